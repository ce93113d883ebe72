//! [`Node`]: everything the store says of one IRI, in its own words.

use dixit_extractor::store::Store;
use oxigraph::model::{NamedNode, NamedNodeRef, NamedOrBlankNode, NamedOrBlankNodeRef, Quad, Term, TermRef};
use oxigraph::store::StorageError;

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
    pub fn read(store: &Store, iri: &str) -> Result<Option<Self>, StorageError> {
        let Ok(iri) = NamedNode::new(iri) else { return Ok(None) };
        let subject = NamedOrBlankNodeRef::NamedNode(iri.as_ref());
        let quads: Vec<Quad> =
            store.oxigraph().quads_for_pattern(Some(subject), None, None, None).collect::<Result<_, _>>()?;
        Ok(if quads.is_empty() { None } else { Some(Self { iri, quads }) })
    }

    /// As [`read`](Self::read); a node without properties where the store knows none.
    ///
    /// # Errors
    /// When the store fails.
    pub fn of(store: &Store, iri: &NamedNode) -> Result<Self, StorageError> {
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
        self.quads.iter().any(|quad| {
            quad.predicate.as_ref() == oxigraph::model::vocab::rdf::TYPE
                && matches!(&quad.object, Term::NamedNode(node) if node.as_ref() == class)
        })
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

/// The nodes of a class, sorted by IRI.
///
/// # Errors
/// When the store fails.
pub fn of_class(store: &Store, class: NamedNodeRef<'_>) -> Result<Vec<NamedNode>, StorageError> {
    with(store, oxigraph::model::vocab::rdf::TYPE, class)
}
