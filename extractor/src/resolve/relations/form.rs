//! [`Form`]: one way a language says a relation, and the notation of it in the Turtle.

use super::locution::verb_place;
use super::phrase::{lemmas, parts};
use crate::analysis::Language;
use std::str::FromStr;

/// What kind of word carries the relation.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum FormKind {
    /// A verb or verbal expression (`dx:verb`): `dépasser`, `faire partie [de]`.
    Verb,
    /// A noun of action (`dx:eventNoun`): `licenciement`, whose participants hang on it.
    EventNoun,
    /// A noun that denotes the relation's subject (`dx:agentNoun`): `fondateur [de]`.
    AgentNoun,
    /// An adjective or participle (`dx:adjective`): `supérieur [à]`.
    Adjective,
}

/// One lexical form. In the Turtle it is a literal with a language tag:
///
/// ```text
/// phrase (markers of the subject) [markers of the object] {flags}
/// ```
///
/// - `phrase`: dictionary forms (`mettre en place`, `lay off`, `in Frage stellen`).
/// - `[sur|à]`: prepositions that may stand before the object; `-` is none, a direct object or no
///   object at all; no bracket means `[-]`. The complementiser (`que`, `that`, `dass`) is the marker of a content
///   clause that means something else than another object would (`trouver [que]`).
/// - `(de|par)`: prepositions that may stand before the subject, for nouns of action. None given means
///   the language's genitive and agent prepositions.
/// - `{reversed}`: the grammatical subject is the relation's object (`appartenir [à] {reversed}` for *owns*).
/// - `{number}`: the object is a count (`employer {number}` for *has employees*); such a form is tried first
///   where the object is counted, and last where it is not.
/// - `{passive}`: only the passive says it (`situer [à|dans] {passive}`).
/// - `{alone}`: there is no object at all (`vivre {alone}` for *lives*; with one it is *experiences*); with `{percent}`,
///   it is not said of what (`l'action perd 3 %` *decreases*; one *loses* 3 % of something).
/// - `{place}`: the object is a place; a bare noun that is none (`être en colère`) is not taken.
/// - `{site}`: the object is known to be a place (`être [dans] {site}`; a noun with an article is not enough for it).
/// - `{thing}`: the subject is known to be neither people nor what says something (`accueillir {thing}`).
/// - `{animate}`: the subject is a person (`diriger {animate}` for *heads*; a river *heads* nothing).
/// - `{money}`, `{percent}`: the object is an amount of money, a percentage (`prendre {percent}` for *increases*).
/// - `{whom}`: the object is a person or a group of people (`recevoir {whom}` for *welcomes*).
/// - `{body}`: the object is an organisation (`intégrer {animate, body}` for *joins*; one *includes* a thing).
/// - `{act}`: the object is an act in the infinitive (`revenir {act}` for *comes down to*; one *returns* home).
/// - `{age}`: the object is a number of years (`avoir {age}` for *has the age*).
/// - `{time}`: the object is a stretch of time (`passer {time}` for *passes the time*; one *passes* a village).
/// - `{event}`: the object is what happens or is felt (`connaître {event}` for *experiences*; one *knows* a town).
/// - `{acting}`: the object is somebody who does an act behind it (`pousser {acting}` for *encourages*: `pousse à partir`).
/// - `{dative}`: somebody is named besides, to whom it is done (`apprendre {dative}` for *teaches*).
/// - `{of tree/forest}`: the object is one of these nouns (`abattre {of arbre}` for *cuts down*); a German compound
///   is its last part. `{by book/film}`: the subject is (`sortir {by livre}` for *appears*).
///
/// Flags are separated by commas.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Form {
    /// The language it belongs to.
    pub language: Language,
    /// What kind of word.
    pub kind: FormKind,
    /// The phrase as written in the lexicon.
    pub phrase: String,
    /// The phrase as lemmas, one a token.
    pub words: Vec<String>,
    /// The phrase word by word as it is written, in lower case: `tenir`, `ses`, `promesses`.
    pub spelled: Vec<String>,
    /// Markers of the subject, in the order given; empty where none is given.
    pub subject_markers: Vec<String>,
    /// Markers of the object, in the order given, without `-`.
    pub object_markers: Vec<String>,
    /// Whether the object may stand without a preposition, or be missing.
    pub direct: bool,
    /// Whether the grammatical subject is the relation's object.
    pub reversed: bool,
    /// Whether the object is a count.
    pub number: bool,
    /// Whether only the passive says it.
    pub passive: bool,
    /// Whether there must be no object.
    pub alone: bool,
    /// Whether the object must be a place.
    pub place: bool,
    /// Whether the object must be known to be a place.
    pub site: bool,
    /// Whether the subject must be known to be neither people nor what says something.
    pub thing: bool,
    /// Whether the subject must be a person.
    pub animate: bool,
    /// Whether the object must be money.
    pub money: bool,
    /// Whether the object must be a percentage.
    pub percent: bool,
    /// Whether the object must be people.
    pub whom: bool,
    /// Whether somebody must be named to whom it is done.
    pub dative: bool,
    /// Whether the object must be an event or a state.
    pub event: bool,
    /// Whether the object must be an organisation.
    pub body: bool,
    /// Whether the object must be an act in the infinitive.
    pub act: bool,
    /// Whether the object must be somebody who does an act behind it.
    pub acting: bool,
    /// Whether the object must be a number of years.
    pub age: bool,
    /// Whether the object must be a stretch of time.
    pub time: bool,
    /// The nouns that the object must be one of, in lower case; any where there are none.
    pub nouns: Vec<String>,
    /// The nouns that the subject must be one of, likewise.
    pub doers: Vec<String>,
    /// Place of its relation in the lexicon.
    pub(super) relation: usize,
}

/// A lexical form that does not follow the notation of [`Form`].
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum FormError {
    /// No words.
    #[error("the form '{0}' has no phrase: write the dictionary form first, such as 'être en retard [sur]'")]
    Empty(String),
    /// A bracket without its partner, or text after a bracket.
    #[error(
        "the form '{0}' has a stray bracket or text after one: write 'phrase (subject) [object] {{flags}}'"
    )]
    Brackets(String),
    /// A flag nobody knows.
    #[error(
        "the form '{0}' has the flag '{1}': use reversed, number, passive, alone, place, site, thing, animate, money, percent, whom, dative, event, body, act, acting, age, time, of NOUN/NOUN or by NOUN/NOUN"
    )]
    Flag(String, String),
}

impl Form {
    /// Read a form in its notation.
    ///
    /// # Errors
    /// When the notation is broken; see [`FormError`].
    pub fn parse(text: &str, language: Language, kind: FormKind) -> Result<Self, FormError> {
        let at = text.find(['(', '[', '{']).unwrap_or(text.len());
        let (phrase, groups) = (text[..at].trim(), &text[at..]);
        let words = lemmas(language, phrase);
        if words.is_empty() {
            return Err(FormError::Empty(text.to_owned()));
        }
        let broken = || FormError::Brackets(text.to_owned());
        let (subject, rest) = group(groups, '(', ')').ok_or_else(broken)?;
        let (object, rest) = group(rest, '[', ']').ok_or_else(broken)?;
        let (flags, rest) = group(rest, '{', '}').ok_or_else(broken)?;
        if !rest.trim().is_empty() {
            return Err(broken());
        }
        let mut form = Self {
            language,
            kind,
            phrase: phrase.to_owned(),
            words,
            spelled: parts(phrase).collect(),
            subject_markers: markers(language, subject),
            object_markers: markers(language, object),
            direct: object.is_none_or(|list| list.split('|').any(|m| m.trim() == "-")),
            reversed: false,
            number: false,
            passive: false,
            alone: false,
            place: false,
            site: false,
            thing: false,
            animate: false,
            money: false,
            percent: false,
            whom: false,
            dative: false,
            event: false,
            body: false,
            act: false,
            acting: false,
            age: false,
            time: false,
            nouns: Vec::new(),
            doers: Vec::new(),
            relation: 0,
        };
        for flag in flags.into_iter().flat_map(|list| list.split(',')).map(str::trim) {
            let nouns = |list: &str| list.split('/').map(|noun| noun.trim().to_lowercase()).collect();
            if let Some(list) = flag.strip_prefix("of ") {
                form.nouns = nouns(list);
                continue;
            }
            if let Some(list) = flag.strip_prefix("by ") {
                form.doers = nouns(list);
                continue;
            }
            match Flag::from_str(flag) {
                Ok(Flag::Reversed) => form.reversed = true,
                Ok(Flag::Number) => form.number = true,
                Ok(Flag::Passive) => form.passive = true,
                Ok(Flag::Alone) => form.alone = true,
                Ok(Flag::Place) => form.place = true,
                Ok(Flag::Site) => form.site = true,
                Ok(Flag::Thing) => form.thing = true,
                Ok(Flag::Animate) => form.animate = true,
                Ok(Flag::Money) => form.money = true,
                Ok(Flag::Percent) => form.percent = true,
                Ok(Flag::Whom) => form.whom = true,
                Ok(Flag::Dative) => form.dative = true,
                Ok(Flag::Event) => form.event = true,
                Ok(Flag::Body) => form.body = true,
                Ok(Flag::Act) => form.act = true,
                Ok(Flag::Acting) => form.acting = true,
                Ok(Flag::Age) => form.age = true,
                Ok(Flag::Time) => form.time = true,
                Err(()) => return Err(FormError::Flag(text.to_owned(), flag.to_owned())),
            }
        }
        Ok(form)
    }

    /// Whether the object may stand behind this preposition; `None` is a direct object or none.
    #[must_use]
    pub fn takes(&self, marker: Option<&str>) -> bool {
        match marker {
            None => self.direct,
            Some(marker) => self.object_markers.iter().any(|m| m == marker),
        }
    }

    /// Whether subject and object may be what these say: nouns' lemmas, or the words of what pronouns stand for.
    #[must_use]
    pub fn is_said_of(&self, subject: &str, object: &str) -> bool {
        self.has_one(&self.doers, subject) && self.has_one(&self.nouns, object)
    }

    /// Whether one of these nouns is among the words, or there are no nouns to be among them.
    fn has_one(&self, nouns: &[String], words: &str) -> bool {
        let german = self.language == Language::German;
        // The words of a name may stand in the plural; a German lemma may lack its `e`.
        let stem = |word: &str| match german {
            true => word.trim_end_matches('n').trim_end_matches('e').to_owned(),
            false => word.trim_end_matches(['s', 'x']).to_owned(),
        };
        let is = |noun: &str, word: &str| {
            let (noun, word) = (stem(noun), stem(word));
            word == noun || german && noun.chars().count() > 3 && word.ends_with(&noun)
        };
        let names = |noun: &String| words.split([' ', '\'', '’']).any(|word| is(noun, word));
        nouns.is_empty() || nouns.iter().any(names)
    }

    /// The phrase as lemmas joined by spaces, articles left out: the key it is looked up by.
    #[must_use]
    pub fn key(&self) -> String {
        super::phrase::key(self.language, &self.phrase)
    }

    /// Whether it says by itself what it is done to, so that nothing more need be told: `déposer un recours`.
    pub(super) fn has_own_object(&self) -> bool {
        verb_place(self) + 2 < self.words.len()
    }

    /// Whether it is an expression of several words, a reflexive pronoun not counted.
    #[must_use]
    pub fn is_locution(&self) -> bool {
        self.words.iter().filter(|word| !is_reflexive(word)).count() > 1
    }
}

/// Whether a lemma is the reflexive pronoun that pronominal verbs are cited with.
fn is_reflexive(lemma: &str) -> bool {
    matches!(lemma, "se" | "sich")
}

enum Flag {
    Reversed,
    Number,
    Passive,
    Alone,
    Place,
    Site,
    Thing,
    Animate,
    Money,
    Percent,
    Whom,
    Dative,
    Event,
    Body,
    Act,
    Acting,
    Age,
    Time,
}

impl FromStr for Flag {
    type Err = ();

    fn from_str(name: &str) -> Result<Self, ()> {
        match name {
            "reversed" => Ok(Self::Reversed),
            "number" => Ok(Self::Number),
            "passive" => Ok(Self::Passive),
            "alone" => Ok(Self::Alone),
            "place" => Ok(Self::Place),
            "site" => Ok(Self::Site),
            "thing" => Ok(Self::Thing),
            "animate" => Ok(Self::Animate),
            "money" => Ok(Self::Money),
            "percent" => Ok(Self::Percent),
            "whom" => Ok(Self::Whom),
            "dative" => Ok(Self::Dative),
            "event" => Ok(Self::Event),
            "body" => Ok(Self::Body),
            "act" => Ok(Self::Act),
            "acting" => Ok(Self::Acting),
            "age" => Ok(Self::Age),
            "time" => Ok(Self::Time),
            _ => Err(()),
        }
    }
}

/// The content of a leading bracketed group and what follows; no group at all is fine, an open one is not.
fn group(text: &str, open: char, close: char) -> Option<(Option<&str>, &str)> {
    let text = text.trim_start();
    match text.strip_prefix(open) {
        None => Some((None, text)),
        Some(inner) => inner.split_once(close).map(|(content, rest)| (Some(content), rest)),
    }
}

fn markers(language: Language, list: Option<&str>) -> Vec<String> {
    list.into_iter()
        .flat_map(|list| list.split('|'))
        .map(str::trim)
        .filter(|marker| !marker.is_empty() && *marker != "-")
        .map(|marker| lemmas(language, marker).join(" "))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn french(text: &str) -> Result<Form, FormError> {
        Form::parse(text, Language::French, FormKind::Verb)
    }

    #[test]
    fn every_part_is_read() {
        let form = french("appartenir (par) [à|-] {reversed, number}").unwrap();
        assert_eq!(form.phrase, "appartenir");
        assert_eq!(form.subject_markers, ["par"]);
        assert_eq!(form.object_markers, ["à"]);
        assert!(form.direct && form.reversed && form.number && !form.passive);
    }

    #[test]
    fn no_bracket_is_a_direct_object() {
        let form = french("dépasser").unwrap();
        assert!(form.takes(None) && !form.takes(Some("sur")));
        let form = french("être en retard [sur]").unwrap();
        assert!(!form.takes(None) && form.takes(Some("sur")));
        assert!(form.is_locution());
    }

    #[test]
    fn nouns_of_subject_and_object_are_read() {
        let form = french("abattre {of arbre/chêne, animate}").unwrap();
        assert!(form.animate && form.is_said_of("", "arbre") && form.is_said_of("", "trois chênes"));
        assert!(!form.is_said_of("arbre", "avion") && !form.is_said_of("", ""));
        let form = french("sortir {by livre}").unwrap();
        assert!(form.is_said_of("livre", "") && !form.is_said_of("élève", "livre"));
        let form = Form::parse("fällen {of baum}", Language::German, FormKind::Verb).unwrap();
        assert!(form.is_said_of("", "tannenbaum") && !form.is_said_of("", "urteil"));
    }

    #[test]
    fn broken_notation_is_refused() {
        for (text, part) in [("[sur]", "no phrase"), ("aller [à", "stray"), ("aller {vite}", "'vite'")] {
            let message = french(text).unwrap_err().to_string();
            assert!(message.contains(part), "{text}: {message}");
        }
    }
}
