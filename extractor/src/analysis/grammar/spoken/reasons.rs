//! French prepositions of more than one word that the parser takes for nouns and participles (`étant donné le prix`, `compte
//! tenu du prix`, `faute de moyens`), and strong pronouns of whom `c'est` says who they are (`c'est moi le président`).
//!
//! Reads and changes: heads and relations of one sentence's tokens.

use super::super::{attach, depends, has, lower};
use crate::analysis::sentence::{Token, Upos};

/// Mend a French sentence.
pub(super) fn mend(tokens: &mut [Token]) {
    for first in 0..tokens.len().saturating_sub(2) {
        given_that(tokens, first);
        if let Some((top, last)) = preposition(tokens, first) {
            join(tokens, first, top, last);
        }
    }
    identities(tokens);
}

/// The word that heads such a preposition for the parser, and its last word.
fn preposition(tokens: &[Token], first: usize) -> Option<(usize, usize)> {
    let opens = first == 0 || tokens[first - 1].upos == Upos::Punct || tokens[first - 1].upos == Upos::Cconj;
    match (lower(&tokens[first]).as_str(), lower(&tokens[first + 1]).as_str()) {
        ("étant", "donné") => Some((first + 1, first + 1)),
        ("compte", "tenu") => Some((first, first + 1)),
        ("faute", "de" | "d'" | "d’") if opens && !has(tokens, first, &["det", "nsubj"]) => {
            Some((first, first))
        }
        _ => None,
    }
}

/// `étant donné qu'il pleut`: the clause is the reason, and the words before it its conjunction.
fn given_that(tokens: &mut [Token], first: usize) {
    let that = lower(&tokens[first]) == "étant"
        && lower(&tokens[first + 1]) == "donné"
        && matches!(lower(&tokens[first + 2]).as_str(), "que" | "qu'" | "qu’");
    let Some(above) = tokens[first + 1].head.filter(|_| that) else { return };
    let clause = tokens[first + 2].head.filter(|&c| c > first + 2 && tokens[c].head == Some(first + 1));
    let Some(clause) = clause else { return };
    attach(tokens, clause, above, "advcl");
    attach(tokens, first, clause, "mark");
    attach(tokens, first + 1, first, "fixed");
    attach(tokens, first + 2, first, "fixed");
    for token in tokens.iter_mut().filter(|t| t.head == Some(first + 1)) {
        token.head = Some(clause);
    }
}

fn join(tokens: &mut [Token], first: usize, top: usize, last: usize) {
    let Some(verb) = tokens[top].head.filter(|_| tokens[top].relation() != "case") else { return };
    let noun = (last + 1..tokens.len()).find(|&i| {
        depends(&tokens[i], top, &["obj", "nsubj", "nmod", "obl"])
            && matches!(tokens[i].upos, Upos::Noun | Upos::Propn | Upos::Pron)
    });
    let Some(noun) = noun.filter(|&n| n < verb || verb < first) else { return };
    attach(tokens, noun, verb, "obl:mod");
    for of in last + 1..noun {
        if depends(&tokens[of], noun, &["case"]) {
            attach(tokens, of, first, "fixed");
        }
    }
    for other in 0..tokens.len() {
        if other != noun && tokens[other].head == Some(top) && other != first {
            let relation = tokens[other].deprel.clone();
            attach(tokens, other, noun, &relation);
        }
    }
    attach(tokens, first, noun, "case");
    for part in first + 1..=last {
        attach(tokens, part, first, "fixed");
    }
    for of in &mut tokens[last + 1..noun] {
        if of.relation() == "fixed" && of.head == Some(noun) {
            of.head = Some(first);
        }
    }
}

/// `C'est moi le président`: the noun says who somebody is, and `c'` only puts it forward.
fn identities(tokens: &mut [Token]) {
    const STRONG: [&str; 8] = ["moi", "toi", "lui", "elle", "nous", "vous", "eux", "elles"];
    for who in 0..tokens.len() {
        let strong = tokens[who].upos == Upos::Pron && STRONG.contains(&lower(&tokens[who]).as_str());
        if !strong || !has(tokens, who, &["cop"]) || has(tokens, who, &["case"]) {
            continue;
        }
        let this = (0..who).find(|&i| {
            depends(&tokens[i], who, &["nsubj", "expl"])
                && matches!(lower(&tokens[i]).as_str(), "c'" | "c’" | "ce")
        });
        let noun = (who + 1..tokens.len()).find(|&i| {
            depends(&tokens[i], who, &["dislocated"])
                && tokens[i].upos == Upos::Noun
                && has(tokens, i, &["det"])
        });
        let (Some(this), Some(noun)) = (this, noun) else { continue };
        if tokens[who + 1..noun].iter().any(|t| t.upos == Upos::Punct) || has(tokens, noun, &["case"]) {
            continue;
        }
        let (head, relation) = (tokens[who].head, tokens[who].deprel.clone());
        for (other, token) in tokens.iter_mut().enumerate() {
            if token.head == Some(who) && other != noun {
                token.head = Some(noun);
            }
        }
        tokens[noun].head = head;
        tokens[noun].deprel = relation;
        attach(tokens, who, noun, "nsubj");
        attach(tokens, this, noun, "discourse");
    }
}

#[cfg(test)]
mod tests {
    use super::super::super::fixture::{mended as mended_by, tokens, tree};
    use super::*;

    fn mended(words: &str) -> String {
        mended_by(mend, words)
    }

    #[test]
    fn a_preposition_of_two_words_is_no_verb() {
        let given = "étant/AUX/2/aux:pass donné/VERB/7/advcl le/DET/4/det prix/NOUN/2/obj ,/PUNCT/2/punct \
                     nous/PRON/7/nsubj renonçons/VERB/0/root";
        assert_eq!(mended(given), "4/case 1/fixed 4/det 7/obl:mod 4/punct 7/nsubj 0/root");
        let book = "étant/AUX/2/aux:pass donné/VERB/0/root";
        assert_eq!(mended(book), tree(&tokens(book)));
    }

    #[test]
    fn who_is_the_president_is_said_by_the_noun() {
        let me = "c'/PRON/3/expl:subj est/AUX/3/cop moi/PRON/0/root le/DET/5/det président/NOUN/3/dislocated";
        assert_eq!(mended(me), "5/discourse 5/cop 5/nsubj 5/det 0/root");
    }
}
