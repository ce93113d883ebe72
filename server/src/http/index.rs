//! `/`.

use super::State;
use super::listing::{self, Listing};
use crate::pages;
use crate::view::home::Home;
use actix_web::{HttpRequest, HttpResponse, web};

/// The addresses of this file.
pub fn routes(config: &mut web::ServiceConfig) {
    config.route("/", web::to(index));
}

async fn index(request: HttpRequest, state: web::Data<State>) -> HttpResponse {
    let listing = Listing::<Home> {
        read: |state, _, _| Ok(Home::of(&*state.corpus()?)),
        iris: |_| Vec::new(),
        next: |_| None,
        page: Some(|home, _, context| pages::home::page(home, context)),
    };
    listing::respond(request, state, listing).await
}
