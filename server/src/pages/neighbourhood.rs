//! What an entity is connected with, drawn: the entity in the middle, its most frequent neighbours around it,
//! lines named by the relation; dashed where all claims deny it.

use super::Context;
use super::links::address;
use crate::view::claims::{ClaimView, Slot};
use crate::view::entities::EntityView;
use dixit_extractor::resolve::Polarity;
use maud::{Markup, html};
use std::cmp::Reverse;
use std::collections::BTreeMap;
use std::f64::consts::TAU;

/// How many neighbours are drawn.
const DRAWN: usize = 12;

/// How many characters of a name are drawn.
const NAME: usize = 26;

/// Sizes of the drawing, in its own units.
const WIDTH: f64 = 900.0;
const HEIGHT: f64 = 440.0;

/// Something that claims connect the entity with.
struct Neighbour<'a> {
    slot: &'a Slot,
    /// The claims, each with whether the entity is its subject.
    claims: Vec<(&'a ClaimView, bool)>,
}

impl Neighbour<'_> {
    /// The commonest relation.
    fn relation(&self) -> &str {
        let mut counted: BTreeMap<&str, usize> = BTreeMap::new();
        for (claim, _) in &self.claims {
            *counted.entry(claim.relation.label.as_str()).or_default() += 1;
        }
        let commonest = counted.into_iter().max_by_key(|(label, count)| (*count, Reverse(*label)));
        commonest.map_or("", |(label, _)| label)
    }

    fn class(&self) -> &'static str {
        let denied = |(claim, _): &(&ClaimView, bool)| claim.polarity == Polarity::Denied;
        if self.claims.iter().all(denied) { "line denied" } else { "line" }
    }

    /// Everything that is said, for whoever points at the line.
    fn title(&self, name: &str) -> String {
        let said = self.claims.iter().take(6).map(|(claim, forwards)| {
            let (from, to) = if *forwards { (name, &*self.slot.label) } else { (&*self.slot.label, name) };
            format!("{from} → {} → {to}", claim.relation.label)
        });
        said.collect::<Vec<_>>().join("\n")
    }
}

/// The drawing, with a link to the graph; nothing when there are no neighbours.
#[must_use]
pub fn drawn(view: &EntityView, graph: &str, context: &Context<'_>) -> Markup {
    let neighbours = neighbours(view);
    if neighbours.is_empty() {
        return html! {};
    }
    let title = context.say(["Neighbourhood", "Voisinage"]);
    let (x, y) = (WIDTH / 2.0, HEIGHT / 2.0);
    html! {
        h2 { (title) }
        div.scroll {
            svg.neighbourhood viewBox={ "0 0 " (WIDTH) " " (HEIGHT) } role="group" aria-label=(title) {
                @for (place, neighbour) in neighbours.iter().enumerate() {
                    @let end = at(place, neighbours.len(), 1.0);
                    line class=(neighbour.class()) x1=(x) y1=(y) x2=(end.0) y2=(end.1) { title { (neighbour.title(&view.label)) } }
                }
                @for (place, neighbour) in neighbours.iter().enumerate() {
                    @let end = at(place, neighbours.len(), 1.0);
                    @let middle = at(place, neighbours.len(), 0.62);
                    text.relation x=(middle.0) y=(middle.1) text-anchor="middle" { (cut(neighbour.relation())) }
                    (node(neighbour, end, context))
                }
                circle.centre cx=(x) cy=(y) r="12" {}
                text.centre x=(x) y=(y - 20.0) text-anchor="middle" { (cut(&view.label)) }
            }
        }
        p { a href=(graph) { (context.say(["Go on in the graph", "Continuer dans le graphe"])) } }
    }
}

fn node(neighbour: &Neighbour<'_>, (x, y): (f64, f64), context: &Context<'_>) -> Markup {
    let count = neighbour.claims.len();
    let radius = 6.0 + (f64::from(u32::try_from(count).unwrap_or(u32::MAX))).sqrt().min(6.0);
    let below = if y < HEIGHT / 2.0 { y - radius - 6.0 } else { y + radius + 15.0 };
    let shape = html! {
        title { (neighbour.slot.label) " (" (count) ")" }
        circle cx=(x) cy=(y) r=(radius) {}
        text x=(x) y=(below) text-anchor="middle" { (cut(&neighbour.slot.label)) }
    };
    html! {
        @match &neighbour.slot.iri {
            Some(iri) => a href=(address(iri, context)) { (shape) },
            None => g.value { (shape) },
        }
    }
}

/// Where a neighbour stands, or a point on the way there: `share` 0 is the middle, 1 the neighbour.
fn at(place: usize, of: usize, share: f64) -> (f64, f64) {
    let part = |number: usize| f64::from(u32::try_from(number).unwrap_or(u32::MAX));
    // Half a step off the vertical, so that no line runs through the name in the middle.
    let angle = TAU * ((part(place) + 0.5) / part(of) - 0.25);
    let round = |value: f64| (value * 10.0).round() / 10.0;
    let (far_x, far_y) = (WIDTH / 2.0 - 110.0, HEIGHT / 2.0 - 42.0);
    (round(WIDTH / 2.0 + share * far_x * angle.cos()), round(HEIGHT / 2.0 + share * far_y * angle.sin()))
}

/// The neighbours with the most claims.
fn neighbours(view: &EntityView) -> Vec<Neighbour<'_>> {
    let mut found: BTreeMap<&str, Neighbour<'_>> = BTreeMap::new();
    for claim in &view.about {
        let is_self =
            |slot: &Option<Slot>| slot.as_ref().is_some_and(|slot| slot.iri.as_ref() == Some(&view.id));
        let (other, forwards) = match (is_self(&claim.subject), is_self(&claim.object)) {
            (true, false) => (&claim.object, true),
            (false, true) => (&claim.subject, false),
            _ => continue,
        };
        let Some(slot) = other.as_ref().filter(|slot| slot.kind.as_deref() != Some("Claim")) else {
            continue;
        };
        let key = slot.iri.as_deref().unwrap_or(&slot.label);
        let neighbour = found.entry(key).or_insert_with(|| Neighbour { slot, claims: Vec::new() });
        neighbour.claims.push((claim, forwards));
    }
    let mut found: Vec<Neighbour<'_>> = found.into_values().collect();
    found.sort_by_key(|neighbour| Reverse(neighbour.claims.len()));
    found.truncate(DRAWN);
    found
}

fn cut(name: &str) -> String {
    if name.chars().count() <= NAME {
        return name.to_owned();
    }
    let head: String = name.chars().take(NAME - 1).collect();
    format!("{}…", head.trim_end())
}
