//! [`Lexicon`]: the closed word lists of one language, read from `data/{fr,en,de}/*.txt`.
//!
//! The lists are data so that a linguist can extend them; what each column means stands at the top of
//! each file. A language without lists of its own gets empty ones: its clauses are still read.

mod answer;
mod list;

use crate::analysis::Language;
use crate::resolve::{Certainty, Modality, QualifierRole, Tense};
pub use answer::Answer;
pub use list::List;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

/// What a verb that hands its subject on to an infinitive adds to the claim.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Passage {
    /// A mood.
    pub modality: Option<Modality>,
    /// An upper bound of certainty.
    pub certainty: Option<Certainty>,
    /// A tense.
    pub tense: Option<Tense>,
    /// The infinitive did not or shall not happen (`échouer à`, `refuse to`).
    pub denies: bool,
    /// The infinitive is what one tries or ceases to do (`tenter de`, `refuser de`): its verb stays part of what is said.
    pub attempt: bool,
}

/// A verb of thinking: what it makes of its complement.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Thought {
    /// The mood, when it is one of the claim's.
    pub modality: Option<Modality>,
    /// How sure the thinker is.
    pub certainty: Certainty,
}

/// The fewest characters before and in the last part of a compound whose kind that part tells.
const FIRST_PART: usize = 3;
const LAST_PART: usize = 5;

/// The word lists of one language.
#[derive(Debug, Default)]
pub struct Lexicon {
    speech: BTreeMap<String, String>,
    thought: BTreeMap<String, Thought>,
    factive: BTreeSet<String>,
    hedges: BTreeMap<String, Certainty>,
    hedging_predicates: BTreeMap<String, Certainty>,
    boosters: BTreeSet<String>,
    passages: BTreeMap<String, Passage>,
    negations: BTreeSet<String>,
    denying: BTreeSet<String>,
    connectives: BTreeMap<String, Vec<(String, QualifierRole)>>,
    light: BTreeSet<(String, String)>,
    measures: BTreeSet<String>,
    control: BTreeMap<String, String>,
    attribution: BTreeSet<String>,
    sources: BTreeMap<String, bool>,
    time_adverbs: BTreeMap<String, String>,
    degree_adverbs: BTreeSet<String>,
    titles: BTreeMap<String, String>,
    /// Whether nouns are written together with what says more of them.
    compounds: bool,
    events: BTreeMap<String, String>,
    confirmations: BTreeMap<String, Answer>,
    nouns: BTreeMap<String, &'static str>,
    words: BTreeMap<List, BTreeSet<String>>,
}

macro_rules! lists {
    ($code:literal) => {
        Lexicon::parse(|name| match name {
            "speech" => include_str!(concat!("data/", $code, "/speech.txt")),
            "thought" => include_str!(concat!("data/", $code, "/thought.txt")),
            "factive" => include_str!(concat!("data/", $code, "/factive.txt")),
            "hedges" => include_str!(concat!("data/", $code, "/hedges.txt")),
            "boosters" => include_str!(concat!("data/", $code, "/boosters.txt")),
            "raising" => include_str!(concat!("data/", $code, "/raising.txt")),
            "negative" => include_str!(concat!("data/", $code, "/negative.txt")),
            "connectives" => include_str!(concat!("data/", $code, "/connectives.txt")),
            "control_verbs" => include_str!(concat!("data/", $code, "/control_verbs.txt")),
            "measure_verbs" => include_str!(concat!("data/", $code, "/measure_verbs.txt")),
            "light_verbs" => include_str!(concat!("data/", $code, "/light_verbs.txt")),
            "attribution_prepositions" => {
                include_str!(concat!("data/", $code, "/attribution_prepositions.txt"))
            }
            "source_nouns" => include_str!(concat!("data/", $code, "/source_nouns.txt")),
            "time_adverbs" => include_str!(concat!("data/", $code, "/time_adverbs.txt")),
            "degree_adverbs" => include_str!(concat!("data/", $code, "/degree_adverbs.txt")),
            "titles" => include_str!(concat!("data/", $code, "/titles.txt")),
            "event_nouns" => include_str!(concat!("data/", $code, "/event_nouns.txt")),
            "plan_nouns" => include_str!(concat!("data/", $code, "/plan_nouns.txt")),
            "proposal_nouns" => include_str!(concat!("data/", $code, "/proposal_nouns.txt")),
            "planning_verbs" => include_str!(concat!("data/", $code, "/planning_verbs.txt")),
            "unaccusative_verbs" => include_str!(concat!("data/", $code, "/unaccusative_verbs.txt")),
            "intransitive_verbs" => include_str!(concat!("data/", $code, "/intransitive_verbs.txt")),
            "support_verbs" => include_str!(concat!("data/", $code, "/support_verbs.txt")),
            "affecting_verbs" => include_str!(concat!("data/", $code, "/affecting_verbs.txt")),
            "greetings" => include_str!(concat!("data/", $code, "/greetings.txt")),
            "time_nouns" => include_str!(concat!("data/", $code, "/time_nouns.txt")),
            "leading_participles" => include_str!(concat!("data/", $code, "/leading_participles.txt")),
            "presenting_verbs" => include_str!(concat!("data/", $code, "/presenting_verbs.txt")),
            "pointing_pronouns" => include_str!(concat!("data/", $code, "/pointing_pronouns.txt")),
            "empty_verbs" => include_str!(concat!("data/", $code, "/empty_verbs.txt")),
            "inserted_words" => include_str!(concat!("data/", $code, "/inserted_words.txt")),
            "approximators" => include_str!(concat!("data/", $code, "/approximators.txt")),
            "state_nouns" => include_str!(concat!("data/", $code, "/state_nouns.txt")),
            "stative_participles" => include_str!(concat!("data/", $code, "/stative_participles.txt")),
            "directed_verbs" => include_str!(concat!("data/", $code, "/directed_verbs.txt")),
            "needy_verbs" => include_str!(concat!("data/", $code, "/needy_verbs.txt")),
            "sourced_verbs" => include_str!(concat!("data/", $code, "/sourced_verbs.txt")),
            "clause_verbs" => include_str!(concat!("data/", $code, "/clause_verbs.txt")),
            "judging_adjectives" => include_str!(concat!("data/", $code, "/judging_adjectives.txt")),
            "experiencer_predicates" => {
                include_str!(concat!("data/", $code, "/experiencer_predicates.txt"))
            }
            "moving_verbs" => include_str!(concat!("data/", $code, "/moving_verbs.txt")),
            "governing_nouns" => include_str!(concat!("data/", $code, "/governing_nouns.txt")),
            "belonging_verbs" => include_str!(concat!("data/", $code, "/belonging_verbs.txt")),
            "bearing_nouns" => include_str!(concat!("data/", $code, "/bearing_nouns.txt")),
            "place_adverbs" => include_str!(concat!("data/", $code, "/place_adverbs.txt")),
            "manner_phrases" => include_str!(concat!("data/", $code, "/manner_phrases.txt")),
            "founding_verbs" => include_str!(concat!("data/", $code, "/founding_verbs.txt")),
            "amount_nouns" => include_str!(concat!("data/", $code, "/amount_nouns.txt")),
            "sending_verbs" => include_str!(concat!("data/", $code, "/sending_verbs.txt")),
            "making_verbs" => include_str!(concat!("data/", $code, "/making_verbs.txt")),
            "serving_verbs" => include_str!(concat!("data/", $code, "/serving_verbs.txt")),
            "occurring_verbs" => include_str!(concat!("data/", $code, "/occurring_verbs.txt")),
            "commenting_verbs" => include_str!(concat!("data/", $code, "/commenting_verbs.txt")),
            "hearsay_adverbs" => include_str!(concat!("data/", $code, "/hearsay_adverbs.txt")),
            "weekdays" => include_str!(concat!("data/", $code, "/weekdays.txt")),
            "indefinite_people" => include_str!(concat!("data/", $code, "/indefinite_people.txt")),
            "confirmations" => include_str!(concat!("data/", $code, "/confirmations.txt")),
            "Person" => include_str!(concat!("data/", $code, "/person_nouns.txt")),
            "Organization" => include_str!(concat!("data/", $code, "/organisation_nouns.txt")),
            "Place" => include_str!(concat!("data/", $code, "/place_nouns.txt")),
            "Product" => include_str!(concat!("data/", $code, "/product_nouns.txt")),
            other => unreachable!("no list is called {other}"),
        })
    };
}

static FRENCH: LazyLock<Lexicon> = LazyLock::new(|| lists!("fr"));
static ENGLISH: LazyLock<Lexicon> = LazyLock::new(|| lists!("en"));
static GERMAN: LazyLock<Lexicon> = LazyLock::new(|| Lexicon { compounds: true, ..lists!("de") });
static NONE: LazyLock<Lexicon> = LazyLock::new(Lexicon::default);

impl Lexicon {
    /// The lists of a language.
    #[must_use]
    pub fn of(language: Language) -> &'static Self {
        match language {
            Language::French => &FRENCH,
            Language::English => &ENGLISH,
            Language::German => &GERMAN,
            _ => &NONE,
        }
    }

    fn parse(list: impl Fn(&str) -> &'static str) -> Self {
        let mut lexicon = Self::default();
        for (key, rest) in rows(list("speech")) {
            lexicon.speech.insert(key, rest.first().unwrap_or(&"assert").to_string());
        }
        for (key, rest) in rows(list("thought")) {
            let thought = Thought {
                modality: rest.first().and_then(|m| modality(m)),
                certainty: rest.get(1).and_then(|c| certainty(c)).unwrap_or(Certainty::Probable),
            };
            lexicon.thought.insert(key, thought);
        }
        lexicon.factive = rows(list("factive")).map(|(key, _)| key).collect();
        for (key, rest) in rows(list("hedges")) {
            let adverbial = matches!(rest.first(), Some(&("adv" | "phrase")));
            let list = if adverbial { &mut lexicon.hedges } else { &mut lexicon.hedging_predicates };
            list.extend(rest.get(1).and_then(|c| certainty(c)).map(|c| (key, c)));
        }
        lexicon.boosters = rows(list("boosters")).map(|(key, _)| key).collect();
        for (key, rest) in rows(list("raising")) {
            lexicon.passages.insert(key, passage(&rest));
        }
        lexicon.read_negatives(list("negative"));
        for (key, rest) in rows(list("connectives")) {
            let role = rest.first().and_then(|r| role(r));
            let kind = rest.get(1).unwrap_or(&"prep").to_string();
            lexicon.connectives.entry(key).or_default().extend(role.map(|r| (kind, r)));
        }
        for (key, rest) in rows(list("light_verbs")) {
            lexicon.light.insert((key, rest.first().unwrap_or(&"*").to_string()));
        }
        lexicon.control = rows(list("control_verbs"))
            .map(|(key, rest)| (key, rest.first().unwrap_or(&"asks").to_string()))
            .collect();
        lexicon.measures = rows(list("measure_verbs")).map(|(key, _)| key).collect();
        lexicon.attribution = rows(list("attribution_prepositions")).map(|(key, _)| key).collect();
        lexicon.sources =
            rows(list("source_nouns")).map(|(key, rest)| (key, rest.first() == Some(&"yes"))).collect();
        lexicon.time_adverbs = rows(list("time_adverbs"))
            .map(|(key, rest)| (key, rest.first().unwrap_or(&"point").to_string()))
            .collect();
        lexicon.degree_adverbs = rows(list("degree_adverbs")).map(|(key, _)| key).collect();
        lexicon.titles =
            rows(list("titles")).map(|(key, rest)| (key, rest.first().unwrap_or(&"").to_string())).collect();
        lexicon.events = rows(list("event_nouns"))
            .map(|(key, rest)| (key, rest.first().unwrap_or(&"-").to_string()))
            .collect();
        for (key, rest) in rows(list("confirmations")) {
            let answer = match rest.first() {
                Some(&"confirm") => Answer::Confirm,
                Some(&"deny") => Answer::Deny,
                Some(&"partly") => Answer::Partly,
                Some(&"probable") => Answer::Unsure(Certainty::Probable),
                Some(&"possible") => Answer::Unsure(Certainty::Possible),
                _ => continue,
            };
            lexicon.confirmations.insert(key, answer);
        }
        for (which, name) in List::ALL {
            lexicon.words.insert(which, rows(list(name)).map(|(key, _)| key).collect());
        }
        for kind in ["Product", "Place", "Organization", "Person"] {
            lexicon.nouns.extend(rows(list(kind)).map(|(key, _)| (key, kind)));
        }
        lexicon
    }

    fn read_negatives(&mut self, text: &'static str) {
        for (key, rest) in rows(text) {
            match (rest.first().copied().unwrap_or(""), rest.get(1).copied().unwrap_or("")) {
                ("particle" | "adverb" | "pronoun" | "determiner" | "conjunction", "denies") => {
                    self.negations.insert(key);
                }
                ("verb" | "adjective" | "noun" | "phrase" | "preposition", "denies_complement") => {
                    self.denying.insert(key);
                }
                _ => {}
            }
        }
    }

    /// The act of a verb of saying: `assert`, `announce`, `deny`, `ask`, `promise`, …
    #[must_use]
    pub fn speech(&self, key: &str) -> Option<&str> {
        self.speech.get(key).map(String::as_str)
    }

    /// What a verb of thinking makes of its complement.
    #[must_use]
    pub fn thought(&self, key: &str) -> Option<Thought> {
        self.thought.get(key).copied()
    }

    /// Whether the complement is taken as true.
    #[must_use]
    pub fn is_factive(&self, key: &str) -> bool {
        self.factive.contains(key)
    }

    /// The certainty that a predicate leaves its content clause (`il est possible que`).
    #[must_use]
    pub fn hedging_predicate(&self, word: &str) -> Option<Certainty> {
        self.hedging_predicates.get(word).copied()
    }

    /// The certainty an adverb or set phrase leaves its clause.
    #[must_use]
    pub fn hedge(&self, expression: &str) -> Option<Certainty> {
        self.hedges.get(expression).copied()
    }

    /// Whether the expression only stresses its clause.
    #[must_use]
    pub fn is_booster(&self, expression: &str) -> bool {
        self.boosters.contains(expression)
    }

    /// What a verb with an infinitive adds: `commencer` with the mark `à`.
    #[must_use]
    pub fn passage(&self, verb: &str, mark: &str) -> Option<Passage> {
        let with_mark = format!("{verb} {mark}");
        let denies = self.denying.contains(with_mark.trim_end());
        let found = self.passages.get(with_mark.trim_end()).or_else(|| self.passages.get(verb));
        match found {
            Some(passage) => {
                Some(Passage { denies: denies && !passage.attempt || passage.denies, ..*passage })
            }
            None if denies => Some(Passage { denies, ..Passage::default() }),
            None => None,
        }
    }

    /// The verb of trying in a verbal phrase, with its mark, and the act that is tried (`essayer de`, `réparer`).
    #[must_use]
    pub fn tried_in(&self, phrase: &str) -> Option<(String, String)> {
        let words: Vec<&str> = phrase.split(' ').collect();
        let tries = |from: usize| {
            self.passages.iter().filter(|(_, passage)| passage.attempt).find_map(|(key, _)| {
                let (verb, mark) = key.rsplit_once(' ').unwrap_or((key, ""));
                let next = from + verb.split(' ').count();
                let marked = usize::from(words.get(next) == Some(&mark));
                let act = words.get(next + marked)?;
                let infinitive = ["er", "ir", "re", "en"].iter().any(|end| act.ends_with(end));
                let tried = words[from..next].join(" ") == verb && (marked > 0 || infinitive);
                tried.then(|| (key.clone(), words[next + marked..].join(" ")))
            })
        };
        (0..words.len()).find_map(tries)
    }

    /// Whether the verb with this mark says that its infinitive did not come about.
    #[must_use]
    pub fn denies_complement(&self, expression: &str) -> bool {
        self.denying.contains(expression)
    }

    /// Whether the word negates its clause.
    #[must_use]
    pub fn is_negation(&self, word: &str) -> bool {
        self.negations.contains(word) || matches!(word, "n'" | "n't")
    }

    /// The role of what a subordinator (`clause`) or preposition introduces.
    #[must_use]
    pub fn connective(&self, expression: &str, clause: bool) -> Option<QualifierRole> {
        let wanted = if clause { "sub" } else { "prep" };
        let entries = self.connectives.get(expression)?;
        entries.iter().find(|(kind, _)| kind == wanted).map(|(_, role)| *role)
    }

    /// Whether the preposition has the role among its meanings.
    #[must_use]
    pub fn may_say(&self, preposition: &str, role: QualifierRole) -> bool {
        let entries = self.connectives.get(preposition);
        entries.is_some_and(|e| e.iter().any(|(kind, found)| kind == "prep" && *found == role))
    }

    /// Whether the adverb only links to what went before.
    #[must_use]
    pub fn is_linking_adverb(&self, expression: &str) -> bool {
        self.connectives.get(expression).is_some_and(|e| e.iter().any(|(kind, _)| kind == "adv"))
    }

    /// Whether verb and noun are one expression (`faire` + `partie`).
    #[must_use]
    pub fn is_light(&self, verb: &str, noun: &str) -> bool {
        self.light.contains(&(verb.to_owned(), noun.to_owned()))
    }

    /// What becomes of the infinitive under a verb whose object does it: `enables`, `causes`, `prevents`,
    /// `blames`, `asks`.
    #[must_use]
    pub fn control(&self, verb: &str) -> Option<&str> {
        self.control.get(verb).map(String::as_str)
    }

    /// Whether the verb takes any noun of action as its object (`mener une enquête`).
    #[must_use]
    pub fn is_light_with_any(&self, verb: &str) -> bool {
        self.light.contains(&(verb.to_owned(), "*".to_owned()))
    }

    /// Whether the verb's complement is an amount (`durer`, `rise`).
    #[must_use]
    pub fn is_measure(&self, verb: &str) -> bool {
        self.measures.contains(verb)
    }

    /// Whether the preposition names a source.
    #[must_use]
    pub fn is_attribution(&self, preposition: &str) -> bool {
        self.attribution.contains(preposition)
    }

    /// Whether a noun can be the source of a statement: a person, a body or a document. `None` where the list is
    /// silent.
    #[must_use]
    pub fn source_noun(&self, noun: &str) -> Option<bool> {
        let kind = self.nouns.get(noun).filter(|kind| matches!(**kind, "Person" | "Organization"));
        self.sources.get(noun).copied().or(kind.map(|_| true))
    }

    /// The kind of a time adverb: `past`, `present`, `future`, `frequency`, `duration`, `order`, `point`.
    #[must_use]
    pub fn time_adverb(&self, expression: &str) -> Option<&str> {
        self.time_adverbs.get(expression).map(String::as_str)
    }

    /// Whether the adverb says how much.
    #[must_use]
    pub fn is_degree(&self, expression: &str) -> bool {
        self.degree_adverbs.contains(expression)
    }

    /// The office a title names, by its English key.
    #[must_use]
    pub fn title(&self, noun: &str) -> Option<&str> {
        self.titles.get(noun).map(String::as_str)
    }

    /// The verb an event noun comes from (`-` for none).
    #[must_use]
    pub fn event(&self, noun: &str) -> Option<&str> {
        self.events.get(noun).map(String::as_str)
    }

    /// Whether the word is on the list.
    #[must_use]
    pub fn lists(&self, list: List, word: &str) -> bool {
        self.words.get(&list).is_some_and(|words| words.contains(word))
    }

    /// What a short answer does.
    #[must_use]
    pub fn answer(&self, expression: &str) -> Option<Answer> {
        self.confirmations.get(expression).copied()
    }

    /// What kind of thing a common noun denotes: `Person`, `Organization`, `Place`, `Product`.
    #[must_use]
    pub fn noun_kind(&self, noun: &str) -> Option<&'static str> {
        self.nouns.get(noun).copied().or_else(|| self.kind_of_compound(noun))
    }

    /// A German compound is what its last part is (`Lagerarbeiter`).
    fn kind_of_compound(&self, noun: &str) -> Option<&'static str> {
        let parts = noun.char_indices().skip(FIRST_PART).map(|(at, _)| &noun[at..]);
        let mut parts = parts.filter(|part| self.compounds && part.chars().count() >= LAST_PART);
        parts.find_map(|part| self.nouns.get(part).copied())
    }
}

/// The entries of a list: first column and the others, comments and blank lines left out.
fn rows(text: &'static str) -> impl Iterator<Item = (String, Vec<&'static str>)> {
    text.lines().map(str::trim_end).filter(|line| !line.is_empty() && !line.starts_with('#')).map(|line| {
        let mut columns = line.split('\t').map(str::trim);
        let key = columns.next().unwrap_or_default().to_lowercase().replace('’', "'");
        (key, columns.collect())
    })
}

fn modality(name: &str) -> Option<Modality> {
    Modality::ALL.iter().copied().find(|m| m.name() == name)
}

fn certainty(name: &str) -> Option<Certainty> {
    Certainty::ALL.iter().copied().find(|c| c.name() == name)
}

fn role(name: &str) -> Option<QualifierRole> {
    QualifierRole::ALL.iter().copied().find(|r| r.name() == name)
}

/// `modality | certainty | tense | aspect`. Obligations, wishes and plans are themselves certain: their
/// mood says that the content is not yet so.
fn passage(columns: &[&str]) -> Passage {
    let modality = columns.first().and_then(|m| modality(m));
    let tense = columns.get(2).and_then(|t| Tense::ALL.iter().copied().find(|v| v.name() == *t));
    let attempt = matches!(columns.get(3), Some(&("attempt" | "kept")));
    let itself = modality.is_some() || attempt;
    let certainty = columns
        .get(1)
        .and_then(|c| certainty(c))
        .filter(|c| *c != Certainty::Certain && !(*c == Certainty::Unknown && itself));
    Passage { modality, certainty, tense, denies: columns.get(3) == Some(&"failure"), attempt }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_language_has_its_lists() {
        for language in [Language::French, Language::English, Language::German] {
            let lexicon = Lexicon::of(language);
            assert!(lexicon.speech.len() > 50, "{language}");
            assert!(lexicon.connectives.len() > 50, "{language}");
            assert!(lexicon.passages.len() > 20, "{language}");
        }
    }

    #[test]
    fn verbs_that_pass_their_subject_on() {
        let french = Lexicon::of(Language::French);
        assert_eq!(french.passage("vouloir", "").unwrap().modality, Some(Modality::Desire));
        let refused = french.passage("refuser", "de").unwrap();
        assert!(refused.attempt && !refused.denies);
        assert!(french.passage("faillir", "").unwrap().denies);
        assert_eq!(french.passage("manger", ""), None);
    }
}
