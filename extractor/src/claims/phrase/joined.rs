//! Coordinated nouns that are one argument: mixed up with each other, or under one adjective.

use super::super::proposition::Phrase;
use super::super::tree::Tree;
use super::argument;
use crate::analysis::{Language, Upos};

/// `pour homicides et blessures involontaires`: two bare nouns that share the adjective behind them are one argument.
#[must_use]
pub fn sharing(tree: &Tree<'_>, head: usize) -> Option<Phrase> {
    let mut others = tree.with(head, &["conj"]);
    let (other, None) = (others.next()?, others.next()) else { return None };
    let plural = |i: usize| tree.feature(i, "Number") == Some("Plur");
    let noun = |i: usize| tree.has_pos(i, &[Upos::Noun]) && plural(i);
    let quality = tree.with(other, &["amod"]).find(|&a| a > other && plural(a))?;
    let bare = |i: usize| tree.first(i, &["det", "nummod", "nmod", "appos"]).is_none();
    let alone =
        tree.first(head, &["amod"]).is_none() && tree.with(other, &["case", "nsubj", "cop"]).next().is_none();
    // `hommes et femmes enceintes`: the adjective must fit both.
    let fits = tree.feature(quality, "Gender") != Some("Fem") || tree.feature(head, "Gender") == Some("Fem");
    let shared =
        tree.language() == Language::French && noun(head) && noun(other) && bare(head) && bare(other);
    (shared && alone && fits && head < other)
        .then(|| Phrase { last: argument(tree, other).last, ..argument(tree, head) })
}

/// `confondre vitesse et précipitation`: one with the other, so that both are one argument.
#[must_use]
pub fn mixed(tree: &Tree<'_>, head: usize) -> Option<Phrase> {
    let mixes = |verb: usize| {
        matches!(
            tree.lemma(verb).as_str(),
            "confondre" | "comparer" | "mélanger" | "concilier" | "distinguer"
        )
    };
    let verb = tree.head(head).filter(|_| tree.is(head, &["obj"]) && tree.language() == Language::French)?;
    let last = tree.with(head, &["conj"]).map(|other| argument(tree, other).last).max()?;
    mixes(verb).then(|| Phrase { last, ..argument(tree, head) })
}
