//! RDF that a request brings.

use crate::http::HttpError;
use crate::http::body::{self, Part};
use crate::http::parameters;
use actix_web::{HttpRequest, web};
use oxigraph::io::{RdfFormat, RdfParser};
use oxigraph::model::{GraphName, Quad};

const WANTED: &str = "text/turtle, application/n-triples, application/rdf+xml, application/ld+json, application/n-quads, application/trig, or several in multipart/form-data";

/// A file of RDF.
pub struct Rdf {
    format: RdfFormat,
    bytes: Vec<u8>,
}

/// The files of RDF that a request brings.
///
/// # Errors
/// When the media type is none of RDF.
pub async fn parts(request: &HttpRequest, body: web::Bytes) -> Result<Vec<Rdf>, HttpError> {
    let media_type = parameters::media_type(request);
    if media_type == "multipart/form-data" {
        let parts = body::parts(request, body).await?;
        return parts.into_iter().map(of_part).collect();
    }
    Ok(vec![Rdf { format: format(&media_type)?, bytes: body.to_vec() }])
}

fn of_part(part: Part) -> Result<Rdf, HttpError> {
    let ending = part.file.as_deref().and_then(|file| file.rsplit_once('.')).map(|(_, ending)| ending);
    let by_type = part.media_type.as_deref().and_then(RdfFormat::from_media_type);
    let format = by_type.or_else(|| ending.and_then(RdfFormat::from_extension));
    let given = || part.media_type.clone().unwrap_or_default();
    match format {
        Some(format) => Ok(Rdf { format, bytes: part.bytes }),
        None => Err(HttpError::UnsupportedMediaType { given: given(), wanted: WANTED.to_owned() }),
    }
}

fn format(media_type: &str) -> Result<RdfFormat, HttpError> {
    RdfFormat::from_media_type(media_type).ok_or_else(|| HttpError::UnsupportedMediaType {
        given: media_type.to_owned(),
        wanted: WANTED.to_owned(),
    })
}

impl Rdf {
    /// Whether it may hold several graphs.
    pub fn is_dataset(&self) -> bool {
        matches!(self.format, RdfFormat::NQuads | RdfFormat::TriG)
    }

    /// Its quads: all in `graph`, or, without one, in the graphs it says. Blank nodes of different files are
    /// different.
    ///
    /// # Errors
    /// When it is not well-formed, or names graphs and must not.
    pub fn quads(&self, graph: Option<&GraphName>, base: &str) -> Result<Vec<Quad>, HttpError> {
        let parser = RdfParser::from_format(self.format).rename_blank_nodes();
        let parser = parser.with_base_iri(base).map_err(|error| HttpError::BadRequest(error.to_string()))?;
        let parser = match graph {
            Some(graph) => parser.without_named_graphs().with_default_graph(graph.clone()),
            None => parser,
        };
        parser
            .for_slice(&self.bytes)
            .collect::<Result<_, _>>()
            .map_err(|error| HttpError::Data(error.to_string()))
    }
}

/// The update that a `PATCH` brings.
///
/// # Errors
/// When it is no SPARQL update.
pub fn update(request: &HttpRequest, body: &[u8]) -> Result<String, HttpError> {
    match parameters::media_type(request).as_str() {
        "application/sparql-update" => Ok(parameters::text(request, body)?.to_owned()),
        other => Err(HttpError::UnsupportedMediaType {
            given: other.to_owned(),
            wanted: "application/sparql-update".to_owned(),
        }),
    }
}
