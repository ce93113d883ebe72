//! `Sa conviction est que X`, `L'objectif est que X`: how the noun before `est que` puts what follows.
//!
//! The frame (`frames`) hangs the noun on the predicate behind `que`; what it means for that is read here.

use super::super::frame::Frame;
use super::super::frames::FRAME;
use super::super::phrase;
use super::super::proposition::Phrase;
use super::super::tree::Tree;
use crate::analysis::{Language, Upos};
use crate::resolve::{Certainty, Modality};

/// The frame of a clause that a noun leads to.
pub(super) fn under_noun(tree: &Tree<'_>, head: usize, frame: Frame) -> Frame {
    let Some(noun) = outer_noun(tree, head) else { return frame };
    match tree.lemma(noun).as_str() {
        "conviction" | "avis" | "opinion" | "sentiment" | "impression" | "croyance" | "intuition"
        | "thèse" | "certitude" => {
            whose(tree, noun, head, frame).with(Modality::Opinion).at_most(Certainty::Probable)
        }
        "hypothèse" | "théorie" | "crainte" | "peur" | "risque" | "danger" | "inquiétude" | "possibilité" => {
            whose(tree, noun, head, frame).at_most(Certainty::Possible)
        }
        "mieux" | "important" | "essentiel" | "principal" => frame.with(Modality::Obligation),
        "souhait" | "espoir" | "rêve" | "vœu" | "but" | "objectif" | "ambition" | "volonté" | "priorité"
        | "idée" | "demande" | "désir" | "idéal" => {
            frame.with(Modality::Desire).at_most(Certainty::Unknown)
        }
        _ => frame,
    }
}

/// The frame of what a noun has for its content: `la sensation que la jambe est là` does not say that it is.
pub(super) fn content_of(tree: &Tree<'_>, clause: usize, noun: usize, frame: &Frame) -> Frame {
    let that = |m: usize| matches!(tree.lower(m).as_str(), "que" | "qu'") && tree.has_pos(m, &[Upos::Sconj]);
    let content = tree.language() == Language::French
        && tree.is_finite_clause(clause)
        && tree.with(clause, &["mark"]).any(that)
        && tree.first(clause, &["nsubj"]).is_some();
    let unsure = matches!(
        tree.lemma(noun).as_str(),
        "sensation"
            | "illusion"
            | "impression"
            | "sentiment"
            | "idée"
            | "hypothèse"
            | "crainte"
            | "peur"
            | "espoir"
            | "rêve"
            | "croyance"
            | "rumeur"
            | "possibilité"
            | "risque"
            | "prétexte"
            | "doute"
            | "mythe"
            | "fantasme"
            | "intuition"
            | "théorie"
    );
    if content && unsure { frame.clone().at_most(Certainty::Unknown) } else { frame.clone() }
}

/// The noun before `est que`, where it hangs on the predicate as a frame.
fn outer_noun(tree: &Tree<'_>, head: usize) -> Option<usize> {
    let framing = |d: &usize| tree.token(*d).deprel == FRAME;
    let words = || tree.dependents(head).iter().copied().filter(framing);
    let that = words()
        .find(|&d| matches!(tree.lower(d).as_str(), "que" | "qu'") && d > 0 && tree.lemma(d - 1) == "être")?;
    words()
        .find(|&d| d < that && (tree.has_pos(d, &[Upos::Noun]) || tree.first(d, &["det"]).is_some()))
        .filter(|_| tree.language() == Language::French)
}

/// Whose conviction it is, if not the speaker's own.
fn whose(tree: &Tree<'_>, noun: usize, head: usize, frame: Frame) -> Frame {
    let theirs = |d: &usize| matches!(tree.lower(*d).as_str(), "sa" | "son" | "leur" | "ses" | "leurs");
    if let Some(word) = tree.with(noun, &["det"]).find(theirs) {
        return frame.reported(Some(Phrase::word(word)), head);
    }
    let holder = tree.with(noun, &["nmod"]).find(|&n| tree.has_pos(n, &[Upos::Propn, Upos::Noun]));
    match holder {
        Some(holder) => frame.reported(Some(phrase::argument(tree, holder)), head),
        None => frame,
    }
}
