//! Words inside a noun phrase that say which one is meant though they look like the clause's: what denies an adjective, an
//! adverb that makes a preposition, a title in quotation marks.
//!
//! It must keep `les parcelles non clôturées`, `un débat autour de la gare`, `la version « longue »`; not `les parcelles ne sont
//! pas clôturées`, nor what somebody says in quotation marks (`ce conseil : « gardez vos distances »`).

use super::super::tree::Tree;
use crate::analysis::{Language, Upos};

/// Most tokens of a title in quotation marks.
const LONGEST_TITLE: usize = 8;

/// Whether the adverb stays with the noun or the adjective that it stands beside.
pub(super) fn belongs(tree: &Tree<'_>, adverb: usize, head: usize, top: usize) -> bool {
    if tree.language() != Language::French {
        return false;
    }
    let word = tree.lower(adverb);
    let inner = head != top && tree.is(head, &["amod", "acl", "conj"]) && adverb + 1 == head;
    // `une part non négligeable`, `un outil pas cher`
    let denies = inner && matches!(word.as_str(), "non" | "pas" | "jamais");
    // `un profil vraiment bricoleur`: a noun used as an adjective.
    let grades = inner && tree.is(head, &["amod"]) && tree.has_pos(head, &[Upos::Noun]) && word != "ne";
    denies || grades || is_preposition(tree, adverb, head)
}

/// `deux statues, très rares, ont été volées`: an adjective between commas, or behind one at the end, says more of the noun; not
/// the second of several (`une rue propre, calme`), nor one that is said of whoever acts (`ont quitté la ville, contents`).
#[must_use]
pub fn is_added(tree: &Tree<'_>, quality: usize, noun: usize) -> bool {
    let (first, last) = tree.extent(quality);
    let comma = |i: usize| tree.token(i).form == ",";
    let opens = first > noun && (comma(first) || comma(first - 1));
    let closes = comma(last)
        || last + 1 >= tree.len()
        || matches!(tree.token(last + 1).form.as_str(), "," | "." | ";" | "!");
    let others = tree.with(noun, &["amod", "acl", "conj", "appos"]).any(|d| d != quality && d > noun);
    let same = |name: &str| {
        tree.feature(quality, name).is_none_or(|q| tree.feature(noun, name).is_none_or(|n| n == q))
    };
    let counted = tree.first(noun, &["det", "nummod"]).is_some();
    tree.language() == Language::French
        && tree.has_pos(quality, &[Upos::Adj])
        && tree.has_pos(noun, &[Upos::Noun, Upos::Propn])
        && opens
        && closes
        && !others
        && counted
        && same("Number")
        && same("Gender")
        && tree.first(quality, &["conj", "cop", "nsubj", "obl", "advcl"]).is_none()
}

/// `autour de`, `près de`, `face à`: an adverb behind a noun that has a complement of its own.
pub(super) fn is_preposition(tree: &Tree<'_>, adverb: usize, head: usize) -> bool {
    let complement = tree.with(adverb, &["obl"]).find(|&c| c > adverb);
    let marked = complement.is_some_and(|c| {
        let words = || tree.with(c, &["case", "det"]).map(|w| tree.lower(w));
        c - adverb < 5
            && words().any(|w| matches!(w.as_str(), "de" | "d'" | "du" | "des" | "à" | "au" | "aux"))
    });
    adverb > head && tree.has_pos(adverb, &[Upos::Adv]) && tree.has_pos(head, &[Upos::Noun]) && marked
}

/// `le programme « Terres vives »`, `Ines « la Louve » Haller`: a name in quotation marks right behind what it names.
pub(super) fn is_titled(tree: &Tree<'_>, title: usize, head: usize) -> bool {
    let (first, last) = tree.extent(title);
    let mark = |i: usize| matches!(tree.token(i).form.as_str(), "«" | "“" | "\"");
    let opens = first == head + 1 && mark(first) || first == head + 2 && mark(head + 1);
    let told = tree.is_finite_clause(title)
        || tree.has_pos(title, &[Upos::Verb, Upos::Aux])
        || tree.first(title, &["nsubj", "cop"]).is_some();
    title > head
        && opens
        && !told
        && last - first < LONGEST_TITLE
        && tree.has_pos(head, &[Upos::Noun, Upos::Propn])
}

/// `un an et demi`, `deux heures et demie`: the half belongs to what is counted.
pub(super) fn is_half(tree: &Tree<'_>, word: usize) -> bool {
    tree.language() == Language::French && matches!(tree.lower(word).as_str(), "demi" | "demie")
}

/// `trois cents (300) adhérents`: the number again, in figures.
pub(super) fn is_figure(tree: &Tree<'_>, figure: usize, number: usize) -> bool {
    let bracketed = figure > 0 && tree.token(figure - 1).form == "(";
    tree.has_pos(figure, &[Upos::Num]) && tree.has_pos(number, &[Upos::Num]) && bracketed && figure > number
}

/// `c'est un signal, une dernière alerte`: what something is said to be, put in other words behind a comma.
pub(super) fn said_again(tree: &Tree<'_>, head: usize) -> Vec<usize> {
    let indefinite = |i: usize| {
        tree.has_pos(i, &[Upos::Noun])
            && tree.with(i, &["det"]).any(|d| d < i && matches!(tree.lower(d).as_str(), "un" | "une"))
            && tree.first(i, &["case", "nsubj"]).is_none()
    };
    let french = tree.language() == Language::French;
    if !french
        || tree.first(head, &["cop"]).is_none()
        || !(tree.with(head, &["det"]).any(|d| matches!(tree.lower(d).as_str(), "un" | "une")))
    {
        return Vec::new();
    }
    let comma = |i: usize| {
        tree.extent(i).0.checked_sub(1).is_some_and(|c| tree.token(c).form == ",")
            || tree.token(tree.extent(i).0).form == ","
    };
    tree.with(head, &["appos"]).filter(|&i| i > head && indefinite(i) && comma(i)).collect()
}
