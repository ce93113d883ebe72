//! French nouns behind `d'où`: `Le loyer a doublé, d'où la fermeture du bar`.
//!
//! Reads and changes: heads and relations of one sentence's tokens. The noun is neither subject nor object of the clause before, but
//! stands beside it as what follows from it; `d'où il vient` and `la ville d'où elle part` have a clause behind them, and stay.

use super::{attach, lower};
use crate::analysis::sentence::{Token, Upos};

/// Mend a French sentence.
pub(super) fn mend(tokens: &mut [Token]) {
    for of in 2..tokens.len().saturating_sub(2) {
        let whence = of + 1;
        let opens = matches!(lower(&tokens[of]).as_str(), "d'" | "d’") && lower(&tokens[whence]) == "où";
        let set_off = matches!(tokens[of - 1].form.as_str(), "," | ";" | "–" | "—" | "(" | ":");
        if !opens || !set_off {
            continue;
        }
        let Some(noun) = noun_behind(tokens, whence) else { continue };
        let Some(clause) = clause_before(tokens, of - 1) else { continue };
        attach(tokens, noun, clause, "parataxis");
        attach(tokens, whence, noun, "advmod");
        attach(tokens, of, whence, "case");
    }
}

/// The noun that stands right behind, and is no subject of a verb further on.
fn noun_behind(tokens: &[Token], whence: usize) -> Option<usize> {
    let before = |t: &Token| matches!(t.upos, Upos::Det | Upos::Adj | Upos::Num | Upos::Adv);
    let noun = (whence + 1..tokens.len()).find(|&i| !before(&tokens[i]))?;
    let acts = tokens[noun].relation() == "nsubj"
        && tokens[noun].head.is_some_and(|h| h > noun && tokens[h].upos == Upos::Verb);
    (tokens[noun].upos == Upos::Noun && !acts).then_some(noun)
}

/// The clause that the words before the comma belong to.
fn clause_before(tokens: &[Token], comma: usize) -> Option<usize> {
    let mut at = (0..comma).rev().find(|&i| tokens[i].upos != Upos::Punct)?;
    for _ in 0..tokens.len() {
        let main = matches!(tokens[at].relation(), "root" | "parataxis" | "conj")
            && tokens.iter().any(|t| t.head == Some(at) && matches!(t.relation(), "nsubj" | "cop" | "expl"));
        if main || tokens[at].head.is_none() {
            return Some(at).filter(|&at| main && at < comma);
        }
        at = tokens[at].head?;
    }
    None
}
