//! Ages and changes: what only the words around a measured quantity tell.

use super::lexer::Shape;
use super::lexicon::Class;
use super::{Draft, Finder, Kind};
use crate::analysis::{EntityType, Upos};

impl Finder<'_> {
    /// Whether a number of years is somebody's age; takes in `old`, `alt` and the like.
    pub(super) fn is_age(&self, draft: &mut Draft, unit: &str) -> bool {
        if let Some(old) = self.lexicon.at(Class::Old, self.lexed, draft.number.1) {
            draft.to = draft.to.max(old.end);
            return true;
        }
        if unit != "year" && unit != "month" {
            return false;
        }
        if let Some((start, _)) = self.lexicon.before(Class::Aged, self.lexed, draft.from) {
            draft.from = start;
            return true;
        }
        self.is_had(draft) || self.is_of_person(draft) || self.is_in_apposition(draft, draft.to)
    }

    /// `elle a 34 ans`, `tiene 34 años`.
    fn is_had(&self, draft: &Draft) -> bool {
        let Some(head) = draft.head else { return false };
        let governor = self.sentence.tokens[head].head.map(|h| &self.sentence.tokens[h]);
        let object = self.sentence.tokens[head].relation() == "obj";
        object
            && governor.is_some_and(|t| matches!(t.lemma.as_str(), "avoir" | "tener" | "avere"))
            && self.whole(draft.to).is_none()
    }

    /// `un ingénieur de 34 ans`.
    fn is_of_person(&self, draft: &Draft) -> bool {
        let Some(of) = self.lexed.before(draft.from).filter(|a| matches!(a.norm.as_str(), "de" | "di"))
        else {
            return false;
        };
        of.first.checked_sub(1).is_some_and(|token| self.is_person(token))
    }

    /// Whether a token names a person.
    fn is_person(&self, token: usize) -> bool {
        let entity =
            self.sentence.entities.iter().any(|e| {
                e.tokens.contains(token) && matches!(e.kind, EntityType::Person | EntityType::Group)
            });
        let word = &self.sentence.tokens[token];
        entity || self.lexicon.lemma(Class::Person, &word.lemma.to_lowercase()).is_some()
    }

    /// `Nina Weber, 34 ans,`: `end` is where the number or its unit ends.
    fn is_in_apposition(&self, draft: &Draft, end: usize) -> bool {
        let opened = self.lexed.before(draft.from).filter(|a| matches!(a.norm.as_str(), "," | "("));
        let Some(token) = opened.and_then(|a| a.first.checked_sub(1)) else { return false };
        let closed = self.lexed.get(end).is_none_or(|a| a.shape == Shape::Symbol);
        closed && (self.is_person(token) || self.sentence.tokens[token].upos == Upos::Propn)
    }

    /// `Nina Weber, 34,` with no unit at all.
    pub(super) fn is_age_in_apposition(&self, draft: &Draft) -> bool {
        let young = draft.value.and_then(super::Number::as_integer).is_some_and(|v| (1..=120).contains(&v));
        young && self.is_in_apposition(draft, draft.to)
    }

    /// Make the draft a change where a sign, or a word of change that governs it, says so.
    /// A range never falls: `from 5,000 to 4,000` is a change wherever it stands.
    pub(super) fn note_change(
        &self,
        draft: &mut Draft,
        head: usize,
        relative: bool,
        moves: bool,
        signed: bool,
    ) {
        let falls = draft.min.map(super::Number::as_f64) > draft.max.map(super::Number::as_f64)
            && draft.max.is_some();
        if moves && (falls || self.is_governed_by_change(draft, head, self.moves_only())) {
            draft.kind = Kind::Change;
            draft.start = draft.min.take();
            draft.value = draft.max.take();
        } else if relative && (signed || self.is_governed_by_change(draft, head, false)) {
            draft.kind = Kind::Change;
        }
    }

    /// Where the word that opens a range also says by how much (`augmenter de 20 à 30 %`), only verbs of moving
    /// from one value to another (`passer de 12 à 15 %`) make it a change.
    fn moves_only(&self) -> bool {
        self.sentence.language == crate::analysis::Language::French
    }

    /// Whether a word of change stands above the unit or right before the expression.
    fn is_governed_by_change(&self, draft: &Draft, head: usize, moving: bool) -> bool {
        let is_change = |token: usize| {
            let word = &self.sentence.tokens[token];
            [&word.lemma, &word.form].into_iter().any(|w| {
                let found = self.lexicon.lemma(Class::Change, &w.to_lowercase());
                found.is_some_and(|(kind, _)| !moving || kind == "move")
            })
        };
        let first = self.lexed.atoms[draft.from].first;
        let near = (first.saturating_sub(2)..first).filter(|&t| t + 1 == first || self.is_link(t + 1));
        if near.into_iter().any(is_change) {
            return true;
        }
        let token = &self.sentence.tokens[head];
        let linked = draft.start.is_some() || !matches!(token.relation(), "nsubj" | "conj" | "root");
        linked && token.head.is_some_and(is_change)
    }

    /// A preposition that ties a change to its amount.
    fn is_link(&self, token: usize) -> bool {
        let form = self.sentence.tokens[token].form.to_lowercase();
        matches!(
            form.as_str(),
            "de" | "d'" | "d’" | "by" | "of" | "um" | "del" | "di" | "von" | "en" | "un" | "auf" | "à" | "to"
        )
    }
}
