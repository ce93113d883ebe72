//! [`EvalError`]: why gold claims or extracted claims cannot be read.

/// Why a file of gold or extracted claims cannot be read.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum EvalError {
    /// A line is no gold claim.
    #[error("line {line} is no gold claim")]
    Gold {
        /// Which line, 1-based.
        line: usize,
        /// What is wrong with it.
        source: serde_json::Error,
    },
    /// A line is no extracted claim.
    #[error("line {line} is no claim of `dixit extract --format jsonl`")]
    Claim {
        /// Which line, 1-based.
        line: usize,
        /// What is wrong with it.
        source: serde_json::Error,
    },
    /// A gold quote does not stand where its offsets say.
    #[error("gold claim {id}: the source does not read '{quote}' at {start}..{end}")]
    Quote {
        /// The gold claim.
        id: String,
        /// Its quote.
        quote: String,
        /// Its first code point.
        start: usize,
        /// The code point after it.
        end: usize,
    },
    /// A line is no judgement.
    #[error(
        "line {line}: '{found}' is no judgement: it needs document, start, end, subject, relation, object, polarity \
         and right, vague or wrong, with tabs between them"
    )]
    Judgement {
        /// Which line, 1-based.
        line: usize,
        /// The line.
        found: String,
    },
    /// A row of extracted tuples lacks cells or a number.
    #[error(
        "line {line}: '{found}' is no confidence; the cells are sentence, confidence, relation, subject, object…"
    )]
    Confidence {
        /// Which line, 1-based.
        line: usize,
        /// What stands in the second cell.
        found: String,
    },
}
