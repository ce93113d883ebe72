//! Where something is done, taken for what it is done to: `sleeps on the floor` sleeps there, `is sold at the market`
//! is sold there.
//!
//! Reads: a proposition whose object stands behind a preposition of place that its verb is not known with.

use super::sense::{as_said, find_relation, takes_up};
use crate::analysis::{Language, Sentence};
use crate::claims::{Circumstance, Object, Phrase, PredicateKind, Proposition};
use crate::resolve::QualifierRole;
use crate::resolve::claim::Argument;
use crate::resolve::relations::leaves_open;

/// Prepositions that tell where or with whom, and seldom make another verb.
const fn places(language: Language) -> &'static [&'static str] {
    match language {
        Language::French => &["dans", "sur", "sous", "chez", "devant", "derrière", "avec"],
        Language::German => &["in", "auf", "an", "unter", "hinter", "neben", "vor", "zwischen", "bei", "mit"],
        _ => &[
            "in", "on", "at", "near", "behind", "under", "above", "beside", "between", "among", "along",
            "across", "around", "inside", "outside", "with",
        ],
    }
}

/// The proposition without its object, which tells where, if it says something known so.
pub(super) fn beside(
    sentence: &Sentence,
    proposition: &Proposition,
    subject: Option<&Argument>,
    object: Option<&Argument>,
) -> Option<Proposition> {
    let phrase = &proposition.relation;
    let marker = phrase.marker.as_deref().filter(|m| places(sentence.language).contains(m))?;
    let Some(Object::Phrase(place)) = proposition.object else { return None };
    let verbal = matches!(phrase.kind, PredicateKind::Verb | PredicateKind::Passive);
    // `être dans le métier`, `sortir avec Marie`: of these nothing is left without what they are said of.
    let passive = phrase.kind == PredicateKind::Passive;
    let leans = phrase.key == "être" || leaves_open(sentence.language, &phrase.key, marker, passive);
    let known = || find_relation(sentence, proposition, subject, object).is_some_and(|found| found.exact);
    if !verbal || leans || !matches!(proposition.rule, "verbal" | "passive") || known() {
        return None;
    }
    let case = |&c: &usize| c < place.head && sentence.tokens[c].relation() == "case";
    let first = sentence.children(place.head).filter(case).min()?.min(place.first);
    let together = matches!(marker, "with" | "mit" | "avec");
    let role = if together { QualifierRole::Manner } else { QualifierRole::Place };
    let mut alone = proposition.clone();
    alone.object = None;
    alone.relation.tokens.retain(|token| !(first..place.head).contains(token));
    alone.relation.lemma = phrase.lemma.trim_end_matches(marker).trim_end().to_owned();
    alone.relation.marker = None;
    alone.qualifiers.push(Circumstance { role, phrase: Phrase { first, ..place } });
    let found = find_relation(sentence, &alone, subject, None)?;
    as_said(&found, false, takes_up(sentence, &alone, &found)).is_some().then_some(alone)
}
