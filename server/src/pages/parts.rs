//! What several pages show: claims in short, slots, terms, links to other forms.

use super::links::{address, address_as};
use super::{Context, links, words};
use crate::render::answers::{plain, short_iri};
use crate::view::claims::{ClaimView, Slot};
use dixit_extractor::rdf::vocabulary::dx;
use dixit_extractor::resolve::{Certainty, Modality, Polarity};
use maud::{Markup, html};
use oxigraph::model::{Quad, Term};

/// How many speakers have a colour of their own before colours come again.
pub const VOICES: usize = 8;

/// A way in which a claim may be put, by which pages filter and underline.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// Affirmed, certain, by the speaker.
    Plain,
    /// Denied.
    Denied,
    /// Less than certain.
    Hedged,
    /// Asked.
    Asked,
    /// Somebody else's, or hearsay.
    Reported,
    /// An opinion.
    Opinion,
    /// About the future.
    Prediction,
    /// With a number in it.
    Figure,
}

impl Kind {
    /// Every kind, in the order they are shown.
    pub const ALL: [Self; 8] = [
        Self::Plain,
        Self::Denied,
        Self::Hedged,
        Self::Asked,
        Self::Reported,
        Self::Opinion,
        Self::Prediction,
        Self::Figure,
    ];

    /// Its name in the style sheet.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Plain => "plain",
            Self::Denied => "denied",
            Self::Hedged => "hedged",
            Self::Asked => "asked",
            Self::Reported => "reported",
            Self::Opinion => "opinion",
            Self::Prediction => "prediction",
            Self::Figure => "figure",
        }
    }

    /// Its name on the page.
    #[must_use]
    pub const fn said(self) -> words::Said {
        match self {
            Self::Plain => ["plain", "simples"],
            Self::Denied => ["denied", "niées"],
            Self::Hedged => ["hedged", "nuancées"],
            Self::Asked => ["asked", "demandées"],
            Self::Reported => ["reported", "rapportées"],
            Self::Opinion => ["opinions", "opinions"],
            Self::Prediction => ["predictions", "prédictions"],
            Self::Figure => ["with a figure", "chiffrées"],
        }
    }

    /// Whether a claim is of this kind; it may be of several.
    #[must_use]
    pub fn holds(self, claim: &ClaimView) -> bool {
        let mood = |modality| claim.modality.contains(&modality);
        match self {
            Self::Plain => claim.asserted,
            Self::Denied => claim.polarity == Polarity::Denied,
            Self::Hedged => matches!(claim.certainty, Certainty::Probable | Certainty::Possible),
            Self::Asked => mood(Modality::Question),
            Self::Reported => mood(Modality::Reported) || mood(Modality::Hearsay),
            Self::Opinion => mood(Modality::Opinion),
            Self::Prediction => mood(Modality::Prediction),
            Self::Figure => claim.object.as_ref().is_some_and(|slot| slot.kind.as_deref() == Some("Value")),
        }
    }

    /// The classes of a claim: `k-denied k-figure`.
    #[must_use]
    pub fn classes<'a>(claims: impl IntoIterator<Item = &'a ClaimView> + Clone) -> String {
        let held =
            Self::ALL.into_iter().filter(|kind| claims.clone().into_iter().any(|claim| kind.holds(claim)));
        held.map(|kind| format!("k-{}", kind.name())).collect::<Vec<_>>().join(" ")
    }
}

/// A term as a page shows it.
#[must_use]
pub fn term(term: &Term, context: &Context<'_>) -> Markup {
    match term {
        Term::NamedNode(node) => {
            html! { a href=(address(node.as_str(), context)) { (name(node.as_str(), context)) } }
        }
        Term::Literal(literal) => html! {
            span lang=[literal.language()] dir="auto" title=[(!literal.datatype().as_str().ends_with("tring")).then(|| short_iri(literal.datatype().as_str()))] {
                (literal.value())
            }
        },
        other => html! { code { (plain(other)) } },
    }
}

/// An IRI in short: its path below the base, or with a known prefix.
#[must_use]
pub fn name(iri: &str, context: &Context<'_>) -> String {
    iri.strip_prefix(&context.settings.base).map_or_else(|| short_iri(iri), str::to_owned)
}

/// A slot of a claim: a link where it has an IRI, its number where it is one.
#[must_use]
pub fn slot(slot: &Slot, context: &Context<'_>) -> Markup {
    let kind = slot.kind.as_deref().map(|kind| words::kind(kind).map_or(kind, |said| context.say(said)));
    html! {
        @match &slot.iri {
            Some(iri) => a href=(address(iri, context)) title=[kind] { (slot.label) },
            None => span { (slot.label) },
        }
        @if let Some(note) = &slot.note { " " small { "(" (context.grouped(note)) ")" } }
    }
}

/// Subject → relation → object.
#[must_use]
pub fn statement(claim: &ClaimView, context: &Context<'_>) -> Markup {
    html! {
        @if let Some(subject) = &claim.subject { (slot(subject, context)) } @else { span.arrow { "∅" } }
        span.arrow { " → " }
        span.relation { (claim.relation.label) }
        @if let Some(object) = &claim.object { span.arrow { " → " } (slot(object, context)) }
    }
}

/// How a claim is put, where that is not plainly.
#[must_use]
pub fn tags(claim: &ClaimView, context: &Context<'_>) -> Markup {
    let asked = claim.modality.contains(&Modality::Question);
    let unsure = match claim.certainty {
        Certainty::Certain => false,
        Certainty::Unknown => !asked,
        Certainty::Probable | Certainty::Possible => true,
    };
    let certainty = [words::certainty(claim.certainty), words::certainty_means(claim.certainty)];
    html! {
        @if claim.polarity == Polarity::Denied {
            " " span.tag.denied title=(context.say(words::polarity_means(claim.polarity))) {
                (context.say(words::polarity(claim.polarity)))
            }
        }
        @if unsure { " " span.tag.hedged title=(context.say(certainty[1])) { (context.say(certainty[0])) } }
        @for modality in &claim.modality {
            " " span.tag title=(context.say(words::modality_means(*modality))) {
                @if *modality == Modality::Reported && claim.attribution.len() > 1 {
                    (context.say(["according to ", "selon "])) (claim.attribution[1..].join(", "))
                } @else {
                    (context.say(words::modality(*modality)))
                }
            }
        }
    }
}

/// A claim in one line: what it says and how it is put, with a link to it.
#[must_use]
pub fn line(claim: &ClaimView, context: &Context<'_>) -> Markup {
    let open = context.say(["The claim in full", "L’affirmation en entier"]);
    html! {
        (statement(claim, context))
        (tags(claim, context))
        " " a.open href=(address(&claim.id, context)) title=(open) aria-label=(open) { "↗" }
    }
}

/// Claims with who says them and in what words.
#[must_use]
pub fn quoted<'a>(claims: impl IntoIterator<Item = &'a ClaimView>, context: &Context<'_>) -> Markup {
    html! {
        ul.quotes {
            @for claim in claims { li class=(Kind::classes([claim])) { (with_quote(claim, context)) } }
        }
    }
}

/// A claim with who says it and in what words.
#[must_use]
pub fn with_quote(claim: &ClaimView, context: &Context<'_>) -> Markup {
    html! {
        p.line { (statement(claim, context)) (tags(claim, context)) }
        p.words {
            a.quote href=(address(&claim.id, context)) lang=(claim.language) dir="auto" { (context.quoted(&claim.quote)) }
            " — " (speaker(claim, context))
            @if let Some(slug) = slug_of(&claim.document) {
                ", " a.source href=(turn_address(claim, context)) { (slug) }
            }
        }
    }
}

/// Who says a claim.
#[must_use]
pub fn speaker(claim: &ClaimView, context: &Context<'_>) -> Markup {
    let name = voice(&claim.speaker, context);
    html! {
        @match &claim.speaker_id {
            Some(iri) => a.speaker href=(address(iri, context)) { (name) },
            None => span.speaker { (name) },
        }
    }
}

/// A speaker's name; a nameless part in the language of the page.
#[must_use]
pub fn voice<'a>(name: &'a str, context: &Context<'_>) -> &'a str {
    use dixit_extractor::source::Role;
    let parts = [Role::Interviewer, Role::Interviewee, Role::Narrator];
    let part = parts.into_iter().find(|role| role.name() == name).map(words::role);
    match part {
        Some(said) => context.say(said),
        None if name == Role::Unknown.name() => context.say(["unknown", "inconnu"]),
        None => name,
    }
}

/// Where the turn of a claim opens, or its document.
#[must_use]
pub fn turn_address(claim: &ClaimView, context: &Context<'_>) -> String {
    let document = address(&claim.document, context);
    claim.turn.map_or_else(|| document.clone(), |turn| format!("{document}/turn/{turn}"))
}

/// The last part of a document's IRI.
fn slug_of(document: &str) -> Option<&str> {
    document.split_once("/document/").map(|(_, slug)| slug)
}

/// Links to the other forms of a resource, and to a query about it.
#[must_use]
pub fn forms(iri: &str, query: Option<&str>, context: &Context<'_>) -> Markup {
    let form =
        |ending: &str, name: &str| html! { li { a href=(address_as(iri, ending, context)) { (name) } } };
    html! {
        ul.forms aria-label=(context.say(["Other forms", "Autres formes"])) {
            (form(".json", "JSON")) (form(".ttl", "Turtle")) (form(".jsonld", "JSON-LD"))
            @if let Some(query) = query {
                li { a href=(links::query(query)) { (context.say(["Open in SPARQL", "Ouvrir dans SPARQL"])) } }
            }
        }
    }
}

/// The property of a quad list as a table of properties and values.
#[must_use]
pub fn properties(quads: &[Quad], context: &Context<'_>) -> Markup {
    html! {
        dl {
            @for quad in quads.iter().filter(|quad| quad.predicate.as_ref() != dx::TEXT) {
                dt { (short_iri(quad.predicate.as_str())) }
                dd { (term(&quad.object, context)) }
            }
        }
    }
}
