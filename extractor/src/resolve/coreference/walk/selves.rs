//! Whether the talk around a word is of who speaks, or of those with whom they do what they do.

use super::Walk;
use crate::analysis::{Language, Sentence};
use crate::claims::tree::Tree;
use crate::resolve::coreference::dialogue;
use crate::resolve::coreference::doing::is_own_work;
use crate::resolve::coreference::lexicon::{References, WordClass};
use crate::resolve::coreference::ours::{is_everybody, says_we};
use crate::resolve::document::Place;
use crate::source::Role;

/// How many sentences before and after are looked at.
const BEFORE: usize = 4;
const AFTER: usize = 2;
/// How far into an answer the question still says whom it is about, in sentences.
const ANSWERED: usize = 3;

impl Walk<'_, '_> {
    /// Whether `je`, `nous` or what is theirs stands near in the turn or the quotation, or they were just asked.
    pub(super) fn is_near_self(&self, place: Place, token: usize) -> bool {
        let first = |at: Place, i: usize| {
            dialogue::person(self.document.sentence(at), i).is_some_and(|(person, _)| person == 1)
        };
        self.around(place, token).into_iter().any(|(at, i)| first(at, i))
            || self.just_asked(place, &|sentence, i| {
                dialogue::person(sentence, i).is_some_and(|(person, _)| person == 2)
            })
    }

    /// Whether several who do something together are spoken of near: `nous`, `notre`, an `on` that can be nobody else, or
    /// they were asked about what is theirs.
    pub(super) fn is_near_team(&self, place: Place, token: usize) -> bool {
        let team = |at: Place, i: usize| {
            let sentence = self.document.sentence(at);
            let tree = Tree::new(sentence);
            let we = dialogue::person(sentence, i) == Some((1, true)) && !is_everybody(&tree, i);
            we || says_we(&tree, i, false)
        };
        self.around(place, token).into_iter().any(|(at, i)| team(at, i))
            || self.just_asked(place, &asks_of_work)
            || self.has_spoken_for_several(place)
            || self.dialogue.is_some_and(|dialogue| dialogue.works_with_others(place))
    }

    /// The words near, of the same voice.
    fn around(&self, place: Place, token: usize) -> Vec<(Place, usize)> {
        let own = self.quoted(place, token);
        let (turn, role) = (self.turn(place), self.document.speaker(place).1);
        let every: Vec<Place> = self
            .document
            .places()
            .filter(|p| p.segment + 3 >= place.segment && p.segment <= place.segment + 2)
            .collect();
        let Some(here) = every.iter().position(|&p| p == place) else { return Vec::new() };
        let near = every[here.saturating_sub(BEFORE)..(here + AFTER + 1).min(every.len())].iter();
        let same = near.filter(|&&p| self.turn(p) == turn && self.document.speaker(p).1 == role);
        let words = same.flat_map(|&p| (0..self.document.sentence(p).tokens.len()).map(move |i| (p, i)));
        words
            .filter(|&(p, i)| (p, i) != (place, token))
            .filter(|&(p, i)| match own {
                Some(_) => p.segment == place.segment && self.quoted(p, i) == own,
                None => self.quoted(p, i).is_none(),
            })
            .collect()
    }

    /// Whether the turn right before says so, where the sentence is among the first of an answer.
    fn just_asked(&self, place: Place, says: &dyn Fn(&Sentence, usize) -> bool) -> bool {
        let turn = self.turn(place);
        let mut at = place;
        for _ in 0..ANSWERED {
            let Some(before) = self.document.before(at) else { return false };
            if self.turn(before) != turn {
                let mut asked = Some(before);
                for _ in 0..ANSWERED {
                    let Some(there) = asked.filter(|&p| self.turn(p) + 1 == turn) else { return false };
                    let sentence = self.document.sentence(there);
                    if (0..sentence.tokens.len()).any(|i| says(sentence, i)) {
                        return true;
                    }
                    asked = self.document.before(there);
                }
                return false;
            }
            at = before;
        }
        false
    }

    /// Whether the speaker has been found to speak for several some times before.
    fn has_spoken_for_several(&self, place: Place) -> bool {
        const TIMES: usize = 3;
        let (name, role) = self.document.speaker(place);
        let own = |at: &Place| self.document.speaker(*at).0 == name;
        let found = self.findings.iter().filter(|((at, token), finding)| {
            own(at)
                && finding.is_of_own()
                && Tree::new(self.document.sentence(*at)).lower(*token).ends_with("on")
        });
        role == Role::Interviewee && found.take(TIMES).count() == TIMES
    }
}

/// `chez vous`, `vos ruches`, `Comment procédez-vous ?`: whether a word of the question asks for what is done there.
fn asks_of_work(sentence: &Sentence, token: usize) -> bool {
    if sentence.language != Language::French || dialogue::person(sentence, token) != Some((2, true)) {
        return false;
    }
    let tree = Tree::new(sentence);
    let references = References::of(tree.language());
    let Some(head) = tree.head(token) else { return false };
    if tree.is(token, &["det"]) {
        let noun = tree.lemma(head);
        let own = [WordClass::OwnedByBody, WordClass::BodyThing, WordClass::Many, WordClass::Company];
        return own.iter().any(|&class| references.is(class, &noun));
    }
    tree.with(token, &["case"]).any(|c| tree.lower(c) == "chez")
        || tree.is(token, &["nsubj"]) && is_own_work(&tree, head)
}
