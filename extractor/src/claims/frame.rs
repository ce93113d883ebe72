//! [`Frame`]: what a clause inherits from the clauses around it: who is reported, how sure it can be.

use super::proposition::Phrase;
use crate::resolve::{Certainty, Modality};
use std::collections::BTreeSet;

/// The standing of a clause before its own words are looked at.
#[derive(Debug, Clone, Default)]
pub struct Frame {
    /// Whom the speaker reports, outermost first.
    pub sources: Vec<Phrase>,
    /// The predicate whose content the clause is.
    pub reported_by: Option<usize>,
    /// The clause can be no surer than this.
    pub ceiling: Option<Certainty>,
    /// Moods it stands in.
    pub modality: BTreeSet<Modality>,
    /// Whether the frame denies its content (`il est faux que`, `sans que`).
    pub denied: bool,
    /// The frame around the report, for what steps out of it.
    pub around: Option<Box<Self>>,
    /// Whether a conditional (`-rait`) here is only a future seen from the past.
    pub future_in_past: bool,
}

impl Frame {
    /// The same frame with one more mood.
    #[must_use]
    pub fn with(mut self, mood: Modality) -> Self {
        self.modality.insert(mood);
        self
    }

    /// The same frame, no surer than `certainty`.
    #[must_use]
    pub fn at_most(mut self, certainty: Certainty) -> Self {
        self.ceiling = Some(self.ceiling.map_or(certainty, |c| c.max(certainty)));
        self
    }

    /// The frame outside what the source headed by `head` says: where the source itself is described.
    #[must_use]
    pub fn outside(&self, head: usize) -> Self {
        let mut frame = self.clone();
        if let Some(index) = frame.sources.iter().position(|s| s.head == head) {
            frame.sources.truncate(index);
            frame.reported_by = None;
            if frame.sources.is_empty() {
                frame.modality.remove(&Modality::Reported);
            }
        }
        frame
    }

    /// The frame of what `source` says in the clause of `predicate`.
    #[must_use]
    pub fn reported(mut self, source: Option<Phrase>, predicate: usize) -> Self {
        self.around = Some(Box::new(self.clone()));
        self.sources.extend(source);
        self.reported_by = Some(predicate);
        self.with(Modality::Reported)
    }
}
