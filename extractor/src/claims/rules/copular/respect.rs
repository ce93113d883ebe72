//! `est simple d'utilisation`, `est large d'épaules`: in which respect something is so, in a bare noun that is one with its
//! adjective.
//!
//! It must leave `est fier d'elle`, `est plein d'eau` where the relations know the adjective with `de`.

use super::super::super::proposition::Object;
use super::super::super::tree::Tree;
use super::super::Slots;
use crate::analysis::{Language, Upos};
use crate::resolve::relations::Lexicon as Relations;

/// Whether a complement is one with its adjective: bare, behind `de`, of an adjective that no relation has.
pub(super) fn is_one_with(tree: &Tree<'_>, main: usize, complement: usize) -> bool {
    let of = |c: usize| matches!(tree.lower(c).as_str(), "de" | "d'") && c == main + 1 && c + 1 == complement;
    let known = format!("être {}", tree.lemma(main));
    tree.language() == Language::French
        && tree.has_pos(main, &[Upos::Adj])
        && tree.has_pos(complement, &[Upos::Noun])
        && tree.with(complement, &["case"]).any(of)
        && tree.first(complement, &["det", "nummod", "acl"]).is_none()
        && !Relations::embedded().has_verb(Language::French, &known)
}

/// Add the respect to the adjective that is the object.
pub(super) fn join_respect(tree: &Tree<'_>, main: usize, slots: &mut Slots) {
    let Some(noun) = tree.with(main, &["obl", "nmod"]).find(|&c| is_one_with(tree, main, c)) else { return };
    for object in &mut slots.objects {
        if let Object::Phrase(phrase) = object
            && phrase.head == main
        {
            phrase.last = phrase.last.max(tree.extent(noun).1);
            slots.used.push(noun);
        }
    }
}
