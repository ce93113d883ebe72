//! `dixit dump`: the whole store, or one graph of it, as RDF.

use super::output::Output;
use super::{CliError, Outcome, input, reading};
use clap::Args;
use dixit_extractor::rdf::{Format, Options, RdfError, write_quads};
use oxigraph::model::{GraphNameRef, NamedNode, Quad};
use std::path::PathBuf;

/// Write out the whole store, or one graph of it
#[derive(Debug, Args)]
pub struct Dump {
    /// The store
    #[arg(short, long, value_name = "STORE")]
    location: PathBuf,
    /// trig, nq, ttl, nt or jsonld [default: trig, or what the ending of --output says]
    #[arg(short, long)]
    format: Option<Format>,
    /// Only this graph
    #[arg(long, value_name = "IRI", value_parser = input::iri)]
    graph: Option<NamedNode>,
    /// Leave out the triple terms of RDF 1.2
    #[arg(long)]
    rdf11: bool,
    /// Print to this file instead of standard output
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,
}

fn unreadable(error: Box<dyn std::error::Error + Send + Sync>) -> CliError {
    CliError::store("cannot read the store", error)
}

impl Dump {
    /// Do it.
    ///
    /// # Errors
    /// When the store cannot be read or the output written.
    pub fn run(self) -> Result<Outcome, CliError> {
        let store = reading::open_to_read(&self.location)?;
        if let Some(graph) = &self.graph
            && !store.oxigraph().contains_named_graph(graph).map_err(|error| unreadable(error.into()))?
        {
            return Err(CliError::Usage(format!(
                "the store has no graph {graph}: leave out --graph for all"
            )));
        }
        let graph = self.graph.as_ref().map(|graph| GraphNameRef::NamedNode(graph.as_ref()));
        let quads = store.oxigraph().quads_for_pattern(None, None, None, graph);
        let mut sorted = quads.collect::<Result<Vec<Quad>, _>>().map_err(|error| unreadable(error.into()))?;
        sorted.sort_by_cached_key(|quad| {
            (
                quad.graph_name.to_string(),
                quad.subject.to_string(),
                quad.predicate.to_string(),
                quad.object.to_string(),
            )
        });
        let mut output = Output::open(self.output.as_deref())?;
        let quads = sorted.into_iter().map(Ok::<_, RdfError>);
        write_quads(quads, self.format(), Options { rdf11: self.rdf11 }, &mut output)
            .map_err(|error| output.rdf_error("cannot write the dump", error))?;
        output.finish()?;
        Ok(Outcome::Complete)
    }

    fn format(&self) -> Format {
        let ending = self.output.as_ref().and_then(|path| path.extension()?.to_str()?.parse().ok());
        self.format.or(ending).unwrap_or(Format::TriG)
    }
}
