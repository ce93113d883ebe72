//! Dates by the calendar: `le 12 mars 2021`, `12/03/2021`, `Q3 2024`, `les années 90`, `au XIXe siècle`.

use super::{Draft, Finder, Modifier, TimeKind};
use crate::analysis::{Language, Upos};
use crate::resolve::quantity::lexer::{Atom, Shape};
use crate::resolve::quantity::lexicon::Class;

impl Finder<'_> {
    /// The calendar date that starts at `at`.
    pub(super) fn calendar(&self, at: usize) -> Option<Draft> {
        if self.lexed.glued(at)
            && self.lexed.before(at).is_some_and(|a| a.shape == Shape::Word && !a.norm.starts_with("le"))
        {
            return None;
        }
        let draft = self
            .literal(at)
            .or_else(|| self.decade(at))
            .or_else(|| self.century(at))
            .or_else(|| self.quarter(at))
            .or_else(|| self.dated(at))
            .or_else(|| self.season(at))
            .or_else(|| self.year_date(at))
            .or_else(|| self.weekday(at))?;
        Some(self.with_part(draft))
    }

    /// A date with the part of it that stands before (`fin mars`, `early 2024`).
    fn with_part(&self, mut draft: Draft) -> Draft {
        let mut start = draft.from;
        for class in [Class::Of, Class::Determiner] {
            if let Some((before, _)) = self.before(class, start)
                && self.before(Class::Part, before).is_some()
            {
                start = before;
            }
        }
        let joint = start.checked_sub(1).filter(|&i| self.lexed.is_joint(i)).unwrap_or(start);
        if let Some((from, part)) = self.before(Class::Part, joint) {
            draft.from = from;
            draft.modifier = match part.value {
                "START" => Some(Modifier::Start),
                "MID" => Some(Modifier::Mid),
                _ => Some(Modifier::End),
            };
            draft.year = None;
        }
        draft
    }

    fn whole(&self, at: usize) -> Option<i64> {
        self.lexed.get(at)?.number()?.as_integer()
    }

    /// A number of plain digits, so many at most.
    fn plain(&self, at: usize, digits: usize) -> Option<i64> {
        let atom = self.lexed.get(at)?;
        let plain = atom.text.len() <= digits && atom.text.bytes().all(|b| b.is_ascii_digit());
        if plain { self.whole(at) } else { None }
    }

    /// `2021-03-12`, `12/03/2021`, `12.03.21`.
    fn literal(&self, at: usize) -> Option<Draft> {
        let mark = self.lexed.get(at + 1)?;
        let glued = (1..=4).all(|k| self.lexed.glued(at + k)) && self.lexed.is(at + 3, &mark.norm);
        if !glued || !matches!(mark.norm.as_str(), "-" | "/" | ".") {
            return None;
        }
        let (a, b, c) = (self.plain(at, 4)?, self.plain(at + 2, 2)?, self.plain(at + 4, 4)?);
        let wide = |i: usize| self.lexed.atoms[i].text.len() == 4;
        let (year, month, day) = if wide(at) {
            (a, b, c)
        } else if wide(at + 4) || mark.is("/") || mark.is(".") {
            let year = if wide(at + 4) { c } else { c + if c < 70 { 2000 } else { 1900 } };
            let american = self.language == Language::English && a <= 12 && mark.is("/");
            if american || b > 12 { (year, a, b) } else { (year, b, a) }
        } else {
            return None;
        };
        ymd(year, month, day).map(|value| Draft::date(at, at + 5, value))
    }

    /// Dates with a month: `[lundi] 12 mars [2021]`, `March 12, 2021`, `3-6 juin`, `mars 2021`.
    fn dated(&self, at: usize) -> Option<Draft> {
        if let Some(weekday) = self.at(Class::Weekday, at) {
            let comma = usize::from(self.lexed.is(weekday.end, ","));
            let mut next = weekday.end + comma;
            next = self.at(Class::Determiner, next).map_or(next, |m| m.end);
            return self.dated_from(next).map(|draft| Draft { from: at, ..draft });
        }
        self.dated_from(at)
    }

    fn dated_from(&self, at: usize) -> Option<Draft> {
        if let Some((day, end)) = self.day_number(at) {
            let (last, end) = self.second_day(end).map_or((None, end), |(d, e)| (Some(d), e));
            let end = self
                .at(Class::Of, end)
                .filter(|m| self.at(Class::Month, m.end).is_some())
                .map_or(end, |m| m.end);
            let month = self.at(Class::Month, end)?;
            let (year, to) = self.year_after(month.end);
            return Some(days(at, to, year, month.integer(), day, last));
        }
        let month = self.at(Class::Month, at)?;
        if let Some((day, end)) = self.day_number(month.end)
            && self.language == Language::English
            && !self.is_counted(end)
        {
            let (last, end) = self.second_day(end).map_or((None, end), |(d, e)| (Some(d), e));
            let (year, to) = self.year_after(end);
            return Some(days(at, to, year, month.integer(), day, last));
        }
        let (year, to) = self.year_after(month.end);
        if year.is_none() && !self.is_month(at) {
            return None;
        }
        let year = year.map_or_else(|| "XXXX".to_owned(), |y| format!("{y:04}"));
        Some(Draft::date(at, to, format!("{year}-{:02}", month.integer())))
    }

    /// Whether a word that may be a month is one (`may`, `mars`, `Jan`).
    fn is_month(&self, at: usize) -> bool {
        let atom = &self.lexed.atoms[at];
        let short = atom.text.chars().count() <= 4
            && !matches!(
                atom.norm.as_str(),
                "juin" | "août" | "aout" | "june" | "july" | "juni" | "juli" | "mai" | "mars" | "may"
            );
        let noun = matches!(atom.upos, Upos::Noun | Upos::Propn | Upos::X);
        let ambiguous = matches!(atom.norm.as_str(), "may" | "march" | "mars" | "august");
        let placed =
            self.before(Class::YearPreposition, at).is_some() || self.before(Class::Part, at).is_some();
        noun && !short && (!ambiguous || placed)
    }

    /// `12`, `1er`, `12th`, German `12.`
    fn day_number(&self, at: usize) -> Option<(i64, usize)> {
        let day = self.plain(at, 2).filter(|d| (1..=31).contains(d))?;
        let mut end = at + 1;
        if self.lexed.glued(end)
            && let Some(suffix) = self.at(Class::OrdinalSuffix, end)
        {
            end = suffix.end;
        } else if self.lexed.glued(end) && self.lexed.is(end, ".") && self.language == Language::German {
            end += 1;
        }
        Some((day, end))
    }

    fn second_day(&self, at: usize) -> Option<(i64, usize)> {
        let dash = self.lexed.get(at).is_some_and(Atom::is_dash);
        let middle = self.at(Class::RangeMid, at).or_else(|| self.at(Class::And, at)).map(|m| m.end);
        self.day_number(if dash { at + 1 } else { middle? })
    }

    /// The year that ends a date, and where the date then ends.
    fn year_after(&self, at: usize) -> (Option<i64>, usize) {
        let mut next = at;
        if self.lexed.is(next, ",") || self.lexed.is(next, ".") {
            next += 1;
        }
        if let Some(of) = self.at(Class::Of, next) {
            next = of.end;
        }
        match self.year_number(next) {
            Some(year) if !self.is_counted(next + 1) => (Some(year), next + 1),
            _ => (None, at),
        }
    }

    fn year_number(&self, at: usize) -> Option<i64> {
        let atom = self.lexed.get(at)?;
        let year = if atom.text.len() == 4 { self.plain(at, 4) } else { None };
        year.filter(|y| (1000..=2100).contains(y))
    }

    /// Whether what follows a number is what it counts.
    fn is_counted(&self, at: usize) -> bool {
        let Some(after) = self.lexed.get(at) else { return false };
        let unit = [Class::Unit, Class::Currency].iter().any(|&c| self.at(c, at).is_some());
        let glued_unit = self.lexed.glued(at) && after.shape == Shape::Word;
        unit || glued_unit || after.upos == Upos::Noun && after.shape == Shape::Word
    }

    /// `2019` where it is a year.
    fn year_date(&self, at: usize) -> Option<Draft> {
        let (start, noun) = match self.at(Class::YearNoun, at) {
            Some(noun) => (noun.end, true),
            None => (at, false),
        };
        let year = self.year_number(start)?;
        let before = self.lexed.before(start);
        let preposition = self.before(Class::YearPreposition, start).is_some();
        let bracketed = before.is_some_and(|a| a.is("("))
            && self.lexed.get(start + 1).is_some_and(|a| a.is(")") || a.is_dash());
        let money = self.before(Class::Currency, start).is_some();
        let approx =
            [Class::Min, Class::Max].iter().any(|&c| self.before(c, start).is_some()) && !preposition;
        let joined = before.is_some_and(|a| !a.spaced && (a.is_dash() || a.is("/")))
            && start
                .checked_sub(2)
                .is_some_and(|i| self.year_number(i).is_none() && self.at(Class::Part, i).is_none());
        let premodifier = self.language == Language::English
            && before.is_some_and(|a| a.upos == Upos::Det)
            && self.lexed.get(start + 1).is_some_and(|a| a.upos == Upos::Noun)
            && self.at(Class::Unit, start + 1).is_none();
        let counted = self.is_counted(start + 1) && !premodifier;
        let recent = (1900..=2099).contains(&year);
        let label = self.before(Class::Label, start).is_some();
        if money || approx || joined || label || counted || !(noun || preposition || bracketed || recent) {
            return None;
        }
        let mut draft = Draft::date(at, start + 1, format!("{year:04}"));
        draft.year = Some((start, year));
        Some(draft)
    }

    /// `les années 90`, `the 1990s`, `90er Jahre`, `the nineties`.
    fn decade(&self, at: usize) -> Option<Draft> {
        let found = self.at(Class::Decade, at);
        if let Some(found) = found.filter(|m| m.value != "years") {
            return Some(Draft::date(at, found.end, found.value));
        }
        let (number, end) = match found {
            Some(years) => {
                let atom = self.lexed.get(years.end)?;
                match self.plain(years.end, 4) {
                    Some(number) => (number, years.end + 1),
                    None if atom.shape == Shape::Word => {
                        let n =
                            crate::resolve::quantity::numeral::parse(self.lexicon, self.lexed, years.end)?;
                        (n.value.as_integer()?, n.end)
                    }
                    None => return None,
                }
            }
            None => {
                let number = self.plain(at, 4)?;
                let apostrophe = usize::from(self.lexed.is(at + 1, "'") || self.lexed.is(at + 1, "’"));
                let suffix = self.lexed.get(at + 1 + apostrophe)?;
                let marked = self.lexed.glued(at + 1) && matches!(suffix.norm.as_str(), "s" | "er" | "ern");
                if !marked || (suffix.is("s") && self.language != Language::English) {
                    return None;
                }
                let end = at + 2 + apostrophe;
                let end = if self.lexed.is_joint(end) { end + 1 } else { end };
                let years = self.lexed.get(end).is_some_and(|a| a.norm.starts_with("jahre"));
                (number, if years { end + 1 } else { at + 2 + apostrophe })
            }
        };
        let year = if number < 100 { number + 1900 } else { number };
        (number % 10 == 0 && (1000..2100).contains(&year) && number >= 10)
            .then(|| Draft::date(at, end, format!("{}", year / 10)))
    }

    /// `XIXe siècle`, `19th century`, `siglo XIX`.
    fn century(&self, at: usize) -> Option<Draft> {
        let (number, end) = if let Some(word) = self.at(Class::Century, at) {
            (roman(&self.lexed.get(word.end)?.norm)?, word.end + 1)
        } else {
            let (number, end) = self.ordinal(at)?;
            (number, self.at(Class::Century, end)?.end)
        };
        (1..=22).contains(&number).then(|| Draft::date(at, end, format!("{:02}", number - 1)))
    }

    /// An ordinal in words, Roman or Arabic digits, and where it ends.
    fn ordinal(&self, at: usize) -> Option<(i64, usize)> {
        if let Some(word) = self.at(Class::Ordinal, at) {
            return Some((word.integer(), word.end));
        }
        let atom = self.lexed.get(at)?;
        if atom.shape == Shape::Word {
            let stem =
                atom.norm.strip_suffix("ème").or_else(|| atom.norm.strip_suffix('e')).unwrap_or(&atom.norm);
            let upper = atom.text.chars().next().is_some_and(char::is_uppercase);
            return roman(stem).filter(|_| upper).map(|n| (n, at + 1));
        }
        let number = self.plain(at, 2)?;
        let (_, end) = self.day_number(at)?;
        (end > at + 1).then_some((number, end))
    }

    /// `Q3 2024`, `troisième trimestre 2024`, `second half of 2023`.
    fn quarter(&self, at: usize) -> Option<Draft> {
        let atom = self.lexed.get(at)?;
        let short = matches!(atom.text.as_str(), "Q" | "T" | "S" | "H") && self.lexed.glued(at + 1);
        let (number, letter, end) = if short {
            let letter = if matches!(atom.text.as_str(), "Q" | "T") { "Q" } else { "H" };
            (self.plain(at + 1, 1)?, letter, at + 2)
        } else {
            let (number, end) = self.ordinal(at)?;
            let unit = self.at(Class::Quarter, end)?;
            (number, unit.value, unit.end)
        };
        let (year, to) = self.year_after(end);
        let limit = if letter == "Q" { 4 } else { 2 };
        if !(1..=limit).contains(&number) || year.is_none() && short && atom.text != "Q" {
            return None;
        }
        let year = year.map_or_else(|| "XXXX".to_owned(), |y| format!("{y:04}"));
        Some(Draft::date(at, to, format!("{year}-{letter}{number}")))
    }

    /// `printemps 2024`, `en été`, `in the spring`.
    fn season(&self, at: usize) -> Option<Draft> {
        let season = self.at(Class::Season, at)?;
        if self.lexed.atoms[at].upos != Upos::Noun && self.lexed.atoms[at].upos != Upos::Propn {
            return None;
        }
        let (year, to) = self.year_after(season.end);
        let placed = self.before(Class::YearPreposition, at).is_some()
            || self
                .before(Class::Determiner, at)
                .is_some_and(|(s, _)| self.before(Class::YearPreposition, s).is_some());
        if year.is_none() && !placed {
            return None;
        }
        let year = year.map_or_else(|| "XXXX".to_owned(), |y| format!("{y:04}"));
        Some(Draft::date(at, to, format!("{year}-{}", season.value)))
    }

    /// `vendredi`, `vendredi 28`, `lundi matin`.
    fn weekday(&self, at: usize) -> Option<Draft> {
        let day = self.at(Class::Weekday, at)?;
        let mut kind = TimeKind::Date;
        let mut value = format!("XXXX-WXX-{}", day.value);
        let mut to = day.end;
        if let Some(number) = self.plain(to, 2).filter(|n| (1..=31).contains(n) && !self.is_counted(to + 1)) {
            value = format!("XXXX-XX-{number:02}");
            to += 1;
        }
        if let Some(part) = self.at(Class::DayPart, to) {
            value = format!("{value}T{}", part.value);
            to = part.end;
            kind = TimeKind::Time;
        }
        Some(Draft::new(at, to, kind, Some(value)))
    }
}

fn ymd(year: i64, month: i64, day: i64) -> Option<String> {
    let date =
        jiff::civil::Date::new(i16::try_from(year).ok()?, i8::try_from(month).ok()?, i8::try_from(day).ok()?);
    date.ok().map(|d| d.to_string())
}

fn days(from: usize, to: usize, year: Option<i64>, month: i64, first: i64, last: Option<i64>) -> Draft {
    let year = year.map_or_else(|| "XXXX".to_owned(), |y| format!("{y:04}"));
    let value = |day: i64| format!("{year}-{month:02}-{day:02}");
    let mut draft = Draft::date(from, to, value(first));
    if let Some(last) = last {
        draft.begin = draft.value.take();
        draft.end = Some(value(last));
    }
    draft
}

/// The value of a Roman number below 40.
fn roman(text: &str) -> Option<i64> {
    let digit = |c| match c {
        'i' => Some(1),
        'v' => Some(5),
        'x' => Some(10),
        _ => None,
    };
    let digits: Vec<i64> = text.chars().map(digit).collect::<Option<_>>()?;
    let value = digits
        .iter()
        .enumerate()
        .map(|(i, &d)| if digits.get(i + 1).is_some_and(|&n| n > d) { -d } else { d });
    let total = value.sum();
    (total > 0 && total < 40 && !digits.is_empty()).then_some(total)
}
