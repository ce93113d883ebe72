//! [`Home`]: what a store holds at a glance.

use super::documents::Summary;
use super::record::Corpus;
use serde::Serialize;

/// Documents and counts.
#[derive(Debug, Clone, Serialize)]
pub struct Home {
    /// Every document, by title.
    pub documents: Vec<Summary>,
    /// Counts by name, in the order they are shown.
    pub counts: serde_json::Map<String, serde_json::Value>,
}

impl Home {
    /// What claims and the documents and entities around them are at a glance.
    #[must_use]
    pub fn of(corpus: &Corpus) -> Self {
        let documents = Summary::all(corpus);
        let counts = [
            ("documents", documents.len()),
            ("turns", documents.iter().map(|document| document.turns).sum()),
            ("claims", corpus.claims.len()),
            ("entities", corpus.entities.values().filter(|entity| entity.listed).count()),
        ];
        let counts = counts.into_iter().map(|(name, count)| (name.to_owned(), count.into())).collect();
        Self { documents, counts }
    }
}
