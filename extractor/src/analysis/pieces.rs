//! [`Pieces`]: words to the encoder's vocabulary pieces.
//!
//! SentencePiece's unigram model (Kudo, "Subword regularization", ACL 2018): of all ways to cut a
//! word into pieces, the one with the highest sum of log probabilities. Words are cut one by one, so
//! a cache by word form works. `extractor/training/dixit_training/pieces.py` does the same at
//! training time, and the parity test compares the two.
//!
//! The table is searched in the model file itself: its pieces are in the order of their bytes, so
//! all pieces with a common prefix stand together and a longer prefix narrows the range.

use super::model::{ModelError, ModelFile, Section};
use std::collections::HashMap;
use std::ops::Range;
use std::sync::{Arc, Mutex, PoisonError};
use unicode_normalization::UnicodeNormalization;

/// Starts a sentence.
pub(super) const BOS: u32 = 0;
/// Ends a sentence.
pub(super) const EOS: u32 = 2;
const UNKNOWN: u32 = 3;
/// The special pieces stand before the sorted ones.
const SPECIAL: usize = 4;
const WORD_START: char = '▁';

/// Bounds of the cache: so many words, none longer than so many bytes.
const CACHED_WORDS: usize = 60_000;
const CACHED_BYTES: usize = 48;

/// The vocabulary and the cutter over it.
#[derive(Debug)]
pub(super) struct Pieces {
    offsets: Section,
    text: Section,
    scores: Section,
    unknown_score: f64,
    limit: usize,
    cache: Mutex<HashMap<Box<str>, Arc<[u32]>>>,
}

impl Pieces {
    /// The vocabulary of a model.
    pub(super) fn new(file: &ModelFile) -> Result<Self, ModelError> {
        Ok(Self {
            offsets: file.section("piece_offsets")?,
            text: file.section("piece_text")?,
            scores: file.section("piece_scores")?,
            unknown_score: file.metadata.unknown_score,
            limit: file.metadata.max_pieces,
            cache: Mutex::default(),
        })
    }

    /// The pieces of one word: at least one, at most the model's limit.
    pub(super) fn cut(&self, word: &str) -> Arc<[u32]> {
        if word.len() > CACHED_BYTES {
            return self.best_cut(word).into();
        }
        let mut cache = self.cache.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(known) = cache.get(word) {
            return Arc::clone(known);
        }
        if cache.len() >= CACHED_WORDS {
            cache.clear();
        }
        let pieces: Arc<[u32]> = self.best_cut(word).into();
        cache.insert(word.into(), Arc::clone(&pieces));
        pieces
    }

    /// Viterbi over the characters: `best[i]` is the best score of the text before character `i`.
    fn best_cut(&self, word: &str) -> Vec<u32> {
        let text = normalise(word);
        let starts: Vec<usize> = text.char_indices().map(|(at, _)| at).chain([text.len()]).collect();
        let length = starts.len() - 1;
        let mut best = vec![f64::NEG_INFINITY; length + 1];
        let mut back = vec![(0, UNKNOWN); length + 1];
        best[0] = 0.0;
        for start in 0..length {
            let mut range = SPECIAL..self.scores.numbers();
            for end in start + 1..=length {
                let prefix = &text.as_bytes()[starts[start]..starts[end]];
                range = self.narrow(range, prefix);
                let found = (!range.is_empty() && self.piece(range.start) == prefix).then_some(range.start);
                let (piece, score) = match found {
                    Some(piece) => {
                        (u32::try_from(piece).unwrap_or(UNKNOWN), f64::from(self.scores.f32(piece)))
                    }
                    None if end == start + 1 => (UNKNOWN, self.unknown_score),
                    None if range.is_empty() => break,
                    None => continue,
                };
                if best[start] + score > best[end] {
                    best[end] = best[start] + score;
                    back[end] = (start, piece);
                }
            }
        }
        let mut pieces = Vec::new();
        let mut at = length;
        while at > 0 {
            let (start, piece) = back[at];
            pieces.push(piece);
            at = start;
        }
        pieces.reverse();
        pieces.truncate(self.limit);
        pieces
    }

    /// The part of `range` whose pieces begin with `prefix`.
    fn narrow(&self, range: Range<usize>, prefix: &[u8]) -> Range<usize> {
        let start = self.partition(range.clone(), |piece| piece < prefix);
        start..self.partition(start..range.end, |piece| piece.starts_with(prefix))
    }

    /// The first index in `range` for which `before` no longer holds.
    fn partition(&self, range: Range<usize>, before: impl Fn(&[u8]) -> bool) -> usize {
        let (mut low, mut high) = (range.start, range.end);
        while low < high {
            let middle = low + (high - low) / 2;
            if before(self.piece(middle)) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        low
    }

    fn piece(&self, id: usize) -> &[u8] {
        let range = self.offsets.u32(id) as usize..self.offsets.u32(id + 1) as usize;
        self.text.get(range).unwrap_or_default()
    }
}

/// Compatibility forms unified, typographic apostrophes and hyphens plain, the word-start mark in front.
fn normalise(word: &str) -> String {
    let mut text = String::with_capacity(word.len() + WORD_START.len_utf8());
    text.push(WORD_START);
    text.extend(word.nfkc().filter_map(|c| match c {
        '’' | '‘' | 'ʼ' => Some('\''),
        '‑' | '‐' => Some('-'),
        ' ' | '\u{ad}' | '\u{200b}' => None,
        other => Some(other),
    }));
    text
}

#[cfg(test)]
mod tests {
    use super::normalise;

    #[test]
    fn unifies_what_typography_varies() {
        assert_eq!(normalise("l’été"), "▁l'été");
        assert_eq!(normalise("e\u{301}tat"), "▁état");
        assert_eq!(normalise("3\u{202f}600"), "▁3600");
        assert_eq!(normalise("ﬁn"), "▁fin");
        assert_eq!(normalise("\u{200b}"), "▁");
        assert_eq!(normalise("peut\u{2011}être"), "▁peut-être");
    }
}
