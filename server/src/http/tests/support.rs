//! The application with a store, asked without a socket.

use crate::http::{Access, Scope, Settings, State, TokenEntry, app, make_token};
use crate::view::sample;
use actix_web::body::{BoxBody, MessageBody};
use actix_web::dev::{Service, ServiceResponse};
use actix_web::http::StatusCode;
use actix_web::http::header::HeaderMap;
use actix_web::test::{TestRequest, init_service, read_body};
use dixit_extractor::store::Store;
use std::sync::LazyLock;

/// Status, content type and body of the answer to a request.
#[derive(Debug)]
pub struct Answer {
    pub status: StatusCode,
    pub media_type: String,
    pub body: String,
    pub headers: HeaderMap,
}

impl Answer {
    /// The body as JSON.
    pub fn json(&self) -> serde_json::Value {
        serde_json::from_str(&self.body).unwrap_or_else(|error| panic!("{error}: {}", self.body))
    }

    /// A header as text.
    pub fn header(&self, name: &str) -> &str {
        self.headers.get(name).map(|value| value.to_str().unwrap()).unwrap_or_default()
    }
}

/// A token that may do everything, one that may only bring documents, and their entries.
pub struct Tokens {
    pub all: String,
    pub documents: String,
    pub entries: Vec<TokenEntry>,
}

pub static TOKENS: LazyLock<Tokens> = LazyLock::new(|| {
    let (all, first) = make_token().unwrap();
    let (documents, second) = make_token().unwrap();
    let entry = |name: &str, hash, scopes: &[Scope]| TokenEntry {
        name: name.to_owned(),
        hash,
        scopes: scopes.to_vec(),
    };
    let entries = vec![entry("all", first, Scope::ALL), entry("documents", second, &[Scope::Documents])];
    Tokens { all, documents, entries }
});

/// Settings under which the tokens may write.
pub fn writable() -> Settings {
    Settings { access: Access::writable(TOKENS.entries.clone()), ..Settings::default() }
}

/// An application that keeps its state between requests.
pub struct Server {
    pub state: State,
}

impl Server {
    pub fn new(store: Store, settings: Settings) -> Self {
        Self { state: State::new(store, settings) }
    }

    /// The sample, read-only.
    pub fn sample() -> Self {
        Self::new(sample::store(), Settings::default())
    }

    /// An empty store that may be written to.
    pub fn empty() -> Self {
        Self::new(Store::in_memory().unwrap(), writable())
    }

    pub async fn respond(&self, request: TestRequest) -> ServiceResponse<BoxBody> {
        let service = init_service(app(self.state.clone())).await;
        service.call(request.to_request()).await.unwrap().map_into_boxed_body()
    }

    pub async fn ask(&self, request: TestRequest) -> Answer {
        read(self.respond(request).await).await
    }

    /// Ask with the token that may do everything.
    pub async fn tell(&self, request: TestRequest) -> Answer {
        self.ask(request.insert_header(("Authorization", format!("Bearer {}", TOKENS.all)))).await
    }

    /// The one boolean that a query answers.
    pub fn holds(&self, ask: &str) -> bool {
        use oxigraph::sparql::QueryResults;
        matches!(self.state.store.query(ask).unwrap(), QueryResults::Boolean(true))
    }
}

pub async fn read<B: MessageBody>(response: ServiceResponse<B>) -> Answer {
    let headers = response.headers().clone();
    let media_type = headers.get("Content-Type").map(|v| v.to_str().unwrap().to_owned()).unwrap_or_default();
    let status = response.status();
    // A compressed archive is no text, and no test reads it as such.
    let body = String::from_utf8_lossy(&read_body(response).await).into_owned();
    Answer { status, media_type, body, headers }
}

pub fn get(address: &str, accept: &str) -> TestRequest {
    TestRequest::get().uri(address).insert_header(("Accept", accept))
}

/// A POST with a body of a type; no type when it is empty.
pub fn post(address: &str, media_type: &str, body: impl Into<Vec<u8>>) -> TestRequest {
    typed(TestRequest::post().uri(address), media_type, body)
}

pub fn put(address: &str, media_type: &str, body: impl Into<Vec<u8>>) -> TestRequest {
    typed(TestRequest::put().uri(address), media_type, body)
}

pub fn typed(request: TestRequest, media_type: &str, body: impl Into<Vec<u8>>) -> TestRequest {
    let request = request.set_payload(body.into());
    if media_type.is_empty() { request } else { request.insert_header(("Content-Type", media_type)) }
}

/// `a=b&c=d` with everything escaped.
pub fn pairs(pairs: &[(&str, &str)]) -> String {
    let encode = crate::pages::links::encode;
    let pairs: Vec<String> = pairs.iter().map(|(k, v)| format!("{}={}", encode(k), encode(v))).collect();
    pairs.join("&")
}
