//! `/sparql` and `/query`: the SPARQL 1.1 Protocol, <https://www.w3.org/TR/sparql11-protocol/>.
//!
//! An answer is made whole before the first byte is sent, so a query that fails or runs out of time
//! never passes off a part as the whole. Queries run off the asynchronous workers and are stopped when
//! their time is up or the client goes away.

mod description;
mod form;

use super::negotiate::{self, Offer};
use super::reader::Reader;
use super::{HttpError, State};
use crate::pages::sparql as page;
use crate::render::answers::{self, AnswerError};
use actix_web::http::{Method, header};
use actix_web::{HttpRequest, HttpResponse, web};
use dixit_extractor::store::QueryOptions;
use form::Asked;
use oxigraph::io::{JsonLdProfileSet, RdfFormat};
use oxigraph::sparql::results::QueryResultsFormat;
use oxigraph::sparql::{CancellationToken, QueryEvaluationError, QueryResults};

/// The addresses of this file.
pub fn routes(config: &mut web::ServiceConfig) {
    config.route("/sparql", web::to(endpoint)).route("/query", web::to(endpoint));
}

/// What can be sent for a graph.
pub const GRAPHS: &[Offer<Form>] = &[
    Offer { media_type: "text/turtle", also: &["application/x-turtle"], what: Form::Rdf(RdfFormat::Turtle) },
    Offer {
        media_type: "application/n-triples",
        also: &["text/plain"],
        what: Form::Rdf(RdfFormat::NTriples),
    },
    Offer {
        media_type: "application/rdf+xml",
        also: &["application/xml", "text/xml"],
        what: Form::Rdf(RdfFormat::RdfXml),
    },
    Offer {
        media_type: "application/ld+json",
        also: &["application/json"],
        what: Form::Rdf(RdfFormat::JsonLd { profile: JsonLdProfileSet::empty() }),
    },
    Offer { media_type: "application/n-quads", also: &[], what: Form::Rdf(RdfFormat::NQuads) },
    Offer { media_type: "application/trig", also: &[], what: Form::Rdf(RdfFormat::TriG) },
    Offer { media_type: "text/html", also: &[], what: Form::Html },
];

/// What can be sent for solutions and booleans.
const SOLUTIONS: &[Offer<Form>] = &[
    Offer {
        media_type: "application/sparql-results+json",
        also: &["application/json", "text/json"],
        what: Form::Solutions(QueryResultsFormat::Json),
    },
    Offer {
        media_type: "application/sparql-results+xml",
        also: &["application/xml", "text/xml"],
        what: Form::Solutions(QueryResultsFormat::Xml),
    },
    Offer { media_type: "text/csv", also: &[], what: Form::Solutions(QueryResultsFormat::Csv) },
    Offer {
        media_type: "text/tab-separated-values",
        also: &[],
        what: Form::Solutions(QueryResultsFormat::Tsv),
    },
    Offer { media_type: "text/html", also: &[], what: Form::Html },
];

/// The form an answer takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Form {
    /// A page.
    Html,
    /// SPARQL results.
    Solutions(QueryResultsFormat),
    /// RDF.
    Rdf(RdfFormat),
}

async fn endpoint(request: HttpRequest, body: web::Bytes, state: web::Data<State>) -> HttpResponse {
    let answer = match *request.method() {
        Method::GET | Method::HEAD | Method::POST => answer(&request, &body, &state).await,
        Method::OPTIONS => Ok(preflight()),
        _ => Err(HttpError::MethodNotAllowed {
            method: request.method().to_string(),
            allowed: "GET, HEAD, POST, OPTIONS",
        }),
    };
    answer.unwrap_or_else(|error| error.respond(&request))
}

/// What a browser asks before it lets a page of another origin ask.
fn preflight() -> HttpResponse {
    HttpResponse::NoContent()
        .insert_header(("Access-Control-Allow-Methods", "GET, HEAD, POST, OPTIONS"))
        .insert_header(("Access-Control-Allow-Headers", "Accept, Content-Type"))
        .insert_header(("Access-Control-Max-Age", "86400"))
        .finish()
}

async fn answer(
    request: &HttpRequest,
    body: &[u8],
    state: &web::Data<State>,
) -> Result<HttpResponse, HttpError> {
    let asked = Asked::read(request, body)?;
    match asked {
        Some(asked) => evaluate(request, asked, state).await,
        None => description::respond(request, &state.settings),
    }
}

/// Stops the query when it is dropped: at the end, on time-out, and when the client goes away.
struct StopOnDrop(CancellationToken);

impl Drop for StopOnDrop {
    fn drop(&mut self) {
        self.0.cancel();
    }
}

async fn evaluate(
    request: &HttpRequest,
    asked: Asked,
    state: &web::Data<State>,
) -> Result<HttpResponse, HttpError> {
    let token = CancellationToken::new();
    let _stop = StopOnDrop(token.clone());
    let options = QueryOptions {
        union_default_graph: asked.union_default_graph.unwrap_or(state.settings.union_default_graph),
        default_graphs: asked.default_graphs,
        named_graphs: asked.named_graphs,
        base: Some(state.settings.base.clone()),
        cancellation: Some(token),
    };
    let forms = Forms {
        solutions: negotiate::choose(request, SOLUTIONS).map(|offer| (offer.media_type, offer.what)),
        graph: negotiate::choose(request, GRAPHS).map(|offer| (offer.media_type, offer.what)),
    };
    let seconds = state.settings.timeout.as_secs();
    let (job, reader) = (state.clone(), Reader::of(request));
    let work = web::block(move || make(&job, (&asked.query, &options), forms, &reader));
    let made = tokio::time::timeout(state.settings.timeout, work).await;
    let (media_type, bytes) = made
        .map_err(|_| HttpError::Timeout(seconds))?
        .map_err(|error| HttpError::Internal(error.to_string()))??;
    let charset = if media_type.starts_with("text/") { "; charset=utf-8" } else { "" };
    Ok(HttpResponse::Ok().insert_header((header::CONTENT_TYPE, format!("{media_type}{charset}"))).body(bytes))
}

/// The forms that the request accepts, for either kind of answer.
struct Forms {
    solutions: Result<(&'static str, Form), HttpError>,
    graph: Result<(&'static str, Form), HttpError>,
}

/// Evaluate and write the whole answer.
fn make(
    state: &State,
    (query, options): (&str, &QueryOptions),
    forms: Forms,
    reader: &Reader,
) -> Result<(&'static str, Vec<u8>), HttpError> {
    let results = state.store.query_with(query, options)?;
    let is_graph = matches!(results, QueryResults::Graph(_));
    let (media_type, form) = if is_graph { forms.graph? } else { forms.solutions? };
    let mut bytes = Vec::new();
    match (form, results) {
        (Form::Html, results) => {
            let context = reader.context(&state.settings);
            bytes = page::results(query, results, &context).map_err(failed)?.into_string().into_bytes();
        }
        (Form::Rdf(format), QueryResults::Graph(triples)) => {
            answers::write_graph(triples, format, &mut bytes).map_err(failed)?;
        }
        (Form::Solutions(format), results) => {
            answers::write_solutions(results, format, &mut bytes).map_err(failed)?;
        }
        (Form::Rdf(_), _) => return Err(HttpError::Internal("an RDF form for solutions".to_owned())),
    }
    Ok((media_type, bytes))
}

fn failed(error: AnswerError) -> HttpError {
    match error {
        AnswerError::Evaluation(QueryEvaluationError::Cancelled) => {
            HttpError::Internal("cancelled".to_owned())
        }
        AnswerError::Evaluation(error) => error.into(),
        AnswerError::Io(error) => HttpError::Internal(error.to_string()),
    }
}
