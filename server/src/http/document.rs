//! `/document/{slug}` and `/document/{slug}/turn/{n}`: the transcript as conversation, its claims
//! underlined in place.

use super::shown::{self, Resource, address};
use super::{Settings, State};
use crate::view::claims::ClaimView;
use crate::view::documents::{DocumentView, SegmentView};
use actix_web::{HttpRequest, HttpResponse, web};
use dixit_extractor::source::{Role, Section};
use dixit_extractor::store::Store;
use maud::{Markup, html};
use oxigraph::store::StorageError;
use serde::Serialize;

/// The addresses of this file.
pub fn routes(config: &mut web::ServiceConfig) {
    config
        .route("/document/{slug}", web::to(document))
        .route("/document/{slug}/turn/{number}", web::to(turn));
}

async fn document(request: HttpRequest, state: web::Data<State>) -> HttpResponse {
    shown::respond(request, state, Resource { read: DocumentView::read, page: document_page, graph: true })
        .await
}

async fn turn(request: HttpRequest, state: web::Data<State>) -> HttpResponse {
    shown::respond(request, state, Resource { read: TurnView::read, page: turn_page, graph: false }).await
}

fn document_page(view: &DocumentView, settings: &Settings) -> Markup {
    let summary = &view.summary;
    let body = html! {
        h1 lang=(summary.language) { (summary.title) }
        p.facts {
            (summary.language)
            @if let Some(date) = &summary.date { " · " (date) }
            @if summary.turns > 0 { " · " (summary.turns) " turns" }
            " · " (summary.claims) " claims"
        }
        (shown::forms(&summary.id, settings))
        @for segment in view.segments.iter().filter(|segment| !is_title(segment, view)) {
            (segment_of(segment, view, settings, None))
        }
    };
    shown::page(&summary.title, &body, &[("/", "Documents")], settings)
}

/// Whether a segment is the headline that stands over the page anyway, and nothing is claimed in it.
fn is_title(segment: &SegmentView, view: &DocumentView) -> bool {
    segment.section == Section::Headline
        && segment.text.trim() == view.summary.title
        && view.claims_in(segment).next().is_none()
}

/// A turn with the document it is in.
#[derive(Serialize)]
struct TurnView {
    #[serde(flatten)]
    segment: SegmentView,
    claims: Vec<ClaimView>,
    #[serde(skip)]
    document: DocumentView,
}

impl TurnView {
    fn read(store: &Store, iri: &str) -> Result<Option<Self>, StorageError> {
        let Some((document, _)) = iri.rsplit_once("/turn/") else { return Ok(None) };
        let Some(document) = DocumentView::read(store, document)? else { return Ok(None) };
        let Some(segment) = document.segments.iter().find(|segment| segment.id == iri).cloned() else {
            return Ok(None);
        };
        let claims = document.claims_in(&segment).cloned().collect();
        Ok(Some(Self { segment, claims, document }))
    }
}

fn turn_page(view: &TurnView, settings: &Settings) -> Markup {
    let summary = &view.document.summary;
    let number = view.segment.number.unwrap_or(view.segment.index);
    let title = format!("Turn {number} · {}", summary.title);
    let home = address(&summary.id, settings);
    let body = html! {
        h1 lang=(summary.language) { "Turn " (number) }
        (shown::forms(&view.segment.id, settings))
        (around(&view.document, &view.segment, settings, None))
    };
    shown::page(&title, &body, &[("/", "Documents"), (&home, &summary.title)], settings)
}

/// A segment between its neighbours, with a claim marked in it.
pub fn around(
    view: &DocumentView,
    here: &SegmentView,
    settings: &Settings,
    marked: Option<&ClaimView>,
) -> Markup {
    let at = view.segments.iter().position(|segment| segment.id == here.id).unwrap_or(0);
    let shown = &view.segments[at.saturating_sub(1)..(at + 2).min(view.segments.len())];
    html! {
        @for segment in shown {
            @if segment.id == here.id {
                (segment_of(segment, view, settings, Some(marked)))
            } @else {
                (segment_of(segment, view, settings, None))
            }
        }
    }
}

/// A segment; `here` when the page is about it, with the claim to mark.
fn segment_of(
    segment: &SegmentView,
    view: &DocumentView,
    settings: &Settings,
    here: Option<Option<&ClaimView>>,
) -> Markup {
    let asks = segment.role == Some(Role::Interviewer);
    let class = format!(
        "segment {}{}{}",
        segment.section.name(),
        if asks { " interviewer" } else { "" },
        if here.is_some() { " here" } else { "" }
    );
    html! {
        article class=(class) id={ "segment-" (segment.index) } {
            div.who {
                @if let Some(speaker) = &segment.speaker {
                    @match &segment.speaker_id {
                        Some(iri) => a.speaker href=(address(iri, settings)) { (speaker) },
                        None => b { (speaker) },
                    }
                }
                @match segment.number {
                    Some(number) => a href=(address(&segment.id, settings)) { "turn " (number) },
                    None => @if segment.section != Section::Turn { (segment.section.name()) },
                }
            }
            div.said {
                p.text lang=(segment.language) { (underlined(segment, view, settings, here.flatten())) }
                (shown::claims(view.claims_in(segment), settings))
            }
        }
    }
}

/// The text of a segment, cut where claims start and end; each piece links to the shortest claim over
/// it.
fn underlined(
    segment: &SegmentView,
    view: &DocumentView,
    settings: &Settings,
    marked: Option<&ClaimView>,
) -> Markup {
    let inside: Vec<&ClaimView> =
        view.claims.iter().filter(|claim| claim.start < segment.end && segment.start < claim.end).collect();
    let chars: Vec<char> = segment.text.chars().collect();
    let local = |offset: usize| offset.clamp(segment.start, segment.start + chars.len()) - segment.start;
    let mut cuts: Vec<usize> =
        inside.iter().flat_map(|claim| [local(claim.start), local(claim.end)]).collect();
    cuts.extend([0, chars.len()]);
    cuts.sort_unstable();
    cuts.dedup();
    html! {
        @for pair in cuts.windows(2) {
            @let text: String = chars[pair[0]..pair[1]].iter().collect();
            @let at = segment.start + pair[0];
            @let over = inside.iter().filter(|claim| claim.start <= at && at < claim.end);
            @let lit = marked.is_some_and(|claim| claim.start <= at && at < claim.end);
            @match over.min_by_key(|claim| claim.end - claim.start) {
                Some(_) if lit => mark { (text) },
                Some(claim) => a.claim href=(address(&claim.id, settings)) { (text) },
                None => (text),
            }
        }
    }
}
