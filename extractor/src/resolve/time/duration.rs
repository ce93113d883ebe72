//! Durations (`depuis trois ans`, `une heure et demie`), and the prepositions that bound a time.

use super::anchor::{self, Grain};
use super::{Draft, Finder, Modifier, TimeKind};
use crate::analysis::Sentence;
use crate::resolve::quantity::lexicon::Class;
use crate::resolve::quantity::{self, Kind, Number, Quantity};

impl Finder<'_> {
    /// The durations of a sentence: its quantities of time, and spans after a preposition.
    pub(super) fn durations(&self, sentence: &Sentence) -> Vec<Draft> {
        let quantities = quantity::find(sentence);
        let measured = quantities.iter().filter(|q| q.kind == Kind::Duration);
        let mut found: Vec<Draft> = measured.filter_map(|q| self.measured(q)).collect();
        for at in 0..self.lexed.len() {
            found.extend(self.unmeasured(at));
        }
        found
    }

    fn measured(&self, quantity: &Quantity) -> Option<Draft> {
        let within = |i: &usize| quantity.tokens.contains(self.lexed.atoms[*i].first);
        let from = (0..self.lexed.len()).find(within)?;
        let to = (0..self.lexed.len()).rfind(within)? + 1;
        let letter = letter(quantity.unit.as_deref()?)?;
        let bound = quantity.value.or(quantity.min).or(quantity.max)?;
        let mut draft = Draft::new(from, to, TimeKind::Duration, Some(period(bound, letter)));
        draft.modifier = match (quantity.value, quantity.min, quantity.max) {
            (Some(_), ..) => quantity.approximate.then_some(Modifier::Approx),
            (None, Some(_), None) => Some(Modifier::EqualOrMore),
            (None, None, Some(_)) => Some(Modifier::EqualOrLess),
            _ => Some(Modifier::Approx),
        };
        Some(draft)
    }

    /// `depuis un an`, `for a few weeks`: articles and `quelques` count after a preposition.
    fn unmeasured(&self, at: usize) -> Option<Draft> {
        let several = self.at(Class::Several, at).is_some();
        let placed = self.before(Class::Bound, at).is_some() || self.before(Class::Lasting, at).is_some();
        if !several && !placed {
            return None;
        }
        let span = self.span(at)?;
        let value = match span.count {
            Some(count) => period(count, span.unit),
            None => match span.unit.strip_prefix('T') {
                Some(clock) => format!("PTX{clock}"),
                None => format!("PX{}", span.unit),
            },
        };
        Some(Draft::new(at, span.end, TimeKind::Duration, Some(value)))
    }

    /// Take the preposition before an expression into account.
    pub(super) fn bound(&self, draft: &mut Draft) {
        let start = match self.before(Class::Determiner, draft.from) {
            Some((start, _)) if self.before(Class::Bound, start).is_some() => start,
            _ => draft.from,
        };
        let Some((outer, bound)) = self.before(Class::Bound, start) else { return };
        draft.outer = outer;
        let today = || self.anchor.map_or_else(|| "PRESENT_REF".to_owned(), |a| a.to_string());
        match (bound.value, draft.kind) {
            ("SINCE", TimeKind::Duration) => {
                draft.begin = self.start_of(draft.value.as_deref());
                draft.end = Some(today());
            }
            ("SINCE", _) => draft.begin = draft.begin.take().or_else(|| draft.value.clone()),
            ("UNTIL", TimeKind::Date | TimeKind::Time) => {
                draft.end = draft.end.take().or_else(|| draft.value.clone())
            }
            ("BY", TimeKind::Date | TimeKind::Time) => {
                draft.end = draft.value.clone();
                draft.modifier = draft.modifier.or(Some(Modifier::OnOrBefore));
            }
            ("BEFORE", TimeKind::Date | TimeKind::Time) => draft.modifier = Some(Modifier::Before),
            ("AFTER", TimeKind::Date | TimeKind::Time) => draft.modifier = Some(Modifier::After),
            _ => {}
        }
    }

    /// The day (week, month, year) that lies a duration before the anchor.
    fn start_of(&self, period: Option<&str>) -> Option<String> {
        let period = period?.strip_prefix('P')?;
        let digits = period.find(|c: char| !c.is_ascii_digit())?;
        let count: i64 = period[..digits].parse().ok()?;
        anchor::shifted(self.anchor?, Grain::from_letter(&period[digits..])?, -count)
    }
}

/// TIMEX3's letter for a unit of the quantities.
fn letter(unit: &str) -> Option<&'static str> {
    Some(match unit {
        "second" => "TS",
        "minute" => "TM",
        "hour" => "TH",
        "day" => "D",
        "night" => "TNI",
        "week" => "W",
        "weekend" => "WE",
        "month" => "M",
        "quarter" => "Q",
        "year" => "Y",
        "decade" => "DE",
        "century" => "CE",
        _ => return None,
    })
}

/// `P3Y`, `PT1H30M`; ISO durations of fractions go down to the next unit.
pub(super) fn period(count: Number, letter: &str) -> String {
    let finer = match letter {
        "TH" => Some(("TM", 60.0)),
        "TM" => Some(("TS", 60.0)),
        "Y" => Some(("M", 12.0)),
        "DE" => Some(("Y", 10.0)),
        _ => None,
    };
    let (marker, unit) = match letter.strip_prefix('T') {
        Some(unit) => ("T", unit),
        None => ("", letter),
    };
    if let (Number::Decimal(value), Some((below, factor))) = (count, finer) {
        let rest = Number::from_f64((value.fract() * factor).round());
        let below = below.trim_start_matches('T');
        let whole = value.trunc();
        let head = if whole == 0.0 { String::new() } else { format!("{whole}{unit}") };
        return format!("P{marker}{head}{rest}{below}");
    }
    format!("P{marker}{count}{unit}")
}
