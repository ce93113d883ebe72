//! [`vague`]: claims that nobody could cite, because they point at nothing that the document names.
//!
//! Reads: claims once pronouns are resolved. `C'est une réussite` stays when `c'` is known to be the map, and goes
//! when it is not; a question that asks for something stays only until its answer is known.

use super::claim::{Argument, Claim, Modality, Polarity};
use crate::claims::lexicon::{Lexicon, List};

/// Why a claim is left out, for `dixit explain`.
const POINTS: &str = "points at nothing named";
const ASTRAY: &str = "its parse is too unsure";
const ASKS: &str = "asks, and nobody answers";

/// Below this confidence a statement is far likelier wrong than right: its parse went astray.
const UNSURE: f64 = 0.3;

/// Why the claim says too little to be cited, if it does. A judgement (`c'est intense`) says enough where it stands by itself,
/// whatever `c'` is; what is asked says nothing until somebody answers.
#[must_use]
pub fn vague(claim: &Claim) -> Option<&'static str> {
    let lexicon = Lexicon::of(claim.language);
    let points = |argument: &Option<Argument>| matches!(argument, Some(Argument::Entity(e)) if lexicon.lists(List::Pointing, &plain(&e.label)));
    let pointing = points(&claim.subject);
    let lost = points(&claim.object) && claim.polarity == Polarity::Affirmed;
    let nobody = claim.subject.is_none();
    let figure = claim.qualifiers.iter().any(|q| q.value.is_some() || q.min.is_some() || q.max.is_some());
    let told = matches!(claim.object, Some(Argument::Value(_) | Argument::Claim { .. })) || figure;
    let empty = lexicon.lists(List::Empty, &claim.relation.lemma);
    let supposed = claim.modality.iter().any(|m| matches!(m, Modality::Question | Modality::Hypothetical));
    let asks_for = claim.rule == "wh-question" && claim.object.is_none();
    let asked = claim.modality.contains(&Modality::Question);
    if !asked && claim.confidence < UNSURE {
        return Some(ASTRAY);
    }
    if asked && (asks_for || nobody || pointing) {
        return Some(ASKS);
    }
    let points_nowhere = match &claim.object {
        None => nobody || pointing && !told && (empty || claim.qualifiers.is_empty()),
        Some(_) if lost => pointing || nobody || empty,
        Some(_) => pointing && empty && !told && supposed,
    };
    points_nowhere.then_some(POINTS)
}

fn plain(label: &str) -> String {
    label.to_lowercase().replace('’', "'").trim_start_matches('-').to_owned()
}
