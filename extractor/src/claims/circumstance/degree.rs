//! How many times more or less: `trois fois plus qu'un train`, `dix fois moins`.

use crate::claims::phrase;
use crate::claims::proposition::Phrase;
use crate::claims::tree::Tree;

/// `dix fois` before `moins` or `plus`, which it belongs to.
pub(super) fn multiplied(tree: &Tree<'_>, times: usize) -> Option<usize> {
    let adverb = tree.extent(times).1 + 1;
    (tree.lemma(times) == "fois"
        && tree.first(times, &["nummod"]).is_some()
        && adverb < tree.len()
        && matches!(tree.lower(adverb).as_str(), "plus" | "moins" | "mieux"))
    .then_some(adverb)
}

/// `dix fois moins`: where the phrase of an adverb of comparison begins.
pub(super) fn with_times(tree: &Tree<'_>, adverb: usize) -> usize {
    let times = adverb.checked_sub(1).filter(|&t| {
        multiplied(tree, t) == Some(adverb) || tree.lemma(t) == "fois" && tree.head(t) == Some(adverb)
    });
    times.map_or(adverb, |times| tree.extent(times).0)
}

/// The words of an adverb that qualifies a clause.
pub(super) fn adverb_phrase(tree: &Tree<'_>, adverb: usize) -> Phrase {
    let (first, last) = tree.extent(adverb);
    if with_times(tree, first) < first {
        return Phrase { head: adverb, first: with_times(tree, first), last };
    }
    if last - first > 8 { Phrase::word(adverb) } else { phrase::whole(tree, adverb) }
}
