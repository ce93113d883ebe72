//! The invariant: what a store gives as words at an offset is the exact slice of the document there.

use super::node::{self, Node};
use dixit_extractor::rdf::vocabulary::dx;
use dixit_extractor::source::SourceText;
use dixit_extractor::span::CharSpan;
use dixit_extractor::store::Store;
use oxigraph::model::NamedNodeRef;
use oxigraph::store::StorageError;

/// What checking found.
#[derive(Debug, Default)]
pub struct Report {
    /// How many documents were looked at.
    pub documents: usize,
    /// How many spans were compared.
    pub checked: usize,
    /// What is wrong, a line each.
    pub faults: Vec<String>,
}

/// Compare every span with words (claims, mentions, qualifiers, segments, sentences) to its source.
///
/// # Errors
/// When the store fails.
pub fn quotes(store: &Store) -> Result<Report, StorageError> {
    let mut report = Report::default();
    for document in node::of_class(store, dx::DOCUMENT)? {
        report.documents += 1;
        let document = Node::of(store, &document)?;
        let Some(text) = document.text(dx::TEXT) else {
            report.faults.push(format!("<{}> has lost its text", document.iri.as_str()));
            continue;
        };
        let source = SourceText::new(text.to_owned());
        for part in node::with(store, dx::DOCUMENT_OF, document.iri.as_ref())? {
            let part = Node::of(store, &part)?;
            let words = if part.is_a(dx::CLAIM) { dx::QUOTE } else { dx::TEXT };
            report.compare(&part, words, &source);
            for property in [dx::SUBJECT_MENTION, dx::OBJECT_MENTION, dx::QUALIFIER] {
                for inner in part.iris(property) {
                    report.compare(&Node::of(store, &inner)?, dx::TEXT, &source);
                }
            }
        }
    }
    orphans(store, &mut report)?;
    Ok(report)
}

/// Claims whose document is gone.
fn orphans(store: &Store, report: &mut Report) -> Result<(), StorageError> {
    for claim in node::of_class(store, dx::CLAIM)? {
        let claim = Node::of(store, &claim)?;
        let document = claim.iri(dx::DOCUMENT_OF).map(|iri| Node::of(store, &iri)).transpose()?;
        if !document.is_some_and(|document| document.is_a(dx::DOCUMENT)) {
            report.faults.push(format!("<{}> belongs to no document", claim.iri.as_str()));
        }
    }
    Ok(())
}

impl Report {
    fn compare(&mut self, node: &Node, words: NamedNodeRef<'_>, source: &SourceText) {
        let span = node.number::<usize>(dx::START).zip(node.number::<usize>(dx::END));
        let (Some((start, end)), Some(words)) = (span, node.text(words)) else { return };
        self.checked += 1;
        let iri = node.iri.as_str();
        if start > end || end > source.len() {
            self.faults
                .push(format!("<{iri}> {start}..{end} lies outside the text ({} code points)", source.len()));
        } else if source.slice(CharSpan::new(start, end)) != words {
            let there = source.slice(CharSpan::new(start, end));
            self.faults.push(format!("<{iri}> {start}..{end} says {words:?}, the text there is {there:?}"));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::view::sample;

    #[test]
    fn a_fresh_store_is_sound_and_a_changed_quote_is_found() {
        let store = sample::store();
        let report = quotes(&store).unwrap();
        assert!(report.faults.is_empty(), "{:?}", report.faults);
        assert!(report.checked > 10);
        store
            .update("DELETE { GRAPH ?g { ?c dx:quote ?q } } INSERT { GRAPH ?g { ?c dx:quote 'other words' } } WHERE { GRAPH ?g { ?c dx:quote ?q ; dx:polarity dx:Denied } }")
            .unwrap();
        let report = quotes(&store).unwrap();
        assert_eq!(report.faults.len(), 1, "{:?}", report.faults);
    }
}
