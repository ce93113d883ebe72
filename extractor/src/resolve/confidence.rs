//! [`confidence`]: the chance that a reader judges the claim right as extracted.
//!
//! A logistic regression over a few things that can be seen of the claim and its parse. Its weights are in
//! `data/confidence.tsv`; `examples/fit_confidence.rs` fits them on claims that were judged by hand
//! (`tests/judged`), with a ridge, so that a rule seen seldom stays near the average of all.

use super::claim::{Argument, Claim, Modality};
use super::coreference::bare_form;
use super::coreference::lexicon::{References, WordClass};
use crate::analysis::{Sentence, Token, Upos};
use crate::span::CharSpan;
use std::collections::BTreeMap;
use std::sync::LazyLock;

/// What is seen of a claim: names with their values.
pub type Features = Vec<(String, f64)>;

static WEIGHTS: LazyLock<BTreeMap<String, f64>> =
    LazyLock::new(|| weights(include_str!("data/confidence.tsv")));

/// Names and weights, one a line, with a tab between them.
fn weights(text: &str) -> BTreeMap<String, f64> {
    let lines = text.lines().filter(|line| !line.starts_with('#'));
    let parsed = lines.filter_map(|line| {
        let (name, weight) = line.split_once('\t')?;
        Some((name.to_owned(), weight.parse().ok()?))
    });
    parsed.collect()
}

/// Chance that the claim is right as extracted, 0.01 to 0.99, two decimals. `sentence` is the one it stands in.
#[must_use]
pub fn confidence(sentence: &Sentence, claim: &Claim) -> f64 {
    let chance = chance(&features(sentence, claim), &WEIGHTS);
    (chance * 100.0).round().clamp(1.0, 99.0) / 100.0
}

/// The logistic function of the weighted sum; what has no weight counts nothing.
#[must_use]
pub fn chance(features: &Features, weights: &BTreeMap<String, f64>) -> f64 {
    let sum: f64 =
        features.iter().map(|(name, value)| value * weights.get(name).copied().unwrap_or(0.0)).sum();
    1.0 / (1.0 + (-sum).exp())
}

/// What is seen of a claim in its sentence.
#[must_use]
pub fn features(sentence: &Sentence, claim: &Claim) -> Features {
    let quote = CharSpan::new(claim.start, claim.end);
    let inside = sentence.tokens.iter().filter(|t| t.upos != Upos::Punct && quote.covers(&t.span));
    let sure: Vec<f64> = inside.map(|token| f64::from(token.head_probability).clamp(0.02, 0.998)).collect();
    let mean = if sure.is_empty() { 0.5 } else { sure.iter().sum::<f64>() / sure.len() as f64 };
    let least = sure.iter().copied().fold(1.0, f64::min);
    let is = |mood: Modality| claim.modality.contains(&mood);
    let canonical = claim.relation.iri.starts_with("https://w3id.org/dixit/relation/");
    let open = [&claim.subject, &claim.object].into_iter().filter(|a| is_open(sentence, a)).count();
    let flag = |name: &str, set: bool| (name.to_owned(), f64::from(u8::from(set)));
    let size = |count: usize, usual: f64| (count.max(1) as f64 / usual).ln();
    vec![
        ("bias".to_owned(), 1.0),
        ("parse".to_owned(), (mean / (1.0 - mean)).ln() - 3.0),
        ("weakest word".to_owned(), least.ln()),
        (format!("rule {}", claim.rule), 1.0),
        flag("question", is(Modality::Question)),
        flag("hypothetical", is(Modality::Hypothetical)),
        flag("reported", is(Modality::Reported)),
        flag("open relation", !canonical),
        ("open pronouns".to_owned(), open as f64),
        flag("no subject", claim.subject.is_none()),
        flag("no object", claim.object.is_none()),
        flag("claim as object", matches!(claim.object, Some(Argument::Claim { .. }))),
        ("long sentence".to_owned(), size(sentence.tokens.len(), 20.0)),
        ("long quote".to_owned(), size(sure.len(), 8.0)),
    ]
}

/// Whether the argument is a third person or demonstrative that was left as it is.
fn is_open(sentence: &Sentence, argument: &Option<Argument>) -> bool {
    let Some(Argument::Entity(entity)) = argument else { return false };
    let same = |label: &str, text: &str| label.to_lowercase() == text.to_lowercase().trim_start_matches('-');
    let word = sentence.tokens.iter().find(|t| t.span.start == entity.start && t.span.end == entity.end);
    let meant = |word: &Token| {
        let generic = References::of(sentence.language).is(WordClass::Generic, &bare_form(&word.form));
        // `tout`, `personne`: mean what they say.
        let all = matches!(
            word.form.to_lowercase().as_str(),
            "tout"
                | "tous"
                | "toutes"
                | "rien"
                | "personne"
                | "everything"
                | "everyone"
                | "everybody"
                | "nothing"
                | "nobody"
                | "alles"
                | "alle"
                | "nichts"
                | "niemand"
                | "niemanden"
                | "niemandem"
        );
        word.upos == Upos::Pron && !generic && !all && !matches!(word.feats.get("Person"), Some("1" | "2"))
    };
    word.is_some_and(meant) && same(&entity.label, &entity.text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_weight_is_a_number() {
        let text = include_str!("data/confidence.tsv");
        let lines = text.lines().filter(|line| !line.starts_with('#')).count();
        assert_eq!(WEIGHTS.len(), lines);
        assert!(WEIGHTS.contains_key("bias") && WEIGHTS.contains_key("parse"));
    }

    #[test]
    fn a_chance_rises_with_what_speaks_for_it() {
        let weights = weights("bias\t0\nparse\t0.5\n");
        let of = |parse: f64| chance(&vec![("bias".to_owned(), 1.0), ("parse".to_owned(), parse)], &weights);
        assert!((of(0.0) - 0.5).abs() < 1e-9 && of(2.0) > of(1.0) && of(1.0) > of(-1.0));
    }
}
