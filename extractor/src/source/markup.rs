//! What stands inside a paragraph without being said: Markdown marks, link targets, HTML tags, time
//! codes, stage directions and editors' insertions.
//!
//! A full Markdown parser would give a tree whose text no longer has the source's offsets, and would
//! read plain transcripts (`* laughs *`, `Kolleg*innen`) as Markdown. One pass over the paragraph that
//! only takes what it is sure of keeps both.

use super::words;
use regex::Regex;
use std::ops::Range;
use std::sync::LazyLock;

static TIME_CODE: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"^\d{1,2}:\d{2}(?::\d{2})?(?:[.,]\d{1,3})?(?:\s*(?:[-–]|-->)\s*\d{1,2}:\d{2}(?::\d{2})?(?:[.,]\d{1,3})?)?$")
        .expect("the pattern is constant")
});

static TAG: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"^<(?:/?[A-Za-z][A-Za-z0-9]*(?:\s[^<>]*)?/?|!--[^>]*--)>").expect("the pattern is constant")
});

static SPACE: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"^&(?:nbsp|nnbsp|ensp|emsp|thinsp|shy|zwnj|#(?:0*160|8239|8201|173)|#x(?:00)?(?:a0|A0|ad|AD|202f|202F|2009));")
        .expect("the pattern is constant")
});

/// Whether `text` is a time code (`00:12:03`, `1:05`, `0:10 - 0:20`).
pub(super) fn is_time_code(text: &str) -> bool {
    TIME_CODE.is_match(text.trim())
}

/// The bytes of `text[range]` that are no running text, sorted and apart from each other.
pub(super) fn marks(text: &str, range: Range<usize>) -> Vec<Range<usize>> {
    let mut scanner =
        Scanner { text: &text[range.clone()], marks: Vec::new(), runs: Vec::new(), closing: [None; 2] };
    scanner.run();
    scanner.pair_runs();
    let mut marks = scanner.marks;
    marks.sort_by_key(|m| (m.start, m.end));
    let mut merged: Vec<Range<usize>> = Vec::with_capacity(marks.len());
    for mark in marks {
        match merged.last_mut() {
            Some(last) if mark.start <= last.end => last.end = last.end.max(mark.end),
            _ => merged.push(mark),
        }
    }
    merged.iter().map(|m| m.start + range.start..m.end + range.start).collect()
}

/// A run of `*`, `_` or `~` that may open or close emphasis.
struct Run {
    at: usize,
    len: usize,
    byte: u8,
    opens: bool,
    closes: bool,
}

struct Scanner<'a> {
    text: &'a str,
    marks: Vec<Range<usize>>,
    runs: Vec<Run>,
    /// The next `]` and `)` found so far (the last place where there is none), so that the whole pass stays linear.
    closing: [Option<usize>; 2],
}

impl Scanner<'_> {
    fn run(&mut self) {
        let bytes = self.text.as_bytes();
        let mut at = 0;
        while at < bytes.len() {
            at = match bytes[at] {
                b'\\' if bytes.get(at + 1).is_some_and(|b| b"*_[]()#>~`\\".contains(b)) => {
                    self.marks.push(at..at + 1);
                    at + 2
                }
                b'*' | b'_' | b'~' => self.emphasis(at),
                b'`' => self.repeated(at),
                b'!' if bytes.get(at + 1) == Some(&b'[') => self.picture(at),
                b'[' => self.bracket(at),
                b'(' => self.parenthesis(at),
                b'<' => self.angle(at),
                b'&' => self.reference(at),
                b'\n' => self.quote_mark(at + 1),
                _ => at + 1,
            };
        }
    }

    /// The first `byte` (`]` or `)`) at or after `at`.
    fn close(&mut self, at: usize, byte: u8) -> Option<usize> {
        let memo = &mut self.closing[usize::from(byte == b')')];
        if memo.is_none_or(|known| known < at) {
            let next = self.text.as_bytes()[at..].iter().position(|&b| b == byte);
            *memo = Some(next.map_or(usize::MAX, |n| at + n));
        }
        memo.filter(|&known| known != usize::MAX)
    }

    /// The end of a link target `(…)` or `[…]` that begins at `at`, past its closing mark.
    fn target_end(&mut self, at: usize) -> Option<usize> {
        let bytes = self.text.as_bytes();
        let closer = match bytes.get(at)? {
            b'(' => b')',
            b'[' => b']',
            _ => return None,
        };
        let mut end = self.close(at, closer)?;
        if closer == b')' && bytes[at + 1..end].contains(&b'(') && bytes.get(end + 1) == Some(&b')') {
            end += 1;
        }
        let target = &self.text[at + 1..end];
        (!target.contains('\n') && (closer == b']' || !target.trim().contains(' ') || target.contains('"')))
            .then_some(end + 1)
    }

    fn picture(&mut self, at: usize) -> usize {
        let end = self.close(at + 2, b']').and_then(|close| self.target_end(close + 1));
        match end {
            Some(end) => {
                self.marks.push(at..end);
                end
            }
            None => at + 1,
        }
    }

    fn bracket(&mut self, at: usize) -> usize {
        let Some(close) = self.close(at, b']') else { return at + 1 };
        let inside = &self.text[at + 1..close];
        let reference = inside.starts_with('^') && !inside.contains(' ')
            || (inside.len() <= 3 && !inside.is_empty() && inside.bytes().all(|b| b.is_ascii_digit()));
        if reference || is_aside(inside) || is_time_code(inside) || matches!(inside, "…" | "...") {
            self.marks.push(at..close + 1);
            return close + 1;
        }
        if let Some(end) = self.target_end(close + 1) {
            self.marks.push(at..at + 1);
            self.marks.push(close..end);
        }
        at + 1
    }

    fn parenthesis(&mut self, at: usize) -> usize {
        let Some(close) = self.close(at, b')') else { return at + 1 };
        let inside = &self.text[at + 1..close];
        if is_aside(inside) || (inside.matches(':').count() >= 2 && is_time_code(inside)) {
            self.marks.push(at..close + 1);
            return close + 1;
        }
        at + 1
    }

    fn angle(&mut self, at: usize) -> usize {
        let rest = &self.text[at..];
        if let Some(tag) = TAG.find(rest) {
            self.marks.push(at..at + tag.len());
            return at + tag.len();
        }
        if rest.starts_with("<http")
            && let Some(end) = rest.find(['>', ' ', '\n'])
            && rest.as_bytes()[end] == b'>'
        {
            self.marks.push(at..at + 1);
            self.marks.push(at + end..at + end + 1);
        }
        at + 1
    }

    /// A character reference for a space or for `&`.
    fn reference(&mut self, at: usize) -> usize {
        let rest = &self.text[at..];
        if let Some(space) = SPACE.find(rest) {
            self.marks.push(at..at + space.len());
            return at + space.len();
        }
        if rest.starts_with("&amp;") {
            self.marks.push(at + 1..at + "&amp;".len());
        }
        at + 1
    }

    /// A `>` that goes on with a block quotation on a new line.
    fn quote_mark(&mut self, at: usize) -> usize {
        let rest = &self.text[at..];
        let indent = rest.len() - rest.trim_start_matches([' ', '\t']).len();
        if rest[indent..].starts_with("> ") {
            self.marks.push(at + indent..at + indent + 1);
            return at + indent + 1;
        }
        at
    }

    fn repeated(&mut self, at: usize) -> usize {
        let len = self.text[at..].bytes().take_while(|&b| b == b'`').count();
        self.marks.push(at..at + len);
        at + len
    }

    fn emphasis(&mut self, at: usize) -> usize {
        let byte = self.text.as_bytes()[at];
        let len = self.text[at..].bytes().take_while(|&b| b == byte).count();
        let before = self.text[..at].chars().next_back().unwrap_or(' ');
        let after = self.text[at + len..].chars().next().unwrap_or(' ');
        let inside_word = before.is_alphanumeric() && after.is_alphanumeric();
        // `Kolleg*innen`, `a_name`, `~5`: a single mark within or before a word is a letter.
        let real = !(inside_word && (len == 1 || byte == b'_')) && !(byte == b'~' && len != 2);
        if real {
            let opens = !(after.is_whitespace() || byte == b'_' && before.is_alphanumeric());
            let closes = !(before.is_whitespace() || byte == b'_' && after.is_alphanumeric());
            self.runs.push(Run { at, len, byte, opens, closes });
        }
        at + len
    }

    /// Emphasis needs both its marks; a lone `**` is a mark all the same, a lone `*` is not.
    fn pair_runs(&mut self) {
        let mut open: Vec<&Run> = Vec::new();
        for run in &self.runs {
            let same = |other: &&Run| other.byte == run.byte && other.len == run.len;
            // Looking back past a few unclosed runs is enough, and keeps odd input cheap.
            let partner = if run.closes { open.iter().rev().take(8).position(same) } else { None };
            if let Some(back) = partner {
                let opener = open[open.len() - 1 - back];
                open.truncate(open.len() - 1 - back);
                let inside = &self.text[opener.at + opener.len..run.at];
                if run.byte == b'*' && run.len == 1 && is_aside(inside) {
                    self.marks.push(opener.at..run.at + run.len);
                } else {
                    self.marks.push(opener.at..opener.at + opener.len);
                    self.marks.push(run.at..run.at + run.len);
                }
            } else if run.opens {
                open.push(run);
            }
            if run.len == 2 && run.byte == b'*' {
                self.marks.push(run.at..run.at + run.len);
            }
        }
    }
}

/// Whether bracketed words are a stage direction (`rires`, `long silence`) or an editor's note (`NDLR : …`).
pub(super) fn is_aside(inside: &str) -> bool {
    if inside.len() > 400 {
        return false;
    }
    let inside = inside.trim_matches(|c: char| c.is_whitespace() || matches!(c, '*' | '_' | '.' | '…'));
    if let Some((head, _)) = inside.split_once(':')
        && words::is_editor(head)
    {
        return true;
    }
    if inside.len() > 60 {
        return false;
    }
    let folded = words::fold(inside);
    let mut parts = folded.split(' ');
    let count = folded.split(' ').count();
    let first = parts.next().unwrap_or_default();
    let last = folded.rsplit(' ').next().unwrap_or_default();
    words::is_editor(inside) || (count <= 4 && (words::is_stage(first) || words::is_stage(last)))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The text with its marks blanked.
    fn plain(text: &str) -> String {
        let mut out = text.to_owned();
        for mark in marks(text, 0..text.len()).into_iter().rev() {
            out.replace_range(mark.clone(), &" ".repeat(text[mark].chars().count()));
        }
        out.split_whitespace().collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn leaves_the_running_text() {
        for (text, expected) in [
            ("Il est **très** _content_.", "Il est très content ."),
            ("Voir [la carte](https://a.example/x_(y)) ici", "Voir la carte ici"),
            ("![un port](p.jpg) Le port.", "Le port."),
            ("Oui (rires). Non [long silence], *laughs* enfin", "Oui . Non , enfin"),
            ("[00:12:03] Bonjour (00:12:09) à 6:30 (6:30)", "Bonjour à 6:30 (6:30)"),
            ("Ça<br>va<br/> bien <http://a.example>", "Ça va bien http://a.example"),
            ("2 * 3 * 4, snake_case_name, Kolleg*innen und Freund*innen", ""),
            ("lone * star and a ~5 % share [aerated concrete]", ""),
            ("It was [Editor's note: he means May] late [3][^a].", "It was late ."),
            ("> ", ""),
            ("un \\*astérisque\\*", "un *astérisque *"),
            ("le `code` et ~~rayé~~", "le code et rayé"),
            ("Dupont &amp; Fils&nbsp;: 30&#160;ans & R&D", "Dupont & Fils : 30 ans & R&D"),
        ] {
            let expected = if expected.is_empty() { text.trim() } else { expected };
            assert_eq!(plain(text), expected);
        }
    }
}
