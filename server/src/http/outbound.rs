//! [`Client`]: asks other servers for `SERVICE` and `LOAD`: those on a list alone, and only at public addresses.
//!
//! The list is empty unless whoever starts the server fills it, and then there is no client at all. A name on it is
//! resolved first, and its addresses are looked at; the connection goes to exactly these, so that a name cannot point
//! elsewhere in between. Redirects are not followed and proxies of the environment not used. Time and size are bounded.

mod addresses;
mod allowed;

pub use allowed::Allowed;

use addresses::is_public;
use dixit_extractor::store::{Outbound, OutboundError};
use oxigraph::io::{RdfFormat, RdfParser};
use oxigraph::model::{NamedNode, Triple};
use oxigraph::sparql::results::{QueryResultsFormat, QueryResultsParser, ReaderQueryResultsParserOutput};
use oxigraph::sparql::{QueryEvaluationError, QuerySolutionIter};
use std::fmt::Display;
use std::net::IpAddr;
use std::time::Duration;
use ureq::config::Config;
use ureq::http::{Response, Uri, header};
use ureq::unversioned::resolver::{DefaultResolver, ResolvedSocketAddrs, Resolver};
use ureq::unversioned::transport::{DefaultConnector, NextTimeout};
use ureq::{Agent, Body, BodyReader};

/// Who may be asked, and how long and how much.
#[derive(Debug, Clone)]
pub struct OutboundSettings {
    /// Whom `SERVICE` and `LOAD` may ask; nobody by default.
    pub allowed: Vec<Allowed>,
    /// How long one request may take, from resolving the name to the last byte.
    pub timeout: Duration,
    /// Most bytes of one answer.
    pub max_bytes: u64,
    /// Whether addresses of this machine and its network may be asked: for tests, which have nobody else to ask.
    pub(super) private: bool,
}

impl Default for OutboundSettings {
    fn default() -> Self {
        Self { allowed: Vec::new(), timeout: Duration::from_secs(10), max_bytes: 32 << 20, private: false }
    }
}

/// Asks other servers.
#[derive(Debug)]
pub struct Client {
    agent: Agent,
    settings: OutboundSettings,
}

const SOLUTIONS: &str = "application/sparql-results+json, application/sparql-results+xml;q=0.9";
const RDF: &str = "text/turtle, application/n-triples, application/rdf+xml;q=0.9, application/trig;q=0.5, \
    application/n-quads;q=0.5, application/ld+json;q=0.1";

impl Client {
    /// A client for these settings; none where nobody may be asked.
    #[must_use]
    pub fn new(settings: &OutboundSettings) -> Option<Self> {
        if settings.allowed.is_empty() {
            return None;
        }
        let config = Agent::config_builder()
            .timeout_global(Some(settings.timeout))
            .max_redirects(0)
            .http_status_as_error(false)
            .proxy(None)
            .max_idle_connections(0)
            .user_agent(concat!("Dixit/", env!("CARGO_PKG_VERSION")))
            .build();
        let resolver = PublicOnly { inner: DefaultResolver::default(), private: settings.private };
        let agent = Agent::with_parts(config, DefaultConnector::default(), resolver);
        Some(Self { agent, settings: settings.clone() })
    }

    /// Whether the list has it.
    fn check(&self, iri: &NamedNode) -> Result<(), OutboundError> {
        let refused = |why: String| OutboundError::Refused { iri: iri.as_str().to_owned(), why };
        let asked = Allowed::asked(iri.as_str()).map_err(|error| refused(error.to_string()))?;
        if self.settings.allowed.iter().any(|allowed| allowed.covers(&asked)) {
            return Ok(());
        }
        Err(refused("it is not on the list of --allow-outbound".to_owned()))
    }

    /// The media type and the bytes of an answer, as they come.
    fn open(
        &self,
        iri: &NamedNode,
        answer: Result<Response<Body>, ureq::Error>,
    ) -> Result<(String, BodyReader<'static>), OutboundError> {
        let answer = answer.map_err(|error| failure(iri, error))?;
        let status = answer.status();
        if status.is_redirection() {
            let to =
                answer.headers().get(header::LOCATION).and_then(|to| to.to_str().ok()).unwrap_or_default();
            return Err(failed(
                iri,
                format!("it points to <{to}>, and redirects are not followed: name that address"),
            ));
        }
        if !status.is_success() {
            return Err(failed(iri, format!("its status is {status}")));
        }
        let media_type = answer.headers().get(header::CONTENT_TYPE).and_then(|name| name.to_str().ok());
        let media_type = media_type.unwrap_or_default().to_owned();
        let body = answer.into_body().into_with_config().limit(self.settings.max_bytes);
        Ok((media_type, body.reader()))
    }
}

impl Outbound for Client {
    fn select(&self, service: &NamedNode, query: &str) -> Result<QuerySolutionIter<'static>, OutboundError> {
        self.check(service)?;
        let request = self.agent.post(service.as_str()).header(header::ACCEPT, SOLUTIONS);
        let answer = request.content_type("application/sparql-query").send(query);
        let (media_type, body) = self.open(service, answer)?;
        let unfit =
            || failed(service, format!("'{media_type}' is no form of SPARQL results that can be read"));
        let format = QueryResultsFormat::from_media_type(&media_type).ok_or_else(unfit)?;
        let parsed = QueryResultsParser::from_format(format).for_reader(body);
        match parsed.map_err(|error| failed(service, error))? {
            ReaderQueryResultsParserOutput::Solutions(rows) => {
                let service = service.clone();
                let later = move |error| QueryEvaluationError::Service(Box::new(failed(&service, error)));
                Ok(QuerySolutionIter::new(rows.variables().into(), rows.map(move |row| row.map_err(&later))))
            }
            ReaderQueryResultsParserOutput::Boolean(_) => Err(failed(service, "it gives no solutions")),
        }
    }

    fn load(&self, source: &NamedNode) -> Result<Vec<Triple>, OutboundError> {
        self.check(source)?;
        let answer = self.agent.get(source.as_str()).header(header::ACCEPT, RDF).call();
        let (media_type, body) = self.open(source, answer)?;
        let unfit = || failed(source, format!("'{media_type}' is no form of RDF that can be read"));
        let format =
            RdfFormat::from_media_type(&media_type).or_else(|| by_ending(source)).ok_or_else(unfit)?;
        let parser = RdfParser::from_format(format).without_named_graphs().with_base_iri(source.as_str());
        let parser = parser.map_err(|error| failed(source, error))?;
        let quads = parser.for_reader(body).map(|quad| quad.map(Triple::from));
        quads.collect::<Result<_, _>>().map_err(|error| failed(source, error))
    }
}

/// The form of RDF that the ending of an address names.
fn by_ending(source: &NamedNode) -> Option<RdfFormat> {
    let path = source.as_str().split(['?', '#']).next()?;
    RdfFormat::from_extension(path.rsplit_once('.')?.1)
}

fn failed(iri: &NamedNode, why: impl Display) -> OutboundError {
    OutboundError::Failed { iri: iri.as_str().to_owned(), why: why.to_string() }
}

fn failure(iri: &NamedNode, error: ureq::Error) -> OutboundError {
    match error {
        ureq::Error::Other(other) if other.is::<PrivateAddress>() => {
            OutboundError::Refused { iri: iri.as_str().to_owned(), why: other.to_string() }
        }
        error => failed(iri, error),
    }
}

/// A name that leads to this machine or its network.
#[derive(Debug, thiserror::Error)]
#[error("its host has the address {0}, which is private to this machine or its network")]
struct PrivateAddress(IpAddr);

/// Resolves names, and refuses those that lead inside.
#[derive(Debug)]
struct PublicOnly {
    inner: DefaultResolver,
    private: bool,
}

impl Resolver for PublicOnly {
    fn resolve(
        &self,
        uri: &Uri,
        config: &Config,
        timeout: NextTimeout,
    ) -> Result<ResolvedSocketAddrs, ureq::Error> {
        let found = self.inner.resolve(uri, config, timeout)?;
        match found.iter().map(std::net::SocketAddr::ip).find(|address| !is_public(*address)) {
            Some(inside) if !self.private => Err(ureq::Error::Other(Box::new(PrivateAddress(inside)))),
            _ => Ok(found),
        }
    }
}
