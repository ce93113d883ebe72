//! What only looks like a quantity: numbers in names, labels, versions, references and telephone
//! numbers, articles, and words such as `neuf` ("new").

use super::Finder;
use super::lexer::{Atom, Shape};
use super::lexicon::Class;
use super::numeral::{Numeral, Style};
use crate::analysis::Upos;

/// What may stand glued before a number that counts.
const OPENERS: &[&str] = &[
    "(", "[", "«", "\"", "“", "„", "'", "‘", "+", "-", "−", "–", "—", "~", "≈", "<", ">", "=", "≥", "≤", "$",
    "€", "£", "¥", "±", ",", ";", ":", "…", "/",
];

impl Finder<'_> {
    /// Whether a numeral may count something, before its unit is known.
    pub(super) fn may_count(&self, numeral: &Numeral) -> bool {
        if self.is_in_name(numeral) {
            return false;
        }
        match numeral.style {
            Style::Digits => !self.is_glued_to_name(numeral) && !self.is_listed(numeral),
            Style::Words => self.is_number_word(numeral),
            Style::Collective | Style::Open => true,
        }
    }

    /// Whether a numeral without a unit counts something, rather than naming what precedes it.
    pub(super) fn counts_alone(&self, numeral: &Numeral, from: usize) -> bool {
        if from < numeral.start || numeral.style != Style::Digits {
            return true;
        }
        let Some(before) = self.lexed.before(numeral.start) else { return !self.is_enumerator(numeral) };
        let bracketed = matches!(before.norm.as_str(), "(" | "[")
            && self.lexed.get(numeral.end).is_some_and(|a| matches!(a.norm.as_str(), ")" | "]"));
        let named = matches!(before.upos, Upos::Noun | Upos::Propn | Upos::X) && before.shape == Shape::Word;
        let linked = before.norm == "/" || self.lexed.is(numeral.end, "/");
        !(bracketed || named || linked || self.is_enumerator(numeral))
    }

    /// `1.`, `2)` at the start of a sentence.
    fn is_enumerator(&self, numeral: &Numeral) -> bool {
        let opening = (0..numeral.start).all(|i| self.lexed.atoms[i].shape == Shape::Symbol);
        opening && (self.lexed.get(numeral.end).is_none_or(|a| a.shape == Shape::Symbol && !a.is("%")))
    }

    /// Inside a named entity, unless the entity is a whole `3 600 Américains`.
    fn is_in_name(&self, numeral: &Numeral) -> bool {
        let token = self.lexed.atoms[numeral.start].first;
        self.sentence.entities.iter().any(|e| e.tokens.contains(token))
            || self.lexicon.before(Class::Label, self.lexed, numeral.start).is_some()
                && numeral.style == Style::Digits
            || self.lexed.before(numeral.start).is_some_and(|a| a.is("#") || a.is("@"))
    }

    /// `A320`, `GPT-4`, `2Pac`, `1.2.3`.
    fn is_glued_to_name(&self, numeral: &Numeral) -> bool {
        let lexed = self.lexed;
        if lexed.glued(numeral.start) {
            let before = &lexed.atoms[numeral.start - 1];
            let currency = self.lexicon.before(Class::Currency, lexed, numeral.start).is_some();
            let opener = before.shape == Shape::Symbol && OPENERS.contains(&before.norm.as_str());
            if !currency && !opener {
                return true;
            }
            let dashed = (before.is_dash() || before.is("/")) && lexed.glued(numeral.start - 1);
            let named = lexed.before(numeral.start - 1).is_some_and(|a| a.shape == Shape::Word || a.is("."));
            if dashed && named && !before.is("—") {
                return true;
            }
        }
        self.is_glued_to_letters(numeral)
    }

    fn is_glued_to_letters(&self, numeral: &Numeral) -> bool {
        let lexed = self.lexed;
        let Some(after) = lexed.get(numeral.end).filter(|_| lexed.glued(numeral.end)) else { return false };
        let same_token = after.first == lexed.atoms[numeral.end - 1].last;
        let known = [Class::UnitSymbol, Class::Currency, Class::Unit, Class::OrdinalSuffix, Class::Old];
        if after.shape == Shape::Word {
            return !known.iter().any(|&class| self.lexicon.has(class, lexed, numeral.end));
        }
        let number_next = lexed.get(numeral.end + 1).is_some_and(|a| a.number().is_some() && !a.spaced);
        same_token && matches!(after.norm.as_str(), "_" | "@" | "\\" | "#")
            || matches!(after.norm.as_str(), "." | ":") && number_next
    }

    /// Three or more numbers in a row, as in telephone numbers.
    fn is_listed(&self, numeral: &Numeral) -> bool {
        let linked = |at: usize| {
            self.lexed
                .get(at)
                .is_some_and(|a| a.shape == Shape::Symbol && matches!(a.norm.as_str(), "-" | "." | "/" | "–"))
                && self.lexed.glued(at)
                && self.lexed.glued(at + 1)
        };
        let number = |at: usize| self.lexed.get(at).is_some_and(|a| a.number().is_some());
        let mut run = 1;
        let mut at = numeral.start;
        while at > 0 && (number(at - 1) || (linked(at - 1) && at > 1 && number(at - 2))) {
            at -= if number(at - 1) { 1 } else { 2 };
            run += 1;
        }
        let mut at = numeral.start;
        while number(at + 1) || (linked(at + 1) && number(at + 2)) {
            at += if number(at + 1) { 1 } else { 2 };
            run += 1;
        }
        run >= 3
    }

    /// Whether a word that spells a number is one here.
    fn is_number_word(&self, numeral: &Numeral) -> bool {
        let atoms = &self.lexed.atoms[numeral.start..numeral.end];
        let words: Vec<&Atom> = atoms.iter().filter(|a| a.shape == Shape::Word).collect();
        if words.len() > 1 {
            return true;
        }
        let Some(word) = words.first() else { return false };
        if word.is("one") {
            return self.is_contrasted_one(numeral, word);
        }
        match word.upos {
            Upos::Num => true,
            Upos::Det | Upos::Adj => self.noun_after(numeral.end).is_some(),
            Upos::X | Upos::Noun | Upos::Pron => {
                self.lexicon.has(Class::Unit, self.lexed, numeral.end)
                    || self.lexicon.has(Class::Currency, self.lexed, numeral.end)
                    || word.text.chars().count() > 12
            }
            _ => false,
        }
    }

    /// English `one` counts before `of`, or before the noun it modifies.
    fn is_contrasted_one(&self, numeral: &Numeral, word: &Atom) -> bool {
        let token = &self.sentence.tokens[word.first];
        if self.lexed.is(numeral.end, "of") {
            return true;
        }
        let idiom = self.lexed.get(numeral.end).is_some_and(|a| {
            matches!(a.norm.as_str(), "day" | "another" | "thing" | "time" | "way" | "or" | "side")
        });
        !idiom && token.upos == Upos::Num && token.relation() == "nummod"
    }
}
