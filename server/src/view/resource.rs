//! [`Described`]: what the store says of and with any IRI.

use super::claims::{ClaimView, Places};
use super::record::{Corpus, Record};
use dixit_extractor::rdf::vocabulary::dx;
use dixit_extractor::store::Store;
use oxigraph::model::{
    GraphNameRef, NamedNode, NamedNodeRef, NamedOrBlankNode, NamedOrBlankNodeRef, Quad, Term, TermRef,
};
use oxigraph::store::StorageError;
use schemars::JsonSchema;
use serde::Serialize;
use std::collections::BTreeSet;

/// How many incoming statements and members of a graph a page shows.
const SHOWN: usize = 200;

/// What the store says of and with an IRI.
#[derive(JsonSchema, Serialize)]
pub struct Described {
    /// The IRI.
    pub id: String,
    /// Statements about it.
    #[serde(serialize_with = "as_text")]
    #[schemars(with = "Vec<[String; 3]>")]
    pub properties: Vec<Quad>,
    /// How many claims have it as relation.
    pub claims_in_all: usize,
    /// The first of them.
    pub claims: Vec<ClaimView>,
    /// Statements with it as object or relation, and members of the graph of its name.
    #[serde(serialize_with = "as_text")]
    #[schemars(with = "Vec<[String; 3]>")]
    pub used_in: Vec<Quad>,
}

fn as_text<S: serde::Serializer>(quads: &[Quad], serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_seq(
        quads
            .iter()
            .map(|quad| [quad.subject.to_string(), quad.predicate.to_string(), quad.object.to_string()]),
    )
}

impl Described {
    /// Read it; `None` when the store does not mention it.
    ///
    /// # Errors
    /// When the store fails.
    pub fn read(store: &Store, corpus: &Corpus, iri: &str) -> Result<Option<Self>, StorageError> {
        let Ok(node) = NamedNode::new(iri) else { return Ok(None) };
        let mut properties = about(store, iri)?;
        properties.retain(|quad| subject(quad) == node.clone().into());
        let quads = store.oxigraph();
        let graph = Some(GraphNameRef::NamedNode(node.as_ref()));
        let incoming = quads.quads_for_pattern(None, None, Some(TermRef::NamedNode(node.as_ref())), None);
        let as_relation = quads.quads_for_pattern(None, Some(node.as_ref()), None, None);
        let members = quads.quads_for_pattern(None, None, None, graph);
        let with_it: Vec<&Record> = corpus.claims.iter().filter(|claim| claim.relation.iri == iri).collect();
        let places = if with_it.is_empty() {
            Places::new()
        } else {
            corpus.claims.iter().map(|claim| (claim.id.as_str(), claim)).collect()
        };
        let claims_in_all = with_it.len();
        let claims: Vec<ClaimView> = with_it
            .into_iter()
            .take(SHOWN)
            .map(|claim| ClaimView::of_record(claim, corpus, &places))
            .collect();
        let is_claim = |quad: &Quad| quad.predicate.as_ref() == dx::RELATION;
        let used_in = incoming.chain(as_relation).chain(members);
        let used_in = used_in.filter(|quad| !quad.as_ref().is_ok_and(is_claim)).take(SHOWN);
        let used_in: Vec<Quad> = used_in.collect::<Result<_, _>>()?;
        if properties.is_empty() && used_in.is_empty() && claims.is_empty() {
            return Ok(None);
        }
        Ok(Some(Self { id: iri.to_owned(), properties, claims_in_all, claims, used_in }))
    }
}

/// A node and the nodes that hang on it (`{iri}/…`), over all graphs.
///
/// # Errors
/// When the store fails.
pub fn about(store: &Store, iri: &str) -> Result<Vec<Quad>, StorageError> {
    let below = format!("{iri}/");
    let Ok(start) = NamedNode::new(iri) else { return Ok(Vec::new()) };
    let (mut open, mut seen, mut quads) = (vec![start.clone()], BTreeSet::from([start]), Vec::new());
    while let Some(node) = open.pop() {
        let subject = NamedOrBlankNodeRef::NamedNode(node.as_ref());
        for quad in store.oxigraph().quads_for_pattern(Some(subject), None, None, None) {
            let quad = quad?;
            if let Term::NamedNode(object) = &quad.object
                && object.as_str().starts_with(&below)
                && seen.insert(object.clone())
            {
                open.push(object.clone());
            }
            quads.push(quad);
        }
    }
    Ok(quads)
}

/// The quads of a named graph.
///
/// # Errors
/// When the store fails.
pub fn graph(store: &Store, iri: &str) -> Result<Vec<Quad>, StorageError> {
    let Ok(name) = NamedNodeRef::new(iri) else { return Ok(Vec::new()) };
    store.oxigraph().quads_for_pattern(None, None, None, Some(GraphNameRef::NamedNode(name))).collect()
}

/// The subject of a quad as a term.
#[must_use]
pub fn subject(quad: &Quad) -> Term {
    match &quad.subject {
        NamedOrBlankNode::NamedNode(node) => node.clone().into(),
        NamedOrBlankNode::BlankNode(node) => node.clone().into(),
    }
}
