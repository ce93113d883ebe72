//! The forms that answers of SPARQL, graphs and data can take.

use super::negotiate::Offer;
use oxigraph::io::{JsonLdProfileSet, RdfFormat};
use oxigraph::sparql::results::QueryResultsFormat;

/// The form an answer takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Form {
    /// A page.
    Html,
    /// SPARQL results.
    Solutions(QueryResultsFormat),
    /// RDF.
    Rdf(RdfFormat),
}

/// JSON-LD of any shape.
pub const JSON_LD: RdfFormat = RdfFormat::JsonLd { profile: JsonLdProfileSet::empty() };

/// What can be sent for a graph.
pub const GRAPHS: &[Offer<Form>] = &[
    Offer {
        media_type: "text/turtle",
        also: &["application/x-turtle", "application/turtle", "text/n3"],
        endings: &["ttl", "turtle", "n3"],
        what: Form::Rdf(RdfFormat::Turtle),
    },
    Offer {
        media_type: "application/n-triples",
        also: &["text/plain"],
        endings: &["nt", "n-triples", "ntriples"],
        what: Form::Rdf(RdfFormat::NTriples),
    },
    Offer {
        media_type: "application/rdf+xml",
        also: &["application/xml", "text/xml"],
        endings: &["rdf", "xml", "rdf+xml", "rdfxml"],
        what: Form::Rdf(RdfFormat::RdfXml),
    },
    Offer {
        media_type: "application/ld+json",
        also: &["application/json"],
        endings: &["jsonld", "json", "json-ld", "ld+json"],
        what: Form::Rdf(JSON_LD),
    },
    Offer {
        media_type: "application/n-quads",
        also: &["text/x-nquads"],
        endings: &["nq", "n-quads", "nquads"],
        what: Form::Rdf(RdfFormat::NQuads),
    },
    Offer {
        media_type: "application/trig",
        also: &["application/x-trig"],
        endings: &["trig"],
        what: Form::Rdf(RdfFormat::TriG),
    },
    Offer { media_type: "text/html", also: &["application/xhtml+xml"], endings: &["html"], what: Form::Html },
];

/// What can be sent for solutions and booleans.
pub const SOLUTIONS: &[Offer<Form>] = &[
    Offer {
        media_type: "application/sparql-results+json",
        also: &["application/json", "text/json"],
        endings: &["json", "srj"],
        what: Form::Solutions(QueryResultsFormat::Json),
    },
    Offer {
        media_type: "application/sparql-results+xml",
        also: &["application/xml", "text/xml"],
        endings: &["xml", "srx"],
        what: Form::Solutions(QueryResultsFormat::Xml),
    },
    Offer {
        media_type: "text/csv",
        also: &[],
        endings: &["csv"],
        what: Form::Solutions(QueryResultsFormat::Csv),
    },
    Offer {
        media_type: "text/tab-separated-values",
        also: &[],
        endings: &["tsv"],
        what: Form::Solutions(QueryResultsFormat::Tsv),
    },
    Offer { media_type: "text/html", also: &["application/xhtml+xml"], endings: &["html"], what: Form::Html },
];
