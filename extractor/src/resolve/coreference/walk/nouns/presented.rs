//! `Elle présente « Ondo ». Ce jeu de cartes …`: the work or product that the sentence before has just named.
//!
//! Reads: the names of the sentence before. The noun must be shown and tell a product, a work or an event; one name alone may
//! be new there, the object or subject of its clause.

use super::super::Walk;
use crate::analysis::{Language, Upos};
use crate::claims::lexicon::Lexicon;
use crate::claims::tree::Tree;
use crate::resolve::coreference::candidate::{Candidate, Rank};
use crate::resolve::coreference::description::is_set_off;
use crate::resolve::coreference::lexicon::{Being, References, WordClass};
use crate::resolve::document::Place;

impl Walk<'_, '_> {
    /// The name that a shown noun takes up, whatever kind of thing its complement says that it is.
    pub(super) fn presented(
        &self,
        order: usize,
        place: Place,
        tree: &Tree<'_>,
        token: usize,
    ) -> Option<Candidate> {
        if tree.language() != Language::French || !tells_kind(tree, token) {
            return None;
        }
        let first =
            |c: &Candidate| self.candidates.iter().find(|o| o.referent == c.referent).map(|o| o.place);
        let fits = |c: &&Candidate| {
            c.order + 1 == order
                && c.place != place
                && c.named
                && !c.taken_up
                && c.plural != Some(true)
                && c.being != Some(Being::Person)
                && !matches!(c.referent.kind, "Person" | "Place" | "Group")
                && c.rank <= Rank::Object
                && first(c) == Some(c.place)
        };
        let mut new = self.candidates.iter().filter(fits);
        let one = new.next()?;
        let lemma = tree.lemma(token);
        let called =
            |c: &Candidate| c.order + 2 >= order && c.lemma.split(' ').next() == Some(lemma.as_str());
        let another = self.candidates.iter().any(|c| called(c) && !c.taken_up && c.place != one.place);
        (!another && new.all(|c| c.referent == one.referent)).then(|| one.clone())
    }
}

/// `ce jeu de cartes`, `cette pièce, écrite en un mois,`: a noun that is shown, with nothing but what kind it is of.
fn tells_kind(tree: &Tree<'_>, token: usize) -> bool {
    let lemma = tree.lemma(token);
    let kind = Lexicon::of(tree.language()).noun_kind(&lemma);
    let made = References::of(tree.language()).is(WordClass::Made, &lemma);
    let after_comma = |d: usize| {
        let first = tree.extent(d).0;
        first > token && (tree.token(first).form == "," || tree.token(first - 1).form == ",")
    };
    let plain = |d: usize| match tree.token(d).relation() {
        "det" | "case" | "punct" | "cc" => true,
        "nmod" => d > token && tree.first(d, &["det", "nummod"]).is_none() && tree.has_pos(d, &[Upos::Noun]),
        "acl" | "appos" => after_comma(d),
        "amod" => is_set_off(tree, token, d),
        _ => false,
    };
    (made || matches!(kind, Some("Product" | "CreativeWork" | "Event")))
        && tree.is_shown(token)
        && tree.has_pos(token, &[Upos::Noun])
        && tree.feature(token, "Number") != Some("Plur")
        && tree.dependents(token).iter().all(|&d| plain(d))
}
