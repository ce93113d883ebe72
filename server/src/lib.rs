//! The `dixit` command: glue around [`dixit_extractor`].
//!
//! | module | what it holds |
//! |---|---|
//! | [`cli`] | one file a command; flags, exit codes, progress |
//! | [`render`] | claims and query results as people and other programs read them |
//! | [`http`] | the SPARQL endpoint and the addresses; the folder mirrors them |
//! | [`pages`] | what the addresses show to people, as HTML |
//! | [`graph`] | graphs of claims: views, parts, measures |
//! | [`export`] | graphs and claims in the formats of other programs |
//! | [`schema`] | JSON Schemas of answers |
//! | [`view`] | what the pages show, read back from the store |

pub mod cli;
pub mod export;
pub mod graph;
pub mod http;
pub mod pages;
pub mod render;
pub mod schema;
pub mod view;

use clap::Parser;
use std::process::ExitCode;

/// Run the command line of this process.
#[must_use]
pub fn run() -> ExitCode {
    let arguments = cli::Arguments::parse();
    cli::start_logging(arguments.verbose);
    cli::conclude(arguments.command.run())
}
