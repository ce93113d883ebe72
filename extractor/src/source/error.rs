//! [`SourceError`]: why the bytes of a file are no document. Odd prose is never an error.

/// Why a document could not be read.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum SourceError {
    /// The file holds no text at all, or blanks alone.
    #[error("'{name}' is empty: give a file with the text of an interview or an article")]
    Empty {
        /// The file's name.
        name: String,
    },
    /// The file is of a kind that is not read.
    #[error("'{name}' looks like {kind}, not like text: {mend}")]
    Binary {
        /// The file's name.
        name: String,
        /// What it looks like (`a PDF document`).
        kind: &'static str,
        /// How to make text of it.
        mend: &'static str,
    },
    /// The file is longer than one document may be.
    #[error(
        "'{name}' holds {} MB, one document may hold {} MB: split it into one file an interview",
        .size.div_ceil(1_000_000),
        .limit / 1_000_000
    )]
    TooLarge {
        /// The file's name.
        name: String,
        /// Its size in bytes.
        size: usize,
        /// The largest size that is read, in bytes.
        limit: usize,
    },
}
