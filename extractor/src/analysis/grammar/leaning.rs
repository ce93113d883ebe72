//! French nouns that lean on a verb and that the parser takes for a preposition: `fait suite à l'incendie`; and coordinated words
//! that it hangs on the wrong one: `Diplômée de droit et passionnée de jardinage`, `: mise en place d'un tri, …`.
//!
//! Reads and changes: heads and relations of one sentence's tokens. It must leave `ferme suite à l'incendie`.

mod standards;

use super::{attach, depends, has, lower};
use crate::analysis::sentence::{Token, Upos};

/// Mend a sentence.
pub(super) fn mend(tokens: &mut [Token]) {
    for at in 0..tokens.len().saturating_sub(2) {
        given(tokens, at);
    }
    for at in 1..tokens.len() {
        further_qualities(tokens, at);
        listed_behind_colon(tokens, at);
    }
    for noun in 1..tokens.len().saturating_sub(2) {
        let leading = lower(&tokens[noun]) == "suite" && tokens[noun].relation() == "case";
        let Some(what) = tokens[noun].head.filter(|&w| leading && w > noun + 1) else { continue };
        let light = |i: &usize| matches!(tokens[*i].upos, Upos::Adv | Upos::Pron);
        let verb = (0..noun).rev().find(|i| !light(i));
        let makes = verb.filter(|&v| matches!(tokens[v].lemma.as_str(), "faire" | "donner"));
        let to = matches!(lower(&tokens[noun + 1]).as_str(), "à" | "au" | "aux");
        if let Some(verb) = makes.filter(|_| to && depends(&tokens[noun + 1], noun, &["fixed"])) {
            tokens[noun].upos = Upos::Noun;
            attach(tokens, noun, verb, "obj");
            attach(tokens, noun + 1, what, "case");
            attach(tokens, what, noun, "nmod");
        }
    }
    standards::mend(tokens);
}

/// `Étant donné le prix de l'essence, elle prend le bus`: a preposition of two words.
fn given(tokens: &mut [Token], at: usize) {
    let word = at + 1;
    let two = lower(&tokens[at]) == "étant" && lower(&tokens[word]).starts_with("donné");
    let noun = (word + 1..tokens.len()).find(|&n| {
        depends(&tokens[n], word, &["obj", "nsubj", "obl"])
            && matches!(tokens[n].upos, Upos::Noun | Upos::Propn)
    });
    let (Some(noun), Some(verb)) = (noun.filter(|_| two), tokens[word].head) else { return };
    if tokens[noun].deprel == "nsubj" || verb == noun || has(tokens, word, &["ccomp"]) {
        return;
    }
    for i in (0..tokens.len()).filter(|&i| i != noun && i != at) {
        if tokens[i].head == Some(word) {
            tokens[i].head = Some(noun);
        }
    }
    attach(tokens, noun, verb, "obl:mod");
    attach(tokens, at, noun, "case");
    attach(tokens, word, at, "fixed");
}

/// `Diplômée de droit et passionnée de jardinage, Anne …`: a second quality is none of what the first is of.
fn further_qualities(tokens: &mut [Token], quality: usize) {
    let Some(beside) = tokens[quality].head.filter(|&b| b < quality && tokens[quality].relation() == "conj")
    else {
        return;
    };
    let Some(first) = tokens[beside].head.filter(|&f| f == 0 && tokens[f].feats.is("VerbForm", "Part"))
    else {
        return;
    };
    let led = |i: usize| has(tokens, i, &["case", "det"]);
    let form = lower(&tokens[quality]);
    let participle = ["é", "ée", "és", "ées"].iter().any(|end| form.ends_with(end));
    if led(beside) && !led(quality) && participle && has(tokens, quality, &["nmod", "obl"]) {
        tokens[quality].upos = Upos::Adj;
        attach(tokens, quality, first, "conj");
    }
}

/// `a réalisé plusieurs actions : mise en place d'un tri, …`: a bare noun behind a colon is no circumstance.
fn listed_behind_colon(tokens: &mut [Token], noun: usize) {
    let opens = tokens[noun - 1].form == ":" && tokens[noun].upos == Upos::Noun;
    let verb = tokens[noun].head.filter(|&v| opens && v < noun && tokens[v].upos == Upos::Verb);
    let bare = matches!(tokens[noun].relation(), "obl") && !has(tokens, noun, &["case", "det"]);
    if let Some(verb) = verb.filter(|_| bare) {
        attach(tokens, noun, verb, "parataxis");
    }
}

#[cfg(test)]
mod tests {
    use super::super::fixture;

    #[test]
    fn what_follows_is_told_of() {
        let mended = |words: &str| fixture::mended(super::mend, words);
        let follows = "film/NOUN/2/nsubj faire/VERB/0/root suite/NOUN/6/case à/ADP/3/fixed un/DET/6/det roman/NOUN/2/obl";
        assert_eq!(mended(follows), "2/nsubj 0/root 2/obj 6/case 6/det 3/nmod");
        let closes =
            "bar/NOUN/2/nsubj fermer/VERB/0/root suite/NOUN/6/case à/ADP/3/fixed un/DET/6/det vol/NOUN/2/obl";
        assert_eq!(mended(closes), "2/nsubj 0/root 6/case 3/fixed 6/det 2/obl");
    }
}
