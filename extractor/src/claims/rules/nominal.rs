//! Event nouns with their figures: `une série de licenciements touchant environ 3 600 employés`,
//! `la suppression de 200 postes chez Thales`, `a round of layoffs affecting 300 people`.
//!
//! The claim's subject is whoever does it: the noun's own agent (`de Thales`, `chez Thales`, `Meta's`),
//! else the subject of the clause the noun is a complement of. The object is the number.

use super::super::circumstance::is_time_noun;
use super::super::lexicon::{Lexicon, List};
use super::super::phrase;
use super::super::proposition::{Phrase, PredicateKind, RelationPhrase};
use super::super::tree::Tree;
use crate::analysis::{Language, Upos};

/// An event noun with its agent and its number.
#[derive(Debug, Clone)]
pub struct Event {
    /// The noun.
    pub noun: usize,
    /// Who does it.
    pub agent: Option<Phrase>,
    /// How many: the phrase that holds the number.
    pub number: Phrase,
    /// The relation, for the lexicon.
    pub relation: RelationPhrase,
}

/// The event nouns with a number in the phrase headed by `top`.
#[must_use]
pub fn events(tree: &Tree<'_>, lexicon: &Lexicon, top: usize) -> Vec<Event> {
    let (first, last) = tree.extent(top);
    (first..=last)
        .filter(|&i| {
            // `trois morts`: the dead are counted, and not how often somebody died.
            let people = tree.language() == Language::French && tree.lemma(i) == "mort";
            let event = tree.has_pos(i, &[Upos::Noun]) && lexicon.event(&tree.lemma(i)).is_some();
            event && !(people && tree.first(i, &["nummod"]).is_some()) && reaches(tree, i, top)
        })
        .filter_map(|noun| {
            let number = number_of(tree, lexicon, noun)?;
            let relation = RelationPhrase {
                tokens: vec![noun],
                lemma: tree.lemma(noun),
                key: tree.lemma(noun),
                marker: None,
                kind: PredicateKind::Noun,
            };
            let agent = agent_of(tree, lexicon, noun).or_else(|| agent_beside(tree, lexicon, noun));
            Some(Event { noun, agent, number, relation })
        })
        .collect()
}

/// Whether the noun hangs on `top` through nominal links alone.
fn reaches(tree: &Tree<'_>, noun: usize, top: usize) -> bool {
    let mut at = noun;
    while at != top {
        if !tree.is(at, &["nmod", "conj", "appos", "obl", "compound"]) {
            return false;
        }
        match tree.head(at) {
            Some(head) => at = head,
            None => return false,
        }
    }
    true
}

fn number_of(tree: &Tree<'_>, lexicon: &Lexicon, noun: usize) -> Option<Phrase> {
    if has_number(tree, noun) {
        return Some(phrase::argument(tree, noun));
    }
    let complement = tree
        .with(noun, &["nmod", "appos", "parataxis"])
        .filter(|&n| is_counted(tree, n))
        .filter_map(|n| counted(tree, n))
        .find(|&n| !is_time_noun(tree, n) && !is_percentage(tree, n));
    if let Some(counted) = complement {
        return Some(phrase::argument(tree, counted));
    }
    affected(tree, lexicon, noun).map(|(_, counted)| phrase::argument(tree, counted))
}

/// `suppression de 200 postes`, `cuts – 200 jobs`: not `questions entre deux trains`.
fn is_counted(tree: &Tree<'_>, noun: usize) -> bool {
    tree.with(noun, &["case"]).all(|c| matches!(tree.lower(c).as_str(), "de" | "d'" | "des" | "of" | "von"))
}

fn is_percentage(tree: &Tree<'_>, noun: usize) -> bool {
    matches!(tree.lower(noun).as_str(), "%" | "percent" | "prozent")
}

fn has_number(tree: &Tree<'_>, noun: usize) -> bool {
    tree.with(noun, &["nummod"]).any(|n| tree.has_pos(n, &[Upos::Num]))
}

/// The counted object of a participle after the noun (`touchant environ 3 600 employés`), or of the verb whose subject it is
/// in (`Une vague de licenciements va toucher 3 600 salariés`), with that verb. Dashes and commas often hide whose participle it
/// is, so any one with no other event noun between will do.
fn affected(tree: &Tree<'_>, lexicon: &Lexicon, noun: usize) -> Option<(usize, usize)> {
    let verb = (noun + 1..tree.len()).take(12).find(|&i| {
        tree.has_pos(i, &[Upos::Verb])
            && (lexicon.lists(List::Affecting, &tree.lemma(i)) || is_affecting_form(tree, lexicon, i))
            && subject_of(tree, i)
                .is_none_or(|s| tree.feature(s, "PronType") == Some("Rel") || reaches(tree, noun, s))
    })?;
    tree.with(verb, &["obj", "obl"]).find_map(|o| counted(tree, o)).map(|counted| (verb, counted))
}

/// The subject of a verb, or of the one that it completes (`va toucher`).
fn subject_of(tree: &Tree<'_>, verb: usize) -> Option<usize> {
    let own = tree.first(verb, &["nsubj"]);
    own.or_else(|| {
        tree.head(verb).filter(|_| tree.is(verb, &["xcomp"])).and_then(|h| tree.first(h, &["nsubj"]))
    })
}

/// `va toucher 3 600 salariés chez Meta`, `concerne 3 600 salariés de Meta`: who does it, named beside those it meets.
fn agent_beside(tree: &Tree<'_>, lexicon: &Lexicon, noun: usize) -> Option<Phrase> {
    let (verb, counted) = affected(tree, lexicon, noun)?;
    let inside = |n: usize| {
        let by = |words: &[&str]| tree.with(n, &["case"]).any(|c| words.contains(&tree.lower(c).as_str()));
        if tree.head(n) == Some(verb) {
            by(&["chez", "at", "bei"])
        } else {
            by(&["chez", "de", "d'", "at", "of", "bei", "von"])
        }
    };
    tree.with(verb, &["obl"])
        .chain(tree.with(counted, &["nmod"]))
        .find(|&n| inside(n) && tree.has_pos(n, &[Upos::Propn]) && !has_number(tree, n))
        .map(|n| phrase::argument(tree, n))
}

/// What is counted: the noun itself, or the one behind an adverb (`près de 1 200 salariés`).
fn counted(tree: &Tree<'_>, head: usize) -> Option<usize> {
    let behind = || tree.with(head, &["obl", "nmod"]).find(|&n| has_number(tree, n));
    has_number(tree, head).then_some(head).or_else(|| tree.has_pos(head, &[Upos::Adv]).then(behind).flatten())
}

/// The same by form, where the lemma is wrong.
fn is_affecting_form(tree: &Tree<'_>, lexicon: &Lexicon, index: usize) -> bool {
    let form = tree.lower(index);
    let Some(stem) = form.strip_suffix("ant").or_else(|| form.strip_suffix("ing")) else { return false };
    lexicon.lists(List::Affecting, stem) || lexicon.lists(List::Affecting, &format!("{stem}er"))
}

/// `de Thales`, `chez Thales`, `at Meta`, `Meta's`: a named or organised agent of the event.
fn agent_of(tree: &Tree<'_>, lexicon: &Lexicon, noun: usize) -> Option<Phrase> {
    tree.with(noun, &["nmod", "obl", "compound"])
        .find(|&n| {
            let named = tree.has_pos(n, &[Upos::Propn]);
            let organised = lexicon.noun_kind(&tree.lemma(n)) == Some("Organization");
            (named || organised) && !has_number(tree, n) && !is_time_noun(tree, n)
        })
        .map(|n| phrase::argument(tree, n))
}
