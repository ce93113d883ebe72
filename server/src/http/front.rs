//! What happens to every request before and after its handler: a request id, the limit of requests, the headers of
//! safety and of other origins, the log, the count.

use super::{HttpError, State, rate};
use crate::pages::layout::CONTENT_SECURITY_POLICY;
use actix_web::Error;
use actix_web::HttpResponse;
use actix_web::body::{EitherBody, MessageBody};
use actix_web::dev::{ServiceRequest, ServiceResponse};
use actix_web::http::Method;
use actix_web::http::header::{CONTENT_TYPE, HeaderMap, HeaderName, HeaderValue};
use actix_web::middleware::Next;
use actix_web::web;
use std::sync::LazyLock;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Instant;

/// The header that names a request, here and in the logs of others.
const REQUEST_ID: HeaderName = HeaderName::from_static("x-request-id");

/// The longest request id of somebody else's that is kept.
const ID_LENGTH: usize = 64;

/// The headers of every answer: it is what it says it is, and anybody may read it.
static HEADERS: [(HeaderName, HeaderValue); 4] = [
    header("x-content-type-options", "nosniff"),
    header("access-control-allow-origin", "*"),
    header(
        "access-control-expose-headers",
        "Content-Type, ETag, Last-Modified, Link, Location, Retry-After, X-Request-Id",
    ),
    header("vary", "Accept, Accept-Language, Cookie"),
];

/// The headers of what a browser shows as a page or a picture: nothing but our own assets may load.
static OF_PAGES: [(HeaderName, HeaderValue); 5] = [
    header("content-security-policy", CONTENT_SECURITY_POLICY),
    header("x-frame-options", "DENY"),
    header("referrer-policy", "no-referrer"),
    header("permissions-policy", "camera=(), geolocation=(), microphone=()"),
    header("cross-origin-opener-policy", "same-origin"),
];

/// The header of data: whoever opens it in a browser loads nothing with it, and no page frames it.
static OF_DATA: [(HeaderName, HeaderValue); 1] =
    [header("content-security-policy", "default-src 'none'; frame-ancestors 'none'")];

const fn header(name: &'static str, value: &'static str) -> (HeaderName, HeaderValue) {
    (HeaderName::from_static(name), HeaderValue::from_static(value))
}

/// What browsers are told over TLS: for a year, ask this host over TLS alone.
const STRICT_TRANSPORT: (HeaderName, HeaderValue) =
    (HeaderName::from_static("strict-transport-security"), HeaderValue::from_static("max-age=31536000"));

/// Let a request through to its handler.
///
/// # Errors
/// When the handler fails in a way that is no answer.
pub async fn front<B: MessageBody>(
    request: ServiceRequest,
    next: Next<B>,
) -> Result<ServiceResponse<EitherBody<B>>, Error> {
    let begun = Instant::now();
    let id = id(request.headers());
    let method = request.method().clone();
    let state = request.app_data::<web::Data<State>>().cloned();
    let over_tls = state.as_ref().is_some_and(|state| state.settings.tls.is_some());
    let mut response = match early(&request, state.as_ref().map(|state| state.get_ref())) {
        Some(answer) => request.into_response(answer).map_into_right_body(),
        None => next.call(request).await?.map_into_left_body(),
    };
    let took = begun.elapsed();
    let status = response.status().as_u16();
    if let Some(state) = state {
        let route = response.request().match_pattern().unwrap_or_else(|| "other".to_owned());
        state.metrics.request(method.as_str(), route, status, took);
    }
    let path = response.request().path();
    tracing::info!(id = id.to_str().unwrap_or_default(), %method, path, status, ms = took.as_millis(), "request");
    let headers = response.headers_mut();
    let kind = of_kind(headers.get(CONTENT_TYPE));
    headers.reserve(HEADERS.len() + kind.len() + 2);
    for (name, value) in HEADERS.iter().chain(kind) {
        if !headers.contains_key(name) {
            headers.insert(name.clone(), value.clone());
        }
    }
    if over_tls {
        let (name, value) = STRICT_TRANSPORT;
        headers.insert(name, value);
    }
    headers.insert(REQUEST_ID, id);
    Ok(response)
}

/// The headers that depend on the media type. An answer without a body has none: "not modified" leaves a page what it has.
fn of_kind(content_type: Option<&HeaderValue>) -> &'static [(HeaderName, HeaderValue)] {
    match content_type.map(HeaderValue::as_bytes) {
        None => &[],
        Some(kind) if kind.starts_with(b"text/html") || kind.starts_with(b"image/") => &OF_PAGES,
        Some(_) => &OF_DATA,
    }
}

/// The answers that need no handler: to what a browser asks for another origin's page, and to too many requests.
fn early(request: &ServiceRequest, state: Option<&State>) -> Option<HttpResponse> {
    if request.method() == Method::OPTIONS {
        return Some(preflight());
    }
    let state = state.filter(|state| state.rate.is_limited())?;
    let connection = request.connection_info();
    let client =
        if state.settings.behind_proxy { connection.realip_remote_addr() } else { connection.peer_addr() };
    match state.rate.admit(client.unwrap_or_default()) {
        rate::Verdict::Admitted => None,
        rate::Verdict::Wait(seconds) => Some(HttpError::RateLimited(seconds).respond(request.request())),
    }
}

/// What a browser asks before it lets a page of another origin ask.
fn preflight() -> HttpResponse {
    HttpResponse::NoContent()
        .insert_header(("Access-Control-Allow-Methods", "GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS"))
        .insert_header((
            "Access-Control-Allow-Headers",
            "Accept, Authorization, Content-Type, If-Match, If-None-Match, Last-Event-ID",
        ))
        .insert_header(("Access-Control-Max-Age", "86400"))
        .finish()
}

/// The id that the request brings, if it is harmless, or a new one.
fn id(headers: &HeaderMap) -> HeaderValue {
    static COUNT: AtomicU64 = AtomicU64::new(0);
    static PROCESS: LazyLock<u32> = LazyLock::new(std::process::id);
    let harmless = |value: &&HeaderValue| {
        let good = |b: &u8| b.is_ascii_alphanumeric() || b"-_.".contains(b);
        !value.is_empty() && value.len() <= ID_LENGTH && value.as_bytes().iter().all(good)
    };
    headers.get(&REQUEST_ID).filter(harmless).cloned().unwrap_or_else(|| {
        let count = COUNT.fetch_add(1, Ordering::Relaxed);
        HeaderValue::from_str(&format!("{:x}-{count}", *PROCESS)).unwrap_or(HeaderValue::from_static("-"))
    })
}
