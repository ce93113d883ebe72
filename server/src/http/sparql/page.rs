//! The query page: a form, ready queries, and the answer as a table whose IRIs open.

use crate::http::Settings;
use crate::http::layout;
use crate::http::shown::term;
use crate::render::answers::{AnswerError, write_graph};
use dixit_extractor::store::queries as ready;
use maud::{Markup, html};
use oxigraph::io::RdfFormat;
use oxigraph::sparql::QueryResults;
use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};

/// The address that asks a query.
pub fn link(query: &str) -> String {
    format!("/sparql?query={}", utf8_percent_encode(query, NON_ALPHANUMERIC))
}

/// The page without an answer.
pub fn empty(settings: &Settings) -> Markup {
    let body = html! { (form(ready::all().first().map_or("", |ready| ready.sparql))) };
    layout::page("SPARQL", &body, &[("/", "Documents")], settings)
}

/// The page with an answer.
///
/// # Errors
/// When the evaluation fails.
pub fn results(query: &str, results: QueryResults<'_>, settings: &Settings) -> Result<Markup, AnswerError> {
    let answer = match results {
        QueryResults::Boolean(value) => html! { p.answer { (if value { "yes" } else { "no" }) } },
        QueryResults::Graph(triples) => {
            let mut bytes = Vec::new();
            write_graph(triples, RdfFormat::Turtle, &mut bytes)?;
            html! { pre tabindex="0" { (String::from_utf8_lossy(&bytes)) } }
        }
        QueryResults::Solutions(solutions) => {
            let header: Vec<String> = solutions.variables().iter().map(|v| v.as_str().to_owned()).collect();
            let rows = solutions.collect::<Result<Vec<_>, _>>()?;
            html! {
                p.facts { (rows.len()) (if rows.len() == 1 { " row" } else { " rows" }) }
                div.scroll tabindex="0" role="region" aria-label="Answer" {
                    table {
                        thead { tr { @for name in &header { th scope="col" { (name) } } } }
                        tbody {
                            @for row in &rows {
                                tr { @for cell in row.values() { td {
                                    @if let Some(cell) = cell { (term(cell, settings)) }
                                } } }
                            }
                        }
                    }
                }
            }
        }
    };
    let body = html! { (form(query)) h2 { "Answer" } (answer) };
    Ok(layout::page("SPARQL", &body, &[("/", "Documents")], settings))
}

fn form(query: &str) -> Markup {
    html! {
        form action="/sparql" method="get" {
            label for="query" { "Query" }
            textarea #query name="query" rows="9" spellcheck="false" required { (query) }
            p {
                button type="submit" { "Ask" }
                span.hint { "The prefixes dx, rel, schema, prov, skos, rdf, rdfs and xsd are known." }
            }
        }
        (queries())
    }
}

/// The ready queries as links.
pub fn queries() -> Markup {
    html! {
        details.queries open {
            summary { "Ready queries" }
            ul { @for query in ready::all() { li { a href=(link(query.sparql)) title=(query.description) { (query.title) } } } }
        }
    }
}
