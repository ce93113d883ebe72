//! XML as GEXF, GraphML and SVG need it: escaped so that every character comes back, on top of quick-xml.
//!
//! XML 1.0 has no way to write most control characters, nor U+FFFE and U+FFFF, not even escaped: U+FFFD stands
//! for them. Line breaks and tabs are written as references, or readers would turn them into blanks.

use quick_xml::Writer;
use quick_xml::events::{BytesDecl, BytesEnd, BytesStart, BytesText, Event};
use std::borrow::Cow;
use std::io::{self, Write};

/// Whether XML 1.0 can hold a character: its production `Char`.
#[must_use]
pub const fn is_legal(c: char) -> bool {
    matches!(c, '\t' | '\n' | '\r' | '\u{20}'..='\u{d7ff}' | '\u{e000}'..='\u{fffd}' | '\u{10000}'..)
}

/// Text with U+FFFD for what XML cannot hold.
#[must_use]
pub fn legal(text: &str) -> Cow<'_, str> {
    if text.chars().all(is_legal) {
        return Cow::Borrowed(text);
    }
    Cow::Owned(text.chars().map(|c| if is_legal(c) { c } else { '\u{fffd}' }).collect())
}

/// Text ready for an attribute or an element.
#[must_use]
pub fn escape(text: &str) -> Cow<'_, str> {
    let special = |c: char| matches!(c, '&' | '<' | '>' | '"' | '\t' | '\n' | '\r') || !is_legal(c);
    if !text.chars().any(special) {
        return Cow::Borrowed(text);
    }
    let mut escaped = String::with_capacity(text.len() + 16);
    for c in text.chars() {
        match c {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            '\t' => escaped.push_str("&#9;"),
            '\n' => escaped.push_str("&#10;"),
            '\r' => escaped.push_str("&#13;"),
            c if is_legal(c) => escaped.push(c),
            _ => escaped.push('\u{fffd}'),
        }
    }
    Cow::Owned(escaped)
}

/// Writes elements one after the other; each line is an element, indented.
pub struct Xml<W: Write> {
    writer: Writer<W>,
}

/// An attribute and its value, not yet escaped.
pub type Attribute<'a> = (&'a str, &'a str);

impl<W: Write> Xml<W> {
    /// Begin a document.
    ///
    /// # Errors
    /// When `out` cannot be written.
    pub fn begin(out: W) -> io::Result<Self> {
        let mut writer = Writer::new_with_indent(out, b' ', 1);
        writer.write_event(Event::Decl(BytesDecl::new("1.0", Some("UTF-8"), None)))?;
        Ok(Self { writer })
    }

    /// `<name …>`
    ///
    /// # Errors
    /// As [`begin`](Self::begin), and so for the others.
    pub fn open(&mut self, name: &str, attributes: &[Attribute<'_>]) -> io::Result<()> {
        self.writer.write_event(Event::Start(start(name, attributes)))
    }

    /// `</name>`
    ///
    /// # Errors
    /// When `out` cannot be written.
    pub fn close(&mut self, name: &str) -> io::Result<()> {
        self.writer.write_event(Event::End(BytesEnd::new(name)))
    }

    /// `<name …/>`
    ///
    /// # Errors
    /// When `out` cannot be written.
    pub fn empty(&mut self, name: &str, attributes: &[Attribute<'_>]) -> io::Result<()> {
        self.writer.write_event(Event::Empty(start(name, attributes)))
    }

    /// `<name …>text</name>`
    ///
    /// # Errors
    /// When `out` cannot be written.
    pub fn text(&mut self, name: &str, attributes: &[Attribute<'_>], text: &str) -> io::Result<()> {
        self.open(name, attributes)?;
        self.writer.write_event(Event::Text(BytesText::from_escaped(escape(text))))?;
        self.close(name)
    }

    /// End the document.
    ///
    /// # Errors
    /// When `out` cannot be written.
    pub fn finish(mut self) -> io::Result<()> {
        let out = self.writer.get_mut();
        out.write_all(b"\n")?;
        out.flush()
    }
}

fn start<'a>(name: &'a str, attributes: &[Attribute<'a>]) -> BytesStart<'a> {
    let mut start = BytesStart::new(name);
    for (name, value) in attributes {
        start.push_attribute((name.as_bytes(), escape(value).as_bytes()));
    }
    start
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::graph::sample::NASTY;

    #[test]
    fn what_is_written_is_read_back() {
        let mut out = Vec::new();
        let mut xml = Xml::begin(&mut out).unwrap();
        xml.text("a", &[("b", NASTY)], NASTY).unwrap();
        xml.finish().unwrap();
        let mut reader = quick_xml::Reader::from_reader(out.as_slice());
        let (mut attribute, mut content) = (String::new(), String::new());
        let mut buffer = Vec::new();
        loop {
            match reader.read_event_into(&mut buffer).unwrap() {
                Event::Start(start) => {
                    let found = start.try_get_attribute("b").unwrap().unwrap();
                    attribute = found.unescape_value().unwrap().into_owned();
                    content.clear();
                }
                Event::Text(text) => content.push_str(&text.unescape().unwrap()),
                Event::Eof => break,
                _ => {}
            }
            buffer.clear();
        }
        assert_eq!(attribute, legal(NASTY));
        assert_eq!(content.trim_end_matches('\n'), legal(NASTY));
    }

    #[test]
    fn what_xml_cannot_hold_is_replaced() {
        assert_eq!(escape("a\0b\u{1f}\u{ffff}"), "a\u{fffd}b\u{fffd}\u{fffd}");
        assert_eq!(escape("plain é 👩🏽‍🚀"), "plain é 👩🏽‍🚀");
    }
}
