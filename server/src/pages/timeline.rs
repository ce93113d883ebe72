//! Claims about an entity and by it over time, drawn: a pair of bars for each document that has a date.

use super::Context;
use super::links::address;
use crate::view::documents::Summary;
use crate::view::entities::EntityView;
use maud::{Markup, html};

/// Sizes of the drawing, in its own units.
const HEIGHT: usize = 120;
const STEP: usize = 76;
const BAR: usize = 24;

/// The drawing; nothing unless two documents have a date.
#[must_use]
pub fn drawn(view: &EntityView, context: &Context<'_>) -> Markup {
    let dated: Vec<(&Summary, &str)> =
        view.documents.iter().filter_map(|summary| Some((summary, summary.date.as_deref()?))).collect();
    if dated.len() < 2 {
        return html! {};
    }
    let count = |claims: &[crate::view::claims::ClaimView], summary: &Summary| {
        claims.iter().filter(|claim| claim.document == summary.id).count()
    };
    let counts: Vec<(usize, usize)> =
        dated.iter().map(|(summary, _)| (count(&view.about, summary), count(&view.by, summary))).collect();
    let most = counts.iter().map(|(about, by)| *about.max(by)).max().unwrap_or(1).max(1);
    let title = context.say(["Claims over time", "Affirmations au fil du temps"]);
    let (about, by) = (context.say(["about", "à ce sujet"]), context.say(["by", "faites"]));
    html! {
        h2 { (title) }
        div.scroll tabindex="0" role="region" aria-label=(title) {
            svg.timeline viewBox={ "0 0 " (dated.len() * STEP) " " (HEIGHT + 36) } width=(dated.len() * STEP) height=(HEIGHT + 36) role="img" aria-label=(title) {
                @for (place, ((summary, date), (of, from))) in dated.iter().zip(&counts).enumerate() {
                    @let x = place * STEP + 10;
                    a href=(address(&summary.id, context)) {
                        title { (date) ", " (summary.title) ": " (of) " " (about) ", " (from) " " (by) }
                        (bar(x, *of, most, "about"))
                        (bar(x + BAR + 2, *from, most, "by"))
                        text x=(x) y=(HEIGHT + 18) { (date) }
                    }
                }
            }
        }
        p.hint { span.key.about aria-hidden="true" {} (about) " " span.key.by aria-hidden="true" {} (by) }
    }
}

fn bar(x: usize, count: usize, most: usize, class: &str) -> Markup {
    let height = count * (HEIGHT - 16) / most;
    html! {
        @if count > 0 {
            rect class=(class) x=(x) y=(HEIGHT - height.max(2)) width=(BAR) height=(height.max(2)) rx="2" {}
            text.count x=(x + BAR / 2) y=(HEIGHT - height.max(2) - 3) text-anchor="middle" { (count) }
        }
    }
}
