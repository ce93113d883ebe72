//! An entity: its names, its neighbourhood drawn, the claims about it and by it over time; for a speaker
//! also in what way and with whom.

use super::claims::address_of;
use super::links::{self, address};
use super::{Context, layout, neighbourhood, parts, speaker, timeline, words};
use crate::view::claims::ClaimView;
use crate::view::entities::EntityView;
use crate::view::filter::ClaimFilter;
use maud::{Markup, html};

/// How many claims are listed before the table of claims takes over.
const LISTED: usize = 30;

/// The page.
#[must_use]
pub fn page(view: &EntityView, context: &Context<'_>) -> Markup {
    let kind = words::kind(&view.kind).map_or(&*view.kind, |said| context.say(said));
    let name = parts::voice(&view.label, context);
    let around = format!("/graph?around={}&hops=1", links::encode(&view.id));
    let filter = |name: &str| ClaimFilter::from_pairs([(name, &view.id)]).unwrap_or_default();
    let body = html! {
        h1 { (name) }
        p.facts {
            @if view.speaks { (context.say(["speaker", "locuteur"])) " · " }
            (kind)
            @if !view.aliases.is_empty() { " · " (context.say(["also ", "aussi "])) (view.aliases.join(", ")) }
            " · " (context.count(view.about.len(), [["claim about", "claims about"], ["affirmation à ce sujet", "affirmations à ce sujet"]]))
            @if view.speaks { " · " (context.count(view.by.len(), [["claim by", "claims by"], ["affirmation faite", "affirmations faites"]])) }
        }
        (parts::forms(&view.id, Some(&links::claims_with(&view.id)), context))
        @if view.speaks { (speaker::sections(view, context)) }
        (neighbourhood::drawn(view, &around, context))
        (timeline::drawn(view, context))
        (listed(["Claims about ", "Affirmations au sujet de "], (name, &view.about), &filter("entity"), context))
        (listed(["Claims by ", "Affirmations de "], (name, &view.by), &filter("speaker"), context))
        @if view.about.is_empty() && view.by.is_empty() {
            p.empty { (context.say(["There is no claim about or by it.", "Aucune affirmation à ce sujet, ni de cette source."])) }
        }
        (documents(view, context))
    };
    layout::page(name, &body, &[("/", context.say(["Documents", "Documents"]))], context)
}

fn listed(
    heading: words::Said,
    (name, claims): (&str, &[ClaimView]),
    filter: &ClaimFilter,
    context: &Context<'_>,
) -> Markup {
    html! {
        @if !claims.is_empty() {
            h2 { (context.say(heading)) (name) }
            (parts::quoted(claims.iter().take(LISTED), context))
            p {
                a href=(address_of("/claims", filter, &[])) {
                    @if claims.len() > LISTED {
                        (context.say(["All ", "Les "])) (context.number(claims.len()))
                        (context.say([" as a table", " en tableau"]))
                    } @else {
                        (context.say(["As a table", "En tableau"]))
                    }
                }
            }
        }
    }
}

fn documents(view: &EntityView, context: &Context<'_>) -> Markup {
    html! {
        @if !view.documents.is_empty() {
            h2 { (context.say(["In these documents", "Dans ces documents"])) }
            ul.plain {
                @for summary in &view.documents {
                    li { a href=(address(&summary.id, context)) lang=(summary.language) dir="auto" { (summary.title) } @if let Some(date) = &summary.date { " " small { (date) } } }
                }
            }
        }
    }
}
