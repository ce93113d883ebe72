//! Nouns that tell whether somebody is a man or a woman: English ones, which `he` and `she` agree with, and French ones
//! for kin, whose gender the words around them often hide (`mon grand-père`).

use super::lexicon::Gender;

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
