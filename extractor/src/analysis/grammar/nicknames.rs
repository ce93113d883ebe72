//! What somebody is called, which the parser takes for who says something: `Nicolas, dit le Grand, tient le bar.`
//!
//! Reads and changes: lemmas, features, heads and relations of one French sentence's tokens. `dite`, `dits` and `dites` between
//! commas say nothing else; `dit` does behind a name alone, where what follows is one word or has an article, and no
//! quotation stands near.

use super::{attach, has, lower};
use crate::analysis::sentence::{Features, Token, Upos};

/// Mend a French sentence.
pub(super) fn mend(tokens: &mut [Token]) {
    let quoted = tokens.iter().any(|t| t.form.contains(['«', '“', '"']));
    for called in 2..tokens.len().saturating_sub(2) {
        let plural = match lower(&tokens[called]).as_str() {
            "dite" | "dits" | "dites" => true,
            "dit" => false,
            _ => continue,
        };
        let Some((who, name)) = parts(tokens, called) else { continue };
        let masculine = !quoted && tokens[who].upos == Upos::Propn && is_nickname(tokens, name);
        if tokens[called - 1].form != "," || !(plural || masculine) {
            continue;
        }
        "surnommer".clone_into(&mut tokens[called].lemma);
        tokens[called].upos = Upos::Verb;
        tokens[called].feats = Features::parse("Tense=Past|VerbForm=Part|Voice=Pass");
        attach(tokens, called, who, "acl");
        attach(tokens, name, called, "xcomp");
    }
}

/// Whose name it is, and the name behind the word, where nothing else stands between them and the commas.
fn parts(tokens: &[Token], called: usize) -> Option<(usize, usize)> {
    let name = (called + 1..tokens.len().min(called + 5)).find(|&i| {
        let named = matches!(tokens[i].relation(), "nsubj" | "xcomp" | "obj" | "obl" | "appos");
        tokens[i].head == Some(called) && named && matches!(tokens[i].upos, Upos::Propn | Upos::Noun)
    })?;
    let head = tokens[called].head?;
    let who = match tokens[called].relation() {
        "acl" | "amod" => Some(head),
        _ => (0..called).rev().find(|&i| tokens[i].head == Some(head) && tokens[i].relation() == "nsubj"),
    };
    let who = who.filter(|&who| who + 1 < called)?;
    let of_who = |i: usize| i == who || tokens[i].head == Some(who) && tokens[i].upos != Upos::Verb;
    let behind = (name + 1..tokens.len()).find(|&i| tokens[i].head != Some(name))?;
    let closed = matches!(tokens[behind].form.as_str(), "," | "." | ")");
    (closed && (who..called - 1).all(of_who)).then_some((who, name))
}

/// `le Grand`, `Jojo`: no `Paul Lambert`, who may say something.
fn is_nickname(tokens: &[Token], name: usize) -> bool {
    let capital = tokens[name].form.starts_with(char::is_uppercase);
    capital && !has(tokens, name, &["flat", "appos", "nmod"])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::grammar::fixture;

    #[test]
    fn a_nickname_says_nothing() {
        let parsed = "Nicolas/PROPN/7/nsubj ,/PUNCT/3/punct dit/VERB/7/parataxis:insert le/DET/5/det Grand/PROPN/3/nsubj \
                      ,/PUNCT/3/punct tient/VERB/0/root le/DET/9/det bar/NOUN/7/obj ./PUNCT/7/punct";
        let mended = "7/nsubj 3/punct 1/acl 5/det 3/xcomp 3/punct 0/root 9/det 7/obj 7/punct";
        assert_eq!(fixture::mended(mend, parsed), mended);
    }

    #[test]
    fn who_says_something_stays() {
        for parsed in [
            "froid/NOUN/6/nsubj ,/PUNCT/3/punct dit/VERB/6/parataxis:insert Anna/PROPN/3/nsubj ,/PUNCT/3/punct gagne/VERB/0/root",
            "Nicolas/PROPN/7/nsubj ,/PUNCT/3/punct dit/VERB/7/parataxis:insert Anna/PROPN/3/nsubj Roy/PROPN/4/flat:name \
             ,/PUNCT/3/punct ment/VERB/0/root",
        ] {
            assert_eq!(fixture::mended(mend, parsed), fixture::mended(|_| {}, parsed));
        }
    }
}
