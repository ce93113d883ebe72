//! `dixit serve`: the SPARQL endpoint, the interface for programs and the web pages.

use super::reading::{self, ReadingFlags};
use super::settings::ServerFlags;
use super::{CliError, Outcome};
use crate::http;
use crate::view::documents;
use clap::Args;
use std::path::PathBuf;

/// Serve a SPARQL endpoint and web pages
#[derive(Debug, Args)]
pub struct Serve {
    /// The store, opened read-only unless --writable; without one, everything is kept in memory
    #[arg(short, long, env = "DIXIT_LOCATION", value_name = "STORE", required_unless_present_any = ["files", "writable"])]
    location: Option<PathBuf>,
    /// Documents to extract first
    #[arg(value_name = "FILE")]
    files: Vec<PathBuf>,
    #[command(flatten)]
    server: ServerFlags,
    #[command(flatten)]
    reading: ReadingFlags,
}

impl Serve {
    /// Do it, until interrupted.
    ///
    /// # Errors
    /// When the store cannot be opened, the settings do not fit together, or the address is taken.
    pub fn run(self) -> Result<Outcome, CliError> {
        let options = self.reading.options();
        let writable = self.server.writable()?;
        // The settings are looked at before the long work of reading files.
        self.server.settings(options.base.clone())?;
        let (store, tally) = if writable {
            reading::store_to_write(self.location.as_deref(), &self.files, &options)?
        } else {
            reading::store_of(self.location.as_deref(), &self.files, &options)?
        };
        let stored =
            documents::base(&store).map_err(|error| CliError::store("cannot read the store", error))?;
        let settings = self.server.settings(self.reading.base.or(stored).unwrap_or(options.base))?;
        http::serve(store, settings)?;
        Ok(tally.outcome())
    }
}
