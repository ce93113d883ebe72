//! `dixit explain`: each sentence as claimed, or skipped and why; what its pronouns and short names stand for, and why.

use super::input;
use super::output::Output;
use super::reading::{self, ReadingFlags};
use super::{CliError, Outcome};
use crate::render::{Flow, LEAST_WIDTH, Phrases, one_line};
use anstyle::{AnsiColor, Style};
use clap::Args;
use dixit_extractor::analysis::Sentence;
use dixit_extractor::resolve::{Claim, Explanation, Extraction, Reference};
use dixit_extractor::span::CharSpan;
use std::collections::HashMap;
use std::io::{self, Write};
use std::path::PathBuf;

/// Show each sentence of a document as claimed, or skipped and why, and what its pronouns stand for
#[derive(Debug, Args)]
pub struct Explain {
    /// Files, folders, or - for standard input
    #[arg(required = true, value_name = "FILE")]
    inputs: Vec<PathBuf>,
    /// Only the sentences that gave no claim
    #[arg(long)]
    skipped: bool,
    /// Also the grammar that claims are read from: each word with its relation and the word it hangs on
    #[arg(long)]
    parse: bool,
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
        let width = width.map(|width| width.max(LEAST_WIDTH));
        let told = Told { extraction, claims, phrases, width, parse: self.parse };
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
    parse: bool,
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
        let within = |start: usize, end: usize| row.start <= start && end <= row.end;
        for reference in self.extraction.references.iter().filter(|r| within(r.start, r.end)) {
            self.reference(reference, out)?;
        }
        let mut sentences = self.extraction.sentences.iter().flatten();
        if let Some(sentence) = sentences.find(|s| self.parse && within(s.span.start, s.span.end)) {
            self.grammar(sentence, out)?;
        }
        for claim in row.claims.iter().filter_map(|id| self.claims.get(id.as_str())) {
            write!(out, "    ")?;
            let mut flow = Flow::new(out, self.width, 4, 8);
            flow.words(&self.phrases.subject(claim), Style::new())?;
            flow.arrow(0, &one_line(&claim.relation.label), Style::new())?;
            let object = self.phrases.object(claim);
            if !object.is_empty() {
                flow.arrow(0, &object, Style::new())?;
            }
            flow.remark(&format!("({}, {:.2})", claim.rule, claim.confidence), dim)?;
            flow.end()?;
        }
        match &row.skipped {
            Some(reason) => writeln!(out, "    {bad}skipped: {reason}{bad:#}"),
            None => Ok(()),
        }
    }

    /// `il = Paul Garnier (subject of the sentence before, agrees in gender and number)`.
    fn reference(&self, reference: &Reference, out: &mut impl Write) -> io::Result<()> {
        let dim = Style::new().dimmed();
        let words = self.extraction.transcript.text.slice(CharSpan::new(reference.start, reference.end));
        let meaning = reference.meaning.as_ref().map_or("?", |meaning| &meaning.label);
        write!(out, "    ")?;
        let mut flow = Flow::new(out, self.width, 4, 8);
        flow.words(&format!("{} = {}", one_line(words), one_line(meaning)), dim)?;
        flow.remark(&format!("{}..{}, {}", reference.start, reference.end, reference.why), dim)?;
        flow.end()
    }

    /// Each word with its relation and its head: `Il/nsubj←dirige dirige/root`.
    fn grammar(&self, sentence: &Sentence, out: &mut impl Write) -> io::Result<()> {
        let words = sentence.tokens.iter().map(|token| match token.head {
            Some(head) => format!("{}/{}←{}", token.form, token.deprel, sentence.tokens[head].form),
            None => format!("{}/{}", token.form, token.deprel),
        });
        let words: Vec<String> = words.collect();
        write!(out, "    ")?;
        let mut flow = Flow::new(out, self.width, 4, 8);
        flow.words(&words.join(" "), Style::new().dimmed())?;
        flow.end()
    }
}
