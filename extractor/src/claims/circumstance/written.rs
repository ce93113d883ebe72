//! Prepositions as they are written: contracted with an article (`du`), or of several words (`d'après`).

use crate::analysis::Language;
use crate::claims::tree::{Tree, join_words};

/// A preposition of several words as it is written: `d'après` keeps its elision. Empty for a single word.
pub(super) fn fixed_preposition(tree: &Tree<'_>, case: usize) -> String {
    let parts: Vec<String> = tree.with(case, &["fixed"]).map(|c| tree.lower(c)).collect();
    if parts.is_empty() {
        return String::new();
    }
    join_words(&std::iter::once(tree.lower(case)).chain(parts).collect::<Vec<_>>())
}

/// `du` is `de`, `au` is `à`: the preposition inside a contraction.
pub(super) fn uncontracted(tree: &Tree<'_>, index: usize) -> String {
    let lower = tree.lower(index);
    match (tree.language(), lower.as_str()) {
        (Language::French, "du" | "des" | "d'") => "de".to_owned(),
        (Language::French, "au" | "aux") => "à".to_owned(),
        (Language::German, "im" | "ins") => "in".to_owned(),
        (Language::German, "am" | "ans") => "an".to_owned(),
        (Language::German, "zum" | "zur") => "zu".to_owned(),
        (Language::German, "vom") => "von".to_owned(),
        (Language::German, "beim") => "bei".to_owned(),
        (Language::French, "qu'") => "que".to_owned(),
        (Language::French, "jusqu'") => "jusque".to_owned(),
        _ => lower,
    }
}
