//! Text of a turn to [`Sentence`]s: words with lemma, part of speech, features, a dependency tree
//! and named entities.
//!
//! Reads: spans of the source text. Adds: Universal Dependencies annotation, one rooted tree a
//! sentence.

mod analyser;
pub mod conllu;
mod contracted;
mod decode;
mod genders;
mod grammar;
mod inserted;
mod language;
mod lemma;
mod lexicon;
mod model;
mod network;
mod paradigms;
mod pieces;
mod sentence;
mod tokenise;
mod usage;

pub use analyser::Analyser;
#[cfg(test)]
pub(crate) use grammar::any_tree::mended_sentences;
pub(crate) use grammar::{are_initials, gets};
pub use language::Language;
pub use model::ModelError;
pub use sentence::{EntityMention, EntityType, Features, Sentence, Token, Upos};
pub use tokenise::tokenise;

/// The verb that a form belongs to (`bedroht`: `bedrohen`), as far as the known words go.
#[must_use]
pub fn verb_of(language: Language, form: &str) -> Option<String> {
    lexicon::Lexicon::of(language, Upos::Verb)?.lemmas(&form.to_lowercase()).into_iter().next()
}
