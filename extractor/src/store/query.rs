//! SPARQL over the store: the union of all graphs by default, known prefixes without declaring them,
//! no network.

use super::{Store, StoreError};
use crate::rdf::vocabulary::PREFIXES;
use oxigraph::model::{GraphName, NamedNode, NamedOrBlankNode};
use oxigraph::sparql::{CancellationToken, QueryResults, SparqlEvaluator};

/// How a query is evaluated.
#[derive(Clone)]
pub struct QueryOptions {
    /// Whether the default graph is the union of all graphs, unless the query (`FROM`) or the
    /// protocol (`default_graphs`) says which graphs it is.
    pub union_default_graph: bool,
    /// `default-graph-uri` of the SPARQL protocol; overrides the query's `FROM`.
    pub default_graphs: Vec<NamedNode>,
    /// `named-graph-uri` of the SPARQL protocol; overrides the query's `FROM NAMED`.
    pub named_graphs: Vec<NamedNode>,
    /// What relative IRIs are relative to.
    pub base: Option<String>,
    /// Lets another thread stop the evaluation.
    pub cancellation: Option<CancellationToken>,
}

impl Default for QueryOptions {
    fn default() -> Self {
        Self {
            union_default_graph: true,
            default_graphs: Vec::new(),
            named_graphs: Vec::new(),
            base: None,
            cancellation: None,
        }
    }
}

impl Store {
    /// Answer a SPARQL query with the default options.
    ///
    /// # Errors
    /// When it is no SPARQL or cannot be answered.
    pub fn query(&self, sparql: &str) -> Result<QueryResults<'static>, StoreError> {
        self.query_with(sparql, &QueryOptions::default())
    }

    /// Answer a SPARQL query. `SERVICE` is refused: Oxigraph is built without its HTTP client.
    ///
    /// # Errors
    /// When it is no SPARQL or cannot be answered.
    pub fn query_with(
        &self,
        sparql: &str,
        options: &QueryOptions,
    ) -> Result<QueryResults<'static>, StoreError> {
        let mut prepared = evaluator(options)?.parse_query(sparql)?;
        let dataset = prepared.dataset_mut();
        if !options.default_graphs.is_empty() || !options.named_graphs.is_empty() {
            let default = options.default_graphs.iter().cloned().map(GraphName::from).collect();
            let named = options.named_graphs.iter().cloned().map(NamedOrBlankNode::from).collect();
            dataset.set_default_graph(default);
            dataset.set_available_named_graphs(named);
        } else if options.union_default_graph && dataset.is_default_dataset() {
            dataset.set_default_graph_as_union();
        }
        Ok(prepared.on_store(&self.inner).execute()?)
    }

    /// Carry out a SPARQL update. `LOAD` and `SERVICE` reach nothing.
    ///
    /// # Errors
    /// When it is no SPARQL or cannot be carried out.
    pub fn update(&self, sparql: &str) -> Result<(), StoreError> {
        let update = evaluator(&QueryOptions::default())?.parse_update(sparql)?;
        update.on_store(&self.inner).execute()?;
        Ok(())
    }
}

fn evaluator(options: &QueryOptions) -> Result<SparqlEvaluator, StoreError> {
    let mut evaluator = SparqlEvaluator::new();
    for (prefix, namespace) in PREFIXES {
        evaluator = evaluator
            .with_prefix(*prefix, *namespace)
            .map_err(|error| StoreError::Parameter(error.to_string()))?;
    }
    if let Some(base) = &options.base {
        evaluator = evaluator
            .with_base_iri(base.as_str())
            .map_err(|error| StoreError::Parameter(format!("the base IRI '{base}' is no IRI: {error}")))?;
    }
    if let Some(token) = &options.cancellation {
        evaluator = evaluator.with_cancellation_token(token.clone());
    }
    Ok(evaluator)
}
