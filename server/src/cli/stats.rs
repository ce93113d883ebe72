//! `dixit stats`: what a store holds, in numbers.

use super::output::Output;
use super::{CliError, Outcome, reading};
use crate::view::count;
use clap::Args;
use std::io::Write;
use std::path::PathBuf;

/// Count what a store holds
#[derive(Debug, Args)]
pub struct Stats {
    /// The store
    #[arg(short, long, value_name = "STORE")]
    location: PathBuf,
    /// Print JSON
    #[arg(long)]
    json: bool,
}

impl Stats {
    /// Do it.
    ///
    /// # Errors
    /// When the store cannot be read.
    pub fn run(self) -> Result<Outcome, CliError> {
        let store = reading::open_to_read(&self.location)?;
        let counts = count::all(&store).map_err(|error| CliError::store("cannot count", error))?;
        let mut output = Output::open(None)?;
        let written = if self.json {
            let object: serde_json::Map<String, serde_json::Value> =
                counts.iter().map(|(name, number)| ((*name).to_owned(), (*number).into())).collect();
            writeln!(output, "{}", serde_json::Value::Object(object))
        } else {
            counts.iter().try_for_each(|(name, number)| writeln!(output, "{number:>9}  {name}"))
        };
        written.map_err(|error| output.error(error))?;
        output.finish()?;
        Ok(Outcome::Complete)
    }
}
