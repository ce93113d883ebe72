//! [`just_told`]: what `c'est un …` calls by its noun, or by a wider one, where the sentence before has told of it (`Elle vient du
//! moulin. C'est un vieux moulin.`, `J'ai appris le violon. C'est un bel instrument.`, `J'ai deux apprentis. Ce sont des
//! jeunes du quartier.`).
//!
//! Reads: the trees of the sentence and of the one before, and what wider nouns take up. Only one thing may answer.

use super::super::claim::{Argument, Claim, EntityRef};
use super::super::coreference::lexicon::References;
use super::super::document::Place;
use super::super::mention::Mentions;
use super::is_first_clause;
use super::pointing::open_subject;
use crate::analysis::{Language, Upos};
use crate::claims::lexicon::Lexicon;
use crate::claims::phrase;
use crate::claims::tree::Tree;

/// What the open subject of a claim stands for.
pub(super) fn just_told(mentions: &Mentions<'_>, place: Place, claim: &Claim) -> Option<Argument> {
    let document = &mentions.document;
    let subject = open_subject(claim).filter(|_| claim.relation.lemma == "être")?;
    let (start, end) = match &claim.object {
        Some(Argument::Entity(object)) => (object.start, object.end),
        Some(Argument::Value(object)) => (object.start, object.end),
        _ => return None,
    };
    let tree = Tree::new(document.sentence(place));
    let within = |i: usize| start <= tree.token(i).span.start && tree.token(i).span.end <= end;
    let noun = (0..tree.len()).find(|&i| within(i) && tree.head(i).is_none_or(|h| !within(h)))?;
    let new = tree.with(noun, &["det"]).any(|d| tree.feature(d, "Definite") == Some("Ind"));
    let somebody = tree.lower(noun) == "quelqu'un";
    let called = tree.has_pos(noun, &[Upos::Noun]) && new || somebody;
    if !called || !is_first_clause(document, place, subject.start) {
        return None;
    }
    let before = Place { sentence: place.sentence.checked_sub(1)?, ..place };
    let there = Tree::new(document.sentence(before));
    let found = answering(&there, &tree, noun, somebody)?;
    let entity = mentions.entity(before, phrase::argument(&there, found));
    Some(Argument::Entity(EntityRef {
        text: subject.text.clone(),
        start: subject.start,
        end: subject.end,
        ..entity
    }))
}

/// The only noun of the sentence before that the other can call: the same, a narrower one, or the one for people.
fn answering(there: &Tree<'_>, tree: &Tree<'_>, noun: usize, somebody: bool) -> Option<usize> {
    let lexicon = Lexicon::of(Language::French);
    let lemma = tree.lemma(noun);
    let narrower = References::of(Language::French).wider(&lemma).unwrap_or_default();
    let several = |tree: &Tree<'_>, i: usize| tree.feature(i, "Number") == Some("Plur");
    let arguments: Vec<usize> = (0..there.len())
        .filter(|&i| there.has_pos(i, &[Upos::Noun]) && there.is(i, &["nsubj", "obj", "obl", "root"]))
        .filter(|&i| there.first(i, &["conj"]).is_none())
        .collect();
    let only = |fits: &dyn Fn(usize) -> bool| {
        let mut found = arguments.iter().copied().filter(|&i| fits(i));
        let first = found.next()?;
        found.next().is_none().then_some(first)
    };
    let same = |i: usize| there.lemma(i) == lemma;
    let narrow = |i: usize| narrower.contains(&there.lemma(i).as_str());
    let person = somebody || lexicon.noun_kind(&lemma) == Some("Person");
    let people = |i: usize| {
        person
            && lexicon.noun_kind(&there.lemma(i)) == Some("Person")
            && several(there, i) == several(tree, noun)
            && !there.is(i, &["nsubj"])
    };
    let alike = |i: usize| several(there, i) == several(tree, noun);
    only(&|i| same(i) && alike(i)).or_else(|| only(&|i| narrow(i) && alike(i))).or_else(|| only(&people))
}
