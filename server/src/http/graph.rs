//! `/graph`: the page; `/graph/{view}`: a graph of claims as Cytoscape.js JSON; `/export`: the same, or its
//! claims, in any format.
//!
//! All take the parameters of the claims filter and those of [`parameters`](crate::graph::parameters).

use super::reader::Reader;
use super::stream::{self, Output};
use super::{HttpError, State};
use crate::export::{self, Format, WriteOptions, cytoscape, svg};
use crate::graph::measures::Betweenness;
use crate::graph::parameters::flag;
use crate::graph::{self, Chosen, GraphError, Network, Options, View};
use crate::pages::{self, links};
use crate::view::filter::FilterError;
use actix_web::http::header::{self, HeaderValue};
use actix_web::{HttpRequest, HttpResponse, web};
use clap::ValueEnum;
use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};
use serde_json::{Map, Value, json};
use std::io;
use std::sync::Arc;

/// The addresses of this file.
pub fn routes(config: &mut web::ServiceConfig) {
    config
        .route("/graph", web::get().to(page))
        .route("/graph/{view}", web::get().to(json))
        .route("/export", web::get().to(file));
}

type Pairs = Vec<(String, String)>;

async fn page(request: HttpRequest, pairs: web::Query<Pairs>, state: web::Data<State>) -> HttpResponse {
    let reader = Reader::of(&request);
    let page = pages::graph::page(&pairs, &reader.context(&state.settings));
    HttpResponse::Ok().content_type("text/html; charset=utf-8").body(page.into_string())
}

async fn json(
    request: HttpRequest,
    path: web::Path<String>,
    pairs: web::Query<Pairs>,
    state: web::Data<State>,
) -> HttpResponse {
    let answer = async {
        let (view, options, job) = (view(&path)?, Options::from_pairs(&pairs)?, state.clone());
        stream::answer(&state, &state.gate, state.settings.timeout, move |output| {
            let network = network(&job, view, &options, output)?;
            output.begin("application/json".to_owned());
            let query = links::claims_like(&options.filter.patterns(&job.settings.base));
            let written = cytoscape::write_with(&*network, &facts(&network, &query), &mut *output);
            written.map_err(|error| output.failure(error))
        })
        .await
    };
    answer.await.unwrap_or_else(|error| error.respond(&request))
}

async fn file(request: HttpRequest, pairs: web::Query<Pairs>, state: web::Data<State>) -> HttpResponse {
    if pairs.iter().any(|(name, value)| name == "format" && value == GEPHI_LITE) {
        return open_in_gephi_lite(&request, &pairs);
    }
    let answer = async {
        let (asked, options, job) = (Asked::read(&pairs)?, Options::from_pairs(&pairs)?, state.clone());
        let (_, _, ending, media_type) = asked.format.about();
        let shown = asked.format == Format::Svg;
        let name = format!("dixit-{}.{ending}", asked.view.name());
        let kind = if shown { "inline" } else { "attachment" };
        let mut response = stream::answer(&state, &state.gate, state.settings.timeout, move |output| {
            let network = network(&job, asked.view, &options, output)?;
            output.begin(media_type.to_owned());
            let written = export::write(&job.store, &network, (asked.format, asked.options), &mut *output);
            written.map_err(|error| output.failure(io::Error::other(error)))
        })
        .await?;
        let headers = response.headers_mut();
        if let Ok(disposition) = HeaderValue::from_str(&format!("{kind}; filename=\"{name}\"")) {
            headers.insert(header::CONTENT_DISPOSITION, disposition);
        }
        if shown {
            // A picture has its style in itself, and may carry out nothing.
            let policy = HeaderValue::from_static("default-src 'none'; style-src 'unsafe-inline'");
            headers.insert(header::CONTENT_SECURITY_POLICY, policy);
        }
        Ok::<_, HttpError>(response)
    };
    answer.await.unwrap_or_else(|error| error.respond(&request))
}

/// The format that is no file but a way on.
const GEPHI_LITE: &str = "gephi-lite";

/// Send the browser to Gephi Lite, which then fetches the same graph as GEXF from here. It runs in the browser:
/// the graph goes to nobody else, but this server has to be reachable from there.
fn open_in_gephi_lite(request: &HttpRequest, pairs: &Pairs) -> HttpResponse {
    let encoded = |text: &str| utf8_percent_encode(text, NON_ALPHANUMERIC).to_string();
    let kept = pairs.iter().filter(|(name, value)| name != "format" && !value.is_empty());
    let kept: String = kept.map(|(name, value)| format!("&{}={}", encoded(name), encoded(value))).collect();
    let connection = request.connection_info();
    let (scheme, host) = (connection.scheme(), connection.host());
    let to = export::gephi_lite(&format!("{scheme}://{host}/export?format=gexf{kept}"));
    HttpResponse::SeeOther().insert_header((header::LOCATION, to)).finish()
}

/// What of a graph is asked for, and how.
struct Asked {
    view: View,
    format: Format,
    options: WriteOptions,
}

impl Asked {
    fn read(pairs: &Pairs) -> Result<Self, HttpError> {
        let value = |wanted: &str| {
            let given = pairs.iter().find(|(name, value)| name == wanted && !value.trim().is_empty());
            given.map(|(_, value)| value.trim())
        };
        let is = |name: &str| value(name).map_or(Ok(false), |value| flag(name, value));
        let picture_nodes = value("picture_nodes").map_or(Ok(svg::NODES), |value| {
            let fits = |number: &usize| (1..=svg::MOST_NODES).contains(number);
            let wanted = format!("a number from 1 to {}", svg::MOST_NODES);
            value.parse().ok().filter(fits).ok_or_else(|| wrong("picture_nodes", value, wanted))
        });
        Ok(Self {
            view: value("view").map_or(Ok(View::Entities), view)?,
            format: value("format").map_or(Ok(Format::Gexf), format)?,
            options: WriteOptions { bom: is("bom")?, rdf12: is("rdf12")?, picture_nodes: picture_nodes? },
        })
    }
}

fn view(name: &str) -> Result<View, HttpError> {
    let known = View::value_variants();
    known.iter().copied().find(|view| view.name() == name).ok_or_else(|| {
        let names: Vec<&str> = known.iter().map(|view| view.name()).collect();
        wrong("view", name, names.join(", ")).into()
    })
}

fn format(name: &str) -> Result<Format, HttpError> {
    Format::from_name(name).ok_or_else(|| {
        let names: Vec<&str> = Format::ALL.iter().map(|format| format.name()).collect();
        wrong("format", name, names.join(", ")).into()
    })
}

fn wrong(name: &str, value: &str, wanted: String) -> FilterError {
    FilterError { name: name.to_owned(), value: value.to_owned(), wanted }
}

/// Make a graph of the claims that are in memory.
fn network(
    state: &State,
    view: View,
    options: &Options,
    output: &mut Output,
) -> Result<Arc<Network>, HttpError> {
    let made = state.networks().get((state.revision(), view, options), || {
        let corpus = state.corpus()?;
        let claims = corpus.choose(&options.filter, &state.settings.base);
        graph::shape(Chosen { corpus, claims }, view, options).map_err(HttpError::from)
    });
    made.map_err(|error| output.failure(error))
}

/// What is said of a graph beside its nodes and edges.
fn facts(network: &Network, query: &str) -> Map<String, Value> {
    let betweenness = match network.betweenness {
        Some(Betweenness::Sampled(pivots)) => json!({ "sampled": pivots }),
        _ => json!("exact"),
    };
    let facts = json!({
        "view": network.view.name(),
        "nodes": network.graph.node_count(),
        "edges": network.graph.edge_count(),
        "claims": export::claims(network).len(),
        "claims_without_edge": network.left_out,
        "betweenness": betweenness,
        "sparql": query,
    });
    facts.as_object().cloned().unwrap_or_default()
}

impl From<GraphError> for HttpError {
    fn from(error: GraphError) -> Self {
        match error {
            GraphError::Store(error) => error.into(),
            missing => Self::NotThere(missing.to_string()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::{Settings, app};
    use super::*;
    use crate::view::sample;
    use actix_web::http::StatusCode;
    use actix_web::test::{TestRequest, call_service, init_service, read_body};

    async fn get(address: &str) -> (StatusCode, String, String) {
        let state = State::new(sample::store(), Settings::default());
        let service = init_service(app(state)).await;
        let response = call_service(&service, TestRequest::get().uri(address).to_request()).await;
        let media_type =
            response.headers().get("Content-Type").map(|value| value.to_str().unwrap().to_owned());
        let status = response.status();
        let body = read_body(response).await;
        (status, media_type.unwrap_or_default(), String::from_utf8_lossy(&body).into_owned())
    }

    #[actix_web::test]
    async fn a_view_is_json_with_what_is_known_of_it() {
        let (status, media_type, body) = get("/graph/entities?speaker=ann").await;
        assert_eq!((status, media_type.as_str()), (StatusCode::OK, "application/json"), "{body}");
        let json: Value = serde_json::from_str(&body).unwrap();
        assert_eq!(json["data"]["claims"], 3);
        assert_eq!(json["elements"]["edges"].as_array().unwrap().len(), 3);
    }

    #[actix_web::test]
    async fn an_export_has_its_media_type_in_every_format_and_view() {
        for view in View::value_variants() {
            for format in Format::ALL {
                let address = format!("/export?view={}&format={}", view.name(), format.name());
                let (status, media_type, body) = get(&address).await;
                assert_eq!(status, StatusCode::OK, "{address}: {body}");
                assert_eq!(media_type, format.about().3);
                assert!(!body.is_empty(), "{address}");
            }
        }
    }

    #[actix_web::test]
    async fn gephi_lite_is_told_where_the_same_graph_is() {
        let state = State::new(sample::store(), Settings::default());
        let service = init_service(app(state)).await;
        let asked = TestRequest::get()
            .uri("/export?format=gephi-lite&view=claims&speaker=Ann%20Lee&entity=")
            .insert_header(("Host", "dixit.example:7878"));
        let response = call_service(&service, asked.to_request()).await;
        assert_eq!(response.status(), StatusCode::SEE_OTHER);
        let to = response.headers().get("Location").unwrap().to_str().unwrap();
        let export = to.strip_prefix("https://lite.gephi.org/?gexf=").unwrap();
        let export = percent_encoding::percent_decode_str(export).decode_utf8().unwrap();
        assert_eq!(export, "http://dixit.example:7878/export?format=gexf&view=claims&speaker=Ann%20Lee");
    }

    #[actix_web::test]
    async fn what_does_not_fit_is_named() {
        for (address, status, word) in [
            ("/export?format=docx", StatusCode::BAD_REQUEST, "graphml"),
            ("/export?view=all", StatusCode::BAD_REQUEST, "speakers"),
            ("/export?bom=perhaps", StatusCode::BAD_REQUEST, "true or false"),
            ("/export?format=svg&picture_nodes=9999", StatusCode::BAD_REQUEST, "from 1 to 500"),
            ("/graph/entities?polarity=no", StatusCode::BAD_REQUEST, "affirmed"),
            ("/graph/entities?around=container", StatusCode::NOT_FOUND, "new container terminal"),
        ] {
            let (found, _, body) = get(address).await;
            assert_eq!(found, status, "{address}: {body}");
            assert!(body.contains(word), "{address}: {body}");
        }
    }
}
