//! `Je suis une formation`: the one form that French *être* and *suivre* share.
//!
//! Reads and changes: lemmas, parts of speech, heads and relations of one sentence's tokens. Nobody is a course, a diet or
//! a file: who says so follows it.

use super::{attach, has, lower};
use crate::analysis::sentence::{Token, Upos};

/// What people follow and never are.
const FOLLOWED: &[&str] = &[
    "formation",
    "cours",
    "cour",
    "stage",
    "cursus",
    "programme",
    "parcours",
    "apprentissage",
    "régime",
    "traitement",
    "thérapie",
    "chimiothérapie",
    "psychothérapie",
    "rééducation",
    "entraînement",
    "dossier",
    "affaire",
    "procès",
    "actualité",
    "info",
    "match",
    "championnat",
    "série",
    "émission",
    "feuilleton",
    "débat",
    "conseil",
    "consigne",
    "instruction",
    "recette",
    "méthode",
    "protocole",
    "évolution",
    "instinct",
    "intuition",
    "podcast",
    "licence",
    "master",
    "séminaire",
    "enseignement",
    "étude",
    "études",
    "chantier",
    "projet",
    "route",
    "chemin",
];
/// What of a noun's dependents is its own.
const OWN: &[&str] = &["det", "amod", "nmod", "acl", "nummod", "appos", "flat", "fixed", "compound"];

/// Mend a French sentence.
pub(super) fn mend(tokens: &mut [Token]) {
    for verb in 1..tokens.len().saturating_sub(2) {
        let Some(thing) = followed(tokens, verb) else { continue };
        "suivre".clone_into(&mut tokens[verb].lemma);
        tokens[verb].upos = Upos::Verb;
        if tokens[verb].relation() != "cop" {
            continue;
        }
        tokens[verb].head = tokens[thing].head;
        tokens[verb].deprel = tokens[thing].deprel.clone();
        for word in 0..tokens.len() {
            let astray = tokens[word].head == Some(thing) && word != verb;
            let own = word > verb && OWN.contains(&tokens[word].relation())
                || tokens[word].relation() == "conj" && has(tokens, word, &["det"]);
            if astray && !own {
                tokens[word].head = Some(verb);
            }
        }
        attach(tokens, thing, verb, "obj");
    }
}

/// The noun that whoever says `je suis` can only follow.
fn followed(tokens: &[Token], verb: usize) -> Option<usize> {
    let i = |t: &Token| matches!(lower(t).as_str(), "je" | "j'");
    let said = lower(&tokens[verb]) == "suis" && (i(&tokens[verb - 1]) || verb > 1 && i(&tokens[verb - 2]));
    let thing = match tokens[verb].relation() {
        "cop" => tokens[verb].head.filter(|&noun| noun > verb),
        _ if tokens[verb].lemma == "être" && tokens[verb].upos != Upos::Aux => {
            (verb + 1..tokens.len()).find(|&w| tokens[w].head == Some(verb) && tokens[w].relation() == "obj")
        }
        _ => None,
    }?;
    let noun = tokens[thing].upos == Upos::Noun && FOLLOWED.contains(&tokens[thing].lemma.as_str());
    (said && noun && has(tokens, thing, &["det"]) && !has(tokens, thing, &["case"])).then_some(thing)
}

#[cfg(test)]
mod tests {
    use super::super::fixture::mended;
    use super::mend;

    #[test]
    fn a_course_is_followed() {
        let course = "Je/PRON/5/nsubj suis/AUX/5/cop déjà/ADV/5/advmod un/DET/5/det cours/NOUN/0/root \
                      de/ADP/7/case danse/NOUN/5/nmod ./PUNCT/5/punct";
        assert_eq!(mended(mend, course), "2/nsubj 0/root 2/advmod 5/det 2/obj 7/case 5/nmod 2/punct");
        let man = "Je/PRON/4/nsubj suis/AUX/4/cop un/DET/4/det homme/NOUN/0/root ./PUNCT/4/punct";
        assert_eq!(mended(mend, man), "4/nsubj 4/cop 4/det 0/root 4/punct");
    }
}
