//! Claims of different documents that agree or disagree: the same subject, relation and object, affirmed or denied.
//!
//! Within a document the extractor links such claims itself and the store keeps the links. Across documents they are
//! found when a graph is made, so that no document's links depend on which others there are. O(claims).

use crate::view::record::{Corpus, Party, PartyKind, Record};
use dixit_extractor::rdf::vocabulary::dx;
use dixit_extractor::resolve::{Modality, Polarity};
use oxigraph::model::NamedNodeRef;
use std::collections::HashMap;

/// Two claims of different documents about the same thing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Accord {
    /// The later one, by place.
    pub claim: usize,
    /// The earlier one, by place.
    pub other: usize,
    /// Whether both affirm or both deny.
    pub agrees: bool,
}

impl Accord {
    /// What an edge for it says.
    #[must_use]
    pub const fn label(self) -> &'static str {
        if self.agrees { "agrees with" } else { "disagrees with" }
    }

    /// The property that says so.
    #[must_use]
    pub const fn iri(self) -> NamedNodeRef<'static> {
        if self.agrees { dx::SUPPORTS } else { dx::CONTRADICTS }
    }
}

/// The pairs among some claims, given in text order. Each claim is paired with the nearest one before it in another
/// document that agrees and with the nearest that does not, so that many alike make a chain, not all pairs.
#[must_use]
pub fn accords(corpus: &Corpus, chosen: &[usize]) -> Vec<Accord> {
    let mut met: HashMap<Matter<'_>, [Latest; 2]> = HashMap::new();
    let mut found = Vec::new();
    for place in chosen {
        let claim = &corpus.claims[*place];
        let Some(matter) = Matter::of(claim) else { continue };
        let latest = met.entry(matter).or_default();
        let own = usize::from(claim.polarity == Polarity::Denied);
        for (agrees, earlier) in [(true, latest[own]), (false, latest[1 - own])] {
            let linked = |other: &usize| claim.links.iter().any(|(_, id)| *id == corpus.claims[*other].id);
            let other = earlier.elsewhere(corpus, &claim.document).filter(|other| !linked(other));
            found.extend(other.map(|other| Accord { claim: *place, other, agrees }));
        }
        latest[own].take(corpus, *place);
    }
    found
}

/// What a claim says, whether it affirms or denies it.
#[derive(PartialEq, Eq, Hash)]
struct Matter<'a> {
    subject: &'a str,
    relation: &'a str,
    object: Object<'a>,
}

#[derive(PartialEq, Eq, Hash)]
enum Object<'a> {
    Entity(&'a str),
    Value(&'a str, Option<&'a str>),
}

impl<'a> Matter<'a> {
    /// `None` where the claim commits to nothing that could be compared.
    fn of(claim: &'a Record) -> Option<Self> {
        let put_aside = |modality: &Modality| matches!(modality, Modality::Question | Modality::Hypothetical);
        if claim.modality.iter().any(put_aside) {
            return None;
        }
        let subject = claim.subject.as_ref().filter(|party| is_entity(party))?;
        let object = claim.object.as_ref()?;
        let object = match object.kind {
            PartyKind::Entity(_) => Object::Entity(&object.iri),
            PartyKind::Value => {
                let quantity = claim.quantity.as_ref()?;
                Object::Value(quantity.value.as_deref()?, quantity.unit.as_deref())
            }
            PartyKind::Claim => return None,
        };
        Some(Self { subject: &subject.iri, relation: &claim.relation.iri, object })
    }
}

const fn is_entity(party: &Party) -> bool {
    matches!(party.kind, PartyKind::Entity(_))
}

/// The latest claim of one polarity, and the latest one of another document than that.
#[derive(Clone, Copy, Default)]
struct Latest {
    last: Option<usize>,
    before: Option<usize>,
}

impl Latest {
    fn elsewhere(self, corpus: &Corpus, document: &str) -> Option<usize> {
        [self.last, self.before]
            .into_iter()
            .flatten()
            .find(|place| corpus.claims[*place].document != document)
    }

    fn take(&mut self, corpus: &Corpus, place: usize) {
        if self.last.is_some_and(|last| corpus.claims[last].document != corpus.claims[place].document) {
            self.before = self.last;
        }
        self.last = Some(place);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::graph::sample;

    /// The sample's two claims that Meta lags behind DeepSeek (the second denied), said in these documents.
    fn said_in(documents: &[(&str, bool)]) -> Corpus {
        let [affirmed, denied] = [0, 1].map(|place| sample::corpus().claims[place].clone());
        let claim = |(document, denies): &(&str, bool)| Record {
            document: (*document).to_owned(),
            links: Vec::new(),
            ..if *denies { denied.clone() } else { affirmed.clone() }
        };
        Corpus::new(documents.iter().map(claim).collect(), [].into(), [].into())
    }

    fn found(documents: &[(&str, bool)]) -> Vec<(usize, usize, bool)> {
        let corpus = said_in(documents);
        let chosen: Vec<usize> = (0..documents.len()).collect();
        accords(&corpus, &chosen).iter().map(|pair| (pair.claim, pair.other, pair.agrees)).collect()
    }

    #[test]
    fn documents_agree_and_disagree_and_one_alone_does_neither() {
        assert_eq!(found(&[("a", false), ("a", true)]), []);
        assert_eq!(found(&[("a", false), ("b", false), ("c", true)]), [(1, 0, true), (2, 1, false)]);
        assert_eq!(found(&[("a", false), ("b", false), ("b", false)]), [(1, 0, true), (2, 0, true)]);
    }

    #[test]
    fn what_is_asked_agrees_with_nothing() {
        let mut corpus = said_in(&[("a", false), ("b", false)]);
        corpus.claims[1].modality = vec![Modality::Question];
        assert!(accords(&corpus, &[0, 1]).is_empty());
    }
}
