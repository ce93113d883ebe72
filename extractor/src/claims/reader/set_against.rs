//! What is set against something denied: `n'a pas choisi la vitesse mais la qualité`, `ce n'est pas un travail, c'est un
//! besoin`.
//!
//! Reads: a denied clause. Says: which of its parts are affirmed all the same, and what the `c'` of the next clause means.

use super::super::mood::Mood;
use super::super::phrase;
use super::super::predicate::Predicate;
use super::super::proposition::{Circumstance, Object, Phrase, PredicateKind};
use super::super::tree::Tree;
use super::Reader;
use super::standins::dislocated;
use crate::analysis::{Language, Upos};
use crate::resolve::Polarity;

/// `mais la qualité`, `sondern das Auto`: a word that is joined to another by a conjunction of contrast, and not denied itself.
#[must_use]
pub fn is_set_against(tree: &Tree<'_>, member: usize) -> bool {
    let against = |c: usize| {
        let word = tree.lower(c);
        let but = match tree.language() {
            Language::French => word == "mais",
            Language::German => word == "sondern",
            _ => word == "but",
        };
        c < member && but
    };
    let denied = |d: usize| tree.is(d, &["advmod", "det"]) && phrase::is_denial(tree, d);
    tree.is(member, &["conj"])
        && tree.with(member, &["cc"]).any(against)
        && !tree.is_finite_clause(member)
        && tree.first(member, &["nsubj", "aux"]).is_none()
        && !tree.dependents(member).iter().any(|&d| d < member && denied(d))
}

/// The clause's mood as far as it concerns one of its objects.
pub(super) fn mood_of(tree: &Tree<'_>, mood: &Mood, object: Option<Object>) -> Mood {
    let against = matches!(object, Some(Object::Phrase(p)) if is_set_against(tree, p.head));
    let polarity =
        if against && mood.polarity == Polarity::Denied { Polarity::Affirmed } else { mood.polarity };
    Mood { polarity, ..mood.clone() }
}

/// `Il n'est pas venu pour boire mais pour écouter`: only the first circumstance is denied, and the clause holds with the second.
pub(super) fn with_right_circumstance(
    tree: &Tree<'_>,
    mood: &Mood,
    qualifiers: Vec<Circumstance>,
) -> (Mood, Vec<Circumstance>) {
    let right = |q: &Circumstance| {
        let other = tree.with(q.phrase.head, &["conj"]).find(|&c| is_set_against(tree, c))?;
        let (first, last) = tree.extent(other);
        let cc = tree.with(other, &["cc"]).filter(|&c| c < other).map(|c| c + 1).max().unwrap_or(first);
        let last = (other..=last).rev().find(|&i| !tree.has_pos(i, &[Upos::Punct])).unwrap_or(other);
        Some(Phrase { head: other, first: cc.max(first), last })
    };
    if mood.polarity != Polarity::Denied || !qualifiers.iter().any(|q| right(q).is_some()) {
        return (mood.clone(), qualifiers);
    }
    let replaced = |q: Circumstance| Circumstance { phrase: right(&q).unwrap_or(q.phrase), ..q };
    let qualifiers = qualifiers.into_iter().map(replaced).collect();
    (Mood { polarity: Polarity::Affirmed, ..mood.clone() }, qualifiers)
}

impl Reader<'_> {
    /// `Écrire, ce n'est pas un travail, c'est un besoin`: remember what the next clauses speak of.
    pub(super) fn goes_on_about(&mut self, predicate: &Predicate, subjects: &[Option<Phrase>]) {
        let tree = self.tree;
        let [Some(subject)] = *subjects else { return };
        if predicate.kind != PredicateKind::Copula
            || tree.language() != Language::French
            || is_it(tree, subject.head)
        {
            return;
        }
        let own = tree.with(predicate.main, &["nsubj"]).find(|&s| is_it(tree, s));
        let denies =
            tree.with(predicate.main, &["advmod"]).any(|d| matches!(tree.lower(d).as_str(), "ne" | "n'"));
        if own.is_none() && !denies {
            return;
        }
        let next = |&d: &usize| {
            let it = tree.with(d, &["nsubj"]).find(|&s| is_it(tree, s));
            let copula = tree.with(d, &["cop"]).any(|c| tree.lemma(c) == "être");
            let starts = it.is_some_and(|s| tree.extent(d).0 + 1 >= s);
            d > predicate.main
                && copula
                && starts
                && tree.exactly(d, "acl:relcl").next().is_none()
                && it.is_some_and(|s| {
                    let clause = Predicate::read(tree, self.lexicon, d);
                    dislocated(tree, &clause, s).is_none()
                })
        };
        let beside: Vec<usize> = tree.with(predicate.main, &["conj", "parataxis"]).filter(next).collect();
        self.meant.extend(beside.into_iter().map(|d| (d, subject)));
    }
}

fn is_it(tree: &Tree<'_>, word: usize) -> bool {
    matches!(tree.lower(word).as_str(), "c'" | "ce" | "ça" | "cela")
}
