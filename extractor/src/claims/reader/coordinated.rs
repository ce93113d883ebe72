//! Coordinated predicates behind one copula (`fière de ses enfants et contente de son travail`), and coordinated clauses.
//!
//! Reads: a copular clause and what its slots took. Adds: a clause for every further predicate where the first has a
//! complement of its own for its object; without one, all of them are objects of the copula already. Adds, too: the subject
//! of a coordinated clause where the parser took it for one more object of the clause before (`Nous avons remboursé le
//! client, et Zoé a réécrit le module`).

use super::Reader;
use super::clause::is_clause;
use crate::analysis::{Language, Upos};
use crate::claims::frame::Frame;
use crate::claims::phrase;
use crate::claims::predicate::Predicate;
use crate::claims::proposition::{Object, Phrase, PredicateKind};
use crate::claims::rules::Slots;
use crate::claims::tree::Tree;

impl Reader<'_> {
    /// Read the further predicates of a clause that says something of `subject`.
    pub(super) fn further_predicates(
        &mut self,
        predicate: &Predicate,
        slots: &Slots,
        subject: Option<Phrase>,
        frame: &Frame,
    ) {
        let (tree, main) = (self.tree, predicate.main);
        let joined = slots.objects.iter().all(|object| match object {
            Object::Phrase(phrase) => phrase.head != main,
            Object::Clause(_) => false,
        });
        let adjective = tree.has_pos(main, &[Upos::Adj]);
        if predicate.kind != PredicateKind::Copula || !adjective || slots.objects.is_empty() || !joined {
            return;
        }
        let Some(subject) = subject else { return };
        let further: Vec<usize> = tree
            .with(main, &["conj"])
            .filter(|&d| {
                tree.has_pos(d, &[Upos::Adj])
                    && tree.first(d, &["cop", "nsubj", "case", "det", "aux"]).is_none()
            })
            .collect();
        for adjective in further {
            self.clause(adjective, Some(subject), None, frame.clone());
        }
    }

    /// The clauses beside one that leads to an act and says nothing itself.
    pub(super) fn clauses_beside(&mut self, predicate: &Predicate, frame: &Frame) {
        let tree = self.tree;
        for &verb in predicate.own() {
            for d in
                tree.with(verb, &["conj", "parataxis"]).filter(|&d| is_clause(tree, d)).collect::<Vec<_>>()
            {
                self.coordinate(predicate, d, None, frame);
            }
        }
    }

    /// What a coordinated clause without a subject inherits, unless it cannot be said of that.
    pub(super) fn of_its_own(&self, predicate: &Predicate, inherited: Option<Phrase>) -> Option<Phrase> {
        let tree = self.tree;
        let (before, finite) = (inherited?, predicate.finite(tree));
        let person = |token: usize| tree.feature(token, "Person").unwrap_or("3").to_owned();
        let fits = tree.language() != Language::French
            || !tree.is(predicate.head, &["conj"])
            || before.head > predicate.head
            || finite
                .is_none_or(|verb| tree.feature(verb, "Person").is_none_or(|p| p == person(before.head)));
        if fits {
            return inherited;
        }
        let above = tree.head(predicate.head)?;
        let joined = tree.with(above, &["obj", "obl"]).flat_map(|o| tree.with(o, &["conj"])).rfind(|&n| {
            let (first, _) = tree.extent(n);
            n < predicate.head
                && tree.has_pos(n, &[Upos::Noun, Upos::Propn])
                && (first..=n).any(|i| tree.has_pos(i, &[Upos::Cconj]))
        });
        joined.map(|noun| phrase::argument(tree, noun)).or(inherited)
    }
}

/// `disent que les cloches dérangent, qu'il y a des plaintes`: what is said besides, though the parser takes it for a circumstance.
pub(super) fn is_further_content(tree: &Tree<'_>, clause: usize, before: usize) -> bool {
    let that = |i: usize| matches!(tree.lower(i).as_str(), "que" | "qu'");
    let opens = (before + 1..clause).find(|&i| tree.is_within(i, clause) && !tree.has_pos(i, &[Upos::Punct]));
    let comma = |i: usize| i > 0 && matches!(tree.lower(i - 1).as_str(), "," | "et");
    tree.language() == Language::French
        && tree.is(before, &["ccomp"])
        && tree.with(before, &["mark"]).any(that)
        && tree.is_finite_clause(clause)
        && opens.is_some_and(|i| that(i) && comma(i) && tree.head(i) == Some(clause))
        && tree.with(clause, &["mark"]).all(that)
}
