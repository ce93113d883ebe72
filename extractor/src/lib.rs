//! Text in, claims out: the library behind `dixit`.
//!
//! A document passes through six steps, each one module that says in its first lines what it reads
//! and what it adds:
//!
//! | step | reads | gives |
//! |---|---|---|
//! | [`source`] | bytes of a file | [`source::Transcript`]: sections, turns, speakers, offsets |
//! | [`analysis`] | text of a turn | [`analysis::Sentence`]s: words, lemmas, a dependency tree, names |
//! | [`claims`] | analysed sentences | [`claims::Proposition`]s: who does what to whom, and how sure |
//! | [`resolve`] | propositions of a document | [`resolve::Claim`]s: entities, relations, numbers, times |
//! | [`rdf`] | claims | quads: the one place that knows the vocabulary |
//! | [`store`] | quads | an Oxigraph store, one named graph a document |
//!
//! Beside the line stand [`eval`], which compares claims with claims written by hand, and [`tuples`], the facts of
//! sentences as open information extraction writes them.
//!
//! All offsets are Unicode code points, 0-based and end-exclusive, into the decoded source text:
//! see [`span`].

pub mod analysis;
pub mod claims;
pub mod eval;
pub mod pipeline;
pub mod rdf;
pub mod resolve;
mod slug;
pub mod source;
pub mod span;
pub mod store;
pub mod tuples;
