//! Whose words a claim is: the chain of sources, the speaker outermost.
//!
//! Reads the sources that the sentence's own syntax names ([`claims::attribution`](crate::claims::attribution)) and
//! the quotation that the claim stands in, whose source may be in another sentence.

use super::document::Place;
use super::mention::Mentions;
use crate::claims::Proposition;

/// Whose words a claim is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Attribution {
    /// Names, outermost first; the speaker opens it.
    pub chain: Vec<String>,
    /// Whether the claim stands in somebody's quoted words.
    pub quoted: bool,
}

/// The chain of sources of a proposition.
#[must_use]
pub fn of(mentions: &Mentions<'_>, place: Place, proposition: &Proposition) -> Attribution {
    let (speaker, _) = mentions.document.speaker(place);
    let mut chain = vec![speaker.to_owned()];
    let quotation = mentions.coreference.quotation(place, proposition.predicate);
    let inside = |head: usize| quotation.is_some_and(|q| q.contains(place.sentence, head));
    let quoted_by = quotation.and_then(|q| match q.source {
        Some((sentence, phrase)) => Some(mentions.entity(Place { sentence, ..place }, phrase).label),
        None => mentions.coreference.voice(place).map(|v| v.label),
    });
    // A speaker may be labelled by a short name (`Yann`).
    let own = mentions.registry.find(speaker).map(|n| n.label.clone());
    let mut add = |label: String| {
        if chain.last() != Some(&label) && !(chain.len() == 1 && own.as_ref() == Some(&label)) {
            chain.push(label);
        }
    };
    let label = |phrase| mentions.entity(place, phrase).label;
    // What is reported from outside the marks comes before whose words they are.
    let outer = proposition.sources.iter().filter(|s| !inside(s.head)).copied().map(label);
    for source in outer {
        add(source);
    }
    if let Some(source) = quoted_by {
        add(source);
    }
    for source in proposition.sources.iter().filter(|s| inside(s.head)).copied().map(label) {
        add(source);
    }
    // Whoever quotes themselves speaks for themselves.
    let quoted = quotation.is_some_and(|q| q.source.is_none() || chain.len() > 1);
    Attribution { chain, quoted }
}
