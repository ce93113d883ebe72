//! The auxiliaries of a verb, its own or those it shares with the verb it is coordinated with: `a testé puis vendu`,
//! `will sell the hall and build a school`, `muss zahlen und gehen`; and the negation that comes with them.

use super::Passage;
use crate::analysis::Language;
use crate::claims::lexicon::Lexicon;
use crate::claims::tree::Tree;

/// The auxiliaries of a verb, or those it shares.
#[must_use]
pub fn auxiliaries(tree: &Tree<'_>, verb: usize) -> Vec<usize> {
    let of = shares_with(tree, verb).unwrap_or(verb);
    tree.with(of, &["aux"]).collect()
}

/// The first of coordinated verbs, where one behind it has neither subject nor auxiliary and is of the same form: participles,
/// outside French infinitives too.
fn shares_with(tree: &Tree<'_>, verb: usize) -> Option<usize> {
    let first = tree.head(verb).filter(|_| tree.is(verb, &["conj"]))?;
    let form = |v: usize| tree.feature(v, "VerbForm");
    let alike = form(verb) == form(first)
        && match form(verb) {
            Some("Part") => true,
            Some("Inf") => matches!(tree.language(), Language::English | Language::German),
            _ => false,
        };
    (alike && tree.first(verb, &["nsubj", "cop", "aux", "mark"]).is_none()).then_some(first)
}

/// What denies a verb by way of the one it shares its auxiliaries with (`did not pay its staff or return the money`); `but`
/// ends it.
#[must_use]
pub fn shared_negation(tree: &Tree<'_>, verb: usize) -> Vec<usize> {
    let infinitive = tree.feature(verb, "VerbForm") == Some("Inf");
    let Some(first) = shares_with(tree, verb).filter(|_| infinitive) else { return Vec::new() };
    let against = tree
        .with(verb, &["cc"])
        .any(|c| matches!(tree.lower(c).as_str(), "but" | "yet" | "sondern" | "aber" | "doch"));
    if against {
        return Vec::new();
    }
    tree.with(first, &["aux", "advmod"])
        .filter(|&d| d < first || tree.language() == Language::German)
        .collect()
}

/// What the modal auxiliaries of a verb add.
pub(super) fn modal_auxiliaries(tree: &Tree<'_>, lexicon: &Lexicon, verb: usize) -> Vec<Passage> {
    auxiliaries(tree, verb)
        .into_iter()
        .filter(|&a| tree.token(a).deprel == "aux")
        .filter_map(|a| lexicon.passage(&tree.lemma(a), ""))
        .collect()
}
