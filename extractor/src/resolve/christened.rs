//! Names that a text gives: `un jeu baptisé Ondo`, `Ondo, un jeu de plateau`.
//!
//! Reads: participles that name (`data/fr/references.tsv`), nouns set beside a name. [`given_name`] is what a noun is called,
//! [`called_kind`] of what kind a name is that was taken for somebody's.

use super::claim::{Argument, Claim};
use super::coreference::lexicon::{References, WordClass, first_name};
use crate::analysis::{EntityMention, Language, Sentence, Upos};
use crate::claims::Phrase;
use crate::claims::lexicon::Lexicon;

/// `un jeu baptisé Ondo`, `une appli nommée « Tirelo »`: the name that a participle gives the noun.
pub(super) fn given_name(sentence: &Sentence, noun: usize) -> Option<Phrase> {
    let naming = |v: usize| {
        let verb = &sentence.tokens[v];
        verb.relation() == "acl"
            && verb.feats.is("VerbForm", "Part")
            && References::of(sentence.language).is(WordClass::Naming, &verb.lemma)
    };
    let verb = sentence.children(noun).find(|&v| v > noun && naming(v))?;
    let mut after = sentence.entities.iter().filter(|e| e.tokens.start > verb && e.tokens.start <= verb + 2);
    let entity =
        after.find(|e| (e.tokens.start..e.tokens.end).any(|i| sentence.tokens[i].head == Some(verb)))?;
    let quoted = |i: usize| matches!(sentence.tokens[i].form.as_str(), "«" | "“" | "\"");
    let start = if quoted(entity.tokens.start) { entity.tokens.start + 1 } else { entity.tokens.start };
    // `une rue baptisée Victor Hugo` is nobody.
    let kind = Lexicon::of(sentence.language).noun_kind(&sentence.tokens[noun].lemma.to_lowercase());
    let somebody = first_name(&sentence.tokens[start].form, sentence.language).is_some();
    (kind == Some("Person") || !somebody).then_some(Phrase {
        head: start,
        first: start,
        last: entity.tokens.end - 1,
    })
}

/// `Ondo, un jeu de plateau`, `une appli nommée Tirelo`: of what kind a name is that was taken for somebody's, by the noun
/// that it is said to be.
pub(super) fn called_kind(sentence: &Sentence, name: &EntityMention) -> Option<&'static str> {
    let first = name.tokens.start;
    if first_name(&sentence.tokens[first].form, sentence.language).is_some()
        || sentence.language != Language::French
    {
        return None;
    }
    let top = (first..name.tokens.end)
        .find(|&i| sentence.tokens[i].head.is_none_or(|h| !name.tokens.contains(h)))?;
    let new = |noun: usize| {
        let one = |c: usize| matches!(sentence.tokens[c].form.to_lowercase().as_str(), "un" | "une");
        sentence.tokens[noun].upos == Upos::Noun && sentence.children(noun).any(|c| c < noun && one(c))
    };
    let apposed = sentence.children(top).find(|&c| sentence.tokens[c].relation() == "appos" && new(c));
    let said = sentence.tokens[top].head.filter(|&h| {
        sentence.tokens[top].relation() == "nsubj"
            && new(h)
            && sentence.children(h).any(|c| sentence.tokens[c].relation() == "cop")
    });
    let given = sentence.tokens[top].head.and_then(|verb| {
        let noun = sentence.tokens[verb].head.filter(|_| sentence.tokens[verb].relation() == "acl")?;
        given_name(sentence, noun).filter(|name| name.head == top).map(|_| noun)
    });
    let noun = apposed.or(said).or(given)?;
    let kind = Lexicon::of(sentence.language).noun_kind(&sentence.tokens[noun].lemma.to_lowercase())?;
    (kind != "Person" && kind != "Place").then_some(kind)
}

/// `un jeu nommé Ondo`: whether a claim only says that what has the name is given it, or does something to itself.
pub(super) fn says_nothing(claim: &Claim) -> bool {
    let Some(Argument::Entity(subject)) = &claim.subject else { return false };
    let gives = || {
        let lemma = claim.relation.lemma.trim_start_matches("être ");
        let verb = lemma.split(' ').next().unwrap_or_default();
        let infinitive = verb.trim_end_matches('e').strip_suffix('é').map(|stem| format!("{stem}er"));
        References::of(claim.language).is(WordClass::Naming, infinitive.as_deref().unwrap_or(verb))
    };
    match &claim.object {
        Some(Argument::Entity(object)) => subject.iri == object.iri && gives(),
        None => gives() && subject.text != subject.label && subject.text.contains(&subject.label),
        _ => false,
    }
}
