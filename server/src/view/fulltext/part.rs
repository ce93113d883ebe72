//! [`Part`]: a part of an index: the claims and the title of one document, or some of the entities.

use super::Kind;
use super::words::{stem, stemmer, words};
use std::collections::{BTreeMap, HashMap};

/// Something that can be found.
#[derive(Debug, Clone, PartialEq)]
pub struct Entry {
    /// What it is.
    pub kind: Kind,
    /// Its IRI.
    pub iri: String,
    /// What it is called.
    pub label: String,
    /// What the snippet is cut from.
    pub text: String,
    /// More words that it is found by.
    pub also: String,
    /// Language of the text.
    pub language: String,
}

/// A part of an index.
#[derive(Debug, Default)]
pub struct Part {
    /// What can be found in it.
    pub entries: Vec<Entry>,
    /// How many words each of them has.
    pub lengths: Vec<f64>,
    /// For each word the entries that have it, and how often.
    pub words: BTreeMap<String, Vec<(usize, f64)>>,
}

impl Part {
    /// A part of these things.
    #[must_use]
    pub fn of(entries: Vec<Entry>) -> Self {
        let mut part = Self::default();
        for (number, entry) in entries.iter().enumerate() {
            part.add(number, entry);
        }
        part.entries = entries;
        part
    }

    fn add(&mut self, number: usize, entry: &Entry) {
        let stemmer = stemmer(&entry.language);
        let mut counts: HashMap<String, f64> = HashMap::new();
        let mut length = 0.0;
        for word in words(&entry.text).chain(words(&entry.also)) {
            length += 1.0;
            if let Some(stemmer) = &stemmer {
                *counts.entry(stem(stemmer, &word.folded)).or_default() += 1.0;
            }
            *counts.entry(word.folded).or_default() += 1.0;
        }
        for (word, count) in counts {
            self.words.entry(word).or_default().push((number, count));
        }
        self.lengths.push(length);
    }
}
