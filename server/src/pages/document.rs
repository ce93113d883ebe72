//! A document as conversation, its claims underlined in place; a turn with its neighbours.

use super::links::{self, address};
use super::parts::{self, Kind};
use super::transcript::Transcript;
use super::{Context, layout, minimap, words};
use crate::view::documents::{DocumentView, SegmentView, Summary, TurnView};
use dixit_extractor::source::Section;
use maud::{Markup, html};

/// The page of a document.
#[must_use]
pub fn page(view: &DocumentView, context: &Context<'_>) -> Markup {
    let summary = &view.summary;
    let transcript = Transcript::new(view, context);
    let body = html! {
        h1 lang=(summary.language) dir="auto" { (summary.title) }
        (facts(summary, context))
        (parts::forms(&summary.id, Some(&links::claims_of(&summary.id)), context))
        (voices(&transcript, context))
        @if view.claims.is_empty() {
            p.empty {
                (context.say([
                    "No claim was found in this document. The sentences that were skipped say why.",
                    "Aucune affirmation n’a été trouvée dans ce document. Les phrases écartées disent pourquoi.",
                ]))
            }
        }
        (filters(view, context))
        div.with-map {
            div.transcript {
                @for segment in view.segments.iter().filter(|segment| !is_title(segment, view)) {
                    (transcript.segment(segment, None))
                }
            }
            (minimap::map(&transcript, context))
        }
    };
    layout::page(&summary.title, &body, &[("/", context.say(["Documents", "Documents"]))], context)
}

/// Language, date and counts of a document.
#[must_use]
pub fn facts(summary: &Summary, context: &Context<'_>) -> Markup {
    let language = words::language(&summary.language).map_or(&*summary.language, |said| context.say(said));
    html! {
        p.facts {
            (language)
            @if let Some(date) = &summary.date { " · " time datetime=(date) { (date) } }
            @if summary.turns > 0 { " · " (context.count(summary.turns, [["turn", "turns"], ["tour de parole", "tours de parole"]])) }
            " · " (context.count(summary.claims, [["claim", "claims"], ["affirmation", "affirmations"]]))
        }
    }
}

/// Who speaks, in which colour.
fn voices(transcript: &Transcript<'_>, context: &Context<'_>) -> Markup {
    html! {
        @if !transcript.voices.is_empty() {
            ul.voices aria-label=(context.say(["Speakers", "Locuteurs"])) {
                @for voice in &transcript.voices {
                    @let colour = transcript.colour(Some(voice.name)).unwrap_or(0);
                    li class={ "voice-" (colour) } {
                        @match voice.iri {
                            Some(iri) => a.speaker href=(address(iri, context)) { (parts::voice(voice.name, context)) },
                            None => b.speaker { (parts::voice(voice.name, context)) },
                        }
                        " " small {
                            @if let Some(role) = voice.role.filter(|role| role.name() != voice.name) {
                                (context.say(words::role(role))) ", "
                            }
                            (context.count(voice.turns, [["turn", "turns"], ["tour", "tours"]]))
                        }
                    }
                }
            }
        }
    }
}

/// What to underline: everything, one kind, and whether skipped sentences show. The style sheet does it.
fn filters(view: &DocumentView, context: &Context<'_>) -> Markup {
    let counted = Kind::ALL
        .into_iter()
        .map(|kind| (kind, view.claims.iter().filter(|claim| kind.holds(claim)).count()));
    html! {
        form.filters aria-label=(context.say(["What to underline", "Quoi souligner"])) {
            fieldset {
                legend { (context.say(["Underline", "Souligner"])) }
                label.chip {
                    input type="radio" name="kind" id="kind-all" checked;
                    span { (context.say(["all", "toutes"])) " " small { (context.number(view.claims.len())) } }
                }
                @for (kind, count) in counted.filter(|(_, count)| *count > 0) {
                    label class={ "chip u-" (kind.name()) } {
                        input type="radio" name="kind" id={ "kind-" (kind.name()) };
                        span { (context.say(kind.said())) " " small { (context.number(count)) } }
                    }
                }
            }
            @if !view.skipped.is_empty() {
                label.chip {
                    input type="checkbox" id="show-skipped";
                    span {
                        (context.say(["skipped sentences, with the reason", "phrases écartées, avec la raison"]))
                        " " small { (context.number(view.skipped.len())) }
                    }
                }
            }
            button.quiet #unfold type="button" hidden aria-pressed="false" {
                (context.say(["Unfold all claims", "Déplier toutes les affirmations"]))
            }
        }
    }
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
    let name = format!("{} {number}", context.say(["Turn", "Tour"]));
    let home = address(&summary.id, context);
    let body = html! {
        h1 { (name) }
        (parts::forms(&view.segment.id, None, context))
        (Transcript::new(&view.document, context).around(&view.segment, None))
        (around(&view.document, &view.segment, context))
    };
    let trail = [("/", context.say(["Documents", "Documents"])), (&home, &summary.title)];
    layout::page(&format!("{name} · {}", summary.title), &body, &trail, context)
}

/// Links to the turns before and after.
fn around(view: &DocumentView, here: &SegmentView, context: &Context<'_>) -> Markup {
    let turns = || view.segments.iter().filter(|segment| segment.number.is_some());
    let before = turns().rev().find(|segment| segment.index < here.index);
    let after = turns().find(|segment| segment.index > here.index);
    html! {
        nav.pages aria-label=(context.say(["Turns", "Tours"])) {
            @if let Some(turn) = before { a rel="prev" href=(address(&turn.id, context)) { "← " (context.say(["Turn before", "Tour précédent"])) } }
            @if let Some(turn) = after { a rel="next" href=(address(&turn.id, context)) { (context.say(["Turn after", "Tour suivant"])) " →" } }
        }
    }
}
