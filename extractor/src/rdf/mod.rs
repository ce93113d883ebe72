//! [`Claim`](crate::resolve::Claim)s to quads: the one place that knows the vocabulary.
//!
//! Reads: the [`Extraction`] of a document. Adds: nothing new; every field of the JSON contract
//! becomes a property that plain SPARQL 1.1 can ask for, in one named graph a document.
//!
//! * A claim that [is asserted](crate::resolve::Claim::is_asserted) also stands as its direct triple
//!   `<subject> <relation> <object>`. A denied, hedged, asked or reported one never does.
//! * Every claim that has both a subject and an object has `rdf:reifies <<( s p o )>>` (RDF 1.2);
//!   [`Options::rdf11`] leaves it out.
//! * A claim without object (`the plant closed`) has no `dx:object` and no triple.
//! * `dx:object` of a quantity is its number or date as a typed literal. A range has no single number:
//!   its `dx:object` is its own words, and `dx:quantity` has the bounds.
//! * There are no blank nodes: what hangs on a claim is `{claim}/…`, on a document `{document}/…`.

mod claims;
mod codes;
mod document;
mod entities;
#[cfg(test)]
pub(crate) mod fixture;
mod graph;
mod hash;
pub mod literal;
mod names;
#[cfg(test)]
mod ontology;
mod sources;
#[cfg(test)]
mod tests;
pub mod vocabulary;
mod write;

pub use codes::{Code, class_of_kind, kind_of_class};
pub use names::{Names, SharedGraph, is_nameless};
pub use write::{Format, Options, read_lines, write, write_lines, write_quads};

pub(crate) use entities::{Occurrence, merge, read as read_occurrence};

use crate::resolve::Extraction;
use crate::source::SourceText;
use crate::span::CharSpan;
use oxigraph::model::{IriParseError, Quad};
use std::collections::BTreeMap;

/// Why something could not be written as, or read from, RDF or JSON lines.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum RdfError {
    /// An IRI of the input is none.
    #[error("the {field} IRI '{iri}' is no IRI: {source}")]
    BadIri {
        /// What it names.
        field: &'static str,
        /// What was given.
        iri: String,
        /// What is wrong with it.
        source: IriParseError,
    },
    /// A document's IRI has another form than `{base}document/{slug}`.
    #[error("the document IRI '{0}' does not have the form {{base}}document/{{slug}}")]
    BadDocument(String),
    /// Offsets lie outside the text.
    #[error("the {what} {start}..{end} does not lie in the text of {length} code points")]
    BadSpan {
        /// What has the offsets.
        what: &'static str,
        /// First code point.
        start: usize,
        /// Code point after.
        end: usize,
        /// Length of the text in code points.
        length: usize,
    },
    /// The quote of a claim is not what stands at its offsets.
    #[error("the quote of {claim} is not the text at {start}..{end}")]
    BadQuote {
        /// IRI of the claim.
        claim: String,
        /// First code point.
        start: usize,
        /// Code point after.
        end: usize,
    },
    /// A format nobody knows.
    #[error("'{0}' is not a format: use ttl, trig, nq, nt, jsonld or rdfxml")]
    UnknownFormat(String),
    /// A line that is no claim.
    #[error("line {line} is not a claim: {source}")]
    BadLine {
        /// Its number, 1-based.
        line: usize,
        /// What is wrong with it.
        source: serde_json::Error,
    },
    /// Reading or writing failed.
    #[error(transparent)]
    Io(#[from] std::io::Error),
}

/// The quads of one document's own graph.
///
/// # Errors
/// When an IRI of the extraction is none, or a claim's quote is not the text at its offsets.
pub fn document_quads(extraction: &Extraction) -> Result<Vec<Quad>, RdfError> {
    Ok(document_graph(extraction)?.0)
}

/// The quads of one document's own graph, and what it says of entities.
pub(crate) fn document_graph(extraction: &Extraction) -> Result<(Vec<Quad>, Vec<Occurrence>), RdfError> {
    let names = Names::new(&extraction.document)?;
    let sources = sources::Sources::new(&names, extraction)?;
    let mut graph = graph::Graph::new(names.document().clone());
    document::describe(&mut graph, &names, &sources, extraction)?;
    let around = claims::Surroundings { names: &names, sources: &sources, extraction };
    for claim in &extraction.claims {
        claims::describe(&mut graph, &around, claim)?;
        if extraction.transcript.text.slice(claim.span()) != claim.quote {
            return Err(RdfError::BadQuote { claim: claim.id.clone(), start: claim.start, end: claim.end });
        }
    }
    let occurrences = entities::occurrences(extraction, &sources)?;
    entities::describe(&mut graph, &names, &occurrences);
    Ok((graph.into_quads(), occurrences))
}

/// The quads of several documents and of the entities they share.
///
/// # Errors
/// As [`document_quads`].
pub fn quads(extractions: &[Extraction]) -> Result<Vec<Quad>, RdfError> {
    let mut quads = Vec::new();
    let mut shared = BTreeMap::<String, (String, Vec<Occurrence>)>::new();
    for extraction in extractions {
        let (own, occurrences) = document_graph(extraction)?;
        quads.extend(own);
        let base = Names::new(&extraction.document)?.base().to_owned();
        for occurrence in occurrences {
            let key = occurrence.entity.as_str().to_owned();
            shared.entry(key).or_insert_with(|| (base.clone(), Vec::new())).1.push(occurrence);
        }
    }
    for (base, occurrences) in shared.into_values() {
        let entity = occurrences[0].entity.clone();
        quads.extend(merge(SharedGraph::Entities.iri(&base)?, &entity, &occurrences));
    }
    Ok(quads)
}

/// A span, checked against the text it lies in.
fn span_in(text: &SourceText, what: &'static str, start: usize, end: usize) -> Result<CharSpan, RdfError> {
    if start > end || end > text.len() {
        return Err(RdfError::BadSpan { what, start, end, length: text.len() });
    }
    Ok(CharSpan::new(start, end))
}
