//! Times of day: `6 heures du matin`, `14h30`, `6:30 a.m.`, `14.30 Uhr`, and ranges of them.

use crate::resolve::quantity::lexer::{Atom, Lexed, Shape};
use crate::resolve::quantity::lexicon::{Class, Lexicon};
use crate::resolve::quantity::{Number, numeral};

/// A time of day, or a range of them; positions are atoms.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Clock {
    /// First atom.
    pub from: usize,
    /// Atom after the last.
    pub to: usize,
    /// Minutes after midnight.
    pub minutes: i64,
    /// Where a range ends, in minutes after midnight.
    pub until: Option<i64>,
    /// Whether the text says "about".
    pub approximate: bool,
}

/// `HH:MM:SS`.
pub(crate) fn iso(minutes: i64) -> String {
    format!("{:02}:{:02}:00", minutes / 60, minutes % 60)
}

/// The clock times of a sentence.
pub(crate) fn clocks(lexicon: &Lexicon, lexed: &Lexed) -> Vec<Clock> {
    let mut found: Vec<Clock> = Vec::new();
    let mut at = 0;
    while at < lexed.len() {
        if let Some(end) = length_range(lexicon, lexed, at) {
            at = end;
            continue;
        }
        match range(lexicon, lexed, at).or_else(|| single(lexicon, lexed, at)) {
            Some(clock) => {
                at = clock.to.max(at + 1);
                found.push(clock);
            }
            None => at += 1,
        }
    }
    found
}

/// How sure a reading is without its surroundings.
struct Reading {
    end: usize,
    minutes: i64,
    certain: bool,
}

/// `de 6 heures à 23 heures`, `from 9 to 5:30 p.m.`, `8h-18h`; words without a verb may intervene.
fn range(lexicon: &Lexicon, lexed: &Lexed, at: usize) -> Option<Clock> {
    let open = lexicon.at(Class::RangeOpen, lexed, at);
    let from = open.map_or(at, |m| m.end);
    let first = reading(lexicon, lexed, from)
        .map(|r| (r.end, r.minutes, true))
        .or_else(|| bare_hour(lexed, from).filter(|_| open.is_some()).map(|h| (from + 1, h * 60, false)))?;
    let (end, minutes, whole) = first;
    let reach = if open.is_some() && whole { end + 16 } else { end };
    for mid in end..=reach.min(lexed.len()) {
        if lexed
            .get(mid)
            .is_some_and(|a| matches!(a.upos, crate::analysis::Upos::Verb | crate::analysis::Upos::Aux))
        {
            return None;
        }
        let both = open.is_some_and(|m| lexed.is(mid, m.value));
        let Some(next) = middle(lexicon, lexed, mid).or(both.then_some(mid + 1)) else { continue };
        let Some(last) = reading(lexicon, lexed, next) else { continue };
        if !whole && !last.certain && !is_hours(lexicon, lexed, next) {
            return None;
        }
        return Some(Clock {
            from: at,
            to: last.end,
            minutes,
            until: Some(last.minutes),
            approximate: false,
        });
    }
    None
}

fn middle(lexicon: &Lexicon, lexed: &Lexed, at: usize) -> Option<usize> {
    if lexed.get(at)?.is_dash() {
        return Some(at + 1);
    }
    let bound = lexicon.at(Class::Bound, lexed, at).filter(|m| m.value == "UNTIL");
    let mid = lexicon.at(Class::RangeMid, lexed, at).filter(|m| m.value == "to");
    bound.or(mid).map(|m| m.end)
}

fn is_hours(lexicon: &Lexicon, lexed: &Lexed, at: usize) -> bool {
    (at..at + 4).any(|i| lexicon.has(Class::ClockUnit, lexed, i))
}

fn bare_hour(lexed: &Lexed, at: usize) -> Option<i64> {
    lexed.get(at)?.number()?.as_integer().filter(|h| (0..=24).contains(h))
}

fn single(lexicon: &Lexicon, lexed: &Lexed, at: usize) -> Option<Clock> {
    let reading = reading(lexicon, lexed, at)?;
    let preposition = lexicon.before(Class::ClockPreposition, lexed, at);
    if !reading.certain && preposition.is_none() {
        return None;
    }
    if is_length(lexicon, lexed, at, reading.end) {
        return None;
    }
    let approximate = lexicon.before(Class::Approx, lexed, at).is_some();
    Some(Clock { from: at, to: reading.end, minutes: reading.minutes, until: None, approximate })
}

/// Where a range of lengths ends that opens at `at` (`dure de 12 à 13 heures`).
fn length_range(lexicon: &Lexicon, lexed: &Lexed, at: usize) -> Option<usize> {
    lexicon.before(Class::TakesTime, lexed, at)?;
    let open = lexicon.at(Class::RangeOpen, lexed, at)?;
    let low = numeral::parse(lexicon, lexed, open.end)?;
    let end = lexicon.at(Class::ClockUnit, lexed, low.end).map_or(low.end, |unit| unit.end);
    let high = numeral::parse(lexicon, lexed, middle(lexicon, lexed, end)?)?;
    lexicon.at(Class::ClockUnit, lexed, high.end).map(|unit| unit.end)
}

/// Whether the words around say how long something takes (`dure 2 h 30`, `2 h 30 par jour`), not when it is.
fn is_length(lexicon: &Lexicon, lexed: &Lexed, from: usize, to: usize) -> bool {
    let modified = [Class::Approx, Class::Min, Class::Max]
        .into_iter()
        .find_map(|class| lexicon.before(class, lexed, from))
        .map_or(from, |(start, _)| start);
    let per = lexed.get(to).is_some_and(|a| matches!(a.norm.as_str(), "par" | "per" | "pro" | "/"));
    per || [from, modified].into_iter().any(|at| lexicon.before(Class::TakesTime, lexed, at).is_some())
}

fn reading(lexicon: &Lexicon, lexed: &Lexed, at: usize) -> Option<Reading> {
    let before = lexed.before(at).filter(|_| lexed.glued(at));
    let named = at > 1 && before.is_some_and(Atom::is_dash) && lexed.is_joint(at - 1) && {
        let linked = &lexed.atoms[at - 2];
        linked.number().is_none() && !linked.is("h")
    };
    if named || before.is_some_and(|a| !a.is("(") && !a.is_dash()) {
        return None;
    }
    let read = digital(lexicon, lexed, at).or_else(|| spoken(lexicon, lexed, at)).or_else(|| {
        let word = lexicon.at(Class::ClockWord, lexed, at)?;
        Some(Reading { end: word.end, minutes: word.integer(), certain: false })
    })?;
    Some(halved(lexicon, lexed, read))
}

/// A reading with the half of the day that follows it.
fn halved(lexicon: &Lexicon, lexed: &Lexed, reading: Reading) -> Reading {
    let Some(half) = lexicon.at(Class::ClockHalf, lexed, reading.end) else { return reading };
    let minutes = match half.value {
        "PM" if reading.minutes < 720 => reading.minutes + 720,
        "AM" if reading.minutes >= 720 && reading.minutes < 780 => reading.minutes - 720,
        _ => reading.minutes,
    };
    Reading { end: half.end, minutes, certain: true }
}

/// `6:30`, `14h30`, `14.30 Uhr`.
fn digital(lexicon: &Lexicon, lexed: &Lexed, at: usize) -> Option<Reading> {
    let atom = lexed.get(at)?;
    if let Number::Decimal(_) = atom.number()? {
        let (hour, minute) = atom.text.split_once('.')?;
        let (hour, minute) = (hour.parse().ok()?, minute.parse().ok()?);
        let end = lexicon.at(Class::ClockUnit, lexed, at + 1)?.end;
        return Some(Reading { end, minutes: minutes(hour, minute)?, certain: true });
    }
    let hour = atom.number()?.as_integer()?;
    let mark = lexed.get(at + 1)?;
    let colon = mark.is(":") && lexed.glued(at + 1) && lexed.glued(at + 2);
    let h = mark.is("h");
    let minute =
        lexed.get(at + 2).filter(|a| a.text.len() == 2).and_then(Atom::number).and_then(Number::as_integer);
    if (colon || h)
        && let Some(minute) = minute
        && (colon || lexed.glued(at + 2) || minute < 60)
        && let Some(total) = minutes(hour, minute)
    {
        let seconds = lexed.is(at + 3, ":") && lexed.glued(at + 3);
        let end = if seconds { at + 5 } else { at + 3 };
        let end = lexicon.at(Class::ClockUnit, lexed, end).filter(|_| colon).map_or(end, |m| m.end);
        return Some(Reading { end: end.min(lexed.len()), minutes: total, certain: true });
    }
    None
}

/// `6 heures et demie`, `six o'clock`, `6 am`.
fn spoken(lexicon: &Lexicon, lexed: &Lexed, at: usize) -> Option<Reading> {
    let number = numeral::parse(lexicon, lexed, at);
    let (hour, end) = match number {
        Some(n) => (n.value.as_integer()?, n.end),
        None => (1, lexicon.at(Class::Article, lexed, at)?.end),
    };
    let total = minutes(hour, 0)?;
    let Some(unit) = lexicon.at(Class::ClockUnit, lexed, end) else {
        // `6 am` needs its half.
        let half = lexicon.at(Class::ClockHalf, lexed, end).filter(|m| m.extra == "strong" && hour <= 12)?;
        return Some(Reading { end: half.end - (half.end - end), minutes: total, certain: false });
    };
    let certain = unit.value == "certain";
    let half = lexicon.has(Class::ClockHalf, lexed, unit.end);
    if !certain && !half && lexicon.has(Class::Of, lexed, unit.end) {
        return None;
    }
    let abbreviated = lexed.atoms[end].norm == "h" && lexed.atoms[at].shape != Shape::Word;
    if !certain && number.is_none() && !half {
        return None;
    }
    let (end, total) = match lexicon.at(Class::AndHalf, lexed, unit.end) {
        Some(and_half) => (and_half.end, total + 30),
        None => (unit.end, total),
    };
    Some(Reading { end, minutes: total, certain: certain || (abbreviated && half) })
}

fn minutes(hour: i64, minute: i64) -> Option<i64> {
    ((0..=24).contains(&hour) && (0..60).contains(&minute) && hour * 60 + minute <= 1440)
        .then(|| hour * 60 + minute)
}
