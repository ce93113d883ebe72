//! `être à` with the infinitive of a verb that takes an object: who or what it is said of undergoes the act, which is due (`la règle
//! est à revoir`) or open to all (`trois salles sont à découvrir`).
//!
//! It must not read `il est à travailler`, nor an infinitive with an object of its own.

use super::super::lexicon::Passage;
use super::super::tree::Tree;
use crate::analysis::{Language, Upos};
use crate::resolve::relations::Lexicon as Relations;
use crate::resolve::{Certainty, Modality};

/// Acts that are offered rather than due.
const OFFERED: &[&str] = &[
    "découvrir",
    "redécouvrir",
    "voir",
    "revoir",
    "visiter",
    "admirer",
    "consulter",
    "télécharger",
    "retirer",
    "retrouver",
    "vendre",
    "louer",
    "écouter",
    "lire",
    "savourer",
    "déguster",
    "emporter",
    "gagner",
    "céder",
    "saisir",
];

/// Whether the group is such an infinitive behind `être`.
pub(super) fn is_to_be_done(tree: &Tree<'_>, chain: &[usize], copula: Option<usize>) -> bool {
    let pair = match (chain, copula) {
        (&[act], Some(be)) => Some((be, act)),
        (&[.., be, act], None) => Some((be, act)),
        _ => None,
    };
    let Some((_, act)) = pair.filter(|&(be, _)| tree.lemma(be) == "être") else { return false };
    let third = |s: usize| tree.feature(s, "Person").is_none_or(|person| person == "3");
    let subject = tree.with(chain[0], &["nsubj"]).any(|s| {
        tree.has_pos(s, &[Upos::Noun, Upos::Propn]) || tree.feature(s, "PronType") == Some("Prs") && third(s)
    });
    tree.language() == Language::French
        && subject
        && tree.feature(act, "VerbForm") == Some("Inf")
        && tree.with(act, &["mark"]).any(|m| tree.lower(m) == "à" && m + 1 == act)
        && tree.first(act, &["obj", "ccomp", "xcomp"]).is_none()
        && Relations::embedded().is_transitive(Language::French, &tree.lemma(act))
}

/// What the infinitive adds: that it may be done, or has to be.
pub(super) fn offered(tree: &Tree<'_>, act: usize) -> Passage {
    let (modality, certainty) = match OFFERED.contains(&tree.lemma(act).as_str()) {
        true => (Modality::Ability, Certainty::Possible),
        false => (Modality::Obligation, Certainty::Unknown),
    };
    Passage { modality: Some(modality), certainty: Some(certainty), ..Passage::default() }
}
