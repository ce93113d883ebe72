//! `en` on the walk: what there is some of (`Le pain contient du gluten. Un malade ne doit pas en manger`), or what somebody
//! speaks of, needs or comes from (`Ils manquent de lits. Les cliniques en ont besoin aussi`).
//!
//! What was said (`Elle a gagné, j'en suis fier`) is taken up by [`taken_up`](crate::resolve::taken_up); what a number counts
//! (`j'en ai vendu dix`) by [`counting`](crate::resolve::counting).

use super::{Walk, only_one};
use crate::analysis::{Language, Upos};
use crate::claims::lexicon::{Lexicon, List};
use crate::claims::predicate::verb_key;
use crate::claims::tree::Tree;
use crate::resolve::coreference::binding::first_of;
use crate::resolve::coreference::candidate::{Candidate, Rank};
use crate::resolve::coreference::lexicon::Being;
use crate::resolve::coreference::reason::{Finding, Reason};
use crate::resolve::document::Place;

/// What is thought or said of something, or got to, is not told by a noun near.
const IDLE: [&str; 6] = ["penser", "dire", "être", "faire", "savoir", "rester"];

impl Walk<'_, '_> {
    /// Keep what `en` stands for; it brings in nothing that a pronoun could take up.
    pub(super) fn sourced(&mut self, order: usize, place: Place, tree: &Tree<'_>, token: usize) -> bool {
        let Some(verb) = verb_of(tree, token) else { return false };
        let source = is_source(tree, verb);
        let found = match () {
            () if tree.with(verb, &["obj", "nsubj"]).any(|d| d > verb && counts(tree, d)) => None,
            () if self.put_first(place, tree, token).is_some() => {
                self.put_first(place, tree, token).map(|c| (c, Reason::Repeats))
            }
            () if source && takes_clauses(tree, verb) || IDLE.contains(&tree.lemma(verb).as_str()) => None,
            () => self
                .some(order, place, tree, token)
                .filter(|_| !source && tree.lemma(verb) != "vouloir")
                .map(|c| (c, Reason::Thing))
                .or_else(|| self.spoken_of(order, place, tree, token)),
        };
        if let Some((antecedent, reason)) = found {
            let antecedent_of = Some((antecedent.place, antecedent.token));
            self.findings.insert((place, token), Finding { antecedent: antecedent_of, reason });
            self.resolved.insert((place, token), antecedent.referent);
        }
        true
    }

    /// `Du gluten, il y en a`
    fn put_first(&self, place: Place, tree: &Tree<'_>, token: usize) -> Option<Candidate> {
        let here = self.candidates.iter().filter(|c| c.place == place && c.token < token);
        let comma = |noun: usize| (noun..token).any(|i| tree.lower(i) == ",");
        let mut first = here.filter(|c| {
            let own = first_of(tree, c.token);
            let opens =
                tree.extent(own).0 == 0 && tree.first(own, &["case"]).is_none_or(|case| is_some(tree, case));
            opens
                && comma(own)
                && (tree.is(own, &["dislocated"]) || is_some_of(tree, own))
                && !tree.is(own, &["nsubj"])
        });
        first.next().cloned()
    }

    /// The only thing just spoken of of which there may be some: in this sentence, or in the one before.
    fn some(&self, order: usize, place: Place, tree: &Tree<'_>, token: usize) -> Option<Candidate> {
        let here = |c: &&Candidate| c.place == place && c.token < token && !is_own(tree, c.token, token);
        let turn = self.turn(place);
        let before = |c: &&Candidate| {
            c.place != place && c.order + 1 >= order && self.turn(c.place).abs_diff(turn) <= 1
        };
        let of = |near: &dyn Fn(&&Candidate) -> bool| -> Vec<&Candidate> {
            self.candidates
                .iter()
                .filter(near)
                .filter(|c| !c.taken_up && is_some_of(&Tree::new(self.document.sentence(c.place)), c.token))
                .collect()
        };
        let mut things = of(&here);
        if things.is_empty() {
            things = of(&before);
        }
        only_one(things.into_iter())
    }

    /// The only thing that the sentence or the one before does something to, else the only one that it is about.
    fn spoken_of(
        &self,
        order: usize,
        place: Place,
        tree: &Tree<'_>,
        token: usize,
    ) -> Option<(Candidate, Reason)> {
        let turn = self.turn(place);
        let own: Vec<&str> = self
            .candidates
            .iter()
            .filter(|c| c.place == place && is_own(tree, c.token, token))
            .map(|c| c.referent.slug.as_str())
            .collect();
        // `Elle en a remplacé`: somebody it may be, if there are several.
        let somebody = |c: &Candidate| {
            matches!(c.being, Some(Being::Person | Being::Agent))
                && !(c.plural == Some(true) && c.rank == Rank::Object)
        };
        let wanted = tree.head(token).is_some_and(|v| tree.lemma(v) == "vouloir" || is_source(tree, v));
        let thing = |c: &&Candidate| {
            !somebody(c)
                && !c.coordinated
                && !own.contains(&c.referent.slug.as_str())
                && (c.rank <= Rank::Object || wanted && c.rank == Rank::Oblique)
                && (c.place != place || c.token < token)
        };
        let here = |c: &&Candidate| thing(c) && c.place == place;
        let before = |c: &&Candidate| {
            thing(c)
                && c.place != place
                && c.order + 1 >= order
                && self.turn(c.place).abs_diff(turn) <= 1
                && is_main(&Tree::new(self.document.sentence(c.place)), c.token)
        };
        // `personne n'en veut`: of the site or of its money.
        let only = |near: &dyn Fn(&&Candidate) -> bool, objects: bool| -> Option<Candidate> {
            only_one(self.candidates.iter().filter(near).filter(|c| !objects || c.rank == Rank::Object))
        };
        let among = |near: &dyn Fn(&&Candidate) -> bool| {
            only(near, !wanted).or_else(|| only(near, false).filter(|_| !wanted))
        };
        let any_here = self.candidates.iter().any(|c| here(&c));
        let found = if any_here { among(&here) } else { among(&before) };
        found.map(|thing| (thing, Reason::Thing))
    }
}

/// The verb or adjective that `en` stands before, where it means something.
fn verb_of(tree: &Tree<'_>, token: usize) -> Option<usize> {
    let clitic = matches!(tree.lower(token).as_str(), "en" | "-en")
        && tree.language() == Language::French
        && tree.has_pos(token, &[Upos::Pron, Upos::Adv])
        && !tree.is(token, &["fixed", "case", "mark", "expl"]);
    tree.head(token).filter(|&v| clitic && tree.has_pos(v, &[Upos::Verb, Upos::Adj, Upos::Aux, Upos::Noun]))
}

/// `en parler`, `en être fier`, `en partir`: what it is about or comes from, and no part of it.
fn is_source(tree: &Tree<'_>, verb: usize) -> bool {
    let lexicon = Lexicon::of(tree.language());
    let copula = tree.first(verb, &["cop"]).is_some() || tree.has_pos(verb, &[Upos::Adj]);
    let key = key(tree, verb);
    let listed = |list| lexicon.lists(list, &key);
    copula || listed(List::Sourced) || listed(List::Unaccusative)
}

fn key(tree: &Tree<'_>, verb: usize) -> String {
    let copula = tree.first(verb, &["cop"]).is_some() || tree.has_pos(verb, &[Upos::Adj]);
    // `en avoir besoin`
    let noun = tree
        .with(verb, &["obj"])
        .find(|&o| o > verb && tree.has_pos(o, &[Upos::Noun]) && tree.dependents(o).is_empty());
    match noun {
        _ if copula => format!("être {}", tree.lemma(verb)),
        Some(noun) => format!("{} {}", tree.lemma(verb), tree.lemma(noun)),
        None => verb_key(tree, verb),
    }
}

/// What is said, remembered or felt is what happened as often as a thing.
fn takes_clauses(tree: &Tree<'_>, verb: usize) -> bool {
    crate::resolve::taken_up::OF_WHAT_WAS_SAID.contains(&key(tree, verb).as_str())
}

/// `du gluten`, `des tableaux`, `de l'argent`, `manquer de lits`, `les lits`: what there may be some of.
fn is_some_of(tree: &Tree<'_>, noun: usize) -> bool {
    let marked = tree.with(noun, &["det", "case"]).any(|d| is_some(tree, d));
    // `moins de vélos`
    let quantity = tree.is(noun, &["nmod", "obl"])
        && tree.head(noun).is_some_and(|h| h < noun && tree.has_pos(h, &[Upos::Adv]));
    let argument = tree.is(noun, &["obj", "root", "dislocated", "conj"]) || quantity;
    tree.has_pos(noun, &[Upos::Noun]) && marked && argument
}

/// Whether the noun is an argument of the main clause.
fn is_main(tree: &Tree<'_>, noun: usize) -> bool {
    let own = first_of(tree, noun);
    tree.is(own, &["root", "dislocated"]) && tree.first(own, &["cop"]).is_none()
        || tree.head(own).is_some_and(|verb| tree.is(verb, &["root", "conj", "parataxis"]))
}

fn is_some(tree: &Tree<'_>, word: usize) -> bool {
    let form = tree.lower(word);
    let whole = tree.expression(word);
    matches!(form.as_str(), "du" | "des" | "d'") || form == "de" || whole.starts_with("de l")
}

/// `en avoir dix`, `en relâcher aucun`: how many is told, and of what is found elsewhere.
fn counts(tree: &Tree<'_>, token: usize) -> bool {
    tree.has_pos(token, &[Upos::Num])
        || matches!(
            tree.lower(token).as_str(),
            "un" | "une" | "aucun" | "aucune" | "autre" | "autres" | "certains" | "plusieurs"
        )
}

/// Whether the noun is the subject or a complement of the clitic's own verb.
fn is_own(tree: &Tree<'_>, noun: usize, clitic: usize) -> bool {
    let verb = tree.head(clitic);
    let mut at = noun;
    while let Some(head) = tree.head(at) {
        if Some(head) == verb || verb.is_some_and(|v| tree.is(v, &["xcomp"]) && tree.head(v) == Some(head)) {
            return tree.is(at, &["nsubj", "obj", "iobj", "obl"]);
        }
        at = head;
    }
    verb.is_some_and(|verb| tree.is_within(verb, noun))
}
