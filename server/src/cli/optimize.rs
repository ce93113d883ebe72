//! `dixit optimize`: compact a store on disk.

use super::{CliError, Outcome, reading};
use clap::Args;
use std::path::PathBuf;

/// Compact a store on disk
#[derive(Debug, Args)]
pub struct Optimize {
    /// The store
    #[arg(short, long, value_name = "STORE")]
    location: PathBuf,
}

impl Optimize {
    /// Do it.
    ///
    /// # Errors
    /// When the store cannot be written.
    pub fn run(self) -> Result<Outcome, CliError> {
        reading::open_to_read(&self.location)?;
        let store = reading::open(Some(&self.location))?;
        store.oxigraph().optimize().map_err(|error| CliError::store("cannot compact the store", error))?;
        Ok(Outcome::Complete)
    }
}
