//! [`settle`]: relations and features as the kind of text has them that a document is.
//!
//! Reads annotated tokens and the labels that the network finds likely for each ([`Likely`]). Changes: the
//! subtypes of their relations (French and German) and their features.
//!
//! The treebanks of a language mark words each in its own way (whether numerals have `NumType`, adjectives like
//! *jeune* a `Gender`, which complements are `obl:arg`). The network learned from all of them and wavers. Here a
//! document keeps to one way: tables counted from the treebanks ([`table`]) say how often a word like this one
//! ([`keys`]) has a label in each, all words of a document together tell which of them it resembles, and what is
//! said there is added to what the network said. A document that resembles several gets their mean. The gender
//! of nouns is known besides ([`Genders`]).

mod keys;
mod table;

use super::Language;
use super::decode::Decoder;
use super::genders::Genders;
use super::sentence::{Sentence, Token, Upos, plain_relation};
use keys::Below;
use table::Table;

/// How much the tables count for features beside the network. From 0.3 to 1 all are within 0.2 %.
const BUNDLES: f64 = 0.6;

/// How much they count for relations. From 0.2 to 0.5 all are within 0.2 %.
const RELATIONS: f64 = 0.3;

/// How much less likely a bundle is that has another gender than the noun, or another case than its determiner.
const DISAGREES: f64 = 3.0;

/// How much each word says about the treebank that a document resembles: words are not independent.
const EVIDENCE: f64 = 0.3;

/// The most labels of a kind that are looked at.
const MOST: usize = 8;

/// How much less likely than the best one a label may be, in logits.
const REACH: f32 = 8.0;

/// A label that the network finds likely: its index in the model and its logit.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Candidate {
    pub label: usize,
    pub logit: f32,
}

/// The likely labels of a word, the best first; the first ones are what it has.
#[derive(Debug, Clone, Default)]
pub(super) struct Likely {
    pub relations: Vec<Candidate>,
    pub bundles: Vec<Candidate>,
}

/// The likeliest labels, the best first.
pub(super) fn candidates(logits: &[f32]) -> Vec<Candidate> {
    let top = logits.iter().copied().fold(f32::NEG_INFINITY, f32::max);
    let near = logits.iter().enumerate().filter(|&(_, &logit)| logit >= top - REACH);
    let mut found: Vec<Candidate> = near.map(|(label, &logit)| Candidate { label, logit }).collect();
    found.sort_by(|a, b| b.logit.total_cmp(&a.logit));
    found.truncate(MOST);
    found
}

/// The names of a model's labels.
pub(super) trait Names {
    /// A bundle of features as CoNLL-U writes it.
    fn bundle(&self, label: usize) -> &str;
    /// A dependency relation.
    fn relation(&self, label: usize) -> &str;
}

impl Names for Decoder {
    fn bundle(&self, label: usize) -> &str {
        self.bundle_name(label)
    }

    fn relation(&self, label: usize) -> &str {
        self.deprel(label)
    }
}

/// Choose the relations and features of every token of a document. `likely` has as many items a sentence as it has
/// tokens.
pub(super) fn settle(sentences: &mut [Sentence], likely: &[Vec<Likely>], names: &impl Names) {
    let mut languages: Vec<_> = sentences.iter().map(|sentence| sentence.language).collect();
    languages.sort_unstable();
    languages.dedup();
    for language in languages {
        let Some(table) = Table::of(language) else { continue };
        let of_language = |sentence: &Sentence| sentence.language == language;
        let shares = shares(&evidence(table, sentences.iter().filter(|s| of_language(s))));
        for (sentence, likely) in sentences.iter_mut().zip(likely).filter(|(s, _)| of_language(s)) {
            settle_relations(table, &shares, &mut sentence.tokens, likely, names);
            settle_bundles(table, &shares, language, &mut sentence.tokens, likely, names);
        }
    }
}

/// The log probabilities of the features of a document in each treebank.
fn evidence<'a>(table: &Table, sentences: impl Iterator<Item = &'a Sentence>) -> Vec<f64> {
    let mut evidence = vec![0.0; table.treebanks()];
    for sentence in sentences {
        let below = Below::of(&sentence.tokens);
        for (index, token) in sentence.tokens.iter().enumerate() {
            let keys = keys::of_bundle(&sentence.tokens, index, &below);
            let chances = table.chances(&keys, &[table.label(token.feats.as_str())]);
            for (sum, chances) in evidence.iter_mut().zip(&chances) {
                *sum += chances.first().map_or(0.0, |chance| chance.ln());
            }
        }
    }
    evidence
}

/// How much of a document follows each treebank, from the log probabilities of its bundles in them.
fn shares(evidence: &[f64]) -> Vec<f64> {
    let top = evidence.iter().copied().fold(f64::NEG_INFINITY, f64::max);
    let weights: Vec<f64> = evidence.iter().map(|e| (EVIDENCE * (e - top)).exp()).collect();
    let total: f64 = weights.iter().sum();
    weights.iter().map(|weight| weight / total).collect()
}

/// Only the subtypes of relations (`obl:arg`, `obl:mod`) are a matter of usage.
fn settle_relations(
    table: &Table,
    shares: &[f64],
    tokens: &mut [Token],
    likely: &[Likely],
    names: &impl Names,
) {
    let below = Below::of(tokens);
    let relation = |candidate: &Candidate| names.relation(candidate.label);
    let choose = |index: usize| {
        let list = &likely[index].relations;
        let plain = plain_relation(relation(list.first()?));
        let list: Vec<_> = list.iter().filter(|c| plain_relation(relation(c)) == plain).copied().collect();
        let keys = (list.len() > 1).then(|| keys::of_relation(tokens, index, &below))?;
        let labels: Vec<_> = list.iter().map(|c| table.label(relation(c))).collect();
        let chances = table.knows(&keys).then(|| table.chances(&keys, &labels))?;
        list.get(best(&list, &chances, shares, RELATIONS, |_| 0.0)).map(|c| c.label)
    };
    let chosen: Vec<Option<usize>> = (0..tokens.len().min(likely.len())).map(choose).collect();
    for (token, chosen) in tokens.iter_mut().zip(chosen) {
        if let Some(label) = chosen {
            names.relation(label).clone_into(&mut token.deprel);
        }
    }
}

fn settle_bundles(
    table: &Table,
    shares: &[f64],
    language: Language,
    tokens: &mut [Token],
    likely: &[Likely],
    names: &impl Names,
) {
    let below = Below::of(tokens);
    let genders = Genders::of(language);
    let noun = |index: usize| {
        let token = &tokens[index];
        let genders = genders.filter(|_| token.upos == Upos::Noun)?;
        // `la maire`: a French article knows better than a list, a German one (`der`, `dem`) does not.
        let shown = below.shown_gender(index).filter(|_| language == Language::French);
        shown.or_else(|| genders.gender(&token.lemma))
    };
    let nouns: Vec<Option<&str>> = (0..tokens.len()).map(noun).collect();
    let chosen: Vec<usize> = (0..tokens.len().min(likely.len()))
        .map(|index| {
            let list = &likely[index].bundles;
            if list.len() < 2 {
                return 0;
            }
            let keys = keys::of_bundle(tokens, index, &below);
            let labels: Vec<_> = list.iter().map(|c| table.label(names.bundle(c.label))).collect();
            let agreed = noun_agreed_with(&tokens[index]);
            let gender = nouns[index].or_else(|| *nouns.get(agreed?)?);
            let case = match tokens[index].upos {
                Upos::Noun | Upos::Propn => below.shown_case(index),
                Upos::Adj => agreed.and_then(|noun| below.shown_case(noun)),
                _ => None,
            };
            let against = |bundle: usize| {
                disagreement(names.bundle(bundle), "Gender=", gender)
                    + disagreement(names.bundle(bundle), "Case=", case)
            };
            best(list, &table.chances(&keys, &labels), shares, BUNDLES, against)
        })
        .collect();
    for (index, chosen) in chosen.into_iter().enumerate() {
        if chosen > 0 {
            let features = names.bundle(likely[index].bundles[chosen].label);
            tokens[index].feats = super::Features::parse(features);
        }
    }
}

/// What a bundle loses that has another value of a feature than is known.
fn disagreement(bundle: &str, feature: &str, known: Option<&str>) -> f64 {
    let has = bundle.split('|').find_map(|pair| pair.strip_prefix(feature));
    if known.is_some() && has.is_some() && has != known { -DISAGREES } else { 0.0 }
}

/// The word that a determiner, an adjective or a preposition with an article agrees with.
fn noun_agreed_with(token: &Token) -> Option<usize> {
    let agrees = matches!(
        (token.upos, token.relation()),
        (Upos::Det, "det") | (Upos::Adj, "amod") | (Upos::Adp, "case")
    );
    token.head.filter(|_| agrees)
}

/// Which of its candidates a word gets, by what the network, the tables and `more` say.
fn best(
    list: &[Candidate],
    chances: &[Vec<f64>],
    shares: &[f64],
    weight: f64,
    more: impl Fn(usize) -> f64,
) -> usize {
    let score = |(at, candidate): (usize, &Candidate)| {
        let chance: f64 = shares.iter().zip(chances).map(|(share, chances)| share * chances[at]).sum();
        f64::from(candidate.logit) + weight * chance.ln() + more(candidate.label)
    };
    let mut best = (0, f64::NEG_INFINITY);
    for (at, score) in list.iter().enumerate().map(score).enumerate() {
        if score > best.1 {
            best = (at, score);
        }
    }
    best.0
}

#[cfg(test)]
mod tests;
