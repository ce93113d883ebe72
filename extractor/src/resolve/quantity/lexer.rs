//! [`Lexed`]: a sentence cut into atoms, the pieces that numbers and times are made of.
//!
//! Tokenisers disagree: `3 600` may be one token or two, `14h30` one or three, `80%` one or two. So
//! the grammar never sees tokens; it sees atoms (one whole number, one run of letters or one
//! symbol), each of which knows the tokens it lies in.

use super::Number;
use super::lexicon::lexicon;
use crate::analysis::{Language, Sentence, Upos};
use crate::span::TokenSpan;

/// Words that lose their vowel before another one, and what they stand for.
const ELISIONS: &[(&str, &str)] = &[
    ("d'", "de"),
    ("l'", "le"),
    ("qu'", "que"),
    ("jusqu'", "jusque"),
    ("lorsqu'", "lorsque"),
    ("n'", "ne"),
    ("s'", "se"),
    ("c'", "ce"),
    ("j'", "je"),
    ("m'", "me"),
    ("t'", "te"),
    ("un'", "una"),
    ("dell'", "della"),
    ("all'", "alla"),
    ("nell'", "nella"),
    ("quest'", "questa"),
];

/// What an atom is.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) enum Shape {
    /// A number in digits.
    Number(Number),
    /// A run of letters.
    Word,
    /// Anything else, one character at a time.
    Symbol,
}

/// A number, a run of letters or a symbol.
#[derive(Debug, Clone)]
pub(crate) struct Atom {
    /// As written.
    pub text: String,
    /// Lower case, straight apostrophes, elisions undone (`d'` is `de`).
    pub norm: String,
    /// The token's lemma in lower case, where the atom is a whole token.
    pub lemma: Option<String>,
    /// What it is.
    pub shape: Shape,
    /// First token it lies in.
    pub first: usize,
    /// Last token it lies in.
    pub last: usize,
    /// Part of speech of the first token.
    pub upos: Upos,
    /// The classes of phrases that may start with it, one bit each; all where that is not known.
    pub classes: u128,
    /// Whether white space (or the sentence's start) precedes it.
    pub spaced: bool,
}

impl Atom {
    /// Whether it is this word or symbol.
    pub fn is(&self, text: &str) -> bool {
        self.norm == text
    }

    /// The number in digits, where it is one.
    pub fn number(&self) -> Option<Number> {
        match self.shape {
            Shape::Number(number) => Some(number),
            _ => None,
        }
    }

    /// Whether it is a dash of any width.
    pub fn is_dash(&self) -> bool {
        matches!(self.norm.as_str(), "-" | "‐" | "‑" | "–" | "—" | "−")
    }
}

/// A sentence as atoms.
#[derive(Debug)]
pub(crate) struct Lexed {
    /// In text order.
    pub atoms: Vec<Atom>,
}

impl Lexed {
    /// Cut an analysed sentence.
    pub fn of_sentence(sentence: &Sentence) -> Self {
        let mut chars = Vec::new();
        for (index, token) in sentence.tokens.iter().enumerate() {
            let before = index.checked_sub(1).map(|i| &sentence.tokens[i]);
            if before.is_some_and(|b| b.span.end < token.span.start) {
                chars.push((' ', index - 1));
            }
            chars.extend(token.form.chars().map(|c| (c, index)));
        }
        let mut atoms = cut(&chars, sentence.language);
        let lexicon = lexicon(sentence.language);
        for atom in &mut atoms {
            let token = &sentence.tokens[atom.first];
            atom.upos = token.upos;
            if atom.first == atom.last && atom.text == token.form {
                atom.lemma = Some(token.lemma.to_lowercase());
            }
            atom.classes = lexicon.classes(atom);
        }
        Self { atoms }
    }

    /// Cut plain text.
    pub fn of_text(text: &str, language: Language) -> Self {
        let chars: Vec<_> = text.chars().map(|c| (c, 0)).collect();
        Self { atoms: cut(&chars, language) }
    }

    /// The atom at `at`, where there is one.
    pub fn get(&self, at: usize) -> Option<&Atom> {
        self.atoms.get(at)
    }

    /// The atom before `at`, where there is one.
    pub fn before(&self, at: usize) -> Option<&Atom> {
        self.atoms.get(at.checked_sub(1)?)
    }

    /// How many atoms there are.
    pub fn len(&self) -> usize {
        self.atoms.len()
    }

    /// Whether the atom at `at` is this word or symbol.
    pub fn is(&self, at: usize, text: &str) -> bool {
        self.get(at).is_some_and(|a| a.is(text))
    }

    /// Whether the atom at `at` follows the one before it without white space.
    pub fn glued(&self, at: usize) -> bool {
        at > 0 && self.get(at).is_some_and(|a| !a.spaced)
    }

    /// Whether a dash joins what stands before and after it (`week-end`).
    pub fn is_joint(&self, at: usize) -> bool {
        self.get(at).is_some_and(Atom::is_dash) && self.glued(at) && self.glued(at + 1)
    }

    /// The tokens that the atoms `from..to` lie in.
    pub fn tokens(&self, from: usize, to: usize) -> TokenSpan {
        match (self.atoms.get(from), self.atoms.get(to.saturating_sub(1))) {
            (Some(first), Some(last)) if from < to => TokenSpan::new(first.first, last.last + 1),
            _ => TokenSpan::new(0, 0),
        }
    }
}

/// Cut characters, each with the token it stands in.
fn cut(chars: &[(char, usize)], language: Language) -> Vec<Atom> {
    let mut atoms = Vec::new();
    let mut at = 0;
    let mut spaced = true;
    while at < chars.len() {
        let c = chars[at].0;
        if c.is_whitespace() {
            spaced = true;
            at += 1;
            continue;
        }
        let (end, shape) = if c.is_ascii_digit() {
            let (end, number) = digits(chars, at, language);
            (end, Shape::Number(number))
        } else if let Some(value) = vulgar_fraction(c) {
            (at + 1, Shape::Number(Number::Decimal(value)))
        } else if c.is_alphabetic() {
            (word(chars, at), Shape::Word)
        } else {
            (at + 1, Shape::Symbol)
        };
        let text: String = chars[at..end].iter().map(|&(c, _)| c).collect();
        let (first, last) = (chars[at].1, chars[end - 1].1);
        let norm = normalise(&text);
        atoms.push(Atom {
            text,
            norm,
            lemma: None,
            shape,
            first,
            last,
            upos: Upos::X,
            classes: u128::MAX,
            spaced,
        });
        spaced = false;
        at = end;
    }
    atoms
}

fn vulgar_fraction(c: char) -> Option<f64> {
    match c {
        '½' => Some(0.5),
        '¼' => Some(0.25),
        '¾' => Some(0.75),
        _ => None,
    }
}

fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '’' | 'ʼ')
}

fn normalise(text: &str) -> String {
    let lower = text.to_lowercase().replace(['’', 'ʼ'], "'");
    match ELISIONS.iter().find(|(short, _)| *short == lower) {
        Some((_, long)) => (*long).to_owned(),
        None => lower,
    }
}

/// The end of the word that starts at `start`; it never leaves its token.
fn word(chars: &[(char, usize)], start: usize) -> usize {
    let token = chars[start].1;
    let same = |at: usize| chars.get(at).filter(|&&(_, t)| t == token).map(|&(c, _)| c);
    let mut at = start;
    while let Some(c) = same(at) {
        if is_apostrophe(c) {
            let so_far: String = chars[start..=at].iter().map(|&(c, _)| c).collect();
            let elided = normalise(&so_far);
            if !elided.ends_with('\'') {
                return at + 1;
            }
            if !same(at + 1).is_some_and(char::is_alphabetic) {
                return if at > start { at } else { at + 1 };
            }
        } else if !(c.is_alphabetic() || matches!(c, '²' | '³' | '\u{300}'..='\u{36f}')) {
            break;
        }
        at += 1;
    }
    let letters: String = chars[start..at].iter().map(|&(c, _)| c).collect();
    let squared = matches!(letters.as_str(), "m" | "km" | "cm" | "mm" | "dm")
        && same(at).is_some_and(|c| matches!(c, '2' | '3'))
        && !same(at + 1).is_some_and(char::is_alphanumeric);
    if squared { at + 1 } else { at }
}

/// How a language writes numbers in digits.
struct Style {
    /// Marks between groups of three digits.
    groups: &'static [char],
    /// Marks before the fraction.
    decimals: &'static [char],
}

fn style(language: Language) -> Style {
    const BREAKLESS: [char; 3] = ['\u{a0}', '\u{202f}', '\u{2009}'];
    match language {
        Language::English => {
            Style { groups: &[BREAKLESS[0], BREAKLESS[1], BREAKLESS[2], ','], decimals: &['.'] }
        }
        Language::French | Language::German | Language::Spanish | Language::Italian => Style {
            groups: &[' ', BREAKLESS[0], BREAKLESS[1], BREAKLESS[2], '.', '\'', '’'],
            decimals: &[',', '.'],
        },
        Language::Other(_) => Style {
            groups: &[' ', BREAKLESS[0], BREAKLESS[1], BREAKLESS[2], '.', ',', '\'', '’'],
            decimals: &[',', '.'],
        },
    }
}

/// The number whose first digit is at `start`, and where it ends.
fn digits(chars: &[(char, usize)], start: usize, language: Language) -> (usize, Number) {
    let style = style(language);
    let run = |from: usize| chars[from..].iter().take_while(|(c, _)| c.is_ascii_digit()).count();
    let collect = |from: usize, to: usize| -> String {
        chars[from..to].iter().map(|&(c, _)| c).filter(char::is_ascii_digit).collect()
    };
    let head = run(start);
    let mut end = start + head;
    if head <= 3 && chars[start].0 != '0' {
        end = groups(chars, end, &style);
    }
    let whole = collect(start, end);
    if let Some(&(mark, token)) = chars.get(end)
        && style.decimals.contains(&mark)
        && chars.get(end + 1).is_some_and(|&(c, t)| c.is_ascii_digit() && t == token)
    {
        let stop = end + 1 + run(end + 1);
        let chained = chars.get(stop).is_some_and(|&(c, _)| c == mark || c == '.')
            && chars.get(stop + 1).is_some_and(|(c, _)| c.is_ascii_digit());
        let linked = start > 1 && chars[start - 1].0 == mark && chars[start - 2].0.is_ascii_digit();
        if !chained && !linked {
            let fraction = collect(end + 1, stop);
            let value = format!("{whole}.{fraction}").parse().unwrap_or(0.0);
            return (stop, Number::Decimal(value));
        }
    }
    (end, integer(&whole))
}

/// Where the groups of three digits from `end` on stop.
fn groups(chars: &[(char, usize)], from: usize, style: &Style) -> usize {
    let digit = |at: usize| chars.get(at).is_some_and(|(c, _)| c.is_ascii_digit());
    let mut end = from;
    let mut mark = None;
    while let Some(&(c, token)) = chars.get(end) {
        let same_token =
            chars.get(end + 1).is_some_and(|&(_, t)| t == token) && { end > 0 && chars[end - 1].1 == token };
        let allowed = (c == ' ' && same_token)
            || (style.groups.contains(&c) && (same_token || c.is_whitespace()))
                && mark.is_none_or(|m| m == c);
        let three = (1..=3).all(|k| digit(end + k)) && !digit(end + 4);
        if !allowed || !three {
            break;
        }
        mark = Some(c);
        end += 4;
    }
    // `12.034.5` or `1.234.2021` is no grouped number.
    let chained = mark.is_some_and(|m| !m.is_whitespace() && chars.get(end).is_some_and(|&(c, _)| c == m));
    if chained && digit(end + 1) { from } else { end }
}

fn integer(digits: &str) -> Number {
    match digits.parse() {
        Ok(value) => Number::Integer(value),
        Err(_) => Number::Decimal(digits.parse().unwrap_or(f64::MAX)),
    }
}
