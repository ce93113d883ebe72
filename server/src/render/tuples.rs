//! The tab-separated form of the open-information-extraction benchmarks: sentence, confidence,
//! relation, subject, object, qualifiers….

use super::columns::one_line;
use dixit_extractor::resolve::{Claim, Extraction};
use std::collections::HashMap;
use std::io::{self, Write};

/// Print the claims of a document, each with the sentence it stands in, in the words of the text.
///
/// # Errors
/// When `out` cannot be written.
pub fn write(extraction: &Extraction, out: &mut impl Write) -> io::Result<()> {
    let surfaces: HashMap<&str, String> =
        extraction.claims.iter().map(|claim| (claim.id.as_str(), claim.surface.join(" "))).collect();
    for claim in &extraction.claims {
        let sentence = sentence_of(extraction, claim);
        let row = Row { sentence: &sentence, claim, surfaces: &surfaces };
        row.write(out)?;
    }
    Ok(())
}

/// As [`write`], for a text that is one sentence by decree (`--lines`).
///
/// # Errors
/// When `out` cannot be written.
pub fn write_line(line: &str, extraction: &Extraction, out: &mut impl Write) -> io::Result<()> {
    let surfaces: HashMap<&str, String> =
        extraction.claims.iter().map(|claim| (claim.id.as_str(), claim.surface.join(" "))).collect();
    for claim in &extraction.claims {
        Row { sentence: line, claim, surfaces: &surfaces }.write(out)?;
    }
    Ok(())
}

struct Row<'a> {
    sentence: &'a str,
    claim: &'a Claim,
    surfaces: &'a HashMap<&'a str, String>,
}

impl Row<'_> {
    fn write(&self, out: &mut impl Write) -> io::Result<()> {
        let [subject, relation, object] = &self.claim.surface;
        let confidence = format!("{:.3}", self.claim.confidence);
        let inner = self.inner();
        let object = if object.is_empty() { inner.as_deref().unwrap_or_default() } else { object };
        let mut cells = vec![self.sentence, &confidence, relation, subject, object];
        cells.extend(self.claim.qualifiers.iter().map(|qualifier| qualifier.text.as_str()));
        let cells: Vec<String> = cells.into_iter().map(one_line).collect();
        writeln!(out, "{}", cells.join("\t"))
    }

    /// The words of the claim in the object slot.
    fn inner(&self) -> Option<String> {
        use dixit_extractor::resolve::Argument;
        match &self.claim.object {
            Some(Argument::Claim { claim }) => self.surfaces.get(claim.as_str()).cloned(),
            _ => None,
        }
    }
}

/// The sentence a claim starts in; its quote where sentences are not known.
fn sentence_of(extraction: &Extraction, claim: &Claim) -> String {
    let holds = |start: usize, end: usize| start <= claim.start && claim.start < end;
    let row = extraction.explanations.iter().find(|row| holds(row.start, row.end));
    row.map_or_else(
        || claim.quote.clone(),
        |row| {
            let span = dixit_extractor::span::CharSpan::new(row.start, row.end);
            extraction.transcript.text.slice(span).to_owned()
        },
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::view::sample;

    #[test]
    fn has_a_row_a_claim_and_no_stray_tabs() {
        let extraction = sample::harbour();
        let mut bytes = Vec::new();
        write(&extraction, &mut bytes).unwrap();
        let text = String::from_utf8(bytes).unwrap();
        assert_eq!(text.lines().count(), extraction.claims.len());
        let first: Vec<&str> = text.lines().next().unwrap().split('\t').collect();
        assert_eq!(first[0], "The harbour will close two docks next spring.");
        assert_eq!(first[1], "0.900");
        assert_eq!(&first[2..5], ["will close", "The harbour", "two docks"]);
        assert_eq!(first[5], "next spring");
    }
}
