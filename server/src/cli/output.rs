//! Where results go: standard output, or the file of `-o`, which appears whole or not at all. A device or a pipe
//! is written to as it is.

use super::CliError;
use dixit_extractor::rdf::RdfError;
use std::fs::{self, File};
use std::io::{self, BufWriter, IsTerminal, Write};
use std::path::{Path, PathBuf};

/// A buffered writer for results.
pub struct Output {
    writer: Option<BufWriter<Box<dyn Write>>>,
    /// Where to, when it is not standard output, and the temporary file beside it, when that is a file.
    file: Option<(PathBuf, Option<PathBuf>)>,
    terminal: bool,
}

impl Output {
    /// Standard output, or `path` where there is one (`-` is standard output too).
    ///
    /// # Errors
    /// When the file cannot be made.
    pub fn open(path: Option<&Path>) -> Result<Self, CliError> {
        Self::make(path, || Box::new(anstream::stdout()), |file| Box::new(anstream::StripStream::new(file)))
    }

    /// The same for bytes that are no text for people: whatever looks like a colour code in them stays.
    ///
    /// # Errors
    /// When the file cannot be made.
    pub fn open_binary(path: Option<&Path>) -> Result<Self, CliError> {
        Self::make(path, || Box::new(io::stdout()), |file| Box::new(file))
    }

    fn make(
        path: Option<&Path>,
        stdout: impl FnOnce() -> Box<dyn Write>,
        wrapped: impl FnOnce(File) -> Box<dyn Write>,
    ) -> Result<Self, CliError> {
        let Some(path) = path.filter(|p| p.as_os_str() != "-") else {
            return Ok(Self {
                writer: Some(BufWriter::new(stdout())),
                file: None,
                terminal: io::stdout().is_terminal(),
            });
        };
        // Renaming a file to `/dev/null` would put it in the device's place, for everybody.
        let device = fs::metadata(path).is_ok_and(|found| !found.is_file());
        let mut part = path.as_os_str().to_owned();
        part.push(".part");
        let part = (!device).then(|| PathBuf::from(part));
        let file = File::create(part.as_deref().unwrap_or(path))
            .map_err(|source| CliError::Write { target: path.display().to_string(), source })?;
        Ok(Self {
            writer: Some(BufWriter::new(wrapped(file))),
            file: Some((path.to_owned(), part)),
            terminal: false,
        })
    }

    /// Whether a person reads along.
    #[must_use]
    pub const fn is_terminal(&self) -> bool {
        self.terminal
    }

    /// Columns to fill: the terminal's, or `COLUMNS`; `None` when nobody says.
    #[must_use]
    pub fn width(&self) -> Option<usize> {
        let columns = || std::env::var("COLUMNS").ok()?.trim().parse().ok();
        let seen = || terminal_size::terminal_size().map(|(width, _)| usize::from(width.0));
        if self.terminal { seen().or_else(columns) } else { columns() }
    }

    /// Flush, and give the file its name.
    ///
    /// # Errors
    /// When the last bytes cannot be written.
    pub fn finish(mut self) -> Result<(), CliError> {
        let target = self.target();
        let finished = self.writer.take().map_or(Ok(()), |mut writer| writer.flush());
        let named = finished.and_then(|()| match self.file.take() {
            Some((path, Some(part))) => fs::rename(part, path),
            _ => Ok(()),
        });
        named.map_err(|source| CliError::Write { target, source })
    }

    /// Turn a failed write into an error that says where.
    pub fn error(&self, source: io::Error) -> CliError {
        CliError::Write { target: self.target(), source }
    }

    /// Turn a failed write of RDF into an error: of the output where that failed, else of `action`.
    pub fn rdf_error(&self, action: &str, error: RdfError) -> CliError {
        match error {
            RdfError::Io(source) => self.error(source),
            other => CliError::store(action, other),
        }
    }

    fn target(&self) -> String {
        let name = self.file.as_ref().map(|(path, _)| path.display().to_string());
        name.unwrap_or_else(|| "standard output".to_owned())
    }
}

impl Write for Output {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.writer.as_mut().map_or(Ok(bytes.len()), |writer| writer.write(bytes))
    }

    fn flush(&mut self) -> io::Result<()> {
        self.writer.as_mut().map_or(Ok(()), Write::flush)
    }
}

impl Drop for Output {
    fn drop(&mut self) {
        if let Some((_, Some(part))) = self.file.take() {
            self.writer = None;
            let _ = fs::remove_file(part);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_appears_only_when_finished() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("claims.jsonl");
        let mut dropped = Output::open(Some(&path)).unwrap();
        dropped.write_all(b"half").unwrap();
        drop(dropped);
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 0);
        let mut output = Output::open(Some(&path)).unwrap();
        output.write_all(b"whole").unwrap();
        output.finish().unwrap();
        assert_eq!(fs::read_to_string(&path).unwrap(), "whole");
    }
    #[cfg(unix)]
    #[test]
    fn what_is_no_file_stays_what_it_is() {
        use std::os::unix::fs::FileTypeExt;
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("pipe");
        assert!(std::process::Command::new("mkfifo").arg(&path).status().unwrap().success());
        let reader = std::thread::spawn({
            let path = path.clone();
            move || fs::read_to_string(path).unwrap()
        });
        let mut output = Output::open(Some(&path)).unwrap();
        output.write_all(b"whole").unwrap();
        output.finish().unwrap();
        assert_eq!(reader.join().unwrap(), "whole");
        assert!(fs::symlink_metadata(&path).unwrap().file_type().is_fifo());
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
    }
}
