//! Noun phrases that are too long: what may go is left out from the right, as much as must.
//!
//! It must keep `la diffusion du virus dans les rizières de l'Est`, and cut what a sentence packs on after that.

use super::super::proposition::Phrase;
use super::super::reader::is_light_antecedent;
use super::super::tree::Tree;
use super::quality::is_preposition;
use super::{contiguous, without_partitive};
use crate::analysis::{Language, Upos};

/// From this many tokens on, loose complements are left out: [`super::loose_complements`] gives them back.
const LONGEST: usize = 8;
/// The same in French, where what says which one is meant stands behind the noun, one preposition after the other.
const LONGEST_FRENCH: usize = 18;

/// The phrase with as many of its loose complements as it may hold, from the left.
pub(super) fn shortened(tree: &Tree<'_>, phrase: Phrase, kept: &[bool]) -> Phrase {
    let head = phrase.head;
    let french = tree.language() == Language::French;
    let longest = if french { LONGEST_FRENCH } else { LONGEST };
    if phrase.last - phrase.first < LONGEST {
        return phrase;
    }
    let loose: Vec<usize> =
        (0..kept.len()).filter(|&i| i != head && kept[i] && is_loose(tree, head, i)).collect();
    let upto = |end: usize| {
        let within = |i: usize| (head..end).contains(&i) || !loose.contains(&i);
        let short: Vec<bool> = kept.iter().enumerate().map(|(i, &kept)| kept && within(i)).collect();
        without_partitive(tree, contiguous(tree, head, &short))
    };
    let wall = loose.iter().filter(|&&i| french && is_astray(tree, head, i)).map(|&i| tree.extent(i).0).min();
    let wall = wall.unwrap_or(phrase.last + 1);
    // A list is kept whole or left out.
    let top = |i: usize| i > head && goes(tree, head, i) && !tree.is(i, &["conj"]);
    let tops = loose.iter().filter(|&&i| top(i)).map(|&i| tree.extent(i).0);
    tops.chain([wall])
        .filter(|&end| french && end <= wall && end > head)
        .map(upto)
        .filter(|phrase| phrase.last - phrase.first < longest)
        .max_by_key(|phrase| phrase.last)
        .unwrap_or_else(|| upto(0))
}

/// Whether the word stands in a complement that may go: anything under a preposition other than `de`.
fn is_loose(tree: &Tree<'_>, head: usize, index: usize) -> bool {
    let mut at = index;
    while at != head {
        if goes(tree, head, at) {
            return true;
        }
        match tree.head(at) {
            Some(up) => at = up,
            None => return false,
        }
    }
    false
}

/// Whether the word heads a complement that may go.
fn goes(tree: &Tree<'_>, head: usize, at: usize) -> bool {
    let genitive =
        tree.with(at, &["case"]).any(|c| matches!(tree.lemma(c).as_str(), "de" | "of" | "von" | "'s" | "di"));
    let clause = tree.is(at, &["acl"]) && !tree.head(at).is_some_and(|up| is_light_antecedent(tree, up));
    // `un comité social et économique`: two adjectives of one noun.
    let quality = tree.has_pos(at, &[Upos::Adj]);
    let sibling = tree.is(at, &["conj"]) && tree.head(at) != Some(head) && !quality;
    let adverb = tree.is(at, &["advmod"]) && tree.head(at).is_some_and(|up| is_preposition(tree, at, up));
    clause || sibling || adverb || tree.is(at, &["nmod"]) && !genitive && tree.first(at, &["case"]).is_some()
}

/// `l'avis du conseil et le vote`: a sibling with an article of its own behind `de`, `à` or `en`, which French repeats, belongs
/// to a noun further up; and `tout ce qui …` behind a comma says it again.
fn is_astray(tree: &Tree<'_>, head: usize, at: usize) -> bool {
    let repeated = |i: usize| {
        tree.with(i, &["case"]).any(|c| matches!(tree.lemma(c).as_str(), "de" | "à" | "en"))
            || tree
                .with(i, &["det", "case"])
                .any(|d| matches!(tree.lower(d).as_str(), "des" | "du" | "au" | "aux"))
    };
    let own = tree.with(at, &["det"]).any(|d| d < at && !matches!(tree.lower(d).as_str(), "des" | "du"));
    let above = tree.head(at).filter(|&up| up != head && tree.is(at, &["conj"]));
    let bare = own && tree.first(at, &["case"]).is_none();
    above.is_some_and(|up| {
        bare && repeated(up) || tree.has_pos(at, &[Upos::Pron]) && tree.first(at, &["case"]).is_none()
    })
}
