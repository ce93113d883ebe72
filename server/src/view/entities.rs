//! An entity: its names, the claims about it and by it, and with whom it agrees.

use super::claims::ClaimView;
use super::documents::{self, Summary};
use super::node::{self, Node};
use dixit_extractor::rdf::vocabulary::{dx, rdf, rdfs, skos};
use dixit_extractor::rdf::{Code, kind_of_class};
use dixit_extractor::resolve::LinkKind;
use dixit_extractor::store::Store;
use oxigraph::model::{NamedNode, NamedNodeRef, Term};
use oxigraph::store::StorageError;
use serde::Serialize;

/// An entity with its claims.
#[derive(Debug, Clone, Serialize)]
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
#[derive(Debug, Clone, Serialize)]
pub struct Stance {
    /// In what way.
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

impl Stance {
    /// How the claims of a speaker meet those of others, most frequent first.
    fn of(store: &Store, speaker: &NamedNode) -> Result<Vec<Self>, StorageError> {
        let mut found = Vec::new();
        for kind in STANCES {
            let Some((_, property)) = LinkKind::TABLE.iter().find(|(known, _)| *known == kind) else {
                continue;
            };
            let sparql = format!(
                "SELECT ?other (SAMPLE(?called) AS ?name) (COUNT(*) AS ?number) {{ \
                 {{ SELECT DISTINCT ?a ?b ?other ?called {{ \
                 ?a dx:speaker {speaker} . {{ ?a {property} ?b }} UNION {{ ?b {property} ?a }} \
                 ?b dx:speaker ?other ; dx:name ?called FILTER (?other != {speaker}) }} }} }} GROUP BY ?other"
            );
            for row in node::rows(store, &sparql)? {
                let (Some(Term::NamedNode(id)), Some(Term::Literal(name))) =
                    (row.get("other"), row.get("name"))
                else {
                    continue;
                };
                let (id, name) = (id.as_str().to_owned(), name.value().to_owned());
                found.push(Self { kind, id, name, claims: node::whole(row.get("number")).unwrap_or(0) });
            }
        }
        found.sort_by(|a, b| (b.claims, &a.name).cmp(&(a.claims, &b.name)));
        Ok(found)
    }
}

impl EntityView {
    /// Read an entity; `None` when the store does not say anything of this IRI.
    ///
    /// # Errors
    /// When the store fails.
    pub fn read(store: &Store, iri: &str) -> Result<Option<Self>, StorageError> {
        let Some(node) = Node::read(store, iri)? else { return Ok(None) };
        let mut about = claims_with(store, dx::SUBJECT, &node.iri)?;
        about.extend(claims_with(store, dx::OBJECT, &node.iri)?);
        sort(&mut about);
        about.dedup_by(|a, b| a.id == b.id);
        let by = claims_with(store, dx::SPEAKER, &node.iri)?;
        let mut kinds = node.iris(rdf::TYPE).into_iter().filter_map(|class| kind_of_class(class.as_str()));
        let label = node.text(rdfs::LABEL).map_or_else(|| last_segment(iri), str::to_owned);
        let mut aliases: Vec<String> = [skos::ALT_LABEL, skos::PREF_LABEL, rdfs::LABEL]
            .into_iter()
            .flat_map(|property| node.all(property))
            .filter_map(|term| match term {
                Term::Literal(literal) if literal.value() != label => Some(literal.value().to_owned()),
                _ => None,
            })
            .collect();
        aliases.sort();
        aliases.dedup();
        let kind = kinds.next().unwrap_or("Thing").to_owned();
        let speaks = node.is_a(dx::SPEAKER_CLASS) || !by.is_empty();
        let stances = if speaks { Stance::of(store, &node.iri)? } else { Vec::new() };
        let documents = about.iter().chain(&by).map(|claim| claim.document.as_str()).collect();
        let documents = documents::some(store, &documents)?;
        let id = iri.to_owned();
        Ok(Some(Self { id, label, kind, aliases, about, by, speaks, documents, stances }))
    }
}

/// The claims with a value of a property, in the order of documents and text.
///
/// # Errors
/// When the store fails.
pub fn claims_with(
    store: &Store,
    property: NamedNodeRef<'_>,
    value: &NamedNode,
) -> Result<Vec<ClaimView>, StorageError> {
    let mut found = Vec::new();
    for iri in node::with(store, property, value.as_ref())? {
        found.extend(ClaimView::read(store, iri.as_str())?);
    }
    sort(&mut found);
    Ok(found)
}

fn sort(claims: &mut [ClaimView]) {
    claims.sort_by(|a, b| (&a.document, a.start, a.end, &a.id).cmp(&(&b.document, b.start, b.end, &b.id)));
}

fn last_segment(iri: &str) -> String {
    iri.rsplit('/').next().unwrap_or(iri).replace('-', " ")
}
