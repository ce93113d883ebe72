//! [`Flow`]: words from left to right, going on in the next line where one does not fit.
//!
//! No line is ever wider than the flow, and nothing but an [`aside`](Flow::aside) is ever cut: a word
//! that is longer than a whole line is broken, and a break comes before an arrow, not after it.

use super::columns::{UnicodeWidthStr, truncate};
use anstyle::Style;
use std::io::{self, Write};
use unicode_width::UnicodeWidthChar;

/// Between the slots of a claim.
const ARROW: &str = "→ ";
/// Columns between the core of a claim and what is said about it.
const GAP: usize = 2;
/// Narrower terminals get lines of this width.
pub const LEAST_WIDTH: usize = 30;
/// An aside gets a line of its own rather than fewer columns than this.
const LEAST: usize = 24;

/// One paragraph in the making.
pub struct Flow<'a, W: Write> {
    out: &'a mut W,
    width: usize,
    /// Where lines after the first begin.
    hang: usize,
    /// Columns written of this line.
    at: usize,
    /// Whether this line has no word yet.
    fresh: bool,
}

impl<'a, W: Write> Flow<'a, W> {
    /// A paragraph whose line stands at column `at`; `None` for lines as long as they like.
    pub fn new(out: &'a mut W, width: Option<usize>, at: usize, hang: usize) -> Self {
        Self { out, width: width.unwrap_or(usize::MAX), hang, at, fresh: true }
    }

    /// Words with a space between them, and before them unless they begin the line.
    pub fn words(&mut self, text: &str, style: Style) -> io::Result<()> {
        text.split(' ').try_for_each(|word| self.word(" ", word, style))
    }

    /// Words after an arrow, the arrow `pad` columns further right where there is room for that.
    pub fn arrow(&mut self, pad: usize, text: &str, style: Style) -> io::Result<()> {
        let (first, rest) = text.split_once(' ').map_or((text, None), |(first, rest)| (first, Some(rest)));
        let need = 1 + ARROW.width() + first.width();
        if self.room() >= need.saturating_add(pad) {
            self.blank(pad + 1)?;
        } else if self.room() >= need || self.fresh {
            self.blank(1)?;
        } else {
            self.turn()?;
        }
        self.write(ARROW, Style::new().dimmed())?;
        self.fresh = true;
        self.word("", first, style)?;
        rest.map_or(Ok(()), |rest| self.words(rest, style))
    }

    /// Something that stays in one piece, after `joint`; at a line's beginning the joint goes.
    pub fn piece(&mut self, joint: &str, text: &str, style: Style) -> io::Result<()> {
        if !self.fresh {
            if self.room() < joint.width() + text.width() {
                self.turn()?;
            } else {
                self.write(joint, Style::new().dimmed())?;
            }
        }
        self.fresh = true;
        self.word("", text, style)
    }

    /// An item of a legend: a sign and what it means, in one piece.
    pub fn sign(&mut self, sign: char, meaning: &str, style: Style) -> io::Result<()> {
        let joint = if self.fresh { "" } else { "   " };
        if self.room() < joint.width() + 2 + meaning.width() {
            self.turn()?;
        } else {
            self.blank(joint.width())?;
        }
        self.write(sign.encode_utf8(&mut [0; 4]), style)?;
        self.blank(1)?;
        self.write(meaning, Style::new().dimmed())
    }

    /// A remark after a gap: in this line if it fits, else in the next ones.
    pub fn remark(&mut self, text: &str, style: Style) -> io::Result<()> {
        if self.room() < GAP.saturating_add(text.width()) {
            self.turn()?;
        } else {
            self.blank(GAP)?;
            self.fresh = true;
        }
        self.words(text, style)
    }

    /// A remark that may be cut: in this line if there is some room, else in the next, to its end.
    pub fn aside(&mut self, text: &str, style: Style) -> io::Result<()> {
        let room = self.room().saturating_sub(GAP);
        if room >= text.width() || room >= LEAST {
            self.blank(GAP)?;
        } else {
            self.turn()?;
        }
        let shown = truncate(text, self.room());
        self.write(&shown, style)
    }

    /// End the last line.
    pub fn end(self) -> io::Result<()> {
        writeln!(self.out)
    }

    fn word(&mut self, joint: &str, word: &str, style: Style) -> io::Result<()> {
        if !self.fresh {
            if self.room() < joint.width() + word.width() {
                self.turn()?;
            } else {
                self.write(joint, style)?;
            }
        }
        let mut rest = word;
        while rest.width() > self.room() {
            let (head, tail) = split(rest, self.room());
            self.write(head, style)?;
            self.turn()?;
            rest = tail;
        }
        self.write(rest, style)
    }

    const fn room(&self) -> usize {
        self.width.saturating_sub(self.at)
    }

    fn blank(&mut self, columns: usize) -> io::Result<()> {
        self.at += columns;
        write!(self.out, "{:columns$}", "")
    }

    fn write(&mut self, text: &str, style: Style) -> io::Result<()> {
        self.at += text.width();
        self.fresh = false;
        write!(self.out, "{style}{text}{style:#}")
    }

    fn turn(&mut self) -> io::Result<()> {
        write!(self.out, "\n{:1$}", "", self.hang)?;
        self.at = self.hang;
        self.fresh = true;
        Ok(())
    }
}

/// The longest head of `text` within `width` columns (one character at least), and the rest.
fn split(text: &str, width: usize) -> (&str, &str) {
    let mut used = 0;
    let over = |c: char| {
        used += c.width().unwrap_or(0);
        used > width
    };
    let first = text.chars().next().map_or(0, char::len_utf8);
    text.split_at(text.find(over).unwrap_or(text.len()).max(first))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn flowed(width: usize, write: impl Fn(&mut Flow<'_, Vec<u8>>) -> io::Result<()>) -> String {
        let mut bytes = Vec::new();
        let mut flow = Flow::new(&mut bytes, Some(width), 0, 2);
        write(&mut flow).unwrap();
        flow.end().unwrap();
        anstream::adapter::strip_str(&String::from_utf8(bytes).unwrap()).to_string()
    }

    #[test]
    fn breaks_before_arrows_and_inside_words_only_when_it_must() {
        let plain = Style::new();
        let text = flowed(12, |flow| {
            flow.words("the council", plain)?;
            flow.arrow(0, "supports", plain)?;
            flow.arrow(0, "Donaudampfschifffahrt", plain)
        });
        assert_eq!(text, "the council\n  → supports\n  → Donaudam\n  pfschifffa\n  hrt\n");
        let wide = flowed(10, |flow| flow.words("ab 日本語の記事の題名", plain));
        assert_eq!(wide, "ab\n  日本語の\n  記事の題\n  名\n");
    }

    #[test]
    fn aligns_arrows_where_there_is_room() {
        let text = flowed(20, |flow| {
            flow.words("port", Style::new())?;
            flow.arrow(3, "loses", Style::new())?;
            flow.arrow(9, "money", Style::new())
        });
        assert_eq!(text, "port    → loses\n  → money\n");
    }

    #[test]
    fn only_asides_are_cut() {
        let text = flowed(30, |flow| {
            flow.words("port → loses → money", Style::new())?;
            flow.remark("denied", Style::new())?;
            flow.aside("time: at the end of the long dry season", Style::new())
        });
        assert_eq!(text, "port → loses → money  denied\n  time: at the end of the lon…\n");
    }
}
