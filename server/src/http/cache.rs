//! `ETag`, `Last-Modified` and what follows from them (RFC 9110, section 13): as long as the store is as it was, an
//! answer is too.

use super::{HttpError, State};
use actix_web::http::header::{self, HeaderValue, HttpDate};
use actix_web::{HttpRequest, HttpResponse};
use std::cell::RefCell;
use std::time::SystemTime;

/// "Not modified", if the request has what there is.
#[must_use]
pub fn unchanged(request: &HttpRequest, state: &State) -> Option<HttpResponse> {
    let text = |name| request.headers().get(name).and_then(|value| value.to_str().ok());
    let same = match text(header::IF_NONE_MATCH) {
        Some(tags) => matches(tags, state),
        None => {
            let since: Option<HttpDate> = text(header::IF_MODIFIED_SINCE).and_then(|date| date.parse().ok());
            // Whole seconds: a change within the same second would go unnoticed.
            since.is_some_and(|since| state.changed() < SystemTime::from(since))
        }
    };
    same.then(|| stamp(HttpResponse::NotModified().finish(), state))
}

/// What a change says of the state it is meant for.
#[derive(Debug, Clone, Default)]
pub struct Precondition {
    if_match: Option<String>,
    if_none_match: Option<String>,
}

impl Precondition {
    /// The precondition of a request.
    #[must_use]
    pub fn of(request: &HttpRequest) -> Self {
        let text =
            |name| request.headers().get(name).and_then(|value| value.to_str().ok()).map(str::to_owned);
        Self { if_match: text(header::IF_MATCH), if_none_match: text(header::IF_NONE_MATCH) }
    }

    /// Whether it says nothing.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.if_match.is_none() && self.if_none_match.is_none()
    }

    /// Refuse a change that was meant for another state of the store.
    ///
    /// # Errors
    /// When `If-Match` names another state, or `If-None-Match: *` wants there to be nothing and `exists`.
    pub fn check(&self, state: &State, exists: bool) -> Result<(), HttpError> {
        let good = match (self.if_match.as_deref(), self.if_none_match.as_deref()) {
            (Some("*"), _) => exists,
            (Some(tags), _) => matches(tags, state),
            (None, Some("*")) => !exists,
            _ => true,
        };
        if good { Ok(()) } else { Err(HttpError::PreconditionFailed) }
    }
}

fn matches(tags: &str, state: &State) -> bool {
    let own = state.etag();
    tags.split(',').map(|tag| tag.trim().trim_start_matches("W/").trim_matches('"')).any(|tag| tag == own)
}

/// What answers of one state of the store say of it.
struct Stamp {
    etag: String,
    changed: SystemTime,
    tag: HeaderValue,
    date: HeaderValue,
}

thread_local! {
    /// The last stamp of this thread: states change seldom, and answers are many.
    static STAMP: RefCell<Option<Stamp>> = const { RefCell::new(None) };
}

/// Say of which state an answer is. The tag is weak: the same answer may be packed differently.
#[must_use]
pub fn stamp(mut response: HttpResponse, state: &State) -> HttpResponse {
    let (etag, changed) = (state.etag(), state.changed());
    let made = STAMP.with_borrow_mut(|last| {
        if last.as_ref().is_none_or(|stamp| stamp.etag != etag || stamp.changed != changed) {
            let tag = HeaderValue::from_str(&format!("W/\"{etag}\"")).ok()?;
            let date = HeaderValue::from_str(&HttpDate::from(changed).to_string()).ok()?;
            *last = Some(Stamp { etag, changed, tag, date });
        }
        last.as_ref().map(|stamp| (stamp.tag.clone(), stamp.date.clone()))
    });
    let headers = response.headers_mut();
    if let Some((tag, date)) = made {
        headers.insert(header::ETAG, tag);
        headers.insert(header::LAST_MODIFIED, date);
    }
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-cache"));
    response
}
