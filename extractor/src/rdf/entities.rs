//! What documents say of entities, and the shared entries merged from it.
//!
//! A document's graph keeps what *it* says of each entity (`dx:Occurrence`), and `graph/entities` is
//! computed from all occurrences alone. So a document can be replaced or removed and the shared
//! entries come out as if it had never been there, whatever the order of events.

use super::RdfError;
use super::codes::class_of_kind;
use super::graph::Graph;
use super::literal;
use super::names::{Names, is_nameless, node};
use super::sources::Sources;
use super::vocabulary::{dx, rdf, rdfs, schema, skos};
use crate::analysis::Language;
use crate::resolve::Extraction;
use oxigraph::model::{Literal, NamedNode, Quad, Term};
use std::collections::{BTreeMap, BTreeSet};

/// What one document says of one entity.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Occurrence {
    /// The entity.
    pub entity: NamedNode,
    /// The name this document calls it by first of all.
    pub label: Literal,
    /// Its other names here.
    pub aliases: BTreeSet<Literal2>,
    /// Its class.
    pub class: NamedNode,
    /// Who belongs to it.
    pub members: BTreeSet<NamedNode>,
}

/// A literal that can be sorted: value, then language tag.
pub type Literal2 = (String, String);

/// The occurrences of one document's entities and named speakers.
pub fn occurrences(extraction: &Extraction, sources: &Sources<'_>) -> Result<Vec<Occurrence>, RdfError> {
    let mut found = BTreeMap::new();
    for entity in &extraction.entities {
        let iri = node("entity", &entity.iri)?;
        let tag = literal::tag(entity.language);
        let aliases = entity.aliases.iter().map(|alias| (alias.clone(), tag.clone())).collect();
        let label = literal::words(&entity.label, entity.language);
        let class = class_of_kind(&entity.kind).into_owned();
        let members = entity.members.iter().map(|member| node("entity", member)).collect::<Result<_, _>>()?;
        found.insert(iri.as_str().to_owned(), Occurrence { entity: iri, label, aliases, class, members });
    }
    let speakers = extraction.transcript.speakers.iter().map(|speaker| speaker.name.as_str());
    let said = extraction.claims.iter().map(|claim| claim.speaker.as_str());
    for name in speakers.chain(said).filter(|name| !is_nameless(name)) {
        let iri = sources.speaker(name);
        found.entry(iri.as_str().to_owned()).or_insert_with(|| Occurrence {
            entity: iri,
            label: literal::words(name, extraction.transcript.language),
            aliases: BTreeSet::new(),
            class: schema::PERSON.into_owned(),
            members: BTreeSet::new(),
        });
    }
    mentioned(extraction, &mut found)?;
    // A member that no claim names has no entry.
    let known: BTreeSet<String> = found.keys().cloned().collect();
    for occurrence in found.values_mut() {
        occurrence.members.retain(|member| known.contains(member.as_str()));
    }
    Ok(found.into_values().collect())
}

/// Entities that a claim names but the list lacks still get an entry.
fn mentioned(extraction: &Extraction, found: &mut BTreeMap<String, Occurrence>) -> Result<(), RdfError> {
    for claim in &extraction.claims {
        for argument in [&claim.subject, &claim.object].into_iter().flatten() {
            let crate::resolve::Argument::Entity(entity) = argument else { continue };
            if !found.contains_key(&entity.iri) {
                found.insert(
                    entity.iri.clone(),
                    Occurrence {
                        entity: node("entity", &entity.iri)?,
                        label: literal::words(&entity.label, claim.language),
                        aliases: BTreeSet::new(),
                        class: class_of_kind(&entity.kind).into_owned(),
                        members: BTreeSet::new(),
                    },
                );
            }
        }
    }
    Ok(())
}

/// Write the occurrences into the document's graph.
pub fn describe(graph: &mut Graph, names: &Names, occurrences: &[Occurrence]) {
    for occurrence in occurrences {
        graph.add(names.document(), dx::MENTIONS, occurrence.entity.clone());
    }
    for occurrence in occurrences {
        let node = names.occurrence(&occurrence.entity);
        graph.a(&node, dx::OCCURRENCE);
        graph.add(&node, dx::OCCURRENCE_OF, occurrence.entity.clone());
        graph.add(&node, dx::DOCUMENT_OF, names.document().clone());
        graph.add(&node, dx::ENTITY_TYPE, occurrence.class.clone());
        graph.add(&node, skos::PREF_LABEL, occurrence.label.clone());
        for (value, tag) in &occurrence.aliases {
            graph.add(&node, skos::ALT_LABEL, tagged(value, tag));
        }
        for member in &occurrence.members {
            graph.add(&node, schema::MEMBER, member.clone());
        }
    }
}

/// Read one occurrence back from the quads of its node.
pub fn read(quads: impl Iterator<Item = Quad>) -> Option<Occurrence> {
    let (mut entity, mut label, mut class) = (None, None, None);
    let (mut aliases, mut members) = (BTreeSet::new(), BTreeSet::new());
    for quad in quads {
        match (quad.predicate.as_ref(), quad.object) {
            (p, Term::NamedNode(iri)) if p == dx::OCCURRENCE_OF => entity = Some(iri),
            (p, Term::NamedNode(iri)) if p == dx::ENTITY_TYPE => class = Some(iri),
            (p, Term::NamedNode(iri)) if p == schema::MEMBER => {
                members.insert(iri);
            }
            (p, Term::Literal(name)) if p == skos::PREF_LABEL => label = Some(name),
            (p, Term::Literal(name)) if p == skos::ALT_LABEL => {
                aliases.insert(sortable(&name));
            }
            _ => {}
        }
    }
    Some(Occurrence { entity: entity?, label: label?, class: class?, aliases, members })
}

/// The shared entry of one entity: the commonest class, the commonest label a language (ties: the
/// first in the alphabet), every other name as an alternative.
pub fn merge(graph: NamedNode, entity: &NamedNode, occurrences: &[Occurrence]) -> Vec<Quad> {
    if occurrences.is_empty() {
        return Vec::new();
    }
    let mut entry = Graph::new(graph);
    entry.a(entity, dx::ENTITY_CLASS);
    let mut classes = BTreeMap::<&str, usize>::new();
    for occurrence in occurrences.iter().filter(|o| o.class.as_ref() != schema::THING) {
        *classes.entry(occurrence.class.as_str()).or_default() += 1;
    }
    let class = commonest(classes).unwrap_or(schema::THING.as_str());
    entry.add(entity, rdf::TYPE, NamedNode::new_unchecked(class));
    let mut labels = BTreeMap::<String, BTreeMap<String, usize>>::new();
    let mut aliases = BTreeSet::new();
    for occurrence in occurrences {
        let (value, tag) = sortable(&occurrence.label);
        *labels.entry(tag.clone()).or_default().entry(value.clone()).or_default() += 1;
        aliases.insert((value, tag));
        aliases.extend(occurrence.aliases.iter().cloned());
    }
    for (tag, counts) in labels {
        let Some(label) = commonest(counts) else { continue };
        entry.add(entity, rdfs::LABEL, tagged(&label, &tag));
        entry.add(entity, skos::PREF_LABEL, tagged(&label, &tag));
        aliases.remove(&(label, tag));
    }
    for (value, tag) in &aliases {
        entry.add(entity, skos::ALT_LABEL, tagged(value, tag));
    }
    for member in occurrences.iter().flat_map(|o| &o.members).collect::<BTreeSet<_>>() {
        entry.add(entity, schema::MEMBER, member.clone());
    }
    entry.into_quads()
}

/// The key with the highest count; the first of those that tie.
fn commonest<K: Ord>(counts: BTreeMap<K, usize>) -> Option<K> {
    let mut best = None;
    for (key, count) in counts {
        if best.as_ref().is_none_or(|(_, most)| count > *most) {
            best = Some((key, count));
        }
    }
    best.map(|(key, _)| key)
}

fn sortable(literal: &Literal) -> Literal2 {
    (literal.value().to_owned(), literal.language().unwrap_or_default().to_owned())
}

fn tagged(value: &str, tag: &str) -> Literal {
    if tag.is_empty() {
        return Literal::new_simple_literal(value);
    }
    Literal::new_language_tagged_literal(value, tag)
        .unwrap_or_else(|_| literal::words(value, Language::UNKNOWN))
}
