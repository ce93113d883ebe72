//! [`Dialogue`]: first and second persons, which follow who speaks to whom.
//!
//! `je` is the speaker, `nous` the speaker's organisation when the text says which, `vous` in a question the
//! addressee. `vous` in an answer and `on` stay generic.

use super::Referent;
use super::candidate::Candidate;
use crate::analysis::{Language, Sentence, Token, Upos};
use crate::claims::lexicon::Lexicon;
use crate::resolve::document::{Document, Place};
use crate::resolve::entities::Registry;
use crate::source::Role;
use std::collections::BTreeMap;

/// Who belongs where.
#[derive(Debug)]
pub struct Dialogue<'a> {
    document: Document<'a>,
    registry: &'a Registry,
    /// Slug of a person to the organisation the text ties them to.
    affiliations: BTreeMap<String, Referent>,
    /// The organisation the document is mostly about, where it ties somebody unnamed to it.
    employer: Option<Referent>,
}

impl<'a> Dialogue<'a> {
    /// Learn who belongs where.
    #[must_use]
    pub fn new(document: Document<'a>, registry: &'a Registry, candidates: &[Candidate]) -> Self {
        let mut affiliations = BTreeMap::new();
        let mut anonymous = Vec::new();
        for candidate in candidates.iter().filter(|c| c.named && c.referent.kind == "Organization") {
            let sentence = document.sentence(candidate.place);
            let Some(member) = member_noun(sentence, candidate.token) else { continue };
            let person = candidates
                .iter()
                .filter(|c| c.order == candidate.order && c.named && c.referent.kind == "Person")
                .find(|c| is_beside(sentence, member, c.token));
            match person {
                Some(person) => {
                    affiliations
                        .entry(person.referent.slug.clone())
                        .or_insert_with(|| candidate.referent.clone());
                }
                None => anonymous.push(&candidate.referent),
            }
        }
        let described: Vec<&str> = document
            .transcript
            .speakers
            .iter()
            .filter(|s| s.role == Role::Interviewee)
            .filter_map(|s| s.description)
            .map(|d| document.transcript.text.slice(d))
            .collect();
        let employer = main_organisation(candidates)
            .filter(|main| anonymous.contains(&main) || described.iter().any(|d| d.contains(&main.label)));
        Self { document, registry, affiliations, employer }
    }

    /// Who `je` or `nous` is.
    #[must_use]
    pub fn first_person(&self, place: Place, plural: bool) -> Option<Referent> {
        let (name, role) = self.document.speaker(place);
        if role == Role::Narrator || name == "unknown" {
            return None;
        }
        let speaker = self.named(name);
        if !plural {
            return speaker;
        }
        if role != Role::Interviewee {
            return None;
        }
        let own = speaker.and_then(|s| self.affiliations.get(&s.slug));
        own.or(self.employer.as_ref()).cloned()
    }

    /// The organisation that the text ties the unnamed interviewee to.
    #[must_use]
    pub fn employer(&self, place: Place) -> Option<Referent> {
        self.employer.clone().filter(|_| self.document.speaker(place).1 == Role::Interviewee)
    }

    /// Who `vous` is.
    #[must_use]
    pub fn second_person(&self, place: Place) -> Option<Referent> {
        let (_, role) = self.document.speaker(place);
        if role != Role::Interviewer {
            return None;
        }
        self.document.addressee(place).and_then(|name| self.named(name))
    }

    /// Who answers, where one person does.
    #[must_use]
    pub fn only_interviewee(&self) -> Option<Referent> {
        let mut answering = self.document.transcript.speakers.iter().filter(|s| s.role == Role::Interviewee);
        match (answering.next(), answering.next()) {
            (Some(one), None) => self.named(&one.name),
            _ => None,
        }
    }

    fn named(&self, name: &str) -> Option<Referent> {
        let named = self.registry.find(name)?;
        Some(Referent { label: named.label.clone(), slug: named.slug.clone(), kind: named.kind })
    }
}

/// First or second person, and whether of several.
#[must_use]
pub fn person(sentence: &Sentence, token: usize) -> Option<(u8, bool)> {
    let (language, word) = (sentence.language, &sentence.tokens[token]);
    let lower = word.form.to_lowercase().replace('’', "'");
    let form = lower.trim_start_matches('-');
    let base = if language == Language::English { form.split('\'').next().unwrap_or(form) } else { form };
    let found = match language {
        Language::French => match base {
            "je" | "j'" | "moi" | "me" | "m'" | "mon" | "ma" | "mes" => (1, false),
            "nous" | "notre" | "nos" => (1, true),
            "tu" | "toi" | "te" | "t'" | "ton" | "ta" | "tes" => (2, false),
            "vous" | "votre" | "vos" => (2, true),
            _ => return None,
        },
        Language::German => match base {
            "ich" | "mich" | "mir" => (1, false),
            "wir" | "uns" => (1, true),
            "du" | "dich" | "dir" | "euch" => (2, false),
            "sie" | "ihnen" | "ihr" | "ihre" | "ihren" | "ihrem" | "ihrer" if is_polite(word, token) => {
                (2, false)
            }
            _ if base.starts_with("mein") => (1, false),
            _ if base.starts_with("unser") => (1, true),
            _ if base.starts_with("dein") => (2, false),
            _ => return None,
        },
        Language::English => match base {
            "i" | "me" | "my" | "myself" => (1, false),
            "we" | "us" | "our" | "ourselves" => (1, true),
            "you" | "your" => (2, false),
            _ => return None,
        },
        _ => {
            let person = match word.feats.get("Person")? {
                "1" => 1,
                "2" => 2,
                _ => return None,
            };
            (person, word.feats.is("Number", "Plur"))
        }
    };
    Some(found)
}

/// `Sie` with a capital that the start of a sentence does not explain.
fn is_polite(word: &Token, token: usize) -> bool {
    word.form.starts_with(char::is_uppercase) && (token > 0 || word.feats.is("Person", "2"))
}

/// The organisation named most, if it is named at least twice.
fn main_organisation(candidates: &[Candidate]) -> Option<Referent> {
    let mut counts: BTreeMap<&str, (usize, &Referent)> = BTreeMap::new();
    for candidate in candidates.iter().filter(|c| c.named && c.referent.kind == "Organization") {
        counts.entry(&candidate.referent.slug).or_insert((0, &candidate.referent)).0 += 1;
    }
    counts
        .into_values()
        .filter(|(n, _)| *n > 1)
        .max_by_key(|(n, r)| (*n, std::cmp::Reverse(r.slug.clone())))
        .map(|(_, r)| r.clone())
}

/// The noun for a person that the organisation is a complement of: `ingénieur` in `un ingénieur en IA de Meta`.
fn member_noun(sentence: &Sentence, organisation: usize) -> Option<usize> {
    let lexicon = Lexicon::of(sentence.language);
    let mut at = organisation;
    for _ in 0..4 {
        at = sentence.tokens[at]
            .head
            .filter(|_| matches!(sentence.tokens[at].relation(), "nmod" | "flat" | "appos" | "compound"))?;
        let lemma = sentence.tokens[at].lemma.to_lowercase();
        if sentence.tokens[at].upos == Upos::Noun {
            let person = lexicon.noun_kind(&lemma) == Some("Person") || lexicon.title(&lemma).is_some();
            return person.then_some(at);
        }
    }
    None
}

/// Whether the name stands in apposition to the noun, or is its subject.
fn is_beside(sentence: &Sentence, noun: usize, name: usize) -> bool {
    let (of_noun, of_name) = (&sentence.tokens[noun], &sentence.tokens[name]);
    let apposed = of_name.head == Some(noun) && matches!(of_name.relation(), "appos" | "flat" | "nsubj");
    apposed || of_noun.head == Some(name) && matches!(of_noun.relation(), "appos" | "flat" | "acl" | "conj")
}
