//! Numbers: grouped thousands, decimals, times, dates, ranges, ordinals, numbers with a unit.

use super::scan::Scanner;
use super::{is_apostrophe, is_blank, is_hyphen, is_word};

/// The no-break blanks that group digits.
fn is_group_blank(c: char) -> bool {
    matches!(c, '\u{a0}' | '\u{202f}' | '\u{2009}')
}

fn is_digit(c: char) -> bool {
    c.is_ascii_digit()
}

impl Scanner<'_> {
    /// Take a number; `None` where none starts or where it is the beginning of a word (`3D`, `1er`).
    pub(super) fn number(&mut self, at: usize) -> Option<usize> {
        let start = at + usize::from(self.is_sign(at));
        if !is_digit(self.char(start)) && !self.is_bare_decimal(start) {
            return None;
        }
        let end = self.number_end(start);
        if let Some(end) = self.stopwatch(start, end) {
            return Some(self.push(at, end));
        }
        let next = self.char(end);
        if next.is_alphabetic() || next == '_' {
            return self.number_with_letters(at, end);
        }
        // Words such as "4-temps" and decades such as "70's".
        let joins = is_apostrophe(next) || (is_hyphen(next) && !self.rules.split_hyphens);
        if joins && self.char(end + 1).is_alphabetic() {
            return Some(self.word_from(at, end));
        }
        let point = usize::from(next == '.' && self.is_ordinal(at, end));
        Some(self.push(at, end + point))
    }

    /// Where a time by the stopwatch ends, whose minutes are `start..end`: `1'52''69`, `3'33"6`, `2′04`.
    fn stopwatch(&self, start: usize, end: usize) -> Option<usize> {
        let minute = |c: char| is_apostrophe(c) || c == '′';
        let seconds = self.run(end + 1, is_digit);
        let plain = (start..end).all(|i| is_digit(self.char(i)));
        if !plain || end - start > 2 || !minute(self.char(end)) || seconds - end != 3 {
            return None;
        }
        let double = minute(self.char(seconds)) && minute(self.char(seconds + 1));
        let mark = match self.char(seconds) {
            '"' | '″' | '”' => seconds + 1,
            _ if double => seconds + 2,
            _ => seconds,
        };
        let hundredths = self.run(mark, is_digit);
        // A single mark by itself may close a quotation.
        let end =
            if hundredths > mark || double || self.char(seconds) == '″' { hundredths } else { seconds };
        (!self.char(end).is_alphanumeric()).then_some(end)
    }

    fn is_sign(&self, at: usize) -> bool {
        let after_break = matches!(self.before(at), '(' | '[' | '~') || is_blank(self.before(at));
        let sign = match self.char(at) {
            '+' => true,
            '-' | '−' => self.rules.signed_numbers,
            _ => false,
        };
        sign && after_break && is_digit(self.char(at + 1)) && !self.last().iter().any(|&c| is_digit(c))
    }

    /// `.265`, as in sports results.
    fn is_bare_decimal(&self, at: usize) -> bool {
        self.char(at) == '.' && is_digit(self.char(at + 1)) && is_blank(self.before(at))
    }

    /// Where the number that starts at `start` ends.
    fn number_end(&self, start: usize) -> usize {
        let mut end = self.run(start + usize::from(self.char(start) == '.'), is_digit);
        if let Some(grouped) = self.grouped(start, end) {
            end = grouped;
        }
        while is_digit(self.char(end + 1)) {
            let digits = self.run(end + 1, is_digit);
            let thousand = digits - end == 4;
            let goes_on = match self.char(end) {
                '.' | ':' | '/' => true,
                ',' => thousand || !self.rules.comma_thousands,
                c if is_apostrophe(c) => thousand,
                c if is_hyphen(c) => self.hyphen_joins(start, end),
                _ => false,
            };
            if !goes_on {
                break;
            }
            end = digits;
        }
        end
    }

    /// The end of a number whose thousands have blanks between them: one to three digits, then
    /// groups of exactly three.
    fn grouped(&self, start: usize, first: usize) -> Option<usize> {
        if first - start > 3 || self.char(start) == '0' {
            return None;
        }
        let mut end = first;
        loop {
            let blank = self.char(end);
            let groups = is_group_blank(blank) || (blank == ' ' && self.rules.spaced_numbers);
            let next = self.run(end + 1, is_digit);
            if !groups || end >= self.chars.len() || next - end != 4 {
                break;
            }
            end = next;
        }
        // A letter straight after belongs to another thing: "Article 5 300e anniversaire".
        (end > first && !self.char(end).is_alphabetic()).then_some(end)
    }

    /// Whether digits before and after a hyphen are one token: dates, telephone numbers, and
    /// ranges where the language keeps them.
    fn hyphen_joins(&self, start: usize, hyphen: usize) -> bool {
        if !self.rules.split_ranges {
            return true;
        }
        if self.chars[start..hyphen].iter().rev().take(32).any(|&c| is_hyphen(c)) {
            return true;
        }
        let second = self.run(hyphen + 1, is_digit);
        let third = is_hyphen(self.char(second)) && is_digit(self.char(second + 1));
        let plain = self.chars[start..hyphen].iter().copied().all(is_digit);
        plain && (third || (hyphen - start == 3 && second - hyphen == 5))
    }

    /// Digits and then letters: a unit or an hour sign is a token of its own, anything else one word.
    fn number_with_letters(&mut self, at: usize, end: usize) -> Option<usize> {
        let letters = self.run(end, char::is_alphabetic);
        let unit =
            if self.char(letters) == '.' && self.char(letters + 2) == '.' { letters + 2 } else { letters };
        if !self.rules.lists("units", &self.chars[end..unit]) {
            return Some(self.word_from(at, end));
        }
        let hour = letters - end == 1 && matches!(self.char(end), 'h' | 'H');
        if is_word(self.char(unit)) && !(hour && is_digit(self.char(letters))) {
            return Some(self.word_from(at, end));
        }
        self.push(at, end);
        let point = usize::from(unit > letters && self.char(unit) == '.');
        Some(self.push(end, unit + point))
    }

    /// Whether the point after a number makes it an ordinal, as in German.
    fn is_ordinal(&self, at: usize, end: usize) -> bool {
        if !self.rules.ordinal_points || end - at > 2 || !is_blank(self.char(end + 1)) {
            return false;
        }
        let next = self.next_word(end + 1);
        let Some(first) = next.first() else { return false };
        self.rules.lists("months", next)
            || first.is_lowercase()
            || (first.is_alphabetic() && self.rules.lists("ordinals", self.last()))
    }
}
