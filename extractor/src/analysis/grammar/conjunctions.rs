//! French conjunctions of several words, and the nouns whose content `que` leads to: `pour peu qu'il pleuve`, `quitte à
//! attendre`, `la sensation que le sol bouge`.
//!
//! Reads and changes: heads and relations of one sentence's tokens.

use super::{ancestors, attach, lower};
use crate::analysis::sentence::{Features, Token, Upos};

/// Nouns of what is felt, thought, known or told, whose content a clause behind `que` spells out.
const CONTENTS: &[&str] = &[
    "sensation",
    "illusion",
    "impression",
    "sentiment",
    "idée",
    "hypothèse",
    "crainte",
    "peur",
    "espoir",
    "croyance",
    "rumeur",
    "possibilité",
    "risque",
    "prétexte",
    "certitude",
    "conviction",
    "preuve",
    "fait",
    "constat",
    "intuition",
];

/// Mend a French sentence.
pub(super) fn mend(tokens: &mut [Token]) {
    for first in 0..tokens.len().saturating_sub(2) {
        let word = |k: usize| lower(&tokens[first + k]);
        if word(0) == "pour" && word(1) == "peu" && matches!(word(2).as_str(), "que" | "qu'") {
            supposing(tokens, first);
        } else if word(0) == "quitte" && word(1) == "à" {
            at_the_price_of(tokens, first);
        }
    }
    contents(tokens);
}

/// `pour peu que`: the three words mark one clause.
fn supposing(tokens: &mut [Token], first: usize) {
    let that = first + 2;
    let Some(clause) = tokens[that].head.filter(|&c| c > that) else { return };
    attach(tokens, first, clause, "mark");
    attach(tokens, first + 1, first, "fixed");
    attach(tokens, that, first, "fixed");
}

/// `quitte à attendre`: two words before an infinitive, and no verb.
fn at_the_price_of(tokens: &mut [Token], first: usize) {
    let infinitive = |t: &Token| t.feats.is("VerbForm", "Inf");
    let Some(act) = tokens[first + 1].head.filter(|&a| a > first + 1 && infinitive(&tokens[a])) else {
        return;
    };
    let Some(above) = ancestors(tokens, act).find(|&a| a != first && a != first + 1) else {
        return;
    };
    if ancestors(tokens, above).any(|a| a == act) || tokens[first].head.is_none() {
        return;
    }
    attach(tokens, act, above, "advcl");
    attach(tokens, first, act, "mark");
    attach(tokens, first + 1, first, "fixed");
    tokens[first].upos = Upos::Adp;
    "quitte".clone_into(&mut tokens[first].lemma);
    for (at, token) in tokens.iter_mut().enumerate() {
        if token.head == Some(first) && at != first + 1 {
            token.head = Some(act);
        }
    }
}

/// `la sensation que le sol bouge`: no relative clause, since it lacks nothing.
fn contents(tokens: &mut [Token]) {
    for that in 1..tokens.len() {
        let noun = that - 1;
        let joins = matches!(lower(&tokens[that]).as_str(), "que" | "qu'") && is_content(&tokens[noun]);
        let Some(clause) = tokens[that].head.filter(|&c| joins && c > that) else { continue };
        let related = matches!(tokens[clause].deprel.as_str(), "acl:relcl" | "advcl:cleft");
        let whole = tokens[that].relation() == "mark" || is_somewhere(tokens, clause);
        if related && whole && tokens[clause].head == Some(noun) {
            "acl".clone_into(&mut tokens[clause].deprel);
            "mark".clone_into(&mut tokens[that].deprel);
            tokens[that].upos = Upos::Sconj;
            tokens[that].feats = Features::none();
        }
    }
}

fn is_content(token: &Token) -> bool {
    CONTENTS.contains(&token.lemma.as_str())
}

/// `le bras est là`: *être* with its subject and its place has no object.
fn is_somewhere(tokens: &[Token], clause: usize) -> bool {
    let has = |relations: &[&str]| {
        tokens.iter().any(|t| t.head == Some(clause) && relations.contains(&t.relation()))
    };
    tokens[clause].lemma == "être" && has(&["nsubj"]) && has(&["obl", "advmod", "xcomp"])
}

#[cfg(test)]
mod tests {
    use super::super::fixture::mended;
    use super::*;

    #[test]
    fn three_words_mark_one_clause() {
        let tree = "Pour/ADP/7/advmod peu/ADV/1/fixed que/SCONJ/5/mark Jo/PROPN/5/nsubj dorme/VERB/7/advcl on/PRON/7/nsubj part/VERB/0/root";
        assert_eq!(mended(mend, tree), "5/mark 1/fixed 1/fixed 5/nsubj 7/advcl 7/nsubj 0/root");
    }

    #[test]
    fn the_content_of_a_noun_is_no_relative_clause() {
        let tree =
            "la/DET/2/det sensation/NOUN/0/root que/SCONJ/5/mark Jo/PROPN/5/nsubj dort/VERB/2/acl:relcl";
        assert!(mended(mend, tree).ends_with("2/acl"));
        let tree = "la/DET/2/det joie/NOUN/0/root que/PRON/5/obj Jo/PROPN/5/nsubj donne/VERB/2/acl:relcl";
        assert!(mended(mend, tree).ends_with("2/acl:relcl"));
    }
}
