//! [`take_up`]: pronouns whose object is what the sentence before says (`Le pont est fermé. Le maire l'a annoncé hier.`).
//!
//! Reads: the claims of a sentence and those before it. Adds: the claim that a pronoun takes up, as the object of its own.
//! What is taken up within a sentence is found with its grammar ([`claims::reader`](crate::claims::reader)).

use super::builder::identity;
use super::claim::{Argument, Claim, Modality, Polarity};
use super::confidence;
use super::document::{Document, Place};
use crate::analysis::Language;
use crate::claims::lexicon::{Lexicon, List};
use crate::claims::reader::is_clause;
use crate::claims::tree::Tree;
use crate::span::CharSpan;

/// How many sentences without a claim may stand between.
const APART: usize = 2;

/// Verbs that take up with `ça` what others said.
const HEARING: &[&str] = &["lire", "entendre", "dire"];

/// Verbs by which what was asked is taken up (`Y croyez-vous ? – Je l'espère.`).
const ANSWERING: &[&str] = &["croire", "penser", "espérer", "savoir", "souhaiter", "ignorer"];

/// Give the claims of the sentence at `place` whose object is a pronoun the claim that it takes up.
pub fn take_up(document: &Document<'_>, place: Place, found: &mut [Claim], earlier: &[Claim]) {
    let sentence = document.sentence(place);
    if sentence.language != Language::French {
        return;
    }
    for index in 0..found.len() {
        let claim = &found[index];
        let begins = found.iter().all(|c| c.end > claim.start || c.rule == "confirmation" || points(c));
        if !begins || !takes_up(claim) {
            continue;
        }
        // `C'est faux, et elle le sait.`
        let answered = found.iter().find(|c| c.rule == "confirmation").map(|c| c.id.clone());
        let before = || said_before(document, place, claim, earlier);
        let Some(target) = answered.or_else(before) else { continue };
        let mut claim = claim.clone();
        claim.object = Some(Argument::Claim { claim: target });
        claim.confidence = confidence::confidence(sentence, &claim);
        claim.id = identity(document, &claim);
        let (old, new) = (std::mem::replace(&mut found[index], claim).id, found[index].id.clone());
        for other in found.iter_mut() {
            if let Some(Argument::Claim { claim }) = &mut other.object
                && *claim == old
            {
                claim.clone_from(&new);
            }
        }
    }
}

/// `c'est faux`: of what, is said elsewhere.
fn points(claim: &Claim) -> bool {
    let it = ["c'", "ce", "ça", "cela"];
    matches!(&claim.subject, Some(Argument::Entity(e)) if it.contains(&e.label.to_lowercase().replace('’', "'").as_str()))
}

/// Whether the claim's object is a pronoun that nothing named fills, under a verb of saying or knowing.
fn takes_up(claim: &Claim) -> bool {
    let Some(Argument::Entity(object)) = &claim.object else { return false };
    let lexicon = Lexicon::of(claim.language);
    let lemma = claim.relation.lemma.as_str();
    let last = lemma.rsplit(' ').next().unwrap_or(lemma);
    let listed = lexicon.lists(List::TakingUp, lemma) || lexicon.lists(List::TakingUp, last);
    let agrees = ["ée", "ées", "és", "ies", "ues"].iter().any(|end| claim.relation.text.ends_with(end));
    match object.label.to_lowercase().replace('’', "'").as_str() {
        "le" | "l'" => listed && !agrees,
        "ça" | "cela" => HEARING.contains(&last),
        _ => false,
    }
}

/// The claim that the sentence before makes, in the same turn or at the end of the one before.
fn said_before(document: &Document<'_>, place: Place, claim: &Claim, earlier: &[Claim]) -> Option<String> {
    let mut at = place;
    for _ in 0..=APART {
        at = document.before(at)?;
        let span = document.sentence(at).span;
        let here: Vec<&Claim> =
            earlier.iter().filter(|c| span.start <= c.start && c.end <= span.end).collect();
        if let Some(target) = main_claim(document, at, &here) {
            let target = content(target, earlier);
            return target.filter(|t| fits(claim, t)).map(|t| t.id.clone());
        }
        // What is in between says something all the same.
        if !here.is_empty() || document.sentence(at).tokens.len() > 4 {
            return None;
        }
    }
    None
}

/// The claim of the last main clause of a sentence; `here` are its claims.
pub(super) fn main_claim<'c>(document: &Document<'_>, at: Place, here: &[&'c Claim]) -> Option<&'c Claim> {
    let sentence = document.sentence(at);
    let tree = Tree::new(sentence);
    let root = sentence.root();
    let stated = |c: &usize| is_clause(&tree, *c) && tree.is_finite_clause(*c) && *c > root;
    let last = tree.with(root, &["conj", "parataxis"]).rfind(stated).unwrap_or(root);
    let main = sentence.tokens[last].span;
    let covering = here.iter().filter(|c| {
        CharSpan::new(c.start, c.end).covers(&main)
            && !matches!(c.rule.as_str(), "apposition" | "nominal" | "naming")
    });
    covering.min_by_key(|c| c.end - c.start).copied()
}

/// What a claim of saying or thinking says, any other claim itself.
fn content<'c>(claim: &'c Claim, earlier: &'c [Claim]) -> Option<&'c Claim> {
    let lexicon = Lexicon::of(claim.language);
    let lemma = claim.relation.lemma.as_str();
    let reports = lexicon.speech(lemma).is_some() || lexicon.thought(lemma).is_some();
    match &claim.object {
        Some(Argument::Claim { claim: said }) => earlier.iter().rev().find(|c| c.id == *said),
        _ if reports => None,
        _ => Some(claim),
    }
}

/// Whether the one can take up the other: what was asked only some verbs take up, and nobody denies a denial so.
fn fits(claim: &Claim, target: &Claim) -> bool {
    let lemma = claim.relation.lemma.as_str();
    let last = lemma.rsplit(' ').next().unwrap_or(lemma);
    let asked = target.modality.contains(&Modality::Question);
    let twice = claim.polarity == Polarity::Denied && target.polarity == Polarity::Denied;
    let unanswered = target.rule == "wh-question" || asked && !ANSWERING.contains(&last);
    !twice && !unanswered && target.rule != "confirmation"
}
