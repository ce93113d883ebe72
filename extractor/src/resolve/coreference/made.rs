//! Wide nouns for what was just told of: [`made`], `l'outil` behind `elle a mis au point un capteur de pollution`, and
//! [`classed`], `cet arbre` behind `un ginkgo pousse dans la cour`.
//!
//! Reads: the mentions of the last sentences, the nouns and verbs of `data/fr/references.tsv`. Nothing else may have been called
//! by the noun, and one thing alone may fit.

use super::candidate::{Candidate, Rank};
use super::lexicon::{Being, References, WordClass};
use super::rank::Stand;
use crate::analysis::{Language, Upos};
use crate::claims::tree::Tree;
use crate::resolve::document::Document;

/// How many sentences back the thing may have been spoken of, and brought in.
const BACK: usize = 2;
const SOME: usize = 6;
/// How many sentences back nothing else is called by the noun.
const FAR: usize = 12;

/// The one thing that was just made, which the bare definite noun calls by a wider word.
#[must_use]
pub(super) fn made<'c>(
    stand: Stand<'_>,
    document: Document<'_>,
    candidates: &'c [Candidate],
) -> Option<&'c Candidate> {
    let Stand { tree, token, order, .. } = stand;
    let lemma = tree.lemma(token);
    if tree.language() != Language::French || !References::of(tree.language()).is(WordClass::Made, &lemma) {
        return None;
    }
    let called = |c: &Candidate| c.lemma.split(' ').next() == Some(lemma.as_str());
    let told = |c: &&Candidate| c.order + FAR >= order && (c.place, c.token) != (stand.place, token);
    if candidates.iter().filter(told).any(|c| called(c) && !c.taken_up) {
        return None;
    }
    let near = candidates.iter().filter(|c| c.order + SOME >= order && c.order < order && !c.taken_up);
    let mut new = near.filter(|c| is_thing(c) && is_new(document, candidates, c));
    let one = new.next()?;
    let last = candidates.iter().rfind(|c| c.referent == one.referent && c.place != stand.place)?;
    (last.order + BACK >= order && new.all(|c| c.referent == one.referent)).then_some(last)
}

/// The one thing that the sentence before was about, which a shown noun calls by its class.
#[must_use]
pub(super) fn classed<'c>(stand: Stand<'_>, candidates: &'c [Candidate]) -> Option<&'c Candidate> {
    let Stand { tree, token, order, .. } = stand;
    let lemma = tree.lemma(token);
    let classes = References::of(tree.language()).is(WordClass::Classing, &lemma);
    if tree.language() != Language::French || !classes || !tree.is_shown(token) {
        return None;
    }
    let several = tree.feature(token, "Number") == Some("Plur");
    let noun = |c: &Candidate| c.lemma.split(' ').next().unwrap_or_default().to_owned();
    if candidates.iter().any(|c| c.order + BACK >= order && noun(c) == lemma && !c.taken_up) {
        return None;
    }
    let thing = |c: &&Candidate| {
        let body = matches!(c.referent.kind, "Person" | "Place" | "Group" | "Organization");
        c.being != Some(Being::Person) && !body && c.rank <= Rank::Object && c.plural == Some(several)
    };
    let before = candidates.iter().filter(|c| c.order + 1 == order && c.place != stand.place);
    let mut things = before.filter(thing);
    let one = things.next_back()?;
    things.all(|c| c.referent == one.referent).then_some(one)
}

/// Whether the mention is one thing, and nobody.
fn is_thing(mention: &Candidate) -> bool {
    let kind = mention.referent.kind;
    !matches!(mention.being, Some(Being::Person))
        && !matches!(kind, "Person" | "Place" | "Group")
        && mention.plural != Some(true)
        && !mention.coordinated
}

/// `a conçu un capteur`, `un capteur a été mis au point`, `lance Tirelo`: whether the clause makes it or brings it in.
fn is_new(document: Document<'_>, candidates: &[Candidate], mention: &Candidate) -> bool {
    let tree = Tree::new(document.sentence(mention.place));
    let token = mention.token;
    let indefinite = tree.with(token, &["det"]).any(|d| matches!(tree.lower(d).as_str(), "un" | "une"));
    let first = || {
        candidates.iter().find(|c| c.referent == mention.referent).is_some_and(|c| c.place == mention.place)
    };
    let brought = if mention.named { first() } else { indefinite && tree.has_pos(token, &[Upos::Noun]) };
    let object = tree.is(token, &["obj"]) || tree.token(token).deprel == "nsubj:pass";
    brought && object && tree.head(token).is_some_and(|verb| is_making(&tree, verb))
}

fn is_making(tree: &Tree<'_>, verb: usize) -> bool {
    let references = References::of(tree.language());
    let verbs = [Some(verb), tree.head(verb).filter(|_| tree.is(verb, &["xcomp"]))];
    verbs.into_iter().flatten().any(|v| {
        let lemma = tree.lemma(v);
        let mut with = tree.with(v, &["obl", "xcomp", "obj", "advmod"]).filter(|&o| o > v);
        references.is(WordClass::Making, &lemma)
            || lemma == "mettre" && with.any(|o| matches!(tree.lemma(o).as_str(), "point" | "place" | "pied"))
    })
}
