//! A GET without a query: the service description, or the query page for browsers.

use crate::http::negotiate;
use crate::http::reader::Reader;
use crate::http::sparql::{Form, GRAPHS};
use crate::http::{HttpError, Settings};
use crate::pages::sparql as page;
use actix_web::http::header;
use actix_web::{HttpRequest, HttpResponse};
use oxigraph::io::{RdfFormat, RdfSerializer};
use oxigraph::model::{BlankNode, NamedNodeRef, TermRef, TripleRef, vocab::rdf};
use oxigraph::sparql::results::QueryResultsFormat;
use std::io;

const SD: &str = "http://www.w3.org/ns/sparql-service-description#";

/// The description in the form that is accepted.
///
/// # Errors
/// When no form is.
pub fn respond(request: &HttpRequest, settings: &Settings) -> Result<HttpResponse, HttpError> {
    let offer = negotiate::choose(request, GRAPHS)?;
    let bytes = match offer.what {
        Form::Rdf(format) => {
            let connection = request.connection_info();
            let address = format!("{}://{}{}", connection.scheme(), connection.host(), request.path());
            write(format, &address, settings).map_err(|error| HttpError::Internal(error.to_string()))?
        }
        _ => page::empty(&Reader::of(request).context(settings)).into_string().into_bytes(),
    };
    let charset = if offer.media_type.starts_with("text/") { "; charset=utf-8" } else { "" };
    let media_type = format!("{}{charset}", offer.media_type);
    Ok(HttpResponse::Ok().insert_header((header::CONTENT_TYPE, media_type)).body(bytes))
}

/// SPARQL 1.1 Service Description, <https://www.w3.org/TR/sparql11-service-description/>.
fn write(format: RdfFormat, address: &str, settings: &Settings) -> io::Result<Vec<u8>> {
    let name = |local: &str| format!("{SD}{local}");
    let service = BlankNode::new_unchecked("service");
    let (class, endpoint) = (name("Service"), name("endpoint"));
    let mut writer = RdfSerializer::from_format(format)
        .with_prefix("sd", SD)
        .map_err(io::Error::other)?
        .for_writer(Vec::new());
    let mut add = |property: &str, object: &str| {
        let object = TermRef::NamedNode(NamedNodeRef::new_unchecked(object));
        writer.serialize_triple(TripleRef::new(&service, NamedNodeRef::new_unchecked(property), object))
    };
    add(rdf::TYPE.as_str(), &class)?;
    add(&endpoint, address)?;
    add(&name("supportedLanguage"), &name("SPARQL11Query"))?;
    if settings.union_default_graph {
        add(&name("feature"), &name("UnionDefaultGraph"))?;
    }
    use QueryResultsFormat::{Csv, Json, Tsv, Xml};
    for format in [Json, Xml, Csv, Tsv] {
        add(&name("resultFormat"), format.iri())?;
    }
    for format in [RdfFormat::Turtle, RdfFormat::NTriples, RdfFormat::RdfXml] {
        add(&name("resultFormat"), format.iri())?;
    }
    writer.finish()
}
