//! [`Report`]: the figures of an evaluation, and the cases behind them. Reports of several documents add up.

use super::{Construction, Slot};
use serde::Serialize;

/// How many bins of confidence there are between 0 and 1.
pub const BINS: usize = 10;

/// What an evaluation found.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Report {
    /// Gold claims.
    pub gold: usize,
    /// Extracted claims.
    pub claims: usize,
    /// Whether the source was there to check quotes against (otherwise only quotes against each other).
    pub source_checked: bool,
    /// IRIs of claims whose quote is not the exact slice.
    pub wrong_quotes: Vec<String>,
    /// The figures, in the order they are shown.
    pub shares: Vec<Share>,
    /// Gold claims that no extracted claim matches.
    pub misses: Vec<Miss>,
    /// What found claims have wrong.
    pub wrong: Vec<Wrong>,
    /// Confidence against correctness, lowest bin first.
    pub calibration: Vec<Bin>,
}

/// So many right of so many.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Share {
    /// Of what: `core recall`, `polarity`, …
    pub name: &'static str,
    /// How many are right.
    pub right: usize,
    /// Of how many.
    pub of: usize,
}

impl Share {
    /// The quotient, `None` where there was nothing to score.
    #[must_use]
    pub fn value(&self) -> Option<f64> {
        (self.of > 0).then(|| self.right as f64 / self.of as f64)
    }
}

/// A gold claim that was not found.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Miss {
    /// The gold claim.
    pub id: String,
    /// Its words.
    pub quote: String,
    /// Whether a reader would miss it.
    pub core: bool,
    /// What the analyser sees there; `None` without the source.
    pub construction: Option<Construction>,
    /// The first accepted wordings of subject, relation and object.
    pub expected: [String; 3],
    /// The claim there that matches most slots, as subject, relation and object; `None` where there is none.
    pub nearest: Option<[String; 3]>,
    /// Which of its slots do not match.
    pub mismatches: Vec<Slot>,
}

/// An attribute of a found claim that differs from the gold one.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Wrong {
    /// The gold claim.
    pub id: String,
    /// Its words.
    pub quote: String,
    /// `speaker`, `polarity`, `certainty`, `modality`, `attribution` or `number`.
    pub attribute: &'static str,
    /// What it should be.
    pub expected: String,
    /// What was found.
    pub found: String,
}

/// Claims of about one confidence.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct Bin {
    /// Lowest confidence in it.
    pub from: f64,
    /// Confidence above it (1 is in the last bin).
    pub to: f64,
    /// Claims in it.
    pub claims: usize,
    /// Those that stand in a clause with a gold claim, so that they could match one.
    pub beside_gold: usize,
    /// Those that match a gold claim in subject, relation and object.
    pub matching: usize,
    /// Sum of the confidences of those beside gold.
    pub confidence: f64,
    /// Sum of their squared distances from what came true: 1 for a match, 0 for none.
    pub squared: f64,
}

/// How far confidence can be taken at its word.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct Reliability {
    /// Mean squared distance from what came true (Brier 1950): 0 is best, always saying 0.5 gives 0.25.
    pub brier: f64,
    /// Expected calibration error (Naeini et al. 2015): how far, on average, a bin's confidence is from its share.
    pub ece: f64,
}

impl Bin {
    /// An empty bin, the `index`-th of [`BINS`].
    #[must_use]
    pub fn empty(index: usize) -> Self {
        let edge = |i: usize| i as f64 / BINS as f64;
        Self {
            from: edge(index),
            to: edge(index + 1),
            claims: 0,
            beside_gold: 0,
            matching: 0,
            confidence: 0.0,
            squared: 0.0,
        }
    }

    /// Count a claim in: `right` says whether it is one of those that could be right, and is.
    pub fn count(&mut self, confidence: f64, right: Option<bool>) {
        self.claims += 1;
        if let Some(right) = right {
            let missing = f64::from(u8::from(right)) - confidence;
            self.beside_gold += 1;
            self.matching += usize::from(right);
            self.confidence += confidence;
            self.squared += missing * missing;
        }
    }

    /// Matching ones of those that could match, `None` where none could.
    #[must_use]
    pub fn share(&self) -> Option<f64> {
        (self.beside_gold > 0).then(|| self.matching as f64 / self.beside_gold as f64)
    }
}

impl Report {
    /// Count another document in.
    pub fn add(&mut self, other: Self) {
        self.gold += other.gold;
        self.claims += other.claims;
        self.source_checked &= other.source_checked;
        self.wrong_quotes.extend(other.wrong_quotes);
        for (mine, theirs) in self.shares.iter_mut().zip(other.shares) {
            mine.right += theirs.right;
            mine.of += theirs.of;
        }
        self.misses.extend(other.misses);
        self.wrong.extend(other.wrong);
        for (mine, theirs) in self.calibration.iter_mut().zip(other.calibration) {
            mine.claims += theirs.claims;
            mine.beside_gold += theirs.beside_gold;
            mine.matching += theirs.matching;
            mine.confidence += theirs.confidence;
            mine.squared += theirs.squared;
        }
    }
}

/// How far confidence can be taken at its word, over the claims beside gold; `None` where there are none.
#[must_use]
pub fn reliability(bins: &[Bin]) -> Option<Reliability> {
    let of: usize = bins.iter().map(|bin| bin.beside_gold).sum();
    let mean = |part: fn(&Bin) -> f64| bins.iter().map(part).sum::<f64>() / of as f64;
    (of > 0).then(|| Reliability {
        brier: mean(|bin| bin.squared),
        ece: mean(|bin| (bin.matching as f64 - bin.confidence).abs()),
    })
}
