//! `dixit explain`: each sentence as claimed, or skipped and why.

use super::input;
use super::output::Output;
use super::reading::{self, ReadingFlags};
use super::{CliError, Outcome};
use crate::render::Phrases;
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
        let failed = reading::report_all(&failures);
        let mut output = Output::open(None)?;
        let failed = failed
            + reading::read_all(&inputs, &self.reading.options(), |extraction| {
                self.document(&extraction, &mut output).map_err(|error| output.error(error))
            })?;
        output.finish()?;
        Ok(Outcome::from_failures(failed))
    }

    fn document(&self, extraction: &Extraction, out: &mut impl Write) -> io::Result<()> {
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
        for row in rows.iter().filter(|row| !self.skipped || row.claims.is_empty()) {
            sentence(row, extraction, &claims, &phrases, out)?;
        }
        Ok(())
    }
}

fn sentence(
    row: &Explanation,
    extraction: &Extraction,
    claims: &HashMap<&str, &Claim>,
    phrases: &Phrases<'_>,
    out: &mut impl Write,
) -> io::Result<()> {
    let (good, bad, dim) =
        (AnsiColor::Green.on_default(), AnsiColor::Yellow.on_default(), Style::new().dimmed());
    let text = extraction.transcript.text.slice(CharSpan::new(row.start, row.end));
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let (sign, style) = if row.claims.is_empty() { ("–", bad) } else { ("✓", good) };
    writeln!(out, "\n{style}{sign}{style:#} {text} {dim}{}..{}{dim:#}", row.start, row.end)?;
    for claim in row.claims.iter().filter_map(|id| claims.get(id.as_str())) {
        let (subject, object) = (phrases.subject(claim), phrases.object(claim));
        let object = if object.is_empty() { String::new() } else { format!(" → {object}") };
        writeln!(out, "    {subject} → {}{object} {dim}({}){dim:#}", claim.relation.label, claim.rule)?;
    }
    match &row.skipped {
        Some(reason) => writeln!(out, "    {bad}skipped: {reason}{bad:#}"),
        None => Ok(()),
    }
}
