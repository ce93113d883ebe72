//! [`Graph`]: quads of one graph, in the order they were said, each once.

use super::vocabulary::rdf;
use crate::span::CharSpan;
use oxigraph::model::{NamedNode, NamedNodeRef, Quad, Term};
use std::collections::HashSet;

/// Collects the quads of one named graph.
pub struct Graph {
    name: NamedNode,
    seen: HashSet<Quad>,
    quads: Vec<Quad>,
}

impl Graph {
    /// An empty graph.
    pub fn new(name: NamedNode) -> Self {
        Self { name, seen: HashSet::new(), quads: Vec::new() }
    }

    /// Say it; saying it again changes nothing.
    pub fn add(&mut self, subject: &NamedNode, predicate: NamedNodeRef<'_>, object: impl Into<Term>) {
        let quad = Quad::new(subject.clone(), predicate.into_owned(), object, self.name.clone());
        if self.seen.insert(quad.clone()) {
            self.quads.push(quad);
        }
    }

    /// Say it if there is something to say.
    pub fn add_some(
        &mut self,
        subject: &NamedNode,
        predicate: NamedNodeRef<'_>,
        object: Option<impl Into<Term>>,
    ) {
        if let Some(object) = object {
            self.add(subject, predicate, object);
        }
    }

    /// `subject a class`.
    pub fn a(&mut self, subject: &NamedNode, class: NamedNodeRef<'_>) {
        self.add(subject, rdf::TYPE, class.into_owned());
    }

    /// First and last-but-one code point.
    pub fn offsets(&mut self, subject: &NamedNode, span: CharSpan) {
        self.add(subject, super::vocabulary::dx::START, super::literal::integer(span.start));
        self.add(subject, super::vocabulary::dx::END, super::literal::integer(span.end));
    }

    /// Everything said.
    pub fn into_quads(self) -> Vec<Quad> {
        self.quads
    }
}
