//! `Le chantier a pris du retard, le maire le sait`: an object pronoun that takes up the clause beside its own.
//!
//! Reads: the slots of a clause. Adds: the other clause as its object. What a pronoun takes up from another sentence is
//! found later ([`resolve`](crate::resolve)).

use super::super::lexicon::{Lexicon, List};
use super::super::predicate::Predicate;
use super::super::proposition::{Object, Phrase, PredicateKind};
use super::super::rules::Slots;
use super::super::rules::copular::join_predicate;
use super::super::tree::Tree;
use super::Reader;
use super::clause::{is_clause, leans_on_clitic};
use crate::analysis::{Language, Upos};

impl Reader<'_> {
    /// The slots with the clause that their object takes up, if it does.
    pub(super) fn with_taken_up(&self, predicate: &Predicate, slots: Slots) -> Slots {
        let slots = self.with_directed(predicate, slots);
        let clause = self.taken_up(predicate, &slots);
        match clause {
            Some(clause) => Slots { objects: vec![Object::Clause(clause)], ..slots },
            None => slots,
        }
    }

    /// `j'y suis favorable`: what somebody is for or against, thinks of or takes part in.
    fn with_directed(&self, predicate: &Predicate, slots: Slots) -> Slots {
        let tree = self.tree;
        let adjective = predicate.kind == PredicateKind::Copula
            && matches!(slots.objects[..], [Object::Phrase(p)] if p.head == predicate.main)
            && tree.has_pos(predicate.main, &[Upos::Adj]);
        let open = slots.objects.is_empty() && predicate.kind == PredicateKind::Verb || adjective;
        let key = &slots.relation.key;
        let leans = open && leans_on_clitic(tree, self.lexicon, predicate, key);
        let clitics = || predicate.chain.iter().flat_map(|&v| tree.dependents(v).to_vec());
        let y = clitics().find(|&d| leans && matches!(tree.lower(d).as_str(), "y" | "-y"));
        let other = clitics().any(|d| matches!(tree.lower(d).as_str(), "en" | "-en"));
        let Some(y) = y.filter(|_| !other && slots.relation.marker.is_none()) else { return slots };
        let mut slots = Slots { objects: vec![Object::Phrase(Phrase::word(y))], ..slots };
        if adjective {
            join_predicate(tree, predicate.main, &mut slots);
        }
        let relation = &mut slots.relation;
        relation.lemma = format!("{} à", relation.lemma);
        relation.marker = Some("à".to_owned());
        slots
    }

    fn taken_up(&self, predicate: &Predicate, slots: &Slots) -> Option<usize> {
        let tree = self.tree;
        let [Object::Phrase(object)] = slots.objects[..] else { return None };
        let known = predicate.kind == PredicateKind::Verb
            && tree.language() == Language::French
            && takes_up(tree, self.lexicon, predicate.main, &slots.relation.key);
        let neuter = object.first == object.last && matches!(tree.lower(object.head).as_str(), "le" | "l'");
        if !known || !neuter || object.head > predicate.main {
            return None;
        }
        let clause = before(tree, predicate.head)?;
        let points = tree
            .with(clause, &["nsubj", "expl"])
            .any(|s| matches!(tree.lower(s).as_str(), "c'" | "ce" | "ça" | "cela"));
        // What is told or asked to be done (`ne l'écrivez pas, …`) is nothing that is said.
        let stated = !tree.is(predicate.head, &["conj", "parataxis"]) || self.states(clause);
        (!points && clause < object.head && stated).then_some(clause)
    }

    /// Whether the clause has been read and says something.
    fn states(&self, clause: usize) -> bool {
        let main = Predicate::read(self.tree, self.lexicon, clause).main;
        self.found.iter().any(|p| p.predicate == main)
    }
}

/// Whether what the verb has for its object may be all that was said: no feminine or plural agrees with it.
fn takes_up(tree: &Tree<'_>, lexicon: &Lexicon, verb: usize, key: &str) -> bool {
    let agrees = tree.feature(verb, "VerbForm") == Some("Part")
        && (tree.feature(verb, "Gender") == Some("Fem") || tree.feature(verb, "Number") == Some("Plur"));
    !agrees && (lexicon.lists(List::TakingUp, key) || lexicon.lists(List::TakingUp, &tree.lemma(verb)))
}

/// The clause right before this one, that it goes on from.
fn before(tree: &Tree<'_>, clause: usize) -> Option<usize> {
    let stated = |c: usize| is_clause(tree, c) && tree.is_finite_clause(c);
    let beside = |above: usize| {
        tree.with(above, &["conj", "parataxis"]).rfind(|&c| c < clause && c > above && stated(c))
    };
    if tree.is(clause, &["conj", "parataxis"]) {
        let above = tree.head(clause).filter(|&above| above < clause)?;
        return beside(above).or(Some(above).filter(|&above| stated(above)));
    }
    // The parser may make the second clause the main one.
    let first = tree.with(clause, &["parataxis", "ccomp"]).rfind(|&c| c < clause && stated(c));
    let first = first.filter(|&c| tree.feature(c, "Mood") != Some("Imp"));
    first.filter(|&c| tree.is(clause, &["root"]) && tree.first(c, &["mark"]).is_none())
}
