//! Corpora made by hand, with quotes that hold every character a format might trip over.

use super::View;
use super::network::{Edge, Network, Node};
use crate::view::record::{Corpus, Document, Entity, Party, PartyKind, Quantity, Record, Relation, Source};
use dixit_extractor::resolve::{Certainty, LinkKind, Modality, Polarity, QualifierRole, Tense};
use dixit_extractor::source::{Role, Section};

/// What a quote may hold: mark-up, quotation marks of all kinds, separators, a formula, a line break, an emoji
/// of several code points, right-to-left text, and a control character that XML cannot hold.
pub const NASTY: &str =
    "=1+1 <b>&amp; \"quoted\" 'so', «là»; a\\b\tc\r\nd | ]]> --> {x} é e\u{301} 👩🏽‍🚀 שלום \u{1}\u{fffe}end";

const BASE: &str = "http://localhost:7878/";

/// Six claims: two alike, two that contradict each other, one of a number, one without an object, one that
/// reports another.
pub fn corpus() -> Corpus {
    let lags = claim("lags", ("Ann", "entity/ann"), (Some(entity("meta")), "lags", Some(entity("deepseek"))));
    let mut again =
        claim("lags-2", ("Bo", "entity/bo"), (Some(entity("meta")), "lags", Some(entity("deepseek"))));
    again.polarity = Polarity::Denied;
    again.links = vec![(LinkKind::Contradicts, lags.id.clone())];
    let mut layoffs = claim("layoffs", narrator(), (Some(entity("meta")), "layoffs", None));
    layoffs.object = Some(value(&layoffs.id, "environ 3 600 employés"));
    layoffs.quantity = Some(Quantity {
        text: "environ 3 600 employés".to_owned(),
        value: Some("3600".to_owned()),
        unit: Some("employee".to_owned()),
        approximate: true,
        ..Quantity::default()
    });
    layoffs.qualifiers = vec![(QualifierRole::Time, "next spring".to_owned())];
    layoffs.time = Some(("next spring".to_owned(), Some("2026-SP".to_owned())));
    let fails = claim("fails", ("Ann", "entity/ann"), (Some(entity("llama")), "fails", None));
    let mut leave =
        claim("leave", ("Ann", "entity/ann"), (Some(entity("zuckerberg")), "leaves", Some(entity("meta"))));
    leave.certainty = Certainty::Probable;
    leave.modality = vec![Modality::Prediction, Modality::Reported];
    leave.attribution.push(Source { name: "investors".to_owned(), iri: format!("{BASE}entity/investors") });
    NASTY.clone_into(&mut leave.quote);
    let mut think = claim("think", ("Ann", "entity/ann"), (Some(entity("investors")), "thinks", None));
    think.object = Some(Party {
        iri: leave.id.clone(),
        kind: PartyKind::Claim,
        text: String::new(),
        label: "leave".to_owned(),
    });
    let claims = vec![lags, again, layoffs, fails, leave, think];
    let document = Document {
        slug: "layoffs".to_owned(),
        title: "Layoffs \"at\" <Meta> & co".to_owned(),
        date: Some("2025-02-03".to_owned()),
        ..Document::default()
    };
    let entities = [
        ("meta", "Meta", "Organization"),
        ("deepseek", "DeepSeek", "Organization"),
        ("llama", "LLaMA", "Product"),
        ("zuckerberg", "Mark \"Zuck\" Zuckerberg", "Person"),
        ("investors", "investors", "Group"),
        ("ann", "Ann", "Person"),
        ("bo", "Bo", "Person"),
    ];
    let entity = |(slug, label, kind): (&str, &str, &'static str)| {
        let aliases = if slug == "meta" { vec!["Facebook".to_owned()] } else { Vec::new() };
        (
            format!("{BASE}entity/{slug}"),
            Entity { label: label.to_owned(), kind, aliases, language: "en".to_owned(), listed: true },
        )
    };
    let documents = [(format!("{BASE}document/layoffs"), document)].into();
    Corpus::new(claims, documents, entities.into_iter().map(entity).collect())
}

const fn narrator() -> (&'static str, &'static str) {
    ("narrator", "document/layoffs/speaker/narrator")
}

fn claim(
    name: &str,
    (speaker, who): (&str, &str),
    (subject, relation, object): (Option<Party>, &str, Option<Party>),
) -> Record {
    Record {
        id: format!("{BASE}claim/{name}"),
        document: format!("{BASE}document/layoffs"),
        section: Some(Section::Turn),
        turn: Some(3),
        speaker: speaker.to_owned(),
        speaker_iri: format!("{BASE}{who}"),
        role: Some(Role::Interviewee),
        language: "en".to_owned(),
        quote: format!("the quote of {name}"),
        start: 10,
        end: 20,
        subject,
        relation: Relation {
            iri: format!("https://w3id.org/dixit/relation/{relation}"),
            label: relation.to_owned(),
            lemma: relation.to_owned(),
            text: relation.to_owned(),
        },
        object,
        quantity: None,
        figures: Vec::new(),
        qualifiers: Vec::new(),
        polarity: Polarity::Affirmed,
        certainty: Certainty::Certain,
        modality: Vec::new(),
        attribution: vec![Source { name: speaker.to_owned(), iri: format!("{BASE}{who}") }],
        tense: Some(Tense::Present),
        time: None,
        confidence: Some(0.875),
        check_worthiness: Some(0.5),
        asserted: true,
        links: Vec::new(),
    }
}

fn entity(slug: &str) -> Party {
    let (text, label) = (slug.to_owned(), slug.to_owned());
    Party { iri: format!("{BASE}entity/{slug}"), kind: PartyKind::Entity("Thing"), text, label }
}

fn value(claim: &str, words: &str) -> Party {
    let (text, label) = (words.to_owned(), words.to_owned());
    Party { iri: format!("{claim}/object"), kind: PartyKind::Value, text, label }
}

/// A network with these edges and nodes named by number, for what concerns the shape alone.
pub fn drawn(edges: &[(usize, usize)]) -> Network {
    let mut network = Network::new(View::Entities, Corpus::default().into());
    let count = edges.iter().map(|(a, b)| a.max(b) + 1).max().unwrap_or(0);
    let nodes: Vec<_> = (0..count)
        .map(|n| network.graph.add_node(Node::new(format!("{BASE}entity/{n}"), n.to_string(), "Thing")))
        .collect();
    for (index, (source, target)) in edges.iter().enumerate() {
        let edge = Edge {
            id: index.to_string(),
            label: "knows".to_owned(),
            iri: String::new(),
            claims: Vec::new(),
            others: Vec::new(),
        };
        network.graph.add_edge(nodes[*source], nodes[*target], edge);
    }
    network
}
