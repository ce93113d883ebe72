//! Graphviz DOT, <https://graphviz.org/doc/info/lang.html>, everything double-quoted.
//!
//! Labels are shown, quotes are tooltips, addresses are links; every column is an attribute of its own, which
//! Graphviz passes through (`dot -Tjson`). A quoted string of DOT has one escape, `\"`; a backslash is doubled,
//! which is what its labels and tooltips read as one.

use super::columns::{Column, Table, Value};
use super::palette;
use super::xml;
use std::io::{self, Write};

/// Write a graph.
///
/// # Errors
/// When `out` cannot be written.
pub fn write(table: &dyn Table, mut out: impl Write) -> io::Result<()> {
    writeln!(out, "digraph \"dixit\" {{")?;
    writeln!(out, "  graph [\"comment\"={}, \"overlap\"=\"prism\"];", quoted(&table.description()))?;
    writeln!(out, "  node [\"shape\"=\"ellipse\", \"fontname\"=\"sans-serif\"];")?;
    writeln!(out, "  edge [\"fontname\"=\"sans-serif\", \"fontsize\"=\"10\"];")?;
    let (nodes, edges) = (table.node_columns(), table.edge_columns());
    table.each_node(&mut |row| {
        write!(out, "  {} [\"label\"={}", quoted(&row.id), shown(&row.label))?;
        write!(out, ", \"color\"=\"{}\", \"URL\"={}", palette::of_kind(row.kind), quoted(&row.id))?;
        columns(&mut out, &row.values, &nodes)
    })?;
    table.each_edge(&mut |row| {
        write!(out, "  {} -> {} [\"id\"={}", quoted(&row.source), quoted(&row.target), quoted(&row.id))?;
        write!(out, ", \"label\"={}, \"tooltip\"={}", shown(&row.label), shown(&row.quote))?;
        write!(out, ", \"URL\"={}, \"weight\"=\"{}\"", quoted(&row.url), row.weight)?;
        let style = if row.denied {
            "dashed"
        } else if row.unsure {
            "dotted"
        } else {
            "solid"
        };
        write!(out, ", \"style\"=\"{style}\"")?;
        columns(&mut out, &row.values, &edges)
    })?;
    out.write_all(b"}\n")?;
    out.flush()
}

/// The columns, but for `name`, which is the identity for Graphviz, and the label once more for us.
fn columns(out: &mut impl Write, values: &[Option<Value<'_>>], columns: &[Column]) -> io::Result<()> {
    for (value, column) in values.iter().zip(columns).filter(|(_, column)| column.name != "name") {
        if let Some(value) = value {
            write!(out, ", \"{}\"={}", column.name, quoted(&value.to_string()))?;
        }
    }
    out.write_all(b"];\n")
}

/// A string of DOT. Control characters, which readers of Graphviz's output cannot hold, are replaced.
fn quoted(text: &str) -> String {
    let mut quoted = String::with_capacity(text.len() + 2);
    quoted.push('"');
    for c in xml::legal(text).chars() {
        match c {
            '"' => quoted.push_str("\\\""),
            '\\' => quoted.push_str("\\\\"),
            c => quoted.push(c),
        }
    }
    quoted.push('"');
    quoted
}

/// A string that is drawn: Graphviz takes `&amp;` in it for an entity, so a `&` that might begin one is spelt out.
fn shown(text: &str) -> String {
    let begins_entity = |rest: &str| {
        let name = rest.split(';').next().unwrap_or_default();
        name.len() < rest.len()
            && !name.is_empty()
            && name.chars().all(|c| c == '#' || c.is_ascii_alphanumeric())
    };
    let mut spelt = String::with_capacity(text.len());
    for (at, c) in text.char_indices() {
        spelt.push(c);
        if c == '&' && begins_entity(&text[at + 1..]) {
            spelt.push_str("amp;");
        }
    }
    quoted(&spelt)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn strings_cannot_end_early() {
        assert_eq!(quoted(r#"a "b" c\"#), r#""a \"b\" c\\""#);
        assert_eq!(quoted(r#"\""#), r#""\\\"""#);
        assert_eq!(quoted("a\0b\nc"), "\"a\u{fffd}b\nc\"");
    }

    #[test]
    fn entities_are_spelt_out_in_what_is_drawn() {
        assert_eq!(shown("R&D & &amp; &#38; &;"), "\"R&D & &amp;amp; &amp;#38; &;\"");
    }
}
