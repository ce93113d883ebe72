//! `dixit demo`: the example interview, which is part of the program, and what to ask of it.

use super::output::Output;
use super::reading;
use super::{CliError, Outcome};
use crate::http::{self, Settings};
use crate::render::table::Table;
use clap::Args;
use dixit_extractor::pipeline::Options;
use std::io::Write;

/// The example interview.
const NAME: &str = "night-trains.en.md";
const TEXT: &[u8] = include_bytes!("../../../examples/night-trains.en.md");

/// Extract the built-in example interview and show what can be asked of it
#[derive(Debug, Args)]
pub struct Demo {
    /// Then serve it, with web pages and SPARQL
    #[arg(long)]
    serve: bool,
    /// Address to serve on
    #[arg(short, long, value_name = "HOST:PORT", default_value = http::DEFAULT_BIND)]
    bind: String,
}

impl Demo {
    /// Do it.
    ///
    /// # Errors
    /// When the model, the output or the server fails.
    pub fn run(self) -> Result<Outcome, CliError> {
        let options = Options::default();
        let extraction = reading::extractor()?
            .extract(NAME, TEXT, &options)
            .map_err(|error| CliError::Extract { name: NAME.to_owned(), source: error.into() })?;
        let mut output = Output::open(None)?;
        let mut table = Table::new(output.width());
        let printed = table.document(&extraction, &mut output).and_then(|()| table.legend(&mut output));
        let printed = printed.and_then(|()| write!(output, "{}", hints()));
        printed.map_err(|error| output.error(error))?;
        output.finish()?;
        if !self.serve {
            return Ok(Outcome::Complete);
        }
        let store = reading::open(None)?;
        reading::put(&store, &extraction)?;
        http::serve(store, Settings { bind: self.bind, ..Settings::default() })?;
        Ok(Outcome::Complete)
    }
}

/// What to do next.
fn hints() -> String {
    let dim = anstyle::Style::new().dimmed();
    let lines = [
        ("dixit extract interview.txt -l notes.db", "your own documents, kept"),
        ("dixit query -l notes.db --query 'SELECT ?q { ?c a dx:Claim ; dx:quote ?q }'", "SPARQL"),
        ("dixit demo --serve", "this example with web pages"),
    ];
    let lines: Vec<String> =
        lines.iter().map(|(line, why)| format!("  {line}  {dim}# {why}{dim:#}\n")).collect();
    format!("\n{}", lines.concat())
}
