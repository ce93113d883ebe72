//! Graphs of claims: views built from the store, parts of them, and what can be measured.
//!
//! | step | file |
//! |---|---|
//! | which claims, which part | [`ClaimFilter`], [`parameters`] |
//! | the store to a corpus, by SPARQL | [`crate::view::corpus`], [`crate::view::record`] |
//! | the corpus to a network | [`entities`], [`speakers`], [`claims`], [`accord`] |
//! | a part of the network | [`walk`] |
//! | many edges to one | [`aggregate`] |
//! | degrees, PageRank, betweenness, communities | [`measures`] |
//!
//! [`network`](self::network()) does all of it; the command line, the pages and [`crate::export`] share it.

pub mod accord;
pub mod aggregate;
pub mod claims;
pub mod entities;
pub mod measures;
mod network;
pub mod parameters;
#[cfg(test)]
pub mod sample;
pub mod speakers;
pub mod walk;

use crate::view::corpus::corpus;
use crate::view::filter::ClaimFilter;
use crate::view::list::Asking;
use crate::view::record::Corpus;
pub use aggregate::Aggregate;
use dixit_extractor::store::StoreError;
pub use network::{Edge, Network, Node, Nodes};
use petgraph::graph::NodeIndex;
use std::cmp::Reverse;
use std::sync::Arc;

/// What the nodes and edges of a graph are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, clap::ValueEnum, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum View {
    /// Nodes are what claims are about, edges are claims
    Entities,
    /// Claims are nodes; they support, contradict, confirm, report each other
    Claims,
    /// Who speaks about what, who agrees or disagrees with whom
    Speakers,
}

impl View {
    /// Its name in flags and addresses.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Entities => "entities",
            Self::Claims => "claims",
            Self::Speakers => "speakers",
        }
    }
}

/// How a graph is made.
#[derive(Debug, Clone, PartialEq)]
pub struct Options {
    /// Which claims.
    pub filter: ClaimFilter,
    /// What becomes one edge.
    pub aggregate: Aggregate,
    /// Whether numbers and dates are nodes of the view *entities*.
    pub values: bool,
    /// Whether claims with one end alone are loops.
    pub loops: bool,
    /// Leave out nodes with fewer claims.
    pub min_claims: usize,
    /// Leave out nodes without edges.
    pub connected: bool,
    /// Keep what lies so many edges around these nodes.
    pub around: Option<(Vec<String>, usize)>,
    /// Keep the shortest paths between these two nodes.
    pub between: Option<(String, String)>,
    /// Keep so many nodes, those with the most claims.
    pub limit: Option<usize>,
}

impl Default for Options {
    fn default() -> Self {
        Self {
            filter: ClaimFilter::default(),
            aggregate: Aggregate::None,
            values: true,
            loops: true,
            min_claims: 0,
            connected: false,
            around: None,
            between: None,
            limit: None,
        }
    }
}

/// Why there is no graph.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum GraphError {
    /// No node has the name that was asked for.
    #[error("no node of the view '{view}' is called '{name}'{}", suggestions(.near))]
    NoSuchNode {
        /// The view's name.
        view: &'static str,
        /// What was asked for.
        name: String,
        /// Labels that come near.
        near: Vec<String>,
    },
    /// Nothing leads from one node to the other.
    #[error("no path leads from '{from}' to '{to}' in the view '{view}'")]
    NoPath {
        /// The view's name.
        view: &'static str,
        /// Where from.
        from: String,
        /// Where to.
        to: String,
    },
    /// The store failed.
    #[error(transparent)]
    Store(#[from] StoreError),
}

fn suggestions(near: &[String]) -> String {
    if near.is_empty() {
        return "; give its label or its IRI".to_owned();
    }
    format!("; near it are '{}'", near.join("', '"))
}

/// Build a view from the store, cut it to what is wanted, and measure it.
///
/// # Errors
/// When the store fails, or a node that is named is not there.
pub fn network(asking: &Asking<'_>, view: View, options: &Options) -> Result<Network, GraphError> {
    shape(corpus(asking, &options.filter)?, view, options)
}

/// Claims of a corpus that a graph is made from.
#[derive(Debug, Clone)]
pub struct Chosen {
    /// The claims, and others.
    pub corpus: Arc<Corpus>,
    /// Which of them, by place, ascending.
    pub claims: Vec<usize>,
}

impl From<Corpus> for Chosen {
    fn from(corpus: Corpus) -> Self {
        let claims = (0..corpus.claims.len()).collect();
        Self { corpus: Arc::new(corpus), claims }
    }
}

/// The same from claims already read; the filter of the options has been applied.
///
/// # Errors
/// When a node that is named is not there.
pub fn shape(chosen: impl Into<Chosen>, view: View, options: &Options) -> Result<Network, GraphError> {
    let chosen = chosen.into();
    let mut network = match view {
        View::Entities => entities::build(chosen, options),
        View::Claims => claims::build(chosen, options),
        View::Speakers => speakers::build(chosen, options),
    };
    let whole = network.graph.node_count();
    cut(&mut network, options)?;
    network.cut = options.between.is_some() || network.graph.node_count() < whole;
    aggregate::aggregate(&mut network, options.aggregate);
    measures::measure(&mut network);
    Ok(network)
}

/// Keep the part that the options ask for.
fn cut(network: &mut Network, options: &Options) -> Result<(), GraphError> {
    if let Some((names, hops)) = &options.around {
        let mut centres = Vec::new();
        for name in names {
            centres.extend(named(network, name)?);
        }
        walk::keep_around(network, &centres, *hops);
    }
    if let Some((from, to)) = &options.between {
        let ends = (named(network, from)?, named(network, to)?);
        if walk::keep_between(network, &ends.0, &ends.1).is_none() {
            let (view, from, to) = (network.view.name(), from.clone(), to.clone());
            return Err(GraphError::NoPath { view, from, to });
        }
    }
    if options.min_claims > 0 {
        network.retain(|graph, node| graph[node].claims.len() >= options.min_claims);
    }
    if let Some(limit) = options.limit {
        let mut order: Vec<NodeIndex> = network.graph.node_indices().collect();
        order.sort_by_key(|node| (Reverse(network.graph[*node].claims.len()), *node));
        let mut keeps = vec![false; order.len()];
        order.into_iter().take(limit).for_each(|node| keeps[node.index()] = true);
        network.retain(|_, node| keeps[node.index()]);
    }
    if options.connected {
        network.retain(|graph, node| graph.neighbors_undirected(node).next().is_some());
    }
    Ok(())
}

fn named(network: &Network, name: &str) -> Result<Vec<NodeIndex>, GraphError> {
    let found = network.find(name);
    if found.is_empty() {
        let near = network.like(name).into_iter().map(str::to_owned).collect();
        return Err(GraphError::NoSuchNode { view: network.view.name(), name: name.to_owned(), near });
    }
    Ok(found)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::view::sample as stored;
    use dixit_extractor::store::Store;

    fn asking(store: &Store) -> Asking<'_> {
        Asking { store, base: "http://localhost:7878/", cancellation: None }
    }

    #[test]
    fn a_store_becomes_each_view() {
        let store = stored::store();
        let size = |view| {
            let network = network(&asking(&store), view, &Options::default()).unwrap();
            (network.graph.node_count(), network.graph.edge_count())
        };
        assert_eq!(size(View::Entities), (8, 4));
        assert_eq!(size(View::Claims), (4, 0));
        assert_eq!(size(View::Speakers), (10, 8));
    }

    #[test]
    fn a_name_that_is_not_there_is_answered_with_names_that_are() {
        let store = stored::store();
        let around = |name: &str| Options { around: Some((vec![name.to_owned()], 1)), ..Options::default() };
        let error = network(&asking(&store), View::Entities, &around("container")).unwrap_err();
        assert!(error.to_string().contains("'new container terminal'"), "{error}");
        let found = network(&asking(&store), View::Entities, &around("HARBOUR")).unwrap();
        assert_eq!(found.graph.node_count(), 2);
        let between = Options { between: Some(("harbour".into(), "plan".into())), ..Options::default() };
        assert!(matches!(network(&asking(&store), View::Entities, &between), Err(GraphError::NoPath { .. })));
    }

    #[test]
    fn the_limit_keeps_those_with_most_claims() {
        let options = Options { limit: Some(2), ..Options::default() };
        let network = shape(sample::corpus(), View::Entities, &options).unwrap();
        let labels: Vec<&str> = network.graph.node_weights().map(|node| node.label.as_str()).collect();
        assert_eq!(labels.len(), 2);
        assert!(labels.contains(&"Meta"));
    }
}
