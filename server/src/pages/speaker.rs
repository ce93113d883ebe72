//! What the page of a speaker has beside that of an entity: how the claims are put, what they are about,
//! with whom they agree.

use super::claims::address_of;
use super::links::address;
use super::parts::{self, Kind};
use super::{Context, words};
use crate::view::claims::ClaimView;
use crate::view::entities::{EntityView, Stance};
use crate::view::filter::ClaimFilter;
use dixit_extractor::resolve::LinkKind;
use maud::{Markup, html};
use std::cmp::Reverse;
use std::collections::BTreeMap;

/// How many things spoken of are listed.
const TOPICS: usize = 12;

/// The sections.
#[must_use]
pub fn sections(view: &EntityView, context: &Context<'_>) -> Markup {
    html! {
        @if !view.by.is_empty() {
            div.columns {
                section {
                    h2 { (context.say(["How the claims are put", "Comment c’est dit"])) }
                    (kinds(view, context))
                }
                section {
                    h2 { (context.say(["What they are about", "De quoi il est question"])) }
                    (topics(view, context))
                }
                (stances(&view.stances, context))
            }
        }
    }
}

/// How many claims there are of each kind, as bars that lead to them where the table can show them.
fn kinds(view: &EntityView, context: &Context<'_>) -> Markup {
    let filter = |kind: Kind| -> Option<(&'static str, &'static str)> {
        Some(match kind {
            Kind::Plain => ("asserted", "true"),
            Kind::Denied => ("polarity", "denied"),
            Kind::Asked => ("modality", "question"),
            Kind::Opinion => ("modality", "opinion"),
            Kind::Prediction => ("modality", "prediction"),
            Kind::Reported => ("modality", "reported"),
            Kind::Hedged | Kind::Figure => return None,
        })
    };
    html! {
        dl.bars {
            @for kind in Kind::ALL {
                @let count = view.by.iter().filter(|claim| kind.holds(claim)).count();
                @if count > 0 {
                    dt {
                        @match filter(kind) {
                            Some((name, value)) => {
                                @let pairs = [("speaker", view.id.as_str()), (name, value)];
                                @let filter = ClaimFilter::from_pairs(pairs).unwrap_or_default();
                                a href=(address_of("/claims", &filter, &[])) { (context.say(kind.said())) }
                            },
                            None => (context.say(kind.said())),
                        }
                    }
                    dd { meter min="0" max=(view.by.len()) value=(count) {} " " (context.number(count)) }
                }
            }
        }
    }
}

/// What the claims are about most.
fn topics(view: &EntityView, context: &Context<'_>) -> Markup {
    let mut counted: BTreeMap<(&str, &str), usize> = BTreeMap::new();
    for claim in &view.by {
        for (iri, label) in named(claim) {
            if iri != view.id {
                *counted.entry((iri, label)).or_default() += 1;
            }
        }
    }
    let mut topics: Vec<((&str, &str), usize)> = counted.into_iter().collect();
    topics.sort_by_key(|((_, label), count)| (Reverse(*count), *label));
    html! {
        ul.topics {
            @for ((iri, label), count) in topics.into_iter().take(TOPICS) {
                li { a href=(address(iri, context)) { (label) } " " small { (context.number(count)) } }
            }
        }
    }
}

/// The entities that a claim connects.
fn named(claim: &ClaimView) -> impl Iterator<Item = (&str, &str)> {
    [&claim.subject, &claim.object]
        .into_iter()
        .flatten()
        .filter(|slot| slot.kind.as_deref() != Some("Claim"))
        .filter_map(|slot| Some((slot.iri.as_deref()?, slot.label.as_str())))
}

fn stances(stances: &[Stance], context: &Context<'_>) -> Markup {
    html! {
        @if !stances.is_empty() {
            section {
                h2 { (context.say(["Agrees and disagrees with", "D’accord ou non avec"])) }
                ul.plain {
                    @for stance in stances {
                        @let against = matches!(stance.kind, LinkKind::Contradicts | LinkKind::Denies);
                        li {
                            span.tag.denied[against] { (context.say(words::link(stance.kind)).to_lowercase()) } " "
                            a href=(address(&stance.id, context)) { (parts::voice(&stance.name, context)) }
                            " " small { (context.count(stance.claims, [["claim", "claims"], ["affirmation", "affirmations"]])) }
                        }
                    }
                }
            }
        }
    }
}
