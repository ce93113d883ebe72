//! `/sparql` and `/query`: the SPARQL 1.1 Protocol, <https://www.w3.org/TR/sparql11-protocol/>.
//!
//! Answers are streamed; see [`stream`](super::stream) for how they end.

mod description;
mod form;
mod short;

use super::body::{self, Taken};
use super::forms::{Form, GRAPHS, SOLUTIONS};
use super::negotiate::{self, Offer};
use super::parameters::Pair;
use super::reader::Reader;
use super::stream::{self, Output};
use super::{HttpError, State, cache};
use crate::pages;
use crate::render::rdf::{self, Version};
use actix_web::http::Method;
use actix_web::{HttpRequest, HttpResponse, web};
use dixit_extractor::store::{QueryOptions, StoreError};
use form::Asked;
pub use form::{graphs, timeout};
use oxigraph::io::RdfFormat;
use oxigraph::sparql::results::{QueryResultsFormat, QueryResultsSerializer};
use oxigraph::sparql::{QueryResults, QuerySolutionIter, QueryTripleIter};
pub use short::{Answers, LongQueries};
use std::io::Write;
use std::time::Instant;

/// The addresses of this file.
pub fn routes(config: &mut web::ServiceConfig) {
    for path in ["/sparql", "/query", "/sparql.{ending}", "/query.{ending}"] {
        config.route(path, web::to(endpoint));
    }
}

async fn endpoint(request: HttpRequest, body: Taken, state: web::Data<State>) -> HttpResponse {
    answer(&request, body, &state).await.unwrap_or_else(|error| error.respond(&request))
}

async fn answer(
    request: &HttpRequest,
    body: Taken,
    state: &web::Data<State>,
) -> Result<HttpResponse, HttpError> {
    if !matches!(*request.method(), Method::GET | Method::HEAD | Method::POST) {
        let method = request.method().to_string();
        return Err(HttpError::MethodNotAllowed { method, allowed: "GET, HEAD, POST, OPTIONS" });
    }
    let Some(asked) = Asked::read(request, &body::bytes(body, state)?)? else {
        return description::respond(request, state).await;
    };
    let solutions = negotiate::choose_named(request, asked.format.as_deref(), SOLUTIONS);
    // A page depends on who reads it, what another server says on that server, and an answer to a POST is nobody else's.
    let page = solutions.as_ref().is_ok_and(|offer| offer.what == Form::Html);
    if page || asked.asks_elsewhere() || request.method() == Method::POST {
        return evaluate(request, asked, solutions, state).await;
    }
    match cache::unchanged(request, state) {
        Some(unchanged) => Ok(unchanged),
        None => Ok(cache::stamp(evaluate(request, asked, solutions, state).await?, state)),
    }
}

/// Run a query that is not the request's own.
///
/// # Errors
/// As a query of the protocol.
pub async fn run(
    request: &HttpRequest,
    query: String,
    pairs: &[Pair],
    state: &web::Data<State>,
) -> Result<HttpResponse, HttpError> {
    let asked = Asked::of_query(query, pairs)?;
    let solutions = negotiate::choose_named(request, asked.format.as_deref(), SOLUTIONS);
    evaluate(request, asked, solutions, state).await
}

/// The form that is acceptable for one kind of answer, if any is.
type Acceptable = Result<&'static Offer<Form>, HttpError>;

/// The forms that the request accepts, for either kind of answer.
struct Forms {
    solutions: Acceptable,
    graph: Acceptable,
    version: Option<Version>,
}

async fn evaluate(
    request: &HttpRequest,
    asked: Asked,
    solutions: Acceptable,
    state: &web::Data<State>,
) -> Result<HttpResponse, HttpError> {
    let version = negotiate::version(request)?;
    if let Some(answered) = solutions.as_ref().ok().and_then(|offer| short::answer(state, &asked, offer)) {
        return Ok(answered);
    }
    let graph = negotiate::choose_named(request, asked.format.as_deref(), GRAPHS);
    let forms = Forms { solutions, graph, version };
    let settings = &state.settings;
    let allowed = asked.timeout.unwrap_or(settings.timeout).min(settings.max_timeout);
    let (job, reader) = (state.clone(), Reader::of(request));
    stream::answer(state, &state.gate, allowed, move |output| {
        let begun = Instant::now();
        let result = make(&job, (&asked, &reader), forms, output);
        let took = begun.elapsed();
        if took >= job.settings.slow_query {
            let rows = output.rows();
            tracing::warn!(seconds = took.as_secs_f64(), rows, query = %asked.query, "slow query");
        }
        result
    })
    .await
}

/// Evaluate, and write as the rows come.
fn make(
    state: &State,
    (asked, reader): (&Asked, &Reader),
    forms: Forms,
    output: &mut Output,
) -> Result<(), HttpError> {
    let options = QueryOptions {
        cancellation: Some(output.token()),
        outbound: state.outbound(),
        ..asked.options(&state.settings)
    };
    let results = state.store.query_with(&asked.query, &options).map_err(|error| match error {
        StoreError::Syntax(error) => HttpError::syntax(&error, &asked.query),
        other => output.failure(other),
    })?;
    let is_graph = matches!(results, QueryResults::Graph(_));
    let offer = if is_graph { forms.graph? } else { forms.solutions? };
    output.begin(offer.content_type());
    write(state, (&asked.query, reader), (offer.what, forms.version), results, output)
}

fn write(
    state: &State,
    (query, reader): (&str, &Reader),
    (form, version): (Form, Option<Version>),
    results: QueryResults<'_>,
    output: &mut Output,
) -> Result<(), HttpError> {
    match (form, results) {
        (Form::Html, results) => {
            let page = pages::sparql::results(query, results, &state.store, &reader.context(&state.settings));
            let page = page.map_err(|error| output.failure(error))?;
            output.write_all(page.into_string().as_bytes()).map_err(|error| output.failure(error))
        }
        (Form::Rdf(format), QueryResults::Graph(triples)) => {
            graph(triples, (format, version.unwrap_or_else(|| Version::usual(format))), output)
        }
        (Form::Solutions(format), QueryResults::Boolean(value)) => {
            let serializer = QueryResultsSerializer::from_format(format);
            let written = serializer.serialize_boolean_to_writer(&mut *output, value).map(drop);
            written.map_err(|error| output.failure(error))
        }
        (Form::Solutions(format), QueryResults::Solutions(rows)) => {
            let (most, mut count) = (output.max_rows(), 0);
            let written = solutions(rows, format, (most, &mut count), &mut *output);
            output.wrote(count);
            written.map_err(|error| output.failure(error))
        }
        _ => Err(HttpError::Internal("the form does not fit the answer".to_owned())),
    }
}

/// Write rows, at most so many; counts them.
fn solutions(
    rows: QuerySolutionIter<'_>,
    format: QueryResultsFormat,
    (most, count): (usize, &mut usize),
    to: impl Write,
) -> Result<(), HttpError> {
    let variables = rows.variables().to_vec();
    let serializer = QueryResultsSerializer::from_format(format);
    let mut writer = serializer.serialize_solutions_to_writer(to, variables)?;
    for row in rows {
        let row = row?;
        *count += 1;
        if *count > most {
            return Err(HttpError::TooManyRows(most));
        }
        writer.serialize(&row)?;
    }
    writer.finish()?;
    Ok(())
}

fn graph(
    triples: QueryTripleIter<'_>,
    (format, version): (RdfFormat, Version),
    output: &mut Output,
) -> Result<(), HttpError> {
    let (most, mut count) = (output.max_rows(), 0);
    let written = (|| {
        let mut writer = rdf::writer(format, &mut *output)?;
        for triple in triples {
            let triple = triple?;
            count += 1;
            if count > most {
                return Err(HttpError::TooManyRows(most));
            }
            if rdf::can_hold(format, version, triple.object.as_ref()) {
                writer.serialize_triple(&triple)?;
            }
        }
        writer.finish()?;
        Ok(())
    })();
    output.wrote(count);
    written.map_err(|error| output.failure(error))
}
