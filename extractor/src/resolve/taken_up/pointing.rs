//! Subjects that only point at what was said: `c'`, `ce`, `ça`, `cela`.

use super::super::claim::{Argument, Claim, EntityRef, Modality};

/// `c'est faux`: of what, is said elsewhere.
pub(super) fn points(claim: &Claim) -> bool {
    let it = ["c'", "ce", "ça", "cela"];
    matches!(&claim.subject, Some(Argument::Entity(e)) if it.contains(&e.label.to_lowercase().replace('’', "'").as_str()))
}

/// The subject of a statement, where it only points.
pub(super) fn open_subject(claim: &Claim) -> Option<&EntityRef> {
    match &claim.subject {
        Some(Argument::Entity(subject)) if points(claim) && !claim.modality.contains(&Modality::Question) => {
            Some(subject)
        }
        _ => None,
    }
}
