//! The application, driven without a socket.

mod claims_api;
mod generated;
mod graph_store;
mod limits;
mod outbound;
mod protocol;
mod robust;
mod support;

use super::Settings;
use crate::view::sample;
use actix_web::http::StatusCode;
use actix_web::test::TestRequest;
use dixit_extractor::rdf::vocabulary::dx;
use oxigraph::io::{RdfFormat, RdfParser};
use oxigraph::model::{NamedOrBlankNode, Term};
use support::{Answer, Server, get};

async fn ask(request: TestRequest) -> Answer {
    ask_with(Settings::default(), request).await
}

async fn ask_with(settings: Settings, request: TestRequest) -> Answer {
    Server::new(sample::store(), settings).ask(request).await
}

const ASK_ALL: &str = "ASK%20%7B%20%3Fs%20%3Fp%20%3Fo%20%7D";
const SELECT: &str =
    "SELECT%20%3Fq%20WHERE%20%7B%20%3Fc%20dx%3Apolarity%20dx%3ADenied%20%3B%20dx%3Aquote%20%3Fq%20%7D";
const CONSTRUCT: &str = "CONSTRUCT%20WHERE%20%7B%20%3Fc%20dx%3Aquote%20%3Fq%20%7D";

#[actix_web::test]
async fn select_answers_in_every_format() {
    let quote = "The council does not support the plan";
    for (accept, media_type) in [
        ("application/sparql-results+json", "application/sparql-results+json"),
        ("application/sparql-results+xml", "application/sparql-results+xml"),
        ("text/csv", "text/csv; charset=utf-8"),
        ("text/tab-separated-values", "text/tab-separated-values; charset=utf-8"),
        ("text/html,*/*;q=0.1", "text/html; charset=utf-8"),
        ("text/csv;q=0.3, application/json", "application/sparql-results+json"),
    ] {
        for path in ["/sparql", "/query"] {
            let answer = ask(get(&format!("{path}?query={SELECT}"), accept)).await;
            assert_eq!((answer.status, answer.media_type.as_str()), (StatusCode::OK, media_type), "{accept}");
            assert!(answer.body.contains(quote), "{}", answer.body);
        }
    }
}

#[actix_web::test]
async fn graphs_answer_in_every_format_and_parse() {
    for (accept, format) in [
        ("text/turtle", RdfFormat::Turtle),
        ("application/n-triples", RdfFormat::NTriples),
        ("application/n-quads", RdfFormat::NQuads),
        ("application/trig", RdfFormat::TriG),
        ("application/rdf+xml", RdfFormat::RdfXml),
        ("application/ld+json", RdfFormat::JsonLd { profile: Default::default() }),
    ] {
        let answer = ask(get(&format!("/sparql?query={CONSTRUCT}"), accept)).await;
        assert!(answer.media_type.starts_with(accept), "{}", answer.media_type);
        let quads: Result<Vec<_>, _> =
            RdfParser::from_format(format).for_slice(answer.body.as_bytes()).collect();
        assert_eq!(quads.unwrap().len(), 4, "{accept}");
    }
}

/// How many triple terms an answer has, read back.
fn triple_terms(answer: &Answer, format: RdfFormat) -> usize {
    let quads: Result<Vec<_>, _> = RdfParser::from_format(format).for_slice(answer.body.as_bytes()).collect();
    let quads = quads.unwrap_or_else(|error| panic!("{error}: {}", answer.body));
    quads.iter().filter(|quad| matches!(quad.object, Term::Triple(_))).count()
}

#[actix_web::test]
async fn triple_terms_are_sent_to_those_who_know_them() {
    let (turtle, xml) = (RdfFormat::Turtle, RdfFormat::RdfXml);
    let json_ld = RdfFormat::JsonLd { profile: Default::default() };
    let all =
        "CONSTRUCT%20WHERE%20%7B%20%3Chttp%3A%2F%2Flocalhost%3A7878%2Fclaim%2Fsupport%3E%20%3Fp%20%3Fo%20%7D";
    let (query, old) = (format!("/sparql?query={all}"), format!("/sparql?query={all}&version=1.1"));
    let (query, old) = (query.as_str(), old.as_str());
    for (address, accept, format, count) in [
        ("/claim/support", "text/turtle", turtle, 0),
        ("/claim/support", "text/turtle;version=1.2", turtle, 1),
        ("/claim/support", "application/rdf+xml;version=1.2, text/turtle;q=0.1", xml, 1),
        ("/claim/support.ttl?version=1.2", "*/*", turtle, 1),
        ("/claim/support.rdf", "*/*", xml, 0),
        ("/claim/support.jsonld?version=1.2", "*/*", json_ld, 0),
        ("/claims.ttl?polarity=denied", "*/*", turtle, 0),
        ("/claims.ttl?polarity=denied&version=1.2", "*/*", turtle, 1),
        (query, "text/turtle", turtle, 1),
        (query, "text/turtle;version=1.1", turtle, 0),
        (query, "application/rdf+xml", xml, 0),
        (query, "application/rdf+xml;version=1.2", xml, 1),
        (old, "text/turtle", turtle, 0),
        (
            "/store?graph=http%3A%2F%2Flocalhost%3A7878%2Fdocument%2Fharbour&version=1.1",
            "text/turtle",
            turtle,
            0,
        ),
    ] {
        let answer = ask(get(address, accept)).await;
        assert_eq!(answer.status, StatusCode::OK, "{address}: {}", answer.body);
        assert_eq!(triple_terms(&answer, format), count, "{address} {accept}: {}", answer.body);
    }
    let wrong = ask(get("/claim/support?version=2", "text/turtle")).await;
    assert!(wrong.status == StatusCode::BAD_REQUEST && wrong.body.contains("1.1 or 1.2"), "{}", wrong.body);
}

#[actix_web::test]
async fn formats_have_the_names_that_clients_give_them() {
    for (name, media_type) in [
        ("turtle", "text/turtle; charset=utf-8"),
        ("n3", "text/turtle; charset=utf-8"),
        ("rdf+xml", "application/rdf+xml"),
        ("xml", "application/rdf+xml"),
        ("json-ld", "application/ld+json"),
        ("json", "application/ld+json"),
    ] {
        // A space or a plus sign: clients differ in how they escape it.
        for name in [name.to_owned(), name.replace('+', "%2B")] {
            let answer = ask(get(&format!("/sparql?query={CONSTRUCT}&format={name}"), "*/*")).await;
            assert_eq!(answer.media_type, media_type, "{name}: {}", answer.body);
        }
    }
}

#[actix_web::test]
async fn queries_come_by_form_and_as_a_body() {
    let form = TestRequest::post()
        .uri("/sparql")
        .insert_header(("Content-Type", "application/x-www-form-urlencoded"))
        .set_payload(format!("query={ASK_ALL}"));
    assert!(ask(form).await.body.contains("true"));
    let direct = TestRequest::post()
        .uri("/query")
        .insert_header(("Content-Type", "application/sparql-query; charset=utf-8"))
        .set_payload("ASK { ?s ?p ?o }");
    assert!(ask(direct).await.body.contains("true"));
    let other = TestRequest::post().uri("/query").insert_header(("Content-Type", "text/plain"));
    assert_eq!(ask(other.set_payload("ASK {}")).await.status, StatusCode::UNSUPPORTED_MEDIA_TYPE);
    let none = TestRequest::post()
        .uri("/query")
        .insert_header(("Content-Type", "application/x-www-form-urlencoded"));
    assert_eq!(ask(none).await.status, StatusCode::BAD_REQUEST);
}

#[actix_web::test]
async fn the_default_graph_is_the_union_unless_it_is_said_otherwise() {
    let ask_of = |more: &str| get(&format!("/sparql?query={ASK_ALL}{more}"), "application/json");
    assert!(ask(ask_of("")).await.body.contains("true"));
    assert!(ask(ask_of("&union-default-graph=false")).await.body.contains("false"));
    let document = "&default-graph-uri=http%3A%2F%2Flocalhost%3A7878%2Fdocument%2Fharbour";
    assert!(ask(ask_of(document)).await.body.contains("true"));
    assert!(ask(ask_of("&default-graph-uri=http%3A%2F%2Fexample.org%2Fnone")).await.body.contains("false"));
    let narrow = Settings { union_default_graph: false, ..Settings::default() };
    assert!(ask_with(narrow.clone(), ask_of("")).await.body.contains("false"));
    assert!(ask_with(narrow, ask_of("&union-default-graph")).await.body.contains("true"));
}

#[actix_web::test]
async fn failures_have_one_shape() {
    let cases = [
        (get("/sparql?query=SELECT%20%2A%0AWHERE%20x", "*/*"), 400, "malformed_query"),
        (get("/sparql?query=ASK%20%7B%7D&query=ASK%20%7B%7D", "*/*"), 400, "bad_request"),
        (get(&format!("/sparql?query={SELECT}"), "image/png"), 406, "not_acceptable"),
        (get("/sparql", "image/png"), 406, "not_acceptable"),
        (TestRequest::put().uri("/sparql"), 405, "method_not_allowed"),
        (TestRequest::delete().uri("/document/harbour"), 405, "method_not_allowed"),
        (get("/document/none", "*/*"), 404, "not_found"),
        (
            get(
                "/sparql?query=SELECT%20%2A%20%7B%20SERVICE%20%3Chttp%3A%2F%2Fexample.org%2F%3E%20%7B%20%3Fs%20%3Fp%20%3Fo%20%7D%20%7D",
                "*/*",
            ),
            400,
            "query_refused",
        ),
    ];
    for (request, status, code) in cases {
        let answer = ask(request).await;
        assert_eq!(answer.status.as_u16(), status, "{}", answer.body);
        let json: serde_json::Value = serde_json::from_str(&answer.body).unwrap();
        assert_eq!(json["error"]["code"], code, "{}", answer.body);
    }
    let syntax = ask(get("/sparql?query=SELECT%20%2A%0AWHERE%20x", "*/*")).await;
    assert!(syntax.body.contains("2:7"), "{}", syntax.body);
    let page = ask(get("/document/none", "text/html")).await;
    assert!(page.body.contains("<h1>Error 404</h1>"), "{}", page.body);
}

#[actix_web::test]
async fn describes_itself_and_lets_other_origins_ask() {
    let description = ask(get("/sparql", "text/turtle")).await;
    assert!(description.body.contains("sd:UnionDefaultGraph"), "{}", description.body);
    assert!(ask(get("/sparql", "text/html")).await.body.contains("<textarea"));
    let preflight = ask(TestRequest::with_uri("/sparql").method(actix_web::http::Method::OPTIONS)).await;
    assert_eq!(preflight.status, StatusCode::NO_CONTENT);
    assert_eq!(preflight.headers.get("Access-Control-Allow-Origin").unwrap(), "*");
    assert!(preflight.headers.get("Vary").unwrap().to_str().unwrap().contains("Accept"));
    assert!(ask(get("/healthz", "*/*")).await.body.contains("ok"));
}

#[actix_web::test]
async fn pages_show_the_document_its_turns_claims_and_entities() {
    let html = "text/html";
    let index = ask(get("/", html)).await.body;
    assert!(index.contains("href=\"/document/harbour\""), "{index}");
    let document = ask(get("/document/harbour", html)).await.body;
    let underlined = "<a class=\"claim u-denied k-denied\" href=\"/claim/support\" data-claims=\"1\">The council does not support the plan</a>";
    assert!(document.contains(underlined), "{document}");
    let turn = ask(get("/document/harbour/turn/2", html)).await.body;
    assert!(turn.contains("Ann Lee") && turn.contains("according to The mayor"), "{turn}");
    let claim = ask(get("/claim/support", html)).await.body;
    assert!(claim.contains("<mark>The council does not support the plan</mark>"), "{claim}");
    assert!(claim.contains("the source says it is not so"), "{claim}");
    let entity = ask(get("/entity/ann-lee", html)).await.body;
    assert!(entity.contains("Claims by Ann Lee"), "{entity}");
    let scripts: Vec<&str> =
        document.split("<script").skip(1).filter_map(|tag| tag.split('>').next()).collect();
    assert!(!scripts.is_empty() && scripts.iter().all(|tag| tag.contains("src=\"/assets/")), "{scripts:?}");
    assert!(!document.contains(" style=") && !document.contains(" onclick="), "the policy allows neither");
}

#[actix_web::test]
async fn pages_speak_the_language_that_is_accepted_or_chosen() {
    let page = |request: TestRequest| async { ask(request).await.body };
    let french = page(get("/claim/support", "text/html").insert_header(("Accept-Language", "fr"))).await;
    assert!(french.contains("<html lang=\"fr\">") && french.contains("ce n’est pas le cas"), "{french}");
    assert!(french.contains("href=\"/language/en?to=%2Fclaim%2Fsupport\""), "{french}");
    let chosen = ask(get("/language/en?to=%2Fclaim%2Fsupport", "*/*")).await;
    assert_eq!(chosen.status, StatusCode::SEE_OTHER);
    assert_eq!(chosen.headers.get("Location").unwrap(), "/claim/support");
    let cookie =
        chosen.headers.get("Set-Cookie").unwrap().to_str().unwrap().split(';').next().unwrap().to_owned();
    let request = get("/claim/support", "text/html").insert_header(("Accept-Language", "fr"));
    assert!(page(request.insert_header(("Cookie", cookie))).await.contains("<html lang=\"en\">"));
    let away = ask(get("/language/fr?to=%2F%2Fexample.org", "*/*")).await;
    assert_eq!(away.headers.get("Location").unwrap(), "/");
    assert_eq!(ask(get("/language/xx", "*/*")).await.status, 404);
}

#[actix_web::test]
async fn assets_are_kept_until_they_change() {
    let style = ask(get("/assets/style.css", "*/*")).await;
    let tag = style.headers.get("ETag").unwrap().to_str().unwrap().to_owned();
    let again = ask(get("/assets/style.css", "*/*").insert_header(("If-None-Match", tag))).await;
    assert_eq!((again.status, again.body.as_str()), (StatusCode::NOT_MODIFIED, ""));
    let script = ask(get("/assets/vendor/cytoscape-3.34.4/cytoscape.min.js", "*/*")).await;
    assert!(script.headers.get("Cache-Control").unwrap().to_str().unwrap().contains("immutable"));
    assert_eq!(ask(get("/assets/vendor/none.js", "*/*")).await.status, 404);
    assert_eq!(ask(get("/assets/..%2Fstyle.css", "*/*")).await.status, 404);
}

#[actix_web::test]
async fn resources_come_as_json_and_turtle() {
    let json = ask(get("/claim/employ.json", "text/html")).await;
    let value: serde_json::Value = serde_json::from_str(&json.body).unwrap();
    assert_eq!(value["object"]["note"], "≈1200 worker");
    assert_eq!(value["certainty"], "possible");
    let turtle = ask(get("/claim/employ.ttl", "*/*")).await;
    assert!(turtle.media_type.starts_with("text/turtle") && turtle.body.contains("dx:Possible"));
    let document = ask(get("/document/harbour", "application/n-triples")).await;
    assert!(document.body.contains("/claim/employ"), "{}", document.body);
}

#[actix_web::test]
async fn iris_from_elsewhere_open_here_too() {
    let relation = "http%3A%2F%2Fwww.w3.org%2F1999%2F02%2F22-rdf-syntax-ns%23type";
    let page = ask(get(&format!("/resource?iri={relation}"), "text/html")).await;
    assert_eq!(page.status, StatusCode::OK, "{}", page.body);
    assert!(page.body.contains("<h1>rdf:type</h1>") && page.body.contains("Used in"), "{}", page.body);
    assert!(page.body.contains(&format!(
        "href=\"/resource.ttl?iri={}\"",
        relation.replace('-', "%2D").replace('.', "%2E")
    )));
    let turtle = ask(get(&format!("/resource.ttl?iri={relation}"), "*/*")).await;
    assert!(turtle.media_type.starts_with("text/turtle"), "{}", turtle.media_type);
    assert_eq!(ask(get("/resource?iri=http%3A%2F%2Fexample.org%2Fnone", "*/*")).await.status, 404);
    assert_eq!(ask(get("/resource", "*/*")).await.status, 404);
    let claim = ask(get("/claim/support", "text/html")).await.body;
    let own = claim.split("href=\"").skip(1).all(|rest| rest.starts_with('/') || rest.starts_with('#'));
    assert!(own, "nothing leads elsewhere: {claim}");
    let open = ask(get("/relation/en/support", "text/html")).await.body;
    assert!(open.contains("Claims with this relation") && open.contains("does not support"), "{open}");
}

#[actix_web::test]
async fn every_iri_under_the_base_opens() {
    let store = sample::store();
    let base = Settings::default().base;
    let mut iris = std::collections::BTreeSet::new();
    for quad in store.oxigraph().iter() {
        let quad = quad.unwrap();
        if let NamedOrBlankNode::NamedNode(node) = quad.subject {
            iris.insert(node.into_string());
        }
        iris.insert(quad.predicate.into_string());
        if let Term::NamedNode(node) = quad.object {
            iris.insert(node.into_string());
        }
    }
    let server = Server::new(store, Settings::default());
    let own: Vec<&str> = iris.iter().filter_map(|iri| iri.strip_prefix(&base)).collect();
    assert!(own.len() > 40 && !dx::ALL.is_empty());
    for path in own {
        for accept in ["text/html", "text/turtle", "application/json"] {
            let answer = server.ask(get(&format!("/{path}"), accept)).await;
            assert_eq!(answer.status, StatusCode::OK, "/{path} as {accept}: {}", answer.body);
        }
    }
}
