//! [`Pattern`]: what an expected or forbidden line asks of a claim, and whether a claim fits it.

use crate::render;
use dixit_extractor::resolve::{
    Argument, Certainty, Claim, Extraction, LinkKind, Modality, Polarity, Qualifier, QualifierRole, Relation,
    Tense,
};

/// `subject → relation → object {marks}`.
#[derive(Debug, Clone, PartialEq)]
pub struct Pattern {
    /// The line, as written.
    pub source: String,
    /// Subject, relation, object.
    pub slots: [Slot; 3],
    /// What stands in braces.
    pub marks: Vec<Mark>,
}

/// What a slot asks for.
#[derive(Debug, Clone, PartialEq)]
pub enum Slot {
    /// `*`: anything, or nothing.
    Any,
    /// `_`: nothing.
    Empty,
    /// `a | b`: any of these wordings.
    Words(Vec<String>),
    /// `(a → b → c)`: another claim.
    Claim(Box<[Slot; 3]>),
}

/// One mark of a line.
#[derive(Debug, Clone, PartialEq)]
pub enum Mark {
    /// `affirmed`, `denied`.
    Polarity(Polarity),
    /// `certain`, `probable`, `possible`, `unknown`.
    Certainty(Certainty),
    /// `opinion`, `prediction`, …
    Modality(Modality),
    /// `past`, `present`, `future`, `tenseless`.
    Tense(Tense),
    /// `asserted`: may stand as a bare triple.
    Asserted,
    /// `via: A > B`: whom the speaker reports, outermost first.
    Via(Vec<String>),
    /// `by: A`: the speaker.
    By(String),
    /// `when: 2025`: the claim's time, by value or words.
    When(String),
    /// `number: ≈3600 employee`: a quantity of the object or of a qualifier.
    Number(String),
    /// `place: à Lyon`: a qualifier, by words or quantity.
    Qualifier(QualifierRole, String),
    /// `confirms: (a → b → c)`: a link to another claim.
    Link(LinkKind, Box<[Slot; 3]>),
}

/// How strictly a line is held against a claim.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Strictness {
    /// Polarity, certainty, moods and sources are the plain ones where no mark says otherwise.
    Expected,
    /// Only what the line says counts.
    Forbidden,
}

impl Pattern {
    /// Whether the claim is what the line describes.
    #[must_use]
    pub fn fits(&self, claim: &Claim, extraction: &Extraction, strictness: Strictness) -> bool {
        slots_fit(&self.slots, claim, extraction)
            && self.marks.iter().all(|mark| mark_fits(mark, claim, extraction))
            && (strictness == Strictness::Forbidden || self.plain_elsewhere(claim))
    }

    /// Whether everything the marks do not mention is as in a plain statement.
    fn plain_elsewhere(&self, claim: &Claim) -> bool {
        let given = |wanted: fn(&Mark) -> bool| self.marks.iter().any(wanted);
        let moods = self.marks.iter().filter(|mark| matches!(mark, Mark::Modality(_))).count();
        (given(|m| matches!(m, Mark::Polarity(_))) || claim.polarity == Polarity::Affirmed)
            && (given(|m| matches!(m, Mark::Certainty(_))) || claim.certainty == Certainty::Certain)
            && claim.modality.len() == moods
            && (given(|m| matches!(m, Mark::Via(_))) || claim.attribution.len() == 1)
    }
}

/// Whether a claim has these three slots.
#[must_use]
pub fn slots_fit(slots: &[Slot; 3], claim: &Claim, extraction: &Extraction) -> bool {
    argument_fits(&slots[0], claim.subject.as_ref(), extraction)
        && relation_fits(&slots[1], &claim.relation)
        && argument_fits(&slots[2], claim.object.as_ref(), extraction)
}

/// The claim with that IRI.
#[must_use]
pub fn find<'e>(extraction: &'e Extraction, iri: &str) -> Option<&'e Claim> {
    extraction.claims.iter().find(|claim| claim.id == iri)
}

fn argument_fits(slot: &Slot, argument: Option<&Argument>, extraction: &Extraction) -> bool {
    match (slot, argument) {
        (Slot::Any, _) | (Slot::Empty, None) => true,
        (Slot::Words(words), Some(Argument::Entity(entity))) => {
            words.iter().any(|word| same(word, &entity.label) || same(word, &entity.text))
        }
        (Slot::Words(words), Some(Argument::Value(value))) => {
            words.iter().any(|word| same(word, &value.text) || same(word, &render::value(value)))
        }
        (Slot::Claim(slots), Some(Argument::Claim { claim, .. })) => {
            find(extraction, claim).is_some_and(|inner| slots_fit(slots, inner, extraction))
        }
        _ => false,
    }
}

fn relation_fits(slot: &Slot, relation: &Relation) -> bool {
    match slot {
        Slot::Any => true,
        Slot::Empty | Slot::Claim(_) => false,
        Slot::Words(words) => words.iter().any(|word| {
            [&relation.label, &relation.lemma, &relation.text].into_iter().any(|known| same(word, known))
        }),
    }
}

fn mark_fits(mark: &Mark, claim: &Claim, extraction: &Extraction) -> bool {
    match mark {
        Mark::Polarity(polarity) => claim.polarity == *polarity,
        Mark::Certainty(certainty) => claim.certainty == *certainty,
        Mark::Modality(mood) => claim.modality.contains(mood),
        Mark::Tense(tense) => claim.tense == *tense,
        Mark::Asserted => claim.is_asserted(),
        Mark::Via(chain) => {
            let reported = claim.attribution.iter().skip(1);
            reported.len() == chain.len() && reported.zip(chain).all(|(a, b)| same(a, b))
        }
        Mark::By(speaker) => same(&claim.speaker, speaker),
        Mark::When(time) => claim.time.as_ref().is_some_and(|found| {
            same(time, &found.text) || found.value.as_ref().is_some_and(|value| same(time, value))
        }),
        Mark::Number(number) => render::numbers(claim).iter().any(|found| same(found, number)),
        Mark::Qualifier(role, words) => claim.qualifiers.iter().any(|q| q.role == *role && is_said(q, words)),
        Mark::Link(kind, slots) => claim.links.iter().any(|link| {
            link.kind == *kind
                && find(extraction, &link.claim).is_some_and(|target| slots_fit(slots, target, extraction))
        }),
    }
}

/// Whether the circumstance is in these words, or its pronoun stands for what they name.
fn is_said(qualifier: &Qualifier, words: &str) -> bool {
    same(&qualifier.text, words) || qualifier.label.as_deref().is_some_and(|label| same(label, words))
}

/// Equal but for case, apostrophes, the sign for "about" and blanks.
#[must_use]
pub fn same(one: &str, other: &str) -> bool {
    let plain = |text: &str| -> String {
        let mut plain = text.to_lowercase().replace('’', "'").replace('~', "≈").replace("≈ ", "≈");
        plain = plain.split_whitespace().collect::<Vec<_>>().join(" ");
        plain
    };
    plain(one) == plain(other)
}
