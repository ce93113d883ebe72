//! [`Genders`]: the gender of nouns, by the longest listed end of their lemma.
//!
//! Reads `data/{language}/noun_genders.txt`: after `M`, `F` or `N` the ends of nouns of that gender, `^` standing for
//! the start of the noun, and after `-` those of nouns that have several. The longest end that fits decides: `F -tion` and `M -bastion` make *bastion* masculine.

use super::Language;
use std::collections::HashMap;
use std::sync::LazyLock;

/// The ends of the nouns of a language with their genders, as Universal Dependencies names them.
#[derive(Debug)]
pub(super) struct Genders(HashMap<&'static str, Option<&'static str>>);

macro_rules! genders {
    ($language:literal) => {{
        static GENDERS: LazyLock<Genders> =
            LazyLock::new(|| Genders::parse(include_str!(concat!("data/", $language, "/noun_genders.txt"))));
        Some(&GENDERS)
    }};
}

impl Genders {
    /// The genders of a language's nouns; `None` where there is no list.
    pub(super) fn of(language: Language) -> Option<&'static Self> {
        match language {
            Language::French => genders!("fr"),
            Language::German => genders!("de"),
            _ => None,
        }
    }

    fn parse(text: &'static str) -> Self {
        let mut ends = HashMap::new();
        for line in text.lines().filter(|line| !line.starts_with('#')) {
            let gender = match line.split_once(' ') {
                Some(("M", _)) => Some("Masc"),
                Some(("F", _)) => Some("Fem"),
                Some(("N", _)) => Some("Neut"),
                Some(("-", _)) => None,
                _ => continue,
            };
            ends.extend(line[2..].split(' ').map(|end| (end, gender)));
        }
        Self(ends)
    }

    /// The gender of a noun; `None` where it has several, or for what is no word of letters alone, or a very short one.
    pub(super) fn gender(&self, lemma: &str) -> Option<&'static str> {
        if lemma.chars().count() < 3 || !lemma.chars().all(char::is_alphabetic) {
            return None;
        }
        let whole = format!("^{}", lemma.to_lowercase());
        whole.char_indices().find_map(|(at, _)| self.0.get(&whole[at..]).copied()).flatten()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_longest_end_decides() {
        let genders = Genders::parse("# remark\nM e ^plombage bastion\nF tion age\n- ^page");
        assert_eq!(genders.gender("nation"), Some("Fem"));
        assert_eq!(genders.gender("Bastion"), Some("Masc"));
        assert_eq!(genders.gender("plombage"), Some("Masc"));
        assert_eq!(genders.gender("surplombage"), Some("Fem"));
        assert_eq!(genders.gender("page"), None);
        assert_eq!(genders.gender("sel"), None);
        assert_eq!(genders.gender("CO2e"), None);
    }

    #[test]
    fn common_nouns_have_their_gender() {
        let of = |language: Language, noun: &str| Genders::of(language).and_then(|g| g.gender(noun));
        for (noun, gender) in [
            ("plage", "Fem"),
            ("voyage", "Masc"),
            ("rite", "Masc"),
            ("suffrage", "Masc"),
            ("faim", "Fem"),
            ("musée", "Masc"),
            ("journée", "Fem"),
        ] {
            assert_eq!(of(Language::French, noun), Some(gender), "{noun}");
        }
        for (noun, gender) in [
            ("Arbeitsplatz", "Masc"),
            ("Unternehmen", "Neut"),
            ("Zeitung", "Fem"),
            ("Mädchen", "Neut"),
            ("Weltmarkt", "Masc"),
        ] {
            assert_eq!(of(Language::German, noun), Some(gender), "{noun}");
        }
        assert_eq!(of(Language::English, "house"), None);
    }
}
