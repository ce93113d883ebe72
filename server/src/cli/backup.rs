//! `dixit backup`: a copy of a store, consistent even while the store is in use.

use super::{CliError, Outcome, note, reading};
use clap::Args;
use std::path::PathBuf;

/// Copy a store while it is in use
#[derive(Debug, Args)]
pub struct Backup {
    /// The store
    #[arg(short, long, value_name = "STORE")]
    location: PathBuf,
    /// Folder for the copy; it must not exist yet
    #[arg(value_name = "FOLDER")]
    destination: PathBuf,
}

impl Backup {
    /// Do it.
    ///
    /// # Errors
    /// When the destination exists or the copy fails.
    pub fn run(self) -> Result<Outcome, CliError> {
        if self.destination.exists() {
            let shown = self.destination.display();
            return Err(CliError::Usage(format!("{shown} exists already: name a new folder")));
        }
        // Copying is a writer's privilege in RocksDB, though it changes nothing.
        reading::open_to_read(&self.location)?;
        let store = reading::open(Some(&self.location))?;
        store.oxigraph().backup(&self.destination).map_err(|error| {
            CliError::store(format!("cannot copy to {}", self.destination.display()), error)
        })?;
        note(&format!("copied to {}", self.destination.display()));
        Ok(Outcome::Complete)
    }
}
