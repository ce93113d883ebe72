//! `dixit query`: SPARQL, ready-made by name or the user's own.

use super::output::Output;
use super::reading::{self, ReadingFlags};
use super::{CliError, Outcome};
use crate::render::answers;
use clap::{Args, ValueEnum};
use dixit_extractor::store::{QueryOptions, StoreError};
use oxigraph::io::RdfFormat;
use oxigraph::sparql::QueryResults;
use oxigraph::sparql::results::QueryResultsFormat;
use std::fs;
use std::io::{self, Read};
use std::path::{Path, PathBuf};

/// Ask a SPARQL query, ready-made or your own
#[derive(Debug, Args)]
pub struct Query {
    /// The store; without one, the claims of the FILEs are asked
    #[arg(short, long, value_name = "STORE", required_unless_present = "files")]
    location: Option<PathBuf>,
    /// Name of a ready query
    #[arg(value_name = "NAME", conflicts_with_all = ["query", "query_file"], required_unless_present_any = ["query", "query_file"])]
    name: Option<String>,
    /// Documents to extract into memory (or into the store) first
    #[arg(long = "file", value_name = "FILE")]
    files: Vec<PathBuf>,
    /// The query
    #[arg(short, long, value_name = "SPARQL", conflicts_with = "query_file")]
    query: Option<String>,
    /// File with the query; - for standard input
    #[arg(long, value_name = "FILE")]
    query_file: Option<PathBuf>,
    /// Value for a parameter of a ready query (may be given more than once)
    #[arg(long = "param", value_name = "KEY=VALUE", value_parser = pair)]
    parameters: Vec<(String, String)>,
    /// How to print the answer [default: table; Turtle for graphs]
    #[arg(long, value_enum)]
    results_format: Option<ResultsFormat>,
    /// Ask the unnamed graph alone instead of all graphs together
    #[arg(long)]
    no_union_default_graph: bool,
    /// Print to this file instead of standard output
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,
    #[command(flatten)]
    reading: ReadingFlags,
}

/// How an answer is printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum ResultsFormat {
    /// For people
    Table,
    /// SPARQL 1.1 Query Results JSON
    Json,
    /// SPARQL Query Results XML
    Xml,
    /// Comma-separated values
    Csv,
    /// Tab-separated values
    Tsv,
    /// Turtle, for CONSTRUCT and DESCRIBE
    Ttl,
    /// N-Triples, for CONSTRUCT and DESCRIBE
    Nt,
}

impl ResultsFormat {
    const fn solutions(self) -> Option<QueryResultsFormat> {
        match self {
            Self::Json => Some(QueryResultsFormat::Json),
            Self::Xml => Some(QueryResultsFormat::Xml),
            Self::Csv => Some(QueryResultsFormat::Csv),
            Self::Tsv => Some(QueryResultsFormat::Tsv),
            Self::Table | Self::Ttl | Self::Nt => None,
        }
    }
}

fn pair(text: &str) -> Result<(String, String), String> {
    let (key, value) = text.split_once('=').ok_or("use KEY=VALUE")?;
    Ok((key.trim().to_owned(), value.to_owned()))
}

/// The text of a file, or of standard input for `-`.
///
/// # Errors
/// When it cannot be read or is not UTF-8.
pub fn read_text(path: &Path) -> Result<String, CliError> {
    let failed = |source| CliError::Read { path: path.to_owned(), source };
    if path.as_os_str() == "-" {
        let mut text = String::new();
        io::stdin().lock().read_to_string(&mut text).map_err(failed)?;
        return Ok(text);
    }
    fs::read_to_string(path).map_err(failed)
}

impl Query {
    /// Do it.
    ///
    /// # Errors
    /// When the store or the query fails.
    pub fn run(self) -> Result<Outcome, CliError> {
        let sparql = self.sparql()?;
        let options = self.reading.options();
        let (store, failed) = reading::store_of(self.location.as_deref(), &self.files, &options)?;
        let asked = QueryOptions {
            union_default_graph: !self.no_union_default_graph,
            base: Some(options.base.clone()),
            ..QueryOptions::default()
        };
        let results = store.query_with(&sparql, &asked).map_err(query_error)?;
        let mut output = Output::open(self.output.as_deref())?;
        self.print(results, &mut output)?;
        output.finish()?;
        Ok(Outcome::from_failures(failed))
    }

    fn sparql(&self) -> Result<String, CliError> {
        match (&self.query, &self.query_file, &self.name) {
            (Some(text), ..) => Ok(text.clone()),
            (None, Some(path), _) => read_text(path),
            (None, None, Some(name)) => {
                crate::view::ready::fill(name, &self.parameters).map_err(CliError::Usage)
            }
            (None, None, None) => Err(CliError::Usage("name a query, or give --query".to_owned())),
        }
    }

    fn print(&self, results: QueryResults<'_>, output: &mut Output) -> Result<(), CliError> {
        let format = self.results_format.unwrap_or(ResultsFormat::Table);
        let width = output.width();
        let printed = match (results, format.solutions()) {
            (QueryResults::Graph(triples), _) => {
                let rdf = if format == ResultsFormat::Nt { RdfFormat::NTriples } else { RdfFormat::Turtle };
                answers::write_graph(triples, rdf, &mut *output)
            }
            (results, Some(format)) => answers::write_solutions(results, format, &mut *output),
            (results, None) => answers::write_table(results, width, output),
        };
        printed.map_err(|error| match error {
            answers::AnswerError::Io(source) => output.error(source),
            other => CliError::Evaluation(other.into()),
        })
    }
}

fn query_error(error: StoreError) -> CliError {
    match error {
        StoreError::Syntax(source) => CliError::Syntax(source.into()),
        StoreError::Evaluation(source) => CliError::Evaluation(source.into()),
        other => CliError::store("cannot ask the store", other),
    }
}
