//! Everything that is neither word nor number: addresses, emoticons, emoji, punctuation.

use super::scan::Scanner;
use super::{is_blank, is_word};

/// No address is read further than this, so that a text without blanks costs no more than another.
const LONGEST_ADDRESS: usize = 2_000;
/// No address has more labels between points.
const MOST_LABELS: usize = 16;

impl Scanner<'_> {
    /// The end of a web address, mail address, `@handle` or `#tag` that starts here.
    pub(super) fn address(&self, at: usize) -> Option<usize> {
        if is_word(self.before(at)) {
            return None;
        }
        match self.char(at) {
            '#' => self.char(at + 1).is_alphabetic().then(|| self.run(at + 1, is_word)),
            '@' => is_word(self.char(at + 1)).then(|| self.run(at + 1, is_word)),
            c if c.is_alphanumeric() => {
                self.web_address(at).or_else(|| self.mail_address(at)).or_else(|| self.domain(at))
            }
            _ => None,
        }
    }

    fn web_address(&self, at: usize) -> Option<usize> {
        let begins = |scheme: &str| {
            scheme.chars().enumerate().all(|(i, c)| self.char(at + i).eq_ignore_ascii_case(&c))
        };
        ["http://", "https://", "ftp://", "www."]
            .iter()
            .any(|scheme| begins(scheme))
            .then(|| self.address_end(at))
    }

    /// Where an address that starts at `at` ends: at a blank, quotation mark or angle bracket,
    /// without the punctuation of the sentence around it.
    fn address_end(&self, at: usize) -> usize {
        let limit = self.chars.len().min(at + LONGEST_ADDRESS);
        let stop = |&i: &usize| {
            is_blank(self.char(i)) || matches!(self.char(i), '<' | '>' | '"' | '«' | '»' | '“' | '”')
        };
        let mut end = (at..limit).find(stop).unwrap_or(limit);
        while end > at + 1 {
            let closed = match self.char(end - 1) {
                ')' => self.chars[at..end].contains(&'('),
                ']' => self.chars[at..end].contains(&'['),
                '.' | ',' | ';' | ':' | '!' | '?' | '\'' | '’' | '…' | '}' | '*' => false,
                _ => true,
            };
            if closed {
                break;
            }
            end -= 1;
        }
        end
    }

    fn mail_address(&self, at: usize) -> Option<usize> {
        const LONGEST_NAME: usize = 64;
        let name = |c: char| c.is_alphanumeric() || matches!(c, '.' | '-' | '+' | '_' | '%');
        let sign = (at..at + LONGEST_NAME).find(|&i| !name(self.char(i)))?;
        if self.char(sign) != '@' || !self.char(sign + 1).is_alphanumeric() {
            return None;
        }
        let end = self.label_run(sign + 1);
        self.chars[sign..end].contains(&'.').then_some(end)
    }

    /// Letters, digits, hyphens and inner points.
    fn label_run(&self, at: usize) -> usize {
        let mut end = self.run(at, |c| is_word(c) || matches!(c, '.' | '-')).min(at + LONGEST_ADDRESS);
        while end > at && !is_word(self.char(end - 1)) {
            end -= 1;
        }
        end
    }

    /// An address without a scheme or a file name: `exemple.fr/page`, `plan.pdf`.
    fn domain(&self, at: usize) -> Option<usize> {
        let ascii = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_');
        let mut end = self.run(at, ascii);
        let (mut last, mut labels) = (at, 1);
        while self.char(end) == '.' && self.char(end + 1).is_ascii_alphanumeric() && labels < MOST_LABELS {
            last = end + 1;
            labels += 1;
            end = self.run(last, ascii);
        }
        let label = &self.chars[last..end];
        // "la fin.De" is a blank forgotten, not an address.
        let sentence =
            label.first().is_some_and(char::is_ascii_uppercase) && label.iter().any(char::is_ascii_lowercase);
        if last == at || sentence || is_word(self.char(end)) {
            return None;
        }
        // News groups: alt.animals.cat
        let lower = self.chars[at..end]
            .split(|&c| c == '.')
            .all(|label| label.len() > 1 && label[0].is_ascii_lowercase());
        if !(self.rules.lists("domains", label) || (labels > 2 && lower)) {
            return None;
        }
        if self.char(end) == '/' && is_word(self.char(end + 1)) {
            Some(self.address_end(at))
        } else {
            Some(end)
        }
    }

    /// The end of an emoticon such as `:-)` that stands on its own.
    pub(super) fn emoticon(&self, at: usize) -> Option<usize> {
        if is_word(self.char(at)) || is_word(self.before(at)) {
            return None;
        }
        let end = (2..=3).rev().map(|length| at + length).find(|&end| {
            end <= self.chars.len()
                && !is_word(self.char(end))
                && self.rules.lists("emoticons", &self.chars[at..end])
        })?;
        // "(voir plus bas :)" closes a bracket.
        let closes = self.char(end - 1) == ')' && self.brackets > 0;
        let apart = is_blank(self.before(at)) || matches!(self.before(at), '.' | '!' | '?' | ')');
        (apart
            && !closes
            && (is_blank(self.char(end))
                || !is_blank(self.before(at))
                || self.char(end).is_ascii_punctuation()))
        .then_some(end)
    }

    /// The end of the punctuation mark, symbol or emoji that starts here.
    pub(super) fn mark(&mut self, at: usize) -> usize {
        let (c, next) = (self.char(at), self.char(at + 1));
        match c {
            '(' => self.brackets += 1,
            ')' => self.brackets = self.brackets.saturating_sub(1),
            _ => {}
        }
        match c {
            '!' | '?' if !self.rules.split_calls => self.run(at, |c| matches!(c, '!' | '?')),
            '.' | '…' | '-' | '=' | '*' | '_' | '~' | '#' | '+' | '$' | '—' => {
                self.run(at, |other| other == c)
            }
            '\'' | '`' | '’' | '‘' | '<' | '>' if next == c => at + 2,
            '°' if matches!(next, 'C' | 'F') && !is_word(self.char(at + 2)) => at + 2,
            '\u{1f1e6}'..='\u{1f1ff}' if ('\u{1f1e6}'..='\u{1f1ff}').contains(&next) => at + 2,
            _ => self.cluster_end(at),
        }
    }

    /// The end of one character with what modifies it: accents, variation selectors, skin tones,
    /// tags and further emoji joined to it.
    fn cluster_end(&self, at: usize) -> usize {
        let modifies = |c: char| {
            unicode_normalization::char::is_combining_mark(c)
                || matches!(u32::from(c), 0xFE00..=0xFE0F | 0x1F3FB..=0x1F3FF | 0xE0020..=0xE007F | 0x20E3)
        };
        let mut end = self.run(at + 1, modifies);
        while self.char(end) == '\u{200d}' {
            let joined = usize::from(!is_blank(self.char(end + 1)) && !is_word(self.char(end + 1)));
            end = self.run(end + 1 + joined, modifies);
        }
        end
    }
}
