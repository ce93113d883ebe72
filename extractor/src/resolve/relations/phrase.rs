//! [`lemmas`]: a citation form (`mettre à l'œuvre`, `zur Verfügung stellen`) as the lemmas that an
//! analysed sentence has in its place.

use crate::analysis::Language;

/// Split an expression into lower-case lemmas, as the analyser gives them for the same words.
///
/// Contractions count as their first part (`du` is `de`, `zur` is `zu`), since a multiword token is one
/// token with its first word's lemma; elided and inflected articles and clitics become their dictionary
/// forms (`l'` is `le`, `s'` is `se`). Other words are taken as they stand: citation forms are lemmas
/// already.
#[must_use]
pub fn lemmas(language: Language, expression: &str) -> Vec<String> {
    expression
        .split(|c: char| c.is_whitespace() || matches!(c, '\'' | '’'))
        .filter(|word| !word.is_empty())
        .map(|word| {
            let word = word.to_lowercase();
            match dictionary_form(language, &word) {
                Some(lemma) => lemma.to_owned(),
                None => word,
            }
        })
        .collect()
}

fn dictionary_form(language: Language, word: &str) -> Option<&'static str> {
    match language {
        Language::French => french(word),
        Language::English => (word == "an").then_some("a"),
        Language::German => german(word),
        _ => None,
    }
}

fn french(word: &str) -> Option<&'static str> {
    Some(match word {
        "au" | "aux" => "à",
        "du" | "des" | "d" => "de",
        "l" | "la" | "les" => "le",
        "s" => "se",
        "qu" => "que",
        "n" => "ne",
        "c" => "ce",
        "j" => "je",
        "une" => "un",
        "sa" | "ses" => "son",
        _ => return None,
    })
}

fn german(word: &str) -> Option<&'static str> {
    Some(match word {
        "im" | "ins" => "in",
        "am" | "ans" => "an",
        "zum" | "zur" => "zu",
        "vom" => "von",
        "beim" => "bei",
        "fürs" => "für",
        "die" | "das" | "den" | "dem" | "des" => "der",
        "eine" | "einen" | "einem" | "einer" => "ein",
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::lemmas;
    use crate::analysis::Language;

    #[test]
    fn contractions_and_elisions_become_lemmas() {
        assert_eq!(lemmas(Language::French, "être à l'origine"), ["être", "à", "le", "origine"]);
        assert_eq!(lemmas(Language::French, "mettre au point"), ["mettre", "à", "point"]);
        assert_eq!(lemmas(Language::French, "s’appuyer"), ["se", "appuyer"]);
        assert_eq!(lemmas(Language::German, "zur Verfügung stellen"), ["zu", "verfügung", "stellen"]);
    }
}
