//! Names that a label of a few capitals stands for: `AMDR` for `Awa Marie Diop Roy` anywhere, `LN` for the `Léna` of a
//! heading.

use super::{introduced, label, words};
use std::collections::BTreeSet;

/// Words inside a name whose initials no label has.
const PARTICLES: &[&str] =
    &["de", "du", "des", "la", "le", "von", "van", "der", "den", "di", "da", "el", "ben"];

/// The one name of several words in the texts that the label is the initials of.
pub(super) fn of_initials(short: &str, told: &[&str]) -> Option<String> {
    let letters = short.chars().filter(|c| c.is_uppercase()).count();
    let found = told.iter().flat_map(|plain| runs(plain, letters));
    let sure = |name: &&str| letters > 2 || introduced::has_first_name(name);
    let spelt = |name: &&str| words::are_initials_of(short, name) && label::is_name(name);
    one(found.filter(|name| spelt(name) && sure(name)))
}

/// The one heading that begins with a name which the letters of the label stand for: `Léna - potière`.
pub(super) fn of_heading(short: &str, headings: &[&str]) -> Option<String> {
    let letters: Vec<char> =
        short.chars().filter(|c| c.is_alphabetic()).flat_map(char::to_lowercase).collect();
    let name = |plain: &&'_ str| {
        let end = plain.find([',', '(', ':', '–', '—']).into_iter().chain(plain.find(" - ")).min();
        let name = plain[..end?].trim();
        let few =
            name.split(' ').count() <= 3 && label::is_name(name) && name.chars().any(char::is_lowercase);
        few.then(|| name.to_owned())
    };
    let names: BTreeSet<String> = headings.iter().filter_map(name).collect();
    let mut meant = names.into_iter().filter(|name| is_short_for(&letters, name));
    meant.next().filter(|_| !letters.is_empty() && meant.next().is_none())
}

/// Whether the letters come one behind the other in the name, its first letter the first of them.
fn is_short_for(letters: &[char], name: &str) -> bool {
    let mut of_name = name.chars().flat_map(char::to_lowercase);
    let first = of_name.next();
    first.is_some()
        && first == letters.first().copied()
        && letters.iter().skip(1).all(|letter| of_name.any(|c| c == *letter))
}

/// The runs of that many words with capitals, side by side but for particles.
fn runs(plain: &str, many: usize) -> Vec<&str> {
    let words: Vec<&str> = plain.split_whitespace().collect();
    let capital = |word: &str| word.starts_with(char::is_uppercase);
    let bare = |word: &'_ str| word.trim_end_matches(|c: char| !c.is_alphanumeric()).len();
    let at = |word: &str| word.as_ptr() as usize - plain.as_ptr() as usize;
    let run = |first: usize| {
        let mut count = 0;
        for (i, word) in words.iter().enumerate().skip(first) {
            let small = PARTICLES.contains(word) && i > first;
            if !capital(word) && !small {
                return None;
            }
            count += usize::from(!small);
            if count == many {
                return plain.get(at(words[first])..at(word) + bare(word));
            }
            if bare(word) < word.len() {
                return None;
            }
        }
        None
    };
    (0..words.len()).filter(|&i| many > 1 && capital(words[i])).filter_map(run).collect()
}

/// The one of several, if it is one.
fn one<'t>(names: impl Iterator<Item = &'t str>) -> Option<String> {
    let names: BTreeSet<&str> = names.collect();
    if names.len() == 1 { names.first().map(|name| (*name).to_owned()) } else { None }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spells_initials_out() {
        let told = ["Le grand entretien de Mme Awa Marie Diop Roy", "À Lens, Paul de Brenne raconte."];
        assert_eq!(of_initials("AMDR", &told).as_deref(), Some("Awa Marie Diop Roy"));
        assert_eq!(of_initials("PB", &told).as_deref(), Some("Paul de Brenne"));
        assert_eq!(of_initials("GE", &told), None);
    }

    #[test]
    fn finds_whom_a_heading_names() {
        let headings = ["Témoignages", "Léna - potière", "Otto - facteur"];
        assert_eq!(of_heading("LN", &headings).as_deref(), Some("Léna"));
        assert_eq!(of_heading("O", &headings).as_deref(), Some("Otto"));
        assert_eq!(of_heading("T", &headings), None);
    }
}
