//! [`Asked`]: what a request of the SPARQL Protocol asks, however it is sent.

use crate::http::parameters::{self, Pair};
use crate::http::{HttpError, Settings};
use actix_web::HttpRequest;
use actix_web::http::Method;
use dixit_extractor::store::QueryOptions;
use oxigraph::model::NamedNode;
use std::time::Duration;

/// A query with its dataset.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Asked {
    /// The query.
    pub query: String,
    /// `default-graph-uri`
    pub default_graphs: Vec<NamedNode>,
    /// `named-graph-uri`
    pub named_graphs: Vec<NamedNode>,
    /// `union-default-graph`, where it is given.
    pub union_default_graph: Option<bool>,
    /// `format`, where it is given.
    pub format: Option<String>,
    /// `timeout`, where it is given.
    pub timeout: Option<Duration>,
}

const WANTED: &str = "application/sparql-query or application/x-www-form-urlencoded";

impl Asked {
    /// What is asked; `None` for a GET without a query.
    ///
    /// # Errors
    /// When the request does not follow the protocol.
    pub fn read(request: &HttpRequest, body: &[u8]) -> Result<Option<Self>, HttpError> {
        let mut pairs = parameters::decode(request.query_string())?;
        let posted = request.method() == Method::POST;
        if posted {
            let text = || parameters::text(request, body);
            match parameters::media_type(request).as_str() {
                "application/sparql-query" => pairs.push(("query".to_owned(), text()?.to_owned())),
                "application/x-www-form-urlencoded" => pairs.extend(parameters::decode(text()?)?),
                other => {
                    return Err(HttpError::UnsupportedMediaType {
                        given: other.to_owned(),
                        wanted: WANTED.to_owned(),
                    });
                }
            }
        }
        Self::from_pairs(&pairs, posted)
    }

    /// Whether other servers may have a say in the answer.
    #[must_use]
    pub fn asks_elsewhere(&self) -> bool {
        const WORD: &[u8] = b"SERVICE";
        self.query.as_bytes().windows(WORD.len()).any(|bytes| bytes.eq_ignore_ascii_case(WORD))
    }

    /// How the query is to be evaluated, but for what stops it and whom it may ask.
    #[must_use]
    pub fn options(&self, settings: &Settings) -> QueryOptions {
        QueryOptions {
            union_default_graph: self.union_default_graph.unwrap_or(settings.union_default_graph),
            default_graphs: self.default_graphs.clone(),
            named_graphs: self.named_graphs.clone(),
            base: Some(settings.base.clone()),
            cancellation: None,
            outbound: None,
        }
    }

    fn from_pairs(pairs: &[Pair], required: bool) -> Result<Option<Self>, HttpError> {
        let bad = |message: &str| Err(HttpError::BadRequest(message.to_owned()));
        if parameters::one(pairs, "update").is_some() {
            return bad("updates go to /update, by POST");
        }
        let mut queries = pairs.iter().filter(|(key, _)| key == "query");
        match (queries.next(), queries.next()) {
            (Some(_), Some(_)) => bad("there is more than one query"),
            (None, _) if required => bad("there is no query"),
            (None, _) => Ok(None),
            (Some((_, query)), None) => Self::of_query(query.clone(), pairs).map(Some),
        }
    }

    /// A query, with its dataset and limits as the parameters have them.
    ///
    /// # Errors
    /// When a parameter does not fit.
    pub fn of_query(query: String, pairs: &[Pair]) -> Result<Self, HttpError> {
        Ok(Self {
            query,
            default_graphs: graphs(pairs, "default-graph-uri")?,
            named_graphs: graphs(pairs, "named-graph-uri")?,
            union_default_graph: parameters::flag(pairs, "union-default-graph"),
            format: parameters::one(pairs, "format").filter(|f| !f.is_empty()).map(str::to_owned),
            timeout: timeout(pairs)?,
        })
    }
}

/// The IRIs of a parameter.
///
/// # Errors
/// When one is none.
pub fn graphs(pairs: &[Pair], name: &str) -> Result<Vec<NamedNode>, HttpError> {
    let given = pairs.iter().filter(|(key, _)| key == name);
    given
        .map(|(_, iri)| {
            NamedNode::new(iri)
                .map_err(|error| HttpError::BadRequest(format!("the graph '{iri}' is no IRI: {error}")))
        })
        .collect()
}

/// `timeout` in seconds.
///
/// # Errors
/// When it is no positive number.
pub fn timeout(pairs: &[Pair]) -> Result<Option<Duration>, HttpError> {
    let Some(given) = parameters::one(pairs, "timeout").filter(|given| !given.is_empty()) else {
        return Ok(None);
    };
    let seconds = given.parse().ok().filter(|seconds: &f64| *seconds > 0.0);
    let timeout = seconds.and_then(|seconds| Duration::try_from_secs_f64(seconds).ok());
    timeout.map(Some).ok_or_else(|| {
        HttpError::BadRequest(format!("the parameter 'timeout' is '{given}': use a number of seconds"))
    })
}
