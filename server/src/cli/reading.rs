//! Flags and steps that the commands share which read documents or open a store.

use super::input::Input;
use super::{CliError, Outcome, Tally, report};
use clap::Args;
use dixit_extractor::analysis::Language;
use dixit_extractor::pipeline::{Extractor, Options};
use dixit_extractor::resolve::{Extraction, Meanings};
use dixit_extractor::store::Store;
use rayon::prelude::*;
use std::collections::HashMap;
use std::path::{Path, PathBuf};

/// How many documents are in work at a time; results keep their order.
const BATCH: usize = 8;

/// How documents are to be read.
#[derive(Debug, Clone, Args)]
pub struct ReadingFlags {
    /// Language of the documents (fr, en, de…) [default: found out for each]
    #[arg(long, value_name = "CODE")]
    pub lang: Option<Language>,
    /// Publication date, YYYY-MM-DD, that "last week" is counted from [default: looked for in the text]
    #[arg(long, value_name = "DATE", value_parser = date)]
    pub date: Option<String>,
    /// What every IRI starts with [default: http://localhost:7878/]
    #[arg(long, value_name = "IRI", value_parser = base)]
    pub base: Option<String>,
    /// What pronouns and names mean, against what is found: lines of document, words or start..end, and meaning,
    /// with tabs between them; - leaves words as they are
    #[arg(long, value_name = "FILE", value_parser = meanings)]
    pub meanings: Option<Meanings>,
}

impl ReadingFlags {
    /// As the library wants it.
    #[must_use]
    pub fn options(&self) -> Options {
        let default = Options::default();
        Options {
            language: self.lang,
            date: self.date.clone(),
            base: self.base.clone().unwrap_or_else(|| default.base.clone()),
            meanings: self.meanings.clone().unwrap_or_default(),
            ..default
        }
    }
}

fn base(text: &str) -> Result<String, String> {
    let base = if text.ends_with('/') { text.to_owned() } else { format!("{text}/") };
    match oxigraph::model::NamedNode::new(&base) {
        Ok(_) => Ok(base),
        Err(error) => Err(format!("not an absolute IRI: {error}")),
    }
}

fn meanings(path: &str) -> Result<Meanings, String> {
    let text = std::fs::read_to_string(path).map_err(|error| format!("cannot be read: {error}"))?;
    text.parse().map_err(|error: dixit_extractor::resolve::MeaningsError| error.to_string())
}

/// `2025`, `2025-02` or `2025-02-03`.
fn date(text: &str) -> Result<String, String> {
    let parts: Vec<&str> = text.split('-').collect();
    let digits = |part: &str, length| part.len() == length && part.bytes().all(|b| b.is_ascii_digit());
    let within = |part: &str, most: u32| part.parse().is_ok_and(|n: u32| (1..=most).contains(&n));
    let good = match parts.as_slice() {
        [year] => digits(year, 4),
        [year, month] => digits(year, 4) && digits(month, 2) && within(month, 12),
        [year, month, day] => {
            digits(year, 4) && digits(month, 2) && digits(day, 2) && within(month, 12) && within(day, 31)
        }
        _ => false,
    };
    if good { Ok(text.to_owned()) } else { Err("use YYYY-MM-DD, YYYY-MM or YYYY".to_owned()) }
}

/// Load the model.
///
/// # Errors
/// When it is damaged.
pub fn extractor() -> Result<Extractor, CliError> {
    Extractor::new().map_err(|error| CliError::Extract { name: "anything".to_owned(), source: error.into() })
}

/// Read every input and hand each extraction on, in the order of the inputs. What fails is reported.
///
/// # Errors
/// When `each` fails: then nothing more can be done.
pub fn read_all(
    inputs: &[Input],
    options: &Options,
    mut each: impl FnMut(Extraction) -> Result<(), CliError>,
) -> Result<Tally, CliError> {
    let extractor = extractor()?;
    let bar = super::progress::bar(inputs.len(), "documents");
    let mut seen: HashMap<String, String> = HashMap::new();
    let mut tally = Tally::default();
    for batch in inputs.chunks(BATCH) {
        let read: Vec<_> = batch.par_iter().map(|input| read_one(&extractor, input, options)).collect();
        for (input, extraction) in batch.iter().zip(read) {
            let fresh = extraction.and_then(|extraction| unlike_before(input, extraction, &mut seen));
            match fresh {
                Ok(extraction) => {
                    tally.done += 1;
                    bar.suspend(|| each(extraction))?;
                }
                Err(error) => {
                    tally.failed += 1;
                    bar.suspend(|| report(&error));
                }
            }
            bar.inc(1);
        }
    }
    bar.finish_and_clear();
    Ok(tally)
}

fn read_one(extractor: &Extractor, input: &Input, options: &Options) -> Result<Extraction, CliError> {
    let bytes = input.read()?;
    let extraction = extractor
        .extract(input.name(), &bytes, options)
        .map_err(|error| CliError::Extract { name: input.label(), source: error.into() })?;
    for diagnostic in &extraction.transcript.diagnostics {
        tracing::warn!("{}: {diagnostic}", input.label());
    }
    Ok(extraction)
}

/// Two inputs of one slug would overwrite each other; the second is refused.
fn unlike_before(
    input: &Input,
    extraction: Extraction,
    seen: &mut HashMap<String, String>,
) -> Result<Extraction, CliError> {
    if let Some(other) = seen.insert(extraction.document.clone(), input.label()) {
        return Err(CliError::Usage(format!(
            "{} would replace {other}: both are <{}>; rename one of them",
            input.label(),
            extraction.document
        )));
    }
    Ok(extraction)
}

/// Open the store at `location` to write, or one in memory where there is none.
///
/// # Errors
/// When it cannot be opened.
pub fn open(location: Option<&Path>) -> Result<Store, CliError> {
    let opened = location.map_or_else(Store::in_memory, Store::open);
    opened.map_err(|error| CliError::store("cannot open the store", error))
}

/// Open the store at `location` to read.
///
/// # Errors
/// When it is not there or cannot be read.
pub fn open_to_read(location: &Path) -> Result<Store, CliError> {
    Store::open_read_only(location).map_err(|error| CliError::store("cannot open the store", error))
}

/// Leave a store that was written to quick to open.
///
/// # Errors
/// When the disk is full or broken.
pub fn settle(store: &Store) -> Result<(), CliError> {
    store.settle().map_err(|error| CliError::store("cannot finish writing the store", error))
}

/// Report failures that were found before the work began, and count them.
pub fn report_all(failures: &[CliError]) -> Tally {
    failures.iter().for_each(|failure| report(failure));
    Tally { done: 0, failed: failures.len() }
}

/// A store with the claims of `files` in memory, or the store at `location` with `files` added.
///
/// # Errors
/// When the store cannot be opened or written.
pub fn store_of(
    location: Option<&Path>,
    files: &[PathBuf],
    options: &Options,
) -> Result<(Store, Tally), CliError> {
    if let (Some(location), true) = (location, files.is_empty()) {
        return Ok((open_to_read(location)?, Tally::default()));
    }
    let (store, tally) = store_to_write(location, files, options)?;
    if location.is_none() && tally.outcome() == Outcome::Nothing {
        return Err(CliError::Usage("none of the files can be read, and there is no store".to_owned()));
    }
    Ok((store, tally))
}

/// The store at `location`, or one in memory, open to write, with `files` added.
///
/// # Errors
/// When the store cannot be opened or written.
pub fn store_to_write(
    location: Option<&Path>,
    files: &[PathBuf],
    options: &Options,
) -> Result<(Store, Tally), CliError> {
    let store = open(location)?;
    let (inputs, failures) = super::input::collect(files);
    let mut tally = report_all(&failures);
    if !inputs.is_empty() {
        tally += read_all(&inputs, options, |extraction| put(&store, &extraction).map(drop))?;
    }
    Ok((store, tally))
}

/// Put one document in.
///
/// # Errors
/// When the store cannot be written.
pub fn put(store: &Store, extraction: &Extraction) -> Result<dixit_extractor::store::Change, CliError> {
    let name = &extraction.transcript.slug;
    store.put_document(extraction).map_err(|error| CliError::store(format!("cannot store {name}"), error))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_are_checked() {
        assert!(date("2025-02-03").is_ok() && date("2025-02").is_ok() && date("2025").is_ok());
        assert!(date("03/02/2025").is_err() && date("2025-13").is_err() && date("25-1-1").is_err());
    }

    #[test]
    fn a_base_ends_in_a_slash() {
        assert_eq!(base("https://example.org/kb").as_deref(), Ok("https://example.org/kb/"));
        assert!(base("not an iri").is_err());
    }
}
