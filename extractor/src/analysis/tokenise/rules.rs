//! [`Rules`]: what one language's word list file says.
//!
//! A file has sections (`[elisions]`) of entries with blanks between them and `#` comments. A
//! lower-case entry matches in any case, another one only as it is written. What `neutral.txt`
//! says holds in every language.

use crate::analysis::Language;
use std::collections::{HashMap, HashSet};
use std::sync::LazyLock;

/// The word lists and habits of one language.
#[derive(Debug, Default)]
pub(super) struct Rules {
    lists: HashMap<&'static str, HashSet<&'static str>>,
    /// Numbers may be grouped by plain blanks: `3 600`.
    pub spaced_numbers: bool,
    /// A sign before a number belongs to it: `-5`.
    pub signed_numbers: bool,
    /// A comma inside a number groups thousands, so three digits follow.
    pub comma_thousands: bool,
    /// Compounds come apart at their hyphens, but for `[prefixes]`.
    pub split_hyphens: bool,
    /// Ranges of numbers come apart: `3-4`.
    pub split_ranges: bool,
    /// A hyphen at a word's end belongs to it: `th- the`.
    pub broken_words: bool,
    /// A plural possessive keeps its apostrophe: `parents'`.
    pub possessive: bool,
    /// Every apostrophe between letters ends a word.
    pub split_apostrophes: bool,
    /// `[clitics]` come off words together with their hyphen.
    pub verb_clitics: bool,
    /// Endings in brackets belong to the word: `élu(e)s`.
    pub inclusive_brackets: bool,
    /// A number before a point can be an ordinal: `3. Oktober`.
    pub ordinal_points: bool,
    /// Each of several exclamation or question marks is a token.
    pub split_calls: bool,
    /// Quotations open with a low mark and close with `“`.
    pub low_quotes: bool,
}

static FRENCH: LazyLock<Rules> = LazyLock::new(|| Rules::parse(include_str!("lists/fr.txt")));
static ENGLISH: LazyLock<Rules> = LazyLock::new(|| Rules::parse(include_str!("lists/en.txt")));
static GERMAN: LazyLock<Rules> = LazyLock::new(|| Rules::parse(include_str!("lists/de.txt")));
static SPANISH: LazyLock<Rules> = LazyLock::new(|| Rules::parse(include_str!("lists/es.txt")));
static ITALIAN: LazyLock<Rules> = LazyLock::new(|| Rules::parse(include_str!("lists/it.txt")));
static NEUTRAL: LazyLock<Rules> = LazyLock::new(|| Rules::parse(""));

impl Rules {
    /// The rules of a language; neutral ones where it has none of its own.
    pub fn of(language: Language) -> &'static Self {
        match language {
            Language::French => &FRENCH,
            Language::English => &ENGLISH,
            Language::German => &GERMAN,
            Language::Spanish => &SPANISH,
            Language::Italian => &ITALIAN,
            Language::Other(_) => &NEUTRAL,
        }
    }

    fn parse(own: &'static str) -> Self {
        let mut rules = Self::default();
        rules.read(include_str!("lists/neutral.txt"));
        rules.read(own);
        let habits = rules.lists.remove("habits").unwrap_or_default();
        let has = |habit: &str| habits.contains(habit);
        Self {
            spaced_numbers: has("spaced-numbers"),
            signed_numbers: has("signed-numbers"),
            comma_thousands: has("comma-thousands"),
            split_hyphens: has("split-hyphens"),
            split_ranges: has("split-ranges"),
            broken_words: has("broken-words"),
            possessive: has("possessive"),
            split_apostrophes: has("split-apostrophes"),
            verb_clitics: has("verb-clitics"),
            inclusive_brackets: has("inclusive-brackets"),
            ordinal_points: has("ordinal-points"),
            split_calls: has("split-calls"),
            low_quotes: has("low-quotes"),
            ..rules
        }
    }

    fn read(&mut self, file: &'static str) {
        let mut section = "";
        for line in file.lines().filter(|line| !line.starts_with('#')) {
            if let Some(name) = line.strip_prefix('[').and_then(|rest| rest.strip_suffix(']')) {
                section = name;
            } else {
                self.lists.entry(section).or_default().extend(line.split_whitespace());
            }
        }
    }

    /// Whether a list holds the word, as written or in lower case; curly apostrophes count as
    /// straight ones.
    pub fn lists(&self, list: &str, word: &[char]) -> bool {
        const LONGEST: usize = 32;
        let Some(entries) = self.lists.get(list).filter(|_| word.len() <= LONGEST) else { return false };
        let written: String = word.iter().map(|&c| if super::is_apostrophe(c) { '\'' } else { c }).collect();
        entries.contains(written.as_str()) || entries.contains(written.to_lowercase().as_str())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_file_is_read() {
        let word = |text: &str| text.chars().collect::<Vec<_>>();
        assert!(FRENCH.verb_clitics && ENGLISH.split_hyphens && GERMAN.ordinal_points);
        assert!(SPANISH.spaced_numbers && ITALIAN.split_apostrophes);
        assert!(FRENCH.lists("whole", &word("Aujourd’hui")));
        assert!(FRENCH.lists("abbreviations", &word("M")) && !FRENCH.lists("abbreviations", &word("m")));
        assert!(NEUTRAL.lists("domains", &word("org")) && GERMAN.lists("domains", &word("ORG")));
    }
}
