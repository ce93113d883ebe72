//! One file a construction: what it catches, and sentences it must and must not read.
//!
//! A rule looks at one predicate (or one noun phrase) and fills the [`Slots`] of the proposition; the
//! [`reader`](super::reader) walks the tree and asks them in turn.

pub mod apposition;
mod asked;
pub(super) mod complement;
pub mod copular;
mod described;
pub mod existential;
pub mod fronted;
mod idiom;
pub mod nominal;
mod object;
mod passive;
mod places;
pub mod portrait;
mod said_of;
mod times;
pub mod verbal;
pub mod verbless;
pub mod whence;

use super::proposition::{Object, RelationPhrase};

/// What a construction makes of its clause.
#[derive(Debug, Clone, Default)]
pub struct Slots {
    /// Name of the rule.
    pub rule: &'static str,
    /// What fills the object slot, coordinated parts apart.
    pub objects: Vec<Object>,
    /// The words of the relation.
    pub relation: RelationPhrase,
    /// Dependents that are spoken for and therefore no circumstances.
    pub used: Vec<usize>,
}
