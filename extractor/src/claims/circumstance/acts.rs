//! What qualifies a clause by its form alone: an infinitive that says what somebody is helped, taught or made to do (`aide les
//! élèves à préparer l'oral`), a bare noun (`à distance`), what `en` takes up.

use crate::analysis::{Language, Upos};
use crate::claims::lexicon::Lexicon;
use crate::claims::predicate::is_reflexive;
use crate::claims::proposition::{Circumstance, Phrase};
use crate::claims::reader::act_phrase;
use crate::claims::tree::Tree;
use crate::resolve::QualifierRole;

/// The infinitive as a circumstance of a verb whose object is the person: to what end, or, behind `de`, of what.
pub(super) fn of_control(tree: &Tree<'_>, lexicon: &Lexicon, act: usize) -> Option<Circumstance> {
    let verb = tree.head(act).filter(|&v| v < act && tree.language() == Language::French)?;
    lexicon.control(&tree.lemma(verb))?;
    let whom = tree.with(verb, &["obj"]).any(|o| !is_reflexive(tree, o));
    let passive = tree.with(verb, &["aux"]).any(|a| tree.token(a).deprel == "aux:pass");
    let infinitive = tree.feature(act, "VerbForm") == Some("Inf");
    let mark = tree.with(act, &["mark"]).find(|&m| matches!(tree.lower(m).as_str(), "à" | "de" | "d'"))?;
    let role = if tree.lower(mark) == "à" { QualifierRole::Purpose } else { QualifierRole::Topic };
    let phrase = act_phrase(tree, act);
    ((whom || passive) && infinitive)
        .then_some(Circumstance { role, phrase: Phrase { first: phrase.first.min(mark), ..phrase } })
}

/// `Des champignons, on en vend`: what `en` stands for, put before the clause.
pub(super) fn is_taken_up(tree: &Tree<'_>, noun: usize) -> bool {
    let of_it = |v: usize| tree.dependents(v).iter().any(|&d| noun < d && d < v && tree.lower(d) == "en");
    tree.language() == Language::French
        && tree.has_pos(noun, &[Upos::Noun])
        && tree.head(noun).is_some_and(of_it)
}

/// `nous en avons discuté avec le maire`, `on m'en parle`: what `en` stands for is what was talked of.
pub(super) fn is_talked_of(tree: &Tree<'_>, clitic: usize) -> bool {
    let talks = |v: usize| {
        matches!(
            tree.lemma(v).as_str(),
            "parler" | "reparler" | "discuter" | "débattre" | "causer" | "bavarder" | "dialoguer"
        )
    };
    let to_somebody = |v: usize| {
        tree.with(v, &["iobj", "obl"]).any(|o| {
            let marked = |c: usize| matches!(tree.lower(c).as_str(), "à" | "au" | "aux" | "avec");
            o != clitic
                && !is_reflexive(tree, o)
                && (tree.has_pos(o, &[Upos::Pron]) && o < v || tree.with(o, &["case"]).any(marked))
        })
    };
    tree.language() == Language::French
        && tree.head(clitic).is_some_and(to_somebody)
        && tree.lower(clitic) == "en"
        && tree.has_pos(clitic, &[Upos::Pron])
        && tree.head(clitic).is_some_and(|v| clitic < v && talks(v))
}

/// `à domicile`, `à distance`: a bare noun says how.
pub(super) fn is_bare_manner(tree: &Tree<'_>, lexicon: &Lexicon, noun: usize) -> bool {
    let marked = tree.with(noun, &["case"]).any(|c| tree.lower(c) == "à");
    // `venir à vélo`
    let by = matches!(
        tree.lemma(noun).as_str(),
        "vélo" | "pied" | "cheval" | "moto" | "scooter" | "trottinette" | "ski" | "bicyclette" | "dos"
    );
    marked
        && tree.has_pos(noun, &[Upos::Noun])
        && tree.feature(noun, "Number") != Some("Plur")
        && tree.first(noun, &["det", "nummod", "amod", "nmod"]).is_none()
        && (by || lexicon.noun_kind(&tree.lemma(noun)).is_none())
}

/// `à en croire le maire`, `à écouter les pêcheurs`: whose word it is.
pub(super) fn is_believing(tree: &Tree<'_>, clause: usize) -> bool {
    tree.language() == Language::French
        && matches!(tree.lemma(clause).as_str(), "croire" | "écouter" | "entendre")
        && tree.feature(clause, "VerbForm") == Some("Inf")
        && tree.with(clause, &["mark"]).any(|m| tree.lower(m) == "à")
}

/// `Qu'il pleuve ou non, …`: in the subjunctive before the main clause, with `ou`: it makes no difference.
pub(super) fn is_whether_or_not(tree: &Tree<'_>, clause: usize) -> bool {
    let (first, last) = tree.extent(clause);
    tree.language() == Language::French
        && tree.is(clause, &["advcl"])
        && matches!(tree.lower(first).as_str(), "que" | "qu'")
        && tree.head(clause).is_some_and(|h| clause < h)
        && (first..=last).any(|i| tree.lower(i) == "ou")
}

/// `de façon anticipée`, `de manière durable`: a way, and nothing that anybody comes from.
pub(super) fn is_way(tree: &Tree<'_>, head: usize) -> bool {
    let of = |c: usize| matches!(tree.lower(c).as_str(), "de" | "d'");
    tree.language() == Language::French
        && matches!(tree.lemma(head).as_str(), "façon" | "manière")
        && tree.with(head, &["case"]).any(of)
        && tree.first(head, &["amod"]).is_some()
        && tree.first(head, &["nmod", "acl"]).is_none()
}

/// `passé minuit`, `passée cette date`: from when on.
pub(super) fn is_past(tree: &Tree<'_>, clause: usize) -> bool {
    tree.lemma(clause) == "passer" && tree.with(clause, &["obj", "nsubj"]).any(|o| o > clause)
}
