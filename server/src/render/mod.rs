//! Claims and answers as people and other programs read them.

pub mod answers;
mod columns;
pub mod evaluation;
mod phrase;
pub mod table;
pub mod tuples;

pub use phrase::{Phrases, marks, value_note};
