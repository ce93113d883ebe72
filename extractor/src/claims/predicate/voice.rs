//! Active or passive: what tells a passive from a perfect with *être*, and from forms that look alike.

use super::is_reflexive;
use crate::analysis::Language;
use crate::claims::lexicon::{Lexicon, List};
use crate::claims::tree::Tree;

/// `sont décédées`, `est devenue`, `sind marschiert`: a verb whose perfect is made with `être` or `sein`, and no passive.
#[must_use]
pub fn is_active_with_be(tree: &Tree<'_>, verb: usize) -> bool {
    let be = |a: usize| matches!(tree.lemma(a).as_str(), "être" | "sein") && tree.is_finite(a);
    matches!(tree.language(), Language::French | Language::German)
        && Lexicon::of(tree.language()).lists(List::Unaccusative, &tree.lemma(verb))
        && tree.with(verb, &["aux"]).any(be)
        && tree.dependents(verb).iter().all(|&d| tree.token(d).deprel != "obl:agent")
}

/// A German participle of the past, which is rarely marked as one: no finite form, no infinitive, no `-end`.
fn is_german_past_participle(tree: &Tree<'_>, verb: usize) -> bool {
    let form = tree.lower(verb);
    tree.language() == Language::German
        && !tree.is_finite_clause(verb)
        && form != tree.lemma(verb)
        && form.replacen("zu", "", 1) != tree.lemma(verb)
        && tree.first(verb, &["mark"]).is_none()
        && !form.trim_end_matches(['e', 'r', 's', 'n', 'm']).ends_with("end")
}

/// `The rent increased by 5 %`: an English past tense that looks like a participle, of a verb that measures its subject.
fn is_plain_change(tree: &Tree<'_>, verb: usize) -> bool {
    tree.language() == Language::English
        && !tree.is(verb, &["acl", "advcl", "amod"])
        && tree.first(verb, &["aux", "cop"]).is_none()
        && Lexicon::of(Language::English).is_measure(&tree.lemma(verb))
}

/// `l'avoir appris par la presse`: *avoir* and no *être* is the active voice, whatever is said with `par`.
fn is_perfect(tree: &Tree<'_>, verb: usize) -> bool {
    let with = |lemma: &str| tree.with(verb, &["aux"]).any(|a| tree.lemma(a) == lemma);
    tree.language() == Language::French && with("avoir") && !with("être")
}

/// Whether what is said happens to the subject.
pub(super) fn is_passive(tree: &Tree<'_>, verb: usize) -> bool {
    if tree.dependents(verb).iter().any(|&d| is_reflexive(tree, d)) {
        return false;
    }
    if let Some(first) = shared_auxiliary(tree, verb) {
        return is_passive(tree, first);
    }
    if is_active_with_be(tree, verb) || is_plain_change(tree, verb) || is_perfect(tree, verb) {
        return false;
    }
    tree.dependents(verb).iter().any(|&d| {
        matches!(tree.token(d).deprel.as_str(), "aux:pass" | "nsubj:pass" | "csubj:pass" | "obl:agent")
    }) || (tree.is(verb, &["acl", "advcl"])
        && tree.token(verb).deprel != "acl:relcl"
        && !Lexicon::of(tree.language()).lists(List::Unaccusative, &tree.lemma(verb))
        && (tree.feature(verb, "VerbForm") == Some("Part") && tree.feature(verb, "Tense") == Some("Past")
            || is_german_past_participle(tree, verb))
        && tree.first(verb, &["aux", "obj"]).is_none())
}

/// `ni recyclés ni valorisés`, `cleaned and repaired`: the participle whose auxiliary this one shares.
fn shared_auxiliary(tree: &Tree<'_>, verb: usize) -> Option<usize> {
    let bare = |v: usize| tree.feature(v, "VerbForm") == Some("Part");
    let first = tree.head(verb).filter(|_| tree.is(verb, &["conj"]))?;
    let shared = bare(verb)
        && bare(first)
        && tree.first(verb, &["aux", "cop", "nsubj", "obj"]).is_none()
        && tree.first(first, &["aux"]).is_some();
    shared.then_some(first)
}
