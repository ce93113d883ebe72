//! Analysed sentences to [`Proposition`]s: clause-level subject, relation, object and qualifiers, with
//! polarity, certainty, modality and attribution.
//!
//! Reads: [`Sentence`](crate::analysis::Sentence)s. Adds: what each clause says, in terms of the
//! sentence's own tokens; who the words stand for is the next step's business
//! ([`resolve`](crate::resolve)). The rules work on Universal Dependencies, so one set serves every
//! language; what differs is in the word lists of `data/`.

#[cfg(test)]
mod any_tree;
pub mod attribution;
pub mod circumstance;
mod compared;
pub mod frame;
pub mod frames;
pub mod lexicon;
pub mod mood;
pub mod phrase;
pub mod predicate;
mod proposition;
pub mod quotation;
pub mod reader;
pub mod role;
pub mod rules;
pub mod tree;

pub use proposition::{Circumstance, Object, Phrase, PredicateKind, Proposition, RelationPhrase};
pub use reader::{Reading, read, read_act};
