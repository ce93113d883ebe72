//! `/queries`: the ready queries with what can be set in them; `/queries/{name}` runs one, in every form of an answer.
//! `/queries/{name}?describe` says what it is without running it.

use super::listing::{self, Listing};
use super::parameters;
use super::sparql;
use super::{HttpError, State};
use crate::pages;
use actix_web::http::Method;
use actix_web::{HttpRequest, HttpResponse, web};
use dixit_extractor::store::queries::{self as ready, ParameterKind, ReadyQuery};
use serde::Serialize;

/// The addresses of this file.
pub fn routes(config: &mut web::ServiceConfig) {
    config.route("/queries", web::to(all)).route("/queries/{name}", web::to(run));
}

/// A ready query as JSON.
#[derive(Debug, Serialize)]
pub struct Described {
    /// Its name.
    pub name: &'static str,
    /// What it answers, in a few words.
    pub title: &'static str,
    /// What it answers, in a sentence.
    pub description: &'static str,
    /// What can be set.
    pub parameters: Vec<Parameter>,
    /// The variables of its answer.
    pub columns: Vec<&'static str>,
    /// The query itself.
    pub sparql: &'static str,
}

/// Something that can be set in a query.
#[derive(Debug, Serialize)]
pub struct Parameter {
    /// Its name.
    pub name: &'static str,
    /// `text`, `integer`, `decimal` or `iri`.
    #[serde(rename = "type")]
    pub kind: &'static str,
    /// What it does.
    pub description: &'static str,
    /// Its default, as SPARQL writes it.
    pub default: &'static str,
}

/// All of them.
#[derive(Debug, Serialize)]
pub struct Queries {
    /// In the order they are listed.
    pub queries: Vec<Described>,
}

impl From<&ReadyQuery> for Described {
    fn from(query: &ReadyQuery) -> Self {
        let parameters = query.parameters.iter().map(|parameter| Parameter {
            name: parameter.name,
            kind: match parameter.kind {
                ParameterKind::Text => "text",
                ParameterKind::Integer => "integer",
                ParameterKind::Decimal => "decimal",
                ParameterKind::Iri => "iri",
            },
            description: parameter.description,
            default: parameter.default,
        });
        Self {
            name: query.name,
            title: query.title,
            description: query.description,
            parameters: parameters.collect(),
            columns: query.columns.clone(),
            sparql: query.sparql,
        }
    }
}

async fn all(request: HttpRequest, state: web::Data<State>) -> HttpResponse {
    let listing = Listing::<Queries> {
        read: |_, _, _| Ok(Queries { queries: ready::all().iter().map(Described::from).collect() }),
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
        return Ok(HttpResponse::Ok().json(Described::from(query)));
    }
    // What the endpoint itself takes is no parameter of the query.
    let own = |name: &str| matches!(name, "format" | "timeout" | "describe");
    let values: Vec<(&str, &str)> = pairs
        .iter()
        .filter(|(name, _)| !own(name))
        .map(|(name, value)| (name.as_str(), value.as_str()))
        .collect();
    sparql::run(request, query.fill(&values)?, &pairs, state).await
}
