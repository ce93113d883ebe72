//! `/`: the documents, with counts and ready queries.

use super::links::address;
use super::{Context, layout, sparql};
use crate::view::home::Home;
use maud::{Markup, html};

/// The page.
#[must_use]
pub fn page(home: &Home, context: &Context<'_>) -> Markup {
    let number = |name: &str| home.counts.get(name).map(ToString::to_string).unwrap_or_default();
    let body = html! {
        h1 { "Documents" }
        p.facts {
            (number("documents")) " documents · " (number("turns")) " turns · " (number("claims")) " claims · "
            (number("entities")) " entities"
        }
        @if home.documents.is_empty() {
            p { "There is nothing here yet: " code { "dixit extract interview.txt -l STORE" } " puts a document in." }
        }
        ul.plain.documents {
            @for document in &home.documents {
                li {
                    a href=(address(&document.id, context)) lang=(document.language) { (document.title) }
                    p.facts {
                        (document.slug) " · " (document.language)
                        @if let Some(date) = &document.date { " · " (date) }
                        @if document.turns > 0 { " · " (document.turns) " turns" }
                        " · " (document.claims) " claims"
                    }
                }
            }
        }
        (sparql::queries(context))
    };
    layout::page("Documents", &body, &[], context)
}
