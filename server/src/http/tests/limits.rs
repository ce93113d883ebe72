//! Limits, how answers end, and who may do what.

use super::support::{Server, TOKENS, get, pairs, post, put, typed, writable};
use crate::http::{Access, Settings};
use crate::view::sample;
use actix_web::body::to_bytes;
use actix_web::http::Method;
use actix_web::test::TestRequest;
use dixit_extractor::store::Store;
use std::time::Duration;

const QUERY: &str = "application/sparql-query";

/// A query of very many rows, which come one by one.
const ENDLESS: &str = "SELECT * { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }";

/// A query that computes for very long before its one row.
const HEAVY: &str = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }";

/// Wait until no query runs.
async fn quiet(server: &Server) {
    for _ in 0..500 {
        if server.state.gate.running() == 0 {
            return;
        }
        tokio::time::sleep(Duration::from_millis(10)).await;
    }
    panic!("a query still runs after five seconds");
}

fn short() -> Settings {
    Settings { timeout: Duration::from_millis(200), ..Settings::default() }
}

#[actix_web::test]
async fn a_query_that_takes_too_long_is_stopped_and_its_place_is_free() {
    let server = Server::new(sample::store(), short());
    let answer = server.ask(post("/query", QUERY, HEAVY)).await;
    assert_eq!(
        (answer.status.as_u16(), answer.json()["error"]["code"].as_str().unwrap().to_owned()),
        (504, "timeout".to_owned())
    );
    quiet(&server).await;
}

#[actix_web::test]
async fn an_answer_cut_short_has_no_end() {
    // Long enough for a first row on a machine with much else to do: before one, the answer is an error.
    let settings = Settings { timeout: Duration::from_secs(1), ..Settings::default() };
    let server = Server::new(sample::store(), settings);
    for accept in [
        "application/sparql-results+json",
        "application/sparql-results+xml",
        "text/csv",
        "text/tab-separated-values",
    ] {
        let response = server.respond(post("/query", QUERY, ENDLESS).insert_header(("Accept", accept))).await;
        assert_eq!(response.status(), 200);
        assert!(to_bytes(response.into_body()).await.is_err(), "{accept}");
    }
    let construct = "CONSTRUCT { [] ?b ?f } WHERE { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }";
    let response = server.respond(post("/query", QUERY, construct)).await;
    assert!(to_bytes(response.into_body()).await.is_err());
    quiet(&server).await;
}

#[actix_web::test]
async fn a_client_that_goes_away_stops_its_query() {
    let long = Settings {
        timeout: Duration::from_secs(600),
        max_timeout: Duration::from_secs(600),
        ..Settings::default()
    };
    let server = Server::new(sample::store(), long);
    // Before the first row, and in the middle of the rows.
    let asked =
        tokio::time::timeout(Duration::from_millis(100), server.ask(post("/query", QUERY, HEAVY))).await;
    assert!(asked.is_err());
    quiet(&server).await;
    let response = server.respond(post("/query", QUERY, ENDLESS)).await;
    assert_eq!(server.state.gate.running(), 1);
    drop(response);
    quiet(&server).await;
}

#[actix_web::test]
async fn a_client_that_reads_nothing_holds_no_thread() {
    let server = Server::new(sample::store(), short());
    let response = server.respond(post("/query", QUERY, ENDLESS)).await;
    quiet(&server).await;
    assert!(to_bytes(response.into_body()).await.is_err());
}

#[actix_web::test]
async fn too_many_queries_wait_and_then_are_told_to_come_again() {
    let settings = Settings {
        max_queries: 1,
        queue: 0,
        timeout: Duration::from_secs(600),
        max_timeout: Duration::from_secs(600),
        ..Settings::default()
    };
    let server = Server::new(sample::store(), settings);
    let response = server.respond(post("/query", QUERY, ENDLESS)).await;
    let busy = server.ask(post("/query", QUERY, "ASK {}")).await;
    assert_eq!((busy.status.as_u16(), busy.header("Retry-After")), (503, "10"));
    assert_eq!(busy.json()["error"]["code"], "busy");
    assert_eq!(server.ask(get("/healthz", "*/*")).await.status, 200);
    drop(response);
    quiet(&server).await;
    assert_eq!(server.ask(post("/query", QUERY, "ASK {}")).await.status, 200);
}

#[actix_web::test]
async fn answers_and_requests_have_a_greatest_size() {
    let settings = Settings { max_rows: 3, max_body: 1000, ..writable() };
    let server = Server::new(sample::store(), settings);
    let rows = server.ask(post("/query", QUERY, "SELECT * { ?s ?p ?o }")).await;
    assert_eq!(
        (rows.status.as_u16(), rows.json()["error"]["code"].as_str().unwrap().to_owned()),
        (422, "too_many_rows".to_owned())
    );
    assert_eq!(server.ask(post("/query", QUERY, "SELECT * { ?s ?p ?o } LIMIT 3")).await.status, 200);
    let triples = server.ask(post("/query", QUERY, "CONSTRUCT WHERE { ?s ?p ?o }")).await;
    assert_eq!(triples.status, 422);
    let large = " ".repeat(1001);
    for request in [
        post("/query", QUERY, large.clone()),
        post("/update", "application/sparql-update", large.clone()),
        put("/store?default", "text/turtle", large),
    ] {
        let answer = server.tell(request).await;
        assert_eq!(
            (answer.status.as_u16(), answer.json()["error"]["code"].as_str().unwrap().to_owned()),
            (413, "too_large".to_owned())
        );
    }
}

#[actix_web::test]
async fn a_request_may_ask_for_more_time_up_to_a_maximum() {
    let settings = Settings {
        timeout: Duration::from_secs(600),
        max_timeout: Duration::from_millis(100),
        ..Settings::default()
    };
    let server = Server::new(sample::store(), settings);
    let ask =
        |timeout: &str| get(&format!("/sparql?{}", pairs(&[("query", HEAVY), ("timeout", timeout)])), "*/*");
    assert_eq!(server.ask(ask("900")).await.status, 504);
    let server = Server::sample();
    assert_eq!(server.ask(ask("0.1")).await.status, 504);
    for wrong in ["x", "-1", "0", "NaN", "inf", "1e300"] {
        assert_eq!(server.ask(ask(wrong)).await.status, 400, "{wrong}");
    }
}

#[actix_web::test]
async fn short_memory_stops_queries() {
    let settings = Settings { max_memory: Some(1), ..Settings::default() };
    let server = Server::new(sample::store(), settings);
    let answer = server.ask(post("/query", QUERY, HEAVY)).await;
    if cfg!(target_os = "linux") {
        assert_eq!(
            (answer.status.as_u16(), answer.json()["error"]["code"].as_str().unwrap().to_owned()),
            (503, "memory".to_owned())
        );
    }
}

#[actix_web::test]
async fn nothing_is_written_unless_it_is_allowed() {
    let changes = || {
        [
            post("/update", "application/sparql-update", "CLEAR ALL"),
            put("/store?default", "text/turtle", ""),
            post("/store", "text/turtle", ""),
            TestRequest::delete().uri("/store?default"),
            typed(TestRequest::patch().uri("/store?default"), "application/sparql-update", "CLEAR ALL"),
        ]
    };
    let token = |request: TestRequest, token: &str| {
        request.insert_header(("Authorization", format!("Bearer {token}")))
    };
    let read_only = Server::sample();
    for change in changes() {
        let answer = read_only.tell(change).await;
        assert_eq!(
            (answer.status.as_u16(), answer.json()["error"]["code"].as_str().unwrap().to_owned()),
            (403, "read_only".to_owned())
        );
    }
    let server = Server::new(sample::store(), writable());
    for change in changes() {
        let answer = server.ask(change).await;
        assert_eq!(
            (answer.status.as_u16(), answer.header("WWW-Authenticate")),
            (401, "Bearer realm=\"dixit\"")
        );
    }
    for change in changes() {
        assert_eq!(server.ask(token(change, "guess")).await.status, 401);
    }
    for change in changes() {
        let answer = server.ask(token(change, &TOKENS.documents)).await;
        assert_eq!(
            (answer.status.as_u16(), answer.json()["error"]["code"].as_str().unwrap().to_owned()),
            (403, "forbidden".to_owned())
        );
    }
    assert!(server.holds("ASK { ?claim a dx:Claim }"));
    let nobody = Server::new(
        sample::store(),
        Settings { access: Access::writable(Vec::new()), ..Settings::default() },
    );
    for change in changes() {
        assert_eq!(nobody.tell(change).await.status, 401);
    }
}

#[actix_web::test]
async fn nothing_is_fetched_from_elsewhere() {
    let server = Server::new(Store::in_memory().unwrap(), writable());
    let service = "SELECT * { SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }";
    let answer = server.ask(post("/query", QUERY, service)).await;
    assert_eq!(
        (answer.status.as_u16(), answer.json()["error"]["code"].as_str().unwrap().to_owned()),
        (400, "query_refused".to_owned())
    );
    assert!(answer.body.contains("SERVICE and LOAD are off"), "{}", answer.body);
    for update in [
        "LOAD <http://127.0.0.1:9/data.ttl>",
        "INSERT { ?s ?p ?o } WHERE { SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }",
    ] {
        let answer = server.tell(post("/update", "application/sparql-update", update)).await;
        assert_eq!(answer.status, 400, "{}", answer.body);
        assert_eq!(answer.json()["error"]["code"], "query_refused");
    }
}

#[actix_web::test]
async fn too_many_requests_of_one_client_are_told_to_wait() {
    let server =
        Server::new(sample::store(), Settings { rate_limit: 2, behind_proxy: true, ..Settings::default() });
    let ask = |client: &'static str| get("/healthz", "*/*").insert_header(("X-Forwarded-For", client));
    for _ in 0..2 {
        assert_eq!(server.ask(ask("192.0.2.1")).await.status, 200);
    }
    let answer = server.ask(ask("192.0.2.1")).await;
    assert_eq!(answer.status, 429);
    assert!(answer.header("Retry-After").parse::<u64>().unwrap() >= 1);
    assert_eq!(server.ask(ask("192.0.2.2")).await.status, 200);
}

#[actix_web::test]
async fn every_answer_has_its_headers() {
    let server = Server::sample();
    let addresses = ["/", "/sparql", "/healthz", "/nothing/here", "/assets/style.css", "/metrics"];
    let asked = addresses.iter().flat_map(|address| [(address, "*/*"), (address, "text/html")]);
    for (address, accept) in asked {
        let answer = server.ask(get(address, accept).insert_header(("X-Request-Id", "abc-1"))).await;
        let page = answer.header("Content-Type").starts_with("text/html");
        let policy = answer.header("Content-Security-Policy");
        assert!(
            policy.starts_with("default-src 'none'") && policy.contains("frame-ancestors 'none'"),
            "{address}"
        );
        assert_eq!(policy.contains("script-src 'self'"), page, "{address}");
        for (name, value) in [
            ("X-Content-Type-Options", "nosniff"),
            ("X-Frame-Options", if page { "DENY" } else { "" }),
            ("Referrer-Policy", if page { "no-referrer" } else { "" }),
            ("Access-Control-Allow-Origin", "*"),
            ("X-Request-Id", "abc-1"),
        ] {
            assert_eq!(answer.header(name), value, "{address}");
        }
    }
    let odd = server.ask(get("/healthz", "*/*").insert_header(("X-Request-Id", "a b"))).await;
    assert!(!odd.header("X-Request-Id").is_empty() && odd.header("X-Request-Id") != "a b");
    let preflight = server.ask(TestRequest::with_uri("/store").method(Method::OPTIONS)).await;
    assert!(preflight.status == 204 && preflight.header("Access-Control-Allow-Methods").contains("PATCH"));
}

#[actix_web::test]
async fn what_has_not_changed_is_not_sent_again() {
    let server = Server::new(sample::store(), writable());
    let address = format!("/sparql?{}", pairs(&[("query", "ASK { ?s ?p ?o }")]));
    for address in [address.as_str(), "/claim/support", "/document/harbour.ttl", "/sparql", "/store?default"]
    {
        let first = server.ask(get(address, "*/*")).await;
        let tag = first.header("ETag").to_owned();
        assert!(tag.starts_with("W/\"") && !first.header("Last-Modified").is_empty(), "{address}");
        let again = || get(address, "*/*").insert_header(("If-None-Match", tag.clone()));
        let second = server.ask(again()).await;
        assert_eq!((second.status.as_u16(), second.body.as_str()), (304, ""), "{address}");
        assert!(second.header("Content-Security-Policy").is_empty(), "a page keeps its own: {address}");
        server.tell(post("/update", "application/sparql-update", "INSERT DATA { <a> <b> 1 }")).await;
        assert_eq!(server.ask(again()).await.status, 200, "{address}");
    }
}

#[actix_web::test]
async fn metrics_count_what_happens() {
    let server = Server::new(sample::store(), short());
    server.ask(get("/claim/support", "application/json")).await;
    server.ask(get("/claim/none", "application/json")).await;
    server.ask(post("/query", QUERY, HEAVY)).await;
    let metrics = server.ask(get("/metrics", "*/*")).await;
    for line in [
        "dixit_claims 4",
        "dixit_documents 1",
        "dixit_queries_timed_out_total 1",
        "dixit_http_requests_total{method=\"GET\",route=\"/claim/{hash}\",status=\"200\"} 1",
        "dixit_http_requests_total{method=\"GET\",route=\"/claim/{hash}\",status=\"404\"} 1",
        "dixit_queries_running",
    ] {
        assert!(metrics.body.contains(line), "{line} is not in {}", metrics.body);
    }
}

#[actix_web::test]
async fn browsers_are_bound_to_tls_over_tls_alone() {
    let header = "Strict-Transport-Security";
    assert_eq!(Server::sample().ask(get("/healthz", "*/*")).await.header(header), "");
    let scratch = tempfile::tempdir().unwrap();
    let made = rcgen::generate_simple_self_signed(["localhost".to_owned()]).unwrap();
    let (certificate, key) = (scratch.path().join("cert.pem"), scratch.path().join("key.pem"));
    std::fs::write(&certificate, made.cert.pem()).unwrap();
    std::fs::write(&key, made.signing_key.serialize_pem()).unwrap();
    let tls = crate::http::tls_config(&certificate, &key).unwrap();
    let server = Server::new(sample::store(), Settings { tls: Some(tls.into()), ..Settings::default() });
    assert_eq!(server.ask(get("/healthz", "*/*")).await.header(header), "max-age=31536000");
}
