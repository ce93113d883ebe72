//! [`scan`]: the left-to-right walk over the characters of one block.

use super::rules::Rules;
use super::{Piece, is_blank};

/// The walk: the characters, the rules and the tokens found so far.
pub(super) struct Scanner<'a> {
    pub chars: &'a [char],
    pub rules: &'a Rules,
    pub tokens: Vec<Piece>,
    /// Round brackets opened and not yet closed.
    pub brackets: usize,
}

/// The tokens of a block without blank lines, in order.
pub(super) fn scan(chars: &[char], rules: &Rules) -> Vec<Piece> {
    let mut scanner = Scanner { chars, rules, tokens: Vec::new(), brackets: 0 };
    let mut at = 0;
    while at < chars.len() {
        at = if is_blank(chars[at]) { at + 1 } else { scanner.token(at) };
    }
    scanner.tokens
}

impl Scanner<'_> {
    /// Take what starts at `at`, a character that is not blank; gives where to go on.
    fn token(&mut self, at: usize) -> usize {
        let end = self.address(at).or_else(|| self.emoticon(at)).map(|end| self.push(at, end));
        let end = end.or_else(|| self.number(at)).or_else(|| self.word(at));
        end.unwrap_or_else(|| {
            let end = self.mark(at);
            self.push(at, end)
        })
    }

    /// Add the token `start..end`; gives `end`.
    pub fn push(&mut self, start: usize, end: usize) -> usize {
        if start < end {
            self.tokens.push(Piece { start, end });
        }
        end
    }

    /// The character at `at`; a blank past the end, so that callers need not care.
    pub fn char(&self, at: usize) -> char {
        self.chars.get(at).copied().unwrap_or(' ')
    }

    /// The character before `at`; a blank before the beginning.
    pub fn before(&self, at: usize) -> char {
        at.checked_sub(1).map_or(' ', |before| self.char(before))
    }

    /// Where the run of characters that satisfy `test` ends.
    pub fn run(&self, at: usize, test: impl Fn(char) -> bool) -> usize {
        self.chars[at.min(self.chars.len())..]
            .iter()
            .position(|&c| !test(c))
            .map_or(self.chars.len(), |n| at + n)
    }

    /// The next place from `at` that is not blank.
    pub fn after_blanks(&self, at: usize) -> usize {
        self.run(at, is_blank)
    }

    /// The word that follows `at` after blanks, as letters and digits alone.
    pub fn next_word(&self, at: usize) -> &[char] {
        let start = self.after_blanks(at);
        &self.chars[start..self.run(start, super::is_word)]
    }

    /// The characters of the last token.
    pub fn last(&self) -> &[char] {
        self.tokens.last().map_or(&[], |piece| &self.chars[piece.start..piece.end])
    }
}
