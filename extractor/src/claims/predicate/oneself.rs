//! Infinitives that say something of the subject of the verb of saying or feeling before them, and acts that something is said of.

use super::voice::is_passive;
use super::{is_reflexive, is_verb, marker_of, verb_key};
use crate::analysis::{Language, Upos};
use crate::claims::lexicon::{Lexicon, List};
use crate::claims::tree::Tree;

/// `affirme avoir investi`, `reconnaît avoir menti`: a bare infinitive is what a verb of saying says of its subject; so is
/// what one is sorry or glad of (`regrette de ne pas l'avoir dit`).
#[must_use]
pub fn is_said_of_oneself(tree: &Tree<'_>, lexicon: &Lexicon, verb: usize, infinitive: usize) -> bool {
    let says = lexicon.speech(&tree.lemma(verb)).is_some_and(|act| act != "ask")
        && tree.first(infinitive, &["mark"]).is_none();
    let feels = || {
        lexicon.is_factive(&verb_key(tree, verb))
            && matches!(marker_of(tree, infinitive).as_str(), "de" | "d'")
    };
    tree.language() == Language::French
        && is_verb(tree, infinitive)
        && (says || feels())
        && tree.with(infinitive, &["aux"]).any(|a| tree.feature(a, "VerbForm") == Some("Inf"))
        && !is_passive(tree, verb)
        && tree.dependents(verb).iter().all(|&d| !is_reflexive(tree, d))
}

/// `avoir pour but d'aider`, `se donner comme mission de former`: what something is meant to be.
pub(super) fn given_as(tree: &Tree<'_>, verb: usize) -> Option<usize> {
    let meant = matches!(tree.lemma(verb).as_str(), "avoir" | "donner" | "fixer" | "assigner");
    let as_what =
        |n: usize| tree.with(n, &["case"]).any(|c| matches!(tree.lower(c).as_str(), "pour" | "comme"));
    let bare = |n: usize| tree.has_pos(n, &[Upos::Noun]) && tree.first(n, &["det"]).is_none();
    tree.with(verb, &["obl", "xcomp", "advmod"])
        .find(|&n| n > verb && bare(n) && as_what(n))
        .filter(|_| meant && tree.language() == Language::French)
}

/// `le rapport propose de déplacer les maisons`: whoever proposes, asks for or orders an act does not act.
#[must_use]
pub fn is_left_to_others(tree: &Tree<'_>, lexicon: &Lexicon, verb: usize, infinitive: usize) -> bool {
    let act = lexicon.speech(&verb_key(tree, verb));
    tree.language() == Language::French
        && matches!(act, Some("propose" | "order" | "ask"))
        && matches!(marker_of(tree, infinitive).as_str(), "de" | "d'")
}

/// `il est prévu de construire un quai`, not `il est obligé de vendre`: whether an impersonal passive is said of the infinitive.
pub(super) fn is_said_of_act(tree: &Tree<'_>, lexicon: &Lexicon, verb: usize, act: usize) -> bool {
    let nobody = || {
        tree.with(verb, &["nsubj", "expl"]).any(|s| matches!(tree.lower(s).as_str(), "il" | "-il" | "-t-il"))
    };
    let somebody = lexicon.lists(List::Experiencer, &tree.lemma(verb))
        || lexicon.lists(List::Experiencer, &tree.lower(verb));
    tree.language() == Language::French
        && matches!(marker_of(tree, act).as_str(), "de" | "d'")
        && tree.with(verb, &["aux"]).any(|a| tree.lemma(a) == "être")
        && tree.first(verb, &["obj", "iobj"]).is_none()
        && nobody()
        && !somebody
}
