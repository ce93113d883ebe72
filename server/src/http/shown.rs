//! One resource in every form: a page, JSON, or RDF, by negotiation or by the address's ending.

use super::forms::JSON_LD;
use super::negotiate::{self, Offer};
use super::reader::Reader;
use super::{HttpError, State, cache};
use crate::pages::Context;
use crate::pages::links::ELSEWHERE;
use crate::render::rdf::{Version, can_hold, writer};
use crate::view::resource::{about, graph};
use actix_web::http::{Method, header};
use actix_web::{HttpRequest, HttpResponse, web};
use maud::Markup;
use oxigraph::io::RdfFormat;
use oxigraph::model::{Quad, TripleRef};
use percent_encoding::percent_decode_str;
use serde::Serialize;
use std::io;

/// The form of an answer.
#[derive(Debug, Clone, Copy)]
pub enum Form {
    /// A page.
    Html,
    /// JSON.
    Json,
    /// RDF.
    Rdf(RdfFormat),
}

/// Forms in the order of preference. A client that takes anything gets JSON; browsers name HTML.
pub const OFFERS: &[Offer<Form>] = &[
    Offer { media_type: "application/json", also: &[], endings: &["json"], what: Form::Json },
    Offer { media_type: "text/html", also: &["application/xhtml+xml"], endings: &["html"], what: Form::Html },
    Offer {
        media_type: "text/turtle",
        also: &["application/x-turtle"],
        endings: &["ttl"],
        what: Form::Rdf(RdfFormat::Turtle),
    },
    Offer { media_type: "application/ld+json", also: &[], endings: &["jsonld"], what: Form::Rdf(JSON_LD) },
    Offer {
        media_type: "application/n-triples",
        also: &["text/plain"],
        endings: &["nt"],
        what: Form::Rdf(RdfFormat::NTriples),
    },
    Offer {
        media_type: "application/rdf+xml",
        also: &[],
        endings: &["rdf"],
        what: Form::Rdf(RdfFormat::RdfXml),
    },
];

/// How a kind of resource is read and shown.
pub struct Resource<V> {
    /// Read it by its IRI.
    pub read: fn(&State, &str) -> Result<Option<V>, HttpError>,
    /// Its page.
    pub page: fn(&V, &Context<'_>) -> Markup,
    /// Whether its RDF is the named graph of its IRI, not the node alone.
    pub graph: bool,
}

/// Answer a request for a resource.
pub async fn respond<V: Serialize + 'static>(
    request: HttpRequest,
    state: web::Data<State>,
    resource: Resource<V>,
) -> HttpResponse {
    let made = make(&request, state, resource).await;
    made.unwrap_or_else(|error| error.respond(&request))
}

async fn make<V: Serialize + 'static>(
    request: &HttpRequest,
    state: web::Data<State>,
    resource: Resource<V>,
) -> Result<HttpResponse, HttpError> {
    if !matches!(*request.method(), Method::GET | Method::HEAD) {
        return Err(HttpError::MethodNotAllowed {
            method: request.method().to_string(),
            allowed: "GET, HEAD",
        });
    }
    let offer = negotiate::choose(request, OFFERS)?;
    // A page depends on who reads it; data depends on the store alone.
    let page = matches!(offer.what, Form::Html);
    if let Some(unchanged) = cache::unchanged(request, &state).filter(|_| !page) {
        return Ok(unchanged);
    }
    let path = negotiate::without_ending(request.uri().path()).to_owned();
    let iris = iris(&path, request.query_string(), &state.settings.base);
    let (reader, version) = (Reader::of(request), negotiate::version(request)?.unwrap_or(Version::Rdf11));
    let job = state.clone();
    let bytes = web::block(move || write(&job, (&path, iris), (offer.what, version, &reader), &resource))
        .await
        .map_err(|error| HttpError::Internal(error.to_string()))??;
    let response = HttpResponse::Ok().insert_header((header::CONTENT_TYPE, offer.content_type())).body(bytes);
    Ok(if page { response } else { cache::stamp(response, &state) })
}

fn write<V: Serialize>(
    state: &State,
    (path, iris): (&str, Vec<String>),
    (form, version, reader): (Form, Version, &Reader),
    resource: &Resource<V>,
) -> Result<Vec<u8>, HttpError> {
    let internal = |error: io::Error| HttpError::Internal(error.to_string());
    for iri in iris {
        let Some(value) = (resource.read)(state, &iri)? else { continue };
        return match form {
            Form::Html => {
                Ok((resource.page)(&value, &reader.context(&state.settings)).into_string().into_bytes())
            }
            Form::Json => serde_json::to_vec_pretty(&value).map_err(io::Error::from).map_err(internal),
            Form::Rdf(format) => {
                let quads =
                    if resource.graph { graph(&state.store, &iri)? } else { about(&state.store, &iri)? };
                rdf(quads, format, version).map_err(internal)
            }
        };
    }
    Err(HttpError::NotFound(path.to_owned()))
}

/// The IRIs an address may stand for: as sent, and with its escapes undone.
fn iris(path: &str, query: &str, base: &str) -> Vec<String> {
    if path == ELSEWHERE {
        let named = query.split('&').find_map(|pair| pair.strip_prefix("iri="));
        let undone = named.and_then(|iri| percent_decode_str(iri).decode_utf8().ok());
        return undone.map(|iri| iri.into_owned()).into_iter().collect();
    }
    let path = singular(path);
    let sent = format!("{base}{path}");
    let undone = percent_decode_str(&path).decode_utf8();
    let undone = undone.map(|path| format!("{base}{path}")).ok().filter(|undone| *undone != sent);
    std::iter::once(sent).chain(undone).collect()
}

/// The path of an IRI that an address of a list's member stands for: of `/claims/{hash}`, `claim/{hash}`.
fn singular(path: &str) -> String {
    let path = path.trim_start_matches('/');
    let Some((list, rest)) = path.split_once('/') else { return path.to_owned() };
    match list {
        "documents" => format!("document/{rest}"),
        "claims" => format!("claim/{rest}"),
        "entities" => format!("entity/{rest}"),
        "turns" => match rest.rsplit_once('/') {
            Some((slug, number)) => format!("document/{slug}/turn/{number}"),
            None => path.to_owned(),
        },
        _ => path.to_owned(),
    }
}

/// Quads as triples, sorted, each once; without those that the version has no words for.
pub fn rdf(mut quads: Vec<Quad>, format: RdfFormat, version: Version) -> io::Result<Vec<u8>> {
    let text = |quad: &Quad| (quad.subject.to_string(), quad.predicate.to_string(), quad.object.to_string());
    quads.sort_by_cached_key(text);
    quads.dedup_by_key(|quad| text(quad));
    let mut writer = writer(format, Vec::new())?;
    for quad in quads.iter().filter(|quad| can_hold(format, version, quad.object.as_ref())) {
        writer.serialize_triple(TripleRef::from(quad.as_ref()))?;
    }
    writer.finish()
}
