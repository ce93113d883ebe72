//! What pronouns and definite descriptions stand for.
//!
//! First and second persons follow the dialogue: `je` is the speaker, `nous` the speaker's organisation when
//! the text says which, `vous` in a question the addressee. Third persons take the nearest agreeing
//! mention before them, subjects and names first, within a few sentences; a pronoun nothing agrees
//! with stays as it is rather than wrong. Generic `on`, `vous` in an answer, `tout le monde` stay generic.

use super::document::{Document, Place};
use super::entities::{Registry, kind_of};
use crate::analysis::{Language, Sentence, Upos};
use crate::claims::lexicon::Lexicon;
use crate::source::Role;

/// How far back a third person is looked for, in sentences.
const REACH: usize = 4;

/// What a pronoun was found to mean.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Referent {
    /// What to call it.
    pub label: String,
    /// Slug of its IRI.
    pub slug: String,
    /// `Person`, `Organization`, …
    pub kind: &'static str,
}

/// A noun phrase that a later pronoun may mean.
#[derive(Debug, Clone)]
struct Candidate {
    place: Place,
    order: usize,
    token: usize,
    gender: Option<String>,
    plural: Option<bool>,
    subject: bool,
    named: bool,
    referent: Referent,
}

/// The candidates of a document, in text order.
#[derive(Debug)]
pub struct Coreference<'a> {
    document: Document<'a>,
    registry: &'a Registry,
    candidates: Vec<Candidate>,
    order: std::collections::BTreeMap<Place, usize>,
    /// The organisation the document is mostly about.
    main_organisation: Option<Referent>,
}

impl<'a> Coreference<'a> {
    /// Collect the mentions.
    #[must_use]
    pub fn new(
        document: Document<'a>,
        registry: &'a Registry,
        label: impl Fn(Place, usize) -> Referent,
    ) -> Self {
        let order: std::collections::BTreeMap<Place, usize> =
            document.places().enumerate().map(|(index, place)| (place, index)).collect();
        let mut candidates = Vec::new();
        for place in document.places() {
            let sentence = document.sentence(place);
            for token in 0..sentence.tokens.len() {
                if is_mention(sentence, token) {
                    candidates.push(Candidate {
                        place,
                        order: order[&place],
                        token,
                        gender: sentence.tokens[token].feats.get("Gender").map(str::to_owned),
                        plural: sentence.tokens[token].feats.get("Number").map(|n| n == "Plur"),
                        subject: sentence.tokens[token].relation() == "nsubj",
                        named: sentence.entities.iter().any(|e| e.tokens.contains(token)),
                        referent: label(place, token),
                    });
                }
            }
        }
        let main_organisation = main_organisation(&candidates);
        Self { document, registry, candidates, order, main_organisation }
    }

    /// What the pronoun `token` stands for, if anything definite.
    #[must_use]
    pub fn pronoun(&self, place: Place, token: usize) -> Option<Referent> {
        let sentence = self.document.sentence(place);
        let word = &sentence.tokens[token];
        if word.upos != Upos::Pron && word.upos != Upos::Det {
            return None;
        }
        match word.feats.get("Person").or_else(|| person_by_form(sentence.language, &word.form)) {
            Some("1") => self.first_person(place, is_plural(&word.feats, &word.form)),
            Some("2") => self.second_person(place),
            _ if is_personal(sentence.language, &word.form) => self.third_person(place, token),
            _ => None,
        }
    }

    /// What a bare definite description (`l'entreprise`, `the company`) stands for.
    #[must_use]
    pub fn description(&self, place: Place, token: usize) -> Option<Referent> {
        let sentence = self.document.sentence(place);
        let lemma = sentence.tokens[token].lemma.to_lowercase();
        let kind = Lexicon::of(sentence.language).noun_kind(&lemma)?;
        let bare = sentence
            .children(token)
            .all(|c| matches!(sentence.tokens[c].relation(), "det" | "case" | "punct"));
        let definite = sentence.children(token).any(|c| {
            sentence.tokens[c].relation() == "det"
                && (sentence.tokens[c].feats.is("Definite", "Def")
                    || sentence.tokens[c].feats.is("PronType", "Dem"))
        });
        let wanted = match kind {
            "Organization" if is_company_noun(&lemma) => "Organization",
            _ => return None,
        };
        if !bare || !definite || sentence.tokens[token].feats.is("Number", "Plur") {
            return None;
        }
        let here = self.order[&place];
        self.candidates
            .iter()
            .rev()
            .find(|c| (c.order, c.token) < (here, token) && c.named && c.referent.kind == wanted)
            .map(|c| c.referent.clone())
    }

    fn first_person(&self, place: Place, plural: bool) -> Option<Referent> {
        let (name, role) = self.document.speaker(place);
        if role == Role::Narrator || name == "unknown" {
            return None;
        }
        if !plural {
            return self.named_speaker(name);
        }
        match (role, &self.main_organisation) {
            (Role::Interviewee, Some(organisation)) if self.is_member(organisation) => {
                Some(organisation.clone())
            }
            _ => None,
        }
    }

    /// Whether the document ties the interviewee to the organisation: a person noun with it as complement
    /// (`un ingénieur de Meta`), or the speaker's own description.
    fn is_member(&self, organisation: &Referent) -> bool {
        let described =
            self.document.transcript.speakers.iter().filter(|s| s.role == Role::Interviewee).any(|s| {
                s.description
                    .is_some_and(|d| self.document.transcript.text.slice(d).contains(&organisation.label))
            });
        described
            || self.candidates.iter().any(|c| {
                c.referent == *organisation && {
                    let sentence = self.document.sentence(c.place);
                    holder(sentence, c.token).is_some_and(|h| {
                        Lexicon::of(sentence.language).noun_kind(&sentence.tokens[h].lemma.to_lowercase())
                            == Some("Person")
                            || Lexicon::of(sentence.language)
                                .title(&sentence.tokens[h].lemma.to_lowercase())
                                .is_some()
                    })
                }
            })
    }

    fn second_person(&self, place: Place) -> Option<Referent> {
        let (_, role) = self.document.speaker(place);
        if role != Role::Interviewer {
            return None;
        }
        self.document.addressee(place).and_then(|name| self.named_speaker(name))
    }

    fn named_speaker(&self, name: &str) -> Option<Referent> {
        let named = self.registry.find(name)?;
        Some(Referent { label: named.label.clone(), slug: named.slug.clone(), kind: named.kind })
    }

    /// The same pronoun as subject of the sentence before in the same turn means the same.
    fn chained(&self, place: Place, token: usize) -> Option<Referent> {
        let before = Place { sentence: place.sentence.checked_sub(1)?, ..place };
        let form = self.document.sentence(place).tokens[token].form.to_lowercase();
        if self.document.sentence(place).tokens[token].relation() != "nsubj" {
            return None;
        }
        let earlier = self.document.sentence(before);
        let same =
            earlier.tokens.iter().position(|t| t.relation() == "nsubj" && t.form.to_lowercase() == form)?;
        self.third_person(before, same)
    }

    fn third_person(&self, place: Place, token: usize) -> Option<Referent> {
        let sentence = self.document.sentence(place);
        let word = &sentence.tokens[token];
        let here = self.order[&place];
        let plural = is_plural(&word.feats, &word.form);
        let gender = gender_of(sentence.language, word.feats.get("Gender"), &word.form);
        let animate =
            is_animate(sentence.language, &word.form).or_else(|| speaks(sentence, token).then_some(true));
        if let Some(same) = self.chained(place, token) {
            return Some(same);
        }
        let mut best: Option<(f64, &Candidate)> = None;
        for candidate in self.candidates.iter().filter(|c| (c.order, c.token) < (here, token)) {
            let distance = here - candidate.order;
            if distance > REACH || !agrees(candidate, gender, plural, animate) {
                continue;
            }
            if distance == 0 && is_clause_mate(sentence, candidate.token, token) {
                continue;
            }
            let mut score = -(distance as f64);
            score += if candidate.subject { 0.8 } else { 0.0 };
            score += match (candidate.named, candidate.referent.kind) {
                (true, "Person") => 1.0,
                (true, _) => 0.4,
                (false, "Person") => 0.5,
                _ => 0.0,
            };
            score += if candidate.gender.is_some() && gender.is_some() { 0.7 } else { 0.0 };
            score -= if plural && candidate.plural != Some(true) { 1.5 } else { 0.0 };
            score += if distance == 0 && !candidate.subject { 0.2 } else { 0.0 };
            if best.is_none_or(|(top, _)| score >= top) {
                best = Some((score, candidate));
            }
        }
        best.filter(|(score, _)| *score > -2.5).map(|(_, c)| c.referent.clone())
    }
}

/// Whether the pronoun is the subject of a verb of saying or thinking: then it is somebody.
fn speaks(sentence: &Sentence, token: usize) -> bool {
    let lexicon = Lexicon::of(sentence.language);
    sentence.tokens[token].relation() == "nsubj"
        && sentence.tokens[token].head.is_some_and(|verb| {
            let lemma = sentence.tokens[verb].lemma.to_lowercase();
            lexicon.speech(&lemma).is_some() || lexicon.thought(&lemma).is_some()
        })
}

/// The organisation named most, if it is named at least twice.
fn main_organisation(candidates: &[Candidate]) -> Option<Referent> {
    let mut counts: std::collections::BTreeMap<&str, (usize, &Referent)> = std::collections::BTreeMap::new();
    for candidate in candidates.iter().filter(|c| c.named && c.referent.kind == "Organization") {
        counts.entry(&candidate.referent.slug).or_insert((0, &candidate.referent)).0 += 1;
    }
    counts
        .into_values()
        .filter(|(n, _)| *n > 1)
        .max_by_key(|(n, r)| (*n, std::cmp::Reverse(r.slug.clone())))
        .map(|(_, r)| r.clone())
}

fn holder(sentence: &Sentence, token: usize) -> Option<usize> {
    let mut at = token;
    for _ in 0..4 {
        at = sentence.tokens[at]
            .head
            .filter(|_| matches!(sentence.tokens[at].relation(), "nmod" | "flat" | "appos" | "compound"))?;
        if sentence.tokens[at].upos == Upos::Noun {
            return Some(at);
        }
    }
    None
}

fn is_mention(sentence: &Sentence, token: usize) -> bool {
    let word = &sentence.tokens[token];
    let has = |relation: &str| sentence.children(token).any(|c| sentence.tokens[c].relation() == relation);
    let idiom = word.upos == Upos::Noun
        && has("case")
        && !has("det")
        && !has("nummod")
        && !word.feats.is("Number", "Plur");
    matches!(word.upos, Upos::Noun | Upos::Propn)
        && !idiom
        && !matches!(word.relation(), "flat" | "compound" | "fixed" | "goeswith" | "discourse" | "vocative")
}

fn is_company_noun(lemma: &str) -> bool {
    matches!(
        lemma,
        "entreprise"
            | "société"
            | "groupe"
            | "firme"
            | "compagnie"
            | "start-up"
            | "startup"
            | "géant"
            | "company"
            | "firm"
            | "group"
            | "unternehmen"
            | "konzern"
            | "firma"
            | "gesellschaft"
    )
}

fn agrees(candidate: &Candidate, gender: Option<&str>, plural: bool, animate: Option<bool>) -> bool {
    let number = match candidate.plural {
        Some(p) => p == plural || (plural && candidate.named && candidate.referent.kind == "Organization"),
        None => !plural || candidate.referent.kind == "Organization",
    };
    let same_gender = match (candidate.gender.as_deref(), gender) {
        (Some(a), Some(b)) => a == b || (candidate.named && candidate.referent.kind != "Person"),
        _ => true,
    };
    let lively = match animate {
        Some(true) => candidate.referent.kind == "Person",
        Some(false) => candidate.referent.kind != "Person",
        None => true,
    };
    number && same_gender && lively
}

/// Two arguments of one verb are not each other.
fn is_clause_mate(sentence: &Sentence, a: usize, b: usize) -> bool {
    let verb = sentence.tokens[b].head;
    verb.is_some()
        && (sentence.tokens[a].head == verb
            || sentence.tokens[a].head.is_some_and(|h| {
                sentence.tokens[h].head == verb && matches!(sentence.tokens[a].relation(), "nmod" | "conj")
            }))
        && matches!(sentence.tokens[a].relation(), "nsubj" | "obj" | "iobj")
}

fn is_plural(feats: &crate::analysis::Features, form: &str) -> bool {
    feats.is("Number", "Plur")
        || matches!(
            form.to_lowercase().trim_start_matches('-'),
            "nous"
                | "vous"
                | "ils"
                | "elles"
                | "leur"
                | "eux"
                | "ceux"
                | "celles"
                | "ceux-ci"
                | "celles-ci"
                | "we"
                | "us"
                | "they"
                | "them"
                | "wir"
                | "uns"
        )
}

fn person_by_form(language: Language, form: &str) -> Option<&'static str> {
    let lower = form.to_lowercase().replace('’', "'");
    let form = lower.trim_start_matches('-');
    match language {
        Language::French => match form {
            "je" | "j'" | "moi" | "me" | "m'" | "nous" => Some("1"),
            "tu" | "toi" | "te" | "t'" | "vous" => Some("2"),
            _ => None,
        },
        Language::German => match form {
            "ich" | "mich" | "mir" | "wir" | "uns" => Some("1"),
            "du" | "dich" | "dir" | "ihr" | "euch" => Some("2"),
            _ => None,
        },
        _ => match form {
            "i" | "me" | "we" | "us" | "i'm" | "i've" | "i'd" | "i'll" | "we're" | "we've" | "we'd"
            | "we'll" => Some("1"),
            "you" | "you're" | "you've" => Some("2"),
            _ => None,
        },
    }
}

fn is_personal(language: Language, form: &str) -> bool {
    let lower = form.to_lowercase().replace('’', "'");
    let form = lower.trim_start_matches('-').trim_start_matches("t-");
    match language {
        Language::French => matches!(
            form,
            "il" | "elle"
                | "ils"
                | "elles"
                | "lui"
                | "leur"
                | "eux"
                | "le"
                | "la"
                | "les"
                | "l'"
                | "celui-ci"
                | "celle-ci"
                | "ceux-ci"
                | "celles-ci"
        ),
        Language::German => matches!(form, "er" | "sie" | "es" | "ihn" | "ihm" | "ihnen"),
        _ => matches!(form.split('\'').next().unwrap_or(form), "he" | "she" | "it" | "they" | "him" | "them"),
    }
}

fn gender_of<'f>(language: Language, feature: Option<&'f str>, form: &str) -> Option<&'f str> {
    if language == Language::English {
        return None;
    }
    let lower = form.to_lowercase();
    match lower.trim_start_matches('-').trim_start_matches("t-") {
        "il" | "ils" | "celui-ci" | "ceux-ci" | "eux" | "le" => Some("Masc"),
        "elle" | "elles" | "celle-ci" | "celles-ci" | "la" => Some("Fem"),
        _ => feature.filter(|f| matches!(*f, "Masc" | "Fem" | "Neut")),
    }
}

/// English pronouns tell people from things.
fn is_animate(language: Language, form: &str) -> Option<bool> {
    if language != Language::English {
        return None;
    }
    match form.to_lowercase().split(['\'', '’']).next().unwrap_or_default() {
        "he" | "she" | "him" => Some(true),
        "it" => Some(false),
        _ => None,
    }
}

/// The type of the name a token belongs to.
#[must_use]
pub fn name_kind(sentence: &Sentence, token: usize) -> Option<&'static str> {
    sentence.entities.iter().find(|e| e.tokens.contains(token)).map(|e| kind_of(e.kind))
}
