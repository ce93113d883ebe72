//! [`confidence`]: the chance that a reader judges the claim right as extracted.
//!
//! A logistic regression over a few things that can be seen of the claim and its parse. Its weights are in
//! `data/confidence.tsv`; `examples/fit_confidence.rs` fits them on claims that were judged by hand
//! (`tests/judged`), with a ridge, so that a rule seen seldom stays near the average of all.

use super::claim::{Argument, Certainty, Claim, Modality, Polarity, QualifierRole, Tense};
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
    let sure: Vec<f64> = inside.map(certainty).collect();
    let mut found = vec![("bias".to_owned(), 1.0), (format!("rule {}", claim.rule), 1.0)];
    found.extend(of_parse(sentence, &sure));
    found.extend(of_mood(claim));
    found.extend(of_shape(claim));
    found.extend(of_argument(sentence, &claim.subject, "subject"));
    found.extend(of_argument(sentence, &claim.object, "object"));
    found
}

fn flag(name: &str, set: bool) -> (String, f64) {
    (name.to_owned(), f64::from(u8::from(set)))
}

/// How sure the parser is of the word's head.
fn certainty(token: &Token) -> f64 {
    f64::from(token.head_probability).clamp(0.02, 0.998)
}

fn logit(chance: f64) -> f64 {
    (chance / (1.0 - chance)).ln()
}

/// How sure the words of the quote are, and how many there are.
fn of_parse(sentence: &Sentence, sure: &[f64]) -> Features {
    let mean = if sure.is_empty() { 0.5 } else { sure.iter().sum::<f64>() / sure.len() as f64 };
    let least = sure.iter().copied().fold(1.0, f64::min);
    let size = |count: usize, usual: f64| (count.max(1) as f64 / usual).ln();
    vec![
        ("parse".to_owned(), logit(mean) - 3.0),
        ("weakest word".to_owned(), least.ln()),
        ("long sentence".to_owned(), size(sentence.tokens.len(), 20.0)),
        ("long quote".to_owned(), size(sure.len(), 8.0)),
    ]
}

/// In what way it is said.
fn of_mood(claim: &Claim) -> Features {
    let is = |mood: Modality| claim.modality.contains(&mood);
    vec![
        flag("question", is(Modality::Question)),
        flag("hypothetical", is(Modality::Hypothetical)),
        flag("reported", is(Modality::Reported)),
        flag("denied", claim.polarity == Polarity::Denied),
        flag("no tense", claim.tense == Tense::None),
        flag("past", claim.tense == Tense::Past),
        flag("unsure", matches!(claim.certainty, Certainty::Possible | Certainty::Probable)),
    ]
}

/// Which slots are filled, and with what.
fn of_shape(claim: &Claim) -> Features {
    let canonical = claim.relation.iri.starts_with("https://w3id.org/dixit/relation/");
    let bare = claim.object.is_none() && claim.qualifiers.is_empty();
    let manners = claim.qualifiers.iter().filter(|q| q.role == QualifierRole::Manner).count();
    vec![
        flag("open relation", !canonical),
        flag("long relation", !canonical && claim.relation.lemma.split_whitespace().count() > 2),
        flag("copula", claim.relation.iri.ends_with("/relation/is")),
        flag("no subject", claim.subject.is_none()),
        flag("no object", claim.object.is_none()),
        flag("nothing but a verb", bare),
        flag("claim as subject", matches!(claim.subject, Some(Argument::Claim { .. }))),
        flag("claim as object", matches!(claim.object, Some(Argument::Claim { .. }))),
        flag("value as object", matches!(claim.object, Some(Argument::Value(_)))),
        ("qualifiers".to_owned(), (claim.qualifiers.len() as f64).min(4.0)),
        ("manners".to_owned(), (manners as f64).min(3.0)),
    ]
}

/// What kind of words fill a slot, and how sure the parser is of the one that leads them.
fn of_argument(sentence: &Sentence, argument: &Option<Argument>, slot: &str) -> Features {
    let Some(Argument::Entity(entity)) = argument else { return Vec::new() };
    let span = CharSpan::new(entity.start, entity.end);
    let within = |t: &&Token| span.covers(&t.span);
    let outside = |t: &&Token| {
        t.head.is_none_or(|h| sentence.tokens.get(h).is_none_or(|head| !span.covers(&head.span)))
    };
    let head = sentence.tokens.iter().filter(within).find(outside);
    let words = entity.text.split_whitespace().count();
    let renamed = entity.label.to_lowercase() != entity.text.to_lowercase();
    let mut found = vec![
        flag(&format!("open {slot}"), is_open(sentence, argument)),
        flag(&format!("long {slot}"), words > 8),
        flag(&format!("{slot} elsewhere"), head.is_none()),
    ];
    let Some(head) = head else { return found };
    found.push((format!("sure {slot}"), logit(certainty(head)) - 3.0));
    let kind = match head.upos {
        Upos::Pron if matches!(head.feats.get("Person"), Some("1" | "2")) => "speaks",
        Upos::Pron if renamed => "stands for another",
        Upos::Pron => "is a pronoun",
        Upos::Propn => "is a name",
        Upos::Noun if words <= 2 && !renamed => "is a bare noun",
        Upos::Noun if words <= 2 => "is a noun for another",
        Upos::Noun => "is a phrase",
        Upos::Verb | Upos::Aux => "is an act",
        Upos::Adj => "is a quality",
        _ => "is another word",
    };
    found.push((format!("{slot} {kind}"), 1.0));
    found
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
