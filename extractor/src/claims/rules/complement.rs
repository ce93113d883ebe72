//! Complements that are no objects: acts that somebody is told or allowed, adverbs said of the subject, and the verbs
//! that mean another thing with them (`aller bien`, `y arriver`).

use super::super::attribution::content_key;
use super::super::lexicon::{Lexicon, List};
use super::super::predicate::{Predicate, is_at_issue, is_reflexive, is_verb, verb_key};
use super::super::proposition::{Object, Phrase};
use super::super::tree::{Tree, join_words};
use super::Slots;
use super::verbal::is_personal;
use crate::analysis::{Language, Upos};

/// `a le sentiment que l'air change`, `make the claim that …`: the noun of thinking or saying that a verb of little
/// meaning leans on, and its content.
#[must_use]
pub(in crate::claims) fn content_noun(
    tree: &Tree<'_>,
    lexicon: &Lexicon,
    predicate: &Predicate,
) -> Option<(usize, usize)> {
    let verb = predicate.main;
    if !lexicon.lists(List::Support, &tree.lemma(verb)) {
        return None;
    }
    let key = content_key(tree, predicate);
    let thinks =
        lexicon.thought(&key).is_some() || lexicon.speech(&key).is_some() || lexicon.is_factive(&key);
    let noun = tree.with(verb, &["obj"]).find(|&o| o > verb && tree.has_pos(o, &[Upos::Noun]))?;
    let clause = tree.with(noun, &["acl", "ccomp"]).find(|&c| {
        let that = |m: usize| matches!(tree.lower(m).as_str(), "que" | "qu'" | "that" | "dass");
        c > noun && tree.is_finite_clause(c) && tree.with(c, &["mark"]).any(that)
    })?;
    thinks.then_some((noun, clause))
}

/// `nous propose de plonger`, `permet aux élus de voter`: what somebody is offered, allowed or told to do.
pub(super) fn controlled_act(tree: &Tree<'_>, verb: usize) -> Option<usize> {
    let lexicon = Lexicon::of(tree.language());
    lexicon.control(&tree.lemma(verb)).filter(|effect| *effect != "perceives")?;
    let marked = |o: usize| {
        tree.is(o, &["iobj"]) && is_personal(tree, o)
            || tree.with(o, &["case"]).any(|c| matches!(tree.lower(c).as_str(), "à" | "au" | "aux"))
    };
    // `vous reproche de partir`: a pronoun of the first or second person shows no case.
    let either = |o: usize| {
        tree.is(o, &["obj"])
            && tree.has_pos(o, &[Upos::Pron])
            && matches!(tree.feature(o, "Person"), Some("1" | "2"))
            && (matches!(tree.lemma(verb).as_str(), "apprendre" | "enseigner")
                || lexicon
                    .control(&tree.lemma(verb))
                    .is_some_and(|effect| matches!(effect, "blames" | "asks" | "forbids")))
    };
    tree.with(verb, &["iobj", "obl", "obj"]).find(|&o| !is_reflexive(tree, o) && (marked(o) || either(o)))?;
    tree.with(verb, &["xcomp"]).find(|&x| is_verb(tree, x) && tree.feature(x, "VerbForm") == Some("Inf"))
}

/// `ne m'a vu tomber`: what somebody is seen or heard to do belongs to the relation.
pub(super) fn perceived_act(tree: &Tree<'_>, verb: usize) -> Option<usize> {
    let perceives = matches!(
        tree.lemma(verb).as_str(),
        "voir" | "entendre" | "regarder" | "écouter" | "sentir" | "laisser"
    );
    tree.with(verb, &["xcomp", "ccomp"]).filter(|_| perceives && tree.language() == Language::French).find(
        |&x| {
            tree.feature(x, "VerbForm") == Some("Inf")
                && tree.first(x, &["mark", "obj", "nsubj", "ccomp"]).is_none()
        },
    )
}

/// `m'a montré comment sortir le ballon`: an infinitive behind a question word.
pub(super) fn asked_act(tree: &Tree<'_>, verb: usize) -> Option<usize> {
    tree.with(verb, &["xcomp", "ccomp"]).find(|&x| {
        let first = tree.extent(x).0;
        x > verb
            && tree.feature(x, "VerbForm") == Some("Inf")
            && matches!(tree.lower(first).as_str(), "comment" | "où" | "quand" | "pourquoi" | "combien")
    })
}

/// `l'enjeu est de garder la ferme`, `il s'agit de garder la ferme`: the act that the subject consists in.
#[must_use]
pub(in crate::claims) fn consisting_act(tree: &Tree<'_>, verb: usize) -> Option<usize> {
    let of = |x: usize| tree.with(x, &["mark"]).any(|m| matches!(tree.lower(m).as_str(), "de" | "d'"));
    // `Le plus dur a été de trouver un local`
    let named = tree.with(verb, &["nsubj"]).any(|s| {
        tree.has_pos(s, &[Upos::Noun, Upos::Propn])
            || tree.has_pos(s, &[Upos::Adj, Upos::Adv]) && tree.first(s, &["det"]).is_some()
    });
    tree.with(verb, &["xcomp", "ccomp"])
        .filter(|_| named && tree.lemma(verb) == "être" || is_at_issue(tree, verb))
        .find(|&x| tree.feature(x, "VerbForm") == Some("Inf") && of(x))
}

/// `signifie garder ses amis`, `veut dire choisir`: the act that something means.
#[must_use]
pub(in crate::claims) fn means_act(tree: &Tree<'_>, verb: usize) -> Option<usize> {
    let would = || tree.head(verb).is_some_and(|h| tree.is(verb, &["xcomp"]) && tree.lemma(h) == "vouloir");
    let means = matches!(tree.lemma(verb).as_str(), "signifier" | "impliquer")
        || tree.lemma(verb) == "dire" && tree.feature(verb, "VerbForm") == Some("Inf") && would();
    tree.with(verb, &["xcomp", "ccomp"]).filter(|_| means && tree.language() == Language::French).find(|&x| {
        x > verb && tree.feature(x, "VerbForm") == Some("Inf") && tree.first(x, &["nsubj"]).is_none()
    })
}

/// `C'est bien`, `c'était mieux ainsi`: an adverb that is said of the subject.
pub(super) fn predicative_adverb(tree: &Tree<'_>, verb: usize) -> Option<usize> {
    (tree.lemma(verb) == "être").then(|| {
        tree.with(verb, &["advmod"]).find(|&a| {
            a > verb
                && matches!(
                    tree.lower(a).as_str(),
                    "bien" | "mal" | "mieux" | "pire" | "ainsi" | "pareil" | "loin" | "debout" | "ailleurs"
                )
        })
    })?
}

/// `aller bien`, `se porter mieux`, `valoir mieux`: the adverb makes another verb.
pub(super) fn join_wellbeing(tree: &Tree<'_>, predicate: &Predicate, slots: &mut Slots) {
    let verb = predicate.main;
    let key = verb_key(tree, verb);
    let fares = matches!(key.as_str(), "aller" | "se porter") && slots.objects.is_empty() || key == "valoir";
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

/// `je ne lui en veux pas`: to bear somebody a grudge, not to want somebody.
pub(super) fn settle_grudge(tree: &Tree<'_>, predicate: &Predicate, slots: &mut Slots) {
    let verb = predicate.main;
    let of_it = tree.dependents(verb).iter().any(|&d| tree.lower(d) == "en" && d < verb);
    let someone = tree.with(verb, &["iobj", "obl"]).find(|&o| is_personal(tree, o));
    if let Some(someone) = someone.filter(|_| tree.lemma(verb) == "vouloir" && of_it) {
        // `je ne leur en veux pas`: `en` is no object.
        let of_it =
            |o: &Object| matches!(o, Object::Phrase(p) if p.first == p.last && tree.lower(p.head) == "en");
        if slots.objects.iter().any(of_it) {
            slots.objects = vec![Object::Phrase(Phrase::word(someone))];
            slots.used.push(someone);
        }
        "en vouloir".clone_into(&mut slots.relation.key);
        "en vouloir à".clone_into(&mut slots.relation.lemma);
        slots.relation.marker = Some("à".to_owned());
    }
}

/// `appelle les salariés à débrayer`: a call to act, and not by telephone.
pub(super) fn settle_calling(tree: &Tree<'_>, predicate: &Predicate, slots: &mut Slots) {
    let verb = predicate.main;
    let to = |x: usize| tree.with(x, &["mark"]).any(|m| tree.lower(m) == "à");
    let act = tree.with(verb, &["xcomp"]).any(|x| tree.feature(x, "VerbForm") == Some("Inf") && to(x));
    let whom = tree.with(verb, &["obj"]).next().is_some();
    if slots.relation.key == "appeler" && act && whom {
        "appeler à agir".clone_into(&mut slots.relation.key);
    }
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
        lexicon.lists(List::Pointing, &tree.lower(s)) && tree.feature(s, "PronType") != Some("Rel")
            || lexicon.event(&tree.lemma(s)).is_some()
            || matches!(tree.lower(s).as_str(), "cela" | "ça" | "rien")
    }) || tree.with(verb, &["iobj"]).any(|o| is_personal(tree, o) && !is_reflexive(tree, o));
    if happens && slots.relation.marker.as_deref().is_none_or(|m| m == "à") {
        "survenir".clone_into(&mut slots.relation.key);
    }
}
