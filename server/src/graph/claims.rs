//! The view *claims*: nodes are claims, edges are the links between them.
//!
//! A claim that another one has as its object is what that one reports: *the investors think [that …]*.

use super::network::{Edge, Network, Node, Nodes};
use super::record::{Corpus, PartyKind, edge_id};
use super::{Options, View};
use dixit_extractor::rdf::Code;
use dixit_extractor::rdf::vocabulary::dx;
use dixit_extractor::resolve::LinkKind;

/// Build it. O(claims + links).
#[must_use]
pub fn build(corpus: Corpus, _: &Options) -> Network {
    let mut network = Network::new(View::Claims, corpus);
    let mut nodes = Nodes::default();
    for index in 0..network.corpus.claims.len() {
        let id = network.corpus.claims[index].id.clone();
        let node = nodes.get(&mut network, &id, |corpus| {
            let mut node = Node::new(id.clone(), corpus.claims[index].brief(), PartyKind::Claim.name());
            node.itself = Some(index);
            node
        });
        network.graph[node].counts(index);
    }
    for index in 0..network.corpus.claims.len() {
        link(&mut network, &nodes, index);
    }
    network
}

fn link(network: &mut Network, nodes: &Nodes, index: usize) {
    let claim = &network.corpus.claims[index];
    let mut links: Vec<(&str, &str, String)> =
        claim.links.iter().map(|(kind, other)| (kind.name(), kind.iri().as_str(), other.clone())).collect();
    let inner = |party: &Option<super::record::Party>| {
        party.as_ref().filter(|party| party.kind == PartyKind::Claim).map(|party| party.iri.clone())
    };
    let reports = (LinkKind::Reports.name(), LinkKind::Reports.iri().as_str());
    links.extend(inner(&claim.object).map(|other| (reports.0, reports.1, other)));
    links.extend(inner(&claim.subject).map(|other| ("is about", dx::SUBJECT.as_str(), other)));
    links.dedup();
    let Some(source) = nodes.find(&claim.id) else { return };
    let mut found = Vec::new();
    for (label, iri, other) in links {
        // What lies outside the filter has no node. Nodes stand in the order of the claims.
        let Some(target) = nodes.find(&other) else { continue };
        let id = format!("{}#{}-{}", edge_id(&claim.id), label.replace(' ', "-"), target.index());
        let others = vec![target.index()];
        let edge = Edge { id, label: label.to_owned(), iri: iri.to_owned(), claims: vec![index], others };
        found.push((source, target, edge));
    }
    for (source, target, edge) in found {
        network.graph.add_edge(source, target, edge);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::graph::sample;

    #[test]
    fn links_are_edges_and_contents_are_reported() {
        let network = build(sample::corpus(), &Options::default());
        assert_eq!(network.graph.node_count(), network.corpus.claims.len());
        let mut labels: Vec<&str> = network.graph.edge_weights().map(|edge| edge.label.as_str()).collect();
        labels.sort_unstable();
        assert_eq!(labels, ["contradicts", "reports"]);
    }
}
