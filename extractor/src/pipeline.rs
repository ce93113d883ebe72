//! [`Extractor`]: the whole line, from the bytes of a file to its claims.

use crate::analysis::{Analyser, Language, ModelError};
use crate::resolve::{self, Extraction, Meanings};
use crate::source::{self, ReadOptions, Section, Segment, SourceError, Transcript};
use crate::span::CharSpan;

/// How a document is to be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Options {
    /// The document's language; `None` to detect it.
    pub language: Option<Language>,
    /// Publication date (ISO 8601) that relative times are anchored on; `None` to look in the text.
    pub date: Option<String>,
    /// Base of every IRI, ending in `/`.
    pub base: String,
    /// Take the whole text as running prose: look for no headline, speakers or turns.
    pub plain: bool,
    /// What words mean, against what would be found.
    pub meanings: Meanings,
}

impl Default for Options {
    fn default() -> Self {
        let base = "http://localhost:7878/".to_owned();
        Self { language: None, date: None, base, plain: false, meanings: Meanings::default() }
    }
}

/// Why a document could not be read at all. Odd prose is never an error.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum ExtractError {
    /// The bytes are no text.
    #[error(transparent)]
    Source(#[from] SourceError),
    /// The language model is damaged.
    #[error("the language model cannot be loaded")]
    Model(#[from] ModelError),
}

/// Reads documents. Making one loads the model; share it between threads.
#[derive(Debug, Clone)]
pub struct Extractor {
    analyser: Analyser,
}

impl Extractor {
    /// Load the embedded model.
    ///
    /// # Errors
    /// When the model is damaged.
    pub fn new() -> Result<Self, ExtractError> {
        Ok(Self { analyser: Analyser::embedded()? })
    }

    /// Use an analyser of one's own.
    #[must_use]
    pub const fn with_analyser(analyser: Analyser) -> Self {
        Self { analyser }
    }

    /// The analyser alone.
    #[must_use]
    pub const fn analyser(&self) -> &Analyser {
        &self.analyser
    }

    /// Extract every claim of one document. `name` is the file's name: it gives the slug.
    ///
    /// # Errors
    /// When the bytes are no text.
    pub fn extract(&self, name: &str, bytes: &[u8], options: &Options) -> Result<Extraction, ExtractError> {
        let read = ReadOptions { language: options.language, date: options.date.clone() };
        let mut transcript = source::read(name, bytes, &read)?;
        if options.plain {
            flatten(&mut transcript);
        }
        Ok(self.extract_transcript(transcript, &options.base, &options.meanings))
    }

    /// Extract every claim of a transcript that is already read.
    #[must_use]
    pub fn extract_transcript(&self, transcript: Transcript, base: &str, meanings: &Meanings) -> Extraction {
        let mut spans: Vec<CharSpan> = Vec::new();
        let mut owners = Vec::new();
        for (index, segment) in transcript.segments.iter().enumerate() {
            let skipped = matches!(segment.section, Section::Boilerplate | Section::Byline);
            for paragraph in segment.paragraphs.iter().filter(|_| !skipped) {
                spans.push(*paragraph);
                owners.push(index);
            }
        }
        let analysed = self.analyser.analyse(&transcript.prose(), &spans, transcript.language);
        let mut sentences = vec![Vec::new(); transcript.segments.len()];
        for (owner, found) in owners.into_iter().zip(analysed) {
            sentences[owner].extend(found);
        }
        resolve::resolve(transcript, sentences, base, meanings)
    }
}

/// Forget all structure: the whole text is one paragraph by the narrator.
fn flatten(transcript: &mut Transcript) {
    let whole = CharSpan::new(0, transcript.text.len());
    transcript.title = None;
    transcript.speakers.clear();
    transcript.markup.clear();
    transcript.segments =
        vec![Segment { section: Section::Lead, span: whole, paragraphs: vec![whole], turn: None }];
}

#[cfg(test)]
mod tests;
