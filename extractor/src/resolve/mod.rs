//! Propositions of a document to [`Claim`]s: entities, coreference, canonical relations, normalised
//! quantities and times.
//!
//! Reads: the document's sentences. Adds: identity (IRIs, labels), what pronouns stand for, numbers and
//! dates a machine can compare, and the links between claims. [`resolve`] is the entry.

mod asked;
mod attribution;
mod builder;
mod christened;
mod claim;
mod complement;
pub mod confidence;
mod coreference;
mod counting;
mod document;
mod entities;
mod fragments;
mod links;
mod meanings;
mod mention;
mod noun_label;
mod partitive;
pub mod quantity;
mod references;
pub mod relations;
mod score;
mod shares;
mod standin;
mod taken_up;
pub mod time;
mod utterance;
mod vague;

pub use claim::{
    Argument, Certainty, Claim, Entity, EntityRef, Explanation, Extraction, Link, LinkKind, Modality,
    Polarity, Qualifier, QualifierRole, Relation, Tense, Time, Value,
};
pub use coreference::lexicon::honorific;
pub(crate) use coreference::lexicon::{Being, first_name};
pub(crate) use coreference::said_of;

pub use meanings::{Meanings, MeaningsError};
pub use references::{Meaning, Reference};

use crate::analysis::{Language, Sentence};
use crate::claims;
use crate::source::{Section, Transcript};
use builder::Builder;
use document::{Document, Place, slug};
use entities::Registry;
use mention::Mentions;
use std::collections::{BTreeMap, BTreeSet};

/// What French pronouns are resolved by, for whoever fits the weights.
pub mod antecedents {
    pub use super::coreference::{Features, Ranking, Scorer, Studied};
}

/// What the pronouns of an extracted document could have taken up: what `examples/fit_antecedents.rs` learns from.
#[must_use]
pub fn study(read: &Extraction) -> coreference::Studied {
    let document = Document { transcript: &read.transcript, sentences: &read.sentences, base: "" };
    let meanings = Meanings::default();
    mention::study(document, &Registry::learn(&document, &meanings), &meanings)
}

/// Resolve one document. `sentences` are parallel to the transcript's segments; `base` ends in `/`; what `meanings`
/// say goes before what would be found.
#[must_use]
pub fn resolve(
    transcript: Transcript,
    sentences: Vec<Vec<Sentence>>,
    base: &str,
    meanings: &Meanings,
) -> Extraction {
    let document = Document { transcript: &transcript, sentences: &sentences, base };
    let registry = Registry::learn(&document, meanings);
    let mentions = Mentions::new(document, &registry, meanings);
    let anchor = transcript.date.as_deref().and_then(|d| d.parse().ok());
    let (mut claims, mut explanations) = (Vec::new(), Vec::new());
    for place in document.places() {
        let (found, skipped) = claims_at(&mentions, place, anchor, &claims);
        let span = document.sentence(place).span;
        explanations.push(Explanation {
            start: span.start,
            end: span.end,
            claims: found.iter().map(|c| c.id.clone()).collect(),
            skipped: if found.is_empty() { skipped.map(str::to_owned) } else { None },
        });
        claims.extend(found);
    }
    asked::name_what_is_asked(&document, &mut claims);
    leave_out_vague(&mut claims, &mut explanations, document.base);
    links::relate(&mut claims);
    word_clauses(&mut claims);
    let mut entities = entities_of(&claims, &registry);
    for entity in &mut entities {
        entity.members = mentions.members(&entity.iri);
    }
    let references = references::references(&mentions);
    let iri = document.iri();
    Extraction { document: iri, transcript, sentences, claims, entities, explanations, references }
}

/// Drop the claims that point at nothing, unless another one is built on them; say so where a sentence has no other.
fn leave_out_vague(claims: &mut Vec<Claim>, explanations: &mut [Explanation], base: &str) {
    let contents: BTreeSet<&str> = claims.iter().filter_map(content_of).collect();
    let told: Vec<&Claim> = claims.iter().filter(|c| vague::vague(c).is_none()).collect();
    let within = |c: &Claim| told.iter().any(|o| c.start <= o.start && o.end <= c.end);
    let spared =
        |c: &Claim| vague::tells(c) && !contents.contains(c.id.as_str()) && !(vague::stages(c) && within(c));
    let hollow: BTreeMap<String, &'static str> =
        claims.iter().filter(|c| !spared(c)).filter_map(|c| Some((c.id.clone(), vague::vague(c)?))).collect();
    let mut left_out: BTreeMap<String, &'static str> = BTreeMap::new();
    quote_hollow(claims, &hollow, base);
    // What only led to a claim that goes leaves others free to go.
    loop {
        let before = left_out.len();
        let kept = || claims.iter().filter(|c| !left_out.contains_key(&c.id));
        let parts = |c: &Claim| [content_of(c), subject_claim(c)].map(|part| part.map(str::to_owned));
        let objects = kept().flat_map(parts).flatten();
        let answered = kept().flat_map(|c| &c.links).map(|link| link.claim.clone());
        let needed: BTreeSet<String> = objects.chain(answered).collect();
        let gone = hollow.iter().filter(|(id, _)| !needed.contains(*id));
        let led = kept().filter(|c| vague::leads(c) && !needed.contains(&c.id)).filter_map(|c| {
            let why = hollow.get(content_of(c)?)?;
            Some((c.id.clone(), *why))
        });
        let found: Vec<(String, &'static str)> =
            gone.map(|(id, why)| (id.clone(), *why)).chain(led).collect();
        left_out.extend(found);
        if left_out.len() == before {
            break;
        }
    }
    claims.retain(|c| !left_out.contains_key(&c.id));
    let kept: BTreeSet<&String> = claims.iter().map(|c| &c.id).collect();
    for explanation in explanations {
        let before = std::mem::take(&mut explanation.claims);
        let mut reasons: Vec<&str> = before.iter().filter_map(|id| left_out.get(id).copied()).collect();
        explanation.claims = before.into_iter().filter(|id| kept.contains(id)).collect();
        if explanation.claims.is_empty() && !reasons.is_empty() {
            reasons.sort_unstable();
            reasons.dedup();
            explanation.skipped = Some(reasons.join("; "));
        }
    }
}

/// `mes parents trouvaient que c'était de la folie`: what points at nothing by itself is told in its own words.
fn quote_hollow(claims: &mut [Claim], hollow: &BTreeMap<String, &'static str>, base: &str) {
    let told: BTreeMap<String, EntityRef> = claims
        .iter()
        .filter(|c| hollow.contains_key(&c.id) && c.language == Language::French)
        .map(|c| {
            let iri = format!("{base}entity/{}", slug(&c.quote));
            let (text, label, kind) = (c.quote.clone(), c.quote.clone(), "Thing".to_owned());
            (c.id.clone(), EntityRef { text, start: c.start, end: c.end, label, iri, kind })
        })
        .collect();
    for claim in claims.iter_mut().filter(|c| !vague::leads(c)) {
        if let Some(words) = content_of(claim).and_then(|content| told.get(content)) {
            claim.object = Some(Argument::Entity(words.clone()));
        }
        if let Some(words) = subject_claim(claim).and_then(|content| told.get(content)) {
            claim.subject = Some(Argument::Entity(words.clone()));
        }
    }
}

/// `le club leur permet de nager`: a clause that fills a slot is also told there in its own words.
fn word_clauses(claims: &mut [Claim]) {
    let quotes: BTreeMap<String, String> = claims.iter().map(|c| (c.id.clone(), c.quote.clone())).collect();
    for outer in claims.iter_mut() {
        let [subject, _, object] = &mut outer.surface;
        for (slot, surface) in [(&mut outer.subject, subject), (&mut outer.object, object)] {
            if let Some(Argument::Claim { claim, text: text @ None }) = slot {
                text.clone_from(&quotes.get(claim).cloned());
                *surface = text.clone().unwrap_or_default();
            }
        }
    }
}

/// The claim that another one has for its object.
fn content_of(claim: &Claim) -> Option<&str> {
    match &claim.object {
        Some(Argument::Claim { claim, .. }) => Some(claim),
        _ => None,
    }
}

/// The claim that another one is about.
fn subject_claim(claim: &Claim) -> Option<&str> {
    match &claim.subject {
        Some(Argument::Claim { claim, .. }) => Some(claim),
        _ => None,
    }
}

/// The claims of one sentence, or why it has none.
fn claims_at(
    mentions: &Mentions<'_>,
    place: Place,
    anchor: Option<jiff::civil::Date>,
    earlier: &[Claim],
) -> (Vec<Claim>, Option<&'static str>) {
    let document = &mentions.document;
    match document.segment(place).section {
        Section::Boilerplate => return (Vec::new(), Some("boilerplate")),
        Section::Byline => return (Vec::new(), Some("byline")),
        _ => {}
    }
    let sentence = document.sentence(place);
    let mut found: Vec<Claim> = links::answer(document, place, earlier).into_iter().collect();
    if let Some(answer) = found.first_mut() {
        fragments::add_circumstances(mentions, place, anchor, answer);
    }
    let reading = claims::read(sentence);
    let answered = !found.is_empty();
    let fragments = fragments::claims(mentions, place, anchor, earlier, reading.propositions.is_empty());
    found.extend(fragments.into_iter().filter(|c| !answered || c.rule != "confirmation"));
    if !reading.propositions.is_empty() {
        found.extend(builder::claims_of(&Builder::new(mentions, place, anchor), &reading.propositions));
        found = fragments::without(found);
        found.retain(|claim| !christened::says_nothing(claim));
        taken_up::take_up(mentions, place, &mut found, earlier);
    }
    if found.is_empty() || found.iter().all(|c| c.rule == "answered-question") {
        let asked = fragments::asked(mentions, place, earlier);
        let acts =
            asked.map(|asked| acts_of(document, &Builder::new(mentions, place, anchor), sentence, &asked));
        if let Some(acts) = acts.filter(|acts| !acts.is_empty()) {
            found = acts;
        }
    }
    let skipped = reading.skipped.or(Some("no statement"));
    (found, skipped)
}

/// What a sentence that is an infinitive says in answer to a question.
fn acts_of(
    document: &Document<'_>,
    builder: &Builder<'_>,
    sentence: &Sentence,
    asked: &fragments::ActAsked,
) -> Vec<Claim> {
    let mut acts = builder::claims_of(builder, &claims::read_act(sentence, asked.modality).propositions);
    for act in acts.iter_mut().filter(|act| act.subject.is_none()) {
        act.subject = asked.who.clone().map(Argument::Entity);
        act.id = builder::identity(document, act);
    }
    acts
}

/// Every entity the claims speak of, sorted by IRI.
fn entities_of(claims: &[Claim], registry: &Registry) -> Vec<Entity> {
    let mut found: BTreeMap<String, Entity> = BTreeMap::new();
    for claim in claims {
        for argument in [&claim.subject, &claim.object] {
            if let Some(Argument::Entity(reference)) = argument {
                found.entry(reference.iri.clone()).or_insert_with(|| Entity {
                    iri: reference.iri.clone(),
                    label: reference.label.clone(),
                    aliases: registry
                        .find(&reference.label)
                        .map(|named| named.aliases.iter().cloned().collect())
                        .unwrap_or_default(),
                    kind: reference.kind.clone(),
                    language: claim.language,
                    members: Vec::new(),
                });
            }
        }
        for (label, iri) in claim.qualifiers.iter().filter_map(|q| q.label.as_ref().zip(q.iri.as_ref())) {
            let named = registry.find(label);
            found.entry(iri.clone()).or_insert_with(|| Entity {
                iri: iri.clone(),
                label: label.clone(),
                aliases: named.map(|n| n.aliases.iter().cloned().collect()).unwrap_or_default(),
                kind: named.map_or("Thing", |n| n.kind).to_owned(),
                language: claim.language,
                members: Vec::new(),
            });
        }
    }
    found.into_values().collect()
}
