//! `SERVICE` and `LOAD` where they are allowed: a server on the loopback address plays the other one.

use super::support::{Server, post, writable};
use crate::http::{OutboundSettings, Settings};
use dixit_extractor::store::Store;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::{TcpListener, TcpStream};
use std::time::{Duration, Instant};

const QUERY: &str = "application/sparql-query";
const UPDATE: &str = "application/sparql-update";

/// A server with fixed answers, which ends with the test's process. Gives its address, `http://127.0.0.1:PORT`.
fn other_server() -> String {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = format!("http://{}", listener.local_addr().unwrap());
    std::thread::spawn(move || {
        for stream in listener.incoming() {
            std::thread::spawn(move || answer(&mut stream.unwrap()));
        }
    });
    address
}

fn answer(stream: &mut TcpStream) {
    let mut reader = BufReader::new(stream.try_clone().unwrap());
    let (mut first, mut line, mut length) = (String::new(), String::new(), 0);
    reader.read_line(&mut first).unwrap();
    loop {
        line.clear();
        reader.read_line(&mut line).unwrap();
        if let Some(value) = line.to_ascii_lowercase().strip_prefix("content-length:") {
            length = value.trim().parse().unwrap();
        }
        if line.trim().is_empty() {
            break;
        }
    }
    let mut body = vec![0; length];
    reader.read_exact(&mut body).unwrap();
    let asked = String::from_utf8(body).unwrap();
    let rows = "{\"head\":{\"vars\":[\"x\"]},\"results\":{\"bindings\":[{\"x\":{\"type\":\"literal\",\"value\":\"there\"}}]}}";
    let (status, head, body) = match first.split(' ').nth(1).unwrap() {
        "/sparql" if asked.contains("SELECT") => {
            ("200 OK", "Content-Type: application/sparql-results+json", rows.to_owned())
        }
        "/data.ttl" => (
            "200 OK",
            "Content-Type: text/turtle",
            "<#a> <http://example.org/p> _:b . _:b <p> 1 .".to_owned(),
        ),
        "/untyped.nt" => ("200 OK", "X: y", "<http://e.org/s> <http://e.org/p> \"untyped\" .".to_owned()),
        "/bad.ttl" => ("200 OK", "Content-Type: text/turtle", "<a> <b>".to_owned()),
        "/picture" => ("200 OK", "Content-Type: image/png", "PNG".to_owned()),
        "/moved" => ("302 Found", "Location: http://127.0.0.1:9/secret", String::new()),
        "/big.nt" => (
            "200 OK",
            "Content-Type: application/n-triples",
            "<http://e.org/s> <http://e.org/p> <http://e.org/o> .\n".repeat(5000),
        ),
        "/slow" => {
            std::thread::sleep(Duration::from_secs(20));
            ("200 OK", "X: y", String::new())
        }
        _ => ("404 Not Found", "X: y", String::new()),
    };
    let _ = write!(
        stream,
        "HTTP/1.1 {status}\r\n{head}\r\nContent-Length: {}\r\nConnection: close\r\n\r\n{body}",
        body.len()
    );
}

/// A server that may ask these addresses, private or not.
fn allowing(addresses: &[&str], private: bool) -> Server {
    let outbound = OutboundSettings {
        allowed: addresses.iter().map(|address| address.parse().unwrap()).collect(),
        timeout: Duration::from_secs(1),
        max_bytes: 64 << 10,
        private,
    };
    Server::new(Store::in_memory().unwrap(), Settings { outbound, ..writable() })
}

#[actix_web::test]
async fn a_service_on_the_list_answers() {
    let other = other_server();
    let server = allowing(&[&other], true);
    let query = format!("SELECT ?x {{ SERVICE <{other}/sparql> {{ ?s <http://e.org/p> ?x }} }}");
    let answer = server.ask(post("/query", QUERY, query)).await;
    assert_eq!(answer.status, 200, "{}", answer.body);
    assert_eq!(answer.json()["results"]["bindings"][0]["x"]["value"], "there");
    let update =
        format!("INSERT {{ <urn:a> <urn:b> ?x }} WHERE {{ SERVICE <{other}/sparql> {{ ?s ?p ?x }} }}");
    assert_eq!(server.tell(post("/update", UPDATE, update)).await.status, 204);
    assert!(server.holds("ASK { <urn:a> <urn:b> 'there' }"));
    let silent = format!("SELECT ?x {{ SERVICE SILENT <{other}/sparql> {{ ?s <http://e.org/p> ?x }} }}");
    let answer = server.ask(post("/query", QUERY, silent)).await;
    assert_eq!(answer.json()["results"]["bindings"][0]["x"]["value"], "there", "{}", answer.body);
    let silent = format!("SELECT * {{ SERVICE SILENT <{other}/none> {{ ?s ?p ?o }} }}");
    assert_eq!(server.ask(post("/query", QUERY, silent)).await.status, 200);
}

#[actix_web::test]
async fn a_document_on_the_list_is_loaded() {
    let other = other_server();
    let server = allowing(&[&format!("{other}/data.ttl"), &format!("{other}/untyped.nt")], true);
    let load = format!("LOAD <{other}/data.ttl> INTO GRAPH <urn:g> ; LOAD <{other}/untyped.nt>");
    let answer = server.tell(post("/update", UPDATE, load)).await;
    assert_eq!(answer.status, 204, "{}", answer.body);
    let held = format!(
        "ASK {{ GRAPH <urn:g> {{ <{other}/data.ttl#a> <http://example.org/p> ?b . ?b <{other}/p> 1 }} }}"
    );
    assert!(server.holds(&held));
    assert!(server.holds("ASK { ?s ?p 'untyped' }"));
}

#[actix_web::test]
async fn what_fails_there_is_told_from_what_is_refused_here() {
    let other = other_server();
    let server = allowing(&[&other], true);
    for (path, status, says) in [
        ("none", 502, "404"),
        ("moved", 502, "redirects are not followed"),
        ("picture", 502, "image/png"),
        ("bad.ttl", 502, "bad.ttl"),
        ("big.nt", 502, "big.nt"),
        ("../data.ttl", 400, "leave out '..'"),
        ("a%2f..%2fdata.ttl", 400, "escaped slashes"),
    ] {
        let update = format!("LOAD <{other}/{path}>");
        let answer = server.tell(post("/update", UPDATE, update)).await;
        assert!(answer.status == status && answer.body.contains(says), "{path}: {answer:?}");
    }
    let begun = Instant::now();
    let answer = server.tell(post("/update", UPDATE, format!("LOAD <{other}/slow>"))).await;
    assert_eq!(answer.status, 502, "{}", answer.body);
    assert!(begun.elapsed() < Duration::from_secs(5), "{:?}", begun.elapsed());
    assert_eq!(server.tell(post("/update", UPDATE, format!("LOAD SILENT <{other}/none>"))).await.status, 204);
    let query = format!("SELECT * {{ SERVICE <{other}/none> {{ ?s ?p ?o }} }}");
    let answer = server.ask(post("/query", QUERY, query)).await;
    assert_eq!((answer.status.as_u16(), answer.json()["error"]["code"].as_str()), (502, Some("outbound")));
}

#[actix_web::test]
async fn others_are_refused_and_so_is_the_inside_even_by_name() {
    let other = other_server();
    let elsewhere = allowing(&["https://example.org/sparql"], true);
    let port = other.rsplit_once(':').unwrap().1;
    let names = [
        other.clone(),
        format!("http://localhost:{port}"),
        format!("http://[::1]:{port}"),
        format!("http://[::ffff:127.0.0.1]:{port}"),
        format!("http://0.0.0.0:{port}"),
        "http://169.254.169.254".to_owned(),
        "http://192.168.0.1".to_owned(),
    ];
    for name in &names {
        let requests = [
            post("/query", QUERY, format!("SELECT * {{ SERVICE <{name}/sparql> {{ ?s ?p ?o }} }}")),
            post("/update", UPDATE, format!("LOAD <{name}/data.ttl>")),
        ];
        for request in requests {
            let answer = elsewhere.tell(request).await;
            assert_eq!(answer.status, 400, "{}", answer.body);
            assert!(answer.body.contains("not on the list of --allow-outbound"), "{}", answer.body);
        }
        let listed = allowing(&[name], false);
        let answer = listed.tell(post("/update", UPDATE, format!("LOAD <{name}/data.ttl>"))).await;
        assert!(answer.status == 400 && answer.body.contains("private"), "{name}: {answer:?}");
        let query = format!("SELECT * {{ SERVICE <{name}/sparql> {{ ?s ?p ?o }} }}");
        let answer = listed.ask(post("/query", QUERY, query)).await;
        assert!(answer.status == 400 && answer.body.contains("query_refused"), "{name}: {answer:?}");
    }
}
