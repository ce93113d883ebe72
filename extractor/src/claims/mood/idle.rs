//! Words of negation that negate nothing: `pas seulement`, `pas mal de`, `jusqu'à pas d'heure`, `partir de rien`.

use super::super::tree::Tree;
use crate::analysis::Language;

/// `pas seulement`, `not only`, `pas mal`: whether the word does not negate.
pub(super) fn is_idle(tree: &Tree<'_>, negation: usize) -> bool {
    let next = |k: usize| (negation + k < tree.len()).then(|| tree.lower(negation + k));
    matches!(
        next(1).as_deref(),
        Some(
            "seulement"
                | "uniquement"
                | "simplement"
                | "mal"
                | "only"
                | "just"
                | "merely"
                | "simply"
                | "far"
                | "long"
                | "nur"
                | "weit"
        )
    ) || next(1).as_deref() == Some("loin") && !tree.is(negation + 1, &["compound"])
        || (tree.lower(negation) == "non" && negation == 0)
        || is_no_hour(tree, negation)
        || is_from_nothing(tree, negation)
        || tree.lower(negation) == "rien" && matches!(next(1).as_deref(), Some("que" | "qu'"))
        // `mieux que rien`
        || tree.language() == Language::French
            && tree.lower(negation) == "rien"
            && tree.with(negation, &["case", "mark"]).any(|c| matches!(tree.lower(c).as_str(), "que" | "qu'"))
        // `venir pour rien`: in vain; `ask for nothing` is another thing.
        || matches!(tree.lower(negation).as_str(), "rien" | "nothing" | "nichts")
            && !tree.head(negation).is_some_and(|v| {
                matches!(tree.lemma(v).as_str(), "ask" | "look" | "hope" | "wait" | "apply" | "care" | "wish")
            })
            && tree.with(negation, &["case"]).any(|c| matches!(tree.lower(c).as_str(), "pour" | "for" | "für"))
        || tree.lower(negation) == "pas"
            && negation > 0
            && matches!(tree.lower(negation - 1).as_str(), "grands" | "petits")
}

/// `jusqu'à pas d'heure`, `pas plus tard que lundi`: late, and as late as that.
fn is_no_hour(tree: &Tree<'_>, negation: usize) -> bool {
    let word = |k: usize| {
        if negation + k < tree.len() { tree.lower(negation + k) } else { String::new() }
    };
    let until = negation > 1
        && tree.lower(negation - 1) == "à"
        && matches!(tree.lower(negation - 2).as_str(), "jusqu'" | "jusque");
    tree.language() == Language::French
        && tree.lower(negation) == "pas"
        && (until
            || word(1) == "plus" && matches!(word(2).as_str(), "tard" | "loin") && word(3).starts_with("qu"))
}

/// `partir de rien`, `se fâcher pour un rien`: a trifle, where no `ne` denies it.
fn is_from_nothing(tree: &Tree<'_>, negation: usize) -> bool {
    let of = |c: usize| matches!(tree.lower(c).as_str(), "de" | "d'");
    let denied = tree.head(negation).is_some_and(|verb| {
        tree.with(verb, &["advmod"]).any(|a| matches!(tree.lower(a).as_str(), "ne" | "n'"))
    });
    tree.language() == Language::French
        && tree.lower(negation) == "rien"
        && !denied
        && tree.with(negation, &["case"]).any(of)
}
