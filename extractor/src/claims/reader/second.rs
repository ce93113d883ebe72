//! What a clause says beside its main claim: how whoever comes back is, what something is called, what is quoted before the
//! verb, and what a cleft puts first.
//!
//! Reads: a clause whose slots are filled. Adds: `Elle est furieuse` for `elle en ressort furieuse`, `l'espèce s'appelle X`
//! for `l'espèce, que nous avons baptisée X`; the quotation as the object of the verb behind it.

use super::super::circumstance;
use super::super::frame::Frame;
use super::super::phrase;
use super::super::predicate::{Predicate, is_reflexive, is_verb};
use super::super::proposition::{Object, Phrase, PredicateKind, RelationPhrase};
use super::super::rules::Slots;
use super::super::rules::verbal::is_second_predicate;
use super::super::tree::Tree;
use super::Reader;
use super::clause::prepositional_focus;
use super::emit::statement;
use super::relative::Gap;
use crate::analysis::{Language, Upos};

/// Verbs that give a name.
const NAMING: &[&str] =
    &["baptiser", "rebaptiser", "appeler", "nommer", "surnommer", "dénommer", "intituler", "prénommer"];

impl Reader<'_> {
    /// The claims beside an affirmed one.
    pub(super) fn beside_motion(&mut self, predicate: &Predicate, subject: Option<Phrase>, frame: &Frame) {
        let (tree, verb) = (self.tree, predicate.main);
        let how = tree.with(verb, &["xcomp"]).find(|&x| is_second_predicate(tree, verb, x));
        if let (Some(how), Some(subject)) = (how, subject) {
            self.clause(how, Some(subject), None, frame.clone());
        }
    }

    /// What the object is called, where the verb gives it a name.
    pub(super) fn called(&mut self, predicate: &Predicate, slots: &Slots, frame: &Frame) {
        let tree = self.tree;
        let Some(name) = given_name(tree, predicate) else { return };
        let Some(Object::Phrase(thing)) = slots.objects.first().copied() else { return };
        let named = phrase::argument(tree, name);
        if thing.contains(name) {
            return;
        }
        let called = Slots {
            rule: "naming",
            objects: Vec::new(),
            relation: RelationPhrase {
                tokens: slots.relation.tokens.clone(),
                lemma: "s'appeler".to_owned(),
                key: "s'appeler".to_owned(),
                marker: None,
                kind: PredicateKind::Verb,
            },
            used: Vec::new(),
        };
        let quote = (thing.first.min(predicate.main), thing.last.max(named.last));
        let object = Object::Phrase(named);
        self.emit_one(predicate.main, Some(thing), object, &called, &statement(), Vec::new(), frame, quote);
    }

    /// What is quoted right before a verb: `« Le prix est élevé », estime X`.
    pub(super) fn quoted(&self, verb: usize) -> Option<usize> {
        let tree = self.tree;
        let first = tree.with(verb, &["aux", "expl", "obj"]).filter(|&d| d < verb).min().unwrap_or(verb);
        let subject = tree.first(verb, &["nsubj"])?;
        let close = (0..first).rev().find(|&i| tree.token(i).form != ",")?;
        let behind = is_verb(tree, verb)
            && tree.is_finite_clause(verb)
            && tree.language() == Language::French
            && (subject > verb || tree.lower(subject).starts_with('-'));
        let opener = match tree.token(close).form.as_str() {
            "»" => "«",
            "”" => "“",
            "\"" => "\"",
            _ => return None,
        };
        let open = (0..close).rev().find(|&i| tree.token(i).form == opener).filter(|_| behind)?;
        let inside = |i: usize| (open..close).contains(&i);
        let stated: Vec<usize> =
            self.found.iter().map(|p| p.predicate).filter(|&p| inside(p) && p != verb).collect();
        let top = |&p: &usize| tree.head(p).is_none_or(|h| !inside(h));
        stated.iter().copied().find(top).or_else(|| stated.first().copied())
    }

    /// Read the clause of a cleft with what its preposition puts first for a circumstance; whether it was one.
    pub(super) fn put_first(
        &mut self,
        predicate: &Predicate,
        clause: usize,
        frame: &Frame,
        denied: bool,
    ) -> bool {
        let tree = self.tree;
        let bears = tree.is(clause, &["ccomp", "advcl", "acl"])
            && tree.is_finite_clause(clause)
            && tree.with(clause, &["mark"]).any(|m| matches!(tree.lower(m).as_str(), "que" | "qu'"))
            && tree.with(clause, &["mark"]).count() == 1;
        let focus = prepositional_focus(tree, predicate).filter(|&f| {
            bears && f < clause && tree.has_pos(f, &[Upos::Noun, Upos::Propn, Upos::Num, Upos::Pron])
        });
        let Some(antecedent) = focus.filter(|_| !denied && tree.language() == Language::French) else {
            return false;
        };
        // `c'est de Marseille que vient la farine`
        let of = tree
            .with(antecedent, &["case"])
            .any(|c| matches!(tree.lower(c).as_str(), "de" | "d'" | "du" | "des"));
        let open = tree.first(clause, &["obj", "ccomp", "xcomp"]).is_none() && is_verb(tree, clause);
        let timed = circumstance::is_time_noun(tree, antecedent);
        let role = if of && open && !timed { "obl" } else { "other" };
        self.clause(clause, None, Some(Gap { role, antecedent, pronoun: None }), frame.clone());
        true
    }
}

/// `Le réseau, présent dans trente villes, recrute`: an adjective with a complement, set off behind its noun, says more of it.
pub(super) fn is_set_off_quality(tree: &Tree<'_>, quality: usize, noun: usize) -> bool {
    let first = tree.extent(quality).0;
    let comma = [first, first.saturating_sub(1)].iter().any(|&i| i > noun && tree.token(i).form == ",");
    let definite = tree.has_pos(noun, &[Upos::Propn])
        || tree.with(noun, &["det"]).any(|d| tree.feature(d, "Definite") != Some("Ind"));
    if phrase::is_added(tree, quality, noun) && first > noun {
        return true;
    }
    let complement = tree.with(quality, &["obl"]).any(|o| o > quality && tree.first(o, &["case"]).is_some());
    tree.language() == Language::French
        && tree.has_pos(quality, &[Upos::Adj])
        && quality > noun
        && comma
        && definite
        && complement
        && tree
            .with(quality, &["advmod"])
            .all(|a| !matches!(tree.lower(a).as_str(), "plus" | "moins" | "aussi"))
}

/// The name that a verb gives its object.
pub(super) fn given_name(tree: &Tree<'_>, predicate: &Predicate) -> Option<usize> {
    let verb = predicate.main;
    let names = predicate.kind == PredicateKind::Verb && NAMING.contains(&tree.lemma(verb).as_str());
    let names = names && !tree.dependents(verb).iter().any(|&d| is_reflexive(tree, d));
    let own = |x: &usize| *x > verb && tree.has_pos(*x, &[Upos::Propn, Upos::X]);
    tree.with(verb, &["xcomp"]).filter(|_| names && tree.language() == Language::French).find(own)
}
