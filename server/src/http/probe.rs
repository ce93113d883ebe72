//! [`Probe`]: the whole application, asked without a socket by requests that are made of any bytes: what the fuzzers of
//! `fuzz/` and property tests drive. Whatever is asked, nothing panics, and failures are the client's and have the one
//! shape; [`Probe::request`] and [`Probe::operation`] panic where that is not so.

use super::openapi::{Operation, operations};
use super::{Access, Scope, Settings, State, TokenEntry, app, make_token};
use actix_web::body::to_bytes;
use actix_web::dev::Service;
use actix_web::http::header::{ContentType, HeaderName, HeaderValue};
use actix_web::http::{Method, StatusCode, Uri};
use actix_web::test::{TestRequest, init_service};
use dixit_extractor::store::{Store, StoreError};
use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};
use std::time::Duration;

/// What the store of a probe holds.
const DATA: &str = "INSERT DATA { GRAPH <http://localhost:7878/document/d> {
  <http://localhost:7878/document/d> a dx:Document ; dx:slug 'd' ; rdfs:label 'A talk'@en ; dx:language 'en' .
  <http://localhost:7878/claim/c> a dx:Claim ; dx:document <http://localhost:7878/document/d> ;
    dx:quote 'Rome paid 3 coins'@en ; dx:start 0 ; dx:end 17 ; dx:relation rel:pays ; dx:relationLabel 'pays' ;
    dx:polarity dx:Affirmed ; dx:certainty dx:Certain ; dx:subject <http://localhost:7878/entity/rome> .
  <http://localhost:7878/entity/rome> a dx:Entity ; rdfs:label 'Rome' } }";

/// The longest text that is brought: longer ones test the extractor, which has tests of its own.
const LONGEST_TEXT: usize = 200;

/// The application with a small store.
#[derive(Debug)]
pub struct Probe {
    state: State,
    token: String,
}

impl Probe {
    /// An application that may be written to, with short limits.
    ///
    /// # Errors
    /// When the store cannot be made, or the system has no random numbers.
    pub fn new() -> Result<Self, StoreError> {
        let store = Store::in_memory()?;
        store.update(DATA)?;
        let (token, hash) = make_token()?;
        let entry = TokenEntry { name: "probe".to_owned(), hash, scopes: Scope::ALL.to_vec() };
        let settings = Settings {
            timeout: Duration::from_secs(1),
            max_timeout: Duration::from_secs(1),
            max_rows: 1000,
            max_body: 1 << 16,
            access: Access::writable(vec![entry]),
            ..Settings::default()
        };
        Ok(Self { state: State::new(store, settings), token })
    }

    /// Ask with a request as HTTP/1.1 writes it: a line with method and address, headers, an empty line, a body. `TOKEN`
    /// stands for the token. Gives the status; nothing where the bytes are no request that a socket would let through.
    ///
    /// # Panics
    /// When the answer breaks a rule.
    #[must_use]
    pub fn request(&self, bytes: &[u8]) -> Option<StatusCode> {
        let mut lines = bytes.splitn(2, |byte| *byte == b'\n');
        let first = str::from_utf8(lines.next()?).ok()?;
        let mut words = first.split_ascii_whitespace();
        let method = Method::from_bytes(words.next()?.as_bytes()).ok()?;
        let uri: Uri = words.next()?.parse().ok()?;
        uri.path_and_query()?;
        let mut request = TestRequest::with_uri(&uri.to_string()).method(method);
        let mut rest = lines.next().unwrap_or_default();
        loop {
            let mut lines = rest.splitn(2, |byte| *byte == b'\n');
            let line = lines.next().unwrap_or_default().trim_ascii_end();
            rest = lines.next().unwrap_or_default();
            if line.is_empty() {
                return self.ask(request, rest.to_vec());
            }
            let colon = line.iter().position(|byte| *byte == b':')?;
            let name = HeaderName::from_bytes(&line[..colon]).ok()?;
            let value = String::from_utf8_lossy(line[colon + 1..].trim_ascii()).replace("TOKEN", &self.token);
            request = request.insert_header((name, HeaderValue::from_str(&value).ok()?));
        }
    }

    /// Ask for an operation of the description with values for its parameters: a byte that says which operation, then
    /// texts that end with zero bytes: one for each parameter, which is left out where it is empty; then the body.
    ///
    /// # Panics
    /// When the answer breaks a rule.
    #[must_use]
    pub fn operation(&self, bytes: &[u8]) -> Option<StatusCode> {
        let (which, rest) = bytes.split_first()?;
        let operations = operations();
        let operation = operations.get(usize::from(*which) % operations.len())?;
        let mut values = rest.splitn(operation.parameters.len() + 1, |byte| *byte == 0);
        let (mut path, mut query) = (operation.path.clone(), String::new());
        for parameter in &operation.parameters {
            let value = String::from_utf8_lossy(values.next().unwrap_or_default()).into_owned();
            let escaped = utf8_percent_encode(&value, NON_ALPHANUMERIC).to_string();
            if parameter.in_path {
                let given = if value.is_empty() { "d" } else { escaped.as_str() };
                path = path.replace(&format!("{{{}}}", parameter.name), given);
            } else if !value.is_empty() {
                query += &format!("{}={escaped}&", parameter.name);
            }
        }
        let method = Method::from_bytes(operation.method.to_uppercase().as_bytes()).ok()?;
        let request = TestRequest::with_uri(&format!("{path}?{query}")).method(method);
        let request = request.insert_header(("Authorization", format!("Bearer {}", self.token)));
        self.ask(typed(request, operation), values.next().unwrap_or_default().to_vec())
    }

    /// Ask, and look at the answer.
    fn ask(&self, request: TestRequest, body: Vec<u8>) -> Option<StatusCode> {
        let request = request.set_payload(body.clone()).to_request();
        let text = request.path().starts_with("/documents") && body.len() > LONGEST_TEXT;
        if text {
            return None;
        }
        let what = format!("{} {}", request.method(), request.uri());
        let (status, media_type, bytes) = actix_web::rt::System::new().block_on(async {
            let service = init_service(app(self.state.clone())).await;
            let answer = service.call(request).await.ok()?;
            let media_type = answer.headers().get("content-type").cloned();
            let status = answer.status();
            // An answer that is cut off has no end; that is what it is to look like.
            Some((status, media_type, to_bytes(answer.into_body()).await.unwrap_or_default()))
        })?;
        assert!(status != StatusCode::INTERNAL_SERVER_ERROR, "{what}: {}", String::from_utf8_lossy(&bytes));
        let json =
            media_type.is_some_and(|given| given.as_bytes() == ContentType::json().to_string().as_bytes());
        if json && (status.is_client_error() || status.is_server_error()) && !bytes.is_empty() {
            let told: serde_json::Value = serde_json::from_slice(&bytes).unwrap_or_default();
            assert!(told["error"]["code"].is_string(), "{what}: {told}");
        }
        Some(status)
    }
}

/// With the first media type that an operation takes.
fn typed(request: TestRequest, operation: &Operation) -> TestRequest {
    match operation.body.as_ref().and_then(|body| body.media_types.first()) {
        Some(media_type) => request.insert_header(("Content-Type", *media_type)),
        None => request,
    }
}
