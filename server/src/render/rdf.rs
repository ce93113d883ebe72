//! RDF as it is sent: with the project's prefixes, in any format.

use dixit_extractor::rdf::vocabulary::PREFIXES;
use oxigraph::io::{RdfFormat, RdfSerializer, WriterQuadSerializer};
use oxigraph::model::TermRef;
use std::io::{self, Write};

/// A serializer that knows the project's prefixes.
///
/// # Errors
/// When a prefix is none: they are constants, so never.
pub fn writer<W: Write>(format: RdfFormat, out: W) -> io::Result<WriterQuadSerializer<W>> {
    let mut serializer = RdfSerializer::from_format(format);
    for (prefix, namespace) in PREFIXES {
        serializer = serializer.with_prefix(*prefix, *namespace).map_err(io::Error::other)?;
    }
    Ok(serializer.for_writer(out))
}

/// Whether a format has terms like this: JSON-LD and RDF/XML are RDF 1.1 and have no triple terms.
#[must_use]
pub fn can_hold(format: RdfFormat, object: TermRef<'_>) -> bool {
    let plain = matches!(format, RdfFormat::JsonLd { .. } | RdfFormat::RdfXml);
    !(plain && matches!(object, TermRef::Triple(_)))
}
