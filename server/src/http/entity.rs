//! `/entity/{slug}`: what is claimed about an entity, and what it claims.

use super::shown::{self, Resource, address};
use super::{Settings, State};
use crate::view::claims::ClaimView;
use crate::view::entities::EntityView;
use actix_web::{HttpRequest, HttpResponse, web};
use maud::{Markup, html};

/// The addresses of this file.
pub fn routes(config: &mut web::ServiceConfig) {
    config.route("/entity/{slug}", web::to(entity));
}

async fn entity(request: HttpRequest, state: web::Data<State>) -> HttpResponse {
    shown::respond(request, state, Resource { read: EntityView::read, page, graph: false }).await
}

fn page(view: &EntityView, settings: &Settings) -> Markup {
    let body = html! {
        h1 { (view.label) }
        p.facts { (view.kind) @if !view.aliases.is_empty() { " · also " (view.aliases.join(", ")) } }
        (shown::forms(&view.id, settings))
        @if !view.about.is_empty() { h2 { "Claims about it" } (quoted(&view.about, settings)) }
        @if !view.by.is_empty() { h2 { "Claims by it" } (quoted(&view.by, settings)) }
        @if view.about.is_empty() && view.by.is_empty() { p { "No claim is about it." } }
    };
    shown::page(&view.label, &body, &[("/", "Documents")], settings)
}

/// Claims with who says them and in what words.
pub fn quoted(claims: &[ClaimView], settings: &Settings) -> Markup {
    html! {
        ul.claims {
            @for claim in claims {
                li.denied[claim.polarity == dixit_extractor::resolve::Polarity::Denied] {
                    (shown::statement(claim, settings)) (shown::tags(claim))
                    br;
                    small {
                        (claim.speaker) ": " a.claim href=(address(&claim.id, settings)) lang=(claim.language) { "“" (claim.quote) "”" }
                    }
                }
            }
        }
    }
}
