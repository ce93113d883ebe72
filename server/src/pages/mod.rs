//! The pages: what [`view`](crate::view) reads from the store, as HTML. Nothing here asks the store or
//! the network; handlers in [`http`](crate::http) hand over the data and send the markup.
//!
//! | file | page |
//! |---|---|
//! | `layout.rs` | the frame of every page, and the page of an error |
//! | `home.rs` | `/` |
//! | `document.rs` | a document, a turn |
//! | `claim.rs` | a claim |
//! | `entity.rs` | an entity |
//! | `resource.rs` | any other IRI |
//! | `sparql.rs` | the query page and its answers |
//! | `parts.rs`, `links.rs` | what several pages show; where IRIs open |
//! | `context.rs` | who reads: language, address, settings |

pub mod claim;
mod context;
pub mod document;
pub mod entity;
pub mod home;
pub mod layout;
pub mod links;
pub mod parts;
pub mod resource;
pub mod sparql;

pub use context::{Context, Tongue};
