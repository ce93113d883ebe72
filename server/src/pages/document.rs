//! A document as conversation, its claims underlined in place; a turn with its neighbours.

use super::links::address;
use super::{Context, layout, parts};
use crate::view::claims::ClaimView;
use crate::view::documents::{DocumentView, SegmentView, TurnView};
use dixit_extractor::source::{Role, Section};
use maud::{Markup, html};

/// The page of a document.
#[must_use]
pub fn page(view: &DocumentView, context: &Context<'_>) -> Markup {
    let summary = &view.summary;
    let body = html! {
        h1 lang=(summary.language) { (summary.title) }
        p.facts {
            (summary.language)
            @if let Some(date) = &summary.date { " · " (date) }
            @if summary.turns > 0 { " · " (summary.turns) " turns" }
            " · " (summary.claims) " claims"
        }
        (parts::forms(&summary.id, context))
        @for segment in view.segments.iter().filter(|segment| !is_title(segment, view)) {
            (segment_of(segment, view, context, None))
        }
    };
    layout::page(&summary.title, &body, &[("/", "Documents")], context)
}

/// Whether a segment is the headline that stands over the page anyway, and nothing is claimed in it.
fn is_title(segment: &SegmentView, view: &DocumentView) -> bool {
    segment.section == Section::Headline
        && segment.text.trim() == view.summary.title
        && view.claims_in(segment).next().is_none()
}

/// The page of a turn.
#[must_use]
pub fn turn_page(view: &TurnView, context: &Context<'_>) -> Markup {
    let summary = &view.document.summary;
    let number = view.segment.number.unwrap_or(view.segment.index);
    let title = format!("Turn {number} · {}", summary.title);
    let home = address(&summary.id, context);
    let body = html! {
        h1 lang=(summary.language) { "Turn " (number) }
        (parts::forms(&view.segment.id, context))
        (around(&view.document, &view.segment, context, None))
    };
    layout::page(&title, &body, &[("/", "Documents"), (&home, &summary.title)], context)
}

/// A segment between its neighbours, with a claim marked in it.
#[must_use]
pub fn around(
    view: &DocumentView,
    here: &SegmentView,
    context: &Context<'_>,
    marked: Option<&ClaimView>,
) -> Markup {
    let at = view.segments.iter().position(|segment| segment.id == here.id).unwrap_or(0);
    let shown = &view.segments[at.saturating_sub(1)..(at + 2).min(view.segments.len())];
    html! {
        @for segment in shown {
            @if segment.id == here.id {
                (segment_of(segment, view, context, Some(marked)))
            } @else {
                (segment_of(segment, view, context, None))
            }
        }
    }
}

/// A segment; `here` when the page is about it, with the claim to mark.
fn segment_of(
    segment: &SegmentView,
    view: &DocumentView,
    context: &Context<'_>,
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
                        Some(iri) => a.speaker href=(address(iri, context)) { (speaker) },
                        None => b { (speaker) },
                    }
                }
                @match segment.number {
                    Some(number) => a href=(address(&segment.id, context)) { "turn " (number) },
                    None => @if segment.section != Section::Turn { (segment.section.name()) },
                }
            }
            div.said {
                p.text lang=(segment.language) { (underlined(segment, view, context, here.flatten())) }
                (parts::claims(view.claims_in(segment), context))
            }
        }
    }
}

/// The text of a segment, cut where claims start and end; each piece links to the shortest claim over
/// it.
fn underlined(
    segment: &SegmentView,
    view: &DocumentView,
    context: &Context<'_>,
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
                Some(claim) => a.claim href=(address(&claim.id, context)) { (text) },
                None => (text),
            }
        }
    }
}
