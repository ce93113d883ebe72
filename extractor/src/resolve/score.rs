//! How much a claim is worth checking.
//!
//! Check-worthiness follows the features that fact-checkers name (Hassan et al., ClaimBuster, KDD 2017):
//! figures, names, plain assertion, a time.

use super::claim::{Argument, Certainty, Claim, Modality};
use crate::source::Section;

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
