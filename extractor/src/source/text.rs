//! [`SourceText`]: the decoded text of one document, addressable by code point.
//!
//! Rust strings count bytes, the contract counts code points. A table with the byte offset of every
//! 64th code point makes either direction a short scan, and all-ASCII stretches need no table at all.

use crate::span::{ByteSpan, CharSpan};

const STRIDE: usize = 64;

/// Decoded text with cheap conversion between code-point and byte offsets.
#[derive(Debug, Clone)]
pub struct SourceText {
    text: String,
    /// Byte offset of code points 0, 64, 128, …
    anchors: Vec<usize>,
    chars: usize,
}

impl SourceText {
    /// Index `text`, which is kept exactly as it is.
    #[must_use]
    pub fn new(text: String) -> Self {
        let mut anchors = Vec::with_capacity(text.len() / STRIDE + 1);
        let mut chars = 0;
        for (byte, _) in text.char_indices() {
            if chars % STRIDE == 0 {
                anchors.push(byte);
            }
            chars += 1;
        }
        Self { text, anchors, chars }
    }

    /// The whole text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// Length in code points.
    #[must_use]
    pub fn len(&self) -> usize {
        self.chars
    }

    /// Whether there is no text at all.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.chars == 0
    }

    /// The byte offset of code point `at` (`len()` gives the text's end).
    ///
    /// # Panics
    /// When `at` is greater than [`len`](Self::len).
    #[must_use]
    pub fn byte_of(&self, at: usize) -> usize {
        assert!(at <= self.chars, "code point {at} is past the end ({})", self.chars);
        if at == self.chars {
            return self.text.len();
        }
        let anchor = self.anchors[at / STRIDE];
        let rest = &self.text[anchor..];
        anchor + rest.char_indices().nth(at % STRIDE).map_or(rest.len(), |(byte, _)| byte)
    }

    /// The code point that starts at byte `at` (or holds it).
    ///
    /// # Panics
    /// When `at` is past the end of the text.
    #[must_use]
    pub fn char_of(&self, at: usize) -> usize {
        assert!(at <= self.text.len(), "byte {at} is past the end ({})", self.text.len());
        let block = self.anchors.partition_point(|&byte| byte <= at).saturating_sub(1);
        let anchor = self.anchors.get(block).copied().unwrap_or(0);
        let within = self.text[anchor..].char_indices().take_while(|(byte, _)| anchor + byte < at).count();
        block * STRIDE + within
    }

    /// The text of a range of code points.
    ///
    /// # Panics
    /// When the range ends past the text.
    #[must_use]
    pub fn slice(&self, span: CharSpan) -> &str {
        let start = self.byte_of(span.start);
        &self.text[start..self.byte_of(span.end)]
    }

    /// The same range in bytes.
    #[must_use]
    pub fn to_bytes(&self, span: CharSpan) -> ByteSpan {
        ByteSpan::new(self.byte_of(span.start), self.byte_of(span.end))
    }

    /// The same range in code points.
    #[must_use]
    pub fn to_chars(&self, span: ByteSpan) -> CharSpan {
        CharSpan::new(self.char_of(span.start), self.char_of(span.end))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn converts_both_ways_over_multibyte_text() {
        let text = "é🙂a\r\n".repeat(100);
        let source = SourceText::new(text.clone());
        for (index, (byte, _)) in text.char_indices().enumerate() {
            assert_eq!(source.byte_of(index), byte);
            assert_eq!(source.char_of(byte), index);
        }
        assert_eq!(source.len(), 500);
        assert_eq!(source.slice(CharSpan::new(5, 8)), "é🙂a");
        assert_eq!(source.slice(CharSpan::new(500, 500)), "");
    }
}
