//! Whom the lead of an interview speaks of before anybody is named there: `La grimpeuse de Voiron a remporté deux étapes`.
//!
//! Reads: the first subject of the lead, the only one who is interviewed. A noun for somebody who agrees with them is
//! theirs; the office of a minister or president must be known to be, or its sentence must tell what they say.

use crate::analysis::Upos;
use crate::claims::lexicon::Lexicon;
use crate::claims::predicate::verb_key;
use crate::claims::tree::Tree;
use crate::resolve::coreference::candidate::{self, Rank};
use crate::resolve::coreference::lexicon::{Being, References, WordClass, first_name};
use crate::resolve::coreference::walk::Walk;
use crate::resolve::coreference::{Referent, candidate::is_named};
use crate::resolve::document::Place;
use crate::source::Section;

/// Offices of whom news speak that are nobody's interview.
const OF_STATE: [&str; 4] = ["ministre", "président", "présidente", "roi"];

impl Walk<'_, '_> {
    /// Who is interviewed, where the noun is the first in the lead that somebody is called by.
    pub(super) fn of_lead(&self, place: Place, tree: &Tree<'_>, token: usize) -> Option<Referent> {
        let lead = |at: Place| self.document.segment(at).section == Section::Lead;
        let one = self.dialogue.filter(|_| lead(place) && is_somebody(tree, token))?.only_interviewee()?;
        let told = self.whole.iter().filter(|c| lead(c.place));
        let named = told.clone().any(|c| c.named && !c.taken_up && c.being == Some(Being::Person));
        let mut before = self.candidates.iter().filter(|c| lead(c.place));
        let second = before.any(|c| c.being == Some(Being::Person) && c.rank <= Rank::InnerSubject);
        if named || second {
            return None;
        }
        let gender = candidate::gender(tree, token, "Person");
        let first = one.label.split(' ').next().unwrap_or_default();
        let own = self.genders.get(&one.slug).copied().or_else(|| first_name(first, tree.language()));
        let agrees = match (gender, own) {
            (Some(a), Some(b)) => a == b,
            _ => !is_office(tree, token),
        };
        let of_state = OF_STATE.contains(&tree.lemma(token).as_str());
        (agrees && (!of_state || tells(tree, token))).then_some(one)
    }
}

/// `la grimpeuse de Voiron`, `l'édile`: one who is known, the subject, without a name of their own.
fn is_somebody(tree: &Tree<'_>, token: usize) -> bool {
    let references = References::of(tree.language());
    let words = [tree.lemma(token), tree.lower(token)];
    let person = words.iter().any(|word| {
        Lexicon::of(tree.language()).noun_kind(word) == Some("Person")
            || references.is(WordClass::Epithet, word)
            || references.is(WordClass::Craft, word)
            || is_trade(word)
    });
    // `le fils de Paul`, `la victime`: a part that brings in somebody else.
    let part = words.iter().any(|word| references.is(WordClass::Part, word)) && !is_office(tree, token);
    let definite = tree.with(token, &["det"]).any(|d| tree.feature(d, "Definite") == Some("Def"));
    let called = tree
        .with(token, &["appos", "flat", "nmod"])
        .any(|a| tree.first(a, &["case"]).is_none() && is_named(tree.sentence, a));
    tree.is(token, &["nsubj"])
        && tree.has_pos(token, &[Upos::Noun])
        && tree.feature(token, "Number") != Some("Plur")
        && (person || is_office(tree, token))
        && !part
        && definite
        && !called
}

fn is_trade(word: &str) -> bool {
    ["iste", "logue", "euse", "trice"].iter().any(|ending| word.ends_with(ending))
}

fn is_office(tree: &Tree<'_>, token: usize) -> bool {
    let lexicon = Lexicon::of(tree.language());
    [tree.lemma(token), tree.lower(token)].iter().any(|word| lexicon.title(word).is_some())
}

/// Whether the noun is the subject of a verb of saying, or of one that goes on with it.
fn tells(tree: &Tree<'_>, token: usize) -> bool {
    let lexicon = Lexicon::of(tree.language());
    let Some(verb) = tree.head(token) else { return false };
    let verbs = std::iter::once(verb).chain(tree.with(verb, &["conj"]));
    verbs.into_iter().any(|v| lexicon.speech(&verb_key(tree, v)).is_some())
}
