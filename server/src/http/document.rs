//! `/document/{slug}` and `/document/{slug}/turn/{n}`.

use super::State;
use super::shown::{self, Resource};
use crate::pages;
use crate::view::documents::{DocumentView, TurnView};
use actix_web::{HttpRequest, HttpResponse, web};

/// The addresses of this file.
pub fn routes(config: &mut web::ServiceConfig) {
    config
        .route("/document/{slug}", web::to(document))
        .route("/document/{slug}/turn/{number}", web::to(turn))
        .route("/turns/{slug}/{number}", web::to(turn));
}

async fn document(request: HttpRequest, state: web::Data<State>) -> HttpResponse {
    let resource = Resource {
        read: |state, iri| Ok(DocumentView::read(&state.store, iri)?),
        page: pages::document::page,
        graph: true,
    };
    shown::respond(request, state, resource).await
}

async fn turn(request: HttpRequest, state: web::Data<State>) -> HttpResponse {
    let resource = Resource {
        read: |state, iri| Ok(TurnView::read(&state.store, iri)?),
        page: pages::document::turn_page,
        graph: false,
    };
    shown::respond(request, state, resource).await
}
