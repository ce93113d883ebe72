//! `dixit query`: SPARQL, ready-made by name or the user's own.

use super::output::Output;
use super::reading::{self, ReadingFlags};
use super::{CliError, Outcome};
use crate::render::answers;
use anstyle::Style;
use clap::{Args, ValueEnum};
use dixit_extractor::store::queries::{self, ParameterKind, ReadyQuery};
use dixit_extractor::store::{QueryOptions, StoreError};
use oxigraph::io::RdfFormat;
use oxigraph::sparql::results::QueryResultsFormat;
use oxigraph::sparql::{QueryEvaluationError, QueryResults};
use std::fs;
use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};

/// Ask a SPARQL query, ready-made or your own
#[derive(Debug, Args)]
pub struct Query {
    /// The store; without one, the claims of the FILEs are asked
    #[arg(short, long, value_name = "STORE", required_unless_present_any = ["files", "list"])]
    location: Option<PathBuf>,
    /// Name of a ready query (--list says which there are)
    #[arg(value_name = "NAME", conflicts_with_all = ["query", "query_file"], required_unless_present_any = ["query", "query_file", "list"])]
    name: Option<String>,
    /// List the ready queries with their parameters
    #[arg(long, exclusive = true)]
    list: bool,
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
    const fn graph(self) -> Option<RdfFormat> {
        match self {
            Self::Table | Self::Ttl => Some(RdfFormat::Turtle),
            Self::Nt => Some(RdfFormat::NTriples),
            Self::Json | Self::Xml | Self::Csv | Self::Tsv => None,
        }
    }

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
        if self.list {
            return list();
        }
        let sparql = self.sparql()?;
        let options = self.reading.options();
        let (store, tally) = reading::store_of(self.location.as_deref(), &self.files, &options)?;
        let asked = QueryOptions {
            union_default_graph: !self.no_union_default_graph,
            base: Some(options.base.clone()),
            ..QueryOptions::default()
        };
        let results = store.query_with(&sparql, &asked).map_err(sparql_error)?;
        let mut output = Output::open(self.output.as_deref())?;
        self.print(results, &mut output)?;
        output.finish()?;
        Ok(tally.outcome())
    }

    fn sparql(&self) -> Result<String, CliError> {
        if self.name.is_none() && !self.parameters.is_empty() {
            return Err(CliError::Usage("--param fills in a ready query: give its NAME".to_owned()));
        }
        match (&self.query, &self.query_file, &self.name) {
            (Some(text), ..) => Ok(text.clone()),
            (None, Some(path), _) => read_text(path),
            (None, None, Some(name)) => {
                let filled = queries::find(name).and_then(|query| query.fill(&self.parameters));
                filled.map_err(|error| CliError::Usage(error.to_string()))
            }
            (None, None, None) => Err(CliError::Usage("name a query, or give --query".to_owned())),
        }
    }

    fn print(&self, results: QueryResults<'_>, output: &mut Output) -> Result<(), CliError> {
        let format = self.results_format.unwrap_or(ResultsFormat::Table);
        let width = output.width();
        let unfit = |kind: &str, use_one: &str| {
            let name = format.to_possible_value().map(|value| value.get_name().to_owned());
            let name = name.unwrap_or_default();
            CliError::Usage(format!("the answer is {kind}, which '{name}' cannot hold: use {use_one}"))
        };
        let printed = match (results, format.solutions()) {
            (QueryResults::Graph(triples), _) => {
                let rdf = format.graph().ok_or_else(|| unfit("a graph", "ttl or nt"))?;
                answers::write_graph(triples, rdf, &mut *output)
            }
            (results, Some(format)) => answers::write_solutions(results, format, &mut *output),
            (results, None) if format == ResultsFormat::Table => answers::write_table(results, width, output),
            _ => return Err(unfit("a table", "table, json, xml, csv or tsv")),
        };
        printed.map_err(|error| match error {
            answers::AnswerError::Io(source) => output.error(source),
            answers::AnswerError::Evaluation(source) => evaluation_error(source),
        })
    }
}

/// Print the ready queries, each with its parameters.
fn list() -> Result<Outcome, CliError> {
    let mut output = Output::open(None)?;
    let listed = queries::all().iter().try_for_each(|query| describe(query, &mut output));
    listed.map_err(|error| output.error(error))?;
    output.finish()?;
    Ok(Outcome::Complete)
}

fn describe(query: &ReadyQuery, out: &mut impl Write) -> io::Result<()> {
    let (bold, dim) = (Style::new().bold(), Style::new().dimmed());
    writeln!(out, "{bold}{:<16}{bold:#}{}", query.name, query.title)?;
    for parameter in &query.parameters {
        let kind = match parameter.kind {
            ParameterKind::Text => "text",
            ParameterKind::Integer => "whole number",
            ParameterKind::Decimal => "number",
            ParameterKind::Iri => "IRI",
        };
        let name = parameter.name;
        writeln!(out, "{:16}{dim}--param {name}={kind}: {}{dim:#}", "", parameter.description)?;
    }
    Ok(())
}

/// What went wrong while a query was answered, in words.
fn evaluation_error(error: QueryEvaluationError) -> CliError {
    match error {
        QueryEvaluationError::UnsupportedService(name) => CliError::Usage(format!(
            "SERVICE {name} is out of reach: dixit makes no connections; bring the data in with 'dixit load'"
        )),
        other => CliError::Evaluation(other.into()),
    }
}

/// A failure to ask or to change a store.
pub fn sparql_error(error: StoreError) -> CliError {
    match error {
        StoreError::Syntax(source) => CliError::Syntax(source.into()),
        StoreError::Evaluation(source) => evaluation_error(source),
        StoreError::Update(source) => CliError::store("the update cannot be carried out", source),
        StoreError::Outbound => CliError::store("the update cannot be carried out", StoreError::Outbound),
        other => CliError::store("cannot ask the store", other),
    }
}
