//! `dixit extract`: documents in, claims out.

use super::input::{self, Input};
use super::output::Output;
use super::reading::{self, ReadingFlags};
use super::{CliError, Outcome, Tally, note, report};
use crate::render::table::Table;
use crate::render::tuples;
use clap::{Args, ValueEnum};
use dixit_extractor::pipeline::{ExtractError, Options};
use dixit_extractor::rdf;
use dixit_extractor::resolve::Extraction;
use dixit_extractor::store::Change;
use rayon::prelude::*;
use std::io::Write;
use std::path::PathBuf;

/// Lines in work at a time with `--lines`.
const LINES: usize = 256;

/// Extract the claims of documents: print them, or keep them in a store
#[derive(Debug, Args)]
pub struct Extract {
    /// Files, folders (their .txt and .md files), or - for standard input
    #[arg(required = true, value_name = "FILE")]
    inputs: Vec<PathBuf>,
    /// Keep the claims in this store (a folder; made if missing)
    #[arg(short, long, value_name = "STORE")]
    location: Option<PathBuf>,
    /// How to print the claims [default: table; with --location: not at all]
    #[arg(short, long, value_enum)]
    format: Option<Format>,
    /// Print to this file instead of standard output
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,
    /// Take every input line as a text of its own
    #[arg(long, conflicts_with = "location")]
    lines: bool,
    #[command(flatten)]
    reading: ReadingFlags,
}

/// How claims are printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Format {
    /// For people
    Table,
    /// One JSON object a claim a line
    Jsonl,
    /// Turtle
    Ttl,
    /// TriG: Turtle with named graphs
    Trig,
    /// N-Quads
    Nq,
    /// JSON-LD
    Jsonld,
    /// Sentence, confidence, relation, subject, object, tab-separated: open information extraction
    Tsv,
}

impl Format {
    const fn rdf(self) -> Option<rdf::Format> {
        match self {
            Self::Ttl => Some(rdf::Format::Turtle),
            Self::Trig => Some(rdf::Format::TriG),
            Self::Nq => Some(rdf::Format::NQuads),
            Self::Jsonld => Some(rdf::Format::JsonLd),
            Self::Table | Self::Jsonl | Self::Tsv => None,
        }
    }
}

impl Extract {
    /// Do it.
    ///
    /// # Errors
    /// When the model, the store or the output fails.
    pub fn run(self) -> Result<Outcome, CliError> {
        let (inputs, failures) = input::collect(&self.inputs);
        let mut tally = reading::report_all(&failures);
        let options = self.reading.options();
        tally += if self.lines { self.by_line(&inputs, &options)? } else { self.whole(&inputs, &options)? };
        Ok(tally.outcome())
    }

    fn whole(&self, inputs: &[Input], options: &Options) -> Result<Tally, CliError> {
        let store = self.location.as_deref().map(|path| reading::open(Some(path))).transpose()?;
        let silent = store.is_some() && self.format.is_none() && self.output.is_none();
        let mut printer = if silent {
            None
        } else {
            Some(Printer::new(self.format.unwrap_or(Format::Table), Output::open(self.output.as_deref())?))
        };
        let tally = reading::read_all(inputs, options, |extraction| {
            if let Some(store) = &store {
                kept(&extraction, reading::put(store, &extraction)?);
            }
            printer.as_mut().map_or(Ok(()), |printer| printer.take(extraction))
        })?;
        store.as_ref().map_or(Ok(()), reading::settle)?;
        if let Some(printer) = printer {
            printer.finish()?;
        }
        Ok(tally)
    }

    /// Every line is a document of its own, with no structure to find in it.
    fn by_line(&self, inputs: &[Input], options: &Options) -> Result<Tally, CliError> {
        let extractor = reading::extractor()?;
        let mut printer =
            Printer::new(self.format.unwrap_or(Format::Table), Output::open(self.output.as_deref())?);
        let mut tally = Tally::default();
        let options = Options { plain: true, ..options.clone() };
        let extract = |name: &str, line: &str| extractor.extract(name, line.as_bytes(), &options);
        for input in inputs {
            match input.text() {
                Ok(text) => tally += lines(input, &text, &extract, &mut printer)?,
                Err(error) => {
                    tally.failed += 1;
                    report(&error);
                }
            }
        }
        printer.finish()?;
        Ok(tally)
    }
}

/// Extract and print the lines of an input.
fn lines(
    input: &Input,
    text: &str,
    extract: &(impl Fn(&str, &str) -> Result<Extraction, ExtractError> + Sync),
    printer: &mut Printer,
) -> Result<Tally, CliError> {
    let mut tally = Tally::default();
    let lines: Vec<(usize, &str)> =
        text.lines().enumerate().filter(|(_, line)| !line.trim().is_empty()).collect();
    for batch in lines.chunks(LINES) {
        let read: Vec<_> = batch
            .par_iter()
            .map(|(index, line)| extract(&format!("{}-{}", input.name(), index + 1), line))
            .collect();
        for ((index, line), extraction) in batch.iter().zip(read) {
            match extraction {
                Ok(extraction) => {
                    tally.done += 1;
                    printer.take_line(line, extraction)?;
                }
                Err(error) => {
                    tally.failed += 1;
                    let name = format!("{} line {}", input.label(), index + 1);
                    report(&CliError::Extract { name, source: error.into() });
                }
            }
        }
    }
    Ok(tally)
}

/// Say what came of a document that was stored.
fn kept(extraction: &Extraction, change: Change) {
    let what = match change {
        Change::Added => "added",
        Change::Replaced => "replaced",
        Change::Unchanged => "unchanged",
    };
    let (claims, entities) = (extraction.claims.len(), extraction.entities.len());
    note(&format!("{}: {claims} claims, {entities} entities ({what})", extraction.transcript.slug));
}

/// Prints extractions in one format.
struct Printer {
    format: Format,
    output: Output,
    table: Table,
    /// RDF is written when all documents are known: entities are shared between them.
    held: Vec<Extraction>,
}

impl Printer {
    fn new(format: Format, output: Output) -> Self {
        let table = Table::new(output.width());
        Self { format, output, table, held: Vec::new() }
    }

    fn take(&mut self, extraction: Extraction) -> Result<(), CliError> {
        let written = match self.format {
            Format::Table => self.table.document(&extraction, &mut self.output),
            Format::Jsonl => return self.lines(&extraction),
            Format::Tsv => tuples::write(&extraction, &mut self.output),
            Format::Ttl | Format::Trig | Format::Nq | Format::Jsonld => {
                self.held.push(extraction);
                Ok(())
            }
        };
        written.map_err(|error| self.output.error(error))
    }

    fn take_line(&mut self, line: &str, extraction: Extraction) -> Result<(), CliError> {
        if self.format != Format::Tsv {
            return self.take(extraction);
        }
        tuples::write_line(line, &extraction, &mut self.output).map_err(|error| self.output.error(error))
    }

    fn lines(&mut self, extraction: &Extraction) -> Result<(), CliError> {
        for claim in &extraction.claims {
            let written = serde_json::to_writer(&mut self.output, claim).map_err(std::io::Error::from);
            let written = written.and_then(|()| self.output.write_all(b"\n"));
            written.map_err(|error| self.output.error(error))?;
        }
        Ok(())
    }

    fn finish(mut self) -> Result<(), CliError> {
        if let Some(format) = self.format.rdf() {
            rdf::write(&self.held, format, rdf::Options::default(), &mut self.output)
                .map_err(|error| self.output.rdf_error("cannot write the graph", error))?;
        }
        if self.format == Format::Table && self.output.is_terminal() {
            self.table.legend(&mut self.output).map_err(|error| self.output.error(error))?;
        }
        self.output.finish()
    }
}
