//! The interface for programs: lists, things, uploads, search, ready queries.

use super::support::{Answer, Server, TOKENS, get, post, put, typed, writable};
use crate::view::sample;
use actix_web::test::TestRequest;
use serde_json::Value;

const JSON: &str = "application/json";

async fn json(address: &str) -> Value {
    let answer = Server::sample().ask(get(address, JSON)).await;
    assert_eq!(answer.status, 200, "{address}: {}", answer.body);
    answer.json()
}

fn names(list: &Value) -> Vec<String> {
    let id = |item: &Value| item["id"].as_str().unwrap().rsplit('/').next().unwrap().to_owned();
    list.as_array().unwrap().iter().map(id).collect()
}

#[actix_web::test]
async fn claims_are_filtered_sorted_and_paged() {
    assert_eq!(names(&json("/claims").await["claims"]), ["close", "support", "employ", "lose"]);
    assert_eq!(names(&json("/claims?polarity=denied").await["claims"]), ["support"]);
    assert_eq!(names(&json("/claims?sort=number").await["claims"]), ["employ", "close", "support", "lose"]);
    assert_eq!(
        names(&json("/claims.json?speaker=ann&modality=reported&modality=prediction").await["claims"]),
        ["employ", "lose"]
    );
    let (mut address, mut found) = ("/claims?limit=1&sort=speaker".to_owned(), Vec::new());
    loop {
        let page = json(&address).await;
        assert_eq!(page["total"], 4);
        found.extend(names(&page["claims"]));
        match page["next_page"].as_str() {
            Some(next) => address = next.to_owned(),
            None => break,
        }
    }
    assert_eq!(found, names(&json("/claims?sort=speaker").await["claims"]));
    let facets = json("/claims?facets=true").await["facets"].clone();
    let polarity = facets.as_array().unwrap().iter().find(|facet| facet["name"] == "polarity").unwrap();
    assert_eq!(
        polarity["values"][0],
        serde_json::json!({"value": "affirmed", "label": "affirmed", "claims": 3})
    );
    for wrong in
        ["polarity=no", "sort=beauty", "limit=0", "limit=x", "after=x", "number_min=a", "time_from=soon"]
    {
        let answer = Server::sample().ask(get(&format!("/claims?{wrong}"), JSON)).await;
        assert_eq!(
            (answer.status.as_u16(), answer.json()["error"]["code"].as_str().unwrap().to_owned()),
            (400, "bad_request".to_owned()),
            "{wrong}"
        );
    }
}

#[actix_web::test]
async fn lists_come_in_every_form() {
    let server = Server::sample();
    for path in
        ["claims", "documents", "turns", "entities", "relations", "search?q=council", "stats", "queries"]
    {
        let page = server.ask(get(&format!("/{path}"), "text/html")).await;
        assert!(page.status == 200 && page.body.contains("<h1"), "{path}: {}", page.body);
        let data = server.ask(get(&format!("/{path}"), "*/*")).await;
        assert_eq!(data.media_type, JSON, "{path}");
    }
    for path in ["claims", "documents", "turns", "entities", "relations", "search"] {
        let turtle = server.ask(get(&format!("/{path}.ttl?q=council"), "text/html")).await;
        assert!(
            turtle.media_type.starts_with("text/turtle") && turtle.body.contains("<http://localhost:7878/"),
            "{path}: {}",
            turtle.body
        );
        assert_eq!(server.ask(TestRequest::put().uri(&format!("/{path}"))).await.status, 405, "{path}");
    }
}

#[actix_web::test]
async fn things_have_two_addresses() {
    let server = Server::sample();
    for (one, many) in [
        ("/document/harbour", "/documents/harbour"),
        ("/claim/support", "/claims/support"),
        ("/entity/council", "/entities/council"),
        ("/document/harbour/turn/2", "/turns/harbour/2"),
    ] {
        let (first, second) = (server.ask(get(one, JSON)).await, server.ask(get(many, JSON)).await);
        assert_eq!((first.status.as_u16(), &first.body), (200, &second.body), "{one}");
        let turtle = server.ask(get(&format!("{many}.ttl"), "*/*")).await;
        assert!(turtle.status == 200 && turtle.media_type.starts_with("text/turtle"), "{many}");
    }
    assert_eq!(server.ask(get("/claims/none", JSON)).await.status, 404);
}

#[actix_web::test]
async fn a_claim_comes_with_its_place() {
    let claim = json("/claims/support").await;
    assert_eq!(claim["quote"], "The council does not support the plan");
    assert_eq!(claim["place"]["quote"]["exact"], claim["quote"]);
    assert!(claim["place"]["quote"]["suffix"].as_str().unwrap().starts_with('.'), "{claim:#}");
    assert_eq!(claim["place"]["here"]["number"], 2);
    assert_eq!(claim["place"]["before"]["number"], 1);
    assert!(claim["place"]["same_subject"].is_array());
}

#[actix_web::test]
async fn full_text_is_found_and_marked() {
    let found = json("/search?q=COUNCIL%20pl%C3%A0n&kind=claim").await;
    let hit = &found["hits"][0];
    assert!(hit["id"].as_str().unwrap().ends_with("/claim/support"), "{found:#}");
    assert_eq!(hit["snippet"]["marks"], serde_json::json!([[4, 11], [33, 37]]));
    assert_eq!(json("/search?q=zebra").await["total"], 0);
    assert_eq!(Server::sample().ask(get("/search?q=a&kind=x", JSON)).await.status, 400);
}

#[actix_web::test]
async fn ready_queries_run_by_name() {
    let all = json("/queries").await;
    let query =
        |name: &str| all["queries"].as_array().unwrap().iter().find(|query| query["name"] == name).cloned();
    assert!(query("denied").is_some());
    let server = Server::sample();
    let csv = server.ask(get("/queries/denied.csv", "*/*")).await;
    assert!(csv.media_type.starts_with("text/csv") && csv.body.contains("does not support"), "{}", csv.body);
    let none = server.ask(get("/queries/quotes?entity=nobody", "application/sparql-results+json")).await;
    assert!(none.json()["results"]["bindings"].as_array().unwrap().is_empty());
    assert_eq!(server.ask(get("/queries/none", JSON)).await.status, 404);
    let wrong = server.ask(get("/queries/denied?nonsense=1", JSON)).await;
    assert_eq!(wrong.status, 400, "{}", wrong.body);
    assert_eq!(json("/queries/denied?describe").await["name"], "denied");
}

const TALK: &str =
    "Ann Lee: The council does not support the plan.\n\nBo: The new terminal will employ 1,200 workers.\n";

fn named(token: &str, request: TestRequest) -> TestRequest {
    request.insert_header(("Authorization", format!("Bearer {token}")))
}

async fn bring(server: &Server, request: TestRequest) -> Answer {
    server.ask(named(&TOKENS.documents, request)).await
}

#[actix_web::test]
async fn documents_are_brought_replaced_and_removed() {
    let server = Server::empty();
    let brought =
        bring(&server, post("/documents?name=talk.txt&language=en&date=2025-02-03", "text/plain", TALK))
            .await;
    assert_eq!(brought.status, 201, "{}", brought.body);
    let stored = &brought.json()["documents"][0];
    assert_eq!(
        (stored["id"].as_str(), stored["result"].as_str()),
        (Some("http://localhost:7878/document/talk"), Some("added"))
    );
    let read = server.ask(get("/documents/talk", JSON)).await.json();
    assert_eq!((read["date"].as_str(), &read["turns"]), (Some("2025-02-03"), &stored["turns"]));
    assert!(stored["claims"].as_u64().unwrap() >= 1 && server.holds("ASK { ?claim a dx:Claim }"));
    // A search knows of it at once, and no more once it is gone.
    let claims = server.ask(get("/claims", JSON)).await.json();
    let quote = claims["claims"][0]["quote"].as_str().unwrap();
    let word = quote.split(' ').max_by_key(|word| word.len()).unwrap().trim_matches('.');
    let search = format!("/search?kind=claim&{}", super::support::pairs(&[("q", word)]));
    assert!(server.ask(get(&search, JSON)).await.json()["total"].as_u64().unwrap() >= 1, "{word}");
    let same = bring(&server, put("/documents/talk?language=en&date=2025-02-03", "text/plain", TALK)).await;
    assert_eq!(same.json()["documents"][0]["result"], "unchanged", "{}", same.body);
    let other =
        bring(&server, put("/documents/talk?language=en", "text/plain", "The harbour closes two docks.\n"))
            .await;
    assert_eq!(other.json()["documents"][0]["result"], "replaced");
    assert_eq!(server.ask(get(&search, JSON)).await.json()["total"], 0, "{word}");
    assert_eq!(bring(&server, TestRequest::delete().uri("/documents/talk")).await.status, 204);
    assert_eq!(bring(&server, TestRequest::delete().uri("/documents/talk")).await.status, 404);
    assert_eq!(server.ask(get("/documents/talk", JSON)).await.status, 404);
}

#[actix_web::test]
async fn many_files_come_at_once_and_tell_of_themselves() {
    let server = Server::empty();
    let part = |name: &str, bytes: &[u8]| {
        let head =
            format!("--cut\r\nContent-Disposition: form-data; name=\"file\"; filename=\"{name}\"\r\n\r\n");
        [head.as_bytes(), bytes, b"\r\n"].concat()
    };
    let body = [
        part("a.txt", TALK.as_bytes()),
        part("b.txt", b"\x00\x01\xff\xfe\x00"),
        part("c.txt", b"Bo: Docks close.\n"),
        b"--cut--\r\n".to_vec(),
    ]
    .concat();
    let request = post("/documents", "multipart/form-data; boundary=cut", body)
        .insert_header(("Accept", "text/event-stream"));
    let answer = bring(&server, request).await;
    assert_eq!(
        (answer.status.as_u16(), answer.media_type.as_str()),
        (200, "text/event-stream; charset=utf-8")
    );
    let events: Vec<(&str, Value)> = answer
        .body
        .split("\n\n")
        .filter(|event| !event.is_empty())
        .map(|event| {
            let (name, data) = event.strip_prefix("event: ").unwrap().split_once("\ndata: ").unwrap();
            (name, serde_json::from_str(data).unwrap())
        })
        .collect();
    let kinds: Vec<&str> = events.iter().map(|(kind, _)| *kind).collect();
    assert_eq!(kinds, ["started", "stored", "started", "stored", "started", "stored", "done"]);
    let results: Vec<&str> = events.iter().filter_map(|(_, data)| data["result"].as_str()).collect();
    assert_eq!((results[0], results[2]), ("added", "added"), "{events:?}");
    assert_eq!(
        server.ask(get("/documents", JSON)).await.json()["total"].as_u64().unwrap(),
        results.iter().filter(|result| **result == "added").count() as u64
    );
}

#[actix_web::test]
async fn wrong_uploads_are_refused() {
    let server = Server::new(sample::store(), writable());
    for (request, status) in [
        (post("/documents", "text/plain", TALK), 400),
        (post("/documents?name=a.txt&language=klingon!", "text/plain", TALK), 400),
        (post("/documents?name=a.txt&date=yesterday", "text/plain", TALK), 400),
        (post("/documents", "multipart/form-data; boundary=cut", "--cut--\r\n"), 400),
        (put("/documents/Not%20a%20slug", "text/plain", TALK), 400),
        (put("/documents/harbour", "text/plain", TALK).insert_header(("If-None-Match", "*")), 412),
    ] {
        let answer = bring(&server, request).await;
        assert_eq!(answer.status.as_u16(), status, "{}", answer.body);
    }
    assert_eq!(server.ask(post("/documents?name=a.txt", "text/plain", TALK)).await.status, 401);
    let read_only = Server::sample();
    assert_eq!(bring(&read_only, put("/documents/a", "text/plain", TALK)).await.status, 403);
    assert_eq!(
        bring(&read_only, typed(TestRequest::delete().uri("/documents/harbour"), "", "")).await.status,
        403
    );
}
