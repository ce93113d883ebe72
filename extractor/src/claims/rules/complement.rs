//! Complements that are no objects: acts that somebody is told or allowed, adverbs said of the subject, and the verbs
//! that mean another thing with them (`aller bien`, `y arriver`).

use super::super::lexicon::{Lexicon, List};
use super::super::predicate::{Predicate, is_reflexive, is_verb, verb_key};
use super::super::tree::{Tree, join_words};
use super::Slots;
use super::verbal::is_personal;

/// `nous propose de plonger`, `permet aux élus de voter`: what somebody is offered, allowed or told to do.
pub(super) fn controlled_act(tree: &Tree<'_>, verb: usize) -> Option<usize> {
    Lexicon::of(tree.language()).control(&tree.lemma(verb))?;
    let marked = |o: usize| {
        tree.is(o, &["iobj"]) && is_personal(tree, o)
            || tree.with(o, &["case"]).any(|c| matches!(tree.lower(c).as_str(), "à" | "au" | "aux"))
    };
    tree.with(verb, &["iobj", "obl"]).find(|&o| !is_reflexive(tree, o) && marked(o))?;
    tree.with(verb, &["xcomp"]).find(|&x| is_verb(tree, x) && tree.feature(x, "VerbForm") == Some("Inf"))
}

/// `C'est bien`, `c'était mieux ainsi`: an adverb that is said of the subject.
pub(super) fn predicative_adverb(tree: &Tree<'_>, verb: usize) -> Option<usize> {
    (tree.lemma(verb) == "être").then(|| {
        tree.with(verb, &["advmod"]).find(|&a| {
            a > verb
                && matches!(tree.lower(a).as_str(), "bien" | "mal" | "mieux" | "pire" | "ainsi" | "pareil")
        })
    })?
}

/// `aller bien`, `se porter mieux`: the adverb makes another verb.
pub(super) fn join_wellbeing(tree: &Tree<'_>, predicate: &Predicate, slots: &mut Slots) {
    let verb = predicate.main;
    let fares = matches!(verb_key(tree, verb).as_str(), "aller" | "se porter") && slots.objects.is_empty();
    let adverb = tree
        .with(verb, &["advmod"])
        .find(|&a| a > verb && matches!(tree.lower(a).as_str(), "bien" | "mal" | "mieux" | "pire"));
    let Some(adverb) = adverb.filter(|_| fares) else { return };
    slots.used.push(adverb);
    slots.relation.tokens.push(adverb);
    slots.relation.tokens.sort_unstable();
    slots.relation.lemma = join_words(&[slots.relation.lemma.as_str(), tree.lower(adverb).as_str()]);
    slots.relation.key = join_words(&[slots.relation.key.as_str(), tree.lower(adverb).as_str()]);
}

/// `ça arrive souvent`, `il nous est arrivé un accident`, `y arriver`: not a journey's end.
pub(super) fn settle_arriving(tree: &Tree<'_>, predicate: &Predicate, slots: &mut Slots) {
    let verb = predicate.main;
    if slots.relation.key != "arriver" {
        return;
    }
    if tree.dependents(verb).iter().any(|&d| tree.lower(d) == "y" && d < verb) {
        "y arriver".clone_into(&mut slots.relation.key);
        return;
    }
    let lexicon = Lexicon::of(tree.language());
    let happens = predicate.chain.iter().flat_map(|&v| tree.with(v, &["nsubj", "expl"])).any(|s| {
        lexicon.lists(List::Pointing, &tree.lower(s))
            || lexicon.event(&tree.lemma(s)).is_some()
            || matches!(tree.lower(s).as_str(), "cela" | "ça" | "rien")
    }) || tree.with(verb, &["iobj"]).any(|o| is_personal(tree, o) && !is_reflexive(tree, o));
    if happens && slots.relation.marker.as_deref().is_none_or(|m| m == "à") {
        "survenir".clone_into(&mut slots.relation.key);
    }
}
