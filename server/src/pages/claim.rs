//! A claim: the quote in its turn, subject → relation → object, every field in words, a citation, and
//! the claims that say the same or the opposite.

use super::citation::Citation;
use super::links::{self, address};
use super::parts::{self, Kind};
use super::transcript::Transcript;
use super::words::{self, Said};
use super::{Context, layout};
use crate::view::claims::{ClaimInPlace, ClaimView, Slot};
use crate::view::related::Related;
use dixit_extractor::resolve::Polarity;
use maud::{Markup, html};

/// The page.
#[must_use]
pub fn page(page: &ClaimInPlace, context: &Context<'_>) -> Markup {
    let claim = &page.claim;
    let document = page.document.as_ref();
    let documents = context.say(["Documents", "Documents"]);
    let title = document.map_or(context.say(["Document", "Document"]), |view| &view.summary.title);
    let home = address(&claim.document, context);
    let body = html! {
        h1.kicker { (context.say(["Claim", "Affirmation"])) }
        blockquote.claimed lang=(claim.language) dir="auto" { (context.quoted(&claim.quote)) }
        p.byline {
            "— " (said_by(claim, context))
            @if let Some(document) = document {
                ", " cite { a href=(home) lang=(document.summary.language) dir="auto" { (document.summary.title) } }
                @if let Some(date) = &document.summary.date { ", " time datetime=(date) { (date) } }
            }
        }
        (triple(claim, context))
        (parts::forms(&claim.id, Some(&links::description_of(&claim.id)), context))
        @if let Some(document) = document {
            @let holds = |start, end| start <= claim.start && claim.start < end;
            @if let Some(segment) = document.segments.iter().find(|segment| holds(segment.start, segment.end)) {
                h2 { (context.say(["Where it is said", "Où c’est dit"])) }
                (Transcript::new(document, context).around(segment, Some(claim)))
            }
        }
        (Citation::of(claim, document.map(|view| &view.summary), context).markup(context))
        (related(&page.related, context))
        h2 { (context.say(["In full", "En détail"])) }
        (fields(claim, context))
    };
    let short: String = claim.quote.chars().take(60).collect();
    layout::page(&short, &body, &[("/", documents), (&home, title)], context)
}

/// Subject → relation → object, drawn.
fn triple(claim: &ClaimView, context: &Context<'_>) -> Markup {
    let part = |name: Said, slot: Option<&Slot>| {
        html! {
            div.part {
                small { (context.say(name)) }
                @match slot {
                    Some(slot) => p { (parts::slot(slot, context)) },
                    None => p.none { (context.say(["nobody, nothing", "personne, rien"])) },
                }
            }
        }
    };
    html! {
        div.triple.denied[claim.polarity == Polarity::Denied] {
            (part(["subject", "sujet"], claim.subject.as_ref()))
            div.part.relation {
                small {
                    @if claim.polarity == Polarity::Denied { (context.say(["relation, denied", "relation, niée"])) }
                    @else { (context.say(["relation", "relation"])) }
                }
                p { (relation(claim, context)) }
            }
            @if claim.object.is_some() { (part(["object", "objet"], claim.object.as_ref())) }
        }
        p.put { (parts::tags(claim, context)) }
    }
}

fn relation(claim: &ClaimView, context: &Context<'_>) -> Markup {
    html! {
        @match &claim.relation.iri {
            Some(iri) => a href=(address(iri, context)) { (claim.relation.label) },
            None => (claim.relation.label),
        }
    }
}

fn said_by(claim: &ClaimView, context: &Context<'_>) -> Markup {
    html! {
        (parts::speaker(claim, context))
        @if let Some(role) = claim.role.filter(|role| role.name() != claim.speaker) {
            " (" (context.say(words::role(role))) ")"
        }
        @if let Some(turn) = claim.turn {
            ", " a href=(parts::turn_address(claim, context)) { (context.say(["turn", "tour"])) " " (turn) }
        }
    }
}

/// The claims that bear on it.
fn related(related: &Related, context: &Context<'_>) -> Markup {
    let group = |name: Said, claims: &[ClaimView]| {
        html! {
            @if !claims.is_empty() { h3 { (context.say(name)) } (parts::quoted(claims, context)) }
        }
    };
    let linked = related.to.iter().map(|(kind, claim)| (words::link(*kind), claim));
    let linked = linked.chain(related.from.iter().map(|(kind, claim)| (words::link_back(*kind), claim)));
    let linked: Vec<(Said, &ClaimView)> = linked.collect();
    let none = linked.is_empty() && related.same.is_empty() && related.opposite.is_empty();
    html! {
        h2 { (context.say(["Same and opposing claims", "Affirmations semblables et contraires"])) }
        @if none {
            p.empty {
                (context.say([
                    "No other claim in this store says the same or the opposite.",
                    "Aucune autre affirmation de cette base ne dit la même chose ni le contraire.",
                ]))
            }
        }
        (group(["The opposite", "Le contraire"], &related.opposite))
        (group(["The same", "La même chose"], &related.same))
        @if !linked.is_empty() {
            ul.quotes {
                @for (name, claim) in &linked {
                    li class=(Kind::classes([*claim])) {
                        b.link { (context.say(*name)) }
                        (parts::with_quote(claim, context))
                    }
                }
            }
        }
        (group(["On the same matter", "Sur le même sujet"], &related.matter))
    }
}

/// Every field with what it means.
fn fields(claim: &ClaimView, context: &Context<'_>) -> Markup {
    let row = |name: Said, value: Markup, means: &str| {
        html! {
            dt { (context.say(name)) }
            dd { (value) @if !means.is_empty() { " " small { (means) } } }
        }
    };
    let text = |text: &str| html! { (text) };
    let written = |slot: &Slot| {
        let differs = slot.text != slot.label && !slot.text.is_empty();
        let as_written = context.say(["as written: ", "dans le texte : "]);
        if differs { format!("{as_written}{}", context.quoted(&slot.text)) } else { String::new() }
    };
    html! {
        dl.fields {
            (row(["Quote", "Citation"], html! { span lang=(claim.language) dir="auto" { (context.quoted(&claim.quote)) } }, &offsets(claim, context)))
            (row(["Said by", "Dit par"], said_by(claim, context), ""))
            @if claim.attribution.len() > 1 {
                (row(["On the word of", "Sur la foi de"], text(&claim.attribution.join(" → ")),
                    context.say(["outermost source first", "la source la plus extérieure d’abord"])))
            }
            @if let Some(turn) = claim.answers {
                @let home = format!("{}/turn/{turn}", address(&claim.document, context));
                (row(["Answers", "Répond à"], html! { a href=(home) { (context.say(["turn", "tour"])) " " (turn) } }, ""))
            }
            @if let Some(subject) = &claim.subject {
                (row(["Subject", "Sujet"], parts::slot(subject, context), &written(subject)))
            }
            (row(["Relation", "Relation"], relation(claim, context), &written(&claim.relation)))
            @if let Some(object) = &claim.object {
                (row(["Object", "Objet"], parts::slot(object, context), &written(object)))
            }
            @for qualifier in &claim.qualifiers {
                (row(words::qualifier(qualifier.role), html! { span lang=(claim.language) dir="auto" { (qualifier.text) } }, ""))
            }
            @if let Some((words, value)) = &claim.time {
                (row(["Time of the claim", "Moment visé"], text(words), value.as_deref().unwrap_or_default()))
            }
            (row(["Polarity", "Polarité"], text(context.say(words::polarity(claim.polarity))),
                context.say(words::polarity_means(claim.polarity))))
            (row(["Certainty", "Certitude"], text(context.say(words::certainty(claim.certainty))),
                context.say(words::certainty_means(claim.certainty))))
            @for modality in &claim.modality {
                (row(["Modality", "Modalité"], text(context.say(words::modality(*modality))),
                    context.say(words::modality_means(*modality))))
            }
            @if let Some(tense) = claim.tense { (row(["Tense", "Temps"], text(context.say(words::tense(tense))), "")) }
            (row(["Bare triple", "Triplet nu"], text(context.say(if claim.asserted { ["yes", "oui"] } else { ["no", "non"] })), bare(claim, context)))
            @if let Some(confidence) = claim.confidence {
                (row(["Confidence", "Confiance"], share(confidence, context), context.say(["how likely it was read right", "probabilité d’une lecture juste"])))
            }
            @if let Some(worth) = claim.check_worthiness {
                (row(["Worth checking", "À vérifier"], share(worth, context), context.say(["how much a fact-checker would care", "intérêt pour une vérification"])))
            }
            (row(["Rule", "Règle"], html! { code { (claim.rule) } }, context.say(["what found it", "ce qui l’a trouvée"])))
        }
    }
}

fn offsets(claim: &ClaimView, context: &Context<'_>) -> String {
    let between =
        context.say([["characters ", " to ", " of the source"], ["caractères ", " à ", " de la source"]]);
    format!("{}{}{}{}{}", between[0], claim.start, between[1], claim.end, between[2])
}

const fn bare(claim: &ClaimView, context: &Context<'_>) -> &'static str {
    context.say(if claim.asserted {
        [
            "stated as a fact, so it also stands as subject, relation, object",
            "énoncée comme un fait : elle figure aussi comme sujet, relation, objet",
        ]
    } else {
        [
            "not stated as a plain fact, so no bare triple stands for it",
            "pas énoncée comme un simple fait : aucun triplet nu ne la représente",
        ]
    })
}

/// A number from 0 to 1 as a bar and in figures.
fn share(value: f64, context: &Context<'_>) -> Markup {
    let figures = format!("{value:.2}");
    let figures = if context.tongue == super::Tongue::French { figures.replace('.', ",") } else { figures };
    html! { meter min="0" max="1" value=(value) {} " " (figures) }
}
