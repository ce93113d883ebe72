//! `dixit explain`: each sentence as claimed, or skipped and why.

use super::input;
use super::output::Output;
use super::reading::{self, ReadingFlags};
use super::{CliError, Outcome};
use crate::render::{Flow, LEAST_WIDTH, Phrases, one_line};
use anstyle::{AnsiColor, Style};
use clap::Args;
use dixit_extractor::resolve::{Claim, Explanation, Extraction};
use dixit_extractor::span::CharSpan;
use std::collections::HashMap;
use std::io::{self, Write};
use std::path::PathBuf;

/// Show each sentence of a document as claimed, or skipped and why
#[derive(Debug, Args)]
pub struct Explain {
    /// Files, folders, or - for standard input
    #[arg(required = true, value_name = "FILE")]
    inputs: Vec<PathBuf>,
    /// Only the sentences that gave no claim
    #[arg(long)]
    skipped: bool,
    #[command(flatten)]
    reading: ReadingFlags,
}

impl Explain {
    /// Do it.
    ///
    /// # Errors
    /// When the model or the output fails.
    pub fn run(self) -> Result<Outcome, CliError> {
        let (inputs, failures) = input::collect(&self.inputs);
        let mut tally = reading::report_all(&failures);
        let mut output = Output::open(None)?;
        let width = output.width();
        tally += reading::read_all(&inputs, &self.reading.options(), |extraction| {
            self.document(&extraction, width, &mut output).map_err(|error| output.error(error))
        })?;
        output.finish()?;
        Ok(tally.outcome())
    }

    fn document(
        &self,
        extraction: &Extraction,
        width: Option<usize>,
        out: &mut impl Write,
    ) -> io::Result<()> {
        let (bold, dim) = (Style::new().bold(), Style::new().dimmed());
        let rows = &extraction.explanations;
        let claimed = rows.iter().filter(|row| !row.claims.is_empty()).count();
        writeln!(
            out,
            "{bold}{}{bold:#} {dim}{claimed} of {} sentences claimed{dim:#}",
            extraction.transcript.slug,
            rows.len()
        )?;
        let claims: HashMap<&str, &Claim> = extraction.claims.iter().map(|c| (c.id.as_str(), c)).collect();
        let phrases = Phrases::new(&extraction.claims);
        let told = Told { extraction, claims, phrases, width: width.map(|width| width.max(LEAST_WIDTH)) };
        let mut shown = rows.iter().filter(|row| !self.skipped || row.claims.is_empty());
        shown.try_for_each(|row| told.sentence(row, out))
    }
}

/// A document, and how its claims are called.
struct Told<'a> {
    extraction: &'a Extraction,
    claims: HashMap<&'a str, &'a Claim>,
    phrases: Phrases<'a>,
    width: Option<usize>,
}

impl Told<'_> {
    fn sentence(&self, row: &Explanation, out: &mut impl Write) -> io::Result<()> {
        let (good, bad, dim) =
            (AnsiColor::Green.on_default(), AnsiColor::Yellow.on_default(), Style::new().dimmed());
        let text = one_line(self.extraction.transcript.text.slice(CharSpan::new(row.start, row.end)));
        let (sign, style) = if row.claims.is_empty() { ("–", bad) } else { ("✓", good) };
        write!(out, "\n{style}{sign}{style:#} ")?;
        let mut flow = Flow::new(out, self.width, 2, 2);
        flow.words(&text, Style::new())?;
        flow.remark(&format!("{}..{}", row.start, row.end), dim)?;
        flow.end()?;
        for claim in row.claims.iter().filter_map(|id| self.claims.get(id.as_str())) {
            write!(out, "    ")?;
            let mut flow = Flow::new(out, self.width, 4, 8);
            flow.words(&self.phrases.subject(claim), Style::new())?;
            flow.arrow(0, &one_line(&claim.relation.label), Style::new())?;
            let object = self.phrases.object(claim);
            if !object.is_empty() {
                flow.arrow(0, &object, Style::new())?;
            }
            flow.remark(&format!("({})", claim.rule), dim)?;
            flow.end()?;
        }
        match &row.skipped {
            Some(reason) => writeln!(out, "    {bad}skipped: {reason}{bad:#}"),
            None => Ok(()),
        }
    }
}
