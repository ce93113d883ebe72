//! `/`: what is in the store, a search box, the documents, a place to drop files, ready queries.

use super::links::address;
use super::{Context, document, layout, sparql};
use crate::view::documents::Summary;
use crate::view::home::Home;
use maud::{Markup, html};

/// How many documents are shown unfolded.
const SHOWN: usize = 30;

/// What is counted at the top: name of the count, English, French, where it leads.
const COUNTED: &[(&str, [[&str; 2]; 2], &str)] = &[
    ("documents", [["document", "documents"], ["document", "documents"]], "#documents"),
    ("turns", [["turn", "turns"], ["tour de parole", "tours de parole"]], ""),
    ("claims", [["claim", "claims"], ["affirmation", "affirmations"]], "/claims"),
    ("entities", [["entity", "entities"], ["entité", "entités"]], "/graph"),
];

/// The page.
#[must_use]
pub fn page(home: &Home, context: &Context<'_>) -> Markup {
    let body = html! {
        section.hero {
            h1 { (context.say(["Who claimed what?", "Qui a affirmé quoi ?"])) }
            (search(context))
            (counts(home, context))
        }
        @if context.settings.access.writable { (drop_zone(context)) }
        h2 #documents { (context.say(["Documents, latest first", "Documents, du plus récent au plus ancien"])) }
        @if home.documents.is_empty() {
            (nothing_yet(context))
        } @else {
            (documents(&home.documents, context))
        }
        (sparql::queries(context))
    };
    layout::page("Dixit", &body, &[], context)
}

fn search(context: &Context<'_>) -> Markup {
    html! {
        form.search.large action="/claims" method="get" role="search" {
            input type="search" name="text" autofocus
                aria-label=(context.say(["Search claims", "Chercher dans les affirmations"]))
                placeholder=(context.say(["a word, a name, a number…", "un mot, un nom, un nombre…"]));
            button type="submit" { (context.say(["Search", "Chercher"])) }
        }
    }
}

fn counts(home: &Home, context: &Context<'_>) -> Markup {
    let number = |name: &str| home.counts.get(name).and_then(serde_json::Value::as_u64).unwrap_or(0);
    html! {
        ul.counts {
            @for (name, nouns, target) in COUNTED {
                @let count = usize::try_from(number(name)).unwrap_or(usize::MAX);
                @let counted = context.count(count, *nouns);
                @let (figure, noun) = counted.split_once('\u{a0}').unwrap_or((&counted, ""));
                li {
                    @if target.is_empty() { b { (figure) } " " (noun) }
                    @else { a href=(target) { b { (figure) } " " (noun) } }
                }
            }
        }
    }
}

fn nothing_yet(context: &Context<'_>) -> Markup {
    html! {
        div.empty {
            p { (context.say(["There is nothing here yet.", "Il n’y a encore rien ici."])) }
            pre { code { "dixit extract interview.txt -l STORE" } }
            p { (context.say(["puts a document in; any text or Markdown will do.", "y met un document ; tout texte ou Markdown convient."])) }
        }
    }
}

fn documents(documents: &[Summary], context: &Context<'_>) -> Markup {
    let mut sorted: Vec<&Summary> = documents.iter().collect();
    sorted.sort_by(|a, b| b.date.cmp(&a.date));
    let item = |summary: &Summary| {
        html! {
            li {
                a href=(address(&summary.id, context)) lang=(summary.language) dir="auto" { (summary.title) }
                (document::facts(summary, context))
            }
        }
    };
    html! {
        ul.documents { @for summary in sorted.iter().take(SHOWN) { (item(summary)) } }
        @if sorted.len() > SHOWN {
            details {
                summary { (context.count(sorted.len() - SHOWN, [["document more", "documents more"], ["autre document", "autres documents"]])) }
                ul.documents { @for summary in sorted.iter().skip(SHOWN) { (item(summary)) } }
            }
        }
    }
}

/// What the script of the drop zone says, by the name it has there.
const SAID: &[(&str, [&str; 2])] = &[
    ("added", ["added", "ajouté"]),
    ("replaced", ["replaced", "remplacé"]),
    ("unchanged", ["unchanged", "inchangé"]),
    ("claims", ["claims", "affirmations"]),
];

/// Where files are dropped; the script shows it, tells of each file as it is stored, and sends the token.
fn drop_zone(context: &Context<'_>) -> Markup {
    let words: serde_json::Map<String, serde_json::Value> =
        SAID.iter().map(|(name, said)| ((*name).to_owned(), context.say(*said).into())).collect();
    html! {
        form.drop #drop hidden data-words=(serde_json::Value::from(words)) data-base=(context.settings.base) {
            p { (context.say(["Drop interviews or articles here, or choose them: text or Markdown.", "Déposez ici des entretiens ou des articles, ou choisissez-les : texte ou Markdown."])) }
            p {
                label { (context.say(["Files ", "Fichiers "])) input type="file" name="files" multiple required; }
                " " label { (context.say(["Token ", "Jeton "])) input type="password" name="token" autocomplete="current-password" required; }
                " " button type="submit" { (context.say(["Extract", "Extraire"])) }
            }
            ul aria-live="polite" {}
        }
    }
}
