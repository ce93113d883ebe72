//! `/healthz`: whether the process answers at all; `/readyz`: whether its store does.

use super::{HttpError, State};
use actix_web::{HttpRequest, HttpResponse, web};
use schemars::JsonSchema;
use serde::Serialize;

/// The addresses of this file.
pub fn routes(config: &mut web::ServiceConfig) {
    config.route("/healthz", web::get().to(alive)).route("/readyz", web::get().to(ready));
}

/// The process answers.
#[derive(Debug, JsonSchema, Serialize)]
pub struct Alive {
    /// `ok`.
    status: &'static str,
}

/// The store answers.
#[derive(Debug, JsonSchema, Serialize)]
pub struct Ready {
    /// `ok`.
    status: &'static str,
    /// Whether whoever has a token may change it.
    writable: bool,
}

async fn alive() -> HttpResponse {
    HttpResponse::Ok().json(Alive { status: "ok" })
}

async fn ready(request: HttpRequest, state: web::Data<State>) -> HttpResponse {
    let writable = state.settings.access.writable;
    let asked = web::block(move || state.store.oxigraph().is_empty().map_err(HttpError::from)).await;
    match asked {
        Ok(Ok(_)) => HttpResponse::Ok().json(Ready { status: "ok", writable }),
        Ok(Err(error)) => error.respond(&request),
        Err(error) => HttpError::Internal(error.to_string()).respond(&request),
    }
}
