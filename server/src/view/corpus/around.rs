//! What claims refer to: documents and entities.

use super::rows::{each, iri_of, literal, number, text};
use super::values;
use crate::view::list::Asking;
use crate::view::record::{Document, Entity, PartyKind, Record, last_segment};
use dixit_extractor::rdf::kind_of_class;
use dixit_extractor::store::StoreError;
use std::collections::{BTreeMap, HashMap};

/// The documents of some claims, or every one.
pub(super) fn documents(
    asking: &Asking<'_>,
    claims: &[Record],
    (all, few): (bool, bool),
) -> Result<BTreeMap<String, Document>, StoreError> {
    let new = |iri: &str| {
        let slug = last_segment(iri).to_owned();
        let document =
            Document { title: slug.clone(), slug, language: "und".to_owned(), ..Document::default() };
        (iri.to_owned(), document)
    };
    let mut found: BTreeMap<String, Document> = claims.iter().map(|claim| new(&claim.document)).collect();
    let scope = if few { values("document", found.keys().map(String::as_str)) } else { String::new() };
    let sparql = format!(
        "SELECT * {{ {scope} ?document a dx:Document OPTIONAL {{ ?document dx:slug ?slug }}
         OPTIONAL {{ ?document rdfs:label ?title }} OPTIONAL {{ ?document schema:inLanguage ?language }}
         OPTIONAL {{ ?document schema:datePublished ?date }} }}"
    );
    each(asking, &sparql, |row| {
        let Some(iri) = row.get("document").and_then(iri_of) else { return };
        if all && !found.contains_key(iri) {
            found.extend([new(iri)]);
        }
        let Some(document) = found.get_mut(iri) else { return };
        if let Some(slug) = text(row, "slug") {
            document.slug = slug;
        }
        document.title = text(row, "title").unwrap_or_else(|| document.slug.clone());
        document.language = text(row, "language").unwrap_or_else(|| "und".to_owned());
        document.date = text(row, "date");
    })?;
    let turns = if few {
        format!("{scope} ?turn dx:document ?document ; a dx:Turn")
    } else {
        "?turn a dx:Turn { SELECT DISTINCT ?turn ?document { ?turn dx:document ?document } }".to_owned()
    };
    let sparql =
        format!("SELECT ?document (COUNT(DISTINCT ?turn) AS ?turns) {{ {turns} }} GROUP BY ?document");
    each(asking, &sparql, |row| {
        if let Some(document) = row.get("document").and_then(iri_of).and_then(|iri| found.get_mut(iri)) {
            document.turns = number(row, "turns").unwrap_or(0);
        }
    })?;
    Ok(found)
}

/// The entities and speakers of some claims, or every one.
pub(super) fn entities(
    asking: &Asking<'_>,
    claims: &[Record],
    scope: (bool, bool),
) -> Result<BTreeMap<String, Entity>, StoreError> {
    let mut names = Names::default();
    names.note(claims);
    names.read(asking, scope)
}

/// Entities and speakers that claims name. An entity with names in several languages goes by that of the language its
/// claims are in most often.
#[derive(Debug, Default)]
pub struct Names(HashMap<String, Named>);

impl Names {
    /// Take note of those that some claims name.
    pub fn note(&mut self, claims: &[Record]) {
        for claim in claims {
            for party in [&claim.subject, &claim.object].into_iter().flatten() {
                if let PartyKind::Entity(kind) = party.kind {
                    named(&mut self.0, &party.iri, |named| named.named_by(claim, &party.label, kind));
                }
            }
            if !claim.speaker_iri.is_empty() {
                named(&mut self.0, &claim.speaker_iri, |named| {
                    named.named_by(claim, &claim.speaker, "Person")
                });
            }
        }
    }

    /// Read what the store says of them, or of `all` that it has. `few` of them are named in the queries.
    ///
    /// # Errors
    /// When the store fails or the reading is stopped.
    pub fn read(
        self,
        asking: &Asking<'_>,
        (all, few): (bool, bool),
    ) -> Result<BTreeMap<String, Entity>, StoreError> {
        let mut found = self.0;
        let scope = if few { values("entity", found.keys().map(String::as_str)) } else { String::new() };
        let rows = |pattern: &str| {
            let found = asking.solutions(&format!("SELECT * {{ {scope} {pattern} }}"))?;
            found.map(|row| row.map_err(StoreError::from)).collect::<Result<Vec<_>, _>>()
        };
        let (classes, (preferred, others)) = rayon::join(
            || rows("?entity a dx:Entity ; a ?class"),
            || rayon::join(|| rows("?entity skos:prefLabel ?name"), || rows("?entity skos:altLabel ?name")),
        );
        for row in classes? {
            let Some(iri) = row.get("entity").and_then(iri_of) else { continue };
            let named = match found.get_mut(iri) {
                Some(named) => named,
                None if all => found.entry(iri.to_owned()).or_default(),
                None => continue,
            };
            named.listed = true;
            named.kinds.extend(row.get("class").and_then(iri_of).and_then(kind_of_class));
        }
        for (rows, preferred) in [(preferred?, true), (others?, false)] {
            for row in rows {
                let Some(iri) = row.get("entity").and_then(iri_of) else { continue };
                let named = found.get_mut(iri).filter(|named| named.listed);
                if let (Some(named), Some(name)) = (named, literal(&row, "name")) {
                    let language = name.language().unwrap_or_default().to_owned();
                    named.names.push((preferred, language, name.value().to_owned()));
                }
            }
        }
        Ok(found.into_iter().map(|(iri, named)| (iri.clone(), named.settle(&iri))).collect())
    }
}

/// Change what is known of an entity; its IRI is copied when it is met first, and never again.
fn named(all: &mut HashMap<String, Named>, iri: &str, change: impl FnOnce(&mut Named)) {
    match all.get_mut(iri) {
        Some(named) => change(named),
        None => change(all.entry(iri.to_owned()).or_default()),
    }
}

/// What is known of an entity while it is being read.
#[derive(Debug, Default)]
struct Named {
    /// Whether the store lists it as an entity.
    listed: bool,
    /// Label and kind that a claim gives it.
    own: Option<(String, &'static str)>,
    /// How many claims of each language name it.
    languages: Vec<(String, usize)>,
    kinds: Vec<&'static str>,
    names: Vec<(bool, String, String)>,
}

impl Named {
    /// Take note of a claim that calls it something.
    fn named_by(&mut self, claim: &Record, label: &str, kind: &'static str) {
        self.own.get_or_insert_with(|| (label.to_owned(), kind));
        match self.languages.iter_mut().find(|(language, _)| *language == claim.language) {
            Some((_, count)) => *count += 1,
            None => self.languages.push((claim.language.clone(), 1)),
        }
    }

    fn settle(mut self, iri: &str) -> Entity {
        self.names.sort();
        self.kinds.sort_unstable();
        let (own_label, own_kind) = self.own.unwrap_or_default();
        let used = |language: &str| {
            self.languages.iter().find(|(known, _)| known == language).map_or(0, |(_, count)| *count)
        };
        let mut preferred: Vec<&(bool, String, String)> = self.names.iter().filter(|name| name.0).collect();
        preferred.sort_by_key(|name| std::cmp::Reverse(used(&name.1)));
        let first = preferred.first().map(|name| (name.1.clone(), name.2.clone()));
        let (language, mut label) = first.unwrap_or((String::new(), own_label));
        if label.is_empty() {
            label = last_segment(iri).replace('-', " ");
        }
        let mut aliases: Vec<String> =
            self.names.iter().map(|name| name.2.clone()).filter(|name| *name != label).collect();
        aliases.sort();
        aliases.dedup();
        let kind = self.kinds.into_iter().find(|kind| *kind != "Thing").unwrap_or(own_kind);
        let kind = if kind.is_empty() { "Thing" } else { kind };
        Entity { label, kind, aliases, language, listed: self.listed }
    }
}
