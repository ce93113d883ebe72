//! Cytoscape.js JSON, <https://js.cytoscape.org/#notation/elements-json>: `{elements: {nodes, edges}}`, which
//! Cytoscape itself, sigma's readers and NetworkX read as well.
//!
//! Rows are spelt straight into a buffer: a tree of JSON values for each takes several times as long.

use super::columns::{Column, Table, Value};
use serde::Serialize;
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
    let (nodes, edges) = (keys(&table.node_columns()), keys(&table.edge_columns()));
    let mut element = Element::default();
    table.each_node(&mut |row| {
        element.begin("{\"data\":{\"id\":", &row.id)?;
        element.field(",\"label\":", &row.label)?;
        element.end(&row.values, &nodes, &mut out)
    })?;
    out.write_all(b"\n],\"edges\":[")?;
    let mut element = Element::default();
    table.each_edge(&mut |row| {
        element.begin("{\"data\":{\"id\":", &row.id)?;
        element.field(",\"source\":", &row.source)?;
        element.field(",\"target\":", &row.target)?;
        element.field(",\"label\":", &row.label)?;
        element.field(",\"interaction\":", &row.label)?;
        element.field(",\"weight\":", &row.weight)?;
        element.end(&row.values, &edges, &mut out)
    })?;
    out.write_all(b"\n]}}\n")?;
    out.flush()
}

/// `,"name":` of each column.
fn keys(columns: &[Column]) -> Vec<String> {
    columns.iter().map(|column| format!(",{}:", json!(column.name))).collect()
}

/// One element after the other, spelt in the same buffer.
#[derive(Default)]
struct Element {
    line: Vec<u8>,
    others: bool,
}

impl Element {
    fn begin(&mut self, key: &str, value: &impl Serialize) -> io::Result<()> {
        self.line.clear();
        self.line.extend_from_slice(if self.others { b",\n" } else { b"\n" });
        self.others = true;
        self.field(key, value)
    }

    fn field(&mut self, key: &str, value: &(impl Serialize + ?Sized)) -> io::Result<()> {
        self.line.extend_from_slice(key.as_bytes());
        serde_json::to_writer(&mut self.line, value).map_err(io::Error::from)
    }

    fn end(&mut self, values: &[Option<Value<'_>>], keys: &[String], out: &mut impl Write) -> io::Result<()> {
        for (value, key) in values.iter().zip(keys) {
            match value {
                Some(Value::Text(text)) => self.field(key, &**text)?,
                Some(Value::Integer(number)) => self.field(key, number)?,
                Some(Value::Decimal(number)) => self.field(key, number)?,
                Some(Value::Flag(flag)) => self.field(key, flag)?,
                None => {}
            }
        }
        self.line.extend_from_slice(b"}}");
        out.write_all(&self.line)
    }
}
