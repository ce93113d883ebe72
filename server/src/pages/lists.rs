//! Plain lists: documents, turns, entities, relations, counts, ready queries, and what a search found.

use super::links::{self, address, encode};
use super::words::{self as said, Said};
use super::{Context, layout};
use crate::view::catalogue::{EntitySummary, Listed, RelationSummary};
use crate::view::documents::{SegmentView, Summary};
use crate::view::filter::ClaimFilter;
use crate::view::fulltext::{Found, Kind, Snippet};
use dixit_extractor::store::queries as ready;
use maud::{Markup, html};
use serde_json::{Map, Value};

/// Parameters of the address that the list was asked with.
type Pairs = [(String, String)];

/// Every document.
#[must_use]
pub fn documents(listed: &Listed<Summary>, pairs: &Pairs, context: &Context<'_>) -> Markup {
    let items = html! {
        @for document in &listed.items {
            li {
                a href=(address(&document.id, context)) lang=(document.language) dir="auto" { (document.title) }
                " " small { (document.claims) " " (context.say(["claims", "affirmations"])) }
            }
        }
    };
    list(
        context.say(["Documents", "Documents"]),
        ("/documents", (listed.total, context.say(["documents", "documents"])), listed.next.as_deref()),
        (&items, links::DOCUMENTS),
        pairs,
        context,
    )
}

/// Every turn.
#[must_use]
pub fn turns(listed: &Listed<SegmentView>, pairs: &Pairs, context: &Context<'_>) -> Markup {
    let items = html! {
        @for turn in &listed.items {
            li {
                a href=(address(&turn.id, context)) { (turn.speaker.as_deref().unwrap_or("?")) }
                " " span lang=(turn.language) dir="auto" { (shortened(&turn.text)) }
            }
        }
    };
    list(
        context.say(["Turns", "Tours de parole"]),
        ("/turns", (listed.total, context.say(["turns", "tours de parole"])), listed.next.as_deref()),
        (&items, links::TURNS),
        pairs,
        context,
    )
}

/// Every entity.
#[must_use]
pub fn entities(listed: &Listed<EntitySummary>, pairs: &Pairs, context: &Context<'_>) -> Markup {
    let items = html! {
        @for entity in &listed.items {
            li {
                a href=(address(&entity.id, context)) { (entity.label) }
                " " small { (said::kind(&entity.kind).map_or(entity.kind.as_str(), |said| context.say(said))) " · " (entity.claims) " " (context.say(["claims", "affirmations"])) }
            }
        }
    };
    list(
        context.say(["Entities", "Entités"]),
        ("/entities", (listed.total, context.say(["entities", "entités"])), listed.next.as_deref()),
        (&items, links::ENTITIES),
        pairs,
        context,
    )
}

/// Every relation.
#[must_use]
pub fn relations(listed: &Listed<RelationSummary>, pairs: &Pairs, context: &Context<'_>) -> Markup {
    let items = html! {
        @for relation in &listed.items {
            li {
                a href=(address(&relation.id, context)) { (relation.label) }
                " " small { (relation.claims) " " (context.say(["claims", "affirmations"])) }
            }
        }
    };
    list(
        context.say(["Relations", "Relations"]),
        ("/relations", (listed.total, context.say(["relations", "relations"])), listed.next.as_deref()),
        (&items, links::RELATIONS),
        pairs,
        context,
    )
}

/// What a search found.
#[must_use]
pub fn found(found: &Found, pairs: &Pairs, context: &Context<'_>) -> Markup {
    let asked = pairs.iter().find(|(name, _)| name == "q").map_or("", |(_, value)| value.as_str());
    let title = context.say(["Search", "Recherche"]);
    let body = html! {
        h1 { (title) }
        form.search.large.aside action="/search" method="get" role="search" {
            input type="search" name="q" value=(asked) aria-label=(title);
            button type="submit" { (context.say(["Search", "Chercher"])) }
        }
        p.facts role="status" { (found.total) " " (context.say(["found", "trouvés"])) }
        ul.forms { li { a href=(links::query(&links::claims_like(&words(asked, context)))) { (context.say(SPARQL)) } } }
        @if found.hits.is_empty() { p.empty { (context.say(["Nothing holds these words. Try fewer, or the beginning of one.", "Rien ne contient ces mots. Essayez-en moins, ou le début d’un seul."])) } }
        ol.plain {
            @for hit in &found.hits {
                li {
                    a href=(address(&hit.id, context)) { (hit.label) }
                    " " span.tag { (context.say(kind(hit.kind))) }
                    br;
                    (marked(&hit.snippet))
                }
            }
        }
    };
    layout::page(title, &body, &[("/", "Dixit")], context)
}

/// What leads from a page to the query for what it shows.
const SPARQL: Said = ["Open in SPARQL", "Ouvrir dans SPARQL"];

/// Patterns for the claims whose quote holds these words.
fn words(asked: &str, context: &Context<'_>) -> String {
    let text = asked.split_whitespace().map(str::to_owned).collect();
    ClaimFilter { text, ..ClaimFilter::default() }.patterns(&context.settings.base)
}

/// What was found.
const fn kind(kind: Kind) -> Said {
    match kind {
        Kind::Claim => ["claim", "affirmation"],
        Kind::Entity => ["entity", "entité"],
        Kind::Document => ["document", "document"],
    }
}

/// A snippet with the words that were looked for.
fn marked(snippet: &Snippet) -> Markup {
    let chars: Vec<char> = snippet.text.chars().collect();
    let mut at = 0;
    let mut pieces = Vec::new();
    for (start, end) in &snippet.marks {
        pieces.push((false, chars[at..*start].iter().collect::<String>()));
        pieces.push((true, chars[*start..*end].iter().collect()));
        at = *end;
    }
    pieces.push((false, chars[at..].iter().collect()));
    html! { @for (lit, piece) in &pieces { @if *lit { mark { (piece) } } @else { (piece) } } }
}

/// Counts of the store.
#[must_use]
pub fn stats(counts: &Map<String, Value>, context: &Context<'_>) -> Markup {
    let title = context.say(["In numbers", "En chiffres"]);
    let body = html! {
        h1 { (title) }
        table { tbody { @for (name, count) in counts { tr { th scope="row" { (name) } td { (count) } } } } }
    };
    layout::page(title, &body, &[("/", "Dixit")], context)
}

/// The ready queries.
#[must_use]
pub fn queries(context: &Context<'_>) -> Markup {
    let title = context.say(["Ready queries", "Requêtes prêtes"]);
    let body = html! {
        h1 { (title) }
        dl {
            @for query in ready::all() {
                dt { a href={ "/queries/" (query.name) } { (query.title) } }
                dd {
                    (query.description)
                    " " a href=(links::query(query.sparql)) { (context.say(["as SPARQL", "en SPARQL"])) }
                    @if !query.parameters.is_empty() {
                        ul { @for parameter in &query.parameters { li { code { (parameter.name) } " " (parameter.description) } } }
                    }
                }
            }
        }
    };
    layout::page(title, &body, &[("/", "Dixit")], context)
}

fn list(
    title: &str,
    (path, (total, of_them), next): (&str, (usize, &str), Option<&str>),
    (items, query): (&Markup, &str),
    pairs: &Pairs,
    context: &Context<'_>,
) -> Markup {
    let text = pairs.iter().find(|(name, _)| name == "text").map_or("", |(_, value)| value.as_str());
    let body = html! {
        h1 { (title) }
        form.search action=(path) method="get" role="search" {
            input type="search" name="text" value=(text) aria-label=(title);
            button type="submit" { (context.say(["Search", "Chercher"])) }
        }
        p.facts role="status" { (total) " " (of_them) }
        ul.forms { li { a href=(links::query(query)) { (context.say(SPARQL)) } } }
        @if total == 0 { p.empty { (context.say(["There is nothing to list.", "Il n’y a rien à lister."])) } }
        ul.plain { (items) }
        @if let Some(next) = next {
            p { a rel="next" href=(after(path, pairs, next)) { (context.say(["More", "Suite"])) } }
        }
    };
    layout::page(title, &body, &[("/", "Dixit")], context)
}

/// The address of the next page.
fn after(path: &str, pairs: &Pairs, next: &str) -> String {
    let kept =
        pairs.iter().filter(|(name, _)| name != "after").map(|(name, value)| (name.as_str(), value.as_str()));
    let pairs: Vec<String> = kept
        .chain([("after", next)])
        .map(|(name, value)| format!("{}={}", encode(name), encode(value)))
        .collect();
    format!("{path}?{}", pairs.join("&"))
}

/// The beginning of a long text.
fn shortened(text: &str) -> String {
    const LENGTH: usize = 160;
    let beginning: String = text.chars().take(LENGTH).collect();
    if beginning.len() < text.len() { format!("{}…", beginning.trim_end()) } else { beginning }
}
