//! [`Lexicon`]: the known words of a kind, and the lemmas a form can have among them.
//!
//! Reads `data/{language}/{kind}s.txt` (lemmas, one a line) and `{kind}_forms.txt` (see [`Paradigms`]). A word
//! that is not listed still counts as known where it is a listed one behind a prefix of the language (*réélire*,
//! *hochspülen*), or behind any other noun in German (*Arbeitsplatz*).

use super::paradigms::Paradigms;
use super::{Language, Upos};
use std::collections::HashSet;
use std::sync::LazyLock;

/// The lemmas and paradigms of one kind of words in one language.
#[derive(Debug)]
pub(super) struct Lexicon {
    words: HashSet<&'static str>,
    paradigms: Paradigms,
    /// Whether these are the nouns of a language that capitalises and compounds them.
    german_nouns: bool,
}

/// The fewest characters a German compound has before its last part.
const FIRST_PART: usize = 3;

/// The fewest characters of a German compound's last part.
const LAST_PART: usize = 3;

/// The most characters of a form that is looked up: beyond it stand addresses and noise, not words.
const LONGEST_FORM: usize = 60;

/// The lexicon of a language's words of one kind, read from its two files at first use.
macro_rules! lexicon {
    ($language:literal, $kind:literal) => {{
        static LEXICON: LazyLock<Lexicon> = LazyLock::new(|| {
            let words = include_str!(concat!("data/", $language, "/", $kind, "s.txt"));
            let forms = include_str!(concat!("data/", $language, "/", $kind, "_forms.txt"));
            Lexicon::new(words, forms, $language == "de" && $kind == "noun")
        });
        Some(&LEXICON)
    }};
}

impl Lexicon {
    /// The lexicon for words of that part of speech; `None` where there is none.
    pub(super) fn of(language: Language, upos: Upos) -> Option<&'static Self> {
        match (language, upos) {
            (Language::French, Upos::Verb | Upos::Aux) => lexicon!("fr", "verb"),
            (Language::English, Upos::Verb | Upos::Aux) => lexicon!("en", "verb"),
            (Language::German, Upos::Verb | Upos::Aux) => lexicon!("de", "verb"),
            (Language::French, Upos::Noun) => lexicon!("fr", "noun"),
            (Language::French, Upos::Adj) => lexicon!("fr", "adjective"),
            (Language::English, Upos::Noun) => lexicon!("en", "noun"),
            (Language::English, Upos::Adj) => lexicon!("en", "adjective"),
            (Language::German, Upos::Noun) => lexicon!("de", "noun"),
            (Language::German, Upos::Adj) => lexicon!("de", "adjective"),
            _ => None,
        }
    }

    fn new(words: &'static str, forms: &str, german_nouns: bool) -> Self {
        let words = words.lines().filter(|line| !line.starts_with('#')).collect();
        Self { words, paradigms: Paradigms::parse(forms), german_nouns }
    }

    /// Whether the lemma is listed.
    pub(super) fn lists(&self, lemma: &str) -> bool {
        self.words.contains(lemma)
    }

    /// How many characters of the lemma's end are a listed lemma, behind a prefix or as the last part of a
    /// compound; 0 where none are.
    fn listed_end(&self, lemma: &str) -> usize {
        let prefixes = ["prefix", "separable"].into_iter().flat_map(|set| self.paradigms.set(set));
        let bases = prefixes.filter_map(|prefix| lemma.strip_prefix(prefix.as_str()));
        let parts = lemma.char_indices().skip(FIRST_PART).map(|(at, _)| &lemma[at..]);
        let ends = bases.chain(parts.filter(|part| self.german_nouns && part.chars().count() >= LAST_PART));
        ends.filter(|end| self.lists(end)).map(|end| end.chars().count()).max().unwrap_or(0)
    }

    /// The lemmas a form can have, listed ones if there are any, else derived ones, of compounds those with the
    /// longest last part; none where the paradigms do not give the form.
    pub(super) fn lemmas(&self, form: &str) -> Vec<String> {
        if form.chars().count() > LONGEST_FORM {
            return Vec::new();
        }
        let form = folded(form);
        let mut lemmas = self.read(&form, |lemma| self.lists(lemma));
        if lemmas.is_empty() {
            lemmas = self.read(&form, |lemma| self.listed_end(lemma) > 0);
            let longest = lemmas.iter().map(|lemma| self.listed_end(lemma)).max();
            lemmas.retain(|lemma| !self.german_nouns || Some(self.listed_end(lemma)) == longest);
        }
        lemmas.into_iter().map(|lemma| self.spelled(lemma)).collect()
    }

    /// The lemma of a form that the lexicon does not know, by an ending that leaves no doubt.
    pub(super) fn guess(&self, form: &str) -> Option<String> {
        if form.chars().count() > LONGEST_FORM || form.chars().skip(1).any(char::is_uppercase) {
            return None;
        }
        self.paradigms.guess(&folded(form)).map(|lemma| self.spelled(lemma))
    }

    fn spelled(&self, lemma: String) -> String {
        let mut chars = lemma.chars();
        match chars.next() {
            Some(first) if self.german_nouns => first.to_uppercase().chain(chars).collect(),
            _ => lemma,
        }
    }

    fn read(&self, form: &str, known: impl Fn(&str) -> bool + Copy) -> Vec<String> {
        let mut found = self.paradigms.lemmas(form, "", known);
        let mut add = |lemmas: Vec<String>| {
            for lemma in lemmas {
                if !found.contains(&lemma) {
                    found.push(lemma);
                }
            }
        };
        add(self.paradigms.lemmas(form, "^", known));
        for (infix, mark) in [("ge", "^"), ("zu", "")] {
            for bare in self.without(form, infix) {
                let lemmas = self.paradigms.lemmas(&bare, mark, known);
                add(lemmas.into_iter().filter(|lemma| infix == "ge" || *lemma == bare).collect());
            }
        }
        found
    }

    /// The form without *ge* or *zu* at its start or behind a separable prefix; none where the language has none.
    fn without(&self, form: &str, infix: &str) -> Vec<String> {
        let prefixes = self.paradigms.set("separable");
        let heads =
            prefixes.iter().map(String::as_str).chain((infix == "ge" && !prefixes.is_empty()).then_some(""));
        let cut = |head: &str| Some(format!("{head}{}", form.strip_prefix(head)?.strip_prefix(infix)?));
        heads.filter_map(cut).collect()
    }
}

/// The form as the lexicons are written: in lower case, with plain apostrophes.
fn folded(form: &str) -> String {
    form.to_lowercase().replace('’', "'")
}

/// Whether the lemma ends as infinitives of the language do.
pub(super) fn looks_like_infinitive(language: Language, lemma: &str) -> bool {
    let ends = |endings: &[&str]| endings.iter().any(|e| lemma.len() > e.len() && lemma.ends_with(e));
    match language {
        Language::French => ends(&["er", "ir", "re"]),
        Language::German => ends(&["n"]),
        Language::Spanish => ends(&["ar", "er", "ir", "se"]),
        Language::Italian => ends(&["are", "ere", "ire", "rsi", "rre"]),
        _ => true,
    }
}

#[cfg(test)]
mod tests;
