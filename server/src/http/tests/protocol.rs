//! The cases of the W3C's suite for the SPARQL 1.1 Protocol, in words of our own: every way to ask, every way to ask
//! wrongly, and which graphs a request may name.

use super::support::{Server, get, pairs, post, writable};
use actix_web::test::TestRequest;
use dixit_extractor::store::Store;

const QUERY: &str = "application/sparql-query";
const UPDATE: &str = "application/sparql-update";
const FORM: &str = "application/x-www-form-urlencoded";
const ONE: &str = "http://example.org/data/one";
const TWO: &str = "http://example.org/data/two";
const THREE: &str = "http://example.org/data/three";

/// A statement of its own in the unnamed graph and in each of three named ones.
fn server() -> Server {
    let store = Store::in_memory().unwrap();
    let graph =
        |iri: &str, number| format!("GRAPH <{iri}> {{ <{iri}#s> <http://example.org/number> {number} }}");
    let data = [graph(ONE, 1), graph(TWO, 2), graph(THREE, 3)].join(" ");
    store
        .update(&format!("INSERT DATA {{ <http://example.org/s> <http://example.org/number> 0 . {data} }}"))
        .unwrap();
    Server::new(store, writable())
}

/// Whether a query holds with these parameters, asked by GET, by form, and as a body.
async fn holds(query: &str, parameters: &[(&str, &str)]) -> bool {
    let server = server();
    let with_query: Vec<(&str, &str)> = [("query", query)].iter().chain(parameters).copied().collect();
    let requests = [
        get(&format!("/sparql?{}", pairs(&with_query)), "application/sparql-results+json"),
        post("/sparql", FORM, pairs(&with_query)),
        post(&format!("/query?{}", pairs(parameters)), QUERY, query),
    ];
    let mut answers = Vec::new();
    for request in requests {
        let answer = server.ask(request).await;
        assert_eq!(answer.status, 200, "{}", answer.body);
        answers.push(answer.json()["boolean"].as_bool().unwrap());
    }
    assert!(answers.iter().all(|answer| *answer == answers[0]), "{query}: {answers:?}");
    answers[0]
}

async fn status(request: TestRequest) -> u16 {
    let answer = server().tell(request).await;
    if answer.status.is_client_error() {
        assert!(answer.json()["error"]["code"].is_string());
    }
    answer.status.as_u16()
}

#[actix_web::test]
async fn a_query_by_get_by_form_and_as_a_body() {
    assert!(holds("ASK {}", &[]).await);
    assert!(!holds("ASK { FILTER(false) }", &[]).await);
}

#[actix_web::test]
async fn wrong_requests_for_queries_are_refused() {
    let ask = pairs(&[("query", "ASK {}")]);
    let twice = pairs(&[("query", "ASK {}"), ("query", "SELECT * {}")]);
    let utf16: Vec<u8> = "ASK {}".encode_utf16().flat_map(u16::to_le_bytes).collect();
    // The method is not of the protocol.
    assert_eq!(status(TestRequest::put().uri(&format!("/sparql?{ask}"))).await, 405);
    // More than one query, or none.
    assert_eq!(status(get(&format!("/sparql?{twice}"), "*/*")).await, 400);
    assert_eq!(status(post("/sparql", FORM, twice)).await, 400);
    assert_eq!(status(post("/sparql", FORM, "")).await, 400);
    assert_eq!(status(post(&format!("/sparql?{ask}"), QUERY, "ASK {}")).await, 400);
    // The body's type is another, or not said.
    assert_eq!(status(post("/sparql", "text/plain", "ASK {}")).await, 415);
    assert_eq!(status(post("/sparql", "", ask)).await, 415);
    assert_eq!(status(post("/sparql", "", "ASK {}")).await, 415);
    // The body is not UTF-8, whether it says so or not.
    assert_eq!(status(post("/sparql", QUERY, vec![b'A', 0xff])).await, 400);
    assert_eq!(status(post("/sparql", "application/sparql-query; charset=UTF-16", utf16)).await, 415);
    // It is no SPARQL.
    assert_eq!(status(get(&format!("/sparql?{}", pairs(&[("query", "ASK { ")])), "*/*")).await, 400);
}

#[actix_web::test]
async fn a_request_names_the_graphs_of_its_dataset() {
    let number = |n: u8| format!("ASK {{ ?s ?p {n} }}");
    let named = |iri: &str, n: u8| format!("ASK {{ GRAPH <{iri}> {{ ?s ?p {n} }} }}");
    // One default graph, and two merged.
    assert!(holds(&number(1), &[("default-graph-uri", ONE)]).await);
    assert!(!holds(&number(2), &[("default-graph-uri", ONE)]).await);
    let both = [("default-graph-uri", ONE), ("default-graph-uri", TWO)];
    assert!(holds("ASK { ?a ?p 1 . ?b ?p 2 }", &both).await);
    assert!(!holds(&number(3), &both).await);
    // Named graphs alone: then the default graph is empty.
    let both = [("named-graph-uri", ONE), ("named-graph-uri", TWO)];
    assert!(holds(&named(ONE, 1), &both).await && holds(&named(TWO, 2), &both).await);
    assert!(!holds(&named(THREE, 3), &both).await);
    assert!(!holds("ASK { ?s ?p ?o }", &both).await);
    // Both kinds.
    let full = [("default-graph-uri", THREE), ("named-graph-uri", ONE), ("named-graph-uri", TWO)];
    assert!(holds("ASK { ?s ?p 3 . GRAPH ?g { ?t ?p 1 } GRAPH ?h { ?u ?p 2 } }", &full).await);
    assert!(!holds("ASK { GRAPH ?g { ?s ?p 3 } }", &full).await);
    // The request comes before what the query says.
    let query = format!("ASK FROM <{ONE}> FROM <{TWO}> {{ ?s ?p 3 }}");
    assert!(!holds(&query, &[]).await);
    assert!(holds(&query, &[("default-graph-uri", THREE)]).await);
    assert_eq!(
        status(get(
            &format!("/sparql?{}", pairs(&[("query", "ASK {}"), ("default-graph-uri", "a b")])),
            "*/*"
        ))
        .await,
        400
    );
}

#[actix_web::test]
async fn every_form_of_query_says_its_type() {
    let server = server();
    for (query, accept, media_type) in [
        (
            "SELECT (1 AS ?value) {}",
            "application/sparql-results+xml, application/sparql-results+json;q=0.9",
            "application/sparql-results+xml",
        ),
        (
            "ASK {}",
            "application/sparql-results+json, application/sparql-results+xml;q=0.8",
            "application/sparql-results+json",
        ),
        ("DESCRIBE <http://example.org/s>", "text/turtle;q=0.5, application/rdf+xml", "application/rdf+xml"),
        (
            "CONSTRUCT { <s> <p> 1 } WHERE {}",
            "application/n-triples, text/turtle;q=0.9",
            "application/n-triples",
        ),
    ] {
        let answer = server.ask(get(&format!("/sparql?{}", pairs(&[("query", query)])), accept)).await;
        assert_eq!((answer.status.as_u16(), answer.media_type.as_str()), (200, media_type), "{query}");
    }
}

#[actix_web::test]
async fn wrong_requests_for_updates_are_refused() {
    let clear = pairs(&[("update", "CLEAR NAMED")]);
    let twice = pairs(&[("update", "CLEAR NAMED"), ("update", "CLEAR DEFAULT")]);
    assert_eq!(status(get(&format!("/update?{clear}"), "*/*")).await, 405);
    assert_eq!(status(post(&format!("/update?{clear}"), FORM, "")).await, 400);
    assert_eq!(status(post("/update", FORM, twice)).await, 400);
    assert_eq!(status(post("/update", "text/plain", "CLEAR NAMED")).await, 415);
    assert_eq!(status(post("/update", "", clear.clone())).await, 415);
    assert_eq!(status(post("/update", "", "CLEAR NAMED")).await, 415);
    assert_eq!(status(post("/update", UPDATE, vec![b'C', 0xff])).await, 400);
    assert_eq!(status(post("/update", UPDATE, "CLEAR XYZ")).await, 400);
    assert_eq!(status(post("/update", FORM, pairs(&[("query", "ASK {}")]))).await, 400);
    assert_eq!(status(post("/sparql", FORM, clear)).await, 400);
    // The update and the request both say which graphs.
    let conflict = format!("/update?{}", pairs(&[("using-named-graph-uri", ONE)]));
    for clause in [format!("USING <{TWO}>"), format!("USING NAMED <{TWO}>")] {
        let update = format!("INSERT {{ <s> <p> ?o }} {clause} WHERE {{ ?s ?p ?o }}");
        assert_eq!(status(post(&conflict, UPDATE, update)).await, 400);
    }
    let with = format!("WITH <{TWO}> INSERT {{ <s> <p> ?o }} WHERE {{ ?s ?p ?o }}");
    assert_eq!(status(post(&conflict, UPDATE, with)).await, 400);
}

/// The numbers that an update of the unnamed graph copies, with these parameters, sent both ways.
async fn copied(pattern: &str, parameters: &[(&str, &str)]) -> Vec<bool> {
    let update = format!(
        "CREATE GRAPH <http://example.org/copy> ; INSERT {{ GRAPH <http://example.org/copy> {{ <s> <p> ?n }} }} WHERE {{ {pattern} }}"
    );
    let with_update: Vec<(&str, &str)> =
        [("update", update.as_str())].iter().chain(parameters).copied().collect();
    let requests = [
        post("/update", FORM, pairs(&with_update)),
        post(&format!("/update?{}", pairs(parameters)), UPDATE, update.clone()),
    ];
    let mut found = Vec::new();
    for request in requests {
        let server = server();
        assert_eq!(server.tell(request).await.status, 204);
        found.push(
            (0..4)
                .map(|n| server.holds(&format!("ASK {{ GRAPH <http://example.org/copy> {{ ?s ?p {n} }} }}")))
                .collect::<Vec<_>>(),
        );
    }
    assert_eq!(found[0], found[1]);
    found.remove(0)
}

#[actix_web::test]
async fn a_request_names_the_graphs_that_an_update_reads() {
    let (plain, graphs) =
        ("?s <http://example.org/number> ?n", "GRAPH ?g { ?s <http://example.org/number> ?n }");
    assert_eq!(copied(plain, &[]).await, [true, false, false, false]);
    assert_eq!(copied(plain, &[("using-graph-uri", ONE)]).await, [false, true, false, false]);
    let both = [("using-graph-uri", ONE), ("using-graph-uri", TWO)];
    assert_eq!(copied(plain, &both).await, [false, true, true, false]);
    let named = [("using-named-graph-uri", ONE), ("using-named-graph-uri", TWO)];
    assert_eq!(copied(graphs, &named).await, [false, true, true, false]);
    let full = [("using-graph-uri", ONE), ("using-named-graph-uri", TWO)];
    assert_eq!(
        copied(&format!("{{ {plain} }} UNION {{ {graphs} }}"), &full).await,
        [false, true, true, false]
    );
    assert_eq!(copied(plain, &[("using-union-graph", "")]).await, [true, true, true, true]);
}

#[actix_web::test]
async fn relative_iris_of_updates_have_a_base() {
    let server = Server::empty();
    let update = "CLEAR ALL ; INSERT DATA { GRAPH <http://example.org/g> { <http://example.org/s> <http://example.org/p> <test> } }";
    assert_eq!(server.tell(post("/update", UPDATE, update)).await.status, 204);
    assert!(server.holds("ASK { GRAPH <http://example.org/g> { ?s ?p ?o FILTER(isIRI(?o) && STRENDS(STR(?o), '/test') && STRLEN(STR(?o)) > 5) } }"));
}

#[actix_web::test]
async fn requests_as_other_tools_send_them() {
    let server = server();
    // Comunica, rdflib's SPARQLStore, Apache Jena, YASGUI.
    let select = pairs(&[("query", "SELECT ?s { ?s ?p ?o }")]);
    for accept in [
        "application/n-quads,application/sparql-results+json;q=0.9,application/sparql-results+xml;q=0.8,text/turtle;q=0.6,text/html;q=0.2,*/*;q=0.1",
        "application/sparql-results+json, application/json;q=0.9",
        "application/sparql-results+json, application/sparql-results+xml;q=0.9, text/tab-separated-values;q=0.7, text/csv;q=0.5, application/json;q=0.2, application/xml;q=0.2, */*;q=0.1",
        "application/sparql-results+json,*/*;q=0.9",
        "*/*",
    ] {
        let answer = server.ask(get(&format!("/sparql?{select}"), accept)).await;
        assert_eq!(answer.media_type, "application/sparql-results+json", "{accept}");
        assert_eq!(answer.json()["results"]["bindings"].as_array().unwrap().len(), 4);
    }
    let yasgui = post("/sparql", "application/x-www-form-urlencoded; charset=UTF-8", select.clone());
    assert_eq!(
        server
            .ask(yasgui.insert_header(("Accept", "application/sparql-results+json,*/*;q=0.9")))
            .await
            .status,
        200
    );
}
