//! [`Scorer`]: how likely each mention is the antecedent, by weights learned from labelled texts.
//!
//! A log-linear model over the mentions and over there being none; what several mentions of one entity have adds up.
//! `examples/fit_antecedents.rs` finds the weights and says how they fare on texts that they were not fitted on.

use super::features::Features;
use crate::analysis::Language;
use std::collections::BTreeMap;
use std::sync::LazyLock;

/// Weights of features by their names.
#[derive(Debug, Default)]
pub struct Scorer(BTreeMap<String, f64>);

static FRENCH: LazyLock<Scorer> = LazyLock::new(|| Scorer::parse(include_str!("../data/fr/antecedents.tsv")));

impl Scorer {
    /// The weights of a language, where some were learned.
    #[must_use]
    pub fn of(language: Language) -> Option<&'static Self> {
        (language == Language::French).then(|| &*FRENCH)
    }

    /// Read lines of a weight, a tab and the name of a feature.
    fn parse(text: &str) -> Self {
        let lines = text.lines().filter(|line| !line.starts_with('#'));
        let pairs = lines.filter_map(|line| line.split_once('\t'));
        Self(pairs.filter_map(|(weight, name)| Some((name.to_owned(), weight.parse().ok()?))).collect())
    }

    /// Weights found by a fit.
    #[must_use]
    pub fn from_weights(weights: BTreeMap<String, f64>) -> Self {
        Self(weights)
    }

    /// The sum of the weights of what applies.
    #[must_use]
    pub fn score(&self, features: &Features) -> f64 {
        features.iter().map(|(name, value)| self.0.get(name).unwrap_or(&0.0) * value).sum()
    }

    /// The chance of each of the alternatives, which add up to 1.
    #[must_use]
    pub fn chances(&self, alternatives: &[Features]) -> Vec<f64> {
        let scores: Vec<f64> = alternatives.iter().map(|a| self.score(a)).collect();
        let top = scores.iter().copied().fold(f64::NEG_INFINITY, f64::max);
        let odds: Vec<f64> = scores.iter().map(|s| (s - top).exp()).collect();
        let whole: f64 = odds.iter().sum();
        odds.into_iter().map(|odd| odd / whole).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn only(name: &str) -> Features {
        vec![(name.to_owned(), 1.0)]
    }

    #[test]
    fn chances_add_up_and_follow_the_weights() {
        let scorer = Scorer::parse("# weight\tfeature\n2.0\tnear\n-1.0\tfar\n");
        let chances = scorer.chances(&[only("near"), only("far"), only("unheard of")]);
        assert!((chances.iter().sum::<f64>() - 1.0).abs() < 1e-9);
        assert!(chances[0] > chances[2] && chances[2] > chances[1]);
    }

    #[test]
    fn the_learned_weights_are_read() {
        let scorer = Scorer::of(Language::French).unwrap();
        assert!(scorer.0.len() > 100);
        assert!(scorer.score(&only("distance 0")) > scorer.score(&only("distance 3")));
        assert!(Scorer::of(Language::German).is_none());
    }
}
