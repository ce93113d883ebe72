//! Words: apostrophes, hyphens, abbreviations, acronyms, initials.

use super::scan::Scanner;
use super::{is_apostrophe, is_blank, is_hyphen, is_word};

/// Scripts written without blanks between words: each character is a token.
fn stands_alone(c: char) -> bool {
    matches!(u32::from(c), 0x2E80..=0x2FDF | 0x3041..=0x309F | 0x3400..=0x4DBF | 0x4E00..=0x9FFF | 0xF900..=0xFAFF | 0x20000..=0x3FFFF)
}

impl Scanner<'_> {
    /// Take a word; `None` where none starts.
    pub(super) fn word(&mut self, at: usize) -> Option<usize> {
        let c = self.char(at);
        if let Some(end) = self.detached(at) {
            return Some(end);
        }
        if is_apostrophe(c) && self.starts_with_apostrophe(at) {
            return Some(self.word_from(at, at + 1));
        }
        is_word(c).then(|| if stands_alone(c) { self.push(at, at + 1) } else { self.word_from(at, at) })
    }

    /// `Nokia 's`, `do n't`, `parents '`: treebanks cut off what belongs to the word before one blank, and the model
    /// knows it as part of that word. Gives where it ends.
    fn detached(&mut self, at: usize) -> Option<usize> {
        let last = *self.tokens.last().filter(|_| self.rules.possessive)?;
        let stem = self.chars.get(last.start..last.end)?;
        if last.end + 1 != at || self.char(last.end) != ' ' || !stem.last().is_some_and(|c| c.is_alphabetic())
        {
            return None;
        }
        let end =
            self.run(at + usize::from(is_apostrophe(self.char(at))), |c| is_word(c) || is_apostrophe(c));
        let text: String =
            self.chars[at..end].iter().map(|&c| if is_apostrophe(c) { '\'' } else { c }).collect();
        let joins = match text.as_str() {
            "'s" | "'re" | "'ve" | "'ll" | "'d" | "'m" | "n't" => true,
            "'" => {
                matches!(stem.last(), Some('s' | 'z' | 'x'))
                    && matches!(self.char(at), '\'' | '’')
                    && self.char(at + 1) == ' '
                    && !self.inside_single_quotes(last.start)
            }
            _ => false,
        };
        if let Some(token) = self.tokens.last_mut().filter(|_| joins) {
            token.end = end;
        }
        joins.then_some(end)
    }

    /// `'em`, `'til`, `'70s`.
    fn starts_with_apostrophe(&self, at: usize) -> bool {
        let end = self.run(at + 1, is_word);
        let word = &self.chars[at + 1..end];
        let decade =
            word.len() > 1 && word.iter().take(2).all(char::is_ascii_digit) && !is_apostrophe(self.char(end));
        !is_word(self.before(at)) && (decade || self.rules.lists("apostrophised", word))
    }

    /// Take the word `start..` of which the characters before `known` are already read, in as many
    /// tokens as the language's rules make of it.
    pub(super) fn word_from(&mut self, start: usize, known: usize) -> usize {
        let end = self.word_end(start, known);
        let word = &self.chars[start..end];
        let sign = end + usize::from(self.char(end) == '.');
        if matches!(self.char(sign), '°' | 'º') && self.rules.lists("number-signs", word) {
            return self.push(start, sign + 1);
        }
        if self.char(end) == '.' && self.char(end + 1) != '.' && self.keeps_point(start, end) {
            return self.abbreviation(start, end + 1);
        }
        if self.rules.possessive
            && is_apostrophe(self.char(end))
            && matches!(word.last(), Some('s' | 'S' | 'z' | 'x'))
            && !self.inside_single_quotes(start)
        {
            return self.split_word(start, end + 1);
        }
        if is_apostrophe(self.char(end)) && self.rules.lists("elisions", word) {
            return self.push(start, end + 1);
        }
        self.split_word(start, end)
    }

    /// Where the run of letters, digits and joining marks ends.
    fn word_end(&self, start: usize, known: usize) -> usize {
        let mut end = self.run(known, |c| is_word(c) && !stands_alone(c));
        loop {
            let (mark, next) = (self.char(end), self.char(end + 1));
            let joins = end > start
                && match mark {
                    '.' => self.point_joins(start, end),
                    '&' => next.is_alphanumeric() && end - start <= 3,
                    '@' => next.is_alphanumeric(),
                    '·' | '•' => next.is_lowercase(),
                    '/' => self.slash_joins(start, end),
                    c if is_hyphen(c) || is_apostrophe(c) => is_word(next) && !stands_alone(next),
                    _ => false,
                };
            if joins {
                end = self.run(end + 1, |c| is_word(c) && !stands_alone(c));
                continue;
            }
            match self.bracketed_ending(start, end) {
                Some(longer) => end = longer,
                None => break,
            }
        }
        let broken = self.rules.broken_words && self.char(end) == '-' && is_blank(self.char(end + 1));
        let cut = self.char(end) == '~';
        let lettered = self.before(end).is_alphabetic();
        end + usize::from(cut || (broken && lettered && end < self.chars.len() - 1))
    }

    /// `élu(e)s`: letters in brackets straight after a letter.
    fn bracketed_ending(&self, start: usize, end: usize) -> Option<usize> {
        if !self.rules.inclusive_brackets || end == start || self.char(end) != '(' {
            return None;
        }
        let close = self.run(end + 1, char::is_alphabetic);
        let short = (1..=4).contains(&(close - end - 1));
        (short && self.char(close) == ')' && self.before(end).is_alphabetic())
            .then(|| self.run(close + 1, is_word))
    }

    /// Whether a point inside a word belongs to it: `U.S`, `Ph.D`, `J.-C`, `v2.0`.
    fn point_joins(&self, start: usize, point: usize) -> bool {
        let next = self.char(point + 1);
        let part = self.part_before(start, point);
        if is_hyphen(next) {
            return part.len() <= 2 && self.char(point + 2).is_uppercase();
        }
        if !is_word(next) {
            return false;
        }
        if next.is_ascii_digit() {
            return self.before(point).is_ascii_digit();
        }
        let following = self.run(point + 1, is_word) - point - 1;
        let letter = part.len() == 1 && part[0].is_alphabetic();
        let listed = self.rules.lists("abbreviations", part)
            || self.rules.lists("abbreviations", &self.chars[start..point + 1 + following]);
        let listed =
            listed || self.rules.lists("final-abbreviations", &self.chars[start..point + 1 + following]);
        (letter && following <= 2) || (listed && following <= 3)
    }

    /// `w/o`, `km/h`: listed whole.
    fn slash_joins(&self, start: usize, slash: usize) -> bool {
        let end = self.run(slash + 1, is_word);
        let digits = self.before(slash).is_ascii_digit() || self.before(slash).is_uppercase();
        let code = digits && self.char(slash + 1).is_ascii_digit();
        code || self.rules.lists("whole", &self.chars[start..end])
    }

    /// The letters between the last joining mark and `point`.
    fn part_before(&self, start: usize, point: usize) -> &[char] {
        let part = &self.chars[start..point];
        let from = part.iter().rposition(|&c| !is_word(c)).map_or(0, |mark| mark + 1);
        &part[from..]
    }

    /// Whether the point after `start..end` is an abbreviation's.
    fn keeps_point(&self, start: usize, end: usize) -> bool {
        let word = &self.chars[start..end];
        let part = self.part_before(start, end);
        let (from, next) = (end - part.len(), self.next_word(end + 1));
        let follows = next.first().copied();
        let acronym = part.len() <= 2 && from > start && self.char(from - 1) == '.';
        let after_join = from == start
            || !is_apostrophe(self.char(from - 1))
            || self.rules.lists("elisions", &self.chars[start..from - 1]);
        let listed =
            |list: &str| self.rules.lists(list, word) || (after_join && self.rules.lists(list, part));
        if acronym || listed("abbreviations") || listed("final-abbreviations") {
            return true;
        }
        if listed("numbered") && follows.is_some_and(|c| c.is_numeric() || matches!(c, 'I' | 'V' | 'X')) {
            return true;
        }
        if self.rules.ordinal_points && word.iter().all(|c| matches!(c, 'I' | 'V' | 'X')) {
            return follows.is_some_and(char::is_lowercase);
        }
        after_join && self.is_initial(part, from == start, next)
    }

    /// A capital letter and a point before a name: `J. Moulin`, but not `vitamine C. Elle`.
    fn is_initial(&self, part: &[char], alone: bool, next: &[char]) -> bool {
        let [letter] = part else { return false };
        let Some(first) = next.first() else { return false };
        letter.is_uppercase()
            && (first.is_alphabetic() && !self.rules.lists("starters", next))
            && (!alone || *letter != 'I' || self.tokens.is_empty())
    }

    /// Whether a single quotation mark has been opened shortly before and not closed.
    fn inside_single_quotes(&self, at: usize) -> bool {
        let from = at.saturating_sub(120);
        let opens = |i: usize| {
            matches!(self.char(i), '\'' | '‘')
                && !is_word(self.before(i))
                && is_word(self.char(i + 1))
                && !self.is_clitic(i)
        };
        let closes =
            |i: usize| is_apostrophe(self.char(i)) && !is_blank(self.before(i)) && !is_word(self.char(i + 1));
        let Some(open) = (from..at).rev().find(|&i| opens(i)) else { return false };
        !(open + 1..at).any(closes)
    }

    /// The end of the word before (`Nokia 's`), which opens no quotation.
    fn is_clitic(&self, apostrophe: usize) -> bool {
        let end = self.run(apostrophe + 1, is_word);
        let word: String = self.chars[apostrophe + 1..end].iter().collect();
        self.rules.possessive && matches!(word.as_str(), "s" | "re" | "ve" | "ll" | "d" | "m")
    }

    /// An abbreviation with its point: only elisions come off it (`d'env.`).
    fn abbreviation(&mut self, start: usize, end: usize) -> usize {
        let rest = self.elisions(start, end);
        let hyphen = (rest..end).rev().find(|&i| is_hyphen(self.char(i)) && self.before(i) != '.');
        match hyphen.filter(|_| self.rules.split_hyphens) {
            Some(hyphen) => {
                self.hyphens(rest, hyphen);
                self.push(hyphen, hyphen + 1);
                self.push(hyphen + 1, end)
            }
            None => self.push(rest, end),
        }
    }

    /// Cut a word at its elisions, clitics and hyphens.
    fn split_word(&mut self, start: usize, end: usize) -> usize {
        let rest = self.elisions(start, end);
        if self.rules.lists("whole", &self.chars[rest..end]) {
            return self.push(rest, end);
        }
        if self.rules.split_hyphens {
            self.hyphens(rest, end)
        } else if self.rules.verb_clitics {
            self.clitics(rest, end)
        } else {
            self.push(rest, end)
        }
    }

    /// Push the elided words at the start; gives where the rest begins.
    fn elisions(&mut self, start: usize, end: usize) -> usize {
        let mut rest = start;
        while !self.rules.lists("whole", &self.chars[rest..end]) {
            let Some(mark) = (rest + 1..end.saturating_sub(1)).find(|&i| is_apostrophe(self.char(i))) else {
                break;
            };
            let word = &self.chars[rest..mark];
            if !self.rules.split_apostrophes && !self.rules.lists("elisions", word) {
                break;
            }
            rest = self.push(rest, mark + 1);
        }
        rest
    }

    /// Push `start..end` cut at its hyphens, but for listed prefixes and broken ends.
    fn hyphens(&mut self, start: usize, end: usize) -> usize {
        let mut from = start;
        for at in start..end {
            let last = at + 1 == end;
            if is_hyphen(self.char(at)) && !last && !self.rules.lists("prefixes", &self.chars[from..at]) {
                self.push(from, at);
                from = self.push(at, at + 1);
            }
        }
        self.push(from, end)
    }

    /// Push `start..end` with the clitics at its end as tokens: `donne` `-le` `-moi`, `a` `-t-il`.
    fn clitics(&mut self, start: usize, end: usize) -> usize {
        let (mut stem, mut cuts) = (end, Vec::new());
        while let Some(cut) = self.last_clitic(start, stem) {
            cuts.push(stem);
            stem = cut;
        }
        self.push(start, stem);
        for next in cuts.into_iter().rev() {
            stem = self.push(stem, next);
        }
        stem
    }

    /// Where the clitic at the end of `start..end` begins, hyphen and `-t-` included.
    fn last_clitic(&self, start: usize, end: usize) -> Option<usize> {
        let hyphen = (start + 1..end).rev().find(|&i| is_hyphen(self.char(i)))?;
        let (stem, clitic) = (&self.chars[start..hyphen], &self.chars[hyphen + 1..end]);
        let lower = |word: &[char]| word.iter().all(|c| !c.is_uppercase());
        let same_case = lower(clitic) || !stem.iter().any(|c| c.is_lowercase());
        let kept = self.rules.lists("whole", &self.chars[start..end]);
        if kept || !same_case || !self.rules.lists("clitics", clitic) {
            return None;
        }
        match stem {
            [_, .., dash, 't' | 'T'] if is_hyphen(*dash) => Some(hyphen - 2),
            _ => Some(hyphen),
        }
    }
}
