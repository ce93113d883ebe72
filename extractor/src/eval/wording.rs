//! When one wording says what another says: its content words are all there, and not much else is.
//!
//! Words are compared by a crude stem, so that `licencier` meets `licenciement` and `builds` meets
//! `build`, in any of the languages and without a dictionary.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::canonical_combining_class;

/// Words that say nothing by themselves.
const EMPTY_WORDS: &str = "le la les l un une des d de du au aux ce c cet cette ces mon ma mes ton ta tes son \
    sa ses notre nos votre vos leur leurs et ou a en y que qu qui se s ne n the an of to its his her their our \
    my your and or that";

/// Marks that group the digits of a number.
const GROUPING: [char; 8] = [' ', '\t', '\n', '\r', '\u{a0}', '\u{202f}', '.', ','];

/// The words of `text` in lower-case ASCII letters and digits; `3 600`, `3,600` and `3.600` are one word.
fn words(text: &str) -> Vec<String> {
    let lower = text.to_lowercase().replace('œ', "oe").replace('’', "'");
    let plain: Vec<char> = lower.nfkd().filter(|&c| canonical_combining_class(c) == 0).collect();
    let kept: String = (0..plain.len()).filter(|&i| !groups_digits(&plain, i)).map(|i| plain[i]).collect();
    let parts = kept.split(|c: char| !c.is_ascii_alphanumeric()).filter(|word| !word.is_empty());
    parts.map(str::to_owned).collect()
}

/// Whether the mark at `at` stands between a digit and a group of exactly three.
fn groups_digits(text: &[char], at: usize) -> bool {
    let digit = |i: usize| text.get(i).is_some_and(|c| c.is_numeric());
    let word = |i: usize| text.get(i).is_some_and(|c| c.is_alphanumeric() || *c == '_');
    GROUPING.contains(&text[at]) && at > 0 && digit(at - 1) && (1..=3).all(|k| digit(at + k)) && !word(at + 4)
}

fn stem(word: &str) -> String {
    let kept = match word.len() {
        _ if word.bytes().all(|b| b.is_ascii_digit()) => word.len(),
        0..=4 => word.len(),
        5 => 4,
        long => (long - 3).max(4),
    };
    word[..kept].to_owned()
}

/// The stems of the words that carry meaning; of all words where none does.
#[must_use]
pub fn content(text: &str) -> Vec<String> {
    let all = words(text);
    let empty = |word: &str| EMPTY_WORDS.split_ascii_whitespace().any(|w| w == word);
    let kept: Vec<String> = all.iter().filter(|w| !empty(w)).map(|w| stem(w)).collect();
    if kept.is_empty() { all.iter().map(|w| stem(w)).collect() } else { kept }
}

/// Whether two stems are of one word.
#[must_use]
pub fn same(a: &str, b: &str) -> bool {
    a == b || (a.len() > 3 && b.len() > 3 && (a.starts_with(b) || b.starts_with(a)))
}

/// Whether any candidate holds every content word of `wording`, with a token F1 of at least `floor`.
#[must_use]
pub fn matches(wording: &str, candidates: &[String], floor: f64) -> bool {
    let want = content(wording);
    !want.is_empty()
        && candidates.iter().any(|candidate| {
            let have = content(candidate);
            let complete = want.iter().all(|w| have.iter().any(|h| same(w, h)));
            let hits = have.iter().filter(|h| want.iter().any(|w| same(w, h))).count();
            complete && !have.is_empty() && f1_at_full_recall(hits, have.len()) >= floor
        })
}

fn f1_at_full_recall(hits: usize, of: usize) -> f64 {
    let precision = hits as f64 / of as f64;
    2.0 * precision / (precision + 1.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fits(wording: &str, candidate: &str) -> bool {
        matches(wording, &[candidate.to_owned()], 0.4)
    }

    #[test]
    fn words_lose_accents_and_digit_groups() {
        assert_eq!(words("L’Œuvre : environ 3 600 élèves"), ["l", "oeuvre", "environ", "3600", "eleves"]);
        assert_eq!(words("1,234,567 or 1.234 or 2,5"), ["1234567", "or", "1234", "or", "2", "5"]);
        assert_eq!(words("en 2024, 1000 fois"), ["en", "2024", "1000", "fois"]);
        assert_eq!(words("12 3456"), ["12", "3456"]);
    }

    #[test]
    fn stems_keep_short_words_and_numbers() {
        let stems: Vec<String> =
            ["ans", "bourse", "trains", "rames", "licenciement", "30000"].map(stem).into();
        assert_eq!(stems, ["ans", "bour", "trai", "rame", "licenciem", "30000"]);
        assert_eq!(content("à la"), ["a", "la"]);
        assert_eq!(content("la ligne"), ["lign"]);
    }

    #[test]
    fn a_wording_matches_what_holds_it_and_little_else() {
        assert!(fits("rames", "33 rames"));
        assert!(fits("licencier", "licenciements"));
        assert!(!fits("33 rames", "rames"), "a content word is missing");
        assert!(!fits("rames", "une commande de trente-trois longues rames neuves chez un constructeur"));
        assert!(!fits("le", ""));
    }
}
