//! Claims and answers as people and other programs read them.

pub mod answers;
mod columns;
mod phrase;
pub mod table;
pub mod tuples;

pub use phrase::{Phrases, marks, value_note};
