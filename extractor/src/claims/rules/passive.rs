//! Complements of passives: which the relation asks for, and which only say how.

use super::super::circumstance::{is_set_phrase, is_time_noun};
use super::super::lexicon::Lexicon as Words;
use super::super::predicate::Predicate;
use super::super::proposition::PredicateKind;
use super::super::tree::Tree;
use super::Slots;
use crate::analysis::{Language, Upos};
use crate::resolve::relations::{Lexicon as Relations, Reading};

/// `fait d'argile`, `von zwei Lehrern gegründet`: the relations know the passive with this very preposition.
pub(super) fn is_asked_for(tree: &Tree<'_>, predicate: &Predicate, slots: &Slots, dependent: usize) -> bool {
    let Some(case) = tree.first(dependent, &["case"]) else { return false };
    predicate.kind == PredicateKind::Passive
        && Relations::embedded()
            .verbal(
                tree.language(),
                &slots.relation.key,
                Some(&tree.lemma(case)),
                Reading { passive: true, ..Reading::default() },
            )
            .is_some_and(|found| found.exact)
}

/// `works for the post office`, `haben gegen das Projekt gestimmt`: the relations know the verb with this very
/// preposition, be it one of purpose or before the German verb.
pub(super) fn is_governed(tree: &Tree<'_>, slots: &Slots, dependent: usize) -> bool {
    let Some(case) = tree.first(dependent, &["case"]) else { return false };
    // `In my opinion, it will disappear`: what stands before an English clause is about all of it.
    let fronted = tree.language() == Language::English && tree.head(dependent).is_some_and(|v| dependent < v);
    matches!(tree.language(), Language::English | Language::German)
        && !fronted
        && !is_time_noun(tree, dependent)
        && !tree.has_pos(dependent, &[Upos::Num])
        && !is_set_phrase(tree, Words::of(tree.language()), dependent)
        && Relations::embedded()
            .verbal(tree.language(), &slots.relation.key, Some(&tree.lemma(case)), Reading::default())
            .is_some_and(|found| found.exact)
}

/// `triés par flux`: a bare noun after `par` says how, not who.
pub(super) fn is_sorting(tree: &Tree<'_>, predicate: &Predicate, dependent: usize) -> bool {
    predicate.kind == PredicateKind::Passive
        && tree.has_pos(dependent, &[Upos::Noun])
        && tree.token(dependent).deprel != "obl:agent"
        && tree.first(dependent, &["det", "nummod", "amod", "nmod"]).is_none()
        && tree.with(dependent, &["case"]).any(|c| matches!(tree.lower(c).as_str(), "par" | "by"))
}
