//! Infinitives: which lemmas of verbs are known, and what an infinitive looks like.
//!
//! The lists in `data/{language}/verbs.txt` hold the verbs of the treebanks and of the project's own
//! lexicons; they steer the choice among the lemma rules, since a rule learned on one verb easily gives
//! nonsense on another.

use super::Language;
use std::collections::HashSet;
use std::sync::LazyLock;

static FRENCH: LazyLock<HashSet<&str>> = LazyLock::new(|| list(include_str!("data/fr/verbs.txt")));
static ENGLISH: LazyLock<HashSet<&str>> = LazyLock::new(|| list(include_str!("data/en/verbs.txt")));
static GERMAN: LazyLock<HashSet<&str>> = LazyLock::new(|| list(include_str!("data/de/verbs.txt")));

fn list(text: &'static str) -> HashSet<&'static str> {
    text.lines().filter(|line| !line.starts_with('#')).collect()
}

/// Whether the lemma is a verb of the list; always so in a language without one.
pub(super) fn is_known(language: Language, lemma: &str) -> bool {
    match language {
        Language::French => FRENCH.contains(lemma),
        Language::English => ENGLISH.contains(lemma),
        Language::German => GERMAN.contains(lemma),
        _ => true,
    }
}

/// Whether the lemma ends as infinitives of the language do.
pub(super) fn looks_like_one(language: Language, lemma: &str) -> bool {
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
mod tests {
    use super::*;

    #[test]
    fn knows_its_verbs() {
        assert!(is_known(Language::French, "prévenir"));
        assert!(!is_known(Language::French, "préveer"));
        assert!(is_known(Language::English, "buy"));
        assert!(looks_like_one(Language::French, "tintinnabuler"));
        assert!(!looks_like_one(Language::German, "gehst"));
    }
}
