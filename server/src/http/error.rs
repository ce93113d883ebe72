//! [`HttpError`]: the one table of failures to statuses, and the one shape they have.
//!
//! ```json
//! {"error": {"code": "malformed_query", "message": "…", "line": 2, "column": 7, "token": "x"}}
//! ```
//!
//! `line`, `column` and `token` are there where the failure has a place in a SPARQL text. Codes are stable; messages
//! are for people and may change.

use super::State;
use super::reader::Reader;
use crate::pages::layout;
use crate::render::answers::AnswerError;
use crate::view::filter::FilterError;
use actix_web::http::StatusCode;
use actix_web::http::header::{self, HeaderValue};
use actix_web::{HttpRequest, HttpResponse, web};
use dixit_extractor::store::{OutboundError, StoreError};
use oxigraph::sparql::{QueryEvaluationError, SparqlSyntaxError, UpdateEvaluationError};
use oxigraph::store::StorageError;
use schemars::JsonSchema;
use serde::Serialize;
use std::error::Error;
use std::io;

/// What is said to a query that wants something fetched.
const OUTBOUND: &str = "SERVICE and LOAD are off: this server makes no requests of its own; whoever starts it may name \
    addresses that it may ask with --allow-outbound";

/// What the system says of a disk that takes no more, and what it means.
const FULL: &[(&str, &str)] = &[
    ("No space left", "the disk is full"),
    ("Disk quota exceeded", "the disk quota is used up"),
    ("File too large", "a file of it may not grow any more (ulimit -f)"),
];

/// Why a request has no good answer.
#[derive(Debug, Clone, thiserror::Error)]
#[non_exhaustive]
pub enum HttpError {
    /// Something that is asked for is not there; the message says what.
    #[error("{0}")]
    NotThere(String),
    /// There is nothing at this address.
    #[error("there is nothing at {0}")]
    NotFound(String),
    /// The request lacks something or contradicts itself.
    #[error("{0}")]
    BadRequest(String),
    /// The query or update is not SPARQL.
    #[error("the SPARQL is not well-formed: {message}")]
    Syntax {
        /// What the parser says.
        message: String,
        /// Where.
        place: Option<Place>,
    },
    /// The query asks for something this server does not do.
    #[error("the query cannot be answered: {0}")]
    Refused(String),
    /// The data sent is not well-formed.
    #[error("the data is not well-formed: {0}")]
    Data(String),
    /// None of the accepted media types can be had.
    #[error("not available in the accepted media types: use {0}")]
    NotAcceptable(String),
    /// The method does not fit the address.
    #[error("{method} is not possible here: use {allowed}")]
    MethodNotAllowed {
        /// What was tried.
        method: String,
        /// What may be.
        allowed: &'static str,
    },
    /// The body is of an unknown type.
    #[error("the media type '{given}' of the body is not understood: use {wanted}")]
    UnsupportedMediaType {
        /// What was said.
        given: String,
        /// What may be.
        wanted: String,
    },
    /// The body is too large.
    #[error("the request is larger than {0} bytes: send it in parts, or give the server a larger --max-body")]
    TooLarge(usize),
    /// The answer is too large.
    #[error("the answer has more than {0} rows: add a LIMIT, or give the server a larger --max-rows")]
    TooManyRows(usize),
    /// The query took too long and was stopped.
    #[error(
        "stopped after {0} s: ask for less, or for more time with timeout= up to the server's --max-timeout-s"
    )]
    Timeout(u64),
    /// Everything the server can do at a time is being done.
    #[error("the server is busy: try again in {0} s")]
    Busy(u64),
    /// Too many requests of one client.
    #[error("too many requests: try again in {0} s")]
    RateLimited(u64),
    /// The process holds too much memory.
    #[error("stopped because the server's memory is nearly used up: ask for less")]
    Memory,
    /// Nothing can be changed here.
    #[error("this server is read-only: start it with --writable and a token")]
    ReadOnly,
    /// No token, or an unknown one.
    #[error("this needs a bearer token that the server knows: send 'Authorization: Bearer TOKEN'")]
    Unauthorized,
    /// The token may not do this.
    #[error("the token may not do this: it lacks the scope '{0}'")]
    Forbidden(&'static str),
    /// The state asked for is not the state that is.
    #[error("the store has changed since: read it again")]
    PreconditionFailed,
    /// The store cannot take more.
    #[error("the store cannot be written: {0}")]
    Storage(String),
    /// Another server was asked and failed.
    #[error("another server was needed: {0}")]
    Outbound(String),
    /// Something in here went wrong; the log says what.
    #[error("the server failed")]
    Internal(String),
}

/// A failure as JSON.
#[derive(Debug, Clone, JsonSchema, Serialize)]
pub struct Failure {
    /// What happened.
    pub error: Told,
}

/// What is told of a failure.
#[derive(Debug, Clone, JsonSchema, Serialize)]
pub struct Told {
    /// Its name: stable, programs may rely on it.
    pub code: &'static str,
    /// For people: it may change.
    pub message: String,
    /// Where in a SPARQL text.
    #[serde(flatten)]
    pub place: Option<Place>,
}

/// A place in a SPARQL text, both counted from 1 in code points, and the token there.
#[derive(Debug, Clone, PartialEq, Eq, JsonSchema, Serialize)]
pub struct Place {
    /// The line.
    pub line: usize,
    /// The code point of the line.
    pub column: usize,
    /// The word or sign that does not fit; empty at the end of the text.
    pub token: String,
}

impl HttpError {
    /// Its HTTP status and its name in JSON.
    #[must_use]
    pub const fn code(&self) -> (StatusCode, &'static str) {
        match self {
            Self::NotFound(_) | Self::NotThere(_) => (StatusCode::NOT_FOUND, "not_found"),
            Self::BadRequest(_) => (StatusCode::BAD_REQUEST, "bad_request"),
            Self::Syntax { .. } => (StatusCode::BAD_REQUEST, "malformed_query"),
            Self::Refused(_) => (StatusCode::BAD_REQUEST, "query_refused"),
            Self::Data(_) => (StatusCode::BAD_REQUEST, "malformed_data"),
            Self::NotAcceptable(_) => (StatusCode::NOT_ACCEPTABLE, "not_acceptable"),
            Self::MethodNotAllowed { .. } => (StatusCode::METHOD_NOT_ALLOWED, "method_not_allowed"),
            Self::UnsupportedMediaType { .. } => {
                (StatusCode::UNSUPPORTED_MEDIA_TYPE, "unsupported_media_type")
            }
            Self::TooLarge(_) => (StatusCode::PAYLOAD_TOO_LARGE, "too_large"),
            Self::TooManyRows(_) => (StatusCode::UNPROCESSABLE_ENTITY, "too_many_rows"),
            Self::Timeout(_) => (StatusCode::GATEWAY_TIMEOUT, "timeout"),
            Self::Busy(_) => (StatusCode::SERVICE_UNAVAILABLE, "busy"),
            Self::RateLimited(_) => (StatusCode::TOO_MANY_REQUESTS, "rate_limited"),
            Self::Memory => (StatusCode::SERVICE_UNAVAILABLE, "memory"),
            Self::ReadOnly => (StatusCode::FORBIDDEN, "read_only"),
            Self::Unauthorized => (StatusCode::UNAUTHORIZED, "unauthorized"),
            Self::Forbidden(_) => (StatusCode::FORBIDDEN, "forbidden"),
            Self::PreconditionFailed => (StatusCode::PRECONDITION_FAILED, "precondition_failed"),
            Self::Storage(_) => (StatusCode::INSUFFICIENT_STORAGE, "storage"),
            Self::Outbound(_) => (StatusCode::BAD_GATEWAY, "outbound"),
            Self::Internal(_) => (StatusCode::INTERNAL_SERVER_ERROR, "internal"),
        }
    }

    /// The failure of a parser, with its place in the text.
    #[must_use]
    pub fn syntax(error: &SparqlSyntaxError, text: &str) -> Self {
        let message = error.to_string();
        let place = place(&message, text);
        Self::Syntax { message, place }
    }

    /// As JSON.
    #[must_use]
    pub fn told(&self) -> Told {
        let place = match self {
            Self::Syntax { place, .. } => place.clone(),
            _ => None,
        };
        Told { code: self.code().1, message: self.to_string(), place }
    }

    /// The answer: a page for browsers, JSON for everybody else.
    #[must_use]
    pub fn respond(&self, request: &HttpRequest) -> HttpResponse {
        let (status, _) = self.code();
        if let Self::Internal(cause) = self {
            tracing::error!("{} {}: {cause}", request.method(), request.path());
        }
        let accept = request.headers().get(header::ACCEPT).and_then(|value| value.to_str().ok());
        let mut response = HttpResponse::build(status);
        match self {
            Self::MethodNotAllowed { allowed, .. } => {
                response.insert_header((header::ALLOW, HeaderValue::from_static(allowed)));
            }
            Self::Busy(seconds) | Self::RateLimited(seconds) => {
                response.insert_header((header::RETRY_AFTER, seconds.to_string()));
            }
            Self::Unauthorized => {
                response.insert_header((header::WWW_AUTHENTICATE, "Bearer realm=\"dixit\""));
            }
            _ => {}
        }
        response.insert_header((header::CACHE_CONTROL, "no-store"));
        if accept.is_some_and(|accept| accept.contains("text/html")) {
            let settings = request.app_data::<web::Data<State>>().map(|state| state.settings.clone());
            let settings = settings.unwrap_or_default();
            let context = Reader::of(request).context(&settings);
            let page = layout::error(status.as_u16(), &self.to_string(), &context);
            return response.content_type("text/html; charset=utf-8").body(page.into_string());
        }
        response.json(Failure { error: self.told() })
    }
}

/// The place that a parser's message names (`error at 2:7: …`).
fn place(message: &str, text: &str) -> Option<Place> {
    let at = message.strip_prefix("error at ")?;
    let (line, rest) = at.split_once(':')?;
    let column = rest.split(':').next()?;
    let (line, column): (usize, usize) = (line.trim().parse().ok()?, column.trim().parse().ok()?);
    let rest = text.lines().nth(line.checked_sub(1)?).unwrap_or_default();
    let rest: Vec<char> = rest.chars().skip(column.saturating_sub(1)).collect();
    let word = |c: &char| c.is_alphanumeric() || "_:?$@-".contains(*c);
    let length = rest.iter().take_while(|c| word(c)).count().max(1);
    Some(Place { line, column, token: rest.into_iter().take(length).collect() })
}

impl From<StorageError> for HttpError {
    fn from(error: StorageError) -> Self {
        let said = error.to_string();
        for (words, means) in FULL {
            if said.contains(words) {
                return Self::Storage((*means).to_owned());
            }
        }
        if said.to_ascii_lowercase().contains("read-only") || said.contains("read only") {
            return Self::ReadOnly;
        }
        Self::Internal(said)
    }
}

impl From<StoreError> for HttpError {
    fn from(error: StoreError) -> Self {
        match error {
            StoreError::Syntax(error) => Self::Syntax { message: error.to_string(), place: None },
            StoreError::Evaluation(error) => error.into(),
            StoreError::Update(error) => error.into(),
            StoreError::Storage(error) => error.into(),
            StoreError::Parameter(message) => Self::BadRequest(message),
            StoreError::Outbound => Self::Refused(OUTBOUND.to_owned()),
            StoreError::Fetch(error) => error.into(),
            other => Self::Internal(other.to_string()),
        }
    }
}

impl From<OutboundError> for HttpError {
    fn from(error: OutboundError) -> Self {
        match error {
            OutboundError::Refused { .. } => Self::Refused(error.to_string()),
            other => Self::Outbound(other.to_string()),
        }
    }
}

/// The failure of a `SERVICE`.
fn service(error: Box<dyn Error + Send + Sync>) -> HttpError {
    match error.downcast::<OutboundError>() {
        Ok(error) => (*error).into(),
        Err(other) => HttpError::Outbound(other.to_string()),
    }
}

impl From<AnswerError> for HttpError {
    fn from(error: AnswerError) -> Self {
        match error {
            AnswerError::Evaluation(error) => error.into(),
            AnswerError::Io(error) => error.into(),
        }
    }
}

impl From<io::Error> for HttpError {
    fn from(error: io::Error) -> Self {
        Self::Internal(error.to_string())
    }
}

impl From<FilterError> for HttpError {
    fn from(error: FilterError) -> Self {
        Self::BadRequest(error.to_string())
    }
}

impl From<QueryEvaluationError> for HttpError {
    fn from(error: QueryEvaluationError) -> Self {
        match error {
            QueryEvaluationError::Dataset(error) => match error.downcast::<StorageError>() {
                Ok(error) => (*error).into(),
                Err(error) => Self::Internal(error.to_string()),
            },
            QueryEvaluationError::Unexpected(error) => Self::Internal(error.to_string()),
            QueryEvaluationError::Cancelled => Self::Internal("the evaluation was cancelled".to_owned()),
            QueryEvaluationError::Service(error) => service(error),
            QueryEvaluationError::UnboundService
            | QueryEvaluationError::InvalidServiceName(_)
            | QueryEvaluationError::UnsupportedService(_) => Self::Refused(OUTBOUND.to_owned()),
            other => Self::Refused(other.to_string()),
        }
    }
}

impl From<UpdateEvaluationError> for HttpError {
    fn from(error: UpdateEvaluationError) -> Self {
        match error {
            UpdateEvaluationError::Storage(error) => error.into(),
            UpdateEvaluationError::Unexpected(error) => Self::Internal(error.to_string()),
            UpdateEvaluationError::GraphParsing(error) => Self::Data(error.to_string()),
            UpdateEvaluationError::Service(error) => service(error),
            UpdateEvaluationError::UnboundService
            | UpdateEvaluationError::InvalidServiceName(_)
            | UpdateEvaluationError::UnsupportedService(_) => Self::Refused(OUTBOUND.to_owned()),
            other => Self::Refused(other.to_string()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use dixit_extractor::store::Store;

    #[test]
    fn syntax_errors_have_a_place_and_a_token() {
        let store = Store::in_memory().unwrap();
        for (query, line, column, token) in
            [("SELECT *\nWHERE x", 2, 7, "x"), ("SELECT ?é WHERE x", 1, 17, "x"), ("", 1, 1, "")]
        {
            let Err(StoreError::Syntax(error)) = store.query(query) else { panic!("{query} is SPARQL") };
            let HttpError::Syntax { place: Some(place), .. } = HttpError::syntax(&error, query) else {
                panic!("no place: {error}")
            };
            assert_eq!(place, Place { line, column, token: token.to_owned() }, "{error}");
        }
    }
}
