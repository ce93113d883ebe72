//! What a colon lists after a noun, and what stands for an example of it (`such as`).

use super::super::tree::{Tree, join_words};
use super::coordinated;
use crate::analysis::{Language, Upos};

/// Whether the words announce members of what the noun before them names (`such as`).
#[must_use]
pub fn is_example_mark(expression: &str) -> bool {
    matches!(expression, "such as" | "including" | "tel que" | "tels que" | "telle que" | "telles que")
}

/// `plusieurs sujets : le climat, l'eau et les sols`: what a colon lists after a noun.
#[must_use]
pub fn listed(tree: &Tree<'_>, head: usize) -> Vec<usize> {
    let nominal =
        |i: usize| tree.has_pos(i, &[Upos::Noun, Upos::Propn]) && tree.first(i, &["nsubj", "cop"]).is_none();
    let after_colon = |i: usize| {
        let first = tree.extent(i).0;
        (head + 1..=i).contains(&first) && (first.saturating_sub(1)..=i).any(|p| tree.token(p).form == ":")
    };
    // `la règle est simple : pas de permis, pas de barque`: an adjective lists nothing.
    if tree.has_pos(head, &[Upos::Adj]) && tree.first(head, &["det"]).is_none() {
        return Vec::new();
    }
    // `networks such as Fuji TV and NHK`
    let instance = |i: usize| {
        let words: Vec<String> = tree.with(i, &["case"]).map(|c| tree.expression(c)).collect();
        is_example_mark(&join_words(&words))
    };
    // `transformer la gendarmerie en résidence : 60 lits` lists what the residence has.
    let colon = (head + 1..tree.len()).find(|&p| tree.token(p).form == ":");
    let between = colon.is_some_and(|colon| {
        (head + 1..colon).any(|i| {
            tree.is(i, &["obl", "advcl", "iobj"])
                && tree.head(i) == tree.head(head)
                && tree.has_pos(i, &[Upos::Noun])
        })
    });
    // `le prix : 300 euros`, `le problème : le sable manque`: one thing is explained, and lists nothing.
    let one = tree.language() == Language::French
        && colon.is_some_and(|colon| {
            tree.feature(head, "Number") == Some("Sing")
                && tree.with(head, &["appos", "parataxis", "conj"]).any(|i| {
                    i > colon
                        && tree.first(i, &["conj"]).is_none()
                        && (tree.first(i, &["nummod", "acl"]).is_some())
                })
        });
    tree.with(head, &["appos", "parataxis", "conj", "nmod"])
        .filter(|_| !between && !one)
        .find(|&i| i > head && nominal(i) && if tree.is(i, &["nmod"]) { instance(i) } else { after_colon(i) })
        .map(|first| coordinated(tree, first).into_iter().filter(|&m| nominal(m)).collect())
        .unwrap_or_default()
}
