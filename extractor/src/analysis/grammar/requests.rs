//! French requests whose pronoun was taken for a subject: `Ne vous fiez pas au ciel`, `Demandez-vous qui vient.`
//!
//! Reads and changes: relations and features of one sentence's tokens. A subject stands before `ne`, and one behind its verb
//! asks, so that without a question mark either pronoun is whom the request concerns.

use super::lower;
use crate::analysis::sentence::{Features, Token, Upos};

/// Mend a French sentence.
pub(super) fn mend(tokens: &mut [Token]) {
    for pronoun in 1..tokens.len() {
        let Some(verb) = requested(tokens, pronoun) else { continue };
        "expl:pv".clone_into(&mut tokens[pronoun].deprel);
        tokens[verb].feats = Features::parse("Mood=Imp|Number=Plur|Person=2|Tense=Pres|VerbForm=Fin");
    }
}

/// The verb of the request that the pronoun belongs to.
fn requested(tokens: &[Token], pronoun: usize) -> Option<usize> {
    let verb = tokens[pronoun].head.filter(|_| tokens[pronoun].relation() == "nsubj")?;
    let ordered = tokens[verb].upos == Upos::Verb
        && lower(&tokens[verb]).ends_with("ez")
        && tokens.iter().all(|t| t.head != Some(verb) || !matches!(t.relation(), "aux" | "cop"));
    let asked = tokens.last().is_some_and(|t| t.form == "?");
    let denied = verb > pronoun
        && lower(&tokens[pronoun]) == "vous"
        && matches!(lower(&tokens[pronoun - 1]).as_str(), "ne" | "n'")
        && opens(tokens, pronoun - 1);
    // `…, dites-vous.` reports.
    let goes_on = tokens.get(pronoun + 1).is_some_and(|t| t.upos != Upos::Punct);
    let inverted = pronoun == verb + 1
        && lower(&tokens[pronoun]).trim_start_matches(['-', '‑']) == "vous"
        && tokens[pronoun].form.starts_with(['-', '‑'])
        && goes_on
        && opens(tokens, verb);
    (ordered && !asked && (denied || inverted)).then_some(verb)
}

/// Whether the word begins the sentence or stands behind a mark.
fn opens(tokens: &[Token], word: usize) -> bool {
    word == 0
        || tokens[word - 1].upos == Upos::Punct
        || matches!(lower(&tokens[word - 1]).as_str(), "et" | "mais" | "alors" | "donc")
}

#[cfg(test)]
mod tests {
    use super::super::fixture::mended;
    use super::*;

    #[test]
    fn a_pronoun_behind_ne_or_the_verb_is_no_subject_of_a_request() {
        let request = "Ne/ADV/3/advmod vous/PRON/3/nsubj fiez/VERB/0/root pas/ADV/3/advmod ./PUNCT/3/punct";
        assert!(mended(mend, request).contains("3/expl:pv"));
        let request = "Demandez/VERB/0/root -vous/PRON/1/nsubj tout/PRON/1/obj ./PUNCT/1/punct";
        assert!(mended(mend, request).contains("1/expl:pv"));
    }

    #[test]
    fn a_question_has_its_subject() {
        let question = "Demandez/VERB/0/root -vous/PRON/1/nsubj conseil/NOUN/1/obj ?/PUNCT/1/punct";
        assert!(mended(mend, question).contains("1/nsubj"));
    }
}
