//! Passives that are states, and complements of passives: which the relation asks for, and which only say how.

use super::super::circumstance::{is_set_phrase, is_time_noun};
use super::super::lexicon::{Lexicon as Words, List};
use super::super::predicate::Predicate;
use super::super::proposition::{Object, Phrase, PredicateKind, RelationPhrase};
use super::super::tree::Tree;
use super::Slots;
use crate::analysis::{Language, Upos};
use crate::resolve::relations::{Lexicon as Relations, Reading};

/// `le prix est élevé`: a participle that says how something is, in the place of an adjective: nobody does it, and the
/// tense is none of a passive that was undergone (`a été élevé`).
pub(super) fn state(tree: &Tree<'_>, predicate: &Predicate, relation: &RelationPhrase) -> Option<Slots> {
    let main = predicate.main;
    let words = Words::of(tree.language());
    let form = tree.lower(main);
    let single = form.trim_end_matches('s');
    let masculine = single.strip_suffix('e').filter(|rest| rest.ends_with(['é', 'i', 'u', 't']));
    let listed = [Some(form.as_str()), Some(single), masculine];
    let be = tree.with(main, &["aux"]).find(|&a| tree.lemma(a) == "être")?;
    let alone = tree.with(main, &["aux"]).count() == 1 && predicate.chain.len() == 1;
    if predicate.kind != PredicateKind::Passive
        || !alone
        || !listed.into_iter().flatten().any(|word| words.lists(List::Stative, word))
        || tree
            .first(main, &["obl", "xcomp", "obj"])
            .is_some_and(|d| tree.first(d, &["case", "mark"]).is_some())
    {
        return None;
    }
    let tokens = relation.tokens.iter().copied().filter(|&t| t != main).collect();
    Some(Slots {
        rule: "copular",
        objects: vec![Object::Phrase(Phrase::word(main))],
        relation: RelationPhrase {
            tokens,
            lemma: tree.lemma(be),
            key: tree.lemma(be),
            marker: None,
            kind: PredicateKind::Copula,
        },
        used: Vec::new(),
    })
}

/// `fait d'argile`, `von zwei Lehrern gegründet`: the relations know the passive with this very preposition.
pub(super) fn is_asked_for(tree: &Tree<'_>, predicate: &Predicate, slots: &Slots, dependent: usize) -> bool {
    let Some(case) = tree.first(dependent, &["case"]) else { return false };
    predicate.kind == PredicateKind::Passive
        && Relations::embedded()
            .verbal(
                tree.language(),
                &slots.relation.key,
                Some(&tree.lemma(case)),
                Reading { passive: true, ..Reading::default() },
            )
            .is_some_and(|found| found.exact)
}

/// `works for the post office`, `haben gegen das Projekt gestimmt`: the relations know the verb with this very
/// preposition, be it one of purpose or before the German verb.
pub(super) fn is_governed(tree: &Tree<'_>, slots: &Slots, dependent: usize) -> bool {
    let Some(case) = tree.first(dependent, &["case"]) else { return false };
    // `In my opinion, it will disappear`: what stands before an English clause is about all of it.
    let fronted = tree.language() == Language::English && tree.head(dependent).is_some_and(|v| dependent < v);
    matches!(tree.language(), Language::English | Language::German)
        && !fronted
        && !is_time_noun(tree, dependent)
        && !tree.has_pos(dependent, &[Upos::Num])
        && !is_set_phrase(tree, Words::of(tree.language()), dependent)
        && Relations::embedded()
            .verbal(tree.language(), &slots.relation.key, Some(&tree.lemma(case)), Reading::default())
            .is_some_and(|found| found.exact)
}

/// `triés par flux`: a bare noun after `par` says how, not who.
pub(super) fn is_sorting(tree: &Tree<'_>, predicate: &Predicate, dependent: usize) -> bool {
    predicate.kind == PredicateKind::Passive
        && tree.has_pos(dependent, &[Upos::Noun])
        && (tree.token(dependent).deprel != "obl:agent" || is_motive(tree, dependent))
        && tree.first(dependent, &["det", "nummod"]).is_none()
        && (tree.first(dependent, &["amod", "nmod"]).is_none() || is_motive(tree, dependent))
        && tree.with(dependent, &["case"]).any(|c| matches!(tree.lower(c).as_str(), "par" | "by"))
}

/// `fermé par crainte d'un accident`, `oublié par mégarde`: why or how, and nobody who does it.
pub(super) fn is_motive(tree: &Tree<'_>, noun: usize) -> bool {
    const MOTIVES: &[&str] = &[
        "crainte",
        "peur",
        "souci",
        "précaution",
        "prudence",
        "manque",
        "erreur",
        "mégarde",
        "hasard",
        "défaut",
        "solidarité",
        "mesure",
        "décision",
        "vengeance",
        "amour",
        "respect",
        "habitude",
        "nécessité",
        "commodité",
    ];
    tree.language() == Language::French
        && MOTIVES.contains(&tree.lemma(noun).as_str())
        && tree.first(noun, &["det", "nummod"]).is_none()
}
