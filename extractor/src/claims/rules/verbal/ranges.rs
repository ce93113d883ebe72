//! Prepositions that a verb asks for: before what a range comes to, and before a time that is remembered.

use super::super::super::tree::{Tree, join_words};
use super::super::Slots;
use crate::analysis::{Language, Upos};

/// `passe de 5 à 8 tonnes`, `rose from 5 to 8`: the preposition of what it comes to.
pub(super) fn end_of_range(tree: &Tree<'_>, complement: usize) -> Option<String> {
    let number = |i: usize| tree.has_pos(i, &[Upos::Num]);
    let from = tree.with(complement, &["case"]).find(|&c| {
        matches!(tree.lower(c).as_str(), "de" | "from" | "von") && c + 1 < complement && number(c + 1)
    })?;
    (from + 2..=complement)
        .find(|&c| {
            tree.is(c, &["case"])
                && matches!(tree.lower(c).as_str(), "à" | "to" | "auf")
                && number(c - 1)
                && (c + 1..=complement).any(number)
        })
        .map(|c| tree.lower(c))
}

/// `se souvient de ce jour`: a time, too, is what one remembers.
pub(super) fn is_asked_after(slots: &Slots) -> bool {
    matches!(
        slots.relation.key.as_str(),
        "se souvenir" | "parler" | "rêver" | "sich erinnern" | "sprechen" | "träumen"
    )
}

/// `fell by a quarter`: how much, and no time.
pub(super) fn is_share(tree: &Tree<'_>, dependent: usize) -> bool {
    tree.language() == Language::English
        && matches!(tree.lemma(dependent).as_str(), "quarter" | "third" | "half" | "fifth" | "tenth")
        && tree.with(dependent, &["case"]).any(|c| tree.lower(c) == "by")
}

/// `rose within two years`, `a doublé en dix ans`: how long it took, and no amount that it comes to.
pub(super) fn is_how_long(tree: &Tree<'_>, dependent: usize) -> bool {
    const SPANS: &[&str] = &[
        "en", "depuis", "pendant", "in", "since", "for", "during", "seit", "vor", "après", "after", "avant",
        "before", "dans", "within",
    ];
    tree.with(dependent, &["case"]).next().is_some_and(|c| SPANS.contains(&tree.lower(c).as_str()))
}

/// `the firm I work for`: the preposition that an English relative clause leaves behind its verb.
pub(super) fn join_stranded(tree: &Tree<'_>, verb: usize, slots: &mut Slots) {
    let left = tree.with(verb, &["obl", "advmod"]).find(|&p| {
        p > verb && tree.has_pos(p, &[Upos::Adp]) && tree.dependents(p).is_empty() && tree.is(p, &["obl"])
    });
    let Some(left) = left.filter(|_| tree.language() == Language::English) else { return };
    let marker = tree.lower(left);
    slots.relation.lemma = join_words(&[slots.relation.lemma.as_str(), marker.as_str()]);
    slots.relation.tokens.push(left);
    slots.relation.marker = Some(marker);
    slots.used.push(left);
}
