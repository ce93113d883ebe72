//! The table `dixit extract` prints: claims grouped by the turn they stand in.
//!
//! ```text
//! Harbour closes two docks
//! harbour · en · 4 turns · 7 claims · 5 entities
//!
//!   2 · Ann Lee ─────────────────────────────────────────────── answers 1
//!         harbour → closes → two docks                      (2 dock)
//!     ✗   council → supports → plan                         denied
//! ```
//!
//! Subject, relation and object are never cut: when they do not fit they go on in the next line.
//! What may be cut is what stands to the right of them.

use super::columns::{UnicodeWidthStr, one_line, padding, truncate};
use super::phrase::{Phrases, marks, value_note};
use anstyle::{AnsiColor, Style};
use dixit_extractor::resolve::{Argument, Certainty, Claim, Extraction, Modality, Polarity};
use dixit_extractor::source::{Role, Section};
use std::collections::BTreeSet;
use std::io::{self, Write};

/// Columns of the marks left of a claim.
const MARGIN: usize = 7;
/// A subject or relation column grows no wider than this for the sake of alignment.
const COLUMN_LIMIT: usize = 26;
/// Width where nobody says how wide.
const DEFAULT_WIDTH: usize = 100;

const DIM: Style = Style::new().dimmed();
const BOLD: Style = Style::new().bold();
const RELATION: Style = AnsiColor::Cyan.on_default();
const NUMBER: Style = AnsiColor::Green.on_default();

/// The marks, in the order they are shown, with the words of the legend.
const MARKS: &[(Mark, char, &str, AnsiColor)] = &[
    (Mark::Denied, '✗', "denied", AnsiColor::Red),
    (Mark::Question, '?', "asked", AnsiColor::Blue),
    (Mark::Hedged, '~', "not certain", AnsiColor::Yellow),
    (Mark::Reported, '”', "on somebody else's word", AnsiColor::Magenta),
];

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Mark {
    Denied,
    Question,
    Hedged,
    Reported,
}

impl Mark {
    fn applies(self, claim: &Claim) -> bool {
        let has = |modality| claim.modality.contains(&modality);
        match self {
            Self::Denied => claim.polarity == Polarity::Denied,
            Self::Question => has(Modality::Question),
            Self::Hedged => claim.certainty != Certainty::Certain && !has(Modality::Question),
            Self::Reported => has(Modality::Reported) || has(Modality::Hearsay),
        }
    }
}

/// Prints documents as tables of a given width, with a legend of the marks that occurred.
#[derive(Debug)]
pub struct Table {
    width: usize,
    wraps: bool,
    seen: BTreeSet<Mark>,
    documents: usize,
}

impl Table {
    /// `width` in columns; `None` where lines may be as long as they like.
    #[must_use]
    pub fn new(width: Option<usize>) -> Self {
        let wraps = width.is_some();
        Self { width: width.unwrap_or(DEFAULT_WIDTH).max(40), wraps, seen: BTreeSet::new(), documents: 0 }
    }

    /// Print one document.
    ///
    /// # Errors
    /// When `out` cannot be written.
    pub fn document(&mut self, extraction: &Extraction, out: &mut impl Write) -> io::Result<()> {
        if self.documents > 0 {
            writeln!(out)?;
        }
        self.documents += 1;
        self.title(extraction, out)?;
        let phrases = Phrases::new(&extraction.claims);
        let mut rest = extraction.claims.as_slice();
        while let Some(first) = rest.first() {
            let same = |claim: &&Claim| group(claim) == group(first);
            let (claims, after) = rest.split_at(rest.iter().take_while(same).count());
            self.heading(first, out)?;
            let rows: Vec<Row> = claims.iter().map(|claim| Row::new(claim, &phrases)).collect();
            self.rows(&rows, out)?;
            rest = after;
        }
        if extraction.claims.is_empty() {
            writeln!(out, "\n  {DIM}no claims: `dixit explain` says why{DIM:#}")?;
        }
        Ok(())
    }

    /// Print what the marks mean, if any were used.
    ///
    /// # Errors
    /// When `out` cannot be written.
    pub fn legend(&self, out: &mut impl Write) -> io::Result<()> {
        let used: Vec<String> = MARKS
            .iter()
            .filter(|(mark, ..)| self.seen.contains(mark))
            .map(|(_, sign, meaning, colour)| {
                let style = colour.on_default();
                format!("{style}{sign}{style:#} {DIM}{meaning}{DIM:#}")
            })
            .collect();
        if used.is_empty() { Ok(()) } else { writeln!(out, "\n  {}", used.join("   ")) }
    }

    fn title(&self, extraction: &Extraction, out: &mut impl Write) -> io::Result<()> {
        let transcript = &extraction.transcript;
        let title = transcript.title.map(|span| one_line(transcript.text.slice(span)));
        if let Some(title) = title {
            writeln!(out, "{BOLD}{}{BOLD:#}", truncate(&title, self.width))?;
        }
        let turns = transcript.segments.iter().filter(|segment| segment.turn.is_some()).count();
        let mut facts = vec![transcript.slug.clone(), transcript.language.to_string()];
        facts.extend(transcript.date.clone());
        facts.extend((turns > 0).then(|| counted(turns, "turn", "turns")));
        facts.push(counted(extraction.claims.len(), "claim", "claims"));
        facts.push(counted(extraction.entities.len(), "entity", "entities"));
        writeln!(out, "{DIM}{}{DIM:#}", facts.join(" · "))
    }

    /// `  10 · Dev437 ────────────── answers 9`
    fn heading(&self, claim: &Claim, out: &mut impl Write) -> io::Result<()> {
        let place = match claim.turn {
            Some(number) => format!("{number:>3}"),
            None => claim.section.name().to_owned(),
        };
        let role = match claim.role {
            Role::Interviewer => " (asks)",
            Role::Interviewee | Role::Narrator | Role::Unknown => "",
        };
        let speaker = if claim.section != Section::Turn && claim.speaker == "narrator" {
            String::new()
        } else {
            one_line(&claim.speaker)
        };
        let tail = claim.answers.map(|turn| format!(" answers {turn}")).unwrap_or_default();
        let separator = if speaker.is_empty() { "" } else { " · " };
        let used = 2 + [place.as_str(), separator, &speaker, role, " ", &tail]
            .iter()
            .map(|s| s.width())
            .sum::<usize>();
        let line = "─".repeat(self.width.saturating_sub(used).max(2));
        writeln!(
            out,
            "\n  {DIM}{place}{separator}{DIM:#}{BOLD}{speaker}{BOLD:#}{DIM}{role} {line}{tail}{DIM:#}"
        )
    }

    fn rows(&mut self, rows: &[Row], out: &mut impl Write) -> io::Result<()> {
        let widest = |part: fn(&Row) -> &str| {
            let limit = COLUMN_LIMIT.min(self.width / 4);
            rows.iter().map(|row| part(row).width()).filter(|width| *width <= limit).max().unwrap_or(0)
        };
        let columns = (widest(|row| &row.subject), widest(|row| &row.relation));
        for row in rows {
            self.seen.extend(&row.marks);
            self.row(row, columns, out)?;
        }
        Ok(())
    }

    fn row(&self, row: &Row, (subject, relation): (usize, usize), out: &mut impl Write) -> io::Result<()> {
        margin(&row.marks, out)?;
        let mut line = Line::new(self.width, self.wraps, MARGIN);
        line.put(out, &row.subject, BOLD)?;
        line.pad(out, padding(&row.subject, subject))?;
        line.glue(out, " → ", DIM)?;
        line.put(out, &row.relation, RELATION)?;
        if !row.object.is_empty() {
            line.pad(out, padding(&row.relation, relation))?;
            line.glue(out, " → ", DIM)?;
            line.put(out, &row.object, Style::new())?;
        }
        for (text, style) in &row.remarks {
            let shown = line.fit(text, 2);
            line.aside(out, &shown, *style)?;
        }
        writeln!(out)
    }
}

/// One claim, ready to print.
struct Row {
    marks: Vec<Mark>,
    subject: String,
    relation: String,
    object: String,
    /// What may be cut.
    remarks: Vec<(String, Style)>,
}

impl Row {
    fn new(claim: &Claim, phrases: &Phrases<'_>) -> Self {
        let mut remarks = Vec::new();
        if let Some(Argument::Value(value)) = &claim.object {
            remarks.extend(value_note(value).map(|note| (format!("({note})"), NUMBER)));
        }
        remarks.extend(Some(marks(claim).join(", ")).filter(|m| !m.is_empty()).map(|m| (m, DIM.italic())));
        let mut said = BTreeSet::new();
        for qualifier in claim.qualifiers.iter().filter(|q| said.insert((q.start, q.end))) {
            let name = qualifier.role.name().replace('_', " ");
            remarks.push((format!("{name}: {}", one_line(&qualifier.text)), DIM));
        }
        Self {
            marks: MARKS.iter().map(|(mark, ..)| *mark).filter(|mark| mark.applies(claim)).collect(),
            subject: phrases.subject(claim),
            relation: one_line(&claim.relation.label),
            object: phrases.object(claim),
            remarks,
        }
    }
}

/// Right-aligned marks, then two spaces.
fn margin(marks: &[Mark], out: &mut impl Write) -> io::Result<()> {
    write!(out, "{:1$}", "", MARGIN - 2 - marks.len())?;
    for (_, sign, _, colour) in MARKS.iter().filter(|(mark, ..)| marks.contains(mark)) {
        let style = colour.on_default().bold();
        write!(out, "{style}{sign}{style:#}")?;
    }
    write!(out, "  ")
}

/// Writes words from left to right and goes on in the next line where one does not fit.
struct Line {
    width: usize,
    wraps: bool,
    indent: usize,
    at: usize,
}

impl Line {
    const fn new(width: usize, wraps: bool, indent: usize) -> Self {
        Self { width, wraps, indent, at: indent }
    }

    /// Words that may be broken between lines but not cut.
    fn put(&mut self, out: &mut impl Write, text: &str, style: Style) -> io::Result<()> {
        for (index, word) in text.split(' ').enumerate() {
            let space = usize::from(index > 0);
            if self.wraps && self.at > self.indent + 4 && self.at + space + word.width() > self.width {
                self.turn(out)?;
            } else if space > 0 {
                self.pad(out, 1)?;
            }
            write!(out, "{style}{word}{style:#}")?;
            self.at += word.width();
        }
        Ok(())
    }

    /// Something short that stays with what went before.
    fn glue(&mut self, out: &mut impl Write, text: &str, style: Style) -> io::Result<()> {
        write!(out, "{style}{text}{style:#}")?;
        self.at += text.width();
        Ok(())
    }

    fn pad(&mut self, out: &mut impl Write, columns: usize) -> io::Result<()> {
        write!(out, "{:1$}", "", columns)?;
        self.at += columns;
        Ok(())
    }

    /// As much of a remark as the line has room for after a gap; nothing when that is too little to
    /// be of use.
    fn fit(&self, text: &str, gap: usize) -> String {
        if !self.wraps {
            return text.to_owned();
        }
        let room = self.width.saturating_sub(self.at + gap);
        if room < 8 && text.width() > room { String::new() } else { truncate(text, room) }
    }

    fn aside(&mut self, out: &mut impl Write, text: &str, style: Style) -> io::Result<()> {
        if text.is_empty() {
            return Ok(());
        }
        self.pad(out, 2)?;
        self.glue(out, text, style)
    }

    fn turn(&mut self, out: &mut impl Write) -> io::Result<()> {
        write!(out, "\n{:1$}", "", self.indent + 4)?;
        self.at = self.indent + 4;
        Ok(())
    }
}

/// What claims must share to stand under one heading.
fn group(claim: &Claim) -> (Section, Option<usize>, &str) {
    (claim.section, claim.turn, &claim.speaker)
}

fn counted(count: usize, one: &str, many: &str) -> String {
    format!("{count} {}", if count == 1 { one } else { many })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::view::sample;

    fn printed(width: Option<usize>) -> String {
        let mut bytes = Vec::new();
        let mut table = Table::new(width);
        table.document(&sample::harbour(), &mut bytes).unwrap();
        table.legend(&mut bytes).unwrap();
        anstream::adapter::strip_str(&String::from_utf8(bytes).unwrap()).to_string()
    }

    #[test]
    fn shows_title_turns_and_marks() {
        let table = printed(None);
        assert!(table.starts_with("The harbour and its docks\nharbour · en · "), "{table}");
        assert!(table.contains("\n  lead "), "{table}");
        assert!(table.contains("  2 · Ann Lee "), "{table}");
        assert!(table.contains("answers 1\n"), "{table}");
        assert!(table.contains("    ✗  council"), "{table}");
        assert!(table.contains("(≈1200 worker)"), "{table}");
        assert!(table.trim_end().ends_with("somebody else's word"), "{table}");
    }

    #[test]
    fn never_cuts_the_core_however_narrow() {
        let narrow = printed(Some(44));
        let joined = narrow.split_whitespace().collect::<Vec<_>>().join(" ");
        for claim in sample::harbour().claims {
            assert!(joined.contains(&claim.relation.label), "{narrow}");
        }
        assert!(joined.contains("new container terminal"), "{narrow}");
        let (table, _legend) = narrow.split_once("✗ denied").unwrap();
        assert!(table.lines().all(|line| line.width() <= 44), "{narrow}");
    }
}
