//! The words of a text: folded, with their places, and their stems.

use dixit_extractor::store::functions::fold_char;
use rust_stemmers::{Algorithm, Stemmer};

/// A word of a text with its place in code points.
pub struct Word {
    /// Without case and accents.
    pub folded: String,
    /// First code point.
    pub start: usize,
    /// Code point after.
    pub end: usize,
}

/// The languages whose endings are known.
pub const STEMMERS: &[(&str, Algorithm)] =
    &[("fr", Algorithm::French), ("en", Algorithm::English), ("de", Algorithm::German)];

/// The stemmer of a language code, if its endings are known.
pub fn stemmer(language: &str) -> Option<Stemmer> {
    let primary = language.split('-').next().unwrap_or_default();
    STEMMERS.iter().find(|(code, _)| *code == primary).map(|(_, algorithm)| Stemmer::create(*algorithm))
}

/// A stem, marked so that it is no word.
pub fn stem(stemmer: &Stemmer, word: &str) -> String {
    format!("~{}", stemmer.stem(word))
}

/// The words of a text, folded.
pub fn words(text: &str) -> impl Iterator<Item = Word> {
    let mut words: Vec<Word> = Vec::new();
    let mut open = false;
    for (at, c) in text.chars().enumerate() {
        // An accent that stands alone belongs to the letter before it.
        let mark = unicode_normalization::char::is_combining_mark(c);
        if c.is_alphanumeric() || (open && mark) {
            if !open {
                words.push(Word { folded: String::new(), start: at, end: at });
            }
            if let Some(word) = words.last_mut() {
                word.folded.extend(fold_char(c));
                word.end = at + 1;
            }
            open = true;
        } else {
            open = false;
        }
    }
    words.into_iter().filter(|word| !word.folded.is_empty())
}
