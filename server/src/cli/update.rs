//! `dixit update`: change a store with SPARQL 1.1 Update.

use super::{CliError, Outcome, query, reading};
use clap::Args;
use std::path::PathBuf;

/// Change a store with SPARQL 1.1 Update
#[derive(Debug, Args)]
pub struct Update {
    /// The store (made if missing)
    #[arg(short, long, value_name = "STORE")]
    location: PathBuf,
    /// The update
    #[arg(short, long, value_name = "SPARQL", required_unless_present = "update_file")]
    update: Option<String>,
    /// File with the update; - for standard input
    #[arg(long, value_name = "FILE", conflicts_with = "update")]
    update_file: Option<PathBuf>,
}

impl Update {
    /// Do it.
    ///
    /// # Errors
    /// When the update is not well-formed or cannot be carried out.
    pub fn run(self) -> Result<Outcome, CliError> {
        let sparql = match (self.update, &self.update_file) {
            (Some(text), _) => text,
            (None, Some(path)) => query::read_text(path)?,
            (None, None) => return Err(CliError::Usage("give --update or --update-file".to_owned())),
        };
        let store = reading::open(Some(&self.location))?;
        store.update(&sparql).map_err(query::sparql_error)?;
        Ok(Outcome::Complete)
    }
}
