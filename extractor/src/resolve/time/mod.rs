//! [`find`]: the time expressions of a sentence, as TIMEX3 has them.
//!
//! Reads: an analysed sentence and, where known, the day its document was published. Adds: a
//! [`TimeExpression`] for each date, time of day, duration and recurring time, with an ISO value.
//! What cannot be told stays open: `le week-end dernier` has a value only where the day is known,
//! `lundi` is some Monday (`XXXX-WXX-1`).
//!
//! Values: ISO-TimeML (ISO 24617-1), <https://timeml.github.io/site/publications/timeMLdocs/timeml_1.2.1.html>

mod anchor;
mod calendar;
mod clock;
mod duration;
mod recurring;
mod relative;
mod settle;
#[cfg(test)]
mod tests;

pub(crate) use clock::{Clock, iso};

use super::quantity::lexer::Lexed;
use super::quantity::lexicon::{Class, Lexicon, lexicon};
use super::quantity::{self, chars_of};
use super::{Tense, Time};
use crate::analysis::{Language, Sentence};
use crate::source::SourceText;
use crate::span::TokenSpan;
use jiff::civil::Date;

/// What a time expression denotes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum TimeKind {
    /// A stretch of the calendar.
    Date,
    /// A time of day.
    Time,
    /// A length of time.
    Duration,
    /// Something that recurs.
    Set,
}

impl TimeKind {
    /// TIMEX3's name for it.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Date => "DATE",
            Self::Time => "TIME",
            Self::Duration => "DURATION",
            Self::Set => "SET",
        }
    }
}

/// TIMEX3's `mod`: what qualifies the value.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[allow(missing_docs, reason = "the names are the standard's own")]
pub enum Modifier {
    Before,
    After,
    OnOrBefore,
    Start,
    Mid,
    End,
    Approx,
    EqualOrMore,
    EqualOrLess,
}

impl Modifier {
    /// TIMEX3's name for it.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Before => "BEFORE",
            Self::After => "AFTER",
            Self::OnOrBefore => "ON_OR_BEFORE",
            Self::Start => "START",
            Self::Mid => "MID",
            Self::End => "END",
            Self::Approx => "APPROX",
            Self::EqualOrMore => "EQUAL_OR_MORE",
            Self::EqualOrLess => "EQUAL_OR_LESS",
        }
    }
}

/// A time expression found in a sentence.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TimeExpression {
    /// Its words, without the preposition unless that makes the value (`il y a deux ans`).
    pub tokens: TokenSpan,
    /// The same with the preposition and the article that bound it (`d'ici 2030`, `depuis le 3 mars`).
    pub outer: TokenSpan,
    /// The length of time that the words may mean as well: `in three years` of what is over.
    pub lasting: Option<String>,
    /// The forms of its words, with a blank where the source has any space.
    pub text: String,
    /// What it denotes.
    pub kind: TimeKind,
    /// TIMEX3 value: `2025-02-03`, `2025-W05-WE`, `P3Y`, `XXXX-WXX-1`, `PAST_REF`; `None` where it
    /// depends on a day that is not known.
    pub value: Option<String>,
    /// What qualifies the value (`avant 2020`, `début mars`).
    pub modifier: Option<Modifier>,
    /// Where the time starts (`depuis 2019`), as a value.
    pub begin: Option<String>,
    /// Where the time ends (`jusqu'en 2020`), as a value.
    pub end: Option<String>,
    /// Quantifier of a [`TimeKind::Set`]: `EVERY`, `OFTEN`, `ALWAYS`, `RARELY`, `SOMETIMES`.
    pub quant: Option<String>,
    /// How often in each period of a [`TimeKind::Set`]: `2X`.
    pub freq: Option<String>,
}

/// An expression while it is put together; positions are atoms.
#[derive(Debug, Clone)]
struct Draft {
    from: usize,
    to: usize,
    kind: TimeKind,
    value: Option<String>,
    modifier: Option<Modifier>,
    begin: Option<String>,
    end: Option<String>,
    quant: Option<String>,
    freq: Option<String>,
    /// The first atom with the words that bound the expression.
    outer: usize,
    lasting: Option<String>,
    /// The atom and value of a year that stands alone.
    year: Option<(usize, i64)>,
}

impl Draft {
    fn new(from: usize, to: usize, kind: TimeKind, value: Option<String>) -> Self {
        let none = (None, None, None, None, None);
        let (begin, end, quant, freq, year) = none;
        let (modifier, lasting) = (None, None);
        Self { from, to, kind, value, modifier, begin, end, quant, freq, outer: from, lasting, year }
    }

    fn date(from: usize, to: usize, value: impl Into<String>) -> Self {
        Self::new(from, to, TimeKind::Date, Some(value.into()))
    }

    fn overlaps(&self, other: &Self) -> bool {
        self.from < other.to && other.from < self.to
    }
}

/// Looks for times in one sentence.
#[derive(Clone, Copy)]
struct Finder<'a> {
    lexed: &'a Lexed,
    lexicon: &'static Lexicon,
    language: Language,
    anchor: Option<Date>,
}

impl<'a> Finder<'a> {
    fn new(lexed: &'a Lexed, language: Language, anchor: Option<Date>) -> Self {
        Self { lexed, lexicon: lexicon(language), language, anchor }
    }

    fn at(&self, class: Class, at: usize) -> Option<quantity::lexicon::Match<'static>> {
        self.lexicon.at(class, self.lexed, at)
    }

    fn before(&self, class: Class, end: usize) -> Option<(usize, quantity::lexicon::Match<'static>)> {
        self.lexicon.before(class, self.lexed, end)
    }

    /// Dates, in text order, not overlapping.
    fn dates(&self) -> Vec<Draft> {
        let mut found = Vec::new();
        let mut at = 0;
        while at < self.lexed.len() {
            let draft = self.recurring(at).or_else(|| self.relative(at)).or_else(|| self.calendar(at));
            match draft {
                Some(draft) => {
                    at = draft.to.max(at + 1);
                    found.push(draft);
                }
                None => at += 1,
            }
        }
        found
    }
}

/// A stretch of atoms that a date takes, so that its numbers are no quantities.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct CalendarSpan {
    /// First atom.
    pub from: usize,
    /// Atom after the last.
    pub to: usize,
    /// The atom and value of a year that stands alone.
    pub year: Option<(usize, i64)>,
}

/// Where dates stand in a sentence.
pub(crate) fn calendar_spans(lexed: &Lexed, language: Language) -> Vec<CalendarSpan> {
    let dates = Finder::new(lexed, language, None).dates();
    let is_date = |d: &Draft| matches!(d.kind, TimeKind::Date | TimeKind::Set);
    let span = |d: Draft| CalendarSpan { from: d.from, to: d.to, year: d.year };
    dates.into_iter().filter(is_date).map(span).collect()
}

/// The clock times of a sentence.
pub(crate) fn clocks(lexed: &Lexed, language: Language) -> Vec<Clock> {
    clock::clocks(lexicon(language), lexed)
}

/// The time expressions of a sentence, in text order; they do not overlap.
///
/// `anchor` is the day the document was published.
#[must_use]
pub fn find(sentence: &Sentence, anchor: Option<Date>) -> Vec<TimeExpression> {
    let lexed = Lexed::of_sentence(sentence);
    let finder = Finder::new(&lexed, sentence.language, anchor);
    let mut drafts: Vec<Draft> = Vec::new();
    let clocks = clocks(&lexed, sentence.language);
    let others = clocks.into_iter().map(clock_draft).chain(finder.dates()).chain(finder.durations(sentence));
    for draft in others {
        if !drafts.iter().any(|d| d.overlaps(&draft)) {
            drafts.push(draft);
        }
    }
    for draft in &mut drafts {
        finder.bound(draft);
    }
    drafts.sort_by_key(|d| (d.from, d.to));
    let mut found: Vec<_> = drafts.into_iter().map(|d| finish(d, sentence, &lexed)).collect();
    found.dedup_by(|b, a| a.tokens.overlaps(&b.tokens));
    found
}

fn clock_draft(clock: Clock) -> Draft {
    let time = |minutes: i64| format!("T{}", &iso(minutes)[..5]);
    let mut draft = Draft::new(clock.from, clock.to, TimeKind::Time, Some(time(clock.minutes)));
    if let Some(until) = clock.until {
        draft.begin = draft.value.take();
        draft.end = Some(time(until));
    }
    draft.modifier = clock.approximate.then_some(Modifier::Approx);
    draft
}

fn finish(draft: Draft, sentence: &Sentence, lexed: &Lexed) -> TimeExpression {
    let tokens = lexed.tokens(draft.from, draft.to);
    let mut text = String::new();
    for (index, token) in sentence.tokens[tokens.range()].iter().enumerate() {
        let gap = index > 0 && sentence.tokens[tokens.start + index - 1].span.end < token.span.start;
        if gap {
            text.push(' ');
        }
        text.push_str(&token.form);
    }
    TimeExpression {
        tokens,
        outer: lexed.tokens(draft.outer.min(draft.from), draft.to),
        lasting: draft.lasting,
        text,
        kind: draft.kind,
        value: draft.value,
        modifier: draft.modifier,
        begin: draft.begin,
        end: draft.end,
        quant: draft.quant,
        freq: draft.freq,
    }
}

impl TimeExpression {
    /// The expression as the time of a claim in this tense. `sentence` is the one it was found in, `anchor` the
    /// document's date.
    #[must_use]
    pub fn to_time(
        &self,
        sentence: &Sentence,
        source: &SourceText,
        tense: Tense,
        anchor: Option<Date>,
    ) -> Time {
        let span = chars_of(sentence, self.tokens);
        // `ouvert le lundi` is every Monday.
        let habitual = sentence.language == Language::French
            && self.value.as_deref().is_some_and(|value| value.starts_with("XXXX-WXX"))
            && self
                .tokens
                .start
                .checked_sub(1)
                .is_some_and(|i| sentence.tokens[i].form.to_lowercase() == "le");
        // `est en panne depuis novembre`: what began is past.
        let before = self.outer.start.min(self.tokens.start);
        let since = (before.saturating_sub(1)..self.tokens.start)
            .any(|i| matches!(sentence.tokens[i].form.to_lowercase().as_str(), "depuis" | "since" | "seit"));
        let tense = if since { Tense::Past } else { tense };
        let (kind, value) = self.settled(tense, anchor.filter(|_| !habitual));
        Time { text: source.slice(span).to_owned(), value, kind: kind.name().to_owned() }
    }
}
