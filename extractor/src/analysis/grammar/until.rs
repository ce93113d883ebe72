//! `d'ici` before a noun or a number, one French preposition.
//!
//! Reads and changes: heads and relations of one sentence's tokens.

use super::{ancestors, attach};
use crate::analysis::sentence::{Token, Upos};

/// `d'ici la fin de l'année`, `d'ici 2030`: a preposition of two words before a noun or a number.
pub(super) fn mend(tokens: &mut [Token]) {
    for here in 1..tokens.len() {
        let opens = tokens[here].form.eq_ignore_ascii_case("ici")
            && matches!(tokens[here - 1].form.to_lowercase().as_str(), "d'" | "d’");
        if !opens {
            continue;
        }
        let first = match tokens.get(here + 1) {
            Some(next) if next.form == "à" => here + 2,
            _ => here + 1,
        };
        let Some(noun) = nominal_from(tokens, first) else { continue };
        let outside = |head: Option<usize>| head.filter(|&h| h != here && h != here - 1 && h != noun);
        let Some(governor) = outside(tokens[noun].head)
            .or_else(|| ancestors(tokens, here).find(|&h| outside(Some(h)).is_some()))
        else {
            continue;
        };
        if ancestors(tokens, governor).any(|h| h == noun) {
            continue;
        }
        let verb = std::iter::once(governor)
            .chain(ancestors(tokens, governor))
            .find(|&h| matches!(tokens[h].upos, Upos::Verb | Upos::Aux) || tokens[h].head.is_none());
        attach(tokens, noun, verb.unwrap_or(governor), "obl:mod");
        attach(tokens, here - 1, noun, "case");
        attach(tokens, here, here - 1, "fixed");
        if first == here + 2 {
            attach(tokens, here + 1, noun, "case");
        }
    }
}

/// The head of the noun phrase, number or date that begins at `first`.
fn nominal_from(tokens: &[Token], first: usize) -> Option<usize> {
    let nominal = |t: &Token| matches!(t.upos, Upos::Noun | Upos::Propn | Upos::Num);
    let inside = |t: &Token| matches!(t.upos, Upos::Det | Upos::Adj | Upos::Num);
    let noun = (first..tokens.len()).find(|&i| nominal(&tokens[i]) || !inside(&tokens[i]))?;
    // `d'ici deux ans`: the number belongs to a noun; `d'ici 2030`: it stands alone.
    let counted =
        tokens[noun].head.filter(|&h| h > noun && tokens[noun].upos == Upos::Num && nominal(&tokens[h]));
    nominal(&tokens[noun]).then(|| counted.unwrap_or(noun))
}
