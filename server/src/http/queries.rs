//! `/queries`: the ready queries with what can be set in them; `/queries/{name}` runs one, in every form of an answer.
//! `/queries/{name}?describe` says what it is without running it.

use super::listing::{self, Listing};
use super::parameters;
use super::sparql;
use super::{HttpError, State};
use crate::pages;
use crate::schema;
use actix_web::http::Method;
use actix_web::{HttpRequest, HttpResponse, web};
use dixit_extractor::store::queries::{self as ready, ReadyQuery};
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::Serialize;

/// The addresses of this file.
pub fn routes(config: &mut web::ServiceConfig) {
    config.route("/queries", web::to(all)).route("/queries/{name}", web::to(run));
}

/// All of them.
#[derive(Debug, JsonSchema, Serialize)]
pub struct Queries {
    /// In the order they are listed.
    #[schemars(schema_with = "all_ready")]
    pub queries: &'static [ReadyQuery],
}

fn all_ready(generator: &mut SchemaGenerator) -> Schema {
    json_schema!({"type": "array", "items": schema::ready_query(generator)})
}

async fn all(request: HttpRequest, state: web::Data<State>) -> HttpResponse {
    let listing = Listing::<Queries> {
        read: |_, _, _| Ok(Queries { queries: ready::all() }),
        iris: |_| Vec::new(),
        next: |_| None,
        page: Some(|_, _, context| pages::lists::queries(context)),
    };
    listing::respond(request, state, listing).await
}

async fn run(request: HttpRequest, name: web::Path<String>, state: web::Data<State>) -> HttpResponse {
    answer(&request, &name, &state).await.unwrap_or_else(|error| error.respond(&request))
}

async fn answer(
    request: &HttpRequest,
    name: &str,
    state: &web::Data<State>,
) -> Result<HttpResponse, HttpError> {
    if !matches!(*request.method(), Method::GET | Method::HEAD) {
        let method = request.method().to_string();
        return Err(HttpError::MethodNotAllowed { method, allowed: "GET, HEAD, OPTIONS" });
    }
    let name = super::negotiate::without_ending(name);
    let query = ready::find(name).map_err(|_| HttpError::NotFound(request.path().to_owned()))?;
    let pairs = parameters::decode(request.query_string())?;
    if parameters::flag(&pairs, "describe").unwrap_or(false) {
        return Ok(HttpResponse::Ok().json(query));
    }
    // What the endpoint itself takes is no parameter of the query.
    let own = |name: &str| matches!(name, "format" | "timeout" | "version" | "describe");
    let values: Vec<(&str, &str)> = pairs
        .iter()
        .filter(|(name, _)| !own(name))
        .map(|(name, value)| (name.as_str(), value.as_str()))
        .collect();
    sparql::run(request, query.fill(&values)?, &pairs, state).await
}
