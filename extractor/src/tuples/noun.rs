//! Noun phrases as lists of words: what names the thing, without what is said of it besides.

use super::super::analysis::Upos;
use super::super::claims::lexicon::{Lexicon, List};
use super::super::claims::phrase::is_example_mark;
use super::super::claims::tree::Tree;

/// How much of a noun's prepositional phrases stays with it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Cut {
    /// All of them.
    Whole,
    /// Those that say which one or of what (`a series of raids`), not where or for whom.
    Loose,
    /// None: `the capital`, before `of Japan` makes a fact.
    Bare,
}

/// The words of the phrase around `head`, in text order.
#[must_use]
pub fn phrase(tree: &Tree<'_>, head: usize, cut: Cut) -> Vec<usize> {
    let mut kept = Vec::new();
    collect(tree, head, head, cut, &mut kept);
    if let Some(mark) = instance_mark(tree, head) {
        kept.retain(|&word| word < mark);
    }
    kept.sort_unstable();
    joined(tree, head, &kept)
}

/// The words of a preposition before its noun, with what belongs to it (`out of`, `because of`).
#[must_use]
pub fn preposition(tree: &Tree<'_>, noun: usize) -> Vec<usize> {
    let mut words = Vec::new();
    for case in tree.with(noun, &["case"]).filter(|&c| c < noun) {
        words.push(case);
        words.extend(tree.with(case, &["fixed"]));
    }
    words.sort_unstable();
    words
}

/// The coordinated nouns of which each makes a fact of its own, `head` first.
#[must_use]
pub fn members(tree: &Tree<'_>, head: usize) -> Vec<usize> {
    let own = |c: &usize| {
        !tree.has_pos(*c, &[Upos::Verb, Upos::Adv, Upos::Aux]) && tree.first(*c, &["nsubj", "cop"]).is_none()
    };
    std::iter::once(head).chain(tree.with(head, &["conj"]).filter(own)).collect()
}

/// Whether `dependent` is a prepositional phrase behind `head`, the noun or adjective it belongs to.
#[must_use]
pub fn is_prepositional(tree: &Tree<'_>, dependent: usize, head: usize) -> bool {
    tree.is(dependent, &["nmod", "obl"])
        && tree.token(dependent).deprel != "nmod:poss"
        && dependent > head
        && !preposition(tree, dependent).is_empty()
}

/// `of`, `than`, `as`: what follows says what the noun is, and stays with it.
#[must_use]
pub fn is_defining(tree: &Tree<'_>, dependent: usize) -> bool {
    preposition(tree, dependent).first().is_some_and(|&p| {
        matches!(
            tree.lower(p).as_str(),
            "of" | "than" | "as" | "de" | "d'" | "du" | "des" | "que" | "von" | "als"
        )
    })
}

fn collect(tree: &Tree<'_>, index: usize, top: usize, cut: Cut, kept: &mut Vec<usize>) {
    if kept.contains(&index) {
        return;
    }
    kept.push(index);
    for &dependent in tree.dependents(index) {
        let loose = index == top && is_prepositional(tree, dependent, index) && {
            let quality = tree.has_pos(index, &[Upos::Adj, Upos::Num]);
            match cut {
                Cut::Whole => false,
                Cut::Loose => !is_defining(tree, dependent) && !quality,
                Cut::Bare => true,
            }
        };
        if !loose && belongs(tree, dependent, index, top) {
            collect(tree, dependent, top, cut, kept);
        }
    }
}

fn belongs(tree: &Tree<'_>, dependent: usize, head: usize, top: usize) -> bool {
    match tree.token(dependent).relation() {
        "det" | "nummod" | "amod" | "flat" | "fixed" | "compound" | "goeswith" | "clf" => true,
        "nmod" => {
            dependent < head
                || !is_set_off(tree, dependent, head)
                || wider_places(tree, head).contains(&dependent)
        }
        "case" | "mark" | "cc" | "conj" | "obj" => head != top,
        "advmod" => belongs_adverb(tree, dependent, head, top),
        "obl" => {
            tree.has_pos(head, &[Upos::Adj, Upos::Num, Upos::Adv])
                || tree.has_pos(head, &[Upos::Verb]) && head != top
        }
        "appos" => is_close(tree, dependent, head),
        _ => false,
    }
}

/// Whether a mark stands between a word and the phrase behind it.
fn is_set_off(tree: &Tree<'_>, dependent: usize, head: usize) -> bool {
    let (first, last) = tree.extent(dependent);
    let start = (first..=last).find(|&i| !is_mark(tree, i)).unwrap_or(first);
    (head + 1..start).any(|i| matches!(tree.token(i).form.as_str(), "," | ";" | ":" | "--" | "–" | "—" | "("))
}

fn belongs_adverb(tree: &Tree<'_>, adverb: usize, head: usize, top: usize) -> bool {
    let lexicon = Lexicon::of(tree.language());
    let word = tree.lower(adverb);
    let before = adverb < head;
    if tree.has_pos(head, &[Upos::Num, Upos::Adj, Upos::Adv]) {
        let loose = lexicon.is_linking_adverb(&word) && !lexicon.is_degree(&word)
            || lexicon.time_adverb(&word).is_some()
            || lexicon.hedge(&word).is_some();
        let predicate = head == top && tree.first(head, &["cop"]).is_some();
        return (before || matches!(word.as_str(), "enough" | "ago")) && !(predicate && loose);
    }
    before && (head != top || lexicon.lists(List::Approximators, &word) && word != "only")
}

/// `the composer Ida Holm`, `Paris, France`: an apposition that is part of the name.
fn is_close(tree: &Tree<'_>, dependent: usize, head: usize) -> bool {
    dependent > head && (!is_set_off(tree, dependent, head) || wider_places(tree, head).contains(&dependent))
}

/// Whether the word is a noun, be it a name.
#[must_use]
pub fn is_noun(tree: &Tree<'_>, index: usize) -> bool {
    tree.has_pos(index, &[Upos::Noun, Upos::Propn])
}

/// Whether the word is part of a place's name.
fn is_place(tree: &Tree<'_>, index: usize) -> bool {
    tree.has_pos(index, &[Upos::Propn])
        && tree.sentence.entities.iter().any(|e| {
            e.kind == crate::analysis::EntityType::Location && (e.tokens.start..e.tokens.end).contains(&index)
        })
}

/// `Ontario` and `Canada` after `Toronto`: the places a place lies in, nothing but commas and names between them.
#[must_use]
pub fn wider_places(tree: &Tree<'_>, place: usize) -> Vec<usize> {
    if !is_place(tree, place) {
        return Vec::new();
    }
    tree.with(place, &["appos", "nmod"])
        .filter(|&wider| {
            wider > place
                && is_place(tree, wider)
                && tree.first(wider, &["case"]).is_none()
                && (place + 1..wider).all(|i| tree.token(i).form == "," || is_place(tree, i))
                && (place + 1..wider).any(|i| is_mark(tree, i))
        })
        .collect()
}

/// `such as` after `banks`: the mark of a list that a noun announces.
fn instance_mark(tree: &Tree<'_>, noun: usize) -> Option<usize> {
    let mark = (noun + 1..tree.len()).find(|&i| !is_mark(tree, i))?;
    (is_example_mark(&tree.expression(mark)) && tree.is(mark, &["case"])).then_some(mark)
}

/// Whether a prepositional phrase names members of what it belongs to (`such as Norda`).
#[must_use]
pub fn is_instance(tree: &Tree<'_>, dependent: usize) -> bool {
    tree.with(dependent, &["case"]).any(|c| is_example_mark(&tree.expression(c)))
}

/// `banks such as Norda and Sund`: each member of the list after a noun, its head and its words.
#[must_use]
pub fn instances(tree: &Tree<'_>, noun: usize) -> Vec<(usize, Vec<usize>)> {
    let Some(mark) = instance_mark(tree, noun) else { return Vec::new() };
    let Some(first) = tree.head(mark).filter(|&first| first > mark) else { return Vec::new() };
    let mut heads = vec![first];
    let mut at = 0;
    while let Some(&head) = heads.get(at) {
        // A name's parts may hang on the announcing noun one by one.
        let parts = tree.with(noun, &["compound", "flat"]).filter(|&p| head == first && p > mark);
        let further: Vec<usize> =
            tree.with(head, &["conj"]).chain(parts).filter(|h| !heads.contains(h)).collect();
        heads.extend(further);
        at += 1;
    }
    heads.sort_unstable();
    let mut found: Vec<(usize, Vec<usize>)> = Vec::new();
    for head in heads.into_iter().filter(|&h| is_noun(tree, h)) {
        if found.iter().all(|(_, words)| !words.contains(&head)) {
            found.push((head, named(tree, head)));
        }
    }
    found
}

/// Whether the word is part of a name.
#[must_use]
pub fn is_named(tree: &Tree<'_>, index: usize) -> bool {
    tree.sentence.entities.iter().any(|e| (e.tokens.start..e.tokens.end).contains(&index))
}

/// The phrase around a word, or the whole name that it stands in should that be longer.
fn named(tree: &Tree<'_>, head: usize) -> Vec<usize> {
    let words = phrase(tree, head, Cut::Loose);
    let entity = tree.sentence.entities.iter().find(|e| (e.tokens.start..e.tokens.end).contains(&head));
    let name = entity.map_or_else(Vec::new, |e| (e.tokens.start..e.tokens.end).collect());
    if name.len() > words.len() { name } else { words }
}

/// The kept words that reach `head` over nothing but marks and parentheses, with the marks between them.
fn joined(tree: &Tree<'_>, head: usize, kept: &[usize]) -> Vec<usize> {
    let mut words = vec![head];
    for &next in kept.iter().filter(|&&k| k > head) {
        let last = *words.last().unwrap_or(&head);
        if !(last + 1..next).all(|i| is_mark(tree, i) || is_aside(tree, i)) {
            break;
        }
        words.extend((last + 1..next).filter(|&i| is_mark(tree, i) && !is_aside(tree, i)));
        words.push(next);
    }
    for &previous in kept.iter().rev().filter(|&&k| k < head) {
        let first = words[0];
        let passes = |i: usize| is_mark(tree, i) || is_aside(tree, i) || tree.is(i, &["advmod"]);
        if !(previous + 1..first).all(passes) {
            break;
        }
        let marks = (previous + 1..first).filter(|&i| is_mark(tree, i) && !is_aside(tree, i));
        words.splice(0..0, std::iter::once(previous).chain(marks));
    }
    with_even_quotes(tree, words)
}

fn is_mark(tree: &Tree<'_>, index: usize) -> bool {
    tree.has_pos(index, &[Upos::Punct])
}

fn is_quote(tree: &Tree<'_>, index: usize) -> bool {
    matches!(tree.token(index).form.as_str(), "\"" | "``" | "''" | "“" | "”" | "«" | "»" | "„")
}

/// Whether the word stands between parentheses, or is one.
#[must_use]
pub fn is_aside(tree: &Tree<'_>, index: usize) -> bool {
    let form = |i: usize| tree.token(i).form.as_str();
    if matches!(form(index), "(" | ")") {
        return true;
    }
    let opened = (0..index).rev().map(form).find(|f| matches!(*f, "(" | ")"));
    let closed = (index..tree.len()).map(form).find(|f| matches!(*f, "(" | ")"));
    opened == Some("(") && closed == Some(")")
}

/// A phrase that opens a quotation closes it, or does without its mark.
fn with_even_quotes(tree: &Tree<'_>, mut words: Vec<usize>) -> Vec<usize> {
    if words.iter().filter(|&&w| is_quote(tree, w)).count() % 2 == 1 {
        let next = words.last().map_or(0, |last| last + 1);
        if next < tree.len() && is_quote(tree, next) {
            words.push(next);
        } else {
            words.retain(|&w| !is_quote(tree, w));
        }
    }
    words
}
