//! [`HttpError`]: the one table of failures to statuses, and the one shape they have.

use super::State;
use super::reader::Reader;
use crate::pages::layout;
use actix_web::http::StatusCode;
use actix_web::http::header::{self, HeaderValue};
use actix_web::{HttpRequest, HttpResponse, web};
use dixit_extractor::store::StoreError;
use oxigraph::sparql::QueryEvaluationError;
use oxigraph::store::StorageError;

/// Why a request has no good answer.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum HttpError {
    /// There is nothing at this address.
    #[error("there is nothing at {0}")]
    NotFound(String),
    /// The request lacks something or contradicts itself.
    #[error("{0}")]
    BadRequest(String),
    /// The query is not SPARQL; the message has line and column.
    #[error("the query is not valid SPARQL: {0}")]
    Syntax(String),
    /// The query asks for something this server does not do.
    #[error("the query cannot be answered: {0}")]
    Refused(String),
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
    #[error(
        "the body's media type '{0}' is not understood: use application/sparql-query or application/x-www-form-urlencoded"
    )]
    UnsupportedMediaType(String),
    /// The body is too large.
    #[error("the request is larger than {0} bytes")]
    TooLarge(usize),
    /// The query took too long and was stopped.
    #[error("the query was stopped after {0} s: ask for less, or give the server a longer --timeout-s")]
    Timeout(u64),
    /// Something in here went wrong; the log says what.
    #[error("the server failed")]
    Internal(String),
}

impl HttpError {
    /// Its HTTP status and its name in JSON.
    #[must_use]
    pub const fn code(&self) -> (StatusCode, &'static str) {
        match self {
            Self::NotFound(_) => (StatusCode::NOT_FOUND, "not_found"),
            Self::BadRequest(_) => (StatusCode::BAD_REQUEST, "bad_request"),
            Self::Syntax(_) => (StatusCode::BAD_REQUEST, "malformed_query"),
            Self::Refused(_) => (StatusCode::BAD_REQUEST, "query_refused"),
            Self::NotAcceptable(_) => (StatusCode::NOT_ACCEPTABLE, "not_acceptable"),
            Self::MethodNotAllowed { .. } => (StatusCode::METHOD_NOT_ALLOWED, "method_not_allowed"),
            Self::UnsupportedMediaType(_) => (StatusCode::UNSUPPORTED_MEDIA_TYPE, "unsupported_media_type"),
            Self::TooLarge(_) => (StatusCode::PAYLOAD_TOO_LARGE, "too_large"),
            Self::Timeout(_) => (StatusCode::GATEWAY_TIMEOUT, "timeout"),
            Self::Internal(_) => (StatusCode::INTERNAL_SERVER_ERROR, "internal"),
        }
    }

    /// The answer: a page for browsers, JSON for everybody else.
    #[must_use]
    pub fn respond(&self, request: &HttpRequest) -> HttpResponse {
        let (status, code) = self.code();
        if let Self::Internal(cause) = self {
            tracing::error!("{} {}: {cause}", request.method(), request.path());
        }
        let accept = request.headers().get(header::ACCEPT).and_then(|value| value.to_str().ok());
        let mut response = HttpResponse::build(status);
        if let Self::MethodNotAllowed { allowed, .. } = self {
            response.insert_header((header::ALLOW, HeaderValue::from_static(allowed)));
        }
        if accept.is_some_and(|accept| accept.contains("text/html")) {
            let settings = request.app_data::<web::Data<State>>().map(|state| state.settings.clone());
            let settings = settings.unwrap_or_default();
            let context = Reader::of(request).context(&settings);
            let page = layout::error(status.as_u16(), &self.to_string(), &context);
            return response.content_type("text/html; charset=utf-8").body(page.into_string());
        }
        response.json(serde_json::json!({"error": {"code": code, "message": self.to_string()}}))
    }
}

impl From<StorageError> for HttpError {
    fn from(error: StorageError) -> Self {
        Self::Internal(error.to_string())
    }
}

impl From<StoreError> for HttpError {
    fn from(error: StoreError) -> Self {
        match error {
            StoreError::Syntax(error) => Self::Syntax(error.to_string()),
            StoreError::Evaluation(error) => error.into(),
            StoreError::Parameter(message) => Self::BadRequest(message),
            other => Self::Internal(other.to_string()),
        }
    }
}

impl From<QueryEvaluationError> for HttpError {
    fn from(error: QueryEvaluationError) -> Self {
        match error {
            QueryEvaluationError::Dataset(error) => Self::Internal(error.to_string()),
            QueryEvaluationError::Unexpected(error) => Self::Internal(error.to_string()),
            other => Self::Refused(other.to_string()),
        }
    }
}
