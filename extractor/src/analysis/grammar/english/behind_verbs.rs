//! What stands behind an English verb: names that things are given, and acts that say how.
//!
//! Reads and changes: relations of one sentence's tokens. [`mend`] is the entry.

use super::super::super::sentence::{Token, Upos};
use super::super::has;

/// Mend a sentence.
pub(super) fn mend(tokens: &mut [Token]) {
    nicknames(tokens);
    by_using(tokens);
    closed(tokens);
}

/// `the river, dubbed the Old Lady`: what is named is not named by the river.
fn nicknames(tokens: &mut [Token]) {
    const NAMES: &[&str] = &["call", "name", "dub", "nickname", "christen", "rename", "title", "entitle"];
    for name in 1..tokens.len() {
        let Some(verb) = tokens[name].head.filter(|&v| v < name && tokens[name].deprel == "obj") else {
            continue;
        };
        let participle = tokens[verb].relation() == "acl" && tokens[verb].form.ends_with("ed");
        if participle && NAMES.contains(&tokens[verb].lemma.as_str()) && !has(tokens, verb, &["nsubj", "aux"])
        {
            "xcomp".clone_into(&mut tokens[name].deprel);
        }
    }
}

/// `nests I made using clay`: how, and no use that is made.
fn by_using(tokens: &mut [Token]) {
    for act in 1..tokens.len() {
        let using = tokens[act].form.eq_ignore_ascii_case("using") && tokens[act].upos == Upos::Verb;
        let verb = tokens[act].head.filter(|&v| using && v < act && tokens[act].deprel == "xcomp");
        if verb.is_some_and(|v| {
            tokens[v].upos == Upos::Verb
                && !matches!(
                    tokens[v].lemma.as_str(),
                    "start" | "begin" | "stop" | "keep" | "avoid" | "like" | "love" | "continue"
                )
        }) {
            "advcl".clone_into(&mut tokens[act].deprel);
        }
    }
}

/// `because the road is closed`: a verb's participle behind `be` has been done to the subject.
fn closed(tokens: &mut [Token]) {
    for verb in 1..tokens.len() {
        let done = tokens[verb].upos == Upos::Verb
            && tokens[verb].feats.is("VerbForm", "Part")
            && tokens[verb].feats.is("Tense", "Past")
            && !has(tokens, verb, &["det", "case", "amod", "obj"]);
        let be = (0..verb).find(|&i| {
            done && tokens[i].head == Some(verb) && tokens[i].deprel == "cop" && tokens[i].lemma == "be"
        });
        if let Some(be) = be {
            "aux:pass".clone_into(&mut tokens[be].deprel);
            for token in tokens.iter_mut().filter(|t| t.head == Some(verb) && t.deprel == "nsubj") {
                "nsubj:pass".clone_into(&mut token.deprel);
            }
        }
    }
}
