//! Half-open ranges whose unit is part of their type, so that byte, code-point and token offsets
//! cannot be mixed up.

use std::fmt;
use std::marker::PhantomData;
use std::ops::Range;

/// Unit: Unicode code points of the decoded source text.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Chars {}

/// Unit: UTF-8 bytes of the decoded source text.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Bytes {}

/// Unit: tokens of one sentence.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Tokens {}

/// A half-open range `start..end`, 0-based, in the unit `U`.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Span<U> {
    /// First position inside.
    pub start: usize,
    /// First position after.
    pub end: usize,
    unit: PhantomData<U>,
}

/// A range of code points.
pub type CharSpan = Span<Chars>;
/// A range of UTF-8 bytes.
pub type ByteSpan = Span<Bytes>;
/// A range of tokens.
pub type TokenSpan = Span<Tokens>;

impl<U> Span<U> {
    /// The range `start..end`.
    ///
    /// # Panics
    /// When `end` lies before `start`.
    #[must_use]
    pub const fn new(start: usize, end: usize) -> Self {
        assert!(start <= end, "a span cannot end before it starts");
        Self { start, end, unit: PhantomData }
    }

    /// How many units it covers.
    #[must_use]
    pub const fn len(&self) -> usize {
        self.end - self.start
    }

    /// Whether it covers nothing.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.start == self.end
    }

    /// Whether `position` lies inside.
    #[must_use]
    pub const fn contains(&self, position: usize) -> bool {
        self.start <= position && position < self.end
    }

    /// Whether `other` lies wholly inside.
    #[must_use]
    pub const fn covers(&self, other: &Self) -> bool {
        self.start <= other.start && other.end <= self.end
    }

    /// Whether the two share at least one unit.
    #[must_use]
    pub const fn overlaps(&self, other: &Self) -> bool {
        self.start < other.end && other.start < self.end
    }

    /// The smallest range that covers both.
    #[must_use]
    pub fn join(&self, other: &Self) -> Self {
        Self::new(self.start.min(other.start), self.end.max(other.end))
    }

    /// The range as the standard library's, to slice with.
    #[must_use]
    pub const fn range(&self) -> Range<usize> {
        self.start..self.end
    }
}

impl<U> fmt::Debug for Span<U> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}..{}", self.start, self.end)
    }
}
