//! French acts that are coordinated with a purpose, and were hung on the act it is the purpose of: `a réussi à créer un jeu
//! pour comprendre le cerveau et parvenir à le soigner`.
//!
//! Reads and changes: heads of one sentence's tokens. Beside `à créer`, a further act would repeat its `à`.

use super::{attach, lower};
use crate::analysis::sentence::Token;

/// Mend a French sentence.
pub(super) fn mend(tokens: &mut [Token]) {
    for act in 3..tokens.len() {
        if let Some(purpose) = purpose_of(tokens, act) {
            attach(tokens, act, purpose, "conj");
        }
    }
}

/// The purpose that a bare infinitive behind `et` is told with.
fn purpose_of(tokens: &[Token], act: usize) -> Option<usize> {
    let infinitive = |i: usize| tokens[i].feats.is("VerbForm", "Inf");
    let marked = |i: usize, words: &[&str]| {
        tokens.iter().any(|t| {
            t.head == Some(i) && matches!(t.relation(), "mark" | "case") && words.contains(&lower(t).as_str())
        })
    };
    let first =
        tokens[act].head.filter(|&h| tokens[act].relation() == "conj" && infinitive(act) && h < act)?;
    let bare = !tokens.iter().any(|t| t.head == Some(act) && matches!(t.relation(), "mark" | "case"));
    let repeats = marked(first, &["à", "de", "d'"]);
    let purpose = (first + 1..act).rev().find(|&p| infinitive(p) && marked(p, &["pour", "afin"]))?;
    let told =
        tokens[purpose].head == Some(first) && !(purpose..act).any(|i| tokens[i].feats.is("VerbForm", "Fin"));
    (bare && repeats && told).then_some(purpose)
}

#[cfg(test)]
mod tests {
    use super::super::fixture::mended;
    use super::*;

    #[test]
    fn an_act_without_its_mark_goes_with_the_purpose() {
        let tree = "réussi/VERB/0/root à/ADP/3/mark créer/VERB/1/xcomp/VerbForm=Inf pour/ADP/5/mark voir/VERB/3/advcl/VerbForm=Inf et/CCONJ/7/cc rire/VERB/3/conj/VerbForm=Inf";
        assert!(mended(mend, tree).ends_with("5/conj"));
    }

    #[test]
    fn an_act_with_its_mark_does_not() {
        let tree = "réussi/VERB/0/root à/ADP/3/mark créer/VERB/1/xcomp/VerbForm=Inf pour/ADP/5/mark voir/VERB/3/advcl/VerbForm=Inf et/CCONJ/8/cc à/ADP/8/mark rire/VERB/3/conj/VerbForm=Inf";
        assert!(mended(mend, tree).ends_with("3/conj"));
    }
}
