//! What the tense of a clause settles: which year `le 1er juillet` is in, whether `in three years` is a length.

use super::{TimeExpression, TimeKind, anchor};
use crate::resolve::Tense;
use jiff::civil::Date;

impl TimeExpression {
    /// Kind and value of the expression in a clause of this tense.
    #[must_use]
    pub fn settled(&self, tense: Tense, anchor: Option<Date>) -> (TimeKind, Option<String>) {
        if let Some(lasting) = self.lasting.as_ref().filter(|_| tense == Tense::Past) {
            return (TimeKind::Duration, Some(lasting.clone()));
        }
        let open = self.value.as_deref().zip(anchor);
        let settled = open.and_then(|(value, anchor)| match self.kind {
            TimeKind::Date => dated(value, tense, anchor),
            _ => None,
        });
        (self.kind, settled.or_else(|| self.value.clone()))
    }
}

/// The day, month or weekday nearest to the anchor on the side of the tense; a present takes the anchor's year.
fn dated(value: &str, tense: Tense, anchor: Date) -> Option<String> {
    if let Some(weekday) = value.strip_prefix("XXXX-WXX-") {
        let day = weekday.parse().ok()?;
        let today = i64::from(anchor.weekday().to_monday_one_offset()) == day;
        return match tense {
            // `a annoncé mercredi`, printed on a Wednesday
            Tense::Past if today => Some(anchor),
            Tense::Past => anchor::weekday(anchor, day, -1),
            Tense::Future => anchor::weekday(anchor, day, 1),
            _ => None,
        }
        .map(|d| d.to_string());
    }
    let rest = value.strip_prefix("XXXX-")?;
    let mut parts = rest.split('-').map(str::parse::<i8>);
    let month = parts.next()?.ok()?;
    let day = parts.next().transpose().ok()?;
    let this = (anchor.month(), day.map_or(0, |_| anchor.day()));
    let named = (month, day.unwrap_or(0));
    let year = match tense {
        Tense::Past if named > this => anchor.year() - 1,
        Tense::Future if named < this => anchor.year() + 1,
        _ => anchor.year(),
    };
    Some(format!("{year:04}-{rest}"))
}
