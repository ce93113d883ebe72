//! French `être` that the parser left without what its subject is (`le stage lui a plu, et depuis mars elle est en poste`), or
//! made the head of the act that its subject is (`le but est aussi de former`).
//!
//! Reads and changes: heads and relations of one sentence's tokens. A phrase with a preposition right behind the verb tells
//! where or how its subject is, though it was hung on the clause before.

use super::{attach, has};
use crate::analysis::sentence::{Token, Upos};

/// Mend a French sentence.
pub(super) fn mend(tokens: &mut [Token]) {
    equated_acts(tokens);
    for verb in 1..tokens.len().saturating_sub(2) {
        if !is_bare(tokens, verb) {
            continue;
        }
        let adverbs = (verb + 1..tokens.len()).take_while(|&i| tokens[i].upos == Upos::Adv).count();
        let Some(case) = Some(verb + 1 + adverbs).filter(|&i| i < tokens.len()) else { continue };
        let noun = tokens[case].head.filter(|&n| n > case && tokens[case].relation() == "case");
        let Some(noun) = noun else { continue };
        let nominal = matches!(tokens[noun].upos, Upos::Noun | Upos::Propn | Upos::Pron | Upos::Num);
        let astray =
            tokens[noun].head.is_some_and(|h| h < verb || h == verb && tokens[noun].relation() != "obl");
        let alone =
            matches!(tokens[noun].relation(), "conj" | "obl" | "nmod" | "xcomp" | "appos" | "parataxis");
        if nominal && astray && alone && !has(tokens, noun, &["cc", "cop", "nsubj"]) {
            attach(tokens, noun, verb, "obl:arg");
        }
    }
}

/// `Le but est aussi de former des jeunes`: the act is what the noun is said to be, and the verb only its copula.
fn equated_acts(tokens: &mut [Token]) {
    for verb in 1..tokens.len().saturating_sub(2) {
        let token = &tokens[verb];
        let own = token.lemma == "être"
            && token.feats.is("VerbForm", "Fin")
            && !matches!(token.relation(), "aux" | "cop" | "fixed");
        let act = (verb + 1..tokens.len()).find(|&i| {
            let marked = |t: &Token| {
                t.head == Some(i)
                    && t.relation() == "mark"
                    && matches!(t.form.to_lowercase().as_str(), "de" | "d'" | "d’")
            };
            tokens[i].head == Some(verb)
                && matches!(tokens[i].relation(), "xcomp" | "ccomp")
                && tokens[i].feats.is("VerbForm", "Inf")
                && tokens[verb..i].iter().any(marked)
        });
        let Some(act) = act.filter(|_| own) else { continue };
        let subject = |t: &Token| {
            t.relation() == "nsubj"
                && matches!(t.upos, Upos::Noun | Upos::Propn)
                && t.head.is_some_and(|h| h == verb || h == act)
        };
        if !tokens[..verb].iter().any(subject) {
            continue;
        }
        let (head, deprel) = (tokens[verb].head, tokens[verb].deprel.clone());
        for token in tokens.iter_mut().filter(|t| t.head == Some(verb)) {
            token.head = Some(act);
        }
        tokens[act].head = head;
        tokens[act].deprel = deprel;
        attach(tokens, verb, act, "cop");
    }
}

/// A finite `être` with a subject that heads a clause, and nothing behind it.
fn is_bare(tokens: &[Token], verb: usize) -> bool {
    let token = &tokens[verb];
    let behind = tokens[verb + 1..].iter().any(|t| {
        t.head == Some(verb) && matches!(t.relation(), "obl" | "xcomp" | "obj" | "ccomp" | "advcl" | "acl")
    });
    token.lemma == "être"
        && token.feats.is("VerbForm", "Fin")
        && !matches!(token.relation(), "aux" | "cop" | "fixed" | "parataxis")
        && has(tokens, verb, &["nsubj"])
        && !behind
}
