//! `dixit serve`: it starts, answers over a socket, and ends when it is asked to.

use crate::support::{Scratch, Server};
use std::net::TcpListener;

fn serve(scratch: &Scratch, more: &[&str]) -> Server {
    Server::start(scratch.command(&[&["serve", "--bind", "127.0.0.1:0"][..], more].concat()))
}

#[test]
fn serves_pages_and_sparql_and_ends_well() {
    let scratch = Scratch::with_store();
    let server = serve(&scratch, &["-l", "graph"]);
    let index = server.get("/");
    assert!(index.starts_with("HTTP/1.1 200 OK\r\n"), "{index}");
    assert!(index.contains("The bridge of Arlen"), "{index}");
    assert!(server.get("/document/bridge").contains("Tom Reyes"));
    assert!(server.get("/document/none").starts_with("HTTP/1.1 404 "));
    assert!(server.get("/healthz").contains("ok"));
    let query = "SELECT ?quote { ?claim dx:polarity dx:Denied ; dx:quote ?quote }";
    let headers = ["Accept: text/csv", "Content-Type: application/sparql-query"];
    for path in ["/sparql", "/query"] {
        let answer = server.ask("POST", path, &headers, query);
        assert!(answer.contains("The mayor did not support the project"), "{answer}");
    }
    assert_eq!(server.stop(), Some(0));
}

#[test]
fn serves_files_from_memory_and_survives_bad_ones() {
    let scratch = Scratch::with_bridge();
    scratch.write("bad.txt", b"\x00\x01\x02\x03");
    let server = serve(&scratch, &["bridge.txt", "bad.txt"]);
    assert!(server.get("/").contains("The bridge of Arlen"));
    assert_eq!(server.stop(), Some(1), "the bad file shows in the exit code");
    let nothing = ["serve", "--bind", "127.0.0.1:0", "bad.txt"];
    scratch.fails(&nothing, 2, &["bad.txt", "none of the files can be read"]);
}

#[test]
fn the_base_of_the_addresses_is_found_in_the_store() {
    let scratch = Scratch::with_bridge();
    scratch.good(&["extract", "bridge.txt", "-l", "graph", "--base", "https://kb.example.org/talks/"]);
    let server = serve(&scratch, &["-l", "graph"]);
    assert!(server.get("/").contains("href=\"/document/bridge\""));
    assert!(server.get("/document/bridge").starts_with("HTTP/1.1 200 OK"));
}

#[test]
fn a_store_is_read_while_it_is_served() {
    let scratch = Scratch::with_store();
    let server = serve(&scratch, &["-l", "graph"]);
    scratch.good(&["stats", "-l", "graph"]);
    scratch.good(&["extract", "bridge.txt", "-l", "graph"]);
    assert!(server.get("/").contains("The bridge of Arlen"));
}

#[test]
fn an_address_that_cannot_be_had_is_named() {
    let scratch = Scratch::with_store();
    let taken = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = taken.local_addr().unwrap().to_string();
    scratch.fails(&["serve", "-l", "graph", "--bind", &address], 2, &[&address, "--bind"]);
    scratch.fails(&["serve", "-l", "graph", "--bind", "nonsense"], 2, &["nonsense", "HOST:PORT"]);
    scratch.fails(&["serve"], 2, &["--location"]);
    scratch.fails(&["serve", "-l", "none", "--bind", "127.0.0.1:0"], 2, &["no store at 'none'"]);
}
