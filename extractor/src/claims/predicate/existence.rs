//! Clauses that say that there is something: `il y a`, `there is`, `es gibt`.

use crate::analysis::{Language, Upos};
use crate::claims::tree::Tree;

/// `il y a`, `there is`, `es gibt`.
pub(super) fn is_existential(tree: &Tree<'_>, verb: usize) -> bool {
    let lemma = tree.lemma(verb);
    match tree.language() {
        Language::French => {
            lemma == "avoir" && tree.dependents(verb).iter().any(|&d| tree.lower(d) == "y" && d < verb)
        }
        Language::German => {
            // `Ich gebe es einem Heim`: somebody gives something.
            let gives = matches!(tree.feature(verb, "Person"), Some("1" | "2"))
                || tree
                    .with(verb, &["nsubj"])
                    .any(|s| tree.has_pos(s, &[Upos::Pron]) && tree.lower(s) != "es");
            let it = tree.dependents(verb).iter().any(|&d| tree.lower(d) == "es");
            lemma == "geben" && it && !gives
        }
        Language::Spanish => {
            lemma == "haber" && tree.first(verb, &["aux"]).is_none() && tree.first(verb, &["obj"]).is_some()
        }
        Language::Italian => {
            lemma == "essere"
                && tree.dependents(verb).iter().any(|&d| matches!(tree.lower(d).as_str(), "ci" | "c'" | "vi"))
        }
        _ => lemma == "be" && tree.with(verb, &["expl"]).any(|d| tree.lower(d).starts_with("there")),
    }
}
