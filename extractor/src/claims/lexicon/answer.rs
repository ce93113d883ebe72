//! [`Answer`]: what a short answer makes of the question before it.

use crate::resolve::Certainty;

/// What a short answer does.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Answer {
    /// `Oui.`
    Confirm,
    /// `Pas du tout.`
    Deny,
    /// `En partie.`: to some degree.
    Partly,
    /// `Sans doute.`: how sure the answerer is.
    Unsure(Certainty),
}
