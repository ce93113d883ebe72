//! Cytoscape.js JSON, <https://js.cytoscape.org/#notation/elements-json>: `{elements: {nodes, edges}}`, which
//! Cytoscape itself, sigma's readers and NetworkX read as well.

use super::columns::{Column, Table, Value};
use serde_json::{Map, Value as Json, json};
use std::io::{self, Write};

/// Write a graph.
///
/// # Errors
/// When `out` cannot be written.
pub fn write(table: &dyn Table, out: impl Write) -> io::Result<()> {
    write_with(table, &Map::new(), out)
}

/// Write a graph with more said of it in `data`.
///
/// # Errors
/// When `out` cannot be written.
pub fn write_with(table: &dyn Table, more: &Map<String, Json>, mut out: impl Write) -> io::Result<()> {
    let mut data = Map::new();
    data.insert("name".to_owned(), table.description().into());
    data.insert("generator".to_owned(), concat!("Dixit ", env!("CARGO_PKG_VERSION")).into());
    data.extend(more.iter().map(|(key, value)| (key.clone(), value.clone())));
    write!(out, "{{\"data\":{},\"directed\":true,\"multigraph\":true,", Json::Object(data))?;
    out.write_all(b"\"elements\":{\"nodes\":[")?;
    let (nodes, edges) = (table.node_columns(), table.edge_columns());
    for (index, row) in table.nodes().enumerate() {
        let mut data = Map::new();
        data.insert("id".to_owned(), json!(row.id));
        data.insert("label".to_owned(), json!(row.label));
        values(&mut data, &row.values, &nodes);
        element(&mut out, index, data)?;
    }
    out.write_all(b"\n],\"edges\":[")?;
    for (index, row) in table.edges().enumerate() {
        let mut data = Map::new();
        for (name, text) in [("id", &row.id), ("source", &row.source), ("target", &row.target)] {
            data.insert(name.to_owned(), json!(text));
        }
        data.insert("label".to_owned(), json!(row.label));
        data.insert("interaction".to_owned(), json!(row.label));
        data.insert("weight".to_owned(), json!(row.weight));
        values(&mut data, &row.values, &edges);
        element(&mut out, index, data)?;
    }
    out.write_all(b"\n]}}\n")?;
    out.flush()
}

fn element(out: &mut impl Write, index: usize, data: Map<String, Json>) -> io::Result<()> {
    out.write_all(if index == 0 { b"\n" } else { b",\n" })?;
    serde_json::to_writer(out, &json!({ "data": data })).map_err(io::Error::from)
}

fn values(data: &mut Map<String, Json>, values: &[Option<Value<'_>>], columns: &[Column]) {
    for (value, column) in values.iter().zip(columns) {
        let value = match value {
            Some(Value::Text(text)) => json!(text),
            Some(Value::Integer(number)) => json!(number),
            Some(Value::Decimal(number)) => json!(number),
            Some(Value::Flag(flag)) => json!(flag),
            None => continue,
        };
        data.insert(column.name.to_owned(), value);
    }
}
