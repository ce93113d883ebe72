//! What follows from a clause, in a noun behind `d'où`: `Le loyer a doublé, d'où la fermeture du bar` says that the one led to
//! the other.
//!
//! Reads: a tree in which the grammar has hung the noun beside the clause. It must not read `la ville d'où elle part`.

use super::super::phrase;
use super::super::proposition::{Object, Phrase, PredicateKind, RelationPhrase};
use super::super::tree::Tree;
use super::apposition::Identity;
use crate::analysis::{Language, Upos};

/// The relation of a cause and what it leads to.
const LEADS: &str = "entraîner";

/// What the clauses of a sentence led to.
#[must_use]
pub fn identities(tree: &Tree<'_>) -> Vec<Identity> {
    if tree.language() != Language::French {
        return Vec::new();
    }
    (1..tree.len()).filter_map(|whence| led_to(tree, whence)).collect()
}

fn led_to(tree: &Tree<'_>, whence: usize) -> Option<Identity> {
    let of = tree.with(whence, &["case"]).find(|&c| c + 1 == whence && tree.lower(c) == "d'")?;
    let noun = tree.head(whence).filter(|&n| n > whence && tree.is(n, &["parataxis"]))?;
    let clause = tree.head(noun).filter(|&c| c < of)?;
    if tree.lower(whence) != "où" || !tree.is(whence, &["advmod"]) || !tree.has_pos(noun, &[Upos::Noun]) {
        return None;
    }
    let inside = |i: &usize| tree.is_within(*i, clause);
    let loose = |i: &usize| tree.has_pos(*i, &[Upos::Punct, Upos::Cconj]);
    let first = (tree.extent(clause).0..=clause).find(|i| inside(i) && !loose(i))?;
    let last = (clause..of).rev().find(|i| !loose(i))?;
    let object = phrase::argument(tree, noun);
    Some(Identity {
        subject: Phrase { head: clause, first, last },
        object: Object::Phrase(object),
        relation: RelationPhrase {
            tokens: vec![of, whence],
            lemma: LEADS.to_owned(),
            key: LEADS.to_owned(),
            marker: None,
            kind: PredicateKind::Verb,
        },
        quote: (first, object.last),
    })
}
