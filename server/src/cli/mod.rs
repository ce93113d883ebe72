//! The command line: [`Arguments`] is parsed by clap, each [`Command`] is a file of its own.
//!
//! Results go to standard output, everything else to standard error. Exit codes: 0 all went well,
//! 1 something in the input failed and the rest was done, 2 nothing could be done.

mod analyse;
mod backup;
mod demo;
mod dump;
mod error;
mod eval;
mod explain;
mod export;
mod extract;
mod filter;
mod input;
mod load;
mod optimize;
mod output;
mod progress;
mod query;
mod reading;
mod serve;
mod settings;
mod stats;
mod token;
mod update;
mod verify;

pub use error::{CliError, Outcome, Tally};

use clap::{Parser, Subcommand};
use std::io::Write;
use std::process::ExitCode;
use tracing_subscriber::EnvFilter;

/// Who claimed what: interviews and articles to a knowledge graph that answers SPARQL.
#[derive(Debug, Parser)]
#[command(name = "dixit", version, about, max_term_width = 100, propagate_version = true)]
pub struct Arguments {
    /// Say more of what is being done (twice: everything); RUST_LOG refines it
    #[arg(short, long, action = clap::ArgAction::Count, global = true)]
    pub verbose: u8,
    /// What to do.
    #[command(subcommand)]
    pub command: Command,
}

/// What `dixit` can do.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Extract the claims of documents: print them, or keep them in a store
    Extract(extract::Extract),
    /// Serve a SPARQL endpoint and web pages
    Serve(Box<serve::Serve>),
    /// Make a bearer token for a server that may be written to
    Token(token::Token),
    /// Ask a SPARQL query, ready-made or your own
    Query(query::Query),
    /// Change a store with SPARQL 1.1 Update
    Update(update::Update),
    /// Load RDF files into a store
    Load(load::Load),
    /// Export a graph of claims, or the claims themselves, for other programs
    Export(Box<export::Export>),
    /// Write out the whole store, or one graph of it
    Dump(dump::Dump),
    /// Copy a store while it is in use
    Backup(backup::Backup),
    /// Compact a store on disk
    Optimize(optimize::Optimize),
    /// Count what a store holds
    Stats(stats::Stats),
    /// Check that every quote in a store is the exact slice of its source
    Verify(verify::Verify),
    /// Show each sentence of a document as claimed, or skipped and why
    Explain(explain::Explain),
    /// Compare extracted claims with claims written by hand
    Eval(eval::Eval),
    /// Show the linguistic analysis alone
    Analyse(analyse::Analyse),
    /// Extract the built-in example interview and show what can be asked of it
    Demo(demo::Demo),
}

impl Command {
    /// Do it.
    ///
    /// # Errors
    /// When nothing could be done; failures of single inputs are in the [`Outcome`].
    pub fn run(self) -> Result<Outcome, CliError> {
        match self {
            Self::Extract(command) => command.run(),
            Self::Serve(command) => command.run(),
            Self::Token(command) => command.run(),
            Self::Query(command) => command.run(),
            Self::Update(command) => command.run(),
            Self::Load(command) => command.run(),
            Self::Export(command) => command.run(),
            Self::Dump(command) => command.run(),
            Self::Backup(command) => command.run(),
            Self::Optimize(command) => command.run(),
            Self::Stats(command) => command.run(),
            Self::Verify(command) => command.run(),
            Self::Explain(command) => command.run(),
            Self::Eval(command) => command.run(),
            Self::Analyse(command) => command.run(),
            Self::Demo(command) => command.run(),
        }
    }
}

/// Send diagnostics to standard error: warnings, or more with each `-v`; `RUST_LOG` wins.
pub fn start_logging(verbose: u8) {
    let default = ["warn", "dixit=info,dixit_server=info,dixit_extractor=info,actix_web=info", "debug"];
    let level = default[usize::from(verbose).min(default.len() - 1)];
    let filter = EnvFilter::try_from_default_env().unwrap_or_else(|_| EnvFilter::new(level));
    let subscriber = tracing_subscriber::fmt()
        .with_env_filter(filter)
        .with_writer(|| anstream::stderr().lock())
        .with_target(verbose > 1)
        .without_time()
        .finish();
    // A second call (tests) keeps the first subscriber.
    let _ = tracing::subscriber::set_global_default(subscriber);
}

/// Report how the command ended and turn it into the exit code.
#[must_use]
pub fn conclude(result: Result<Outcome, CliError>) -> ExitCode {
    match result {
        Ok(Outcome::Complete) => ExitCode::SUCCESS,
        Ok(Outcome::Partial) => ExitCode::from(1),
        Ok(Outcome::Nothing) => ExitCode::from(2),
        Err(error) if error.is_broken_pipe() => ExitCode::SUCCESS,
        Err(error) => {
            report(&error);
            ExitCode::from(2)
        }
    }
}

/// Print an error and its causes on one line, each said once.
fn report(error: &dyn std::error::Error) {
    let style = anstyle::AnsiColor::Red.on_default().bold();
    let _ = writeln!(anstream::stderr(), "{style}error:{style:#} {}", error::chain(error));
}

/// Print a remark that is no failure.
fn note(text: &str) {
    let style = anstyle::Style::new().dimmed();
    let _ = writeln!(anstream::stderr(), "{style}{text}{style:#}");
}
