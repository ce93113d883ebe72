//! Canonical relations: from the words of a predicate to one IRI for every language.
//!
//! [`Lexicon::embedded`] is the entry: it reads `ontology/relations.ttl` once. The claims step asks it
//! for verbs ([`Lexicon::verbal`]), nouns of action ([`Lexicon::nominal`]), nouns that name who acts
//! ([`Lexicon::agentive`]), adjectives ([`Lexicon::adjectival`]) and expressions of several words
//! ([`Lexicon::locution_in`]). What it lacks becomes an [`open`] relation,
//! linked to a canonical one where [`Lexicon::close_to`] finds evidence.
//!
//! The words stand in the Turtle, not here, so that a linguist can add them without a compiler; the
//! notation of one lexical form is a short literal rather than a node of its own because a form is
//! then one line to read and to write. It is described in [`Form`].
//!
//! ```
//! use dixit_extractor::analysis::Language;
//! use dixit_extractor::resolve::relations::{Lexicon, Reading};
//!
//! let lexicon = Lexicon::embedded();
//! let found = lexicon.verbal(Language::French, "être en retard", Some("sur"), Reading::default()).unwrap();
//! assert_eq!(found.relation.iri, "https://w3id.org/dixit/relation/lags");
//! assert!(!found.reversed);
//! ```

mod close;
mod form;
mod lexicon;
mod locution;
mod phrase;
mod reading;
mod senses;
#[cfg(test)]
mod tests;
mod turtle;

pub use form::{Form, FormError, FormKind};
pub use lexicon::{Lexicon, LexiconError, Match, Relation};
pub use locution::Locution;
pub use phrase::lemmas;
pub use reading::{ObjectKind, Reading};
pub use senses::leaves_open;

use crate::analysis::Language;

/// What a relation is called where nobody is named that its last word leads to: `is sold`, `goes`, `matters`.
#[must_use]
pub fn called_alone(label: &str) -> &str {
    const WHOLE: [&str; 14] = [
        "fills in",
        "switches on",
        "gets used to",
        "is used to",
        "looks for",
        "runs for",
        "comes down to",
        "keeps up with",
        "draws with",
        "is at",
        "does the hair of",
        "makes up a share of",
        "catches up with",
        "looks forward to",
    ];
    const LEADING: [&str; 11] =
        ["by", "for", "to", "with", "of", "in", "from", "about", "on", "at", "against"];
    let leads = |(_, last): &(&str, &str)| LEADING.contains(last) && !WHOLE.contains(&label);
    label.rsplit_once(' ').filter(leads).map_or(label, |(words, _)| words)
}

/// The relation of a predicate that the lexicon does not know: its IRI,
/// `{base}relation/{language}/{slug of the lemma}`, and its label, the lemma itself.
///
/// The slug keeps ASCII letters and digits, in lower case, and joins words by hyphens
/// (`être épuisant` gives `etre-epuisant`); a lemma with none of these gives `unnamed`.
#[must_use]
pub fn open(base: &str, language: Language, lemma: &str) -> (String, String) {
    let slug = match crate::slug::slug(lemma) {
        slug if slug.is_empty() => "unnamed".to_owned(),
        slug => slug,
    };
    (format!("{base}relation/{}/{slug}", language.code()), lemma.to_owned())
}
