//! Bytes of any supported format to a [`Transcript`]: sections, turns, speakers, exact offsets.
//!
//! Reads: the bytes of one file. Adds: the decoded text (untouched), its encoding, and the
//! document's furniture told apart from what people say. The steps, one file each: `decode` (bytes to
//! text), `block` (text to paragraphs, with `line` and `markup`), `dialogue`, `label` and `prompts` (where
//! turns begin), `runin` and `asked` (questions by their form), `furniture` (what is no dialogue), `read` (segments), `roles` (who speaks).

mod addressed;
mod asked;
mod block;
mod called;
mod captions;
mod cast;
mod closing;
mod date;
mod decode;
mod detect;
mod dialogue;
mod error;
mod furniture;
mod guests;
mod introduced;
mod label;
mod line;
mod markup;
mod naming;
mod prompts;
mod read;
mod roles;
mod runin;
mod slug;
mod spelt;
mod text;
mod transcript;
mod unmarked;
mod words;

#[cfg(test)]
mod tests;

pub use decode::{Decoded, MAX_BYTES, decode};
pub use detect::language;
pub use error::SourceError;
pub use read::{ReadOptions, read};
pub use slug::slug;
pub use text::SourceText;
pub use transcript::{Role, Section, Segment, Speaker, SpeakerId, Transcript, Turn, is_nameless};
