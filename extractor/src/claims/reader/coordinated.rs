//! Coordinated predicates behind one copula: `fière de ses enfants et contente de son travail`.
//!
//! Reads: a copular clause and what its slots took. Adds: a clause for every further predicate where the first has a
//! complement of its own for its object; without one, all of them are objects of the copula already.

use super::Reader;
use crate::analysis::Upos;
use crate::claims::frame::Frame;
use crate::claims::predicate::Predicate;
use crate::claims::proposition::{Object, Phrase, PredicateKind};
use crate::claims::rules::Slots;

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
}
