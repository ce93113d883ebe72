//! [`References`]: the words that take up what was named before, read from `data/{fr,en,de}/references.tsv`.
//!
//! Pronouns stand with what they ask of their antecedent (gender, number, animacy); the other classes say
//! which nouns name nothing (`million`), which verbs only persons do, which have nobody for their subject.
//! First names with their gender are in `data/first_names.tsv`.

pub use super::word_class::WordClass;
use super::word_class::word_class;
use crate::analysis::Language;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

/// Grammatical gender.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Gender {
    /// `Masc`.
    Masculine,
    /// `Fem`.
    Feminine,
    /// `Neut`.
    Neuter,
}

impl Gender {
    /// From Universal Dependencies' value.
    #[must_use]
    pub fn parse(value: &str) -> Option<Self> {
        match value {
            "Masc" => Some(Self::Masculine),
            "Fem" => Some(Self::Feminine),
            "Neut" => Some(Self::Neuter),
            _ => None,
        }
    }
}

/// How a word refers back.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Class {
    /// `il`, `she`: the most prominent.
    Personal,
    /// `le`, `les`: an object before its verb.
    Clitic,
    /// `celui-ci`, `ce dernier`, `the latter`: the last one.
    Near,
    /// `the former`: the first one.
    Former,
    /// `son`, `their`: whose something is.
    Possessive,
}

/// What kind of being a word stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Being {
    /// Somebody.
    Person,
    /// Somebody or a body of people.
    Agent,
    /// Anything but a single person; asked for, never known.
    Body,
    /// Anything but somebody.
    Thing,
}

/// A word that refers back and what it asks of its antecedent.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Anaphor {
    /// How it refers.
    pub class: Class,
    /// Gender it agrees with.
    pub gender: Option<Gender>,
    /// Whether it stands for several.
    pub plural: Option<bool>,
    /// What it can stand for.
    pub being: Option<Being>,
}

/// The reference words of one language.
#[derive(Debug, Default)]
pub struct References {
    anaphors: BTreeMap<String, Vec<Anaphor>>,
    words: BTreeMap<WordClass, BTreeSet<String>>,
    honorifics: BTreeMap<String, Option<Gender>>,
    /// A noun and what it may be said of.
    kin: BTreeMap<String, Vec<&'static str>>,
    /// A wider noun and the nouns of what it takes up.
    wider: BTreeMap<String, Vec<&'static str>>,
}

static FRENCH: LazyLock<References> =
    LazyLock::new(|| References::parse(include_str!("../data/fr/references.tsv")));
static ENGLISH: LazyLock<References> =
    LazyLock::new(|| References::parse(include_str!("../data/en/references.tsv")));
static GERMAN: LazyLock<References> =
    LazyLock::new(|| References::parse(include_str!("../data/de/references.tsv")));
static NONE: LazyLock<References> = LazyLock::new(References::default);
/// First name and language (empty for any) to gender.
static FIRST_NAMES: LazyLock<BTreeMap<(String, String), Gender>> =
    LazyLock::new(|| first_names(include_str!("../data/first_names.tsv")));

impl References {
    /// The words of a language.
    #[must_use]
    pub fn of(language: Language) -> &'static Self {
        match language {
            Language::French => &FRENCH,
            Language::English => &ENGLISH,
            Language::German => &GERMAN,
            _ => &NONE,
        }
    }

    fn parse(text: &'static str) -> Self {
        let mut found = Self::default();
        for line in text.lines().filter(|line| !line.is_empty() && !line.starts_with('#')) {
            let columns: Vec<&'static str> = line.split('\t').collect();
            let [class, words, features @ ..] = columns.as_slice() else { continue };
            for word in words.split(" | ") {
                found.add(class, word, features);
            }
        }
        found
    }

    fn add(&mut self, class: &str, word: &str, features: &[&'static str]) {
        let feature = |index: usize| features.get(index).copied().unwrap_or("-");
        if class == "honorific" {
            self.honorifics.insert(word.to_owned(), Gender::parse(feature(0)));
        } else if class == "kin" {
            self.kin.entry(word.to_owned()).or_default().extend(feature(0).split(" | "));
        } else if class == "wider" {
            self.wider.entry(word.to_owned()).or_default().extend(feature(0).split(" | "));
        } else if let Some(class) = anaphor_class(class) {
            self.anaphors.entry(word.to_owned()).or_default().push(Anaphor {
                class,
                gender: Gender::parse(feature(0)),
                plural: match feature(1) {
                    "Sing" => Some(false),
                    "Plur" => Some(true),
                    _ => None,
                },
                being: match feature(2) {
                    "person" => Some(Being::Person),
                    "agent" => Some(Being::Agent),
                    "thing" => Some(Being::Thing),
                    _ => None,
                },
            });
        } else if let Some(class) = word_class(class) {
            self.words.entry(class).or_default().insert(word.to_owned());
        }
    }

    /// What the word asks of its antecedent, as a possessive or as a pronoun.
    #[must_use]
    pub fn anaphor(&self, word: &str, possessive: bool) -> Option<Anaphor> {
        let readings = self.anaphors.get(word)?;
        readings.iter().find(|a| (a.class == Class::Possessive) == possessive).copied()
    }

    /// What somebody was called or does whom the noun takes up (`maire` for `élue`).
    #[must_use]
    pub fn kin(&self, noun: &str) -> Option<&[&'static str]> {
        self.kin.get(noun).map(Vec::as_slice)
    }

    /// The nouns of what a wider noun takes up (`autocar` for `véhicule`).
    #[must_use]
    pub fn wider(&self, noun: &str) -> Option<&[&'static str]> {
        self.wider.get(noun).map(Vec::as_slice)
    }

    /// Whether the word is of the class.
    #[must_use]
    pub fn is(&self, class: WordClass, word: &str) -> bool {
        self.words.get(&class).is_some_and(|words| words.contains(word))
    }
}

fn anaphor_class(class: &str) -> Option<Class> {
    Some(match class {
        "personal" => Class::Personal,
        "clitic" => Class::Clitic,
        "near" => Class::Near,
        "former" => Class::Former,
        "possessive" => Class::Possessive,
        _ => return None,
    })
}

fn first_names(text: &str) -> BTreeMap<(String, String), Gender> {
    let mut found = BTreeMap::new();
    for line in text.lines().filter(|line| !line.starts_with('#')) {
        let mut columns = line.split('\t');
        let (gender, names) = (columns.next().and_then(Gender::parse), columns.next().unwrap_or_default());
        let language = columns.next().unwrap_or_default();
        let Some(gender) = gender else { continue };
        for name in names.split(' ') {
            found.insert((name.to_lowercase(), language.to_owned()), gender);
        }
    }
    found
}

/// The gender that a first name is given to (`Marie`), in any of the languages or this one alone.
#[must_use]
pub fn first_name(name: &str, language: Language) -> Option<Gender> {
    let key = name.to_lowercase();
    let key = key.split('-').next().unwrap_or_default();
    [String::new(), language.to_string()]
        .into_iter()
        .find_map(|language| FIRST_NAMES.get(&(key.to_owned(), language)).copied())
}

/// The gender that a first name's ending shows where nothing else does (`Samia`, `Mohamed`).
#[must_use]
pub fn gender_by_ending(name: &str) -> Option<Gender> {
    const FEMININE: &[&str] = &["a", "ette", "ine", "elle", "ienne"];
    const MASCULINE: &[&str] = &["o", "ed", "us", "ick", "ald", "ard", "ert", "ien", "id", "im", "ir"];
    let name = name.to_lowercase();
    let ends = |endings: &[&str]| name.chars().count() > 3 && endings.iter().any(|e| name.ends_with(e));
    match (ends(FEMININE), ends(MASCULINE)) {
        (true, _) => Some(Gender::Feminine),
        (_, true) => Some(Gender::Masculine),
        _ => None,
    }
}

/// Whether the word is put before a name (`M.`, `Mrs`) in any language, and the gender it tells.
#[must_use]
pub fn honorific(word: &str) -> Option<Option<Gender>> {
    let word = word.to_lowercase();
    let word = word.trim_end_matches('.');
    [&FRENCH, &ENGLISH, &GERMAN].iter().find_map(|references| references.honorifics.get(word).copied())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tells_the_pronoun_from_the_possessive() {
        let french = References::of(Language::French);
        assert_eq!(french.anaphor("leur", true).unwrap().class, Class::Possessive);
        assert_eq!(french.anaphor("leur", false).unwrap().being, Some(Being::Agent));
        assert_eq!(french.anaphor("table", false), None);
    }

    #[test]
    fn first_names_tell_a_gender() {
        assert_eq!(first_name("Nadia", Language::German), Some(Gender::Feminine));
        assert_eq!(first_name("Jean-Marc", Language::French), Some(Gender::Masculine));
        assert_eq!(first_name("Jean", Language::English), None);
        assert_eq!(honorific("Mme"), Some(Some(Gender::Feminine)));
        assert_eq!(honorific("table"), None);
        assert_eq!(gender_by_ending("Samia"), Some(Gender::Feminine));
        assert_eq!(gender_by_ending("Mohamed"), Some(Gender::Masculine));
        assert_eq!(gender_by_ending("Maxence"), None);
    }
}
