//! Serialisers: Turtle, TriG, N-Quads, N-Triples, JSON-LD, RDF/XML, and JSON lines of claims.

use super::vocabulary::PREFIXES;
use super::{RdfError, quads};
use crate::resolve::{Claim, Extraction};
use oxigraph::io::{JsonLdProfileSet, RdfFormat, RdfSerializer};
use oxigraph::model::{Literal, Quad, Term};
use std::io::{BufRead, Write};
use std::str::FromStr;

/// An RDF format that can be written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    /// Turtle: all graphs in one.
    Turtle,
    /// TriG: Turtle with named graphs.
    TriG,
    /// N-Quads: a quad a line.
    NQuads,
    /// N-Triples: a triple a line, all graphs in one.
    NTriples,
    /// JSON-LD, always RDF 1.1.
    JsonLd,
    /// RDF/XML: all graphs in one, always RDF 1.1.
    RdfXml,
}

impl Format {
    /// As Oxigraph knows it.
    #[must_use]
    pub const fn rdf_format(self) -> RdfFormat {
        match self {
            Self::Turtle => RdfFormat::Turtle,
            Self::TriG => RdfFormat::TriG,
            Self::NQuads => RdfFormat::NQuads,
            Self::NTriples => RdfFormat::NTriples,
            Self::JsonLd => RdfFormat::JsonLd { profile: JsonLdProfileSet::empty() },
            Self::RdfXml => RdfFormat::RdfXml,
        }
    }
}

impl FromStr for Format {
    type Err = RdfError;

    fn from_str(name: &str) -> Result<Self, Self::Err> {
        Ok(match name.to_ascii_lowercase().as_str() {
            "ttl" | "turtle" => Self::Turtle,
            "trig" => Self::TriG,
            "nq" | "nquads" | "n-quads" => Self::NQuads,
            "nt" | "ntriples" | "n-triples" => Self::NTriples,
            "jsonld" | "json-ld" => Self::JsonLd,
            "rdf" | "rdfxml" | "rdf/xml" | "xml" => Self::RdfXml,
            _ => return Err(RdfError::UnknownFormat(name.to_owned())),
        })
    }
}

/// How RDF is written.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Options {
    /// Leave out the triple terms of RDF 1.2, for tools that read RDF 1.1 alone.
    pub rdf11: bool,
}

/// Write documents with their claims and entities.
///
/// # Errors
/// As [`quads`], and when `out` cannot be written.
pub fn write(
    extractions: &[Extraction],
    format: Format,
    options: Options,
    out: impl Write,
) -> Result<(), RdfError> {
    write_quads(quads(extractions)?.iter().cloned().map(Ok), format, options, out)
}

/// Write any quads with the project's prefixes.
///
/// # Errors
/// When a quad cannot be had, or `out` cannot be written.
pub fn write_quads(
    quads: impl Iterator<Item = Result<Quad, RdfError>>,
    format: Format,
    options: Options,
    out: impl Write,
) -> Result<(), RdfError> {
    let mut serializer = RdfSerializer::from_format(format.rdf_format());
    for (prefix, namespace) in PREFIXES {
        serializer = serializer.with_prefix(*prefix, *namespace).map_err(std::io::Error::other)?;
    }
    let rdf11 = options.rdf11 || matches!(format, Format::JsonLd | Format::RdfXml);
    let flat = !format.rdf_format().supports_datasets();
    let mut writer = serializer.for_writer(Returns { out, escaped: format == Format::RdfXml });
    for quad in quads {
        let mut quad = quad?;
        if format == Format::RdfXml {
            quad.object = legal_in_xml(quad.object);
        }
        if rdf11 && matches!(quad.object, Term::Triple(_)) {
            continue;
        }
        if flat {
            writer.serialize_triple(quad.as_ref())?;
        } else {
            writer.serialize_quad(&quad)?;
        }
    }
    writer.finish()?.flush()?;
    Ok(())
}

/// Writes carriage returns as references where they must be: an XML parser takes a bare one for a line feed.
struct Returns<W> {
    out: W,
    escaped: bool,
}

impl<W: Write> Write for Returns<W> {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        if !self.escaped {
            return self.out.write(bytes);
        }
        for (index, piece) in bytes.split(|byte| *byte == b'\r').enumerate() {
            if index > 0 {
                self.out.write_all(b"&#13;")?;
            }
            self.out.write_all(piece)?;
        }
        Ok(bytes.len())
    }

    fn flush(&mut self) -> std::io::Result<()> {
        self.out.flush()
    }
}

/// A term with U+FFFD for the characters that XML 1.0 has no way to write (its production `Char`).
fn legal_in_xml(term: Term) -> Term {
    let legal = |c: char| matches!(c, '\t' | '\n' | '\r' | '\u{20}'..='\u{fffd}' | '\u{10000}'..);
    let Term::Literal(literal) = &term else { return term };
    if literal.value().chars().all(legal) {
        return term;
    }
    let value: String =
        literal.value().chars().map(|c| if legal(c) { c } else { char::REPLACEMENT_CHARACTER }).collect();
    match literal.language() {
        Some(tag) => Literal::new_language_tagged_literal_unchecked(value, tag).into(),
        None => Literal::new_typed_literal(value, literal.datatype()).into(),
    }
}

/// Write claims, one JSON object a line.
///
/// # Errors
/// When `out` cannot be written.
pub fn write_lines<'a>(
    claims: impl IntoIterator<Item = &'a Claim>,
    mut out: impl Write,
) -> Result<(), RdfError> {
    for claim in claims {
        serde_json::to_writer(&mut out, claim).map_err(std::io::Error::from)?;
        out.write_all(b"\n")?;
    }
    out.flush()?;
    Ok(())
}

/// Read claims, one JSON object a line; empty lines are passed over.
///
/// # Errors
/// When a line is no claim (its number is given), or cannot be read.
pub fn read_lines(input: impl BufRead) -> impl Iterator<Item = Result<Claim, RdfError>> {
    input.lines().enumerate().filter_map(|(index, line)| match line {
        Err(error) => Some(Err(error.into())),
        Ok(line) if line.trim().is_empty() => None,
        Ok(line) => {
            let claim = serde_json::from_str(&line);
            Some(claim.map_err(|source| RdfError::BadLine { line: index + 1, source }))
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use oxigraph::io::RdfParser;
    use oxigraph::model::{GraphName, NamedNode};

    #[test]
    fn rdf_xml_keeps_every_character_that_xml_has() {
        let node = NamedNode::new_unchecked("http://example.org/a");
        let quad = |text: &str| {
            let literal = Literal::new_language_tagged_literal_unchecked(text, "fr");
            Quad::new(node.clone(), node.clone(), literal, GraphName::DefaultGraph)
        };
        let text = "a\r\nb\tc\rd <b> &amp; ]]> \"é\" 👩 ";
        for (written, read) in [
            (text.to_owned(), text.to_owned()),
            (format!("{text}\0\u{1f}\u{ffff}"), format!("{text}\u{fffd}\u{fffd}\u{fffd}")),
        ] {
            let mut out = Vec::new();
            write_quads([Ok(quad(&written))].into_iter(), Format::RdfXml, Options::default(), &mut out)
                .unwrap();
            let parsed: Vec<Quad> =
                RdfParser::from_format(RdfFormat::RdfXml).for_slice(&out).collect::<Result<_, _>>().unwrap();
            assert_eq!(parsed, [quad(&read)]);
        }
    }
}
