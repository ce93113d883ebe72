//! An entity: its names, and the claims about it and by it.

use super::claims::ClaimView;
use super::node::{self, Node};
use dixit_extractor::rdf::kind_of_class;
use dixit_extractor::rdf::vocabulary::{dx, rdf, rdfs, skos};
use dixit_extractor::store::Store;
use oxigraph::model::{NamedNode, NamedNodeRef, Term};
use oxigraph::store::StorageError;
use serde::Serialize;

/// An entity with its claims.
#[derive(Debug, Clone, Serialize)]
pub struct EntityView {
    /// Its IRI.
    pub id: String,
    /// What it is called first of all.
    pub label: String,
    /// `Person`, `Organization`, …
    pub kind: String,
    /// Other names.
    pub aliases: Vec<String>,
    /// Claims with it as subject or object.
    pub about: Vec<ClaimView>,
    /// Claims it makes.
    pub by: Vec<ClaimView>,
}

impl EntityView {
    /// Read an entity; `None` when the store does not say anything of this IRI.
    ///
    /// # Errors
    /// When the store fails.
    pub fn read(store: &Store, iri: &str) -> Result<Option<Self>, StorageError> {
        let Some(node) = Node::read(store, iri)? else { return Ok(None) };
        let mut about = claims_with(store, dx::SUBJECT, &node.iri)?;
        about.extend(claims_with(store, dx::OBJECT, &node.iri)?);
        sort(&mut about);
        about.dedup_by(|a, b| a.id == b.id);
        let by = claims_with(store, dx::SPEAKER, &node.iri)?;
        let mut kinds = node.iris(rdf::TYPE).into_iter().filter_map(|class| kind_of_class(class.as_str()));
        let label = node.text(rdfs::LABEL).map_or_else(|| last_segment(iri), str::to_owned);
        let mut aliases: Vec<String> = [skos::ALT_LABEL, skos::PREF_LABEL, rdfs::LABEL]
            .into_iter()
            .flat_map(|property| node.all(property))
            .filter_map(|term| match term {
                Term::Literal(literal) if literal.value() != label => Some(literal.value().to_owned()),
                _ => None,
            })
            .collect();
        aliases.sort();
        aliases.dedup();
        let kind = kinds.next().unwrap_or("Thing").to_owned();
        Ok(Some(Self { id: iri.to_owned(), label, kind, aliases, about, by }))
    }
}

/// The claims with a value of a property, in the order of documents and text.
///
/// # Errors
/// When the store fails.
pub fn claims_with(
    store: &Store,
    property: NamedNodeRef<'_>,
    value: &NamedNode,
) -> Result<Vec<ClaimView>, StorageError> {
    let mut found = Vec::new();
    for iri in node::with(store, property, value.as_ref())? {
        found.extend(ClaimView::read(store, iri.as_str())?);
    }
    sort(&mut found);
    Ok(found)
}

fn sort(claims: &mut [ClaimView]) {
    claims.sort_by(|a, b| (&a.document, a.start, a.end, &a.id).cmp(&(&b.document, b.start, b.end, &b.id)));
}

fn last_segment(iri: &str) -> String {
    iri.rsplit('/').next().unwrap_or(iri).replace('-', " ")
}
