//! Where something happens, of a verb that asks for no place: `gagner à Rotterdam`, `a été arrêté à Lille`.

use super::super::lexicon::{Lexicon as Words, List};
use super::super::predicate::{Predicate, is_reflexive};
use super::super::tree::Tree;
use super::Slots;
use crate::analysis::{EntityType, Language, Upos};
use crate::claims::proposition::PredicateKind;
use crate::resolve::relations::{Lexicon as Relations, ObjectKind, Reading};

/// Whether a named place behind `à`, `en` or `dans` only says where: the relations know no such verb with a place for its
/// object, and it is none that says too little without what it is directed at.
pub(super) fn is_only_where(
    tree: &Tree<'_>,
    words: &Words,
    predicate: &Predicate,
    slots: &Slots,
    dependent: usize,
) -> bool {
    let named = tree.has_pos(dependent, &[Upos::Propn, Upos::Noun])
        && tree
            .sentence
            .entities
            .iter()
            .any(|e| e.kind == EntityType::Location && e.tokens.contains(dependent))
        // `enseigner au collège`
        || tree.lemma(predicate.main) == "enseigner"
            && matches!(words.noun_kind(&tree.lemma(dependent)), Some("Organization" | "Place"));
    let mut cases = tree.with(dependent, &["case"]);
    let (Some(case), None) = (cases.next(), cases.next()) else { return false };
    let inside = matches!(tree.lower(case).as_str(), "à" | "au" | "aux" | "en" | "dans");
    let reflexive = tree.dependents(predicate.main).iter().any(|&d| is_reflexive(tree, d));
    let passive = predicate.kind == PredicateKind::Passive;
    let marker = tree.lemma(case);
    let known = |object| {
        Relations::embedded()
            .verbal(
                Language::French,
                &slots.relation.key,
                Some(&marker),
                Reading { passive, object, ..Reading::default() },
            )
            .is_some_and(|found| found.exact)
    };
    tree.language() == Language::French
        && named
        && inside
        && !reflexive
        && !words.lists(List::Directed, &tree.lemma(predicate.main))
        && !matches!(
            tree.lemma(predicate.main).as_str(),
            "être" | "appartenir" | "ressembler" | "nuire" | "succéder"
        )
        && (matches!(tree.lemma(predicate.main).as_str(), "enseigner" | "gagner" | "perdre" | "jouer")
            || !known(ObjectKind::Place) && !known(ObjectKind::Thing))
}
