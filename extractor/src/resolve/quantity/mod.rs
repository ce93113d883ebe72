//! [`find`]: the quantities of a sentence, with their bounds, unit and kind.
//!
//! Reads: an analysed sentence. Adds: a [`Quantity`] for each expression that counts or measures.
//! The grammar works on surface order ([`lexer::Lexed`]) and on word lists a language
//! (`resolve/data`), and asks the tree only for what a number counts; so one wrong arc never costs
//! a figure. Numbers in names, labels and dates are no quantities.

mod counted;
mod elapsed;
mod german;
mod guard;
mod kind;
pub(crate) mod lexer;
pub(crate) mod lexicon;
mod number;
pub(crate) mod numeral;
mod special;
#[cfg(test)]
mod tests;
mod unit;

#[cfg(test)]
pub(crate) use tests::sentence as test_sentence;

pub use number::Number;

use super::{Value, time};
use crate::analysis::{Language, Sentence};
use crate::source::SourceText;
use crate::span::{CharSpan, TokenSpan};
use lexer::Lexed;
use lexicon::{Lexicon, lexicon};

/// What a quantity says.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    /// How many: `3 600 employés`.
    Count,
    /// An amount of money: `12 M€`.
    Money,
    /// A percentage of nothing in particular: `5 %`.
    Percent,
    /// A part of something named by [`Quantity::of`]: `30 % des employés`, `la moitié des salariés`.
    Share,
    /// A difference: `+30 %`, `augmente de 30 %`, `passe de 12 à 15 %`.
    Change,
    /// So many per something: `12 €/kg`, `deux fois par an`.
    Rate,
    /// Somebody's or something's age: `34 ans`.
    Age,
    /// A length of time: `trois heures`.
    Duration,
    /// A time of day: `14h30`.
    ClockTime,
    /// Between two times of day: `de 6 heures à 23 heures`.
    ClockRange,
    /// A place in a row: `troisième`.
    Ordinal,
    /// A factor: `deux fois plus`, `triplé`.
    Multiplier,
    /// A result: `3-0`.
    Score,
    /// A calendar year: `2019`. Not a count of anything.
    Year,
    /// A physical measure: `12 km`.
    Measure,
}

/// A quantity found in a sentence.
#[derive(Debug, Clone, PartialEq)]
pub struct Quantity {
    /// The whole expression: approximator or bound, number, scale and unit noun.
    pub tokens: TokenSpan,
    /// The number alone, scale included.
    pub number_tokens: TokenSpan,
    /// The unit noun, or the number's last token where there is none.
    pub head: usize,
    /// The number; `None` for ranges and bounds.
    pub value: Option<Number>,
    /// Lower bound, taken as inclusive.
    pub min: Option<Number>,
    /// Upper bound, taken as inclusive.
    pub max: Option<Number>,
    /// What a [`Kind::Change`] starts from, where the text says; `value` is then where it ends.
    pub from: Option<Number>,
    /// The words of [`Quantity::from`].
    pub from_tokens: TokenSpan,
    /// Whether the text says "about".
    pub approximate: bool,
    /// Canonical English where known (`percent`, `EUR`, `hour`, `employee`, `EUR/hour`), else the
    /// noun's lemma.
    pub unit: Option<String>,
    /// What it says.
    pub kind: Kind,
    /// Head token of what a share is a share of.
    pub of: Option<usize>,
    /// `HH:MM:SS` of a [`Kind::ClockTime`].
    pub clock: Option<String>,
}

/// An expression while it is put together; positions are atoms.
#[derive(Debug, Clone)]
struct Draft {
    from: usize,
    to: usize,
    number: (usize, usize),
    head: Option<usize>,
    value: Option<Number>,
    min: Option<Number>,
    max: Option<Number>,
    start: Option<Number>,
    /// The atoms of the first of two numbers.
    low: (usize, usize),
    approximate: bool,
    unit: Option<String>,
    kind: Kind,
    of: Option<usize>,
    clock: Option<String>,
}

impl Draft {
    /// A bare number over the atoms `from..to`.
    fn new(from: usize, to: usize, value: Option<Number>, kind: Kind) -> Self {
        Self {
            from,
            to,
            number: (from, to),
            head: None,
            value,
            min: None,
            max: None,
            start: None,
            low: (from, from),
            approximate: false,
            unit: None,
            kind,
            of: None,
            clock: None,
        }
    }

    fn finish(self, lexed: &Lexed) -> Quantity {
        let number_tokens = lexed.tokens(self.number.0, self.number.1);
        let tokens = lexed.tokens(self.from, self.to);
        let head = self.head.unwrap_or(number_tokens.end.saturating_sub(1));
        Quantity {
            tokens,
            number_tokens,
            head,
            value: self.value,
            min: self.min,
            max: self.max,
            from: self.start,
            from_tokens: lexed.tokens(self.low.0, self.low.1),
            approximate: self.approximate,
            unit: self.unit,
            kind: self.kind,
            of: self.of,
            clock: self.clock,
        }
    }
}

/// Looks for quantities in one sentence.
struct Finder<'a> {
    sentence: &'a Sentence,
    lexed: &'a Lexed,
    lexicon: &'static Lexicon,
}

impl Finder<'_> {
    /// The quantity that starts at `at`, special forms first.
    fn at(&self, at: usize) -> Option<Draft> {
        self.elapsed(at)
            .or_else(|| self.ratio(at))
            .or_else(|| self.fraction(at))
            .or_else(|| self.multiplier(at))
            .or_else(|| self.ordinal(at))
            .or_else(|| self.counted(at))
    }
}

/// The quantities of a sentence, in text order; they do not overlap.
///
/// The conversion to [`Value`] needs the source: [`Quantity::to_value`].
#[must_use]
pub fn find(sentence: &Sentence) -> Vec<Quantity> {
    let lexed = Lexed::of_sentence(sentence);
    let finder = Finder { sentence, lexed: &lexed, lexicon: lexicon(sentence.language) };
    let dates = time::calendar_spans(&lexed, sentence.language);
    let clocks = time::clocks(&lexed, sentence.language);
    let mut found = Vec::new();
    let mut at = 0;
    while at < lexed.len() {
        if let Some(clock) = clocks.iter().find(|c| c.from == at) {
            found.push(clock_draft(clock).finish(&lexed));
            at = clock.to.max(at + 1);
        } else if let Some(date) = dates.iter().find(|d| d.from == at) {
            found.extend(date.year.map(|(atom, year)| {
                let mut draft = Draft::new(atom, atom + 1, Some(Number::Integer(year)), Kind::Year);
                draft.unit = Some("year".to_owned());
                draft.finish(&lexed)
            }));
            at = date.to.max(at + 1);
        } else {
            let free = |d: &Draft| !dates.iter().any(|s| s.from < d.to && d.from < s.to);
            match finder.at(at).filter(free) {
                Some(draft) => {
                    at = draft.to.max(at + 1);
                    found.push(draft.finish(&lexed));
                }
                None => at += 1,
            }
        }
    }
    found.retain(|q| !q.tokens.is_empty());
    found.sort_by_key(|q| (q.tokens.start, q.tokens.end));
    let mut end = 0;
    found.retain(|q| {
        let keep = q.tokens.start >= end;
        if keep {
            end = q.tokens.end;
        }
        keep
    });
    found
}

fn clock_draft(clock: &time::Clock) -> Draft {
    #[allow(clippy::cast_precision_loss)]
    let hours = |minutes: i64| Number::from_f64(minutes as f64 / 60.0);
    let mut draft = Draft::new(clock.from, clock.to, Some(hours(clock.minutes)), Kind::ClockTime);
    match clock.until {
        Some(until) => {
            draft.kind = Kind::ClockRange;
            draft.min = draft.value.take();
            draft.max = Some(hours(until));
        }
        None => draft.clock = Some(time::iso(clock.minutes)),
    }
    draft.unit = Some("hour".to_owned());
    draft.approximate = clock.approximate;
    draft
}

/// The number a plain string spells in a language, in digits or in words, unit and all else aside;
/// `None` where it holds anything but one number.
#[must_use]
pub fn parse_number(text: &str, language: Language) -> Option<Number> {
    let lexed = Lexed::of_text(text, language);
    let negative = lexed.len() > 1 && lexed.atoms[0].is_dash() && lexed.glued(1);
    let start = usize::from(negative || lexed.is(0, "+"));
    let numeral = numeral::parse(lexicon(language), &lexed, start).filter(|n| n.end == lexed.len())?;
    Some(if negative { numeral.value.negated() } else { numeral.value })
}

/// The quantity a token is part of.
#[must_use]
pub fn covering(quantities: &[Quantity], token: usize) -> Option<&Quantity> {
    quantities.iter().find(|q| q.tokens.contains(token))
}

impl Quantity {
    /// The quantity as a claim's value. `sentence` is the one it was found in.
    #[must_use]
    pub fn to_value(&self, sentence: &Sentence, source: &SourceText) -> Value {
        let span = chars_of(sentence, self.tokens);
        let (value, datatype) = match (&self.clock, self.kind) {
            (Some(clock), _) => (Some(clock.clone().into()), "xsd:time"),
            (None, Kind::Year) => (self.value.map(|v| v.to_string().into()), "xsd:gYear"),
            (None, _) => (self.value.map(Number::to_json), self.datatype()),
        };
        Value {
            text: source.slice(span).to_owned(),
            start: span.start,
            end: span.end,
            value,
            datatype: datatype.to_owned(),
            unit: self.unit.clone(),
            approximate: self.approximate,
            min: self.min.map(Number::as_f64),
            max: self.max.map(Number::as_f64),
        }
    }

    /// `xsd:integer` where every number of it is whole.
    fn datatype(&self) -> &'static str {
        let numbers = [self.value, self.min, self.max];
        if numbers.iter().flatten().any(|n| n.as_integer().is_none()) { "xsd:decimal" } else { "xsd:integer" }
    }
}

/// The source span of some tokens.
pub(crate) fn chars_of(sentence: &Sentence, tokens: TokenSpan) -> CharSpan {
    match (sentence.tokens.get(tokens.start), sentence.tokens.get(tokens.end.saturating_sub(1))) {
        (Some(first), Some(last)) if first.span.start <= last.span.end => first.span.join(&last.span),
        _ => CharSpan::new(sentence.span.start, sentence.span.start),
    }
}
