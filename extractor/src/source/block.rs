//! Text to [`Block`]s: paragraphs, headings, list items, pictures, each with its exact place.
//!
//! Plain text and Markdown are read alike, since transcripts mix them. A line break within a paragraph
//! is kept as one only where the text is wrapped by hand.

use super::line::{self, Line, Sign};
use super::{label, markup};
use regex::Regex;
use std::ops::Range;
use std::sync::LazyLock;

/// What a block is by its form alone.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Kind {
    /// A value of the front matter, with its key.
    Meta(String),
    /// A heading and its level.
    Heading(u8),
    /// A paragraph.
    Text,
    /// A list item and its bullet.
    Item(char),
    /// A paragraph that begins with an en or em dash.
    Dash,
    /// A block quotation.
    Quote,
    /// A picture's text.
    Picture,
    /// Code, tables: nothing that is said.
    Code,
    /// A horizontal rule.
    Rule,
}

/// A paragraph, a heading or the like, in bytes of the text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Block {
    pub kind: Kind,
    /// The content, without bullet or hashes, from its first to its last plain character.
    pub span: Range<usize>,
    /// What in `span` is no running text.
    pub marks: Vec<Range<usize>>,
    /// The emphasis that wraps all of it.
    pub emphasis: Option<Emphasis>,
    /// Whether it stands in a box beside the text.
    pub boxed: bool,
    /// Whether a blank line stands before it.
    pub gap: bool,
    /// Whether it is a question that was cut from the answer behind it.
    pub prompt: bool,
}

/// Emphasis around a whole paragraph.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Emphasis {
    Bold,
    Italic,
}

impl Block {
    /// Its text without marks.
    pub(super) fn plain(&self, text: &str) -> String {
        self.plain_from(text, self.span.start)
    }

    /// Its text without marks from byte `start` on.
    pub(super) fn plain_from(&self, text: &str, start: usize) -> String {
        let mut out = String::with_capacity(self.span.len());
        let mut at = start;
        for mark in self.marks.iter().filter(|m| m.end > start) {
            out.push_str(&text[at..mark.start.max(at)]);
            at = mark.end;
        }
        out.push_str(&text[at.min(self.span.end)..self.span.end]);
        out
    }
}

/// Cut the text into blocks.
pub(super) fn blocks(text: &str) -> Vec<Block> {
    let lines = line::lines(text);
    let mut parser = Parser {
        text,
        blocks: Vec::new(),
        open: None,
        gap: false,
        tags: Vec::new(),
        fence: None,
        wrap: wrap_width(text, &lines),
    };
    let body = parser.front_matter(&lines);
    for line in &lines[body..] {
        parser.line(line.span.clone());
    }
    parser.close();
    parser.blocks
}

/// The width the text is wrapped at by hand, where it is.
fn wrap_width(text: &str, lines: &[Line]) -> Option<usize> {
    let full: Vec<usize> = lines
        .windows(2)
        .filter(|pair| !pair[0].span.is_empty() && !pair[1].span.is_empty())
        .map(|pair| text[pair[0].span.clone()].chars().count())
        .collect();
    let longest = full.iter().copied().max()?;
    let long = full.iter().filter(|&&n| n * 4 >= longest * 3).count();
    // Lines that end with a question are no wrapped ones.
    let asking = lines.iter().filter(|line| line::ends_question(&text[line.span.clone()])).count();
    let asked = lines
        .windows(2)
        .filter(|pair| line::ends_question(&text[pair[0].span.clone()]) && !pair[1].span.is_empty());
    if asking >= 3 && asked.count() * 2 >= full.len() {
        return None;
    }
    (full.len() >= 3 && (40..=120).contains(&longest) && long * 2 >= full.len()).then_some(longest)
}

struct Open {
    kind: Kind,
    span: Range<usize>,
    last: Range<usize>,
    gap: bool,
}

struct Parser<'a> {
    text: &'a str,
    blocks: Vec<Block>,
    open: Option<Open>,
    gap: bool,
    tags: Vec<(String, bool)>,
    fence: Option<char>,
    wrap: Option<usize>,
}

static TAG: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"<(/?)([A-Za-z][A-Za-z0-9]*)((?:\s[^<>]*)?)>").expect("the pattern is constant")
});
static BOX: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r#"(?i)(?:class|id|role)\s*=\s*["'][^"']*(?:alert|callout|info|note|encadr|box|aside|tip|warning|kasten)"#)
        .expect("the pattern is constant")
});
static META: LazyLock<Regex> =
    LazyLock::new(|| Regex::new(r"^([A-Za-z_][\w -]{0,40}):(?:\s+(.*))?$").expect("the pattern is constant"));
static PICTURE: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"^!\[([^\]]*)\](?:\([^)]*\)|\[[^\]]*\])$").expect("the pattern is constant")
});

impl Parser<'_> {
    /// Read YAML front matter; gives the first line after it.
    fn front_matter(&mut self, lines: &[Line]) -> usize {
        let at = |n: usize| &self.text[lines[n].span.clone()];
        if lines.is_empty() || at(0) != "---" {
            return 0;
        }
        let Some(end) = (1..lines.len().min(200)).find(|&n| matches!(at(n), "---" | "...")) else { return 0 };
        if !(1..end).any(|n| META.is_match(at(n))) || (1..end).any(|n| at(n).is_empty()) {
            return 0;
        }
        let mut key = String::new();
        for line in &lines[1..end] {
            let raw = &self.text[line.span.clone()];
            let mut value = line.span.clone();
            if let Some(found) = META.captures(raw) {
                key = found[1].to_ascii_lowercase();
                value.start = line.span.start + found.get(2).map_or(raw.len(), |m| m.start());
            } else if raw.starts_with("- ") {
                value.start += 2;
            }
            let value = unquote(self.text, line::trim(self.text, value));
            if !value.is_empty() && !matches!(&self.text[value.clone()], ">" | "|" | ">-" | "|-") {
                self.push(Kind::Meta(key.clone()), value);
            }
        }
        end + 1
    }

    fn line(&mut self, span: Range<usize>) {
        let line = &self.text[span.clone()];
        if let Some(mark) = self.fence {
            if line.starts_with(&mark.to_string().repeat(3)) {
                self.fence = None;
            } else if !line.is_empty() {
                self.push(Kind::Code, span);
            }
            return;
        }
        if line.is_empty() {
            self.close();
            self.gap = true;
            return;
        }
        if line.starts_with("```") || line.starts_with("~~~") {
            self.close();
            self.fence = line.chars().next();
            return;
        }
        if line::is_rule(line) {
            return self.rule(line);
        }
        if line.contains('<') && TAG.is_match(line) {
            // A paragraph of its own, whatever stands around it.
            if line.starts_with("<p") || line.starts_with("<P") {
                self.close();
            }
            return self.html(span);
        }
        self.content(span);
    }

    /// A rule right under a short line makes that line a heading.
    fn rule(&mut self, line: &str) {
        let level = if line.starts_with('=') { 1 } else { 2 };
        if let Some(open) = &mut self.open
            && open.kind == Kind::Text
            && line.starts_with(['=', '-'])
            && open.span == open.last
            && self.text[open.span.clone()].chars().count() <= 160
            && !line::ends_sentence(&self.text[open.span.clone()])
        {
            open.kind = Kind::Heading(level);
            self.close();
            return;
        }
        self.close();
        let end = self.blocks.last().map_or(0, |b| b.span.end);
        self.blocks.push(Block {
            kind: Kind::Rule,
            span: end..end,
            marks: Vec::new(),
            emphasis: None,
            boxed: false,
            gap: true,
            prompt: false,
        });
    }

    /// A line with tags: they open and close boxes and figures; what text is left is content.
    fn html(&mut self, span: Range<usize>) {
        let line = &self.text[span.clone()];
        let mut kind = None;
        let mut left = String::new();
        let mut at = 0;
        for tag in TAG.captures_iter(line) {
            let (Some(whole), name) = (tag.get(0), tag[2].to_ascii_lowercase()) else { continue };
            left.push_str(&line[at..whole.start()]);
            at = whole.end();
            if !tag[1].is_empty() {
                if let Some(open) = self.tags.iter().rposition(|(known, _)| *known == name) {
                    self.tags.truncate(open);
                    kind = kind.or(matches!(name.as_str(), "figure" | "figcaption").then_some(Kind::Picture));
                }
                continue;
            }
            match name.as_str() {
                "div" | "aside" | "section" | "figure" | "figcaption" | "details"
                    if self.tags.len() < 100 =>
                {
                    let boxed = name == "aside" || name == "details" || BOX.is_match(&tag[3]);
                    kind = kind.or(name.starts_with("fig").then_some(Kind::Picture));
                    self.tags.push((name, boxed));
                }
                "iframe" | "img" | "video" | "audio" => kind = Some(Kind::Picture),
                "li" => kind = Some(Kind::Item('•')),
                _ => {
                    if let Some(level @ b'1'..=b'6') = name.strip_prefix('h').and_then(|n| n.bytes().next()) {
                        kind = Some(Kind::Heading(level - b'0'));
                    }
                }
            }
        }
        left.push_str(&line[at..]);
        let blank = left.trim().is_empty();
        match kind {
            _ if blank => self.close(),
            Some(kind) => {
                self.close();
                self.push(kind, span);
            }
            None => self.content(span),
        }
    }

    fn content(&mut self, span: Range<usize>) {
        let line = &self.text[span.clone()];
        let (sign, width) = line::sign(line);
        if let Some(picture) = PICTURE.captures(line) {
            self.close();
            if let Some(alt) = picture.get(1).filter(|alt| !alt.as_str().trim().is_empty()) {
                self.push(Kind::Picture, span.start + alt.start()..span.start + alt.end());
            }
            return;
        }
        let in_figure = self.tags.iter().any(|(name, _)| name.starts_with("fig"));
        let kind = match sign {
            _ if in_figure => Kind::Picture,
            Sign::None => Kind::Text,
            Sign::Heading(level) => Kind::Heading(level),
            Sign::Item(bullet) => Kind::Item(bullet),
            Sign::Dash => Kind::Dash,
            Sign::Quote => Kind::Quote,
            Sign::Row => Kind::Code,
        };
        if self.joins(&kind, line) {
            if let Some(open) = &mut self.open {
                open.span.end = span.end;
                open.last = span;
            }
            return;
        }
        self.close();
        let body = line::trim(self.text, span.start + width..span.end);
        if matches!(kind, Kind::Heading(_)) {
            let shorter = self.text[body.clone()].trim_end_matches('#').trim_end().len();
            return self.push(kind, body.start..body.start + shorter);
        }
        self.open = Some(Open { kind, span: body, last: span, gap: self.gap });
        self.gap = false;
    }

    /// Whether a line goes on with the open block.
    fn joins(&self, kind: &Kind, line: &str) -> bool {
        let Some(open) = &self.open else { return false };
        let same = match kind {
            Kind::Text => open.kind != Kind::Code,
            Kind::Quote | Kind::Picture => open.kind == *kind,
            _ => false,
        };
        if !same || (*kind == Kind::Text && label::may_be_label(line)) {
            return false;
        }
        let before = &self.text[open.last.clone()];
        if before.contains("-->") || line.contains("-->") {
            return false;
        }
        let starts_low = line.chars().find(|c| c.is_alphanumeric()).is_some_and(char::is_lowercase);
        match self.wrap {
            Some(width) => {
                before.chars().count() * 3 >= width * 2 || (starts_low && !line::ends_sentence(before))
            }
            None => starts_low && !line::ends_sentence(before),
        }
    }

    fn close(&mut self) {
        if let Some(open) = self.open.take() {
            let gap = std::mem::replace(&mut self.gap, open.gap);
            self.push(open.kind, open.span);
            self.gap = gap;
        }
    }

    fn push(&mut self, kind: Kind, span: Range<usize>) {
        let boxed = self.tags.iter().any(|(_, boxed)| *boxed);
        let gap = std::mem::take(&mut self.gap);
        if let Some(block) = finish(self.text, kind, span, boxed, gap) {
            self.blocks.push(block);
        }
    }
}

/// Find the marks of a block and narrow it to its plain text; nothing where there is none.
fn finish(text: &str, kind: Kind, span: Range<usize>, boxed: bool, gap: bool) -> Option<Block> {
    let verbatim = matches!(kind, Kind::Meta(_) | Kind::Code);
    let marks = if verbatim { Vec::new() } else { markup::marks(text, span.clone()) };
    let emphasis = wrapping(&text[span.clone()]);
    let span = narrow(text, span, &marks)?;
    let marks = marks.into_iter().filter(|m| m.start >= span.start && m.end <= span.end).collect();
    Some(Block { kind, span, marks, emphasis, boxed, gap, prompt: false })
}

/// The range from its first to its last character that is neither blank nor in a mark.
pub(super) fn narrow(text: &str, span: Range<usize>, marks: &[Range<usize>]) -> Option<Range<usize>> {
    let mut span = line::trim(text, span);
    for mark in marks {
        if mark.end <= span.start {
            continue;
        }
        if mark.start > span.start {
            break;
        }
        span = line::trim(text, mark.end.min(span.end)..span.end);
    }
    for mark in marks.iter().rev() {
        if mark.start >= span.end {
            continue;
        }
        if mark.end < span.end {
            break;
        }
        span = line::trim(text, span.start..mark.start.max(span.start));
    }
    (!span.is_empty()).then_some(span)
}

/// The marks that emphasis opens and closes with.
pub(super) const MARKS: [(&str, &str, Emphasis); 9] = [
    ("***", "***", Emphasis::Bold),
    ("**", "**", Emphasis::Bold),
    ("__", "__", Emphasis::Bold),
    ("<strong>", "</strong>", Emphasis::Bold),
    ("<b>", "</b>", Emphasis::Bold),
    ("*", "*", Emphasis::Italic),
    ("_", "_", Emphasis::Italic),
    ("<em>", "</em>", Emphasis::Italic),
    ("<i>", "</i>", Emphasis::Italic),
];

fn wrapping(raw: &str) -> Option<Emphasis> {
    let mut raw = raw.trim();
    if raw.starts_with("<p") || raw.starts_with("<div") || raw.starts_with("<li") {
        raw = raw.split_once('>').map_or(raw, |(_, inside)| inside).trim();
        raw = raw.rsplit_once("</").map_or(raw, |(inside, _)| inside).trim();
    }
    for (open, close, emphasis) in MARKS {
        if let Some(inside) = raw.strip_prefix(open).and_then(|rest| rest.strip_suffix(close)) {
            return (!inside.is_empty() && !inside.contains(open)).then_some(emphasis);
        }
    }
    None
}

fn unquote(text: &str, span: Range<usize>) -> Range<usize> {
    let value = &text[span.clone()];
    for quote in ['"', '\''] {
        if value.len() >= 2 && value.starts_with(quote) && value.ends_with(quote) {
            return span.start + 1..span.end - 1;
        }
    }
    span
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shapes(text: &str) -> Vec<(Kind, String)> {
        blocks(text).into_iter().map(|b| (b.kind.clone(), text[b.span].to_owned())).collect()
    }

    #[test]
    fn tells_the_forms_apart() {
        let text = "---\ntitle: \"Le port\"\ntags:\n    - mer\n---\n# Un titre #\n\n**Gras ?**\nSuite.\n- un\n- deux\n\n![quai](q.jpg)\n***\n> cité\n> encore\n";
        let got = shapes(text);
        let expected = [
            (Kind::Meta("title".into()), "Le port"),
            (Kind::Meta("tags".into()), "mer"),
            (Kind::Heading(1), "Un titre"),
            (Kind::Text, "Gras ?"),
            (Kind::Text, "Suite."),
            (Kind::Item('-'), "un"),
            (Kind::Item('-'), "deux"),
            (Kind::Picture, "quai"),
            (Kind::Rule, ""),
            (Kind::Quote, "cité\n> encore"),
        ];
        let got: Vec<(Kind, &str)> = got.iter().map(|(k, s)| (k.clone(), s.as_str())).collect();
        assert_eq!(got, expected);
    }

    #[test]
    fn joins_hand_wrapped_lines_alone() {
        let wrapped = "The harbour was closed for repairs during the whole\nof the spring, and nobody was told\nwhy it had been closed for such a long time.\n\nNext.";
        assert_eq!(shapes(wrapped).len(), 2);
        assert_eq!(shapes("Par\nAnne Roy\n5 min de lecture").len(), 3);
    }

    #[test]
    fn reads_boxes_and_figures() {
        let text = "Avant.\n\n<div class=\"note-box\">\n<h3>À savoir</h3>\n\nUn encadré.\n\n</div>\n\n<figure>\n<img src=\"a.png\" alt=\"b\">\n<figcaption>\n\nUne carte.\n\n</figcaption>\n</figure>\n\nAprès.";
        let got: Vec<_> = blocks(text).into_iter().map(|b| (b.kind, &text[b.span], b.boxed)).collect();
        assert_eq!(
            got,
            [
                (Kind::Text, "Avant.", false),
                (Kind::Heading(3), "À savoir", true),
                (Kind::Text, "Un encadré.", true),
                (Kind::Picture, "Une carte.", false),
                (Kind::Text, "Après.", false),
            ]
        );
    }
}
