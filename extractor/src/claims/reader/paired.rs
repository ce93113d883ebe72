//! Objects side by side that have each a circumstance of its own: `8 euros pour les adultes, 5 euros pour les enfants`,
//! `travaille à Lyon le matin et à Grenoble le soir`.
//!
//! Reads: the objects and circumstances of one clause. The circumstance of the first object is not the second's, where the
//! parser hung one of the same kind on the second.

use super::super::phrase;
use super::super::proposition::{Circumstance, Object, Phrase};
use super::super::tree::Tree;
use crate::analysis::{Language, Upos};

/// A later object without its circumstance, and the circumstances that it has instead.
pub(super) struct Paired {
    pub object: Object,
    pub circumstances: Vec<Circumstance>,
}

/// What a later object of a clause has for itself, where the first has a circumstance behind it.
pub(super) fn paired(
    tree: &Tree<'_>,
    first: Object,
    object: Object,
    circumstances: &[Circumstance],
) -> Option<Paired> {
    let (Object::Phrase(first), Object::Phrase(other)) = (first, object) else { return None };
    if tree.language() != Language::French || !tree.is(other.head, &["conj"]) || first.head >= other.head {
        return None;
    }
    // `la mise en place et la mise en œuvre` are no pairs.
    let counts = |h: usize| tree.has_pos(h, &[Upos::Num]) || tree.first(h, &["nummod"]).is_some();
    let names = |h: usize| tree.has_pos(h, &[Upos::Propn]);
    let (a, b) = (first.head, other.head);
    if !(counts(a) && counts(b) || names(a) && names(b)) {
        return None;
    }
    let between = |q: &&Circumstance| q.phrase.first > first.head && q.phrase.last < other.first;
    let theirs: Vec<&Circumstance> = circumstances.iter().filter(between).collect();
    let (own, of_first) = tree.with(other.head, &["nmod", "orphan", "obl"]).find_map(|d| {
        let alike = theirs.iter().find(|q| d > other.head && are_alike(tree, q.phrase.head, d))?;
        Some((d, **alike))
    })?;
    let own_phrase = phrase::circumstance(tree, own);
    let last = if other.last >= own_phrase.first { own_phrase.first.checked_sub(1)? } else { other.last };
    let mut circumstances: Vec<Circumstance> =
        circumstances.iter().filter(|q| !theirs.iter().any(|t| t.phrase == q.phrase)).copied().collect();
    circumstances.push(Circumstance { role: of_first.role, phrase: own_phrase });
    (last >= other.head).then_some(Paired { object: Object::Phrase(Phrase { last, ..other }), circumstances })
}

/// Whether two phrases have the same preposition, or are both times without one.
fn are_alike(tree: &Tree<'_>, one: usize, other: usize) -> bool {
    let case = |head: usize| tree.first(head, &["case"]).map(|c| tree.expression(c));
    let article =
        |head: usize| tree.with(head, &["det"]).any(|d| matches!(tree.lower(d).as_str(), "le" | "la" | "l'"));
    match (case(one), case(other)) {
        (Some(a), Some(b)) => a == b && tree.has_pos(other, &[Upos::Noun, Upos::Propn, Upos::Pron]),
        (None, None) => {
            super::super::circumstance::is_time_noun(tree, other) && article(one) && article(other)
        }
        _ => false,
    }
}
