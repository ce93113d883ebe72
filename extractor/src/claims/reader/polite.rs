//! Questions that ask for a favour: `Pourriez-vous partager …?`, `Could you tell us …?`

use super::super::predicate::Predicate;
use super::super::tree::Tree;
use super::clause::is_question;
use crate::analysis::Language;

/// `Pourriez-vous partager …?`, `Could you tell us …?`
pub(super) fn is_polite_request(tree: &Tree<'_>, predicate: &Predicate) -> bool {
    let modal = |i: usize| {
        matches!(
            tree.lemma(i).as_str(),
            "pouvoir" | "vouloir" | "can" | "could" | "would" | "will" | "können"
        )
    };
    // `Avez-vous toujours voulu être pompier ?`, `Où voulez-vous vivre ?`: what is asked of them.
    let finite = predicate.finite(tree).unwrap_or(predicate.head);
    let past = tree.feature(finite, "Tense") == Some("Imp")
        || tree.language() == Language::French && tree.feature(predicate.head, "VerbForm") == Some("Part");
    let wh = |i: usize| {
        matches!(tree.lower(i).as_str(), "quel" | "quelle" | "quels" | "quelles" | "où" | "quand" | "combien")
    };
    is_question(tree)
        && !past
        && !(tree.language() == Language::French && (0..tree.len().min(3)).any(wh))
        && tree.is(predicate.head, &["root", "parataxis", "conj"])
        && (modal(predicate.head) || tree.with(predicate.head, &["aux"]).any(modal))
        && predicate.chain.iter().any(|&v| {
            tree.with(v, &["nsubj", "expl"]).any(|s| {
                matches!(tree.lower(s).trim_start_matches('-'), "vous" | "tu" | "you" | "sie" | "du")
            })
        })
}
