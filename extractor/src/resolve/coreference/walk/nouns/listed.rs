//! So many who or which were just listed: `entre Lyon et Clermont … les deux pôles`, `Ornn, Shen et Maokai … Tous trois`.
//!
//! Reads: what stands side by side in the sentence or the two before. Only one list of so many may stand there.

use super::super::Walk;
use crate::analysis::{Language, Upos};
use crate::claims::tree::Tree;
use crate::resolve::coreference::candidate::{Candidate, coordination};
use crate::resolve::coreference::lexicon::Being;

/// How many sentences back the list may stand.
const BACK: usize = 2;

impl Walk<'_, '_> {
    /// The list that `les deux`, `ces trois pays` or `tous trois` takes up.
    pub(in super::super) fn listed(&self, order: usize, tree: &Tree<'_>, token: usize) -> Option<Candidate> {
        let (number, noun) = so_many(tree, token)?;
        let place = self.candidates.last()?.place;
        let lists = self.candidates.iter().filter(|c| {
            c.order + BACK >= order
                && (c.order < order || c.place != place || c.token < token)
                && c.plural == Some(true)
                && c.lemma.is_empty()
                && !c.taken_up
                && self.members_of(c) == Some(number)
        });
        let mut lists: Vec<&Candidate> = lists.filter(|c| fits(tree, noun, c)).collect();
        lists.dedup_by(|a, b| a.referent == b.referent);
        match lists[..] {
            [one] => Some(one.clone()),
            _ => None,
        }
    }

    /// How many are listed in a mention of several.
    fn members_of(&self, list: &Candidate) -> Option<usize> {
        let tree = Tree::new(self.document.sentence(list.place));
        let first = if tree.is(list.token, &["conj"]) { tree.head(list.token)? } else { list.token };
        let several = [" et ", " ou ", " and "].iter().any(|and| list.referent.label.contains(and));
        Some(coordination(&tree, first).len()).filter(|&n| n > 1 && several)
    }
}

/// How many the words take up, and the noun that says of what.
fn so_many(tree: &Tree<'_>, token: usize) -> Option<(usize, Option<usize>)> {
    let number = |i: usize| match tree.lower(i).as_str() {
        "deux" => Some(2),
        "trois" => Some(3),
        "quatre" => Some(4),
        _ => None,
    };
    let known = |n: usize| {
        tree.with(n, &["det"]).any(|d| matches!(tree.lower(d).as_str(), "les" | "ces"))
            && tree.first(n, &["nmod", "acl", "amod", "appos"]).is_none()
    };
    let all = |n: usize| {
        tree.dependents(n).iter().any(|&d| d < n && matches!(tree.lower(d).as_str(), "tous" | "toutes"))
    };
    let argument = tree.is(token, &["nsubj", "obj", "iobj", "obl", "nmod"]);
    if tree.language() != Language::French || !argument {
        return None;
    }
    if tree.has_pos(token, &[Upos::Noun]) {
        let counted = tree.with(token, &["nummod"]).find_map(number);
        return counted.filter(|_| known(token)).map(|n| (n, Some(token)));
    }
    let alone = tree.has_pos(token, &[Upos::Num, Upos::Pron]) && (known(token) || all(token));
    number(token).filter(|_| alone).map(|n| (n, None))
}

/// Whether the noun may call what is listed: persons by a noun for persons, things by another.
fn fits(tree: &Tree<'_>, noun: Option<usize>, list: &Candidate) -> bool {
    let Some(noun) = noun else { return true };
    let person =
        crate::claims::lexicon::Lexicon::of(tree.language()).noun_kind(&tree.lemma(noun)) == Some("Person");
    person == (list.being == Some(Being::Person) || list.referent.kind == "Group")
}
