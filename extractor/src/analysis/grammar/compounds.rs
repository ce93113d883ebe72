//! French prepositions around a noun: what they lead is a circumstance of its verb.
//!
//! Reads: `../data/fr/compounds.txt`. Changes: heads and relations of one sentence's tokens. `peine à démarrer du fait de
//! conflits` starts from no fact, `travaille aux côtés de son frère` at no sides: the noun of such a preposition is
//! nobody's object, and what stands behind it belongs to it.

use super::{attach, depends, has, lower};
use crate::analysis::sentence::{Token, Upos};
use std::collections::HashMap;
use std::sync::LazyLock;

/// The expressions by their first word, each split as the tokeniser splits it.
static EXPRESSIONS: LazyLock<HashMap<&str, Vec<Vec<&str>>>> = LazyLock::new(|| {
    let mut found: HashMap<&str, Vec<Vec<&str>>> = HashMap::new();
    let listed = include_str!("../data/fr/compounds.txt").lines();
    for line in listed.filter(|line| !line.is_empty() && !line.starts_with('#')) {
        let words: Vec<&str> = line.split(' ').flat_map(|word| word.split_inclusive('\'')).collect();
        found.entry(words[0]).or_default().push(words);
    }
    found
});

/// Verbs whose complement stands behind `à`.
const TAKE_TO: &[&str] = &[
    "penser",
    "songer",
    "réfléchir",
    "renoncer",
    "intéresser",
    "participer",
    "répondre",
    "recourir",
    "appeler",
    "croire",
    "tenir",
    "rêver",
    "assister",
    "contribuer",
    "opposer",
    "attendre",
    "préparer",
    "ressembler",
    "résister",
    "survivre",
    "adhérer",
    "accéder",
    "consacrer",
    "être",
    "faire",
    "attacher",
    "obéir",
    "nuire",
    "mettre",
    "confier",
    "donner",
    "comparer",
    "toucher",
    "sensibiliser",
    "procéder",
    "concourir",
    "associer",
    "intégrer",
    "soumettre",
    "exposer",
];

/// Mend a French sentence.
pub(super) fn mend(tokens: &mut [Token]) {
    unfix(tokens);
    for first in 0..tokens.len() {
        let Some(length) = listed_at(tokens, first).filter(|&length| length > 1) else { continue };
        let (noun, closing) = (first + length - 1, first + length);
        let Some(led) = led_by(tokens, closing) else { continue };
        let Some(head) = tokens[noun].head.filter(|&head| !(first..=led).contains(&head)) else { continue };
        let taken = matches!(tokens[noun].relation(), "obl" | "obj" | "xcomp" | "nmod");
        if tokens[noun].upos != Upos::Noun || !taken || !is_verbal(tokens, head) || head > noun {
            continue;
        }
        // `pense à l'aide de ses voisins`: what a verb with `à` is about.
        let to = matches!(lower(&tokens[first]).as_str(), "à" | "au" | "aux");
        if to && TAKE_TO.contains(&tokens[head].lemma.as_str()) {
            continue;
        }
        attach(tokens, noun, head, "obl:mod");
        if tokens[led].head.is_some_and(|up| up != noun && !(closing..led).contains(&up) && up != led) {
            attach(tokens, led, noun, "nmod");
        }
    }
}

/// `montent à cause de la guerre`: the parser may take the preposition for an adverb that has what it leads.
fn unfix(tokens: &mut [Token]) {
    for first in 0..tokens.len() {
        let Some(length) = listed_at(tokens, first).filter(|&length| length > 1) else { continue };
        let (noun, closing) = (first + length - 1, first + length);
        let Some(verb) = tokens[first].head.filter(|&verb| is_verbal(tokens, verb)) else { continue };
        let below = |i: usize| depends(&tokens[i], first, &["fixed"]);
        let Some(led) = led_by(tokens, closing).filter(|&led| tokens[led].head == Some(first)) else {
            continue;
        };
        if !depends(&tokens[first], verb, &["advmod", "obl", "case", "mark"]) || !below(noun) {
            continue;
        }
        for word in first + 1..noun {
            attach(tokens, word, noun, if tokens[word].upos == Upos::Det { "det" } else { "case" });
        }
        attach(tokens, noun, verb, "obl:mod");
        attach(tokens, first, noun, "case");
        attach(tokens, led, noun, "nmod");
    }
}

/// How many tokens the longest expression has that begins at a token and that a preposition closes.
fn listed_at(tokens: &[Token], first: usize) -> Option<usize> {
    let follows = |words: &Vec<&str>| {
        words.iter().enumerate().all(|(i, word)| tokens.get(first + i).is_some_and(|t| lower(t) == *word))
            && tokens.get(first + words.len()).is_some_and(closes)
    };
    let expressions = EXPRESSIONS.get(lower(&tokens[first]).as_str())?;
    expressions.iter().filter(|words| follows(words)).map(Vec::len).max()
}

fn closes(token: &Token) -> bool {
    matches!(lower(token).as_str(), "de" | "d'" | "du" | "des" | "avec")
}

/// The noun that the closing preposition leads.
fn led_by(tokens: &[Token], closing: usize) -> Option<usize> {
    let led = tokens[closing].head.filter(|&led| led > closing)?;
    depends(&tokens[closing], led, &["case"]).then_some(led)
}

fn is_verbal(tokens: &[Token], head: usize) -> bool {
    tokens[head].upos == Upos::Verb || has(tokens, head, &["cop"])
}

#[cfg(test)]
mod tests {
    use super::super::fixture::{mended as mended_by, tokens, tree};
    use super::*;

    fn mended(words: &str) -> String {
        mended_by(mend, words)
    }

    #[test]
    fn the_noun_of_a_preposition_is_no_object() {
        let side =
            "travaille/VERB/0/root aux/ADP/3/case côtés/NOUN/1/obl:arg de/ADP/5/case Paul/PROPN/3/nmod";
        assert_eq!(mended(side), "0/root 3/case 1/obl:mod 5/case 3/nmod");
    }

    #[test]
    fn a_preposition_is_no_adverb() {
        let taken = "montent/VERB/0/root à/ADP/1/advmod cause/NOUN/2/fixed de/ADP/6/case la/DET/6/det guerre/NOUN/2/obl:arg";
        assert_eq!(mended(taken), "0/root 3/case 1/obl:mod 6/case 6/det 3/nmod");
    }

    #[test]
    fn a_noun_by_itself_may_be_one() {
        let aid = "pense/VERB/0/root à/ADP/4/case l'/DET/4/det aide/NOUN/1/obl:arg";
        assert_eq!(mended(aid), tree(&tokens(aid)));
        let cost = "parle/VERB/0/root du/ADP/3/case coût/NOUN/1/obl:arg de/ADP/5/case bois/NOUN/3/nmod";
        assert_eq!(mended(cost), tree(&tokens(cost)));
    }
}
