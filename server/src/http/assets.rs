//! `/assets/…`: the style sheet and the icon, part of the program; `/healthz`.

use super::{HttpError, State};
use actix_web::{HttpRequest, HttpResponse, web};

const STYLE: &str = include_str!("../../assets/style.css");
const ICON: &str = include_str!("../../assets/icon.svg");

/// The addresses of this file.
pub fn routes(config: &mut web::ServiceConfig) {
    config
        .route("/assets/style.css", web::get().to(|| async { asset("text/css; charset=utf-8", STYLE) }))
        .route("/assets/icon.svg", web::get().to(|| async { asset("image/svg+xml", ICON) }))
        .route("/healthz", web::get().to(health));
}

fn asset(media_type: &'static str, text: &'static str) -> HttpResponse {
    HttpResponse::Ok().content_type(media_type).insert_header(("Cache-Control", "max-age=3600")).body(text)
}

/// Whether the store answers.
async fn health(request: HttpRequest, state: web::Data<State>) -> HttpResponse {
    let asked = web::block(move || state.store.oxigraph().is_empty().map_err(HttpError::from)).await;
    match asked {
        Ok(Ok(_)) => HttpResponse::Ok().json(serde_json::json!({"status": "ok"})),
        Ok(Err(error)) => error.respond(&request),
        Err(error) => HttpError::Internal(error.to_string()).respond(&request),
    }
}
