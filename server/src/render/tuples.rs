//! The tab-separated form of the open-information-extraction benchmarks: sentence, confidence,
//! relation, subject, object, further arguments.

use super::columns::one_line;
use dixit_extractor::resolve::{Claim, Extraction, Tuple, tuples};
use std::io::{self, Write};

/// Print the tuples of a document, each with the sentence it stands in, in the words of the text.
///
/// # Errors
/// When `out` cannot be written.
pub fn write(extraction: &Extraction, out: &mut impl Write) -> io::Result<()> {
    for tuple in tuples(&extraction.claims) {
        row(&sentence_of(extraction, tuple.claim), &tuple, out)?;
    }
    Ok(())
}

/// As [`write`], for a text that is one sentence by decree (`--lines`).
///
/// # Errors
/// When `out` cannot be written.
pub fn write_line(line: &str, extraction: &Extraction, out: &mut impl Write) -> io::Result<()> {
    for tuple in tuples(&extraction.claims) {
        row(line, &tuple, out)?;
    }
    Ok(())
}

fn row(sentence: &str, tuple: &Tuple<'_>, out: &mut impl Write) -> io::Result<()> {
    let confidence = format!("{:.3}", tuple.confidence);
    let slots = [sentence, &confidence, &tuple.relation, &tuple.subject, &tuple.object];
    let cells: Vec<String> =
        slots.into_iter().chain(tuple.more.iter().map(String::as_str)).map(one_line).collect();
    writeln!(out, "{}", cells.join("\t"))
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
        assert_eq!(text.lines().count(), tuples(&extraction.claims).len());
        let first: Vec<&str> = text.lines().next().unwrap().split('\t').collect();
        assert_eq!(first[0], "The harbour will close two docks next spring.");
        assert_eq!(first[1], "0.900");
        assert_eq!(&first[2..5], ["will close", "The harbour", "two docks"]);
        assert_eq!(first[5], "next spring");
    }
}
