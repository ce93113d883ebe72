//! The frame of every page, and the page that says what went wrong.

use super::links::encode;
use super::words::Said;
use super::{Context, Tongue};
use maud::{DOCTYPE, Markup, PreEscaped, html};

/// Nothing from elsewhere may load; nothing runs that is not a file of ours.
pub const CONTENT_SECURITY_POLICY: &str = "default-src 'none'; script-src 'self'; style-src 'self'; \
     img-src 'self' data: blob:; connect-src 'self'; form-action 'self'; base-uri 'none'; \
     frame-ancestors 'none'";

/// The places that every page leads to: address, English, French.
const PLACES: &[(&str, [&str; 2])] = &[
    ("/", ["Documents", "Documents"]),
    ("/claims", ["Claims", "Affirmations"]),
    ("/graph", ["Graph", "Graphe"]),
    ("/sparql", ["SPARQL", "SPARQL"]),
];

/// What a page loads beside the style and script of all pages.
#[derive(Debug, Clone, Copy, Default)]
pub struct Needs {
    /// Style sheets, below `/assets/`.
    pub styles: &'static [&'static str],
    /// A script, below `/assets/`.
    pub module: Option<&'static str>,
    /// Whether the content takes the whole width.
    pub wide: bool,
}

/// A page with a title, a trail of links back, and its content.
#[must_use]
pub fn page(title: &str, body: &Markup, trail: &[(&str, &str)], context: &Context<'_>) -> Markup {
    page_with(title, body, (trail, Needs::default()), context)
}

/// A page that loads more.
#[must_use]
pub fn page_with(
    title: &str,
    body: &Markup,
    (trail, needs): (&[(&str, &str)], Needs),
    context: &Context<'_>,
) -> Markup {
    html! {
        (DOCTYPE)
        html lang=(context.tongue.code()) {
            (head(title, needs))
            body.wide[needs.wide] {
                a.skip href="#content" { (context.say(["To the content", "Aller au contenu"])) }
                (header(context))
                main #content tabindex="-1" {
                    @if trail.iter().any(|(address, _)| *address != "/") || (!trail.is_empty() && needs.wide) {
                        nav.trail aria-label=(context.say(["Where you are", "Où vous êtes"])) {
                            @for (address, name) in trail { a href=(address) title=(name) { (name) } }
                        }
                    }
                    (body)
                }
                (footer(context))
            }
        }
    }
}

fn head(title: &str, needs: Needs) -> Markup {
    html! {
        head {
            meta charset="utf-8";
            meta name="viewport" content="width=device-width, initial-scale=1";
            title { (title) @if title != "Dixit" { " · Dixit" } }
            link rel="stylesheet" href="/assets/style.css";
            @for style in needs.styles { link rel="stylesheet" href={ "/assets/" (style) }; }
            link rel="icon" href="/assets/icon.svg" type="image/svg+xml";
            script type="module" src="/assets/dixit.js" {}
            @if let Some(module) = needs.module { script type="module" src={ "/assets/" (module) } {} }
        }
    }
}

fn header(context: &Context<'_>) -> Markup {
    let path = context.address.split('?').next().unwrap_or_default();
    let search = context.say(["Search claims", "Chercher dans les affirmations"]);
    html! {
        header.top {
            a.name href="/" { (LOGO) "Dixit" }
            nav aria-label=(context.say(["Main", "Principal"])) {
                @for (address, name) in PLACES {
                    a href=(address) aria-current=[(path == *address).then_some("page")] { (context.say(*name)) }
                }
            }
            form.search action="/claims" method="get" role="search" {
                input type="search" name="text" placeholder=(context.say(["Search claims", "Chercher…"])) aria-label=(search) autocomplete="off";
            }
        }
    }
}

/// A quotation mark that is also the beginning of a graph.
const LOGO: PreEscaped<&str> = PreEscaped(
    r#"<svg viewBox="0 0 24 24" width="22" height="22" aria-hidden="true"><path d="M4 5h16v10H11l-5 4v-4H4z" fill="none" stroke="currentColor" stroke-width="2" stroke-linejoin="round"/><circle cx="8.5" cy="10" r="1.7" fill="currentColor"/><circle cx="15.5" cy="10" r="1.7" fill="currentColor"/><path d="M8.5 10h7" stroke="currentColor" stroke-width="1.4"/></svg>"#,
);

fn footer(context: &Context<'_>) -> Markup {
    html! {
        footer.bottom {
            p {
                (context.say(["Addresses start with ", "Les adresses commencent par "]))
                code { (context.settings.base) }
                (context.say([
                    ". Every page is also there as JSON and RDF; nothing leaves this machine.",
                    ". Chaque page existe aussi en JSON et en RDF ; rien ne quitte cette machine.",
                ]))
            }
            nav aria-label=(context.say(["Language", "Langue"])) {
                @for tongue in Tongue::ALL {
                    a href={ "/language/" (tongue.code()) "?to=" (encode(&context.address)) } lang=(tongue.code())
                        hreflang=(tongue.code()) rel="nofollow" aria-current=[(tongue == context.tongue).then_some("true")] { (tongue.name()) }
                }
            }
        }
    }
}

/// What the commonest failures mean; their messages are those of the interface for programs, in English.
const fn said(status: u16) -> Option<Said> {
    Some(match status {
        404 => ["There is nothing at this address.", "Il n’y a rien à cette adresse."],
        401 | 403 => ["This is not allowed without a token.", "Cela n’est pas permis sans jeton."],
        503 | 504 => [
            "The server is busy, or the answer takes too long.",
            "Le serveur est occupé, ou la réponse prend trop de temps.",
        ],
        _ => return None,
    })
}

/// A page that says what went wrong.
#[must_use]
pub fn error(status: u16, message: &str, context: &Context<'_>) -> Markup {
    let name = format!("{} {status}", context.say(["Error", "Erreur"]));
    let body = html! {
        h1 { (name) }
        @if let Some(said) = said(status) { p { (context.say(said)) } }
        p.message lang="en" { (message) }
        p {
            (context.say([
                "Go back to the documents, or search the claims above.",
                "Revenez aux documents, ou cherchez dans les affirmations ci-dessus.",
            ]))
        }
        p { a.button href="/" { (context.say(["To the documents", "Vers les documents"])) } }
    };
    page(&name, &body, &[], context)
}
