//! `pourrait baisser les prix en mutualisant les achats`: what somebody would do by doing something, they do not do yet; nor is
//! it done where the clause around it is denied.

use super::super::frame::Frame;
use super::super::lexicon::Lexicon;
use super::super::mood::Mood;
use super::super::predicate::Predicate;
use super::super::tree::Tree;
use crate::analysis::Language;
use crate::resolve::{Certainty, Modality, Polarity};

/// The frame of an act that says how another is done: that of the other.
pub(super) fn under_main(tree: &Tree<'_>, lexicon: &'static Lexicon, clause: usize, frame: &Frame) -> Frame {
    const UNDONE: [Modality; 5] = [
        Modality::Ability,
        Modality::Obligation,
        Modality::Desire,
        Modality::Hypothetical,
        Modality::Prediction,
    ];
    let gerund = tree.language() == Language::French
        && !tree.is_finite_clause(clause)
        && tree.with(clause, &["mark", "case"]).any(|m| m < clause && tree.lower(m) == "en");
    let Some(mut main) = tree.head(clause).filter(|_| gerund) else { return frame.clone() };
    for _ in 0..tree.len() {
        match tree.head(main).filter(|_| tree.is(main, &["xcomp"])) {
            Some(up) => main = up,
            None => break,
        }
    }
    let mood = Mood::read(tree, lexicon, &Predicate::read(tree, lexicon, main), frame);
    let mut inner = frame.clone();
    for modality in UNDONE.into_iter().filter(|m| mood.modality.contains(m)) {
        // `On peut gagner du temps en groupant les achats`: that somebody can does not say that they do.
        inner = inner.with(modality).at_most(mood.certainty.max(Certainty::Possible));
    }
    if mood.polarity == Polarity::Denied { inner.at_most(Certainty::Unknown) } else { inner }
}
