//! `dixit serve --writable`: what it acknowledges is on disk, however it ends.

use crate::support::{Scratch, Server, body, status, with_token};
use std::net::TcpStream;
use std::process::Command;
use std::time::Duration;

fn serve(scratch: &Scratch) -> Server {
    Server::start(scratch.command(&["serve", "-l", "graph", "--config", "dixit.toml"]))
}

const TURTLE: &str = "Content-Type: text/turtle";

#[test]
fn documents_come_in_over_http_and_a_second_process_keeps_out() {
    let scratch = Scratch::new();
    let token = with_token(&scratch);
    let server = serve(&scratch);
    let headers = [token.as_str(), "Content-Type: text/plain"];
    let text = "Nora Field: Who paid?\n\nTom Reyes: The city paid for the bridge.\n";
    let brought = server.ask("POST", "/documents?name=bridge.txt&language=en", &headers, text);
    assert_eq!(status(&brought), "201", "{brought}");
    assert_eq!(status(&server.ask("PUT", "/store?default", &[TURTLE], "")), "401");
    // One process writes; others are told so, or read.
    scratch.fails(&["update", "-l", "graph", "-u", "CLEAR ALL"], 2, &["in use by another process"]);
    assert!(scratch.good(&["stats", "-l", "graph"]).contains("documents"));
    // A copy while serving, and the store made again from it.
    let copy = server.ask("GET", "/store", &["Accept: application/n-quads"], "");
    assert_eq!(status(&copy), "200");
    let quads = body(&copy);
    assert!(quads.ends_with(" .\n"));
    assert_eq!(server.stop(), Some(0));
    scratch.write("copy.nq", &quads);
    scratch.good(&["load", "-l", "again", "copy.nq"]);
    let counts = |store| scratch.good(&["stats", "-l", store, "--json"]);
    assert_eq!(counts("again"), counts("graph"));
}

#[test]
fn killed_under_load_it_keeps_what_it_acknowledged() {
    let scratch = Scratch::new();
    let token = with_token(&scratch);
    let mut acknowledged = Vec::new();
    for round in 0_u64..6 {
        let server = serve(&scratch);
        for number in &acknowledged {
            let answer = server.ask(
                "GET",
                &format!("/store?graph=http://example.org/g{number}"),
                &["Accept: application/n-triples"],
                "",
            );
            assert_eq!(
                answer.matches("<http://example.org/p>").count(),
                200,
                "graph {number} after a kill: {answer}"
            );
        }
        let (address, pid) = (server.address().to_owned(), server.id());
        let killer = std::thread::spawn(move || {
            std::thread::sleep(Duration::from_millis(150 + 70 * round));
            assert!(Command::new("kill").args(["-KILL", &pid.to_string()]).status().unwrap().success());
        });
        let first = 1000 * round;
        for number in first..first + 1000 {
            if TcpStream::connect(&address).is_err() {
                break;
            }
            let triples: String = (0..200)
                .map(|n| format!("<http://example.org/s{n}> <http://example.org/p> {number} .\n"))
                .collect();
            let path = format!("/store?graph=http://example.org/g{number}");
            let Some(answer) = server.try_ask("PUT", &path, &[&token, TURTLE], &triples) else { break };
            if status(&answer) == "201" {
                acknowledged.push(number);
            }
        }
        killer.join().unwrap();
    }
    assert!(acknowledged.len() > 10, "only {} graphs were written at all", acknowledged.len());
}

#[test]
fn a_store_that_cannot_be_written_says_so_and_settings_must_fit() {
    let scratch = Scratch::with_store();
    scratch.fails(&["serve", "-l", "graph", "--writable"], 2, &["dixit token"]);
    scratch.fails(&["serve", "-l", "graph", "--writable", "--token-hash", "secret"], 2, &["no Argon2 hash"]);
    scratch.write("dixit.toml", "tiemout-s = 1");
    scratch.fails(&["serve", "-l", "graph", "--config", "dixit.toml"], 2, &["tiemout-s"]);
    let token = with_token(&scratch);
    let writer = serve(&scratch);
    scratch.fails(&["serve", "-l", "graph", "--config", "dixit.toml"], 2, &["in use by another process"]);
    drop(writer);
    let server = Server::start(scratch.command(&["serve", "-l", "graph", "--bind", "127.0.0.1:0"]));
    let refused = server.ask("PUT", "/store?default", &[&token, TURTLE], "");
    assert!(status(&refused) == "403" && refused.contains("read_only"), "{refused}");
}
