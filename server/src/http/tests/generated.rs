//! Requests made up from the interface's own description: every operation, with fitting and unfitting values. Whatever
//! is sent, the answer is one that the description names, and its JSON is of the schema that it names.

use super::support::{Answer, Server, TOKENS, pairs, typed, writable};
use crate::http::Settings;
use crate::http::openapi::{Operation, Parameter, document, operations};
use crate::view::sample;
use actix_web::http::Method;
use actix_web::test::TestRequest;
use jsonschema::Validator;
use proptest::prelude::*;
use serde_json::{Value, json};
use std::collections::{BTreeMap, BTreeSet};
use std::str::FromStr;
use std::sync::LazyLock;
use std::time::Duration;

/// A text with a claim, for uploads.
const TEXT: &str = "Ann Lee: The council supports the plan.\n";

/// Where the parts of a form end.
const BOUNDARY: &str = "made-up-boundary";

/// A request: an operation with values for some of its parameters, and a body with its type.
#[derive(Debug, Clone)]
struct Asked {
    operation: Operation,
    given: Vec<(String, String)>,
    body: Vec<u8>,
    media_type: String,
}

impl Asked {
    fn request(&self) -> TestRequest {
        let mut path = self.operation.path.clone();
        let mut query = Vec::new();
        for (name, value) in &self.given {
            let hole = format!("{{{name}}}");
            if path.contains(&hole) {
                let value = if value.is_empty() { "x" } else { value };
                path = path.replace(&hole, &crate::pages::links::encode(value));
            } else {
                query.push((name.as_str(), value.as_str()));
            }
        }
        let method = Method::from_str(&self.operation.method.to_uppercase()).unwrap();
        let request = TestRequest::with_uri(&format!("{path}?{}", pairs(&query))).method(method);
        let request = request.insert_header(("Authorization", format!("Bearer {}", TOKENS.all)));
        if self.operation.body.is_some() {
            typed(request, &self.media_type, self.body.clone())
        } else {
            request
        }
    }
}

/// A value that an operation takes well, of the sample.
fn good(operation: &Operation, parameter: &Parameter) -> String {
    let path = operation.path.as_str();
    match parameter.name {
        "slug" if path.starts_with("/entities") => "council",
        "slug" => "harbour",
        "hash" => "support",
        "number" => "1",
        "view" => "entities",
        "iri" => "http://localhost:7878/entity/council",
        "query" => "SELECT * { ?s ?p ?o } LIMIT 3",
        "graph" => "http://localhost:7878/document/harbour",
        _ => "",
    }
    .to_owned()
}

/// What an operation takes well.
fn bodies(operation: &Operation) -> Vec<(&'static str, String)> {
    let types = operation.body.iter().flat_map(|body| body.media_types.iter().copied());
    types
        .map(|media_type| {
            let body = match media_type {
                "application/sparql-query" => "CONSTRUCT WHERE { ?s ?p ?o }".to_owned(),
                "application/sparql-update" => "INSERT DATA { <urn:a> <urn:b> 1 }".to_owned(),
                "application/x-www-form-urlencoded" if operation.id == "update" => {
                    pairs(&[("update", "CLEAR DEFAULT")])
                }
                "application/x-www-form-urlencoded" => pairs(&[("query", "ASK { ?s ?p ?o }")]),
                "multipart/form-data" => form(&[("a.txt", TEXT), ("b.md", "# Title\n")]),
                "text/plain" | "text/markdown" => TEXT.to_owned(),
                "application/rdf+xml" => {
                    "<rdf:RDF xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#'/>".to_owned()
                }
                "application/ld+json" => "{}".to_owned(),
                _ => "<urn:a> <urn:b> <urn:c> .".to_owned(),
            };
            (media_type, body)
        })
        .collect()
}

/// Files as a browser sends them.
fn form(files: &[(&str, &str)]) -> String {
    let part = |(name, text): &(&str, &str)| {
        format!(
            "--{BOUNDARY}\r\nContent-Disposition: form-data; name=\"file\"; filename=\"{name}\"\r\n\r\n{text}\r\n"
        )
    };
    format!("{}--{BOUNDARY}--\r\n", files.iter().map(part).collect::<String>())
}

/// A media type as it is sent.
fn sent(media_type: &str) -> String {
    match media_type {
        "multipart/form-data" => format!("multipart/form-data; boundary={BOUNDARY}"),
        other => other.to_owned(),
    }
}

/// One good request for each body that an operation takes, or one without.
fn good_requests(operation: &Operation) -> Vec<Asked> {
    let needed = |parameter: &&Parameter| {
        parameter.in_path
            || parameter.required
            || matches!((operation.id.as_str(), parameter.name), ("query", "query"))
            || (operation.path == "/store" && parameter.name == "graph" && operation.method != "post")
    };
    let mut given: Vec<(String, String)> = operation
        .parameters
        .iter()
        .filter(needed)
        .map(|parameter| (parameter.name.to_owned(), good(operation, parameter)))
        .collect();
    if operation.id == "bring" {
        given.push(("name".to_owned(), "talk.txt".to_owned()));
    }
    let asked = |media_type: &str, body: String| Asked {
        operation: operation.clone(),
        given: given.clone(),
        body: body.into_bytes(),
        media_type: sent(media_type),
    };
    match bodies(operation) {
        bodies if bodies.is_empty() => vec![asked("", String::new())],
        bodies => bodies.into_iter().map(|(media_type, body)| asked(media_type, body)).collect(),
    }
}

/// A value for a parameter: often a good one.
fn value(operation: &Operation, parameter: &Parameter) -> BoxedStrategy<String> {
    let fitting = match parameter.kind {
        "integer" => (0..2000_i64).prop_map(|n| n.to_string()).boxed(),
        "number" => any::<f64>().prop_map(|n| n.to_string()).boxed(),
        "boolean" => any::<bool>().prop_map(|b| b.to_string()).boxed(),
        _ => prop_oneof![
            "[a-z]{0,8}",
            Just("http://localhost:7878/entity/council".to_owned()),
            Just("ASK { ?s ?p ?o }".to_owned()),
            Just("2025-02".to_owned()),
            Just("rel:lags".to_owned()),
        ]
        .boxed(),
    };
    let named = if parameter.values.is_empty() {
        Just(good(operation, parameter)).boxed()
    } else {
        proptest::sample::select(parameter.values.clone()).prop_map(str::to_owned).boxed()
    };
    prop_oneof![3 => named, 2 => fitting, 1 => any::<String>()].boxed()
}

fn request() -> impl Strategy<Value = Asked> {
    proptest::sample::select(operations()).prop_flat_map(|operation| {
        let chosen: Vec<BoxedStrategy<Option<(String, String)>>> = operation
            .parameters
            .iter()
            .map(|parameter| {
                let name = parameter.name.to_owned();
                let value = value(&operation, parameter).prop_map(move |value| (name.clone(), value));
                if parameter.in_path {
                    value.prop_map(Some).boxed()
                } else {
                    proptest::option::weighted(0.3, value).boxed()
                }
            })
            .collect();
        let made_up = (proptest::collection::vec(any::<u8>(), 0..64), Just("text/plain".to_owned()));
        let body = match bodies(&operation) {
            good if good.is_empty() => made_up.boxed(),
            good => {
                let good = good.into_iter().map(|(media_type, body)| (body.into_bytes(), sent(media_type)));
                let good = proptest::sample::select(good.collect::<Vec<_>>());
                let noise = (proptest::collection::vec(any::<u8>(), 0..64), good.clone());
                let noise = noise.prop_map(|(noise, (_, media_type))| (noise, media_type));
                prop_oneof![2 => good, 2 => noise, 1 => made_up].boxed()
            }
        };
        (Just(operation), chosen, body).prop_map(|(operation, chosen, (body, media_type))| Asked {
            operation,
            given: chosen.into_iter().flatten().collect(),
            body,
            media_type,
        })
    })
}

/// The description, with all schemas closed: what has no name in them may not be there.
static DESCRIBED: LazyLock<Value> = LazyLock::new(|| {
    let mut described = document("http://localhost:7878/");
    close(&mut described["components"]["schemas"]);
    described
});

fn close(schema: &mut Value) {
    match schema {
        Value::Object(members) => {
            members.values_mut().for_each(close);
            if members.contains_key("properties") && members.get("type") == Some(&json!("object")) {
                members.entry("additionalProperties").or_insert(false.into());
            }
        }
        Value::Array(items) => items.iter_mut().for_each(close),
        _ => {}
    }
}

/// Says what is wrong with JSON answers, by operation, status and media type.
#[derive(Default)]
struct Checker {
    validators: BTreeMap<String, Validator>,
}

impl Checker {
    /// Whether an answer is as the description says; whether a schema was there to check it.
    fn check(&mut self, operation: &Operation, answer: &Answer) -> Result<bool, String> {
        let media_type = answer.media_type.split(';').next().unwrap_or_default();
        if !media_type.ends_with("json") || answer.body.is_empty() {
            return Ok(false);
        }
        let escaped = |text: &str| text.replace('~', "~0").replace('/', "~1");
        let pointer = format!(
            "/paths/{}/{}/responses/{}/content/{}/schema",
            escaped(&operation.path),
            operation.method,
            answer.status.as_u16(),
            escaped(media_type)
        );
        let Some(schema) = DESCRIBED.pointer(&pointer) else { return Ok(false) };
        let validator = self.validators.entry(pointer).or_insert_with(|| {
            let mut whole = schema.clone();
            close(&mut whole);
            whole["components"] = DESCRIBED["components"].clone();
            jsonschema::draft202012::new(&whole).expect("a schema")
        });
        let json = answer.json();
        match validator.iter_errors(&json).next() {
            None => Ok(true),
            Some(error) => Err(format!("{error} at {}: {}", error.instance_path(), answer.body)),
        }
    }
}

/// Whether the description names this status.
fn is_named(operation: &Operation, status: u16) -> bool {
    [operation.good, 200, 201, 204].contains(&status)
        || operation.failures().iter().any(|(known, _)| *known == status)
}

#[actix_web::test]
async fn every_operation_does_what_it_says() {
    let mut checker = Checker::default();
    let mut checked = BTreeSet::new();
    for operation in operations() {
        for asked in good_requests(&operation) {
            let server = Server::new(sample::store(), writable());
            let request = asked.request();
            let answer = server.ask(request.insert_header(("Accept", "application/json, */*;q=0.5"))).await;
            let what = format!("{} with {}", operation.id, asked.media_type);
            let good = [operation.good, 201].contains(&answer.status.as_u16());
            assert!(good, "{what}: {} {}", answer.status, answer.body);
            let fits = checker.check(&operation, &answer).unwrap_or_else(|why| panic!("{what}: {why}"));
            if fits {
                checked.insert(operation.id.clone());
            }
            let missing = server.ask(asked.request().insert_header(("Accept", "image/png"))).await;
            if missing.status.is_client_error() {
                let fits = checker.check(&operation, &missing);
                assert!(fits.as_ref().is_ok_and(|fits| *fits), "{what}: {fits:?} {}", missing.body);
            }
        }
    }
    let unchecked: Vec<String> = operations()
        .into_iter()
        .filter(|operation| operation.answer.is_some() && !checked.contains(&operation.id))
        .map(|operation| operation.id)
        .collect();
    assert!(unchecked.is_empty(), "no JSON of these was seen: {unchecked:?}");
}

#[test]
fn every_made_up_request_has_an_answer_of_the_description() {
    let settings = Settings { timeout: Duration::from_secs(2), ..writable() };
    let mut runner = proptest::test_runner::TestRunner::new(ProptestConfig {
        failure_persistence: None,
        ..ProptestConfig::with_cases(400)
    });
    let checker = std::cell::RefCell::new(Checker::default());
    let result = runner.run(&request(), |asked| {
        let operation = &asked.operation;
        let settings = settings.clone();
        let answer = actix_web::rt::System::new().block_on(async {
            let server = Server::new(sample::store(), settings);
            server.ask(asked.request()).await
        });
        let status = answer.status.as_u16();
        prop_assert!(is_named(operation, status), "{asked:?}: {status} {}", answer.body);
        let checked = checker.borrow_mut().check(operation, &answer);
        prop_assert!(checked.is_ok(), "{asked:?}: {checked:?}");
        if answer.status.is_client_error() || answer.status.is_server_error() {
            prop_assert!(checked == Ok(true), "{asked:?}: {status} {}", answer.body);
        }
        Ok(())
    });
    if let Err(error) = result {
        panic!("{error}");
    }
}

#[test]
fn a_checker_sees_what_is_wrong() {
    let of = |id: &str| operations().into_iter().find(|operation| operation.id == id).unwrap();
    let answer = |body: &str| Answer {
        status: actix_web::http::StatusCode::OK,
        media_type: "application/json".to_owned(),
        body: body.to_owned(),
        headers: actix_web::http::header::HeaderMap::new(),
    };
    let mut checker = Checker::default();
    assert_eq!(checker.check(&of("health"), &answer("{\"status\":\"ok\"}")), Ok(true));
    for wrong in ["{}", "{\"status\":1}", "{\"status\":\"ok\",\"more\":1}", "[]"] {
        assert!(checker.check(&of("health"), &answer(wrong)).is_err(), "{wrong}");
    }
}

#[actix_web::test]
async fn the_description_is_sound_and_complete() {
    let all = operations();
    let described = document("http://localhost:7878/");
    assert_eq!(described["openapi"], "3.1.0");
    let mut ids: Vec<&str> = all.iter().map(|operation| operation.id.as_str()).collect();
    ids.sort_unstable();
    ids.dedup();
    assert_eq!(ids.len(), all.len(), "an operation's name stands twice");
    let server = Server::sample();
    for operation in &all {
        assert!(described["paths"][&operation.path][operation.method]["responses"].is_object());
        let holes = operation.path.matches('{').count();
        assert_eq!(
            operation.parameters.iter().filter(|parameter| parameter.in_path).count(),
            holes,
            "{}",
            operation.path
        );
        let names: BTreeSet<&str> = operation.parameters.iter().map(|parameter| parameter.name).collect();
        assert_eq!(names.len(), operation.parameters.len(), "a parameter of {} stands twice", operation.id);
        let json = operation.gives.iter().any(|name| name.ends_with("json") && !name.contains("ld+json"));
        assert_eq!(json, operation.answer.is_some(), "{} has no schema", operation.id);
    }
    for (name, schema) in described["components"]["schemas"].as_object().unwrap() {
        assert!(name.bytes().all(|b| b.is_ascii_alphanumeric()), "{name} is no name of a component");
        assert!(schema.is_object());
    }
    let served = server.ask(super::support::get("/openapi.json", "*/*")).await;
    assert_eq!(served.json(), described);
    let page = server.ask(super::support::get("/api", "text/html")).await;
    assert!(all.iter().all(|operation| page.body.contains(&operation.path)));
}
