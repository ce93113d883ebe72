//! What `c'est …` defines: what was just asked about (`Qu'est-ce qu'un rucher ? – C'est l'ensemble des ruches.`) or just
//! named (`J'utilise Tirelo. C'est un logiciel libre.`).

use super::super::Walk;
use super::is_of_kind;
use crate::analysis::{Language, Upos};
use crate::claims::lexicon::Lexicon;
use crate::claims::tree::Tree;
use crate::claims::{Phrase, phrase};
use crate::resolve::coreference::candidate::{Candidate, Rank};
use crate::resolve::coreference::lexicon::{Being, Gender};
use crate::resolve::coreference::pronoun::bare_form;
use crate::resolve::document::Place;
use crate::source::Role;

/// Verbs that ask somebody to say what something is.
const ASKING: [&str; 9] =
    ["présenter", "définir", "décrire", "expliquer", "signifier", "désigner", "résumer", "recouvrir", "dire"];

/// Nouns that say what kind of thing something is, whatever it is.
const DEFINING: [&str; 14] = [
    "ensemble",
    "sorte",
    "espèce",
    "genre",
    "type",
    "forme",
    "terme",
    "concept",
    "notion",
    "discipline",
    "abréviation",
    "acronyme",
    "sigle",
    "équivalent",
];

impl Walk<'_, '_> {
    /// What the clause of `c'` says what it is, in French.
    pub(super) fn defined(&self, place: Place, tree: &Tree<'_>, token: usize) -> Option<Candidate> {
        let noun = defining_noun(tree, token)?;
        let before = self.document.before(place)?;
        // `Vous dirigez Tirelo. Pouvez-vous nous en parler ?`
        let told = self.document.before(before).filter(|&told| self.turn(told) == self.turn(before));
        let before =
            told.filter(|_| asks_for_more(&Tree::new(self.document.sentence(before)))).unwrap_or(before);
        let close = self.turn(place).abs_diff(self.turn(before)) <= 1;
        let found = self
            .asked_about(before)
            .or_else(|| self.goes_on(place, before))
            .or_else(|| self.just_named(place, before, tree, noun))
            .or_else(|| self.just_told(place, before, tree, noun))
            .filter(|_| close)?;
        let gender = tree.feature(noun, "Gender").and_then(Gender::parse);
        let own = found.being != Some(Being::Person);
        Some(if own { Candidate { gender: gender.or(found.gender), ..found } } else { found })
    }

    /// `C'est une coopérative qui vend du lait`: what the clause tells of the noun is told of what `c'` is.
    pub(in super::super) fn shows(&mut self, place: Place, tree: &Tree<'_>, token: usize, found: &Candidate) {
        let noun = tree.head(token).filter(|_| tree.language() == Language::French);
        // `C'est une coopérative qui vend du lait, fondée en 1990`
        let more = |n: usize| {
            let participle = |a: usize| tree.is(a, &["acl"]) && tree.feature(a, "VerbForm") == Some("Part");
            tree.with(n, &["acl"]).any(|a| tree.token(a).deprel == "acl:relcl" || participle(a))
        };
        let told = noun.filter(|&n| tree.has_pos(n, &[Upos::Noun]) && more(n));
        if let Some(noun) = told.filter(|_| found.named || found.referent.label.contains(' ')) {
            self.resolved.insert((place, noun), found.referent.clone());
        }
    }

    /// `Tirelo ? C'est une coopérative`: whether the noun tells what a `c'` is that was found, and is nothing else.
    pub(in super::super) fn is_said_of_it(&self, place: Place, tree: &Tree<'_>, token: usize) -> bool {
        tree.language() == Language::French
            && tree.has_pos(token, &[Upos::Noun])
            && tree.first(token, &["cop"]).is_some()
            && tree.with(token, &["nsubj", "expl"]).any(|this| {
                matches!(tree.lower(this).as_str(), "c'" | "ce") && self.resolved.contains_key(&(place, this))
            })
    }

    /// `Qu'est-ce qu'un rucher ?`, `C'est quoi, un rucher ?`, `Pouvez-vous présenter l'association ?`
    fn asked_about(&self, asked: Place) -> Option<Candidate> {
        let there = Tree::new(self.document.sentence(asked));
        let question = !there.is_empty() && there.token(there.len() - 1).form.contains('?');
        if !question && self.document.speaker(asked).1 != Role::Interviewer {
            return None;
        }
        let things = || self.candidates.iter().filter(|c| c.place == asked && is_thing_told(&there, c));
        // `Quel est votre rôle ?`
        let which = |i: &usize| matches!(there.lower(*i).as_str(), "quel" | "quelle" | "quels" | "quelles");
        if let Some(which) = (0..there.len()).find(|i| which(i) && there.first(*i, &["cop"]).is_some()) {
            return one(
                things().filter(|c| there.head(c.token) == Some(which) && there.is(c.token, &["nsubj"]))
            );
        }
        let verb = (0..there.len())
            .find(|&v| ASKING.contains(&there.lemma(v).as_str()) && there.has_pos(v, &[Upos::Verb]));
        if let Some(verb) = verb.filter(|_| question) {
            let object =
                |c: &&Candidate| there.is(c.token, &["obj", "dislocated", "nsubj"]) && c.token > verb;
            return one(things().filter(object));
        }
        let words: Vec<String> = (0..there.len()).map(|i| there.lower(i)).collect();
        let says =
            |parts: &[&str]| words.windows(parts.len()).any(|w| w.iter().zip(parts).all(|(a, b)| a == b));
        let what =
            says(&["qu'", "est", "-ce", "que"]) || says(&["qu'", "est", "-ce", "qu'"]) || says(&["quoi"]);
        let verbs = (0..there.len()).any(|i| there.is_finite(i) && there.lemma(i) != "être");
        if !what || verbs || !question {
            return None;
        }
        // `la notion de sobriété`: the whole of what is asked about.
        let top = |c: &&Candidate| !things().any(|o| o.token != c.token && there.is_within(c.token, o.token));
        let asked_of = one(things().filter(top))?;
        Some(self.without_whom(asked, &there, asked_of))
    }

    /// `la sobriété, pour vous`: to whom is no part of what is asked about.
    fn without_whom(&self, asked: Place, there: &Tree<'_>, asked_of: Candidate) -> Candidate {
        let whose = |d: &usize| {
            there.has_pos(*d, &[Upos::Pron])
                && there.with(*d, &["case"]).any(|c| matches!(there.lower(c).as_str(), "pour" | "selon"))
        };
        let whole = phrase::argument(there, asked_of.token);
        let end = there.with(asked_of.token, &["nmod", "obl"]).find(|d| whose(d) && *d > asked_of.token);
        let Some(end) = end.and_then(|d| there.extent(d).0.checked_sub(1)).filter(|&e| e >= asked_of.token)
        else {
            return asked_of;
        };
        let referent = (self.label)(asked, Phrase { last: whole.last.min(end), ..whole });
        Candidate { referent, ..asked_of }
    }

    /// `C'est un atelier. C'est aussi un lieu de rencontre.`: what is defined further.
    fn goes_on(&self, place: Place, before: Place) -> Option<Candidate> {
        let there = Tree::new(self.document.sentence(before));
        let this = (0..there.len()).find(|&i| defining_noun(&there, i).is_some())?;
        let found = self.candidates.iter().rev().find(|c| c.place == before && c.token == this)?;
        (self.turn(place) == self.turn(before)).then(|| found.clone())
    }

    /// `J'utilise Tirelo. C'est un logiciel libre.`: the only new name of the sentence before, if it can be one, or the one
    /// that was called so.
    fn just_named(&self, place: Place, before: Place, tree: &Tree<'_>, noun: usize) -> Option<Candidate> {
        let there = Tree::new(self.document.sentence(before));
        let indefinite =
            tree.with(noun, &["det"]).any(|d| matches!(tree.lower(d).as_str(), "un" | "une" | "des"));
        let barred = self.barred(place, noun);
        let lemma = tree.lemma(noun);
        let names = || {
            self.candidates.iter().filter(|c| {
                c.place == before
                    && c.named
                    && !there.has_pos(c.token, &[Upos::Pron, Upos::Det])
                    && !barred.contains(&c.referent.slug)
            })
        };
        // `le projet de recherche Orfée`
        let called = |c: &&Candidate| {
            // `le moulin de Questembert`: the town is no mill.
            let beside =
                there.is(c.token, &["nmod", "appos", "flat"]) && there.first(c.token, &["case"]).is_none();
            let above = there.head(c.token).filter(|_| beside);
            there.lemma(c.token) == lemma || above.is_some_and(|a| there.lemma(a) == lemma)
        };
        if let Some(called) = one(names().filter(called)).filter(|_| indefinite) {
            return Some(called);
        }
        let kind = Lexicon::of(Language::French).noun_kind(&lemma)?;
        let new = |c: &&Candidate| {
            let first = |o: &Candidate| o.referent.slug == c.referent.slug && o.place < before;
            // `un atelier à Lille`: what is new there is the workshop.
            let brought = c.rank >= Rank::Oblique && (0..there.len()).any(|o| is_brought_in(&there, o));
            c.rank >= Rank::Object && !brought && !self.candidates.iter().any(first)
        };
        one(names().filter(new)).filter(|c| indefinite && is_of_kind(c.referent.kind, kind))
    }

    /// `J'étudie la bathymétrie. C'est l'ensemble des mesures …`: what the sentence before ends in.
    fn just_told(&self, place: Place, before: Place, tree: &Tree<'_>, noun: usize) -> Option<Candidate> {
        if !DEFINING.contains(&tree.lemma(noun).as_str()) || tree.first(noun, &["nmod", "acl"]).is_none() {
            return None;
        }
        let there = Tree::new(self.document.sentence(before));
        let last = self.candidates.iter().rfind(|c| c.place == before)?;
        let ends = (last.token + 1..there.len()).all(|i| there.has_pos(i, &[Upos::Punct, Upos::Adj]));
        let single = last.plural != Some(true) && self.turn(before) == self.turn(place);
        let thing = last.referent.kind == "Thing" && is_thing_told(&there, last);
        (ends && single && thing && last.rank >= Rank::Object).then(|| last.clone())
    }
}

/// `a ouvert un atelier`: a thing that the verb brings in.
fn is_brought_in(tree: &Tree<'_>, noun: usize) -> bool {
    let new = |d: usize| tree.feature(d, "Definite") == Some("Ind");
    tree.is(noun, &["obj"]) && tree.has_pos(noun, &[Upos::Noun]) && tree.with(noun, &["det"]).any(new)
}

/// Nouns that call what was said or asked something, rather than what it was about.
const CALLING: [&str; 12] = [
    "question",
    "sujet",
    "débat",
    "chose",
    "histoire",
    "vérité",
    "cas",
    "exemple",
    "choix",
    "pari",
    "défi",
    "problème",
];

/// `Peux-tu nous en parler ?`: the question asks for more of what was just said.
fn asks_for_more(tree: &Tree<'_>) -> bool {
    const MORE: [&str; 4] = ["parler", "dire", "raconter", "présenter"];
    let en = |v: usize| tree.dependents(v).iter().any(|&d| tree.lower(d) == "en" && d < v);
    let question = !tree.is_empty() && tree.token(tree.len() - 1).form.contains('?');
    question && (0..tree.len()).any(|v| MORE.contains(&tree.lemma(v).as_str()) && en(v))
}

/// The only one of the mentions.
fn one<'c>(mut found: impl Iterator<Item = &'c Candidate>) -> Option<Candidate> {
    let first = found.next()?;
    found.all(|other| other.referent == first.referent).then(|| first.clone())
}

/// Whether a mention is a noun, and nobody.
fn is_thing_told(tree: &Tree<'_>, mention: &Candidate) -> bool {
    tree.has_pos(mention.token, &[Upos::Noun, Upos::Propn]) && mention.being != Some(Being::Person)
}

/// The noun by which a clause that opens its sentence says what `c'` is.
fn defining_noun(tree: &Tree<'_>, token: usize) -> Option<usize> {
    let this = matches!(bare_form(&tree.token(token).form).as_str(), "c'" | "ce");
    let noun = tree.head(token).filter(|&h| h > token && tree.first(h, &["cop"]).is_some())?;
    let opens = (0..token).all(|i| {
        tree.has_pos(i, &[Upos::Adv, Upos::Cconj, Upos::Punct, Upos::Intj])
            || tree.is(i, &["discourse", "fixed"])
    });
    let called = CALLING.contains(&tree.lemma(noun).as_str()) && tree.first(noun, &["nmod"]).is_none();
    let plain = tree.has_pos(noun, &[Upos::Noun])
        && !called
        && tree.is(noun, &["root"])
        && tree.first(noun, &["det"]).is_some()
        && tree.first(noun, &["case"]).is_none()
        && tree.with(noun, &["nsubj", "expl", "dislocated"]).all(|s| s == token)
        && !tree.dependents(noun).iter().any(|&d| tree.token(d).deprel.ends_with(":cleft"));
    let presents = tree
        .with(noun, &["cop"])
        .any(|c| matches!(tree.lower(c).as_str(), "est" | "sont" | "était" | "étaient"));
    let asks = tree.token(tree.len() - 1).form.contains('?');
    (tree.language() == Language::French && this && opens && plain && presents && !asks).then_some(noun)
}
