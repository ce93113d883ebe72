//! Putting documents in and taking them out, each as one transaction.

use super::{Store, StoreError};
use crate::rdf::vocabulary::{dx, rdf};
use crate::rdf::{Names, Occurrence, SharedGraph, document_graph, merge, read_occurrence};
use crate::resolve::Extraction;
use oxigraph::model::{
    GraphNameRef, NamedNode, NamedNodeRef, NamedOrBlankNode, NamedOrBlankNodeRef, Quad, Term, TermRef,
};
use oxigraph::store::{StorageError, Transaction};
use std::collections::BTreeSet;

/// What putting a document in did.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Change {
    /// The document is new.
    Added,
    /// It was there and is different now.
    Replaced,
    /// It was there exactly so; nothing was written.
    Unchanged,
}

impl Store {
    /// Put a document in, in place of what the store had of it. Either all of it is written or
    /// nothing; entities that nobody mentions any more go, reviews stay.
    ///
    /// # Errors
    /// When the extraction is unsound (IRIs, quotes) or the store cannot be written.
    pub fn put_document(&self, extraction: &Extraction) -> Result<Change, StoreError> {
        let (quads, _) = document_graph(extraction)?;
        let names = Names::new(&extraction.document)?;
        let graph = names.document().as_ref();
        let mut transaction = self.inner.start_transaction()?;
        let before = graph_quads(&transaction, graph)?;
        if before.len() == quads.len() && contains_all(&transaction, &quads)? {
            return Ok(Change::Unchanged);
        }
        let mut touched = mentioned(&before);
        touched.extend(mentioned(&quads));
        let gone = claims_of(&before).difference(&claims_of(&quads)).cloned().collect::<Vec<_>>();
        transaction.clear_graph(graph)?;
        transaction.insert_named_graph(graph);
        transaction.extend(quads.iter());
        settle(&mut transaction, names.base(), &touched, &gone)?;
        transaction.commit()?;
        Ok(if before.is_empty() { Change::Added } else { Change::Replaced })
    }

    /// Take a document out, by its IRI. Says whether it was there.
    ///
    /// # Errors
    /// When the IRI is no document's or the store cannot be written.
    pub fn remove_document(&self, document: &str) -> Result<bool, StoreError> {
        let names = Names::new(document)?;
        let graph = names.document().as_ref();
        let mut transaction = self.inner.start_transaction()?;
        let before = graph_quads(&transaction, graph)?;
        if before.is_empty() {
            return Ok(false);
        }
        let gone = claims_of(&before).into_iter().collect::<Vec<_>>();
        transaction.remove_named_graph(graph)?;
        settle(&mut transaction, names.base(), &mentioned(&before), &gone)?;
        transaction.commit()?;
        Ok(true)
    }
}

fn graph_quads(transaction: &Transaction<'_>, graph: NamedNodeRef<'_>) -> Result<Vec<Quad>, StorageError> {
    transaction.quads_for_pattern(None, None, None, Some(GraphNameRef::NamedNode(graph))).collect()
}

fn contains_all(transaction: &Transaction<'_>, quads: &[Quad]) -> Result<bool, StorageError> {
    for quad in quads {
        if !transaction.contains(quad)? {
            return Ok(false);
        }
    }
    Ok(true)
}

/// The entities a document says something of.
fn mentioned(quads: &[Quad]) -> BTreeSet<String> {
    quads
        .iter()
        .filter(|quad| quad.predicate.as_ref() == dx::OCCURRENCE_OF)
        .filter_map(|quad| match &quad.object {
            Term::NamedNode(entity) => Some(entity.as_str().to_owned()),
            _ => None,
        })
        .collect()
}

/// The claims of a document.
fn claims_of(quads: &[Quad]) -> BTreeSet<String> {
    quads
        .iter()
        .filter(|quad| {
            quad.predicate.as_ref() == rdf::TYPE && quad.object == Term::from(dx::CLAIM.into_owned())
        })
        .filter_map(|quad| match &quad.subject {
            NamedOrBlankNode::NamedNode(claim) => Some(claim.as_str().to_owned()),
            NamedOrBlankNode::BlankNode(_) => None,
        })
        .collect()
}

/// Bring the shared graphs in line with the documents as they are now.
fn settle(
    transaction: &mut Transaction<'_>,
    base: &str,
    entities: &BTreeSet<String>,
    gone: &[String],
) -> Result<(), StoreError> {
    let shared = SharedGraph::Entities.iri(base)?;
    for iri in entities {
        let entity = NamedNode::new_unchecked(iri);
        let entry = merge(shared.clone(), &entity, &occurrences_of(transaction, entity.as_ref())?);
        remove_about(transaction, entity.as_ref(), shared.as_ref())?;
        transaction.extend(entry.iter());
    }
    let links = SharedGraph::Links.iri(base)?;
    for iri in gone {
        let claim = NamedNode::new_unchecked(iri);
        remove_about(transaction, claim.as_ref(), links.as_ref())?;
        let to = TermRef::NamedNode(claim.as_ref());
        let stale = transaction
            .quads_for_pattern(None, None, Some(to), Some(GraphNameRef::NamedNode(links.as_ref())))
            .collect::<Result<Vec<_>, _>>()?;
        stale.iter().for_each(|quad| transaction.remove(quad));
    }
    Ok(())
}

/// What all documents together say of an entity, in the order of their IRIs.
fn occurrences_of(
    transaction: &Transaction<'_>,
    entity: NamedNodeRef<'_>,
) -> Result<Vec<Occurrence>, StorageError> {
    let mut found = Vec::new();
    let about =
        transaction.quads_for_pattern(None, Some(dx::OCCURRENCE_OF), Some(TermRef::NamedNode(entity)), None);
    for quad in about {
        let quad = quad?;
        let quads = transaction
            .quads_for_pattern(Some(quad.subject.as_ref()), None, None, Some(quad.graph_name.as_ref()))
            .collect::<Result<Vec<_>, _>>()?;
        if let Some(occurrence) = read_occurrence(quads.into_iter()) {
            found.push((quad.graph_name.to_string(), occurrence));
        }
    }
    found.sort_by(|a, b| a.0.cmp(&b.0));
    Ok(found.into_iter().map(|(_, occurrence)| occurrence).collect())
}

fn remove_about(
    transaction: &mut Transaction<'_>,
    subject: NamedNodeRef<'_>,
    graph: NamedNodeRef<'_>,
) -> Result<(), StorageError> {
    let subject = NamedOrBlankNodeRef::NamedNode(subject);
    let old = transaction
        .quads_for_pattern(Some(subject), None, None, Some(GraphNameRef::NamedNode(graph)))
        .collect::<Result<Vec<_>, _>>()?;
    old.iter().for_each(|quad| transaction.remove(quad));
    Ok(())
}
