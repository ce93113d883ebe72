//! [`Citation`]: a claim as one cites it, with a link that opens the document at the quote.

use super::Context;
use super::links::{address, encode};
use super::parts::voice;
use crate::view::claims::ClaimView;
use crate::view::documents::Summary;
use maud::{Markup, html};

/// Quotes longer than this, in code points, are named in a link by their first and last words.
const LONG: usize = 200;

/// How many words name the ends of a long quote.
const ENDS: usize = 6;

/// A claim as one cites it.
pub struct Citation {
    text: String,
    link: String,
}

impl Citation {
    /// The citation of a claim: quote, speaker, document, date, offsets, links.
    #[must_use]
    pub fn of(claim: &ClaimView, document: Option<&Summary>, context: &Context<'_>) -> Self {
        let title = document.map_or(&*claim.document, |summary| &summary.title);
        let date = document.and_then(|summary| summary.date.as_ref());
        let date = date.map(|date| format!(" ({date})")).unwrap_or_default();
        let fragment = format!("#:~:text={}", fragment(&claim.quote));
        let link = format!("{}{fragment}", address(&claim.document, context));
        let characters = context.say(["characters", "caractères"]);
        let text = format!(
            "{} — {}, {}{date}, {characters} {}–{}. {} {}{fragment}",
            context.quoted(&claim.quote),
            voice(&claim.speaker, context),
            context.quoted(title),
            claim.start,
            claim.end,
            claim.id,
            claim.document
        );
        Self { text, link }
    }

    /// The citation with a button that copies it.
    #[must_use]
    pub fn markup(&self, context: &Context<'_>) -> Markup {
        let copied = context.say(["Copied", "Copié"]);
        html! {
            h2 { (context.say(["Citation", "Citation"])) }
            div.citation {
                p #citation { (self.text) }
                p {
                    button type="button" data-copy="citation" data-done=(copied) hidden { (context.say(["Copy the citation", "Copier la citation"])) }
                    " "
                    a #at-quote href=(self.link) { (context.say(["Open the document at the quote", "Ouvrir le document à la citation"])) }
                    " "
                    button.quiet type="button" data-copy-link="at-quote" data-done=(copied) hidden { (context.say(["Copy this link", "Copier ce lien"])) }
                }
            }
        }
    }
}

/// A quote as a text directive (<https://wicg.github.io/scroll-to-text-fragment/>): whole when it is short
/// and on one line, else its first and last words.
fn fragment(quote: &str) -> String {
    let lines: Vec<&str> = quote.lines().map(str::trim).filter(|line| !line.is_empty()).collect();
    match lines[..] {
        [line] if line.chars().count() <= LONG => encode(line),
        [] => String::new(),
        [first, .., last] => format!("{},{}", encode(&head(first)), encode(&tail(last))),
        [line] => format!("{},{}", encode(&head(line)), encode(&tail(line))),
    }
}

fn head(line: &str) -> String {
    line.split_whitespace().take(ENDS).collect::<Vec<_>>().join(" ")
}

fn tail(line: &str) -> String {
    let words: Vec<&str> = line.split_whitespace().collect();
    words[words.len().saturating_sub(ENDS)..].join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn links_to_the_words() {
        assert_eq!(fragment("a, b - c"), "a%2C%20b%20%2D%20c");
        assert_eq!(fragment("first line\n\nlast one"), "first%20line,last%20one");
        let long = format!("one two three four five six {} u v w x y z", "and ".repeat(60));
        assert_eq!(fragment(&long), "one%20two%20three%20four%20five%20six,u%20v%20w%20x%20y%20z");
        assert_eq!(fragment(" \n"), "");
    }
}
