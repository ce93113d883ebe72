//! [`Network`]: nodes and edges in petgraph, each edge with the claims it stands for.

use super::Chosen;
use super::measures::Measures;
use crate::view::record::{Corpus, Record, last_segment};
use dixit_extractor::store::functions::fold;
use petgraph::graph::{DiGraph, NodeIndex};
use std::collections::HashMap;
use std::sync::Arc;

/// A graph of claims, ready to be measured, drawn and exported.
#[derive(Debug, Clone)]
pub struct Network {
    /// Which view it is.
    pub view: super::View,
    /// Nodes and edges. The direction is that of the claim: from subject to object.
    pub graph: DiGraph<Node, Edge>,
    /// The claims that edges and nodes refer to by index.
    pub corpus: Arc<Corpus>,
    /// Which of them it is made from, ascending.
    pub chosen: Vec<usize>,
    /// Claims that no edge stands for, because they lack a subject or an object.
    pub left_out: usize,
    /// Whether it is a part of what the claims give.
    pub cut: bool,
    /// How betweenness was found, when there are measures.
    pub betweenness: Option<super::measures::Betweenness>,
}

/// A node.
#[derive(Debug, Clone, PartialEq)]
pub struct Node {
    /// Its IRI.
    pub iri: String,
    /// What it is called.
    pub label: String,
    /// `Person`, `Organization`…, `Value`, `Claim` or `Speaker`.
    pub kind: &'static str,
    /// Other names.
    pub aliases: Vec<String>,
    /// How many claims it is the subject of.
    pub as_subject: usize,
    /// How many claims it is the object of.
    pub as_object: usize,
    /// How many claims it makes.
    pub as_speaker: usize,
    /// The claims it takes part in, each once, ascending.
    pub claims: Vec<usize>,
    /// The claim it is, where it is one and that claim was read.
    pub itself: Option<usize>,
    /// Its place in the network.
    pub measures: Measures,
}

impl Node {
    /// A node that no claim is counted for yet.
    #[must_use]
    pub fn new(iri: String, label: String, kind: &'static str) -> Self {
        Self {
            iri,
            label,
            kind,
            aliases: Vec::new(),
            as_subject: 0,
            as_object: 0,
            as_speaker: 0,
            claims: Vec::new(),
            itself: None,
            measures: Measures::default(),
        }
    }

    /// Count a claim, once however often it is met.
    pub fn counts(&mut self, claim: usize) {
        if let Err(at) = self.claims.binary_search(&claim) {
            self.claims.insert(at, claim);
        }
    }
}

/// An edge.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Edge {
    /// Unique in the network.
    pub id: String,
    /// What it says: the relation's label, `speaks about`, `contradicts`.
    pub label: String,
    /// IRI of what it says.
    pub iri: String,
    /// Indices of the claims it stands for, ascending; several when aggregated.
    pub claims: Vec<usize>,
    /// Indices of the claims at the other end, in links between claims.
    pub others: Vec<usize>,
}

impl Edge {
    /// How many claims it stands for.
    #[must_use]
    pub fn weight(&self) -> usize {
        self.claims.len().max(1)
    }
}

impl Network {
    /// An empty network over some claims.
    #[must_use]
    pub fn new(view: super::View, chosen: Chosen) -> Self {
        let Chosen { corpus, claims } = chosen;
        Self {
            view,
            graph: DiGraph::new(),
            corpus,
            chosen: claims,
            left_out: 0,
            cut: false,
            betweenness: None,
        }
    }

    /// The claims an edge stands for.
    pub fn claims_of<'a>(&'a self, edge: &'a Edge) -> impl Iterator<Item = &'a Record> + Clone {
        edge.claims.iter().map(|index| &self.corpus.claims[*index])
    }

    /// The nodes people mean by a name: the one with this IRI, else those with this last segment of the IRI,
    /// label or other name, without regard to case and accents.
    #[must_use]
    pub fn find(&self, name: &str) -> Vec<NodeIndex> {
        let exact: Vec<NodeIndex> =
            self.graph.node_indices().filter(|index| self.graph[*index].iri == name).collect();
        if !exact.is_empty() {
            return exact;
        }
        let wanted = fold(name.trim());
        let called = |node: &Node| {
            last_segment(&node.iri) == name
                || fold(&node.label) == wanted
                || node.aliases.iter().any(|alias| fold(alias) == wanted)
        };
        self.graph.node_indices().filter(|index| called(&self.graph[*index])).collect()
    }

    /// Labels that hold a name, or part of it: what to suggest where nothing has it.
    #[must_use]
    pub fn like(&self, name: &str) -> Vec<&str> {
        let wanted = fold(name.trim());
        let start: String = wanted.chars().take(4).collect();
        let near = |label: &str| {
            let label = fold(label);
            label.contains(&wanted) || (start.chars().count() > 2 && label.contains(&start))
        };
        let mut nodes: Vec<&Node> = self.graph.node_weights().filter(|node| near(&node.label)).collect();
        nodes.sort_by(|a, b| b.claims.len().cmp(&a.claims.len()).then_with(|| a.label.cmp(&b.label)));
        nodes.into_iter().map(|node| node.label.as_str()).take(5).collect()
    }

    /// Keep the nodes for which `keep` holds, and the edges between them; their order stays.
    pub fn retain(&mut self, mut keep: impl FnMut(&DiGraph<Node, Edge>, NodeIndex) -> bool) {
        let keeps: Vec<bool> = self.graph.node_indices().map(|index| keep(&self.graph, index)).collect();
        if keeps.iter().all(|kept| *kept) {
            return;
        }
        self.graph = kept(std::mem::take(&mut self.graph), &keeps);
    }

    /// Keep the edges for which `keep` holds.
    pub fn retain_edges(&mut self, keep: impl Fn(&Edge, NodeIndex, NodeIndex) -> bool) {
        let (nodes, edges) = std::mem::take(&mut self.graph).into_nodes_edges();
        self.graph = DiGraph::with_capacity(nodes.len(), edges.len());
        for node in nodes {
            self.graph.add_node(node.weight);
        }
        for edge in edges {
            if keep(&edge.weight, edge.source(), edge.target()) {
                self.graph.add_edge(edge.source(), edge.target(), edge.weight);
            }
        }
    }
}

/// The nodes that `keeps` says, and the edges between them, without copying what they hold.
fn kept(graph: DiGraph<Node, Edge>, keeps: &[bool]) -> DiGraph<Node, Edge> {
    let (nodes, edges) = graph.into_nodes_edges();
    let mut kept = DiGraph::with_capacity(nodes.len(), edges.len());
    let places: Vec<Option<NodeIndex>> =
        nodes.into_iter().zip(keeps).map(|(node, keep)| keep.then(|| kept.add_node(node.weight))).collect();
    for edge in edges {
        if let Some((source, target)) = places[edge.source().index()].zip(places[edge.target().index()]) {
            kept.add_edge(source, target, edge.weight);
        }
    }
    kept
}

/// Adds nodes by IRI, each once.
#[derive(Debug, Default)]
pub struct Nodes {
    places: HashMap<String, NodeIndex>,
}

impl Nodes {
    /// The node with an IRI, made by `new` where it is not there yet.
    pub fn get(&mut self, network: &mut Network, iri: &str, new: impl FnOnce(&Corpus) -> Node) -> NodeIndex {
        if let Some(index) = self.places.get(iri) {
            return *index;
        }
        let node = new(&network.corpus);
        let index = network.graph.add_node(node);
        self.places.insert(iri.to_owned(), index);
        index
    }

    /// The node with an IRI.
    #[must_use]
    pub fn find(&self, iri: &str) -> Option<NodeIndex> {
        self.places.get(iri).copied()
    }
}
