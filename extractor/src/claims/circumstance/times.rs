//! What names a time: nouns and years, and what is only measured in time.

use crate::analysis::{Language, Upos};
use crate::claims::lexicon::{Lexicon, List};
use crate::claims::tree::Tree;

/// Nouns and numbers that name a time or a span of time.
#[must_use]
pub fn is_time_noun(tree: &Tree<'_>, head: usize) -> bool {
    let head = measured(tree, head);
    let lemma = tree.lemma(head);
    // `um zehn Uhr`; a watch is counted by nothing.
    if lemma == "uhr" && tree.language() == Language::German && tree.first(head, &["nummod"]).is_some() {
        return true;
    }
    if lemma == "second" && !tree.has_pos(head, &[Upos::Noun]) {
        return false;
    }
    let year = tree.has_pos(head, &[Upos::Num, Upos::Propn, Upos::Noun])
        && lemma.len() == 4
        && lemma.parse::<u32>().is_ok_and(|y| (1500..2150).contains(&y))
        && tree.first(head, &["nummod"]).is_none();
    year || Lexicon::of(tree.language()).lists(List::Times, &lemma)
}

/// The noun that a comparative counts: `minutes` in `moins de 45 minutes`.
fn measured(tree: &Tree<'_>, head: usize) -> usize {
    let compares = matches!(
        tree.lower(head).as_str(),
        "moins" | "plus" | "près" | "more" | "less" | "fewer" | "mehr" | "weniger"
    );
    let counted = |d: &usize| *d > head && tree.first(*d, &["nummod"]).is_some();
    tree.with(head, &["nmod", "obl"]).find(counted).filter(|_| compares).unwrap_or(head)
}

/// What names a time, or an event that is one.
pub(in crate::claims) fn is_time_like(tree: &Tree<'_>, lexicon: &Lexicon, head: usize) -> bool {
    is_time_noun(tree, head) || lexicon.event(&tree.lemma(head)).is_some()
}

/// `dispose de cinq semaines de trésorerie`: an argument that is measured in time and is none.
pub(super) fn is_stock(tree: &Tree<'_>, noun: usize) -> bool {
    let of = |d: usize| tree.with(d, &["case"]).any(|c| matches!(tree.lower(c).as_str(), "de" | "d'"));
    let what = |d: usize| of(d) && tree.first(d, &["det"]).is_none() && !is_time_noun(tree, d);
    // `La moyenne est de 51 ans.`
    let amounts = tree.head(noun).is_some_and(|verb| tree.lemma(verb) == "être");
    tree.language() == Language::French
        && tree.token(noun).deprel == "obl:arg"
        && of(noun)
        && (amounts || tree.with(noun, &["nmod"]).any(what))
}

/// `à une heure de route`, `à dix minutes de la gare`: how far away something is.
pub(super) fn is_distance(tree: &Tree<'_>, preposition: &str, noun: usize) -> bool {
    let lexicon = Lexicon::of(tree.language());
    let counted = tree.first(noun, &["nummod"]).is_some()
        || tree.with(noun, &["det"]).any(|d| matches!(tree.lower(d).as_str(), "un" | "une" | "quelques"));
    let long =
        matches!(tree.lemma(noun).as_str(), "heure" | "minute" | "jour" | "kilomètre" | "mètre" | "km");
    let of = |d: usize| {
        tree.with(d, &["case"]).any(|c| matches!(tree.lower(c).as_str(), "de" | "d'" | "du" | "des"))
            && !is_time_like(tree, lexicon, d)
            && !matches!(tree.lemma(d).as_str(), "fin" | "début" | "coup" | "départ" | "intervalle" | "terme")
    };
    // `une heure et demie de route`
    let from =
        tree.with(noun, &["conj"]).flat_map(|half| tree.with(half, &["nmod", "obl"]).collect::<Vec<_>>());
    tree.language() == Language::French
        && preposition == "à"
        && counted
        && long
        && tree.with(noun, &["nmod", "obl"]).chain(from).any(of)
}

/// `jamais … de sa vie`: for as long as somebody has lived.
pub(super) fn is_lifetime(tree: &Tree<'_>, noun: usize) -> bool {
    tree.language() == Language::French
        && tree.is(noun, &["obl"])
        && matches!(tree.lemma(noun).as_str(), "vie" | "existence" | "carrière")
        && tree.with(noun, &["det"]).any(|d| tree.feature(d, "Poss").is_some())
}

/// `porter la durée de six à huit mois`: from how much to how much, though it be measured in time.
pub(super) fn is_shift(tree: &Tree<'_>, amount: usize) -> bool {
    let shifts = |verb: usize| {
        matches!(
            tree.lemma(verb).as_str(),
            "porter"
                | "relever"
                | "ramener"
                | "réduire"
                | "abaisser"
                | "prolonger"
                | "allonger"
                | "étendre"
                | "rallonger"
                | "hausser"
                | "augmenter"
                | "baisser"
                | "diminuer"
        )
    };
    let (first, last) = tree.extent(amount);
    let number = |i: usize| i <= last && tree.has_pos(i, &[Upos::Num]);
    let from = matches!(tree.lower(first).as_str(), "de" | "d'") && number(first + 1);
    let to = (first + 1..last).any(|i| tree.lower(i) == "à" && number(i + 1));
    tree.language() == Language::French
        && from
        && to
        && tree.is(amount, &["obl"])
        && tree.head(amount).is_some_and(shifts)
}

/// Whether people meet there to compete or to show something.
pub(in crate::claims) fn is_gathering(tree: &Tree<'_>, noun: usize) -> bool {
    const GATHERINGS: [&str; 16] = [
        "festival",
        "salon",
        "championnat",
        "jeu",
        "tournoi",
        "coupe",
        "foire",
        "concours",
        "congrès",
        "biennale",
        "olympiade",
        "mondial",
        "sommet",
        "colloque",
        "triennale",
        "meeting",
    ];
    GATHERINGS.contains(&tree.lemma(noun).as_str())
}
