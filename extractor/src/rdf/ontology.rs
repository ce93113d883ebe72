//! `ontology/` beside the code: the two say the same.

use super::fixture::harbour;
use super::vocabulary::{dx, rdf, rdfs, schema};
use super::{Format, write_lines};
use oxigraph::io::{JsonLdProfileSet, RdfFormat, RdfParser};
use oxigraph::model::{NamedNodeRef, Quad, Term};
use std::collections::BTreeSet;

const ONTOLOGY: &str = include_str!("../../../ontology/dixit.ttl");
const SHAPES: &str = include_str!("../../../ontology/shapes.ttl");
const CONTEXT: &str = include_str!("../../../ontology/context.jsonld");

fn turtle(text: &str) -> Vec<Quad> {
    let parser = RdfParser::from_format(Format::Turtle.rdf_format());
    parser.for_slice(text).map(|quad| quad.unwrap()).collect()
}

fn subject(quad: &Quad) -> String {
    quad.subject.to_string()
}

/// The terms a file defines in our namespace.
fn defined(quads: &[Quad]) -> BTreeSet<String> {
    let prefix = format!("<{}", dx::NAMESPACE);
    quads
        .iter()
        .filter(|quad| quad.predicate.as_ref() == rdf::TYPE)
        .map(subject)
        .filter(|iri| iri.starts_with(&prefix) && iri.len() > prefix.len() + 1)
        .collect()
}

#[test]
fn the_vocabulary_and_the_turtle_are_equal() {
    let in_turtle = defined(&turtle(ONTOLOGY));
    let in_rust: BTreeSet<String> = dx::ALL.iter().map(ToString::to_string).collect();
    assert_eq!(dx::ALL.len(), in_rust.len(), "a constant stands twice");
    let missing = |a: &BTreeSet<String>, b: &BTreeSet<String>| a.difference(b).cloned().collect::<Vec<_>>();
    assert_eq!(missing(&in_rust, &in_turtle), Vec::<String>::new(), "not in ontology/dixit.ttl");
    assert_eq!(missing(&in_turtle, &in_rust), Vec::<String>::new(), "not in vocabulary.rs");
}

#[test]
fn every_term_is_documented_in_english_and_french() {
    let quads = turtle(ONTOLOGY);
    let says = |term: &str, predicate: NamedNodeRef<'_>, language: &str| {
        quads.iter().any(|quad| {
            subject(quad) == term
                && quad.predicate.as_ref() == predicate
                && matches!(&quad.object, Term::Literal(words) if words.language() == Some(language))
        })
    };
    for term in defined(&quads) {
        for language in ["en", "fr"] {
            assert!(says(&term, rdfs::LABEL, language), "{term} has no label @{language}");
            assert!(says(&term, rdfs::COMMENT, language), "{term} has no comment @{language}");
        }
    }
    assert!(quads.iter().all(|quad| !matches!(quad.object, Term::BlankNode(_))));
}

#[test]
fn every_property_says_what_it_belongs_to() {
    let quads = turtle(ONTOLOGY);
    let includes = format!("{}domainIncludes", schema::NAMESPACE);
    let properties = quads.iter().filter(|quad| {
        quad.predicate.as_ref() == rdf::TYPE && quad.object.to_string().ends_with("Property>")
    });
    for property in properties {
        let found = quads.iter().any(|quad| {
            quad.subject == property.subject
                && (quad.predicate.as_ref() == rdfs::DOMAIN || quad.predicate.as_str() == includes)
        });
        assert!(found, "{} has no domain", property.subject);
    }
}

#[test]
fn the_shapes_name_known_terms_alone() {
    let known: BTreeSet<&str> = dx::ALL.iter().map(|term| term.as_str()).collect();
    for quad in turtle(SHAPES) {
        if let Term::NamedNode(node) = &quad.object
            && node.as_str().starts_with(dx::NAMESPACE)
        {
            assert!(known.contains(node.as_str()), "{node} is not of the vocabulary");
        }
    }
}

#[test]
fn claims_as_json_are_json_ld() {
    let mut lines = Vec::new();
    let claims = harbour().claims;
    write_lines(&claims, &mut lines).unwrap();
    let context: serde_json::Value = serde_json::from_str(CONTEXT).unwrap();
    let mut found = BTreeSet::new();
    for line in String::from_utf8(lines).unwrap().lines() {
        let mut claim: serde_json::Value = serde_json::from_str(line).unwrap();
        claim["@context"] = context["@context"].clone();
        let parser = RdfParser::from_format(RdfFormat::JsonLd { profile: JsonLdProfileSet::empty() });
        found.extend(parser.for_slice(&claim.to_string()).map(|quad| quad.unwrap().to_string()));
    }
    let says = |claim: usize, predicate: NamedNodeRef<'_>, object: &str| {
        let line = format!("<{}> {predicate} {object}", claims[claim].id);
        assert!(found.contains(&line), "missing: {line}\n{found:#?}");
    };
    says(4, dx::POLARITY, &dx::DENIED.to_string());
    says(3, dx::CERTAINTY, &dx::PROBABLE.to_string());
    says(3, dx::MODALITY, &dx::PREDICTION.to_string());
    says(0, dx::SECTION, &dx::LEAD_SECTION.to_string());
    says(0, dx::RELATION, "<https://w3id.org/dixit/relation/layoffs>");
    assert!(found.iter().any(|line| line.contains(dx::PLACE_QUALIFIER.as_str())));
}
