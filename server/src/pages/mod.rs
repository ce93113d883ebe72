//! The pages: what [`view`](crate::view) reads from the store, as HTML. Nothing here asks the store or
//! the network; handlers in [`http`](crate::http) hand over the data and send the markup.
//!
//! | file | page |
//! |---|---|
//! | `layout.rs` | the frame of every page, and the page of an error |
//! | `home.rs` | `/` |
//! | `document.rs`, `transcript.rs`, `minimap.rs` | a document, a turn |
//! | `claim.rs`, `citation.rs` | a claim |
//! | `claims.rs` | the table of claims |
//! | `entity.rs`, `neighbourhood.rs`, `timeline.rs`, `speaker.rs` | an entity, a speaker |
//! | `lists.rs`, `api.rs` | plain lists, the interface for programs |
//! | `graph.rs` | the graph |
//! | `resource.rs` | any other IRI |
//! | `sparql.rs` | the query page and its answers |
//! | `parts.rs`, `links.rs` | what several pages show; where IRIs open |
//! | `words.rs` | names of the vocabulary's closed sets |
//! | `context.rs` | who reads: language, address, settings |

pub mod api;
mod citation;
pub mod claim;
pub mod claims;
mod context;
#[cfg(test)]
mod contrast;
pub mod document;
pub mod entity;
pub mod graph;
pub mod home;
pub mod layout;
pub mod links;
pub mod lists;
mod minimap;
mod neighbourhood;
pub mod parts;
pub mod resource;
pub mod sparql;
mod speaker;
mod timeline;
mod transcript;
pub mod words;

pub use context::{Context, Tongue};
