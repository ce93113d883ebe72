//! `dixit export`: a graph of claims, or the claims themselves, for other programs.

use super::filter::FilterFlags;
use super::output::Output;
use super::reading::{self, ReadingFlags};
use super::{CliError, Outcome, note};
use crate::export::{self, Format, WriteOptions, stream, svg};
use crate::graph::measures::Betweenness;
use crate::graph::{self, Aggregate, GraphError, Network, Options, View};
use crate::view::documents;
use crate::view::list::Asking;
use clap::Args;
use std::path::{Path, PathBuf};

/// Export a graph of claims, or the claims themselves, for other programs
#[derive(Debug, Args)]
pub struct Export {
    /// The store; without one, the claims of the FILEs are exported
    #[arg(short, long, value_name = "STORE", required_unless_present = "files")]
    location: Option<PathBuf>,
    /// Documents to extract first
    #[arg(value_name = "FILE")]
    files: Vec<PathBuf>,
    /// What nodes and edges are
    #[arg(long, value_enum, default_value_t = View::Entities)]
    view: View,
    /// The format [default: what the ending of --output says, else gexf]
    #[arg(short, long, value_enum)]
    format: Option<Format>,
    /// Print to this file instead of standard output
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,
    #[command(flatten)]
    part: Part,
    /// Begin tables with a byte order mark, for Excel
    #[arg(long)]
    bom: bool,
    /// RDF with the triple terms of RDF 1.2, which few programs read yet
    #[arg(long)]
    rdf12: bool,
    /// Most nodes of a picture; those with the most claims are drawn
    #[arg(long, value_name = "NUMBER", default_value_t = svg::NODES, value_parser = picture_nodes)]
    picture_nodes: usize,
    #[command(flatten)]
    filter: FilterFlags,
    #[command(flatten)]
    reading: ReadingFlags,
}

/// Which part of the graph, and how it is built.
#[derive(Debug, Args)]
struct Part {
    /// Make one edge of several claims; its weight is their number
    #[arg(long, value_enum, default_value_t = Aggregate::None)]
    aggregate: Aggregate,
    /// Only this node, by name or IRI, and what is near it (may be given more than once)
    #[arg(long, value_name = "NODE")]
    around: Vec<String>,
    /// How many edges "near" is
    #[arg(long, value_name = "NUMBER", default_value_t = 1, requires = "around")]
    hops: usize,
    /// Only the shortest paths from this node …
    #[arg(long, value_name = "NODE", requires = "to", conflicts_with = "around")]
    from: Option<String>,
    /// … to this one
    #[arg(long, value_name = "NODE", requires = "from")]
    to: Option<String>,
    /// Only nodes with so many claims
    #[arg(long, value_name = "NUMBER", default_value_t = 0)]
    min_claims: usize,
    /// Only so many nodes, those with the most claims
    #[arg(long, value_name = "NUMBER")]
    limit: Option<usize>,
    /// Only nodes that have edges
    #[arg(long)]
    connected: bool,
    /// No nodes for numbers and dates
    #[arg(long)]
    no_values: bool,
    /// No loops for claims that have no subject or no object
    #[arg(long)]
    no_loops: bool,
}

fn picture_nodes(text: &str) -> Result<usize, String> {
    let number = text.parse().ok().filter(|number| (1..=svg::MOST_NODES).contains(number));
    number.ok_or_else(|| format!("use a number from 1 to {}", svg::MOST_NODES))
}

impl Export {
    /// Do it.
    ///
    /// # Errors
    /// When the store cannot be read, a node is not there, or the output cannot be written.
    pub fn run(self) -> Result<Outcome, CliError> {
        let filter = self.filter.filter()?;
        let format = self.format()?;
        let reading = self.reading.options();
        let (store, tally) = reading::store_of(self.location.as_deref(), &self.files, &reading)?;
        let unreadable = |error| CliError::store("cannot read the store", error);
        let base = documents::base(&store).map_err(unreadable)?.unwrap_or(reading.base);
        let asking = Asking { store: &store, base: &base, cancellation: None };
        let options = Options { filter, ..self.part.options() };
        let written = WriteOptions { bom: self.bom, rdf12: self.rdf12, picture_nodes: self.picture_nodes };
        let large = stream::pays(&asking).map_err(|error| CliError::store("cannot read the store", error))?;
        if large && stream::fits(format, self.view, &options) {
            let mut output = Output::open_binary(self.output.as_deref())?;
            let claims = stream::write(&asking, &options, (format, written), &mut output)
                .map_err(|error| output.rdf_error("cannot export", error))?;
            output.finish()?;
            note(&format!("{claims} claims as {}", format.name()));
            return Ok(tally.outcome());
        }
        let network = graph::network(&asking, self.view, &options).map_err(failed)?;
        let mut output = Output::open_binary(self.output.as_deref())?;
        export::write(&store, &network, (format, written), &mut output)
            .map_err(|error| output.rdf_error("cannot export", error))?;
        output.finish()?;
        say(&network, format, options.loops);
        Ok(tally.outcome())
    }

    /// The format that is asked for, or that the output's name means.
    fn format(&self) -> Result<Format, CliError> {
        if let Some(format) = self.format {
            return Ok(format);
        }
        let Some(path) = self.output.as_deref().filter(|path| path.as_os_str() != "-") else {
            return Ok(Format::Gexf);
        };
        let ending = path.extension().and_then(|ending| ending.to_str()).unwrap_or_default();
        Format::from_ending(ending).ok_or_else(|| unknown_ending(path))
    }
}

fn unknown_ending(path: &Path) -> CliError {
    let names: Vec<&str> = Format::ALL.iter().map(|format| format.name()).collect();
    let path = path.display();
    CliError::Usage(format!("the name {path} does not say which format: give --format {}", names.join("|")))
}

impl Part {
    fn options(&self) -> Options {
        Options {
            aggregate: self.aggregate,
            values: !self.no_values,
            loops: !self.no_loops,
            min_claims: self.min_claims,
            connected: self.connected,
            around: (!self.around.is_empty()).then(|| (self.around.clone(), self.hops)),
            between: self.from.clone().zip(self.to.clone()),
            limit: self.limit,
            ..Options::default()
        }
    }
}

fn failed(error: GraphError) -> CliError {
    match error {
        GraphError::Store(source) => CliError::store("cannot read the store", source),
        other => CliError::Usage(other.to_string()),
    }
}

/// Say on standard error what came out, and what did not.
fn say(network: &Network, format: Format, loops: bool) {
    let (nodes, edges) = (network.graph.node_count(), network.graph.edge_count());
    let claims = export::claims(network).len();
    note(&format!("{nodes} nodes, {edges} edges, {claims} claims as {}", format.name()));
    if network.left_out > 0 {
        let why = if loops { "they name nothing to link" } else { "they lack a subject or an object" };
        note(&format!("{} claims are no edge: {why}", network.left_out));
    }
    if let Some(Betweenness::Sampled(pivots)) = network.betweenness {
        note(&format!("betweenness is estimated from {pivots} nodes: the graph is large"));
    }
}
