//! [`Reference`]: what pronouns, descriptions and short names were taken to mean, and why: how `dixit explain` tells
//! a cluster's mentions apart from chance.
//!
//! Reads: the decisions of the coreference walk and the merged names. Adds: one row a mention, in text order.

use super::document::Place;
use super::mention::Mentions;
use crate::claims::tree::Tree;
use crate::source::Section;
use crate::span::CharSpan;

/// One mention and what it stands for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reference {
    /// First code point.
    pub start: usize,
    /// Code point after.
    pub end: usize,
    /// What it stands for; `None` where it was left open.
    pub meaning: Option<Meaning>,
    /// The mention that it takes up.
    pub antecedent: Option<CharSpan>,
    /// Why, in words.
    pub why: String,
}

/// What a mention stands for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Meaning {
    /// What it is called.
    pub label: String,
    /// Its IRI.
    pub iri: String,
}

/// The mentions of a document that do not say by themselves what they stand for.
#[must_use]
pub fn references(mentions: &Mentions<'_>) -> Vec<Reference> {
    let document = &mentions.document;
    let meaning =
        |label: &str, slug: &str| Meaning { label: label.to_owned(), iri: document.entity_iri(slug) };
    let span = |place: Place, token: usize| document.sentence(place).tokens[token].span;
    let pronouns = mentions.coreference.findings().map(|(place, token, finding)| {
        let found = mentions.coreference.referent(place, token);
        Reference {
            start: span(place, token).start,
            end: span(place, token).end,
            meaning: found.map(|referent| meaning(&referent.label, &referent.slug)),
            antecedent: finding.antecedent.map(|(place, token)| span(place, token)),
            why: finding.reason.to_string(),
        }
    });
    let mut found: Vec<Reference> = pronouns.collect();
    for place in document.places() {
        if matches!(document.segment(place).section, Section::Boilerplate | Section::Byline) {
            continue;
        }
        let sentence = document.sentence(place);
        let tree = Tree::new(sentence);
        for name in &sentence.entities {
            let whole = document.span(place, name.tokens.start, name.tokens.end - 1);
            let head = (name.tokens.start..name.tokens.end)
                .find(|&i| tree.head(i).is_none_or(|h| !name.tokens.contains(h)));
            let set = head.is_some_and(|h| mentions.coreference.referent(place, h).is_some());
            let text = document.transcript.text.slice(whole);
            let merged = mentions.registry.find(text).zip(mentions.registry.why(text));
            if let Some((named, why)) = merged.filter(|_| !set) {
                found.push(Reference {
                    start: whole.start,
                    end: whole.end,
                    meaning: Some(meaning(&named.label, &named.slug)),
                    antecedent: None,
                    why: why.to_owned(),
                });
            }
        }
    }
    found.sort_by_key(|reference| (reference.start, reference.end));
    found
}
