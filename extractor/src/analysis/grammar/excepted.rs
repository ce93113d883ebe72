//! `aux données, hors usages domestiques et sécurité publique`, `aucun logiciel, à part Gaston, n'est …`: what is excepted is
//! neither one more of what stands before nor a part of it.
//!
//! Reads and changes: heads and relations of one French sentence's tokens. What is excepted hangs on its clause.

use super::super::sentence::{Token, Upos};
use super::{ancestors, attach, has, lower};

/// Mend a sentence.
pub(super) fn mend(tokens: &mut [Token]) {
    for word in 1..tokens.len() {
        let Some(above) = tokens[word].head.filter(|&h| h < word || tokens[word].relation() == "nmod") else {
            continue;
        };
        if tokens[word].deprel == "obl:arg" && is_excepted(tokens, word) {
            "obl:mod".clone_into(&mut tokens[word].deprel);
        }
        if !matches!(tokens[word].relation(), "conj" | "nmod" | "appos") || !is_excepted(tokens, word) {
            continue;
        }
        let clause = std::iter::once(above).chain(ancestors(tokens, above)).find(|&at| {
            matches!(tokens[at].upos, Upos::Verb | Upos::Aux) || has(tokens, at, &["cop", "nsubj"])
        });
        let Some(clause) = clause else { continue };
        for further in word + 1..tokens.len() {
            let joined = tokens[further].head == Some(above) && tokens[further].relation() == "conj";
            if joined && has(tokens, further, &["cc"]) && !is_verb(&tokens[further]) {
                attach(tokens, further, word, "conj");
            }
        }
        attach(tokens, word, clause, "obl:mod");
    }
}

fn is_verb(token: &Token) -> bool {
    matches!(token.upos, Upos::Verb | Upos::Aux)
}

/// Whether a preposition excepts the word: `hors`, `sauf`, `à part`.
fn is_excepted(tokens: &[Token], word: usize) -> bool {
    (0..word).any(|case| {
        let of_word = tokens[case].head == Some(word) && tokens[case].relation() == "case";
        let part = || {
            tokens.get(case + 1).is_some_and(|next| lower(next) == "part" && next.head == Some(case))
                && lower(&tokens[case]) == "à"
        };
        of_word && (matches!(lower(&tokens[case]).as_str(), "hors" | "sauf" | "hormis" | "excepté") || part())
    })
}

#[cfg(test)]
mod tests {
    use super::super::fixture;

    fn mended(words: &str) -> String {
        fixture::mended(super::mend, words)
    }

    #[test]
    fn what_is_excepted_hangs_on_the_clause() {
        let but = "vaut/VERB/0/root partout/ADV/1/advmod pour/ADP/4/case tous/PRON/1/obl sauf/ADP/6/case Brest/PROPN/4/conj et/CCONJ/8/cc Lyon/PROPN/4/conj";
        assert_eq!(mended(but), "0/root 1/advmod 4/case 1/obl 6/case 1/obl:mod 8/cc 6/conj");
        let and = "vaut/VERB/0/root pour/ADP/3/case Nantes/PROPN/1/obl et/CCONJ/5/cc Lyon/PROPN/3/conj";
        assert_eq!(mended(and), "0/root 3/case 1/obl 5/cc 3/conj");
    }
}
