//! The view *claims*: nodes are claims, edges are the links between them.
//!
//! A claim that another one has as its object is what that one reports: *the investors think [that …]*. Claims of
//! different documents are linked where they agree or disagree.

use super::accord::accords;
use super::network::{Edge, Network, Node, Nodes};
use super::{Chosen, Options, View};
use crate::view::record::{Party, PartyKind, edge_id};
use dixit_extractor::rdf::Code;
use dixit_extractor::rdf::vocabulary::dx;
use dixit_extractor::resolve::LinkKind;
use petgraph::graph::NodeIndex;

/// Build it. O(claims + links).
#[must_use]
pub fn build(chosen: Chosen, _: &Options) -> Network {
    let mut network = Network::new(View::Claims, chosen);
    let corpus = network.corpus.clone();
    let mut nodes = Nodes::default();
    for index in network.chosen.clone() {
        let claim = &corpus.claims[index];
        let node = nodes.get(&mut network, &claim.id, |_| {
            let mut node = Node::new(claim.id.clone(), claim.brief(), PartyKind::Claim.name());
            node.itself = Some(index);
            node
        });
        network.graph[node].counts(index);
    }
    for index in network.chosen.clone() {
        link(&mut network, &nodes, index);
    }
    for accord in accords(&corpus, &network.chosen) {
        let ends = [accord.claim, accord.other].map(|index| nodes.find(&corpus.claims[index].id));
        if let [Some(source), Some(target)] = ends {
            let link = (accord.label(), accord.iri().as_str());
            connect(&mut network, link, (source, accord.claim), (target, accord.other));
        }
    }
    network
}

/// The links of a claim that the store has.
fn link(network: &mut Network, nodes: &Nodes, index: usize) {
    let corpus = network.corpus.clone();
    let claim = &corpus.claims[index];
    let mut links: Vec<(&str, &str, &str)> =
        claim.links.iter().map(|(kind, other)| (kind.name(), kind.iri().as_str(), &**other)).collect();
    let inner = |slot: &'_ Option<Party>| {
        slot.as_ref().filter(|party| party.kind == PartyKind::Claim).map(|party| party.iri.clone())
    };
    let (object, subject) = (inner(&claim.object), inner(&claim.subject));
    let reports = (LinkKind::Reports.name(), LinkKind::Reports.iri().as_str());
    links.extend(object.as_deref().map(|other| (reports.0, reports.1, other)));
    links.extend(subject.as_deref().map(|other| ("is about", dx::SUBJECT.as_str(), other)));
    links.dedup();
    let Some(source) = nodes.find(&claim.id) else { return };
    for (label, iri, other) in links {
        // What lies outside the filter has no node.
        let Some(target) = nodes.find(other) else { continue };
        if let Some(other) = network.graph[target].itself {
            connect(network, (label, iri), (source, index), (target, other));
        }
    }
}

fn connect(
    network: &mut Network,
    (label, iri): (&str, &str),
    (source, claim): (NodeIndex, usize),
    (target, other): (NodeIndex, usize),
) {
    let id = edge_id(&network.corpus.claims[claim].id);
    let edge = Edge {
        id: format!("{id}#{}-{other}", label.replace(' ', "-")),
        label: label.to_owned(),
        iri: iri.to_owned(),
        claims: vec![claim],
        others: vec![other],
    };
    network.graph.add_edge(source, target, edge);
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::graph::sample;

    #[test]
    fn links_are_edges_and_contents_are_reported() {
        let network = build(sample::corpus().into(), &Options::default());
        assert_eq!(network.graph.node_count(), network.corpus.claims.len());
        let mut labels: Vec<&str> = network.graph.edge_weights().map(|edge| edge.label.as_str()).collect();
        labels.sort_unstable();
        assert_eq!(labels, ["contradicts", "reports"]);
    }
}
