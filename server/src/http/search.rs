//! `/search?q=…`: full text over quotes, names and titles.

use super::listing::{self, Listing};
use super::parameters::{self, Pair};
use super::{HttpError, State};
use crate::pages;
use crate::view::catalogue::{DEFAULT_LIMIT, limit};
use crate::view::fulltext::{Found, kind};
use crate::view::list::Asking;
use actix_web::{HttpRequest, HttpResponse, web};

/// The addresses of this file.
pub fn routes(config: &mut web::ServiceConfig) {
    config.route("/search", web::to(search)).route("/search.{ending}", web::to(search));
}

async fn search(request: HttpRequest, state: web::Data<State>) -> HttpResponse {
    let listing = Listing::<Found> {
        read,
        iris: |found| found.hits.iter().map(|hit| hit.id.clone()).collect(),
        next: |_| None,
        page: Some(pages::lists::found),
    };
    listing::respond(request, state, listing).await
}

fn read(state: &State, _: &Asking<'_>, pairs: &[Pair]) -> Result<Found, HttpError> {
    let given = |name| parameters::one(pairs, name).filter(|value| !value.is_empty());
    let kind = given("kind").map(|name| {
        kind(name).ok_or_else(|| {
            HttpError::BadRequest(format!("the parameter 'kind' is '{name}': use claim, entity or document"))
        })
    });
    let limit = given("limit").map(limit).transpose()?.unwrap_or(DEFAULT_LIMIT);
    let query = given("q").unwrap_or_default();
    Ok(state.index()?.search(query, kind.transpose()?, limit))
}
