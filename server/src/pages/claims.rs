//! `/claims`: a table of claims that facets and a form narrow; its address can be shared.

use super::links::encode;
use super::parts::{self, Kind};
use super::words::{self, Said};
use super::{Context, layout, links};
use crate::view::claims::ClaimView;
use crate::view::filter::ClaimFilter;
use crate::view::list::{Facet, FacetValue};
use crate::view::search::Found;
use dixit_extractor::resolve::{Certainty, Modality, Polarity};
use dixit_extractor::source::{Role, Section};
use maud::{Markup, html};

/// How many values of a facet are shown unfolded.
const UNFOLDED: usize = 7;

/// The columns: order that they sort by, name.
const COLUMNS: &[(Option<&str>, Said)] = &[
    (Some("text"), ["Quote", "Citation"]),
    (Some("speaker"), ["Speaker", "Locuteur"]),
    (None, ["Says", "Dit"]),
    (Some("number"), ["Number", "Nombre"]),
    (Some("time"), ["Time", "Moment"]),
    (Some("check_worthiness"), ["Worth checking", "À vérifier"]),
    (None, ["Where", "Où"]),
];

/// The page.
#[must_use]
pub fn page(found: &Found, context: &Context<'_>) -> Markup {
    let title = context.say(["Claims", "Affirmations"]);
    let total = context.count(found.page.total, [["claim", "claims"], ["affirmation", "affirmations"]]);
    let body = html! {
        h1.visually-hidden { (title) }
        div.browse {
            aside.facets aria-label=(context.say(["Narrow", "Affiner"])) {
                (form(found, context))
                @for facet in &found.facets { (self::facet(facet, found, context)) }
            }
            section {
                p.facts.total role="status" { b { (total) } (chosen(found, context)) }
                (about_number(found, context))
                ul.forms {
                    li { a href=(address_of("/export", &found.filter, &[("format", "quotes")])) download { "CSV" } }
                    li { a href=(address_of("/claims.json", &found.filter, &[])) { "JSON" } }
                    li { a href=(links::query(&links::claims_like(&found.filter.patterns(&context.settings.base)))) { (context.say(["Open in SPARQL", "Ouvrir dans SPARQL"])) } }
                    li { a href=(address_of("/graph", &found.filter, &[])) { (context.say(["See as a graph", "Voir en graphe"])) } }
                }
                @if found.page.claims.is_empty() { (nothing(context)) } @else { (table(found, context)) }
                (pages(found, context))
            }
        }
    };
    layout::page_with(title, &body, (&[], layout::Needs { wide: true, ..layout::Needs::default() }), context)
}

/// An address with the parameters of a filter, and more.
#[must_use]
pub fn address_of(path: &str, filter: &ClaimFilter, more: &[(&str, &str)]) -> String {
    let pairs = filter.to_pairs();
    let pairs = pairs.iter().map(|(name, value)| (*name, value.as_str())).chain(more.iter().copied());
    let pairs: Vec<String> = pairs.map(|(name, value)| format!("{name}={}", encode(value))).collect();
    if pairs.is_empty() { path.to_owned() } else { format!("{path}?{}", pairs.join("&")) }
}

/// The same without one value, or with it.
fn toggled(found: &Found, name: &str, value: &str, context: &Context<'_>) -> String {
    let mut pairs = found.filter.to_pairs();
    let had = pairs.len();
    pairs.retain(|(key, known)| !(*key == name && known == value));
    if pairs.len() == had
        && let Some((name, _)) = crate::view::filter::PARAMETERS.iter().find(|(known, _)| *known == name)
    {
        pairs.push((name, value.to_owned()));
    }
    let filter = ClaimFilter::from_pairs(pairs).unwrap_or_default();
    address_of("/claims", &filter, &sorted(found, context))
}

fn sorted<'f>(found: &'f Found, _: &Context<'_>) -> Vec<(&'static str, &'f str)> {
    if found.sort_name == "text" { Vec::new() } else { vec![("sort", found.sort_name)] }
}

/// Words, numbers, dates.
fn form(found: &Found, context: &Context<'_>) -> Markup {
    let filter = &found.filter;
    let value = |name: &str| filter.values(name).into_iter().next().unwrap_or_default();
    let typed = found.number.as_ref().filter(|number| number.shown).map(|number| number.typed.clone());
    let field = |name: &'static str, kind: &'static str, said: Said, hint: &'static str| {
        html! { label { (context.say(said)) input type=(kind) step="any" name=(name) value=(value(name)) placeholder=(hint); } }
    };
    const OWN: &[&str] = &[
        "text",
        "number_min",
        "number_max",
        "time_from",
        "time_to",
        "published_from",
        "published_to",
        "check_worthiness_min",
    ];
    let open = OWN[1..].iter().any(|name| !value(name).is_empty()) && typed.is_none();
    html! {
        form action="/claims" method="get" {
            label { (context.say(["Words or a number", "Des mots ou un nombre"]))
                input type="search" name="text" value=(typed.clone().unwrap_or_else(|| value("text")));
            }
            details open[open] {
                summary { (context.say(["Numbers and dates", "Nombres et dates"])) }
                @if typed.is_none() {
                    (field("number_min", "number", ["Number from", "Nombre à partir de"], "1000"))
                    (field("number_max", "number", ["Number up to", "Nombre jusqu’à"], "5000"))
                }
                (field("time_from", "text", ["Speaks of a time from", "Parle d’un moment depuis"], "2025-02"))
                (field("time_to", "text", ["Speaks of a time up to", "Parle d’un moment jusqu’à"], "2025"))
                (field("published_from", "text", ["Published from", "Publié depuis"], "2024"))
                (field("published_to", "text", ["Published up to", "Publié jusqu’à"], "2025-06-30"))
                (field("check_worthiness_min", "number", ["Worth checking, at least", "À vérifier, au moins"], "0.5"))
            }
            @for (name, value) in filter.to_pairs().iter().filter(|(name, _)| !OWN.contains(name)) {
                input type="hidden" name=(name) value=(value);
            }
            @for (name, value) in sorted(found, context) { input type="hidden" name=(name) value=(value); }
            p { button type="submit" { (context.say(["Search", "Chercher"])) } " " a.quiet.button href="/claims" { (context.say(["Clear", "Effacer"])) } }
        }
    }
}

fn facet(facet: &Facet, found: &Found, context: &Context<'_>) -> Markup {
    let chosen = found.filter.values(facet.name);
    let is_chosen = |value: &FacetValue| chosen.contains(&value.value);
    let item = |value: &FacetValue| {
        html! {
            li {
                a href=(toggled(found, facet.name, &value.value, context)) rel="nofollow" aria-current=[is_chosen(value).then_some("true")] {
                    span { (label(facet.name, value, context)) } small { (context.number(value.claims)) }
                }
            }
        }
    };
    let name = facet_name(facet.name);
    html! {
        @if !facet.values.is_empty() {
            h2 { (context.say(name)) }
            ul { @for value in facet.values.iter().take(UNFOLDED) { (item(value)) } }
            @if facet.values.len() > UNFOLDED {
                details open[facet.values[UNFOLDED..].iter().any(is_chosen)] {
                    summary { (context.count(facet.values.len() - UNFOLDED, [["more", "more"], ["de plus", "de plus"]])) }
                    ul { @for value in facet.values.iter().skip(UNFOLDED) { (item(value)) } }
                }
            }
        }
    }
}

fn facet_name(name: &str) -> Said {
    match name {
        "polarity" => ["Polarity", "Polarité"],
        "certainty" => ["Certainty", "Certitude"],
        "modality" => ["Modality", "Modalité"],
        "role" => ["Speaker’s part", "Rôle du locuteur"],
        "section" => ["Kind of text", "Type de texte"],
        "language" => ["Language", "Langue"],
        "speaker" => ["Speaker", "Locuteur"],
        "relation" => ["Relation", "Relation"],
        "document" => ["Document", "Document"],
        "entity" => ["Entity", "Entité"],
        "subject" => ["Subject", "Sujet"],
        "object" => ["Object", "Objet"],
        "text" => ["Words", "Mots"],
        "unit" => ["Unit", "Unité"],
        "asserted" => ["Bare triple", "Triplet nu"],
        "number_min" => ["Number from", "Nombre depuis"],
        "number_max" => ["Number up to", "Nombre jusqu’à"],
        "time_from" => ["Time from", "Moment depuis"],
        "time_to" => ["Time up to", "Moment jusqu’à"],
        "published_from" => ["Published from", "Publié depuis"],
        "published_to" => ["Published up to", "Publié jusqu’à"],
        "check_worthiness_min" => ["Worth checking", "À vérifier"],
        "confidence_min" => ["Confidence", "Confiance"],
        _ => ["Other", "Autre"],
    }
}

/// What a value of a facet is called in the language of the page.
fn label<'v>(name: &str, value: &'v FacetValue, context: &Context<'_>) -> &'v str {
    let key = value.value.as_str();
    let said = match name {
        "polarity" => Polarity::ALL.iter().find(|v| v.name() == key).map(|v| words::polarity(*v)),
        "certainty" => Certainty::ALL.iter().find(|v| v.name() == key).map(|v| words::certainty(*v)),
        "modality" => Modality::ALL.iter().find(|v| v.name() == key).map(|v| words::modality(*v)),
        "role" => [Role::Interviewer, Role::Interviewee, Role::Narrator, Role::Unknown]
            .into_iter()
            .find(|v| v.name() == key)
            .map(words::role),
        "section" => [
            Section::Headline,
            Section::Byline,
            Section::Lead,
            Section::Turn,
            Section::Caption,
            Section::Boilerplate,
        ]
        .into_iter()
        .find(|v| v.name() == key)
        .map(words::section),
        "language" => words::language(key),
        "speaker" => return parts::voice(&value.label, context),
        _ => None,
    };
    said.map_or(value.label.as_str(), |said| context.say(said))
}

/// What is chosen, each with a link that takes it away.
fn chosen(found: &Found, context: &Context<'_>) -> Markup {
    let called = |name: &str, value: &str| {
        let facet = found.facets.iter().find(|facet| facet.name == name);
        let known = facet.and_then(|facet| facet.values.iter().find(|known| known.value == value));
        known.map_or_else(|| value.to_owned(), |known| label(name, known, context).to_owned())
    };
    html! {
        @for (name, value) in found.filter.to_pairs() {
            " " a.chosen href=(toggled(found, name, &value, context)) rel="nofollow" title=(context.say(["Take this filter away", "Retirer ce filtre"])) {
                (context.say(facet_name(name))) ": " (called(name, &value)) span aria-hidden="true" { " ×" }
            }
        }
    }
}

/// What became of words that are a number.
fn about_number(found: &Found, context: &Context<'_>) -> Markup {
    let Some(number) = found.number.as_ref().filter(|number| number.claims > 0) else { return html! {} };
    let typed = context.quoted(&number.typed);
    html! {
        p.note {
            @if number.shown {
                (context.say(["No quote holds ", "Aucune citation ne contient "])) (typed)
                (context.say([" as it is typed; these claims state the number, or bounds that hold it.", " tel quel ; ces affirmations énoncent ce nombre, ou des bornes qui le contiennent."]))
            } @else {
                a href=(address_of("/claims", &number.filter, &[])) {
                    (context.count(number.claims, [["claim states", "claims state"], ["affirmation énonce", "affirmations énoncent"]]))
                    (context.say([" this number, however it is written", " ce nombre, quelle que soit son écriture"]))
                }
            }
        }
    }
}

fn nothing(context: &Context<'_>) -> Markup {
    html! {
        p.empty {
            (context.say([
                "No claim fits. Take a filter away, or try fewer words: all of them must stand in the quote.",
                "Aucune affirmation ne correspond. Retirez un filtre ou essayez moins de mots : la citation doit les contenir tous.",
            ]))
        }
    }
}

fn table(found: &Found, context: &Context<'_>) -> Markup {
    html! {
        div.scroll {
            table.claims-table {
                thead { tr {
                    @for (sort, said) in COLUMNS {
                        @match sort {
                            Some(sort) => {
                                @let here = *sort == found.sort_name;
                                th scope="col" aria-sort=[here.then_some(if ["text", "speaker"].contains(sort) { "ascending" } else { "descending" })] {
                                    a href=(address_of("/claims", &found.filter, &[("sort", sort)])) rel="nofollow" { (context.say(*said)) }
                                }
                            },
                            None => th scope="col" { (context.say(*said)) },
                        }
                    }
                } }
                tbody { @for claim in &found.page.claims { (row(claim, context)) } }
            }
        }
    }
}

fn row(claim: &ClaimView, context: &Context<'_>) -> Markup {
    let value = claim.object.as_ref().filter(|slot| slot.kind.as_deref() == Some("Value"));
    html! {
        tr class=(Kind::classes([claim])) {
            td.quote { a href=(links::address(&claim.id, context)) lang=(claim.language) dir="auto" { (context.quoted(&claim.quote)) } }
            td.by { (parts::speaker(claim, context)) }
            td { (parts::statement(claim, context)) (parts::tags(claim, context)) }
            td data-head=(context.say(["number", "nombre"])) { @if let Some(value) = value { (context.grouped(value.note.as_deref().unwrap_or(&value.label))) } }
            td data-head=(context.say(["time", "moment"])) { @if let Some((words, value)) = &claim.time { span title=[value.as_deref()] { (words) } } }
            td data-head=(context.say(["worth checking", "à vérifier"])) { @if let Some(worth) = claim.check_worthiness { meter min="0" max="1" value=(worth) title=(format!("{worth:.2}")) {} } }
            td.where { a href=(parts::turn_address(claim, context)) { (claim.document.rsplit('/').next().unwrap_or_default()) @if let Some(turn) = claim.turn { "\u{a0}·\u{a0}" (turn) } } }
        }
    }
}

fn pages(found: &Found, context: &Context<'_>) -> Markup {
    let next = found.page.next.as_deref();
    let mut more = sorted(found, context);
    if let Some(next) = next {
        more.push(("after", next));
    }
    html! {
        nav.pages aria-label=(context.say(["Pages", "Pages"])) {
            @if found.later { a rel="first" href=(address_of("/claims", &found.filter, &sorted(found, context))) { "⇤ " (context.say(["To the first page", "Première page"])) } }
            @if next.is_some() { a rel="next" href=(address_of("/claims", &found.filter, &more)) { (context.say(["Next page", "Page suivante"])) " →" } }
        }
    }
}
