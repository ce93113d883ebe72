//! `/api`: the interface for programs, for people to read: every address, what it takes and gives.

use super::{Context, layout};
use crate::http::openapi::{Operation, Parameter};
use maud::{Markup, html};

/// The page.
#[must_use]
pub fn page(operations: &[Operation], context: &Context<'_>) -> Markup {
    let title = context.say(["Interface for programs", "Interface pour programmes"]);
    let body = html! {
        h1 { (title) }
        p {
            (context.say([
                "Every address answers in the form that is accepted, or by its ending (.json, .ttl, .csv…). Failures are JSON with a stable code.",
                "Chaque adresse répond sous la forme acceptée, ou selon sa terminaison (.json, .ttl, .csv…). Les erreurs sont en JSON, avec un code stable.",
            ]))
            " " a href="/openapi.json" { "OpenAPI 3.1" }
        }
        @for operation in operations { (shown(operation, context)) }
    };
    layout::page(title, &body, &[("/", "Dixit")], context)
}

fn shown(operation: &Operation, context: &Context<'_>) -> Markup {
    html! {
        details id=(operation.id) {
            summary { code { b { (operation.method.to_uppercase()) } " " (operation.path) } " " (operation.summary) }
            @if let Some(scope) = operation.scope {
                p { (context.say(["Needs a token with the scope", "Demande un jeton avec le droit"])) " " code { (scope) } }
            }
            @if let Some(body) = &operation.body {
                p { (context.say(["Body", "Corps"])) ": " (body.description) " (" (body.media_types.join(", ")) ")" }
            }
            @if !operation.parameters.is_empty() {
                table { tbody { @for parameter in &operation.parameters { (row(parameter)) } } }
            }
            p { (operation.good) ": " (if operation.gives.is_empty() { "—".to_owned() } else { operation.gives.join(", ") }) }
            @if operation.method == "get" && !operation.path.contains('{') {
                p { a href=(operation.path) { (context.say(["Try it", "Essayer"])) } }
            }
        }
    }
}

fn row(parameter: &Parameter) -> Markup {
    html! {
        tr {
            th scope="row" { code { (parameter.name) } }
            td { (parameter.kind) @if parameter.many { "…" } }
            td {
                (parameter.description)
                @if !parameter.values.is_empty() { " (" (parameter.values.join(", ")) ")" }
            }
        }
    }
}
