//! What is asked for with a preposition: `De quoi avez-vous besoin ?`, `Avec qui travaillez-vous ?`, `De quoi êtes-vous fier ?`.
//!
//! The preposition joins the relation and the object stays open, for an answer to fill.

use super::super::reader::is_question;
use super::super::tree::Tree;
use super::Slots;
use super::verbal::add_marker;
use crate::analysis::{Language, Upos};

/// Join the preposition of what the predicate is asked for with, if it is asked so.
pub(super) fn with_preposition(tree: &Tree<'_>, main: usize, slots: &mut Slots) {
    if let Some(asked) = asked_with(tree, main) {
        add_marker(tree, asked, slots);
        slots.used.push(asked);
    }
}

/// The question word of a quality: `De quoi êtes-vous fier ?`.
pub(super) fn of_quality(tree: &Tree<'_>, main: usize) -> Option<usize> {
    asked_with(tree, main).filter(|_| tree.has_pos(main, &[Upos::Adj]))
}

fn asked_with(tree: &Tree<'_>, verb: usize) -> Option<usize> {
    tree.with(verb, &["obl"]).find(|&d| {
        tree.language() == Language::French
            && d < verb
            && matches!(tree.lower(d).as_str(), "qui" | "quoi")
            && tree.first(d, &["case"]).is_some_and(|c| c == 0)
            && is_question(tree)
    })
}

/// `Quels sont vos projets ?`, `Qui sont vos clients ?`: whether a question has the word for what it asks.
pub(super) fn asks_which(tree: &Tree<'_>, main: usize) -> bool {
    const WORDS: [&str; 11] =
        ["quel", "quelle", "quels", "quelles", "qui", "what", "which", "who", "how", "welche", "welcher"];
    WORDS.contains(&tree.lower(main).as_str()) && is_question(tree)
}
