//! What the command line names, as documents: files, whole folders, and `-` for standard input.

use super::CliError;
use dixit_extractor::source::{self, MAX_BYTES, SourceError};
use oxigraph::model::NamedNode;
use std::fs;
use std::io::{self, Read};
use std::path::{Path, PathBuf};
use walkdir::WalkDir;

/// Endings of the files that are taken from a folder; a file named by itself may have any.
const ENDINGS: &[&str] = &["txt", "text", "md", "markdown"];

/// An IRI as people write it, with or without angle brackets.
///
/// # Errors
/// When it is none.
pub fn iri(text: &str) -> Result<NamedNode, String> {
    let bare = text.strip_prefix('<').and_then(|rest| rest.strip_suffix('>')).unwrap_or(text);
    NamedNode::new(bare).map_err(|error| format!("{error}: write it whole, such as http://example.org/graph"))
}

/// One document to read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Input {
    /// Standard input.
    Stdin,
    /// A file; `name` gives the document its slug.
    File {
        /// Where it is.
        path: PathBuf,
        /// Its file name, or its path below the folder that was given.
        name: String,
    },
}

impl Input {
    /// The name that the document's slug is made from.
    #[must_use]
    pub fn name(&self) -> &str {
        match self {
            Self::Stdin => "stdin",
            Self::File { name, .. } => name,
        }
    }

    /// How messages call it.
    #[must_use]
    pub fn label(&self) -> String {
        match self {
            Self::Stdin => "standard input".to_owned(),
            Self::File { path, .. } => path.display().to_string(),
        }
    }

    /// All of its bytes. A file that is too large is not read at all, and of an endless stream no
    /// more than shows that it is too large.
    ///
    /// # Errors
    /// When it cannot be read or is too large.
    pub fn read(&self) -> Result<Vec<u8>, CliError> {
        let failed = |source| CliError::Read { path: PathBuf::from(self.label()), source };
        match self {
            Self::Stdin => self.read_from(io::stdin().lock()),
            Self::File { path, .. } => {
                let file = fs::File::open(path).map_err(failed)?;
                let size = file.metadata().map_err(failed)?.len();
                match usize::try_from(size).unwrap_or(usize::MAX) {
                    size if size > MAX_BYTES => Err(self.too_large(size)),
                    _ => self.read_from(file),
                }
            }
        }
    }

    fn read_from(&self, reader: impl Read) -> Result<Vec<u8>, CliError> {
        let mut bytes = Vec::new();
        let read = reader.take(MAX_BYTES as u64 + 1).read_to_end(&mut bytes);
        read.map_err(|source| CliError::Read { path: PathBuf::from(self.label()), source })?;
        if bytes.len() > MAX_BYTES { Err(self.too_large(bytes.len())) } else { Ok(bytes) }
    }

    fn too_large(&self, size: usize) -> CliError {
        let error = SourceError::TooLarge { name: self.name().to_owned(), size, limit: MAX_BYTES };
        CliError::Extract { name: self.label(), source: error.into() }
    }

    /// Its text, decoded.
    ///
    /// # Errors
    /// When it cannot be read or is no text.
    pub fn text(&self) -> Result<String, CliError> {
        let decoded = source::decode(self.name(), &self.read()?);
        let decoded =
            decoded.map_err(|error| CliError::Extract { name: self.label(), source: error.into() })?;
        for diagnostic in &decoded.diagnostics {
            tracing::warn!("{}: {diagnostic}", self.label());
        }
        Ok(decoded.text)
    }
}

/// What the paths stand for, in order, folders in the order of their file names; with the
/// failures of paths that could not be looked into.
#[must_use]
pub fn collect(paths: &[PathBuf]) -> (Vec<Input>, Vec<CliError>) {
    let mut inputs = Vec::new();
    let mut failures = Vec::new();
    for path in paths {
        if path.as_os_str() == "-" {
            inputs.push(Input::Stdin);
        } else if path.is_dir() {
            let before = inputs.len();
            walk(path, &mut inputs, &mut failures);
            if inputs.len() == before {
                let endings = ENDINGS.join(", .");
                failures.push(CliError::Usage(format!(
                    "{} holds no document: of a folder, files ending in .{endings} are read; name others one by one",
                    path.display()
                )));
            }
        } else {
            inputs.push(Input::File { path: path.clone(), name: file_name(path) });
        }
    }
    (inputs, failures)
}

fn walk(folder: &Path, inputs: &mut Vec<Input>, failures: &mut Vec<CliError>) {
    let visible = |entry: &walkdir::DirEntry| {
        entry.depth() == 0 || !entry.file_name().to_string_lossy().starts_with('.')
    };
    for entry in WalkDir::new(folder).follow_links(true).sort_by_file_name().into_iter().filter_entry(visible)
    {
        match entry {
            Ok(entry) if entry.file_type().is_file() && is_document(entry.path()) => {
                let below = entry.path().strip_prefix(folder).unwrap_or(entry.path());
                let name = below.to_string_lossy().replace(std::path::MAIN_SEPARATOR, "-");
                inputs.push(Input::File { path: entry.path().to_owned(), name });
            }
            Ok(_) => {}
            Err(error) => {
                let path = error.path().unwrap_or(folder).to_owned();
                let source = error.into_io_error().unwrap_or_else(|| io::Error::other("a loop of links"));
                failures.push(CliError::Read { path, source });
            }
        }
    }
}

fn is_document(path: &Path) -> bool {
    let ending = path.extension().map(|e| e.to_string_lossy().to_ascii_lowercase());
    ending.is_some_and(|e| ENDINGS.contains(&e.as_str()))
}

fn file_name(path: &Path) -> String {
    path.file_name().map_or_else(|| path.display().to_string(), |name| name.to_string_lossy().into_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn takes_documents_of_a_folder_in_order_and_nothing_hidden() {
        let folder = tempfile::tempdir().unwrap();
        for name in ["b.txt", "a.md", ".hidden.txt", "picture.png"] {
            fs::write(folder.path().join(name), "x").unwrap();
        }
        fs::create_dir(folder.path().join("more")).unwrap();
        fs::write(folder.path().join("more/c.TXT"), "x").unwrap();
        let (inputs, failures) = collect(&[folder.path().to_owned()]);
        let names: Vec<&str> = inputs.iter().map(Input::name).collect();
        assert_eq!(names, ["a.md", "b.txt", "more-c.TXT"]);
        assert!(failures.is_empty());
    }

    #[test]
    fn an_empty_folder_is_a_failure_and_a_dash_is_standard_input() {
        let folder = tempfile::tempdir().unwrap();
        let (inputs, failures) = collect(&[PathBuf::from("-"), folder.path().to_owned()]);
        assert_eq!(inputs, [Input::Stdin]);
        assert_eq!(failures.len(), 1);
    }
}
