//! Where nodes stand in a network: degree, components, PageRank, betweenness, communities.
//!
//! Loops count nowhere; edges between the same two nodes count each in degrees, PageRank and communities, and
//! once in betweenness. V nodes, E edges:
//!
//! | measure | how | time |
//! |---|---|---|
//! | degrees | counted | O(V + E) |
//! | components | petgraph's union-find | O(E · α(V)) |
//! | PageRank | power iteration, until 1e-9 or 100 times | O(100 · (V + E)) |
//! | betweenness | Brandes 2001; beyond [`EXACT_STEPS`] from [`PIVOTS`] nodes, Brandes & Pich 2007 | O(V · E) or O(PIVOTS · E) |
//! | communities | Leiden (Traag, Waltman, van Eck 2019) on modularity, seeded | near O(E) |
//!
//! petgraph has PageRank too, but quadratic in V, and no betweenness. Everything is the same for the same
//! graph on any number of threads: sums run in a fixed order.

use super::network::Network;
use leiden_rs::{GraphDataBuilder, Leiden, LeidenConfig};
use petgraph::unionfind::UnionFind;
use rayon::prelude::*;
use std::cmp::Reverse;

/// Betweenness is exact while nodes times edges stay below this.
pub const EXACT_STEPS: usize = 100_000_000;

/// From how many nodes betweenness is estimated when it is not exact.
pub const PIVOTS: usize = 256;

/// Probability of following an edge, in PageRank (Brin & Page 1998).
const DAMPING: f64 = 0.85;

/// How many sources of betweenness one thread sums up, at least, before the sums are added, in order.
const CHUNK: usize = 16;

/// Into how many sums they go at most; each has a number a node.
const PARTS: usize = 64;

/// Seed of the Leiden algorithm: any number, as long as it stays the same.
const SEED: u64 = 2019;

/// Where one node stands.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub struct Measures {
    /// Edges in and out.
    pub degree: usize,
    /// Edges in.
    pub in_degree: usize,
    /// Edges out.
    pub out_degree: usize,
    /// Number of its connected component, 1 the largest.
    pub component: usize,
    /// Number of its community, 1 the largest.
    pub community: usize,
    /// Share of the visits of a random surfer; all nodes sum to 1.
    pub pagerank: f64,
    /// Share of the shortest paths between other nodes, direction aside, that pass through it: 0 to 1.
    pub betweenness: f64,
}

/// How betweenness was found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Betweenness {
    /// From every node.
    Exact,
    /// Estimated from this many nodes.
    Sampled(usize),
}

/// What is measured: a graph without anything that its nodes and edges carry.
#[derive(Debug, Clone, Default)]
pub struct Links {
    /// How many nodes there are.
    pub nodes: usize,
    /// Places of source and target of each edge, and how many claims it stands for.
    pub edges: Vec<(u32, u32, u32)>,
}

impl Links {
    /// The links of a network.
    #[must_use]
    pub fn of(network: &Network) -> Self {
        let edges = network.graph.raw_edges().iter().map(|edge| {
            let [source, target] = [edge.source(), edge.target()].map(|end| small(end.index()));
            (source, target, small(edge.weight.weight()))
        });
        Self { nodes: network.graph.node_count(), edges: edges.collect() }
    }

    /// The edges that are no loops.
    fn between(&self) -> impl Iterator<Item = (usize, usize, f64)> {
        let between = self.edges.iter().filter(|(source, target, _)| source != target);
        between.map(|(source, target, weight)| (*source as usize, *target as usize, f64::from(*weight)))
    }

    /// Where each node stands, and how betweenness was found.
    #[must_use]
    pub fn measure(&self) -> (Vec<Measures>, Betweenness) {
        let component = components(self);
        let ((betweenness, how), (community, rank)) = rayon::join(
            || betweenness(&Simple::of(self)),
            || rayon::join(|| communities(self, &component), || pagerank(self)),
        );
        let degrees = degrees(self);
        let stands = |index: usize| {
            let (in_degree, out_degree): (usize, usize) = degrees[index];
            Measures {
                degree: in_degree + out_degree,
                in_degree,
                out_degree,
                component: component[index],
                community: community[index],
                pagerank: rank[index],
                betweenness: betweenness[index],
            }
        };
        ((0..self.nodes).map(stands).collect(), how)
    }
}

/// A place as it is held: petgraph's are no larger.
fn small(place: usize) -> u32 {
    u32::try_from(place).unwrap_or(u32::MAX)
}

/// Measure every node.
pub fn measure(network: &mut Network) {
    let (measures, how) = Links::of(network).measure();
    for (node, measures) in network.graph.node_weights_mut().zip(measures) {
        node.measures = measures;
    }
    network.betweenness = Some(how);
}

fn degrees(links: &Links) -> Vec<(usize, usize)> {
    let mut degrees = vec![(0, 0); links.nodes];
    for (source, target, _) in links.between() {
        degrees[target].0 += 1;
        degrees[source].1 += 1;
    }
    degrees
}

/// The number of each node's component.
fn components(links: &Links) -> Vec<usize> {
    let mut sets = UnionFind::new(links.nodes);
    for (source, target, _) in links.between() {
        sets.union(source, target);
    }
    by_size(&sets.into_labeling())
}

/// Number groups from 1, the largest first; among equals the one met first.
fn by_size(groups: &[usize]) -> Vec<usize> {
    let most = groups.iter().max().map_or(0, |most| most + 1);
    let mut sizes = vec![(0_usize, usize::MAX); most];
    for (index, group) in groups.iter().enumerate() {
        sizes[*group].0 += 1;
        sizes[*group].1 = sizes[*group].1.min(index);
    }
    let mut order: Vec<usize> = (0..most).filter(|group| sizes[*group].0 > 0).collect();
    order.sort_by_key(|group| (Reverse(sizes[*group].0), sizes[*group].1));
    let mut numbers = vec![0; most];
    for (number, group) in order.into_iter().enumerate() {
        numbers[group] = number + 1;
    }
    groups.iter().map(|group| numbers[*group]).collect()
}

/// The number of each node's community. Nodes without neighbours are communities of their own.
///
/// A small component is one community: where its degrees add up to *d*, and the weights of the whole graph to *m*, two
/// parts of it have at most *d²/4* as the product of theirs, so that joining them raises the modularity as long as
/// *d² < 8m*. The rest is Leiden's, with the resolution that makes up for what it does not see of the graph.
fn communities(links: &Links, component: &[usize]) -> Vec<usize> {
    let (mut whole, mut degrees) = (0.0, vec![0.0_f64; links.nodes + 1]);
    for (source, _, weight) in links.between() {
        whole += weight;
        degrees[component[source]] += 2.0 * weight;
    }
    let is_small = |node: usize| {
        let degrees = degrees[component[node]];
        degrees <= 0.0 || degrees * degrees < 8.0 * whole
    };
    let large: Vec<usize> = (0..links.nodes).filter(|node| !is_small(*node)).collect();
    let mut places = vec![0; links.nodes];
    large.iter().enumerate().for_each(|(place, node)| places[*node] = place);
    let mut builder = GraphDataBuilder::new(large.len());
    let mut seen = 0.0;
    for (source, target, weight) in links.between().filter(|(source, _, _)| !is_small(*source)) {
        seen += weight;
        // The ends are nodes of this graph, and the weight is positive.
        let _ = builder.add_edge(places[source], places[target], weight);
    }
    let config = LeidenConfig {
        seed: Some(SEED),
        resolution: if whole > 0.0 { seen / whole } else { 1.0 },
        ..LeidenConfig::default()
    };
    // Numbers above those of Leiden's communities, of which there is one a node at most.
    let mut groups: Vec<usize> = component.iter().map(|number| large.len() + number).collect();
    // It fails on graphs without edges alone: then there is no large component.
    if let Ok(found) = builder.build().and_then(|data| Leiden::new(config).run(&data)) {
        large.iter().zip(found.partition.as_slice()).for_each(|(node, group)| groups[*node] = *group);
    }
    by_size(&groups)
}

/// PageRank; an edge for several claims counts as that many.
#[expect(clippy::cast_precision_loss, reason = "there are fewer than 2^52 nodes")]
fn pagerank(links: &Links) -> Vec<f64> {
    let count = links.nodes;
    let edges: Vec<(usize, usize, f64)> = links.between().collect();
    let mut out = vec![0.0; count];
    for (source, _, weight) in &edges {
        out[*source] += weight;
    }
    let even = 1.0 / count.max(1) as f64;
    let mut rank = vec![even; count];
    for _ in 0..100 {
        let stuck: f64 = rank.iter().zip(&out).filter(|(_, out)| **out == 0.0).map(|(rank, _)| rank).sum();
        let mut next = vec![(1.0 - DAMPING + DAMPING * stuck) * even; count];
        for (source, target, weight) in &edges {
            next[*target] += DAMPING * rank[*source] * weight / out[*source];
        }
        let moved: f64 = rank.iter().zip(&next).map(|(old, new)| (old - new).abs()).sum();
        rank = next;
        if moved < 1e-9 {
            break;
        }
    }
    rank
}

/// Who is next to whom, direction, loops and repeats aside, as one flat list with a start a node.
struct Simple {
    starts: Vec<usize>,
    neighbours: Vec<u32>,
}

impl Simple {
    fn of(links: &Links) -> Self {
        let between = links.edges.iter().filter(|(source, target, _)| source != target);
        let mut pairs: Vec<(u32, u32)> =
            between.flat_map(|(source, target, _)| [(*source, *target), (*target, *source)]).collect();
        pairs.sort_unstable();
        pairs.dedup();
        let mut starts = vec![0; links.nodes + 1];
        for (source, _) in &pairs {
            starts[*source as usize + 1] += 1;
        }
        for index in 1..starts.len() {
            starts[index] += starts[index - 1];
        }
        Self { starts, neighbours: pairs.into_iter().map(|(_, target)| target).collect() }
    }

    const fn len(&self) -> usize {
        self.starts.len() - 1
    }

    fn of_node(&self, node: usize) -> &[u32] {
        &self.neighbours[self.starts[node]..self.starts[node + 1]]
    }
}

/// Betweenness, normalised to 0..1 by the number of pairs of other nodes.
#[expect(clippy::cast_precision_loss, reason = "there are fewer than 2^52 nodes")]
fn betweenness(graph: &Simple) -> (Vec<f64>, Betweenness) {
    let count = graph.len();
    // A node without neighbours lies on no path and begins none.
    let linked: Vec<usize> = (0..count).filter(|node| !graph.of_node(*node).is_empty()).collect();
    let exact = linked.len().saturating_mul(graph.neighbours.len()) <= EXACT_STEPS || linked.len() <= PIVOTS;
    let sources: Vec<usize> = if exact {
        linked.clone()
    } else {
        (0..PIVOTS).map(|pivot| linked[pivot * linked.len() / PIVOTS]).collect()
    };
    let parts: Vec<Vec<f64>> = sources
        .par_chunks(CHUNK.max(sources.len().div_ceil(PARTS)))
        .map(|chunk| {
            let mut walk = Walk::new(count);
            chunk.iter().for_each(|source| walk.from(graph, *source));
            walk.through
        })
        .collect();
    let mut sums = vec![0.0; count];
    for part in parts {
        sums.iter_mut().zip(part).for_each(|(sum, part)| *sum += part);
    }
    let pairs = (count.saturating_sub(1) * count.saturating_sub(2)) as f64;
    let scale = linked.len() as f64 / sources.len().max(1) as f64 / pairs.max(1.0);
    sums.iter_mut().for_each(|sum| *sum *= scale);
    (sums, if exact { Betweenness::Exact } else { Betweenness::Sampled(sources.len()) })
}

/// Brandes' accumulation, with its working space.
struct Walk {
    through: Vec<f64>,
    distance: Vec<u32>,
    paths: Vec<f64>,
    share: Vec<f64>,
    order: Vec<u32>,
}

impl Walk {
    fn new(count: usize) -> Self {
        Self {
            through: vec![0.0; count],
            distance: vec![u32::MAX; count],
            paths: vec![0.0; count],
            share: vec![0.0; count],
            order: Vec::with_capacity(count),
        }
    }

    /// Add what one source gives.
    fn from(&mut self, graph: &Simple, source: usize) {
        // What the source before has reached is all there is to clear.
        for node in self.order.drain(..).map(|node| node as usize) {
            self.distance[node] = u32::MAX;
            self.paths[node] = 0.0;
            self.share[node] = 0.0;
        }
        self.distance[source] = 0;
        self.paths[source] = 1.0;
        self.order.push(u32::try_from(source).unwrap_or(u32::MAX));
        let mut at = 0;
        while at < self.order.len() {
            let node = self.order[at] as usize;
            at += 1;
            for neighbour in graph.of_node(node) {
                let next = *neighbour as usize;
                if self.distance[next] == u32::MAX {
                    self.distance[next] = self.distance[node] + 1;
                    self.order.push(*neighbour);
                }
                if self.distance[next] == self.distance[node] + 1 {
                    self.paths[next] += self.paths[node];
                }
            }
        }
        for node in self.order.iter().skip(1).rev().map(|node| *node as usize) {
            for before in graph.of_node(node).iter().map(|node| *node as usize) {
                if self.distance[before] + 1 == self.distance[node] {
                    self.share[before] += self.paths[before] / self.paths[node] * (1.0 + self.share[node]);
                }
            }
            self.through[node] += self.share[node];
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::graph::sample::drawn;

    fn measured(edges: &[(usize, usize)]) -> Vec<Measures> {
        let mut network = drawn(edges);
        measure(&mut network);
        network.graph.node_weights().map(|node| node.measures).collect()
    }

    #[test]
    fn betweenness_of_a_path_and_a_star() {
        let path: Vec<f64> = measured(&[(0, 1), (1, 2), (2, 3)]).iter().map(|m| m.betweenness).collect();
        assert_eq!(path, [0.0, 2.0 / 3.0, 2.0 / 3.0, 0.0]);
        let star: Vec<f64> =
            measured(&[(0, 1), (2, 0), (0, 3), (0, 3)]).iter().map(|m| m.betweenness).collect();
        assert_eq!(star, [1.0, 0.0, 0.0, 0.0]);
    }

    #[test]
    fn loops_count_nowhere_and_parallel_edges_in_degrees() {
        let nodes = measured(&[(0, 0), (0, 1), (0, 1)]);
        assert_eq!((nodes[0].degree, nodes[0].out_degree, nodes[1].in_degree), (2, 2, 2));
        assert_eq!(nodes[0].component, nodes[1].component);
    }

    #[test]
    fn pagerank_sums_to_one_and_follows_edges() {
        let nodes = measured(&[(0, 2), (1, 2), (2, 3), (3, 2)]);
        let sum: f64 = nodes.iter().map(|node| node.pagerank).sum();
        assert!((sum - 1.0).abs() < 1e-9, "{sum}");
        // From the definition: r0 = r1 = 0.15/4, r2 = 0.15/4 + 0.85 (r0 + r1 + r3), r3 = 0.15/4 + 0.85 r2.
        let (r0, d) = (0.0375, 0.85);
        let r2 = (r0 + d * (2.0 * r0 + r0)) / (1.0 - d * d);
        assert!((nodes[2].pagerank - r2).abs() < 1e-6, "{} {r2}", nodes[2].pagerank);
        assert!((nodes[0].pagerank - r0).abs() < 1e-6);
    }

    #[test]
    fn small_components_are_communities_and_large_ones_are_divided_as_in_the_whole() {
        // A ring of triangles, and many pairs beside it.
        let ring = (0..20).flat_map(|part| {
            let first = 3 * part;
            [(first, first + 1), (first + 1, first + 2), (first + 2, first), (first + 2, (first + 3) % 60)]
        });
        let pairs = (0..30).map(|pair| (60 + 2 * pair, 61 + 2 * pair));
        let edges: Vec<(usize, usize)> = ring.chain(pairs).collect();
        let measures = measured(&edges);
        let together = |one: usize, other: usize| measures[one].community == measures[other].community;
        assert!((0..20).all(|part| together(3 * part, 3 * part + 1) && together(3 * part, 3 * part + 2)));
        assert!(!together(0, 30));
        assert!((0..30).all(|pair| together(60 + 2 * pair, 61 + 2 * pair) && !together(60 + 2 * pair, 0)));
        let communities = measures.iter().map(|node| node.community).max().unwrap();
        assert!((35..=50).contains(&communities), "{communities}");
    }

    #[test]
    fn two_cliques_are_two_communities_numbered_by_size() {
        let mut edges = vec![(0, 1), (1, 2), (2, 0), (2, 3)];
        edges.extend([(3, 4), (4, 5), (5, 6), (6, 3), (3, 5), (4, 6)]);
        let found: Vec<usize> = measured(&edges).iter().map(|node| node.community).collect();
        assert_eq!(found, [2, 2, 2, 1, 1, 1, 1]);
    }

    #[test]
    fn nothing_and_a_single_node_can_be_measured() {
        assert!(measured(&[]).is_empty());
        assert_eq!(measured(&[(0, 0)])[0].community, 1);
    }

    #[test]
    fn sampled_betweenness_is_near_the_exact() {
        let mut edges: Vec<(usize, usize)> = (0..300).map(|i| (i, (i + 1) % 300)).collect();
        edges.extend((0..300).map(|i| (i, (i * 7 + 3) % 300)));
        let simple = Simple::of(&Links::of(&drawn(&edges)));
        let (exact, how) = betweenness(&simple);
        assert_eq!(how, Betweenness::Exact);
        let mut walk = Walk::new(300);
        (0..300).step_by(3).for_each(|source| walk.from(&simple, source));
        let sampled: Vec<f64> = walk.through.iter().map(|sum| sum * 3.0 / (299.0 * 298.0)).collect();
        let off: f64 = exact.iter().zip(&sampled).map(|(a, b)| (a - b).abs()).sum::<f64>();
        assert!(off / exact.iter().sum::<f64>() < 0.2, "{off}");
    }
}
