//! `/update`: the update half of the SPARQL 1.1 Protocol. It needs a token with the scope `update`.

use super::auth::{self, Scope};
use super::body::{self, Taken};
use super::parameters::{self, Pair};
use super::sparql::{graphs, timeout};
use super::{HttpError, State};
use actix_web::http::Method;
use actix_web::{HttpRequest, HttpResponse, web};
use dixit_extractor::store::{PreparedUpdate, StoreError, UpdateOptions};
use oxigraph::sparql::CancellationToken;
use std::time::{Duration, Instant};

/// The addresses of this file.
pub fn routes(config: &mut web::ServiceConfig) {
    config.route("/update", web::to(endpoint));
}

/// An update with the graphs its `WHERE` sees.
struct Asked {
    update: String,
    options: UpdateOptions,
    timeout: Option<Duration>,
}

const WANTED: &str = "application/sparql-update or application/x-www-form-urlencoded";

async fn endpoint(request: HttpRequest, body: Taken, state: web::Data<State>) -> HttpResponse {
    answer(&request, body, &state).await.unwrap_or_else(|error| error.respond(&request))
}

async fn answer(
    request: &HttpRequest,
    body: Taken,
    state: &web::Data<State>,
) -> Result<HttpResponse, HttpError> {
    if request.method() != Method::POST {
        let method = request.method().to_string();
        return Err(HttpError::MethodNotAllowed { method, allowed: "POST, OPTIONS" });
    }
    let who = auth::require(request, state, Scope::Update).await?;
    let body = body::bytes(body, state)?;
    let asked = Asked::read(request, &body, state)?;
    let allowed = asked.timeout.unwrap_or(state.settings.timeout).min(state.settings.max_timeout);
    tracing::info!(token = who, bytes = asked.update.len(), "update");
    carry_out(state, asked, allowed).await?;
    Ok(HttpResponse::NoContent().finish())
}

/// Carry it out as one transaction, which is rolled back when the time is up.
async fn carry_out(state: &web::Data<State>, mut asked: Asked, allowed: Duration) -> Result<(), HttpError> {
    let permit = state.gate.enter().await?;
    let token = CancellationToken::new();
    asked.options.cancellation = Some(token.clone());
    let clock = actix_web::rt::spawn(async move {
        tokio::time::sleep(allowed).await;
        token.cancel();
    });
    let job = state.clone();
    let begun = Instant::now();
    let done = web::block(move || {
        let _permit = permit;
        let prepared = PreparedUpdate::new(&asked.update, asked.options).map_err(|error| match error {
            StoreError::Syntax(error) => HttpError::syntax(&error, &asked.update),
            other => other.into(),
        })?;
        job.write(|store| Ok(store.carry_out(prepared)?))
    })
    .await;
    clock.abort();
    match done {
        Ok(Err(_)) if begun.elapsed() >= allowed => {
            state.metrics.timed_out();
            Err(HttpError::Timeout(allowed.as_secs()))
        }
        Ok(done) => done,
        Err(error) => Err(HttpError::Internal(error.to_string())),
    }
}

impl Asked {
    fn read(request: &HttpRequest, body: &[u8], state: &State) -> Result<Self, HttpError> {
        let mut pairs = parameters::decode(request.query_string())?;
        if parameters::one(&pairs, "update").is_some() {
            return Err(HttpError::BadRequest("send the update in the body, not in the address".to_owned()));
        }
        let text = || parameters::text(request, body);
        match parameters::media_type(request).as_str() {
            "application/sparql-update" => pairs.push(("update".to_owned(), text()?.to_owned())),
            "application/x-www-form-urlencoded" => pairs.extend(parameters::decode(text()?)?),
            other => {
                return Err(HttpError::UnsupportedMediaType {
                    given: other.to_owned(),
                    wanted: WANTED.to_owned(),
                });
            }
        }
        Self::from_pairs(&pairs, state)
    }

    fn from_pairs(pairs: &[Pair], state: &State) -> Result<Self, HttpError> {
        let bad = |message: &str| Err(HttpError::BadRequest(message.to_owned()));
        if parameters::one(pairs, "query").is_some() {
            return bad("queries go to /sparql");
        }
        let mut updates = pairs.iter().filter(|(key, _)| key == "update");
        match (updates.next(), updates.next()) {
            (Some(_), Some(_)) => bad("there is more than one update"),
            (None, _) => bad("there is no update"),
            (Some((_, update)), None) => Ok(Self {
                update: update.clone(),
                options: UpdateOptions {
                    using_graphs: graphs(pairs, "using-graph-uri")?,
                    using_named_graphs: graphs(pairs, "using-named-graph-uri")?,
                    using_union_graph: parameters::flag(pairs, "using-union-graph").unwrap_or(false),
                    base: Some(state.settings.base.clone()),
                    cancellation: None,
                    outbound: state.outbound(),
                },
                timeout: timeout(pairs)?,
            }),
        }
    }
}
