//! Which clauses of a question are asked: `Vous avez fondé trois écoles, comment vivent-elles ?` states the first and asks the
//! second.
//!
//! A clause asks by its form: its pronoun behind the verb, `est-ce que`, a word that asks. What stands before the first such
//! clause is stated, and where none has such a form, the last main clause is asked with what is joined to it by a conjunction.

use super::super::frame::Frame;
use super::super::predicate::{is_verb, marker_of};
use super::super::tree::Tree;
use super::clause::{is_clause, is_interrogative, is_question};
use crate::analysis::{Language, Upos};
use crate::resolve::{Certainty, Modality};

/// Whether the question asks by this main clause: the root, or one set beside it.
pub(super) fn is_asked(tree: &Tree<'_>, head: usize) -> bool {
    if tree.language() != Language::French {
        return true;
    }
    let mut mains = main_clauses(tree);
    mains.retain(|&m| !is_tag(tree, m));
    if mains.len() < 2 {
        return true;
    }
    let first = mains.iter().position(|&m| asks_by_form(tree, &mains, m)).unwrap_or_else(|| {
        let joined = |at: &usize| *at == 0 || !is_joined(tree, mains[*at], mains[*at - 1]);
        (0..mains.len()).rev().find(joined).unwrap_or(0)
    });
    mains.iter().position(|&m| m == head).is_none_or(|at| at >= first)
}

/// Whether the clause stands among the main clauses of a question that asks by some of them only.
pub(super) fn is_main_beside(tree: &Tree<'_>, head: usize) -> bool {
    tree.language() == Language::French && is_question(tree) && main_clauses(tree).contains(&head)
}

/// The main clauses with a subject of their own, in the order of the sentence.
fn main_clauses(tree: &Tree<'_>) -> Vec<usize> {
    let root = tree.sentence.root();
    let mut found = vec![root];
    let mut at = 0;
    while at < found.len() {
        let beside = |&d: &usize| {
            let juxtaposed = || tree.is(d, &["ccomp"]) && follows_pause(tree, d);
            (tree.is(d, &["conj", "parataxis"]) || juxtaposed())
                && is_clause(tree, d)
                && tree.first(d, &["mark"]).is_none_or(|m| tree.lower(m) == "que" && follows_frame(tree, m))
                && is_finite(tree, d)
                && has_subject(tree, d)
        };
        found.extend(tree.dependents(found[at]).iter().copied().filter(beside));
        at += 1;
    }
    found.retain(|&m| m != root || is_clause(tree, root));
    found.sort_unstable();
    found
}

fn is_finite(tree: &Tree<'_>, head: usize) -> bool {
    tree.is_finite(head) || tree.with(head, &["aux", "cop"]).any(|a| tree.is_finite(a))
}

fn has_subject(tree: &Tree<'_>, head: usize) -> bool {
    tree.dependents(head)
        .iter()
        .any(|&d| tree.is(d, &["nsubj", "csubj"]) || tree.token(d).deprel == "expl:subj")
        || tree.with(head, &["xcomp"]).any(|x| tree.with(x, &["nsubj"]).any(|s| s > head && s < x))
}

/// The `que` of `est-ce que`.
fn follows_frame(tree: &Tree<'_>, mark: usize) -> bool {
    mark > 1 && tree.lower(mark - 1) == "-ce"
}

/// A comma, a semicolon or a colon stands before the clause.
fn follows_pause(tree: &Tree<'_>, head: usize) -> bool {
    let first = tree.extent(head).0;
    [first.checked_sub(1), Some(first)]
        .into_iter()
        .flatten()
        .any(|i| matches!(tree.token(i).form.as_str(), "," | ";" | ":" | "…" | "..."))
        && marker_of(tree, head).is_empty()
}

/// Joined to the clause before by `et`, `ou`, `mais`.
fn is_joined(tree: &Tree<'_>, head: usize, before: usize) -> bool {
    let conjunction = |i: usize| tree.has_pos(i, &[Upos::Cconj]);
    tree.with(head, &["cc"]).any(|c| c > before && c < head)
        || (before + 1..head).any(|i| conjunction(i) && tree.head(i) == Some(head))
}

/// `n'est-ce pas`, `c'est ça`: it asks for assent to what was said.
fn is_tag(tree: &Tree<'_>, head: usize) -> bool {
    let (first, last) = tree.extent(head);
    let words: Vec<String> =
        (first..=last).filter(|&i| !tree.has_pos(i, &[Upos::Punct])).map(|i| tree.lower(i)).collect();
    head > 0
        && matches!(
            words.join(" ").as_str(),
            "n' est -ce pas"
                | "c' est ça"
                | "c' est bien ça"
                | "c' est cela"
                | "c' est bien cela"
                | "c' est vrai"
                | "c' est exact"
                | "est -ce exact"
                | "est -ce vrai"
                | "je me trompe"
                | "je ne me trompe pas"
                | "tu vois"
                | "vous voyez"
                | "vous savez"
                | "tu sais"
        )
}

/// The pronoun behind the verb, `est-ce que`, or a word that asks, in the clause itself.
fn asks_by_form(tree: &Tree<'_>, mains: &[usize], head: usize) -> bool {
    let (first, last) = tree.extent(head);
    (first..=last).filter(|&i| owner(tree, mains, i) == Some(head)).any(|i| {
        let form = tree.lower(i);
        let bare = form.trim_start_matches("-t").trim_start_matches('-');
        let inverted = form.starts_with('-')
            && i > 0
            && is_verb(tree, i - 1)
            && tree.is(i, &["nsubj", "expl", "discourse"])
            && matches!(bare, "je" | "tu" | "il" | "elle" | "on" | "nous" | "vous" | "ils" | "elles" | "ce");
        let opens = matches!(form.as_str(), "que" | "qu'" | "où" | "quand" | "qui")
            && tree.is(i, &["obj", "advmod", "obl", "nsubj"])
            && tree.has_pos(i, &[Upos::Pron, Upos::Adv])
            && i < head
            && (first..i).all(|b| tree.has_pos(b, &[Upos::Punct, Upos::Cconj, Upos::Adv, Upos::Adp]));
        inverted || opens || is_interrogative(tree, i)
    })
}

/// The main clause that the word stands in, if no clause of its own lies between.
fn owner(tree: &Tree<'_>, mains: &[usize], word: usize) -> Option<usize> {
    let mut at = word;
    loop {
        if mains.contains(&at) {
            return Some(at);
        }
        if at != word && tree.is(at, &["advcl", "acl", "ccomp", "csubj"]) && is_clause(tree, at) {
            return None;
        }
        at = tree.head(at)?;
    }
}

/// The frame of a clause set beside another, as far as the sentence asks.
pub(super) fn beside(tree: &Tree<'_>, before: usize, clause: usize, mut frame: Frame) -> Frame {
    if tree.is(clause, &["parataxis"]) {
        frame.modality.remove(&Modality::Question);
        if is_question(tree) && clause > before && is_asked(tree, clause) {
            frame = frame.with(Modality::Question);
        }
    }
    if is_main_beside(tree, clause) && is_asked(tree, clause) {
        frame = frame.with(Modality::Question).at_most(Certainty::Unknown);
    }
    frame
}

/// `Je crois que vous peignez aussi, vous exposez ?`: what stands behind a pause and without `que` is no content of the verb.
pub(super) fn asks_beside(tree: &Tree<'_>, clause: usize) -> bool {
    is_main_beside(tree, clause) && is_asked(tree, clause) && follows_pause(tree, clause)
}
