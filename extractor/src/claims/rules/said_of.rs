//! What the object is called, taken or judged for: `la traite de menteuse`, `nous prennent pour des fous`, `vous juge trop
//! dur`. It belongs to the relation; by itself the verb would say another thing (`prendre`, `traiter`).

use super::super::lexicon::Lexicon;
use super::super::phrase;
use super::super::predicate::{Predicate, is_reflexive, is_verb};
use super::super::proposition::{Object, PredicateKind};
use super::super::tree::{Tree, join_words};
use super::Slots;
use crate::analysis::{Language, Upos};

/// The most words that may be said of an object for them to join the relation.
const WORDS: usize = 5;
/// Verbs that make their object what an adjective or noun beside it says.
const JUDGING: &[&str] = &[
    "juger",
    "appeler",
    "nommer",
    "surnommer",
    "rendre",
    "croire",
    "estimer",
    "élire",
    "proclamer",
    "baptiser",
    "considérer",
];

/// `Les critiques vous jugent trop dur`: a pronoun that shows no case is who is judged, where something is said of it.
pub(super) fn judged_person(tree: &Tree<'_>, verb: usize, attribute: Option<usize>) -> Option<usize> {
    attribute?;
    tree.with(verb, &["iobj"]).find(|&o| {
        tree.language() == Language::French
            && JUDGING.contains(&tree.lemma(verb).as_str())
            && o < verb
            && !is_reflexive(tree, o)
            && matches!(tree.lower(o).as_str(), "me" | "m'" | "te" | "t'" | "nous" | "vous")
    })
}

/// `servir de dortoir`: what it is used as, and not for whom, fills the slot.
pub(super) fn serves_as(tree: &Tree<'_>, verb: usize) -> bool {
    let as_it = |d: usize| tree.with(d, &["case"]).any(|c| matches!(tree.lower(c).as_str(), "de" | "d'"));
    tree.language() == Language::French
        && tree.lemma(verb) == "servir"
        && tree.with(verb, &["obl"]).any(|d| d > verb && as_it(d))
}

/// `traiter de`, `prendre pour`, `considérer comme`: what is said of the object behind a preposition joins the relation.
pub(super) fn join_said(tree: &Tree<'_>, lexicon: &Lexicon, predicate: &Predicate, slots: &mut Slots) {
    let verb = predicate.main;
    let [Object::Phrase(object)] = slots.objects[..] else { return };
    if tree.language() != Language::French
        || predicate.kind != PredicateKind::Verb
        || slots.relation.marker.is_some()
        || is_verb(tree, object.head)
    {
        return;
    }
    let said = tree.with(verb, &["obl", "advcl"]).find(|&d| {
        !slots.used.contains(&d)
            && tree.head(d) == Some(verb)
            && is_said(tree, lexicon, (verb, object.head), d)
    });
    let Some(said) = said else { return };
    let phrase = phrase::whole(tree, said);
    if phrase.last - phrase.first > WORDS {
        return;
    }
    let words: Vec<String> = (phrase.first..=phrase.last)
        .filter(|&i| !tree.has_pos(i, &[Upos::Punct]))
        .map(|i| tree.lower(i))
        .collect();
    let addition = join_words(&words);
    slots.used.push(said);
    slots.relation.tokens.extend(phrase.first..=phrase.last);
    slots.relation.tokens.sort_unstable();
    slots.relation.tokens.dedup();
    slots.relation.lemma = join_words(&[slots.relation.lemma.as_str(), addition.as_str()]);
    slots.relation.key = join_words(&[slots.relation.key.as_str(), addition.as_str()]);
}

/// How French nouns end that say what somebody is: `voleur`, `menteuse`, `magicien`, `fasciste`, `fêtard`.
const PEOPLE: &[&str] = &["eur", "euse", "trice", "ien", "ienne", "iste", "ard", "arde", "fou", "folle"];

/// Whether `complement` says what the object is called, taken or judged for.
fn is_said(tree: &Tree<'_>, lexicon: &Lexicon, (verb, object): (usize, usize), complement: usize) -> bool {
    let mut cases = tree.with(complement, &["case", "mark"]).map(|c| tree.lower(c));
    let case = cases.next().unwrap_or_default();
    let determiner = tree.with(complement, &["det"]).next();
    let indefinite =
        determiner.is_some_and(|d| matches!(tree.lower(d).as_str(), "un" | "une" | "des" | "de" | "d'"));
    let person = || {
        let lemma = tree.lemma(complement);
        let ending = PEOPLE.iter().any(|ending| lemma.ends_with(ending));
        lexicon.noun_kind(&lemma) == Some("Person") || ending
    };
    let known = || {
        let noun = lexicon.noun_kind(&tree.lemma(object)) == Some("Person");
        noun && tree.with(object, &["det"]).any(|d| !tree.lower(d).starts_with("un"))
    };
    let clitic = |words: &[&str]| object < verb && words.contains(&tree.lower(object).as_str());
    match (tree.lemma(verb).as_str(), case.as_str()) {
        ("traiter" | "qualifier" | "taxer", "de" | "d'") => determiner.is_none_or(|_| indefinite),
        // `je l'ai pris pour un ami`, but for a friend of mine where it is a thing.
        ("prendre", "pour") => {
            let somebody = clitic(&["me", "m'", "te", "t'", "nous", "vous", "se"]);
            let pronoun = clitic(&["le", "la", "l'", "les"]);
            let named = || tree.has_pos(object, &[Upos::Propn]) || known();
            indefinite && (somebody || (pronoun || named()) && person())
        }
        ("tenir", "pour") => indefinite || tree.has_pos(complement, &[Upos::Adj]),
        ("considérer", "comme") => true,
        _ => false,
    }
}
