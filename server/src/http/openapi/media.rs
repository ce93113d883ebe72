//! The media types that answers are of, in the order of preference.

/// What is known of things.
pub const DATA: &[&str] = &[
    "application/json",
    "text/html",
    "text/turtle",
    "application/ld+json",
    "application/n-triples",
    "application/rdf+xml",
];
/// What has no form in RDF.
pub const JSON: &[&str] = &["application/json", "text/html"];
/// Answers of SPARQL.
pub const ANSWERS: &[&str] = &[
    "application/sparql-results+json",
    "application/sparql-results+xml",
    "text/csv",
    "text/tab-separated-values",
    "text/turtle",
    "application/n-triples",
    "application/rdf+xml",
    "application/ld+json",
    "application/n-quads",
    "application/trig",
    "text/html",
];
/// RDF.
pub const GRAPHS: &[&str] = &[
    "text/turtle",
    "application/n-triples",
    "application/rdf+xml",
    "application/ld+json",
    "application/n-quads",
    "application/trig",
];
/// No body.
pub const NOTHING: &[&str] = &[];
