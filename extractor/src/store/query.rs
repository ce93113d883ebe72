//! SPARQL over the store: the union of all graphs by default, known prefixes without declaring them,
//! no network unless the options name an [`Outbound`].

use super::outbound::{self, Outbound};
use super::{Store, StoreError, functions, guard, lookup};
use crate::rdf::vocabulary::{PREFIXES, function};
use oxigraph::model::{GraphName, NamedNode, NamedOrBlankNode};
use oxigraph::sparql::{CancellationToken, QueryResults, SparqlEvaluator};
use spargebra::{SparqlParser, Update};
use std::sync::{Arc, LazyLock};

/// The prefix of the project's functions, and the last segment of their namespace.
const FUNCTIONS: (&str, &str) = ("dxf", "function");

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
    /// Answers `SERVICE`; without it, it is refused.
    pub outbound: Option<Arc<dyn Outbound>>,
}

impl Default for QueryOptions {
    fn default() -> Self {
        Self {
            union_default_graph: true,
            default_graphs: Vec::new(),
            named_graphs: Vec::new(),
            base: None,
            cancellation: None,
            outbound: None,
        }
    }
}

/// How an update is carried out.
#[derive(Clone, Default)]
pub struct UpdateOptions {
    /// `using-graph-uri` of the SPARQL protocol: the default graph of its `WHERE`.
    pub using_graphs: Vec<NamedNode>,
    /// `using-named-graph-uri` of the SPARQL protocol: the named graphs of its `WHERE`.
    pub using_named_graphs: Vec<NamedNode>,
    /// Whether the default graph of its `WHERE` is the union of all graphs.
    pub using_union_graph: bool,
    /// What relative IRIs are relative to.
    pub base: Option<String>,
    /// Lets another thread stop it; then nothing is changed.
    pub cancellation: Option<CancellationToken>,
    /// Answers `SERVICE` and `LOAD`; without it, they are refused.
    pub outbound: Option<Arc<dyn Outbound>>,
}

/// An update that is read, with everything fetched that it loads.
pub struct PreparedUpdate {
    update: Update,
    options: UpdateOptions,
}

impl PreparedUpdate {
    /// Read an update, and fetch what it loads. This may wait for other servers; carrying it out does not.
    ///
    /// # Errors
    /// When it is no SPARQL, or something it loads cannot be had.
    pub fn new(sparql: &str, options: UpdateOptions) -> Result<Self, StoreError> {
        let update = parser(options.base.as_ref(), sparql)?.parse_update(sparql)?;
        let update = outbound::fetch(update, options.outbound.as_deref())?;
        Ok(Self { update, options })
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

    /// Answer a SPARQL query. `SERVICE` is refused unless the options have an answer to it: Oxigraph is built without
    /// its HTTP client.
    ///
    /// # Errors
    /// When it is no SPARQL or cannot be answered.
    pub fn query_with(
        &self,
        sparql: &str,
        options: &QueryOptions,
    ) -> Result<QueryResults<'static>, StoreError> {
        let query = parser(options.base.as_ref(), sparql)?.parse_query(sparql)?;
        if let Some(answer) = lookup::ask(self, &query, options) {
            return Ok(QueryResults::Boolean(answer?));
        }
        let token = options.cancellation.as_ref();
        let query = if token.is_some() { guard::query(query) } else { query };
        let calls = calls(sparql, options.base.as_deref());
        let mut prepared = evaluator(calls, token, options.outbound.as_ref()).for_query(query);
        let dataset = prepared.dataset_mut();
        if !options.default_graphs.is_empty() || !options.named_graphs.is_empty() {
            let default = options.default_graphs.iter().cloned().map(GraphName::from).collect();
            let named = options.named_graphs.iter().cloned().map(NamedOrBlankNode::from).collect();
            dataset.set_default_graph(default);
            dataset.set_available_named_graphs(named);
        } else if options.union_default_graph && dataset.is_default_dataset() {
            dataset.set_default_graph_as_union();
        }
        let results = guard::stoppable(|| prepared.on_store(&self.inner).execute())??;
        Ok(match token {
            Some(token) => guard::results(results, token),
            None => results,
        })
    }

    /// Carry out a SPARQL update with the default options.
    ///
    /// # Errors
    /// When it is no SPARQL or cannot be carried out.
    pub fn update(&self, sparql: &str) -> Result<(), StoreError> {
        self.update_with(sparql, &UpdateOptions::default())
    }

    /// Carry out a SPARQL update, as one transaction. `LOAD` and `SERVICE` are refused unless the options have an
    /// answer to them.
    ///
    /// # Errors
    /// When it is no SPARQL, says `USING` or `WITH` where the options say which graphs, or cannot be carried out.
    pub fn update_with(&self, sparql: &str, options: &UpdateOptions) -> Result<(), StoreError> {
        self.carry_out(PreparedUpdate::new(sparql, options.clone())?)
    }

    /// Carry out an update that is read, as one transaction.
    ///
    /// # Errors
    /// When it says `USING` or `WITH` where its options say which graphs, or cannot be carried out.
    pub fn carry_out(&self, prepared: PreparedUpdate) -> Result<(), StoreError> {
        let PreparedUpdate { update, options } = prepared;
        let token = options.cancellation.as_ref();
        let update = if token.is_some() { guard::update(update) } else { update };
        let mut update = evaluator(true, token, options.outbound.as_ref()).for_update(update);
        let given = !options.using_graphs.is_empty() || !options.using_named_graphs.is_empty();
        for dataset in update.using_datasets_mut() {
            if !(given || options.using_union_graph) {
                continue;
            }
            if !dataset.is_default_dataset() {
                return Err(StoreError::Parameter(
                    "the update says USING or WITH, and the request which graphs to use: leave out one"
                        .to_owned(),
                ));
            }
            if given {
                let default = options.using_graphs.iter().cloned().map(GraphName::from).collect();
                let named = options.using_named_graphs.iter().cloned().map(NamedOrBlankNode::from).collect();
                dataset.set_default_graph(default);
                dataset.set_available_named_graphs(named);
            } else {
                dataset.set_default_graph_as_union();
            }
        }
        guard::stoppable(|| update.on_store(&self.inner).execute())??;
        Ok(())
    }
}

/// A parser that knows those of the project's prefixes that may stand in a text: most queries are short, name few, and
/// declare what they name.
fn parser(base: Option<&String>, sparql: &str) -> Result<SparqlParser, StoreError> {
    let known = PREFIXES.iter().chain(&[(FUNCTIONS.0, function::NAMESPACE)]);
    // Any letter may be escaped.
    let escaped = sparql.contains('\\');
    let (words, declared) = (before_colons(sparql), declared(sparql));
    let is_named = |prefix: &str| words.contains(&prefix) && !declared.contains(&prefix);
    let mut named = known.filter(|(prefix, _)| escaped || is_named(prefix));
    let parser = named
        .try_fold(SparqlParser::new(), |parser, (prefix, namespace)| parser.with_prefix(*prefix, *namespace))
        .map_err(|error| StoreError::Parameter(error.to_string()))?;
    match base {
        None => Ok(parser),
        Some(base) => parser
            .with_base_iri(base.as_str())
            .map_err(|error| StoreError::Parameter(format!("the base IRI '{base}' is no IRI: {error}"))),
    }
}

/// The letters before each colon of a text.
fn before_colons(text: &str) -> Vec<&str> {
    let letters = |at: usize| {
        let count =
            text.as_bytes()[..at].iter().rev().take_while(|byte| byte.is_ascii_alphanumeric()).count();
        &text[at - count..at]
    };
    text.match_indices(':').map(|(at, _)| letters(at)).collect()
}

/// The prefixes that a query surely declares, before anything that could be a comment.
fn declared(sparql: &str) -> Vec<&str> {
    const WORD: &str = "PREFIX";
    let (mut rest, mut declared) = (sparql.trim_start(), Vec::new());
    while rest.get(..WORD.len()).is_some_and(|word| word.eq_ignore_ascii_case(WORD)) {
        let Some((name, after)) = rest[WORD.len()..].split_once(':') else { break };
        let Some((_, after)) = after.trim_start().strip_prefix('<').and_then(|iri| iri.split_once('>'))
        else {
            break;
        };
        declared.push(name.trim());
        rest = after.trim_start();
    }
    declared
}

/// Whether a query may call the functions of this project. Their namespace ends in a segment that stands in the query in
/// one piece, unless it has the known prefix, is escaped or comes from the base.
fn calls(sparql: &str, base: Option<&str>) -> bool {
    let segment = |text: &str| text.contains(FUNCTIONS.1);
    sparql.contains('\\') || sparql.contains(FUNCTIONS.0) || segment(sparql) || base.is_some_and(segment)
}

fn evaluator(
    calls: bool,
    token: Option<&CancellationToken>,
    outbound: Option<&Arc<dyn Outbound>>,
) -> SparqlEvaluator {
    static KNOWING: LazyLock<SparqlEvaluator> = LazyLock::new(|| functions::register(SparqlEvaluator::new()));
    let evaluator = if calls { KNOWING.clone() } else { SparqlEvaluator::new() };
    let evaluator = match outbound {
        Some(outbound) => outbound::register(evaluator, outbound.clone(), token.cloned()),
        None => evaluator,
    };
    match token {
        Some(token) => guard::register(evaluator, token),
        None => evaluator,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn prefixes_are_known_unless_the_query_has_its_own() {
        let own = "\n PREFIX dx: <http://a.test/> prefix : <b#>ASK { ?s dx:p :x ; rdfs:label ?l }";
        assert_eq!(declared(own), ["dx", ""]);
        let read = |sparql: &str| {
            let base = "http://a.test/".to_owned();
            parser(Some(&base), sparql).unwrap().parse_query(sparql).unwrap().to_string()
        };
        assert!(read(own).contains("<http://a.test/p> <http://a.test/b#x>"));
        for unclear in
            ["# PREFIX\nASK { ?s dx:p 1 }", "PREFIX # dx: <x>\n e: <http://a.test/> ASK { ?s dx:p 1 }"]
        {
            assert!(!declared(unclear).contains(&"dx"), "{unclear}");
            assert!(read(unclear).contains("<https://w3id.org/dixit/ns#p>"), "{unclear}");
        }
    }
}
