//! Whose words quotations are that no verb of saying introduces: in an article with one person to quote (`Le préfet manque
//! d'audace : « Il est trop prudent. »`) theirs, in another whose turn it is ([`Quoted::whose_turn`]).

use super::candidate::Candidate;
use super::lexicon::Gender;
use super::{Referent, dialogue};
use crate::analysis::{EntityType, Upos};
use crate::claims::quotation::Quotation;
use crate::resolve::document::{Document, Place};
use crate::source::Role;
use std::collections::{BTreeMap, BTreeSet};

/// The fewest words of a quotation that somebody says.
const FEWEST: usize = 4;

/// What each word that refers back means.
type Resolved = BTreeMap<(Place, usize), Referent>;
/// Segment and opening mark of quotations to whose words they are.
type Voices = BTreeMap<(usize, (usize, usize)), Referent>;

/// The quotations of a document once it has been walked, with every mention.
pub(super) struct Quoted<'d> {
    pub document: &'d Document<'d>,
    pub quotations: &'d [Vec<Quotation>],
    pub candidates: &'d [Candidate],
}

/// A quotation's place in the document.
#[derive(Clone, Copy)]
struct At<'q> {
    segment: usize,
    quotation: &'q Quotation,
}

impl At<'_> {
    fn place(self) -> Place {
        Place { segment: self.segment, sentence: self.quotation.open.0 }
    }

    fn start(self) -> (Place, usize) {
        (self.place(), self.quotation.open.1)
    }

    fn end(self) -> (Place, usize) {
        (Place { sentence: self.quotation.close.0, ..self.place() }, self.quotation.close.1)
    }
}

impl<'d> Quoted<'d> {
    /// Give the pronouns that say quotations a person, and the quotations without a source a voice.
    pub(super) fn settle(&self, resolved: &mut Resolved, voices: &mut Voices) {
        self.repair(resolved);
        let only = only_source(self.document, self.quotations, resolved);
        let mut last: Option<(At<'_>, Option<Referent>)> = None;
        for at in self.told() {
            let key = (at.segment, at.quotation.open);
            let known = match at.quotation.source {
                Some((sentence, phrase)) => {
                    resolved.get(&(Place { sentence, ..at.place() }, phrase.head)).cloned()
                }
                None if at.quotation.verb.is_some() => None,
                None => {
                    let turn = || self.whose_turn(at, last.as_ref());
                    let only = || only.clone().filter(|one| self.is_theirs(at, one));
                    voices.get(&key).cloned().or_else(turn).or_else(only)
                }
            };
            if at.quotation.source.is_none()
                && let Some(known) = &known
            {
                voices.insert(key, known.clone());
            }
            if known.is_some() || at.quotation.source.is_some() || at.quotation.verb.is_some() {
                last = Some((at, known));
            }
        }
    }

    /// The quotations that the narrator tells, in order.
    fn told(&self) -> impl Iterator<Item = At<'d>> {
        let all = self.quotations.iter().enumerate();
        let all =
            all.flat_map(|(segment, found)| found.iter().map(move |quotation| At { segment, quotation }));
        let mut all: Vec<At<'d>> = all.collect();
        all.sort_by_key(|at| at.start());
        all.into_iter().filter(|at| self.document.speaker(at.place()).1 == Role::Narrator)
    }

    /// Whose turn it is: of whom alone is told since the last quotation, or else whoever said that one; before any, the only
    /// person told of so far.
    fn whose_turn(&self, at: At<'_>, last: Option<&(At<'_>, Option<Referent>)>) -> Option<Referent> {
        let (document, segment) = (self.document, at.segment);
        let (place, open) = at.start();
        let tokens = &document.sentence(place).tokens;
        let begins = tokens[..open.min(tokens.len())].iter().all(|token| token.upos == Upos::Punct);
        let (end, close) = at.end();
        let rest = document.sentence(end).tokens.iter().skip(close + 1);
        let alone = begins && rest.into_iter().all(|token| token.upos == Upos::Punct);
        if !alone || !says_something(document, segment, at.quotation) {
            return None;
        }
        let own = speaks_of_oneself(document, segment, at.quotation);
        let after = last.map(|(before, _)| before.end());
        let between = self.persons(after, at.start());
        let said = last.and_then(|(_, said)| said.as_ref());
        match between[..] {
            [] => said.cloned(),
            [one] if own || said.is_some_and(|said| said.slug == one.slug) => Some(one.clone()),
            _ => None,
        }
    }

    /// The persons named by the narrator in a stretch of the document.
    fn persons(&self, after: Option<(Place, usize)>, before: (Place, usize)) -> Vec<&Referent> {
        let there = |c: &&Candidate| {
            let at = (c.place, c.token);
            after.is_none_or(|after| at > after) && at < before && c.quoted.is_none()
        };
        let told = |c: &&Candidate| self.document.speaker(c.place).1 == Role::Narrator;
        let person = |c: &&Candidate| c.named && c.referent.kind == "Person";
        let mut slugs = BTreeSet::new();
        let found = self.candidates.iter().filter(there).filter(told).filter(person);
        found.map(|c| &c.referent).filter(|one| slugs.insert(&one.slug)).collect()
    }

    /// Whether nothing speaks against the only person who is quoted in the article.
    fn is_theirs(&self, at: At<'_>, one: &Referent) -> bool {
        let before = self.persons(None, at.start());
        says_something(self.document, at.segment, at.quotation)
            && !tells_of_another(self.document, at.place(), one)
            && (before.is_empty() || before.iter().any(|told| told.slug == one.slug))
    }

    /// The gender of `il` or `elle`.
    fn clitic_of(&self, (place, token): (Place, usize)) -> Option<Gender> {
        let form = self.document.sentence(place).tokens[token].form.to_lowercase();
        match form.trim_start_matches("-t").trim_start_matches('-') {
            "il" => Some(Gender::Masculine),
            "elle" => Some(Gender::Feminine),
            _ => None,
        }
    }

    /// The gender that the text shows of somebody.
    fn gender(&self, one: &Referent) -> Option<Gender> {
        self.candidates.iter().filter(|c| c.referent.slug == one.slug).find_map(|c| c.gender)
    }

    /// `« … », poursuit-il.`: a pronoun that nothing or no person was found for is who was quoted last of its gender.
    fn repair(&self, resolved: &mut Resolved) {
        let mut said: Vec<Referent> = Vec::new();
        for at in self.told() {
            let Some((sentence, phrase)) = at.quotation.source else { continue };
            let key = (Place { sentence, ..at.place() }, phrase.head);
            let known = resolved.get(&key).filter(|known| known.kind != "Thing").cloned();
            let gender = self.clitic_of(key);
            let known = known.or_else(|| {
                let fits = |one: &&Referent| self.gender(one).is_none_or(|own| Some(own) == gender);
                gender.and_then(|_| said.iter().rev().find(fits).cloned())
            });
            let Some(known) = known else { continue };
            resolved.insert(key, known.clone());
            if known.kind == "Person" {
                said.push(known);
            }
        }
    }
}

/// The one person whose words the article quotes, where every quotation with a source is theirs.
fn only_source(
    document: &Document<'_>,
    quotations: &[Vec<Quotation>],
    resolved: &BTreeMap<(Place, usize), Referent>,
) -> Option<Referent> {
    let mut one: Option<Referent> = None;
    for (segment, found) in quotations.iter().enumerate() {
        for quotation in found {
            let Some((sentence, phrase)) = quotation.source else { continue };
            let place = Place { segment, sentence };
            if document.speaker(place).1 != Role::Narrator {
                continue;
            }
            let referent = resolved.get(&(place, phrase.head))?;
            if referent.kind != "Person" || one.as_ref().is_some_and(|o| o.slug != referent.slug) {
                return None;
            }
            one = Some(referent.clone());
        }
    }
    one
}

/// `Nadia Roux habite en face. « Je n'ai rien vu. »`: whether somebody else is named in the sentence of the opening mark or the
/// one before it.
fn tells_of_another(document: &Document<'_>, place: Place, one: &Referent) -> bool {
    let label = one.label.to_lowercase();
    let another = |sentence: usize| {
        let sentence = document.sentence(Place { sentence, ..place });
        sentence.entities.iter().filter(|e| e.kind == EntityType::Person).any(|entity| {
            let names = sentence.tokens.iter().enumerate().filter(|(at, _)| entity.tokens.contains(*at));
            names.filter(|(_, t)| t.upos == Upos::Propn).any(|(_, t)| !label.contains(&t.form.to_lowercase()))
        })
    };
    (place.sentence.saturating_sub(1)..=place.sentence).any(another)
}

/// Whether the quotation holds a finite clause of some words, rather than a title or a word that is only marked.
fn says_something(document: &Document<'_>, segment: usize, quotation: &Quotation) -> bool {
    let mut words = 0;
    let mut finite = false;
    for sentence in quotation.open.0..=quotation.close.0 {
        let tokens = &document.sentence(Place { segment, sentence }).tokens;
        let inside = |at: &usize| quotation.contains(sentence, *at);
        for token in (0..tokens.len()).filter(inside).map(|at| &tokens[at]) {
            words += usize::from(token.upos != Upos::Punct);
            finite |= token.feats.get("VerbForm") == Some("Fin");
        }
    }
    words >= FEWEST && finite
}

/// Whether a first person stands in the quotation.
fn speaks_of_oneself(document: &Document<'_>, segment: usize, quotation: &Quotation) -> bool {
    (quotation.open.0..=quotation.close.0).any(|sentence| {
        let sentence_at = document.sentence(Place { segment, sentence });
        let inside = |at: &usize| quotation.contains(sentence, *at);
        (0..sentence_at.tokens.len()).filter(inside).any(|at| {
            let token = &sentence_at.tokens[at];
            let owns = matches!(token.form.to_lowercase().as_str(), "mon" | "ma" | "mes" | "notre" | "nos");
            token.upos == Upos::Det && owns || dialogue::person(sentence_at, at).is_some_and(|(p, _)| p == 1)
        })
    })
}
