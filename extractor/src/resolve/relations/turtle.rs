//! The Turtle of the lexicon to [`Relation`]s and [`Form`]s.

use super::form::{Form, FormKind};
use super::lexicon::{LexiconError, Relation};
use crate::analysis::Language;
use oxigraph::io::{RdfFormat, RdfParser};
use oxigraph::model::{Literal, NamedOrBlankNode, Quad, Term};
use std::collections::HashMap;

const REL: &str = "https://w3id.org/dixit/relation/";
const TOPIC: &str = "https://w3id.org/dixit/relation/topic/";
const DX: &str = "https://w3id.org/dixit/ns#";
const OWL: &str = "http://www.w3.org/2002/07/owl#";
const RDF: &str = "http://www.w3.org/1999/02/22-rdf-syntax-ns#";
const SKOS: &str = "http://www.w3.org/2004/02/skos/core#";

/// Read the relations in order of their names, and the forms in order of the file.
pub(super) fn read(turtle: &str) -> Result<(Vec<Relation>, Vec<Form>), LexiconError> {
    let mut reader = Reader::default();
    for quad in RdfParser::from_format(RdfFormat::Turtle).for_slice(turtle.as_bytes()) {
        reader.take(quad.map_err(|e| LexiconError::Turtle(Box::new(e)))?)?;
    }
    Ok(reader.finish())
}

/// What has been read so far; forms name their relation by its place in `relations`.
#[derive(Default)]
struct Reader {
    relations: Vec<Relation>,
    places: HashMap<String, usize>,
    forms: Vec<Form>,
}

impl Reader {
    fn take(&mut self, quad: Quad) -> Result<(), LexiconError> {
        let Quad { subject: NamedOrBlankNode::NamedNode(subject), predicate, object, .. } = quad else {
            return Ok(());
        };
        let Some(name) = local_name(subject.as_str()) else { return Ok(()) };
        let place = self.place(name);
        let relation = &mut self.relations[place];
        match object {
            Term::NamedNode(value) => set_node(relation, predicate.as_str(), value.as_str()),
            Term::Literal(value) => {
                let Some(language) = language_of(&value) else {
                    return Err(LexiconError::NoLanguage(value.value().to_owned()));
                };
                match form_kind(predicate.as_str()) {
                    None => set_text(relation, predicate.as_str(), language, value.value()),
                    Some(kind) => {
                        let form = Form::parse(value.value(), language, kind)
                            .map_err(|source| LexiconError::Form { relation: name.to_owned(), source })?;
                        self.forms.push(Form { relation: place, ..form });
                    }
                }
            }
            _ => {}
        }
        Ok(())
    }

    /// The place of a relation, mostly that of the triple before.
    fn place(&mut self, name: &str) -> usize {
        if let Some(last) = self.relations.last()
            && last.name == name
        {
            return self.relations.len() - 1;
        }
        if let Some(&place) = self.places.get(name) {
            return place;
        }
        self.relations.push(Relation::named(name, REL));
        self.places.insert(name.to_owned(), self.relations.len() - 1);
        self.relations.len() - 1
    }

    /// Sort the relations by name and tell the forms their new places.
    fn finish(self) -> (Vec<Relation>, Vec<Form>) {
        let Self { relations, mut forms, .. } = self;
        let mut order: Vec<(usize, Relation)> = relations.into_iter().enumerate().collect();
        order.sort_by(|a, b| a.1.name.cmp(&b.1.name));
        let mut new = vec![0; order.len()];
        for (place, (old, _)) in order.iter().enumerate() {
            new[*old] = place;
        }
        for form in &mut forms {
            form.relation = new[form.relation];
        }
        (order.into_iter().map(|(_, relation)| relation).collect(), forms)
    }
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
