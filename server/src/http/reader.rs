//! [`Reader`]: who asks for a page, as far as the page depends on it.

use super::Settings;
use crate::pages::Context;
use actix_web::HttpRequest;
use actix_web::http::header;

/// The cookie that holds the code of a chosen language.
pub const LANGUAGE: &str = "language";

/// What a page's [`Context`] takes from a request; it may go to another thread.
#[derive(Debug, Clone)]
pub struct Reader {
    accept_language: String,
    chosen: Option<String>,
    address: String,
}

impl Reader {
    /// The reader of a request.
    #[must_use]
    pub fn of(request: &HttpRequest) -> Self {
        let accepted = request.headers().get(header::ACCEPT_LANGUAGE).and_then(|value| value.to_str().ok());
        Self {
            accept_language: accepted.unwrap_or_default().to_owned(),
            chosen: request.cookie(LANGUAGE).map(|cookie| cookie.value().to_owned()),
            address: request.uri().to_string(),
        }
    }

    /// The context of its page.
    #[must_use]
    pub fn context<'a>(&self, settings: &'a Settings) -> Context<'a> {
        Context::new(settings, &self.accept_language, self.chosen.as_deref(), self.address.clone())
    }
}
