//! [`Ranking`]: what a pronoun could take up and what speaks for each, for `examples/fit_antecedents.rs`.

use super::candidate::Candidate;
use super::features::Features;
use crate::resolve::document::{Document, Place};

/// The alternatives of one pronoun or possessive.
#[derive(Debug, Clone)]
pub struct Ranking {
    /// Where the word starts, in characters of the text.
    pub at: usize,
    /// The mentions that grammar leaves, in text order: what tells their entity from others, and their features.
    pub mentions: Vec<(String, Features)>,
    /// The features of there being none.
    pub none: Features,
}

impl Ranking {
    pub(super) fn new(
        document: &Document<'_>,
        place: Place,
        token: usize,
        (candidates, mut features): (Vec<&Candidate>, Vec<Features>),
    ) -> Self {
        let none = features.pop().unwrap_or_default();
        let mentions = candidates.into_iter().map(Candidate::key).zip(features).collect();
        Self { at: start(document, place, token), mentions, none }
    }
}

/// Where the word starts, in characters of the text.
pub(super) fn start(document: &Document<'_>, place: Place, token: usize) -> usize {
    document.span(place, token, token).start
}
