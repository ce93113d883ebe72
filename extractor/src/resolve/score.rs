//! How sure the extractor is of a claim, and how much the claim is worth checking.
//!
//! Confidence is the parser's own certainty of the words that make the claim, lowered for what goes wrong more often
//! among the claims of `tests/gold`: questions and suppositions, copulas, appositions, long sentences, unresolved
//! pronouns, relations the lexicon does not know.
//! Check-worthiness follows the features that fact-checkers name (Hassan et al., ClaimBuster, KDD 2017):
//! figures, names, plain assertion, a time.

use super::claim::{Argument, Certainty, Claim, Modality};
use crate::analysis::Sentence;
use crate::claims::{Object, Proposition};
use crate::source::Section;

/// Chance that the claim is right as extracted, 0 to 1, two decimals.
#[must_use]
pub fn confidence(sentence: &Sentence, proposition: &Proposition, canonical: bool, unresolved: usize) -> f64 {
    let mut tokens = proposition.relation.tokens.clone();
    tokens.push(proposition.predicate);
    tokens.extend(proposition.subject.map(|s| s.head));
    if let Some(Object::Phrase(object)) = proposition.object {
        tokens.push(object.head);
    }
    let sum: f64 = tokens.iter().map(|&t| f64::from(sentence.tokens[t].head_probability)).sum();
    let parse = sum / tokens.len() as f64;
    let rule = match proposition.rule {
        "verbal" | "passive" | "nominal" => 0.95,
        "existential" => 0.92,
        "copular" => 0.88,
        "wh-question" => 0.4,
        _ => 0.82,
    };
    let mood = if proposition.modality.contains(&Modality::Question) {
        0.6
    } else if proposition.modality.contains(&Modality::Hypothetical) {
        0.85
    } else {
        1.0
    };
    let known = if canonical { 1.0 } else { 0.93 };
    let resolved = 0.85_f64.powi(i32::try_from(unresolved).unwrap_or(2));
    let length = if sentence.tokens.len() > 40 { 0.93 } else { 1.0 };
    round((parse * rule * mood * known * resolved * length).clamp(0.01, 0.99))
}

/// Worth of checking, 0 to 1, two decimals.
#[must_use]
pub fn check_worthiness(claim: &Claim) -> f64 {
    let named = |a: &Option<Argument>| matches!(a, Some(Argument::Entity(e)) if !matches!(e.kind.as_str(), "Thing" | "Group"));
    let figure = matches!(claim.object, Some(Argument::Value(_)))
        || claim.qualifiers.iter().any(|q| q.value.is_some() || q.min.is_some());
    let mut score: f64 = 0.25;
    score += if figure { 0.3 } else { 0.0 };
    score += if named(&claim.subject) { 0.15 } else { 0.0 };
    score += if named(&claim.object) { 0.1 } else { 0.0 };
    score += if claim.certainty == Certainty::Certain { 0.1 } else { 0.0 };
    score += if claim.time.is_some() { 0.05 } else { 0.0 };
    score += if claim.relation.iri.starts_with("https://w3id.org/dixit/relation/") { 0.05 } else { 0.0 };
    for mood in &claim.modality {
        score -= match mood {
            Modality::Opinion | Modality::Desire => 0.15,
            Modality::Question | Modality::Hypothetical => 0.3,
            Modality::Prediction => 0.1,
            _ => 0.0,
        };
    }
    let first_person = matches!(&claim.subject, Some(Argument::Entity(e)) if e.label == claim.speaker);
    score -= if first_person { 0.15 } else { 0.0 };
    score -= if claim.section == Section::Headline { 0.05 } else { 0.0 };
    round(score.clamp(0.01, 0.99))
}

fn round(value: f64) -> f64 {
    (value * 100.0).round() / 100.0
}
