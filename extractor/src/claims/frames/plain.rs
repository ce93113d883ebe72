//! `Force est de constater que le lac baisse`, `Reste que le lac baisse`: words that only put forward what stands behind `que`.
//!
//! Reads and changes: the tree, in which they head the clause. They are hung on its predicate, which takes their place.

use super::Clearing;

/// Words that lead to a clause behind `que`, whatever adverbs stand between them.
const LEADING: &[&[&str]] = &[
    &["force", "est", "de", "constater"],
    &["force", "est", "de", "reconnaître"],
    &["force", "est", "d'", "admettre"],
    &["toujours", "est", "-il"],
    &["le", "fait", "est"],
    &["il", "n'", "empêche"],
    &["n'", "empêche"],
    &["il", "n'", "en", "reste", "pas", "moins"],
    &["il", "n'", "en", "demeure", "pas", "moins"],
    &["il", "reste"],
    &["reste"],
    &["il", "se", "trouve"],
    &["il", "va", "sans", "dire"],
    &["il", "va", "de", "soi"],
];

impl Clearing {
    /// Let the clause behind such words be what the sentence says.
    pub(super) fn plainly(&mut self) {
        let Some(that) = LEADING.iter().find_map(|words| self.led_from(words)) else { return };
        let frame: Vec<usize> = (0..=that).collect();
        if let Some(real) = self.real_predicate(&frame, that + 1) {
            self.hang(&frame, real);
        }
    }

    /// The `que` that the words lead to, where the sentence begins with them.
    fn led_from(&self, words: &[&str]) -> Option<usize> {
        let mut at = 0;
        for word in words {
            while matches!(
                self.word(at).as_str(),
                "donc" | "pourtant" | "cependant" | "bien" | "mais" | "ainsi" | "aussi"
            ) {
                at += 1;
            }
            if self.word(at) != *word {
                return None;
            }
            at += 1;
        }
        matches!(self.word(at).as_str(), "que" | "qu'").then_some(at)
    }

    fn word(&self, at: usize) -> String {
        if at < self.sentence.tokens.len() { self.lower(at) } else { String::new() }
    }
}
