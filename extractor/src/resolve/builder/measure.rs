//! French verbs whose words beside them tell what they measure: `gagne moins que lui` earns, `j'ai compté douze loups` counts.

use crate::analysis::{Language, Sentence, Upos};
use crate::claims::{Object, Proposition};
use crate::resolve::relations::{ObjectKind, Reading};

/// A noun of what one counts, by which the lexicon tells counting from having.
const COUNTED: &str = "oiseau";

/// The reading with what such words say.
pub(super) fn by_measure<'n>(
    sentence: &Sentence,
    proposition: &Proposition,
    reading: Reading<'n>,
) -> Reading<'n> {
    let phrase = &proposition.relation;
    if sentence.language != Language::French || phrase.marker.is_some() || reading.passive {
        return reading;
    }
    let verb = proposition.predicate;
    match phrase.key.as_str() {
        // `nous avons compté neuf loups`; a firm `compte neuf employés`.
        "compter"
            if reading.animate
                && reading.object == ObjectKind::Count
                && is_perfect(sentence, verb)
                && !is_reached(sentence, proposition) =>
        {
            Reading { noun: COUNTED, ..reading }
        }
        // `gagnait à peine plus qu'une débutante`
        "gagner" if reading.object == ObjectKind::Nothing && is_graded(sentence, verb) => {
            Reading { object: ObjectKind::Money, money: true, ..reading }
        }
        _ => reading,
    }
}

/// `a compté jusqu'à 640 ouvriers`: how many there were.
fn is_reached(sentence: &Sentence, proposition: &Proposition) -> bool {
    let Some(Object::Phrase(object)) = proposition.object else { return false };
    sentence.children(object.head).any(|c| sentence.tokens[c].form.to_lowercase().starts_with("jusqu"))
}

fn is_perfect(sentence: &Sentence, verb: usize) -> bool {
    sentence.children(verb).any(|c| {
        let token = &sentence.tokens[c];
        token.relation() == "aux" && token.lemma == "avoir"
    })
}

fn is_graded(sentence: &Sentence, verb: usize) -> bool {
    sentence.children(verb).any(|c| {
        let token = &sentence.tokens[c];
        token.upos == Upos::Adv
            && matches!(
                token.form.to_lowercase().as_str(),
                "plus" | "moins" | "davantage" | "autant" | "peu" | "mieux" | "mal" | "correctement"
            )
            && !sentence
                .children(verb)
                .any(|n| matches!(sentence.tokens[n].form.as_str(), "ne" | "n'" | "n’"))
    })
}
