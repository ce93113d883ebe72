//! Acts that are called for or ruled out by a word without a verb: `Autant démolir le pont`, `Pas question de vendre la maison`,
//! `Impossible de chauffer la salle`; and what there is somewhere, counted without a verb (`Dans la cour, deux cents chaises.`).

use super::super::circumstance::{is_time_noun, oblique_role};
use super::super::frame::Frame;
use super::super::phrase;
use super::super::predicate::Predicate;
use super::super::proposition::{Circumstance, Phrase, PredicateKind, RelationPhrase};
use super::super::rules::Slots;
use super::super::tree::Tree;
use super::Reader;
use super::emit::statement;
use crate::analysis::{Language, Upos};
use crate::resolve::{Certainty, Modality, QualifierRole};

impl Reader<'_> {
    /// Read the act that the sentence calls for or rules out, if it is made so.
    pub(super) fn called_for(&mut self, root: usize, frame: &Frame) -> bool {
        let tree = self.tree;
        let Some((act, denied, mood)) = called_for(tree, root) else { return false };
        // `Autant vous dire que …` only leads to what is said.
        if self.lexicon.speech(&tree.lemma(act)).is_some()
            && let Some(content) = tree.first(act, &["ccomp"])
        {
            self.clause(content, None, None, frame.clone());
            return true;
        }
        self.bare_acts.push(act);
        let inner = Frame { denied: frame.denied ^ denied, ..frame.clone() }.with(mood);
        let inner = if denied { inner } else { inner.at_most(Certainty::Unknown) };
        self.clause(act, None, None, inner);
        true
    }

    /// Read the infinitive as an act, and those that are coordinated with it.
    pub(super) fn act(&mut self, root: usize, mood: Modality) {
        let tree = self.tree;
        let frame = Frame::default().with(mood).at_most(Certainty::Unknown);
        let further: Vec<usize> =
            tree.with(root, &["conj"]).filter(|&c| tree.feature(c, "VerbForm") == Some("Inf")).collect();
        self.bare_acts.extend(std::iter::once(root).chain(further.iter().copied()));
        for act in std::iter::once(root).chain(further) {
            self.clause(act, None, None, frame.clone());
        }
    }

    /// `À l'intérieur, 11 460 boîtes.`: how many there are, and where.
    pub(super) fn counted_there(&mut self, root: usize, frame: &Frame) {
        let tree = self.tree;
        let Some(there) = counted_there(tree, root) else { return };
        let place = phrase::circumstance(tree, there);
        let role = oblique_role(tree, self.lexicon, there);
        let whole = phrase::argument(tree, root);
        // The place is no part of what is there.
        let comma = (place.first..root).rev().find(|&i| tree.token(i).form == ",");
        let thing = Phrase { first: comma.map_or(whole.first, |c| whole.first.max(c + 1)), ..whole };
        let place = Phrase { last: place.last.min(tree.extent(there).1), ..place };
        let place = if tree.token(place.last).form == "," && place.last > place.first {
            Phrase { last: place.last - 1, ..place }
        } else {
            place
        };
        if role != QualifierRole::Place || place.last > thing.first {
            return;
        }
        let relation = RelationPhrase {
            lemma: "y avoir".to_owned(),
            key: "y avoir".to_owned(),
            kind: PredicateKind::Existence,
            ..RelationPhrase::default()
        };
        let slots = Slots { rule: "verbless", objects: Vec::new(), relation, used: Vec::new() };
        let qualifiers = vec![Circumstance { role, phrase: place }];
        self.push(
            root,
            Some(thing),
            None,
            &slots,
            &statement(),
            qualifiers,
            frame,
            (place.first, thing.last),
        );
    }
}

/// The act, whether it is ruled out, and how it is called for.
fn called_for(tree: &Tree<'_>, root: usize) -> Option<(usize, bool, Modality)> {
    if tree.language() != Language::French || tree.first(root, &["cop", "nsubj", "expl"]).is_some() {
        return None;
    }
    let infinitive = |&x: &usize| {
        x > root
            && tree.feature(x, "VerbForm") == Some("Inf")
            && tree.first(x, &["nsubj", "obj"]).is_none_or(|d| tree.is(d, &["obj"]))
    };
    let marked = |x: &usize| tree.with(*x, &["mark"]).any(|m| matches!(tree.lower(m).as_str(), "de" | "d'"));
    let act = tree.with(root, &["xcomp", "csubj", "ccomp", "acl", "advcl"]).find(infinitive);
    let word = tree.lower(root);
    let before = |words: &[&str]| {
        tree.dependents(root).iter().any(|&d| d < root && words.contains(&tree.lower(d).as_str()))
    };
    match word.as_str() {
        "autant" => act.map(|act| (act, false, Modality::Obligation)),
        "question" if before(&["pas", "plus", "hors"]) => {
            act.filter(marked).map(|act| (act, true, Modality::Obligation))
        }
        "impossible" | "interdit" if root < 2 => act.filter(marked).map(|act| (act, true, Modality::Ability)),
        "inutile" if root < 2 => act.filter(marked).map(|act| (act, true, Modality::Obligation)),
        // `Ces ponts, autant les démolir`
        _ if tree.feature(root, "VerbForm") == Some("Inf") && before(&["autant"]) => {
            Some((root, false, Modality::Obligation))
        }
        _ => None,
    }
}

/// The place that opens a sentence without a verb, before what is counted.
fn counted_there(tree: &Tree<'_>, root: usize) -> Option<usize> {
    const LONGEST: usize = 24;
    let counted = tree.has_pos(root, &[Upos::Noun])
        && tree.first(root, &["nummod"]).is_some()
        && tree.first(root, &["case", "cop", "nsubj"]).is_none()
        && !is_time_noun(tree, root);
    let plain = tree.len() < LONGEST
        && !(0..tree.len()).any(|i| {
            tree.is_finite(i) && !tree.is(i, &["acl"]) || matches!(tree.token(i).form.as_str(), ":" | "?")
        });
    let there = tree.with(root, &["obl", "nmod", "advmod"]).find(|&d| {
        tree.extent(d).0 == 0
            && tree.with(d, &["case"]).any(|c| {
                matches!(
                    tree.lower(c).as_str(),
                    "à" | "au" | "aux" | "dans" | "sur" | "sous" | "devant" | "derrière" | "chez"
                )
            })
            && !is_time_noun(tree, d)
    })?;
    let end = tree.extent(there).1;
    let comma = (end..=end + 1).any(|i| i < tree.len() && tree.token(i).form == ",");
    (counted && plain && comma && tree.language() == Language::French).then_some(there)
}

/// `il appartient au maire de trancher`, `il revient à Anna de payer`: whom the act falls to.
pub(super) fn incumbent(tree: &Tree<'_>, predicate: &Predicate) -> Option<(Phrase, usize)> {
    let verb = predicate.chain[0];
    let falls = tree.language() == Language::French
        && matches!(tree.lemma(verb).as_str(), "appartenir" | "revenir" | "incomber" | "échoir")
        && tree.with(verb, &["nsubj", "expl"]).any(|s| tree.lower(s) == "il");
    let to = |c: usize| matches!(tree.lower(c).as_str(), "à" | "au" | "aux");
    let who = tree.with(verb, &["obl"]).find(|&o| falls && tree.with(o, &["case"]).any(to))?;
    let of = |x: usize| tree.with(x, &["mark"]).any(|m| matches!(tree.lower(m).as_str(), "de" | "d'"));
    let act = tree
        .with(verb, &["xcomp", "csubj", "ccomp"])
        .chain(tree.with(who, &["acl"]))
        .find(|&x| x > who && tree.feature(x, "VerbForm") == Some("Inf") && of(x))?;
    let phrase = phrase::argument(tree, who);
    let opens = tree.extent(act).0.min(act);
    Some((Phrase { last: phrase.last.min(opens.saturating_sub(1)).max(who), ..phrase }, act))
}
