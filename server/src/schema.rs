//! JSON Schemas of the answers, made from the types that are serialized. What serde writes of types of other crates is
//! said here.

use dixit_extractor::rdf::Code;
use schemars::generate::SchemaSettings;
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::Serialize;
use serde_json::Value;
use std::borrow::Cow;
use std::marker::PhantomData;

/// Makes the schema of an answer.
pub type Describe = fn(&mut SchemaGenerator) -> Schema;

/// What makes the schemas, and collects those that are named.
#[must_use]
pub fn generator() -> SchemaGenerator {
    let settings = SchemaSettings::draft2020_12().for_serialize();
    settings.with(|settings| settings.definitions_path = "/components/schemas".into()).into_generator()
}

/// The schema of a type.
pub fn of<T: JsonSchema>(generator: &mut SchemaGenerator) -> Schema {
    generator.subschema_for::<T>()
}

/// Stands for a value of a fixed list, by its name.
#[derive(Debug)]
pub struct Name<T>(PhantomData<T>);

impl<T: Code + Serialize> JsonSchema for Name<T> {
    fn schema_name() -> Cow<'static, str> {
        let path = std::any::type_name::<T>();
        path.rsplit("::").next().unwrap_or(path).into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        let names: Vec<Value> =
            T::TABLE.iter().filter_map(|(value, _)| serde_json::to_value(value).ok()).collect();
        json_schema!({"type": "string", "enum": names})
    }
}

/// A ready query with its documentation.
pub fn ready_query(_: &mut SchemaGenerator) -> Schema {
    let text = |what: &str| json_schema!({"type": "string", "description": what});
    json_schema!({
        "type": "object",
        "required": ["name", "title", "description", "parameters", "columns", "sparql"],
        "properties": {
            "name": text("what it is run by"),
            "title": text("what it answers, in a few words"),
            "description": text("what it answers, in a sentence"),
            "parameters": {"type": "array", "items": {
                "type": "object",
                "required": ["name", "type", "description", "default"],
                "properties": {
                    "name": text("its name"),
                    "type": {"type": "string", "enum": ["text", "integer", "decimal", "iri"]},
                    "description": text("what it does"),
                    "default": text("its default, as SPARQL writes it"),
                },
            }},
            "columns": {"type": "array", "items": {"type": "string"}},
            "sparql": text("the whole query, with the defaults in it"),
        },
    })
}

/// SPARQL 1.1 Query Results JSON Format, with the triple terms of 1.2: <https://www.w3.org/TR/sparql12-results-json/>.
pub fn sparql_results(generator: &mut SchemaGenerator) -> Schema {
    generator.subschema_for::<SparqlResults>()
}

struct SparqlResults;

impl JsonSchema for SparqlResults {
    fn schema_name() -> Cow<'static, str> {
        "SparqlResults".into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        let term = generator.subschema_for::<Term>();
        let bindings = serde_json::json!({"type": "object", "additionalProperties": term});
        json_schema!({
            "type": "object",
            "required": ["head"],
            "oneOf": [{"required": ["results"]}, {"required": ["boolean"]}],
            "properties": {
                "head": {"type": "object", "properties": {
                    "vars": {"type": "array", "items": {"type": "string"}},
                    "link": {"type": "array", "items": {"type": "string"}},
                }},
                "results": {
                    "type": "object",
                    "required": ["bindings"],
                    "properties": {"bindings": {"type": "array", "items": bindings}},
                },
                "boolean": {"type": "boolean"},
            },
        })
    }
}

struct Term;

impl JsonSchema for Term {
    fn schema_name() -> Cow<'static, str> {
        "Term".into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        let term = generator.subschema_for::<Self>();
        json_schema!({
            "type": "object",
            "required": ["type", "value"],
            "properties": {
                "type": {"type": "string", "enum": ["uri", "literal", "bnode", "triple"]},
                "value": {"anyOf": [
                    {"type": "string"},
                    {
                        "type": "object",
                        "required": ["subject", "predicate", "object"],
                        "properties": {"subject": term, "predicate": term, "object": term},
                    },
                ]},
                "datatype": {"type": "string"},
                "xml:lang": {"type": "string"},
                "its:dir": {"type": "string", "enum": ["ltr", "rtl"]},
            },
        })
    }
}

/// A graph as Cytoscape.js reads it: <https://js.cytoscape.org/#notation/elements-json>.
pub fn cytoscape(_: &mut SchemaGenerator) -> Schema {
    let elements = serde_json::json!({"type": "array", "items": {
        "type": "object",
        "required": ["data"],
        "properties": {"data": {
            "type": "object",
            "required": ["id"],
            "properties": {"id": {"type": "string"}},
            "additionalProperties": true,
        }},
        "additionalProperties": true,
    }});
    json_schema!({
        "type": "object",
        "required": ["data", "elements"],
        "properties": {
            "data": {
                "type": "object",
                "required": ["view", "nodes", "edges", "claims"],
                "properties": {
                    "view": {"type": "string"},
                    "nodes": {"type": "integer"},
                    "edges": {"type": "integer"},
                    "claims": {"type": "integer"},
                },
                "additionalProperties": true,
            },
            "elements": {
                "type": "object",
                "required": ["nodes", "edges"],
                "properties": {"nodes": elements, "edges": elements},
            },
        },
        "additionalProperties": true,
    })
}
