//! Text of a turn to [`Sentence`]s: words with lemma, part of speech, features, a dependency tree
//! and named entities.
//!
//! Reads: spans of the source text. Adds: Universal Dependencies annotation, one rooted tree a
//! sentence.

pub mod conllu;
mod language;
mod sentence;

pub use language::Language;
pub use sentence::{EntityMention, EntityType, Features, Sentence, Token, Upos};
