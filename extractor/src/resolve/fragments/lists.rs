//! Items of a list: under a clause that lacks its object (`Nous comptons : 923 cartes`), or under what they are called
//! (`Deux priorités : le code`).

use super::super::builder::{fragment_claim, identity};
use super::super::claim::Claim;
use super::super::document::Place;
use super::{Fragment, is_verbless, leads};
use crate::claims::phrase;
use crate::claims::rules::verbless::noun_phrase;
use crate::claims::tree::Tree;
use crate::claims::{Object, PredicateKind};

/// How many items of a list are read.
const LONGEST_LIST: usize = 40;

impl Fragment<'_> {
    /// An item under a clause that ends in a colon and lacks its object.
    pub(super) fn list_item(&self, earlier: &[Claim]) -> Vec<Claim> {
        let document = &self.mentions.document;
        let Some(lead) = self.lead() else { return Vec::new() };
        let span = document.sentence(lead).span;
        let opener = earlier
            .iter()
            .rev()
            .find(|c| span.start <= c.start && c.end <= span.end)
            .filter(|c| c.object.is_none() && c.subject.is_some() && c.rule != "existential");
        let Some(opener) = opener else { return self.listed(lead) };
        self.phrases()
            .into_iter()
            .map(|phrase| {
                let mut claim = self.moved(opener.clone(), phrase);
                claim.object = Some(self.builder.object(Object::Phrase(phrase)));
                document.text(self.place, phrase).clone_into(&mut claim.surface[2]);
                "list-item".clone_into(&mut claim.rule);
                claim.links = Vec::new();
                claim.id = identity(document, &claim);
                claim
            })
            .collect()
    }

    /// An item under a noun phrase that ends in a colon: a name has what is listed (`Notre usine en chiffres :
    /// 320 salariés` of a factory), what a common noun calls is what is listed (`Deux priorités : le code`).
    fn listed(&self, lead: Place) -> Vec<Claim> {
        let tree = Tree::new(self.mentions.document.sentence(lead));
        let whole = noun_phrase(&tree);
        let topic = whole.or_else(|| leads::topic(&tree)).map(|head| phrase::argument(&tree, head));
        let Some(topic) = topic else { return Vec::new() };
        let named = whole.is_some() && self.mentions.is_named(lead, topic);
        let items = self.phrases().into_iter();
        items
            .map(|item| {
                let kind = if named { PredicateKind::Verb } else { PredicateKind::Copula };
                fragment_claim(self.mentions, "list-item", kind, (lead, topic), (self.place, item))
            })
            .collect()
    }

    /// The sentence with a colon that the list stands under, other verbless items between.
    fn lead(&self) -> Option<Place> {
        let document = &self.mentions.document;
        let speaker = document.speaker(self.place);
        let mut at = self.place;
        for _ in 0..LONGEST_LIST {
            at = document.before(at).filter(|&p| document.speaker(p) == speaker)?;
            let sentence = document.sentence(at);
            if sentence.tokens.last().is_some_and(|t| t.form == ":") {
                return Some(at);
            }
            if !is_verbless(&Tree::new(sentence)) {
                return None;
            }
        }
        None
    }
}
