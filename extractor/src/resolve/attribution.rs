//! Whose words a claim is: the chain of sources, the speaker outermost.
//!
//! Reads the sources that the sentence's own syntax names ([`claims::attribution`](crate::claims::attribution)) and
//! the quotation that the claim stands in, whose source may be in another sentence.

use super::document::Place;
use super::mention::Mentions;
use crate::analysis::{Language, Upos};
use crate::claims::quotation::leading;
use crate::claims::tree::Tree;
use crate::claims::{Phrase, Proposition};
use crate::resolve::Modality;

/// Whose words a claim is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Attribution {
    /// Names, outermost first; the speaker opens it.
    pub chain: Vec<String>,
    /// Whether the claim stands in somebody's quoted words.
    pub quoted: bool,
}

/// German: the subjunctive of a sentence of its own (`Das Wasser sei schmutzig.`) goes on with what the sentence before
/// reports.
fn carried_on(mentions: &Mentions<'_>, place: Place, proposition: &Proposition) -> Option<String> {
    let sentence = mentions.document.sentence(place);
    let reported = proposition.modality.contains(&Modality::Reported);
    if sentence.language != Language::German || !reported || proposition.reported_by.is_some() {
        return None;
    }
    let before = Place { sentence: place.sentence.checked_sub(1)?, ..place };
    let tree = Tree::new(mentions.document.sentence(before));
    let source = leading(&tree, tree.len())?;
    Some(mentions.entity(before, source).label)
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
        None => mentions.coreference.voice(place, q).map(|v| v.label),
    });
    // A speaker may be labelled by a short name (`Yann`).
    let own = mentions.registry.find(speaker).map(|n| n.label.clone());
    let continued = proposition.sources.is_empty() && quotation.is_none();
    let carried = continued.then(|| carried_on(mentions, place, proposition)).flatten();
    let mut add = |label: String| {
        if chain.last() != Some(&label) && !(chain.len() == 1 && own.as_ref() == Some(&label)) {
            chain.push(label);
        }
    };
    // `sa conviction est que X`: a possessive that nothing resolves names nobody.
    let known = |phrase: &Phrase| {
        let token = &mentions.document.sentence(place).tokens[phrase.head];
        token.upos != Upos::Det
            || mentions.entity(place, *phrase).label.to_lowercase() != token.form.to_lowercase()
    };
    let label = |phrase| mentions.entity(place, phrase).label;
    // What is reported from outside the marks comes before whose words they are.
    let outer = proposition.sources.iter().filter(|s| !inside(s.head) && known(s)).copied().map(label);
    for source in outer {
        add(source);
    }
    if let Some(source) = quoted_by.or(carried) {
        add(source);
    }
    for source in proposition.sources.iter().filter(|s| inside(s.head)).copied().map(label) {
        add(source);
    }
    // Whoever quotes themselves speaks for themselves.
    let quoted = quotation.is_some_and(|q| q.source.is_none() || chain.len() > 1);
    Attribution { chain, quoted }
}
