//! `dixit eval`: extracted claims against claims written by hand.

use super::output::Output;
use super::{CliError, Outcome, reading};
use crate::render::evaluation;
use clap::{Args, ValueEnum};
use dixit_extractor::eval::{self, Document, EvalError, GoldClaim, Judged, JudgedReport, Report, Text, oie};
use dixit_extractor::pipeline::Options;
use dixit_extractor::resolve::{Claim, Extraction};
use dixit_extractor::source;
use serde::Serialize;
use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};

/// Ending of gold files in a folder.
const GOLD_ENDING: &str = ".jsonl";
/// Ending of files with verdicts in a folder.
const JUDGED_ENDING: &str = ".tsv";

/// Compare extracted claims with claims written by hand
///
/// GOLD is JSON lines (the keys are in CONTRIBUTING.md) and CLAIMS the output of
/// `dixit extract --format jsonl`. Prints how many gold claims are found and how many of those have the
/// right speaker, polarity, certainty, modality, attribution and number; what was missed, by
/// construction, with the slot that failed and the nearest claim; and confidence against correctness:
/// of the claims of about one confidence that stand beside gold claims, the share that match one. Gold
/// claims are never complete, so that share says less than precision; it should rise from bin to bin.
///
/// GOLD may also be tab-separated (sentence, relation, subject, object…) and CLAIMS the output of
/// `dixit extract --lines --format tsv`: then precision, recall and F1 are printed as CaRB counts them.
///
/// With `--judged`, GOLD is a file or folder of .tsv files with readers' verdicts on claims: then precision is printed,
/// and how far confidence foretells it.
#[derive(Debug, Args)]
pub struct Eval {
    /// Claims written by hand: a file, or a folder of .jsonl files named as the documents are
    gold: PathBuf,
    /// Extracted claims; with a folder of gold files, those of all its documents
    claims: PathBuf,
    /// The document, or the folder of the documents. Without it a quote is checked against the other
    /// quotes alone, a clause ends where nobody quotes, and constructions are not named
    #[arg(short, long, value_name = "FILE")]
    source: Option<PathBuf>,
    /// GOLD holds verdicts on claims (document, start, end, subject, relation, object, polarity, verdict)
    #[arg(long)]
    judged: bool,
    /// How to print
    #[arg(short, long, value_enum, default_value_t = Format::Table)]
    format: Format,
}

/// How figures are printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    /// For people
    Table,
    /// One JSON object
    Json,
}

impl Eval {
    /// Do it.
    ///
    /// # Errors
    /// When an input cannot be read or is not what it should be.
    pub fn run(self) -> Result<Outcome, CliError> {
        if self.judged {
            let report = self.verdicts()?;
            return self.print(&report, |out| evaluation::judged(&report, out));
        }
        if !self.gold.is_dir() {
            let gold = read(&self.gold)?;
            if !gold.trim_start().starts_with('{') {
                let report = oie::evaluate(&gold, &read(&self.claims)?).map_err(in_file(&self.claims))?;
                return self.print(&report, |out| evaluation::tuples(&report, out));
            }
        }
        let report = self.report()?;
        self.print(&report, |out| evaluation::claims(&report, out))
    }

    fn verdicts(&self) -> Result<JudgedReport, CliError> {
        let claims = eval::read_claims(&read(&self.claims)?).map_err(in_file(&self.claims))?;
        let sheets =
            if self.gold.is_dir() { files(&self.gold, JUDGED_ENDING)? } else { vec![self.gold.clone()] };
        let mut judgements = Vec::new();
        for path in sheets {
            judgements.extend(eval::read_judgements(&read(&path)?).map_err(in_file(&path))?);
        }
        Ok(Judged::new(&judgements, &claims).report())
    }

    fn report(&self) -> Result<Report, CliError> {
        let claims = eval::read_claims(&read(&self.claims)?).map_err(in_file(&self.claims))?;
        if !self.gold.is_dir() {
            return self.document(&self.gold, &claims, self.source.as_deref());
        }
        let mut total: Option<Report> = None;
        for path in files(&self.gold, GOLD_ENDING)? {
            let slug = slug_of(&path);
            let own = claims.iter().filter(|claim| claim.document.ends_with(&format!("/document/{slug}")));
            let own: Vec<Claim> = own.cloned().collect();
            if own.is_empty() {
                super::note(&format!("{}: no claims of the document {slug}, left out", path.display()));
                continue;
            }
            let source = self.source.as_deref().map(|folder| document_in(folder, &slug)).transpose()?;
            let report = self.document(&path, &own, source.as_deref())?;
            match &mut total {
                Some(total) => total.add(report),
                None => total = Some(report),
            }
        }
        total.ok_or_else(|| {
            let (claims, gold) = (self.claims.display(), self.gold.display());
            CliError::Usage(format!("{claims} has no claims of a document that {gold} has gold claims for"))
        })
    }

    fn document(&self, path: &Path, claims: &[Claim], source: Option<&Path>) -> Result<Report, CliError> {
        let gold: Vec<GoldClaim> = eval::read_gold(&read(path)?).map_err(in_file(path))?;
        let analysed = source.map(analyse).transpose()?;
        let text = analysed
            .as_ref()
            .map_or_else(|| Text::from_quotes(&gold, claims), |a| Text::of(a.transcript.text.as_str()));
        gold.iter().try_for_each(|claim| claim.check(&text)).map_err(in_file(path))?;
        Ok(eval::evaluate(&Document { gold: &gold, claims, text: &text, analysed: analysed.as_ref() }))
    }

    fn print<T: Serialize>(
        &self,
        report: &T,
        table: impl FnOnce(&mut Output) -> std::io::Result<()>,
    ) -> Result<Outcome, CliError> {
        let mut output = Output::open(None)?;
        let printed = match self.format {
            Format::Table => table(&mut output),
            Format::Json => serde_json::to_writer_pretty(&mut output, report)
                .map_err(std::io::Error::from)
                .and_then(|()| writeln!(output)),
        };
        printed.map_err(|error| output.error(error))?;
        output.finish()?;
        Ok(Outcome::Complete)
    }
}

fn read(path: &Path) -> Result<String, CliError> {
    fs::read_to_string(path).map_err(|source| CliError::Read { path: path.to_owned(), source })
}

fn in_file(path: &Path) -> impl Fn(EvalError) -> CliError + '_ {
    |error| CliError::Compare { path: path.to_owned(), source: error }
}

fn analyse(path: &Path) -> Result<Extraction, CliError> {
    let bytes = fs::read(path).map_err(|source| CliError::Read { path: path.to_owned(), source })?;
    let name = path.display().to_string();
    let read = reading::extractor()?.extract(&name, &bytes, &Options::default());
    read.map_err(|source| CliError::Extract { name, source: source.into() })
}

/// The files of a folder that end so, in the order of their names.
fn files(folder: &Path, ending: &str) -> Result<Vec<PathBuf>, CliError> {
    let failed = |source| CliError::Read { path: folder.to_owned(), source };
    let mut files = Vec::new();
    for entry in fs::read_dir(folder).map_err(failed)? {
        let path = entry.map_err(failed)?.path();
        if path.is_file() && path.to_string_lossy().ends_with(ending) {
            files.push(path);
        }
    }
    files.sort();
    Ok(files)
}

/// `gold/night-trains.fr.jsonl` is about the document `night-trains-fr`.
fn slug_of(gold: &Path) -> String {
    source::slug(gold.file_name().unwrap_or_default().to_string_lossy().trim_end_matches(GOLD_ENDING))
}

/// The document of a folder that has this slug; `place` itself when it is no folder.
fn document_in(place: &Path, slug: &str) -> Result<PathBuf, CliError> {
    if !place.is_dir() {
        return Ok(place.to_owned());
    }
    let (inputs, _) = super::input::collect(&[place.to_owned()]);
    let paths = inputs.into_iter().filter_map(|input| match input {
        super::input::Input::File { path, name } => Some((path, name)),
        super::input::Input::Stdin => None,
    });
    let found = paths.into_iter().find(|(_, name)| source::slug(name) == slug).map(|(path, _)| path);
    found.ok_or_else(|| CliError::Usage(format!("{} has no document {slug}", place.display())))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::view::sample;

    /// A folder with the sample's source, claims and two gold claims, one of which is not extracted.
    fn folder() -> tempfile::TempDir {
        let folder = tempfile::tempdir().unwrap();
        let sample = sample::harbour();
        let text = sample.transcript.text.as_str();
        let claims: Vec<String> = sample.claims.iter().map(|c| serde_json::to_string(c).unwrap()).collect();
        let gold = |quote: &str, subject: &str, relation: &str, object: &str| {
            let start = text[..text.find(quote).unwrap()].chars().count();
            serde_json::json!({
                "id": relation, "quote": quote, "start": start, "end": start + quote.chars().count(),
                "speaker": "Ann Lee", "subject": [subject], "relation": [relation], "object": [object],
                "polarity": "denied",
            })
            .to_string()
        };
        let gold = [
            gold("The council does not support the plan", "council", "supports", "plan"),
            gold("the port loses money", "mayor", "loses", "money"),
        ];
        fs::create_dir(folder.path().join("gold")).unwrap();
        fs::write(folder.path().join("gold/harbour.jsonl"), gold.join("\n")).unwrap();
        fs::write(folder.path().join("claims.jsonl"), claims.join("\n")).unwrap();
        fs::write(folder.path().join("harbour.txt"), text).unwrap();
        folder
    }

    fn command(folder: &Path, gold: &str, source: Option<&str>) -> Eval {
        let source = source.map(|name| folder.join(name));
        let claims = folder.join("claims.jsonl");
        Eval { gold: folder.join(gold), claims, source, judged: false, format: Format::Table }
    }

    #[test]
    fn a_file_and_a_folder_of_one_give_the_same_figures() {
        let folder = folder();
        let one = command(folder.path(), "gold/harbour.jsonl", Some("harbour.txt")).report().unwrap();
        let all = command(folder.path(), "gold", Some(".")).report().unwrap();
        assert_eq!(one, all);
        assert_eq!((one.gold, one.claims, one.misses.len()), (2, 4, 1));
        assert_eq!(one.misses[0].mismatches, [eval::Slot::Subject]);
        assert!(one.misses[0].construction.is_some() && one.source_checked);
    }

    #[test]
    fn goes_without_a_source() {
        let folder = folder();
        let report = command(folder.path(), "gold", None).report().unwrap();
        assert_eq!((report.shares[1].right, report.shares[1].of), (1, 2));
        assert!(!report.source_checked && report.wrong_quotes.is_empty());
    }

    #[test]
    fn says_what_does_not_fit() {
        let folder = folder();
        let other = command(folder.path(), "gold/harbour.jsonl", Some("claims.jsonl")).report().unwrap_err();
        assert!(matches!(other, CliError::Compare { .. }), "{other}");
        fs::rename(folder.path().join("gold/harbour.jsonl"), folder.path().join("gold/quay.jsonl")).unwrap();
        assert!(matches!(command(folder.path(), "gold", None).report(), Err(CliError::Usage(_))));
    }
}
