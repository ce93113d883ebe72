//! Nouns that tell whether somebody is a man or a woman: English ones, which `he` and `she` agree with, and French ones
//! for kin, whose gender the words around them often hide (`mon grand-père`).

use super::lexicon::{Gender, References, WordClass};
use crate::analysis::Language;
use crate::claims::lexicon::Lexicon;
use crate::claims::tree::Tree;

const MEN: &[&str] = &[
    "man",
    "father",
    "dad",
    "son",
    "brother",
    "uncle",
    "husband",
    "boy",
    "king",
    "prince",
    "duke",
    "nephew",
    "grandfather",
    "grandson",
    "gentleman",
    "monk",
    "widower",
    "boyfriend",
    "lad",
    "stepfather",
    "godfather",
    "headmaster",
    "actor",
    "waiter",
    "nobleman",
];

const WOMEN: &[&str] = &[
    "woman",
    "mother",
    "mum",
    "mom",
    "daughter",
    "sister",
    "aunt",
    "wife",
    "girl",
    "queen",
    "princess",
    "duchess",
    "niece",
    "grandmother",
    "granddaughter",
    "lady",
    "nun",
    "widow",
    "girlfriend",
    "stepmother",
    "godmother",
    "headmistress",
    "actress",
    "waitress",
    "landlady",
    "hostess",
    "heroine",
    "midwife",
    "ballerina",
    "seamstress",
];

/// The gender that a common noun tells, in lower case.
pub fn natural_gender(lemma: &str) -> Option<Gender> {
    if WOMEN.contains(&lemma) || lemma.len() > 7 && lemma.ends_with("woman") {
        return Some(Gender::Feminine);
    }
    MEN.contains(&lemma).then_some(Gender::Masculine)
}

/// The gender that a French noun for kin tells, by its last part (`grand-père`, `belle-sœur`).
pub fn gender_of_kin(lemma: &str) -> Option<Gender> {
    match lemma.rsplit('-').next().unwrap_or(lemma) {
        "père" | "frère" | "fils" | "oncle" | "mari" | "neveu" | "cousin" | "papa" | "papy" | "parrain" => {
            Some(Gender::Masculine)
        }
        "mère" | "sœur" | "fille" | "tante" | "épouse" | "nièce" | "cousine" | "maman" | "mamie"
        | "marraine" => Some(Gender::Feminine),
        _ => None,
    }
}

/// Whether a noun ends as those for persons do.
#[must_use]
pub fn has_human_ending(noun: &str) -> bool {
    const HUMAN: &[&str] = &[
        "eur", "euse", "trice", "ier", "ière", "iste", "ien", "ienne", "logue", "ant", "ante", "ois", "oise",
        "ais", "aise", "ard", "arde", "aire", "é", "ée", "iné", "crate", "phile",
    ];
    HUMAN.iter().any(|ending| noun.ends_with(ending))
}

/// `la sculptrice Jo Roux`: whether a noun beside a name may call somebody, so that its gender is theirs.
#[must_use]
pub fn is_for_persons(tree: &Tree<'_>, noun: usize) -> bool {
    let (lexicon, references) = (Lexicon::of(tree.language()), References::of(tree.language()));
    let lemma = tree.lemma(noun);
    let kind = lexicon.noun_kind(&lemma);
    let ending = has_human_ending(&lemma) || ["graphe", "gogue", "iatre"].iter().any(|e| lemma.ends_with(e));
    tree.language() != Language::French
        || kind == Some("Person")
        || lexicon.title(&lemma).is_some()
        || kind.is_none() && ending && !references.is(WordClass::Thing, &lemma)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn some_nouns_tell_a_gender() {
        assert_eq!(natural_gender("headmistress"), Some(Gender::Feminine));
        assert_eq!(natural_gender("policewoman"), Some(Gender::Feminine));
        assert_eq!(natural_gender("uncle"), Some(Gender::Masculine));
        assert_eq!(natural_gender("doctor"), None);
    }

    #[test]
    fn kin_tell_a_gender() {
        assert_eq!(gender_of_kin("grand-père"), Some(Gender::Masculine));
        assert_eq!(gender_of_kin("belle-sœur"), Some(Gender::Feminine));
        assert_eq!(gender_of_kin("enfant"), None);
    }
}
