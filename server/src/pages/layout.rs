//! The frame of every page.

use super::Context;
use maud::{DOCTYPE, Markup, html};

/// Nothing from elsewhere may load, nothing runs.
pub const CONTENT_SECURITY_POLICY: &str = "default-src 'none'; style-src 'self'; img-src 'self'; \
     form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

/// A page with a title, a trail of links back, and its content.
#[must_use]
pub fn page(title: &str, body: &Markup, trail: &[(&str, &str)], context: &Context<'_>) -> Markup {
    html! {
        (DOCTYPE)
        html lang=(context.tongue.code()) {
            (head(title))
            body {
                a.skip href="#content" { "To the content" }
                header {
                    a.name href="/" { "Dixit" }
                    nav.trail aria-label="Where you are" {
                        @for (address, name) in trail { a href=(address) title=(name) { (name) } }
                    }
                    nav aria-label="Tools" { a href="/sparql" { "SPARQL" } }
                }
                main #content { (body) }
                footer { "Addresses start with " code { (context.settings.base) } ". Every page is also there as JSON and RDF." }
            }
        }
    }
}

/// A page that says what went wrong.
#[must_use]
pub fn error(status: u16, message: &str, context: &Context<'_>) -> Markup {
    html! {
        (DOCTYPE)
        html lang=(context.tongue.code()) {
            (head(&format!("Error {status}")))
            body {
                header { a.name href="/" { "Dixit" } }
                main { h1 { "Error " (status) } p { (message) } p { a href="/" { "To the documents" } } }
            }
        }
    }
}

fn head(title: &str) -> Markup {
    html! {
        head {
            meta charset="utf-8";
            meta name="viewport" content="width=device-width, initial-scale=1";
            title { (title) " · Dixit" }
            link rel="stylesheet" href="/assets/style.css";
            link rel="icon" href="/assets/icon.svg" type="image/svg+xml";
        }
    }
}
