//! A claim in few words: what stands in each slot, and the marks of how it is put.

use super::columns::one_line;
use dixit_extractor::resolve::{Argument, Certainty, Claim, Modality, Polarity, Value};
use std::collections::HashMap;

/// Words for the slots of claims, which may be claims themselves.
#[derive(Debug)]
pub struct Phrases<'a> {
    by_id: HashMap<&'a str, &'a Claim>,
}

impl<'a> Phrases<'a> {
    /// Over all claims that may be referred to.
    pub fn new(claims: impl IntoIterator<Item = &'a Claim>) -> Self {
        Self { by_id: claims.into_iter().map(|claim| (claim.id.as_str(), claim)).collect() }
    }

    /// The subject's words; `∅` for an impersonal claim.
    #[must_use]
    pub fn subject(&self, claim: &Claim) -> String {
        claim.subject.as_ref().map_or_else(|| "∅".to_owned(), |subject| self.argument(subject))
    }

    /// The object's words; empty for an intransitive claim.
    #[must_use]
    pub fn object(&self, claim: &Claim) -> String {
        claim.object.as_ref().map_or_else(String::new, |object| self.argument(object))
    }

    /// What an argument is called: an entity's label, a quantity's words, another claim in brackets.
    #[must_use]
    pub fn argument(&self, argument: &Argument) -> String {
        match argument {
            Argument::Entity(entity) => one_line(&entity.label),
            Argument::Value(value) => one_line(&value.text),
            Argument::Claim { claim, .. } => match self.by_id.get(claim.as_str()) {
                Some(inner) => format!("‹{}›", self.plain(inner)),
                None => "‹another claim›".to_owned(),
            },
        }
    }

    /// One level of a claim, so that claims that refer to each other end.
    fn plain(&self, claim: &Claim) -> String {
        let name = |argument: &Option<Argument>| match argument {
            Some(Argument::Entity(entity)) => one_line(&entity.label),
            Some(Argument::Value(value)) => one_line(&value.text),
            Some(Argument::Claim { .. }) => "‹…›".to_owned(),
            None => String::new(),
        };
        let parts = [name(&claim.subject), one_line(&claim.relation.label), name(&claim.object)];
        let parts: Vec<&str> = parts.iter().map(String::as_str).filter(|part| !part.is_empty()).collect();
        parts.join(" → ")
    }
}

/// How a claim is put, as words: `denied`, `probable`, `asked`, `reported by …`.
#[must_use]
pub fn marks(claim: &Claim) -> Vec<String> {
    let mut marks = Vec::new();
    if claim.polarity == Polarity::Denied {
        marks.push("denied".to_owned());
    }
    let asked = claim.modality.contains(&Modality::Question);
    match claim.certainty {
        Certainty::Certain => {}
        Certainty::Unknown if asked || claim.modality.contains(&Modality::Hypothetical) => {}
        Certainty::Unknown => marks.push("uncommitted".to_owned()),
        certainty => marks.push(certainty.name().to_owned()),
    }
    for modality in &claim.modality {
        marks.push(match modality {
            Modality::Question => "asked".to_owned(),
            Modality::Reported if claim.attribution.len() > 1 => {
                format!("according to {}", one_line(&claim.attribution[1..].join(", ")))
            }
            other => other.name().to_owned(),
        });
    }
    marks
}

/// What a machine makes of a quantity, where its words do not say the same: `≈3600 employee`.
#[must_use]
pub fn value_note(value: &Value) -> Option<String> {
    let number = match (&value.value, value.min, value.max) {
        (Some(serde_json::Value::String(text)), ..) => text.clone(),
        (Some(number), ..) => number.to_string(),
        (None, Some(min), Some(max)) => format!("{min}–{max}"),
        (None, Some(min), None) => format!("≥{min}"),
        (None, None, Some(max)) => format!("≤{max}"),
        (None, None, None) => return None,
    };
    let about = if value.approximate { "≈" } else { "" };
    let unit = match value.unit.as_deref() {
        Some("percent") => "%".to_owned(),
        Some(unit) => format!(" {unit}"),
        None => String::new(),
    };
    let note = format!("{about}{number}{unit}");
    (note != value.text).then_some(note)
}
