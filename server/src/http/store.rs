//! `/store`: the SPARQL 1.1 Graph Store HTTP Protocol, <https://www.w3.org/TR/sparql11-http-rdf-update/>.
//!
//! A graph is named by `?graph=IRI`, by `?default`, or directly: `/store/notes` is the graph `{base}store/notes`.
//! Without a name, `GET` gives all graphs and `POST` adds quads or makes a new graph. Changes need a token with
//! the scope `update`; each is one transaction.

mod change;
mod data;

use super::auth::{self, Scope};
use super::body::{self, Taken};
use super::cache::{self, Precondition};
use super::forms::{Form, GRAPHS};
use super::negotiate;
use super::parameters;
use super::stream::{self, Output};
use super::{HttpError, State};
use crate::render::rdf::{self, Version};
use actix_web::http::{Method, header};
use actix_web::{HttpRequest, HttpResponse, web};
use change::{Change, Made};
use oxigraph::io::RdfFormat;
use oxigraph::model::{GraphName, NamedNode};

/// The addresses of this file.
pub fn routes(config: &mut web::ServiceConfig) {
    config.route("/store", web::to(endpoint)).route("/store/{name:.+}", web::to(endpoint));
}

/// Which graph a request is about.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Target {
    /// Every graph.
    All,
    /// The unnamed graph.
    Default,
    /// A named one.
    Named(NamedNode),
}

async fn endpoint(request: HttpRequest, body: Taken, state: web::Data<State>) -> HttpResponse {
    answer(&request, body, &state).await.unwrap_or_else(|error| error.respond(&request))
}

async fn answer(
    request: &HttpRequest,
    body: Taken,
    state: &web::Data<State>,
) -> Result<HttpResponse, HttpError> {
    let target = Target::of(request, &state.settings.base)?;
    match *request.method() {
        Method::GET | Method::HEAD => read(request, target, state).await,
        Method::PUT | Method::POST | Method::DELETE | Method::PATCH => {
            let who = auth::require(request, state, Scope::Update).await?;
            let body = body::bytes(body, state)?;
            tracing::info!(token = who, method = %request.method(), ?target, "graph store");
            write(request, body, target, state).await
        }
        _ => Err(HttpError::MethodNotAllowed {
            method: request.method().to_string(),
            allowed: "GET, HEAD, PUT, POST, DELETE, PATCH, OPTIONS",
        }),
    }
}

impl Target {
    fn of(request: &HttpRequest, base: &str) -> Result<Self, HttpError> {
        let pairs = parameters::decode(request.query_string())?;
        let graph = parameters::one(&pairs, "graph");
        let default = parameters::one(&pairs, "default").is_some();
        let direct = request.match_info().get("name");
        let iri = match (graph, default, direct) {
            (None, true, None) => return Ok(Self::Default),
            (None, false, None) => return Ok(Self::All),
            (Some(graph), false, None) => graph.to_owned(),
            (None, false, Some(_)) => format!("{base}{}", request.uri().path().trim_start_matches('/')),
            _ => {
                let message = "name one graph: ?graph=IRI, ?default, or the graph's own address";
                return Err(HttpError::BadRequest(message.to_owned()));
            }
        };
        NamedNode::new(&iri)
            .map(Self::Named)
            .map_err(|error| HttpError::BadRequest(format!("the graph '{iri}' is no IRI: {error}")))
    }

    fn graph(&self) -> Option<GraphName> {
        match self {
            Self::All => None,
            Self::Default => Some(GraphName::DefaultGraph),
            Self::Named(graph) => Some(graph.clone().into()),
        }
    }

    /// Whether there is such a graph; the unnamed one always is.
    fn exists(&self, state: &State) -> Result<bool, HttpError> {
        Ok(match self {
            Self::All | Self::Default => true,
            Self::Named(graph) => state.store.oxigraph().contains_named_graph(graph.as_ref())?,
        })
    }
}

async fn read(
    request: &HttpRequest,
    target: Target,
    state: &web::Data<State>,
) -> Result<HttpResponse, HttpError> {
    // A graph has no page; a browser gets Turtle.
    let rdf: Vec<_> = GRAPHS.iter().filter(|offer| offer.what != Form::Html).copied().collect();
    let datasets = |form| matches!(form, Form::Rdf(format) if format.supports_datasets());
    let offers: Vec<_> = match target {
        Target::All => rdf.into_iter().filter(|offer| datasets(offer.what)).collect(),
        _ => rdf,
    };
    let offer = *negotiate::choose(request, &offers)?;
    if let Some(unchanged) = cache::unchanged(request, state) {
        return Ok(unchanged);
    }
    let Form::Rdf(format) = offer.what else { return Err(HttpError::NotAcceptable("RDF".to_owned())) };
    let version = negotiate::version(request)?.unwrap_or_else(|| Version::usual(format));
    let job = state.clone();
    let path = request.uri().to_string();
    let response = stream::answer(state, &state.gate, state.settings.max_timeout, move |output| {
        if !target.exists(&job)? {
            return Err(HttpError::NotFound(path));
        }
        output.begin(offer.content_type());
        send(&job, &target, (format, version), output)
    })
    .await?;
    Ok(cache::stamp(response, state))
}

fn send(
    state: &State,
    target: &Target,
    (format, version): (RdfFormat, Version),
    output: &mut Output,
) -> Result<(), HttpError> {
    let graph = target.graph();
    let quads =
        state.store.oxigraph().quads_for_pattern(None, None, None, graph.as_ref().map(GraphName::as_ref));
    let token = output.token();
    let written = (|| {
        let mut writer = rdf::writer(format, &mut *output)?;
        for quad in quads {
            let mut quad = quad?;
            if token.is_cancelled() {
                return Err(HttpError::Internal("stopped".to_owned()));
            }
            if graph.is_some() {
                quad.graph_name = GraphName::DefaultGraph;
            }
            if rdf::can_hold(format, version, quad.object.as_ref()) {
                writer.serialize_quad(&quad)?;
            }
        }
        writer.finish()?;
        Ok(())
    })();
    written.map_err(|error| output.failure(error))
}

async fn write(
    request: &HttpRequest,
    body: web::Bytes,
    target: Target,
    state: &web::Data<State>,
) -> Result<HttpResponse, HttpError> {
    let change = match *request.method() {
        Method::DELETE => Change::Delete,
        Method::PATCH => Change::Patch(data::update(request, &body)?),
        Method::PUT => Change::Replace(data::parts(request, body).await?),
        _ => Change::Add(data::parts(request, body).await?),
    };
    let precondition = Precondition::of(request);
    let path = request.uri().to_string();
    let job = state.clone();
    let made = web::block(move || change::carry_out(&job, change, target, &precondition, &path)).await;
    Ok(match made.map_err(|error| HttpError::Internal(error.to_string()))?? {
        Made::Created(graph) => HttpResponse::Created().insert_header((header::LOCATION, graph)).finish(),
        Made::Changed => HttpResponse::NoContent().finish(),
    })
}
