//! How many requests a second `dixit serve` answers, and how soon, beside `oxigraph serve` with the same data, on the
//! loopback address, in one run.
//!
//!     OXIGRAPH=path/to/oxigraph cargo bench --workspace --bench load
//!
//! The data is what `dixit extract` makes of the examples, copied under other names until there are enough claims. Both
//! servers get the same queries over as many connections; they take turns, several times, so that whatever else the
//! machine does meets both. A look-up of claims is an address here and the query that gives the same there. Without
//! `OXIGRAPH`, Dixit is measured alone; `DIXIT` names another build of it. Both programs have to be built in the same way.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs::{self, File};
use std::io::{self, BufRead, BufReader, BufWriter, Read, Write};
use std::net::TcpStream;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, Instant};

/// How many times the examples are copied.
const COPIES: usize = 10;

/// Connections that ask at a time.
const CONNECTIONS: usize = 2;

/// Turns of each server with each question, and how long each is.
const TURNS: usize = 3;
const TURN: Duration = Duration::from_millis(1000);

/// What stands in a path for a number that is another one each time, so that nobody has the answer from before.
const NUMBER: &str = "NUMBER";

/// How many such numbers there were.
static COUNT: AtomicU64 = AtomicU64::new(0);

/// Something that is asked: a name, the path at Dixit, the path at Oxigraph.
struct Question {
    name: &'static str,
    dixit: String,
    oxigraph: String,
}

/// What came of asking.
#[derive(Default)]
struct Answers {
    times: Vec<Duration>,
    bytes: usize,
    elapsed: Duration,
}

impl Answers {
    #[expect(clippy::cast_precision_loss, reason = "a rate")]
    fn a_second(&self) -> f64 {
        self.times.len() as f64 / self.elapsed.as_secs_f64()
    }

    /// The time within which so many in a hundred were answered, in milliseconds.
    fn within(&mut self, percent: usize) -> f64 {
        self.times.sort_unstable();
        let last = self.times.len().saturating_sub(1);
        self.times
            .get((self.times.len() * percent / 100).min(last))
            .map_or(0.0, |time| time.as_secs_f64() * 1e3)
    }
}

/// A server that ends when it is dropped.
struct Server {
    child: Child,
    address: String,
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

impl Server {
    fn start(command: &mut Command, port: u16) -> io::Result<Self> {
        let child = command.stdout(Stdio::null()).stderr(Stdio::null()).spawn()?;
        let server = Self { child, address: format!("127.0.0.1:{port}") };
        let begun = Instant::now();
        while TcpStream::connect(&server.address).is_err() {
            if begun.elapsed() > Duration::from_secs(60) {
                return Err(io::Error::other("the server does not start"));
            }
            std::thread::sleep(Duration::from_millis(20));
        }
        Ok(server)
    }

    /// Ask one thing again and again, over several connections, for one turn.
    fn turn(&self, path: &str, answers: &mut Answers) -> io::Result<()> {
        let begun = Instant::now();
        let threads: Vec<_> = (0..CONNECTIONS)
            .map(|_| {
                let (address, path) = (self.address.clone(), path.to_owned());
                std::thread::spawn(move || -> io::Result<Answers> {
                    let mut client = Client::connect(&address)?;
                    let mut answers = Answers::default();
                    while begun.elapsed() < TURN {
                        let path = path.replace(NUMBER, &COUNT.fetch_add(1, Ordering::Relaxed).to_string());
                        let asked = Instant::now();
                        answers.bytes = client.get(&path)?;
                        answers.times.push(asked.elapsed());
                    }
                    Ok(answers)
                })
            })
            .collect();
        for thread in threads {
            let found = thread.join().map_err(|_| io::Error::other("a client failed"))??;
            answers.bytes = found.bytes;
            answers.times.extend(found.times);
        }
        answers.elapsed += begun.elapsed();
        Ok(())
    }
}

/// A connection that is kept.
struct Client {
    reader: BufReader<TcpStream>,
    address: String,
}

impl Client {
    fn connect(address: &str) -> io::Result<Self> {
        let stream = TcpStream::connect(address)?;
        stream.set_nodelay(true)?;
        Ok(Self { reader: BufReader::new(stream), address: address.to_owned() })
    }

    /// The length of an answer's body, which must be a good one.
    fn get(&mut self, path: &str) -> io::Result<usize> {
        let head = format!(
            "GET {path} HTTP/1.1\r\nHost: {}\r\nAccept: application/sparql-results+json, application/json\r\n\r\n",
            self.address
        );
        self.reader.get_mut().write_all(head.as_bytes())?;
        let (mut line, mut length) = (String::new(), None);
        self.reader.read_line(&mut line)?;
        if !line.contains(" 200 ") {
            return Err(io::Error::other(format!("{path}: {line}")));
        }
        loop {
            line.clear();
            self.reader.read_line(&mut line)?;
            let header = line.trim_end().to_ascii_lowercase();
            if header.is_empty() {
                break;
            }
            if let Some(value) = header.strip_prefix("content-length:") {
                length = value.trim().parse::<usize>().ok();
            }
        }
        match length {
            Some(length) => self.skip(length),
            None => self.skip_pieces(),
        }
    }

    fn skip(&mut self, length: usize) -> io::Result<usize> {
        let mut body = vec![0; length];
        self.reader.read_exact(&mut body)?;
        Ok(length)
    }

    /// A body in pieces, each with its length before it.
    fn skip_pieces(&mut self) -> io::Result<usize> {
        let mut total = 0;
        loop {
            let mut line = String::new();
            self.reader.read_line(&mut line)?;
            let length = usize::from_str_radix(line.trim(), 16).map_err(io::Error::other)?;
            self.skip(length + 2)?;
            if length == 0 {
                return Ok(total);
            }
            total += length;
        }
    }
}

fn run(command: &mut Command) -> io::Result<()> {
    let done = command.stdout(Stdio::null()).output()?;
    if done.status.success() {
        return Ok(());
    }
    Err(io::Error::other(format!("{command:?}: {}", String::from_utf8_lossy(&done.stderr))))
}

/// Copies of a dump: documents and claims under other names, what they share once.
fn multiply(dump: &Path, copies: &Path) -> io::Result<()> {
    let mut out = BufWriter::new(File::create(copies)?);
    for line in BufReader::new(File::open(dump)?).lines() {
        let line = line?;
        writeln!(out, "{line}")?;
        if !line.trim_end_matches(" .").ends_with('>') || !line.contains("/document/") {
            continue;
        }
        for copy in 1..COPIES {
            let line = renamed(&line, "/document/", "/>", copy);
            writeln!(out, "{}", renamed(&line, "/claim/", ">/", copy))?;
        }
    }
    out.flush()
}

/// A line with a number after the name that follows each `marker`.
fn renamed(line: &str, marker: &str, ends: &str, copy: usize) -> String {
    let mut pieces = line.split(marker);
    let mut renamed = pieces.next().unwrap_or_default().to_owned();
    for piece in pieces {
        let end = piece.find(|c| ends.contains(c)).unwrap_or(piece.len());
        let _ = write!(renamed, "{marker}{}-{copy}{}", &piece[..end], &piece[end..]);
    }
    renamed
}

const PREFIXES: &str =
    "PREFIX dx: <https://w3id.org/dixit/ns#> PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#> ";

/// The path of a query.
fn query(sparql: &str) -> String {
    format!("/query?query={}", escaped(&format!("{PREFIXES}{sparql}")))
}

/// A value as an address has it.
fn escaped(text: &str) -> String {
    let escape = |byte: u8| match byte {
        b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' => char::from(byte).to_string(),
        byte => format!("%{byte:02X}"),
    };
    text.bytes().map(escape).collect()
}

fn questions(claim: &str, entity: &str) -> Vec<Question> {
    let both = |name, sparql: &str| Question { name, dixit: query(sparql), oxigraph: query(sparql) };
    let fields =
        "?claim dx:quote ?quote ; dx:polarity ?polarity ; dx:certainty ?certainty ; dx:start ?start ;
        dx:end ?end ; dx:relationLabel ?relation ; dx:document ?document .
        OPTIONAL { ?claim dx:surfaceSubject ?s } OPTIONAL { ?claim dx:surfaceObject ?o }
        OPTIONAL { ?claim dx:turn ?turn } OPTIONAL { ?claim dx:confidence ?sure }";
    let denied = format!(
        "SELECT * {{ ?claim a dx:Claim ; dx:polarity dx:Denied . {fields} }} ORDER BY ?document ?start LIMIT 20"
    );
    let of_entity = format!(
        "SELECT * {{ ?claim a dx:Claim ; dx:subject <{entity}> . {fields} }}
         ORDER BY ?document ?start LIMIT 20"
    );
    let words = "SELECT ?claim ?quote { ?claim a dx:Claim ; dx:quote ?quote .
        FILTER(CONTAINS(LCASE(STR(?quote)), 'train') || CONTAINS(LCASE(STR(?quote)), 'volcan')) } LIMIT 20";
    let (ask, triples) =
        ("ASK { ?claim dx:polarity dx:Denied }", format!("SELECT ?p ?o {{ <{claim}> ?p ?o }}"));
    let hundred = "SELECT ?claim ?quote { ?claim dx:polarity dx:Denied ; dx:quote ?quote } LIMIT 100";
    let new = |sparql: &str| format!("{sparql} # {NUMBER}");
    vec![
        both("ask, each time anew", &new(ask)),
        both("ask, again and again", ask),
        both("one claim's triples, anew", &new(&triples)),
        both("one claim's triples, again", &triples),
        both("100 quotes of denials, anew", &new(hundred)),
        both("100 quotes of denials, again", hundred),
        both(
            "5,000 rows",
            "SELECT ?claim ?quote ?start { ?claim dx:quote ?quote ; dx:start ?start } LIMIT 5000",
        ),
        both(
            "count by polarity, anew",
            &new("SELECT ?p (COUNT(*) AS ?n) { ?claim dx:polarity ?p } GROUP BY ?p"),
        ),
        both(
            "count of denials, anew",
            &new("SELECT ?c (COUNT(*) AS ?n) { ?claim dx:polarity dx:Denied ; dx:certainty ?c } GROUP BY ?c"),
        ),
        both(
            "join of entities and claims, anew",
            &new(
                "SELECT ?label (COUNT(?claim) AS ?n) { ?claim dx:subject ?e . ?e rdfs:label ?label } GROUP BY ?label ORDER BY DESC(?n) LIMIT 10",
            ),
        ),
        Question {
            name: "look up: denied claims",
            dixit: "/claims?polarity=denied&limit=20".to_owned(),
            oxigraph: query(&denied),
        },
        Question {
            name: "look up: claims about an entity",
            dixit: format!("/claims?entity={}&limit=20", escaped(entity)),
            oxigraph: query(&of_entity),
        },
        Question {
            name: "look up: words of quotes",
            dixit: "/search?q=train%20volcano&kind=claim&limit=20".to_owned(),
            oxigraph: query(words),
        },
    ]
}

/// Both stores, filled in a folder; gives the IRIs of a claim and of the entity that most claims are about.
fn stores(folder: &Path, dixit: &Path, oxigraph: Option<&PathBuf>) -> io::Result<(String, String)> {
    let examples = Path::new(env!("CARGO_MANIFEST_DIR")).join("../examples");
    let (first, dump, copies) = (folder.join("first"), folder.join("dump.nq"), folder.join("copies.nq"));
    run(Command::new(dixit).arg("extract").arg(examples).arg("-l").arg(&first))?;
    run(Command::new(dixit).arg("dump").arg("-l").arg(&first).arg("-o").arg(&dump))?;
    multiply(&dump, &copies)?;
    run(Command::new(dixit).arg("load").arg("-l").arg(folder.join("dixit")).arg(&copies))?;
    run(Command::new(dixit).arg("optimize").arg("-l").arg(folder.join("dixit")))?;
    if let Some(oxigraph) = oxigraph {
        let store = folder.join("oxigraph");
        run(Command::new(oxigraph).arg("load").arg("-l").arg(&store).arg("-f").arg(&copies))?;
        run(Command::new(oxigraph).arg("optimize").arg("-l").arg(&store))?;
    }
    let text = fs::read_to_string(&dump)?;
    let claim = text.lines().find(|line| line.contains("ns#quote>")).and_then(|line| iri(line, 0));
    let mut subjects: BTreeMap<&str, usize> = BTreeMap::new();
    let about = text.lines().filter(|line| line.contains("ns#subject>"));
    for entity in about.filter_map(|line| iri(line, 2)).filter(|iri| iri.contains("/entity/")) {
        *subjects.entry(entity).or_default() += 1;
    }
    let entity = subjects.into_iter().max_by_key(|(_, claims)| *claims).map(|(entity, _)| entity);
    let both = claim.zip(entity).map(|(claim, entity)| (claim.to_owned(), entity.to_owned()));
    both.ok_or_else(|| io::Error::other("the examples give no claim"))
}

/// One of the IRIs of a line of N-Quads.
fn iri(line: &str, place: usize) -> Option<&str> {
    line.split(['<', '>']).skip(1).step_by(2).nth(place)
}

fn free_port() -> io::Result<u16> {
    Ok(std::net::TcpListener::bind("127.0.0.1:0")?.local_addr()?.port())
}

fn row(out: &mut impl Write, name: &str, who: &str, answers: &mut Answers) -> io::Result<()> {
    let (rate, bytes) = (answers.a_second(), answers.bytes);
    let (half, most) = (answers.within(50), answers.within(99));
    writeln!(
        out,
        "{name:<34} {who:<9} {rate:>9.1} /s   p50 {half:>8.2} ms   p99 {most:>8.2} ms   {bytes:>8} bytes"
    )
}

fn main() -> io::Result<()> {
    // `cargo test` runs benches too, to see that they work: that is what compiling them shows.
    if !std::env::args().any(|argument| argument == "--bench") {
        return Ok(());
    }
    let folder = tempfile::tempdir()?;
    let dixit = std::env::var_os("DIXIT").unwrap_or_else(|| env!("CARGO_BIN_EXE_dixit").into());
    let dixit = Path::new(&dixit);
    let oxigraph = std::env::var_os("OXIGRAPH").map(PathBuf::from);
    let (claim, entity) = stores(folder.path(), dixit, oxigraph.as_ref())?;
    let (port, other) = (free_port()?, free_port()?);
    let bind = |port: u16| format!("127.0.0.1:{port}");
    let mut command = Command::new(dixit);
    command.args(["serve", "--bind", &bind(port), "-l"]).arg(folder.path().join("dixit"));
    let ours = Server::start(&mut command, port)?;
    let theirs = oxigraph.map(|oxigraph| {
        let mut command = Command::new(oxigraph);
        command.args(["serve-read-only", "--union-default-graph", "--bind", &bind(other), "-l"]);
        Server::start(command.arg(folder.path().join("oxigraph")), other)
    });
    let theirs = theirs.transpose()?;
    let mut out = io::stdout();
    for question in questions(&claim, &entity) {
        let (mut here, mut there) = (Answers::default(), Answers::default());
        // The first answers warm the caches and make the search index.
        ours.turn(&question.dixit, &mut Answers::default())?;
        for turn in 0..TURNS {
            for first in [turn % 2 == 0, turn % 2 == 1] {
                match &theirs {
                    Some(theirs) if first => theirs.turn(&question.oxigraph, &mut there)?,
                    _ if !first => ours.turn(&question.dixit, &mut here)?,
                    _ => {}
                }
            }
        }
        row(&mut out, question.name, "Dixit", &mut here)?;
        if theirs.is_some() {
            row(&mut out, "", "Oxigraph", &mut there)?;
            writeln!(out, "{:<34} {:>+8.1} %", "", 100.0 * (here.a_second() / there.a_second() - 1.0))?;
        }
    }
    Ok(())
}
