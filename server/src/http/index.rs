//! `/`: the documents, with counts and ready queries.

use super::shown::{self, Resource};
use super::{Settings, State};
use crate::http::sparql::page::queries;
use crate::view::{count, documents};
use actix_web::{HttpRequest, HttpResponse, web};
use dixit_extractor::store::Store;
use maud::{Markup, html};
use oxigraph::store::StorageError;
use serde::Serialize;

/// The addresses of this file.
pub fn routes(config: &mut web::ServiceConfig) {
    config.route("/", web::to(index));
}

#[derive(Serialize)]
struct Index {
    documents: Vec<documents::Summary>,
    counts: serde_json::Map<String, serde_json::Value>,
}

async fn index(request: HttpRequest, state: web::Data<State>) -> HttpResponse {
    shown::respond(request, state, Resource { read, page, graph: false }).await
}

fn read(store: &Store, _: &str) -> Result<Option<Index>, StorageError> {
    let counts =
        count::all(store)?.into_iter().map(|(name, count)| (name.to_owned(), count.into())).collect();
    Ok(Some(Index { documents: documents::list(store)?, counts }))
}

fn page(index: &Index, settings: &Settings) -> Markup {
    let number = |name: &str| index.counts.get(name).map(ToString::to_string).unwrap_or_default();
    let body = html! {
        h1 { "Documents" }
        p.facts {
            (number("documents")) " documents · " (number("turns")) " turns · " (number("claims")) " claims · "
            (number("entities")) " entities"
        }
        @if index.documents.is_empty() {
            p { "There is nothing here yet: " code { "dixit extract interview.txt -l STORE" } " puts a document in." }
        }
        ul.plain.documents {
            @for document in &index.documents {
                li {
                    a href=(shown::address(&document.id, settings)) lang=(document.language) { (document.title) }
                    p.facts {
                        (document.slug) " · " (document.language)
                        @if let Some(date) = &document.date { " · " (date) }
                        @if document.turns > 0 { " · " (document.turns) " turns" }
                        " · " (document.claims) " claims"
                    }
                }
            }
        }
        (queries())
    };
    super::layout::page("Documents", &body, &[], settings)
}
