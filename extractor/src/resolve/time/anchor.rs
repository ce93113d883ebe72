//! Arithmetic on the calendar: TIMEX3 values relative to the day a text was published.

use jiff::civil::{Date, Weekday};
use jiff::{Span, ToSpan};

/// A stretch of the calendar.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Grain {
    Day,
    Week,
    Weekend,
    Month,
    Quarter,
    Half,
    Year,
    Decade,
    Century,
}

impl Grain {
    /// By its letter in TIMEX3's durations.
    pub(super) fn from_letter(letter: &str) -> Option<Self> {
        Some(match letter {
            "D" => Self::Day,
            "W" => Self::Week,
            "WE" => Self::Weekend,
            "M" => Self::Month,
            "Q" => Self::Quarter,
            "H" => Self::Half,
            "Y" => Self::Year,
            "DE" => Self::Decade,
            "CE" => Self::Century,
            _ => return None,
        })
    }
}

/// The TIMEX3 value of the stretch that lies `count` stretches from the anchor.
pub(super) fn shifted(anchor: Date, grain: Grain, count: i64) -> Option<String> {
    let quarter = |date: Date| i32::from((date.month() - 1) / 3 + 1);
    // A stretch that the calendar does not reach (`il y a 66 millions d'années`) is an error, never a panic.
    let none = Span::new();
    let span = match grain {
        Grain::Day => none.try_days(count),
        Grain::Week | Grain::Weekend => none.try_weeks(count),
        Grain::Month => none.try_months(count),
        Grain::Quarter => none.try_months(count.checked_mul(3)?),
        Grain::Half => none.try_months(count.checked_mul(6)?),
        Grain::Year => none.try_years(count),
        Grain::Decade => none.try_years(count.checked_mul(10)?),
        Grain::Century => none.try_years(count.checked_mul(100)?),
    };
    let moved = anchor.checked_add(span.ok()?).ok()?;
    let week = || {
        let iso = moved.iso_week_date();
        format!("{:04}-W{:02}", iso.year(), iso.week())
    };
    Some(match grain {
        Grain::Day => moved.to_string(),
        Grain::Week => week(),
        Grain::Weekend => format!("{}-WE", week()),
        Grain::Month => format!("{:04}-{:02}", moved.year(), moved.month()),
        Grain::Quarter => format!("{:04}-Q{}", moved.year(), quarter(moved)),
        Grain::Half => format!("{:04}-H{}", moved.year(), (quarter(moved) + 1) / 2),
        Grain::Year => format!("{:04}", moved.year()),
        Grain::Decade => format!("{:03}", moved.year() / 10),
        Grain::Century => format!("{:02}", moved.year() / 100),
    })
}

/// The day `weekday` (1 is Monday) nearest before (-1) or after (1) the anchor, or in its week (0).
pub(super) fn weekday(anchor: Date, weekday: i64, shift: i64) -> Option<Date> {
    let day = Weekday::from_monday_one_offset(i8::try_from(weekday).ok()?).ok()?;
    match shift {
        0 => {
            let back = i32::from(anchor.weekday().to_monday_zero_offset());
            anchor.checked_sub(back.days()).ok()?.checked_add((i32::try_from(weekday).ok()? - 1).days()).ok()
        }
        s => anchor.nth_weekday(if s < 0 { -1 } else { 1 }, day).ok(),
    }
}

/// The last or next occurrence of a month, as `YYYY-MM`.
pub(super) fn month(anchor: Date, month: i64, shift: i64) -> String {
    let this = i64::from(anchor.month());
    let year = i64::from(anchor.year());
    let year = match shift {
        s if s < 0 && month >= this => year - 1,
        s if s > 0 && month <= this => year + 1,
        _ => year,
    };
    format!("{year:04}-{month:02}")
}

/// The last or next occurrence of a season, as `YYYY-SU`.
pub(super) fn season(anchor: Date, season: &str, shift: i64) -> String {
    let start = match season {
        "SP" => 3,
        "SU" => 6,
        "FA" => 9,
        _ => 12,
    };
    let year = month(anchor, start, shift);
    format!("{}-{season}", &year[..4])
}
