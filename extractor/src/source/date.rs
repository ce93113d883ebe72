//! Publication dates in French, English and German, as ISO 8601.

use regex::Regex;
use std::sync::LazyLock;

/// Month names, full and short, in the order of the year; folded (no accents, lower case).
const MONTHS: [&[&str]; 12] = [
    &["janvier", "january", "januar", "janner", "janv", "jan"],
    &["fevrier", "february", "februar", "fevr", "fev", "feb"],
    &["mars", "march", "marz", "maerz", "mar"],
    &["avril", "april", "avr", "apr"],
    &["mai", "may"],
    &["juin", "june", "juni", "jun"],
    &["juillet", "july", "juli", "juil", "jul"],
    &["aout", "august", "aug"],
    &["septembre", "september", "sept", "sep"],
    &["octobre", "october", "oktober", "oct", "okt"],
    &["novembre", "november", "nov"],
    &["decembre", "december", "dezember", "dec", "dez"],
];

struct Patterns {
    iso: Regex,
    day_first: Regex,
    month_first: Regex,
    numeric: Regex,
    month_only: Regex,
    weekday: Regex,
}

static PATTERNS: LazyLock<Patterns> = LazyLock::new(|| {
    let month = MONTHS.concat().join("|");
    let regex = |pattern: &str| Regex::new(pattern).expect("the patterns are constant");
    Patterns {
        iso: regex(r"\b((?:19|20)\d\d)-(\d\d)-(\d\d)"),
        day_first: regex(&format!(
            r"\b(\d{{1,2}})(?:er|st|nd|rd|th|\.)?\s+(?:of\s+)?({month})\b\.?,?\s+((?:19|20)\d\d)\b"
        )),
        month_first: regex(&format!(r"\b({month})\b\.?\s+(\d{{1,2}})(?:st|nd|rd|th)?,?\s+((?:19|20)\d\d)\b")),
        numeric: regex(r"\b(\d{1,2})[./](\d{1,2})[./]((?:19|20)\d\d)\b"),
        month_only: regex(&format!(r"\b({month})\b\.?\s+((?:19|20)\d\d)\b")),
        weekday: regex(concat!(
            r"\b(?:lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche",
            r"|monday|tuesday|wednesday|thursday|friday|saturday|sunday",
            r"|montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonnabend|sonntag),?\s+$"
        )),
    }
});

/// The first date in `text`, in ISO 8601.
pub(super) fn find(text: &str) -> Option<String> {
    let text = &fold(text);
    let p = &*PATTERNS;
    let full = |year: &str, month: usize, day: &str| {
        let date = format!("{year}-{month:02}-{:0>2}", day);
        date.parse::<jiff::civil::Date>().is_ok().then_some(date)
    };
    if let Some(m) = p.iso.captures(text) {
        return full(&m[1], m[2].parse().ok()?, &m[3]);
    }
    if let Some(m) = p.day_first.captures(text) {
        return full(&m[3], month_number(&m[2])?, &m[1]);
    }
    if let Some(m) = p.month_first.captures(text) {
        return full(&m[3], month_number(&m[1])?, &m[2]);
    }
    if let Some(m) = p.numeric.captures(text) {
        return full(&m[3], m[2].parse().ok()?, &m[1]);
    }
    let m = p.month_only.captures(text)?;
    Some(format!("{}-{:02}", &m[2], month_number(&m[1])?))
}

/// Where a date that ends a headline begins, in bytes: `… founder Saturday, May 28, 2006`.
pub(super) fn trailing(line: &str) -> Option<usize> {
    // Folding may change lengths, so the place is counted back from the end in characters.
    let folded = fold(line);
    let p = &*PATTERNS;
    let found = [&p.day_first, &p.month_first, &p.numeric, &p.iso]
        .into_iter()
        .filter_map(|pattern| pattern.find_iter(&folded).last())
        .find(|m| m.end() == folded.trim_end().len())?;
    let before = &folded[..found.start()];
    let start = p.weekday.find(before).map_or(found.start(), |day| day.start());
    let back = folded[start..].chars().count();
    let at = line.char_indices().rev().nth(back - 1)?.0;
    (folded.chars().count() == line.chars().count()).then_some(at)
}

fn month_number(name: &str) -> Option<usize> {
    MONTHS.iter().position(|names| names.contains(&name)).map(|index| index + 1)
}

/// Lower case without the accents of month names; one character for one.
fn fold(text: &str) -> String {
    text.chars()
        .map(|c| match c {
            'é' | 'É' | 'è' => 'e',
            'û' | 'Û' => 'u',
            'ä' | 'Ä' => 'a',
            '\u{a0}' | '\u{202f}' => ' ',
            c => c.to_ascii_lowercase(),
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_dates_of_three_languages() {
        for (text, date) in [
            ("Publié le lundi 3 février 2025 à 10 h", Some("2025-02-03")),
            ("1er août 2023", Some("2023-08-01")),
            ("Saturday, May 28, 2006", Some("2006-05-28")),
            ("on 4th of March 2019", Some("2019-03-04")),
            ("Berlin, 12. März 2021", Some("2021-03-12")),
            ("Stand: 03.02.2025", Some("2025-02-03")),
            ("2024-06-10T08:00", Some("2024-06-10")),
            ("Décembre 2020", Some("2020-12")),
            ("31 février 2025", None),
            ("en 2025", None),
        ] {
            assert_eq!(find(text).as_deref(), date, "{text}");
        }
    }

    #[test]
    fn finds_the_date_that_ends_a_headline() {
        let line = "A talk with the baker — é — Sunday, May 28, 2006";
        assert_eq!(&line[trailing(line).unwrap()..], "Sunday, May 28, 2006");
        assert_eq!(trailing("On May 28, 2006 it rained"), None);
    }
}
