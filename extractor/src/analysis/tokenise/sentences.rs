//! [`split`]: the tokens of a block into sentences.

use super::rules::Rules;
use super::{Piece, is_blank};
use std::ops::Range;

/// The model reads at most 510 pieces at once: longer sentences are cut, at a clause's end where there is one.
const MOST_TOKENS: usize = 180;
/// The same limit on a rough count of pieces, for texts of very long words.
const MOST_PIECES: usize = 460;

/// The sentences as ranges of tokens; every token is in exactly one.
pub(super) fn split(chars: &[char], tokens: &[Piece], rules: &Rules) -> Vec<Range<usize>> {
    let splitter = Splitter::new(chars, tokens, rules);
    let (mut sentences, mut start, mut at) = (Vec::new(), 0, 0);
    while at < tokens.len() {
        at += 1;
        if let Some(end) = splitter.boundary_after(start, at - 1) {
            splitter.push_limited(&mut sentences, start..end);
            (start, at) = (end, end);
        }
    }
    splitter.push_limited(&mut sentences, start..tokens.len());
    sentences
}

struct Splitter<'a> {
    chars: &'a [char],
    tokens: &'a [Piece],
    rules: &'a Rules,
    /// For each token, whether it stands inside a pair of brackets.
    bracketed: Vec<bool>,
    /// The text has no capitals (an automatic transcript): a lower-case word can begin a sentence.
    caseless: bool,
}

/// How a token can end a sentence.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Stop {
    /// A full stop.
    Point,
    /// An exclamation or question mark.
    Call,
    /// `…`
    Ellipsis,
    /// An abbreviation's own point.
    Abbreviation,
}

impl<'a> Splitter<'a> {
    fn new(chars: &'a [char], tokens: &'a [Piece], rules: &'a Rules) -> Self {
        let caseless = !chars.iter().any(|c| c.is_uppercase());
        let mut splitter = Self { chars, tokens, rules, bracketed: vec![false; tokens.len()], caseless };
        splitter.mark_brackets();
        splitter
    }

    /// Mark what stands inside brackets that close again within a sentence's length.
    fn mark_brackets(&mut self) {
        const FARTHEST: usize = 100;
        let mut open: Vec<usize> = Vec::new();
        for at in 0..self.tokens.len() {
            match self.text(at) {
                ['(' | '['] => open.push(at),
                [')' | ']'] => {
                    if let Some(from) = open.pop().filter(|from| at - from <= FARTHEST) {
                        self.bracketed[from..at].fill(true);
                    }
                }
                _ => {}
            }
        }
    }

    fn text(&self, at: usize) -> &'a [char] {
        self.tokens.get(at).map_or(&[], |piece| &self.chars[piece.start..piece.end])
    }

    /// Where the sentence ends if token `at` ends it: after `at` and the closing marks that follow.
    fn boundary_after(&self, start: usize, at: usize) -> Option<usize> {
        let stop = self.stop(at)?;
        if self.bracketed[at] || (at == start + 1 && stop == Stop::Point && self.is_number_or_letter(start)) {
            return None;
        }
        let mut end = at + 1;
        while end < self.tokens.len() && (self.closes(end) || (self.is_call(end) && !self.blank_before(end)))
        {
            end += 1;
        }
        if end == self.tokens.len() {
            return Some(end);
        }
        self.begins(end, stop, end > at + 1).then_some(end)
    }

    fn stop(&self, at: usize) -> Option<Stop> {
        match self.text(at) {
            ['.' | '。' | '।' | '۔'] => Some(Stop::Point),
            ['!' | '?' | '！' | '？' | '؟', ..] => Some(Stop::Call),
            ['…', ..] | ['.', '.', ..] => Some(Stop::Ellipsis),
            [.., '.'] => Some(Stop::Abbreviation),
            _ => None,
        }
    }

    fn is_call(&self, at: usize) -> bool {
        matches!(self.stop(at), Some(Stop::Call | Stop::Ellipsis))
    }

    /// `1.` and `a.` at a sentence's start number what follows.
    fn is_number_or_letter(&self, at: usize) -> bool {
        let text = self.text(at);
        text.len() <= 3 && (text.iter().all(char::is_ascii_digit) || text.len() == 1)
    }

    fn blank_before(&self, at: usize) -> bool {
        self.tokens[at].start.checked_sub(1).is_none_or(|before| is_blank(self.chars[before]))
    }

    /// Whether the token closes a quotation or bracket that the stop before it ends.
    fn closes(&self, at: usize) -> bool {
        match self.text(at) {
            ['»' | '”' | ')' | ']'] => !self.rules.low_quotes || !self.blank_before(at),
            ['“' | '«'] => self.rules.low_quotes && !self.blank_before(at),
            ['"' | '\'' | '’' | '›'] | ['\'', '\''] | ['’', '’'] => {
                !self.blank_before(at) || self.ends_block(at)
            }
            _ => false,
        }
    }

    fn ends_block(&self, at: usize) -> bool {
        at + 1 == self.tokens.len()
    }

    /// Whether a sentence can begin at token `at` after such a stop.
    fn begins(&self, at: usize, stop: Stop, closed: bool) -> bool {
        let mut first = at;
        while first < self.tokens.len() && self.is_opening(first) {
            first += 1;
        }
        let text = self.text(first);
        let Some(&letter) = text.first() else { return true };
        if letter.is_lowercase() {
            return self.caseless && stop != Stop::Abbreviation && stop != Stop::Ellipsis;
        }
        match stop {
            Stop::Abbreviation => self.abbreviation_ends(at, text),
            _ if letter.is_alphanumeric() => letter.is_alphabetic() || closed || self.blank_before(at),
            _ => !matches!(letter, ',' | ';' | ':' | ')' | ']' | '»' | '/' | '%'),
        }
    }

    /// Marks that can stand before a sentence's first word.
    fn is_opening(&self, at: usize) -> bool {
        matches!(
            self.text(at),
            ['«' | '»'
                | '“'
                | '„'
                | '‘'
                | '"'
                | '\''
                | '('
                | '['
                | '-'
                | '–'
                | '—'
                | '¿'
                | '¡'
                | '‚'
                | '‹'
                | '*']
                | ['-', '-']
                | ['`', '`']
                | ['\'', '\'']
        )
    }

    /// Whether an abbreviation's point also ends the sentence: it is one that can, and the next
    /// word is one that sentences begin with.
    fn abbreviation_ends(&self, next: usize, word: &[char]) -> bool {
        let text = self.text(next - 1);
        let bare = &text[..text.len().saturating_sub(1)];
        let acronym = bare.contains(&'.');
        (acronym || self.rules.lists("final-abbreviations", bare)) && self.rules.lists("starters", word)
    }

    /// Add a sentence, cut where it is longer than the model can read.
    fn push_limited(&self, sentences: &mut Vec<Range<usize>>, mut sentence: Range<usize>) {
        while let Some(most) = self.too_long(&sentence) {
            let half = sentence.start + (most - sentence.start) / 2;
            let cut = |marks: &[char]| {
                (half..most).rev().find(|&at| matches!(self.text(at), [c] if marks.contains(c)))
            };
            let cut = cut(&[';', ':'])
                .or_else(|| cut(&['–', '—', '…']))
                .or_else(|| cut(&[',']))
                .map_or(most, |at| at + 1);
            sentences.push(sentence.start..cut);
            sentence.start = cut;
        }
        if !sentence.is_empty() {
            sentences.push(sentence);
        }
    }

    /// The first token that is too many, if any.
    fn too_long(&self, sentence: &Range<usize>) -> Option<usize> {
        const WORD: usize = 12;
        let mut pieces = 0;
        sentence.clone().find(|&at| {
            pieces += self.text(at).len().div_ceil(3).min(WORD);
            at - sentence.start >= MOST_TOKENS || pieces > MOST_PIECES
        })
    }
}
