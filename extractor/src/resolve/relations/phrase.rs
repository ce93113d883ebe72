//! [`lemmas`]: a citation form (`mettre à l'œuvre`, `zur Verfügung stellen`) as the lemmas that an
//! analysed sentence has in its place, and [`key`]: as what it is looked up by.

use crate::analysis::Language;

/// Split an expression into lower-case lemmas, as the analyser gives them for the same words.
///
/// Contractions count as their first part (`du` is `de`, `zur` is `zu`), since a multiword token is one
/// token with its first word's lemma; elided and inflected articles and clitics become their dictionary
/// forms (`l'` is `le`, `s'` is `se`). Other words are taken as they stand: citation forms are lemmas
/// already.
#[must_use]
pub fn lemmas(language: Language, expression: &str) -> Vec<String> {
    parts(expression)
        .map(|word| match dictionary_form(language, &word) {
            Some(lemma) => lemma.to_owned(),
            None => word,
        })
        .collect()
}

/// Words that open a clause in the place of an object: they mark no preposition.
const COMPLEMENTISERS: &[&str] = &["que", "that", "dass", "daß", "ob", "if", "whether", "si"];

/// A marker in its dictionary form, but for words that open a clause.
pub(super) fn plain_marker(language: Language, marker: Option<&str>) -> Option<String> {
    let marker = lemmas(language, marker?).join(" ");
    (!marker.is_empty() && !COMPLEMENTISERS.contains(&marker.as_str())).then_some(marker)
}

/// What stands behind the copula that begins a phrase: `capable` of `être capable`.
#[must_use]
pub(super) fn without_copula(phrase: &str) -> Option<&str> {
    ["être ", "be ", "sein "].iter().find_map(|copula| phrase.strip_prefix(copula))
}

/// The words of an expression as they are written, in lower case and without apostrophes.
pub(super) fn parts(expression: &str) -> impl Iterator<Item = String> {
    expression
        .split(|c: char| c.is_whitespace() || matches!(c, '\'' | '’'))
        .filter(|word| !word.is_empty())
        .map(str::to_lowercase)
}

/// An expression as the key it is looked up by: its lemmas without articles, French nouns in the singular. `jouer un rôle`
/// and `jouer le rôle` are `jouer rôle`, `supprimer des postes` is `supprimer poste`. What leaves one word had a pronoun
/// (`l'emporter`) and is kept.
#[must_use]
pub(super) fn key(language: Language, expression: &str) -> String {
    const ARTICLES: &[&str] = &["le", "un", "the", "a", "der", "ein"];
    let words = lemmas(language, expression);
    // Behind a verb `des` is an article more often than a preposition.
    let several = |at: usize| {
        at == 1 && language == Language::French && parts(expression).nth(at).is_some_and(|word| word == "des")
    };
    let kept: Vec<String> = words
        .iter()
        .enumerate()
        .filter(|(at, word)| !ARTICLES.contains(&word.as_str()) && !several(*at))
        .map(|(at, word)| if at > 0 && language == Language::French { singular(word) } else { word.clone() })
        .collect();
    if kept.len() > 1 { kept.join(" ") } else { words.join(" ") }
}

/// A French noun or adjective without the mark of the plural; that of some singulars goes as well (`le cours`), which does
/// no harm where keys are compared with keys.
fn singular(word: &str) -> String {
    match word {
        "yeux" => "œil".to_owned(),
        "travaux" => "travail".to_owned(),
        _ if word.chars().count() > 3 => word.trim_end_matches(['s', 'x']).to_owned(),
        _ => word.to_owned(),
    }
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
    use super::{key, lemmas};
    use crate::analysis::Language;

    #[test]
    fn number_and_articles_are_no_part_of_a_key() {
        let french = |phrase| key(Language::French, phrase);
        assert_eq!(french("supprimer des postes"), french("supprimer poste"));
        assert_eq!(french("tenir ses promesses"), french("tenir sa promesse"));
        assert_eq!(french("ouvrir les yeux"), french("ouvrir œil"));
        assert_eq!(french("l'emporter"), "le emporter");
        assert_ne!(french("faire mal"), french("faire du mal"));
        assert_eq!(key(Language::English, "take measures"), "take measures");
    }

    #[test]
    fn contractions_and_elisions_become_lemmas() {
        assert_eq!(lemmas(Language::French, "être à l'origine"), ["être", "à", "le", "origine"]);
        assert_eq!(lemmas(Language::French, "mettre au point"), ["mettre", "à", "point"]);
        assert_eq!(lemmas(Language::French, "s’appuyer"), ["se", "appuyer"]);
        assert_eq!(lemmas(Language::German, "zur Verfügung stellen"), ["zu", "verfügung", "stellen"]);
    }
}
