//! [`GoldClaim`]: a claim written by hand, one JSON object a line (the keys are in CONTRIBUTING.md).

use super::{EvalError, Text};
use crate::resolve::{Certainty, Claim, Modality, Polarity};
use crate::span::CharSpan;
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

/// What a reader says a passage claims.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct GoldClaim {
    /// A name for reports.
    #[serde(default)]
    pub id: String,
    /// The words: the exact slice `start..end` of the source.
    pub quote: String,
    /// First code point of `quote`.
    pub start: usize,
    /// Code point after `quote`.
    pub end: usize,
    /// Who says it; `narrator` for the text itself.
    pub speaker: String,
    /// Accepted wordings; `""` accepts an empty slot, `CLAIM` another claim.
    pub subject: Vec<String>,
    /// Accepted wordings.
    pub relation: Vec<String>,
    /// Accepted wordings, as for the subject; none at all accepts whatever is found.
    pub object: Vec<String>,
    /// So, or not so.
    pub polarity: Polarity,
    /// How sure; `None` is not scored.
    #[serde(default)]
    pub certainty: Option<Certainty>,
    /// Moods that must be among those found.
    #[serde(default)]
    pub modality: Vec<Modality>,
    /// The chain of sources; its length is what is scored.
    #[serde(default)]
    pub attribution: Vec<String>,
    /// The number that must be in the object or a qualifier.
    #[serde(default)]
    pub number: Option<Number>,
    /// Whether a reader would miss it.
    #[serde(default = "yes")]
    pub core: bool,
}

/// The parts of a number that are scored.
#[derive(Debug, Clone, Copy, Default, PartialEq, Serialize, Deserialize)]
pub struct Number {
    /// The number itself.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub value: Option<f64>,
    /// Its lower bound.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub min: Option<f64>,
    /// Its upper bound.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub max: Option<f64>,
}

const fn yes() -> bool {
    true
}

impl GoldClaim {
    /// The quote's place in the source.
    ///
    /// # Panics
    /// When `end` lies before `start`; [`read_gold`] lets no such claim through.
    #[must_use]
    pub const fn span(&self) -> CharSpan {
        CharSpan::new(self.start, self.end)
    }

    /// Check that the quote stands in `text` where it says.
    ///
    /// # Errors
    /// When it does not.
    pub fn check(&self, text: &Text) -> Result<(), EvalError> {
        if text.holds(self.start, self.end, &self.quote) {
            return Ok(());
        }
        let (id, quote) = (self.id.clone(), self.quote.clone());
        Err(EvalError::Quote { id, quote, start: self.start, end: self.end })
    }
}

/// Read gold claims, one JSON object a line; blank lines are passed over.
///
/// # Errors
/// When a line is no gold claim, or its offsets do not fit the length of its quote.
pub fn read_gold(text: &str) -> Result<Vec<GoldClaim>, EvalError> {
    let gold: Vec<GoldClaim> = read_lines(text, |line, source| EvalError::Gold { line, source })?;
    for claim in &gold {
        if claim.start + claim.quote.chars().count() != claim.end {
            let (id, quote) = (claim.id.clone(), claim.quote.clone());
            return Err(EvalError::Quote { id, quote, start: claim.start, end: claim.end });
        }
    }
    Ok(gold)
}

/// Read the output of `dixit extract --format jsonl`.
///
/// # Errors
/// When a line is no claim.
pub fn read_claims(text: &str) -> Result<Vec<Claim>, EvalError> {
    read_lines(text, |line, source| EvalError::Claim { line, source })
}

fn read_lines<T: DeserializeOwned>(
    text: &str,
    error: impl Fn(usize, serde_json::Error) -> EvalError,
) -> Result<Vec<T>, EvalError> {
    let lines = text.lines().enumerate().filter(|(_, line)| !line.trim().is_empty());
    lines.map(|(index, line)| serde_json::from_str(line).map_err(|e| error(index + 1, e))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    const LINE: &str = r#"{"quote": "Il pleut", "start": 3, "end": 11, "speaker": "narrator",
        "subject": [""], "relation": ["pleuvoir"], "object": [], "polarity": "affirmed", "certainty": null}"#;

    #[test]
    fn reads_a_line_and_fills_in_what_is_left_out() {
        let gold = read_gold(&LINE.replace('\n', " ")).unwrap();
        assert!(gold[0].core && gold[0].certainty.is_none() && gold[0].number.is_none());
        assert!(gold[0].check(&Text::of("…: Il pleut.")).is_ok());
        let moved = gold[0].check(&Text::of("Il pleut.")).unwrap_err().to_string();
        assert!(moved.contains("does not read 'Il pleut' at 3..11"), "{moved}");
    }

    #[test]
    fn says_which_line_is_wrong() {
        let bad = format!("\n{}", LINE.replace('\n', " ").replace("affirmed", "maybe"));
        assert!(read_gold(&bad).unwrap_err().to_string().starts_with("line 2"));
        let short = LINE.replace('\n', " ").replace("11", "10");
        assert!(matches!(read_gold(&short), Err(EvalError::Quote { .. })));
        assert!(read_claims("{}").unwrap_err().to_string().starts_with("line 1"));
    }
}
