//! `/openapi.json`: this interface, described for programs (OpenAPI 3.1); `/api`: the same for people.
//!
//! The description is made from the tables that the handlers themselves read (filters, orders, ready queries), and a test
//! asks every address of it with made-up values.

mod media;
mod operations;

use super::State;
use super::error::Failure;
use super::reader::Reader;
use crate::pages;
use crate::schema;
use actix_web::{HttpRequest, HttpResponse, web};
pub use operations::{Body, Operation, Parameter, operations};
use schemars::SchemaGenerator;
use serde_json::{Map, Value, json};

/// The addresses of this file.
pub fn routes(config: &mut web::ServiceConfig) {
    config.route("/openapi.json", web::get().to(openapi)).route("/api", web::get().to(page));
}

async fn openapi(state: web::Data<State>) -> HttpResponse {
    HttpResponse::Ok().json(document(&state.settings.base))
}

async fn page(request: HttpRequest, state: web::Data<State>) -> HttpResponse {
    let context = Reader::of(&request);
    let page = pages::api::page(&operations(), &context.context(&state.settings));
    HttpResponse::Ok().content_type("text/html; charset=utf-8").body(page.into_string())
}

/// The whole document.
#[must_use]
pub fn document(base: &str) -> Value {
    let mut paths: Map<String, Value> = Map::new();
    let mut generator = schema::generator();
    for operation in operations() {
        let path = paths.entry(operation.path.clone()).or_insert_with(|| json!({}));
        path[operation.method] = describe(&operation, &mut generator);
    }
    schema::of::<Failure>(&mut generator);
    json!({
        "openapi": "3.1.0",
        "info": {
            "title": "Dixit",
            "version": env!("CARGO_PKG_VERSION"),
            "summary": "Who claimed what: documents, claims, entities and SPARQL",
            "license": {"name": "MIT OR Apache-2.0", "identifier": "MIT OR Apache-2.0"},
        },
        "servers": [{"url": base.trim_end_matches('/')}],
        "paths": paths,
        "components": {
            "securitySchemes": {"token": {"type": "http", "scheme": "bearer", "description": "made by `dixit token`"}},
            "schemas": generator.take_definitions(true),
        },
    })
}

fn describe(operation: &Operation, generator: &mut SchemaGenerator) -> Value {
    let mut described = json!({
        "operationId": operation.id,
        "summary": operation.summary,
        "parameters": operation.parameters.iter().map(parameter).collect::<Vec<_>>(),
        "responses": responses(operation, generator),
    });
    if let Some(body) = &operation.body {
        let content: Map<String, Value> = body
            .media_types
            .iter()
            .map(|name| ((*name).to_owned(), json!({"schema": {"type": "string"}})))
            .collect();
        described["requestBody"] =
            json!({"required": true, "description": body.description, "content": content});
    }
    if let Some(scope) = operation.scope {
        described["security"] = json!([{"token": []}]);
        described["description"] = format!("Needs a token with the scope `{scope}`.").into();
    }
    described
}

fn parameter(parameter: &Parameter) -> Value {
    let mut schema = json!({"type": parameter.kind});
    if !parameter.values.is_empty() {
        schema["enum"] = parameter.values.clone().into();
    }
    if parameter.many {
        schema = json!({"type": "array", "items": schema});
    }
    let mut described = json!({
        "name": parameter.name,
        "in": if parameter.in_path { "path" } else { "query" },
        "required": parameter.in_path || parameter.required,
        "description": parameter.description,
        "schema": schema,
    });
    if parameter.many {
        described["style"] = "form".into();
        described["explode"] = true.into();
    }
    described
}

fn responses(operation: &Operation, generator: &mut SchemaGenerator) -> Value {
    let mut responses = Map::new();
    let content: Map<String, Value> = operation
        .gives
        .iter()
        .map(|name| ((*name).to_owned(), content(operation, name, generator)))
        .collect();
    let good = json!({"description": "It is done, or here it is", "content": content});
    responses.insert(operation.good.to_string(), good);
    let failure = |description: &str| {
        json!({
            "description": description,
            "content": {"application/json": {"schema": {"$ref": "#/components/schemas/Failure"}}},
        })
    };
    for (status, why) in operation.failures() {
        responses.insert(status.to_string(), failure(why));
    }
    Value::Object(responses)
}

/// What an answer of a media type holds.
fn content(operation: &Operation, media_type: &str, generator: &mut SchemaGenerator) -> Value {
    match media_type {
        name if name.ends_with("/json") || name.ends_with("sparql-results+json") => match operation.answer {
            Some(describe) => json!({"schema": describe(generator)}),
            None => json!({}),
        },
        name if name.starts_with("text/") => json!({"schema": {"type": "string"}}),
        _ => json!({}),
    }
}
