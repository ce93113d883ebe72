//! Numerals: from atoms to the value they spell, in digits (`3,6 millions`), in words (`trois mille
//! six cents`), or as collectives (`une dizaine de milliers`).

use super::Number;
use super::german;
use super::lexer::Lexed;
use super::lexicon::{Class, Lexicon};

/// How a numeral is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Style {
    /// `3 600`.
    Digits,
    /// `trois mille`.
    Words,
    /// `une dizaine`.
    Collective,
    /// `des milliers`: at least so many.
    Open,
}

/// A number found in a sentence.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Numeral {
    /// First atom.
    pub start: usize,
    /// Atom after the last.
    pub end: usize,
    /// Its value, scale included; the lower bound of an open one.
    pub value: Number,
    /// Its scale word's value (`millions`), 1 without one.
    pub scale: Number,
    /// How it is written.
    pub style: Style,
}

impl Numeral {
    /// Whether its noun follows with a preposition (`millions d'euros`, `une dizaine de personnes`).
    pub fn takes_preposition(&self) -> bool {
        self.scale != ONE || matches!(self.style, Style::Collective | Style::Open)
    }
}

const ONE: Number = Number::Integer(1);

/// The numeral that starts at `at`.
pub(crate) fn parse(lexicon: &Lexicon, lexed: &Lexed, at: usize) -> Option<Numeral> {
    digits(lexicon, lexed, at)
        .or_else(|| open(lexicon, lexed, at))
        .or_else(|| collective(lexicon, lexed, at))
        .or_else(|| words(lexicon, lexed, at))
}

fn digits(lexicon: &Lexicon, lexed: &Lexed, at: usize) -> Option<Numeral> {
    let value = lexed.get(at)?.number()?;
    let plain = Numeral { start: at, end: at + 1, value, scale: ONE, style: Style::Digits };
    let numeral = match lexed.get(at + 1).and_then(super::lexer::Atom::number) {
        // `2 ½`
        Some(Number::Decimal(half)) if half < 1.0 && lexed.atoms[at + 1].text.chars().count() == 1 => {
            Numeral { end: at + 2, value: value.plus(Number::Decimal(half)), ..plain }
        }
        _ => plain,
    };
    Some(scaled(lexicon, lexed, numeral))
}

/// A numeral with the scale words that follow it.
fn scaled(lexicon: &Lexicon, lexed: &Lexed, numeral: Numeral) -> Numeral {
    let mut out = numeral;
    loop {
        let from = if lexed.is_joint(out.end) { out.end + 1 } else { out.end };
        let found = [Class::Scale, Class::Thousand, Class::Hundred]
            .into_iter()
            .find_map(|class| lexicon.at(class, lexed, from))
            .or_else(|| scale_letter(lexicon, lexed, out.start, from))
            .or_else(|| lexicon.at(Class::Collective, lexed, from));
        let Some(found) = found else { break };
        let scale = Number::from_f64(found.number());
        out = Numeral { end: found.end, value: out.value.times(scale), scale: out.scale.times(scale), ..out };
    }
    if out.scale != ONE
        && let Some(half) = lexicon.at(Class::AndHalf, lexed, out.end)
    {
        let more = out.scale.times(Number::from_f64(half.number()));
        out = Numeral { end: half.end, value: out.value.plus(more), ..out };
    }
    out
}

/// `12 M€`, `k€`, `$5m`: letters that scale only beside a currency.
fn scale_letter<'a>(
    lexicon: &'a Lexicon,
    lexed: &Lexed,
    start: usize,
    at: usize,
) -> Option<super::lexicon::Match<'a>> {
    let found = lexicon.at(Class::ScaleLetter, lexed, at)?;
    let after = lexicon.has(Class::Currency, lexed, found.end);
    let before = lexicon.before(Class::Currency, lexed, start).is_some() && lexed.glued(at);
    (after || before).then_some(found)
}

/// `une dizaine`, `trois douzaines`, `une dizaine de milliers`.
fn collective(lexicon: &Lexicon, lexed: &Lexed, at: usize) -> Option<Numeral> {
    let (count, from, several) = match lexicon.at(Class::Article, lexed, at) {
        Some(article) => (ONE, article.end, false),
        None => match words(lexicon, lexed, at).filter(|n| n.scale == ONE) {
            Some(numeral) => (numeral.value, numeral.end, true),
            None => (ONE, at, false),
        },
    };
    let from = if lexed.is_joint(from) { from + 1 } else { from };
    let (value, end) = match lexicon.at(Class::Half, lexed, at) {
        Some(half) if lexicon.has(Class::Collective, lexed, half.end) => {
            let found = lexicon.at(Class::Collective, lexed, half.end)?;
            (Number::from_f64(half.number() * found.number()), found.end)
        }
        _ => {
            let found = lexicon.at(Class::Collective, lexed, from)?;
            (count.times(Number::from_f64(found.number())), found.end)
        }
    };
    // Without a count the noun must follow, as in `la centaine de salariés`.
    if from == at && !lexicon.has(Class::Of, lexed, end) {
        return None;
    }
    let style = if several { Style::Words } else { Style::Collective };
    let base = Numeral { start: at, end, value, scale: value, style };
    Some(chained(lexicon, lexed, base))
}

/// `des centaines`, `tens of thousands`: no number, but a floor.
fn open(lexicon: &Lexicon, lexed: &Lexed, at: usize) -> Option<Numeral> {
    let found = lexicon.at(Class::Plural, lexed, at)?;
    let value = Number::from_f64(found.number());
    let base = Numeral { start: at, end: found.end, value, scale: value, style: Style::Open };
    Some(chained(lexicon, lexed, base))
}

/// Follow `de milliers`, `of thousands`, `de millions`.
fn chained(lexicon: &Lexicon, lexed: &Lexed, base: Numeral) -> Numeral {
    let mut out = base;
    while let Some(of) = lexicon.at(Class::Of, lexed, out.end) {
        let next =
            lexicon.at(Class::Plural, lexed, of.end).or_else(|| lexicon.at(Class::Scale, lexed, of.end));
        let Some(next) = next else { break };
        let scale = Number::from_f64(next.number());
        out = Numeral { end: next.end, value: out.value.times(scale), ..out };
    }
    out
}

/// What a number word does to the sum so far.
#[derive(Debug, Clone, Copy, PartialEq)]
enum Word {
    Small(f64),
    Tens(f64),
    Hundred,
    Thousand,
    Scale(f64),
}

fn word(lexicon: &Lexicon, lexed: &Lexed, at: usize) -> Option<(Word, usize)> {
    let found = |class| lexicon.at(class, lexed, at);
    found(Class::Small)
        .map(|m| (Word::Small(m.number()), m.end))
        .or_else(|| found(Class::Tens).map(|m| (Word::Tens(m.number()), m.end)))
        .or_else(|| found(Class::Hundred).map(|m| (Word::Hundred, m.end)))
        .or_else(|| found(Class::Thousand).map(|m| (Word::Thousand, m.end)))
        .or_else(|| found(Class::Scale).map(|m| (Word::Scale(m.number()), m.end)))
}

/// The sum that number words add up to.
#[derive(Debug, Clone, Copy, Default)]
struct Sum {
    total: f64,
    current: f64,
    scale: f64,
    last: Option<Word>,
}

impl Sum {
    /// The sum with one more word, where the word can follow.
    fn with(mut self, word: Word) -> Option<Self> {
        let below_100 = self.current % 100.0;
        let first = self.last.is_none();
        match word {
            Word::Small(v) => {
                let after_tens = self.current % 10.0 == 0.0 && v < 10.0 && v > 0.0 && below_100 >= 20.0;
                let after_sixty = (below_100 == 60.0 || below_100 == 80.0) && (10.0..20.0).contains(&v);
                let after_ten = self.last == Some(Word::Small(10.0)) && (7.0..=9.0).contains(&v)
                    || below_100 == 70.0 && self.last == Some(Word::Small(10.0)) && (7.0..=9.0).contains(&v);
                let after_round =
                    !first && below_100 == 0.0 && v > 0.0 && self.last != Some(Word::Small(0.0));
                if !(first || after_tens || after_sixty || after_ten || after_round) {
                    return None;
                }
                self.current += v;
            }
            Word::Tens(v) => {
                if v == 20.0 && self.last == Some(Word::Small(4.0)) && below_100 == 4.0 {
                    self.current += 76.0;
                } else if first || (below_100 == 0.0 && self.last != Some(Word::Small(0.0))) {
                    self.current += v;
                } else {
                    return None;
                }
            }
            Word::Hundred if self.current == 0.0 => self.current = 100.0,
            Word::Hundred if self.current < 100.0 => self.current *= 100.0,
            Word::Thousand if self.current == 0.0 && (first || self.total > 0.0) => {
                self.add_scaled(1000.0)?
            }
            Word::Thousand | Word::Hundred if self.current == 0.0 => return None,
            Word::Thousand => self.add_scaled(1000.0)?,
            Word::Scale(v) if self.current > 0.0 || self.total > 0.0 => self.add_scaled(v)?,
            Word::Scale(_) | Word::Hundred => return None,
        }
        self.last = Some(word);
        Some(self)
    }

    fn add_scaled(&mut self, scale: f64) -> Option<()> {
        if self.scale > 0.0 && scale >= self.scale && scale < 1e6 {
            return None;
        }
        if scale >= 1e6 {
            // `trois cent mille millions` multiplies everything so far.
            let base = if self.total % scale == 0.0 && self.total > 0.0 {
                self.current
            } else {
                self.total + self.current
            };
            let kept = self.total + self.current - base;
            self.total = kept + base.max(1.0) * scale;
        } else {
            self.total += self.current.max(1.0) * scale;
        }
        self.current = 0.0;
        self.scale = scale;
        Some(())
    }
}

/// A number in words.
fn words(lexicon: &Lexicon, lexed: &Lexed, at: usize) -> Option<Numeral> {
    if let Some((value, scale)) = lexed.get(at).and_then(|a| german::compound(lexicon, &a.norm)) {
        let base = Numeral { start: at, end: at + 1, value, scale: ONE, style: Style::Words };
        let scaled = scaled(lexicon, lexed, base);
        return Some(Numeral { scale: scaled.scale.times(scale), ..scaled });
    }
    if let Some(half) = lexicon.at(Class::Half, lexed, at) {
        let joint = usize::from(lexed.is_joint(half.end));
        let scale = lexicon.at(Class::Scale, lexed, half.end + joint)?;
        let unit = Number::from_f64(scale.number());
        let value = unit.times(Number::from_f64(half.number()));
        return Some(Numeral { start: at, end: scale.end, value, scale: unit, style: Style::Words });
    }
    let (mut sum, mut end) = first_word(lexicon, lexed, at)?;
    while let Some((next, stop)) = next_word(lexicon, lexed, sum, end) {
        sum = next;
        end = stop;
    }
    let mut value = sum.total + sum.current;
    if let Some(half) = lexicon.at(Class::AndHalf, lexed, end) {
        let scale = lexicon.at(Class::Scale, lexed, half.end);
        if sum.scale >= 1e6 && sum.current == 0.0 {
            value += half.number() * sum.scale;
            end = half.end;
        } else if let Some(scale) = scale {
            value = (value + half.number()) * scale.number();
            sum.scale = scale.number();
            end = scale.end;
        }
    }
    let scale = if sum.current == 0.0 && sum.scale >= 1e6 { Number::from_f64(sum.scale) } else { ONE };
    Some(Numeral { start: at, end, value: Number::from_f64(value), scale, style: Style::Words })
}

/// The first word of a number; an article counts where a scale follows it.
fn first_word(lexicon: &Lexicon, lexed: &Lexed, at: usize) -> Option<(Sum, usize)> {
    let start = Sum::default();
    if let Some((word, end)) = word(lexicon, lexed, at) {
        return Some((start.with(word)?, end));
    }
    let article = lexicon.at(Class::Article, lexed, at)?;
    let from = if lexed.is_joint(article.end) { article.end + 1 } else { article.end };
    match word(lexicon, lexed, from)?.0 {
        Word::Hundred | Word::Thousand | Word::Scale(_) => Some((start.with(Word::Small(1.0))?, article.end)),
        _ => None,
    }
}

fn next_word(lexicon: &Lexicon, lexed: &Lexed, sum: Sum, end: usize) -> Option<(Sum, usize)> {
    let joint = lexed.is_joint(end);
    let mut from = if joint { end + 1 } else { end };
    let and = lexicon.at(Class::And, lexed, from);
    if let Some(and) = and {
        from = if lexed.is_joint(and.end) { and.end + 1 } else { and.end };
        // `vingt et un`, `a hundred and five`, but not `cinq et six`.
        if !matches!(sum.last, Some(Word::Tens(_) | Word::Hundred | Word::Thousand)) {
            return None;
        }
    }
    if let Some((word, stop)) = word(lexicon, lexed, from) {
        let below = matches!(word, Word::Small(_) | Word::Tens(_));
        let tens_and = and.is_some() && matches!(sum.last, Some(Word::Tens(_)));
        if and.is_some() && (!below || (tens_and && matches!(word, Word::Tens(_)))) {
            return None;
        }
        return Some((sum.with(word)?, stop));
    }
    // `vingt et un`, `cent un`, `quatre-vingt-un`.
    let one = lexicon.at(Class::Article, lexed, from).filter(|m| m.integer() == 1)?;
    let compound = joint || and.is_some() && matches!(sum.last, Some(Word::Tens(_)));
    let hundred = lexed.atoms[from].norm.starts_with("un") && sum.last == Some(Word::Hundred);
    if !(compound || hundred && and.is_none()) {
        return None;
    }
    Some((sum.with(Word::Small(1.0))?, one.end))
}
