//! French verbs that get somebody to do something, and what they get them to do.
//!
//! Reads and changes: heads and relations of one sentence's tokens. `presse le ministère d'accélérer` has a ministry for its
//! object and an act for what is wanted of it, whatever the parser hangs on the noun; `m'empêche de dormir` prevents me.

use super::{attach, lower};
use crate::analysis::sentence::{Token, Upos};

/// Verbs whose direct object is to do what the infinitive says.
const VERBS: &[&str] = &[
    "presser",
    "exhorter",
    "inviter",
    "appeler",
    "pousser",
    "encourager",
    "inciter",
    "obliger",
    "forcer",
    "contraindre",
    "autoriser",
    "aider",
    "accuser",
    "soupçonner",
    "suspecter",
    "empêcher",
    "dissuader",
    "prier",
    "supplier",
    "convaincre",
    "persuader",
    "condamner",
    "sommer",
    "charger",
    "conjurer",
    "implorer",
    "féliciter",
    "remercier",
    "habituer",
    "défier",
    "dispenser",
    "menacer",
    "blâmer",
    "mobiliser",
];

/// Mend a French sentence.
pub(super) fn mend(tokens: &mut [Token]) {
    acts(tokens);
    wanted_of(tokens);
    whom(tokens);
}

/// Whether the word is the `de` or `à` before an infinitive.
fn is_mark(token: &Token, act: usize) -> bool {
    token.head == Some(act)
        && token.relation() == "mark"
        && matches!(lower(token).as_str(), "de" | "d'" | "à")
}

/// `exhorte les salariés à voter`: the infinitive goes with the verb.
fn acts(tokens: &mut [Token]) {
    for act in 2..tokens.len() {
        let infinitive = tokens[act].feats.is("VerbForm", "Inf")
            || tokens
                .iter()
                .any(|t| t.head == Some(act) && t.relation() == "aux" && t.feats.is("VerbForm", "Inf"));
        let Some(noun) = tokens[act].head.filter(|&n| n < act && tokens[act].relation() == "acl") else {
            continue;
        };
        let verb = tokens[noun].head.filter(|&v| {
            v < noun
                && tokens[noun].relation() == "obj"
                && tokens[v].upos == Upos::Verb
                && VERBS.contains(&tokens[v].lemma.as_str())
        });
        let marked = tokens[noun..act].iter().any(|t| is_mark(t, act));
        if let Some(verb) = verb.filter(|_| infinitive && marked) {
            attach(tokens, act, verb, "xcomp");
        }
    }
}

/// `oblige les restaurants à trier`: what somebody is to do is no content that is told.
fn wanted_of(tokens: &mut [Token]) {
    for act in 2..tokens.len() {
        let infinitive = tokens[act].feats.is("VerbForm", "Inf") && tokens[act].relation() == "ccomp";
        let verb = tokens[act].head.filter(|&v| v < act && VERBS.contains(&tokens[v].lemma.as_str()));
        let Some(verb) = verb.filter(|_| infinitive) else { continue };
        let whom = tokens[..act].iter().any(|t| t.head == Some(verb) && t.relation() == "obj");
        if whom && tokens[verb..act].iter().any(|t| is_mark(t, act)) {
            "xcomp".clone_into(&mut tokens[act].deprel);
        }
    }
}

/// `m'empêche de dormir`: a clitic of the first or second person is the object where nothing else is.
fn whom(tokens: &mut [Token]) {
    for clitic in 0..tokens.len().saturating_sub(1) {
        let personal = matches!(lower(&tokens[clitic]).as_str(), "me" | "m'" | "te" | "t'" | "nous" | "vous");
        let Some(verb) =
            tokens[clitic].head.filter(|&v| v > clitic && personal && tokens[clitic].relation() == "iobj")
        else {
            continue;
        };
        let own = |t: &Token, relation: &str| t.head == Some(verb) && t.relation() == relation;
        let act = (verb + 1..tokens.len()).find(|&x| own(&tokens[x], "xcomp"));
        let marked = act.is_some_and(|act| tokens[verb..act].iter().any(|t| is_mark(t, act)));
        let object = tokens.iter().any(|t| own(t, "obj"));
        if VERBS.contains(&tokens[verb].lemma.as_str()) && marked && !object {
            "obj".clone_into(&mut tokens[clitic].deprel);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::fixture::{tokens, tree};
    use super::*;

    /// The mended tree, the verb of which is the first word with a capital `V` for its head's lemma.
    fn mended(lemma: &str, words: &str) -> String {
        let mut sentence = tokens(words);
        let verb = sentence.iter().position(|t| t.head.is_none()).unwrap();
        lemma.clone_into(&mut sentence[verb].lemma);
        mend(&mut sentence);
        tree(&sentence)
    }

    #[test]
    fn what_somebody_is_urged_to_do_goes_with_the_verb() {
        let urges =
            "exhorte/VERB/0/root les/DET/3/det gens/NOUN/1/obj à/ADP/5/mark voter/VERB/3/acl/VerbForm=Inf";
        assert_eq!(mended("exhorter", urges), "0/root 3/det 1/obj 5/mark 1/xcomp");
        assert_eq!(mended("montrer", urges), tree(&tokens(urges)));
    }

    #[test]
    fn whom_it_keeps_from_sleeping() {
        let keeps = "m'/PRON/2/iobj empêche/VERB/0/root de/ADP/4/mark dormir/VERB/2/xcomp/VerbForm=Inf";
        assert_eq!(mended("empêcher", keeps), "2/obj 0/root 4/mark 2/xcomp");
        assert_eq!(mended("demander", keeps), tree(&tokens(keeps)));
    }
}
