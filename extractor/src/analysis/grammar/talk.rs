//! French clauses as they are spoken, whose words the parser takes for others: `Ils ont tort, les parents`, `tout transférer`,
//! `j'ai trouvé dans son grenier des sacs`, `auprès de la banque`, `il vient de publier`.
//!
//! Reads and changes: parts of speech, heads and relations of one sentence's tokens.

use super::{attach, has, lower};
use crate::analysis::sentence::{Token, Upos};

/// Mend a French sentence.
pub(super) fn mend(tokens: &mut [Token]) {
    said_again(tokens);
    everything(tokens);
    at_what_time(tokens);
    put_behind_a_place(tokens);
    beside(tokens);
    just_did(tokens);
    cheaper(tokens);
}

/// `Ils ont tort, les parents.`: a noun behind a comma says again who the pronoun is.
fn said_again(tokens: &mut [Token]) {
    for noun in 3..tokens.len() {
        let Some(verb) = tokens[noun].head.filter(|&v| v < noun) else { continue };
        let determiner = noun - 1;
        let definite = tokens[noun].upos == Upos::Noun
            && tokens[determiner].head == Some(noun)
            && matches!(lower(&tokens[determiner]).as_str(), "le" | "la" | "les" | "l'")
            && tokens[determiner - 1].form == ",";
        let argument = matches!(tokens[noun].relation(), "obj" | "nsubj" | "conj" | "appos" | "parataxis");
        let number = tokens[noun].feats.get("Number").map(|n| n == "Plur");
        let subject = tokens[..verb].iter().rposition(|t| {
            t.head == Some(verb)
                && t.relation() == "nsubj"
                && match lower(t).as_str() {
                    "il" | "elle" => number == Some(false),
                    "ils" | "elles" => number == Some(true),
                    _ => false,
                }
        });
        let ends = tokens[noun + 1..].iter().all(|t| t.upos == Upos::Punct);
        if definite && argument && ends && subject.is_some() && !has(tokens, noun, &["cc", "conj", "case"]) {
            "dislocated".clone_into(&mut tokens[noun].deprel);
        }
    }
}

/// `tout transférer`, `a tout vendu`: the object of a verb that has none.
fn everything(tokens: &mut [Token]) {
    for all in 0..tokens.len().saturating_sub(1) {
        let verb = all + 1;
        let unbound = lower(&tokens[all]) == "tout"
            && tokens[all].head == Some(verb)
            && tokens[all].relation() == "advmod"
            && tokens[verb].upos == Upos::Verb;
        let form = |value| tokens[verb].feats.is("VerbForm", value);
        let has_acted =
            tokens.iter().any(|t| t.head == Some(verb) && t.relation() == "aux" && t.lemma == "avoir");
        let acts = form("Inf") || form("Part") && has_acted;
        if unbound && acts && !has(tokens, verb, &["obj", "ccomp", "xcomp"]) {
            tokens[all].upos = Upos::Pron;
            "obj".clone_into(&mut tokens[all].deprel);
        }
    }
}

/// `ouvrent à 8 heures`: what has a preposition is no object.
fn at_what_time(tokens: &mut [Token]) {
    for noun in 1..tokens.len() {
        let marked = tokens.iter().any(|t| {
            t.head == Some(noun)
                && t.relation() == "case"
                && matches!(lower(t).as_str(), "à" | "vers" | "dès" | "avant" | "après" | "jusqu'")
        });
        let hour = matches!(tokens[noun].lemma.as_str(), "heure" | "minute" | "midi" | "minuit");
        if tokens[noun].relation() == "obj" && marked && hour {
            "obl:mod".clone_into(&mut tokens[noun].deprel);
        }
    }
}

/// `trouvé dans son grenier des sacs de tissu`: what is somebody's own has no second owner; a noun behind it is the object.
fn put_behind_a_place(tokens: &mut [Token]) {
    for noun in 3..tokens.len() {
        let Some(place) = tokens[noun].head.filter(|&p| p + 2 == noun) else { continue };
        let partitive = noun - 1;
        let some = tokens[noun].relation() == "nmod"
            && tokens[partitive].head == Some(noun)
            && matches!(lower(&tokens[partitive]).as_str(), "des" | "du");
        let owned = tokens[..place].iter().any(|t| {
            t.head == Some(place)
                && matches!(lower(t).as_str(), "mon" | "ma" | "mes" | "son" | "sa" | "ses" | "leur" | "leurs")
        });
        let within = tokens[..place].iter().any(|t| {
            t.head == Some(place)
                && t.relation() == "case"
                && matches!(lower(t).as_str(), "dans" | "sur" | "chez" | "sous")
        });
        let verb = tokens[place].head.filter(|&v| {
            tokens[v].upos == Upos::Verb
                && tokens[place].relation() == "obl"
                && !has(tokens, v, &["obj", "ccomp"])
        });
        if let Some(verb) = verb.filter(|_| some && owned && within) {
            attach(tokens, noun, verb, "obj");
            "det".clone_into(&mut tokens[partitive].deprel);
            tokens[partitive].upos = Upos::Det;
        }
    }
}

/// `auprès de la banque`: two words are one preposition.
fn beside(tokens: &mut [Token]) {
    for first in 0..tokens.len().saturating_sub(2) {
        if lower(&tokens[first]) != "auprès"
            || !matches!(lower(&tokens[first + 1]).as_str(), "de" | "du" | "des" | "d'")
        {
            continue;
        }
        let Some(noun) = tokens[first + 1].head.filter(|&n| n > first && tokens[n].head == Some(first))
        else {
            continue;
        };
        let Some(verb) = tokens[first].head else { continue };
        attach(tokens, noun, verb, "obl:arg");
        attach(tokens, first, noun, "case");
        attach(tokens, first + 1, first, "fixed");
        tokens[first].upos = Upos::Adp;
    }
}

/// `il vient de publier un livre`: who just did something is somebody.
fn just_did(tokens: &mut [Token]) {
    for pronoun in 0..tokens.len() {
        let Some(verb) = tokens[pronoun].head.filter(|&v| v > pronoun) else { continue };
        let did = tokens.iter().enumerate().any(|(i, t)| {
            t.head == Some(verb)
                && t.relation() == "xcomp"
                && t.feats.is("VerbForm", "Inf")
                && tokens[verb..i]
                    .iter()
                    .any(|m| m.head == Some(i) && matches!(lower(m).as_str(), "de" | "d'"))
        });
        if lower(&tokens[pronoun]) == "il"
            && tokens[pronoun].deprel == "expl:subj"
            && tokens[verb].lemma == "venir"
            && did
        {
            "nsubj".clone_into(&mut tokens[pronoun].deprel);
        }
    }
}

/// `vendent 20 % moins cher`: by how much the price is less is not what is sold.
fn cheaper(tokens: &mut [Token]) {
    for share in 1..tokens.len().saturating_sub(2) {
        let (degree, dear) = (share + 1, share + 2);
        let compares = matches!(lower(&tokens[degree]).as_str(), "plus" | "moins")
            && tokens[degree].head == Some(dear)
            && tokens[dear].upos == Upos::Adj;
        let verb = tokens[share].head.filter(|&v| v < share && tokens[dear].head == Some(v));
        if tokens[share].form == "%" && tokens[share].relation() == "obj" && compares && verb.is_some() {
            attach(tokens, share, dear, "obl:mod");
            "advmod".clone_into(&mut tokens[dear].deprel);
            tokens[dear].upos = Upos::Adv;
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
    fn a_noun_behind_a_comma_says_again_who_acts() {
        let again = "Ils/PRON/2/nsubj ont/VERB/0/root tort/NOUN/2/obj ,/PUNCT/6/punct les/DET/6/det \
                     parents/NOUN/2/obj/Number=Plur ./PUNCT/2/punct";
        assert_eq!(mended(again), "2/nsubj 0/root 2/obj 6/punct 6/det 2/dislocated 2/punct");
        let list = "Ils/PRON/2/nsubj ont/VERB/0/root tort/NOUN/2/obj ,/PUNCT/6/punct la/DET/6/det \
                    peur/NOUN/2/obj/Number=Sing ./PUNCT/2/punct";
        assert_eq!(mended(list), tree(&tokens(list)));
    }

    #[test]
    fn everything_is_an_object() {
        let all = "voulait/VERB/0/root tout/ADV/3/advmod transférer/VERB/1/xcomp/VerbForm=Inf";
        assert_eq!(mended(all), "0/root 3/obj 1/xcomp");
        let quite = "tout/ADV/2/advmod petit/ADJ/0/root";
        assert_eq!(mended(quite), tree(&tokens(quite)));
    }

    #[test]
    fn what_has_a_preposition_is_no_object() {
        let opens = "ouvrent/VERB/0/root à/ADP/4/case 8/NUM/4/nummod heures/NOUN/1/obj";
        let mut sentence = tokens(opens);
        "heure".clone_into(&mut sentence[3].lemma);
        mend(&mut sentence);
        assert_eq!(tree(&sentence), "0/root 4/case 4/nummod 1/obl:mod");
        let lasts = "dure/VERB/0/root 8/NUM/3/nummod heures/NOUN/1/obj";
        assert_eq!(mended(lasts), tree(&tokens(lasts)));
    }

    #[test]
    fn what_is_somebodys_own_has_no_second_owner() {
        let found = "trouvé/VERB/0/root dans/ADP/4/case son/DET/4/det grenier/NOUN/1/obl:mod des/ADP/6/case sacs/NOUN/4/nmod";
        assert_eq!(mended(found), "0/root 4/case 4/det 1/obl:mod 6/det 1/obj");
        let theirs = "trouvé/VERB/0/root dans/ADP/4/case le/DET/4/det grenier/NOUN/1/obl:mod des/ADP/6/case voisins/NOUN/4/nmod";
        assert_eq!(mended(theirs), tree(&tokens(theirs)));
    }

    #[test]
    fn two_words_are_one_preposition() {
        let raised =
            "lever/VERB/0/root fonds/NOUN/1/obj auprès/ADV/1/advmod de/ADP/5/case banques/NOUN/3/obl:arg";
        assert_eq!(mended(raised), "0/root 1/obj 5/case 3/fixed 1/obl:arg");
    }

    #[test]
    fn who_just_did_something_is_somebody() {
        let did = "il/PRON/2/expl:subj vient/VERB/0/root de/ADP/4/mark publier/VERB/2/xcomp/VerbForm=Inf";
        let mut sentence = tokens(did);
        "venir".clone_into(&mut sentence[1].lemma);
        mend(&mut sentence);
        assert_eq!(tree(&sentence), "2/nsubj 0/root 4/mark 2/xcomp");
        let comes = "il/PRON/2/expl:subj vient/VERB/0/root du/DET/4/det monde/NOUN/2/obj";
        assert_eq!(mended(comes), tree(&tokens(comes)));
    }

    #[test]
    fn by_how_much_is_not_what_is_sold() {
        let sells = "vendent/VERB/0/root 20/NUM/3/nummod %/SYM/1/obj moins/ADV/5/advmod cher/ADJ/1/obj";
        assert_eq!(mended(sells), "0/root 3/nummod 5/obl:mod 5/advmod 1/advmod");
        let gives = "donnent/VERB/0/root 20/NUM/3/nummod %/SYM/1/obj";
        assert_eq!(mended(gives), tree(&tokens(gives)));
    }
}
