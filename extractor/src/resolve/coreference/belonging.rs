//! Which body people speak for by their own words or those of who asks them: `notre association, Le Seuil`, `vous êtes
//! directrice de Nordalp`, `chez Nordalp, nous …`, `notre banque` of who speaks of a bank all along.
//!
//! Reads: the named bodies of the first walk. Adds: who speaks for them.

use super::Referent;
use super::candidate::Candidate;
use super::dialogue::{self, Affiliation};
use super::lexicon::{References, WordClass};
use crate::analysis::{Language, Sentence, Upos};
use crate::claims::lexicon::Lexicon;
use crate::claims::tree::Tree;
use crate::resolve::document::{Document, Place};
use crate::resolve::entities::Registry;
use crate::source::Role;
use std::collections::BTreeSet;

/// Slugs of persons with the bodies they or who asks them say they speak for.
pub(super) fn said(
    document: Document<'_>,
    registry: &Registry,
    candidates: &[Candidate],
) -> Vec<(String, Affiliation)> {
    let bodies = candidates.iter().filter(|c| c.named && c.referent.kind == "Organization");
    let told = bodies.filter_map(|c| {
        let tree = Tree::new(document.sentence(c.place));
        let who = |token: usize| person_meant(document, registry, c.place, token);
        let found = called_own(&tree, c.token)
            .and_then(|det| Some((who(det)?, true)))
            .or_else(|| {
                let noun = dialogue::member_noun(tree.sentence, c.token)?;
                let being = tree.first(noun, &["cop"]).is_some() && !dialogue::is_past(tree.sentence, noun);
                let leads = being && dialogue::is_leader(tree.sentence, noun);
                Some((who(tree.first(noun, &["nsubj"]).filter(|_| leads)?)?, true))
            })
            .or_else(|| {
                let we =
                    we_at(&tree, c.token).filter(|_| !dialogue::is_research(tree.language(), &c.referent))?;
                Some((who(we)?, true))
            });
        let (person, leads) = found?;
        Some((person, Affiliation { body: c.referent.clone(), leads }))
    });
    told.collect()
}

/// Bodies that are told apart by their town.
const HOUSES: [&str; 16] = [
    "club",
    "école",
    "collège",
    "lycée",
    "université",
    "hôpital",
    "clinique",
    "mairie",
    "musée",
    "théâtre",
    "tribunal",
    "caserne",
    "bibliothèque",
    "crèche",
    "préfecture",
    "prison",
];

/// Whether the mention is a body: not `Dijon` in `au club de Dijon`, where the name only tells which club is meant.
pub(super) fn names_body(sentence: &Sentence, mention: &Candidate) -> bool {
    let word = &sentence.tokens[mention.token];
    let led = sentence.children(mention.token).any(|c| sentence.tokens[c].relation() == "case");
    let body = |noun: usize| HOUSES.contains(&sentence.tokens[noun].lemma.to_lowercase().as_str());
    let tells_which = word.relation() == "nmod" && led && word.head.is_some_and(body);
    mention.referent.kind == "Organization" && !tells_which
}

/// Slugs of those whom the text calls one of a body of people, whether that has a name or none: `entraîneur au club`.
pub(super) fn members(document: Document<'_>, candidates: &[Candidate]) -> BTreeSet<String> {
    let bodies = candidates.iter().filter(|c| c.referent.kind == "Organization");
    let found = bodies.filter_map(|body| {
        let sentence = document.sentence(body.place);
        let noun = dialogue::member_noun(sentence, body.token)?;
        let person = candidates
            .iter()
            .filter(|c| c.place == body.place && c.named)
            .find(|c| c.referent.kind == "Person" && dialogue::is_beside(sentence, noun, c.token));
        person.map(|person| person.referent.slug.clone())
    });
    found.collect()
}

/// Slug of whom the word of the first or second person means there: who answers.
fn person_meant(document: Document<'_>, registry: &Registry, place: Place, token: usize) -> Option<String> {
    let (name, role) = document.speaker(place);
    let name = match dialogue::person(document.sentence(place), token)? {
        (1, _) if role == Role::Interviewee => name,
        (2, _) if role == Role::Interviewer => document.addressee(place)?,
        _ => return None,
    };
    registry.find(name).map(|named| named.slug.clone())
}

/// `notre association, Le Seuil`, `ma société Nordalp`: the possessive.
fn called_own(tree: &Tree<'_>, name: usize) -> Option<usize> {
    let apposed = tree.is(name, &["appos", "flat", "nmod"]) && tree.first(name, &["case"]).is_none();
    let noun = tree.head(name).filter(|&n| apposed && tree.has_pos(n, &[Upos::Noun]))?;
    let possessive = |d: &usize| dialogue::person(tree.sentence, *d).is_some();
    tree.with(noun, &["det", "nmod:poss"])
        .find(possessive)
        .filter(|_| is_body(tree.language(), &tree.lemma(noun)))
}

/// `Chez Nordalp, nous réparons des quais`: the `nous`.
fn we_at(tree: &Tree<'_>, name: usize) -> Option<usize> {
    let at = tree
        .with(name, &["case"])
        .any(|c| matches!(tree.lower(c).as_str(), "chez" | "à" | "au" | "aux" | "at" | "bei"));
    let verb = tree.head(name).filter(|_| at && tree.is(name, &["obl", "dislocated"]))?;
    let mut subjects = tree.with(verb, &["nsubj"]);
    subjects.find(|&s| s > name && dialogue::person(tree.sentence, s) == Some((1, true)))
}

/// The body that is spoken of most, where somebody is said to have one of that kind (`notre banque`, `votre fondation`).
pub(super) fn of_that_kind(document: Document<'_>, registry: &Registry, main: &Referent) -> bool {
    let Some(named) = registry.find(&main.label) else { return false };
    let names = std::iter::once(&named.label).chain(&named.aliases);
    let kinds: Vec<String> =
        names.filter_map(|name| name.split([' ', '-']).next()).map(str::to_lowercase).collect();
    document.places().any(|place| {
        let tree = Tree::new(document.sentence(place));
        (0..tree.len()).any(|noun| {
            let lemma = tree.lemma(noun);
            let own = |d: usize| match dialogue::person(tree.sentence, d) {
                Some((1, _)) => document.speaker(place).1 == Role::Interviewee,
                Some((2, _)) => document.speaker(place).1 == Role::Interviewer,
                _ => false,
            };
            tree.has_pos(noun, &[Upos::Noun])
                && kinds.contains(&lemma)
                && is_body(tree.language(), &lemma)
                && tree.feature(noun, "Number") != Some("Plur")
                && tree.with(noun, &["det", "nmod:poss"]).any(own)
        })
    })
}

/// Whether the noun is one for a body of people.
fn is_body(language: Language, lemma: &str) -> bool {
    let references = References::of(language);
    let classes = [WordClass::Company, WordClass::OwnBody, WordClass::AnyOwnBody];
    Lexicon::of(language).noun_kind(lemma) == Some("Organization")
        || classes.into_iter().any(|class| references.is(class, lemma))
}
