//! [`Page`]: a page of a headless Chromium, driven by the DevTools protocol over a pair of pipes
//! (<https://chromedevtools.github.io/devtools-protocol/>); no driver program and no web socket are needed.
//!
//! Whatever goes wrong in the page (a script fails, the content security policy forbids something, a request
//! leaves this machine) is kept, and [`Page::is_clean`] fails on it.

use serde_json::{Value, json};
use std::fs;
use std::io::{BufRead, BufReader, Write};
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};
use std::time::{Duration, Instant};
use tempfile::TempDir;

/// How long anything may take.
const PATIENCE: Duration = Duration::from_secs(60);

/// Names under which Chromium and its kin are installed.
const NAMES: &[&str] = &["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome"];

/// A browser with one page.
pub struct Page {
    child: Child,
    to: ChildStdin,
    from: BufReader<ChildStdout>,
    session: Option<String>,
    number: u64,
    origin: String,
    faults: Vec<String>,
    downloads: Vec<PathBuf>,
    folder: TempDir,
}

/// Whether there is a browser; says so where there is none.
pub fn found() -> bool {
    let found = browser().is_some();
    if !found {
        eprintln!("skipped: no Chromium on the PATH. Install chromium, or name one in CHROMIUM.");
    }
    found
}

/// Where the browser is: what `CHROMIUM` names, or what is on the `PATH`.
fn browser() -> Option<PathBuf> {
    if let Some(named) = std::env::var_os("CHROMIUM") {
        return Some(named.into());
    }
    let path = std::env::var_os("PATH")?;
    let folders: Vec<PathBuf> = std::env::split_paths(&path).collect();
    NAMES
        .iter()
        .flat_map(|name| folders.iter().map(move |folder| folder.join(name)))
        .find(|file| file.is_file())
}

impl Page {
    /// A page for a server at `origin` (`http://127.0.0.1:7878`); `None` where there is no browser.
    pub fn open(origin: &str) -> Option<Self> {
        let browser = browser()?;
        let folder = tempfile::tempdir().unwrap();
        // The protocol is spoken on file descriptors 3 and 4: the shell makes them of our two pipes.
        let mut child = Command::new("sh")
            .args(["-c", r#"exec "$0" "$@" 3<&0 4>&1 </dev/null >/dev/null 2>&1"#])
            .arg(browser)
            .args([
                "--headless=new",
                "--remote-debugging-pipe",
                "--no-sandbox",
                "--disable-gpu",
                "--hide-scrollbars",
            ])
            .args([
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
                "--no-first-run",
            ])
            .args(["--disable-dev-shm-usage", "--lang=en"])
            .arg(format!("--user-data-dir={}", folder.path().join("profile").display()))
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        let (to, from) = (child.stdin.take().unwrap(), BufReader::new(child.stdout.take().unwrap()));
        let (session, faults, downloads) = (None, Vec::new(), Vec::new());
        let mut page = Self {
            child,
            to,
            from,
            session,
            number: 0,
            origin: origin.to_owned(),
            faults,
            downloads,
            folder,
        };
        page.begin();
        Some(page)
    }

    fn begin(&mut self) {
        let target = self.send("Target.createTarget", json!({ "url": "about:blank" }));
        let attached =
            self.send("Target.attachToTarget", json!({ "targetId": target["targetId"], "flatten": true }));
        let downloads = self.folder.path().join("downloads");
        fs::create_dir(&downloads).unwrap();
        self.send(
            "Browser.setDownloadBehavior",
            json!({ "behavior": "allow", "downloadPath": downloads, "eventsEnabled": true }),
        );
        let allowed = json!({ "origin": self.origin, "permissions": ["clipboardReadWrite", "clipboardSanitizedWrite"] });
        self.send("Browser.grantPermissions", allowed);
        self.session = Some(attached["sessionId"].as_str().unwrap().to_owned());
        for domain in ["Page", "Runtime", "Log", "Network"] {
            self.send(&format!("{domain}.enable"), json!({}));
        }
        self.look_like(1280, 900, "light");
    }

    /// Send a command and wait for its result.
    #[track_caller]
    pub fn send(&mut self, method: &str, parameters: Value) -> Value {
        let result = self.try_send(method, &parameters);
        result.unwrap_or_else(|error| panic!("{method} {parameters}: {error}"))
    }

    fn try_send(&mut self, method: &str, parameters: &Value) -> Result<Value, String> {
        self.number += 1;
        let mut message = json!({ "id": self.number, "method": method, "params": parameters });
        if let Some(session) = &self.session {
            message["sessionId"] = session.as_str().into();
        }
        self.to.write_all(format!("{message}\0").as_bytes()).unwrap();
        self.to.flush().unwrap();
        loop {
            let answer = self.receive();
            if answer["id"] == self.number {
                return if answer["error"].is_null() {
                    Ok(answer["result"].clone())
                } else {
                    Err(answer["error"]["message"].to_string())
                };
            }
            self.note(&answer);
        }
    }

    fn receive(&mut self) -> Value {
        let mut bytes = Vec::new();
        self.from.read_until(0, &mut bytes).unwrap();
        assert!(bytes.pop().is_some(), "the browser ended");
        serde_json::from_slice(&bytes).unwrap()
    }

    /// Keep what an event says of faults and downloads.
    fn note(&mut self, event: &Value) {
        let of = &event["params"];
        match event["method"].as_str().unwrap_or_default() {
            "Runtime.exceptionThrown" => self.faults.push(of["exceptionDetails"].to_string()),
            "Log.entryAdded" if of["entry"]["level"] == "error" => self.faults.push(of["entry"].to_string()),
            "Network.requestWillBeSent" => {
                let url = of["request"]["url"].as_str().unwrap_or_default();
                let own =
                    [&self.origin, "data:", "blob:", "about:"].iter().any(|start| url.starts_with(*start));
                if !own {
                    self.faults.push(format!("a request leaves this machine: {url}"));
                }
            }
            "Browser.downloadWillBegin" => {
                let name = of["suggestedFilename"].as_str().unwrap_or_default();
                self.downloads.push(self.folder.path().join("downloads").join(name));
            }
            _ => {}
        }
    }

    /// Go to a path of the server and wait until it is there whole.
    #[track_caller]
    pub fn go(&mut self, path: &str) {
        let url = format!("{}{path}", self.origin);
        self.send("Page.navigate", json!({ "url": url }));
        self.wait("document.readyState === 'complete' && location.href !== 'about:blank'");
    }

    /// The value of an expression.
    #[track_caller]
    pub fn value(&mut self, expression: &str) -> Value {
        self.try_value(expression).unwrap_or_else(|error| panic!("{expression}: {error}"))
    }

    fn try_value(&mut self, expression: &str) -> Result<Value, String> {
        let asked = json!({ "expression": expression, "returnByValue": true, "awaitPromise": true, "userGesture": true });
        let answer = self.try_send("Runtime.evaluate", &asked)?;
        if answer["exceptionDetails"].is_null() {
            Ok(answer["result"]["value"].clone())
        } else {
            Err(answer["exceptionDetails"].to_string())
        }
    }

    /// The text of the first element of a selector.
    #[track_caller]
    pub fn text(&mut self, selector: &str) -> String {
        let found = self.value(&format!("document.querySelector({}).textContent", json!(selector)));
        found.as_str().unwrap_or_default().to_owned()
    }

    /// Wait until an expression holds, on whatever page comes meanwhile.
    #[track_caller]
    pub fn wait(&mut self, expression: &str) {
        let begun = Instant::now();
        let soon = format!("new Promise((done) => setTimeout(() => done(Boolean({expression})), 40))");
        while begun.elapsed() < PATIENCE {
            // A page that goes away takes the question with it.
            if self.try_value(&soon).is_ok_and(|value| value == true) {
                return;
            }
        }
        let page = self.try_value("location.href + '\\n' + document.body.innerText.slice(0, 2000)");
        panic!("it never came: {expression}\non {page:?}\nfaults: {:?}", self.faults);
    }

    /// Press the left button of the mouse on an element.
    #[track_caller]
    pub fn click(&mut self, selector: &str) {
        let place = self.value(&format!(
            "(() => {{ const element = document.querySelector({});
               element.scrollIntoView({{ block: 'center', behavior: 'instant' }});
               const box = element.getClientRects()[0];
               return [box.left + box.width / 2, box.top + box.height / 2]; }})()",
            json!(selector)
        ));
        for kind in ["mouseMoved", "mousePressed", "mouseReleased"] {
            let event =
                json!({ "type": kind, "x": place[0], "y": place[1], "button": "left", "clickCount": 1 });
            self.send("Input.dispatchMouseEvent", event);
        }
    }

    /// Type a text where the focus is.
    pub fn write(&mut self, text: &str) {
        self.send("Input.insertText", json!({ "text": text }));
    }

    /// Press a key (`Enter`, `Tab`).
    pub fn press(&mut self, key: &str) {
        let code = if key == "Enter" { 13 } else { 9 };
        let text = if key == "Enter" { "\r" } else { "" };
        for kind in ["keyDown", "keyUp"] {
            let event =
                json!({ "type": kind, "key": key, "code": key, "windowsVirtualKeyCode": code, "text": text });
            self.send("Input.dispatchKeyEvent", event);
        }
    }

    /// Wait for the next download and read it.
    #[track_caller]
    pub fn download(&mut self) -> (String, String) {
        let begun = Instant::now();
        while begun.elapsed() < PATIENCE {
            self.value("new Promise((done) => setTimeout(done, 40))");
            if let Some(file) = self.downloads.first().filter(|file| file.is_file()) {
                let name = file.file_name().unwrap().to_string_lossy().into_owned();
                let text = fs::read_to_string(file).unwrap();
                self.downloads.clear();
                return (name, text);
            }
        }
        panic!("nothing was saved; faults: {:?}", self.faults);
    }

    /// A window of this size, in a light or dark scheme.
    pub fn look_like(&mut self, width: u32, height: u32, scheme: &str) {
        let size = json!({ "width": width, "height": height, "deviceScaleFactor": 1, "mobile": false });
        self.send("Emulation.setDeviceMetricsOverride", size);
        let features = json!([
            { "name": "prefers-color-scheme", "value": scheme },
            { "name": "prefers-reduced-motion", "value": "reduce" },
        ]);
        self.send("Emulation.setEmulatedMedia", json!({ "features": features }));
    }

    /// Save what is seen as WebP.
    pub fn picture(&mut self, file: &Path) {
        let taken = self.send("Page.captureScreenshot", json!({ "format": "webp", "quality": 70 }));
        fs::write(file, decode(taken["data"].as_str().unwrap())).unwrap();
    }

    /// Pass over the faults that hold some words.
    pub fn forgive(&mut self, words: &str) {
        self.faults.retain(|fault| !fault.contains(words));
    }

    /// Fail if anything went wrong in any page so far.
    #[track_caller]
    pub fn is_clean(&self) {
        assert!(self.faults.is_empty(), "{:#?}", self.faults);
    }
}

impl Drop for Page {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// Base64 (RFC 4648) to bytes.
fn decode(text: &str) -> Vec<u8> {
    let digit = |byte: u8| match byte {
        b'A'..=b'Z' => Some(byte - b'A'),
        b'a'..=b'z' => Some(byte - b'a' + 26),
        b'0'..=b'9' => Some(byte - b'0' + 52),
        b'+' => Some(62),
        b'/' => Some(63),
        _ => None,
    };
    let digits: Vec<u8> = text.bytes().filter_map(digit).collect();
    let mut bytes = Vec::with_capacity(digits.len() * 3 / 4);
    for group in digits.chunks(4) {
        let bits =
            group.iter().fold(0u32, |bits, digit| (bits << 6) | u32::from(*digit)) << (6 * (4 - group.len()));
        bytes.extend_from_slice(&bits.to_be_bytes()[1..group.len()]);
    }
    bytes
}
