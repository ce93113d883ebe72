//! Two French clauses of which the second leaves out its verb: `la région finance 40 %, l'Europe 15 %`, `Anne vit à Nantes, Luc
//! à Rennes`.
//!
//! Reads and changes: heads and relations of one sentence's tokens.

mod likewise;

use super::{ancestors, attach};
use crate::analysis::sentence::{Token, Upos};

/// Nouns that are amounts without a number.
const SHARES: &[&str] = &["moitié", "tiers", "quart", "reste", "totalité", "solde", "cinquième", "dixième"];

fn is_amount(tokens: &[Token], at: usize) -> bool {
    let counted = tokens.iter().any(|t| t.head == Some(at) && t.relation() == "nummod");
    counted || tokens[at].upos == Upos::Num || SHARES.contains(&tokens[at].lemma.as_str())
}

/// `La région finance 40 %, l'Europe 15 %`: a name and an amount behind a comma are a clause without its verb.
pub(super) fn mend(tokens: &mut [Token]) {
    likewise::mend(tokens);
    for object in 0..tokens.len() {
        let Some(verb) = tokens[object].head.filter(|&v| v < object) else { continue };
        if tokens[object].relation() != "obj" || tokens[verb].upos != Upos::Verb || !is_amount(tokens, object)
        {
            continue;
        }
        let mut from = object + 1;
        while let Some(pair) = pair_after(tokens, from) {
            let (start, who, amount, end) = pair;
            let range = start..end;
            if ancestors(tokens, verb).any(|a| range.contains(&a)) {
                break;
            }
            for i in range.clone().filter(|&i| i != who && i != amount) {
                let inside = tokens[i].head.is_some_and(|h| range.contains(&h));
                let group = if is_share_start(tokens, i, amount) { amount } else { who };
                if !inside || (tokens[i].head == Some(amount)) != (group == amount) {
                    tokens[i].head = Some(group);
                }
            }
            attach(tokens, who, verb, "conj");
            attach(tokens, amount, who, "orphan");
            tokens[start - 1].head = Some(who);
            from = end;
        }
    }
}

/// Whether the token belongs to the amount rather than to who has it.
fn is_share_start(tokens: &[Token], at: usize, amount: usize) -> bool {
    at > amount || at + 1 == amount && matches!(tokens[at].upos, Upos::Num | Upos::Det)
}

/// A comma or `et` from `from` on, with a noun phrase and an amount behind it and nothing else: the phrase's first token,
/// its noun, the amount, the token after.
fn pair_after(tokens: &[Token], from: usize) -> Option<(usize, usize, usize, usize)> {
    let joins = |t: &Token| t.form == "," || t.form == "et";
    let start = (from..tokens.len()).find(|&i| joins(&tokens[i]))? + 1;
    let between = &tokens[from..start - 1];
    if between
        .iter()
        .any(|t| !matches!(t.upos, Upos::Adp | Upos::Det | Upos::Noun | Upos::Adj | Upos::Propn | Upos::Sym))
    {
        return None;
    }
    let who = (start..tokens.len().min(start + 3))
        .find(|&i| matches!(tokens[i].upos, Upos::Noun | Upos::Propn))
        .filter(|&i| tokens[start..i].iter().all(|t| matches!(t.upos, Upos::Det | Upos::Adj)))?;
    let mut at = who + 1;
    while at < tokens.len().min(who + 6) {
        let next = tokens.get(at + 1);
        let share = next.is_some_and(|t| SHARES.contains(&t.lemma.as_str()));
        let amount = match tokens[at].upos {
            Upos::Num => {
                let unit = next.is_some_and(|t| matches!(t.upos, Upos::Noun | Upos::Sym) || t.form == "%");
                at + usize::from(unit)
            }
            Upos::Det if share => at + 1,
            Upos::Adj | Upos::Propn | Upos::Adp | Upos::Det | Upos::Noun => {
                at += 1;
                continue;
            }
            _ => return None,
        };
        let end = behind_amount(tokens, amount);
        let closed = tokens.get(end).is_none_or(|t| t.upos == Upos::Punct || t.form == "et");
        let bare = tokens[at - 1].upos != Upos::Adp;
        return (closed && bare).then_some((start, who, amount, end));
    }
    None
}

/// The token behind an amount and what it is of: `15 millions d'euros`.
fn behind_amount(tokens: &[Token], amount: usize) -> usize {
    let goes_on = |i: usize| {
        let kind = tokens[i].upos;
        kind == Upos::Adp || tokens[i - 1].upos == Upos::Adp && kind == Upos::Noun
    };
    (amount + 1..tokens.len()).find(|&i| !goes_on(i)).unwrap_or(tokens.len())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::grammar::fixture;

    fn mended(words: &str) -> String {
        fixture::mended(mend, words)
    }

    #[test]
    fn a_clause_may_lack_its_verb() {
        let gap = "région/NOUN/2/nsubj paie/VERB/0/root 40/NUM/4/nummod %/SYM/2/obj ,/PUNCT/7/punct l'/DET/7/det Europe/PROPN/4/appos 15/NUM/9/nummod %/SYM/4/nmod ./PUNCT/2/punct";
        assert_eq!(
            mended(gap),
            "2/nsubj 0/root 4/nummod 2/obj 7/punct 7/det 2/conj 9/nummod 7/orphan 2/punct"
        );
        let list = "elle/PRON/2/nsubj vend/VERB/0/root 40/NUM/4/nummod vaches/NOUN/2/obj ,/PUNCT/7/punct deux/NUM/7/nummod ânes/NOUN/4/conj ./PUNCT/2/punct";
        assert_eq!(mended(list), "2/nsubj 0/root 4/nummod 2/obj 7/punct 7/nummod 4/conj 2/punct");
    }
}
