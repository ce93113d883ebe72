//! What makes an evaluation stop soon after it is cancelled.
//!
//! Oxigraph looks at its cancellation token whenever it reads a quad. Patterns that share no variable are joined in
//! memory, without reading any: a product of such patterns would run on, possibly for days. So above every such join
//! stands a filter that is always true, and which leaves the evaluation when it is cancelled: by unwinding, which
//! [`Guarded`] and [`stoppable`] turn into [`QueryEvaluationError::Cancelled`]. Queries without such joins are
//! evaluated as they are.

use crate::rdf::vocabulary::function;
use oxigraph::model::{Literal, Term};
use oxigraph::sparql::{
    CancellationToken, QueryEvaluationError, QueryResults, QuerySolutionIter, QueryTripleIter,
    SparqlEvaluator,
};
use spargebra::algebra::{Expression, Function, GraphPattern};
use spargebra::term::{NamedNodePattern, TermPattern, TriplePattern, Variable};
use spargebra::{GraphUpdateOperation, Query, Update};
use std::collections::BTreeSet;
use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};

/// Thrown when a cancelled evaluation is left.
struct Left;

/// Teach an evaluator the filter of this module.
pub(super) fn register(evaluator: SparqlEvaluator, token: &CancellationToken) -> SparqlEvaluator {
    let token = token.clone();
    evaluator.with_cancellation_token(token.clone()).with_custom_function(
        function::RUNNING.into_owned(),
        move |_| {
            if token.is_cancelled() {
                // No panic: nothing is printed, and nothing is wrong.
                resume_unwind(Box::new(Left));
            }
            Some(Term::from(Literal::from(true)))
        },
    )
}

/// Guard the joins of a query.
pub(super) fn query(query: Query) -> Query {
    match query {
        Query::Select { dataset, pattern, base_iri } => {
            Query::Select { dataset, pattern: self::pattern(pattern), base_iri }
        }
        Query::Construct { template, dataset, pattern, base_iri } => {
            Query::Construct { template, dataset, pattern: self::pattern(pattern), base_iri }
        }
        Query::Describe { dataset, pattern, base_iri } => {
            Query::Describe { dataset, pattern: self::pattern(pattern), base_iri }
        }
        Query::Ask { dataset, pattern, base_iri } => {
            Query::Ask { dataset, pattern: self::pattern(pattern), base_iri }
        }
    }
}

/// Guard the joins of an update.
pub(super) fn update(mut update: Update) -> Update {
    for operation in &mut update.operations {
        if let GraphUpdateOperation::DeleteInsert { pattern, .. } = operation {
            let inner = std::mem::replace(&mut **pattern, GraphPattern::Bgp { patterns: Vec::new() });
            **pattern = self::pattern(inner);
        }
    }
    update
}

fn pattern(pattern: GraphPattern) -> GraphPattern {
    use GraphPattern::{
        Bgp, Distinct, Extend, Filter, Graph, Group, Join, LeftJoin, Minus, OrderBy, Path, Project, Reduced,
        Slice, Union,
    };
    let inside = |inner: Box<GraphPattern>| Box::new(self::pattern(*inner));
    match pattern {
        Bgp { .. } | Path { .. } | Join { .. } => join(pattern),
        LeftJoin { left, right, expression } => {
            let pairs = apart(&[names(&left), names(&right)]);
            filtered(LeftJoin { left: inside(left), right: inside(right), expression }, &pairs)
        }
        Filter { expr, inner } => Filter { expr, inner: inside(inner) },
        Union { left, right } => Union { left: inside(left), right: inside(right) },
        Graph { name, inner } => Graph { name, inner: inside(inner) },
        Extend { inner, variable, expression } => Extend { inner: inside(inner), variable, expression },
        Minus { left, right } => Minus { left: inside(left), right: inside(right) },
        OrderBy { inner, expression } => OrderBy { inner: inside(inner), expression },
        Project { inner, variables } => Project { inner: inside(inner), variables },
        Distinct { inner } => Distinct { inner: inside(inner) },
        Reduced { inner } => Reduced { inner: inside(inner) },
        Slice { inner, start, length } => Slice { inner: inside(inner), start, length },
        Group { inner, variables, aggregates } => Group { inner: inside(inner), variables, aggregates },
        other => other,
    }
}

/// Guard a tree of joins: Oxigraph may take its parts in any order, so all that share nothing are guarded in pairs.
fn join(pattern: GraphPattern) -> GraphPattern {
    if matches!(&pattern, GraphPattern::Bgp { patterns } if patterns.len() < 2) {
        return pattern;
    }
    let mut parts = Vec::new();
    collect(&pattern, &mut parts);
    let pairs = apart(&parts);
    filtered(inner_of_join(pattern), &pairs)
}

fn inner_of_join(pattern: GraphPattern) -> GraphPattern {
    match pattern {
        GraphPattern::Join { left, right } => GraphPattern::Join {
            left: Box::new(inner_of_join(*left)),
            right: Box::new(inner_of_join(*right)),
        },
        leaf @ (GraphPattern::Bgp { .. } | GraphPattern::Path { .. }) => leaf,
        other => self::pattern(other),
    }
}

/// The names in each part of a tree of joins.
fn collect(pattern: &GraphPattern, parts: &mut Vec<BTreeSet<String>>) {
    match pattern {
        GraphPattern::Join { left, right } => {
            collect(left, parts);
            collect(right, parts);
        }
        GraphPattern::Bgp { patterns } => parts.extend(patterns.iter().map(of_triple)),
        other => parts.push(names(other)),
    }
}

/// The variables that a pattern binds, as `?name`.
fn names(pattern: &GraphPattern) -> BTreeSet<String> {
    let mut names = BTreeSet::new();
    pattern.on_in_scope_variable(|variable| {
        names.insert(variable.to_string());
    });
    names
}

/// The variables and blank nodes of a triple pattern.
fn of_triple(triple: &TriplePattern) -> BTreeSet<String> {
    let mut names = BTreeSet::new();
    of_term(&triple.subject, &mut names);
    of_term(&triple.object, &mut names);
    if let NamedNodePattern::Variable(variable) = &triple.predicate {
        names.insert(variable.to_string());
    }
    names
}

fn of_term(term: &TermPattern, names: &mut BTreeSet<String>) {
    match term {
        TermPattern::Variable(variable) => {
            names.insert(variable.to_string());
        }
        TermPattern::BlankNode(node) => {
            names.insert(node.to_string());
        }
        TermPattern::Triple(triple) => names.extend(of_triple(triple)),
        _ => {}
    }
}

/// One variable of each of two groups of parts that share nothing, for all such pairs.
fn apart(parts: &[BTreeSet<String>]) -> Vec<(Variable, Variable)> {
    let mut groups: Vec<BTreeSet<String>> = Vec::new();
    for part in parts {
        let (with, without): (Vec<_>, Vec<_>) =
            groups.into_iter().partition(|group| !group.is_disjoint(part));
        groups = without;
        groups.push(with.into_iter().fold(part.clone(), |all, group| all.into_iter().chain(group).collect()));
    }
    let variable = |group: &BTreeSet<String>| {
        let name = group.iter().find_map(|name| name.strip_prefix('?'))?;
        Some(Variable::new_unchecked(name))
    };
    let variables: Vec<Variable> = groups.iter().filter_map(variable).collect();
    let pairs = |(index, one): (usize, &Variable)| {
        variables[index + 1..].iter().map(|other| (one.clone(), other.clone())).collect::<Vec<_>>()
    };
    variables.iter().enumerate().flat_map(pairs).collect()
}

/// A pattern below the filters that look whether to go on. They compare a variable of either side, whatever comes of
/// it, which is cheap and keeps the optimiser from moving them below the join.
fn filtered(pattern: GraphPattern, pairs: &[(Variable, Variable)]) -> GraphPattern {
    pairs.iter().fold(pattern, |inner, (one, other)| {
        let both = Expression::SameTerm(
            Box::new(Expression::Variable(one.clone())),
            Box::new(Expression::Variable(other.clone())),
        );
        let whatever = Expression::Coalesce(vec![both, Expression::Literal(Literal::from(true))]);
        let running = Function::Custom(function::RUNNING.into_owned());
        let expr = Expression::FunctionCall(running, vec![whatever]);
        GraphPattern::Filter { expr, inner: Box::new(inner) }
    })
}

/// Do something that may be left.
pub(super) fn stoppable<T>(work: impl FnOnce() -> T) -> Result<T, QueryEvaluationError> {
    catch_unwind(AssertUnwindSafe(work)).map_err(|thrown| match thrown.downcast::<Left>() {
        Ok(_) => QueryEvaluationError::Cancelled,
        Err(panic) => resume_unwind(panic),
    })
}

/// Results that end with an error when the evaluation is cancelled.
pub(super) fn results(results: QueryResults<'static>, token: &CancellationToken) -> QueryResults<'static> {
    let token = token.clone();
    match results {
        QueryResults::Solutions(rows) => {
            let variables = rows.variables().into();
            QueryResults::Solutions(QuerySolutionIter::new(variables, Guarded { inner: Some(rows), token }))
        }
        QueryResults::Graph(triples) => {
            QueryResults::Graph(QueryTripleIter::new(Guarded { inner: Some(triples), token }))
        }
        QueryResults::Boolean(value) => QueryResults::Boolean(value),
    }
}

/// An iterator that ends with an error when the evaluation is cancelled.
struct Guarded<I> {
    inner: Option<I>,
    token: CancellationToken,
}

impl<T, I: Iterator<Item = Result<T, QueryEvaluationError>>> Iterator for Guarded<I> {
    type Item = Result<T, QueryEvaluationError>;

    fn next(&mut self) -> Option<Self::Item> {
        let inner = self.inner.as_mut()?;
        let next = if self.token.is_cancelled() {
            Some(Err(QueryEvaluationError::Cancelled))
        } else {
            stoppable(|| inner.next()).unwrap_or_else(|error| Some(Err(error)))
        };
        if matches!(next, Some(Err(_))) {
            self.inner = None;
        }
        next
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rdf::fixture::harbour;
    use crate::store::{QueryOptions, Store, StoreError, UpdateOptions};
    use spargebra::SparqlParser;
    use std::time::{Duration, Instant};

    fn guards(sparql: &str) -> usize {
        let parsed = SparqlParser::new().parse_query(sparql).unwrap();
        query(parsed).to_string().matches(function::RUNNING.as_str()).count()
    }

    #[test]
    fn only_joins_of_nothing_in_common_are_guarded() {
        for (sparql, count) in [
            ("SELECT * { ?s ?p ?o }", 0),
            ("SELECT * { ?s ?p ?o . ?o ?q ?r . ?r a ?t }", 0),
            ("SELECT * { ?s ?p [ ?q ?o ] }", 0),
            ("SELECT * { ?s ?p ?o OPTIONAL { ?s ?q ?r } }", 0),
            ("SELECT * { ?s ?p ?o . ?a ?b ?c }", 1),
            ("SELECT * { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }", 3),
            ("SELECT * { ?a ?b ?c . ?d ?e ?f . ?c ?g ?d }", 0),
            ("SELECT * { ?a <http://example.org/p>* ?b . ?c <http://example.org/q>* ?d }", 1),
            ("SELECT * { { SELECT ?a { ?a ?b ?c } } { SELECT ?d { ?d ?e ?f . ?g ?h ?i } } }", 2),
            ("SELECT * { ?s ?p ?o OPTIONAL { ?q ?r ?t } }", 1),
            ("SELECT * { ?s ?p ?o FILTER(?o > 1) VALUES ?x { 1 2 } }", 1),
        ] {
            assert_eq!(guards(sparql), count, "{sparql}");
        }
    }

    #[test]
    fn guards_change_no_answer() {
        let store = Store::in_memory().unwrap();
        store.put_document(&harbour()).unwrap();
        for sparql in [
            "SELECT (COUNT(*) AS ?n) { ?a dx:polarity ?b . ?c dx:slug ?d }",
            "SELECT (COUNT(*) AS ?n) { ?a dx:polarity ?b OPTIONAL { ?c dx:nothing ?d } }",
            "SELECT (COUNT(*) AS ?n) { ?a dx:slug ?b OPTIONAL { ?c dx:polarity ?d } }",
        ] {
            let count = |cancellation| {
                let options = QueryOptions { cancellation, ..QueryOptions::default() };
                let QueryResults::Solutions(mut rows) = store.query_with(sparql, &options).unwrap() else {
                    panic!()
                };
                rows.next().unwrap().unwrap().get("n").unwrap().to_string()
            };
            assert_eq!(count(None), count(Some(CancellationToken::new())), "{sparql}");
        }
    }

    #[test]
    fn products_stop_when_they_are_cancelled() {
        let store = Store::in_memory().unwrap();
        store.put_document(&harbour()).unwrap();
        let product = "?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l";
        let cancelled_soon = || {
            let token = CancellationToken::new();
            let clock = token.clone();
            std::thread::spawn(move || {
                std::thread::sleep(Duration::from_millis(100));
                clock.cancel();
            });
            token
        };
        let begun = Instant::now();
        for sparql in [
            format!("SELECT (COUNT(*) AS ?n) {{ {product} }}"),
            format!("SELECT * {{ {product} }} ORDER BY ?a"),
            format!("SELECT * {{ {product} }}"),
        ] {
            let options = QueryOptions { cancellation: Some(cancelled_soon()), ..QueryOptions::default() };
            let end = match store.query_with(&sparql, &options) {
                Err(error) => error,
                Ok(QueryResults::Solutions(mut rows)) => {
                    rows.find_map(Result::err).map(StoreError::from).expect("it cannot end")
                }
                Ok(_) => panic!("{sparql} ended"),
            };
            assert!(matches!(end, StoreError::Evaluation(QueryEvaluationError::Cancelled)), "{end}");
        }
        let options = UpdateOptions {
            cancellation: Some(cancelled_soon()),
            using_union_graph: true,
            ..UpdateOptions::default()
        };
        let before = store.oxigraph().len().unwrap();
        assert!(
            store.update_with(&format!("INSERT {{ ?a ?b ?l }} WHERE {{ {product} }}"), &options).is_err()
        );
        assert_eq!(store.oxigraph().len().unwrap(), before);
        assert!(begun.elapsed() < Duration::from_secs(30), "{:?}", begun.elapsed());
    }
}
