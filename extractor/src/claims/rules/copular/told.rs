//! How far the phrase that a copula predicates goes: a number without its place, an adjective with what it is compared with.

use crate::analysis::{Language, Upos};
use crate::claims::phrase;
use crate::claims::proposition::Phrase;
use crate::claims::tree::Tree;

/// `étaient trente au bal`, `sommes dix-neuf en classe`: how many they are, and where.
pub(super) fn so_many(tree: &Tree<'_>, phrase: Phrase) -> Phrase {
    let there = |d: &usize| {
        *d > phrase.head
            && tree.with(*d, &["case"]).any(|c| {
                matches!(tree.lower(c).as_str(), "en" | "dans" | "sur" | "à" | "au" | "aux" | "chez" | "pour")
            })
    };
    // `« Le pont est dangereux », selon l'expert`: what stands behind the quotation is not in it.
    if let Some(close) =
        (phrase.head.max(phrase.first + 1)..=phrase.last).find(|&i| tree.token(i).form == "»")
        && !(phrase.first..close).any(|i| tree.token(i).form == "«")
    {
        return Phrase { last: close - 1, ..phrase };
    }
    let counts = tree.language() == Language::French && tree.has_pos(phrase.head, &[Upos::Num]);
    match tree.with(phrase.head, &["nmod", "obl"]).filter(there).map(|d| tree.extent(d).0).min() {
        Some(first) if counts && first > phrase.head => Phrase { last: phrase.last.min(first - 1), ..phrase },
        _ => phrase,
    }
}

/// `meilleurs que nous ne l'étions`: a clause that an adjective compares with stays with it.
pub(super) fn with_standard(tree: &Tree<'_>, phrase: Phrase) -> Phrase {
    const LONGEST: usize = 8;
    let compares = matches!(tree.lemma(phrase.head).as_str(), "meilleur" | "pire" | "moindre")
        || tree
            .with(phrase.head, &["advmod"])
            .any(|a| matches!(tree.lower(a).as_str(), "plus" | "moins" | "aussi"));
    let clause = tree.with(phrase.head, &["advcl", "ccomp", "acl", "cop"]).find(|&c| {
        let than = tree.with(c, &["mark"]).any(|m| matches!(tree.lower(m).as_str(), "que" | "qu'"));
        than && tree.extent(c).0 == phrase.last + 1
    });
    match clause.map(|c| phrase::whole(tree, c).last) {
        Some(last) if compares && last - phrase.last <= LONGEST => Phrase { last, ..phrase },
        _ => phrase,
    }
}
