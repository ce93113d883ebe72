//! `dixit analyse`: the linguistic analysis alone, as CoNLL-U.

use super::input::{self, Input};
use super::output::Output;
use super::reading::{self, ReadingFlags};
use super::{CliError, Outcome, Tally, report};
use clap::{Args, ValueEnum};
use dixit_extractor::analysis::{Analyser, Language, Sentence, conllu};
use dixit_extractor::source;
use std::fs::File;
use std::io::{self, BufRead, BufReader, Write};
use std::path::PathBuf;

/// Sentences in work at a time with `--tokenized`: files may be of any size.
const BATCH: usize = 1000;

/// Show the linguistic analysis alone
#[derive(Debug, Args)]
pub struct Analyse {
    /// Files, folders, or - for standard input
    #[arg(required = true, value_name = "FILE")]
    inputs: Vec<PathBuf>,
    /// How to print it
    #[arg(short, long, value_enum, default_value_t = Format::Conllu)]
    format: Format,
    /// The files are CoNLL-U: keep their tokens (a multiword range is one) and annotate them
    #[arg(long)]
    tokenized: bool,
    /// Print to this file instead of standard output
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,
    #[command(flatten)]
    reading: ReadingFlags,
}

/// How an analysis is printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Format {
    /// CoNLL-U, <https://universaldependencies.org/format.html>
    Conllu,
}

impl Analyse {
    /// Do it.
    ///
    /// # Errors
    /// When the model or the output fails.
    pub fn run(self) -> Result<Outcome, CliError> {
        let Format::Conllu = self.format;
        let (inputs, failures) = input::collect(&self.inputs);
        let mut tally = reading::report_all(&failures);
        let mut output = Output::open(self.output.as_deref())?;
        tally += if self.tokenized {
            self.annotate_all(&inputs, &mut output)?
        } else {
            self.analyse_all(&inputs, &mut output)?
        };
        output.finish()?;
        Ok(tally.outcome())
    }

    fn analyse_all(&self, inputs: &[Input], output: &mut Output) -> Result<Tally, CliError> {
        reading::read_all(inputs, &self.reading.options(), |extraction| {
            let sentences: Vec<Sentence> = extraction.sentences.into_iter().flatten().collect();
            let transcript = &extraction.transcript;
            let text = conllu::write(&transcript.slug, &transcript.text, &sentences);
            output.write_all(text.as_bytes()).map_err(|error| output.error(error))
        })
    }

    fn annotate_all(&self, inputs: &[Input], output: &mut Output) -> Result<Tally, CliError> {
        let analyser = Analyser::embedded()
            .map_err(|error| CliError::Extract { name: "anything".to_owned(), source: error.into() })?;
        let mut tally = Tally::default();
        for input in inputs {
            let reader: Box<dyn BufRead> = match input {
                Input::Stdin => Box::new(io::stdin().lock()),
                Input::File { path, .. } => match File::open(path) {
                    Ok(file) => Box::new(BufReader::new(file)),
                    Err(source) => {
                        tally.failed += 1;
                        report(&CliError::Read { path: path.clone(), source });
                        continue;
                    }
                },
            };
            let mut language = self.reading.lang.unwrap_or(Language::UNKNOWN);
            for block in (Blocks { reader, line: 0, name: input.label() }) {
                match block.and_then(|block| self.annotate(&analyser, &mut language, &block)) {
                    Ok(text) => {
                        tally.done += 1;
                        output.write_all(text.as_bytes()).map_err(|error| output.error(error))?;
                    }
                    Err(error) => {
                        tally.failed += 1;
                        report(&error);
                        if matches!(error, CliError::Read { .. }) {
                            break;
                        }
                    }
                }
            }
        }
        Ok(tally)
    }

    /// The annotation of a block. `language` is that of the block before and becomes its own, unless one is given.
    fn annotate(
        &self,
        analyser: &Analyser,
        language: &mut Language,
        block: &Block,
    ) -> Result<String, CliError> {
        let file = conllu::read(&block.text)
            .map_err(|error| CliError::Extract { name: block.name.clone(), source: error.into() })?;
        let (text, mut sentences) = conllu::lay_out_bare(&file, *language);
        if self.reading.lang.is_none() {
            let found = source::language(text.as_str().lines());
            if found != Language::UNKNOWN {
                *language = found;
            }
            sentences.iter_mut().for_each(|sentence| sentence.language = *language);
        }
        analyser.annotate(&mut sentences);
        Ok(conllu::write_over(&file, &sentences))
    }
}

/// A number of whole sentences, as text.
struct Block {
    name: String,
    text: String,
}

/// Cuts a CoNLL-U file into blocks of whole sentences.
struct Blocks {
    reader: Box<dyn BufRead>,
    line: usize,
    name: String,
}

impl Iterator for Blocks {
    type Item = Result<Block, CliError>;

    fn next(&mut self) -> Option<Self::Item> {
        let name = format!("{} (lines counted from line {})", self.name, self.line + 1);
        let mut text = String::new();
        let mut sentences = 0;
        while sentences < BATCH {
            let before = text.len();
            match self.reader.read_line(&mut text) {
                Ok(0) => break,
                Ok(_) => {}
                Err(source) => return Some(Err(CliError::Read { path: PathBuf::from(&self.name), source })),
            }
            self.line += 1;
            if text[before..].trim().is_empty() {
                sentences += 1;
            }
        }
        (!text.is_empty()).then_some(Ok(Block { name, text }))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn blocks_end_between_sentences() {
        let sentence = "1\tGo\tgo\tVERB\t_\t_\t0\troot\t_\t_\n\n";
        let text = sentence.repeat(BATCH + 3);
        let reader = Box::new(io::Cursor::new(text.clone()));
        let mut blocks = Blocks { reader, line: 0, name: "x".to_owned() };
        let first = blocks.next().unwrap().unwrap();
        let second = blocks.next().unwrap().unwrap();
        assert!(blocks.next().is_none());
        assert_eq!(first.text.len(), sentence.len() * BATCH);
        assert_eq!(first.text + &second.text, text);
    }
}
