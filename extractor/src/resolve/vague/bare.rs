//! [`says_nothing`]: French claims of a verb alone that nobody would cite: `je développe`, `quand j'écris`, `le travail est
//! effectué`.
//!
//! What is denied, asked for, wished or called for is told all the same (`le travail n'a pas été effectué`).

use crate::analysis::Language;
use crate::claims::lexicon::{Lexicon, List};
use crate::resolve::claim::{Claim, Modality, Polarity, QualifierRole};

/// Verbs that only put another one in a mood or a phase.
const HELPING: &[&str] =
    &["pouvoir", "aller", "devoir", "vouloir", "venir", "falloir", "commencer", "continuer", "à", "de"];

/// Whether the claim has neither object nor circumstance, and is a mere condition or has a verb that needs more.
pub(super) fn says_nothing(claim: &Claim) -> bool {
    let bare = claim.object.is_none()
        && claim.time.is_none()
        && claim.qualifiers.iter().all(|q| q.role == QualifierRole::Degree);
    let verbal = matches!(claim.rule.as_str(), "verbal" | "passive");
    if claim.language != Language::French || !bare || !verbal {
        return false;
    }
    let only = |modalities: &[Modality]| claim.modality.iter().all(|m| modalities.contains(m));
    // `quand j'écris, je bois du thé`: what somebody present does then is told with the rest.
    let party = matches!(
        claim.surface[0].to_lowercase().replace('’', "'").as_str(),
        "je" | "j'" | "tu" | "vous" | "on" | "l'on"
    );
    let supposed = party
        && claim.rule == "verbal"
        && claim.modality.contains(&Modality::Hypothetical)
        && only(&[Modality::Hypothetical, Modality::Reported]);
    supposed
        || needs_more(claim)
            && claim.polarity == Polarity::Affirmed
            && only(&[Modality::Ability, Modality::Prediction, Modality::Hypothetical, Modality::Reported])
}

fn needs_more(claim: &Claim) -> bool {
    let lexicon = Lexicon::of(claim.language);
    let mut lemma = claim.relation.lemma.as_str();
    while let Some((_, rest)) = lemma.split_once(' ').filter(|(first, _)| HELPING.contains(first)) {
        lemma = rest;
    }
    let done =
        claim.qualifiers.is_empty() && matches!(lemma, "effectuer" | "réaliser" | "accomplir" | "opérer");
    lexicon.lists(List::Needy, lemma) && (claim.rule != "passive" || done)
}
