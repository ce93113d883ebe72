//! Parts of a network: the surroundings of nodes, and the shortest paths between two.
//!
//! Direction does not count: *A owns B* leads from B to A as well. Both are one breadth-first search a start,
//! O(V + E).

use super::network::Network;
use petgraph::graph::{DiGraph, NodeIndex};
use std::collections::VecDeque;

/// Keep what lies within `hops` edges of any of the nodes.
pub fn keep_around(network: &mut Network, centres: &[NodeIndex], hops: usize) {
    let distance = distances(&network.graph, centres, hops);
    network.retain(|_, node| distance[node.index()].is_some());
}

/// Keep the nodes and edges of every shortest path from one of `from` to one of `to`; nothing where there
/// is none. Gives the number of edges of such a path.
pub fn keep_between(network: &mut Network, from: &[NodeIndex], to: &[NodeIndex]) -> Option<usize> {
    let there = distances(&network.graph, from, usize::MAX);
    let back = distances(&network.graph, to, usize::MAX);
    let whole = to.iter().filter_map(|node| there[node.index()]).min();
    let on_the_way = |node: NodeIndex| {
        let sum = there[node.index()].zip(back[node.index()]).map(|(there, back)| there + back);
        sum.is_some() && sum == whole
    };
    network.retain_edges(|_, source, target| {
        let step = there[source.index()].zip(there[target.index()]);
        let forward = step.is_some_and(|(source, target)| source.abs_diff(target) == 1);
        forward && on_the_way(source) && on_the_way(target)
    });
    network.retain(|_, node| on_the_way(node));
    whole
}

/// How many edges each node is away from the nearest start, up to `most`.
fn distances<N, E>(graph: &DiGraph<N, E>, starts: &[NodeIndex], most: usize) -> Vec<Option<usize>> {
    let mut distance = vec![None; graph.node_count()];
    let mut queue: VecDeque<NodeIndex> = starts.iter().copied().collect();
    for start in starts {
        distance[start.index()] = Some(0);
    }
    while let Some(node) = queue.pop_front() {
        let Some(next) = distance[node.index()].map(|so_far: usize| so_far + 1) else { continue };
        if next > most {
            continue;
        }
        for neighbour in graph.neighbors_undirected(node) {
            if distance[neighbour.index()].is_none() {
                distance[neighbour.index()] = Some(next);
                queue.push_back(neighbour);
            }
        }
    }
    distance
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::graph::sample::drawn;

    fn labels(network: &Network) -> Vec<&str> {
        network.graph.node_weights().map(|node| node.label.as_str()).collect()
    }

    #[test]
    fn surroundings_reach_so_many_edges_in_either_direction() {
        let mut network = drawn(&[(0, 1), (2, 1), (2, 3), (4, 4)]);
        let centre = network.find("0");
        keep_around(&mut network, &centre, 2);
        assert_eq!(labels(&network), ["0", "1", "2"]);
        assert_eq!(network.graph.edge_count(), 2);
    }

    #[test]
    fn every_shortest_path_is_kept_and_nothing_else() {
        // Two ways of two steps (one with two claims), a longer one, a loop and a side branch.
        let edges = [(0, 1), (0, 1), (1, 3), (2, 0), (3, 2), (0, 4), (4, 5), (5, 3), (1, 1), (1, 2), (3, 6)];
        let mut network = drawn(&edges);
        let (from, to) = (network.find("0"), network.find("3"));
        assert_eq!(keep_between(&mut network, &from, &to), Some(2));
        assert_eq!(labels(&network), ["0", "1", "2", "3"]);
        assert_eq!(network.graph.edge_count(), 5);
    }

    #[test]
    fn no_path_leaves_nothing() {
        let mut network = drawn(&[(0, 1), (2, 3)]);
        let (from, to) = (network.find("0"), network.find("3"));
        assert_eq!(keep_between(&mut network, &from, &to), None);
        assert_eq!(network.graph.node_count(), 0);
    }
}
