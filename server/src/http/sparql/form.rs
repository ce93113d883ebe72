//! [`Asked`]: what a request of the SPARQL Protocol asks, however it is sent.

use crate::http::HttpError;
use actix_web::HttpRequest;
use actix_web::http::{Method, header};
use oxigraph::model::NamedNode;
use percent_encoding::percent_decode_str;

/// A query with its dataset.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Asked {
    /// The query.
    pub query: String,
    /// `default-graph-uri`
    pub default_graphs: Vec<NamedNode>,
    /// `named-graph-uri`
    pub named_graphs: Vec<NamedNode>,
    /// `union-default-graph`, where it is given.
    pub union_default_graph: Option<bool>,
}

impl Asked {
    /// What is asked; `None` for a GET without a query.
    ///
    /// # Errors
    /// When the request does not follow the protocol.
    pub fn read(request: &HttpRequest, body: &[u8]) -> Result<Option<Self>, HttpError> {
        let mut pairs = decode(request.query_string())?;
        if request.method() == Method::POST {
            let given = request.headers().get(header::CONTENT_TYPE);
            let given = given.and_then(|value| value.to_str().ok()).unwrap_or_default();
            let media_type = given.split(';').next().unwrap_or_default().trim().to_ascii_lowercase();
            let text = str::from_utf8(body)
                .map_err(|_| HttpError::BadRequest("the body is not UTF-8".to_owned()))?;
            match media_type.as_str() {
                "application/sparql-query" => pairs.push(("query".to_owned(), text.to_owned())),
                "application/x-www-form-urlencoded" => pairs.extend(decode(text)?),
                other => return Err(HttpError::UnsupportedMediaType(other.to_owned())),
            }
        }
        Self::from_pairs(pairs, request.method() == Method::POST)
    }

    fn from_pairs(pairs: Vec<(String, String)>, required: bool) -> Result<Option<Self>, HttpError> {
        let mut query = None;
        let (mut default_graphs, mut named_graphs, mut union_default_graph) = (Vec::new(), Vec::new(), None);
        for (key, value) in pairs {
            match key.as_str() {
                "query" if query.is_some() => {
                    return Err(HttpError::BadRequest("there is more than one query".to_owned()));
                }
                "query" => query = Some(value),
                "default-graph-uri" => default_graphs.push(graph(&value)?),
                "named-graph-uri" => named_graphs.push(graph(&value)?),
                "union-default-graph" => {
                    union_default_graph = Some(!matches!(value.as_str(), "false" | "0" | "no"));
                }
                "update" => {
                    return Err(HttpError::BadRequest(
                        "updates are not possible: this is read-only".to_owned(),
                    ));
                }
                _ => {}
            }
        }
        match query {
            Some(query) => Ok(Some(Self { query, default_graphs, named_graphs, union_default_graph })),
            None if required => Err(HttpError::BadRequest("there is no query".to_owned())),
            None => Ok(None),
        }
    }
}

fn graph(iri: &str) -> Result<NamedNode, HttpError> {
    NamedNode::new(iri)
        .map_err(|error| HttpError::BadRequest(format!("the graph '{iri}' is no IRI: {error}")))
}

/// `a=b&c=d` as pairs (application/x-www-form-urlencoded).
fn decode(text: &str) -> Result<Vec<(String, String)>, HttpError> {
    let plain = |piece: &str| {
        let spaced = piece.replace('+', " ");
        let decoded = percent_decode_str(&spaced).decode_utf8().map(std::borrow::Cow::into_owned);
        decoded.map_err(|_| HttpError::BadRequest("the parameters are not UTF-8".to_owned()))
    };
    text.split('&')
        .filter(|pair| !pair.is_empty())
        .map(|pair| {
            let (key, value) = pair.split_once('=').unwrap_or((pair, ""));
            Ok((plain(key)?, plain(value)?))
        })
        .collect()
}
