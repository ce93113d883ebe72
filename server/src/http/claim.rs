//! `/claim/{hash}`.

use super::State;
use super::shown::{self, Resource};
use crate::pages;
use crate::view::claims::ClaimInPlace;
use actix_web::{HttpRequest, HttpResponse, web};

/// The addresses of this file.
pub fn routes(config: &mut web::ServiceConfig) {
    config.route("/claim/{hash}", web::to(claim)).route("/claims/{hash}", web::to(claim));
}

async fn claim(request: HttpRequest, state: web::Data<State>) -> HttpResponse {
    let resource = Resource {
        read: |state, iri| Ok(ClaimInPlace::read(&state.store, iri)?),
        page: pages::claim::page,
        graph: false,
    };
    shown::respond(request, state, resource).await
}
