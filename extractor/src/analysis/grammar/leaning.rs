//! French nouns that lean on a verb and that the parser takes for a preposition: `fait suite à l'incendie`.
//!
//! Reads and changes: heads and relations of one sentence's tokens. It must leave `ferme suite à l'incendie`.

use super::{attach, depends, lower};
use crate::analysis::sentence::{Token, Upos};

/// Mend a sentence.
pub(super) fn mend(tokens: &mut [Token]) {
    for noun in 1..tokens.len().saturating_sub(2) {
        let leading = lower(&tokens[noun]) == "suite" && tokens[noun].relation() == "case";
        let Some(what) = tokens[noun].head.filter(|&w| leading && w > noun + 1) else { continue };
        let light = |i: &usize| matches!(tokens[*i].upos, Upos::Adv | Upos::Pron);
        let verb = (0..noun).rev().find(|i| !light(i));
        let makes = verb.filter(|&v| matches!(tokens[v].lemma.as_str(), "faire" | "donner"));
        let to = matches!(lower(&tokens[noun + 1]).as_str(), "à" | "au" | "aux");
        if let Some(verb) = makes.filter(|_| to && depends(&tokens[noun + 1], noun, &["fixed"])) {
            tokens[noun].upos = Upos::Noun;
            attach(tokens, noun, verb, "obj");
            attach(tokens, noun + 1, what, "case");
            attach(tokens, what, noun, "nmod");
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::fixture;

    #[test]
    fn what_follows_is_told_of() {
        let mended = |words: &str| fixture::mended(super::mend, words);
        let follows = "film/NOUN/2/nsubj faire/VERB/0/root suite/NOUN/6/case à/ADP/3/fixed un/DET/6/det roman/NOUN/2/obl";
        assert_eq!(mended(follows), "2/nsubj 0/root 2/obj 6/case 6/det 3/nmod");
        let closes =
            "bar/NOUN/2/nsubj fermer/VERB/0/root suite/NOUN/6/case à/ADP/3/fixed un/DET/6/det vol/NOUN/2/obl";
        assert_eq!(mended(closes), "2/nsubj 0/root 6/case 3/fixed 6/det 2/obl");
    }
}
