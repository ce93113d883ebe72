//! Claims and answers as people and other programs read them.

pub mod answers;
mod columns;
pub mod evaluation;
mod flow;
mod phrase;
pub mod rdf;
pub mod table;
pub mod tuples;

pub use columns::one_line;
pub use flow::{Flow, LEAST_WIDTH};
pub use phrase::{Phrases, marks, value_note};
