//! The Turtle of the lexicon to [`Relation`]s and [`Form`]s.

use super::form::{Form, FormKind};
use super::lexicon::{LexiconError, Relation};
use crate::analysis::Language;
use oxigraph::io::{RdfFormat, RdfParser};
use oxigraph::model::{Literal, NamedOrBlankNode, Quad, Term};
use std::collections::BTreeMap;

const REL: &str = "https://w3id.org/dixit/relation/";
const TOPIC: &str = "https://w3id.org/dixit/relation/topic/";
const DX: &str = "https://w3id.org/dixit/ns#";
const OWL: &str = "http://www.w3.org/2002/07/owl#";
const RDF: &str = "http://www.w3.org/1999/02/22-rdf-syntax-ns#";
const SKOS: &str = "http://www.w3.org/2004/02/skos/core#";

/// Read the relations in order of their names, and the forms in order of the file.
pub(super) fn read(turtle: &str) -> Result<(Vec<Relation>, Vec<Form>), LexiconError> {
    let mut relations: BTreeMap<String, Relation> = BTreeMap::new();
    let mut forms: Vec<(String, Form)> = Vec::new();
    for quad in RdfParser::from_format(RdfFormat::Turtle).for_slice(turtle.as_bytes()) {
        let Quad { subject, predicate, object, .. } = quad.map_err(|e| LexiconError::Turtle(Box::new(e)))?;
        let NamedOrBlankNode::NamedNode(subject) = subject else { continue };
        let Some(name) = local_name(subject.as_str()) else { continue };
        let relation = relations.entry(name.to_owned()).or_insert_with(|| Relation::named(name, REL));
        match object {
            Term::NamedNode(value) => set_node(relation, predicate.as_str(), value.as_str()),
            Term::Literal(value) => {
                let language = language_of(&value);
                match (form_kind(predicate.as_str()), language) {
                    (Some(kind), Some(language)) => {
                        let form = Form::parse(value.value(), language, kind)
                            .map_err(|source| LexiconError::Form { relation: name.to_owned(), source })?;
                        forms.push((name.to_owned(), form));
                    }
                    (None, Some(language)) => set_text(relation, predicate.as_str(), language, value.value()),
                    (_, None) => return Err(LexiconError::NoLanguage(value.value().to_owned())),
                }
            }
            _ => {}
        }
    }
    Ok(number(relations, forms))
}

/// Replace the names of the relations in the forms by their places.
fn number(relations: BTreeMap<String, Relation>, forms: Vec<(String, Form)>) -> (Vec<Relation>, Vec<Form>) {
    let relations: Vec<Relation> = relations.into_values().collect();
    let place = |name: &str| relations.binary_search_by(|r| r.name.as_str().cmp(name));
    let forms = forms
        .into_iter()
        .filter_map(|(name, form)| Some(Form { relation: place(&name).ok()?, ..form }))
        .collect();
    (relations, forms)
}

/// The name of a relation; `None` for the scheme, topics and anything else.
fn local_name(iri: &str) -> Option<&str> {
    iri.strip_prefix(REL).filter(|name| !name.is_empty() && !name.contains('/'))
}

fn language_of(literal: &Literal) -> Option<Language> {
    literal.language()?.parse().ok()
}

fn form_kind(predicate: &str) -> Option<FormKind> {
    Some(match predicate.strip_prefix(DX)? {
        "verb" => FormKind::Verb,
        "eventNoun" => FormKind::EventNoun,
        "agentNoun" => FormKind::AgentNoun,
        "adjective" => FormKind::Adjective,
        _ => return None,
    })
}

fn set_node(relation: &mut Relation, predicate: &str, value: &str) {
    let name = || local_name(value).map(str::to_owned);
    if predicate.strip_prefix(RDF) == Some("type") {
        match value.strip_prefix(OWL) {
            Some("SymmetricProperty") => relation.symmetric = true,
            Some("FunctionalProperty") => relation.functional = true,
            _ => {}
        }
    } else if predicate.strip_prefix(OWL) == Some("inverseOf") {
        relation.inverse = name();
    } else if predicate.strip_prefix(DX) == Some("opposite") {
        relation.opposite = name();
    } else if predicate.strip_prefix(SKOS) == Some("broader") {
        match value.strip_prefix(TOPIC) {
            Some(topic) => topic.clone_into(&mut relation.topic),
            None => relation.broader = name(),
        }
    }
}

fn set_text(relation: &mut Relation, predicate: &str, language: Language, text: &str) {
    match predicate.strip_prefix(SKOS) {
        Some("prefLabel") => {
            relation.labels.insert(language, text.to_owned());
        }
        Some("definition") if language == Language::English => text.clone_into(&mut relation.definition),
        _ => {}
    }
}
