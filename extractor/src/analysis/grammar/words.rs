//! French words that are written like others: `ses premiers pas`, `personne ne vient`, `faute d'entretien`.
//!
//! Reads and changes: parts of speech, features, heads and relations of one sentence's tokens.

use super::{ancestors, attach, has, lower};
use crate::analysis::sentence::{Features, Token, Upos};

/// Mend a French sentence.
pub(super) fn mend(tokens: &mut [Token]) {
    steps(tokens);
    about(tokens);
    come_about(tokens);
    nobody(tokens);
    for_want_of(tokens);
}

/// `a fait ses premiers pas`: behind a determiner, these are steps.
fn steps(tokens: &mut [Token]) {
    for pas in 1..tokens.len() {
        if lower(&tokens[pas]) != "pas" {
            continue;
        }
        let counts = |t: &Token| matches!(t.upos, Upos::Adj | Upos::Num);
        let first = (0..pas).rev().take_while(|&i| counts(&tokens[i]) || tokens[i].upos == Upos::Det).last();
        let Some(first) = first else { continue };
        let (opens, denied) = (tokens[first].upos == Upos::Det, is_denied(tokens, first));
        let plain = tokens[first..pas].iter().skip(1).all(counts);
        let settled = tokens[pas].upos == Upos::Noun && tokens[first].head == Some(pas);
        // `et d'autres pas tellement`: these words stand above it.
        let below = ancestors(tokens, pas).any(|a| (first..pas).contains(&a));
        if !(opens && plain) || denied || settled || below {
            continue;
        }
        tokens[pas].upos = Upos::Noun;
        "pas".clone_into(&mut tokens[pas].lemma);
        tokens[pas].feats = Features::parse("Gender=Masc");
        for i in first..pas {
            let relation = match tokens[i].upos {
                Upos::Det => "det",
                Upos::Num => "nummod",
                _ => "amod",
            };
            attach(tokens, i, pas, relation);
        }
        let subject =
            tokens[pas].head.is_some_and(|verb| pas < verb && !has(tokens, verb, &["nsubj", "expl"]));
        if matches!(tokens[pas].relation(), "advmod" | "dep" | "obj") {
            tokens[pas].deprel = if subject { "nsubj" } else { "obj" }.to_owned();
        }
    }
}

/// `Environ 1 500 euros.`: before a number it says that it is about that much, and is no verb.
fn about(tokens: &mut [Token]) {
    for at in 0..tokens.len().saturating_sub(1) {
        let taken = lower(&tokens[at]) == "environ" && tokens[at].upos == Upos::Verb;
        if !taken || tokens[at + 1].upos != Upos::Num {
            continue;
        }
        let counted = tokens[at + 1].head.filter(|&noun| noun > at + 1).unwrap_or(at + 1);
        let (head, relation) = (tokens[at].head, tokens[at].deprel.clone());
        for token in tokens.iter_mut().filter(|t| t.head == Some(at)) {
            token.head = Some(counted);
        }
        tokens[counted].head = head;
        tokens[counted].deprel = relation;
        tokens[at].upos = Upos::Adv;
        tokens[at].feats = Features::parse("_");
        "environ".clone_into(&mut tokens[at].lemma);
        attach(tokens, at, at + 1, "advmod");
    }
}

/// `Il se passe des choses étranges`: what comes about is no complement behind `de`.
fn come_about(tokens: &mut [Token]) {
    const COMING: [&str; 5] = ["passer", "produire", "tramer", "dérouler", "dire"];
    for at in 1..tokens.len() {
        let article = matches!(lower(&tokens[at]).as_str(), "des" | "du") && tokens[at].relation() == "case";
        let Some(noun) = tokens[at].head.filter(|&noun| article && noun > at) else { continue };
        let Some(verb) = tokens[noun].head.filter(|&verb| verb < at) else { continue };
        let clitic = |form: &[&str]| {
            tokens[..verb].iter().any(|t| t.head == Some(verb) && form.contains(&lower(t).as_str()))
        };
        let comes =
            COMING.contains(&tokens[verb].lemma.as_str()) && clitic(&["se", "s'", "s’"]) && clitic(&["il"]);
        if comes && verb + 1 == at {
            tokens[at].upos = Upos::Det;
            tokens[at].deprel = "det".to_owned();
            "un".clone_into(&mut tokens[at].lemma);
            tokens[noun].deprel = "nsubj".to_owned();
        }
    }
}

/// Whether `ne` stands a few words before: `n'a pas`.
fn is_denied(tokens: &[Token], at: usize) -> bool {
    tokens[at.saturating_sub(3)..at].iter().any(|t| matches!(lower(t).as_str(), "ne" | "n'" | "n’"))
}

/// `Personne ne mesure`: before `ne` and without an article nobody is meant, and no person.
fn nobody(tokens: &mut [Token]) {
    for at in 0..tokens.len().saturating_sub(1) {
        let bare =
            lower(&tokens[at]) == "personne" && tokens[at].upos == Upos::Noun && !has(tokens, at, &["det"]);
        if bare && matches!(lower(&tokens[at + 1]).as_str(), "ne" | "n'" | "n’") {
            tokens[at].upos = Upos::Pron;
            tokens[at].feats = Features::parse("Number=Sing|PronType=Neg");
        }
    }
}

/// `fermer faute d'entretien`: the noun without an article is a preposition of two words.
fn for_want_of(tokens: &mut [Token]) {
    for want in 1..tokens.len().saturating_sub(2) {
        let of = want + 1;
        let bare = lower(&tokens[want]) == "faute"
            && tokens[want].upos == Upos::Noun
            && matches!(tokens[want].relation(), "obj" | "obl" | "nmod" | "xcomp" | "conj" | "advcl")
            && !has(tokens, want, &["det", "case", "amod"]);
        let lacking = tokens[of].head.filter(|&n| n > of && tokens[n].head == Some(want));
        let (Some(lacking), true) =
            (lacking, bare && matches!(lower(&tokens[of]).as_str(), "de" | "d'" | "d’"))
        else {
            continue;
        };
        let up = std::iter::successors(tokens[want].head, |&h| {
            tokens[h].head.filter(|_| !matches!(tokens[h].upos, Upos::Verb | Upos::Adj))
        });
        let Some(verb) = up.take(tokens.len()).last() else { continue };
        attach(tokens, lacking, verb, "obl:mod");
        attach(tokens, want, lacking, "case");
        attach(tokens, of, want, "fixed");
        tokens[want].upos = Upos::Adp;
        for token in tokens.iter_mut().filter(|t| t.head == Some(want) && t.relation() != "fixed") {
            token.head = Some(lacking);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::fixture::{mended, tokens, tree};
    use super::*;

    #[test]
    fn steps_behind_a_determiner() {
        let source = "a/AUX/2/aux fait/VERB/0/root ses/DET/4/det premiers/ADJ/2/obl:mod pas/ADV/2/obj";
        let mut sentence = tokens(source);
        mend(&mut sentence);
        assert_eq!(tree(&sentence), "2/aux 0/root 5/det 5/amod 2/obj");
        assert_eq!(sentence[4].upos, Upos::Noun);
        let denied = "il/PRON/3/nsubj ne/ADV/3/advmod vend/VERB/0/root pas/ADV/3/advmod";
        assert_eq!(mended(mend, denied), "3/nsubj 3/advmod 0/root 3/advmod");
        let others = "d'/DET/2/det autres/ADJ/0/root pas/ADV/4/advmod tellement/ADV/2/advmod";
        assert_eq!(mended(mend, others), tree(&tokens(others)));
    }

    #[test]
    fn for_want_of_something() {
        let source = "fermer/VERB/0/root faute/NOUN/1/obj de/ADP/4/case moyens/NOUN/2/nmod";
        assert_eq!(mended(mend, source), "0/root 4/case 2/fixed 1/obl:mod");
        let fault = "une/DET/2/det faute/NOUN/0/root de/ADP/4/case goût/NOUN/2/nmod";
        assert_eq!(mended(mend, fault), "2/det 0/root 4/case 2/nmod");
    }

    #[test]
    fn nobody_before_ne() {
        let mut sentence = tokens("personne/NOUN/3/nsubj ne/ADV/3/advmod mesure/VERB/0/root");
        mend(&mut sentence);
        assert_eq!(sentence[0].upos, Upos::Pron);
        let mut person = tokens("une/DET/2/det personne/NOUN/4/nsubj ne/ADV/4/advmod vient/VERB/0/root");
        mend(&mut person);
        assert_eq!(person[1].upos, Upos::Noun);
    }
}
