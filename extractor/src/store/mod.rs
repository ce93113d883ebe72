//! Quads to an Oxigraph [`Store`]: one named graph a document, replaced whole, never duplicated.
//!
//! Reads: the extraction of a document. Adds: memory across documents (entities they share), and
//! answers: SPARQL, documents and claims as Rust types, statistics, verification.
//!
//! On disk the store is RocksDB; a document is one transaction, so a process killed while writing
//! leaves every earlier document whole.

#[cfg(test)]
mod crash;
mod documents;
mod error;
pub mod functions;
mod guard;
mod lookup;
mod outbound;
pub mod queries;
mod query;
#[cfg(test)]
mod tests;

pub use documents::Change;
pub use error::StoreError;
pub use outbound::{Outbound, OutboundError};
pub use query::{PreparedUpdate, QueryOptions, UpdateOptions};

use oxigraph::store::StorageError;
use std::fmt;
use std::path::{Path, PathBuf};
use std::time::Duration;

/// An RDF store that holds documents.
#[derive(Clone)]
pub struct Store {
    inner: oxigraph::store::Store,
    path: Option<PathBuf>,
}

impl fmt::Debug for Store {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Store").field("path", &self.path).finish_non_exhaustive()
    }
}

impl Store {
    /// A store in memory.
    ///
    /// # Errors
    /// When there is no memory for it.
    pub fn in_memory() -> Result<Self, StoreError> {
        Ok(Self { inner: oxigraph::store::Store::new()?, path: None })
    }

    /// Open the store in a folder to read and write; make it where there is none. Only one process
    /// at a time may.
    ///
    /// # Errors
    /// When another process has it open, the folder holds something else, or may not be written.
    pub fn open(path: impl AsRef<Path>) -> Result<Self, StoreError> {
        let path = path.as_ref();
        if looks_like(path)? == Found::Other {
            return Err(StoreError::NotAStore(path.to_owned()));
        }
        let inner = oxigraph::store::Store::open(path).map_err(|error| StoreError::opening(path, error))?;
        Ok(Self { inner, path: Some(path.to_owned()) })
    }

    /// Open the store in a folder to read only. It sees the store as it is now, not what another
    /// process writes later.
    ///
    /// # Errors
    /// When there is no store.
    pub fn open_read_only(path: impl AsRef<Path>) -> Result<Self, StoreError> {
        let path = path.as_ref();
        match looks_like(path)? {
            Found::Nothing => return Err(StoreError::Missing(path.to_owned())),
            Found::Other => return Err(StoreError::NotAStore(path.to_owned())),
            Found::Store => {}
        }
        let inner = read_only(path).map_err(|error| StoreError::opening(path, error))?;
        Ok(Self { inner, path: Some(path.to_owned()) })
    }

    /// The folder it is kept in; `None` in memory.
    #[must_use]
    pub fn path(&self) -> Option<&Path> {
        self.path.as_deref()
    }

    /// Write what is still in the log to its tables, so that whoever opens the store next need not replay it.
    ///
    /// # Errors
    /// When the disk is full or broken.
    pub fn settle(&self) -> Result<(), StoreError> {
        if self.path.is_some() {
            self.inner.flush()?;
        }
        Ok(())
    }

    /// The Oxigraph store itself, for what this wrapper does not do (graph store protocol, backup…).
    #[must_use]
    pub const fn oxigraph(&self) -> &oxigraph::store::Store {
        &self.inner
    }
}

/// Open for reading beside a writer, which may compact a file away between its being listed and its being
/// opened: the list is then read again.
fn read_only(path: &Path) -> Result<oxigraph::store::Store, StorageError> {
    const TRIES: u32 = 6;
    for tried in 1..TRIES {
        match oxigraph::store::Store::open_read_only(path) {
            Err(StorageError::Io(_) | StorageError::Corruption(_)) => {
                std::thread::sleep(Duration::from_millis(10 << tried));
            }
            opened => return opened,
        }
    }
    oxigraph::store::Store::open_read_only(path)
}

/// What is at a path.
#[derive(PartialEq, Eq)]
enum Found {
    Nothing,
    Store,
    Other,
}

/// RocksDB keeps the name of its manifest in a file `CURRENT`.
fn looks_like(path: &Path) -> Result<Found, StoreError> {
    if path.join("CURRENT").is_file() {
        return Ok(Found::Store);
    }
    match std::fs::read_dir(path) {
        Ok(mut entries) => Ok(if entries.next().is_none() { Found::Nothing } else { Found::Other }),
        Err(error) => match error.kind() {
            std::io::ErrorKind::NotFound => Ok(Found::Nothing),
            std::io::ErrorKind::NotADirectory => Ok(Found::Other),
            std::io::ErrorKind::PermissionDenied => {
                Err(StoreError::NoPermission { path: path.to_owned(), source: error })
            }
            _ => Err(error.into()),
        },
    }
}
