//! What a line that ends in a colon puts up for the items below it: `Nos missions sont les suivantes :`, `Voici nos missions :`,
//! `L'association a trois missions :`.
//!
//! Reads: the tree of the line. It must not take `Elle a dit à sa fille :` for one, which puts up nothing, nor a single thing
//! (`La ville a un projet :`), whose items are as often its parts.

use crate::analysis::{Language, Upos};
use crate::claims::tree::Tree;

/// The noun that the items below are.
pub(super) fn topic(tree: &Tree<'_>) -> Option<usize> {
    let root = tree.sentence.root();
    let noun = |n: usize| tree.has_pos(n, &[Upos::Noun]);
    if tree.language() != Language::French {
        return None;
    }
    let as_follows = tree.lemma(root) == "suivant" && tree.first(root, &["cop"]).is_some();
    if as_follows {
        return tree.with(root, &["nsubj"]).find(|&s| noun(s));
    }
    let shown = matches!(tree.lower(root).as_str(), "voici" | "voilà");
    let last = (0..tree.len()).rev().find(|&i| noun(i) && !tree.is(i, &["nmod"]))?;
    let behind =
        (last + 1..tree.len()).all(|i| tree.is_within(i, last) || tree.has_pos(i, &[Upos::Punct, Upos::Adv]));
    let argument = tree.is(last, &["obj"]) || tree.is(last, &["nsubj"]) && last > root;
    let of_main =
        tree.head(last).is_some_and(|v| v == root || tree.is(v, &["xcomp"]) && tree.head(v) == Some(root));
    let several = tree.feature(last, "Number") == Some("Plur") || tree.first(last, &["nummod"]).is_some();
    let unknown = tree.first(last, &["nummod"]).is_some()
        || tree.with(last, &["amod"]).any(|a| tree.lemma(a) == "suivant")
        || tree.with(last, &["det"]).any(|d| {
            matches!(tree.lower(d).as_str(), "des" | "plusieurs" | "quelques" | "différents" | "différentes")
        });
    (behind && several && (shown || argument && of_main && unknown)).then_some(last)
}
