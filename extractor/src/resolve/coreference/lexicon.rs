//! [`References`]: the words that take up what was named before, read from `data/{fr,en,de}/references.tsv`.
//!
//! Pronouns stand with what they ask of their antecedent (gender, number, animacy); the other classes say
//! which nouns name nothing (`million`), which verbs only persons do, which have nobody for their subject.
//! First names with their gender are in `data/first_names.tsv`.

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

/// Classes of words that are no pronouns.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum WordClass {
    /// `cela`, `this`: what was said or shown.
    Pointing,
    /// `on`, `everybody`.
    Generic,
    /// Verbs with an impersonal subject.
    Impersonal,
    /// Verbs with an impersonal subject when their complement follows.
    ImpersonalBefore,
    /// What only persons do.
    PersonVerb,
    /// What persons and bodies do.
    AgentVerb,
    /// What nobody does (`durer`, `porter sur`).
    ThingVerb,
    /// Verbs whose object pronoun may stand for a clause.
    ClauseVerb,
    /// What one says of whom one speaks to (`Sie wissen`).
    Addressing,
    /// Amounts, times and words that name nothing.
    Measure,
    /// Nouns that take up a company.
    Company,
    /// Nouns that take up a product.
    Product,
    /// Bodies that no noun for a company takes up, by their noun or their short name.
    Institution,
    /// Nouns for bodies that call the one a text is about where it is called so (`le club`), and those that tell little of
    /// what it is (`l'association`).
    OwnBody,
    AnyOwnBody,
    /// Nouns for a town.
    Town,
    /// Nouns by which a text calls somebody whom it has named (`la quadragénaire`).
    Epithet,
    /// Nouns for what is nobody and decides nothing, by no ending of theirs (`vent`, `contrat`).
    Thing,
    /// Verbs whose object is no person, and verbs whose object is somebody.
    ThingObject,
    /// See [`Self::ThingObject`].
    AgentObject,
    /// What a person has: kin, a career, a body.
    OwnedByPerson,
    /// What a body has: rivals, a turnover.
    OwnedByBody,
    /// What either has: staff, a lawyer.
    OwnedByAgent,
    /// Nouns for several people under one name (`la famille Roux`).
    Household,
    /// Verbs whose object is what somebody else has done (`saluer`).
    OthersDeed,
    /// Titles of trades, which call somebody as other nouns for trades do (`l'entraîneuse`).
    Craft,
    /// Nouns that take up a body of people, whatever it is (`l'organisation`).
    AnyBody,
    /// Nouns for a part in a story, which bring in somebody else (`la victime`).
    Part,
    /// Verbs that are passive of things alone (`il sera rendu`).
    ThingPassive,
    /// Adjectives that nobody is (`gratuit`).
    ThingAdjective,
    /// Verbs whose receiver may be a thing (`lui donner trente ans`).
    AnyReceiver,
    /// Verbs of saying that things are the subject of as well, where they have an object.
    ShowsToo,
    /// Nouns for a part that a person and a body of people may have (`employeur`).
    Either,
    /// Names and nouns of where people work in teams of their own.
    Research,
    /// Nouns for who leads a body.
    Head,
    /// What two do with each other (`se croiser`).
    Together,
    /// Nouns that take up a number (`ce chiffre`).
    Figure,
    /// Nouns that say little without what is behind them (`la question`, `la fin`).
    SaysLittle,
    /// What a firm has, told without it (`le chiffre d'affaires`).
    Held,
    /// What the weather does or is.
    Weather,
    /// Nouns for who speaks for a body beside those who head it.
    Leader,
    /// What such a one does.
    Leading,
    /// What bodies do, and what they have: `nous employons`, `nos clients`.
    BodyDeed,
    /// See [`Self::BodyDeed`].
    BodyThing,
    /// What everybody has (`notre époque`).
    Everybodys,
    /// What is done by whoever has the power to, or found by whoever looks (`on a fermé l'école`).
    Power,
    /// What is done to somebody by whoever has the power to (`on l'a expulsé`).
    PowerOver,
    /// What several do whose `on` says `nous` in the present (`on espère`).
    Stance,
    /// What anybody says, sees, lives through or may do: `on dit`, `on peut`.
    Anybodys,
    /// Nouns that call somebody only where they are masculine (`cette politique` is nobody).
    FeminineThing,
    /// Nouns that sum up what was just said (`cette difficulté`), and those for what somebody does (`cette politique`).
    Shell,
    /// See [`Self::Shell`].
    ShellOfDeed,
    /// What who writes or asks does in that part: `nous avons rencontré la potière`.
    Editorial,
    /// Who shares somebody's life (`mon mari`).
    Partner,
    /// Nouns of things that are told again without what they are of (`le pont` for `le pont de Dole`).
    Resumed,
    /// Nouns that judge what was done or said (`c'est une erreur`).
    Verdict,
    /// Nouns for what an act, an event or a state of affairs is, and no thing (`c'est une manière de rendre service`).
    Situation,
    /// What only reacts to what was said (`c'est vrai`, `ça va`).
    Reaction,
    /// One noun for several people, whom `ils` takes up: `famille`, `public`.
    Many,
    /// Nouns for inhabitants that no ending tells (`Belge`).
    People,
    /// Places that end as nouns for inhabitants do (`Lorraine`).
    PlaceAsPeople,
    /// Wide nouns for what was just made or brought in (`l'outil`, `le projet`).
    Made,
    /// Nouns that say of what class a thing is that was just named (`cet arbre`).
    Classing,
    /// What is done to what did not exist before (`inventer`, `lancer`).
    Making,
    /// Participles and verbs that give something its name (`baptisé`, `intitulé`).
    Naming,
    /// Nouns for words that were said (`cette phrase`).
    Words,
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

fn word_class(class: &str) -> Option<WordClass> {
    Some(match class {
        "pointing" => WordClass::Pointing,
        "generic" => WordClass::Generic,
        "impersonal" => WordClass::Impersonal,
        "impersonal_before" => WordClass::ImpersonalBefore,
        "person_verb" => WordClass::PersonVerb,
        "agent_verb" => WordClass::AgentVerb,
        "thing_verb" => WordClass::ThingVerb,
        "clause_verb" => WordClass::ClauseVerb,
        "addressing" => WordClass::Addressing,
        "measure" => WordClass::Measure,
        "company" => WordClass::Company,
        "product" => WordClass::Product,
        "institution" => WordClass::Institution,
        "own_body" => WordClass::OwnBody,
        "any_own_body" => WordClass::AnyOwnBody,
        "town" => WordClass::Town,
        "epithet" => WordClass::Epithet,
        "part" => WordClass::Part,
        "others_deed" => WordClass::OthersDeed,
        "craft" => WordClass::Craft,
        "any_body" => WordClass::AnyBody,
        "thing" => WordClass::Thing,
        "thing_object" => WordClass::ThingObject,
        "agent_object" => WordClass::AgentObject,
        "owned_by_person" => WordClass::OwnedByPerson,
        "owned_by_body" => WordClass::OwnedByBody,
        "owned_by_agent" => WordClass::OwnedByAgent,
        "household" => WordClass::Household,
        "thing_passive" => WordClass::ThingPassive,
        "thing_adjective" => WordClass::ThingAdjective,
        "any_receiver" => WordClass::AnyReceiver,
        "shows_too" => WordClass::ShowsToo,
        "either" => WordClass::Either,
        "research" => WordClass::Research,
        "head" => WordClass::Head,
        "together" => WordClass::Together,
        "figure" => WordClass::Figure,
        "says_little" => WordClass::SaysLittle,
        "held" => WordClass::Held,
        "weather" => WordClass::Weather,
        "leader" => WordClass::Leader,
        "leading" => WordClass::Leading,
        "body_deed" => WordClass::BodyDeed,
        "body_thing" => WordClass::BodyThing,
        "everybodys" => WordClass::Everybodys,
        "power" => WordClass::Power,
        "power_over" => WordClass::PowerOver,
        "stance" => WordClass::Stance,
        "anybodys" => WordClass::Anybodys,
        "shell" => WordClass::Shell,
        "shell_of_deed" => WordClass::ShellOfDeed,
        "feminine_thing" => WordClass::FeminineThing,
        "editorial" => WordClass::Editorial,
        "partner" => WordClass::Partner,
        "resumed" => WordClass::Resumed,
        "verdict" => WordClass::Verdict,
        "situation" => WordClass::Situation,
        "reaction" => WordClass::Reaction,
        "many" => WordClass::Many,
        "people" => WordClass::People,
        "place_as_people" => WordClass::PlaceAsPeople,
        "made" => WordClass::Made,
        "making" => WordClass::Making,
        "classing" => WordClass::Classing,
        "naming" => WordClass::Naming,
        "words" => WordClass::Words,
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
