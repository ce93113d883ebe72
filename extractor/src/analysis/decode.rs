//! Scores to annotation: heads to one rooted tree, labels, lemmas, entities.
//!
//! Reads: [`SentenceScores`]. Adds: a [`Word`] for each token and the sentence's entity spans.

mod entities;
mod labels;
mod lemmas;
mod tree;

use super::Language;
use super::lemma::Rule;
use super::model::{ModelError, ModelFile};
use super::network::SentenceScores;
use super::sentence::{EntityMention, Features, Upos};
use super::usage::{self, Candidate};
use entities::Tags;
use labels::Labels;
use lemmas::Lemmas;

/// The analysis of one token. The labels of `feats` and `deprel` are indexes into the decoder's label sets.
#[derive(Debug, Clone)]
pub(super) struct Word {
    pub upos: Upos,
    /// The likely bundles of features, the best first.
    pub feats: Vec<Candidate>,
    pub lemma: String,
    pub head: Option<usize>,
    /// The likely relations, the best first.
    pub deprel: Vec<Candidate>,
    pub head_probability: f32,
}

/// The label sets of a model and how to choose from them.
#[derive(Debug)]
pub(super) struct Decoder {
    upos: Vec<Upos>,
    feats: Vec<Features>,
    lemmas: Lemmas,
    labels: Labels,
    tags: Tags,
}

impl Decoder {
    /// Read a model's label sets.
    pub(super) fn new(file: &ModelFile) -> Result<Self, ModelError> {
        let m = &file.metadata;
        let unknown = |what: &str| ModelError::Damaged(format!("'{what}' is not a label this program knows"));
        Ok(Self {
            upos: m.upos.iter().map(|u| u.parse().map_err(|_| unknown(u))).collect::<Result<_, _>>()?,
            feats: m.feats.iter().map(|f| Features::parse(f)).collect(),
            lemmas: Lemmas::new(
                m.lemma.iter().map(|r| Rule::parse(r).ok_or_else(|| unknown(r))).collect::<Result<_, _>>()?,
            ),
            labels: Labels::new(m.deprel.clone(), file.section("label")?.floats())?,
            tags: Tags::new(&m.entity).ok_or_else(|| unknown("entity"))?,
        })
    }

    /// The features of a bundle.
    pub(super) fn features(&self, bundle: usize) -> Features {
        self.feats.get(bundle).cloned().unwrap_or_else(Features::none)
    }

    /// A bundle of features as CoNLL-U writes it.
    pub(super) fn bundle_name(&self, bundle: usize) -> &str {
        self.feats.get(bundle).map_or("_", Features::as_str)
    }

    /// The dependency relation of index `deprel`.
    pub(super) fn deprel(&self, deprel: usize) -> &str {
        self.labels.name(deprel)
    }

    /// A dependency relation that there is no doubt of; the root's where the model does not have it.
    pub(super) fn relation(&self, name: &str) -> Candidate {
        Candidate { label: self.labels.index(name), logit: 0.0 }
    }

    /// The best analysis of a sentence with these word forms.
    pub(super) fn decode(
        &self,
        forms: &[&str],
        scores: &SentenceScores,
        language: Language,
    ) -> (Vec<Word>, Vec<EntityMention>) {
        let arcs: Vec<&[f32]> = (0..forms.len()).map(|word| scores.arc(word)).collect();
        let heads = tree::best(&arcs);
        let words: Vec<Word> = forms
            .iter()
            .enumerate()
            .map(|(i, form)| (i, form, self.upos.get(argmax(scores.upos(i))).copied().unwrap_or(Upos::X)))
            .map(|(i, form, upos)| Word {
                upos,
                feats: usage::candidates(scores.feats(i)),
                lemma: self.lemmas.choose(form, upos, scores.lemma(i), language),
                head: heads[i].checked_sub(1),
                deprel: self.labels.likely(scores.label_dep(i), scores.label_head(heads[i]), heads[i] == 0),
                head_probability: probability(arcs[i], heads[i]),
            })
            .collect();
        let tags: Vec<&[f32]> = (0..forms.len()).map(|word| scores.entity(word)).collect();
        let upos: Vec<Upos> = words.iter().map(|w| w.upos).collect();
        let entities = self.tags.spans(forms, &upos, &tags, language);
        (words, entities)
    }

    /// A flat tree that says nothing, for when the network gave no scores.
    pub(super) fn flat(&self, forms: &[&str]) -> Vec<Word> {
        let word = |(i, form): (usize, &&str)| Word {
            upos: Upos::X,
            feats: Vec::new(),
            lemma: (*form).to_owned(),
            head: (i > 0).then_some(0),
            deprel: vec![self.relation(if i == 0 { "root" } else { "dep" })],
            head_probability: 0.0,
        };
        forms.iter().enumerate().map(word).collect()
    }
}

/// The index of the greatest value; 0 where there is none.
fn argmax(values: &[f32]) -> usize {
    let mut best = 0;
    for (i, &value) in values.iter().enumerate() {
        if value > values[best] {
            best = i;
        }
    }
    best
}

/// The softmax of `scores` at `index`.
fn probability(scores: &[f32], index: usize) -> f32 {
    let top = scores.iter().copied().fold(f32::NEG_INFINITY, f32::max);
    let total: f32 = scores.iter().map(|s| (s - top).exp()).sum();
    let part = scores.get(index).map_or(0.0, |s| (s - top).exp());
    if total > 0.0 { (part / total).clamp(0.0, 1.0) } else { 0.0 }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn probabilities_are_a_softmax() {
        assert!((probability(&[1.0, 1.0], 0) - 0.5).abs() < 1e-6);
        assert!(probability(&[0.0, 40.0], 1) > 0.999);
        assert_eq!(probability(&[f32::NAN], 0), 0.0);
        assert_eq!(probability(&[], 0), 0.0);
        assert_eq!(argmax(&[0.5, 2.0, 2.0]), 1);
    }
}
