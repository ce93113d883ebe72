//! Whose words quotations are that no verb of saying introduces: in an article with one person to quote (`Le préfet manque
//! d'audace : « Il est trop prudent. »`) theirs, in another whose turn it is ([`Quoted::whose_turn`]).

use super::candidate::Candidate;
use super::lexicon::Gender;
use super::{Referent, dialogue};
use crate::analysis::{EntityType, Upos};
use crate::claims::quotation::Quotation;
use crate::claims::tree::Tree;
use crate::resolve::document::{Document, Place};
use crate::source::{Role, Section};
use std::collections::{BTreeMap, BTreeSet};

/// The fewest words of a quotation that somebody says.
const FEWEST: usize = 4;
/// The share of a headline's words that what it quotes has, and the length of words that are too small to tell.
const ALIKE: f64 = 0.6;
const SMALL: usize = 3;

/// What each word that refers back means.
type Resolved = BTreeMap<(Place, usize), Referent>;
/// Segment and opening mark of quotations to whose words they are.
type Voices = BTreeMap<(usize, (usize, usize)), Referent>;

/// The quotations of a document once it has been walked, with every mention.
pub(super) struct Quoted<'d> {
    pub document: &'d Document<'d>,
    pub quotations: &'d [Vec<Quotation>],
    pub candidates: &'d [Candidate],
}

/// A quotation's place in the document.
#[derive(Clone, Copy)]
struct At<'q> {
    segment: usize,
    quotation: &'q Quotation,
}

impl At<'_> {
    fn place(self) -> Place {
        Place { segment: self.segment, sentence: self.quotation.open.0 }
    }

    fn start(self) -> (Place, usize) {
        (self.place(), self.quotation.open.1)
    }

    fn end(self) -> (Place, usize) {
        (Place { sentence: self.quotation.close.0, ..self.place() }, self.quotation.close.1)
    }
}

impl<'d> Quoted<'d> {
    /// Give the pronouns that say quotations a person, and the quotations without a source a voice.
    pub(super) fn settle(&self, resolved: &mut Resolved, voices: &mut Voices) {
        self.bring_together(resolved);
        // Whose turn it is shows before whom a pronoun behind it means.
        let mut turns = voices.clone();
        self.settle_turns(resolved, &mut turns);
        self.repair(resolved, &turns);
        self.settle_turns(resolved, voices);
        self.settle_headlines(resolved, voices);
    }

    /// Give the quotations without a source a voice.
    fn settle_turns(&self, resolved: &Resolved, voices: &mut Voices) {
        let only = only_source(self.document, self.quotations, resolved);
        let mut last: Option<(At<'_>, Option<Referent>)> = None;
        for at in self.told() {
            let key = (at.segment, at.quotation.open);
            let known = match at.quotation.source {
                Some(_) => said_by(at, resolved, voices),
                None if at.quotation.verb.is_some() => None,
                None => {
                    let turn = || self.whose_turn(at, last.as_ref());
                    let only = || only.clone().filter(|one| self.is_theirs(at, one));
                    voices.get(&key).cloned().or_else(turn).or_else(only)
                }
            };
            if at.quotation.source.is_none()
                && let Some(known) = &known
            {
                voices.insert(key, known.clone());
            }
            if known.is_some() || at.quotation.source.is_some() || at.quotation.verb.is_some() {
                last = Some((at, known));
            }
        }
    }

    /// A headline quotes whoever says nearly the same in the text below.
    fn settle_headlines(&self, resolved: &Resolved, voices: &mut Voices) {
        let headline = |at: &At<'_>| self.document.segment(at.place()).section == Section::Headline;
        for at in self.told().filter(|at| headline(at) && at.quotation.source.is_none()) {
            let words = self.words(at);
            let below = self.told().filter(|below| !headline(below));
            let alike = below.map(|below| (shared(&words, &self.words(below)), below));
            let alike = alike.filter(|(share, _)| *share >= ALIKE);
            let best = alike.max_by(|a, b| a.0.total_cmp(&b.0).then(b.1.start().cmp(&a.1.start())));
            let said = best.and_then(|(_, below)| said_by(below, resolved, voices));
            if let Some(said) = said {
                voices.insert((at.segment, at.quotation.open), said);
            }
        }
    }

    /// The words of a quotation, but for the smallest.
    fn words(&self, at: At<'_>) -> BTreeSet<String> {
        let sentences = at.quotation.open.0..=at.quotation.close.0;
        let words = sentences.flat_map(|sentence| {
            let tokens = &self.document.sentence(Place { sentence, ..at.place() }).tokens;
            let inside = tokens.iter().enumerate().filter(move |(i, _)| at.quotation.contains(sentence, *i));
            inside.map(|(_, token)| token.form.to_lowercase())
        });
        words.filter(|word| word.chars().count() > SMALL).collect()
    }

    /// The quotations that the narrator tells, in order.
    fn told(&self) -> impl Iterator<Item = At<'d>> {
        let all = self.quotations.iter().enumerate();
        let all =
            all.flat_map(|(segment, found)| found.iter().map(move |quotation| At { segment, quotation }));
        let mut all: Vec<At<'d>> = all.collect();
        all.sort_by_key(|at| at.start());
        all.into_iter().filter(|at| self.document.speaker(at.place()).1 == Role::Narrator)
    }

    /// Whose turn it is: of whom alone is told since the last quotation, or else whoever said that one; before any, the only
    /// person told of so far.
    fn whose_turn(&self, at: At<'_>, last: Option<&(At<'_>, Option<Referent>)>) -> Option<Referent> {
        let (document, segment) = (self.document, at.segment);
        let (place, open) = at.start();
        let tokens = &document.sentence(place).tokens;
        let begins = tokens[..open.min(tokens.len())].iter().all(|token| token.upos == Upos::Punct);
        let (end, close) = at.end();
        let rest = document.sentence(end).tokens.iter().skip(close + 1);
        let alone = begins && rest.into_iter().all(|token| token.upos == Upos::Punct);
        if !alone || !says_something(document, segment, at.quotation) {
            return None;
        }
        let own = speaks_of_oneself(document, segment, at.quotation);
        let after = last.map(|(before, _)| before.end());
        let between = self.persons(after, at.start());
        let said = last.and_then(|(_, said)| said.as_ref());
        match between[..] {
            [] => said.cloned(),
            [one] if own || said.is_some_and(|said| said.slug == one.slug) => Some(one.clone()),
            _ => None,
        }
    }

    /// The persons named by the narrator in a stretch of the document.
    fn persons(&self, after: Option<(Place, usize)>, before: (Place, usize)) -> Vec<&Referent> {
        let there = |c: &&Candidate| {
            let at = (c.place, c.token);
            after.is_none_or(|after| at > after) && at < before && c.quoted.is_none()
        };
        let told = |c: &&Candidate| self.document.speaker(c.place).1 == Role::Narrator;
        let person = |c: &&Candidate| c.named && c.referent.kind == "Person";
        let mut slugs = BTreeSet::new();
        let found = self.candidates.iter().filter(there).filter(told).filter(person);
        found.map(|c| &c.referent).filter(|one| slugs.insert(&one.slug)).collect()
    }

    /// Whether nothing speaks against the only person who is quoted in the article.
    fn is_theirs(&self, at: At<'_>, one: &Referent) -> bool {
        let before = self.persons(None, at.start());
        says_something(self.document, at.segment, at.quotation)
            && !tells_of_another(self.document, at.place(), one)
            && (before.is_empty() || before.iter().any(|told| told.slug == one.slug))
    }

    /// The gender of `il` or `elle`.
    fn clitic_of(&self, (place, token): (Place, usize)) -> Option<Gender> {
        let form = self.document.sentence(place).tokens[token].form.to_lowercase();
        match form.trim_start_matches("-t").trim_start_matches('-') {
            "il" => Some(Gender::Masculine),
            "elle" => Some(Gender::Feminine),
            _ => None,
        }
    }

    /// The gender that the text shows of somebody.
    fn gender(&self, one: &Referent) -> Option<Gender> {
        self.candidates.iter().filter(|c| c.referent.slug == one.slug).find_map(|c| c.gender)
    }

    /// `« … », dit la jeune femme. « … », poursuit Anna Roux.`: whoever goes on is whom the description before meant.
    fn bring_together(&self, resolved: &mut Resolved) {
        let told: Vec<At<'_>> = self.told().filter(|at| at.quotation.source.is_some()).collect();
        for pair in told.windows(2) {
            let (Some((before, told)), Some((after, name))) =
                (pair[0].quotation.source, pair[1].quotation.source)
            else {
                continue;
            };
            let described = Place { sentence: before, ..pair[0].place() };
            let named = self.named(Place { sentence: after, ..pair[1].place() }, name.head);
            if let Some(named) = named.filter(|one| {
                self.goes_on(pair[1])
                    && self.is_described(described, told.head)
                    && self.agrees(described, told.head, one)
            }) {
                resolved.insert((described, told.head), named.clone());
            }
        }
    }

    /// The person whom the word names.
    fn named(&self, place: Place, token: usize) -> Option<&Referent> {
        let mut there = self.candidates.iter().filter(|c| (c.place, c.token) == (place, token));
        there.find(|c| c.named && c.referent.kind == "Person").map(|c| &c.referent)
    }

    /// Whether the verb of saying tells that somebody says more.
    fn goes_on(&self, at: At<'_>) -> bool {
        const MORE: &[&str] = &["poursuivre", "continuer", "reprendre", "enchaîner", "ajouter"];
        at.quotation.verb.is_some_and(|(sentence, verb)| {
            let tokens = &self.document.sentence(Place { sentence, ..at.place() }).tokens;
            MORE.contains(&tokens[verb].lemma.as_str())
        })
    }

    /// Whether the word is a noun for one known person who has no name here: `la jeune femme`, `ce voisin`.
    fn is_described(&self, place: Place, token: usize) -> bool {
        let tree = Tree::new(self.document.sentence(place));
        let known = tree.with(token, &["det"]).any(|d| {
            let word = tree.token(d);
            word.feats.is("Definite", "Def") || word.feats.is("PronType", "Dem")
        });
        let one = tree.has_pos(token, &[Upos::Noun]) && tree.feature(token, "Number") != Some("Plur");
        known && one && self.named(place, token).is_none()
    }

    /// Whether the noun's gender may be that person's.
    fn agrees(&self, place: Place, noun: usize, one: &Referent) -> bool {
        let gender = self.document.sentence(place).tokens[noun].feats.get("Gender").and_then(Gender::parse);
        let own = self.gender(one);
        gender.is_none() || own.is_none() || gender == own
    }

    /// `« … », poursuit-il.`: a pronoun that nothing or no person was found for is who was quoted last of its gender.
    fn repair(&self, resolved: &mut Resolved, voices: &Voices) {
        let mut said: Vec<Referent> = Vec::new();
        for at in self.told() {
            let Some((sentence, phrase)) = at.quotation.source else {
                said.extend(
                    voices.get(&(at.segment, at.quotation.open)).filter(|v| v.kind == "Person").cloned(),
                );
                continue;
            };
            let key = (Place { sentence, ..at.place() }, phrase.head);
            let known = resolved.get(&key).filter(|known| known.kind != "Thing").cloned();
            let gender = self.clitic_of(key);
            let known = known.or_else(|| {
                let fits = |one: &&Referent| self.gender(one).is_none_or(|own| Some(own) == gender);
                gender.and_then(|_| said.iter().rev().find(fits).cloned())
            });
            let Some(known) = known else { continue };
            resolved.insert(key, known.clone());
            if known.kind == "Person" {
                said.push(known);
            }
        }
    }
}

/// How much of the first words is among the others, 0 to 1; a word or two are too few to tell.
fn shared(words: &BTreeSet<String>, others: &BTreeSet<String>) -> f64 {
    let both = words.intersection(others).count();
    if both < 2 { 0.0 } else { both as f64 / words.len() as f64 }
}

/// Who says the quotation, as far as that is known.
fn said_by(at: At<'_>, resolved: &Resolved, voices: &Voices) -> Option<Referent> {
    match at.quotation.source {
        Some((sentence, phrase)) => resolved.get(&(Place { sentence, ..at.place() }, phrase.head)).cloned(),
        None => voices.get(&(at.segment, at.quotation.open)).cloned(),
    }
}

/// The one person whose words the article quotes, where every quotation with a source is theirs.
fn only_source(
    document: &Document<'_>,
    quotations: &[Vec<Quotation>],
    resolved: &BTreeMap<(Place, usize), Referent>,
) -> Option<Referent> {
    let mut one: Option<Referent> = None;
    for (segment, found) in quotations.iter().enumerate() {
        for quotation in found {
            let Some((sentence, phrase)) = quotation.source else { continue };
            let place = Place { segment, sentence };
            if document.speaker(place).1 != Role::Narrator {
                continue;
            }
            let referent = resolved.get(&(place, phrase.head))?;
            if referent.kind != "Person" || one.as_ref().is_some_and(|o| o.slug != referent.slug) {
                return None;
            }
            one = Some(referent.clone());
        }
    }
    one
}

/// `Nadia Roux habite en face. « Je n'ai rien vu. »`: whether somebody else is named in the sentence of the opening mark or the
/// one before it.
fn tells_of_another(document: &Document<'_>, place: Place, one: &Referent) -> bool {
    let label = one.label.to_lowercase();
    let another = |sentence: usize| {
        let sentence = document.sentence(Place { sentence, ..place });
        sentence.entities.iter().filter(|e| e.kind == EntityType::Person).any(|entity| {
            let names = sentence.tokens.iter().enumerate().filter(|(at, _)| entity.tokens.contains(*at));
            names.filter(|(_, t)| t.upos == Upos::Propn).any(|(_, t)| !label.contains(&t.form.to_lowercase()))
        })
    };
    (place.sentence.saturating_sub(1)..=place.sentence).any(another)
}

/// Whether the quotation holds a finite clause of some words, rather than a title or a word that is only marked.
fn says_something(document: &Document<'_>, segment: usize, quotation: &Quotation) -> bool {
    let mut words = 0;
    let mut finite = false;
    for sentence in quotation.open.0..=quotation.close.0 {
        let tokens = &document.sentence(Place { segment, sentence }).tokens;
        let inside = |at: &usize| quotation.contains(sentence, *at);
        for token in (0..tokens.len()).filter(inside).map(|at| &tokens[at]) {
            words += usize::from(token.upos != Upos::Punct);
            finite |= token.feats.get("VerbForm") == Some("Fin");
        }
    }
    words >= FEWEST && finite
}

/// Whether a first person stands in the quotation.
fn speaks_of_oneself(document: &Document<'_>, segment: usize, quotation: &Quotation) -> bool {
    (quotation.open.0..=quotation.close.0).any(|sentence| {
        let sentence_at = document.sentence(Place { segment, sentence });
        let inside = |at: &usize| quotation.contains(sentence, *at);
        (0..sentence_at.tokens.len()).filter(inside).any(|at| {
            let token = &sentence_at.tokens[at];
            let owns = matches!(token.form.to_lowercase().as_str(), "mon" | "ma" | "mes" | "notre" | "nos");
            token.upos == Upos::Det && owns || dialogue::person(sentence_at, at).is_some_and(|(p, _)| p == 1)
        })
    })
}
