//! What the pages show, read back from the store: documents with their turns, claims, entities.
//!
//! Everything is read from the quads alone, so a store made elsewhere, or loaded from a dump, shows
//! just the same.

pub mod catalogue;
pub mod check;
pub mod claims;
pub mod corpus;
pub mod count;
pub mod documents;
pub mod entities;
pub mod filter;
pub mod fulltext;
pub mod home;
pub mod labels;
pub mod list;
pub mod node;
pub mod place;
pub mod record;
pub mod related;
pub mod resource;
#[cfg(test)]
pub mod sample;
pub mod search;
