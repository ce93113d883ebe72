//! [`Outbound`]: how `SERVICE` and `LOAD` reach elsewhere, where somebody lets them. The library has no network of its
//! own: without an [`Outbound`] both are refused.

use super::StoreError;
use oxigraph::model::{NamedNode, Triple};
use oxigraph::sparql::{
    CancellationToken, DefaultServiceHandler, QueryEvaluationError, QuerySolutionIter, SparqlEvaluator,
};
use oxiri::Iri;
use spargebra::algebra::GraphPattern;
use spargebra::term::Quad;
use spargebra::{GraphUpdateOperation, Query, Update};
use std::sync::Arc;

/// Why nothing came from elsewhere.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum OutboundError {
    /// It must not be asked.
    #[error("<{iri}> is not asked: {why}")]
    Refused {
        /// The address.
        iri: String,
        /// Why not, and how to mend it.
        why: String,
    },
    /// It was asked, and did not answer well.
    #[error("<{iri}> did not answer: {why}")]
    Failed {
        /// The address.
        iri: String,
        /// What happened.
        why: String,
    },
}

/// Somebody who asks other servers.
pub trait Outbound: Send + Sync {
    /// What a SPARQL endpoint answers to a `SELECT` query.
    ///
    /// # Errors
    /// When it must not be asked or does not answer.
    fn select(&self, service: &NamedNode, query: &str) -> Result<QuerySolutionIter<'static>, OutboundError>;

    /// The triples of a document on the web.
    ///
    /// # Errors
    /// When it must not be fetched, cannot be, or is no RDF.
    fn load(&self, source: &NamedNode) -> Result<Vec<Triple>, OutboundError>;
}

/// Let an evaluator ask other servers, until it is cancelled.
pub(super) fn register(
    evaluator: SparqlEvaluator,
    outbound: Arc<dyn Outbound>,
    token: Option<CancellationToken>,
) -> SparqlEvaluator {
    evaluator.with_default_service_handler(Services { outbound, token })
}

struct Services {
    outbound: Arc<dyn Outbound>,
    token: Option<CancellationToken>,
}

impl DefaultServiceHandler for Services {
    type Error = QueryEvaluationError;

    fn handle(
        &self,
        service: &NamedNode,
        pattern: &GraphPattern,
        base: Option<&Iri<String>>,
    ) -> Result<QuerySolutionIter<'static>, QueryEvaluationError> {
        if self.token.as_ref().is_some_and(CancellationToken::is_cancelled) {
            return Err(QueryEvaluationError::Cancelled);
        }
        let query = Query::Select { dataset: None, pattern: pattern.clone(), base_iri: base.cloned() };
        let answer = self.outbound.select(service, &query.to_string());
        answer.map_err(|error| QueryEvaluationError::Service(Box::new(error)))
    }
}

/// Fetch what an update loads, so that it inserts data: nobody waits for other servers while it is carried out.
pub(super) fn fetch(mut update: Update, outbound: Option<&dyn Outbound>) -> Result<Update, StoreError> {
    let mut operations = Vec::with_capacity(update.operations.len());
    for operation in update.operations {
        let GraphUpdateOperation::Load { silent, source, destination } = operation else {
            operations.push(operation);
            continue;
        };
        match outbound.ok_or(StoreError::Outbound)?.load(&source) {
            Ok(triples) => {
                let quad = |Triple { subject, predicate, object }| {
                    let graph_name = destination.clone();
                    Quad { subject, predicate, object, graph_name }
                };
                let data = triples.into_iter().map(quad).collect();
                operations.push(GraphUpdateOperation::InsertData { data });
            }
            Err(_) if silent => {}
            Err(error) => return Err(error.into()),
        }
    }
    update.operations = operations;
    Ok(update)
}
