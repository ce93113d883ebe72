//! The document, its segments and turns, who takes part, and its sentences, as quads.

use super::codes::Code;
use super::graph::Graph;
use super::names::{Names, is_nameless, node};
use super::sources::Sources;
use super::vocabulary::{dcterms, dx, nif, prov, rdfs, schema};
use super::{RdfError, hash, literal};
use crate::resolve::Extraction;
use crate::source::{Role, Segment, Turn};
use oxigraph::model::{Literal, NamedNode};

/// Everything about the document but its claims and entities.
pub fn describe(
    graph: &mut Graph,
    names: &Names,
    sources: &Sources<'_>,
    extraction: &Extraction,
) -> Result<(), RdfError> {
    document(graph, names, extraction);
    run(graph, names);
    for (index, segment) in extraction.transcript.segments.iter().enumerate() {
        self::segment(graph, names, sources, extraction, (index, segment));
    }
    participations(graph, names, sources, extraction);
    sentences(graph, names, extraction)
}

fn document(graph: &mut Graph, names: &Names, extraction: &Extraction) {
    let transcript = &extraction.transcript;
    let text = transcript.text.as_str();
    let document = names.document();
    for class in [dx::DOCUMENT, schema::CREATIVE_WORK, nif::CONTEXT] {
        graph.a(document, class);
    }
    let title = transcript.title.map(|span| transcript.text.slice(span));
    graph.add(
        document,
        rdfs::LABEL,
        match title {
            Some(title) => literal::words(title, transcript.language),
            None => Literal::new_simple_literal(&transcript.slug),
        },
    );
    graph.add_some(document, dcterms::TITLE, title.map(|title| literal::words(title, transcript.language)));
    graph.add_some(document, schema::DATE_PUBLISHED, transcript.date.as_deref().map(literal::date));
    graph.add(document, schema::IN_LANGUAGE, Literal::new_simple_literal(literal::tag(transcript.language)));
    graph.add(document, dx::SLUG, Literal::new_simple_literal(&transcript.slug));
    graph.add(document, dx::SHA256, Literal::new_simple_literal(hash::sha256(text)));
    graph.add(document, prov::WAS_GENERATED_BY, names.run());
    for (index, diagnostic) in transcript.diagnostics.iter().enumerate() {
        let node = names.part("diagnostic", index + 1);
        graph.add(document, dx::DIAGNOSTIC, node.clone());
        graph.add(&node, rdfs::LABEL, Literal::new_simple_literal(diagnostic));
        graph.add(&node, dx::INDEX, literal::integer(index + 1));
    }
    graph.add(document, dx::TEXT, literal::words(text, transcript.language));
    graph.add(document, nif::IS_STRING, Literal::new_simple_literal(text));
}

/// The program and its version: a constant, so that the same input gives the same graph.
fn run(graph: &mut Graph, names: &Names) {
    let run = names.run();
    graph.a(&run, dx::RUN);
    graph.a(&run, prov::ACTIVITY);
    graph.add(&run, rdfs::LABEL, Literal::new_simple_literal(concat!("Dixit ", env!("CARGO_PKG_VERSION"))));
    graph.add(&run, schema::SOFTWARE_VERSION, Literal::new_simple_literal(env!("CARGO_PKG_VERSION")));
}

fn segment(
    graph: &mut Graph,
    names: &Names,
    sources: &Sources<'_>,
    extraction: &Extraction,
    (index, segment): (usize, &Segment),
) {
    let transcript = &extraction.transcript;
    let node = names.segment(index, segment);
    graph.a(&node, dx::SEGMENT);
    graph.add(&node, dx::DOCUMENT_OF, names.document().clone());
    graph.add(&node, dx::INDEX, literal::integer(index + 1));
    graph.add(&node, dx::SECTION, segment.section.iri().into_owned());
    graph.add(&node, dx::TEXT, literal::words(transcript.text.slice(segment.span), transcript.language));
    graph.offsets(&node, segment.span);
    if let Some(turn) = &segment.turn {
        self::turn(graph, names, sources, extraction, (&node, turn));
    }
}

fn turn(
    graph: &mut Graph,
    names: &Names,
    sources: &Sources<'_>,
    extraction: &Extraction,
    (node, turn): (&NamedNode, &Turn),
) {
    graph.a(node, dx::TURN);
    graph.a(node, schema::QUOTATION);
    graph.add(node, dx::NUMBER, literal::integer(turn.number));
    if let Some(speaker) = extraction.transcript.speakers.get(turn.speaker.0) {
        let iri = sources.speaker(&speaker.name);
        graph.add(node, dx::SPEAKER, iri.clone());
        graph.add(node, prov::WAS_ATTRIBUTED_TO, iri);
        graph.add(node, dx::NAME, Literal::new_simple_literal(&speaker.name));
        graph.add(node, dx::ROLE, speaker.role.iri().into_owned());
    }
    graph.add_some(node, dx::ANSWERS, turn.answers.map(|number| names.turn(number)));
}

fn participations(graph: &mut Graph, names: &Names, sources: &Sources<'_>, extraction: &Extraction) {
    let transcript = &extraction.transcript;
    for (index, speaker) in transcript.speakers.iter().enumerate() {
        let iri = sources.speaker(&speaker.name);
        self::speaker(graph, &iri, &speaker.name, speaker.role);
        let node = names.part("participation", index + 1);
        graph.a(&node, dx::PARTICIPATION);
        graph.add(&node, dx::DOCUMENT_OF, names.document().clone());
        graph.add(&node, dx::INDEX, literal::integer(index + 1));
        graph.add(&node, dx::SPEAKER, iri);
        graph.add(&node, dx::NAME, Literal::new_simple_literal(&speaker.name));
        graph.add(&node, dx::ROLE, speaker.role.iri().into_owned());
        let description = speaker.description.map(|span| transcript.text.slice(span));
        graph.add_some(
            &node,
            dx::DESCRIPTION,
            description.map(|text| literal::words(text, transcript.language)),
        );
    }
}

/// A speaker's own node. A named one has its label among the shared entities, and its role may
/// differ from document to document; a mere part (`narrator`) has both here.
pub fn speaker(graph: &mut Graph, iri: &NamedNode, name: &str, role: Role) {
    graph.a(iri, dx::SPEAKER_CLASS);
    if is_nameless(name) {
        graph.add(iri, rdfs::LABEL, Literal::new_simple_literal(name));
        graph.add(iri, dx::ROLE, role.iri().into_owned());
    }
}

fn sentences(graph: &mut Graph, names: &Names, extraction: &Extraction) -> Result<(), RdfError> {
    let transcript = &extraction.transcript;
    for (index, row) in extraction.explanations.iter().enumerate() {
        let node = names.part("sentence", index + 1);
        let span = super::span_in(&transcript.text, "sentence", row.start, row.end)?;
        graph.a(&node, dx::SENTENCE);
        graph.add(&node, dx::DOCUMENT_OF, names.document().clone());
        graph.add(&node, dx::INDEX, literal::integer(index + 1));
        graph.add(&node, dx::TEXT, literal::words(transcript.text.slice(span), transcript.language));
        graph.offsets(&node, span);
        for claim in &row.claims {
            graph.add(&node, dx::EXPRESSES, self::node("sentence's claim", claim)?);
        }
        graph.add_some(&node, dx::SKIPPED, row.skipped.as_deref().map(Literal::new_simple_literal));
    }
    Ok(())
}
