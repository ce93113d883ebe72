//! A claim: the quote highlighted in its turn, every field explained.

use super::document::around;
use super::links::address;
use super::{Context, layout, parts};
use crate::view::claims::{ClaimPage, ClaimView};
use dixit_extractor::resolve::{Certainty, Polarity};
use maud::{Markup, html};

/// The page.
#[must_use]
pub fn page(page: &ClaimPage, context: &Context<'_>) -> Markup {
    let claim = &page.claim;
    let title = page.document.as_ref().map_or("Document", |document| &document.summary.title);
    let home = address(&claim.document, context);
    let body = html! {
        h1 { "Claim" }
        p.statement { (parts::statement(claim, context)) (parts::tags(claim)) }
        (parts::forms(&claim.id, context))
        @if let Some(document) = &page.document {
            @let holds = |start, end| start <= claim.start && claim.start < end;
            @if let Some(segment) = document.segments.iter().find(|segment| holds(segment.start, segment.end)) {
                (around(document, segment, context, Some(claim)))
            }
        }
        h2 { "In full" }
        (fields(claim, context))
    };
    layout::page("Claim", &body, &[("/", "Documents"), (&home, title)], context)
}

/// Every field with what it means.
fn fields(claim: &ClaimView, context: &Context<'_>) -> Markup {
    html! {
        dl {
            dt { "Quote" } dd lang=(claim.language) { "“" (claim.quote) "”" br; small { "code points " (claim.start) " to " (claim.end) " of the source" } }
            dt { "Said by" } dd { (speaker(claim, context)) }
            @if claim.attribution.len() > 1 {
                dt { "On the word of" } dd { (claim.attribution.join(" → ")) " " small { "outermost first" } }
            }
            @if let Some(turn) = claim.answers { dt { "Answers" } dd { a href={ (address(&claim.document, context)) "/turn/" (turn) } { "turn " (turn) } } }
            @if let Some(subject) = &claim.subject { dt { "Subject" } dd { (parts::slot(subject, context)) (written(&subject.text, &subject.label)) } }
            dt { "Relation" } dd {
                @match &claim.relation.iri {
                    Some(iri) => a href=(address(iri, context)) { (claim.relation.label) },
                    None => (claim.relation.label),
                }
                (written(&claim.relation.text, &claim.relation.label))
            }
            @if let Some(object) = &claim.object { dt { "Object" } dd { (parts::slot(object, context)) (written(&object.text, &object.label)) } }
            @for qualifier in &claim.qualifiers { dt { (qualifier.role.name().replace('_', " ")) } dd { (qualifier.text) } }
            @if let Some((text, value)) = &claim.time { dt { "Time of the claim" } dd { (text) @if let Some(value) = value { " " small { "(" (value) ")" } } } }
            dt { "Polarity" } dd { (claim.polarity.name()) " " small { (if claim.polarity == Polarity::Denied { "the source says it is not so" } else { "the source says it is so" }) } }
            dt { "Certainty" } dd { (claim.certainty.name()) " " small { (certainty(claim.certainty)) } }
            @if !claim.modality.is_empty() { dt { "Modality" } dd { (claim.modality.iter().map(|m| m.name()).collect::<Vec<_>>().join(", ")) } }
            @if let Some(tense) = claim.tense { dt { "Tense" } dd { (tense.name()) } }
            dt { "Bare triple" } dd { (if claim.asserted { "yes" } else { "no" }) " " small { (if claim.asserted { "stated as a fact, so it also stands as subject relation object" } else { "not stated as a plain fact, so no bare triple stands for it" }) } }
            @if let Some(confidence) = claim.confidence { dt { "Confidence" } dd { (confidence) " " small { "that it was read right" } } }
            @if let Some(worth) = claim.check_worthiness { dt { "Worth checking" } dd { (worth) " " small { "from 0 to 1" } } }
            dt { "Rule" } dd { code { (claim.rule) } }
            @for (kind, other) in &claim.links { dt { (kind.name()) } dd { a href=(address(other, context)) { "another claim" } } }
        }
    }
}

fn speaker(claim: &ClaimView, context: &Context<'_>) -> Markup {
    html! {
        @match &claim.speaker_id {
            Some(iri) => a href=(address(iri, context)) { (claim.speaker) },
            None => (claim.speaker),
        }
        @if let Some(role) = claim.role.filter(|role| role.name() != claim.speaker) { " " small { "(" (role.name()) ")" } }
        @if let Some(turn) = claim.turn { ", " a href={ (address(&claim.document, context)) "/turn/" (turn) } { "turn " (turn) } }
    }
}

/// The words of the text, where they differ from the label.
fn written(text: &str, label: &str) -> Markup {
    html! { @if text != label && !text.is_empty() { " " small { "as written: “" (text) "”" } } }
}

const fn certainty(certainty: Certainty) -> &'static str {
    match certainty {
        Certainty::Certain => "stated as a fact",
        Certainty::Probable => "held likely",
        Certainty::Possible => "held possible",
        Certainty::Unknown => "the source does not commit",
    }
}
