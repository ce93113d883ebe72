//! `dixit serve`: the SPARQL endpoint and the web pages.

use super::reading::{self, ReadingFlags};
use super::{CliError, Outcome};
use crate::http::{self, Settings};
use crate::view::documents;
use clap::Args;
use std::path::PathBuf;
use std::time::Duration;

/// Serve a SPARQL endpoint and web pages
#[derive(Debug, Args)]
pub struct Serve {
    /// The store, opened read-only; without one, the claims of the FILEs are served from memory
    #[arg(short, long, value_name = "STORE", required_unless_present = "files")]
    location: Option<PathBuf>,
    /// Documents to extract first
    #[arg(value_name = "FILE")]
    files: Vec<PathBuf>,
    /// Address to serve on
    #[arg(short, long, value_name = "HOST:PORT", default_value = http::DEFAULT_BIND)]
    bind: String,
    /// Seconds after which a query is stopped
    #[arg(long, value_name = "SECONDS", default_value_t = 60)]
    timeout_s: u64,
    /// Queries ask the unnamed graph alone unless they say otherwise, instead of all graphs together
    #[arg(long)]
    no_union_default_graph: bool,
    #[command(flatten)]
    reading: ReadingFlags,
}

impl Serve {
    /// Do it, until interrupted.
    ///
    /// # Errors
    /// When the store cannot be opened or the address is taken.
    pub fn run(self) -> Result<Outcome, CliError> {
        let options = self.reading.options();
        let (store, tally) = reading::store_of(self.location.as_deref(), &self.files, &options)?;
        let stored =
            documents::base(&store).map_err(|error| CliError::store("cannot read the store", error))?;
        let settings = Settings {
            bind: self.bind,
            base: self.reading.base.or(stored).unwrap_or(options.base),
            timeout: Duration::from_secs(self.timeout_s.max(1)),
            union_default_graph: !self.no_union_default_graph,
        };
        http::serve(store, settings)?;
        Ok(tally.outcome())
    }
}
