//! A GET without a query: the service description, or the query page for browsers.

use crate::http::forms::{Form, GRAPHS};
use crate::http::reader::Reader;
use crate::http::{HttpError, State, cache, negotiate};
use crate::pages;
use actix_web::http::header;
use actix_web::{HttpRequest, HttpResponse, web};
use oxigraph::io::{RdfFormat, RdfSerializer};
use oxigraph::model::vocab::{rdf, xsd};
use oxigraph::model::{Literal, NamedNodeRef, NamedOrBlankNode, TermRef, TripleRef};
use oxigraph::sparql::results::QueryResultsFormat;
use std::io;

const SD: &str = "http://www.w3.org/ns/sparql-service-description#";
const VOID: &str = "http://rdfs.org/ns/void#";
const FORMATS: &str = "http://www.w3.org/ns/formats/";

/// Most named graphs that are listed.
const GRAPHS_LISTED: usize = 1000;

/// The description in the form that is accepted.
///
/// # Errors
/// When no form is, or the store fails.
pub async fn respond(request: &HttpRequest, state: &web::Data<State>) -> Result<HttpResponse, HttpError> {
    let offer = negotiate::choose(request, GRAPHS)?;
    let bytes = match offer.what {
        Form::Rdf(format) => {
            if let Some(unchanged) = cache::unchanged(request, state) {
                return Ok(unchanged);
            }
            let address = address(request);
            let state = state.clone();
            web::block(move || write(format, &address, &state))
                .await
                .map_err(|error| HttpError::Internal(error.to_string()))??
        }
        _ => {
            let reader = Reader::of(request);
            pages::sparql::empty(&reader.context(&state.settings)).into_string().into_bytes()
        }
    };
    let response = HttpResponse::Ok().insert_header((header::CONTENT_TYPE, offer.content_type())).body(bytes);
    Ok(if offer.what == Form::Html { response } else { cache::stamp(response, state) })
}

/// The address of the endpoint, as the client knows it.
fn address(request: &HttpRequest) -> String {
    let connection = request.connection_info();
    let path = negotiate::without_ending(request.path());
    format!("{}://{}{path}", connection.scheme(), connection.host())
}

/// SPARQL 1.1 Service Description, <https://www.w3.org/TR/sparql11-service-description/>, with the counts of
/// VoID, <https://www.w3.org/TR/void/>.
fn write(format: RdfFormat, address: &str, state: &State) -> Result<Vec<u8>, HttpError> {
    let counts = state.counts()?;
    let mut about = Description::new(format, address)?;
    let service = about.node("");
    about.link(&service, "a", &format!("{SD}Service"))?;
    about.link(&service, "endpoint", address)?;
    for language in ["SPARQL11Query", "SPARQL11Update"] {
        let possible = language == "SPARQL11Query" || state.settings.access.writable;
        if possible {
            about.link(&service, "supportedLanguage", &format!("{SD}{language}"))?;
        }
    }
    if state.settings.union_default_graph {
        about.link(&service, "feature", &format!("{SD}UnionDefaultGraph"))?;
    }
    let results =
        [QueryResultsFormat::Json, QueryResultsFormat::Xml, QueryResultsFormat::Csv, QueryResultsFormat::Tsv];
    for format in results {
        about.link(&service, "resultFormat", format.iri())?;
    }
    let graphs =
        [RdfFormat::Turtle, RdfFormat::NTriples, RdfFormat::RdfXml, RdfFormat::NQuads, RdfFormat::TriG];
    for format in graphs {
        about.link(&service, "resultFormat", format.iri())?;
    }
    about.link(&service, "resultFormat", &format!("{FORMATS}JSON-LD"))?;
    let (dataset, default) = (about.node("dataset"), about.node("default-graph"));
    about.node_link(&service, "defaultDataset", &dataset)?;
    about.link(&dataset, "a", &format!("{SD}Dataset"))?;
    about.link(&dataset, "a", &format!("{VOID}Dataset"))?;
    about.node_link(&dataset, "defaultGraph", &default)?;
    about.link(&default, "a", &format!("{SD}Graph"))?;
    about.count(&dataset, "triples", counts.quads)?;
    about.count(&dataset, "documents", counts.documents)?;
    about.count(&dataset, "entities", counts.entities)?;
    for (index, name) in counts.graphs.iter().take(GRAPHS_LISTED).enumerate() {
        let graph = about.node(&format!("graph-{index}"));
        about.node_link(&dataset, "namedGraph", &graph)?;
        about.link(&graph, "a", &format!("{SD}NamedGraph"))?;
        about.link(&graph, "name", name)?;
    }
    Ok(about.writer.finish()?)
}

/// The description as it is written.
struct Description {
    writer: oxigraph::io::WriterQuadSerializer<Vec<u8>>,
    address: String,
}

impl Description {
    fn new(format: RdfFormat, address: &str) -> io::Result<Self> {
        let serializer = RdfSerializer::from_format(format)
            .with_prefix("sd", SD)
            .and_then(|serializer| serializer.with_prefix("void", VOID))
            .map_err(io::Error::other)?;
        Ok(Self { writer: serializer.for_writer(Vec::new()), address: address.to_owned() })
    }

    /// `{address}#{name}`: nodes have names, so that two descriptions can be compared.
    fn node(&self, name: &str) -> NamedOrBlankNode {
        let iri = if name.is_empty() {
            format!("{}#service", self.address)
        } else {
            format!("{}#{name}", self.address)
        };
        NamedOrBlankNode::NamedNode(oxigraph::model::NamedNode::new_unchecked(iri))
    }

    fn add(&mut self, subject: &NamedOrBlankNode, property: &str, object: TermRef<'_>) -> io::Result<()> {
        let property = match property {
            "a" => rdf::TYPE.as_str().to_owned(),
            "triples" | "documents" | "entities" => format!("{VOID}{property}"),
            other => format!("{SD}{other}"),
        };
        self.writer.serialize_triple(TripleRef::new(subject, NamedNodeRef::new_unchecked(&property), object))
    }

    fn link(&mut self, subject: &NamedOrBlankNode, property: &str, object: &str) -> io::Result<()> {
        self.add(subject, property, TermRef::NamedNode(NamedNodeRef::new_unchecked(object)))
    }

    fn node_link(
        &mut self,
        subject: &NamedOrBlankNode,
        property: &str,
        object: &NamedOrBlankNode,
    ) -> io::Result<()> {
        self.add(subject, property, object.as_ref().into())
    }

    fn count(&mut self, subject: &NamedOrBlankNode, property: &str, count: usize) -> io::Result<()> {
        let count = Literal::new_typed_literal(count.to_string(), xsd::INTEGER);
        self.add(subject, property, count.as_ref().into())
    }
}
