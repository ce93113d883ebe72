//! `Le compostage, une pratique ancienne`: what a thing without a name is said to be behind a comma.
//!
//! It must catch `la gérante, amie de mon père`, and leave lists (`la salle, une table, des bancs`), repetitions (`la vie, la
//! vraie`) and what is counted (`la parcelle, deux hectares`).

use super::super::circumstance::is_time_noun;
use super::super::lexicon::Lexicon;
use super::super::tree::Tree;
use crate::analysis::{Language, Upos};

/// Whether a common noun that is known is described by another behind a comma: with `un`, or bare and with a complement.
pub(super) fn defined(tree: &Tree<'_>, head: usize, beside: usize) -> bool {
    let common = |i: usize| tree.has_pos(i, &[Upos::Noun]);
    let known = tree.with(head, &["det"]).any(|d| {
        d < head
            && (matches!(tree.lower(d).as_str(), "le" | "la" | "l'" | "l’")
                || tree.feature(d, "Poss") == Some("Yes"))
    });
    let one = |i: usize| tree.feature(i, "Number") != Some("Plur");
    let french = tree.language() == Language::French;
    let simple = tree.first(beside, &["case", "conj", "nummod", "cop", "nsubj"]).is_none()
        && tree.first(head, &["conj"]).is_none();
    // `la région de Lyon, une ville active`: the name may be what is described.
    let name = tree.with(head, &["nmod"]).any(|n| {
        (n..beside).any(|i| tree.has_pos(i, &[Upos::Propn]) && tree.is_within(i, n))
            && tree.first(n, &["case"]).is_some()
    });
    let simple = simple && !name;
    let first = tree.with(beside, &["det", "amod"]).filter(|&d| d < beside).min().unwrap_or(beside);
    let comma = first > head && tree.token(first - 1).form == ",";
    french
        && common(head)
        && common(beside)
        && known
        && one(head)
        && one(beside)
        && simple
        && comma
        && tells(tree, head, beside)
}

/// Whether the noun says something by itself: what kind of thing, and which.
fn tells(tree: &Tree<'_>, head: usize, noun: usize) -> bool {
    let lexicon = Lexicon::of(tree.language());
    let kind = |i: usize| lexicon.noun_kind(&tree.lemma(i));
    let indefinite =
        tree.with(noun, &["det"]).any(|d| d < noun && matches!(tree.lower(d).as_str(), "un" | "une"));
    let bare = tree.first(noun, &["det"]).is_none() && kind(noun) != Some("Place");
    let member = kind(head) == Some("Organization") && !indefinite;
    let alike = (kind(head) == Some("Person")) == (kind(noun) == Some("Person")) || member;
    let complement = tree.with(noun, &["nmod"]).any(|c| c > noun && tree.first(c, &["case"]).is_some());
    let told = complement || tree.with(noun, &["amod", "acl"]).next().is_some();
    let bare = bare && complement && !is_time_noun(tree, noun);
    told && alike && (indefinite || bare)
}
