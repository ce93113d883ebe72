//! Questions that stand in a clause: `demande d'où vient le blé`, `ne sait pas qui dirige la banque`, `savoir si X`.
//!
//! What is asked is not stated. `explique pourquoi X` and `sait comment X` take for granted that X.

use super::super::predicate::Predicate;
use super::super::proposition::PredicateKind;
use super::super::tree::Tree;
use crate::analysis::{Language, Upos};

/// `si`, `combien`, `pourquoi`, `d'où`, `whether`: what is asked is not stated.
pub(in crate::claims) fn is_embedded_question(tree: &Tree<'_>, clause: usize) -> bool {
    let (first, _) = tree.extent(clause);
    let marked = tree
        .with(clause, &["mark"])
        .any(|m| matches!(tree.lower(m).as_str(), "si" | "s'" | "whether" | "if" | "ob"));
    let asks = (first..=clause).filter(|&i| is_own_word(tree, i, clause)).any(|i| {
        tree.feature(i, "PronType").is_some_and(|t| t.contains("Int"))
            || matches!(
                tree.lower(i).as_str(),
                "combien" | "comment" | "pourquoi" | "quand" | "how" | "why" | "wie" | "warum"
            )
    });
    marked || asks || opens_with_question_word(tree, clause)
}

/// `où sont rangées les clés`, `d'où venait le colis`, `qui dirige la banque`: the word that asks stands first, whatever the
/// parser takes it for.
fn opens_with_question_word(tree: &Tree<'_>, clause: usize) -> bool {
    if tree.language() != Language::French || !tree.is(clause, &["ccomp"]) {
        return false;
    }
    let (first, _) = tree.extent(clause);
    let Some(word) = (first..=clause).find(|&i| !tree.has_pos(i, &[Upos::Adp, Upos::Punct])) else {
        return false;
    };
    let asks = matches!(
        tree.lower(word).as_str(),
        "où" | "qui"
            | "quoi"
            | "quel"
            | "quelle"
            | "quels"
            | "quelles"
            | "lequel"
            | "laquelle"
            | "lesquels"
            | "lesquelles"
    );
    asks && is_own_word(tree, word, clause)
}

/// `définir quels sont les buts et qui les poursuit`, `montre qui elle est`: who or what somebody is, the clause does not tell.
pub(in crate::claims) fn asks_what_is(tree: &Tree<'_>, predicate: &Predicate) -> bool {
    let (main, head) = (predicate.main, predicate.head);
    let within = |token: usize| {
        tree.is(token, &["ccomp", "xcomp"])
            || tree.token(token).deprel == "acl:relcl"
            || tree.head(token).is_some_and(|h| {
                tree.is(h, &["ccomp", "xcomp", "obj"]) || tree.token(h).deprel == "acl:relcl"
            }) && tree.is(token, &["conj"])
    };
    tree.language() == Language::French
        && predicate.kind == PredicateKind::Copula
        && within(head)
        && matches!(
            tree.lower(main).as_str(),
            "quel" | "quelle" | "quels" | "quelles" | "qui" | "que" | "qu'" | "quoi"
        )
}

/// Whether no other clause stands between the word and this one: `dit que quand il pleut, la route ferme` asks nothing.
fn is_own_word(tree: &Tree<'_>, word: usize, clause: usize) -> bool {
    let mut at = word;
    while at != clause {
        if at != word && tree.is(at, &["advcl", "acl", "ccomp", "parataxis", "csubj"]) {
            return false;
        }
        match tree.head(at) {
            Some(head) => at = head,
            None => return false,
        }
    }
    true
}

/// Whether the embedded question asks why or how, not who, what or whether.
pub(super) fn asks_for_reason(tree: &Tree<'_>, clause: usize) -> bool {
    tree.is_finite_clause(clause)
        && tree.with(clause, &["advmod", "mark"]).any(|a| {
            matches!(
                tree.lower(a).as_str(),
                "pourquoi" | "comment" | "why" | "how" | "warum" | "wieso" | "wie"
            )
        })
}
