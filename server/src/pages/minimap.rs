//! The margin's map of a document: a band for each segment in its speaker's colour, a mark for each
//! claim, all of them links into the text.

use super::Context;
use super::parts::Kind;
use super::transcript::{Transcript, style};
use maud::{Markup, html};

/// Height of the map in its own units; it is stretched to the window.
const HEIGHT: usize = 1000;

/// The map.
#[must_use]
pub fn map(transcript: &Transcript<'_>, context: &Context<'_>) -> Markup {
    let view = transcript.view;
    let Some(last) = view.segments.iter().map(|segment| segment.end).max() else { return html! {} };
    let first = view.segments.iter().map(|segment| segment.start).min().unwrap_or(0);
    let scale = |offset: usize| (offset.saturating_sub(first)) * HEIGHT / (last - first).max(1);
    html! {
        nav.minimap aria-label=(context.say(["Map of the claims", "Carte des affirmations"])) {
            svg viewBox={ "0 0 40 " (HEIGHT) } preserveAspectRatio="none" role="presentation" {
                @for segment in &view.segments {
                    @let (top, bottom) = (scale(segment.start), scale(segment.end));
                    @let colour = transcript.colour(segment.speaker.as_deref());
                    @let class = colour.map_or("band".to_owned(), |colour| format!("band voice-{colour}"));
                    a href={ "#segment-" (segment.index) } tabindex="-1" {
                        rect class=(class) x="0" y=(top) width="40" height=((bottom - top).max(2) - 1) {}
                        @for claim in view.claims_in(segment) {
                            @let place = scale(claim.start);
                            @let class = format!("mark {} {}", style(claim), Kind::classes([claim]));
                            rect class=(class) x="14" y=(place) width="22" height=((scale(claim.end) - place).max(2)) {}
                        }
                    }
                }
                rect.window x="0" y="0" width="40" height="0" {}
            }
        }
    }
}
