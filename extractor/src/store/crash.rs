//! A process that dies while it writes loses nothing that was written before.
//!
//! The test runs itself again as a child (an environment variable tells the child what to do), lets it
//! die, and opens the store it leaves.

use super::{Change, Store};
use crate::rdf::document_quads;
use crate::rdf::fixture::named;
use std::io::{BufRead, BufReader, Write};
use std::path::Path;
use std::process::{Command, Stdio};

const FOLDER: &str = "DIXIT_TEST_CRASH_STORE";
const MANNER: &str = "DIXIT_TEST_CRASH_MANNER";
const DOCUMENTS: usize = 30;

/// The child's part; as a test of its own it does nothing.
#[test]
fn child() {
    let Some(folder) = std::env::var_os(FOLDER) else { return };
    let store = Store::open(folder).unwrap();
    if std::env::var(MANNER).as_deref() == Ok("abort") {
        abort_inside_a_transaction(&store);
    }
    for number in 0..DOCUMENTS {
        store.put_document(&named(&format!("d{number}"))).unwrap();
        let mut out = std::io::stdout();
        writeln!(out, "\nwritten {number}").and_then(|()| out.flush()).unwrap();
    }
}

/// Replace a document by half of another one, and die before the commit.
fn abort_inside_a_transaction(store: &Store) -> ! {
    let first = named("first");
    store.put_document(&first).unwrap();
    let mut transaction = store.oxigraph().start_transaction().unwrap();
    let graph = oxigraph::model::NamedNode::new(&first.document).unwrap();
    transaction.clear_graph(&graph).unwrap();
    let quads = document_quads(&named("second")).unwrap();
    transaction.extend(&quads[..quads.len() / 2]);
    std::process::abort();
}

fn run_child(folder: &Path, manner: &str) -> std::process::Child {
    Command::new(std::env::current_exe().unwrap())
        .args(["--exact", "store::crash::child", "--nocapture"])
        .env(FOLDER, folder)
        .env(MANNER, manner)
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .unwrap()
}

#[test]
fn a_transaction_cut_off_half_way_leaves_no_trace() {
    let scratch = tempfile::tempdir().unwrap();
    let status = run_child(scratch.path(), "abort").wait().unwrap();
    assert!(!status.success());
    let store = Store::open(scratch.path()).unwrap();
    assert_eq!(store.put_document(&named("first")).unwrap(), Change::Unchanged);
    assert_eq!(store.put_document(&named("second")).unwrap(), Change::Added);
}

#[test]
fn a_killed_writer_loses_no_earlier_document() {
    let scratch = tempfile::tempdir().unwrap();
    let mut child = run_child(scratch.path(), "kill");
    let lines = BufReader::new(child.stdout.take().unwrap()).lines();
    let written = lines.map(Result::unwrap).filter(|line| line.starts_with("written ")).take(3).count();
    child.kill().unwrap();
    child.wait().unwrap();
    assert_eq!(written, 3, "the child must get as far as its third document");
    let store = Store::open(scratch.path()).unwrap();
    for number in 0..DOCUMENTS {
        let change = store.put_document(&named(&format!("d{number}"))).unwrap();
        assert_ne!(change, Change::Replaced, "document {number} was left half written");
        if number < written {
            assert_eq!(change, Change::Unchanged, "document {number} was lost");
        }
    }
}
