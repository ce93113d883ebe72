//! The view *entities*: nodes are what claims are about, every claim is an edge from its subject to its object.
//!
//! Numbers, dates and claims that fill a slot are nodes too, so no claim loses its other end. A claim with
//! one end alone (*the model fails*) is a loop, unless loops are not wanted.

use super::network::{Edge, Network, Node, Nodes};
use super::{Chosen, Options, View};
use crate::view::record::{Party, PartyKind, edge_id};
use petgraph::graph::NodeIndex;
use std::collections::HashMap;

/// Build it. O(claims).
#[must_use]
pub fn build(chosen: Chosen, options: &Options) -> Network {
    let mut network = Network::new(View::Entities, chosen);
    let corpus = network.corpus.clone();
    let mut nodes = Nodes::default();
    let places: HashMap<&str, usize> =
        network.chosen.iter().map(|index| (corpus.claims[*index].id.as_str(), *index)).collect();
    for index in network.chosen.clone() {
        let claim = &corpus.claims[index];
        let wanted = |party: &&Party| options.values || party.kind != PartyKind::Value;
        let ends = [&claim.subject, &claim.object].map(|slot| {
            let party = slot.as_ref().filter(wanted)?;
            Some(node(&mut network, &mut nodes, &places, party))
        });
        for (end, is_subject) in ends.into_iter().zip([true, false]) {
            let Some(end) = end else { continue };
            let node = &mut network.graph[end];
            node.counts(index);
            if is_subject { node.as_subject += 1 } else { node.as_object += 1 }
        }
        match ends {
            [Some(source), Some(target)] => connect(&mut network, index, source, target),
            [Some(end), None] | [None, Some(end)] if options.loops => connect(&mut network, index, end, end),
            _ => network.left_out += 1,
        }
    }
    network
}

fn connect(network: &mut Network, index: usize, source: NodeIndex, target: NodeIndex) {
    let claim = &network.corpus.claims[index];
    let edge = Edge {
        id: edge_id(&claim.id),
        label: claim.relation.label.clone(),
        iri: claim.relation.iri.clone(),
        claims: vec![index],
        others: Vec::new(),
    };
    network.graph.add_edge(source, target, edge);
}

/// The node of whatever fills a slot.
fn node(network: &mut Network, nodes: &mut Nodes, places: &HashMap<&str, usize>, party: &Party) -> NodeIndex {
    nodes.get(network, &party.iri, |corpus| {
        if let Some(entity) = corpus.entities.get(&party.iri).filter(|_| party.kind != PartyKind::Value) {
            let mut node = Node::new(party.iri.clone(), entity.label.clone(), entity.kind);
            node.aliases.clone_from(&entity.aliases);
            return node;
        }
        let itself = places.get(party.iri.as_str()).copied().filter(|_| party.kind == PartyKind::Claim);
        let label = itself.map_or_else(|| party.label.clone(), |index| corpus.claims[index].brief());
        let mut node = Node::new(party.iri.clone(), label, party.kind.name());
        node.itself = itself;
        node
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::graph::sample;

    #[test]
    fn every_claim_is_an_edge() {
        let network = build(sample::corpus().into(), &Options::default());
        assert_eq!(network.graph.edge_count(), network.corpus.claims.len());
        assert_eq!(network.left_out, 0);
        let [meta] = network.find("meta")[..] else { panic!("one Meta") };
        let node = &network.graph[meta];
        assert_eq!(
            (node.kind, node.as_subject, node.as_object, node.claims.len()),
            ("Organization", 3, 1, 4)
        );
    }

    #[test]
    fn values_and_loops_can_be_left_out() {
        let plain = Options { values: false, loops: false, ..Options::default() };
        let network = build(sample::corpus().into(), &plain);
        assert!(network.graph.node_weights().all(|node| node.kind != "Value"));
        assert_eq!(network.graph.edge_count() + network.left_out, network.corpus.claims.len());
        assert_eq!(network.left_out, 2);
    }
}
