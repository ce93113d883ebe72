//! An entity: its names, the claims about it and by it, and with whom it agrees.

use super::claims::{ClaimView, Places};
use super::documents::Summary;
use super::node;
use super::record::{Corpus, Party, Record, last_segment};
use crate::schema::Name;
use dixit_extractor::rdf::vocabulary::dx;
use dixit_extractor::resolve::LinkKind;
use dixit_extractor::store::Store;
use oxigraph::model::NamedNode;
use oxigraph::store::StorageError;
use schemars::JsonSchema;
use serde::Serialize;
use std::collections::{BTreeMap, BTreeSet};

/// An entity with its claims.
#[derive(Debug, Clone, JsonSchema, Serialize)]
pub struct EntityView {
    /// Its IRI.
    pub id: String,
    /// What it is called first of all.
    pub label: String,
    /// `Person`, `Organization`, …
    pub kind: String,
    /// Other names.
    pub aliases: Vec<String>,
    /// Claims with it as subject or object.
    pub about: Vec<ClaimView>,
    /// Claims it makes.
    pub by: Vec<ClaimView>,
    /// Whether it speaks in a document.
    pub speaks: bool,
    /// The documents of these claims, by date.
    pub documents: Vec<Summary>,
    /// Whose claims its claims agree or disagree with.
    pub stances: Vec<Stance>,
}

/// How often the claims of two speakers meet in one way.
#[derive(Debug, Clone, JsonSchema, Serialize)]
pub struct Stance {
    /// In what way.
    #[schemars(with = "Name<LinkKind>")]
    pub kind: LinkKind,
    /// IRI of the other speaker.
    pub id: String,
    /// Name of the other speaker.
    pub name: String,
    /// How many links there are between claims of the two, in either direction.
    pub claims: usize,
}

/// The links that say whether two speakers agree.
const STANCES: [LinkKind; 4] =
    [LinkKind::Contradicts, LinkKind::Denies, LinkKind::Supports, LinkKind::Confirms];

/// The pairs of claims in which two speakers meet in one way.
struct Met<'a> {
    /// What the other one is called.
    name: &'a str,
    pairs: BTreeSet<[&'a str; 2]>,
}

impl Stance {
    /// How the claims of a speaker meet those of others, most frequent first.
    fn of(corpus: &Corpus, places: &Places<'_>, speaker: &str) -> Vec<Self> {
        let mut met: BTreeMap<(LinkKind, &str), Met<'_>> = BTreeMap::new();
        for claim in &corpus.claims {
            for (kind, other) in claim.links.iter().filter(|(kind, _)| STANCES.contains(kind)) {
                let Some(other) = places.get(other.as_str()).copied() else { continue };
                let theirs = match (claim.speaker_iri == speaker, other.speaker_iri == speaker) {
                    (true, false) => other,
                    (false, true) => claim,
                    _ => continue,
                };
                let pair =
                    if claim.id < other.id { [&*claim.id, &*other.id] } else { [&*other.id, &*claim.id] };
                let known = met
                    .entry((*kind, theirs.speaker_iri.as_str()))
                    .or_insert_with(|| Met { name: &theirs.speaker, pairs: BTreeSet::new() });
                known.pairs.insert(pair);
            }
        }
        let stance = |((kind, id), met): ((LinkKind, &str), Met<'_>)| Self {
            kind,
            id: id.to_owned(),
            name: met.name.to_owned(),
            claims: met.pairs.len(),
        };
        let mut found: Vec<Self> = met.into_iter().map(stance).collect();
        found.sort_by(|a, b| (b.claims, &a.name).cmp(&(a.claims, &b.name)));
        found
    }
}

impl EntityView {
    /// Read an entity; `None` when the store does not say anything of this IRI. O(claims).
    ///
    /// # Errors
    /// When the store fails.
    pub fn read(store: &Store, corpus: &Corpus, iri: &str) -> Result<Option<Self>, StorageError> {
        let Ok(node) = NamedNode::new(iri) else { return Ok(None) };
        let places: Places<'_> = corpus.claims.iter().map(|claim| (claim.id.as_str(), claim)).collect();
        let fills = |slot: &Option<Party>| slot.as_ref().is_some_and(|party| party.iri == iri);
        let shown = |claim: &&Record| ClaimView::of_record(claim, corpus, &places);
        let about: Vec<&Record> =
            corpus.claims.iter().filter(|claim| fills(&claim.subject) || fills(&claim.object)).collect();
        let by: Vec<&Record> = corpus.claims.iter().filter(|claim| claim.speaker_iri == iri).collect();
        let known = corpus.entities.get(iri);
        if known.is_none() && about.is_empty() && by.is_empty() && !node::is_subject(store, &node)? {
            return Ok(None);
        }
        let speaks = !by.is_empty() || node::with_type(store, &node, dx::SPEAKER_CLASS)?;
        let within: BTreeSet<&str> = about.iter().chain(&by).map(|claim| claim.document.as_str()).collect();
        let mut documents = Summary::all(corpus);
        documents.retain(|summary| within.contains(summary.id.as_str()));
        documents.sort_by(|a, b| (a.date.is_none(), &a.date, &a.id).cmp(&(b.date.is_none(), &b.date, &b.id)));
        Ok(Some(Self {
            id: iri.to_owned(),
            label: known.map_or_else(|| last_segment(iri).replace('-', " "), |entity| entity.label.clone()),
            kind: known.map_or("Thing", |entity| entity.kind).to_owned(),
            aliases: known.map(|entity| entity.aliases.clone()).unwrap_or_default(),
            about: about.iter().map(shown).collect(),
            by: by.iter().map(shown).collect(),
            speaks,
            documents,
            stances: if speaks { Stance::of(corpus, &places, iri) } else { Vec::new() },
        }))
    }
}
