//! A found claim in the notation of the cases.

use crate::pattern::{Mark, Pattern, find};
use dixit_extractor::resolve::{Argument, Certainty, Claim, Extraction, Polarity, Qualifier, Tense, Value};

/// The claim as a line. Beside an expected line it has the kinds of marks that one has, and whatever is not
/// plain; alone, every mark.
#[must_use]
pub fn claim(claim: &Claim, extraction: &Extraction, beside: Option<&Pattern>) -> String {
    let marks = marks(claim, extraction, beside).join("; ");
    let braces = if marks.is_empty() { String::new() } else { format!(" {{{marks}}}") };
    format!("{}{braces}", statement(claim, extraction, 0))
}

fn statement(claim: &Claim, extraction: &Extraction, depth: usize) -> String {
    let subject = argument(claim.subject.as_ref(), extraction, depth);
    let object = argument(claim.object.as_ref(), extraction, depth);
    format!("{subject} → {} → {object}", claim.relation.label)
}

fn argument(argument: Option<&Argument>, extraction: &Extraction, depth: usize) -> String {
    match argument {
        None => "_".to_owned(),
        Some(Argument::Entity(entity)) => entity.label.clone(),
        Some(Argument::Value(found)) => value(found),
        Some(Argument::Claim { claim, .. }) => match find(extraction, claim) {
            Some(inner) if depth < 4 => format!("({})", statement(inner, extraction, depth + 1)),
            _ => "(…)".to_owned(),
        },
    }
}

/// A quantity: `3600 employee`, `≈3600 employee`, `20..30 percent`, `500.. place`.
#[must_use]
pub fn value(value: &Value) -> String {
    let exact = value.value.as_ref().map(|number| match number {
        serde_json::Value::String(text) => text.clone(),
        other => other.to_string(),
    });
    quantity(exact, value.min, value.max, value.unit.as_deref(), value.approximate)
}

fn quantity(
    exact: Option<String>,
    min: Option<f64>,
    max: Option<f64>,
    unit: Option<&str>,
    approximate: bool,
) -> String {
    let bound = |n: Option<f64>| n.map(|n| n.to_string()).unwrap_or_default();
    let number = exact.unwrap_or_else(|| format!("{}..{}", bound(min), bound(max)));
    let about = if approximate { "≈" } else { "" };
    let unit = unit.map(|unit| format!(" {unit}")).unwrap_or_default();
    format!("{about}{number}{unit}")
}

/// The quantities of the claim: its object's and its qualifiers'.
#[must_use]
pub fn numbers(claim: &Claim) -> Vec<String> {
    let object = match &claim.object {
        Some(Argument::Value(found)) => Some(value(found)),
        _ => None,
    };
    object.into_iter().chain(claim.qualifiers.iter().filter_map(qualified)).collect()
}

fn qualified(qualifier: &Qualifier) -> Option<String> {
    let Qualifier { value, min, max, unit, .. } = qualifier;
    (value.is_some() || min.is_some() || max.is_some())
        .then(|| quantity(value.map(|n| n.to_string()), *min, *max, unit.as_deref(), false))
}

fn marks(claim: &Claim, extraction: &Extraction, beside: Option<&Pattern>) -> Vec<String> {
    let asked = |wanted: fn(&Mark) -> bool| beside.is_none_or(|pattern| pattern.marks.iter().any(wanted));
    let mut marks = Vec::new();
    if claim.polarity == Polarity::Denied {
        marks.push("denied".to_owned());
    }
    if claim.certainty != Certainty::Certain {
        marks.push(claim.certainty.name().to_owned());
    }
    marks.extend(claim.modality.iter().map(|mood| mood.name().to_owned()));
    if claim.attribution.len() > 1 {
        marks.push(format!("via: {}", claim.attribution[1..].join(" > ")));
    }
    if asked(|m| matches!(m, Mark::Tense(_))) {
        marks.push(if claim.tense == Tense::None { "tenseless" } else { claim.tense.name() }.to_owned());
    }
    if asked(|m| matches!(m, Mark::By(_))) {
        marks.push(format!("by: {}", claim.speaker));
    }
    if let Some(time) = claim.time.as_ref().filter(|_| asked(|m| matches!(m, Mark::When(_)))) {
        marks.push(format!("when: {}", time.value.as_ref().unwrap_or(&time.text)));
    }
    if asked(|m| matches!(m, Mark::Number(_))) {
        marks.extend(claim.qualifiers.iter().filter_map(qualified).map(|n| format!("number: {n}")));
    }
    if asked(|m| matches!(m, Mark::Qualifier(..))) {
        marks.extend(claim.qualifiers.iter().map(|q| format!("{}: {}", q.role.name(), q.text)));
    }
    if asked(|m| matches!(m, Mark::Link(..))) {
        marks.extend(claim.links.iter().filter_map(|link| {
            let target = find(extraction, &link.claim)?;
            Some(format!("{}: ({})", link.kind.name(), statement(target, extraction, 0)))
        }));
    }
    marks
}
