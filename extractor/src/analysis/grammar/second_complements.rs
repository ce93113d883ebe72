//! French verbs with two complements, of which the parser hangs the second on the first.
//!
//! Reads and changes: heads and relations of one sentence's tokens. `priver la commune d'un tiers de ses recettes` takes it
//! from the commune; `porter son offre à 130 emplois` makes it so high; in `une fois sur deux` the two are times. What may
//! as well belong to the first noun (`équiper les salles de classe`) stays there.

use super::{attach, depends, has, lower};
use crate::analysis::sentence::{Token, Upos};

/// Verbs whose second complement has `de`, whatever it is.
const OF: &[&str] = &[
    "priver",
    "asperger",
    "accuser",
    "soupçonner",
    "doter",
    "munir",
    "inonder",
    "truffer",
    "menacer",
    "taxer",
    "acquitter",
    "amputer",
    "débarrasser",
    "délester",
    "dépouiller",
    "dispenser",
    "exempter",
    "gratifier",
    "affubler",
    "accabler",
    "cribler",
    "saupoudrer",
    "imbiber",
    "imprégner",
    "créditer",
    "sevrer",
];
/// Verbs whose second complement has `de` where it is one of several, counted or somebody's.
const OF_SOME: &[&str] = &[
    "équiper",
    "nourrir",
    "alimenter",
    "approvisionner",
    "charger",
    "remplir",
    "couvrir",
    "recouvrir",
    "arroser",
    "entourer",
    "orner",
    "décorer",
    "garnir",
    "combler",
    "féliciter",
    "remercier",
    "convaincre",
    "persuader",
    "exclure",
    "protéger",
    "préserver",
    "guérir",
    "libérer",
    "délivrer",
    "décharger",
    "assortir",
    "submerger",
    "bombarder",
    "punir",
    "informer",
];
/// Verbs that bring an amount to what stands behind `à`.
const TO: &[&str] = &[
    "porter",
    "fixer",
    "chiffrer",
    "estimer",
    "évaluer",
    "limiter",
    "ramener",
    "relever",
    "abaisser",
    "réduire",
    "plafonner",
    "hisser",
    "augmenter",
    "baisser",
];

/// Mend a French sentence.
pub(super) fn mend(tokens: &mut [Token]) {
    for noun in 3..tokens.len() {
        taken_apart(tokens, noun);
        one_time_in(tokens, noun);
    }
}

/// The complement of an object that is the verb's.
fn taken_apart(tokens: &mut [Token], noun: usize) {
    let Some(object) = tokens[noun].head.filter(|&o| o < noun && tokens[noun].relation() == "nmod") else {
        return;
    };
    let Some(verb) = tokens[object].head.filter(|&v| v < object && tokens[object].relation() == "obj") else {
        return;
    };
    let case = |words: &[&str]| {
        (object + 1..noun)
            .any(|i| depends(&tokens[i], noun, &["case"]) && words.contains(&lower(&tokens[i]).as_str()))
    };
    let lemma = tokens[verb].lemma.as_str();
    let determined = has(tokens, object, &["det"]) || tokens[object].upos == Upos::Propn;
    let counted = has(tokens, noun, &["nummod"]);
    let determiner = tokens.iter().find(|t| depends(t, noun, &["det"]));
    let one =
        determiner.is_some_and(|d| matches!(lower(d).as_str(), "un" | "une") || d.feats.is("Poss", "Yes"));
    let several = determiner.is_none() && tokens[noun].feats.is("Number", "Plur");
    let some = counted || one || several && has(tokens, noun, &["amod"]);
    let bare = determiner.is_none() && tokens[noun].upos == Upos::Noun;
    let of =
        case(&["de", "d'"]) && (OF.contains(&lemma) && (some || bare) || OF_SOME.contains(&lemma) && some);
    let to = case(&["à"]) && counted && TO.contains(&lemma);
    if determined && (of || to) {
        attach(tokens, noun, verb, "obl:arg");
    }
}

/// `une fois sur deux`
fn one_time_in(tokens: &mut [Token], number: usize) {
    let times = number - 2;
    let over = lower(&tokens[number - 1]) == "sur" && tokens[number].upos == Upos::Num;
    if over && lower(&tokens[times]) == "fois" && tokens[number].head == tokens[times].head {
        attach(tokens, number, times, "nmod");
    }
}

#[cfg(test)]
mod tests {
    use super::super::fixture::mended;
    use super::mend;

    #[test]
    fn what_is_taken_is_the_verbs() {
        let taken = "on/PRON/2/nsubj priver/VERB/0/root la/DET/4/det commune/NOUN/2/obj d'/ADP/7/case un/DET/7/det tiers/NOUN/4/nmod";
        assert_eq!(mended(mend, taken), "2/nsubj 0/root 4/det 2/obj 7/case 7/det 2/obl:arg");
        let own = "on/PRON/2/nsubj équiper/VERB/0/root les/DET/4/det salles/NOUN/2/obj de/ADP/6/case classe/NOUN/4/nmod";
        assert_eq!(mended(mend, own), "2/nsubj 0/root 4/det 2/obj 6/case 4/nmod");
    }

    #[test]
    fn an_amount_is_brought_to_a_number() {
        let brought = "il/PRON/2/nsubj porter/VERB/0/root son/DET/4/det offre/NOUN/2/obj à/ADP/7/case 130/NUM/7/nummod emplois/NOUN/4/nmod";
        assert_eq!(mended(mend, brought), "2/nsubj 0/root 4/det 2/obj 7/case 7/nummod 2/obl:arg");
    }

    #[test]
    fn one_time_in_two_is_how_often() {
        let often =
            "il/PRON/2/nsubj ment/VERB/0/root une/DET/4/det fois/NOUN/2/obl sur/ADP/6/case deux/NUM/2/obl";
        assert_eq!(mended(mend, often), "2/nsubj 0/root 4/det 2/obl 6/case 4/nmod");
    }
}
