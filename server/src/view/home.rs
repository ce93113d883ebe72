//! [`Home`]: what a store holds at a glance.

use super::{count, documents};
use dixit_extractor::store::Store;
use oxigraph::store::StorageError;
use serde::Serialize;

/// Documents and counts.
#[derive(Debug, Clone, Serialize)]
pub struct Home {
    /// Every document, by title.
    pub documents: Vec<documents::Summary>,
    /// Counts by name, in the order they are shown.
    pub counts: serde_json::Map<String, serde_json::Value>,
}

impl Home {
    /// Read it; there always is one, whatever the IRI.
    ///
    /// # Errors
    /// When the store fails.
    pub fn read(store: &Store, _: &str) -> Result<Option<Self>, StorageError> {
        let counts = count::brief(store)?;
        let counts = counts.into_iter().map(|(name, count)| (name.to_owned(), count.into())).collect();
        Ok(Some(Self { documents: documents::list(store)?, counts }))
    }
}
