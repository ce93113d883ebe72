//! Where IRIs and queries open on this server; nothing leads elsewhere.

use super::Context;
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
