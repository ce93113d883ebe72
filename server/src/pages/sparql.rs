//! The query page: a form, ready queries, and the answer as a table whose IRIs open.

use super::parts::term;
use super::{Context, layout, links};
use crate::render::answers::{AnswerError, write_graph};
use dixit_extractor::store::queries as ready;
use maud::{Markup, html};
use oxigraph::io::RdfFormat;
use oxigraph::sparql::QueryResults;

/// The page without an answer.
#[must_use]
pub fn empty(context: &Context<'_>) -> Markup {
    let body = html! { (form(ready::all().first().map_or("", |ready| ready.sparql), context)) };
    layout::page("SPARQL", &body, &[("/", "Documents")], context)
}

/// The page with an answer.
///
/// # Errors
/// When the evaluation fails.
pub fn results(query: &str, results: QueryResults<'_>, context: &Context<'_>) -> Result<Markup, AnswerError> {
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
                                    @if let Some(cell) = cell { (term(cell, context)) }
                                } } }
                            }
                        }
                    }
                }
            }
        }
    };
    let body = html! { (form(query, context)) h2 { "Answer" } (answer) };
    Ok(layout::page("SPARQL", &body, &[("/", "Documents")], context))
}

fn form(query: &str, context: &Context<'_>) -> Markup {
    html! {
        form action="/sparql" method="get" {
            label for="query" { "Query" }
            textarea #query name="query" rows="9" spellcheck="false" required { (query) }
            p {
                button type="submit" { "Ask" }
                span.hint { "The prefixes dx, rel, schema, prov, skos, rdf, rdfs and xsd are known." }
            }
        }
        (queries(context))
    }
}

/// The ready queries as links.
#[must_use]
pub fn queries(_: &Context<'_>) -> Markup {
    html! {
        details.queries open {
            summary { "Ready queries" }
            ul { @for query in ready::all() { li { a href=(links::query(query.sparql)) title=(query.description) { (query.title) } } } }
        }
    }
}
