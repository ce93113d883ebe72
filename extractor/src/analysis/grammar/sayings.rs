//! French acts and sayings that open a sentence and that the parser takes for what they only look like: `Qui dit hiver dit
//! grippe` says that the one brings the other, and in `Ne rien lâcher ne veut pas dire gagner` the act is the subject.
//!
//! Reads and changes: heads, relations and lemmas of one sentence's tokens.

use super::{attach, has, lower};
use crate::analysis::sentence::{Token, Upos};

/// Mend a French sentence.
pub(super) fn mend(tokens: &mut [Token]) {
    who_says(tokens);
    acts(tokens);
}

/// How many words the first of the two things has at most.
const LONGEST: usize = 8;

/// `Qui dit hiver dit grippe`: the first thing entails the second.
fn who_says(tokens: &mut [Token]) {
    for who in 0..tokens.len().saturating_sub(4) {
        let says = who + 1;
        if lower(&tokens[who]) != "qui" || lower(&tokens[says]) != "dit" {
            continue;
        }
        let named = |t: &Token| {
            matches!(t.upos, Upos::Noun | Upos::Propn | Upos::Det | Upos::Adj | Upos::Adp | Upos::Punct)
        };
        let again = (says + 2..tokens.len().min(says + LONGEST)).find(|&i| lower(&tokens[i]) == "dit");
        let Some(again) = again.filter(|&again| tokens[says + 1..again].iter().all(named)) else { continue };
        let noun = |i: &usize| matches!(tokens[*i].upos, Upos::Noun | Upos::Propn);
        let top = |i: usize, from: usize, to: usize| tokens[i].head.is_none_or(|h| !(from..to).contains(&h));
        let first = (says + 1..again).filter(noun).find(|&i| top(i, says + 1, again));
        let second = (again + 1..tokens.len()).find(noun);
        if let Some((first, second)) = first.zip(second) {
            entail(tokens, [who, says, first, again, second]);
        }
    }
}

/// Make the second verb the predicate of the two things, and the words before the first a mere opening.
fn entail(tokens: &mut [Token], [who, says, first, again, second]: [usize; 5]) {
    let own = [says, first, again, second];
    let outer = |verb: usize| tokens[verb].head.is_none_or(|head| !own.contains(&head));
    let Some(outer) = [says, again].into_iter().find(|&verb| outer(verb)) else { return };
    let (head, relation) = (tokens[outer].head, tokens[outer].deprel.clone());
    for (word, token) in tokens.iter_mut().enumerate() {
        if token.head == Some(says) && !own.contains(&word) {
            token.head = Some(again);
        }
    }
    tokens[again].head = head;
    tokens[again].deprel = relation;
    "impliquer".clone_into(&mut tokens[again].lemma);
    attach(tokens, first, again, "nsubj");
    attach(tokens, second, again, "obj");
    attach(tokens, says, again, "discourse");
    attach(tokens, who, says, "discourse");
    for word in [who, says] {
        tokens[word].upos = Upos::Intj;
    }
}

/// `Ne rien lâcher ne veut pas dire gagner`: an infinitive that opens the sentence before a finite verb without a subject.
fn acts(tokens: &mut [Token]) {
    for act in 0..tokens.len() {
        let Some(verb) = tokens[act].head.filter(|&verb| verb > act) else { continue };
        let bare = tokens[act].upos == Upos::Verb
            && tokens[act].feats.is("VerbForm", "Inf")
            && matches!(tokens[act].relation(), "xcomp" | "ccomp" | "advcl")
            && !has(tokens, act, &["mark", "case"]);
        let opens = (0..act).all(|i| tokens[i].head == Some(act));
        let apart = tokens[act..verb].iter().any(|t| t.upos == Upos::Punct);
        let finite = tokens[verb].feats.is("VerbForm", "Fin") && !tokens[verb].feats.is("Mood", "Imp");
        if bare && opens && !apart && finite && !has(tokens, verb, &["nsubj", "csubj", "expl"]) {
            "csubj".clone_into(&mut tokens[act].deprel);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::grammar::fixture;

    #[test]
    fn one_thing_entails_another() {
        let said = "Qui/PRON/2/nsubj dit/VERB/0/root hiver/NOUN/4/obj dit/VERB/2/ccomp grippe/NOUN/4/obj";
        assert_eq!(fixture::mended(mend, said), "2/discourse 4/discourse 4/nsubj 0/root 4/obj");
        let asked = "Qui/PRON/2/nsubj dit/VERB/0/root merci/NOUN/2/obj ?/PUNCT/2/punct";
        assert_eq!(fixture::mended(mend, asked), fixture::mended(|_| {}, asked));
    }

    #[test]
    fn an_act_is_a_subject() {
        let act = "Ne/ADV/2/advmod lâcher/VERB/4/xcomp/VerbForm=Inf ne/ADV/4/advmod veut/VERB/0/root/VerbForm=Fin dire/VERB/4/xcomp/VerbForm=Inf";
        assert_eq!(fixture::mended(mend, act), "2/advmod 4/csubj 4/advmod 0/root 4/xcomp");
        let purpose =
            "Pour/ADP/2/mark partir/VERB/4/advcl/VerbForm=Inf il/PRON/4/nsubj veut/VERB/0/root/VerbForm=Fin";
        assert_eq!(fixture::mended(mend, purpose), "2/mark 4/advcl 4/nsubj 0/root");
    }
}
