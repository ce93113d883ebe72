//! How far a clause goes: a negation that leaves some, adverbs by which others say it.

use super::super::lexicon::{Lexicon, List};
use super::super::predicate::Predicate;
use super::super::tree::Tree;

/// `Not everyone agrees`, `nicht alle Bauern`: what holds of some only is denied of all.
pub(super) fn denies_all(tree: &Tree<'_>, argument: usize) -> bool {
    let all = |i: usize| {
        matches!(
            tree.lower(i).as_str(),
            "all"
                | "every"
                | "everyone"
                | "everybody"
                | "everything"
                | "many"
                | "much"
                | "alle"
                | "allen"
                | "alles"
                | "jeder"
                | "jede"
                | "jedes"
                | "jeden"
                | "viele"
        )
    };
    let first = tree.extent(argument).0;
    tree.is(argument, &["nsubj"])
        && matches!(tree.lower(first).as_str(), "not" | "nicht")
        && (first + 1 == argument || tree.is_within(first + 1, argument))
        && all(first + 1)
}

/// `The minister allegedly lied`: nobody in particular says so.
pub(super) fn told_elsewhere(tree: &Tree<'_>, lexicon: &Lexicon, predicate: &Predicate) -> bool {
    let adverbs = predicate.chain.iter().flat_map(|&v| tree.with(v, &["advmod"]));
    adverbs.into_iter().any(|a| lexicon.lists(List::Hearsay, &tree.lower(a)))
}
