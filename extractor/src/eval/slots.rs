//! Which slots of an extracted claim say what a gold claim says.

use super::wording;
use super::{GoldClaim, Number};
use crate::resolve::{Argument, Claim, Qualifier, Relation};
use serde::Serialize;

/// Least token F1 of a subject or an object.
const ARGUMENT_FLOOR: f64 = 0.4;
/// Least token F1 of a relation, whose words come with auxiliaries and particles.
const RELATION_FLOOR: f64 = 0.25;
/// The wording that accepts another claim.
const CLAIM: &str = "CLAIM";

/// A slot of a claim.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Slot {
    /// Who or what the claim is about.
    Subject,
    /// What is said of it.
    Relation,
    /// The other party.
    Object,
}

impl Slot {
    /// Its name in JSON.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Subject => "subject",
            Self::Relation => "relation",
            Self::Object => "object",
        }
    }
}

/// The slots of `claim` that do not say what `gold` says; none when they all do.
#[must_use]
pub fn mismatches(gold: &GoldClaim, claim: &Claim) -> Vec<Slot> {
    let relation = relation_wordings(&claim.relation);
    let checks = [
        (Slot::Subject, argument_fits(&gold.subject, claim.subject.as_ref())),
        (Slot::Relation, gold.relation.iter().any(|w| wording::matches(w, &relation, RELATION_FLOOR))),
        (Slot::Object, argument_fits(&gold.object, claim.object.as_ref())),
    ];
    checks.into_iter().filter(|(_, fits)| !fits).map(|(slot, _)| slot).collect()
}

fn argument_fits(wordings: &[String], argument: Option<&Argument>) -> bool {
    let Some(argument) = argument else {
        return wordings.is_empty() || wordings.iter().any(String::is_empty);
    };
    let candidates = argument_wordings(argument);
    let is_claim = matches!(argument, Argument::Claim { .. });
    wordings.is_empty()
        || (is_claim && wordings.iter().any(|w| w == CLAIM))
        || wordings.iter().any(|w| !w.is_empty() && wording::matches(w, &candidates, ARGUMENT_FLOOR))
}

fn argument_wordings(argument: &Argument) -> Vec<String> {
    match argument {
        Argument::Claim { text, .. } => std::iter::once(CLAIM.to_owned()).chain(text.clone()).collect(),
        Argument::Entity(entity) => vec![entity.text.clone(), entity.label.clone()],
        Argument::Value(value) => {
            let number = value.value.as_ref().map(plain);
            [Some(value.text.clone()), number].into_iter().flatten().collect()
        }
    }
}

fn relation_wordings(relation: &Relation) -> Vec<String> {
    vec![relation.text.clone(), relation.label.clone(), relation.lemma.clone()]
}

/// A literal as text, strings without quotation marks.
fn plain(value: &serde_json::Value) -> String {
    value.as_str().map_or_else(|| value.to_string(), str::to_owned)
}

/// Whether every stated part of `number` is in the object or a qualifier of the claim.
#[must_use]
pub fn number_found(number: Number, claim: &Claim) -> bool {
    let found = numbers(claim);
    let stated = [number.value, number.min, number.max].into_iter().flatten();
    stated.into_iter().all(|n| found.iter().any(|v| (v - n).abs() < 1e-9))
}

/// Every number in the object and the qualifiers.
#[must_use]
pub fn numbers(claim: &Claim) -> Vec<f64> {
    let mut found = Vec::new();
    if let Some(Argument::Value(value)) = &claim.object {
        found.extend(value.value.as_ref().and_then(as_number));
        found.extend([value.min, value.max].into_iter().flatten());
    }
    let parts = |q: &Qualifier| [q.value, q.min, q.max];
    found.extend(claim.qualifiers.iter().flat_map(parts).flatten());
    found
}

fn as_number(value: &serde_json::Value) -> Option<f64> {
    let decimal = |text: &str| text.bytes().all(|b| b.is_ascii_digit() || b == b'.' || b == b'-');
    value.as_f64().or_else(|| value.as_str().filter(|text| decimal(text))?.parse().ok())
}
