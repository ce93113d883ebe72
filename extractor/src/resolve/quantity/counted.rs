//! Numbers that count or measure: `environ 3 600 employés`, `entre 7 et 8 %`, `plus de 12 €/kg`.

use super::lexer::Shape;
use super::lexicon::Class;
use super::numeral::{self, Numeral, Style};
use super::unit::Unit;
use super::{Draft, Finder, Kind, Number};

/// One number, or two with a range between them.
#[derive(Debug, Clone)]
struct Range {
    from: usize,
    low: Numeral,
    high: Option<Numeral>,
    /// `from` … `to`, rather than `between` … `and` or `7-8`.
    moves: bool,
    /// Joined by a dash without spaces.
    dashed: bool,
    currency: Option<Unit>,
}

impl Range {
    fn last(&self) -> &Numeral {
        self.high.as_ref().unwrap_or(&self.low)
    }
}

impl Finder<'_> {
    /// The counting expression whose first number (or opening preposition) is at `at`.
    pub(super) fn counted(&self, at: usize) -> Option<Draft> {
        let range = self.open_range(at).or_else(|| self.range(at))?;
        let signed = self.sign(range.low.start).filter(|_| range.high.is_none());
        let mut draft = Draft::new(range.from, range.last().end, None, Kind::Count);
        draft.number = (range.low.start, range.last().end);
        draft.low = (range.low.start, range.low.end);
        self.set_values(&mut draft, &range, signed);
        let unit = self.attach_unit(&mut draft, &range);
        self.modify_before(&mut draft);
        self.modify_after(&mut draft);
        let paired = range.dashed && range.last().value.as_f64() >= 1000.0;
        if paired && unit.as_ref().is_none_or(|u| u.dimension == "count") {
            return None;
        }
        if unit.is_none() && !self.stands_alone(&draft, &range) {
            return None;
        }
        self.classify(&mut draft, unit.as_ref(), range.moves, signed.is_some());
        Some(draft)
    }

    /// `entre 7 et 8`, `from 12 % to 15 %`.
    fn open_range(&self, at: usize) -> Option<Range> {
        let open = self.lexicon.at(Class::RangeOpen, self.lexed, at)?;
        let low = self.numeral(self.skip_currency(open.end))?;
        let mut end = self.known_unit(&low).map_or(low.end, |u| u.end);
        // `de 12 % en 2019 à 15 %` is left alone; `de 12 % à 15 %` is not.
        let middle = &self.lexed.get(end)?.norm;
        if !open.value.split('/').any(|word| word == middle) {
            return None;
        }
        end = self.skip_currency(end + 1);
        let high = self.numeral(end)?;
        let moves = !matches!(open.value, "et" | "and" | "und" | "y" | "e");
        if !moves && high.value.as_f64() <= low.value.as_f64() && high.scale.as_f64() <= 1.0 {
            return None;
        }
        let currency = self.currency_before(low.start).map(|(_, unit)| unit);
        let low = rescaled(low, &high);
        Some(Range { from: at, low, high: Some(high), moves, dashed: false, currency })
    }

    /// `7`, `7-8`, `7 à 8`.
    fn range(&self, at: usize) -> Option<Range> {
        if self.ends_pair(at) {
            return None;
        }
        let low = self.numeral(at)?;
        let currency = self.currency_before(at);
        let sign = self.sign(at).map_or(at, |_| at - 1);
        let from = currency.as_ref().map_or(sign, |(start, _)| *start);
        let currency = currency.map(|(_, unit)| unit);
        let single = Range { from, low, high: None, moves: false, dashed: false, currency };
        let low_unit = self.known_unit(&low);
        let end = low_unit.as_ref().map_or(low.end, |u| u.end);
        let dash = self.lexed.get(end).is_some_and(super::lexer::Atom::is_dash)
            && self.lexed.glued(end) == self.lexed.glued(end + 1);
        let middle = self.lexicon.at(Class::RangeMid, self.lexed, end);
        let next = match middle {
            _ if dash => end + 1,
            Some(middle) => middle.end,
            None => return Some(single),
        };
        let Some(high) = self.numeral(self.skip_currency(next)) else { return Some(single) };
        let high_unit = self.known_unit(&high);
        if low_unit.is_some_and(|low| high_unit.is_none_or(|high| low.name != high.name)) {
            return Some(single);
        }
        let low = rescaled(low, &high);
        let (a, b) = (low.value.as_f64(), high.value.as_f64());
        let either = middle.is_some_and(|m| m.value == "or");
        let rises = a < b && (!either || b <= a * 2.0 || b - a <= 2.0);
        let dashed = dash && self.lexed.glued(end);
        if rises || (dashed && high.style == Style::Digits) {
            return Some(Range { low, high: Some(high), dashed, ..single });
        }
        Some(single)
    }

    /// Whether the number at `at` is the second of two that a dash joins (`853-3242`).
    fn ends_pair(&self, at: usize) -> bool {
        let number = |i: usize| self.lexed.get(i).is_some_and(|a| a.number().is_some());
        at > 1 && number(at) && number(at - 2) && self.lexed.is_joint(at - 1)
    }

    fn numeral(&self, at: usize) -> Option<Numeral> {
        numeral::parse(self.lexicon, self.lexed, at).filter(|n| self.may_count(n))
    }

    fn skip_currency(&self, at: usize) -> usize {
        match self.lexicon.at(Class::Currency, self.lexed, at) {
            Some(found) if self.currency_before(found.end).is_some() => found.end,
            _ => at,
        }
    }

    /// `+` or `-` written as a sign.
    pub(super) fn sign(&self, at: usize) -> Option<f64> {
        let before = self.lexed.before(at)?;
        let opening = before.spaced || self.lexed.before(at - 1).is_some_and(|a| a.is("("));
        if self.lexed.atoms[at].spaced || !opening || self.lexed.get(at)?.number().is_none() {
            return None;
        }
        match before.norm.as_str() {
            "+" => Some(1.0),
            "-" | "−" => Some(-1.0),
            _ => None,
        }
    }

    fn set_values(&self, draft: &mut Draft, range: &Range, sign: Option<f64>) {
        draft.approximate = range.low.style == Style::Collective;
        match range.high {
            Some(high) => {
                draft.min = Some(range.low.value);
                draft.max = Some(high.value);
            }
            None if range.low.style == Style::Open => {
                draft.min = Some(range.low.value);
                draft.approximate = true;
            }
            None if sign == Some(-1.0) => draft.value = Some(range.low.value.negated()),
            None => draft.value = Some(range.low.value),
        }
    }

    /// Find the unit, and stretch the draft over it.
    fn attach_unit(&self, draft: &mut Draft, range: &Range) -> Option<Unit> {
        let unit = match &range.currency {
            Some(currency) => Unit { end: range.last().end, ..currency.clone() },
            None => self.unit(range.last())?,
        };
        let mut end = unit.end.max(draft.to);
        // `trois ans et demi`
        if let Some(half) = self.lexicon.at(Class::AndHalf, self.lexed, end)
            && let Some(value) = draft.value
        {
            draft.value = Some(value.plus(Number::from_f64(half.number())));
            end = half.end;
        }
        draft.head = Some(unit.head);
        draft.unit = Some(unit.name.clone());
        draft.to = end;
        Some(unit)
    }

    /// Approximators and bounds before the number, two at most.
    pub(super) fn modify_before(&self, draft: &mut Draft) {
        for _ in 0..3 {
            let found = |class| self.lexicon.before(class, self.lexed, draft.from);
            let min = found(Class::Min);
            let max = found(Class::Max);
            let approx = found(Class::Approx);
            let starts = [min, max, approx].map(|f| f.map_or(usize::MAX, |(start, _)| start));
            let Some(&start) = starts.iter().min().filter(|&&s| s < draft.from) else { return };
            if start == starts[0] && self.is_exclusion(start) {
                return;
            }
            if start == starts[0] {
                bound_below(draft);
            } else if start == starts[1] {
                bound_above(draft);
            } else {
                draft.approximate = true;
            }
            draft.from = start;
        }
    }

    /// `ne … plus que deux` is two, no more: not the bound of `plus que deux`.
    fn is_exclusion(&self, at: usize) -> bool {
        self.lexed.is(at, "plus")
            && self.lexed.is(at + 1, "que")
            && (at.saturating_sub(6)..at).any(|i| self.lexed.is(i, "ne"))
    }

    fn modify_after(&self, draft: &mut Draft) {
        let found = |class| self.lexicon.at(class, self.lexed, draft.to);
        if let Some(after) = found(Class::MinAfter)
            && (self.lexed.atoms[draft.to].shape == Shape::Word || self.lexed.glued(draft.to))
        {
            bound_below(draft);
            draft.to = after.end;
        } else if let Some(after) = found(Class::MaxAfter) {
            bound_above(draft);
            draft.to = after.end;
        } else if let Some(after) = found(Class::ApproxAfter) {
            // `3 000 environ`, but `3 000 environ 12` is two numbers.
            if self.lexed.get(after.end).is_none_or(|a| a.number().is_none()) {
                draft.approximate = true;
                draft.to = after.end;
            }
        }
    }

    /// Whether a number without a unit is a quantity at all; sets the kind of a score.
    fn stands_alone(&self, draft: &Draft, range: &Range) -> bool {
        if range.low.style == Style::Open {
            return false;
        }
        if range.dashed {
            let score = |n: &Numeral| n.value.as_f64() < 400.0;
            return score(&range.low) && score(range.last());
        }
        self.counts_alone(&range.low, draft.from.min(range.from))
    }

    fn classify(&self, draft: &mut Draft, unit: Option<&Unit>, moves: bool, signed: bool) {
        let Some(unit) = unit else {
            let glued_dash = draft.min.is_some() && draft.max.is_some() && self.is_score(draft);
            if glued_dash {
                draft.kind = Kind::Score;
            } else if self.is_age_in_apposition(draft) {
                draft.kind = Kind::Age;
                draft.unit = Some("year".to_owned());
            } else if moves {
                let head = self.lexed.atoms[range_end(draft) - 1].last;
                self.note_change(draft, head, false, moves, false);
            }
            return;
        };
        draft.kind = match unit.dimension.as_str() {
            "percent" => Kind::Percent,
            "money" => Kind::Money,
            "time" if self.is_age(draft, &unit.name) => Kind::Age,
            "time" => Kind::Duration,
            "count" => Kind::Count,
            _ => Kind::Measure,
        };
        self.note_rate(draft);
        if draft.kind == Kind::Percent {
            draft.of = self.whole(draft.to);
            if draft.of.is_some() {
                draft.kind = Kind::Share;
            }
        }
        self.note_change(draft, unit.head, unit.dimension == "percent", moves, signed);
    }

    /// `par an`, `pour mille naissances` after an amount.
    pub(super) fn note_rate(&self, draft: &mut Draft) {
        while let Some((end, per)) = self.per(draft.to).or_else(|| self.per_many(draft.to)) {
            draft.unit = draft.unit.take().map(|name| format!("{name}/{per}"));
            draft.kind = Kind::Rate;
            draft.to = end;
        }
    }

    fn is_score(&self, draft: &Draft) -> bool {
        (draft.number.0..draft.number.1).any(|i| self.lexed.is_joint(i))
    }
}

/// `2 à 3 millions`: the scale of the second number is the first one's as well.
fn rescaled(low: Numeral, high: &Numeral) -> Numeral {
    let bare = low.scale.as_f64() <= 1.0 && high.scale.as_f64() > 1.0;
    let mantissa = high.value.as_f64() / high.scale.as_f64().max(1.0);
    if bare && low.style != Style::Collective && low.value.as_f64() <= mantissa {
        return Numeral { value: low.value.times(high.scale), ..low };
    }
    low
}

/// The atom after a draft's last number.
fn range_end(draft: &Draft) -> usize {
    draft.number.1.max(draft.number.0 + 1)
}

fn bound_below(draft: &mut Draft) {
    draft.min = draft.value.take().or(draft.min);
}

fn bound_above(draft: &mut Draft) {
    draft.max = draft.value.take().or(draft.max);
}
