//! What somebody judges to be so or so: `juge anormal que les usagers paient seuls`. That they pay is no opinion of whoever
//! judges it: it is so, or it is what should be (`trouve normal que …`).

use super::super::frame::Frame;
use super::super::predicate::Predicate;
use super::super::tree::Tree;
use crate::analysis::{Language, Upos};
use crate::resolve::{Certainty, Modality};

/// The adjective that a French verb of judging says of the clause that follows it.
#[must_use]
pub fn judged_to_be(tree: &Tree<'_>, verb: usize, clause: usize) -> Option<usize> {
    let judges = matches!(
        tree.lemma(verb).as_str(),
        "juger" | "trouver" | "estimer" | "considérer" | "croire" | "penser"
    );
    let that = tree.with(clause, &["mark"]).any(|m| matches!(tree.lower(m).as_str(), "que" | "qu'"));
    tree.with(verb, &["xcomp"]).find(|&x| {
        tree.language() == Language::French
            && judges
            && that
            && tree.is_finite_clause(clause)
            && verb < x
            && x < clause
            && tree.has_pos(x, &[Upos::Adj])
    })
}

/// The frame of the clause that is judged: what is so, or what is only thought of.
pub(super) fn taken_for(
    tree: &Tree<'_>,
    quality: usize,
    predicate: &Predicate,
    frame: &Frame,
    denied: bool,
) -> Frame {
    let frame = frame.clone();
    let supposed = || frame.clone().with(Modality::Hypothetical).at_most(Certainty::Unknown);
    match tree.lemma(quality).as_str() {
        "possible" | "probable" | "vraisemblable" | "plausible" | "impossible" | "improbable" => {
            frame.with(Modality::Opinion).at_most(Certainty::Possible)
        }
        "souhaitable" | "important" | "nécessaire" | "essentiel" | "indispensable" | "préférable"
        | "urgent" | "utile" | "primordial" | "capital" | "crucial" | "bon" => {
            frame.with(Modality::Desire).at_most(Certainty::Unknown)
        }
        // `peut trouver choquant que X`, `ne trouve pas normal que X`, `normal que X`
        "normal" | "juste" | "logique" | "légitime" | "sain" | "acceptable" if !denied => supposed(),
        _ if !predicate.passages.is_empty() => supposed(),
        _ => frame,
    }
}
