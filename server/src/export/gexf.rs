//! GEXF, <https://gexf.net>: version 1.3, and 1.2draft for readers that know no newer one.
//!
//! Every attribute is declared, each of one type; edges have unique identities and weights; there are no lists,
//! no attributes of the graph, and values that are not known are not written. Gephi merges edges with the same ends
//! and the same `kind`, and knows 65,535 kinds at most: in 1.3 an edge's kind is its relation, numbered from the
//! second one between the same two nodes on.

use super::columns::{Column, EdgeRow, Kind, NodeRow, Table, Value};
use super::palette;
use super::xml::Xml;
use std::io::{self, Write};

/// A version of the format.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Version {
    /// 1.2draft
    Draft12,
    /// 1.3
    V13,
}

/// Write a graph.
///
/// # Errors
/// When `out` cannot be written.
pub fn write(table: &dyn Table, version: Version, out: impl Write) -> io::Result<()> {
    let mut xml = Xml::begin(out)?;
    let (namespace, viz, number) = match version {
        Version::Draft12 => ("http://www.gexf.net/1.2draft", "http://www.gexf.net/1.2draft/viz", "1.2"),
        Version::V13 => ("http://gexf.net/1.3", "http://gexf.net/1.3/viz", "1.3"),
    };
    xml.open("gexf", &[("xmlns", namespace), ("xmlns:viz", viz), ("version", number)])?;
    xml.open("meta", &[])?;
    xml.text("creator", &[], concat!("Dixit ", env!("CARGO_PKG_VERSION")))?;
    xml.text("description", &[], &table.description())?;
    xml.close("meta")?;
    xml.open("graph", &[("mode", "static"), ("defaultedgetype", "directed"), ("idtype", "string")])?;
    let (nodes, edges) = (table.node_columns(), table.edge_columns());
    declare(&mut xml, "node", &nodes)?;
    declare(&mut xml, "edge", &edges)?;
    xml.open("nodes", &[])?;
    table.each_node(&mut |row| node(&mut xml, row, &nodes))?;
    xml.close("nodes")?;
    xml.open("edges", &[])?;
    table.each_edge(&mut |row| edge(&mut xml, row, &edges, version))?;
    for name in ["edges", "graph", "gexf"] {
        xml.close(name)?;
    }
    xml.finish()
}

fn declare<W: Write>(xml: &mut Xml<W>, class: &str, columns: &[Column]) -> io::Result<()> {
    xml.open("attributes", &[("class", class), ("mode", "static")])?;
    for column in columns {
        let kind = match column.kind {
            Kind::Text => "string",
            Kind::Integer => "integer",
            Kind::Decimal => "double",
            Kind::Flag => "boolean",
        };
        xml.empty("attribute", &[("id", column.name), ("title", column.name), ("type", kind)])?;
    }
    xml.close("attributes")
}

fn node<W: Write>(xml: &mut Xml<W>, row: &NodeRow<'_>, columns: &[Column]) -> io::Result<()> {
    xml.open("node", &[("id", &row.id), ("label", &row.label)])?;
    values(xml, &row.values, columns)?;
    let (r, g, b) = palette::of_kind(row.kind).rgb();
    let rgb = [r, g, b].map(|part| part.to_string());
    xml.empty("viz:color", &[("r", &rgb[0]), ("g", &rgb[1]), ("b", &rgb[2])])?;
    xml.empty("viz:size", &[("value", &palette::size(row.claims).to_string())])?;
    xml.close("node")
}

fn edge<W: Write>(
    xml: &mut Xml<W>,
    row: &EdgeRow<'_>,
    columns: &[Column],
    version: Version,
) -> io::Result<()> {
    let weight = row.weight.to_string();
    let mut attributes: Vec<(&str, &str)> = vec![
        ("id", &row.id),
        ("source", &row.source),
        ("target", &row.target),
        ("label", &row.label),
        ("weight", &weight),
    ];
    if version == Version::V13 {
        attributes.push(("kind", &row.kind));
    }
    xml.open("edge", &attributes)?;
    values(xml, &row.values, columns)?;
    xml.close("edge")
}

fn values<W: Write>(xml: &mut Xml<W>, values: &[Option<Value<'_>>], columns: &[Column]) -> io::Result<()> {
    xml.open("attvalues", &[])?;
    for (value, column) in values.iter().zip(columns) {
        if let Some(value) = value {
            xml.empty("attvalue", &[("for", column.name), ("value", &value.to_string())])?;
        }
    }
    xml.close("attvalues")
}
