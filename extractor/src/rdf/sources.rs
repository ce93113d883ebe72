//! [`Sources`]: which node a name in an attribution chain stands for.

use super::names::{Names, node};
use super::{RdfError, is_nameless};
use crate::resolve::Extraction;
use oxigraph::model::NamedNode;
use std::collections::HashMap;

/// Names of a document's speakers and entities, with their nodes.
pub struct Sources<'a> {
    names: &'a Names,
    speakers: HashMap<&'a str, NamedNode>,
    entities: HashMap<String, NamedNode>,
}

impl<'a> Sources<'a> {
    /// Those of one document. Labels win over aliases, speakers over other entities.
    pub fn new(names: &'a Names, extraction: &'a Extraction) -> Result<Self, RdfError> {
        let mut entities = HashMap::new();
        for entity in &extraction.entities {
            entities.entry(entity.label.to_lowercase()).or_insert(node("entity", &entity.iri)?);
        }
        for entity in &extraction.entities {
            for alias in &entity.aliases {
                entities.entry(alias.to_lowercase()).or_insert(node("entity", &entity.iri)?);
            }
        }
        let mut sources = Self { names, speakers: HashMap::new(), entities };
        for speaker in &extraction.transcript.speakers {
            let node = sources.speaker(&speaker.name);
            sources.speakers.insert(&speaker.name, node);
        }
        Ok(sources)
    }

    /// The node of a speaker: their entity, where the document speaks of them too.
    pub fn speaker(&self, name: &str) -> NamedNode {
        if let Some(node) = self.speakers.get(name) {
            return node.clone();
        }
        let entity = if is_nameless(name) { None } else { self.entities.get(&name.to_lowercase()) };
        entity.cloned().unwrap_or_else(|| self.names.speaker(name))
    }

    /// The node of any source.
    pub fn source(&self, name: &str) -> NamedNode {
        if self.speakers.contains_key(name) || is_nameless(name) {
            return self.speaker(name);
        }
        self.entities.get(&name.to_lowercase()).cloned().unwrap_or_else(|| self.names.source(name))
    }
}
