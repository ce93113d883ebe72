//! GraphML, <http://graphml.graphdrawing.org>: keys before the graph, scalars only.
//!
//! Nodes have `label` and `name`, edges `label`, `interaction` and `weight`: what Gephi, Cytoscape, yEd and
//! NetworkX look for.

use super::columns::{Column, Kind, Table, Value};
use super::xml::Xml;
use std::io::{self, Write};

/// Write a graph.
///
/// # Errors
/// When `out` cannot be written.
pub fn write(table: &dyn Table, out: impl Write) -> io::Result<()> {
    let mut xml = Xml::begin(out)?;
    let namespaces = [
        ("xmlns", "http://graphml.graphdrawing.org/xmlns"),
        ("xmlns:xsi", "http://www.w3.org/2001/XMLSchema-instance"),
        (
            "xsi:schemaLocation",
            "http://graphml.graphdrawing.org/xmlns http://graphml.graphdrawing.org/xmlns/1.0/graphml.xsd",
        ),
    ];
    xml.open("graphml", &namespaces)?;
    let (nodes, edges) = (table.node_columns(), table.edge_columns());
    key(&mut xml, "node", "label", "string")?;
    declare(&mut xml, "node", &nodes)?;
    for (name, kind) in [("label", "string"), ("interaction", "string"), ("weight", "double")] {
        key(&mut xml, "edge", name, kind)?;
    }
    declare(&mut xml, "edge", &edges)?;
    xml.open("graph", &[("id", "dixit"), ("edgedefault", "directed")])?;
    table.each_node(&mut |row| {
        xml.open("node", &[("id", &row.id)])?;
        xml.text("data", &[("key", "node_label")], &row.label)?;
        values(&mut xml, "node", &row.values, &nodes)?;
        xml.close("node")
    })?;
    table.each_edge(&mut |row| {
        xml.open("edge", &[("id", &row.id), ("source", &row.source), ("target", &row.target)])?;
        xml.text("data", &[("key", "edge_label")], &row.label)?;
        xml.text("data", &[("key", "edge_interaction")], &row.label)?;
        xml.text("data", &[("key", "edge_weight")], &row.weight.to_string())?;
        values(&mut xml, "edge", &row.values, &edges)?;
        xml.close("edge")
    })?;
    xml.close("graph")?;
    xml.close("graphml")?;
    xml.finish()
}

fn declare<W: Write>(xml: &mut Xml<W>, class: &str, columns: &[Column]) -> io::Result<()> {
    for column in columns {
        let kind = match column.kind {
            Kind::Text => "string",
            Kind::Integer => "long",
            Kind::Decimal => "double",
            Kind::Flag => "boolean",
        };
        key(xml, class, column.name, kind)?;
    }
    Ok(())
}

fn key<W: Write>(xml: &mut Xml<W>, class: &str, name: &str, kind: &str) -> io::Result<()> {
    let id = format!("{class}_{name}");
    xml.empty("key", &[("id", &id), ("for", class), ("attr.name", name), ("attr.type", kind)])
}

fn values<W: Write>(
    xml: &mut Xml<W>,
    class: &str,
    values: &[Option<Value<'_>>],
    columns: &[Column],
) -> io::Result<()> {
    for (value, column) in values.iter().zip(columns) {
        if let Some(value) = value {
            let key = format!("{class}_{}", column.name);
            xml.text("data", &[("key", &key)], &value.to_string())?;
        }
    }
    Ok(())
}
