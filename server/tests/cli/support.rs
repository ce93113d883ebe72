//! [`Scratch`]: a folder of one's own and `dixit` run in it.

use std::fs;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStderr, Command, Output, Stdio};
use tempfile::TempDir;

/// An interview with a figure, a denial and a hedge.
pub const BRIDGE: &str = "# The bridge of Arlen\n\
    \n\
    Nora Field: Who paid for the bridge?\n\
    \n\
    Tom Reyes: The city paid for the bridge. Arlen has 12,000 inhabitants. \
    The mayor did not support the project. Perhaps the engineers will close the old road.\n";

/// A folder that goes when the test ends.
pub struct Scratch {
    folder: TempDir,
}

/// How a run of `dixit` ended.
#[derive(Debug)]
pub struct Ran {
    pub code: Option<i32>,
    pub out: String,
    pub err: String,
}

impl From<Output> for Ran {
    fn from(output: Output) -> Self {
        Self {
            code: output.status.code(),
            out: String::from_utf8(output.stdout).unwrap(),
            err: String::from_utf8(output.stderr).unwrap(),
        }
    }
}

impl Scratch {
    pub fn new() -> Self {
        Self { folder: tempfile::tempdir().unwrap() }
    }

    /// With the interview in `bridge.txt`.
    pub fn with_bridge() -> Self {
        let scratch = Self::new();
        scratch.write("bridge.txt", BRIDGE);
        scratch
    }

    /// With the interview in the store `graph` as well.
    pub fn with_store() -> Self {
        let scratch = Self::with_bridge();
        scratch.good(&["extract", "bridge.txt", "-l", "graph"]);
        scratch
    }

    pub fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    pub fn write(&self, name: &str, bytes: impl AsRef<[u8]>) {
        let path = self.path(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, bytes).unwrap();
    }

    pub fn read(&self, name: &str) -> String {
        fs::read_to_string(self.path(name)).unwrap()
    }

    /// `dixit` in this folder, away from what the environment says of terminals and logs.
    pub fn command(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(dixit());
        for name in [
            "COLUMNS",
            "NO_COLOR",
            "CLICOLOR_FORCE",
            "RUST_LOG",
            "DIXIT_CONFIG",
            "DIXIT_WRITABLE",
            "DIXIT_BIND",
            "DIXIT_TLS_CERTIFICATE",
            "DIXIT_TLS_KEY",
            "DIXIT_ALLOW_OUTBOUND",
        ] {
            command.env_remove(name);
        }
        command.args(arguments).current_dir(self.folder.path());
        command
    }

    pub fn run(&self, arguments: &[&str]) -> Ran {
        self.run_with(arguments, b"")
    }

    pub fn run_with(&self, arguments: &[&str], stdin: &[u8]) -> Ran {
        assert_cmd::Command::from_std(self.command(arguments)).write_stdin(stdin).output().unwrap().into()
    }

    /// What a run prints that must go well.
    #[track_caller]
    pub fn good(&self, arguments: &[&str]) -> String {
        let ran = self.run(arguments);
        assert_eq!(ran.code, Some(0), "{arguments:?}: {ran:?}");
        ran.out
    }

    /// What a run says that must fail with `code`, each of `words` in it.
    #[track_caller]
    pub fn fails(&self, arguments: &[&str], code: i32, words: &[&str]) -> Ran {
        let ran = self.run(arguments);
        assert_eq!(ran.code, Some(code), "{arguments:?}: {ran:?}");
        for word in words {
            assert!(ran.err.contains(word), "{arguments:?} does not say {word:?}: {ran:?}");
        }
        ran
    }
}

/// The built program.
pub fn dixit() -> &'static Path {
    assert_cmd::cargo::cargo_bin!("dixit")
}

/// The folder of the whole project.
pub fn project() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap()
}

/// The values of one field of claims printed as JSON lines.
pub fn field(lines: &str, name: &str) -> Vec<serde_json::Value> {
    lines.lines().map(|line| serde_json::from_str::<serde_json::Value>(line).unwrap()[name].clone()).collect()
}

/// A `dixit` that serves until it is stopped or dropped.
pub struct Server {
    child: Child,
    /// Kept open, or the server could not say anything more.
    _stderr: BufReader<ChildStderr>,
    address: String,
}

impl Server {
    /// Start it with a command that binds to port 0, and wait until it says where it listens.
    pub fn start(mut command: Command) -> Self {
        let mut child = command.stdout(Stdio::null()).stderr(Stdio::piped()).spawn().unwrap();
        let mut stderr = BufReader::new(child.stderr.take().unwrap());
        let mut said = String::new();
        let address = loop {
            let from = said.len();
            assert!(stderr.read_line(&mut said).unwrap() > 0, "it ended without serving: {said}");
            if let Some((_, rest)) =
                said[from..].split_once("serves http").filter(|(_, rest)| rest.contains("://"))
            {
                break rest
                    .trim_start_matches('s')
                    .trim_start_matches("://")
                    .split('/')
                    .next()
                    .unwrap()
                    .to_owned();
            }
        };
        Self { child, _stderr: stderr, address }
    }

    /// Where it listens.
    pub fn address(&self) -> &str {
        &self.address
    }

    /// Its process.
    pub fn id(&self) -> u32 {
        self.child.id()
    }

    /// The answer to a request with these headers, head and body together.
    pub fn ask(&self, method: &str, path: &str, headers: &[&str], body: &str) -> String {
        self.try_ask(method, path, headers, body).expect("it answers")
    }

    /// As [`ask`](Self::ask); nothing where the server is gone.
    pub fn try_ask(&self, method: &str, path: &str, headers: &[&str], body: &str) -> Option<String> {
        let mut stream = TcpStream::connect(&self.address).ok()?;
        let mut head = format!("{method} {path} HTTP/1.1\r\nHost: {}\r\nConnection: close\r\n", self.address);
        head.extend(headers.iter().map(|header| format!("{header}\r\n")));
        write!(stream, "{head}Content-Length: {}\r\n\r\n{body}", body.len()).ok()?;
        let mut answer = Vec::new();
        stream.read_to_end(&mut answer).ok()?;
        Some(String::from_utf8(answer).unwrap()).filter(|answer| !answer.is_empty())
    }

    /// A page.
    pub fn get(&self, path: &str) -> String {
        self.ask("GET", path, &["Accept: text/html"], "")
    }

    /// Ask it to end, as systemd and Ctrl-C do, and say with what code it did.
    pub fn stop(mut self) -> Option<i32> {
        let asked = Command::new("kill").args(["-TERM", &self.child.id().to_string()]).status().unwrap();
        assert!(asked.success());
        self.child.wait().unwrap().code()
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// A store `graph` and a file of settings with a token, which is returned as a header.
pub fn with_token(scratch: &Scratch) -> String {
    let made = scratch.run(&["token", "--name", "archive"]);
    assert_eq!(made.code, Some(0), "{made:?}");
    let token = made.err.lines().last().unwrap().to_owned();
    assert!(token.starts_with("dixit_") && !made.out.contains(&token), "{made:?}");
    scratch.write("dixit.toml", format!("bind = \"127.0.0.1:0\"\nwritable = true\n\n{}", made.out));
    format!("Authorization: Bearer {token}")
}

/// The status of an answer.
pub fn status(answer: &str) -> &str {
    answer.split(' ').nth(1).unwrap_or_default()
}

/// The body of an answer, its pieces put together.
pub fn body(answer: &str) -> String {
    let (head, mut rest) = answer.split_once("\r\n\r\n").unwrap();
    if !head.to_ascii_lowercase().contains("transfer-encoding: chunked") {
        return rest.to_owned();
    }
    let mut body = String::new();
    loop {
        let (size, after) = rest.split_once("\r\n").unwrap();
        let size = usize::from_str_radix(size, 16).unwrap();
        if size == 0 {
            return body;
        }
        body.push_str(&after[..size]);
        rest = &after[size + 2..];
    }
}
