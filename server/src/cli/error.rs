//! [`CliError`]: why a command could do nothing at all, and [`Outcome`]: how well it did otherwise.

use crate::http::TlsError;
use dixit_extractor::eval::EvalError;
use std::error::Error;
use std::io;
use std::path::PathBuf;

/// How a command that ran to its end did.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outcome {
    /// Everything that was asked for.
    Complete,
    /// Some of the input failed (each failure was reported), the rest was done.
    Partial,
    /// All of the input failed (each failure was reported).
    Nothing,
}

/// How many inputs were done, and how many failed.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Tally {
    /// Done.
    pub done: usize,
    /// Failed and reported.
    pub failed: usize,
}

impl Tally {
    /// What it comes to.
    #[must_use]
    pub const fn outcome(self) -> Outcome {
        match self {
            Self { failed: 0, .. } => Outcome::Complete,
            Self { done: 0, .. } => Outcome::Nothing,
            _ => Outcome::Partial,
        }
    }
}

impl std::ops::AddAssign for Tally {
    fn add_assign(&mut self, other: Self) {
        self.done += other.done;
        self.failed += other.failed;
    }
}

/// Why a command could not do its work.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum CliError {
    /// An input cannot be read.
    #[error("cannot read {}", path.display())]
    Read {
        /// Which.
        path: PathBuf,
        /// Why.
        source: io::Error,
    },
    /// An output cannot be written.
    #[error("cannot write {target}")]
    Write {
        /// Which: a path, or `standard output`.
        target: String,
        /// Why.
        source: io::Error,
    },
    /// A document cannot be extracted.
    #[error("cannot extract {name}")]
    Extract {
        /// The input's name.
        name: String,
        /// Why.
        source: Box<dyn Error + Send + Sync>,
    },
    /// A file of gold or extracted claims is not what it should be.
    #[error("cannot compare {}", path.display())]
    Compare {
        /// Which.
        path: PathBuf,
        /// Why.
        source: EvalError,
    },
    /// The store cannot be opened, read or written.
    #[error("{action}")]
    Store {
        /// What was tried.
        action: String,
        /// Why it failed.
        source: Box<dyn Error + Send + Sync>,
    },
    /// A SPARQL query or update is not well-formed.
    #[error("the SPARQL is not well-formed")]
    Syntax(#[source] Box<dyn Error + Send + Sync>),
    /// A query could not be evaluated.
    #[error("the query cannot be evaluated")]
    Evaluation(#[source] Box<dyn Error + Send + Sync>),
    /// The HTTP server cannot run.
    #[error("cannot serve on {bind}: {source}; give an address that is free with --bind HOST:PORT")]
    Serve {
        /// The address.
        bind: String,
        /// Why.
        source: io::Error,
    },
    /// The files for TLS cannot be used.
    #[error(transparent)]
    Tls(#[from] TlsError),
    /// The flags do not fit together, or name something that is not there.
    #[error("{0}")]
    Usage(String),
}

impl CliError {
    /// A failure of the store while doing `action`.
    pub fn store(action: impl Into<String>, source: impl Into<Box<dyn Error + Send + Sync>>) -> Self {
        Self::Store { action: action.into(), source: source.into() }
    }

    /// A failure to write to standard output.
    pub fn stdout(source: io::Error) -> Self {
        Self::Write { target: "standard output".to_owned(), source }
    }

    /// Whether the reader of our output went away (`dixit … | head`), which is no error.
    #[must_use]
    pub fn is_broken_pipe(&self) -> bool {
        let mut at: Option<&(dyn Error + 'static)> = Some(self);
        while let Some(error) = at {
            let kind = error.downcast_ref::<io::Error>().map(io::Error::kind);
            if kind == Some(io::ErrorKind::BrokenPipe) {
                return true;
            }
            at = error.source();
        }
        false
    }
}

/// The error and its causes joined by `: `, leaving out causes that the line already holds.
#[must_use]
pub fn chain(error: &dyn Error) -> String {
    let mut line = error.to_string();
    let mut at = error.source();
    while let Some(cause) = at {
        let text = cause.to_string();
        if !line.contains(text.as_str()) {
            line.push_str(": ");
            line.push_str(&text);
        }
        at = cause.source();
    }
    line
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn says_each_cause_once() {
        let inner = io::Error::other("the disk is full");
        let error = CliError::store("cannot open the store notes.db", inner);
        assert_eq!(chain(&error), "cannot open the store notes.db: the disk is full");
        let twice = CliError::Usage("the disk is full".to_owned());
        assert_eq!(chain(&twice), "the disk is full");
    }

    #[test]
    fn a_tally_is_all_some_or_nothing() {
        let outcome = |done, failed| Tally { done, failed }.outcome();
        assert_eq!(outcome(0, 0), Outcome::Complete);
        assert_eq!(outcome(2, 1), Outcome::Partial);
        assert_eq!(outcome(0, 1), Outcome::Nothing);
    }

    #[test]
    fn a_closed_pipe_is_no_error() {
        let closed = CliError::stdout(io::Error::from(io::ErrorKind::BrokenPipe));
        assert!(closed.is_broken_pipe());
        assert!(!CliError::Usage("no".to_owned()).is_broken_pipe());
    }
}
