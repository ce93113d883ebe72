//! [`Streamed`]: the view *entities* of a store of any size. What says how nodes hang together is held, a few numbers a
//! node and an edge; what claims say is read again, a few documents at a time, whenever rows are looked at.
//!
//! A first reading counts and measures. Each later one meets nodes in the same order, so their places need not be held
//! but for those that several documents speak of: a number, a date or a claim belongs to one document.

use super::columns::{self, Column, NodeRow, OnEdge, OnNode, Table, Value};
use crate::graph::measures::{Links, Measures};
use crate::graph::{Network, Node, Options, View, entities};
use crate::view::corpus::{Names, claims_of_document, documents_of, structure_of_document};
use crate::view::list::Asking;
use crate::view::record::{Corpus, Entity};
use dixit_extractor::store::StoreError;
use rayon::prelude::*;
use std::collections::{BTreeMap, HashMap};
use std::hash::{BuildHasher, RandomState};
use std::io;

/// How many documents are read at a time, side by side.
const AHEAD: usize = 16;

/// A graph that is read from the store while it is written.
pub struct Streamed<'a> {
    asking: &'a Asking<'a>,
    options: &'a Options,
    documents: Vec<String>,
    /// Places of the nodes that several documents may speak of, by IRI.
    places: HashMap<String, u32>,
    /// What they are called.
    entities: BTreeMap<String, Entity>,
    counts: Vec<Counts>,
    measures: Vec<Measures>,
    edges: usize,
    claims: usize,
}

/// What is counted for a node.
#[derive(Debug, Clone, Copy, Default)]
struct Counts {
    claims: u32,
    as_subject: u32,
    as_object: u32,
    documents: u32,
}

/// A part of the graph, with the place of each of its nodes in the whole.
struct Part {
    network: Network,
    places: Vec<u32>,
}

impl<'a> Streamed<'a> {
    /// Count and measure the graph of the claims that the filter of the options lets through.
    ///
    /// # Errors
    /// When the store fails or the reading is stopped.
    pub fn of(asking: &'a Asking<'a>, options: &'a Options) -> Result<Self, StoreError> {
        let documents = documents_of(asking, &options.filter)?;
        let mut graph = Self {
            asking,
            options,
            documents,
            places: HashMap::new(),
            entities: BTreeMap::new(),
            counts: Vec::new(),
            measures: Vec::new(),
            edges: 0,
            claims: 0,
        };
        let (mut links, mut names) = (Links::default(), Names::default());
        let read = |document: &String| structure_of_document(asking, &options.filter, document);
        for documents in std::mem::take(&mut graph.documents).chunks(AHEAD) {
            for corpus in documents.par_iter().map(read).collect::<Result<Vec<_>, _>>()? {
                names.note(&corpus.claims);
                graph.count(corpus, &mut links);
            }
            graph.documents.extend_from_slice(documents);
        }
        links.nodes = graph.counts.len();
        graph.edges = links.edges.len();
        graph.measures = links.measure().0;
        graph.entities = names.read(asking, (false, false))?;
        Ok(graph)
    }

    /// How many claims there are.
    #[must_use]
    pub const fn claims(&self) -> usize {
        self.claims
    }

    /// Take note of a document.
    fn count(&mut self, corpus: Corpus, links: &mut Links) {
        self.claims += corpus.claims.len();
        let network = entities::build(corpus.into(), self.options);
        let mut places = Vec::with_capacity(network.graph.node_count());
        for node in network.graph.node_weights() {
            let next = small(self.counts.len());
            let place = match shared(node) {
                false => next,
                true => *self.places.entry(node.iri.clone()).or_insert(next),
            };
            if place == next {
                self.counts.push(Counts::default());
            }
            self.counts[place as usize].add(node);
            places.push(place);
        }
        links.edges.extend(network.graph.raw_edges().iter().map(|edge| {
            let [source, target] = [edge.source(), edge.target()].map(|end| places[end.index()]);
            (source, target, small(edge.weight.weight()))
        }));
    }

    /// Read the documents again, one by one.
    fn each_part(&self, mut look: impl FnMut(&Part, u32) -> io::Result<()>) -> io::Result<()> {
        let mut next = 0;
        let read = |document: &String| claims_of_document(self.asking, &self.options.filter, document);
        let parts = self.documents.chunks(AHEAD).flat_map(|documents| {
            documents.par_iter().map(read).collect::<Vec<Result<Corpus, StoreError>>>()
        });
        for corpus in parts {
            let mut corpus = corpus.map_err(io::Error::other)?;
            corpus.entities = self.entities_of(&corpus);
            let network = entities::build(corpus.into(), self.options);
            let mut met = next;
            let places = network.graph.node_weights().map(|node| {
                let place = self.places.get(&node.iri).copied().filter(|_| shared(node)).unwrap_or(met);
                met += u32::from(place == met);
                place
            });
            let part = Part { places: places.collect(), network };
            look(&part, next)?;
            next = met;
        }
        Ok(())
    }

    /// What the parties of some claims are called.
    fn entities_of(&self, corpus: &Corpus) -> BTreeMap<String, Entity> {
        let parties = corpus.claims.iter().flat_map(|claim| [&claim.subject, &claim.object]).flatten();
        let known = parties.filter_map(|party| self.entities.get_key_value(&party.iri));
        known.map(|(iri, entity)| (iri.clone(), entity.clone())).collect()
    }

    /// A node of a part with what is known of it in the whole.
    fn node(&self, part: &Part, node: &Node, place: u32, look: OnNode<'_>) -> io::Result<()> {
        let (counts, mut node) = (self.counts[place as usize], node.clone());
        node.measures = self.measures[place as usize];
        (node.as_subject, node.as_object) = (counts.as_subject as usize, counts.as_object as usize);
        let mut row = part.network.node_row(&node);
        row.claims = counts.claims as usize;
        put(&mut row, "claims", counts.claims);
        put(&mut row, "documents", counts.documents);
        look(&row)
    }
}

/// Put a count in a column of nodes.
fn put(row: &mut NodeRow<'_>, name: &str, count: u32) {
    let place = columns::of_nodes().iter().position(|column| column.name == name);
    if let Some(value) = place.and_then(|place| row.values.get_mut(place)) {
        *value = Some(Value::Integer(count.into()));
    }
}

impl Counts {
    /// Add what a document says of a node.
    fn add(&mut self, node: &Node) {
        self.claims += small(node.claims.len());
        self.as_subject += small(node.as_subject);
        self.as_object += small(node.as_object);
        self.documents += 1;
    }
}

/// Whether several documents may speak of a node.
fn shared(node: &Node) -> bool {
    !matches!(node.kind, "Value" | "Claim")
}

fn small(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}

impl Table for Streamed<'_> {
    fn description(&self) -> String {
        columns::description(View::Entities, self.counts.len(), self.edges)
    }

    fn node_columns(&self) -> Vec<Column> {
        columns::node_columns()
    }

    fn edge_columns(&self) -> Vec<Column> {
        columns::edge_columns(View::Entities)
    }

    fn each_node(&self, look: OnNode<'_>) -> io::Result<()> {
        self.each_part(|part, next| {
            let mut met = next;
            for (node, place) in part.network.graph.node_weights().zip(&part.places) {
                if *place == met {
                    met += 1;
                    self.node(part, node, *place, look)?;
                }
            }
            Ok(())
        })
    }

    fn each_edge(&self, look: OnEdge<'_>) -> io::Result<()> {
        // Which of the edges that say the same between the same nodes one is; their words are not kept.
        let (mut seen, hasher) = (HashMap::<u64, u32>::new(), RandomState::new());
        self.each_part(|part, _| {
            let graph = &part.network.graph;
            for edge in graph.raw_edges() {
                let ends = [edge.source(), edge.target()];
                let places = ends.map(|end| part.places[end.index()]);
                let before = seen.entry(hasher.hash_one((places, &edge.weight.label))).or_default();
                *before += 1;
                let iris = ends.map(|end| graph[end].iri.as_str());
                look(&part.network.edge_row(&edge.weight, *before as usize, iris))?;
            }
            Ok(())
        })
    }
}
