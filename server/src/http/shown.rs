//! One resource in every form: a page, JSON, or RDF, by negotiation or by the address's ending.

use super::negotiate::{self, Offer};
use super::{HttpError, Settings, State, layout};
use crate::render::answers::{plain, short_iri};
use crate::view::claims::{ClaimView, Slot};
use actix_web::http::{Method, header};
use actix_web::{HttpRequest, HttpResponse, web};
use dixit_extractor::rdf::vocabulary::{PREFIXES, dx};
use dixit_extractor::store::Store;
use maud::{Markup, html};
use oxigraph::io::{JsonLdProfileSet, RdfFormat, RdfSerializer};
use oxigraph::model::{
    GraphNameRef, NamedNode, NamedNodeRef, NamedOrBlankNode, NamedOrBlankNodeRef, Quad, Term,
};
use oxigraph::store::StorageError;
use percent_encoding::{NON_ALPHANUMERIC, percent_decode_str, utf8_percent_encode};
use serde::Serialize;
use std::collections::BTreeSet;
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
    pub page: fn(&V, &Settings) -> Markup,
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
    let bytes = web::block(move || write(&state, (&path, iris), form, &resource))
        .await
        .map_err(|error| HttpError::Internal(error.to_string()))??;
    let charset = if media_type.starts_with("text/") { "; charset=utf-8" } else { "" };
    Ok(HttpResponse::Ok().insert_header((header::CONTENT_TYPE, format!("{media_type}{charset}"))).body(bytes))
}

fn write<V: Serialize>(
    state: &State,
    (path, iris): (&str, Vec<String>),
    form: Form,
    resource: &Resource<V>,
) -> Result<Vec<u8>, HttpError> {
    let internal = |error: io::Error| HttpError::Internal(error.to_string());
    for iri in iris {
        let Some(value) = (resource.read)(&state.store, &iri)? else { continue };
        return match form {
            Form::Html => Ok((resource.page)(&value, &state.settings).into_string().into_bytes()),
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

/// Where IRIs open that do not start with the base.
pub const ELSEWHERE: &str = "/resource";

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

/// A node and the nodes that hang on it (`{iri}/…`), over all graphs.
pub fn about(store: &Store, iri: &str) -> Result<Vec<Quad>, StorageError> {
    let below = format!("{iri}/");
    let Ok(start) = NamedNode::new(iri) else { return Ok(Vec::new()) };
    let (mut open, mut seen, mut quads) = (vec![start.clone()], BTreeSet::from([start]), Vec::new());
    while let Some(node) = open.pop() {
        let subject = NamedOrBlankNodeRef::NamedNode(node.as_ref());
        for quad in store.oxigraph().quads_for_pattern(Some(subject), None, None, None) {
            let quad = quad?;
            if let Term::NamedNode(object) = &quad.object
                && object.as_str().starts_with(&below)
                && seen.insert(object.clone())
            {
                open.push(object.clone());
            }
            quads.push(quad);
        }
    }
    Ok(quads)
}

/// The quads of a named graph.
pub fn graph(store: &Store, iri: &str) -> Result<Vec<Quad>, StorageError> {
    let Ok(name) = NamedNodeRef::new(iri) else { return Ok(Vec::new()) };
    store.oxigraph().quads_for_pattern(None, None, None, Some(GraphNameRef::NamedNode(name))).collect()
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

/// Where an IRI opens on this server; nothing leads elsewhere.
#[must_use]
pub fn address(iri: &str, settings: &Settings) -> String {
    address_as(iri, "", settings)
}

/// Where a form of it opens: `.json`, `.ttl`.
fn address_as(iri: &str, ending: &str, settings: &Settings) -> String {
    match iri.strip_prefix(&settings.base) {
        Some(path) => format!("/{path}{ending}"),
        None => format!("{ELSEWHERE}{ending}?iri={}", utf8_percent_encode(iri, NON_ALPHANUMERIC)),
    }
}

/// A term as a page shows it.
pub fn term(term: &Term, settings: &Settings) -> Markup {
    match term {
        Term::NamedNode(node) => {
            let shown = node
                .as_str()
                .strip_prefix(&settings.base)
                .map_or_else(|| short_iri(node.as_str()), str::to_owned);
            html! { a href=(address(node.as_str(), settings)) { (shown) } }
        }
        Term::Literal(literal) => html! {
            span lang=[literal.language()] title=[(!literal.datatype().as_str().ends_with("tring")).then(|| short_iri(literal.datatype().as_str()))] {
                (literal.value())
            }
        },
        other => html! { code { (plain(other)) } },
    }
}

/// A slot of a claim: a link where it has an IRI, its number where it is one.
pub fn slot(slot: &Slot, settings: &Settings) -> Markup {
    html! {
        @match &slot.iri {
            Some(iri) => a href=(address(iri, settings)) title=[slot.kind.as_deref()] { (slot.label) },
            None => span { (slot.label) },
        }
        @if let Some(note) = &slot.note { " " small { "(" (note) ")" } }
    }
}

/// Subject → relation → object.
pub fn statement(claim: &ClaimView, settings: &Settings) -> Markup {
    html! {
        @if let Some(subject) = &claim.subject { (slot(subject, settings)) } @else { span.arrow { "∅" } }
        span.arrow { " → " }
        span.relation { (claim.relation.label) }
        @if let Some(object) = &claim.object { span.arrow { " → " } (slot(object, settings)) }
    }
}

/// A list of claims in short.
pub fn claims<'a>(claims: impl Iterator<Item = &'a ClaimView>, settings: &Settings) -> Markup {
    let claims: Vec<&ClaimView> = claims.collect();
    html! {
        @if !claims.is_empty() {
            ul.claims {
                @for claim in claims {
                    li.denied[claim.polarity == dixit_extractor::resolve::Polarity::Denied] {
                        (statement(claim, settings))
                        (tags(claim))
                        a.open href=(address(&claim.id, settings)) title="The claim in full" aria-label="The claim in full" { "↗" }
                    }
                }
            }
        }
    }
}

/// How a claim is put.
pub fn tags(claim: &ClaimView) -> Markup {
    html! { @for mark in claim.marks() { span.tag.denied[mark == "denied"] { (mark) } } }
}

/// Links to the other forms of a resource.
pub fn forms(iri: &str, settings: &Settings) -> Markup {
    let form = |ending: &str, name: &str| html! { a href=(address_as(iri, ending, settings)) { (name) } };
    html! {
        p.facts { (form(".json", "JSON")) " · " (form(".ttl", "Turtle")) " · " (form(".jsonld", "JSON-LD")) }
    }
}

/// The property of a quad list as a table of properties and values.
pub fn properties(quads: &[Quad], settings: &Settings) -> Markup {
    html! {
        dl {
            @for quad in quads.iter().filter(|quad| quad.predicate.as_ref() != dx::TEXT) {
                dt { (short_iri(quad.predicate.as_str())) }
                dd { (term(&quad.object, settings)) }
            }
        }
    }
}

/// A page around a resource.
pub fn page(title: &str, body: &Markup, trail: &[(&str, &str)], settings: &Settings) -> Markup {
    layout::page(title, body, trail, settings)
}

/// The subject of a quad as a term.
pub fn subject(quad: &Quad) -> Term {
    match &quad.subject {
        NamedOrBlankNode::NamedNode(node) => node.clone().into(),
        NamedOrBlankNode::BlankNode(node) => node.clone().into(),
    }
}
