//! [`Lexicon`]: the words of numbers, units and times of one language.
//!
//! The words are data, `data/{language}/*.tsv`: a class, phrases separated by ` | `, a value and
//! sometimes a second one. Phrases match on the form, the lemma or a plain plural, and over hyphens.

use super::lexer::{Atom, Lexed, Shape};
use crate::analysis::Language;
use std::collections::HashMap;
use std::sync::LazyLock;

macro_rules! classes {
    ($($(#[$doc:meta])* $variant:ident = $name:literal),* $(,)?) => {
        /// What a phrase does in an expression.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub(crate) enum Class { $($(#[$doc])* $variant),* }

        impl Class {
            fn from_name(name: &str) -> Option<Self> {
                match name { $($name => Some(Self::$variant),)* _ => None }
            }
        }
    };
}

classes! {
    /// 0 to 19 and other simple numbers.
    Small = "small",
    /// 20, 30, … 90.
    Tens = "tens",
    /// Hundred.
    Hundred = "hundred",
    /// Thousand.
    Thousand = "thousand",
    /// Million and above, written out or safely abbreviated.
    Scale = "scale",
    /// `k`, `M`: a scale beside a currency only.
    ScaleLetter = "scale_letter",
    /// Indefinite articles.
    Article = "article",
    /// `et`, `and` within a number.
    And = "and",
    /// `et demi`, `and a half` after a number.
    AndHalf = "and_half",
    /// `half a`, `une demi` before a unit.
    Half = "half",
    /// `dizaine`, `dozen`.
    Collective = "collective",
    /// `centaines`, `thousands` without a number.
    Plural = "plural",
    /// `moitié`, `tiers`, `quarter`.
    Fraction = "fraction",
    /// `environ`, before the number.
    Approx = "approx",
    /// `or so`, after it.
    ApproxAfter = "approx_after",
    /// `plus de`, `at least`.
    Min = "min",
    /// `or more`, after it.
    MinAfter = "min_after",
    /// `moins de`, `up to`.
    Max = "max",
    /// `or less`, after it.
    MaxAfter = "max_after",
    /// `entre`, `from`, with the word that must stand in the middle.
    RangeOpen = "range_open",
    /// `à`, `to` between two numbers.
    RangeMid = "range_mid",
    /// `sur`, `out of` between two numbers.
    Ratio = "ratio",
    /// `par`, `per`.
    Per = "per",
    /// `de`, `of`.
    Of = "of",
    /// `premier`, `third`.
    Ordinal = "ordinal",
    /// `e`, `th` after digits.
    OrdinalSuffix = "ordinal_suffix",
    /// `fois`, `times`.
    Times = "times",
    /// `plus`, `as` after "times".
    Comparative = "comparative",
    /// `twice`, `tripler`.
    Multiplier = "multiplier",
    /// Verbs and nouns of change.
    Change = "change",
    /// `numéro`, `page`: what follows is a label.
    Label = "label",
    /// A unit or counted noun; the second value is its dimension.
    Unit = "unit",
    /// A unit's abbreviation, as written; the second value is its dimension.
    UnitSymbol = "unit_symbol",
    /// A currency; may stand before the number.
    Currency = "currency",
    /// `âgé de`, `aged`.
    Aged = "aged",
    /// `years old`, `Jahre alt`.
    Old = "old",
    /// Nouns for persons, who have an age.
    Person = "person",
    /// A month, 1 to 12.
    Month = "month",
    /// A day of the week, 1 (Monday) to 7.
    Weekday = "weekday",
    /// `SP`, `SU`, `FA`, `WI`.
    Season = "season",
    /// `MO`, `AF`, `EV`, `NI`, `MI`, `DT`.
    DayPart = "daypart",
    /// The end of the week.
    Weekend = "weekend",
    /// A time unit: TIMEX3 letter, with `T` before those of the clock.
    TimeUnit = "time_unit",
    /// `hier` = -1, in days.
    Day = "day",
    /// A fixed expression with its value.
    Fixed = "fixed",
    /// `dernier`, `last` = -1; `prochain`, `next` = 1; `ce`, `this` = 0.
    Shift = "shift",
    /// The same where it stands after its noun.
    ShiftAfter = "shift_after",
    /// `il y a`, `vor` before a duration.
    Ago = "ago",
    /// `ago`, `fa` after one.
    AgoAfter = "ago_after",
    /// `dans`, `in` before a duration.
    Hence = "hence",
    /// `later`, `plus tard` after one.
    HenceAfter = "hence_after",
    /// Prepositions that take a year.
    YearPreposition = "year_preposition",
    /// `année`, `year` before a year.
    YearNoun = "year_noun",
    /// Prepositions that bound a time: `SINCE`, `UNTIL`, `BEFORE`, `AFTER`, `BY`, `DURING`.
    Bound = "bound",
    /// `début`, `late`: `START`, `MID`, `END`.
    Part = "part",
    /// `années 90`, `the nineties`.
    Decade = "decade",
    /// `siècle`, `century`.
    Century = "century",
    /// `trimestre`, `Q`: `Q`; `semestre`: `H`.
    Quarter = "quarter",
    /// `chaque`, `every`, `tous les`.
    Every = "every",
    /// `hebdomadaire`, `weekly` with its period.
    Periodic = "periodic",
    /// `souvent`, `often`.
    Frequency = "frequency",
    /// Whole expressions that recur, such as `montags`.
    Recurring = "recurring",
    /// `heure`, `o'clock`, `Uhr`.
    ClockUnit = "clock_unit",
    /// `du matin` = AM, `du soir` = PM after a clock time.
    ClockHalf = "clock_half",
    /// `à`, `at`, `vers` before a clock time.
    ClockPreposition = "clock_preposition",
    /// `midi`, `noon`.
    ClockWord = "clock_word",
    /// `vacances`: a time only after `pendant`.
    Period = "period",
    /// `quelques`, `several` before a time unit.
    Several = "several",
    /// Time units whose form is the plural.
    PluralUnit = "plural_unit",
    /// `once`, `twice`, `zweimal`.
    AdverbTimes = "adverb_times",
    /// `pendant`, `for`, `en` before a duration.
    Lasting = "lasting",
    /// `durer`, `take`, `pendant`: what stands before a length of time, never a time of day.
    TakesTime = "takes_time",
    /// Determiners.
    Determiner = "determiner",
}

#[derive(Debug)]
struct Entry {
    class: Class,
    words: Vec<String>,
    value: String,
    extra: String,
}

/// A phrase found in a sentence.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Match<'a> {
    /// Index of the atom after it.
    pub end: usize,
    /// Its value.
    pub value: &'a str,
    /// Its second value.
    pub extra: &'a str,
}

impl Match<'_> {
    /// The value as a number; 0 where it is none.
    pub fn number(&self) -> f64 {
        self.value.parse().unwrap_or(0.0)
    }

    /// The value as a whole number; 0 where it is none.
    pub fn integer(&self) -> i64 {
        self.value.parse().unwrap_or(0)
    }
}

/// The phrases of one language.
#[derive(Debug, Default)]
pub(crate) struct Lexicon {
    by_first: HashMap<String, Vec<Entry>>,
}

macro_rules! lexicon {
    ($language:literal) => {
        LazyLock::new(|| {
            Lexicon::load(&[
                include_str!("../data/common.tsv"),
                include_str!(concat!("../data/", $language, "/numbers.tsv")),
                include_str!(concat!("../data/", $language, "/units.tsv")),
                include_str!(concat!("../data/", $language, "/times.tsv")),
            ])
        })
    };
}

static FRENCH: LazyLock<Lexicon> = lexicon!("fr");
static ENGLISH: LazyLock<Lexicon> = lexicon!("en");
static GERMAN: LazyLock<Lexicon> = lexicon!("de");
static SPANISH: LazyLock<Lexicon> = lexicon!("es");
static ITALIAN: LazyLock<Lexicon> = lexicon!("it");
static NEUTRAL: LazyLock<Lexicon> = LazyLock::new(|| Lexicon::load(&[include_str!("../data/common.tsv")]));

/// The words of a language; symbols only for one without data.
pub(crate) fn lexicon(language: Language) -> &'static Lexicon {
    match language {
        Language::French => &FRENCH,
        Language::English => &ENGLISH,
        Language::German => &GERMAN,
        Language::Spanish => &SPANISH,
        Language::Italian => &ITALIAN,
        Language::Other(_) => &NEUTRAL,
    }
}

impl Lexicon {
    fn load(files: &[&str]) -> Self {
        let mut lexicon = Self::default();
        for line in files.iter().flat_map(|file| file.lines()) {
            let mut fields = line.split('\t');
            let Some(class) = fields.next().and_then(Class::from_name) else { continue };
            let phrases = fields.next().unwrap_or_default();
            let value = fields.next().unwrap_or_default();
            let extra = fields.next().unwrap_or_default();
            for phrase in phrases.split(" | ") {
                lexicon.insert(class, phrase, value, extra);
            }
        }
        for entries in lexicon.by_first.values_mut() {
            entries.sort_by_key(|entry| std::cmp::Reverse(entry.words.len()));
        }
        lexicon
    }

    fn insert(&mut self, class: Class, phrase: &str, value: &str, extra: &str) {
        let lexed = Lexed::of_text(phrase, Language::UNKNOWN);
        let words: Vec<String> = (0..lexed.len())
            .filter(|&i| !lexed.is_joint(i))
            .map(|i| {
                let atom = &lexed.atoms[i];
                if class == Class::UnitSymbol { atom.text.clone() } else { atom.norm.clone() }
            })
            .collect();
        if let Some(first) = words.first() {
            let entry =
                Entry { class, words: words.clone(), value: value.to_owned(), extra: extra.to_owned() };
            self.by_first.entry(first.clone()).or_default().push(entry);
        }
    }

    /// The classes of the phrases that may start with an atom, one bit each: most atoms start
    /// none, which spares nearly every look-up.
    pub fn classes(&self, atom: &Atom) -> u128 {
        let stem = atom.norm.strip_suffix(['s', 'x']);
        let keys = [Some(atom.norm.as_str()), Some(atom.text.as_str()), atom.lemma.as_deref(), stem];
        let entries = keys.into_iter().flatten().filter_map(|key| self.by_first.get(key)).flatten();
        entries.fold(0, |bits, entry| bits | 1 << entry.class as u32)
    }

    /// The longest phrase of a class that starts at `at`.
    pub fn at<'a>(&'a self, class: Class, lexed: &Lexed, at: usize) -> Option<Match<'a>> {
        let atom = lexed.get(at).filter(|atom| atom.classes & (1 << class as u32) != 0)?;
        let keys = keys(lexed, at, class);
        let found = keys.iter().filter_map(|key| self.by_first.get(key)).flatten();
        let mut best: Option<Match<'a>> = None;
        for entry in found.filter(|entry| entry.class == class) {
            if class == Class::UnitSymbol && entry.words[0] != atom.text {
                continue;
            }
            if let Some(end) = end_of(entry, lexed, at)
                && best.is_none_or(|b| b.end < end)
            {
                best = Some(Match { end, value: &entry.value, extra: &entry.extra });
            }
        }
        best
    }

    /// The longest phrase of a class that ends right before `end`, and where it starts.
    pub fn before<'a>(&'a self, class: Class, lexed: &Lexed, end: usize) -> Option<(usize, Match<'a>)> {
        let reach = end.min(6);
        (1..=reach).rev().find_map(|back| {
            let start = end - back;
            self.at(class, lexed, start).filter(|m| m.end == end).map(|m| (start, m))
        })
    }

    /// Whether a phrase of a class starts at `at`.
    pub fn has(&self, class: Class, lexed: &Lexed, at: usize) -> bool {
        self.at(class, lexed, at).is_some()
    }

    /// The entry of a class for one lemma.
    pub fn lemma(&self, class: Class, lemma: &str) -> Option<(&str, &str)> {
        let entries = self.by_first.get(lemma)?;
        let entry = entries.iter().find(|e| e.class == class && e.words.len() == 1)?;
        Some((&entry.value, &entry.extra))
    }
}

fn end_of(entry: &Entry, lexed: &Lexed, at: usize) -> Option<usize> {
    let mut position = at + 1;
    for word in &entry.words[1..] {
        if lexed.is_joint(position) {
            position += 1;
        }
        let matches = keys(lexed, position, entry.class).iter().any(|key| key == word);
        if !matches {
            return None;
        }
        position += 1;
    }
    Some(position)
}

/// What an atom may be looked up as.
fn keys(lexed: &Lexed, at: usize, class: Class) -> Vec<String> {
    let Some(atom) = lexed.get(at) else { return Vec::new() };
    if class == Class::UnitSymbol {
        return vec![atom.text.clone()];
    }
    let mut keys = vec![atom.norm.clone()];
    let as_written = matches!(class, Class::Article | Class::Plural | Class::PluralUnit);
    if atom.shape != Shape::Word || as_written {
        return keys;
    }
    if let Some(lemma) = &atom.lemma
        && *lemma != atom.norm
    {
        keys.push(lemma.clone());
    }
    if class == Class::Unit
        && let Some(stem) = atom.norm.strip_suffix(['s', 'x'])
        && stem.chars().count() > 2
        && !keys.iter().any(|key| key == stem)
    {
        keys.push(stem.to_owned());
    }
    keys
}
