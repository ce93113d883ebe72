//! What a store holds, in numbers.

use super::node;
use dixit_extractor::rdf::Code;
use dixit_extractor::rdf::vocabulary::{dx, rdf};
use dixit_extractor::resolve::{Certainty, Modality, Polarity};
use dixit_extractor::store::Store;
use oxigraph::model::NamedNodeRef;
use oxigraph::store::StorageError;

/// The counts, in the order they are shown.
///
/// # Errors
/// When the store fails.
pub fn all(store: &Store) -> Result<Vec<(&'static str, usize)>, StorageError> {
    let value = |property: NamedNodeRef<'_>, value: NamedNodeRef<'_>| {
        node::count(store, &format!("?node {property} {value}"))
    };
    let class = |class: NamedNodeRef<'_>| value(rdf::TYPE, class);
    Ok(vec![
        ("documents", class(dx::DOCUMENT)?),
        ("turns", class(dx::TURN)?),
        ("sentences", class(dx::SENTENCE)?),
        ("claims", class(dx::CLAIM)?),
        ("claims denied", value(dx::POLARITY, Polarity::Denied.iri())?),
        ("claims probable", value(dx::CERTAINTY, Certainty::Probable.iri())?),
        ("claims possible", value(dx::CERTAINTY, Certainty::Possible.iri())?),
        ("claims asked", value(dx::MODALITY, Modality::Question.iri())?),
        ("claims reported", value(dx::MODALITY, Modality::Reported.iri())?),
        ("entities", class(dx::ENTITY_CLASS)?),
        ("open relations", class(dx::OPEN_RELATION)?),
        ("graphs", store.oxigraph().named_graphs().count()),
        ("quads", store.oxigraph().len()?),
    ])
}
