//! Second complements of the verbs of `data/fr/two_complements.txt`: `offrir une visite aux écoles`, `adapter les horaires aux
//! besoins des familles`, `informer les riverains des travaux`.
//!
//! It must leave `proposer une aide à la mobilité` (no person), `informer les riverains du quartier` (a place).

use super::super::{attach, depends, has, lower};
use super::object_and_verb;
use crate::analysis::sentence::{Token, Upos};
use std::collections::{HashMap, HashSet};
use std::sync::LazyLock;

/// What stands behind the preposition of a verb.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Behind {
    Anybody,
    Any,
    Matter,
}

static VERBS: LazyLock<HashMap<(&str, &str), Behind>> = LazyLock::new(|| {
    let lines = include_str!("../../data/fr/two_complements.txt").lines().filter(|l| !l.starts_with('#'));
    let entry = |line: &'static str| {
        let mut columns = line.split('\t');
        let (verb, preposition) = (columns.next()?, columns.next()?);
        let behind = match columns.next()? {
            "anybody" => Behind::Anybody,
            "any" => Behind::Any,
            _ => Behind::Matter,
        };
        Some(((verb, preposition), behind))
    };
    lines.filter_map(entry).collect()
});

static BODIES: LazyLock<HashSet<&str>> = LazyLock::new(|| {
    let people = include_str!("../../../claims/data/fr/person_nouns.txt");
    let bodies = include_str!("../../../claims/data/fr/organisation_nouns.txt");
    let places = include_str!("../../../claims/data/fr/governing_nouns.txt");
    nouns(&[people, bodies, places])
});

static PLACES: LazyLock<HashSet<&str>> =
    LazyLock::new(|| nouns(&[include_str!("../../../claims/data/fr/place_nouns.txt")]));

/// The first column of lists.
fn nouns(lists: &[&'static str]) -> HashSet<&'static str> {
    let lines = lists.iter().flat_map(|list| list.lines()).filter(|l| !l.starts_with('#') && !l.is_empty());
    lines.filter_map(|line| line.split('\t').next()).collect()
}

/// Nouns that have a complement behind `à` of their own: `apporter une aide à la commune` is left to the noun.
const LEADING: &[&str] =
    &["accès", "droit", "réponse", "hommage", "appel", "attachement", "appartenance", "adhésion"];

/// Hang a second complement on its verb.
pub(super) fn mend(tokens: &mut [Token], noun: usize) {
    // `réclament une hausse des salaires à la direction`: the parser may hang it lower.
    let lower_down = || {
        let below = tokens[noun].head.filter(|&h| h < noun && tokens[noun].relation() == "nmod")?;
        object_and_verb(tokens, below)
    };
    let near = object_and_verb(tokens, noun);
    let Some((object, verb)) = near.or_else(lower_down) else { return };
    let case = (object + 1..noun).find(|&i| depends(&tokens[i], noun, &["case"]));
    let Some(case) = case.filter(|&c| !has(tokens, c, &["fixed"])) else { return };
    let preposition = match lower(&tokens[case]).as_str() {
        "à" | "au" | "aux" => "à",
        "de" | "du" | "des" | "d'" => "de",
        _ => return,
    };
    let Some(&behind) = VERBS.get(&(tokens[verb].lemma.as_str(), preposition)) else { return };
    let contracted = matches!(lower(&tokens[case]).as_str(), "au" | "aux" | "du" | "des");
    let determined = contracted || has(tokens, noun, &["det", "nummod"]) || tokens[noun].upos == Upos::Propn;
    let object_word = &tokens[object];
    let partitive = (verb + 1..object).any(|i| depends(&tokens[i], object, &["case"]));
    let told = partitive || has(tokens, object, &["det", "nummod"]);
    let thing = object_word.upos == Upos::Noun && told && !LEADING.contains(&object_word.lemma.as_str());
    if near.is_none() && behind != Behind::Anybody {
        return;
    }
    let fits = match behind {
        Behind::Anybody => thing && is_anybody(&tokens[noun]),
        Behind::Any => told || object_word.upos == Upos::Propn,
        Behind::Matter => is_person(object_word) && !is_anybody(&tokens[noun]) && !is_place(&tokens[noun]),
    };
    if fits && determined {
        attach(tokens, noun, verb, "obl:arg");
    }
}

/// Whether what stands behind `à` beside the object of a French verb is who gets it (`true`: `impose un quota aux communes`) or
/// what it is for (`false`: `adapte les horaires aux besoins`); nothing where the verb has no such complement.
pub(crate) fn gets(verb: &str, noun: &str) -> Option<bool> {
    match VERBS.get(&(verb, "à"))? {
        Behind::Anybody => BODIES.contains(noun).then_some(true),
        _ => Some(BODIES.contains(noun) && verb != "préférer"),
    }
}

fn is_anybody(token: &Token) -> bool {
    token.form.starts_with(char::is_uppercase) || BODIES.contains(token.lemma.to_lowercase().as_str())
}

fn is_person(token: &Token) -> bool {
    token.upos == Upos::Noun && BODIES.contains(token.lemma.as_str())
}

fn is_place(token: &Token) -> bool {
    token.upos == Upos::Propn || PLACES.contains(token.lemma.as_str())
}
