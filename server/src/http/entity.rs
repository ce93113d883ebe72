//! `/entity/{slug}`, `/entities/{slug}`; `/document/{slug}/speaker/{name}`, who has a part in a document and no name.

use super::State;
use super::shown::{self, Resource};
use crate::pages;
use crate::view::entities::EntityView;
use actix_web::{HttpRequest, HttpResponse, web};

/// The addresses of this file.
pub fn routes(config: &mut web::ServiceConfig) {
    for path in ["/entity/{slug}", "/entities/{slug}", "/document/{slug}/speaker/{name}"] {
        config.route(path, web::to(entity));
    }
}

async fn entity(request: HttpRequest, state: web::Data<State>) -> HttpResponse {
    let resource = Resource {
        read: |state, iri| Ok(EntityView::read(&state.store, &*state.corpus()?, iri)?),
        page: pages::entity::page,
        graph: false,
    };
    shown::respond(request, state, resource).await
}
