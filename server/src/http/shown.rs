//! One resource in every form: a page, JSON, or RDF, by negotiation or by the address's ending.

use super::negotiate::{self, Offer};
use super::reader::Reader;
use super::{HttpError, State};
use crate::pages::Context;
use crate::pages::links::ELSEWHERE;
use crate::view::resource::{about, graph};
use actix_web::http::{Method, header};
use actix_web::{HttpRequest, HttpResponse, web};
use dixit_extractor::rdf::vocabulary::PREFIXES;
use dixit_extractor::store::Store;
use maud::Markup;
use oxigraph::io::{JsonLdProfileSet, RdfFormat, RdfSerializer};
use oxigraph::model::{Quad, Term};
use oxigraph::store::StorageError;
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

const JSON_LD: Form = Form::Rdf(RdfFormat::JsonLd { profile: JsonLdProfileSet::empty() });

/// Forms by media type. A client that takes anything gets JSON; browsers name HTML.
const OFFERS: &[Offer<Form>] = &[
    Offer { media_type: "application/json", also: &[], what: Form::Json },
    Offer { media_type: "text/html", also: &["application/xhtml+xml"], what: Form::Html },
    Offer { media_type: "text/turtle", also: &["application/x-turtle"], what: Form::Rdf(RdfFormat::Turtle) },
    Offer { media_type: "application/ld+json", also: &[], what: JSON_LD },
    Offer {
        media_type: "application/n-triples",
        also: &["text/plain"],
        what: Form::Rdf(RdfFormat::NTriples),
    },
    Offer { media_type: "application/rdf+xml", also: &[], what: Form::Rdf(RdfFormat::RdfXml) },
];

/// Forms by the ending of the address.
const ENDINGS: &[(&str, &str, Form)] = &[
    (".html", "text/html", Form::Html),
    (".json", "application/json", Form::Json),
    (".ttl", "text/turtle", Form::Rdf(RdfFormat::Turtle)),
    (".nt", "application/n-triples", Form::Rdf(RdfFormat::NTriples)),
    (".rdf", "application/rdf+xml", Form::Rdf(RdfFormat::RdfXml)),
    (".jsonld", "application/ld+json", JSON_LD),
];

/// How a kind of resource is read and shown.
pub struct Resource<V> {
    /// Read it by its IRI.
    pub read: fn(&Store, &str) -> Result<Option<V>, StorageError>,
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
    let path = request.uri().path().to_owned();
    let ending = ENDINGS.iter().find(|(ending, ..)| path.ends_with(ending));
    let (media_type, form, path) = match ending {
        Some((ending, media_type, form)) => {
            (*media_type, *form, path[..path.len() - ending.len()].to_owned())
        }
        None => {
            let offer = negotiate::choose(request, OFFERS)?;
            (offer.media_type, offer.what, path)
        }
    };
    let iris = iris(&path, request.query_string(), &state.settings.base);
    let reader = Reader::of(request);
    let bytes = web::block(move || write(&state, (&path, iris), (form, &reader), &resource))
        .await
        .map_err(|error| HttpError::Internal(error.to_string()))??;
    let charset = if media_type.starts_with("text/") { "; charset=utf-8" } else { "" };
    Ok(HttpResponse::Ok().insert_header((header::CONTENT_TYPE, format!("{media_type}{charset}"))).body(bytes))
}

fn write<V: Serialize>(
    state: &State,
    (path, iris): (&str, Vec<String>),
    (form, reader): (Form, &Reader),
    resource: &Resource<V>,
) -> Result<Vec<u8>, HttpError> {
    let internal = |error: io::Error| HttpError::Internal(error.to_string());
    for iri in iris {
        let Some(value) = (resource.read)(&state.store, &iri)? else { continue };
        return match form {
            Form::Html => {
                Ok((resource.page)(&value, &reader.context(&state.settings)).into_string().into_bytes())
            }
            Form::Json => serde_json::to_vec_pretty(&value).map_err(io::Error::from).map_err(internal),
            Form::Rdf(format) => {
                let quads =
                    if resource.graph { graph(&state.store, &iri)? } else { about(&state.store, &iri)? };
                rdf(quads, format).map_err(internal)
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
    let sent = format!("{base}{}", path.trim_start_matches('/'));
    let undone = percent_decode_str(path.trim_start_matches('/')).decode_utf8();
    let undone = undone.map(|path| format!("{base}{path}")).ok().filter(|undone| *undone != sent);
    std::iter::once(sent).chain(undone).collect()
}

/// Quads as triples, sorted, each once.
fn rdf(mut quads: Vec<Quad>, format: RdfFormat) -> io::Result<Vec<u8>> {
    let mut serializer = RdfSerializer::from_format(format);
    for (prefix, namespace) in PREFIXES {
        serializer = serializer.with_prefix(*prefix, *namespace).map_err(io::Error::other)?;
    }
    let old = matches!(format, RdfFormat::JsonLd { .. } | RdfFormat::RdfXml);
    let text = |quad: &Quad| (quad.subject.to_string(), quad.predicate.to_string(), quad.object.to_string());
    quads.sort_by_cached_key(text);
    quads.dedup_by_key(|quad| text(quad));
    let mut writer = serializer.for_writer(Vec::new());
    for quad in quads.iter().filter(|quad| !(old && matches!(quad.object, Term::Triple(_)))) {
        writer.serialize_triple(oxigraph::model::TripleRef::from(quad.as_ref()))?;
    }
    writer.finish()
}
