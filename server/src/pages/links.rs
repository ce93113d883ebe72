//! Where IRIs and queries open on this server; nothing leads elsewhere.

use super::Context;
use dixit_extractor::rdf::vocabulary::{PREFIXES, function};
use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};

/// Where IRIs open that do not start with the base.
pub const ELSEWHERE: &str = "/resource";

/// Where an IRI opens.
#[must_use]
pub fn address(iri: &str, context: &Context<'_>) -> String {
    address_as(iri, "", context)
}

/// Where a form of it opens: `.json`, `.ttl`.
#[must_use]
pub fn address_as(iri: &str, ending: &str, context: &Context<'_>) -> String {
    match iri.strip_prefix(&context.settings.base) {
        Some(path) => format!("/{path}{ending}"),
        None => format!("{ELSEWHERE}{ending}?iri={}", encode(iri)),
    }
}

/// The address that asks a query.
#[must_use]
pub fn query(query: &str) -> String {
    format!("/sparql?query={}", encode(query))
}

/// A value as part of an address.
#[must_use]
pub fn encode(value: &str) -> String {
    utf8_percent_encode(value, NON_ALPHANUMERIC).to_string()
}

/// A query for the claims of a document.
#[must_use]
pub fn claims_of(document: &str) -> String {
    format!(
        "PREFIX dx: <https://w3id.org/dixit/ns#>\n\n\
         SELECT ?speaker ?subject ?relation ?object ?quote ?claim {{\n  \
           ?claim dx:document <{document}> ; dx:name ?speaker ; dx:relation ?relation ;\n         \
                  dx:quote ?quote ; dx:start ?start .\n  \
           OPTIONAL {{ ?claim dx:subject ?subject }}\n  \
           OPTIONAL {{ ?claim dx:object ?object }}\n\
         }}\nORDER BY ?start\n"
    )
}

/// A query for the claims that graph patterns bind to `?claim`.
#[must_use]
pub fn claims_like(patterns: &str) -> String {
    let known = PREFIXES.iter().chain(&[("dxf", function::NAMESPACE)]);
    let used = known.filter(|(prefix, _)| *prefix == "dx" || patterns.contains(&format!("{prefix}:")));
    let prefixes: String =
        used.map(|(prefix, namespace)| format!("PREFIX {prefix}: <{namespace}>\n")).collect();
    let patterns = patterns.replace('\n', "\n  ");
    format!(
        "{prefixes}\nSELECT DISTINCT ?speaker ?quote ?claim {{\n  {patterns}\n  \
           ?claim dx:name ?speaker ; dx:quote ?quote .\n}}\nLIMIT 1000\n"
    )
}

/// Queries for what the plain lists list.
pub const DOCUMENTS: &str = "SELECT ?document ?title ?date {
  ?document a dx:Document ; rdfs:label ?title .
  OPTIONAL { ?document schema:datePublished ?date }
}
ORDER BY ?title
";
/// Every turn.
pub const TURNS: &str = "SELECT ?document ?number ?speaker ?text ?turn {
  ?turn a dx:Turn ; dx:document ?document ; dx:number ?number ; dx:text ?text .
  OPTIONAL { ?turn dx:speaker ?speaker }
}
ORDER BY ?document ?number
LIMIT 1000
";
/// Every entity.
pub const ENTITIES: &str = "SELECT ?entity (COUNT(DISTINCT ?claim) AS ?claims) {
  ?entity a dx:Entity .
  ?claim dx:subject|dx:object ?entity .
}
GROUP BY ?entity
ORDER BY DESC(?claims)
LIMIT 1000
";
/// Every relation.
pub const RELATIONS: &str = "SELECT ?relation (COUNT(?claim) AS ?claims) {
  ?claim dx:relation ?relation .
}
GROUP BY ?relation
ORDER BY DESC(?claims)
LIMIT 1000
";

/// A query for everything said of and with an IRI.
#[must_use]
pub fn description_of(iri: &str) -> String {
    format!(
        "SELECT ?subject ?property ?value {{\n  \
           {{ BIND (<{iri}> AS ?subject) <{iri}> ?property ?value }}\n  \
           UNION\n  \
           {{ BIND (<{iri}> AS ?value) ?subject ?property <{iri}> }}\n\
         }}\nLIMIT 500\n"
    )
}

/// A query for the claims about an entity and by it.
#[must_use]
pub fn claims_with(entity: &str) -> String {
    format!(
        "PREFIX dx: <https://w3id.org/dixit/ns#>\n\n\
         SELECT DISTINCT ?speaker ?subject ?relation ?object ?quote ?claim {{\n  \
           VALUES ?entity {{ <{entity}> }}\n  \
           {{ ?claim dx:subject ?entity }} UNION {{ ?claim dx:object ?entity }} UNION {{ ?claim dx:speaker ?entity }}\n  \
           ?claim dx:name ?speaker ; dx:relation ?relation ; dx:quote ?quote .\n  \
           OPTIONAL {{ ?claim dx:subject ?subject }}\n  \
           OPTIONAL {{ ?claim dx:object ?object }}\n\
         }}\n"
    )
}
