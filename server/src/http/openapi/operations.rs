//! Every operation of the interface, with what it takes and gives.

use super::media::{ANSWERS, DATA, GRAPHS, JSON, NOTHING};
use crate::export::Format;
use crate::graph::parameters::PARAMETERS as GRAPH_PARAMETERS;
use crate::http::claims::Claims;
use crate::http::documents::Uploaded;
use crate::http::health::{Alive, Ready};
use crate::http::listing::Linked;
use crate::http::queries::Queries;
use crate::http::stats::Stats;
use crate::pages::links::ELSEWHERE;
use crate::schema::{self, Describe};
use crate::view::catalogue::{EntitySummary, Listed, RelationSummary};
use crate::view::claims::ClaimInPlace;
use crate::view::documents::{DocumentView, SegmentView, Summary, TurnView};
use crate::view::entities::EntityView;
use crate::view::filter::{ClaimFilter, PARAMETERS};
use crate::view::fulltext::Found;
use crate::view::list::Sort;
use crate::view::resource::Described;
use dixit_extractor::store::queries::{self as ready, ParameterKind};
use schemars::JsonSchema;

/// One method of one address.
#[derive(Debug, Clone)]
pub struct Operation {
    /// Its name in programs.
    pub id: String,
    /// `get`, `post`, …
    pub method: &'static str,
    /// The address, with `{…}` for what varies.
    pub path: String,
    /// What it does.
    pub summary: String,
    /// What it takes in the address.
    pub parameters: Vec<Parameter>,
    /// What it takes in the body.
    pub body: Option<Body>,
    /// The status when it goes well.
    pub good: u16,
    /// Media types of the answer.
    pub gives: &'static [&'static str],
    /// The schema of its JSON.
    pub answer: Option<Describe>,
    /// The scope that a token needs.
    pub scope: Option<&'static str>,
}

/// Something in an address.
#[derive(Debug, Clone)]
pub struct Parameter {
    /// Its name.
    pub name: &'static str,
    /// What it does.
    pub description: String,
    /// `string`, `integer`, `number` or `boolean`.
    pub kind: &'static str,
    /// The only values it takes, if there are such.
    pub values: Vec<&'static str>,
    /// Whether it may stand more than once: any of the values.
    pub many: bool,
    /// Whether it must be there.
    pub required: bool,
    /// Whether it is a part of the path.
    pub in_path: bool,
}

/// What stands in a body.
#[derive(Debug, Clone)]
pub struct Body {
    /// Its media types.
    pub media_types: &'static [&'static str],
    /// What it is.
    pub description: &'static str,
}

const VIEWS: &[&str] = &["entities", "claims", "speakers"];

impl Operation {
    fn get(id: &str, path: &str, summary: &str, gives: &'static [&'static str]) -> Self {
        Self {
            id: id.to_owned(),
            method: "get",
            path: path.to_owned(),
            summary: summary.to_owned(),
            parameters: in_path(path).into_iter().chain(version(gives)).collect(),
            body: None,
            good: 200,
            gives,
            answer: (gives == ANSWERS).then_some(schema::sparql_results),
            scope: None,
        }
    }

    fn change(id: &str, (method, path): (&'static str, &str), summary: &str, scope: &'static str) -> Self {
        Self {
            method,
            good: 204,
            gives: NOTHING,
            scope: Some(scope),
            ..Self::get(id, path, summary, NOTHING)
        }
    }

    fn with(mut self, parameters: impl IntoIterator<Item = Parameter>) -> Self {
        self.parameters.extend(parameters);
        self
    }

    fn taking(mut self, media_types: &'static [&'static str], description: &'static str) -> Self {
        self.body = Some(Body { media_types, description });
        self
    }

    fn answering(mut self, status: u16, gives: &'static [&'static str]) -> Self {
        self.good = status;
        self.gives = gives;
        self
    }

    /// The type of its JSON.
    fn saying<T: JsonSchema>(mut self) -> Self {
        self.answer = Some(schema::of::<T>);
        self
    }

    /// The failures that it may answer, besides the good status.
    pub fn failures(&self) -> Vec<(u16, &'static str)> {
        let mut failures = vec![
            (400, "The request does not fit, or its SPARQL or data is not well-formed"),
            (404, "There is no such thing"),
            (406, "None of the accepted media types can be had"),
            (422, "The answer is too large"),
            (429, "Too many requests of one client"),
            (500, "The server failed"),
            (502, "Another server was needed for SERVICE or LOAD, and failed"),
            (503, "The server is busy, or short of memory"),
            (504, "The time was up"),
        ];
        if self.body.is_some() {
            failures.extend([(413, "The body is too large"), (415, "The body is of an unknown type")]);
        }
        if self.scope.is_some() {
            failures.extend([
                (401, "There is no token, or an unknown one"),
                (403, "The server is read-only, or the token may not do this"),
                (412, "The store is not in the state that was meant"),
                (507, "The store cannot take more: its disk is full"),
            ]);
        } else {
            failures.push((304, "It is as it was"));
        }
        failures.sort_unstable();
        failures
    }
}

fn parameter(name: &'static str, kind: &'static str, description: impl Into<String>) -> Parameter {
    Parameter {
        name,
        description: description.into(),
        kind,
        values: Vec::new(),
        many: false,
        required: false,
        in_path: false,
    }
}

/// The version of RDF, of what can be had as RDF.
fn version(gives: &[&str]) -> Option<Parameter> {
    let rdf = gives.contains(&"text/turtle");
    let what = "version of RDF, instead of Accept: 1.2 has triple terms";
    rdf.then(|| Parameter { values: vec!["1.1", "1.2"], ..parameter("version", "string", what) })
}

/// What varies in a path.
fn in_path(path: &str) -> Vec<Parameter> {
    let known: &[(&'static str, &'static str, &'static str)] = &[
        ("slug", "string", "name of a document or an entity in its IRI"),
        ("hash", "string", "name of a claim in its IRI"),
        ("number", "integer", "number of a turn, from 1"),
        ("name", "string", "name of a graph"),
        ("view", "string", "which graph of claims"),
    ];
    let found = known.iter().filter(|(name, ..)| path.contains(&format!("{{{name}}}")));
    let values = |name: &str| if name == "view" { VIEWS.to_vec() } else { Vec::new() };
    found
        .map(|(name, kind, what)| Parameter {
            in_path: true,
            values: values(name),
            ..parameter(name, kind, *what)
        })
        .collect()
}

/// The parameters of every list.
fn paging() -> [Parameter; 3] {
    [
        parameter("limit", "integer", "most things of a page, 1 to 1000"),
        parameter("after", "string", "where the page starts: the `next` of the page before"),
        parameter(
            "format",
            "string",
            "form of the answer, instead of Accept: json, html, ttl, nt, rdf or jsonld",
        ),
    ]
}

/// The parameters that narrow claims.
fn filter() -> Vec<Parameter> {
    let described = |(name, what): &(&'static str, &'static str)| {
        let kind = match *name {
            "asserted" => "boolean",
            "number_min" | "number_max" | "check_worthiness_min" | "confidence_min" => "number",
            _ => "string",
        };
        let many = kind == "string" && !name.ends_with("_from") && !name.ends_with("_to") && *name != "text";
        Parameter { many, values: ClaimFilter::names_of(name), ..parameter(name, kind, *what) }
    };
    PARAMETERS.iter().map(described).collect()
}

fn graph() -> [Parameter; 2] {
    [
        parameter("graph", "string", "IRI of the graph"),
        parameter("default", "boolean", "the unnamed graph, instead of `graph`"),
    ]
}

/// Every operation.
#[must_use]
pub fn operations() -> Vec<Operation> {
    let mut all = sparql();
    all.extend(lists());
    all.extend(things());
    all.extend(graphs_of_claims());
    all.extend(ready_queries());
    all.extend(graph_store());
    all.extend(about_the_server());
    all
}

fn sparql() -> Vec<Operation> {
    let dataset = || {
        [
            Parameter {
                many: true,
                ..parameter("default-graph-uri", "string", "a graph of the default graph")
            },
            Parameter { many: true, ..parameter("named-graph-uri", "string", "a named graph") },
            parameter("union-default-graph", "boolean", "whether the default graph is all graphs together"),
            parameter("timeout", "number", "seconds the query may take, up to the server's maximum"),
            parameter("format", "string", "form of the answer, instead of Accept"),
        ]
    };
    vec![
        Operation::get(
            "query",
            "/sparql",
            "Answer a SPARQL query; without one, describe the service",
            ANSWERS,
        )
        .with([parameter("query", "string", "the query")])
        .with(dataset()),
        Operation {
            method: "post",
            ..Operation::get("queryByPost", "/sparql", "Answer a SPARQL query", ANSWERS)
        }
        .with(dataset())
        .taking(
            &["application/sparql-query", "application/x-www-form-urlencoded"],
            "the query, or a form with `query`",
        ),
        Operation::change("update", ("post", "/update"), "Carry out a SPARQL update", "update")
            .with([
                Parameter {
                    many: true,
                    ..parameter("using-graph-uri", "string", "a graph of the default graph of WHERE")
                },
                Parameter {
                    many: true,
                    ..parameter("using-named-graph-uri", "string", "a named graph of WHERE")
                },
                parameter(
                    "using-union-graph",
                    "boolean",
                    "whether the default graph of WHERE is all graphs together",
                ),
            ])
            .taking(
                &["application/sparql-update", "application/x-www-form-urlencoded"],
                "the update, or a form with `update`",
            ),
    ]
}

/// How an uploaded text is to be read.
fn upload() -> [Parameter; 3] {
    [
        parameter("name", "string", "the file's name, of a single text"),
        parameter("language", "string", "language code; found out where it is not given"),
        parameter("date", "string", "publication date: YYYY-MM-DD, YYYY-MM or YYYY"),
    ]
}

fn lists() -> Vec<Operation> {
    let text = || parameter("text", "string", "a part of the name or text, whatever its case and accents");
    let sorts = Sort::NAMES.iter().map(|(name, _)| *name).collect();
    vec![
        Operation::get("claims", "/claims", "Claims that a filter means", DATA)
            .saying::<Linked<Claims>>()
            .with(filter())
            .with([
                Parameter { values: sorts, ..parameter("sort", "string", "order of the claims") },
                parameter("facets", "boolean", "also count the values that claims of the filter have"),
            ])
            .with(paging()),
        Operation::get("documents", "/documents", "Documents", DATA)
            .saying::<Linked<Listed<Summary>>>()
            .with([text(), parameter("language", "string", "language code")])
            .with(paging()),
        Operation::change(
            "bring",
            ("post", "/documents"),
            "Extract texts and store their claims",
            "documents",
        )
        .saying::<Uploaded>()
        .with(upload())
        .taking(&["text/plain", "text/markdown", "multipart/form-data"], "a text, or files")
        .answering(201, &["application/json", "text/event-stream"]),
        Operation::get("turns", "/turns", "Turns", DATA)
            .saying::<Linked<Listed<SegmentView>>>()
            .with([
                text(),
                parameter("document", "string", "slug or IRI of a document"),
                parameter("speaker", "string", "a part of the speaker's name"),
            ])
            .with(paging()),
        Operation::get("entities", "/entities", "Entities, those with most claims first", DATA)
            .saying::<Linked<Listed<EntitySummary>>>()
            .with([text(), parameter("kind", "string", "Person, Organization, Place…")])
            .with(paging()),
        Operation::get("relations", "/relations", "Relations, those with most claims first", DATA)
            .saying::<Linked<Listed<RelationSummary>>>()
            .with([text()])
            .with(paging()),
        Operation::get("search", "/search", "Full text over quotes, names and titles", DATA)
            .saying::<Linked<Found>>()
            .with([
                parameter("q", "string", "words, whatever their case, accents and endings"),
                Parameter {
                    values: vec!["claim", "entity", "document"],
                    ..parameter("kind", "string", "what to find")
                },
                parameter("limit", "integer", "most things, 1 to 1000"),
            ]),
        Operation::get("stats", "/stats", "What the store holds, in numbers", JSON).saying::<Linked<Stats>>(),
    ]
}

fn things() -> Vec<Operation> {
    vec![
        Operation::get("document", "/documents/{slug}", "A document with its turns and claims", DATA)
            .saying::<DocumentView>(),
        Operation::change(
            "replace",
            ("put", "/documents/{slug}"),
            "Put a text in the place of a document",
            "documents",
        )
        .saying::<Uploaded>()
        .with(upload().into_iter().skip(1))
        .taking(&["text/plain", "text/markdown"], "the text")
        .answering(201, &["application/json", "text/event-stream"]),
        Operation::change("remove", ("delete", "/documents/{slug}"), "Take a document out", "documents"),
        Operation::get("turn", "/turns/{slug}/{number}", "A turn with its claims", DATA).saying::<TurnView>(),
        Operation::get("claim", "/claims/{hash}", "A claim with its quote in place", DATA)
            .saying::<ClaimInPlace>(),
        Operation::get("entity", "/entities/{slug}", "An entity with the claims about it and by it", DATA)
            .saying::<EntityView>(),
        Operation::get("resource", ELSEWHERE, "What the store says of and with any IRI", DATA)
            .saying::<Described>()
            .with([Parameter { required: true, ..parameter("iri", "string", "the IRI") }]),
    ]
}

fn graphs_of_claims() -> Vec<Operation> {
    let options = || {
        GRAPH_PARAMETERS.iter().map(|(name, what)| {
            let kind = match *name {
                "hops" | "min_claims" | "limit" => "integer",
                "connected" | "values" | "loops" => "boolean",
                _ => "string",
            };
            let values = if *name == "aggregate" { vec!["none", "relation", "pair"] } else { Vec::new() };
            Parameter { many: *name == "around", values, ..parameter(name, kind, *what) }
        })
    };
    let formats = Format::ALL.iter().map(|format| format.name()).collect();
    vec![
        Operation {
            answer: Some(schema::cytoscape),
            ..Operation::get("graph", "/graph/{view}", "A graph of claims", &["application/json"])
        }
        .with(options())
        .with(filter()),
        Operation::get("export", "/export", "A graph of claims, or its claims, as a file", &["*/*"])
            .with([
                Parameter { values: VIEWS.to_vec(), ..parameter("view", "string", "which graph") },
                Parameter { values: formats, ..parameter("format", "string", "the form of the file") },
                parameter("bom", "boolean", "start CSV with a byte order mark"),
                parameter("rdf12", "boolean", "write RDF with the triple terms of RDF 1.2"),
                parameter("picture_nodes", "integer", "most nodes of a picture"),
            ])
            .with(options())
            .with(filter()),
    ]
}

fn ready_queries() -> Vec<Operation> {
    let mut all = vec![
        Operation::get("queries", "/queries", "The ready queries and what can be set in them", JSON)
            .saying::<Linked<Queries>>(),
    ];
    for query in ready::all() {
        let parameters = query.parameters.iter().map(|given| {
            let kind = match given.kind {
                ParameterKind::Integer => "integer",
                ParameterKind::Decimal => "number",
                ParameterKind::Text | ParameterKind::Iri => "string",
            };
            parameter(given.name, kind, format!("{} (default {})", given.description, given.default))
        });
        let (id, path) = (format!("run-{}", query.name), format!("/queries/{}", query.name));
        all.push(Operation::get(&id, &path, query.title, ANSWERS).with(parameters));
    }
    all
}

fn graph_store() -> Vec<Operation> {
    let changes = [
        ("putGraph", "put", "Put RDF in the place of a graph"),
        ("postGraph", "post", "Add RDF to a graph; without a name, to a new one"),
    ];
    let mut all = vec![
        Operation::get("getGraph", "/store", "A graph; without a name, all of them", GRAPHS).with(graph()),
        Operation::change("deleteGraph", ("delete", "/store"), "Take a graph out", "update").with(graph()),
        Operation::change(
            "patchGraph",
            ("patch", "/store"),
            "Update one graph as if it were alone",
            "update",
        )
        .with(graph())
        .taking(&["application/sparql-update"], "the update"),
    ];
    all.extend(changes.map(|(id, method, summary)| {
        Operation::change(id, (method, "/store"), summary, "update").with(graph()).taking(GRAPHS, "the data")
    }));
    all
}

fn about_the_server() -> Vec<Operation> {
    vec![
        Operation::get("health", "/healthz", "Whether the server answers", &["application/json"])
            .saying::<Alive>(),
        Operation::get("ready", "/readyz", "Whether its store does", &["application/json"]).saying::<Ready>(),
        Operation::get("metrics", "/metrics", "What the server counts", &["application/openmetrics-text"]),
    ]
}
