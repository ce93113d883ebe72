//! Who gets what, who is kept from what, and what an English cleft puts first.
//!
//! Reads and changes: heads and relations of one sentence's tokens. [`mend`] is the entry.

use super::super::super::sentence::{Token, Upos};
use super::super::{attach, depends, has};

/// Verbs with somebody who gets their object, without a preposition.
const GIVING: &[&str] = &[
    "give",
    "grant",
    "offer",
    "lend",
    "send",
    "show",
    "teach",
    "tell",
    "pay",
    "owe",
    "award",
    "hand",
    "sell",
    "deny",
    "promise",
    "bring",
    "leave",
    "allow",
    "ask",
    "cost",
    "save",
    "guarantee",
    "assign",
    "wish",
    "allocate",
    "cause",
    "deal",
    "earn",
    "win",
    "spare",
    "refuse",
    "buy",
];
/// Verbs whose object is kept `from` an act.
const KEEPING: &[&str] = &[
    "prevent",
    "stop",
    "keep",
    "ban",
    "bar",
    "discourage",
    "dissuade",
    "deter",
    "prohibit",
    "block",
    "exclude",
    "forbid",
    "hinder",
    "restrain",
];

/// Mend a sentence.
pub(super) fn mend(tokens: &mut [Token]) {
    receivers(tokens);
    kept_from(tokens);
    put_first(tokens);
    where_it_is(tokens);
}

/// `There are three schools in the valley`: where there are, and no part of what there is; `an increase in prices` is one thing.
fn where_it_is(tokens: &mut [Token]) {
    const OF: &[&str] = &[
        "increase",
        "decrease",
        "rise",
        "fall",
        "drop",
        "decline",
        "growth",
        "change",
        "interest",
        "confidence",
        "faith",
        "belief",
        "improvement",
        "difference",
        "shift",
        "trust",
        "share",
        "stake",
        "investment",
        "role",
        "way",
        "point",
    ];
    for place in 3..tokens.len() {
        let Some(thing) = tokens[place].head.filter(|&t| t < place && tokens[place].deprel == "nmod") else {
            continue;
        };
        let verb = tokens[thing].head.filter(|&v| {
            v < thing
                && tokens[thing].relation() == "nsubj"
                && tokens[v].lemma == "be"
                && tokens.iter().any(|t| depends(t, v, &["expl"]) && t.form.eq_ignore_ascii_case("there"))
        });
        let within = tokens.iter().any(|t| {
            depends(t, place, &["case"])
                && matches!(t.form.as_str(), "in" | "at" | "near" | "on" | "across" | "throughout" | "around")
        });
        if let Some(verb) = verb.filter(|_| within && !OF.contains(&tokens[thing].lemma.as_str())) {
            attach(tokens, place, verb, "obl");
        }
    }
}

/// `gave the association a plot`: of two nouns behind such a verb, one straight behind the other, the first gets the second.
fn receivers(tokens: &mut [Token]) {
    for verb in 0..tokens.len() {
        if tokens[verb].upos != Upos::Verb || !GIVING.contains(&tokens[verb].lemma.as_str()) {
            continue;
        }
        let objects: Vec<usize> = (verb + 1..tokens.len())
            .filter(|&i| tokens[i].head == Some(verb) && tokens[i].deprel == "obj")
            .collect();
        let [first, second] = objects[..] else { continue };
        let nominal = |i: usize| matches!(tokens[i].upos, Upos::Noun | Upos::Propn);
        let begins = (0..tokens.len())
            .find(|&i| i == second || depends(&tokens[i], second, &["det", "nummod", "amod", "nmod"]));
        let close = begins
            .is_some_and(|begin| begin > first && (first + 1..begin).all(|i| tokens[i].upos != Upos::Punct));
        if nominal(first) && nominal(second) && close && !has(tokens, second, &["cc"]) {
            "iobj".clone_into(&mut tokens[first].deprel);
        }
    }
}

/// `prevented the boat from leaving`: what the boat does not do belongs to the verb.
fn kept_from(tokens: &mut [Token]) {
    for act in 2..tokens.len() {
        let Some(verb) = tokens[act].head.filter(|&v| v < act && tokens[act].relation() == "advcl") else {
            continue;
        };
        let from =
            (verb + 1..act).any(|i| depends(&tokens[i], act, &["mark", "case"]) && tokens[i].form == "from");
        let whom = has(tokens, verb, &["obj"]) || has(tokens, verb, &["aux"]);
        if from && whom && KEEPING.contains(&tokens[verb].lemma.as_str()) {
            "xcomp".clone_into(&mut tokens[act].deprel);
        }
    }
}

/// `It was in Berlin that the group was founded`: where it was founded, with nothing else said of Berlin.
fn put_first(tokens: &mut [Token]) {
    let Some(place) = tokens.iter().position(|t| t.head.is_none()) else { return };
    let it = tokens.iter().position(|t| {
        t.head == Some(place) && t.form.eq_ignore_ascii_case("it") && matches!(t.relation(), "expl" | "nsubj")
    });
    let be = tokens
        .iter()
        .position(|t| t.head == Some(place) && t.lemma == "be" && matches!(t.relation(), "cop" | "aux"));
    let (Some(it), Some(be)) = (it, be) else { return };
    let behind = tokens
        .iter()
        .position(|t| depends(t, place, &["case"]))
        .is_some_and(|case| be < case && case < place);
    let clause = (place + 1..tokens.len()).find(|&c| {
        depends(&tokens[c], place, &["acl", "ccomp", "advcl", "csubj"])
            && has(tokens, c, &["nsubj"])
            && tokens.iter().any(|t| depends(t, c, &["mark", "obj", "obl", "advmod"]) && t.form == "that")
    });
    let nominal = matches!(tokens[place].upos, Upos::Noun | Upos::Propn | Upos::Num);
    let Some(clause) = clause.filter(|_| it < be && behind && nominal) else { return };
    for index in 0..tokens.len() {
        let that = tokens[index].form == "that" && tokens[index].head == Some(clause) && index > place;
        if index == it || index == be || that && index < clause {
            attach(tokens, index, clause, "discourse");
        } else if tokens[index].head == Some(place)
            && (matches!(tokens[index].relation(), "punct" | "advcl" | "parataxis")
                || matches!(tokens[index].form.as_str(), "not" | "n't"))
            && index != clause
        {
            tokens[index].head = Some(clause);
        }
    }
    tokens[clause].head = None;
    "root".clone_into(&mut tokens[clause].deprel);
    attach(tokens, place, clause, "obl");
}

#[cfg(test)]
mod tests {
    use super::super::super::fixture;
    use super::*;

    fn english(words: &str) -> String {
        fixture::mended(mend, words)
    }

    #[test]
    fn of_two_nouns_the_first_gets_the_other() {
        let gave = "gave/VERB/0/root Ann/PROPN/1/obj a/DET/4/det boat/NOUN/1/obj";
        assert_eq!(english(&gave.replace("gave", "give")), "0/root 1/iobj 4/det 1/obj");
        assert_eq!(english(&gave.replace("gave", "elect")), "0/root 1/obj 4/det 1/obj");
    }

    #[test]
    fn who_is_kept_from_an_act_does_it_not() {
        let kept = "keep/VERB/0/root boats/NOUN/1/obj from/SCONJ/4/mark leaving/VERB/1/advcl";
        assert_eq!(english(kept), "0/root 1/obj 4/mark 1/xcomp");
        let after = kept.replace("from", "after");
        assert_eq!(english(&after), "0/root 1/obj 4/mark 1/advcl");
    }
}
