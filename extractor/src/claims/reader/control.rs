//! Infinitives that say what the object of their verb does: `oblige X à partir`, `reproche à X d'avoir menti`.

use super::super::circumstance;
use super::super::frame::Frame;
use super::super::mood::Mood;
use super::super::phrase;
use super::super::predicate::{Predicate, is_reflexive};
use super::super::proposition::{Phrase, PredicateKind};
use super::super::rules::verbal::have_done;
use super::super::tree::Tree;
use super::Reader;
use super::clefts::gives;
use crate::analysis::{Language, Upos};
use crate::resolve::{Certainty, Modality};

impl Reader<'_> {
    /// Whether an infinitive says what the object of a verb does, and not its subject.
    pub(super) fn is_done_by_object(&self, verb: usize, clause: usize) -> bool {
        let tree = self.tree;
        let whom = || {
            tree.with(verb, &["iobj", "obl"]).any(|o| {
                let to = |c: usize| matches!(tree.lower(c).as_str(), "à" | "au" | "aux");
                !is_reflexive(tree, o) && (tree.is(o, &["iobj"]) || tree.with(o, &["case"]).any(to))
            })
        };
        // `nous ont dit ne pas dormir`: without a mark, it is said of whoever says so.
        let of_oneself = || {
            tree.first(clause, &["mark"]).is_none()
                && self.lexicon.speech(&tree.lemma(verb)).is_some_and(|act| act != "ask")
        };
        tree.language() == Language::French
            && !tree.is_finite_clause(clause)
            && self.lexicon.control(&tree.lemma(verb)).is_some()
            && whom()
            && !of_oneself()
    }

    /// `oblige X à partir`, `accuse X d'avoir menti`, `asks X to leave`: what the object does, as far as the
    /// verb says so.
    pub(super) fn controlled(
        &mut self,
        predicate: &Predicate,
        clause: usize,
        subject: Option<Phrase>,
        frame: &Frame,
        denied: bool,
    ) {
        let tree = self.tree;
        let verb = predicate.main;
        let object = tree
            .with(verb, &["obj", "iobj"])
            .chain(tree.with(verb, &["obl"]))
            .filter(|&o| o != clause && !is_reflexive(tree, o) && !circumstance::is_time_noun(tree, o))
            .find(|&o| !is_circumstance(tree, o) && !is_as_for(tree, o))
            .map(|o| phrase::argument(tree, o));
        let effect = self.lexicon.control(&tree.lemma(verb));
        // `Le maire est accusé d'avoir menti`: whom the passive is said of.
        let accused = predicate.kind == PredicateKind::Passive && effect == Some("blames");
        // `Il lui est reproché d'avoir menti`: or to whom it is reproached.
        let told =
            tree.with(verb, &["iobj"]).find(|&o| !is_reflexive(tree, o)).map(|o| phrase::argument(tree, o));
        let object = if accused { told.or(subject) } else { object };
        let effect = effect.filter(|_| have_done(tree, verb) != Some(clause));
        let (Some(object), Some(effect)) = (object, effect) else {
            return self.noun(clause, frame);
        };
        let mut inner = self.as_unreal(predicate, frame);
        if gives(tree, verb, clause) {
            return self.clause(
                clause,
                subject,
                None,
                inner.with(Modality::Desire).at_most(Certainty::Unknown),
            );
        }
        match effect {
            "enables" => inner = inner.with(Modality::Ability),
            // `cela ne m'empêche pas de dormir`: nothing is denied twice.
            "prevents" => inner.denied ^= !denied,
            "forbids" => inner = Frame { denied: inner.denied == denied, ..inner }.with(Modality::Obligation),
            // `m'a proposé de diriger l'atelier`: whoever proposes it would have it so.
            "offers" => {
                inner = inner.with(Modality::Desire).at_most(Certainty::Unknown);
                let own = |s: Phrase| {
                    tree.feature(s.head, "Person") == Some("1")
                        || tree.lower(s.head).ends_with("on") && tree.has_pos(s.head, &[Upos::Pron])
                };
                if let Some(party) = subject.filter(|&s| predicate.kind == PredicateKind::Verb && !own(s)) {
                    inner = inner.reported(Some(party), verb);
                }
            }
            "blames" => {
                inner = inner.with(Modality::Hearsay).at_most(Certainty::Possible);
                // `reproche à la région de …`: who says so.
                let lemma = tree.lemma(verb);
                let says = self.lexicon.speech(&lemma).is_some() || self.lexicon.thought(&lemma).is_some();
                if let Some(accuser) = subject.filter(|_| predicate.kind == PredicateKind::Verb && says) {
                    inner = inner.reported(Some(accuser), verb);
                }
            }
            "asks" => inner = inner.with(Modality::Obligation),
            _ => {}
        }
        if denied {
            inner = inner.at_most(Certainty::Unknown);
        }
        self.clause(clause, Some(object), None, inner);
    }
}

impl Reader<'_> {
    /// `Cette alliance nous aurait permis de vendre`: what is only supposed or heard of gives no more than that.
    fn as_unreal(&self, predicate: &Predicate, frame: &Frame) -> Frame {
        let mood = Mood::read(self.tree, self.lexicon, predicate, frame);
        let unreal = [Modality::Hypothetical, Modality::Hearsay];
        let mut inner = frame.clone();
        for modality in unreal.into_iter().filter(|m| mood.modality.contains(m)) {
            inner = inner.with(modality).at_most(mood.certainty);
        }
        inner
    }
}

/// `conseille quant à elle de dormir`: who is only set against others.
fn is_as_for(tree: &Tree<'_>, dependent: usize) -> bool {
    tree.with(dependent, &["case"]).any(|c| tree.lower(c) == "quant")
}

/// `Sur ce plan, la loi oblige les villes à …`: what stands before the verb behind a preposition is told nothing.
fn is_circumstance(tree: &Tree<'_>, dependent: usize) -> bool {
    let to = |c: usize| matches!(tree.lower(c).as_str(), "à" | "au" | "aux" | "to" | "an");
    tree.is(dependent, &["obl"])
        && tree.head(dependent).is_some_and(|verb| dependent < verb)
        && tree.first(dependent, &["case"]).is_some()
        && (tree.language() == Language::French || !tree.with(dependent, &["case"]).any(to))
}
