//! [`Dialogue`]: first and second persons, which follow who speaks to whom.
//!
//! `je` is the speaker, `vous` in a question the addressee; `vous` in an answer stays generic. Whom `nous` and `on` stand for is
//! decided on the walk ([`ours`](super::ours)), with the organisations that people are tied to here.

use super::Referent;
use super::affiliation::{self, Known};
use super::belonging;
use super::candidate::{Candidate, Rank};
use super::lexicon::{References, WordClass};
use crate::analysis::{Language, Sentence, Token, Upos};
use crate::claims::lexicon::{Lexicon, List};
use crate::resolve::document::{Document, Place};
use crate::resolve::entities::Registry;
use crate::source::{Role, is_nameless};
use std::collections::{BTreeMap, BTreeSet};

/// Where somebody belongs.
#[derive(Debug, Clone)]
pub struct Affiliation {
    /// The organisation.
    pub body: Referent,
    /// Whether they lead it or speak for it, so that what they say of themselves and others is said of it.
    pub leads: bool,
}

/// Who belongs where.
#[derive(Debug)]
pub struct Dialogue<'a> {
    document: Document<'a>,
    registry: &'a Registry,
    /// Slug of a person to the organisation the text ties them to.
    affiliations: BTreeMap<String, Affiliation>,
    /// The organisation the document is mostly about, where it ties somebody unnamed to it.
    employer: Option<Referent>,
    /// Slugs of those who are called one of a body of people.
    members: BTreeSet<String>,
    /// Whether `vous` is several here: who asks says `tu` to one, and who answers `nous`.
    several: bool,
}

impl<'a> Dialogue<'a> {
    /// Learn who belongs where.
    #[must_use]
    pub fn new(document: Document<'a>, registry: &'a Registry, known: Known<'_>) -> Self {
        let candidates = known.candidates;
        let mut affiliations = BTreeMap::new();
        let mut anonymous = Vec::new();
        let bodies = candidates.iter().filter(|c| {
            // `Elle préside la coopérative des paludiers de Guérande.`
            let sentence = document.sentence(c.place);
            let of_town = || sentence.children(c.token).any(|child| governs_town(sentence, child));
            let long = || c.referent.label.contains(' ');
            // `j'ai vendu ma première boîte` is another one.
            let known = || sentence.children(c.token).any(|d| sentence.tokens[d].feats.is("Definite", "Def"));
            let called = || c.referent.label.split(' ').skip(1).any(|w| w.starts_with(char::is_uppercase));
            let stands = || c.rank == Rank::Object || c.rank == Rank::Oblique && called();
            let presided = || !c.named && stands() && long() && known() && !of_town();
            let town = || c.referent.kind == "Place" && governs_town(sentence, c.token);
            presided() && c.referent.kind == "Organization"
                || c.named && (belonging::names_body(sentence, c) || town())
        });
        for candidate in bodies {
            let sentence = document.sentence(candidate.place);
            let (noun, verb) =
                (member_noun(sentence, candidate.token), belonging_verb(sentence, candidate.token));
            // `directrice de recherche au CNRS`: her `nous` is her team.
            let noun =
                noun.filter(|&n| leads(sentence, n) || !is_research(sentence.language, &candidate.referent));
            let named = candidates
                .iter()
                .filter(|c| c.order == candidate.order && c.named && c.referent.kind == "Person")
                .find(|c| {
                    noun.is_some_and(|noun| is_beside(sentence, noun, c.token))
                        || verb.is_some_and(|verb| is_subject(sentence, verb, c.token))
                })
                .map(|person| person.referent.slug.clone());
            let speaking = || {
                let name = speaking_subject(document, candidate.place, verb?)?;
                registry.find(name).map(|named| named.slug.clone())
            };
            match named.or_else(speaking) {
                Some(person) => {
                    let leads = noun.is_some_and(|n| is_leader(sentence, n))
                        || verb.is_some_and(|v| is_leading(sentence, v));
                    affiliations
                        .entry(person)
                        .or_insert_with(|| Affiliation { body: candidate.referent.clone(), leads });
                }
                None if noun.is_some() && candidate.referent.kind == "Organization" => {
                    anonymous.push(&candidate.referent);
                }
                None => {}
            }
        }
        let answering = only_interviewee(document).and_then(|name| registry.find(name));
        let answering =
            answering.map(|n| Referent { label: n.label.clone(), slug: n.slug.clone(), kind: n.kind });
        for (person, affiliation) in affiliation::told(document, known, answering.as_ref()) {
            affiliations.entry(person).or_insert(affiliation);
        }
        for (person, affiliation) in belonging::said(document, registry, candidates) {
            affiliations.entry(person).or_insert(affiliation);
        }
        let main = main_organisation(document, candidates);
        if let Some((one, main)) = answering.as_ref().zip(main.clone())
            && belonging::of_that_kind(document, registry, &main)
        {
            affiliations.entry(one.slug.clone()).or_insert(Affiliation { body: main, leads: true });
        }
        for (person, body) in heads(document, candidates) {
            affiliations.entry(person).or_insert(Affiliation { body, leads: true });
        }
        let described: Vec<&str> = document
            .transcript
            .speakers
            .iter()
            .filter(|s| s.role == Role::Interviewee)
            .filter_map(|s| s.description)
            .map(|d| document.transcript.text.slice(d))
            .collect();
        let employer = main
            .filter(|main| !is_research(document.transcript.language, main))
            .filter(|main| anonymous.contains(&main) || described.iter().any(|d| d.contains(&main.label)));
        let members = belonging::members(document, candidates);
        Self { document, registry, affiliations, employer, members, several: asks_several(document) }
    }

    /// Who `je` is.
    #[must_use]
    pub fn first_person(&self, place: Place) -> Option<Referent> {
        let (name, _) = self.document.speaker(place);
        self.person_called(name)
    }

    /// The organisation that the text ties the speaker to.
    #[must_use]
    pub fn own_body(&self, place: Place) -> Option<Affiliation> {
        if self.document.speaker(place).1 != Role::Interviewee {
            return None;
        }
        let own = self.first_person(place).and_then(|s| self.affiliations.get(&s.slug).cloned());
        own.or_else(|| self.employer.clone().map(|body| Affiliation { body, leads: false }))
    }

    /// Whether the text calls who speaks one of a body of people.
    #[must_use]
    pub fn works_with_others(&self, place: Place) -> bool {
        self.first_person(place).is_some_and(|who| self.members.contains(&who.slug))
    }

    /// The organisation that the text ties somebody to.
    #[must_use]
    pub fn affiliation(&self, person: &Referent) -> Option<Affiliation> {
        self.affiliations.get(&person.slug).cloned()
    }

    /// The organisation that the text ties the unnamed interviewee to. Who is named and belongs to it says `nous` of it.
    #[must_use]
    pub fn employer(&self, place: Place) -> Option<Referent> {
        let (name, role) = self.document.speaker(place);
        let belongs = self.named(name).is_some_and(|one| self.affiliations.contains_key(&one.slug));
        self.employer.clone().filter(|_| role == Role::Interviewee && !belongs)
    }

    /// Who `tu` or, `plural`, `vous` is.
    #[must_use]
    pub fn second_person(&self, place: Place, plural: bool) -> Option<Referent> {
        let (_, role) = self.document.speaker(place);
        if role != Role::Interviewer {
            return None;
        }
        let one = self.document.addressee(place).and_then(|name| self.person_called(name))?;
        if !(plural && self.several) {
            return Some(one);
        }
        Some(and_others(self.document.transcript.language, &one))
    }

    /// Who asks, where one does and is named.
    #[must_use]
    pub fn only_asker(&self) -> Option<Referent> {
        let mut asking = self.document.transcript.speakers.iter().filter(|s| s.role == Role::Interviewer);
        let one = asking.next().filter(|_| asking.next().is_none())?;
        self.named(&one.name)
    }

    /// Who answers, where one person does.
    #[must_use]
    pub fn only_interviewee(&self) -> Option<Referent> {
        only_interviewee(self.document).and_then(|name| self.named(name))
    }

    /// Who speaks under a name, or has a part without one.
    fn person_called(&self, name: &str) -> Option<Referent> {
        if is_nameless(name) { Some(Referent::part(&self.document, name)) } else { self.named(name) }
    }

    fn named(&self, name: &str) -> Option<Referent> {
        let named = self.registry.find(name)?;
        Some(Referent { label: named.label.clone(), slug: named.slug.clone(), kind: named.kind })
    }
}

/// `Anna Roux et d'autres`: who speaks and those whom they speak for.
pub(super) fn and_others(language: Language, who: &Referent) -> Referent {
    let others = match language {
        Language::French => "et d'autres",
        Language::German => "und andere",
        Language::English => "and others",
        _ => "et al.",
    };
    if who.kind == "Group" || is_pair(&who.label) || is_team(language, &who.label) {
        return who.clone();
    }
    let label = format!("{} {others}", who.label);
    Referent { slug: who.slug_of(&label), label, kind: "Group" }
}

/// `Anna Roux et Paul Morin`: whether several who speak as one are named.
fn is_pair(label: &str) -> bool {
    let parts = [" et ", " and ", " und "].iter().find_map(|and| label.split_once(and));
    let named = |part: &str| part.starts_with(char::is_uppercase);
    parts.is_some_and(|(first, second)| named(first) && named(second))
}

/// `équipe de Nordalp`: whether the words call several people.
fn is_team(language: Language, label: &str) -> bool {
    let first = label.split(' ').next().unwrap_or_default();
    References::of(language).is(WordClass::Many, first)
}

/// Whether who asks says `tu` to one in French rather than `vous`, and who answers `nous`: `vous` is several then.
fn asks_several(document: Document<'_>) -> bool {
    let says = |part: Role, meant: (u8, bool)| {
        let places = document.places().filter(|&p| document.speaker(p).1 == part);
        let french = places.map(|p| document.sentence(p)).filter(|s| s.language == Language::French);
        french.map(|s| (0..s.tokens.len()).filter(|&i| person(s, i) == Some(meant)).count()).sum::<usize>()
    };
    let (one, several) = (says(Role::Interviewer, (2, false)), says(Role::Interviewer, (2, true)));
    one > several && several > 0 && says(Role::Interviewee, (1, true)) > 0
}

/// The name of who answers, where one person does.
fn only_interviewee(document: Document<'_>) -> Option<&str> {
    let mut answering = document.transcript.speakers.iter().filter(|s| s.role == Role::Interviewee);
    match (answering.next(), answering.next()) {
        (Some(one), None) => Some(&one.name),
        _ => None,
    }
}

/// `directrice de Nordalp`, `porte-parole du collectif`: who speaks for a body.
pub(super) fn is_leader(sentence: &Sentence, noun: usize) -> bool {
    let references = References::of(sentence.language);
    let is = |word: &str| references.is(WordClass::Head, word) || references.is(WordClass::Leader, word);
    let word = &sentence.tokens[noun];
    is(&word.lemma.to_lowercase()) || is(&word.form.to_lowercase())
}

/// `dirige`, `préside`, `a fondé`: what who speaks for a body does.
fn is_leading(sentence: &Sentence, verb: usize) -> bool {
    let lemma = sentence.tokens[verb].lemma.to_lowercase();
    Lexicon::of(sentence.language).lists(List::Founding, &lemma)
        || References::of(sentence.language).is(WordClass::Leading, &lemma)
}

/// Whether people work in teams of their own there.
pub(super) fn is_research(language: Language, body: &Referent) -> bool {
    let label = body.label.to_lowercase();
    let first = label.split([' ', '\'', '’']).next().unwrap_or_default();
    References::of(language).is(WordClass::Research, first)
}

/// `directrice du laboratoire`, not `directrice de recherche`.
fn leads(sentence: &Sentence, noun: usize) -> bool {
    const SUBJECTS: [&str; 4] = ["recherche", "thèse", "étude", "études"];
    let head =
        References::of(sentence.language).is(WordClass::Head, &sentence.tokens[noun].lemma.to_lowercase());
    head && sentence
        .children(noun)
        .all(|c| !SUBJECTS.contains(&sentence.tokens[c].form.to_lowercase().as_str()))
}

/// `Le collège Jean-Rostand ferme. Anne Guérin, principale depuis sept ans, …`: who leads the only body with a name that
/// the text has spoken of before.
fn heads(document: Document<'_>, candidates: &[Candidate]) -> Vec<(String, Referent)> {
    let told = |c: &&Candidate| document.speaker(c.place).1 == Role::Narrator;
    let persons = candidates.iter().filter(told).filter(|c| c.named && c.referent.kind == "Person");
    let leading = persons.filter(|c| {
        let sentence = document.sentence(c.place);
        sentence.children(c.token).any(|d| {
            let word = &sentence.tokens[d];
            let of = |x: usize| matches!(sentence.tokens[x].relation(), "nmod" | "flat" | "appos" | "amod");
            matches!(word.relation(), "appos" | "amod" | "acl")
                && d > c.token
                && sentence.tokens[d - 1].form == ","
                && References::of(sentence.language).is(WordClass::Head, &word.form.to_lowercase())
                && !sentence.children(d).any(of)
        })
    });
    let body = |person: &Candidate| {
        let before = candidates.iter().filter(told).filter(|c| {
            c.place.segment == person.place.segment
                && (c.place, c.token) < (person.place, person.token)
                && c.referent.kind == "Organization"
                && (c.named || c.referent.label.split(' ').skip(1).any(|w| w.starts_with(char::is_uppercase)))
        });
        let mut bodies: Vec<&Referent> = before.map(|c| &c.referent).collect();
        bodies.sort_by(|a, b| a.slug.cmp(&b.slug));
        bodies.dedup();
        match bodies[..] {
            [one] => Some((person.referent.slug.clone(), one.clone())),
            _ => None,
        }
    };
    leading.filter_map(body).collect()
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
fn main_organisation(document: Document<'_>, candidates: &[Candidate]) -> Option<Referent> {
    let mut counts: BTreeMap<&str, (usize, &Referent)> = BTreeMap::new();
    let body = |c: &&Candidate| c.named && belonging::names_body(document.sentence(c.place), c);
    for candidate in candidates.iter().filter(body) {
        counts.entry(&candidate.referent.slug).or_insert((0, &candidate.referent)).0 += 1;
    }
    counts
        .into_values()
        .filter(|(n, _)| *n > 1)
        .max_by_key(|(n, r)| (*n, std::cmp::Reverse(r.slug.clone())))
        .map(|(_, r)| r.clone())
}

/// The noun for a person that the organisation is a complement of: `ingénieur` in `un ingénieur en IA de Meta`.
pub(super) fn member_noun(sentence: &Sentence, organisation: usize) -> Option<usize> {
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

/// `maire de Brest`, `la mairie de Brest`: a town that somebody acts for, who says `nous` of it.
fn governs_town(sentence: &Sentence, town: usize) -> bool {
    const OFFICES: [&str; 8] =
        ["maire", "mairesse", "mairie", "municipalité", "commune", "adjoint", "adjointe", "mayor"];
    let word = &sentence.tokens[town];
    let noun = word.head.filter(|_| matches!(word.relation(), "nmod" | "flat" | "appos"));
    noun.is_some_and(|noun| OFFICES.contains(&sentence.tokens[noun].lemma.to_lowercase().as_str()))
}

/// Who `je` or `vous` is where it is the subject of a verb: the speaker, or whom the interviewer speaks to.
fn speaking_subject<'a>(document: Document<'a>, place: Place, verb: usize) -> Option<&'a str> {
    let sentence = document.sentence(place);
    let mut subjects = sentence.children(verb).filter(|&child| sentence.tokens[child].relation() == "nsubj");
    let (name, role) = document.speaker(place);
    match person(sentence, subjects.next()?)? {
        (1, false) if role != Role::Narrator => Some(name),
        (2, _) if role == Role::Interviewer => document.addressee(place),
        _ => None,
    }
}

/// The verb that ties somebody to the organisation: `dirige` in `elle dirige la société Nordalp`.
fn belonging_verb(sentence: &Sentence, organisation: usize) -> Option<usize> {
    let mut at = organisation;
    for _ in 0..4 {
        let word = &sentence.tokens[at];
        let head = word.head?;
        match word.relation() {
            "nmod" | "flat" | "appos" | "compound" => at = head,
            // `est à la tête de Nordalp`
            "obl" | "xcomp" if word.lemma.eq_ignore_ascii_case("tête") => {
                let be = sentence.tokens[head].lemma.eq_ignore_ascii_case("être");
                return (be && !is_past(sentence, head)).then_some(head);
            }
            // `préside à Foix l'association Le Seuil`
            "obl" if sentence.children(head).any(|child| sentence.tokens[child].relation() == "obj") => {
                return None;
            }
            "obj" | "obl" => {
                let lexicon = Lexicon::of(sentence.language);
                let lemma = sentence.tokens[head].lemma.to_lowercase();
                let lasts = lexicon.lists(List::Belonging, &lemma) && !is_past(sentence, head);
                return (lasts || lexicon.lists(List::Founding, &lemma)).then_some(head);
            }
            _ => return None,
        }
    }
    None
}

/// Whether the clause speaks of what is over.
pub(super) fn is_past(sentence: &Sentence, verb: usize) -> bool {
    let past = |word: &Token| matches!(word.feats.get("Tense"), Some("Past" | "Imp"));
    past(&sentence.tokens[verb])
        || sentence.children(verb).any(|child| {
            let word = &sentence.tokens[child];
            word.relation() == "aux"
                && (past(word) || sentence.language != Language::English)
                && sentence.tokens[verb].feats.is("VerbForm", "Part")
        })
}

/// Whether the name is the subject of the verb, or of a clause that the verb goes on or describes.
fn is_subject(sentence: &Sentence, verb: usize, name: usize) -> bool {
    let (of_verb, of_name) = (&sentence.tokens[verb], &sentence.tokens[name]);
    let described = matches!(of_verb.relation(), "acl" | "acl:relcl");
    let other_subject = sentence.tokens.iter().any(|word| {
        word.head == Some(verb) && word.relation() == "nsubj" && word.feats.get("PronType") != Some("Rel")
    });
    if of_name.head == Some(verb) && of_name.relation() == "nsubj" {
        return true;
    }
    !other_subject
        && (described && of_verb.head == Some(name)
            || of_verb.relation() == "conj"
                && of_name.relation() == "nsubj"
                && of_name.head.is_some()
                && of_name.head == of_verb.head)
}

/// Whether the name stands in apposition to the noun, or is its subject.
pub(super) fn is_beside(sentence: &Sentence, noun: usize, name: usize) -> bool {
    let (of_noun, of_name) = (&sentence.tokens[noun], &sentence.tokens[name]);
    let apposed = of_name.head == Some(noun) && matches!(of_name.relation(), "appos" | "flat" | "nsubj");
    // `Présidente de Nordalp depuis 2020, Laurence Roux négocie`: set before the subject, without an article.
    let determined = sentence.children(noun).any(|c| matches!(sentence.tokens[c].relation(), "det" | "case"));
    let fronted = noun < name
        && of_name.relation() == "nsubj"
        && of_noun.head == of_name.head
        && of_name.head.is_some()
        && matches!(of_noun.relation(), "obl" | "dislocated" | "advcl" | "vocative" | "nsubj" | "parataxis")
        && !determined
        && sentence.tokens[noun..name].iter().any(|t| t.form == ",");
    apposed
        || fronted
        || of_noun.head == Some(name) && matches!(of_noun.relation(), "appos" | "flat" | "acl" | "conj")
}
