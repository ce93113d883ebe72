//! The writer as a reader of its output sees it.

use super::fixture::{BASE, harbour};
use super::vocabulary::{dx, rdf};
use super::{Format, Options, RdfError, document_quads, read_lines, write, write_lines};
use oxigraph::io::RdfParser;
use oxigraph::model::{NamedOrBlankNode, Quad, Term};
use std::collections::BTreeSet;

fn written(format: Format, options: Options) -> String {
    let mut out = Vec::new();
    write(&[harbour()], format, options, &mut out).unwrap();
    String::from_utf8(out).unwrap()
}

fn parsed(text: &str, format: Format) -> BTreeSet<String> {
    RdfParser::from_format(format.rdf_format())
        .for_slice(text.as_bytes())
        .map(|quad| quad.unwrap().to_string())
        .collect()
}

#[test]
fn asserted_claims_stand_as_triples_and_others_do_not() {
    let text = written(Format::NQuads, Options::default());
    let entity = |slug: &str| format!("<{BASE}entity/{slug}>");
    let relation = |name: &str| format!("<{}{name}>", super::vocabulary::RELATIONS);
    let integer = "\"120\"^^<http://www.w3.org/2001/XMLSchema#integer>";
    let graph = format!("<{BASE}document/harbour>");
    let layoffs = format!("{} {} {integer} {graph} .", entity("portalis"), relation("layoffs"));
    assert!(text.lines().any(|line| line == layoffs));
    for name in ["acquires", "has", "slower_than"] {
        assert!(!text.lines().any(|line| line.starts_with(&format!(
            "{} {}",
            entity("portalis"),
            relation(name)
        ))));
        assert!(!text.lines().any(|line| line.starts_with(&format!(
            "{} {}",
            entity("norvik"),
            relation(name)
        ))));
    }
}

#[test]
fn every_format_reads_back_the_same() {
    let reference = parsed(&written(Format::NQuads, Options::default()), Format::NQuads);
    assert_eq!(parsed(&written(Format::TriG, Options::default()), Format::TriG), reference);
    let plain = parsed(&written(Format::NQuads, Options { rdf11: true }), Format::NQuads);
    assert_eq!(parsed(&written(Format::JsonLd, Options::default()), Format::JsonLd), plain);
    assert_eq!(reference.len() - plain.len(), 5, "five claims have both subject and object");
    let triples = parsed(&written(Format::Turtle, Options::default()), Format::Turtle);
    assert_eq!(triples, parsed(&written(Format::NTriples, Options::default()), Format::NTriples));
}

#[test]
fn nothing_is_blank_and_nothing_is_said_twice() {
    let quads = document_quads(&harbour()).unwrap();
    assert_eq!(quads.len(), quads.iter().collect::<std::collections::HashSet<_>>().len());
    let blank = |quad: &Quad| {
        matches!(quad.subject, NamedOrBlankNode::BlankNode(_)) || matches!(quad.object, Term::BlankNode(_))
    };
    assert!(!quads.iter().any(blank));
}

#[test]
fn a_claim_without_object_has_no_triple_term() {
    let quads = document_quads(&harbour()).unwrap();
    let closing = format!("<{BASE}claim/harbour-4>");
    let about = quads.iter().filter(|quad| quad.subject.to_string() == closing).collect::<Vec<_>>();
    assert!(about.iter().any(|quad| quad.predicate.as_ref() == dx::SUBJECT));
    assert!(!about.iter().any(|quad| quad.predicate.as_ref() == dx::OBJECT));
    assert!(!about.iter().any(|quad| quad.predicate.as_ref() == rdf::REIFIES));
}

#[test]
fn claims_survive_json_lines() {
    let claims = harbour().claims;
    let mut lines = Vec::new();
    write_lines(&claims, &mut lines).unwrap();
    lines.extend_from_slice(b"\n{\"id\": 1}\n");
    let read = read_lines(lines.as_slice()).collect::<Vec<_>>();
    for (claim, read) in claims.iter().zip(&read) {
        assert_eq!(read.as_ref().unwrap(), claim);
    }
    assert!(matches!(read.last(), Some(Err(RdfError::BadLine { line: 11, .. }))));
}

#[test]
fn a_quote_that_is_not_the_text_is_refused() {
    let mut extraction = harbour();
    extraction.claims[0].quote.push('!');
    assert!(matches!(document_quads(&extraction), Err(RdfError::BadQuote { .. })));
    let mut extraction = harbour();
    extraction.claims[0].end = 100_000;
    assert!(matches!(document_quads(&extraction), Err(RdfError::BadSpan { .. })));
    let mut extraction = harbour();
    extraction.claims[0].relation.iri = "not an iri".to_owned();
    assert!(matches!(document_quads(&extraction), Err(RdfError::BadIri { field: "relation", .. })));
}
