//! `permet de marcher`, `demande de savoir écouter`: with nothing that the act is done to, the act is the object of the verb
//! that governs it.
//!
//! It must not read `peut marcher`, `essaie de partir`, `a envie de partir`: these verbs only lend mood, time or phase.

use super::super::super::lexicon::Lexicon;
use super::super::super::phrase;
use super::super::super::predicate::{Predicate, marker_of, passage, verb_key};
use super::super::super::proposition::{Object, Phrase, PredicateKind, RelationPhrase};
use super::super::super::tree::{Tree, join_words};
use super::super::Slots;
use crate::analysis::{Language, Upos};
use crate::resolve::relations::Lexicon as Relations;

/// Let the act be the object, where the relations know the verb that governs it.
pub(super) fn settle_acting(tree: &Tree<'_>, lexicon: &Lexicon, predicate: &Predicate, slots: &mut Slots) {
    let active = slots.relation.kind == PredicateKind::Verb && predicate.copula.is_none();
    let being = tree.lemma(predicate.main) == "être";
    if !active || being || !slots.objects.is_empty() {
        return;
    }
    let Some(at) = governor(tree, lexicon, predicate).filter(|_| !slots.relation.key.contains("ne pas "))
    else {
        return;
    };
    // Of coordinated acts the later ones stand by themselves.
    let start = if predicate.shared > at + 1 { predicate.main } else { predicate.chain[at + 1] };
    let object = act_with_manner(tree, start, predicate.main, &slots.relation.tokens);
    govern(tree, lexicon, (predicate, at), object, slots);
}

/// `exige d'être patient`: how somebody has to be is not how the subject is.
pub(in crate::claims::rules) fn governed_state(
    tree: &Tree<'_>,
    lexicon: &Lexicon,
    predicate: &Predicate,
    relation: &RelationPhrase,
) -> Option<Slots> {
    let copula = tree.with(predicate.main, &["cop"]).find(|&c| tree.feature(c, "VerbForm") == Some("Inf"))?;
    let at = governor(tree, lexicon, predicate).filter(|&at| at + 2 == predicate.chain.len())?;
    let state = phrase::argument(tree, predicate.main);
    let object = Phrase { head: predicate.main, first: copula, last: state.last };
    let mut slots = Slots { rule: "verbal", relation: relation.clone(), ..Slots::default() };
    slots.relation.kind = PredicateKind::Verb;
    govern(tree, lexicon, (predicate, at), object, &mut slots);
    Some(slots)
}

/// The place in the chain of the last verb that keeps its own meaning before an act, if the relations know it.
fn governor(tree: &Tree<'_>, lexicon: &Lexicon, predicate: &Predicate) -> Option<usize> {
    let chain = &predicate.chain;
    let own = |pair: &[usize]| passage(tree, lexicon, pair[0], pair[1]).is_none();
    let at = chain.windows(2).rposition(own).filter(|_| tree.language() == Language::French)?;
    let marked = matches!(marker_of(tree, chain[at + 1]).as_str(), "de" | "à");
    let known = Relations::embedded().has_verb(Language::French, &verb_key(tree, chain[at]));
    (marked && known && tree.lemma(chain[at]) != "faire").then_some(at)
}

/// Let the act be the object of the verb at this place of the chain.
fn govern(
    tree: &Tree<'_>,
    lexicon: &Lexicon,
    (predicate, at): (&Predicate, usize),
    act: Phrase,
    slots: &mut Slots,
) {
    let chain = &predicate.chain[..=at];
    let marker = marker_of(tree, predicate.chain[at + 1]);
    let words: Vec<String> = chain.iter().map(|&v| verb_key(tree, v)).collect();
    let before = chain.windows(2).rposition(|pair| passage(tree, lexicon, pair[0], pair[1]).is_none());
    slots.relation.key = words[before.unwrap_or(at)..].join(" ");
    slots.relation.lemma = join_words(&[words.join(" ").as_str(), marker.as_str()]);
    slots.relation.marker = Some(marker);
    slots.relation.tokens.retain(|&t| t < act.first || t > act.last);
    slots.used.extend(act.first..=act.last);
    slots.objects.push(Object::Phrase(act));
}

/// An infinitive with its pronouns and the adverbs that stand beside it: `progresser très vite`.
fn act_with_manner(tree: &Tree<'_>, start: usize, main: usize, said: &[usize]) -> Phrase {
    let before = |d: &usize| *d < start && tree.has_pos(*d, &[Upos::Pron]);
    let first = tree.dependents(start).iter().copied().filter(before).min().unwrap_or(start);
    let mut last = (main..tree.len()).take_while(|i| said.contains(i)).last().unwrap_or(main);
    while let Some(adverb) = tree.with(main, &["advmod"]).find(|&a| {
        a > last && tree.extent(a).0 == last + 1 && tree.extent(a).1 == a && !tree.has_pos(a, &[Upos::Sconj])
    }) {
        last = adverb;
    }
    Phrase { head: main, first, last }
}
