//! The tab-separated form of the open-information-extraction benchmarks: sentence, confidence, relation, subject,
//! object, qualifiers.

use super::columns::one_line;
use dixit_extractor::resolve::Extraction;
use dixit_extractor::tuples::{Tuple, tuples};
use std::io::{self, Write};

/// Print the tuples of a document, each with the sentence it stands in, in the words of the text.
///
/// # Errors
/// When `out` cannot be written.
pub fn write(extraction: &Extraction, out: &mut impl Write) -> io::Result<()> {
    tuples(extraction).iter().try_for_each(|tuple| row(&tuple.sentence, tuple, out))
}

/// As [`write`], for a text that is one sentence by decree (`--lines`).
///
/// # Errors
/// When `out` cannot be written.
pub fn write_line(line: &str, extraction: &Extraction, out: &mut impl Write) -> io::Result<()> {
    tuples(extraction).iter().try_for_each(|tuple| row(line, tuple, out))
}

fn row(sentence: &str, tuple: &Tuple, out: &mut impl Write) -> io::Result<()> {
    let confidence = format!("{:.3}", tuple.confidence);
    let slots = [sentence, &confidence, &tuple.relation, &tuple.subject, &tuple.object];
    let cells: Vec<String> =
        slots.into_iter().chain(tuple.qualifiers.iter().map(String::as_str)).map(one_line).collect();
    writeln!(out, "{}", cells.join("\t"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_row_has_a_cell_for_each_slot_and_no_stray_tabs() {
        let tuple = Tuple {
            sentence: "The harbour\tcloses.".to_owned(),
            confidence: 0.9,
            subject: "The harbour".to_owned(),
            relation: "will\nclose".to_owned(),
            object: "two docks".to_owned(),
            qualifiers: vec!["at noon".to_owned(), "in May".to_owned()],
        };
        let mut bytes = Vec::new();
        row(&tuple.sentence, &tuple, &mut bytes).unwrap();
        let text = String::from_utf8(bytes).unwrap();
        assert_eq!(text, "The harbour closes.\t0.900\twill close\tThe harbour\ttwo docks\tat noon\tin May\n");
    }
}
