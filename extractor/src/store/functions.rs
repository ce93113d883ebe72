//! What queries may call beside the functions of SPARQL 1.1: text without case and accents, and the days
//! that a date of any precision spans.
//!
//! | function | gives |
//! |---|---|
//! | `dxf:fold(text)` | the text in lower case, accents and ligatures undone: `Été` is `ete` |
//! | `dxf:earliest(date)` | the first day of a TIMEX3 or XSD date: of `2025-W05`, `2025-01-27` |
//! | `dxf:latest(date)` | its last day: of `2025-02`, `2025-02-28` |
//!
//! A value that is no date on the calendar (`P3Y`, `PAST_REF`) has no days: the call is an error, which a `FILTER`
//! takes for false.

use crate::rdf::vocabulary::{function, xsd};
use jiff::ToSpan;
use jiff::civil::{Date, ISOWeekDate, Weekday};
use oxigraph::model::{Literal, Term};
use oxigraph::sparql::SparqlEvaluator;
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// Teach an evaluator the functions of this module.
pub(super) fn register(evaluator: SparqlEvaluator) -> SparqlEvaluator {
    evaluator
        .with_custom_function(function::FOLD.into_owned(), |arguments| {
            Some(Literal::new_simple_literal(fold(text(arguments)?)).into())
        })
        .with_custom_function(function::EARLIEST.into_owned(), |arguments| {
            Some(day(days(text(arguments)?)?.0))
        })
        .with_custom_function(function::LATEST.into_owned(), |arguments| Some(day(days(text(arguments)?)?.1)))
}

/// The text of the one argument.
fn text(arguments: &[Term]) -> Option<&str> {
    match arguments {
        [Term::Literal(literal)] => Some(literal.value()),
        _ => None,
    }
}

fn day(date: Date) -> Term {
    Literal::new_typed_literal(date.to_string(), xsd::DATE).into()
}

/// A text as a search compares it: lower case, without accents, ligatures spelt out.
#[must_use]
pub fn fold(text: &str) -> String {
    text.chars().flat_map(fold_char).collect()
}

/// One character as [`fold`] writes it: none for an accent, two for a ligature.
pub fn fold_char(c: char) -> impl Iterator<Item = char> {
    std::iter::once(c)
        .nfkd()
        .filter(|c| !is_combining_mark(*c))
        .flat_map(char::to_lowercase)
        // Lower case may add marks of its own: `İ` is `i` with a dot above.
        .filter(|c| !is_combining_mark(*c))
        .flat_map(|c| {
            let (first, second) = match c {
                'ß' => ('s', Some('s')),
                'œ' => ('o', Some('e')),
                'æ' => ('a', Some('e')),
                'þ' => ('t', Some('h')),
                'ø' => ('o', None),
                'đ' | 'ð' => ('d', None),
                'ł' => ('l', None),
                'ı' => ('i', None),
                '’' | 'ʼ' => ('\'', None),
                other => (other, None),
            };
            std::iter::once(first).chain(second)
        })
}

/// First and last day of a TIMEX3 or XSD date: a year, a month, a day (with or without a time), a week or its weekend,
/// a quarter, a half, a season of the north, a decade, a century.
#[must_use]
pub fn days(value: &str) -> Option<(Date, Date)> {
    let value = value.split('T').next()?;
    let (year, rest) = match value.split_once('-') {
        Some((year, rest)) => (year, Some(rest)),
        None => (value, None),
    };
    let Some(rest) = rest else { return years(year) };
    let year: i16 = whole(year, 4)?;
    match rest.as_bytes() {
        [b'Q', n @ b'1'..=b'4'] => months(year, (n - b'1') * 3 + 1, 3),
        [b'H', n @ b'1'..=b'2'] => months(year, (n - b'1') * 6 + 1, 6),
        b"SP" => months(year, 3, 3),
        b"SU" => months(year, 6, 3),
        b"FA" | b"AU" => months(year, 9, 3),
        b"WI" => months(year, 12, 3),
        [b'W', ..] => week(year, &rest[1..]),
        _ => match rest.split_once('-') {
            None => months(year, whole::<u8>(rest, 2)?, 1),
            Some((month, day)) => {
                let day = Date::new(year, whole(month, 2)?, whole(day.get(..2)?, 2)?).ok()?;
                Some((day, day))
            }
        },
    }
}

fn whole<N: std::str::FromStr>(text: &str, digits: usize) -> Option<N> {
    let plain = text.len() == digits && text.bytes().all(|b| b.is_ascii_digit());
    if plain { text.parse().ok() } else { None }
}

/// `2025`, `202` (the twenties), `20` (the century that begins with 2000).
fn years(text: &str) -> Option<(Date, Date)> {
    let known: i16 = whole(text, text.len().clamp(2, 4))?;
    let span = [100, 10, 1][text.len() - 2];
    let first = Date::new(known.checked_mul(span)?, 1, 1).ok()?;
    let last = Date::new(first.year().checked_add(span - 1)?, 12, 31).ok()?;
    Some((first, last))
}

fn months(year: i16, month: u8, count: i8) -> Option<(Date, Date)> {
    let first = Date::new(year, i8::try_from(month).ok()?, 1).ok()?;
    let last = first.checked_add(i32::from(count).months()).ok()?.yesterday().ok()?;
    Some((first, last))
}

/// `05`, `05-WE`, `05-1`
fn week(year: i16, rest: &str) -> Option<(Date, Date)> {
    let (number, part) = match rest.split_once('-') {
        Some((number, part)) => (number, Some(part)),
        None => (rest, None),
    };
    let monday = ISOWeekDate::new(year, whole(number, 2)?, Weekday::Monday).ok()?.date();
    let at = |days: i32| monday.checked_add(days.days()).ok();
    match part {
        None => Some((monday, at(6)?)),
        Some("WE") => Some((at(5)?, at(6)?)),
        Some(day) => {
            let day =
                at(whole::<u8>(day, 1).filter(|day| (1..=7).contains(day))?.into())?.yesterday().ok()?;
            Some((day, day))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::Store;
    use oxigraph::sparql::QueryResults;

    #[test]
    fn folds_case_accents_and_ligatures() {
        for (text, folded) in [
            ("Été à l’Œuvre", "ete a l'oeuvre"),
            ("STRASSE, Straße", "strasse, strasse"),
            ("e\u{301}te\u{301}", "ete"),
            ("İstanbul Łódź", "istanbul lodz"),
            ("ﬁn", "fin"),
        ] {
            assert_eq!(fold(text), folded);
        }
    }

    #[test]
    fn dates_of_every_precision_span_days() {
        for (value, first, last) in [
            ("2025", "2025-01-01", "2025-12-31"),
            ("202", "2020-01-01", "2029-12-31"),
            ("19", "1900-01-01", "1999-12-31"),
            ("2024-02", "2024-02-01", "2024-02-29"),
            ("2024-02-03", "2024-02-03", "2024-02-03"),
            ("2024-02-03T12:00", "2024-02-03", "2024-02-03"),
            ("2025-W05", "2025-01-27", "2025-02-02"),
            ("2025-W05-WE", "2025-02-01", "2025-02-02"),
            ("2025-W05-1", "2025-01-27", "2025-01-27"),
            ("2025-Q4", "2025-10-01", "2025-12-31"),
            ("2025-H1", "2025-01-01", "2025-06-30"),
            ("2025-WI", "2025-12-01", "2026-02-28"),
        ] {
            let found = days(value).map(|(first, last)| (first.to_string(), last.to_string()));
            assert_eq!(found, Some((first.to_owned(), last.to_owned())), "{value}");
        }
        for no_date in [
            "P3Y",
            "XXXX-12-25",
            "PAST_REF",
            "",
            "2",
            "20250",
            "2025-13",
            "2025-W60",
            "2025-02-3",
            "é",
            "2025-é1-01",
        ] {
            assert_eq!(days(no_date), None, "{no_date}");
        }
    }

    #[test]
    fn queries_call_them() {
        let store = Store::in_memory().unwrap();
        for (condition, holds) in [
            ("dxf:fold('Été'@fr) = 'ete'", true),
            ("dxf:earliest('2025-W05') < '2025-02-01'^^xsd:date", true),
            ("dxf:latest('PAST_REF') > '2025-02-01'^^xsd:date", false),
        ] {
            let answer = store.query(&format!("ASK {{ FILTER({condition}) }}")).unwrap();
            assert!(matches!(answer, QueryResults::Boolean(value) if value == holds), "{condition}");
        }
    }
}
