//! What somebody says of themselves with an adjective: `La Région se dit prête à payer` says that it is, on its own word.

use super::super::frame::Frame;
use super::super::mood::Mood;
use super::super::predicate::{Predicate, is_reflexive};
use super::super::proposition::{Phrase, PredicateKind};
use super::super::tree::Tree;
use super::Reader;
use crate::analysis::{Language, Upos};
use crate::resolve::{Certainty, Polarity};

impl Reader<'_> {
    /// Read what the subject says that they are; whether the clause was of this kind.
    pub(super) fn called_oneself(
        &mut self,
        predicate: &Predicate,
        subject: Option<Phrase>,
        mood: &Mood,
        frame: &Frame,
    ) -> bool {
        let tree = self.tree;
        let (Some(quality), Some(subject)) = (quality_of_oneself(tree, predicate), subject) else {
            return false;
        };
        let mut inner = frame.clone();
        inner.modality.clone_from(&mood.modality);
        if mood.certainty != Certainty::Certain {
            inner = inner.at_most(mood.certainty);
        }
        let own =
            tree.has_pos(subject.head, &[Upos::Pron]) && tree.feature(subject.head, "Person") == Some("1");
        if !own {
            inner = inner.reported(Some(subject), predicate.main);
        }
        inner.denied ^= mood.polarity == Polarity::Denied;
        self.clause(quality, Some(subject), None, inner);
        self.descend(predicate, Some(subject), frame, false);
        true
    }
}

/// The adjective of `se dire favorable`, `se déclarer prêt`.
fn quality_of_oneself(tree: &Tree<'_>, predicate: &Predicate) -> Option<usize> {
    let verb = predicate.main;
    let says = matches!(tree.lemma(verb).as_str(), "dire" | "déclarer" | "proclamer" | "affirmer")
        && predicate.kind != PredicateKind::Copula
        && tree.dependents(verb).iter().any(|&d| d < verb && is_reflexive(tree, d));
    let impersonal = tree
        .with(verb, &["nsubj", "expl"])
        .any(|s| tree.lower(s) == "il" && tree.first(verb, &["ccomp"]).is_some());
    tree.with(verb, &["xcomp"]).find(|&x| {
        tree.language() == Language::French
            && says
            && !impersonal
            && x > verb
            && (tree.has_pos(x, &[Upos::Adj]) || tree.feature(x, "VerbForm") == Some("Part"))
            && tree.first(x, &["nsubj", "aux"]).is_none()
    })
}
