//! Rows of queries, and what stands in them.

use crate::view::list::Asking;
use dixit_extractor::rdf::Code;
use dixit_extractor::store::StoreError;
use oxigraph::model::{Literal, Term};
use oxigraph::sparql::QuerySolution;

/// Run a query and look at each row.
pub(super) fn each(
    asking: &Asking<'_>,
    sparql: &str,
    mut look: impl FnMut(&QuerySolution),
) -> Result<(), StoreError> {
    for row in asking.solutions(sparql)? {
        look(&row?);
    }
    Ok(())
}

pub(super) fn iri_of(term: &Term) -> Option<&str> {
    match term {
        Term::NamedNode(node) => Some(node.as_str()),
        _ => None,
    }
}

pub(super) fn literal<'a>(row: &'a QuerySolution, name: &str) -> Option<&'a Literal> {
    match row.get(name)? {
        Term::Literal(literal) => Some(literal),
        _ => None,
    }
}

/// An IRI or the words of a literal.
pub(super) fn text(row: &QuerySolution, name: &str) -> Option<String> {
    match row.get(name)? {
        Term::NamedNode(node) => Some(node.as_str().to_owned()),
        Term::Literal(literal) => Some(literal.value().to_owned()),
        _ => None,
    }
}

pub(super) fn number<T: std::str::FromStr>(row: &QuerySolution, name: &str) -> Option<T> {
    literal(row, name)?.value().parse().ok()
}

pub(super) fn is_true(row: &QuerySolution, name: &str) -> bool {
    literal(row, name).is_some_and(|flag| flag.value() == "true")
}

pub(super) fn code<T: Code>(row: &QuerySolution, name: &str) -> Option<T> {
    row.get(name).and_then(iri_of).and_then(T::from_iri)
}
