//! Lines of the text, and what the first signs of a line say of it.

use regex::Regex;
use std::ops::Range;
use std::sync::LazyLock;

/// One line, in bytes of the text, without its line end and without blanks around.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Line {
    pub span: Range<usize>,
}

/// Cut the text at `\n`, `\r\n` and lone `\r`.
pub(super) fn lines(text: &str) -> Vec<Line> {
    let mut lines = Vec::new();
    let mut start = 0;
    let bytes = text.as_bytes();
    for (at, &byte) in bytes.iter().enumerate() {
        if byte == b'\n' || (byte == b'\r' && bytes.get(at + 1) != Some(&b'\n')) {
            lines.push(Line { span: trim(text, start..at) });
            start = at + 1;
        }
    }
    lines.push(Line { span: trim(text, start..text.len()) });
    lines
}

/// The range without blanks (and zero-width marks) at its ends.
pub(super) fn trim(text: &str, range: Range<usize>) -> Range<usize> {
    let slice = &text[range.clone()];
    let blank = |c: char| c.is_whitespace() || matches!(c, '\u{FEFF}' | '\u{200B}');
    let left = slice.len() - slice.trim_start_matches(blank).len();
    let kept = slice.trim_matches(blank).len();
    range.start + left..range.start + left + kept
}

/// What a line begins with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Sign {
    /// Nothing special.
    None,
    /// `#` to `######`.
    Heading(u8),
    /// A list item with its bullet; `0` for a number.
    Item(char),
    /// An en or em dash, as dialogue has it.
    Dash,
    /// `>`.
    Quote,
    /// A row of a table.
    Row,
}

static NUMBER: LazyLock<Regex> =
    LazyLock::new(|| Regex::new(r"^\d{1,3}[.)]\s+").expect("the pattern is constant"));

/// The sign of a trimmed line and how many bytes it takes.
pub(super) fn sign(line: &str) -> (Sign, usize) {
    let hashes = line.bytes().take_while(|&b| b == b'#').count();
    if (1..=6).contains(&hashes) && line[hashes..].starts_with([' ', '\t', '\u{a0}']) {
        let level = u8::try_from(hashes).unwrap_or(6);
        return (Sign::Heading(level), hashes);
    }
    let mut chars = line.chars();
    let first = chars.next().unwrap_or(' ');
    let spaced = chars.next().is_some_and(char::is_whitespace);
    match first {
        '-' | '*' | '+' if spaced => (Sign::Item(first), 1),
        '•' | '◦' | '▪' | '‣' | '·' => (Sign::Item('•'), first.len_utf8()),
        '–' | '—' | '―' => (Sign::Dash, first.len_utf8()),
        '>' => (Sign::Quote, 1),
        '|' if line.ends_with('|') && line.len() > 1 => (Sign::Row, 0),
        _ => NUMBER.find(line).map_or((Sign::None, 0), |m| (Sign::Item('0'), m.end())),
    }
}

/// Whether the line is a rule (`---`, `* * *`, `═══`).
pub(super) fn is_rule(line: &str) -> bool {
    let mut signs = line.chars().filter(|c| !c.is_whitespace());
    let Some(first) = signs.next() else { return false };
    matches!(first, '-' | '*' | '_' | '=' | '–' | '—' | '~' | '═' | '─' | '•' | '⁂')
        && line.chars().filter(|c| !c.is_whitespace()).count() >= 3
        && signs.all(|c| c == first)
}

/// Whether the text ends as a sentence does, closing quotes and marks apart.
pub(super) fn ends_sentence(text: &str) -> bool {
    text.trim_end_matches(|c: char| c.is_whitespace() || "\"'»”’“)]*_".contains(c))
        .ends_with(['.', '!', '?', '…', ':', ';', '。', '？', '！'])
}

/// Whether the text asks something.
pub(super) fn has_question(text: &str) -> bool {
    text.contains(['?', '？', '\u{37e}'])
}

/// Whether the text ends with a question.
pub(super) fn ends_question(text: &str) -> bool {
    text.trim_end_matches(|c: char| c.is_whitespace() || "\"'»”’“)]*_".contains(c)).ends_with(['?', '？'])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cuts_lines_at_every_line_end() {
        let text = "a\r\n b \n\rc";
        let spans: Vec<&str> = lines(text).iter().map(|l| &text[l.span.clone()]).collect();
        assert_eq!(spans, ["a", "b", "", "c"]);
    }

    #[test]
    fn reads_the_first_signs_of_a_line() {
        for (line, expected) in [
            ("## Titre", (Sign::Heading(2), 2)),
            ("#hashtag", (Sign::None, 0)),
            ("- un", (Sign::Item('-'), 1)),
            ("-5 degrés", (Sign::None, 0)),
            ("– Et vous ?", (Sign::Dash, 3)),
            ("12. douze", (Sign::Item('0'), 4)),
            ("2024 fut long", (Sign::None, 0)),
            ("> cité", (Sign::Quote, 1)),
        ] {
            assert_eq!(sign(line), expected, "{line}");
        }
        assert!(is_rule("* * *") && is_rule("---") && !is_rule("--") && !is_rule("- a -"));
        assert!(ends_question("**Pourquoi ?**") && ends_sentence("Fin.»") && !ends_sentence("Un titre"));
    }
}
