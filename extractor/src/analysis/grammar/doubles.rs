//! French words that are an adjective and a form of a verb, where the clause would have no verb without them: `Si l'usine
//! ferme`, `Paul court après le temps`, `la banque prête de l'argent`; and `mise`, which in the present is `miser`.
//!
//! Reads and changes: parts of speech, lemmas, features, heads and relations of one sentence's tokens.

use super::{attach, depends, has, lower};
use crate::analysis::sentence::{Features, Token, Upos};

/// Adjectives that are the present of a verb as well, and that verb.
const DOUBLE: &[(&str, &str)] = &[
    ("complète", "compléter"),
    ("court", "courir"),
    ("double", "doubler"),
    ("ferme", "fermer"),
    ("flotte", "flotter"),
    ("prête", "prêter"),
    ("prêtent", "prêter"),
    ("sèche", "sécher"),
    ("trouble", "troubler"),
    ("vide", "vider"),
];

/// Mend a French sentence.
pub(super) fn mend(tokens: &mut [Token]) {
    for word in 0..tokens.len() {
        bets(&mut tokens[word]);
        bets_on(tokens, word);
        let form = lower(&tokens[word]);
        let Some((_, verb)) = DOUBLE.iter().find(|(double, _)| *double == form) else { continue };
        if !matches!(tokens[word].upos, Upos::Adj | Upos::Noun) {
            continue;
        }
        if predicates(tokens, word) || follows_its_subject(tokens, word) {
            as_verb(&mut tokens[word], verb);
            arrange(tokens, word);
        }
    }
}

/// `mise sur l'emballage`: what is finite is no participle.
fn bets(token: &mut Token) {
    if token.lemma == "mettre" && token.feats.is("VerbForm", "Fin") && lower(token) == "mise" {
        "miser".clone_into(&mut token.lemma);
    }
}

/// `La région mise sur le train`: behind its subject, without an auxiliary, it is no participle.
fn bets_on(tokens: &mut [Token], word: usize) {
    let participle = tokens[word].lemma == "mettre" && lower(&tokens[word]) == "mise";
    let on = tokens.get(word + 1).is_some_and(|t| lower(t) == "sur");
    let whose = (0..word).find(|&i| depends(&tokens[i], word, &["nsubj"]));
    let clause = matches!(tokens[word].relation(), "root" | "conj" | "ccomp" | "parataxis" | "advcl");
    let Some(subject) = whose.filter(|_| participle && on && clause && !has(tokens, word, &["aux", "cop"]))
    else {
        return;
    };
    as_verb(&mut tokens[word], "miser");
    "nsubj".clone_into(&mut tokens[subject].deprel);
}

/// Whether the parser has found its subject before it, and no copula.
fn predicates(tokens: &[Token], word: usize) -> bool {
    let subject = (0..word).find(|&i| depends(&tokens[i], word, &["nsubj"]));
    subject.is_some_and(|subject| tokens[subject..word].iter().all(|t| t.upos != Upos::Punct))
        && !has(tokens, word, &["cop", "aux", "det", "case"])
}

/// Whether it stands right behind the noun that heads a clause without a verb, at the end of that clause; the noun takes
/// its place below it.
fn follows_its_subject(tokens: &mut [Token], word: usize) -> bool {
    let Some(noun) = tokens[word].head.filter(|&n| n + 1 == word && depends(&tokens[word], n, &["amod"]))
    else {
        return false;
    };
    let marked = has(tokens, noun, &["mark"]) || tokens[noun].head.is_none();
    let clause = matches!(tokens[noun].relation(), "advcl" | "ccomp" | "root") && marked;
    let plain = tokens[noun].upos == Upos::Noun
        && has(tokens, noun, &["det"])
        && !has(tokens, noun, &["case", "cop", "nsubj", "acl", "nmod", "obl"]);
    let ends = tokens.get(word + 1).is_some_and(|t| t.upos == Upos::Punct);
    let verbless = tokens[noun].head.is_some()
        || tokens.iter().all(|t| !matches!(t.upos, Upos::Verb | Upos::Aux)) && ends_sentence(tokens);
    if !(clause && plain && ends && verbless) {
        return false;
    }
    let (head, relation) = (tokens[noun].head, tokens[noun].deprel.clone());
    tokens[word].head = head;
    tokens[word].deprel = relation;
    for token in tokens.iter_mut().filter(|t| depends(t, noun, &["mark", "punct", "advmod"])) {
        token.head = Some(word);
    }
    attach(tokens, noun, word, "nsubj");
    true
}

/// Whether the sentence is one, and no headline.
fn ends_sentence(tokens: &[Token]) -> bool {
    tokens.last().is_some_and(|t| matches!(t.form.as_str(), "." | "!" | "?"))
}

fn as_verb(token: &mut Token, verb: &str) {
    token.upos = Upos::Verb;
    verb.clone_into(&mut token.lemma);
    token.feats = Features::parse("Mood=Ind|Number=Sing|Person=3|Tense=Pres|VerbForm=Fin");
}

/// `prête de l'argent`: what is lent has an article, and no preposition.
fn arrange(tokens: &mut [Token], word: usize) {
    let partitive = |i: usize| {
        let of = (word + 1..i).find(|&c| depends(&tokens[c], i, &["case"]) && lower(&tokens[c]) == "de");
        let article = has(tokens, i, &["det"]);
        of.filter(|_| article).map(|of| (i, of))
    };
    let given = (word + 1..tokens.len())
        .filter(|&i| depends(&tokens[i], word, &["obl"]) && tokens[i].upos == Upos::Noun)
        .find_map(partitive);
    if let Some((noun, of)) = given {
        "obj".clone_into(&mut tokens[noun].deprel);
        "det".clone_into(&mut tokens[of].deprel);
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
    fn a_clause_has_its_verb() {
        let closes = "Si/SCONJ/3/mark l'/DET/3/det usine/NOUN/7/advcl ferme/ADJ/3/amod ,/PUNCT/3/punct \
                      Paul/PROPN/7/nsubj part/VERB/0/root";
        assert_eq!(mended(closes), "4/mark 3/det 4/nsubj 7/advcl 4/punct 7/nsubj 0/root");
        let runs = "Paul/PROPN/2/nsubj court/ADJ/0/root vite/ADV/2/advmod";
        let mut sentence = tokens(runs);
        mend(&mut sentence);
        assert_eq!((sentence[1].upos, sentence[1].lemma.as_str()), (Upos::Verb, "courir"));
    }

    #[test]
    fn what_is_lent_is_an_object() {
        let lends = "banque/NOUN/2/nsubj prête/ADJ/0/root de/ADP/5/case l'/DET/5/det argent/NOUN/2/obl:arg";
        assert_eq!(mended(lends), "2/nsubj 0/root 5/det 5/det 2/obj");
    }

    #[test]
    fn adjectives_stay() {
        for words in [
            "Un/DET/2/det ton/NOUN/4/nsubj ferme/ADJ/2/amod suffit/VERB/0/root ./PUNCT/4/punct",
            "Le/DET/2/det ton/NOUN/4/nsubj est/AUX/4/cop ferme/ADJ/0/root ./PUNCT/4/punct",
            "Une/DET/2/det maison/NOUN/0/root vide/ADJ/2/amod",
        ] {
            assert_eq!(mended(words), tree(&tokens(words)));
        }
    }
}
