//! `/openapi.json`: this interface, described for programs (OpenAPI 3.1); `/api`: the same for people.
//!
//! The description is made from the tables that the handlers themselves read (filters, orders, ready queries), and a test
//! asks every address of it with made-up values.

mod operations;

use super::State;
use super::reader::Reader;
use crate::pages;
use actix_web::{HttpRequest, HttpResponse, web};
pub use operations::{Body, Operation, Parameter, operations};
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
    for operation in operations() {
        let path = paths.entry(operation.path.clone()).or_insert_with(|| json!({}));
        path[operation.method] = describe(&operation);
    }
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
            "schemas": {"Error": error_schema()},
        },
    })
}

fn describe(operation: &Operation) -> Value {
    let mut described = json!({
        "operationId": operation.id,
        "summary": operation.summary,
        "parameters": operation.parameters.iter().map(parameter).collect::<Vec<_>>(),
        "responses": responses(operation),
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

fn responses(operation: &Operation) -> Value {
    let mut responses = Map::new();
    let content: Map<String, Value> =
        operation.gives.iter().map(|name| ((*name).to_owned(), json!({}))).collect();
    let good = json!({"description": "It is done, or here it is", "content": content});
    responses.insert(operation.good.to_string(), good);
    let failure = |description: &str| {
        json!({
            "description": description,
            "content": {"application/json": {"schema": {"$ref": "#/components/schemas/Error"}}},
        })
    };
    for (status, why) in operation.failures() {
        responses.insert(status.to_string(), failure(why));
    }
    Value::Object(responses)
}

fn error_schema() -> Value {
    json!({
        "type": "object",
        "required": ["error"],
        "properties": {"error": {
            "type": "object",
            "required": ["code", "message"],
            "properties": {
                "code": {"type": "string", "description": "stable: programs may rely on it"},
                "message": {"type": "string", "description": "for people: it may change"},
                "line": {"type": "integer", "description": "of SPARQL that is not well-formed, from 1"},
                "column": {"type": "integer", "description": "in code points, from 1"},
                "token": {"type": "string", "description": "the word or sign that does not fit"},
            },
        }},
    })
}
