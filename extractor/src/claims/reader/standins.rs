//! Words that stand in for others: a verb for one said before (`than they used to`), `es` for whoever succeeds
//! (`es gelang mir`).

use super::super::predicate::Predicate;
use super::super::tree::Tree;
use crate::analysis::Language;

/// `more than they used to`, `more than we do`: the verb only takes up the one that it is compared with.
pub(super) fn is_echo(tree: &Tree<'_>, predicate: &Predicate) -> bool {
    let verb = predicate.main;
    let compares =
        tree.with(predicate.head, &["mark", "case"]).any(|m| matches!(tree.lower(m).as_str(), "than" | "as"));
    let used = || tree.lower(verb) == "used" && verb + 1 < tree.len() && tree.lower(verb + 1) == "to";
    let takes_up = tree.lemma(verb) == "do" || used();
    tree.language() == Language::English
        && compares
        && takes_up
        && predicate.chain.len() == 1
        && tree.first(verb, &["obj", "xcomp", "ccomp"]).is_none()
}

/// `es ist mir gelungen, X zu tun`: who has done it.
pub(super) fn achiever(tree: &Tree<'_>, predicate: &Predicate) -> Option<usize> {
    let first = predicate.chain[0];
    let succeeds = tree.language() == Language::German
        && matches!(tree.lemma(first).as_str(), "gelingen" | "glücken" | "misslingen")
        && predicate.chain.len() > 1;
    tree.with(first, &["iobj", "obl"])
        .filter(|_| succeeds)
        .find(|&d| tree.feature(d, "Case") == Some("Dat") && tree.first(d, &["case"]).is_none())
}
