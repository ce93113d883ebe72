//! Graphs and claims in the formats of other programs, so that they open there with nothing lost.
//!
//! | format | for | file |
//! |---|---|---|
//! | GEXF 1.3, 1.2draft | Gephi, Gephi Lite, NetworkX | [`gexf`] |
//! | GraphML | Cytoscape, yEd, NetworkX, igraph | [`graphml`] |
//! | Cytoscape.js JSON | Cytoscape.js, Cytoscape | [`cytoscape`] |
//! | DOT | Graphviz | [`dot`] |
//! | CSV | Gephi, spreadsheets | [`csv`] |
//! | SVG | eyes | [`svg`] |
//! | Turtle, TriG, N-Quads, JSON-LD, RDF/XML | RDF tools | [`rdf`] |
//!
//! What nodes and edges carry is said once, in [`columns`]; writers take rows one by one. Formats that say nothing of
//! the whole graph are written document by document ([`stream`]); the others measure it first, and hold it.

pub mod columns;
pub mod csv;
pub mod cytoscape;
pub mod dot;
pub mod gexf;
pub mod graphml;
pub mod palette;
pub mod rdf;
pub mod stream;
pub mod streamed;
pub mod svg;
#[cfg(test)]
mod tests;
pub mod xml;

use crate::graph::Network;
use crate::view::record::Record;
use columns::Table;
use csv::CsvOptions;
use dixit_extractor::rdf::{Format as RdfFormat, Options as RdfOptions, RdfError};
use dixit_extractor::store::Store;
use gexf::Version;
use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};
use std::collections::BTreeSet;
use std::io::{self, Write};

/// A format.
#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
pub enum Format {
    /// GEXF 1.3, for Gephi
    Gexf,
    /// GEXF 1.2draft, for older readers
    Gexf12,
    /// GraphML
    Graphml,
    /// Cytoscape.js JSON
    Cytoscape,
    /// Graphviz DOT
    Dot,
    /// Nodes and edges tables in a ZIP archive
    Csv,
    /// The nodes table alone
    Nodes,
    /// The edges table alone
    Edges,
    /// A table with one quote a row
    Quotes,
    /// A picture
    Svg,
    /// JSON-LD
    Jsonld,
    /// Turtle
    Ttl,
    /// TriG: Turtle with a graph a document
    Trig,
    /// N-Quads
    Nq,
    /// RDF/XML
    Rdfxml,
}

impl Format {
    /// Every format, in the order of menus.
    pub const ALL: &[Self] = &[
        Self::Gexf,
        Self::Gexf12,
        Self::Graphml,
        Self::Cytoscape,
        Self::Dot,
        Self::Csv,
        Self::Nodes,
        Self::Edges,
        Self::Quotes,
        Self::Svg,
        Self::Jsonld,
        Self::Ttl,
        Self::Trig,
        Self::Nq,
        Self::Rdfxml,
    ];

    /// Its name in flags and addresses, what it is for people, the ending of its files, its media type.
    #[must_use]
    pub const fn about(self) -> (&'static str, &'static str, &'static str, &'static str) {
        match self {
            Self::Gexf => ("gexf", "GEXF 1.3 (Gephi)", "gexf", "application/gexf+xml"),
            Self::Gexf12 => ("gexf12", "GEXF 1.2 draft (older readers)", "gexf", "application/gexf+xml"),
            Self::Graphml => {
                ("graphml", "GraphML (Cytoscape, NetworkX, yEd)", "graphml", "application/graphml+xml")
            }
            Self::Cytoscape => ("cytoscape", "Cytoscape.js JSON", "cyjs", "application/json"),
            Self::Dot => ("dot", "Graphviz DOT", "dot", "text/vnd.graphviz; charset=utf-8"),
            Self::Csv => ("csv", "CSV, nodes and edges (Gephi)", "zip", "application/zip"),
            Self::Nodes => ("nodes", "CSV, nodes", "csv", "text/csv; charset=utf-8"),
            Self::Edges => ("edges", "CSV, edges", "csv", "text/csv; charset=utf-8"),
            Self::Quotes => ("quotes", "CSV, one quote a row", "csv", "text/csv; charset=utf-8"),
            Self::Svg => ("svg", "Picture (SVG)", "svg", "image/svg+xml"),
            Self::Jsonld => ("jsonld", "JSON-LD", "jsonld", "application/ld+json"),
            Self::Ttl => ("ttl", "Turtle", "ttl", "text/turtle; charset=utf-8"),
            Self::Trig => ("trig", "TriG", "trig", "application/trig; charset=utf-8"),
            Self::Nq => ("nq", "N-Quads", "nq", "application/n-quads; charset=utf-8"),
            Self::Rdfxml => ("rdfxml", "RDF/XML", "rdf", "application/rdf+xml"),
        }
    }

    /// Its name in flags and addresses.
    #[must_use]
    pub const fn name(self) -> &'static str {
        self.about().0
    }

    /// The format with this name.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|format| format.name() == name)
    }

    /// The format that a file name's ending means. A `.csv` could be any table: it means quotes.
    #[must_use]
    pub fn from_ending(ending: &str) -> Option<Self> {
        let ending = ending.to_ascii_lowercase();
        match ending.as_str() {
            "csv" => Some(Self::Quotes),
            "gv" => Some(Self::Dot),
            "json" => Some(Self::Cytoscape),
            "xml" => None,
            other => Self::ALL.iter().copied().find(|format| format.about().2 == other),
        }
    }

    /// As RDF, where it is.
    #[must_use]
    pub const fn rdf(self) -> Option<RdfFormat> {
        match self {
            Self::Jsonld => Some(RdfFormat::JsonLd),
            Self::Ttl => Some(RdfFormat::Turtle),
            Self::Trig => Some(RdfFormat::TriG),
            Self::Nq => Some(RdfFormat::NQuads),
            Self::Rdfxml => Some(RdfFormat::RdfXml),
            _ => None,
        }
    }
}

/// How an export is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct WriteOptions {
    /// Tables begin with a byte order mark.
    pub bom: bool,
    /// RDF holds the triple terms of RDF 1.2 too, which most readers do not know yet.
    pub rdf12: bool,
    /// Most nodes of a picture.
    pub picture_nodes: usize,
}

impl Default for WriteOptions {
    fn default() -> Self {
        Self { bom: false, rdf12: false, picture_nodes: svg::NODES }
    }
}

/// Write a graph, or its claims as RDF or a table of quotes.
///
/// # Errors
/// When the store cannot be read (RDF alone reads it) or `out` cannot be written.
pub fn write(
    store: &Store,
    network: &Network,
    (format, options): (Format, WriteOptions),
    out: impl Write,
) -> Result<(), RdfError> {
    let tables = CsvOptions { bom: options.bom };
    if let Some(format) = format.rdf() {
        let iris = claims(network).into_iter().map(|claim| Ok(claim.id.clone()));
        return rdf::write(store, iris, (format, RdfOptions { rdf11: !options.rdf12 }), out);
    }
    match format {
        Format::Quotes => csv::write_quotes(&network.corpus, claims(network).into_iter(), tables, out)?,
        Format::Svg => svg::write(network, options.picture_nodes, out)?,
        _ => write_table(network, (format, options), out)?,
    }
    Ok(())
}

/// Write nodes and edges in a format that has them.
fn write_table(
    table: &dyn Table,
    (format, options): (Format, WriteOptions),
    out: impl Write,
) -> io::Result<()> {
    let tables = CsvOptions { bom: options.bom };
    match format {
        Format::Gexf12 => gexf::write(table, Version::Draft12, out),
        Format::Graphml => graphml::write(table, out),
        Format::Cytoscape => cytoscape::write(table, out),
        Format::Dot => dot::write(table, out),
        Format::Csv => csv::write_zip(table, tables, out),
        Format::Nodes => csv::write_nodes(table, tables, out),
        Format::Edges => csv::write_edges(table, tables, out),
        _ => gexf::write(table, Version::V13, out),
    }
}

/// The claims of a graph, in text order: all that were read, or those that its nodes and edges stand for where it was cut.
#[must_use]
pub fn claims(network: &Network) -> Vec<&Record> {
    if !network.cut {
        return network.chosen.iter().map(|index| &network.corpus.claims[*index]).collect();
    }
    let edges = network.graph.edge_weights().flat_map(|edge| edge.claims.iter());
    let nodes = network.graph.node_weights().filter_map(|node| node.itself.as_ref());
    let used: BTreeSet<usize> = edges.chain(nodes).copied().collect();
    used.into_iter().map(|index| &network.corpus.claims[index]).collect()
}

/// The address that opens a graph in Gephi Lite: `export` is the whole address of a GEXF file, which has to be
/// reachable for the browser and allow other origins to read it (every answer of this server does).
///
/// ```
/// let link = dixit_server::export::gephi_lite("http://localhost:7878/export?format=gexf");
/// assert!(link.ends_with("?gexf=http%3A%2F%2Flocalhost%3A7878%2Fexport%3Fformat%3Dgexf"));
/// ```
#[must_use]
pub fn gephi_lite(export: &str) -> String {
    format!("https://lite.gephi.org/?gexf={}", utf8_percent_encode(export, NON_ALPHANUMERIC))
}
