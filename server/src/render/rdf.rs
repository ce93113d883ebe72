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

/// The version of RDF that is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Version {
    /// Without triple terms, which many readers do not know yet. What they say of a claim is said without them, too.
    Rdf11,
    /// With triple terms.
    Rdf12,
}

impl Version {
    /// What a format is taken for where nothing is said: readers of RDF/XML and JSON-LD seldom know RDF 1.2.
    #[must_use]
    pub const fn usual(format: RdfFormat) -> Self {
        match format {
            RdfFormat::JsonLd { .. } | RdfFormat::RdfXml => Self::Rdf11,
            _ => Self::Rdf12,
        }
    }
}

/// Whether a format has terms like this in a version of RDF. JSON-LD has no triple terms in any.
#[must_use]
pub fn can_hold(format: RdfFormat, version: Version, object: TermRef<'_>) -> bool {
    let plain = version == Version::Rdf11 || matches!(format, RdfFormat::JsonLd { .. });
    !(plain && matches!(object, TermRef::Triple(_)))
}
