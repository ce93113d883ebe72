//! [`StoreError`]: what can go wrong with a store, in words that say how to mend it.

use super::OutboundError;
use crate::rdf::RdfError;
use oxigraph::sparql::{QueryEvaluationError, SparqlSyntaxError, UpdateEvaluationError};
use oxigraph::store::{LoaderError, SerializerError, StorageError};
use std::io;
use std::path::{Path, PathBuf};

/// Why the store could not be opened, read or written.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum StoreError {
    /// Another process has it open for writing.
    #[error("the store '{}' is in use by another process: stop it, or open the store read-only", .0.display())]
    Locked(PathBuf),
    /// The path holds something else.
    #[error("'{}' is no store: give an empty or new folder, or the folder of a store", .0.display())]
    NotAStore(PathBuf),
    /// There is nothing at the path, and read-only opening creates nothing.
    #[error("there is no store at '{}'", .0.display())]
    Missing(PathBuf),
    /// The operating system forbids it.
    #[error("no permission to use the store '{}': {source}", path.display())]
    NoPermission {
        /// The store's folder.
        path: PathBuf,
        /// What the system says.
        source: io::Error,
    },
    /// The query is not SPARQL.
    #[error("the query is not valid SPARQL: {0}")]
    Syntax(#[from] SparqlSyntaxError),
    /// The query was understood but could not be answered.
    #[error("the query could not be answered: {0}")]
    Evaluation(#[from] QueryEvaluationError),
    /// The update was understood but could not be carried out.
    #[error("the update could not be carried out: {0}")]
    Update(#[from] UpdateEvaluationError),
    /// The update wants something fetched.
    #[error("LOAD is off: nothing is fetched from elsewhere; load files with `dixit load`")]
    Outbound,
    /// What the update wants fetched cannot be had.
    #[error("LOAD: {0}")]
    Fetch(#[from] OutboundError),
    /// What is to be written is no good RDF.
    #[error(transparent)]
    Rdf(#[from] RdfError),
    /// A file to be loaded is no good RDF.
    #[error("the data could not be loaded: {0}")]
    Load(#[from] LoaderError),
    /// The data could not be written out.
    #[error("the data could not be dumped: {0}")]
    Dump(#[from] SerializerError),
    /// A node lacks something the vocabulary requires: the data was changed by hand or damaged.
    #[error(
        "<{node}> has no usable {property}: the store was changed or damaged; extract the document again"
    )]
    Incomplete {
        /// IRI of the node.
        node: String,
        /// What is missing.
        property: &'static str,
    },
    /// A query's header cannot be read, or a parameter does not fit.
    #[error("{0}")]
    Parameter(String),
    /// Reading or writing the store itself failed.
    #[error("the store failed: {0}")]
    Storage(#[from] StorageError),
    /// Reading or writing a file failed.
    #[error(transparent)]
    Io(#[from] io::Error),
}

impl StoreError {
    /// What the failure to open `path` comes down to. RocksDB reports locks and permissions as text.
    pub(super) fn opening(path: &Path, error: StorageError) -> Self {
        let message = error.to_string();
        let says = |words: &str| message.contains(words);
        if says("lock hold by current process") || (says("LOCK") && says("Resource temporarily unavailable"))
        {
            return Self::Locked(path.to_owned());
        }
        if says("Permission denied") || says("Read-only file system") {
            return Self::NoPermission { path: path.to_owned(), source: error.into() };
        }
        if says("Column family") && says("does not exist") || says("Column families not opened") {
            return Self::NotAStore(path.to_owned());
        }
        Self::Storage(error)
    }
}
