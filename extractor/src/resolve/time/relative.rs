//! Times relative to the day of speech: `hier`, `la semaine dernière`, `il y a deux ans`, `in three
//! months`, `récemment`.

use super::anchor::{self, Grain};
use super::duration::period;
use super::{Draft, Finder, Modifier, TimeKind};
use crate::analysis::{Language, Upos};
use crate::resolve::quantity::lexicon::{Class, Match};
use crate::resolve::quantity::{Number, numeral};

/// A number of time units.
pub(super) struct Span {
    pub end: usize,
    /// `None` for `quelques`.
    pub count: Option<Number>,
    /// TIMEX3 letter, `T` before those of the clock.
    pub unit: &'static str,
    pub approximate: bool,
}

/// What a shift moves.
enum Shiftable {
    Grain(Grain, &'static str),
    Weekday(i64),
    Month(i64),
    Season(&'static str),
    DayPart(&'static str),
}

impl Finder<'_> {
    /// The relative time that starts at `at`.
    pub(super) fn relative(&self, at: usize) -> Option<Draft> {
        self.day(at)
            .or_else(|| self.ago(at))
            .or_else(|| self.hence(at))
            .or_else(|| self.shifted(at))
            .or_else(|| self.fixed(at))
            .or_else(|| self.period(at))
    }

    /// `hier`, `demain matin`, `heute Abend`.
    fn day(&self, at: usize) -> Option<Draft> {
        let day = self.at(Class::Day, at)?;
        let date = self.anchor.and_then(|a| anchor::shifted(a, Grain::Day, day.integer()));
        let part = self.at(Class::DayPart, day.end);
        let part = part.map(|p| (p.end, p.value)).or((!day.extra.is_empty()).then_some((day.end, day.extra)));
        Some(match part {
            Some((end, part)) => Draft::new(at, end, TimeKind::Time, date.map(|d| format!("{d}T{part}"))),
            None => Draft::new(at, day.end, TimeKind::Date, date),
        })
    }

    fn fixed(&self, at: usize) -> Option<Draft> {
        let found = self.at(Class::Fixed, at)?;
        let kind = if found.value.starts_with('P') && !found.value.ends_with("REF") {
            TimeKind::Duration
        } else {
            TimeKind::Date
        };
        // `au terme d'un conflit`, `dans l'avenir commun`: no time to come by itself.
        let described = self.at(Class::Of, found.end).is_some()
            || self.lexed.atoms.get(found.end).is_some_and(|atom| atom.upos == Upos::Adj);
        if self.language == Language::French && found.value == "FUTURE_REF" && found.end > at + 1 && described
        {
            return None;
        }
        let single = found.end == at + 1;
        let content = matches!(self.lexed.atoms[at].upos, Upos::Noun | Upos::Verb | Upos::Propn);
        (!single || !content).then(|| Draft::new(at, found.end, kind, Some(found.value.to_owned())))
    }

    /// `pendant les vacances`.
    fn period(&self, at: usize) -> Option<Draft> {
        let start = self.at(Class::Determiner, at).map_or(at, |m| m.end);
        let noun = self.at(Class::Period, start)?;
        let bound = self.before(Class::Bound, at).is_some_and(|(_, m)| m.value == "DURING");
        bound.then(|| Draft::new(at, noun.end, TimeKind::Date, None))
    }

    /// `il y a deux ans`, `two years ago`, `vor drei Wochen`.
    fn ago(&self, at: usize) -> Option<Draft> {
        if let Some(ago) = self.at(Class::Ago, at) {
            let span = self.span(ago.end)?;
            return Some(self.moved(at, span.end, &span, -1));
        }
        let span = self.span(at)?;
        if let Some(ago) = self.at(Class::AgoAfter, span.end) {
            return Some(self.moved(at, ago.end, &span, -1));
        }
        let later = self.at(Class::HenceAfter, span.end)?;
        // From when, only the text before tells.
        Some(Draft::new(at, later.end, TimeKind::Date, None))
    }

    /// `dans trois mois`, `in three months`.
    fn hence(&self, at: usize) -> Option<Draft> {
        let hence = self.at(Class::Hence, at)?;
        let span = self.span(hence.end)?;
        let of = self.at(Class::Of, span.end).is_some();
        let lasting = span.count.filter(|_| self.language != Language::French);
        (!of).then(|| Draft {
            lasting: lasting.map(|count| period(count, span.unit)),
            ..self.moved(at, span.end, &span, 1)
        })
    }

    fn moved(&self, from: usize, to: usize, span: &Span, direction: i64) -> Draft {
        let count = span.count.and_then(Number::as_integer);
        let value = match (count, Grain::from_letter(span.unit)) {
            (Some(count), Some(grain)) => {
                self.anchor.and_then(|a| anchor::shifted(a, grain, direction * count))
            }
            (None, _) => Some(if direction < 0 { "PAST_REF" } else { "FUTURE_REF" }.to_owned()),
            _ => None,
        };
        let mut draft = Draft::new(from, to, TimeKind::Date, value);
        draft.modifier = span.approximate.then_some(Modifier::Approx);
        draft
    }

    /// A number (or article, or `quelques`) and a time unit.
    pub(super) fn span(&self, at: usize) -> Option<Span> {
        let approx =
            self.at(Class::Approx, at).filter(|m| numeral::parse(self.lexicon, self.lexed, m.end).is_some());
        let start = approx.map_or(at, |m| m.end);
        let several = self.at(Class::Several, start);
        let (count, end, approximate) = match numeral::parse(self.lexicon, self.lexed, start) {
            Some(n) => (Some(n.value), n.end, approx.is_some() || n.style == numeral::Style::Collective),
            None => match (several, self.at(Class::Half, start)) {
                (Some(several), _) => (None, several.end, false),
                (None, Some(half)) => (Some(Number::from_f64(half.number())), half.end, false),
                _ => match self.at(Class::Article, start) {
                    Some(article) => (Some(Number::Integer(1)), article.end, false),
                    None => (
                        None,
                        self.at(Class::Determiner, start).filter(|_| self.lexed.is(start, "des"))?.end,
                        false,
                    ),
                },
            },
        };
        let of = self.at(Class::Of, end).filter(|_| approximate).map_or(end, |m| m.end);
        let joint = usize::from(self.lexed.is_joint(of));
        let unit = self.at(Class::TimeUnit, of + joint)?;
        let (count, end) = match (self.at(Class::AndHalf, unit.end), count) {
            (Some(half), Some(n)) => (Some(n.plus(Number::from_f64(half.number()))), half.end),
            _ => (count, unit.end),
        };
        Some(Span { end, count, unit: unit.value, approximate })
    }

    /// `la semaine dernière`, `last Monday`, `ces trois dernières années`, `diesen Monat`.
    fn shifted(&self, at: usize) -> Option<Draft> {
        let mut end = at;
        let mut shift: Option<i64> = None;
        let mut count = None;
        let determiner = self.at(Class::Determiner, at);
        if let Some(determiner) = determiner {
            end = determiner.end;
        }
        for _ in 0..3 {
            if let Some(found) = self.at(Class::Shift, end) {
                // `ces dernières années`: the stronger of the two counts.
                shift = Some(shift.filter(|&s| s != 0).unwrap_or(found.integer()));
                end = found.end;
            } else if let Some(n) =
                numeral::parse(self.lexicon, self.lexed, end).filter(|_| count.is_none() && end > at)
            {
                count = n.value.as_integer();
                end = n.end;
            } else if let Some(several) = self.at(Class::Several, end).filter(|_| end > at) {
                end = several.end;
            }
        }
        let (what, mut to) = self.shiftable(end)?;
        if let Some(after) = self.at(Class::ShiftAfter, to) {
            shift = Some(shift.filter(|&s| s != 0).unwrap_or(after.integer()));
            to = after.end;
        }
        let shift = shift?;
        if determiner.is_none() && self.lexed.before(at).is_some_and(|a| self.is_shift_inside(a)) {
            return None;
        }
        let plural = matches!(what, Shiftable::Grain(..)) && self.is_plural(end) && shift != 0;
        if count.is_some() || plural {
            return self.stretch(at, to, &what, count, shift);
        }
        Some(self.shifted_value(at, to, &what, shift))
    }

    fn is_shift_inside(&self, before: &crate::resolve::quantity::lexer::Atom) -> bool {
        before.upos == Upos::Num
    }

    fn is_plural(&self, at: usize) -> bool {
        self.at(Class::TimeUnit, at).is_some_and(|m| m.extra == "plural")
            || self.at(Class::PluralUnit, at).is_some()
    }

    /// `ces trois dernières années`: a duration that ends, or starts, at the anchor.
    fn stretch(
        &self,
        at: usize,
        to: usize,
        what: &Shiftable,
        count: Option<i64>,
        shift: i64,
    ) -> Option<Draft> {
        let Shiftable::Grain(grain, letter) = *what else { return None };
        let value = match (count, letter.strip_prefix('T')) {
            (Some(n), Some(clock)) => format!("PT{n}{clock}"),
            (Some(n), None) => format!("P{n}{letter}"),
            (None, Some(clock)) => format!("PTX{clock}"),
            (None, None) => format!("PX{letter}"),
        };
        let mut draft = Draft::new(at, to, TimeKind::Duration, Some(value));
        let edge = count.and_then(|n| anchor::shifted(self.anchor?, grain, n * shift.signum()));
        let today = self.anchor.map(|a| a.to_string());
        (draft.begin, draft.end) = if shift < 0 { (edge, today) } else { (today, edge) };
        Some(draft)
    }

    fn shiftable(&self, at: usize) -> Option<(Shiftable, usize)> {
        let found = |class| self.at(class, at);
        let noun = |m: Match<'static>| (self.lexed.atoms[at].upos != Upos::Adj).then_some(m);
        if let Some(m) = found(Class::Weekend) {
            return Some((Shiftable::Grain(Grain::Weekend, "WE"), m.end));
        }
        if let Some(m) = found(Class::Weekday) {
            return Some((Shiftable::Weekday(m.integer()), m.end));
        }
        if let Some(m) = found(Class::Month) {
            return Some((Shiftable::Month(m.integer()), m.end));
        }
        if let Some(m) = found(Class::Season) {
            return Some((Shiftable::Season(m.value), m.end));
        }
        if let Some(m) = found(Class::DayPart) {
            return Some((Shiftable::DayPart(m.value), m.end));
        }
        let unit = found(Class::TimeUnit).and_then(noun)?;
        let grain = Grain::from_letter(unit.value)?;
        Some((Shiftable::Grain(grain, unit.value), unit.end))
    }

    fn shifted_value(&self, at: usize, to: usize, what: &Shiftable, shift: i64) -> Draft {
        let anchor = self.anchor;
        let value = match *what {
            Shiftable::Grain(grain, _) => anchor.and_then(|a| anchor::shifted(a, grain, shift)),
            Shiftable::Weekday(day) => {
                let known = anchor.and_then(|a| anchor::weekday(a, day, shift)).map(|d| d.to_string());
                known.or(Some(format!("XXXX-WXX-{day}")))
            }
            Shiftable::Month(month) => {
                Some(anchor.map_or(format!("XXXX-{month:02}"), |a| anchor::month(a, month, shift)))
            }
            Shiftable::Season(season) => {
                Some(anchor.map_or(format!("XXXX-{season}"), |a| anchor::season(a, season, shift)))
            }
            Shiftable::DayPart(part) => {
                let day = anchor.and_then(|a| anchor::shifted(a, Grain::Day, shift));
                return Draft::new(at, to, TimeKind::Time, day.map(|d| format!("{d}T{part}")));
            }
        };
        Draft::new(at, to, TimeKind::Date, value)
    }
}
