//! `Peu d'élèves lisent`, `Quasiment toutes les écoles ont fermé`: how many are meant is said of the noun, not of the verb.
//!
//! Reads and changes: heads and relations of one French sentence's tokens. `peu de` takes the noun's place and has the noun
//! below it, as where the parser reads it so itself; `quasiment` hangs on the noun that it stands before.

use super::super::sentence::{Token, Upos};
use super::{attach, depends, has, lower};

/// Mend a sentence.
pub(super) fn mend(tokens: &mut [Token]) {
    for word in 0..tokens.len().saturating_sub(2) {
        let reads = matches!(tokens[word].relation(), "advmod" | "nsubj");
        let Some(verb) = tokens[word].head.filter(|_| reads && tokens[word].upos == Upos::Adv) else {
            continue;
        };
        match lower(&tokens[word]).as_str() {
            "peu" | "beaucoup" | "trop" | "assez" | "tant" | "autant" | "bien" | "énormément"
            | "suffisamment" => {
                count(tokens, word, verb);
            }
            "presque" | "quasiment" | "quasi" | "pratiquement" | "environ" | "seulement" => {
                near(tokens, word, verb)
            }
            _ => {}
        }
    }
}

/// `Peu d'élèves lisent`, `Beaucoup trop d'élèves abandonnent`
fn count(tokens: &mut [Token], word: usize, verb: usize) {
    let of = word + 1;
    let many = lower(&tokens[word]) == "bien";
    let article = lower(&tokens[of]);
    let fits = if many { article == "des" } else { matches!(article.as_str(), "de" | "d'") };
    let Some(noun) = tokens[of].head.filter(|&n| fits && n > of && tokens[n].upos == Upos::Noun) else {
        return;
    };
    let alone = || !has(tokens, verb, &["nsubj", "expl"]) && noun < verb;
    let place = match tokens[noun].relation() {
        "nsubj" | "obj" if tokens[noun].head == Some(verb) => tokens[noun].deprel.clone(),
        "obl" if tokens[noun].head == Some(word) && alone() => "nsubj".to_owned(),
        _ => return,
    };
    attach(tokens, word, verb, &place);
    attach(tokens, noun, word, "obl:arg");
    attach(tokens, of, noun, "case");
}

/// `Quasiment toutes les écoles ont fermé`, `Seulement deux élèves lisent`
fn near(tokens: &mut [Token], word: usize, verb: usize) {
    let next = word + 1;
    let noun = if tokens[next].head == Some(verb) { Some(next) } else { tokens[next].head };
    let Some(noun) = noun.filter(|&n| n > word && depends(&tokens[n], verb, &["nsubj"])) else { return };
    let pronoun = matches!(
        lower(&tokens[next]).as_str(),
        "personne" | "rien" | "tous" | "toutes" | "tout" | "aucun" | "aucune"
    );
    let counts =
        pronoun || matches!(tokens[next].upos, Upos::Num | Upos::Det) || tokens[next].lemma == "tout";
    if counts {
        attach(tokens, word, noun, "advmod");
    }
}

#[cfg(test)]
mod tests {
    use super::super::fixture;

    fn mended(words: &str) -> String {
        fixture::mended(super::mend, words)
    }

    #[test]
    fn how_many_takes_the_place_of_the_noun() {
        let few = "Peu/ADV/4/advmod d'/ADP/3/det élèves/NOUN/4/nsubj lisent/VERB/0/root";
        assert_eq!(mended(few), "4/nsubj 3/case 1/obl:arg 0/root");
        let twice = "Peu/ADV/4/nsubj d'/ADP/3/det élèves/NOUN/4/nsubj lisent/VERB/0/root";
        assert_eq!(mended(twice), "4/nsubj 3/case 1/obl:arg 0/root");
        let too_many = "trop/ADV/4/advmod d'/ADP/3/case élèves/NOUN/1/obl:arg abandonnent/VERB/0/root";
        assert_eq!(mended(too_many), "4/nsubj 3/case 1/obl:arg 0/root");
        let little = "lit/VERB/0/root peu/ADV/1/advmod le/DET/4/det soir/NOUN/1/obl";
        assert_eq!(mended(little), "0/root 1/advmod 4/det 1/obl");
    }

    #[test]
    fn what_says_nearly_stands_with_the_noun() {
        let nearly =
            "Quasiment/ADV/5/advmod toutes/DET/4/det les/DET/4/det écoles/NOUN/5/nsubj ferment/VERB/0/root";
        assert_eq!(mended(nearly), "4/advmod 4/det 4/det 5/nsubj 0/root");
    }
}
