//! `dixit serve --writable` on a disk that is full or may not be written: it says so, goes on reading, and keeps what
//! it acknowledged.

use crate::support::{Scratch, Server, body, dixit, status, with_token};
use std::process::Command;

const TURTLE: &str = "Content-Type: text/turtle";

/// `dixit serve` below a shell that first does something to itself.
fn serve_after(scratch: &Scratch, shell: &[&str], first: &str) -> Command {
    let program = dixit().display();
    let script = format!("{first} exec '{program}' serve -l disk/graph --config dixit.toml");
    let plain = scratch.command(&[]);
    let mut command = Command::new(shell[0]);
    command.args(&shell[1..]).arg(script).current_dir(plain.get_current_dir().unwrap());
    for (name, _) in plain.get_envs() {
        command.env_remove(name);
    }
    command
}

/// Graphs of some 40 kB each, put in until one is refused. Gives how many were taken, and the refusal.
fn fill(server: &Server, token: &str) -> (usize, String) {
    for number in 0..2000 {
        let answer = put(server, token, number);
        if status(&answer) != "201" {
            return (number, answer);
        }
    }
    panic!("the disk is never full");
}

fn put(server: &Server, token: &str, number: usize) -> String {
    let triples: String = (0..400)
        .map(|n| {
            format!(
                "<http://example.org/s{number}-{n}> <http://example.org/p> \"{n} of {number}, {}\" .\n",
                "x".repeat(40)
            )
        })
        .collect();
    server.ask("PUT", &format!("/store?graph=http://example.org/g{number}"), &[token, TURTLE], &triples)
}

/// The refusal of a full disk is a clear one, and reading goes on. Gives how many graphs were taken.
fn check_full(server: &Server, token: &str, says: &str) -> usize {
    let (taken, refusal) = fill(server, token);
    assert_eq!(status(&refusal), "507", "{refusal}");
    let told: serde_json::Value = serde_json::from_str(&body(&refusal)).unwrap();
    assert_eq!(told["error"]["code"], "storage", "{refusal}");
    assert!(told["error"]["message"].as_str().unwrap().contains(says), "{refusal}");
    assert!(taken > 0, "nothing was taken at all");
    let again = put(server, token, taken);
    assert_eq!(status(&again), "507", "{again}");
    check_graphs(server, taken);
    taken
}

/// All graphs that were taken are there.
fn check_graphs(server: &Server, taken: usize) {
    for number in 0..taken {
        let path = format!("/store?graph=http://example.org/g{number}");
        let graph = server.ask("GET", &path, &["Accept: application/n-triples"], "");
        assert_eq!(graph.matches("<http://example.org/p>").count(), 400, "graph {number} of {taken}");
    }
}

#[test]
fn files_that_may_not_grow_are_a_full_disk() {
    let scratch = Scratch::new();
    let token = with_token(&scratch);
    std::fs::create_dir(scratch.path("disk")).unwrap();
    // Blocks of 512 bytes. Without the trap, the kernel ends a process that writes more.
    let command = serve_after(&scratch, &["sh", "-c"], "trap '' XFSZ; ulimit -f 1000;");
    let taken = check_full(&Server::start(command), &token, "may not grow");
    let server = Server::start(scratch.command(&["serve", "-l", "disk/graph", "--config", "dixit.toml"]));
    check_graphs(&server, taken);
    assert_eq!(status(&put(&server, &token, taken)), "201", "with room it goes on");
}

#[test]
fn a_full_disk_is_named() {
    if !may_mount() {
        return;
    }
    let scratch = Scratch::new();
    let token = with_token(&scratch);
    std::fs::create_dir(scratch.path("disk")).unwrap();
    let first = "mount -t tmpfs -o size=4m none disk &&";
    let server = Server::start(serve_after(&scratch, &["unshare", "-Urm", "sh", "-c"], first));
    check_full(&server, &token, "the disk is full");
}

/// Whether a mount of one's own may be made here.
fn may_mount() -> bool {
    let tried = Command::new("unshare").args(["-Urm", "true"]).output();
    let may = tried.is_ok_and(|tried| tried.status.success());
    if !may {
        eprintln!("skipped: mounts of one's own (unshare -Urm) are not possible here");
    }
    may
}

#[test]
fn a_store_that_may_not_be_written_is_named() {
    if !may_mount() {
        return;
    }
    let scratch = Scratch::with_store();
    let _ = with_token(&scratch);
    std::fs::create_dir(scratch.path("disk")).unwrap();
    std::fs::rename(scratch.path("graph"), scratch.path("disk/graph")).unwrap();
    let first = "mount --bind disk disk && mount -o remount,ro,bind disk &&";
    let ran = serve_after(&scratch, &["unshare", "-Urm", "sh", "-c"], first).output().unwrap();
    let said = String::from_utf8_lossy(&ran.stderr);
    assert_eq!(ran.status.code(), Some(2), "{said}");
    assert!(said.contains("no permission to use the store 'disk/graph'"), "{said}");
}
