//! What several pages show: claims in short, slots, terms, links to other forms.

use super::Context;
use super::links::{address, address_as};
use crate::render::answers::{plain, short_iri};
use crate::view::claims::{ClaimView, Slot};
use dixit_extractor::rdf::vocabulary::dx;
use dixit_extractor::resolve::Polarity;
use maud::{Markup, html};
use oxigraph::model::{Quad, Term};

/// A term as a page shows it.
#[must_use]
pub fn term(term: &Term, context: &Context<'_>) -> Markup {
    match term {
        Term::NamedNode(node) => {
            let shown = node
                .as_str()
                .strip_prefix(&context.settings.base)
                .map_or_else(|| short_iri(node.as_str()), str::to_owned);
            html! { a href=(address(node.as_str(), context)) { (shown) } }
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
#[must_use]
pub fn slot(slot: &Slot, context: &Context<'_>) -> Markup {
    html! {
        @match &slot.iri {
            Some(iri) => a href=(address(iri, context)) title=[slot.kind.as_deref()] { (slot.label) },
            None => span { (slot.label) },
        }
        @if let Some(note) = &slot.note { " " small { "(" (note) ")" } }
    }
}

/// Subject → relation → object.
#[must_use]
pub fn statement(claim: &ClaimView, context: &Context<'_>) -> Markup {
    html! {
        @if let Some(subject) = &claim.subject { (slot(subject, context)) } @else { span.arrow { "∅" } }
        span.arrow { " → " }
        span.relation { (claim.relation.label) }
        @if let Some(object) = &claim.object { span.arrow { " → " } (slot(object, context)) }
    }
}

/// A list of claims in short.
#[must_use]
pub fn claims<'a>(claims: impl Iterator<Item = &'a ClaimView>, context: &Context<'_>) -> Markup {
    let claims: Vec<&ClaimView> = claims.collect();
    html! {
        @if !claims.is_empty() {
            ul.claims {
                @for claim in claims {
                    li.denied[claim.polarity == Polarity::Denied] {
                        (statement(claim, context))
                        (tags(claim))
                        a.open href=(address(&claim.id, context)) title="The claim in full" aria-label="The claim in full" { "↗" }
                    }
                }
            }
        }
    }
}

/// How a claim is put.
#[must_use]
pub fn tags(claim: &ClaimView) -> Markup {
    html! { @for mark in claim.marks() { span.tag.denied[mark == "denied"] { (mark) } } }
}

/// Links to the other forms of a resource.
#[must_use]
pub fn forms(iri: &str, context: &Context<'_>) -> Markup {
    let form = |ending: &str, name: &str| html! { a href=(address_as(iri, ending, context)) { (name) } };
    html! {
        p.facts { (form(".json", "JSON")) " · " (form(".ttl", "Turtle")) " · " (form(".jsonld", "JSON-LD")) }
    }
}

/// The property of a quad list as a table of properties and values.
#[must_use]
pub fn properties(quads: &[Quad], context: &Context<'_>) -> Markup {
    html! {
        dl {
            @for quad in quads.iter().filter(|quad| quad.predicate.as_ref() != dx::TEXT) {
                dt { (short_iri(quad.predicate.as_str())) }
                dd { (term(&quad.object, context)) }
            }
        }
    }
}
