//! The view *speakers*: who speaks about what, who agrees or disagrees with whom, who reports whom.
//!
//! Agreement comes from the links between claims of different speakers, and between documents from what the claims
//! say; reports come from the chain of sources.

use super::accord::accords;
use super::network::{Edge, Network, Node, Nodes};
use super::{Chosen, Options, View};
use crate::view::record::{Party, PartyKind, Record, edge_id, last_segment};
use dixit_extractor::rdf::Code;
use dixit_extractor::rdf::vocabulary::dx;
use dixit_extractor::resolve::LinkKind;
use oxigraph::model::NamedNodeRef;
use petgraph::graph::NodeIndex;
use std::collections::HashMap;

/// Build it. O(claims + links).
#[must_use]
pub fn build(chosen: Chosen, options: &Options) -> Network {
    let mut network = Network::new(View::Speakers, chosen);
    let corpus = network.corpus.clone();
    let mut nodes = Nodes::default();
    let places: HashMap<&str, usize> =
        network.chosen.iter().map(|index| (corpus.claims[*index].id.as_str(), *index)).collect();
    for index in network.chosen.clone() {
        let claim = &corpus.claims[index];
        let speaker = source(&mut network, &mut nodes, (&claim.speaker_iri, &claim.speaker), &claim.document);
        network.graph[speaker].counts(index);
        network.graph[speaker].as_speaker += 1;
        let before = network.graph.edge_count();
        about(&mut network, &mut nodes, (index, speaker), options);
        reports(&mut network, &mut nodes, (index, speaker));
        network.left_out += usize::from(network.graph.edge_count() == before);
    }
    for index in network.chosen.clone() {
        agreements(&mut network, &nodes, index, &places);
    }
    for accord in accords(&corpus, &network.chosen) {
        meet(&mut network, &nodes, (accord.claim, accord.other), (accord.label(), accord.iri()));
    }
    network
}

/// A speaker or source. One who is a mere part, such as the narrator, is named with the document.
fn source(network: &mut Network, nodes: &mut Nodes, (iri, name): (&str, &str), document: &str) -> NodeIndex {
    let own = iri.is_empty() || iri.starts_with(document);
    let iri = if iri.is_empty() { format!("{document}#{name}") } else { iri.to_owned() };
    nodes.get(network, &iri, |corpus| {
        let title = corpus.documents.get(document).map(|document| document.title.as_str());
        match corpus.entities.get(&iri) {
            Some(entity) if !own => {
                let mut node = Node::new(iri.clone(), entity.label.clone(), entity.kind);
                node.aliases.clone_from(&entity.aliases);
                node
            }
            _ if own => {
                let label = title.map_or_else(|| name.to_owned(), |title| format!("{name} ({title})"));
                Node::new(iri.clone(), label, "Speaker")
            }
            _ => Node::new(iri.clone(), name.to_owned(), "Speaker"),
        }
    })
}

/// An edge from the speaker to each entity the claim is about.
fn about(network: &mut Network, nodes: &mut Nodes, (index, speaker): (usize, NodeIndex), options: &Options) {
    let corpus = network.corpus.clone();
    let claim = &corpus.claims[index];
    let is_entity = |party: &&Party| matches!(party.kind, PartyKind::Entity(_));
    let subject = claim.subject.as_ref().filter(is_entity);
    let object = claim.object.as_ref().filter(is_entity);
    let object = object.filter(|object| subject.as_ref().is_none_or(|subject| subject.iri != object.iri));
    let id = edge_id(&claim.id);
    for (party, slot) in [(subject, "subject"), (object, "object")] {
        let Some(party) = party else { continue };
        let topic = nodes.get(network, &party.iri, |corpus| {
            let entity = corpus.entities.get(&party.iri).cloned().unwrap_or_default();
            let mut node = Node::new(party.iri.clone(), entity.label, party.kind.name());
            if !entity.kind.is_empty() {
                node.kind = entity.kind;
            }
            node.aliases = entity.aliases;
            node
        });
        let node = &mut network.graph[topic];
        node.counts(index);
        if slot == "subject" {
            node.as_subject += 1
        } else {
            node.as_object += 1
        }
        if topic != speaker || options.loops {
            let edge = edge(format!("{id}#{slot}"), "speaks about", dx::MENTIONS, (index, None));
            network.graph.add_edge(speaker, topic, edge);
        }
    }
}

/// An edge to each further source of a claim: *Ann reports the mayor*.
fn reports(network: &mut Network, nodes: &mut Nodes, (index, speaker): (usize, NodeIndex)) {
    let corpus = network.corpus.clone();
    let claim = &corpus.claims[index];
    let id = edge_id(&claim.id);
    let mut teller = speaker;
    for (step, told) in claim.attribution.iter().enumerate().skip(1) {
        let told = source(network, nodes, (&told.iri, &told.name), &claim.document);
        network.graph[told].counts(index);
        if told != teller {
            let edge = edge(format!("{id}#source{}", step + 1), "reports", dx::REPORTS, (index, None));
            network.graph.add_edge(teller, told, edge);
        }
        teller = told;
    }
}

/// What a link between the claims of two speakers makes of the speakers.
const fn between(kind: LinkKind) -> Option<&'static str> {
    match kind {
        LinkKind::Supports | LinkKind::Confirms => Some("agrees with"),
        LinkKind::Contradicts | LinkKind::Denies => Some("disagrees with"),
        LinkKind::Answers => Some("answers"),
        LinkKind::Causes | LinkKind::Reports => None,
    }
}

/// The edges that the links of a claim make between its speaker and others.
fn agreements(network: &mut Network, nodes: &Nodes, index: usize, places: &HashMap<&str, usize>) {
    let corpus = network.corpus.clone();
    for (kind, other) in &corpus.claims[index].links {
        if let Some((label, other)) = between(*kind).zip(places.get(other.as_str()).copied()) {
            meet(network, nodes, (index, other), (label, kind.iri()));
        }
    }
}

/// An edge from the speaker of a claim to that of another, where they are not the same.
fn meet(
    network: &mut Network,
    nodes: &Nodes,
    (index, other): (usize, usize),
    (label, iri): (&str, NamedNodeRef<'_>),
) {
    let [ours, theirs] = [index, other].map(|index| who(nodes, &network.corpus.claims[index]));
    if let Some((ours, theirs)) = ours.zip(theirs).filter(|(ours, theirs)| ours != theirs) {
        let claim = edge_id(&network.corpus.claims[index].id);
        let id = format!("{claim}#{}-{other}", last_segment(iri.as_str()));
        network.graph.add_edge(ours, theirs, edge(id, label, iri, (index, Some(other))));
    }
}

/// The node of who makes a claim, already there.
fn who(nodes: &Nodes, claim: &Record) -> Option<NodeIndex> {
    if claim.speaker_iri.is_empty() {
        return nodes.find(&format!("{}#{}", claim.document, claim.speaker));
    }
    nodes.find(&claim.speaker_iri)
}

fn edge(id: String, label: &str, iri: NamedNodeRef<'_>, (claim, other): (usize, Option<usize>)) -> Edge {
    Edge {
        id,
        label: label.to_owned(),
        iri: iri.as_str().to_owned(),
        claims: vec![claim],
        others: other.into_iter().collect(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::graph::sample;
    use petgraph::visit::EdgeRef;

    #[test]
    fn speakers_speak_agree_and_report() {
        let network = build(sample::corpus().into(), &Options::default());
        let said = |label: &str| -> Vec<(String, String)> {
            let name = |index: NodeIndex| network.graph[index].label.clone();
            let edges = network.graph.edge_references().filter(|edge| edge.weight().label == label);
            edges.map(|edge| (name(edge.source()), name(edge.target()))).collect()
        };
        let pair = |a: &str, b: &str| (a.to_owned(), b.to_owned());
        assert_eq!(said("disagrees with"), [pair("Bo", "Ann")]);
        assert_eq!(said("reports"), [pair("Ann", "investors")]);
        assert!(said("speaks about").contains(&pair("Ann", "Meta")));
        assert!(said("speaks about").contains(&pair("narrator (Layoffs \"at\" <Meta> & co)", "Meta")));
    }
}
