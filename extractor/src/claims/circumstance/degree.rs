//! How much: how many times more or less (`trois fois plus qu'un train`), `plus` that denies nothing (`joue plus à Lyon
//! qu'à Paris`), and what is stressed of an argument (`vend surtout des vélos`).

use crate::analysis::{Language, Upos};
use crate::claims::phrase;
use crate::claims::proposition::Phrase;
use crate::claims::tree::Tree;

/// Adverbs that limit or stress what an argument is.
const STRESSING: &[&str] = &[
    "surtout",
    "principalement",
    "essentiellement",
    "uniquement",
    "exclusivement",
    "majoritairement",
    "seulement",
    "presque",
];

/// The adverb that stresses an argument, before it and outside its phrase: `vend surtout des vélos`.
pub(super) fn stressing(tree: &Tree<'_>, argument: usize) -> Option<usize> {
    let stresses = |a: usize| {
        a < argument
            && STRESSING.contains(&tree.lower(a).as_str())
            && tree.first(a, &["fixed"]).is_none()
            // `non seulement`, `pas uniquement`
            && !(a > 0 && matches!(tree.lower(a - 1).as_str(), "non" | "pas"))
    };
    let denied =
        |i: usize| tree.with(i, &["advmod"]).any(|d| matches!(tree.lower(d).as_str(), "pas" | "non"));
    let french = tree.language() == Language::French;
    let nominal =
        tree.is(argument, &["obj", "obl"]) && tree.has_pos(argument, &[Upos::Noun, Upos::Propn, Upos::Num]);
    tree.with(argument, &["advmod"]).find(|&a| french && nominal && stresses(a) && !denied(argument))
}

/// `joue plus à Lyon qu'à Paris`, `beaucoup plus`, `plus ou moins`: whether `plus` tells how much. Without `ne`, it may still
/// deny in speech, so that there must be a sign.
pub(super) fn is_more(tree: &Tree<'_>, adverb: usize) -> bool {
    let word = |i: usize| if i < tree.len() { tree.lower(i) } else { String::new() };
    if tree.language() != Language::French
        || word(adverb) != "plus"
        || tree.first(adverb, &["case"]).is_some()
    {
        return false;
    }
    let Some(head) = tree.head(adverb) else { return false };
    let not = |v: usize| tree.with(v, &["advmod"]).any(|d| matches!(tree.lower(d).as_str(), "ne" | "n'"));
    let chain = std::iter::successors(Some(head), |&v| tree.head(v).filter(|_| tree.is(v, &["xcomp"])));
    if chain.into_iter().any(not) {
        return false;
    }
    let before = adverb.checked_sub(1).map(word).unwrap_or_default();
    let grown =
        matches!(before.as_str(), "beaucoup" | "bien" | "nettement" | "largement" | "toujours" | "encore");
    let than = |d: usize| {
        d > adverb && tree.with(d, &["mark", "case"]).any(|m| matches!(tree.lower(m).as_str(), "que" | "qu'"))
    };
    let compares = tree.with(head, &["obl", "nmod", "advcl", "obj"]).any(than);
    grown || compares || is_or_less(tree, adverb)
}

/// `plus ou moins`
fn is_or_less(tree: &Tree<'_>, adverb: usize) -> bool {
    adverb + 2 < tree.len() && tree.lower(adverb + 1) == "ou" && tree.lower(adverb + 2) == "moins"
}

/// `plus ou moins bien`: where the degree of an adverb begins.
fn with_more_or_less(tree: &Tree<'_>, adverb: usize) -> usize {
    let begins = adverb.checked_sub(3).filter(|&i| tree.lower(i) == "plus" && is_or_less(tree, i));
    begins.unwrap_or(adverb)
}

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
    if tree.language() == Language::French && is_or_less(tree, adverb) {
        let well = adverb + 3 < tree.len()
            && tree.has_pos(adverb + 3, &[Upos::Adv])
            && tree.head(adverb + 3) == tree.head(adverb);
        return Phrase { head: adverb, first: adverb, last: adverb + 2 + usize::from(well) };
    }
    let first = if first == adverb { with_more_or_less(tree, adverb) } else { first };
    if first < adverb && with_more_or_less(tree, adverb) == first {
        return Phrase { head: adverb, first, last: last.max(adverb) };
    }
    if with_times(tree, first) < first {
        return Phrase { head: adverb, first: with_times(tree, first), last };
    }
    if last - first > 8 { Phrase::word(adverb) } else { phrase::whole(tree, adverb) }
}

/// `est aux deux tiers ouvert`, `est à 80 % vide`: a share that stands before what is so.
#[must_use]
pub fn is_share_before(tree: &Tree<'_>, head: usize) -> bool {
    let share = matches!(
        tree.lemma(head).as_str(),
        "%" | "tiers" | "quart" | "moitié" | "cinquième" | "dixième" | "sixième" | "huitième"
    );
    let at = |c: usize| matches!(tree.lower(c).as_str(), "à" | "aux" | "au");
    tree.language() == Language::French
        && share
        && tree.head(head).is_some_and(|state| head < state && tree.has_pos(state, &[Upos::Adj, Upos::Verb]))
        && tree.with(head, &["case"]).any(at)
}
