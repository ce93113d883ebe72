//! English verbs of two words: with a particle (`takes in`), or with `into` behind their object (`turned the site into a park`).

use crate::analysis::{Language, Sentence};
use crate::claims::{Object, PredicateKind, Proposition};
use crate::resolve::relations::{self, Lexicon as Relations, Reading};

/// What the verb says together with its second word.
pub(super) fn find<'l>(
    sentence: &Sentence,
    proposition: &Proposition,
    reading: Reading<'_>,
) -> Option<relations::Match<'l>> {
    with_particle(sentence, proposition, reading).or_else(|| made_into(sentence, proposition, reading))
}

/// `takes in 200 pupils`, `get up at five`: an English verb with its particle, whatever the parser took that for. Where the
/// particle may be a preposition, the verb with that one comes first.
fn with_particle<'l>(
    sentence: &Sentence,
    proposition: &Proposition,
    reading: Reading<'_>,
) -> Option<relations::Match<'l>> {
    let phrase = &proposition.relation;
    if sentence.language != Language::English || phrase.kind != PredicateKind::Verb {
        return None;
    }
    let lexicon = Relations::embedded();
    let find = |particle: &str, marker| {
        let found = lexicon.verbal(Language::English, &format!("{} {particle}", phrase.key), marker, reading);
        found.filter(|found| found.exact && found.form.is_locution())
    };
    if let Some(marker) = phrase.marker.as_deref() {
        let own = lexicon.verbal(Language::English, &phrase.key, Some(marker), reading);
        let named = |found: &relations::Match<'_>| !found.form.nouns.is_empty();
        let plain = own.is_some_and(|own| own.exact);
        return find(marker, None).filter(|found| named(found) || !plain);
    }
    let next = proposition.predicate + 1;
    let particle = sentence.tokens.get(next).filter(|t| {
        t.head == Some(proposition.predicate)
            && t.relation() == "advmod"
            && matches!(
                t.lemma.as_str(),
                "up" | "down" | "out" | "off" | "away" | "back" | "over" | "in" | "on"
            )
    })?;
    find(&particle.lemma, None)
}

/// `turned the site into a park`: what is done to the one is to make the other of it.
fn made_into<'l>(
    sentence: &Sentence,
    proposition: &Proposition,
    reading: Reading<'_>,
) -> Option<relations::Match<'l>> {
    let phrase = &proposition.relation;
    let changes =
        matches!(phrase.key.as_str(), "turn" | "change" | "convert" | "make") && phrase.marker.is_none();
    let object = matches!(proposition.object, Some(Object::Phrase(_)));
    let into = |d: usize| {
        let marked = |c: usize| sentence.tokens[c].relation() == "case" && sentence.tokens[c].lemma == "into";
        sentence.tokens[d].relation() == "obl" && sentence.children(d).any(marked)
    };
    let made = sentence.language == Language::English
        && changes
        && (object || reading.passive)
        && sentence.children(proposition.predicate).any(into);
    made.then(|| Relations::embedded().verbal(Language::English, "transform", None, reading)).flatten()
}
