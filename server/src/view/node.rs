//! [`Node`]: everything the store says of one IRI, in its own words; [`Loaded`]: a named graph in memory.
//!
//! Nodes are read from anything that has [`Quads`]. A page about a whole document reads each property of its graph once,
//! which is many times quicker than looking up each of its thousands of nodes.

use dixit_extractor::store::Store;
use dixit_extractor::store::StoreError;
use oxigraph::model::{NamedNode, NamedNodeRef, NamedOrBlankNode, Quad, Term, TermRef};
use oxigraph::sparql::{QueryResults, QuerySolution};
use oxigraph::store::StorageError;
use rayon::iter::{IntoParallelRefIterator, ParallelIterator};
use std::cell::RefCell;
use std::collections::HashMap;
use std::io;

/// Where nodes are read from.
pub trait Quads {
    /// What is said of a node, over all graphs.
    ///
    /// # Errors
    /// When the store fails.
    fn about(&self, node: NamedNodeRef<'_>) -> Result<Vec<Quad>, StorageError>;
}

impl Quads for Store {
    fn about(&self, node: NamedNodeRef<'_>) -> Result<Vec<Quad>, StorageError> {
        self.oxigraph().quads_for_pattern(Some(node.into()), None, None, None).collect()
    }
}

/// A store with the properties of one named graph that are wanted in memory. Nodes that they do not describe are looked
/// up, each once.
pub struct Loaded<'a> {
    store: &'a Store,
    nodes: RefCell<HashMap<NamedNode, Vec<Quad>>>,
}

impl<'a> Loaded<'a> {
    /// Read the values of some properties in a named graph.
    ///
    /// # Errors
    /// When the store fails.
    pub fn graph(
        store: &'a Store,
        graph: NamedNodeRef<'_>,
        properties: &[NamedNodeRef<'_>],
    ) -> Result<Self, StorageError> {
        let read = |property: &NamedNodeRef<'_>| {
            let found = rows(store, &format!("SELECT ?s ?o {{ GRAPH {graph} {{ ?s {property} ?o }} }}"))?;
            let quad = |row: &QuerySolution| match (row.get("s"), row.get("o")) {
                (Some(Term::NamedNode(subject)), Some(object)) => {
                    let (property, graph) = (property.into_owned(), graph.into_owned());
                    Some((subject.clone(), Quad::new(subject.clone(), property, object.clone(), graph)))
                }
                _ => None,
            };
            Ok(found.iter().filter_map(quad).collect::<Vec<_>>())
        };
        let found: Vec<_> = properties.par_iter().map(read).collect::<Result<_, StorageError>>()?;
        let mut nodes: HashMap<NamedNode, Vec<Quad>> = HashMap::new();
        for (subject, quad) in found.into_iter().flatten() {
            nodes.entry(subject).or_default().push(quad);
        }
        Ok(Self { store, nodes: RefCell::new(nodes) })
    }

    /// The nodes of a class in the graph, sorted by IRI.
    #[must_use]
    pub fn of_class(&self, class: NamedNodeRef<'_>) -> Vec<Node> {
        let mut found: Vec<Node> = self
            .nodes
            .borrow()
            .iter()
            .filter(|(_, quads)| is_a(quads, class))
            .map(|(iri, quads)| Node { iri: iri.clone(), quads: quads.clone() })
            .collect();
        found.sort_by(|a, b| a.iri.cmp(&b.iri));
        found
    }
}

impl Quads for Loaded<'_> {
    fn about(&self, node: NamedNodeRef<'_>) -> Result<Vec<Quad>, StorageError> {
        if let Some(quads) = self.nodes.borrow().get(&node.into_owned()) {
            return Ok(quads.clone());
        }
        let quads = self.store.about(node)?;
        self.nodes.borrow_mut().insert(node.into_owned(), quads.clone());
        Ok(quads)
    }
}

/// The properties of one node, over all graphs.
#[derive(Debug, Clone)]
pub struct Node {
    /// The node.
    pub iri: NamedNode,
    quads: Vec<Quad>,
}

impl Node {
    /// Read a node; `None` when the store does not say anything of it.
    ///
    /// # Errors
    /// When the store fails.
    pub fn read(store: &impl Quads, iri: &str) -> Result<Option<Self>, StorageError> {
        let Ok(iri) = NamedNode::new(iri) else { return Ok(None) };
        let quads = store.about(iri.as_ref())?;
        Ok(if quads.is_empty() { None } else { Some(Self { iri, quads }) })
    }

    /// As [`read`](Self::read); a node without properties where the store knows none.
    ///
    /// # Errors
    /// When the store fails.
    pub fn of(store: &impl Quads, iri: &NamedNode) -> Result<Self, StorageError> {
        Ok(Self::read(store, iri.as_str())?.unwrap_or_else(|| Self { iri: iri.clone(), quads: Vec::new() }))
    }

    /// What is said of it.
    #[must_use]
    pub fn quads(&self) -> &[Quad] {
        &self.quads
    }

    /// All values of a property, sorted.
    #[must_use]
    pub fn all(&self, property: NamedNodeRef<'_>) -> Vec<&Term> {
        let mut terms: Vec<&Term> =
            self.quads.iter().filter(|q| q.predicate.as_ref() == property).map(|q| &q.object).collect();
        terms.sort_by_cached_key(|term| term.to_string());
        terms.dedup();
        terms
    }

    /// The first value of a property.
    #[must_use]
    pub fn one(&self, property: NamedNodeRef<'_>) -> Option<&Term> {
        self.all(property).into_iter().next()
    }

    /// The text of a literal.
    #[must_use]
    pub fn text(&self, property: NamedNodeRef<'_>) -> Option<&str> {
        match self.one(property)? {
            Term::Literal(literal) => Some(literal.value()),
            _ => None,
        }
    }

    /// The language of a literal.
    #[must_use]
    pub fn language(&self, property: NamedNodeRef<'_>) -> Option<&str> {
        match self.one(property)? {
            Term::Literal(literal) => literal.language(),
            _ => None,
        }
    }

    /// The value of a number.
    #[must_use]
    pub fn number<T: std::str::FromStr>(&self, property: NamedNodeRef<'_>) -> Option<T> {
        self.text(property)?.parse().ok()
    }

    /// The IRIs of a property, sorted.
    #[must_use]
    pub fn iris(&self, property: NamedNodeRef<'_>) -> Vec<NamedNode> {
        let named = |term: &Term| match term {
            Term::NamedNode(node) => Some(node.clone()),
            _ => None,
        };
        self.all(property).into_iter().filter_map(named).collect()
    }

    /// The first IRI of a property.
    #[must_use]
    pub fn iri(&self, property: NamedNodeRef<'_>) -> Option<NamedNode> {
        self.iris(property).into_iter().next()
    }

    /// Whether it is of a class.
    #[must_use]
    pub fn is_a(&self, class: NamedNodeRef<'_>) -> bool {
        is_a(&self.quads, class)
    }
}

fn is_a(quads: &[Quad], class: NamedNodeRef<'_>) -> bool {
    quads.iter().any(|quad| {
        quad.predicate.as_ref() == oxigraph::model::vocab::rdf::TYPE
            && matches!(&quad.object, Term::NamedNode(node) if node.as_ref() == class)
    })
}

/// The rows of a SELECT over all graphs together.
///
/// # Errors
/// When the store fails.
pub fn rows(store: &Store, sparql: &str) -> Result<Vec<QuerySolution>, StorageError> {
    let failed = |error: StoreError| StorageError::Io(io::Error::other(error));
    match store.query(sparql).map_err(failed)? {
        QueryResults::Solutions(rows) => rows.map(|row| row.map_err(|error| failed(error.into()))).collect(),
        _ => Ok(Vec::new()),
    }
}

/// How many rows a SELECT of the variable `?node` has; each node counts once.
///
/// # Errors
/// When the store fails.
pub fn count(store: &Store, pattern: &str) -> Result<usize, StorageError> {
    let rows = rows(store, &format!("SELECT (COUNT(DISTINCT ?node) AS ?number) {{ {pattern} }}"))?;
    Ok(rows.first().and_then(|row| whole(row.get("number"))).unwrap_or(0))
}

/// A term as a whole number.
#[must_use]
pub fn whole(term: Option<&Term>) -> Option<usize> {
    match term? {
        Term::Literal(literal) => literal.value().parse().ok(),
        _ => None,
    }
}

/// The nodes with a value of a property, sorted by IRI.
///
/// # Errors
/// When the store fails.
pub fn with<'a>(
    store: &Store,
    property: NamedNodeRef<'_>,
    value: impl Into<TermRef<'a>>,
) -> Result<Vec<NamedNode>, StorageError> {
    let mut found = Vec::new();
    for quad in store.oxigraph().quads_for_pattern(None, Some(property), Some(value.into()), None) {
        if let NamedOrBlankNode::NamedNode(node) = quad?.subject {
            found.push(node);
        }
    }
    found.sort();
    found.dedup();
    Ok(found)
}

/// Whether the store says anything of a node.
///
/// # Errors
/// When the store fails.
pub fn is_subject(store: &Store, node: &NamedNode) -> Result<bool, StorageError> {
    let mut quads = store.oxigraph().quads_for_pattern(Some(node.as_ref().into()), None, None, None);
    quads.next().transpose().map(|quad| quad.is_some())
}

/// Whether a node is of a class.
///
/// # Errors
/// When the store fails.
pub fn with_type(store: &Store, node: &NamedNode, class: NamedNodeRef<'_>) -> Result<bool, StorageError> {
    let property = Some(oxigraph::model::vocab::rdf::TYPE);
    let mut quads =
        store.oxigraph().quads_for_pattern(Some(node.as_ref().into()), property, Some(class.into()), None);
    quads.next().transpose().map(|quad| quad.is_some())
}

/// The nodes of a class, sorted by IRI.
///
/// # Errors
/// When the store fails.
pub fn of_class(store: &Store, class: NamedNodeRef<'_>) -> Result<Vec<NamedNode>, StorageError> {
    with(store, oxigraph::model::vocab::rdf::TYPE, class)
}
