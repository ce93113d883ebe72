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
        let slots = self.with_sourced(predicate, slots);
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

    /// `j'en suis fier`, `un malade ne doit pas en manger`: what it is about or comes from, or what there is some of.
    fn with_sourced(&self, predicate: &Predicate, slots: Slots) -> Slots {
        let tree = self.tree;
        let main = predicate.main;
        let adjective = predicate.kind == PredicateKind::Copula
            && matches!(slots.objects[..], [Object::Phrase(p)] if p.head == main)
            && tree.has_pos(main, &[Upos::Adj]);
        let open = slots.objects.is_empty() && predicate.kind == PredicateKind::Verb || adjective;
        let leans = open
            && slots.relation.marker.is_none()
            && leans_on_clitic(tree, self.lexicon, predicate, &slots.relation.key);
        let clitics = || predicate.chain.iter().flat_map(|&v| tree.dependents(v).to_vec());
        let en = clitics().find(|&d| leans && matches!(tree.lower(d).as_str(), "en" | "-en"));
        let y = clitics().any(|d| matches!(tree.lower(d).as_str(), "y" | "-y"));
        let idle = is_journey_in_thought(tree, main);
        let Some(en) = en.filter(|_| !y && !idle) else { return slots };
        let key = if adjective { format!("être {}", tree.lemma(main)) } else { slots.relation.key.clone() };
        let listed = |list| self.lexicon.lists(list, &key);
        let source = adjective || listed(List::Sourced) || listed(List::Unaccusative);
        if !source && (listed(List::Intransitive) || !is_transitive(tree, main)) {
            return slots;
        }
        let mut slots = Slots { objects: vec![Object::Phrase(Phrase::word(en))], ..slots };
        if adjective {
            join_predicate(tree, main, &mut slots);
        }
        if source {
            let relation = &mut slots.relation;
            relation.lemma = format!("{} de", relation.lemma);
            relation.marker = Some("de".to_owned());
        }
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
        let clause = clause_before(tree, predicate.head)?;
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

/// `Où en êtes-vous ?`, `j'en viens à douter`, `il en reste six`: no place or thing that it is of.
fn is_journey_in_thought(tree: &Tree<'_>, verb: usize) -> bool {
    let to = |c: usize| {
        tree.with(c, &["mark", "case"]).any(|m| matches!(tree.lower(m).as_str(), "à" | "au" | "là"))
    };
    let further =
        tree.with(verb, &["xcomp", "obl", "advmod"]).any(|c| c > verb && (to(c) || tree.lower(c) == "là"));
    let left = tree.with(verb, &["nsubj", "obj"]).any(|d| d > verb);
    let lemma = tree.lemma(verb);
    matches!(lemma.as_str(), "venir" | "arriver" | "rester" | "être") && further
        || matches!(lemma.as_str(), "rester" | "manquer" | "être")
        || left
}

/// Whether the verb has room for what there is some of: no idiom with `en`, nothing done to oneself.
fn is_transitive(tree: &Tree<'_>, verb: usize) -> bool {
    let clitic = |d: &usize| *d < verb && tree.is(*d, &["iobj", "expl", "obj"]);
    let others = tree.dependents(verb).iter().filter(|d| clitic(d)).any(|&d| {
        !matches!(tree.lower(d).as_str(), "en" | "-en")
            && (tree.lemma(verb) == "vouloir" || matches!(tree.lower(d).as_str(), "se" | "s'"))
    });
    let complement = tree.with(verb, &["obl", "xcomp", "ccomp"]).any(|c| {
        c > verb
            && (tree.is(c, &["xcomp", "ccomp"])
                || matches!(tree.lemma(verb).as_str(), "venir" | "rester" | "être" | "arriver"))
    });
    !others
        && !complement
        && !matches!(tree.lemma(verb).as_str(), "pouvoir" | "finir" | "être" | "rester" | "aller")
}

/// Whether what the verb has for its object may be all that was said: no feminine or plural agrees with it.
fn takes_up(tree: &Tree<'_>, lexicon: &Lexicon, verb: usize, key: &str) -> bool {
    let agrees = tree.feature(verb, "VerbForm") == Some("Part")
        && (tree.feature(verb, "Gender") == Some("Fem") || tree.feature(verb, "Number") == Some("Plur"));
    !agrees && (lexicon.lists(List::TakingUp, key) || lexicon.lists(List::TakingUp, &tree.lemma(verb)))
}

/// The clause right before this one, that it goes on from.
#[must_use]
pub fn clause_before(tree: &Tree<'_>, clause: usize) -> Option<usize> {
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
