//! Bytes of any supported format to a [`Transcript`]: sections, turns, speakers, exact offsets.
//!
//! Reads: the bytes of one file. Adds: the decoded text (untouched), its encoding, and the
//! document's furniture told apart from what people say.

mod text;
mod transcript;

pub use text::SourceText;
pub use transcript::{Role, Section, Segment, Speaker, SpeakerId, Transcript, Turn};
