//! The cases of the W3C's suite for the SPARQL 1.1 Graph Store HTTP Protocol, in words of our own, on graphs named
//! in the address's parameter and graphs that have an address themselves.

use super::support::{Answer, Server, get, pairs, post, put, typed};
use actix_web::test::TestRequest;
use oxigraph::io::{RdfFormat, RdfParser};

const TURTLE: &str = "text/turtle; charset=utf-8";
const ANN: &str =
    "@prefix f: <http://xmlns.com/foaf/0.1/> . <http://example.org/ann> a f:Person ; f:name \"Ann\" .";
const BEN: &str =
    "@prefix f: <http://xmlns.com/foaf/0.1/> . <http://example.org/ben> a f:Person ; f:name \"Ben\" .";

/// The addresses of one graph: through a parameter, and its own.
fn addresses(name: &str) -> [String; 2] {
    [
        format!("/store?{}", pairs(&[("graph", &format!("http://localhost:7878/store/{name}"))])),
        format!("/store/{name}"),
    ]
}

/// The statements of a Turtle answer.
fn size(answer: &Answer) -> usize {
    assert_eq!((answer.status.as_u16(), answer.media_type.as_str()), (200, TURTLE), "{}", answer.body);
    RdfParser::from_format(RdfFormat::Turtle).for_slice(answer.body.as_bytes()).map(Result::unwrap).count()
}

async fn graph(server: &Server, address: &str) -> Answer {
    server.ask(get(address, "text/turtle")).await
}

#[actix_web::test]
async fn put_makes_a_graph_and_puts_another_in_its_place() {
    for address in addresses("person/1.ttl") {
        let server = Server::empty();
        let made = server.tell(put(&address, TURTLE, ANN)).await;
        assert_eq!(
            (made.status.as_u16(), made.header("Location")),
            (201, "http://localhost:7878/store/person/1.ttl")
        );
        for same in addresses("person/1.ttl") {
            assert_eq!(size(&graph(&server, &same).await), 2);
        }
        assert_eq!(server.tell(put(&address, TURTLE, BEN)).await.status, 204);
        let now = graph(&server, &address).await;
        assert!(size(&now) == 2 && now.body.contains("Ben") && !now.body.contains("Ann"), "{}", now.body);
    }
}

#[actix_web::test]
async fn the_unnamed_graph_is_always_there() {
    let server = Server::empty();
    assert_eq!(size(&graph(&server, "/store?default").await), 0);
    assert_eq!(server.tell(put("/store?default", TURTLE, ANN)).await.status, 204);
    assert_eq!(size(&graph(&server, "/store?default").await), 2);
    assert_eq!(server.tell(TestRequest::delete().uri("/store?default")).await.status, 204);
    assert_eq!(size(&graph(&server, "/store?default").await), 0);
}

#[actix_web::test]
async fn data_that_is_not_what_it_says_changes_nothing() {
    let server = Server::empty();
    let [address, _] = addresses("a");
    server.tell(put(&address, TURTLE, ANN)).await;
    for (request, status) in [
        (put(&address, "application/rdf+xml", BEN), 400),
        (put(&address, "text/turtle", "<a> <b> "), 400),
        (put(&address, "text/plain", BEN), 400),
        (put(&address, "image/png", BEN), 415),
        (put(&address, "", BEN), 415),
        (put(&address, "application/trig", "GRAPH <http://example.org/g> { <s> <p> 1 }"), 400),
        (put("/store?default&graph=http%3A%2F%2Fexample.org%2F", TURTLE, BEN), 400),
        (put("/store?graph=no%20iri", TURTLE, BEN), 400),
        (put("/store", TURTLE, BEN), 400),
        (TestRequest::delete().uri("/store"), 400),
        (TestRequest::with_uri(&address).method(actix_web::http::Method::TRACE), 405),
    ] {
        let answer = server.tell(request).await;
        assert_eq!(answer.status.as_u16(), status, "{}", answer.body);
        assert!(graph(&server, &address).await.body.contains("Ann"));
    }
}

#[actix_web::test]
async fn delete_takes_a_graph_out() {
    for address in addresses("gone") {
        let server = Server::empty();
        assert_eq!(server.tell(TestRequest::delete().uri(&address)).await.status, 404);
        server.tell(put(&address, TURTLE, ANN)).await;
        assert_eq!(server.tell(TestRequest::delete().uri(&address)).await.status, 204);
        assert_eq!(graph(&server, &address).await.status, 404);
        assert_eq!(server.tell(TestRequest::delete().uri(&address)).await.status, 404);
    }
}

#[actix_web::test]
async fn post_adds_to_a_graph() {
    for address in addresses("both") {
        let server = Server::empty();
        assert_eq!(server.tell(post(&address, TURTLE, ANN)).await.status, 201);
        assert_eq!(server.tell(post(&address, TURTLE, BEN)).await.status, 204);
        assert_eq!(size(&graph(&server, &address).await), 4);
        // Nothing more is nothing changed.
        assert_eq!(server.tell(post(&address, TURTLE, "")).await.status, 204);
        assert_eq!(size(&graph(&server, &address).await), 4);
    }
}

#[actix_web::test]
async fn post_of_several_files_adds_all_of_them() {
    let server = Server::empty();
    let part = |file: &str, kind: &str, text: &str| {
        format!(
            "--cut\r\nContent-Disposition: form-data; name=\"file\"; filename=\"{file}\"\r\n{kind}\r\n{text}\r\n"
        )
    };
    let body =
        part("ann.ttl", "Content-Type: text/turtle\r\n", ANN) + &part("ben.ttl", "", BEN) + "--cut--\r\n";
    let [address, _] = addresses("files");
    let answer = server.tell(post(&address, "multipart/form-data; boundary=cut", body)).await;
    assert_eq!(answer.status, 201, "{}", answer.body);
    assert_eq!(size(&graph(&server, &address).await), 4);
    let broken = server.tell(post(&address, "multipart/form-data; boundary=cut", "--cut\r\n")).await;
    assert_eq!(broken.status, 400, "{}", broken.body);
}

#[actix_web::test]
async fn post_without_a_graph_makes_a_new_one() {
    let server = Server::empty();
    let made = server.tell(post("/store", TURTLE, ANN)).await;
    assert_eq!(made.status, 201);
    let path = made.header("Location").strip_prefix("http://localhost:7878").unwrap().to_owned();
    assert_eq!(size(&graph(&server, &path).await), 2);
    let quads = "<http://example.org/s> <http://example.org/p> \"o\" <http://example.org/g> .\n";
    assert_eq!(server.tell(post("/store", "application/n-quads", quads)).await.status, 204);
    let all = server.ask(get("/store", "application/n-quads")).await;
    assert!(all.body.contains(quads.trim()) && all.body.lines().count() == 3, "{}", all.body);
    assert_eq!(server.ask(get("/store", "text/turtle")).await.status, 406);
}

#[actix_web::test]
async fn an_empty_graph_is_a_graph() {
    let [address, _] = addresses("empty");
    let server = Server::empty();
    assert_eq!(server.tell(put(&address, TURTLE, "")).await.status, 201);
    assert_eq!(size(&graph(&server, &address).await), 0);
    assert_eq!(server.tell(put(&address, TURTLE, ANN)).await.status, 204);
    assert_eq!(size(&graph(&server, &address).await), 2);
    assert_eq!(server.tell(put(&address, TURTLE, "")).await.status, 204);
    assert_eq!(size(&graph(&server, &address).await), 0);
}

#[actix_web::test]
async fn head_tells_what_get_would() {
    let server = Server::empty();
    for address in addresses("head") {
        let head = || {
            TestRequest::with_uri(&address)
                .method(actix_web::http::Method::HEAD)
                .insert_header(("Accept", "text/turtle"))
        };
        assert_eq!(server.ask(head()).await.status, 404);
        server.tell(put(&address, TURTLE, ANN)).await;
        let answer = server.ask(head()).await;
        assert_eq!((answer.status.as_u16(), answer.media_type.as_str()), (200, TURTLE));
        server.tell(TestRequest::delete().uri(&address)).await;
    }
}

#[actix_web::test]
async fn patch_changes_a_graph_as_if_it_were_alone() {
    let server = Server::empty();
    let [address, _] = addresses("patched");
    let patch = |update: &str| typed(TestRequest::patch().uri(&address), "application/sparql-update", update);
    let rename = "DELETE { ?s ?p 'Ann' } INSERT { ?s ?p 'Anna' } WHERE { ?s ?p 'Ann' }";
    assert_eq!(server.tell(patch(rename)).await.status, 404);
    server.tell(put(&address, TURTLE, ANN)).await;
    server.tell(put("/store?default", TURTLE, ANN)).await;
    assert_eq!(server.tell(patch(rename)).await.status, 204);
    assert!(graph(&server, &address).await.body.contains("Anna"));
    assert!(!graph(&server, "/store?default").await.body.contains("Anna"));
    let beyond = "INSERT DATA { GRAPH <http://example.org/g> { <s> <p> 1 } }";
    assert_eq!(server.tell(patch(beyond)).await.status, 400);
    assert_eq!(server.tell(patch("INSERT")).await.status, 400);
    assert_eq!(server.tell(typed(TestRequest::patch().uri(&address), TURTLE, ANN)).await.status, 415);
}

#[actix_web::test]
async fn changes_can_be_meant_for_one_state_alone() {
    let server = Server::empty();
    let [address, _] = addresses("guarded");
    let guarded = |name: &'static str, value: &str| put(&address, TURTLE, ANN).insert_header((name, value));
    assert_eq!(server.tell(guarded("If-Match", "*")).await.status, 412);
    assert_eq!(server.tell(guarded("If-None-Match", "*")).await.status, 201);
    assert_eq!(server.tell(guarded("If-None-Match", "*")).await.status, 412);
    let tag = graph(&server, &address).await.header("ETag").to_owned();
    assert_eq!(server.tell(guarded("If-Match", &tag)).await.status, 204);
    assert_eq!(server.tell(guarded("If-Match", &tag)).await.status, 412);
}
