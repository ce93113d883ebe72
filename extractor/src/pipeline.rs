//! [`Extractor`]: the whole line, from the bytes of a file to its claims.

use crate::analysis::Language;
use crate::resolve::Extraction;

/// How a document is to be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Options {
    /// The document's language; `None` to detect it.
    pub language: Option<Language>,
    /// Publication date (ISO 8601) that relative times are anchored on; `None` to look in the text.
    pub date: Option<String>,
    /// Base of every IRI, ending in `/`.
    pub base: String,
}

impl Default for Options {
    fn default() -> Self {
        Self { language: None, date: None, base: "http://localhost:7878/".to_owned() }
    }
}

/// Why a document could not be read at all. Odd prose is never an error.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum ExtractError {}

/// Reads documents. Making one loads the model; share it between threads.
#[derive(Debug)]
pub struct Extractor {}

impl Extractor {
    /// Load the embedded model.
    ///
    /// # Errors
    /// When the model is damaged.
    pub fn new() -> Result<Self, ExtractError> {
        Ok(Self {})
    }

    /// Extract every claim of one document. `name` is the file's name: it gives the slug.
    ///
    /// # Errors
    /// When the bytes are no text.
    pub fn extract(
        &self,
        _name: &str,
        _bytes: &[u8],
        _options: &Options,
    ) -> Result<Extraction, ExtractError> {
        unimplemented!("filled in when the steps are")
    }
}
