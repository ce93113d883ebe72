//! Lengths of time in two units, as clocks and races give them: `1 h 30`, `8 minutes 12`, `1'52''69`, `1:52.69`.
//!
//! The value counts the smaller unit, so that it stays whole.

use super::lexer::{Atom, Shape};
use super::lexicon::Class;
use super::numeral;
use super::{Draft, Finder, Kind, Number};

impl Finder<'_> {
    /// The length of time in two units that starts at `at`.
    pub(super) fn elapsed(&self, at: usize) -> Option<Draft> {
        let (end, value, unit) =
            self.primed(at).or_else(|| self.stopwatch(at)).or_else(|| self.spelled(at))?;
        let mut draft = Draft::new(at, end, Some(value), Kind::Duration);
        draft.unit = Some(unit.to_owned());
        self.modify_before(&mut draft);
        self.note_rate(&mut draft);
        Some(draft)
    }

    /// A number below 60 in digits, and the atom after it.
    fn below_sixty(&self, at: usize) -> Option<(f64, usize)> {
        let value = self.lexed.get(at)?.number()?.as_f64();
        (0.0..60.0).contains(&value).then_some((value, at + 1))
    }

    /// `1'52''69`, `2'05"`: minutes, seconds and hundredths.
    fn primed(&self, at: usize) -> Option<Elapsed> {
        let minutes = self.lexed.get(at)?.number()?.as_integer()?;
        let glued = |i: usize| self.lexed.glued(i);
        if !is_prime(self.lexed.get(at + 1)?) || !glued(at + 1) || !glued(at + 2) {
            return None;
        }
        let (seconds, mut end) = self.below_sixty(at + 2)?;
        let double = self.lexed.get(end).is_some_and(|a| matches!(a.norm.as_str(), "\"" | "″" | "”" | "“"));
        let twice = |i: usize| self.lexed.get(i).is_some_and(is_prime) && glued(i);
        if double && glued(end) {
            end += 1;
        } else if twice(end) && twice(end + 1) {
            end += 2;
        } else {
            return None;
        }
        let mut value = 60.0 * as_float(minutes) + seconds;
        if let Some(rest) = self.lexed.get(end).filter(|a| a.number().is_some() && glued(end)) {
            let digits = i32::try_from(rest.text.len()).ok()?;
            value += rest.number()?.as_f64() / 10f64.powi(digits);
            end += 1;
        }
        Some((end, Number::from_f64((value * 1000.0).round() / 1000.0), "second"))
    }

    /// `1:52.69`: what has hundredths is no time of day.
    fn stopwatch(&self, at: usize) -> Option<Elapsed> {
        let minutes = self.lexed.get(at)?.number()?.as_integer()?;
        let glued = self.lexed.is(at + 1, ":") && self.lexed.glued(at + 1) && self.lexed.glued(at + 2);
        let (seconds, end) = self.below_sixty(at + 2)?;
        let Number::Decimal(_) = self.lexed.get(at + 2)?.number()? else { return None };
        let value = 60.0 * as_float(minutes) + seconds;
        glued.then(|| (end, Number::from_f64((value * 1000.0).round() / 1000.0), "second"))
    }

    /// `1 h 30`, `8 minutes et 12 secondes`, `two hours and 15 minutes`.
    fn spelled(&self, at: usize) -> Option<Elapsed> {
        let whole = |n: &numeral::Numeral| n.value.as_integer().is_some();
        let first = numeral::parse(self.lexicon, self.lexed, at).filter(|n| self.may_count(n) && whole(n))?;
        let unit = self.unit_at(first.end, true)?;
        let below = match unit.name.as_str() {
            "hour" => "minute",
            "minute" => "second",
            _ => return None,
        };
        let and = self.lexicon.at(Class::And, self.lexed, unit.end).map_or(unit.end, |m| m.end);
        let second = numeral::parse(self.lexicon, self.lexed, and)?;
        let rest = second.value.as_integer().filter(|n| (0..60).contains(n))?;
        let end = match self.unit_at(second.end, true) {
            Some(finer) if finer.name == below => finer.end,
            None if and == unit.end && self.ends_there(second.end) => second.end,
            _ => return None,
        };
        Some((end, first.value.times(Number::Integer(60)).plus(Number::Integer(rest)), below))
    }

    /// Whether a number without a unit counts nothing that follows.
    fn ends_there(&self, at: usize) -> bool {
        self.lexed.get(at).is_none_or(|a| {
            a.shape == Shape::Symbol
                || self.lexicon.has(Class::Per, self.lexed, at)
                || self.noun_after(at).is_none()
        })
    }
}

/// The atom after it, its value and its unit.
type Elapsed = (usize, Number, &'static str);

fn is_prime(atom: &Atom) -> bool {
    matches!(atom.norm.as_str(), "'" | "′" | "’")
}

#[allow(clippy::cast_precision_loss, reason = "minutes are few")]
fn as_float(value: i64) -> f64 {
    value as f64
}
