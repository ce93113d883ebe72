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
//! Subject, relation, object and the words for how a claim is put are never cut: when they do not fit
//! they go on in the next line. Circumstances may be cut.

use super::columns::{UnicodeWidthStr, one_line, padding, truncate};
use super::flow::{Flow, LEAST_WIDTH};
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
        Self {
            width: width.unwrap_or(DEFAULT_WIDTH).max(LEAST_WIDTH),
            wraps,
            seen: BTreeSet::new(),
            documents: 0,
        }
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
            write!(out, "\n  ")?;
            let mut flow = Flow::new(out, self.wrapped(), 2, 2);
            flow.words("no claims: `dixit explain` says why", DIM)?;
            flow.end()?;
        }
        Ok(())
    }

    /// Print what the marks mean, if any were used.
    ///
    /// # Errors
    /// When `out` cannot be written.
    pub fn legend(&self, out: &mut impl Write) -> io::Result<()> {
        if self.seen.is_empty() {
            return Ok(());
        }
        write!(out, "\n  ")?;
        let mut flow = Flow::new(out, self.wrapped(), 2, 2);
        for (_, sign, meaning, colour) in MARKS.iter().filter(|(mark, ..)| self.seen.contains(mark)) {
            flow.sign(*sign, meaning, colour.on_default())?;
        }
        flow.end()
    }

    fn title(&self, extraction: &Extraction, out: &mut impl Write) -> io::Result<()> {
        let transcript = &extraction.transcript;
        if let Some(title) = transcript.title.map(|span| one_line(transcript.text.slice(span))) {
            let mut flow = Flow::new(out, self.wrapped(), 0, 0);
            flow.words(&title, BOLD)?;
            flow.end()?;
        }
        let turns = transcript.segments.iter().filter(|segment| segment.turn.is_some()).count();
        let mut facts = vec![transcript.slug.clone(), transcript.language.to_string()];
        facts.extend(transcript.date.clone());
        facts.extend((turns > 0).then(|| counted(turns, "turn", "turns")));
        facts.push(counted(extraction.claims.len(), "claim", "claims"));
        facts.push(counted(extraction.entities.len(), "entity", "entities"));
        let mut flow = Flow::new(out, self.wrapped(), 0, 0);
        facts.iter().try_for_each(|fact| flow.piece(" · ", fact, DIM))?;
        flow.end()
    }

    /// `  10 · Dev437 ────────────── answers 9`
    fn heading(&self, claim: &Claim, out: &mut impl Write) -> io::Result<()> {
        let heading = Heading::new(claim, self.width);
        let Heading { place, speaker, role, tail } = &heading;
        let line = "─".repeat(self.width.saturating_sub(heading.columns()).max(2));
        writeln!(out, "\n  {DIM}{place}{DIM:#}{BOLD}{speaker}{BOLD:#}{DIM}{role} {line}{tail}{DIM:#}")
    }

    /// The width to keep to; `None` where lines may be as long as they like.
    fn wrapped(&self) -> Option<usize> {
        self.wraps.then_some(self.width)
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
        let mut flow = Flow::new(out, self.wrapped(), MARGIN, MARGIN + 4);
        flow.words(&row.subject, BOLD)?;
        flow.arrow(padding(&row.subject, subject), &row.relation, RELATION)?;
        if !row.object.is_empty() {
            flow.arrow(padding(&row.relation, relation), &row.object, Style::new())?;
        }
        for (text, style) in &row.remarks {
            flow.remark(text, *style)?;
        }
        for text in &row.asides {
            flow.aside(text, DIM)?;
        }
        flow.end()
    }
}

/// What stands over the claims of a turn or a section.
struct Heading {
    place: String,
    speaker: String,
    role: &'static str,
    tail: String,
}

impl Heading {
    /// As much of it as `width` columns hold: a long name is cut, what else does not fit goes.
    fn new(claim: &Claim, width: usize) -> Self {
        let number = claim.turn.map(|number| format!("{number:>3}"));
        let mut place = number.unwrap_or_else(|| claim.section.name().to_owned());
        let nobody = claim.section != Section::Turn && claim.speaker == "narrator";
        let speaker = if nobody { String::new() } else { one_line(&claim.speaker) };
        place.push_str(if nobody { "" } else { " · " });
        let role = if claim.role == Role::Interviewer { " (asks)" } else { "" };
        let tail = claim.answers.map(|turn| format!(" answers {turn}")).unwrap_or_default();
        let mut heading = Self { place, speaker, role, tail };
        if heading.columns() + 2 > width {
            heading.tail.clear();
        }
        let over = (heading.columns() + 2).saturating_sub(width);
        heading.speaker = truncate(&heading.speaker, heading.speaker.width().saturating_sub(over));
        heading
    }

    /// Columns it takes, with the indent and the space before its line.
    fn columns(&self) -> usize {
        3 + [self.place.as_str(), &self.speaker, self.role, &self.tail]
            .map(|part| part.width())
            .iter()
            .sum::<usize>()
    }
}

/// One claim, ready to print.
struct Row {
    marks: Vec<Mark>,
    subject: String,
    relation: String,
    object: String,
    /// Its number and how it is put.
    remarks: Vec<(String, Style)>,
    /// Its circumstances, which may be cut.
    asides: Vec<String>,
}

impl Row {
    fn new(claim: &Claim, phrases: &Phrases<'_>) -> Self {
        let mut remarks = Vec::new();
        if let Some(Argument::Value(value)) = &claim.object {
            remarks.extend(value_note(value).map(|note| (format!("({note})"), NUMBER)));
        }
        remarks.extend(Some(marks(claim).join(", ")).filter(|m| !m.is_empty()).map(|m| (m, DIM.italic())));
        let mut said = BTreeSet::new();
        let fresh = claim.qualifiers.iter().filter(|q| said.insert((q.start, q.end)));
        let asides = fresh.map(|q| format!("{}: {}", q.role.name().replace('_', " "), one_line(&q.text)));
        let asides = asides.collect();
        Self {
            marks: MARKS.iter().map(|(mark, ..)| *mark).filter(|mark| mark.applies(claim)).collect(),
            subject: phrases.subject(claim),
            relation: one_line(&claim.relation.label),
            object: phrases.object(claim),
            remarks,
            asides,
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
    fn no_line_is_too_long_and_no_core_is_cut_however_narrow() {
        let squeeze = |text: &str| text.split_whitespace().collect::<String>();
        for width in 30..=200 {
            let table = printed(Some(width));
            assert!(table.lines().all(|line| line.width() <= width), "{width}:\n{table}");
            for core in [
                "harbour → closes → two docks",
                "council → supports → plan",
                "new container terminal → employs → about 1,200 workers (≈1200 worker) possible, prediction",
                "port → loses → money according to The mayor",
            ] {
                assert!(squeeze(&table).contains(&squeeze(core)), "{width}: {core}\n{table}");
            }
        }
    }

    #[test]
    fn headings_keep_to_the_width_and_long_words_are_broken_not_cut() {
        let mut sample = sample::harbour();
        for claim in &mut sample.claims {
            claim.speaker = "Anneliese Donaudampfschifffahrtsgesellschaftskapitänin".to_owned();
            claim.role = Role::Interviewer;
            claim.relation.label = "https://example.org/a/very/long/address/without/blanks".to_owned();
        }
        for width in [30, 41, 60, 90] {
            let mut bytes = Vec::new();
            Table::new(Some(width)).document(&sample, &mut bytes).unwrap();
            let table = anstream::adapter::strip_str(&String::from_utf8(bytes).unwrap()).to_string();
            assert!(table.lines().all(|line| line.width() <= width), "{width}:\n{table}");
            let joined = table.split_whitespace().collect::<String>();
            assert_eq!(joined.matches(&sample.claims[0].relation.label).count(), 4, "{width}:\n{table}");
        }
    }
}
