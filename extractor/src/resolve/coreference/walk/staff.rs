//! `ils` where nothing near agrees: those who act for an organisation.

use super::Walk;
use crate::analysis::Language;
use crate::claims::tree::Tree;
use crate::resolve::coreference::candidate::Candidate;
use crate::resolve::coreference::dialogue::Dialogue;
use crate::resolve::coreference::lexicon::{Anaphor, Being, Class, Gender, References, WordClass};
use crate::resolve::document::Place;

impl Walk<'_, '_> {
    /// `ils ont licencié tout le monde`: those who act for the organisation that the speaker works for.
    pub(super) fn body(
        &self,
        order: usize,
        place: Place,
        tree: &Tree<'_>,
        token: usize,
        anaphor: Anaphor,
    ) -> Option<Candidate> {
        let they = tree.language() == Language::French
            && anaphor.class == Class::Personal
            && anaphor.plural == Some(true)
            && anaphor.gender == Some(Gender::Masculine)
            && tree.is(token, &["nsubj"])
            && anaphor.being != Some(Being::Thing);
        if let Some(many) = self.many_just_named(order).filter(|_| they) {
            return Some(many);
        }
        let dialogue = self.dialogue.filter(|_| they)?;
        if let Some(firm) = self.firm_just_named(order, place, dialogue) {
            return Some(firm);
        }
        let employer = dialogue.employer(place)?;
        self.candidates.iter().rev().find(|c| c.referent == employer).cloned()
    }

    /// `Comment votre entourage a-t-il réagi ? – Ils ont ri.`: those whom a noun just before means all together.
    fn many_just_named(&self, order: usize) -> Option<Candidate> {
        let references = References::of(Language::French);
        let near = self.candidates.iter().rev().take_while(|c| c.order + 1 >= order);
        let many = |c: &&Candidate| {
            let noun = c.referent.label.split(' ').next().unwrap_or_default();
            !c.named && references.is(WordClass::Many, &noun.to_lowercase())
        };
        near.filter(many).max_by_key(|c| std::cmp::Reverse(c.rank)).cloned()
    }

    /// `Le contrat avec Orvado. Ils cherchaient un isolant.`: those of the only other organisation just named in the turn.
    fn firm_just_named(&self, order: usize, place: Place, dialogue: &Dialogue<'_>) -> Option<Candidate> {
        let own = dialogue.own_body(place).map(|own| own.body);
        let near = self.candidates.iter().rev().take_while(|c| c.order + 1 >= order);
        let mut firms = near.filter(|c| {
            c.named
                && c.referent.kind == "Organization"
                && self.turn(c.place) == self.turn(place)
                && Some(&c.referent) != own.as_ref()
        });
        let firm = firms.next()?;
        firms.all(|c| c.referent == firm.referent).then(|| firm.clone())
    }
}
