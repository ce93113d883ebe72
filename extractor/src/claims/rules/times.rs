//! Times that stand where an object does, without a preposition.

use super::super::circumstance;
use super::super::lexicon::{Lexicon, List};
use super::super::predicate::is_reflexive;
use super::super::tree::Tree;
use crate::analysis::{Language, Upos};

/// Whether what looks like an object says when or how often: `cette semaine`, `mardi`, `une nuit sur deux`.
pub(super) fn is_bare_time(tree: &Tree<'_>, object: usize) -> bool {
    if Lexicon::of(tree.language()).lists(List::Weekdays, &tree.lemma(object))
        && tree.first(object, &["acl", "amod"]).is_none()
    {
        return true;
    }
    // `une nuit sur deux`
    let every_other = tree
        .with(object, &["nmod"])
        .any(|n| tree.has_pos(n, &[Upos::Num]) && tree.with(n, &["case"]).any(|c| tree.lower(c) == "sur"));
    if every_other && circumstance::is_time_noun(tree, object) || tree.lemma(object) == "fois" {
        return true;
    }
    // `a ouvert trois semaines plus tard`
    let after = tree.extent(object).1 + 1;
    let word = |i: usize| if i < tree.len() { tree.lower(i) } else { String::new() };
    let later = matches!(word(after).as_str(), "plus" | "trop")
        && matches!(word(after + 1).as_str(), "tard" | "tôt")
        || matches!(word(after).as_str(), "auparavant" | "durant")
        || tree.with(object, &["advmod"]).any(|a| matches!(tree.lower(a).as_str(), "tard" | "tôt"));
    if later && circumstance::is_time_noun(tree, object) {
        return true;
    }
    // `hat die ganze Nacht geweint`; one spends it, too.
    let whole = |d: usize| matches!(tree.lemma(d).as_str(), "ganz" | "whole" | "all");
    let passes = tree.head(object).is_some_and(|verb| {
        matches!(tree.lemma(verb).as_str(), "verbringen" | "spend" | "take" | "brauchen")
    });
    let lasts = tree.language() != Language::French && !passes;
    if lasts && circumstance::is_time_noun(tree, object) && tree.with(object, &["det", "amod"]).any(whole) {
        return true;
    }
    circumstance::is_time_noun(tree, object)
        && tree.with(object, &["det", "amod"]).any(|d| {
            matches!(
                tree.lemma(d).as_str(),
                "ce" | "tout"
                    | "chaque"
                    | "dernier"
                    | "prochain"
                    | "this"
                    | "last"
                    | "next"
                    | "every"
                    | "dieser"
                    | "jeder"
                    | "jed"
            )
        })
}

/// Verbs that take objects, but no time for one.
const LASTING: &[&str] = &[
    "attendre",
    "vivre",
    "habiter",
    "enseigner",
    "étudier",
    "jouer",
    "chanter",
    "conduire",
    "tourner",
    "diriger",
    "présider",
    "servir",
    "combattre",
    "courir",
    "répéter",
    "chercher",
    "négocier",
    "cotiser",
    "pratiquer",
    "exercer",
    "pêcher",
    "cuisiner",
    "lutter",
    "patienter",
    "pleurer",
    "crier",
];

/// `j'ai travaillé six ans`, `il a attendu deux jours`: how long, where the verb takes no such object.
pub(super) fn is_span(tree: &Tree<'_>, verb: usize, object: usize) -> bool {
    let lexicon = Lexicon::of(tree.language());
    let lemma = tree.lemma(verb);
    // `se sont battus sept ans`
    let for_oneself = tree.dependents(verb).iter().any(|&d| d < verb && is_reflexive(tree, d));
    let spends = lexicon.lists(List::Intransitive, &lemma) && !lexicon.is_measure(&lemma)
        || for_oneself
        || LASTING.contains(&lemma.as_str());
    tree.language() == Language::French
        && spends
        && circumstance::is_time_noun(tree, object)
        && tree.with(object, &["nummod", "det"]).any(|d| {
            tree.is(d, &["nummod"])
                || matches!(tree.lemma(d).as_str(), "plusieurs" | "quelque" | "un" | "tout")
        })
}
