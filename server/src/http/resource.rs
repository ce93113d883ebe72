//! Any other IRI of the store: its properties, the claims it is the relation of, and what points to it.

use super::entity::quoted;
use super::shown::{self, Resource};
use super::{Settings, State};
use crate::render::answers::short_iri;
use crate::view::claims::ClaimView;
use crate::view::entities::claims_with;
use actix_web::{HttpRequest, HttpResponse, web};
use dixit_extractor::rdf::vocabulary::dx;
use dixit_extractor::store::Store;
use maud::{Markup, html};
use oxigraph::model::{GraphNameRef, NamedNode, Quad, TermRef};
use oxigraph::store::StorageError;
use serde::Serialize;

/// How many incoming statements and members of a graph a page shows.
const SHOWN: usize = 200;

/// What the store says of and with an IRI.
#[derive(Serialize)]
struct Described {
    id: String,
    #[serde(serialize_with = "as_text")]
    properties: Vec<Quad>,
    /// Claims with it as relation.
    claims: Vec<ClaimView>,
    #[serde(serialize_with = "as_text")]
    used_in: Vec<Quad>,
}

fn as_text<S: serde::Serializer>(quads: &[Quad], serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_seq(
        quads
            .iter()
            .map(|quad| [quad.subject.to_string(), quad.predicate.to_string(), quad.object.to_string()]),
    )
}

/// Answer for an address that no other file has.
pub async fn any(request: HttpRequest, state: web::Data<State>) -> HttpResponse {
    shown::respond(request, state, Resource { read, page, graph: false }).await
}

fn read(store: &Store, iri: &str) -> Result<Option<Described>, StorageError> {
    let Ok(node) = NamedNode::new(iri) else { return Ok(None) };
    let mut properties = shown::about(store, iri)?;
    properties.retain(|quad| shown::subject(quad) == node.clone().into());
    let quads = store.oxigraph();
    let graph = Some(GraphNameRef::NamedNode(node.as_ref()));
    let incoming = quads.quads_for_pattern(None, None, Some(TermRef::NamedNode(node.as_ref())), None);
    let as_relation = quads.quads_for_pattern(None, Some(node.as_ref()), None, None);
    let members = quads.quads_for_pattern(None, None, None, graph);
    let claims = claims_with(store, dx::RELATION, &node)?;
    let is_claim = |quad: &Quad| quad.predicate.as_ref() == dx::RELATION;
    let used_in = incoming.chain(as_relation).chain(members);
    let used_in = used_in.filter(|quad| !quad.as_ref().is_ok_and(is_claim)).take(SHOWN);
    let used_in: Vec<Quad> = used_in.collect::<Result<_, _>>()?;
    if properties.is_empty() && used_in.is_empty() && claims.is_empty() {
        return Ok(None);
    }
    Ok(Some(Described { id: iri.to_owned(), properties, claims, used_in }))
}

fn page(view: &Described, settings: &Settings) -> Markup {
    let name = view.id.strip_prefix(&settings.base).map_or_else(|| short_iri(&view.id), str::to_owned);
    let body = html! {
        h1 { (name) }
        (shown::forms(&view.id, settings))
        @if !view.properties.is_empty() { (shown::properties(&view.properties, settings)) }
        @if !view.claims.is_empty() { h2 { "Claims with this relation" } (quoted(&view.claims, settings)) }
        @if !view.used_in.is_empty() {
            h2 { "Used in" }
            div.scroll tabindex="0" role="region" aria-label="Used in" {
                table {
                    tbody {
                        @for quad in &view.used_in {
                            tr {
                                td { (shown::term(&shown::subject(quad), settings)) }
                                td { (short_iri(quad.predicate.as_str())) }
                                td { (shown::term(&quad.object, settings)) }
                            }
                        }
                    }
                }
            }
        }
    };
    shown::page(&name, &body, &[("/", "Documents")], settings)
}
