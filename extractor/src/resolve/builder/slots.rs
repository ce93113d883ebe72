//! What the slots of a proposition are, as far as forms of verbs ask: questions, agents, participles that name a passive.

use crate::analysis::{Language, Sentence};
use crate::claims::{Object, Proposition};

/// `si le train part`, `pourquoi il part`: a clause that is asked.
pub(super) fn asks(sentence: &Sentence, clause: usize) -> bool {
    const WORDS: [&[&str]; 3] = [
        &["si", "s'", "comment", "pourquoi", "combien", "où", "quand", "quel", "quelle", "quels", "quelles"],
        &["whether", "if", "how", "why", "where", "when", "which", "what", "who"],
        &["ob", "wie", "warum", "wo", "wann", "welche", "welcher", "welches", "was", "wer"],
    ];
    let words = match sentence.language {
        Language::French => WORDS[0],
        Language::English => WORDS[1],
        Language::German => WORDS[2],
        _ => return false,
    };
    let first = sentence.children(clause).find(|&c| sentence.tokens[c].relation() != "punct");
    first.filter(|&c| c < clause).is_some_and(|c| {
        let form = sentence.tokens[c].form.to_lowercase().replace('’', "'");
        words.contains(&form.as_str())
    })
}

/// The clause that an object is: as a claim, or in its words where it makes none and is asked (`demande si c'était fini`).
pub(super) fn clause_of(sentence: &Sentence, object: Object) -> Option<usize> {
    match object {
        Object::Clause(clause) => Some(clause),
        Object::Phrase(phrase) => {
            let content = matches!(sentence.tokens.get(phrase.head)?.relation(), "ccomp" | "xcomp");
            (content && asks(sentence, phrase.head)).then_some(phrase.head)
        }
    }
}

/// Whether the object of a passive is who does it.
pub(super) fn is_by(proposition: &Proposition) -> bool {
    proposition.relation.marker.as_deref().is_some_and(|m| matches!(m, "par" | "by" | "von" | "durch"))
}

/// A French participle without agreement, as it names a passive: `placée` is `placé`, `mises` is `mis`.
pub(super) fn without_agreement(form: &str, lemma: &str) -> String {
    let form = form.to_lowercase();
    let feminine = form.strip_suffix("es").or_else(|| form.strip_suffix('e'));
    if let Some(masculine) = feminine.filter(|rest| !rest.is_empty()) {
        return masculine.to_owned();
    }
    // The `s` of `mis`, `conclus` and `clos` is their own.
    let own = form.ends_with("is") && !lemma.ends_with("ir")
        || form.ends_with("quis")
        || lemma.ends_with("clore")
        || lemma == "inclure"
        || lemma.ends_with("soudre");
    match form.strip_suffix('s') {
        Some(single) if !own => single.to_owned(),
        _ => form,
    }
}

#[cfg(test)]
mod tests {
    use super::without_agreement;

    #[test]
    fn agreement_is_no_part_of_a_participle() {
        let bare = |form, lemma| without_agreement(form, lemma);
        assert_eq!(bare("placées", "placer"), "placé");
        assert_eq!(bare("mise", "mettre"), "mis");
        assert_eq!(bare("mis", "mettre"), "mis");
        assert_eq!(bare("finis", "finir"), "fini");
        assert_eq!(bare("vendus", "vendre"), "vendu");
        assert_eq!(bare("offerte", "offrir"), "offert");
        assert_eq!(bare("conquis", "conquérir"), "conquis");
    }
}
