//! Text measured in the columns of a terminal.

use unicode_width::UnicodeWidthChar;
pub use unicode_width::UnicodeWidthStr;

/// `text` on one line: every run of blanks and line breaks is one space. Control characters, which
/// could make a terminal do things, become U+FFFD.
pub fn one_line(text: &str) -> String {
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    if line.contains(char::is_control) { line.replace(char::is_control, "\u{FFFD}") } else { line }
}

/// `text` cut to `width` columns, the cut shown by `…`.
pub fn truncate(text: &str, width: usize) -> String {
    if text.width() <= width {
        return text.to_owned();
    }
    let mut kept = String::new();
    let mut used = 0;
    for c in text.chars() {
        let columns = c.width().unwrap_or(0);
        if used + columns + 1 > width {
            break;
        }
        kept.push(c);
        used += columns;
    }
    kept.truncate(kept.trim_end().len());
    if width > 0 {
        kept.push('…');
    }
    kept
}

/// How many spaces bring `text` to `width` columns.
pub fn padding(text: &str, width: usize) -> usize {
    width.saturating_sub(text.width())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn truncates_by_columns_not_by_characters() {
        assert_eq!(truncate("résumé", 6), "résumé");
        assert_eq!(truncate("le résumé", 6), "le ré…");
        assert_eq!(truncate("日本語の記事", 7), "日本語…");
        assert_eq!(truncate("a", 0), "");
        assert_eq!(truncate("two words", 5), "two…");
    }

    #[test]
    fn one_line_joins_lines() {
        assert_eq!(one_line(" a\r\n  b\tc "), "a b c");
        assert_eq!(one_line("\u{1b}[31mred"), "\u{FFFD}[31mred");
    }
}
