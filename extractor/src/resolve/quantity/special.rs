//! Ratios, fractions, multipliers and ordinals.

use super::lexer::Shape;
use super::lexicon::Class;
use super::numeral::{self, Numeral, Style};
use super::{Draft, Finder, Kind, Number};
use crate::analysis::{Language, Upos};

impl Finder<'_> {
    /// `7 sur 10`, `un salarié sur cinq`, `three out of four`.
    pub(super) fn ratio(&self, at: usize) -> Option<Draft> {
        let (part, end) = self.count_or_one(at)?;
        let noun = self.noun_after(end).filter(|&t| self.lexed.get(end).is_some_and(|a| a.first == t));
        let middle = if noun.is_some() { end + 1 } else { end };
        let ratio = self.lexicon.at(Class::Ratio, self.lexed, middle)?;
        let whole = numeral::parse(self.lexicon, self.lexed, ratio.end).filter(|n| self.may_count(n))?;
        let (a, b) = (part.as_f64(), whole.value.as_f64());
        let counted = self.unit(&whole).is_some_and(|u| noun.is_some() || u.dimension != "count");
        let round = b <= 10.0 || b % 10.0 == 0.0;
        if a >= b || !(2.0..=1_000_000.0).contains(&b) || !round || counted {
            return None;
        }
        let mut draft = Draft::new(at, whole.end, Some(Number::from_f64(a / b)), Kind::Share);
        draft.of = noun.or_else(|| self.whole(whole.end));
        self.modify_before(&mut draft);
        Some(draft)
    }

    fn count_or_one(&self, at: usize) -> Option<(Number, usize)> {
        if let Some(numeral) = numeral::parse(self.lexicon, self.lexed, at) {
            let plain = matches!(numeral.style, Style::Digits | Style::Words);
            return (plain && !self.lexed.glued(at)).then_some((numeral.value, numeral.end));
        }
        self.lexicon.at(Class::Article, self.lexed, at).map(|m| (Number::Integer(1), m.end))
    }

    /// `la moitié des salariés`, `deux tiers`, `2/3 of them`.
    pub(super) fn fraction(&self, at: usize) -> Option<Draft> {
        if let Some(draft) = self.slashed(at) {
            return Some(draft);
        }
        let (count, from) = match numeral::parse(self.lexicon, self.lexed, at) {
            Some(n) if n.scale.as_f64() <= 1.0 && n.style != Style::Open && n.value.as_f64() < 100.0 => {
                (Some(n), n.end)
            }
            _ => match self.lexicon.at(Class::Article, self.lexed, at) {
                Some(article) => (None, article.end),
                None => (None, at),
            },
        };
        let from = if self.lexed.is_joint(from) { from + 1 } else { from };
        let found = self.lexicon.at(Class::Fraction, self.lexed, from)?;
        if !self.is_fraction(count.as_ref(), at, from, found.end) {
            return None;
        }
        let times = count.map_or(Number::Integer(1), |n| n.value);
        let exact = (1.0 / found.number()).round();
        let value = Number::from_f64(times.as_f64() / exact.max(1.0));
        let mut draft = Draft::new(at, found.end, Some(value), Kind::Share);
        self.finish_fraction(&mut draft, found.end);
        self.modify_fraction(&mut draft);
        Some(draft)
    }

    /// `près de la moitié`: the article stands between the approximator and the part.
    fn modify_fraction(&self, draft: &mut Draft) {
        let part = draft.from;
        let Some((article, _)) = self.lexicon.before(Class::Determiner, self.lexed, part) else {
            return self.modify_before(draft);
        };
        draft.from = article;
        self.modify_before(draft);
        if draft.from == article {
            draft.from = part;
        }
    }

    /// A duration (`trois quarts d'heure`) or a share of what follows.
    fn finish_fraction(&self, draft: &mut Draft, end: usize) {
        let of = self.lexicon.at(Class::Of, self.lexed, end);
        let timed = of.and_then(|of| self.unit_at(of.end, false)).filter(|u| u.dimension == "time");
        match timed {
            Some(unit) if unit.name == "hour" => {
                draft.to = unit.end;
                draft.head = Some(unit.head);
                draft.unit = Some(unit.name);
                draft.kind = Kind::Duration;
            }
            _ => draft.of = self.whole(end),
        }
    }

    fn is_fraction(&self, count: Option<&Numeral>, at: usize, from: usize, end: usize) -> bool {
        let noun = &self.lexed.atoms[from];
        let before = self.lexed.before(from);
        let ordered = before
            .is_some_and(|a| self.lexicon.has(Class::Ordinal, self.lexed, from - 1) || a.upos == Upos::Adj);
        if ordered && count.is_none() {
            return false;
        }
        let of = self.lexicon.has(Class::Of, self.lexed, end);
        let half = matches!(noun.norm.as_str(), "moitié" | "hälfte" | "half" | "mitad" | "metà");
        if half {
            let determined = self.lexed.get(end).is_some_and(|a| a.upos == Upos::Det);
            return count.is_none_or(|_| of) && (of || determined || noun.is("hälfte"));
        }
        let plural =
            count.is_some_and(|n| n.value.as_f64() > 1.0 && n.value.as_f64() * self.part(from) < 10.0);
        let article = from > at && count.is_none_or(|n| n.value == Number::Integer(1));
        let alone = self.lexed.get(end).is_none_or(|a| a.shape == Shape::Symbol || a.upos == Upos::Verb);
        (plural
            && noun.upos != Upos::Adj
            && (of || alone || self.language() != Language::English || noun.norm.ends_with('s')))
            || article && (of || alone && noun.upos == Upos::Noun)
    }

    fn part(&self, at: usize) -> f64 {
        self.lexicon.at(Class::Fraction, self.lexed, at).map_or(1.0, |m| m.number())
    }

    fn language(&self) -> Language {
        self.sentence.language
    }

    /// `2/3 des`, `1/3 of`.
    fn slashed(&self, at: usize) -> Option<Draft> {
        let number = |i: usize| self.lexed.get(i)?.number()?.as_integer();
        let (a, b) = (number(at)?, number(at + 2)?);
        let slash = self.lexed.is(at + 1, "/") && self.lexed.glued(at + 1) && self.lexed.glued(at + 2);
        let of = self.lexicon.has(Class::Of, self.lexed, at + 3);
        if !slash || !of || a >= b || !(2..=100).contains(&b) {
            return None;
        }
        #[allow(clippy::cast_precision_loss)]
        let value = Number::from_f64(a as f64 / b as f64);
        let mut draft = Draft::new(at, at + 3, Some(value), Kind::Share);
        draft.of = self.whole(at + 3);
        Some(draft)
    }

    /// `deux fois plus`, `3x`, `twice as many`, `triplé`.
    pub(super) fn multiplier(&self, at: usize) -> Option<Draft> {
        if let Some(found) = self.lexicon.at(Class::Multiplier, self.lexed, at) {
            let upos = self.lexed.atoms[at].upos;
            let verb = matches!(upos, Upos::Verb);
            let compared = self.lexicon.has(Class::Comparative, self.lexed, found.end);
            if !verb && !compared {
                return None;
            }
            let mut draft =
                Draft::new(at, found.end, Some(Number::from_f64(found.number())), Kind::Multiplier);
            if let Some(more) = self.lexicon.at(Class::Comparative, self.lexed, found.end).filter(|_| !verb) {
                draft.to = more.end;
            }
            draft.unit = Some("times".to_owned());
            return Some(draft);
        }
        let numeral = numeral::parse(self.lexicon, self.lexed, at).filter(|n| self.may_count_times(n))?;
        let times = self.lexicon.at(Class::Times, self.lexed, numeral.end)?;
        let glued = self.lexed.glued(numeral.end);
        let more = self.lexicon.at(Class::Comparative, self.lexed, times.end);
        if more.is_none() && !(glued && self.lexed.atoms[numeral.end].is("x")) {
            return None;
        }
        let mut draft =
            Draft::new(at, more.map_or(times.end, |m| m.end), Some(numeral.value), Kind::Multiplier);
        draft.number = (numeral.start, numeral.end);
        draft.unit = Some("times".to_owned());
        if let Some((start, _)) = self.lexicon.before(Class::Approx, self.lexed, at) {
            draft.from = start;
            draft.approximate = true;
        }
        Some(draft)
    }

    fn may_count_times(&self, numeral: &Numeral) -> bool {
        matches!(numeral.style, Style::Digits | Style::Words)
            && (!self.lexed.glued(numeral.start)
                || self.lexed.before(numeral.start).is_some_and(|a| a.is("(")))
    }

    /// `troisième`, `3e`, `22nd`, German `3. Platz`.
    pub(super) fn ordinal(&self, at: usize) -> Option<Draft> {
        let token = self.lexed.get(at)?.first;
        if self.sentence.entities.iter().any(|e| e.tokens.contains(token)) {
            return None;
        }
        if let Some(value) = self.lexed.atoms[at].number().and_then(Number::as_integer) {
            let end = self.ordinal_mark(at + 1)?;
            let fresh = self.lexed.atoms[at].spaced
                || self.lexed.before(at).is_some_and(|a| a.shape == Shape::Symbol);
            return fresh.then(|| Draft::new(at, end, Some(Number::Integer(value)), Kind::Ordinal));
        }
        let found = self.lexicon.at(Class::Ordinal, self.lexed, at)?;
        let atom = &self.lexed.atoms[at];
        let title = self.lexed.get(found.end).is_some_and(|a| a.norm.starts_with("minist"));
        if title || !matches!(atom.upos, Upos::Adj | Upos::Num | Upos::Det) {
            return None;
        }
        Some(Draft::new(at, found.end, Some(Number::Integer(found.integer())), Kind::Ordinal))
    }

    fn ordinal_mark(&self, at: usize) -> Option<usize> {
        if !self.lexed.glued(at) {
            return None;
        }
        if let Some(suffix) = self.lexicon.at(Class::OrdinalSuffix, self.lexed, at) {
            return Some(suffix.end);
        }
        let dot = self.sentence.language == Language::German && self.lexed.is(at, ".");
        let goes_on = self.lexed.get(at + 1).is_some_and(|a| a.shape == Shape::Word && a.upos != Upos::Punct);
        (dot && goes_on).then_some(at + 1)
    }
}
