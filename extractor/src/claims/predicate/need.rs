//! Verbs whose subject is nobody: `il faut`, `il s'agit de`, and who it is that needs something.

use super::{Predicate, verb_key};
use crate::analysis::Language;
use crate::claims::proposition::Phrase;
use crate::claims::tree::Tree;

/// Verbs whose only subject is `il`: `il faut`, `il s'agit de`, `il pleut`.
#[must_use]
pub fn is_weather_or_need(tree: &Tree<'_>, verb: usize) -> bool {
    tree.language() == Language::French
        && matches!(verb_key(tree, verb).as_str(), "falloir" | "pleuvoir" | "neiger" | "s'agir" | "agir")
        && tree.with(verb, &["nsubj", "expl"]).all(|s| {
            matches!(
                tree.lower(s).trim_start_matches(['-', 't']),
                "il" | "y" | "-il" | "s'" | "se" | "en" | "lui"
            )
        })
}

/// `il s'agit de`: nobody is what follows.
#[must_use]
pub fn is_at_issue(tree: &Tree<'_>, verb: usize) -> bool {
    let oneself = |d: usize| matches!(tree.lower(d).as_str(), "s'" | "se");
    tree.lemma(verb) == "agir"
        && is_weather_or_need(tree, verb)
        && tree.dependents(verb).iter().any(|&d| d < verb && oneself(d))
}

/// The same of a verb group: `il va falloir partir`.
#[must_use]
pub fn is_needed(tree: &Tree<'_>, predicate: &Predicate) -> bool {
    is_weather_or_need(tree, predicate.head)
        || is_advised(tree, predicate)
        || predicate.chain.windows(2).any(|pair| {
            let il = |s: usize| tree.lower(s).trim_start_matches(['-', 't']) == "il";
            verb_key(tree, pair[1]) == "falloir" && tree.with(pair[0], &["nsubj", "expl"]).all(il)
        })
}

/// `il vaut mieux fermer`, `il ne reste plus qu'à partager`: nobody is said to do it.
fn is_advised(tree: &Tree<'_>, predicate: &Predicate) -> bool {
    let [first, next, ..] = predicate.chain[..] else { return false };
    let subject = |s: usize| {
        matches!(
            tree.lower(s).trim_start_matches(['-', 't']),
            "il" | "mieux" | "autant" | "ne" | "n'" | "en" | "y"
        )
    };
    let nobody = tree.with(first, &["nsubj", "expl"]).all(subject);
    let act = tree.feature(next, "VerbForm") == Some("Inf") || tree.first(next, &["cop"]).is_some();
    let mark = |word: &str| tree.with(next, &["mark"]).any(|m| tree.lower(m).trim_end_matches('\'') == word);
    let better = || {
        tree.lemma(first) == "valoir"
            && tree
                .with(first, &["advmod", "nsubj", "amod"])
                .any(|a| matches!(tree.lower(a).as_str(), "mieux" | "autant"))
    };
    let left = || tree.lemma(first) == "rester" && mark("à");
    let fit = || is_fitting(tree, first) && (mark("de") || mark("d"));
    tree.language() == Language::French && nobody && act && (better() || left() || fit())
}

/// `il convient de`, `il importe de`: nobody calls for an act.
fn is_fitting(tree: &Tree<'_>, verb: usize) -> bool {
    let il = |s: usize| tree.lower(s).trim_start_matches(['-', 't']) == "il";
    fits_or_agrees(tree, verb) && tree.first(verb, &["nsubj", "expl"]).is_some_and(il)
}

fn fits_or_agrees(tree: &Tree<'_>, verb: usize) -> bool {
    tree.language() == Language::French && matches!(tree.lemma(verb).as_str(), "convenir" | "importer")
}

/// `nous avons convenu de partager`: somebody agrees to an act.
#[must_use]
pub fn only_agrees(tree: &Tree<'_>, verb: usize) -> bool {
    fits_or_agrees(tree, verb) && !is_fitting(tree, verb)
}

/// `il nous faut partir`: who needs it.
#[must_use]
pub fn needing(tree: &Tree<'_>, predicate: &Predicate) -> Option<Phrase> {
    let personal = |&o: &usize| {
        matches!(tree.lower(o).as_str(), "me" | "m'" | "te" | "t'" | "nous" | "vous" | "lui" | "leur")
    };
    // `il nous faut deux chaises` tells of the chairs.
    let acts = tree.lemma(predicate.main) != "falloir";
    let verb = predicate.chain.iter().copied().find(|&v| tree.lemma(v) == "falloir")?;
    let above = predicate.chain.iter().copied().take_while(|&v| v <= verb);
    above.flat_map(|v| tree.with(v, &["iobj"])).filter(|_| acts).find(personal).map(Phrase::word)
}
