//! For whom somebody tells something: `Pour Radio Littoral, elle revient sur ses débuts` is no word of the radio's.
//!
//! Reads: the tree.

use super::super::lexicon::Lexicon;
use super::super::tree::Tree;
use crate::analysis::{Language, Upos};

/// What whoever is interviewed does for those that publish it.
const TELLING: &[&str] = &[
    "revenir",
    "raconter",
    "répondre",
    "détailler",
    "retracer",
    "livrer",
    "décrypter",
    "dévoiler",
    "évoquer",
    "témoigner",
    "expliquer",
    "parler",
    "confier",
    "commenter",
    "analyser",
    "partager",
    "présenter",
    "décrire",
];

/// Whether the clause of what stands behind `pour` is what a person tells.
pub(in super::super) fn is_told_for(tree: &Tree<'_>, complement: usize) -> bool {
    let Some(verb) = tree.head(complement).filter(|_| tree.language() == Language::French) else {
        return false;
    };
    let person = |s: usize| {
        tree.has_pos(s, &[Upos::Propn]) || matches!(tree.lower(s).as_str(), "il" | "elle" | "ils" | "elles")
    };
    TELLING.contains(&tree.lemma(verb).as_str())
        && tree.with(verb, &["nsubj"]).any(person)
        && !tree.with(verb, &["aux", "advmod"]).any(|a| tree.lower(a).starts_with('n'))
}

/// `Pour la commune, la taxe a été fixée par une loi`: what a body has had done to it is no view of it.
pub(in crate::claims) fn is_field(tree: &Tree<'_>, lexicon: &Lexicon, head: usize, inner: usize) -> bool {
    let person =
        tree.has_pos(inner, &[Upos::Pron]) || lexicon.noun_kind(&tree.lemma(inner)) == Some("Person");
    let done = |verb: usize| {
        tree.first(verb, &["aux"])
            .is_some_and(|a| tree.lemma(a) == "avoir" || tree.token(a).deprel == "aux:tense")
            && tree.with(verb, &["aux"]).any(|a| tree.token(a).deprel == "aux:pass")
    };
    tree.language() == Language::French && !person && tree.head(head).is_some_and(done)
}
