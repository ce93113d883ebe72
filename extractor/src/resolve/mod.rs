//! Propositions of a document to [`Claim`]s: entities, coreference, canonical relations, normalised
//! quantities and times.
//!
//! Reads: the document's propositions and sentences. Adds: identity (IRIs, labels), what pronouns
//! stand for, and numbers and dates a machine can compare.

mod claim;
pub mod quantity;
pub mod relations;
pub mod time;

pub use claim::{
    Argument, Certainty, Claim, Entity, EntityRef, Explanation, Extraction, Link, LinkKind, Modality,
    Polarity, Qualifier, QualifierRole, Relation, Tense, Time, Value,
};
