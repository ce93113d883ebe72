//! Whose view a possessive names: `selon ma sensibilité`, `à ses yeux`.

use super::super::lexicon::Lexicon;
use super::super::tree::Tree;
use crate::analysis::{Language, Upos};

/// `à ses yeux`, `à leur avis`: the possessive that says whose view it is.
#[must_use]
pub fn own_eyes(tree: &Tree<'_>, complement: usize) -> Option<usize> {
    let view = matches!(tree.lower(complement).as_str(), "yeux" | "avis" | "sens");
    let marked = tree
        .with(complement, &["case"])
        .any(|c| matches!(tree.lower(c).as_str(), "à" | "selon" | "de" | "d'"));
    let theirs = |d: &usize| matches!(tree.lower(*d).as_str(), "ses" | "leurs" | "son" | "leur");
    tree.with(complement, &["det"]).find(theirs).filter(|_| {
        view && marked && tree.is(complement, &["obl", "nmod"]) && tree.language() == Language::French
    })
}

/// `selon ma sensibilité`, `in my experience`: what is the speaker's own and no person speaks for nobody else.
pub(super) fn is_own_view(tree: &Tree<'_>, lexicon: &Lexicon, head: usize) -> bool {
    let own = tree.with(head, &["det", "nmod"]).any(|d| {
        d < head
            && (tree.feature(d, "Person") == Some("1")
                || matches!(
                    tree.lower(d).as_str(),
                    "mon" | "ma" | "mes" | "my" | "mein" | "meine" | "meiner"
                ))
    });
    own && tree.has_pos(head, &[Upos::Noun]) && lexicon.source_noun(&tree.lemma(head)).is_none()
}
