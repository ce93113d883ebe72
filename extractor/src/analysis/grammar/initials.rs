//! French initials in brackets: in `la Banque de développement du Ponant (BDP)` they are those of the whole name, not of its last
//! word.
//!
//! Reads and changes: what a word of capitals that opens a bracket is set behind.

use crate::analysis::sentence::{Token, Upos};

/// Words whose initials are left out or not, as it happens.
const SMALL: &[&str] = &[
    "de", "des", "du", "d", "d'", "d’", "la", "le", "les", "l", "l'", "l’", "et", "pour", "en", "à", "aux",
    "au", "sur", "of", "the", "and", "for", "für", "der", "und",
];

/// Mend a French sentence.
pub(super) fn mend(tokens: &mut [Token]) {
    for at in 1..tokens.len() {
        let behind = tokens[at - 1].form == "(" && tokens[at].relation() == "appos";
        let Some(head) = tokens[at].head.filter(|&h| behind && h < at && is_capitals(&tokens[at].form))
        else {
            continue;
        };
        let nouns = std::iter::successors(Some(head), |&noun| {
            let complement = matches!(tokens[noun].relation(), "nmod" | "amod" | "appos" | "conj" | "flat");
            tokens[noun].head.filter(|&above| complement && above < noun)
        });
        let whole = nouns.filter(|&noun| are_initials(parts(&tokens[noun..at - 1]), &tokens[at].form)).last();
        if let Some(noun) = whole.filter(|&noun| tokens[noun].upos != Upos::Verb) {
            tokens[at].head = Some(noun);
        }
    }
}

fn is_capitals(form: &str) -> bool {
    form.chars().count() > 1 && form.chars().all(char::is_uppercase)
}

/// Whether the letters are the initials of the words, small ones left out or not: `ONU`, `CNRS`.
pub(crate) fn are_initials<'w>(words: impl Iterator<Item = &'w str> + Clone, letters: &str) -> bool {
    let upper = |text: &str| text.to_uppercase();
    let initials = |all: bool| -> String {
        let told = words.clone().filter(|word| all || !SMALL.contains(&word.to_lowercase().as_str()));
        told.filter_map(|word| word.chars().next()).collect()
    };
    [initials(false), initials(true)].iter().any(|found| upper(found) == upper(letters))
}

/// The parts of the words: `mi`, `temps`.
fn parts(words: &[Token]) -> impl Iterator<Item = &str> + Clone {
    words.iter().filter(|w| w.upos != Upos::Punct).flat_map(|w| w.form.split('-'))
}

#[cfg(test)]
mod tests {
    use super::super::fixture;

    fn head(words: &str, at: usize) -> Option<usize> {
        let mut sentence = fixture::tokens(words);
        super::mend(&mut sentence);
        sentence[at].head
    }

    #[test]
    fn initials_are_those_of_the_whole_name() {
        let bank = "La/DET/2/det Banque/NOUN/10/nsubj de/ADP/4/case crédit/NOUN/2/nmod du/ADP/6/case \
                    Ponant/PROPN/2/nmod (/PUNCT/8/punct BCP/PROPN/6/appos )/PUNCT/8/punct prête/VERB/0/root";
        assert_eq!(head(bank, 7), Some(1));
    }

    #[test]
    fn what_is_spelt_otherwise_stays() {
        let mayor = "Le/DET/2/det maire/NOUN/0/root de/ADP/4/case Foix/PROPN/2/nmod (/PUNCT/6/punct \
                     PS/PROPN/4/appos )/PUNCT/6/punct";
        assert_eq!(head(mayor, 5), Some(3));
    }
}
