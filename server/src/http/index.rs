//! `/`.

use super::State;
use super::shown::{self, Resource};
use crate::pages;
use crate::view::home::Home;
use actix_web::{HttpRequest, HttpResponse, web};

/// The addresses of this file.
pub fn routes(config: &mut web::ServiceConfig) {
    config.route("/", web::to(index));
}

async fn index(request: HttpRequest, state: web::Data<State>) -> HttpResponse {
    let resource = Resource { read: Home::read, page: pages::home::page, graph: false };
    shown::respond(request, state, resource).await
}
