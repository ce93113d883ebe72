//! Infinitives that the object of the verb before does, or is kept from doing, and not its subject.

use super::is_reflexive;
use crate::analysis::{Language, Upos};
use crate::claims::lexicon::Lexicon;
use crate::claims::tree::Tree;

/// `m'empêche de dormir`, `empêche Paul de sortir`: whoever is kept from it, forced or helped is the object, and not the
/// subject.
pub(super) fn keeps_from(tree: &Tree<'_>, lexicon: &Lexicon, verb: usize, next: usize) -> bool {
    let prevents = lexicon.control(&tree.lemma(verb)) == Some("prevents");
    let kept = |o: usize| {
        !is_reflexive(tree, o)
            && (o < verb && tree.has_pos(o, &[Upos::Pron]) || prevents && verb < o && o < next)
    };
    // `m'a interdit de courir`: whom the pronoun tells shall not.
    let barred = |o: usize| {
        (prevents || lexicon.control(&tree.lemma(verb)) == Some("forbids"))
            && !is_reflexive(tree, o)
            && o < verb
            && tree.has_pos(o, &[Upos::Pron])
    };
    tree.language() == Language::French
        && (tree.with(verb, &["obj"]).any(kept) || tree.with(verb, &["iobj"]).any(barred))
}
