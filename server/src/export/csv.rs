//! Comma-separated values (RFC 4180): nodes and edges with Gephi's headings, and one quote a row.
//!
//! Spreadsheets carry out what begins with `=`, `+`, `-`, `@`, a tab or a carriage return. Such text has an
//! apostrophe put before it, which they take off again; numbers and identities are left alone.

use super::columns::{CLAIM, Column, Table, Value};
use crate::view::record::{Corpus, PartyKind, Record};
use std::borrow::Cow;
use std::io::{self, Write};

/// How tables are written.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct CsvOptions {
    /// Begin with a byte order mark, without which Excel takes UTF-8 for something else.
    pub bom: bool,
}

impl CsvOptions {
    fn begin(self, out: &mut impl Write) -> io::Result<()> {
        if self.bom { out.write_all("\u{feff}".as_bytes()) } else { Ok(()) }
    }
}

/// `Id,Label,…`: what Gephi's *Import spreadsheet* wants for a nodes table.
///
/// # Errors
/// When `out` cannot be written.
pub fn write_nodes(table: &dyn Table, options: CsvOptions, mut out: impl Write) -> io::Result<()> {
    options.begin(&mut out)?;
    head(&mut out, &["Id", "Label"], &table.node_columns())?;
    table.each_node(&mut |row| {
        cell(&mut out, &row.id, true)?;
        safe(&mut out, &row.label)?;
        values(&mut out, &row.values)
    })?;
    out.flush()
}

/// `Source,Target,Type,Id,Label,Weight,…`: what it wants for an edges table.
///
/// # Errors
/// When `out` cannot be written.
pub fn write_edges(table: &dyn Table, options: CsvOptions, mut out: impl Write) -> io::Result<()> {
    begin_edges(table, options, &mut out)?;
    add_edges(table, &mut out)?;
    out.flush()
}

/// The headings of an edges table.
///
/// # Errors
/// When `out` cannot be written.
pub fn begin_edges(table: &dyn Table, options: CsvOptions, mut out: impl Write) -> io::Result<()> {
    options.begin(&mut out)?;
    head(&mut out, &["Source", "Target", "Type", "Id", "Label", "Weight"], &table.edge_columns())
}

/// The rows of an edges table.
///
/// # Errors
/// When `out` cannot be written.
pub fn add_edges(table: &dyn Table, mut out: impl Write) -> io::Result<()> {
    table.each_edge(&mut |row| {
        cell(&mut out, &row.source, true)?;
        for text in [&row.target, "Directed", &row.id] {
            cell(&mut out, text, false)?;
        }
        safe(&mut out, &row.label)?;
        write!(out, ",{}", row.weight)?;
        values(&mut out, &row.values)
    })
}

/// Columns of a quote's row that a claim does not have by itself.
const PARTIES: &[&str] = &[
    "subject",
    "subject_type",
    "subject_iri",
    "relation",
    "relation_iri",
    "object",
    "object_type",
    "object_iri",
];

/// One quote a row, for spreadsheets and qualitative analysis.
///
/// # Errors
/// When `out` cannot be written.
pub fn write_quotes<'a>(
    corpus: &'a Corpus,
    claims: impl Iterator<Item = &'a Record>,
    options: CsvOptions,
    mut out: impl Write,
) -> io::Result<()> {
    begin_quotes(options, &mut out)?;
    add_quotes(corpus, claims, &mut out)?;
    out.flush()
}

/// The headings of a table of quotes.
///
/// # Errors
/// When `out` cannot be written.
pub fn begin_quotes(options: CsvOptions, mut out: impl Write) -> io::Result<()> {
    options.begin(&mut out)?;
    let columns: Vec<Column> = CLAIM.iter().map(|column| column.column).collect();
    head(&mut out, PARTIES, &columns)
}

/// The rows of a table of quotes.
///
/// # Errors
/// When `out` cannot be written.
pub fn add_quotes<'a>(
    corpus: &'a Corpus,
    claims: impl Iterator<Item = &'a Record>,
    mut out: impl Write,
) -> io::Result<()> {
    for claim in claims {
        for (index, text) in parties(corpus, claim).iter().enumerate() {
            if index > 0 {
                out.write_all(b",")?;
            }
            out.write_all(field(&guarded(text)).as_bytes())?;
        }
        let row: Vec<Option<Value<'_>>> = CLAIM.iter().map(|column| (column.value)(corpus, claim)).collect();
        values(&mut out, &row)?;
    }
    Ok(())
}

/// Label, type and IRI of subject and object, with the relation between them.
fn parties<'a>(corpus: &'a Corpus, claim: &'a Record) -> [&'a str; 8] {
    let end = |party: Option<&'a crate::view::record::Party>| {
        let Some(party) = party else { return ["", "", ""] };
        let entity = corpus.entities.get(&party.iri).filter(|_| matches!(party.kind, PartyKind::Entity(_)));
        entity.map_or_else(
            || [party.label.as_str(), party.kind.name(), party.iri.as_str()],
            |entity| [entity.label.as_str(), entity.kind, party.iri.as_str()],
        )
    };
    let ([s1, s2, s3], [o1, o2, o3]) = (end(claim.subject.as_ref()), end(claim.object.as_ref()));
    [s1, s2, s3, &claim.relation.label, &claim.relation.iri, o1, o2, o3]
}

/// The nodes and edges of a graph as `nodes.csv` and `edges.csv` in a ZIP archive.
///
/// # Errors
/// When `out` cannot be written.
pub fn write_zip(table: &dyn Table, options: CsvOptions, out: impl Write) -> io::Result<()> {
    let mut archive = zip::ZipWriter::new_stream(out);
    let plain = zip::write::SimpleFileOptions::default().compression_method(zip::CompressionMethod::Stored);
    archive.start_file("nodes.csv", plain)?;
    write_nodes(table, options, &mut archive)?;
    archive.start_file("edges.csv", plain)?;
    write_edges(table, options, &mut archive)?;
    archive.finish()?.flush()
}

fn head(out: &mut impl Write, own: &[&str], columns: &[Column]) -> io::Result<()> {
    let names: Vec<&str> = own.iter().copied().chain(columns.iter().map(|column| column.name)).collect();
    write!(out, "{}\r\n", names.join(","))
}

fn values(out: &mut impl Write, values: &[Option<Value<'_>>]) -> io::Result<()> {
    for value in values {
        match value {
            Some(Value::Text(text)) => safe(out, text)?,
            Some(number) => write!(out, ",{number}")?,
            None => out.write_all(b",")?,
        }
    }
    out.write_all(b"\r\n")
}

fn cell(out: &mut impl Write, text: &str, first: bool) -> io::Result<()> {
    if !first {
        out.write_all(b",")?;
    }
    out.write_all(field(text).as_bytes())
}

fn safe(out: &mut impl Write, text: &str) -> io::Result<()> {
    cell(out, &guarded(text), false)
}

/// Text that no spreadsheet takes for a formula.
fn guarded(text: &str) -> Cow<'_, str> {
    if text.starts_with(['=', '+', '-', '@', '\t', '\r']) {
        return Cow::Owned(format!("'{text}"));
    }
    Cow::Borrowed(text)
}

/// A field, in quotation marks where it needs them.
fn field(text: &str) -> Cow<'_, str> {
    if text.contains(['"', ',', '\n', '\r']) || text.starts_with(' ') || text.ends_with(' ') {
        return Cow::Owned(format!("\"{}\"", text.replace('"', "\"\"")));
    }
    Cow::Borrowed(text)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::graph::{Options, View, sample, shape};

    #[test]
    fn formulas_are_disarmed_and_numbers_are_not() {
        for text in ["=1+1", "+33 1", "-5 degrees", "@sum", "\tx", "\rx"] {
            assert!(guarded(text).starts_with('\''), "{text:?}");
        }
        assert_eq!(guarded("a=b"), "a=b");
        let mut out = Vec::new();
        values(&mut out, &[Some(Value::Decimal(-5.5)), None, Some(Value::Text("-5".into()))]).unwrap();
        assert_eq!(String::from_utf8(out).unwrap(), ",-5.5,,'-5\r\n");
    }

    #[test]
    fn fields_are_quoted_where_they_must_be() {
        assert_eq!(field("a \"b\", c"), "\"a \"\"b\"\", c\"");
        assert_eq!(field("a\nb"), "\"a\nb\"");
        assert_eq!(field("plain"), "plain");
    }

    #[test]
    fn headings_are_gephis_and_a_quote_is_a_row() {
        let network = shape(sample::corpus(), View::Entities, &Options::default()).unwrap();
        let (mut nodes, mut edges, mut quotes) = (Vec::new(), Vec::new(), Vec::new());
        write_nodes(&network, CsvOptions::default(), &mut nodes).unwrap();
        write_edges(&network, CsvOptions::default(), &mut edges).unwrap();
        write_quotes(&network.corpus, network.corpus.claims.iter(), CsvOptions { bom: true }, &mut quotes)
            .unwrap();
        assert!(nodes.starts_with(b"Id,Label,name,type,iri,"));
        assert!(edges.starts_with(b"Source,Target,Type,Id,Label,Weight,relation,"));
        let quotes = String::from_utf8(quotes).unwrap();
        assert!(quotes.starts_with("\u{feff}subject,subject_type,"));
        assert!(quotes.contains("\"'=1+1 <b>&amp; \"\"quoted\"\""), "{quotes}");
        assert_eq!(quotes.matches("\r\nmeta,").count() + quotes.matches("\r\nMeta,").count(), 3);
    }
}
