//! Contents that are wanted, feared or refused rather than so, as their mood and the verb over them show.

use super::super::lexicon::Lexicon;
use super::super::predicate::{Predicate, marker_of};
use super::super::tree::Tree;
use crate::analysis::Language;

/// `je refuse que l'on ferme la gare`: somebody wants it not to be so. The subjunctive of most verbs is written as the
/// indicative.
pub(super) fn is_refused(tree: &Tree<'_>, lexicon: &Lexicon, key: &str, clause: usize) -> bool {
    tree.language() == Language::French
        && tree.is_finite_clause(clause)
        && lexicon.denies_complement(&format!("{key} que"))
}

/// A subjunctive that could be no indicative: `qu'il vienne`, not `qu'il parle`.
pub(super) fn is_plain_subjunctive(tree: &Tree<'_>, clause: usize) -> bool {
    let finite = Predicate::read(tree, Lexicon::of(tree.language()), clause).finite(tree);
    finite.is_some_and(|f| {
        let (form, lemma) = (tree.lower(f), tree.lemma(f));
        let same = lemma.ends_with("er") && lemma != "aller" && form.ends_with(['e', 's', 't']);
        tree.feature(f, "Mood") == Some("Sub") && !same
    })
}

/// A subjunctive complement is wanted or feared, not so.
pub(super) fn is_wanted(tree: &Tree<'_>, clause: usize) -> bool {
    if tree.language() == Language::German {
        // `sagte, X sei …`: the subjunctive reports.
        return !tree.is_finite_clause(clause) && !marker_of(tree, clause).is_empty();
    }
    let finite = Predicate::read(tree, Lexicon::of(tree.language()), clause).finite(tree);
    match finite {
        Some(finite) => tree.feature(finite, "Mood") == Some("Sub"),
        // `regrette d'avoir signé`: the perfect tells what was.
        None => {
            let perfect = |a: usize| tree.feature(a, "VerbForm") == Some("Inf");
            !tree.is_finite(clause)
                && !marker_of(tree, clause).is_empty()
                && !tree.with(clause, &["aux"]).any(perfect)
        }
    }
}

/// `je n'aime pas que X`, in the indicative: how somebody takes what happens, and no wish.
pub(super) fn is_disliked(tree: &Tree<'_>, predicate: &Predicate, key: &str) -> bool {
    let indicative = predicate.finite(tree).is_some_and(|f| tree.feature(f, "Mood") == Some("Ind"));
    tree.language() == Language::French
        && indicative
        && matches!(key, "aimer" | "supporter" | "apprécier" | "tolérer")
}
