//! English nouns that tell whether somebody is a man or a woman, which `he` and `she` agree with.

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
}
