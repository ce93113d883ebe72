//! Facts that stand in no clause but in a noun phrase: appositions and titles (`Ida Holm` *is* `the painter`),
//! places in places (`Leeds` *is in* `England`), and the names that a noun announces (`banks such as Norda`).
//!
//! Their verb is not in the text; [`Fact::implied`] says it, in the language of the sentence. Possessors are left out:
//! `the firm's lawyers` says that it has some, which nobody asks.

use super::facts::Fact;
use super::noun::{self, Cut, is_aside, is_noun, members, phrase};
use crate::analysis::{Language, Upos};
use crate::claims::tree::Tree;
use crate::resolve::honorific;

/// Chances of the constructions, before the parser's own.
const APPOSITION: f64 = 0.55;
const PLACE: f64 = 0.4;
const INSTANCE: f64 = 0.4;

/// What a noun phrase says without a verb.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Verb {
    Is,
    IsIn,
}

impl Verb {
    /// The words in a language; `None` where the language says it otherwise.
    const fn words(self, language: Language) -> Option<&'static str> {
        Some(match (self, language) {
            (Self::Is, Language::English) => "is",
            (Self::IsIn, Language::English) => "is in",
            (Self::Is, Language::French) => "est",
            (Self::Is, Language::German) => "ist",
            (Self::IsIn, Language::German) => "ist in",
            _ => return None,
        })
    }
}

/// Every fact that the sentence's nouns imply, in the order of the nouns.
#[must_use]
pub fn of(tree: &Tree<'_>) -> Vec<Fact> {
    (0..tree.len())
        .filter(|&n| is_noun(tree, n))
        .flat_map(|noun| {
            let mut found = appositions(tree, noun);
            found.extend(places(tree, noun));
            found.extend(title(tree, noun));
            found.extend(instances(tree, noun));
            found
        })
        .flatten()
        .collect()
}

fn fact(
    tree: &Tree<'_>,
    (subject, subject_words): (usize, Vec<usize>),
    verb: Verb,
    (object, object_words): (usize, Vec<usize>),
    chance: f64,
) -> Option<Fact> {
    Some(Fact {
        subject: subject_words,
        implied: Some(verb.words(tree.language())?),
        relation: Vec::new(),
        object: object_words,
        qualifiers: Vec::new(),
        chance,
        heads: [subject, object, object],
    })
}

/// The phrase around `head` without the phrase around `other`: `the painter` of `the painter Ida Holm`.
fn apart(tree: &Tree<'_>, head: usize, cut: Cut, other: usize) -> (usize, Vec<usize>) {
    let mut words = phrase(tree, head, cut);
    if tree.is_within(other, head) {
        words.retain(|&w| !tree.is_within(w, other));
    }
    while words.last().is_some_and(|&w| tree.has_pos(w, &[Upos::Punct])) {
        words.pop();
    }
    (head, words)
}

/// `Ida Holm, a painter,`; `the painter Ida Holm`. Short forms in parentheses and further items of a list are none.
fn appositions(tree: &Tree<'_>, noun: usize) -> Vec<Option<Fact>> {
    let named = |index: usize| tree.has_pos(index, &[Upos::Propn]);
    let mut found = Vec::new();
    for other in tree.with(noun, &["appos"]).filter(|&a| a > noun && is_noun(tree, a) && !is_aside(tree, a)) {
        let kinds = members(tree, other);
        match (named(noun), named(other)) {
            (true, true) => {}
            (false, true) => {
                let name = apart(tree, other, Cut::Bare, noun);
                found.push(fact(tree, name, Verb::Is, apart(tree, noun, Cut::Loose, other), APPOSITION));
            }
            _ if kinds.iter().any(|&kind| named(kind)) => {}
            _ => found.extend(kinds.into_iter().map(|kind| {
                let name = apart(tree, noun, Cut::Bare, other);
                fact(tree, name, Verb::Is, (kind, phrase(tree, kind, Cut::Loose)), APPOSITION)
            })),
        }
    }
    found
}

/// `Leeds, Yorkshire, England`: each in those behind it.
fn places(tree: &Tree<'_>, place: usize) -> Vec<Option<Fact>> {
    let mut chain = vec![place];
    chain.extend(noun::wider_places(tree, place));
    let name = |index: usize| {
        let words = phrase(tree, index, Cut::Bare);
        (index, words.into_iter().filter(|&w| w <= index).collect::<Vec<usize>>())
    };
    let pairs = (0..chain.len()).flat_map(|i| chain[i + 1..].iter().map(move |&wider| (i, wider)));
    pairs.map(|(i, wider)| fact(tree, name(chain[i]), Verb::IsIn, name(wider), PLACE)).collect()
}

/// `lawmaker Jane Poe`: what stands before a name as its title, unless it only addresses (`Mrs Poe`, `St. Peter`).
fn title(tree: &Tree<'_>, name: usize) -> Option<Option<Fact>> {
    let address = |&t: &usize| tree.lower(t).ends_with('.') || honorific(&tree.lower(t)).is_some();
    let title = tree.exactly(name, "nmod:desc").find(|&t| t < name).filter(|t| !address(t))?;
    let name = apart(tree, name, Cut::Bare, title);
    Some(fact(tree, name, Verb::Is, (title, phrase(tree, title, Cut::Loose)), APPOSITION))
}

/// `banks such as Norda and Sund`.
fn instances(tree: &Tree<'_>, noun: usize) -> Vec<Option<Fact>> {
    if tree.first(noun, &["nummod"]).is_some() {
        return Vec::new();
    }
    let plain: Vec<usize> =
        phrase(tree, noun, Cut::Bare).into_iter().filter(|&w| !tree.is(w, &["amod", "det"])).collect();
    noun::instances(tree, noun)
        .into_iter()
        .filter(|(head, _)| tree.has_pos(*head, &[Upos::Propn]))
        .map(|instance| fact(tree, instance, Verb::Is, (noun, plain.clone()), INSTANCE))
        .collect()
}
