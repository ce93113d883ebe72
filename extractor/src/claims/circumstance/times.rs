//! What names a time: nouns and years, and what is only measured in time.

use crate::analysis::{Language, Upos};
use crate::claims::lexicon::{Lexicon, List};
use crate::claims::tree::Tree;

/// Nouns and numbers that name a time or a span of time.
#[must_use]
pub fn is_time_noun(tree: &Tree<'_>, head: usize) -> bool {
    let head = measured(tree, head);
    let lemma = tree.lemma(head);
    // `um zehn Uhr`; a watch is counted by nothing.
    if lemma == "uhr" && tree.language() == Language::German && tree.first(head, &["nummod"]).is_some() {
        return true;
    }
    if lemma == "second" && !tree.has_pos(head, &[Upos::Noun]) {
        return false;
    }
    let year = tree.has_pos(head, &[Upos::Num, Upos::Propn, Upos::Noun])
        && lemma.len() == 4
        && lemma.parse::<u32>().is_ok_and(|y| (1500..2150).contains(&y))
        && tree.first(head, &["nummod"]).is_none();
    year || Lexicon::of(tree.language()).lists(List::Times, &lemma)
}

/// The noun that a comparative counts: `minutes` in `moins de 45 minutes`.
fn measured(tree: &Tree<'_>, head: usize) -> usize {
    let compares = matches!(
        tree.lower(head).as_str(),
        "moins" | "plus" | "près" | "more" | "less" | "fewer" | "mehr" | "weniger"
    );
    let counted = |d: &usize| *d > head && tree.first(*d, &["nummod"]).is_some();
    tree.with(head, &["nmod", "obl"]).find(counted).filter(|_| compares).unwrap_or(head)
}

/// What names a time, or an event that is one.
pub(in crate::claims) fn is_time_like(tree: &Tree<'_>, lexicon: &Lexicon, head: usize) -> bool {
    is_time_noun(tree, head) || lexicon.event(&tree.lemma(head)).is_some()
}

/// `dispose de cinq semaines de trésorerie`: an argument that is measured in time and is none.
pub(super) fn is_stock(tree: &Tree<'_>, noun: usize) -> bool {
    let of = |d: usize| tree.with(d, &["case"]).any(|c| matches!(tree.lower(c).as_str(), "de" | "d'"));
    let what = |d: usize| of(d) && tree.first(d, &["det"]).is_none() && !is_time_noun(tree, d);
    // `La moyenne est de 51 ans.`
    let amounts = tree.head(noun).is_some_and(|verb| tree.lemma(verb) == "être");
    tree.language() == Language::French
        && tree.token(noun).deprel == "obl:arg"
        && of(noun)
        && (amounts || tree.with(noun, &["nmod"]).any(what))
}
