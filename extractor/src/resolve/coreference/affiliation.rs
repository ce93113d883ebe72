//! Who belongs where, told in ways that take more than a name beside a name: `Sa présidente, Anne Roux`, `Anne Roux (Nordalp)`,
//! a lead's `La présidente de Nordalp` where one person answers.
//!
//! Reads: the mentions of the first walk and what its possessives stand for. Adds: bodies that people speak for.

use super::Referent;
use super::candidate::{Candidate, Rank};
use super::dialogue::{Affiliation, is_beside, is_leader};
use crate::analysis::Upos;
use crate::claims::lexicon::Lexicon;
use crate::claims::tree::Tree;
use crate::resolve::coreference::owner::owner_token;
use crate::resolve::document::{Document, Place};
use crate::source::{Role, Section};
use std::collections::BTreeMap;

/// What the first walk found.
#[derive(Debug, Clone, Copy)]
pub struct Known<'w> {
    /// Every mention.
    pub candidates: &'w [Candidate],
    /// What each word that refers back means.
    pub resolved: &'w BTreeMap<(Place, usize), Referent>,
}

/// Slugs of persons with the bodies they speak for. `answering` is the only one who answers, where one does.
pub fn told(
    document: Document<'_>,
    known: Known<'_>,
    answering: Option<&Referent>,
) -> Vec<(String, Affiliation)> {
    let mut found = in_brackets(document, known);
    for place in document.places().filter(|&p| document.speaker(p).1 == Role::Narrator) {
        let tree = Tree::new(document.sentence(place));
        for noun in (0..tree.len()).filter(|&i| tree.has_pos(i, &[Upos::Noun]) && is_leader(tree.sentence, i))
        {
            if let Some(body) = led(known, place, &tree, noun)
                && let Some(person) = who(document, known, place, &tree, noun, answering)
            {
                found.push((person, Affiliation { body, leads: true }));
            }
        }
    }
    found
}

/// The body that the noun for who leads it belongs to: by a possessive, or named behind it.
fn led(known: Known<'_>, place: Place, tree: &Tree<'_>, noun: usize) -> Option<Referent> {
    let body = |r: &&Referent| r.kind == "Organization";
    if let Some(possessive) = owner_token(tree, noun) {
        return known.resolved.get(&(place, possessive)).filter(body).cloned();
    }
    let of = known.candidates.iter().filter(|c| c.place == place && tree.head(c.token) == Some(noun));
    let mut of = of.filter(|c| c.named && tree.is(c.token, &["nmod"])).map(|c| &c.referent).filter(body);
    of.next().cloned()
}

/// Who the noun for who leads a body is: the name beside it, or, the subject of a lead, the only one who answers.
fn who(
    document: Document<'_>,
    known: Known<'_>,
    place: Place,
    tree: &Tree<'_>,
    noun: usize,
    answering: Option<&Referent>,
) -> Option<String> {
    let persons =
        || known.candidates.iter().filter(|c| c.place == place && c.named && c.referent.kind == "Person");
    if let Some(named) = persons().find(|c| is_beside(tree.sentence, noun, c.token)) {
        return Some(named.referent.slug.clone());
    }
    let lead = matches!(document.segment(place).section, Section::Lead | Section::Headline);
    let subject = tree.is(noun, &["nsubj"]) && tree.head(noun).is_some_and(|verb| tree.is(verb, &["root"]));
    let definite = owner_token(tree, noun).is_some()
        || tree.with(noun, &["det"]).any(|d| tree.token(d).feats.is("Definite", "Def"));
    let others = persons().any(|c| c.rank <= Rank::Object && Some(&c.referent) != answering);
    answering.filter(|_| lead && subject && definite && !others).map(|one| one.slug.clone())
}

/// `Anne Roux (Nordalp)`: the body set in brackets behind a name.
fn in_brackets(document: Document<'_>, known: Known<'_>) -> Vec<(String, Affiliation)> {
    let bodies = known.candidates.iter().filter(|c| c.named && c.referent.kind == "Organization");
    let beside = bodies.filter_map(|c| {
        let tokens = &document.sentence(c.place).tokens;
        let opens = c.token.checked_sub(1).filter(|&i| tokens[i].form == "(")?;
        let person =
            known.candidates.iter().filter(|p| p.place == c.place && p.token < opens).rfind(|p| {
                p.named
                    && p.referent.kind == "Person"
                    && tokens[p.token..opens].iter().all(|t| t.upos == Upos::Propn)
            })?;
        let several = Lexicon::of(document.sentence(c.place).language).noun_kind(&tokens[c.token].lemma);
        // The title of an interview says whom somebody speaks for.
        let leads = document.segment(c.place).section == Section::Headline;
        let affiliation = Affiliation { body: c.referent.clone(), leads };
        several.is_none().then(|| (person.referent.slug.clone(), affiliation))
    });
    beside.collect()
}
