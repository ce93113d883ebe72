//! `/claims`: the table of claims.

use super::reader::Reader;
use super::{HttpError, State};
use crate::pages;
use crate::view::list::Asking;
use crate::view::search::{Found, SearchError};
use actix_web::{HttpRequest, HttpResponse, web};
use oxigraph::sparql::CancellationToken;

/// The addresses of this file.
pub fn routes(config: &mut web::ServiceConfig) {
    config.route("/claims", web::get().to(claims));
}

type Pairs = Vec<(String, String)>;

/// Stops the search when it is dropped: on time-out, and when the client goes away.
struct StopOnDrop(CancellationToken);

impl Drop for StopOnDrop {
    fn drop(&mut self) {
        self.0.cancel();
    }
}

async fn claims(request: HttpRequest, pairs: web::Query<Pairs>, state: web::Data<State>) -> HttpResponse {
    let reader = Reader::of(&request);
    match find(pairs.into_inner(), &state).await {
        Ok(found) => {
            let page = pages::claims::page(&found, &reader.context(&state.settings));
            HttpResponse::Ok().content_type("text/html; charset=utf-8").body(page.into_string())
        }
        Err(error) => error.respond(&request),
    }
}

/// Search off the asynchronous workers, within the time that a query may take.
async fn find(pairs: Pairs, state: &web::Data<State>) -> Result<Found, HttpError> {
    let token = CancellationToken::new();
    let _stop = StopOnDrop(token.clone());
    let job = state.clone();
    let work = web::block(move || {
        let asking = Asking { store: &job.store, base: &job.settings.base, cancellation: Some(token) };
        Found::read(&asking, &pairs)
    });
    let made = tokio::time::timeout(state.settings.timeout, work).await;
    made.map_err(|_| HttpError::Timeout(state.settings.timeout.as_secs()))?
        .map_err(|error| HttpError::Internal(error.to_string()))?
        .map_err(HttpError::from)
}

impl From<SearchError> for HttpError {
    fn from(error: SearchError) -> Self {
        match error {
            SearchError::Parameter(error) => Self::BadRequest(error.to_string()),
            SearchError::Store(error) => error.into(),
        }
    }
}
