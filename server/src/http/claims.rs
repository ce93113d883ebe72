//! `/claims`: the claims that a filter means, sorted, a page at a time, with what can narrow it further.

use super::listing::{self, Listing};
use super::parameters::{self, Pair};
use super::reader::Reader;
use super::shown::{Form, OFFERS};
use super::{HttpError, State, negotiate, stream};
use crate::pages;
use crate::view::catalogue::{DEFAULT_LIMIT, limit};
use crate::view::filter::ClaimFilter;
use crate::view::list::{self, Asking, ClaimPage, Facet, Page, Sort};
use crate::view::search::{Found, SearchError};
use actix_web::{HttpRequest, HttpResponse, web};
use schemars::JsonSchema;
use serde::Serialize;
use std::io::Write;

/// The addresses of this file.
pub fn routes(config: &mut web::ServiceConfig) {
    config.route("/claims", web::to(claims)).route("/claims.{ending}", web::to(claims));
}

/// A page of claims and what narrows it.
#[derive(Debug, JsonSchema, Serialize)]
pub struct Claims {
    /// The claims.
    #[serde(flatten)]
    pub list: ClaimPage,
    /// Values that claims of the filter have, with counts; with `facets=true`.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub facets: Vec<Facet>,
}

async fn claims(request: HttpRequest, state: web::Data<State>) -> HttpResponse {
    if negotiate::choose(&request, OFFERS).is_ok_and(|offer| matches!(offer.what, Form::Html)) {
        return table(&request, &state).await.unwrap_or_else(|error| error.respond(&request));
    }
    let listing = Listing::<Claims> {
        read,
        iris: |claims| claims.list.claims.iter().map(|claim| claim.id.clone()).collect(),
        next: |claims| claims.list.next.as_deref(),
        page: None,
    };
    listing::respond(request, state, listing).await
}

/// The page, which reads more than the data: facets, and numbers typed as words.
async fn table(request: &HttpRequest, state: &web::Data<State>) -> Result<HttpResponse, HttpError> {
    let pairs = parameters::decode(request.query_string())?;
    let (job, reader) = (state.clone(), Reader::of(request));
    stream::answer(state, &state.gate, state.settings.timeout, move |output| {
        let asking =
            Asking { store: &job.store, base: &job.settings.base, cancellation: Some(output.token()) };
        let corpus = job.corpus().map_err(|error| output.failure(error))?;
        let found = Found::read(&asking, &corpus, &pairs).map_err(|error| output.failure(error))?;
        let page = pages::claims::page(&found, &reader.context(&job.settings));
        output.begin("text/html; charset=utf-8".to_owned());
        output.write_all(page.into_string().as_bytes()).map_err(|error| output.failure(error))
    })
    .await
}

fn read(state: &State, asking: &Asking<'_>, pairs: &[Pair]) -> Result<Claims, HttpError> {
    let filter = ClaimFilter::from_pairs(pairs.iter().map(|(name, value)| (name, value)))?;
    let given = |name| parameters::one(pairs, name).filter(|value| !value.is_empty());
    let page = Page {
        sort: given("sort").map(Sort::of_name).transpose()?.unwrap_or_default(),
        limit: given("limit").map(limit).transpose()?.unwrap_or(DEFAULT_LIMIT),
        after: given("after").map(str::to_owned),
    };
    let corpus = state.corpus()?;
    let list = list::claims(asking, &corpus, &filter, &page)?;
    let wanted = parameters::flag(pairs, "facets").unwrap_or(false);
    let facets = if wanted { list::facets(&corpus, &filter, asking.base) } else { Vec::new() };
    Ok(Claims { list, facets })
}

impl From<SearchError> for HttpError {
    fn from(error: SearchError) -> Self {
        match error {
            SearchError::Parameter(error) => error.into(),
            SearchError::Store(error) => error.into(),
        }
    }
}
