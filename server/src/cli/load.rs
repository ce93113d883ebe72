//! `dixit load`: RDF files into a store.

use super::{CliError, Outcome, Tally, input, note, reading, report};
use clap::Args;
use oxigraph::io::{RdfFormat, RdfParser};
use oxigraph::model::NamedNode;
use std::fs::File;
use std::io::BufReader;
use std::path::{Path, PathBuf};

/// Load RDF files into a store
#[derive(Debug, Args)]
pub struct Load {
    /// The store (made if missing)
    #[arg(short, long, value_name = "STORE")]
    location: PathBuf,
    /// RDF files; the ending says the format (.ttl .trig .nq .nt .rdf .jsonld)
    #[arg(required = true, value_name = "FILE")]
    files: Vec<PathBuf>,
    /// Format of the files, where the ending does not say
    #[arg(long, value_name = "ENDING", value_parser = format)]
    format: Option<RdfFormat>,
    /// Named graph for the triples of files without graphs [default: the default graph]
    #[arg(long, value_name = "IRI", value_parser = input::iri)]
    graph: Option<NamedNode>,
}

/// From this size on, in bytes, a file is written beside the store and moved into it when it is whole: a transaction
/// would hold all of it in memory. Pipes and devices, whose size nobody knows, are taken for large.
const BULK: u64 = 32 << 20;

/// How much memory that may take, in megabytes, not counting the store's own.
const BULK_MEMORY_MB: usize = 1024;

/// The RDF format with this file ending.
///
/// # Errors
/// When there is none.
pub fn format(ending: &str) -> Result<RdfFormat, String> {
    RdfFormat::from_extension(ending).ok_or_else(|| "use ttl, trig, nq, nt, rdf or jsonld".to_owned())
}

impl Load {
    /// Do it.
    ///
    /// # Errors
    /// When the store cannot be opened.
    pub fn run(self) -> Result<Outcome, CliError> {
        let store = reading::open(Some(&self.location))?;
        let mut tally = Tally::default();
        for file in &self.files {
            match self.load(store.oxigraph(), file) {
                Ok(count) => {
                    tally.done += 1;
                    let quads = if count == 1 { "quad" } else { "quads" };
                    note(&format!("{}: {count} {quads} more", file.display()));
                }
                Err(error) => {
                    tally.failed += 1;
                    report(&error);
                }
            }
        }
        reading::settle(&store)?;
        Ok(tally.outcome())
    }

    /// Load one file whole or not at all; how many quads it added.
    fn load(&self, store: &oxigraph::store::Store, path: &Path) -> Result<usize, CliError> {
        let ending = path.extension().map(|e| e.to_string_lossy().into_owned()).unwrap_or_default();
        let format = self.format.or_else(|| RdfFormat::from_extension(&ending)).ok_or_else(|| {
            CliError::Usage(format!("{}: the ending names no RDF format: give --format", path.display()))
        })?;
        let file = File::open(path).map_err(|source| CliError::Read { path: path.to_owned(), source })?;
        let mut parser = RdfParser::from_format(format);
        if let Some(graph) = &self.graph {
            parser = parser.without_named_graphs().with_default_graph(graph.clone());
        }
        let failed = |error: Box<dyn std::error::Error + Send + Sync>| {
            CliError::store(format!("cannot load {}", path.display()), error)
        };
        let before = store.len().map_err(|error| failed(error.into()))?;
        if large(&file) {
            let mut loader = store.bulk_loader().with_max_memory_size_in_megabytes(BULK_MEMORY_MB);
            loader.load_from_reader(parser, BufReader::new(file)).map_err(|error| failed(error.into()))?;
            loader.commit().map_err(|error| failed(error.into()))?;
        } else {
            store.load_from_reader(parser, BufReader::new(file)).map_err(|error| failed(error.into()))?;
        }
        let after = store.len().map_err(|error| failed(error.into()))?;
        Ok(after.saturating_sub(before))
    }
}

fn large(file: &File) -> bool {
    file.metadata().is_ok_and(|about| !about.is_file() || about.len() >= BULK)
}
