//! `La consultation n'a pas eu lieu, ce qui annule le vote`: behind a comma, `ce` stands for the clause before.

use super::super::proposition::Phrase;
use super::super::tree::Tree;
use crate::analysis::{Language, Upos};

/// Most tokens of a clause that is told as one thing.
const LONGEST: usize = 24;

/// The words of the clause that `ce` before a relative clause takes up, from its subject on.
#[must_use]
pub fn told_before(tree: &Tree<'_>, ce: usize) -> Option<Phrase> {
    let comma = ce.checked_sub(1).filter(|&c| tree.token(c).form == ",")?;
    let points =
        tree.language() == Language::French && tree.lower(ce) == "ce" && tree.has_pos(ce, &[Upos::Pron]);
    tree.exactly(ce, "acl:relcl").next().filter(|_| points)?;
    let clause = |i: usize| i < ce && tree.first(i, &["nsubj", "expl"]).is_some_and(|s| s < ce);
    // `demander de classer le site, ce qui interdirait …`: the act.
    let act = |i: usize| {
        i < ce
            && tree.feature(i, "VerbForm") == Some("Inf")
            && tree.with(i, &["obj"]).any(|o| o > i && o < ce)
    };
    let head = std::iter::successors(tree.head(ce), |&i| tree.head(i)).find(|&i| clause(i) || act(i))?;
    let subject = tree.with(head, &["nsubj", "expl"]).min();
    let first = subject.map_or(head, |subject| tree.extent(subject).0.min(head));
    let mut last = comma.checked_sub(1)?;
    while last > head && tree.has_pos(last, &[Upos::Punct]) {
        last -= 1;
    }
    (last >= head && last - first < LONGEST).then_some(Phrase { head, first, last })
}

/// The last token of a time or case with the clause that says which: `au cas où il pleuvrait`, `le jour où elle part`.
pub(super) fn with_occasion(tree: &Tree<'_>, head: usize, last: usize) -> usize {
    const LONGEST: usize = 14;
    let occasion = matches!(
        tree.lemma(head).as_str(),
        "cas"
            | "jour"
            | "moment"
            | "temps"
            | "fois"
            | "époque"
            | "année"
            | "soir"
            | "matin"
            | "nuit"
            | "période"
    );
    let clause = tree.exactly(head, "acl:relcl").find(|&c| {
        let (first, end) = tree.extent(c);
        first == last + 1
            && end - first < LONGEST
            && matches!(tree.lower(first).as_str(), "où" | "que" | "qu'")
            && tree.is_finite_clause(c)
    });
    let whole = |c: usize| {
        let end = tree.extent(c).1;
        (c..=end).rev().find(|&i| !tree.has_pos(i, &[Upos::Punct])).unwrap_or(end)
    };
    clause.filter(|_| occasion && tree.language() == Language::French).map_or(last, whole)
}

/// `avec l'idée d'être utile`: what one would be belongs to the idea; the last token of both.
pub(super) fn with_state(tree: &Tree<'_>, head: usize, last: usize) -> usize {
    let infinitive = |c: usize| tree.feature(c, "VerbForm") == Some("Inf");
    let state = tree.with(head, &["acl"]).find(|&c| {
        let (first, end) = tree.extent(c);
        tree.with(c, &["cop"]).any(infinitive) && first <= last + 1 && end > last && end - first < LONGEST
    });
    state.filter(|_| tree.language() == Language::French).map_or(last, |c| super::whole(tree, c).last)
}
