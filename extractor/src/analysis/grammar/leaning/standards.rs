//! What French compares with, on the word of degree that asks for it: `travaille plus qu'avant`, `autant de filles que de
//! garçons`, `20 % de moins que les hommes`, `à peine vingt minutes`.
//!
//! Reads and changes: heads and relations of one sentence's tokens. It must leave `dit que …` and `ne vend que des légumes`.

use super::super::{attach, depends, has, lower};
use crate::analysis::sentence::{Token, Upos};

/// Words of degree that something is compared by.
const DEGREES: &[&str] = &["plus", "moins", "autant", "aussi", "mieux", "davantage", "pire"];

/// How far the standard may stand behind the word of degree.
const REACH: usize = 9;

/// Mend a sentence.
pub(super) fn mend(tokens: &mut [Token]) {
    for degree in 0..tokens.len() {
        if DEGREES.contains(&lower(&tokens[degree]).as_str()) && !is_denied(tokens, degree) {
            so_much_less(tokens, degree);
            before(tokens, degree);
            as_many(tokens, degree);
        }
    }
    for mark in 1..tokens.len().saturating_sub(1) {
        rather_than(tokens, mark);
        hardly(tokens, mark);
    }
}

/// `ne vend plus que des légumes`
fn is_denied(tokens: &[Token], degree: usize) -> bool {
    tokens[degree].head.is_some_and(|v| {
        tokens[..degree].iter().any(|t| t.head == Some(v) && matches!(lower(t).as_str(), "ne" | "n'"))
    }) && lower(&tokens[degree]) == "plus"
}

/// `que` behind a word of degree, with nothing between them that breaks off.
fn than(tokens: &[Token], degree: usize) -> Option<usize> {
    (degree + 1..tokens.len().min(degree + REACH))
        .take_while(|&i| tokens[i].upos != Upos::Punct)
        .find(|&i| matches!(lower(&tokens[i]).as_str(), "que" | "qu'"))
}

/// `travaille plus qu'avant`, `a moins de temps qu'avant`
fn before(tokens: &mut [Token], degree: usize) {
    // `c'est mieux qu'avant`: what is said of something keeps its words.
    if has(tokens, degree, &["cop", "nsubj"]) {
        return;
    }
    let Some(que) = than(tokens, degree) else { return };
    let Some(standard) = tokens
        .get(que + 1)
        .filter(|t| matches!(lower(t).as_str(), "avant" | "hier" | "autrefois" | "jamais"))
    else {
        return;
    };
    let last = tokens.get(que + 2).is_none_or(|t| matches!(t.upos, Upos::Punct | Upos::Cconj));
    if last && standard.upos != Upos::Verb {
        // The adverb that the degree is of (`moins souvent`) leads the phrase.
        let of = tokens[degree].head.filter(|&h| h > degree && h < que && tokens[h].upos == Upos::Adv);
        attach(tokens, que + 1, of.unwrap_or(degree), "obl:arg");
        attach(tokens, que, que + 1, "case");
    }
}

/// `autant de filles que de garçons`: the second is what the first is compared with, and no more of them.
fn as_many(tokens: &mut [Token], degree: usize) {
    let Some(que) = than(tokens, degree) else { return };
    let counted = (degree + 1..que).find(|&n| depends(&tokens[n], degree, &["obl", "nmod"]));
    let Some(counted) = counted else { return };
    let standard = (que + 1..tokens.len().min(que + 5)).find(|&s| depends(&tokens[s], counted, &["conj"]));
    let of = matches!(lower(&tokens[que + 1]).as_str(), "de" | "d'");
    if let Some(standard) = standard.filter(|&s| of && tokens[que].head == Some(s)) {
        attach(tokens, standard, degree, "obl:arg");
        attach(tokens, que, standard, "case");
        attach(tokens, que + 1, standard, "case");
    }
}

/// `gagnent 20 % de moins que les hommes`: by how much belongs to the amount.
fn so_much_less(tokens: &mut [Token], degree: usize) {
    let of = degree > 1 && lower(&tokens[degree - 1]) == "de" && tokens[degree - 1].head == Some(degree);
    let amount = degree.saturating_sub(2);
    let counts = has(tokens, amount, &["nummod"]) && tokens[amount].relation() == "obj";
    if of && counts && tokens[degree].head == tokens[amount].head && than(tokens, degree).is_some() {
        attach(tokens, degree, amount, "nmod");
    }
}

/// `préfère lire que regarder la télévision`: the other act is not done.
fn rather_than(tokens: &mut [Token], mark: usize) {
    if !matches!(lower(&tokens[mark]).as_str(), "que" | "qu'") {
        return;
    }
    let Some(other) = tokens[mark].head.filter(|&o| o > mark && tokens[o].feats.is("VerbForm", "Inf")) else {
        return;
    };
    let Some(act) = tokens[other].head.filter(|&a| a < mark && tokens[a].feats.is("VerbForm", "Inf")) else {
        return;
    };
    let prefers =
        tokens[act].head.is_some_and(|p| matches!(tokens[p].lemma.as_str(), "préférer" | "aimer" | "valoir"));
    if prefers && matches!(tokens[other].relation(), "ccomp" | "xcomp" | "advcl") {
        attach(tokens, other, act, "advcl:cmp");
    }
}

/// `dure à peine vingt minutes`: hardly so many.
fn hardly(tokens: &mut [Token], at: usize) {
    let hardly = lower(&tokens[at]) == "à" && lower(&tokens[at + 1]) == "peine";
    let Some(noun) = tokens[at].head.filter(|&n| hardly && n > at + 1 && tokens[at].relation() == "case")
    else {
        return;
    };
    let number = (at + 2..noun + 1).find(|&i| tokens[i].upos == Upos::Num);
    if let Some(number) = number {
        attach(tokens, at, number, "advmod");
        attach(tokens, at + 1, at, "fixed");
        let verb = tokens[noun].head.filter(|&v| tokens[v].upos == Upos::Verb && v < at);
        if let Some(verb) = verb.filter(|&v| tokens[noun].relation() == "obl" && !has(tokens, v, &["obj"])) {
            attach(tokens, noun, verb, "obj");
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::super::fixture;

    fn mended(words: &str) -> String {
        fixture::mended(super::mend, words)
    }

    #[test]
    fn a_standard_hangs_on_its_degree() {
        let before = "elle/PRON/2/nsubj dort/VERB/0/root plus/ADV/2/advmod qu'/SCONJ/5/mark avant/ADV/2/advmod ./PUNCT/2/punct";
        assert_eq!(mended(before), "2/nsubj 0/root 2/advmod 5/case 3/obl:arg 2/punct");
        let many = "a/VERB/0/root autant/ADV/1/obj de/ADP/4/case filles/NOUN/2/obl que/SCONJ/7/case de/ADP/7/case garçons/NOUN/4/conj";
        assert_eq!(mended(many), "0/root 1/obj 4/case 2/obl 7/case 7/case 2/obl:arg");
        let only = "ne/ADV/2/advmod vend/VERB/0/root plus/ADV/2/advmod que/ADV/5/advmod avant/ADV/2/advmod";
        assert_eq!(mended(only), "2/advmod 0/root 2/advmod 5/advmod 2/advmod");
    }
}
