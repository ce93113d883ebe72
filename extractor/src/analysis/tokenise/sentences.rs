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
    /// For each token, how many straight double quotation marks stand before it.
    quotes: Vec<usize>,
    /// Sentences begin in lower case, as in automatic and phonetic transcripts.
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
        let mut quotes = 0;
        let count = |piece: &Piece| {
            let before = quotes;
            quotes += usize::from(chars[piece.start] == '"');
            before
        };
        let quotes = tokens.iter().map(count).collect();
        let mut splitter =
            Self { chars, tokens, rules, bracketed: vec![false; tokens.len()], quotes, caseless: false };
        splitter.mark_brackets();
        splitter.caseless = splitter.begins_in_lower_case();
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
                        // "(Rires.) Elle continue": more than a mark, and it ends before the bracket does.
                        let ends = matches!(self.stop(at - 1), Some(Stop::Point | Stop::Call));
                        self.bracketed[at - 1] = !(ends && at - from > 2);
                    }
                }
                _ => {}
            }
        }
    }

    /// Whether the text has no capitals, or most of what follows its stops is in lower case.
    fn begins_in_lower_case(&self) -> bool {
        const FEWEST: usize = 3;
        let stops =
            (0..self.tokens.len()).filter(|&at| matches!(self.stop(at), Some(Stop::Point | Stop::Call)));
        let (mut lower, mut upper) = (0, 0);
        for letter in stops.filter_map(|at| self.text(at + 1).first()) {
            lower += usize::from(letter.is_lowercase());
            upper += usize::from(letter.is_uppercase());
        }
        (lower >= FEWEST && lower > 2 * upper) || !self.chars.iter().any(|c| c.is_uppercase())
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
        while let Some(next) = self.after_closing(start, end) {
            end = next;
        }
        if end == self.tokens.len() {
            return Some(end);
        }
        self.begins(end, at, stop).then_some(end)
    }

    /// Where the mark at `at` ends if it belongs to the sentence that has just ended: further
    /// stops, closing quotation marks and brackets, references such as `[7]`.
    fn after_closing(&self, start: usize, at: usize) -> Option<usize> {
        let further = at < self.tokens.len() && self.stop(at).is_some_and(|stop| stop != Stop::Abbreviation);
        if self.closes(start, at) || (further && !self.blank_before(at)) {
            return Some(at + 1);
        }
        let reference = matches!((self.text(at), self.text(at + 2)), (['['], [']']))
            && self.text(at + 1).iter().all(char::is_ascii_digit);
        reference.then_some(at + 3)
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

    /// `1.` and `a.` at a sentence's start number what follows.
    fn is_number_or_letter(&self, at: usize) -> bool {
        let text = self.text(at);
        text.len() <= 3 && (text.iter().all(char::is_ascii_digit) || text.len() == 1)
    }

    fn blank_before(&self, at: usize) -> bool {
        self.tokens[at].start.checked_sub(1).is_none_or(|before| is_blank(self.chars[before]))
    }

    /// Whether the token closes a quotation or bracket that the stop before it ends.
    fn closes(&self, start: usize, at: usize) -> bool {
        let open = || (self.quotes[at] - self.quotes[start]) % 2 == 1;
        match self.text(at) {
            ['"'] if self.blank_before(at) => open() || self.ends_block(at),
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
    fn begins(&self, at: usize, stop_at: usize, stop: Stop) -> bool {
        let closed = at > stop_at + 1;
        let mut first = at;
        while first < self.tokens.len() && self.is_opening(first) {
            first += 1;
        }
        let text = self.text(first);
        let Some(&letter) = text.first() else { return true };
        if letter.is_lowercase() {
            let plain = stop == Stop::Point && !closed && self.is_long_word(stop_at);
            // In such a transcript `…` is where a speaker breaks off; typed dots are a pause.
            let broken_off = matches!(self.text(stop_at), ['…']);
            let ends = broken_off || matches!(stop, Stop::Point | Stop::Call);
            return plain || (self.caseless && ends);
        }
        match stop {
            Stop::Abbreviation => self.abbreviation_ends(stop_at, text),
            _ if letter.is_alphanumeric() => letter.is_alphabetic() || closed || self.blank_before(at),
            _ => !matches!(letter, '.' | '!' | '?' | ',' | ';' | ':' | ')' | ']' | '»' | '/' | '%'),
        }
    }

    /// Whether the word before a point is too long for an unknown abbreviation.
    fn is_long_word(&self, point: usize) -> bool {
        const SHORTEST: usize = 5;
        let word = point.checked_sub(1).map_or(&[][..], |before| self.text(before));
        word.len() >= SHORTEST && word.iter().all(|c| c.is_lowercase()) && self.blank_after(point)
    }

    fn blank_after(&self, at: usize) -> bool {
        self.chars.get(self.tokens[at].end).is_none_or(|&c| is_blank(c))
    }

    /// Marks that can stand before a sentence's first word.
    fn is_opening(&self, at: usize) -> bool {
        match self.text(at) {
            [c] => "«»“„‘\"'([-–—¿¡‚‹*".contains(*c),
            text => matches!(text, ['-', '-'] | ['`', '`'] | ['\'', '\'']),
        }
    }

    /// Whether an abbreviation's point also ends the sentence: it is one that can, and the next
    /// word is one that sentences begin with.
    fn abbreviation_ends(&self, at: usize, word: &[char]) -> bool {
        let text = self.text(at);
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
