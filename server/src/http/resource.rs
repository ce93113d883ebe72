//! Any other IRI of the store: its properties, the claims it is the relation of, and what points to it.

use super::State;
use super::shown::{self, Resource};
use crate::pages;
use crate::view::resource::Described;
use actix_web::{HttpRequest, HttpResponse, web};

/// Answer for an address that no other file has.
pub async fn any(request: HttpRequest, state: web::Data<State>) -> HttpResponse {
    let resource = Resource {
        read: |state, iri| Ok(Described::read(&state.store, &*state.corpus()?, iri)?),
        page: pages::resource::page,
        graph: false,
    };
    shown::respond(request, state, resource).await
}
