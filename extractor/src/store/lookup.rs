//! [`ask`]: whether a single triple pattern matches. That is one look into an index: planning it takes longer.

use super::{QueryOptions, Store};
use oxigraph::model::{GraphNameRef, NamedNodeRef, NamedOrBlankNodeRef, TermRef};
use oxigraph::store::StorageError;
use spargebra::Query;
use spargebra::algebra::GraphPattern;
use spargebra::term::{NamedNodePattern, TermPattern, TriplePattern};

/// The answer to `ASK { … }` with one triple pattern over the default graph, or over all graphs; `None` for any other query.
///
/// # Errors
/// When the store cannot be read.
pub(super) fn ask(
    store: &Store,
    query: &Query,
    options: &QueryOptions,
) -> Option<Result<bool, StorageError>> {
    let Query::Ask { dataset: None, pattern: GraphPattern::Project { inner, .. }, .. } = query else {
        return None;
    };
    let GraphPattern::Bgp { patterns } = &**inner else { return None };
    let [pattern] = &**patterns else { return None };
    if !options.default_graphs.is_empty() || !options.named_graphs.is_empty() {
        return None;
    }
    let graph = if options.union_default_graph { None } else { Some(GraphNameRef::DefaultGraph) };
    let Constants { subject, predicate, object } = constants(pattern)?;
    store
        .inner
        .quads_for_pattern(subject, predicate, object, graph)
        .next()
        .map_or(Some(Ok(false)), |found| Some(found.map(|_| true)))
}

/// What a triple pattern says; what it leaves open is `None`.
struct Constants<'a> {
    subject: Option<NamedOrBlankNodeRef<'a>>,
    predicate: Option<NamedNodeRef<'a>>,
    object: Option<TermRef<'a>>,
}

/// The constants of a pattern whose open places are independent of each other; `None` for any other pattern.
fn constants(pattern: &TriplePattern) -> Option<Constants<'_>> {
    let (subject, subject_name) = match &pattern.subject {
        TermPattern::NamedNode(node) => (Some(node.into()), None),
        TermPattern::Variable(variable) => (None, Some(variable.as_str())),
        // Blank nodes are variables that nobody reads.
        TermPattern::BlankNode(node) => (None, Some(node.as_str())),
        TermPattern::Literal(_) | TermPattern::Triple(_) => return None,
    };
    let (predicate, predicate_name) = match &pattern.predicate {
        NamedNodePattern::NamedNode(node) => (Some(node.as_ref()), None),
        NamedNodePattern::Variable(variable) => (None, Some(variable.as_str())),
    };
    let (object, object_name) = match &pattern.object {
        TermPattern::NamedNode(node) => (Some(node.into()), None),
        TermPattern::Literal(literal) => (Some(literal.into()), None),
        TermPattern::Variable(variable) => (None, Some(variable.as_str())),
        TermPattern::BlankNode(node) => (None, Some(node.as_str())),
        TermPattern::Triple(_) => return None,
    };
    let names = [subject_name, predicate_name, object_name];
    let twice =
        |name: &Option<&str>| name.is_some() && names.iter().filter(|other| *other == name).count() > 1;
    (!names.iter().any(twice)).then_some(Constants { subject, predicate, object })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rdf::fixture::harbour;
    use oxigraph::model::vocab::rdf;
    use oxigraph::model::{GraphName, Literal, NamedNode, Quad};
    use oxigraph::sparql::{CancellationToken, QueryResults, SparqlEvaluator};

    /// The store `harbour`, and one statement in the default graph.
    fn store() -> Store {
        let store = Store::in_memory().unwrap();
        store.put_document(&harbour()).unwrap();
        let here = NamedNode::new("http://example.org/here").unwrap();
        let value = Literal::from(1);
        store.inner.insert(&Quad::new(here, rdf::TYPE, value, GraphName::DefaultGraph)).unwrap();
        store
    }

    #[test]
    fn one_pattern_is_answered_as_the_evaluator_answers_it() {
        let store = store();
        for (pattern, looked_up) in [
            ("?claim <https://w3id.org/dixit/ns#polarity> <https://w3id.org/dixit/ns#Denied>", true),
            ("?claim <https://w3id.org/dixit/ns#polarity> <https://w3id.org/dixit/ns#Nothing>", true),
            ("?s ?p ?o", true),
            ("?s a 1", true),
            ("?s a 01", true),
            ("?s a 2", true),
            ("[] a [] ", true),
            ("_:a a _:b", true),
            ("_:a ?p _:a", false),
            ("?x a ?x", false),
            ("?x ?x ?o", false),
            ("?s a ?o . ?o a ?s", false),
            ("?s a ?o FILTER(?o = 1)", false),
            ("GRAPH ?g { ?s a 1 }", false),
            ("?s a/a ?o", false),
            ("", false),
        ] {
            for union_default_graph in [true, false] {
                let sparql = format!("ASK {{ {pattern} }}");
                let options = QueryOptions {
                    union_default_graph,
                    cancellation: Some(CancellationToken::new()),
                    ..QueryOptions::default()
                };
                let query = spargebra::SparqlParser::new().parse_query(&sparql).unwrap();
                let found = ask(&store, &query, &options).map(Result::unwrap);
                assert_eq!(found.is_some(), looked_up, "{sparql}");
                let mut evaluated = SparqlEvaluator::new().for_query(query);
                if union_default_graph {
                    evaluated.dataset_mut().set_default_graph_as_union();
                }
                let QueryResults::Boolean(expected) = evaluated.on_store(&store.inner).execute().unwrap()
                else {
                    panic!("{sparql} has no truth value")
                };
                assert_eq!(found.unwrap_or(expected), expected, "{sparql}, union: {union_default_graph}");
                let QueryResults::Boolean(answer) = store.query_with(&sparql, &options).unwrap() else {
                    panic!("{sparql} has no truth value")
                };
                assert_eq!(answer, expected, "{sparql}, union: {union_default_graph}");
            }
        }
    }

    #[test]
    fn a_dataset_is_left_to_the_evaluator() {
        let (store, graph) = (store(), NamedNode::new("http://example.org/graph").unwrap());
        let ask = |sparql: &str, options: &QueryOptions| {
            ask(&store, &spargebra::SparqlParser::new().parse_query(sparql).unwrap(), options)
        };
        let from = "ASK FROM <http://example.org/graph> { ?s ?p ?o }";
        assert!(ask(from, &QueryOptions::default()).is_none());
        let options = QueryOptions { default_graphs: vec![graph.clone()], ..QueryOptions::default() };
        assert!(ask("ASK { ?s ?p ?o }", &options).is_none());
        let options = QueryOptions { named_graphs: vec![graph], ..QueryOptions::default() };
        assert!(ask("ASK { ?s ?p ?o }", &options).is_none());
    }
}
