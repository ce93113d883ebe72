//! French `que` behind a comma or a cleft, which the parser takes for a conjunction or for an object.
//!
//! Reads and changes: parts of speech, features, heads and relations of one sentence's tokens. `la cantine, que la commune
//! finance à 40 %` tells of the cantine; `c'est avec sa caisse que j'ai réparé un vélo` repairs a bike and no case.

use super::complements::SAYING;
use super::{ancestors, attach, has, lower};
use crate::analysis::sentence::{Features, Token, Upos};

/// Mend a French sentence.
pub(super) fn mend(tokens: &mut [Token]) {
    clauses(tokens);
    amounts(tokens);
    clefts(tokens);
}

fn is_que(token: &Token) -> bool {
    matches!(lower(token).as_str(), "que" | "qu'")
}

/// The verb that heads the clause of `que`: above an infinitive, the one it depends on.
fn clause_of(tokens: &[Token], that: usize) -> Option<usize> {
    let verb = tokens[that].head.filter(|&v| v > that && tokens[v].upos == Upos::Verb)?;
    let climbs = |v: usize| tokens[v].head.filter(|&h| h > that && tokens[v].relation() == "xcomp");
    std::iter::successors(Some(verb), |&v| climbs(v)).take(tokens.len()).last()
}

/// `le coût de la cantine, que la commune finance`: a clause behind a comma that lacks its object, hung on the verb.
fn clauses(tokens: &mut [Token]) {
    for that in 2..tokens.len().saturating_sub(1) {
        if !is_que(&tokens[that]) || tokens[that - 1].form != "," {
            continue;
        }
        let Some(top) = clause_of(tokens, that) else { continue };
        let Some(governor) = tokens[top].head.filter(|&g| g < that && tokens[g].upos == Upos::Verb) else {
            continue;
        };
        let loose = matches!(tokens[top].relation(), "conj" | "ccomp" | "advcl" | "parataxis");
        let says = SAYING.contains(&tokens[governor].lemma.as_str()) && !has(tokens, governor, &["obj"]);
        if !loose || says || tokens.iter().any(|t| t.head == Some(top) && t.relation() == "cc") {
            continue;
        }
        let verb = tokens[that].head.unwrap_or(top);
        if let Some(noun) = told_of(tokens, that, governor).filter(|_| lacks_object(tokens, that, verb, top))
        {
            attach(tokens, top, noun, "acl:relcl");
            attach(tokens, that, verb, "obj");
            tokens[that].upos = Upos::Pron;
            tokens[that].feats = Features::parse("PronType=Rel");
        }
    }
}

/// Whether the verb has a subject behind `que` and nothing for its object.
fn lacks_object(tokens: &[Token], that: usize, verb: usize, top: usize) -> bool {
    let object = |t: &Token| {
        t.head == Some(verb) && matches!(t.relation(), "obj" | "ccomp" | "cop" | "xcomp") && !is_que(t)
    };
    let subject = tokens[that..]
        .iter()
        .any(|t| matches!(t.head, Some(h) if h == verb || h == top) && t.relation() == "nsubj");
    subject
        && !tokens.iter().any(object)
        && !tokens.iter().any(|t| t.head == Some(verb) && t.deprel == "aux:pass")
}

/// The noun that ends right before the comma, the nearest that has an article, a number or a name of its own and that the
/// participle of the clause, if any, agrees with.
fn told_of(tokens: &[Token], that: usize, governor: usize) -> Option<usize> {
    let last = that.checked_sub(2)?;
    let chain =
        std::iter::once(last).chain(ancestors(tokens, last)).take_while(|&i| i != governor && i < that);
    let definite = |i: usize| {
        tokens[i].upos == Upos::Propn
            || tokens.iter().any(|t| {
                t.head == Some(i)
                    && (matches!(t.relation(), "det" | "nummod")
                        || t.relation() == "case" && t.feats.is("Definite", "Def"))
            })
    };
    chain
        .filter(|&i| matches!(tokens[i].upos, Upos::Noun | Upos::Propn) && tokens[i].relation() != "flat")
        .find(|&i| definite(i))
}

/// `deux ans et 600 000 euros, que l'agence a financés`: of two amounts, the clause tells of the last.
fn amounts(tokens: &mut [Token]) {
    for that in 2..tokens.len().saturating_sub(1) {
        if !is_que(&tokens[that]) || tokens[that - 1].form != "," {
            continue;
        }
        let Some(top) = clause_of(tokens, that).filter(|&t| tokens[t].deprel == "acl:relcl") else {
            continue;
        };
        let (Some(first), last) = (tokens[top].head, that - 2) else { continue };
        let counted = |i: usize| has(tokens, i, &["nummod"]);
        let joined = tokens[last].head == Some(first) && tokens[last].relation() == "conj";
        if joined && counted(first) && counted(last) && tokens[first].lemma != tokens[last].lemma {
            attach(tokens, top, last, "acl:relcl");
        }
    }
}

/// `C'est avec sa caisse que j'ai réparé mon vélo`: what a preposition puts first is no object, and the noun behind the verb
/// is no second subject.
fn clefts(tokens: &mut [Token]) {
    for that in 3..tokens.len().saturating_sub(1) {
        if !is_que(&tokens[that]) || tokens[that].relation() != "obj" {
            continue;
        }
        let Some(verb) = tokens[that].head.filter(|&v| v > that) else { continue };
        let Some(focus) = tokens[verb].head.filter(|&f| f < that) else { continue };
        let presents =
            tokens[..focus].iter().any(|t| t.head == Some(focus) && matches!(lower(t).as_str(), "c'" | "ce"))
                && has(tokens, focus, &["cop"]);
        if !presents || !has(tokens, focus, &["case"]) {
            continue;
        }
        "mark".clone_into(&mut tokens[that].deprel);
        tokens[that].upos = Upos::Sconj;
        tokens[that].feats = Features::none();
        "ccomp:cleft".clone_into(&mut tokens[verb].deprel);
        let subject = tokens[that..verb].iter().any(|t| t.head == Some(verb) && t.relation() == "nsubj");
        let second = (verb + 1..tokens.len())
            .find(|&i| tokens[i].head == Some(verb) && tokens[i].relation() == "nsubj");
        if let Some(second) = second.filter(|_| subject && !has(tokens, verb, &["obj"])) {
            "obj".clone_into(&mut tokens[second].deprel);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::fixture::{mended as mended_by, tokens, tree};
    use super::*;

    fn mended(words: &str) -> String {
        mended_by(mend, words)
    }

    #[test]
    fn a_clause_behind_a_comma_tells_of_the_noun() {
        let funded = "compte/VERB/0/root le/DET/3/det coût/NOUN/1/obj de/ADP/6/case la/DET/6/det cantine/NOUN/3/nmod \
                      ,/PUNCT/10/punct que/SCONJ/10/mark Brest/PROPN/10/nsubj finance/VERB/1/conj";
        assert_eq!(
            mended(funded),
            "0/root 3/det 1/obj 6/case 6/det 3/nmod 10/punct 10/obj 10/nsubj 6/acl:relcl"
        );
        let said = "dit/VERB/0/root hier/ADV/1/advmod ,/PUNCT/6/punct que/SCONJ/6/mark Brest/PROPN/6/nsubj dort/VERB/1/ccomp";
        assert_eq!(mended(said), tree(&tokens(said)));
    }

    #[test]
    fn the_last_of_two_amounts() {
        let costs = "coûte/VERB/0/root deux/NUM/3/nummod ans/NOUN/1/obj et/CCONJ/6/cc dix/NUM/6/nummod euros/NOUN/3/conj \
                     ,/PUNCT/10/punct que/PRON/10/obj Brest/PROPN/10/nsubj paie/VERB/3/acl:relcl";
        assert!(mended(costs).ends_with("6/acl:relcl"));
    }

    #[test]
    fn what_a_preposition_puts_first_is_no_object() {
        let case = "C'/PRON/5/nsubj est/AUX/5/cop avec/ADP/5/case sa/DET/5/det caisse/NOUN/0/root que/PRON/8/obj \
                    j'/PRON/8/nsubj répare/VERB/5/advcl:cleft un/DET/10/det vélo/NOUN/8/nsubj";
        assert_eq!(
            mended(case),
            "5/nsubj 5/cop 5/case 5/det 0/root 8/mark 8/nsubj 5/ccomp:cleft 10/det 8/obj"
        );
    }
}
