//! French verbs with two complements, of which the parser hangs the second on the first.
//!
//! Reads and changes: heads and relations of one sentence's tokens. `priver la commune d'un tiers de ses recettes` takes it
//! from the commune; `porter son offre à 130 emplois` makes it so high; in `une fois sur deux` the two are times. What may
//! as well belong to the first noun (`équiper les salles de classe`) stays there.

mod listed;

pub(crate) use listed::gets;

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
    "qualifier",
    "traiter",
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
/// Verbs behind whose object `en` brings in what is supplied.
const WITH: &[&str] = &["fournir", "approvisionner", "alimenter", "ravitailler"];
/// Ways that a town names after somebody or something.
const STREETS: &[&str] =
    &["rue", "place", "avenue", "boulevard", "quai", "impasse", "allée", "chemin", "cours", "faubourg"];

/// Mend a French sentence.
pub(super) fn mend(tokens: &mut [Token]) {
    for noun in 3..tokens.len() {
        taken_apart(tokens, noun);
        listed::mend(tokens, noun);
        in_a_street(tokens, noun);
        priced(tokens, noun);
        made_so(tokens, noun);
        one_time_in(tokens, noun);
    }
}

/// The object before a noun that hangs on it, and its verb.
fn object_and_verb(tokens: &[Token], noun: usize) -> Option<(usize, usize)> {
    let object = tokens[noun].head.filter(|&o| o < noun && tokens[noun].relation() == "nmod")?;
    let verb = tokens[object].head.filter(|&v| v < object && tokens[object].relation() == "obj")?;
    Some((object, verb))
}

/// `ouvrir une librairie rue des Lilas`: where, as nothing joins the street to the shop.
fn in_a_street(tokens: &mut [Token], street: usize) {
    let bare = !has(tokens, street, &["det", "case", "nummod"]);
    let named = has(tokens, street, &["nmod", "flat", "amod"]);
    if !STREETS.contains(&lower(&tokens[street]).as_str()) || !bare || !named {
        return;
    }
    if let Some((object, verb)) = object_and_verb(tokens, street)
        && object + 1 == street
        && tokens[object].upos == Upos::Noun
        && has(tokens, object, &["det", "nummod"])
    {
        attach(tokens, street, verb, "obl:mod");
    }
}

/// `est vendu 19 euros`: for how much, as a passive has no object.
fn priced(tokens: &mut [Token], amount: usize) {
    let money = matches!(tokens[amount].lemma.as_str(), "euro" | "franc" | "dollar" | "centime" | "livre");
    let verb = tokens[amount].head.filter(|&v| v < amount && tokens[amount].relation() == "obj");
    let passive = |v: usize| tokens.iter().any(|t| t.head == Some(v) && t.deprel == "aux:pass");
    if let Some(verb) = verb.filter(|&v| money && has(tokens, amount, &["nummod"]) && passive(v)) {
        attach(tokens, amount, verb, "obl:mod");
    }
}

/// `rendre le métier plus attractif`: what it is made like, and no more attractive trade that is given back.
fn made_so(tokens: &mut [Token], quality: usize) {
    if tokens[quality].upos != Upos::Adj || tokens[quality].relation() != "amod" {
        return;
    }
    let Some(object) = tokens[quality].head.filter(|&o| o < quality && tokens[o].relation() == "obj") else {
        return;
    };
    let makes = tokens[object].head.filter(|&v| v < object && tokens[v].lemma == "rendre");
    let definite = tokens[..object].iter().any(|t| {
        depends(t, object, &["det"]) && (t.feats.is("Definite", "Def") || t.feats.is("PronType", "Dem"))
            || t.head == Some(object) && t.feats.is("Poss", "Yes")
    });
    let degree = tokens[..quality].iter().any(|t| {
        depends(t, quality, &["advmod"])
            && matches!(lower(t).as_str(), "plus" | "moins" | "trop" | "si" | "très" | "aussi" | "bien")
    });
    let lemma = tokens[quality].lemma.as_str();
    let able = lemma.ends_with("able") || lemma.ends_with("ible");
    if let Some(verb) = makes.filter(|_| definite && (degree || able)) {
        attach(tokens, quality, verb, "xcomp");
    }
}

/// The complement of an object that is the verb's.
fn taken_apart(tokens: &mut [Token], noun: usize) {
    let Some((object, verb)) = object_and_verb(tokens, noun) else { return };
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
    let with = case(&["en"]) && bare && WITH.contains(&lemma);
    if determined && (of || to || with) {
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
    fn who_is_asked_is_the_verbs() {
        let asked = "elle/PRON/2/nsubj demander/VERB/0/root une/DET/4/det aide/NOUN/2/obj à/ADP/7/case la/DET/7/det mairie/NOUN/4/nmod";
        assert_eq!(mended(mend, asked), "2/nsubj 0/root 4/det 2/obj 7/case 7/det 2/obl:arg");
        let kind = "elle/PRON/2/nsubj demander/VERB/0/root une/DET/4/det aide/NOUN/2/obj à/ADP/7/case la/DET/7/det mobilité/NOUN/4/nmod";
        assert_eq!(mended(mend, kind), "2/nsubj 0/root 4/det 2/obj 7/case 7/det 4/nmod");
    }

    #[test]
    fn a_street_is_where() {
        let street = "elle/PRON/2/nsubj ouvrir/VERB/0/root une/DET/4/det librairie/NOUN/2/obj rue/NOUN/4/nmod des/ADP/7/case Lilas/PROPN/5/nmod";
        assert_eq!(mended(mend, street), "2/nsubj 0/root 4/det 2/obj 2/obl:mod 7/case 5/nmod");
    }

    #[test]
    fn one_time_in_two_is_how_often() {
        let often =
            "il/PRON/2/nsubj ment/VERB/0/root une/DET/4/det fois/NOUN/2/obl sur/ADP/6/case deux/NUM/2/obl";
        assert_eq!(mended(mend, often), "2/nsubj 0/root 4/det 2/obl 6/case 4/nmod");
    }
}
