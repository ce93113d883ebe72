//! Runs the readable cases of `extractor/tests/claims`: a few lines of text and the claims they make.
//!
//! Every Markdown file there is read by [`markdown`], its claims by [`notation`]; the text goes through the
//! whole [`Extractor`], and [`check`] compares. The README beside the cases explains the notation. One
//! test a language; the model is loaded once. `DIXIT_CASE=word` runs the cases whose file or heading
//! holds the word.

mod check;
mod markdown;
mod notation;
mod pattern;
mod render;

use dixit_extractor::analysis::Language;
use dixit_extractor::pipeline::Extractor;
use rayon::prelude::*;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;

static EXTRACTOR: LazyLock<Extractor> =
    LazyLock::new(|| Extractor::new().expect("the embedded model is sound"));

#[test]
fn french_cases() {
    run(Language::French);
}

#[test]
fn english_cases() {
    run(Language::English);
}

#[test]
fn german_cases() {
    run(Language::German);
}

#[test]
fn every_case_file_has_a_language_that_is_run() {
    for file in case_files() {
        let name = file.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        let language = name.rsplit_once('.').map(|(_, code)| code);
        assert!(
            name == "README" || matches!(language, Some("fr" | "en" | "de")),
            "{}: name it topic.LANGUAGE.md, the language being fr, en or de",
            file.display()
        );
    }
}

/// Run every case of a language and report all that differ.
fn run(language: Language) {
    let wanted = std::env::var("DIXIT_CASE").unwrap_or_default().to_lowercase();
    let ending = format!(".{language}.md");
    let mut cases = Vec::new();
    for file in case_files().iter().filter(|f| f.to_string_lossy().ends_with(&ending)) {
        let text = std::fs::read_to_string(file).expect("the case file is readable");
        let name = file.file_name().unwrap_or_default().to_string_lossy();
        cases.extend(markdown::cases(&name, &text).unwrap_or_else(|error| panic!("{error}")));
    }
    assert!(!cases.is_empty(), "there are cases for {language}");
    // Made before the threads part: one that waits for it here would be given another case, which waits too.
    let extractor = &*EXTRACTOR;
    let differing: Vec<String> = cases
        .par_iter()
        .filter(|case| case.name.to_lowercase().contains(&wanted))
        .filter_map(|case| check::report(extractor, case, language))
        .collect();
    assert!(differing.is_empty(), "{} cases differ\n\n{}", differing.len(), differing.join("\n"));
}

fn case_files() -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/claims");
    let entries = std::fs::read_dir(folder).expect("the folder of cases is there");
    let mut files: Vec<PathBuf> = entries
        .map(|entry| entry.expect("the folder of cases is readable").path())
        .filter(|path| path.extension().is_some_and(|ending| ending == "md"))
        .collect();
    files.sort();
    files
}
