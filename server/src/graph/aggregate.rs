//! Many claims between two nodes as one edge. O(E).

use super::network::{Edge, Network};
use petgraph::graph::NodeIndex;
use petgraph::visit::EdgeRef;
use std::collections::HashMap;

/// Which claims become one edge.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, clap::ValueEnum, serde::Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Aggregate {
    /// Every claim is an edge of its own
    #[default]
    None,
    /// Those of one relation between the same two nodes
    Relation,
    /// All those between the same two nodes
    Pair,
}

/// Merge edges; the weight of one is the number of its claims. An edge's place is that of its first claim.
pub fn aggregate(network: &mut Network, how: Aggregate) {
    if how == Aggregate::None {
        return;
    }
    let mut places = HashMap::<(NodeIndex, NodeIndex, Option<String>), usize>::new();
    let mut merged: Vec<(NodeIndex, NodeIndex, Edge)> = Vec::new();
    for edge in network.graph.edge_references() {
        let relation = (how == Aggregate::Relation).then(|| edge.weight().iri.clone());
        let key = (edge.source(), edge.target(), relation);
        if let Some(place) = places.get(&key) {
            join(&mut merged[*place].2, edge.weight());
        } else {
            places.insert(key, merged.len());
            merged.push((edge.source(), edge.target(), edge.weight().clone()));
        }
    }
    for (source, target, edge) in &mut merged {
        let (from, to) = (&network.graph[*source].iri, &network.graph[*target].iri);
        edge.id = match how {
            Aggregate::Relation => format!("{from} {} {to}", edge.iri),
            Aggregate::None | Aggregate::Pair => format!("{from} {to}"),
        };
        edge.claims.sort_unstable();
        edge.claims.dedup();
        edge.others.sort_unstable();
        edge.others.dedup();
    }
    network.graph.clear_edges();
    for (source, target, edge) in merged {
        network.graph.add_edge(source, target, edge);
    }
}

/// Labels are listed once each, in the order met.
fn join(whole: &mut Edge, part: &Edge) {
    if !whole.label.split(" | ").any(|label| label == part.label) {
        whole.label = format!("{} | {}", whole.label, part.label);
        whole.iri = format!("{} {}", whole.iri, part.iri);
    }
    whole.claims.extend(&part.claims);
    whole.others.extend(&part.others);
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::graph::{Options, entities, sample};

    fn weights(how: Aggregate) -> Vec<(String, usize)> {
        let mut network = entities::build(sample::corpus().into(), &Options::default());
        aggregate(&mut network, how);
        let [meta] = network.find("Meta")[..] else { panic!("one Meta") };
        let [deepseek] = network.find("DeepSeek")[..] else { panic!("one DeepSeek") };
        let edges = network.graph.edges_connecting(meta, deepseek);
        let mut found: Vec<(String, usize)> =
            edges.map(|edge| (edge.weight().label.clone(), edge.weight().weight())).collect();
        found.sort();
        found
    }

    #[test]
    fn weights_are_numbers_of_claims() {
        let one = |label: &str, weight| (label.to_owned(), weight);
        assert_eq!(weights(Aggregate::None).len(), 2);
        assert_eq!(weights(Aggregate::Relation), [one("lags", 2)]);
        assert_eq!(weights(Aggregate::Pair), [one("lags", 2)]);
    }
}
