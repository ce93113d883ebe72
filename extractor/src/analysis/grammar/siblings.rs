//! French nouns that are joined to the wrong one: `le poids de la dette et les impôts`.
//!
//! Reads and changes: heads of one sentence's tokens. French says `de`, `à` and `en` again before each noun that they govern
//! (`le goût du café et du pain`), so that a noun with an article of its own and no preposition is joined to the noun above.

use super::{depends, lower};
use crate::analysis::sentence::{Token, Upos};

/// Mend a French sentence.
pub(super) fn mend(tokens: &mut [Token]) {
    for noun in 2..tokens.len() {
        if let Some(above) = joined_to(tokens, noun) {
            tokens[noun].head = Some(above);
        }
    }
}

/// The noun that a coordinated noun without preposition is a sibling of, where that is another than its head.
fn joined_to(tokens: &[Token], noun: usize) -> Option<usize> {
    let token = &tokens[noun];
    let head = token.head.filter(|&h| h < noun && token.deprel == "conj" && token.upos == Upos::Noun)?;
    let first = dependent(tokens, noun, "det", |t| t.upos == Upos::Det).filter(|&d| d < noun)?;
    let fused = matches!(lower(&tokens[first]).as_str(), "des" | "du" | "de" | "d'" | "d’");
    let clause =
        tokens.iter().any(|t| t.head == Some(noun) && matches!(t.relation(), "case" | "nsubj" | "cop"));
    let and = dependent(tokens, noun, "cc", |t| matches!(lower(t).as_str(), "et" | "ou")).is_some();
    if fused || clause || !and || !is_repeated(tokens, head) {
        return None;
    }
    let mut at = head;
    loop {
        let above = tokens[at].head.filter(|&a| a < at)?;
        let quality = matches!(tokens[at].relation(), "obl")
            && depends(&tokens[above], tokens[above].head?, &["acl", "amod"]);
        if !quality && tokens[at].relation() != "nmod" {
            return None;
        }
        at = if quality { tokens[above].head.filter(|&a| a < above)? } else { above };
        if tokens[at].upos != Upos::Noun {
            return None;
        }
        if !is_repeated(tokens, at) {
            break;
        }
    }
    dependent(tokens, at, "det", |t| t.upos == Upos::Det).map(|_| at)
}

/// Whether the noun stands under a preposition that each further noun would need, too.
fn is_repeated(tokens: &[Token], noun: usize) -> bool {
    let marks = |t: &Token| {
        matches!(lower(t).as_str(), "de" | "d'" | "d’" | "du" | "des" | "à" | "au" | "aux" | "en")
    };
    let alone = |case: usize| !tokens.iter().any(|t| t.head == Some(case) && t.relation() == "fixed");
    dependent(tokens, noun, "case", |t| marks(t)).is_some_and(alone)
}

fn dependent(tokens: &[Token], head: usize, relation: &str, fits: impl Fn(&Token) -> bool) -> Option<usize> {
    tokens.iter().position(|t| t.head == Some(head) && t.relation() == relation && fits(t))
}
