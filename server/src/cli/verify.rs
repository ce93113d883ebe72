//! `dixit verify`: every quote must be the exact slice of its source text.

use super::output::Output;
use super::{CliError, Outcome, note, reading};
use crate::view::check;
use clap::Args;
use std::io::Write;
use std::path::PathBuf;

/// Check that every quote in a store is the exact slice of its source
#[derive(Debug, Args)]
pub struct Verify {
    /// The store
    #[arg(short, long, value_name = "STORE")]
    location: PathBuf,
}

impl Verify {
    /// Do it. Each bad quote is a line of standard output.
    ///
    /// # Errors
    /// When the store cannot be read.
    pub fn run(self) -> Result<Outcome, CliError> {
        let store = reading::open_to_read(&self.location)?;
        let report = check::quotes(&store).map_err(|error| CliError::store("cannot verify", error))?;
        let mut output = Output::open(None)?;
        for fault in &report.faults {
            writeln!(output, "{fault}").map_err(|error| output.error(error))?;
        }
        output.finish()?;
        note(&format!(
            "{} spans in {} documents checked, {} wrong",
            report.checked,
            report.documents,
            report.faults.len()
        ));
        Ok(if report.faults.is_empty() { Outcome::Complete } else { Outcome::Partial })
    }
}
