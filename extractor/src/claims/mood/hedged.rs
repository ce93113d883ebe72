//! Words that make a clause less certain, and those that only grant it: `Il a peut-être perdu un bras, mais pas son humour`.

use super::super::lexicon::Lexicon;
use super::super::predicate::Predicate;
use super::super::tree::{Tree, join_words};
use crate::analysis::Language;
use crate::resolve::Certainty;

/// Certainties that the clause's adverbs and modal adjectives leave.
pub(super) fn hedges(tree: &Tree<'_>, lexicon: &Lexicon, predicate: &Predicate) -> Vec<Certainty> {
    let mut found = Vec::new();
    for &verb in &predicate.chain {
        for &d in tree.dependents(verb) {
            if tree.is(d, &["advmod", "obl", "discourse", "parataxis"]) && !is_granted(tree, predicate, d) {
                found.extend(lexicon.hedge(&tree.lower(d)));
                found.extend(tree.with(d, &["advmod"]).filter_map(|a| lexicon.hedge(&tree.lower(a))));
                let (first, last) = tree.extent(d);
                if last - first < 6 {
                    let words: Vec<String> = (first..=last).map(|i| tree.lower(i)).collect();
                    found.extend(lexicon.hedge(&join_words(&words)));
                }
            }
        }
    }
    found.extend(tree.with(predicate.head, &["aux"]).filter_map(|a| lexicon.hedge(&tree.lemma(a))));
    // `C'est sûrement le jardin qui m'a attiré`
    if tree.token(predicate.head).deprel.ends_with(":cleft")
        && let Some(focus) = tree.head(predicate.head)
        && tree.first(focus, &["dislocated"]).is_none()
    {
        let beside = tree.with(focus, &["advmod"]).filter(|&a| a < focus);
        found.extend(beside.filter_map(|a| lexicon.hedge(&tree.expression(a))));
    }
    found
}

/// `J'ai peut-être perdu, mais j'ai appris`: what was so, or is not so, is granted against what `mais` leads to.
fn is_granted(tree: &Tree<'_>, predicate: &Predicate, hedge: usize) -> bool {
    let head = predicate.head;
    let (first, last) = tree.extent(head);
    let but = |c: usize| {
        let joined = tree.head(c).and_then(|j| tree.head(j).filter(|_| tree.is(j, &["conj", "parataxis"])));
        tree.lower(c) == "mais" && joined.is_some_and(|h| tree.is_within(h, head))
    };
    let participle = tree.feature(head, "VerbForm") == Some("Part") && tree.first(head, &["aux"]).is_some();
    let denied = tree.with(head, &["advmod"]).any(|a| tree.lower(a) == "pas");
    let ahead = predicate.finite(tree).is_some_and(|f| tree.feature(f, "Tense") == Some("Fut"));
    tree.language() == Language::French
        && tree.lower(hedge) == "peut-être"
        && (participle || denied)
        && !ahead
        && (first..=last).any(|c| c > hedge && but(c))
}
