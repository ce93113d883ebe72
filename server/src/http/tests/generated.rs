//! Requests made up from the interface's own description: every operation, with fitting and unfitting values. Whatever
//! is sent, the answer is one that the description names, and failures have the one shape.

use super::support::{Server, TOKENS, pairs, writable};
use crate::http::Settings;
use crate::http::openapi::{Operation, document, operations};
use crate::view::sample;
use actix_web::http::Method;
use actix_web::test::TestRequest;
use proptest::prelude::*;
use std::str::FromStr;
use std::time::Duration;

/// A value for a parameter: often a good one.
fn value(kind: &str, values: &[&'static str]) -> BoxedStrategy<String> {
    let good = match kind {
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
    let named = if values.is_empty() {
        good.clone()
    } else {
        proptest::sample::select(values.to_vec()).prop_map(str::to_owned).boxed()
    };
    prop_oneof![3 => named, 1 => good, 1 => any::<String>()].boxed()
}

/// An operation with values for some of its parameters, and a body.
fn request() -> impl Strategy<Value = (Operation, Vec<(String, String)>, Vec<u8>, String)> {
    proptest::sample::select(operations()).prop_flat_map(|operation| {
        let chosen: Vec<BoxedStrategy<Option<(String, String)>>> = operation
            .parameters
            .iter()
            .map(|parameter| {
                let name = parameter.name.to_owned();
                let value =
                    value(parameter.kind, &parameter.values).prop_map(move |value| (name.clone(), value));
                if parameter.in_path {
                    value.prop_map(Some).boxed()
                } else {
                    proptest::option::weighted(0.3, value).boxed()
                }
            })
            .collect();
        let body = prop_oneof![
            Just(b"INSERT DATA { <a> <b> 1 }".to_vec()),
            Just(b"query=ASK%20%7B%7D".to_vec()),
            proptest::collection::vec(any::<u8>(), 0..64),
        ];
        let types: Vec<&'static str> = operation
            .body
            .iter()
            .flat_map(|body| body.media_types.iter().copied())
            .chain(["text/plain"])
            .collect();
        let media_type = proptest::sample::select(types).prop_map(str::to_owned);
        (Just(operation), chosen, body, media_type).prop_map(|(operation, chosen, body, media_type)| {
            (operation, chosen.into_iter().flatten().collect(), body, media_type)
        })
    })
}

fn build(operation: &Operation, given: &[(String, String)], body: &[u8], media_type: &str) -> TestRequest {
    let mut path = operation.path.clone();
    let mut query = Vec::new();
    for (name, value) in given {
        let hole = format!("{{{name}}}");
        if path.contains(&hole) {
            let value = if value.is_empty() { "x" } else { value };
            path = path.replace(&hole, &crate::pages::links::encode(value));
        } else {
            query.push((name.as_str(), value.as_str()));
        }
    }
    let method = Method::from_str(&operation.method.to_uppercase()).unwrap();
    let request = TestRequest::with_uri(&format!("{path}?{}", pairs(&query))).method(method);
    let request = request.insert_header(("Authorization", format!("Bearer {}", TOKENS.all)));
    if operation.body.is_some() {
        request.insert_header(("Content-Type", media_type)).set_payload(body.to_vec())
    } else {
        request
    }
}

#[test]
fn every_made_up_request_has_an_answer_of_the_description() {
    // Extracting made-up texts is tested elsewhere, and loads the language model.
    let extracts = |operation: &Operation| matches!(operation.id.as_str(), "bring" | "replace");
    let settings = Settings { timeout: Duration::from_secs(2), ..writable() };
    let mut runner = proptest::test_runner::TestRunner::new(ProptestConfig {
        failure_persistence: None,
        ..ProptestConfig::with_cases(300)
    });
    let result = runner.run(&request(), |(operation, given, body, media_type)| {
        if extracts(&operation) {
            return Ok(());
        }
        let settings = settings.clone();
        let answer = actix_web::rt::System::new().block_on(async {
            let server = Server::new(sample::store(), settings);
            server.ask(build(&operation, &given, &body, &media_type)).await
        });
        let status = answer.status.as_u16();
        let known = operation.failures().into_iter().map(|(status, _)| status);
        prop_assert!(
            [operation.good, 200, 201, 204].contains(&status)
                || known.into_iter().any(|known| known == status),
            "{} {} {given:?}: {status} {}",
            operation.method,
            operation.path,
            answer.body
        );
        if answer.status.is_client_error() || answer.status.is_server_error() {
            prop_assert!(answer.json()["error"]["code"].is_string(), "{}", answer.body);
        }
        Ok(())
    });
    if let Err(error) = result {
        panic!("{error}");
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
    }
    let served = server.ask(super::support::get("/openapi.json", "*/*")).await;
    assert_eq!(served.json(), described);
    let page = server.ask(super::support::get("/api", "text/html")).await;
    assert!(all.iter().all(|operation| page.body.contains(&operation.path)));
}
