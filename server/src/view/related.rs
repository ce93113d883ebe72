//! [`Related`]: the claims that say the same as a claim, the opposite, or refer to it.

use super::claims::ClaimView;
use super::node;
use dixit_extractor::rdf::Code;
use dixit_extractor::rdf::vocabulary::dx;
use dixit_extractor::resolve::LinkKind;
use dixit_extractor::store::Store;
use oxigraph::model::NamedNode;
use oxigraph::store::StorageError;
use std::collections::BTreeSet;

/// How many claims on the same matter are read.
const ON_THE_MATTER: usize = 20;

/// What bears on a claim.
#[derive(Debug, Clone, Default)]
pub struct Related {
    /// Claims that it links to.
    pub to: Vec<(LinkKind, ClaimView)>,
    /// Claims that link to it.
    pub from: Vec<(LinkKind, ClaimView)>,
    /// The same proposition with the same polarity, wherever it is said.
    pub same: Vec<ClaimView>,
    /// The same proposition with the other polarity.
    pub opposite: Vec<ClaimView>,
    /// The same relation said of the same subject, with another object.
    pub matter: Vec<ClaimView>,
}

impl Related {
    /// What bears on a claim.
    ///
    /// # Errors
    /// When the store fails.
    pub fn to(store: &Store, claim: &ClaimView) -> Result<Self, StorageError> {
        let mut related = Self::default();
        let mut linked = BTreeSet::from([claim.id.clone()]);
        for (kind, iri) in &claim.links {
            if let Some(other) = ClaimView::read(store, iri)? {
                linked.insert(other.id.clone());
                related.to.push((*kind, other));
            }
        }
        let Ok(iri) = NamedNode::new(&claim.id) else { return Ok(related) };
        for (kind, property) in LinkKind::TABLE {
            for other in node::with(store, *property, iri.as_ref())? {
                if let Some(other) = ClaimView::read(store, other.as_str())? {
                    linked.insert(other.id.clone());
                    related.from.push((*kind, other));
                }
            }
        }
        related.compare(store, claim, &linked)?;
        Ok(related)
    }

    /// Sort the claims with the same subject and relation by object and polarity.
    fn compare(
        &mut self,
        store: &Store,
        claim: &ClaimView,
        linked: &BTreeSet<String>,
    ) -> Result<(), StorageError> {
        let iri = |slot: Option<&String>| slot.and_then(|iri| NamedNode::new(iri).ok());
        let subject = iri(claim.subject.as_ref().and_then(|slot| slot.iri.as_ref()));
        let Some((subject, relation)) = subject.zip(iri(claim.relation.iri.as_ref())) else { return Ok(()) };
        let with_relation = node::with(store, dx::RELATION, relation.as_ref())?;
        let mut both = node::with(store, dx::SUBJECT, subject.as_ref())?;
        both.retain(|other| with_relation.binary_search(other).is_ok() && !linked.contains(other.as_str()));
        for other in both {
            let Some(other) = ClaimView::read(store, other.as_str())? else { continue };
            if object(&other) != object(claim) {
                if self.matter.len() < ON_THE_MATTER {
                    self.matter.push(other);
                }
            } else if other.polarity == claim.polarity {
                self.same.push(other);
            } else {
                self.opposite.push(other);
            }
        }
        Ok(())
    }
}

/// What makes an object the same: its IRI, or what it is called.
fn object(claim: &ClaimView) -> Option<&str> {
    claim.object.as_ref().map(|slot| slot.iri.as_deref().or(slot.note.as_deref()).unwrap_or(&slot.label))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::view::sample;

    #[test]
    fn finds_the_same_the_opposite_and_what_links_here() {
        let store = sample::store();
        let read = |name: &str| {
            ClaimView::read(&store, &format!("{}claim/{name}", sample::BASE)).unwrap().expect("in the sample")
        };
        store
            .update("INSERT { GRAPH <http://localhost:7878/graph/links> { ?a dx:contradicts ?b } } WHERE { GRAPH ?g { ?a dx:polarity dx:Denied . ?b dx:certainty dx:Possible } }")
            .unwrap();
        let to = Related::to(&store, &read("support")).unwrap().to;
        assert!(
            matches!(&to[..], [(LinkKind::Contradicts, other)] if other.id.ends_with("/employ")),
            "{to:?}"
        );
        let from = Related::to(&store, &read("employ")).unwrap().from;
        assert!(
            matches!(&from[..], [(LinkKind::Contradicts, other)] if other.id.ends_with("/support")),
            "{from:?}"
        );
        let mut twin = read("support");
        twin.id.push('2');
        twin.links.clear();
        let related = Related::to(&store, &twin).unwrap();
        assert_eq!(related.same.len(), 1, "{related:?}");
        twin.polarity = dixit_extractor::resolve::Polarity::Affirmed;
        assert_eq!(Related::to(&store, &twin).unwrap().opposite.len(), 1);
    }
}
