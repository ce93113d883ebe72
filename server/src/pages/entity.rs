//! An entity: what is claimed about it, and what it claims.

use super::links::address;
use super::{Context, layout, parts};
use crate::view::claims::ClaimView;
use crate::view::entities::EntityView;
use dixit_extractor::resolve::Polarity;
use maud::{Markup, html};

/// The page.
#[must_use]
pub fn page(view: &EntityView, context: &Context<'_>) -> Markup {
    let body = html! {
        h1 { (view.label) }
        p.facts { (view.kind) @if !view.aliases.is_empty() { " · also " (view.aliases.join(", ")) } }
        (parts::forms(&view.id, context))
        @if !view.about.is_empty() { h2 { "Claims about it" } (quoted(&view.about, context)) }
        @if !view.by.is_empty() { h2 { "Claims by it" } (quoted(&view.by, context)) }
        @if view.about.is_empty() && view.by.is_empty() { p { "No claim is about it." } }
    };
    layout::page(&view.label, &body, &[("/", "Documents")], context)
}

/// Claims with who says them and in what words.
#[must_use]
pub fn quoted(claims: &[ClaimView], context: &Context<'_>) -> Markup {
    html! {
        ul.claims {
            @for claim in claims {
                li.denied[claim.polarity == Polarity::Denied] {
                    (parts::statement(claim, context)) (parts::tags(claim))
                    br;
                    small {
                        (claim.speaker) ": " a.claim href=(address(&claim.id, context)) lang=(claim.language) { "“" (claim.quote) "”" }
                    }
                }
            }
        }
    }
}
