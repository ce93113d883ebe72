//! `/healthz`: whether the process answers at all; `/readyz`: whether its store does.

use super::{HttpError, State};
use actix_web::{HttpRequest, HttpResponse, web};

/// The addresses of this file.
pub fn routes(config: &mut web::ServiceConfig) {
    config.route("/healthz", web::get().to(alive)).route("/readyz", web::get().to(ready));
}

async fn alive() -> HttpResponse {
    HttpResponse::Ok().json(serde_json::json!({"status": "ok"}))
}

async fn ready(request: HttpRequest, state: web::Data<State>) -> HttpResponse {
    let writable = state.settings.access.writable;
    let asked = web::block(move || state.store.oxigraph().is_empty().map_err(HttpError::from)).await;
    match asked {
        Ok(Ok(_)) => HttpResponse::Ok().json(serde_json::json!({"status": "ok", "writable": writable})),
        Ok(Err(error)) => error.respond(&request),
        Err(error) => HttpError::Internal(error.to_string()).respond(&request),
    }
}
