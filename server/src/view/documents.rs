//! Documents, their segments and turns.

use super::claims::ClaimView;
use super::node::{self, Loaded, Node};
use super::record::{Corpus, Document};
use crate::schema::Name;
use dixit_extractor::rdf::Code;
use dixit_extractor::rdf::vocabulary::{dx, rdf, rdfs, schema};
use dixit_extractor::resolve::LinkKind;
use dixit_extractor::source::{Role, Section};
use dixit_extractor::store::Store;
use oxigraph::model::{NamedNode, NamedNodeRef, Term};
use oxigraph::sparql::QuerySolution;
use oxigraph::store::StorageError;
use schemars::JsonSchema;
use serde::Serialize;
use std::collections::HashMap;

/// A document as a list shows it.
#[derive(Debug, Clone, JsonSchema, Serialize)]
pub struct Summary {
    /// Its IRI.
    pub id: String,
    /// Its name in IRIs.
    pub slug: String,
    /// Its headline, or the slug.
    pub title: String,
    /// Language code.
    pub language: String,
    /// Publication date.
    pub date: Option<String>,
    /// How many turns it has.
    pub turns: usize,
    /// How many claims it has.
    pub claims: usize,
}

/// A stretch of a document.
#[derive(Debug, Clone, JsonSchema, Serialize)]
pub struct SegmentView {
    /// Its IRI.
    pub id: String,
    /// Its place among the segments, from 1.
    pub index: usize,
    /// What kind of text.
    #[schemars(with = "Name<Section>")]
    pub section: Section,
    /// Its text.
    pub text: String,
    /// Language of the text.
    pub language: String,
    /// First code point.
    pub start: usize,
    /// Code point after.
    pub end: usize,
    /// Turn number.
    pub number: Option<usize>,
    /// Who speaks.
    pub speaker: Option<String>,
    /// IRI of the speaker.
    pub speaker_id: Option<String>,
    /// The speaker's part.
    #[schemars(with = "Option<Name<Role>>")]
    pub role: Option<Role>,
    /// Number of the turn it answers.
    pub answers: Option<usize>,
}

/// A document with everything in it.
#[derive(Debug, Clone, JsonSchema, Serialize)]
pub struct DocumentView {
    /// What a list shows.
    #[serde(flatten)]
    pub summary: Summary,
    /// Its parts in reading order.
    pub segments: Vec<SegmentView>,
    /// Its sentences that give no claim, in text order.
    pub skipped: Vec<SkippedView>,
    /// Its claims in text order.
    #[serde(rename = "claims_found")]
    pub claims: Vec<ClaimView>,
}

/// A sentence that gives no claim.
#[derive(Debug, Clone, JsonSchema, Serialize)]
pub struct SkippedView {
    /// First code point.
    pub start: usize,
    /// Code point after.
    pub end: usize,
    /// Why: `no verb`, `question`, …
    pub reason: String,
}

impl Summary {
    /// Every document, by title.
    #[must_use]
    pub fn all(corpus: &Corpus) -> Vec<Self> {
        let mut claims: HashMap<&str, usize> = HashMap::new();
        corpus.claims.iter().for_each(|claim| *claims.entry(&claim.document).or_default() += 1);
        let summary = |(iri, document): (&String, &Document)| Self {
            id: iri.clone(),
            slug: document.slug.clone(),
            title: document.title.clone(),
            language: document.language.clone(),
            date: document.date.clone(),
            turns: document.turns,
            claims: claims.get(iri.as_str()).copied().unwrap_or(0),
        };
        let mut found: Vec<Self> = corpus.documents.iter().map(summary).collect();
        found.sort_by_cached_key(|document| (document.title.to_lowercase(), document.id.clone()));
        found
    }
}

/// What the IRIs of the documents start with; `None` when there is no document.
///
/// # Errors
/// When the store fails.
pub fn base(store: &Store) -> Result<Option<String>, StorageError> {
    let documents = node::of_class(store, dx::DOCUMENT)?;
    let base = |iri: &NamedNode| Some(iri.as_str().split_once("/document/")?.0.to_owned() + "/");
    Ok(documents.iter().find_map(base))
}

/// The properties that make segments, sentences and claims as they are shown, but for links.
const SHOWN: [NamedNodeRef<'static>; 46] = [
    rdf::TYPE,
    rdfs::LABEL,
    schema::MAX_VALUE,
    schema::MIN_VALUE,
    schema::UNIT_TEXT,
    schema::VALUE,
    dx::ANSWERS,
    dx::APPROXIMATE,
    dx::ASSERTED,
    dx::ATTRIBUTION,
    dx::CERTAINTY,
    dx::CHECK_WORTHINESS,
    dx::CONFIDENCE,
    dx::DOCUMENT_OF,
    dx::END,
    dx::ENTITY_TYPE,
    dx::INDEX,
    dx::MODALITY,
    dx::NAME,
    dx::NUMBER,
    dx::OBJECT,
    dx::OBJECT_MENTION,
    dx::POLARITY,
    dx::QUALIFIER,
    dx::QUOTE,
    dx::RELATION,
    dx::RELATION_LABEL,
    dx::RELATION_TEXT,
    dx::ROLE,
    dx::RULE,
    dx::SECTION,
    dx::SEGMENT_OF,
    dx::SKIPPED,
    dx::SPEAKER,
    dx::START,
    dx::SUBJECT,
    dx::SUBJECT_MENTION,
    dx::SURFACE_OBJECT,
    dx::SURFACE_RELATION,
    dx::SURFACE_SUBJECT,
    dx::TENSE,
    dx::TEXT,
    dx::TIME,
    dx::TIMEX_VALUE,
    dx::TURN_OF,
    dx::QUANTITY,
];

/// How many turns and claims documents have.
#[derive(Default)]
struct Counts {
    turns: HashMap<String, usize>,
    claims: HashMap<String, usize>,
}

impl Counts {
    /// Count for every document, or for those that a pattern binds to `?document`.
    fn read(store: &Store, pattern: &str) -> Result<Self, StorageError> {
        let count = |class: &str| -> Result<HashMap<String, usize>, StorageError> {
            let rows = node::rows(
                store,
                &format!(
                    "SELECT ?document (COUNT(DISTINCT ?part) AS ?number) \
                     {{ {pattern} ?part a dx:{class} ; dx:document ?document }} GROUP BY ?document"
                ),
            )?;
            let pair = |row: &QuerySolution| match row.get("document") {
                Some(Term::NamedNode(document)) => {
                    Some((document.as_str().to_owned(), node::whole(row.get("number"))?))
                }
                _ => None,
            };
            Ok(rows.iter().filter_map(pair).collect())
        };
        Ok(Self { turns: count("Turn")?, claims: count("Claim")? })
    }
}

fn summary(document: &Node, counts: &Counts) -> Summary {
    let text = |property| document.text(property).map(str::to_owned);
    let id = document.iri.as_str();
    let slug = text(dx::SLUG).unwrap_or_else(|| id.rsplit('/').next().unwrap_or_default().to_owned());
    Summary {
        id: id.to_owned(),
        title: text(rdfs::LABEL).unwrap_or_else(|| slug.clone()),
        slug,
        language: text(schema::IN_LANGUAGE).unwrap_or_else(|| "und".to_owned()),
        date: text(schema::DATE_PUBLISHED),
        turns: counts.turns.get(id).copied().unwrap_or(0),
        claims: counts.claims.get(id).copied().unwrap_or(0),
    }
}

impl DocumentView {
    /// Read a document; `None` when the store has none of this IRI.
    ///
    /// # Errors
    /// When the store fails.
    pub fn read(store: &Store, iri: &str) -> Result<Option<Self>, StorageError> {
        let Some(document) = Node::read(store, iri)?.filter(|node| node.is_a(dx::DOCUMENT)) else {
            return Ok(None);
        };
        let loaded = Loaded::graph(store, document.iri.as_ref(), &SHOWN)?;
        let claims = loaded.of_class(dx::CLAIM);
        let claims = claims.iter().map(|claim| ClaimView::of(&loaded, claim));
        let mut claims = claims.collect::<Result<Vec<_>, _>>()?;
        let mut links = links(store, &document)?;
        claims.iter_mut().for_each(|claim| claim.links = links.remove(&claim.id).unwrap_or_default());
        let mut view = Self {
            summary: summary(&document, &Counts::read(store, &only(&document))?),
            segments: loaded.of_class(dx::SEGMENT).iter().map(SegmentView::of).collect(),
            skipped: loaded.of_class(dx::SENTENCE).iter().filter_map(SkippedView::of).collect(),
            claims,
        };
        view.sort();
        Ok(Some(view))
    }

    /// Read a document with all of its segments, but only the claims and sentences in the segment that holds an offset
    /// and in its neighbours.
    ///
    /// # Errors
    /// When the store fails.
    pub fn around(store: &Store, iri: &str, offset: usize) -> Result<Option<Self>, StorageError> {
        let Some(document) = Node::read(store, iri)?.filter(|node| node.is_a(dx::DOCUMENT)) else {
            return Ok(None);
        };
        let document_of = only(&document);
        let parts = |class: &str, range: &str| -> Result<Vec<Node>, StorageError> {
            let pattern = format!("{document_of} ?part a dx:{class} ; dx:document ?document . {range}");
            let rows = node::rows(store, &format!("SELECT DISTINCT ?part {{ {pattern} }}"))?;
            let nodes = rows.iter().filter_map(|row| match row.get("part") {
                Some(Term::NamedNode(part)) => Some(Node::of(store, part)),
                _ => None,
            });
            nodes.collect()
        };
        let mut view = Self {
            summary: summary(&document, &Counts::read(store, &document_of)?),
            segments: parts("Segment", "")?.iter().map(SegmentView::of).collect(),
            skipped: Vec::new(),
            claims: Vec::new(),
        };
        view.sort();
        let at = view.segments.iter().position(|segment| segment.start <= offset && offset < segment.end);
        let Some(at) = at else { return Ok(Some(view)) };
        let near = &view.segments[at.saturating_sub(1)..(at + 2).min(view.segments.len())];
        let (start, end) = (near[0].start, near[near.len() - 1].end);
        let range = format!("?part dx:start ?start ; dx:end ?end FILTER (?start < {end} && {start} < ?end)");
        view.skipped = parts("Sentence", &range)?.iter().filter_map(SkippedView::of).collect();
        let claims = parts("Claim", &range)?;
        view.claims = claims.iter().map(|claim| ClaimView::of(store, claim)).collect::<Result<_, _>>()?;
        view.sort();
        Ok(Some(view))
    }

    /// Put everything in text order.
    fn sort(&mut self) {
        self.segments.sort_by_key(|segment| segment.index);
        self.skipped.sort_by_key(|sentence| sentence.start);
        self.claims.sort_by(|a, b| (a.start, a.end, &a.id).cmp(&(b.start, b.end, &b.id)));
    }

    /// The claims that start in a segment.
    pub fn claims_in<'a>(&'a self, segment: &'a SegmentView) -> impl Iterator<Item = &'a ClaimView> {
        self.claims.iter().filter(|claim| segment.start <= claim.start && claim.start < segment.end)
    }
}

impl SkippedView {
    fn of(node: &Node) -> Option<Self> {
        let reason = node.text(dx::SKIPPED)?.to_owned();
        Some(Self { start: node.number(dx::START)?, end: node.number(dx::END)?, reason })
    }
}

/// A turn with the document it is in.
#[derive(Debug, Clone, JsonSchema, Serialize)]
pub struct TurnView {
    /// The turn.
    #[serde(flatten)]
    pub segment: SegmentView,
    /// The claims that start in it.
    pub claims: Vec<ClaimView>,
    /// The document.
    #[serde(skip)]
    pub document: DocumentView,
}

impl TurnView {
    /// Read a turn; `None` when the store has none of this IRI.
    ///
    /// # Errors
    /// When the store fails.
    pub fn read(store: &Store, iri: &str) -> Result<Option<Self>, StorageError> {
        let Some((document, _)) = iri.rsplit_once("/turn/") else { return Ok(None) };
        let Some(start) = Node::read(store, iri)?.and_then(|turn| turn.number(dx::START)) else {
            return Ok(None);
        };
        let Some(document) = DocumentView::around(store, document, start)? else { return Ok(None) };
        let Some(segment) = document.segments.iter().find(|segment| segment.id == iri).cloned() else {
            return Ok(None);
        };
        let claims = document.claims_in(&segment).cloned().collect();
        Ok(Some(Self { segment, claims, document }))
    }
}

impl SegmentView {
    pub(super) fn of(node: &Node) -> Self {
        let text = |property| node.text(property).map(str::to_owned);
        Self {
            id: node.iri.as_str().to_owned(),
            index: node.number(dx::INDEX).unwrap_or(0),
            section: code(node.iri(dx::SECTION)).unwrap_or(Section::Boilerplate),
            text: text(dx::TEXT).unwrap_or_default(),
            language: node.language(dx::TEXT).unwrap_or("und").to_owned(),
            start: node.number(dx::START).unwrap_or(0),
            end: node.number(dx::END).unwrap_or(0),
            number: node.number(dx::NUMBER),
            speaker: text(dx::NAME),
            speaker_id: node.iri(dx::SPEAKER).map(NamedNode::into_string),
            role: code(node.iri(dx::ROLE)),
            answers: node.iri(dx::ANSWERS).and_then(|turn| last_number(turn.as_str())),
        }
    }
}

/// The links of a document's claims, of all graphs, by claim.
fn links(store: &Store, document: &Node) -> Result<HashMap<String, Vec<(LinkKind, String)>>, StorageError> {
    let mut links: HashMap<String, Vec<(LinkKind, String)>> = HashMap::new();
    for (kind, property) in LinkKind::TABLE {
        let document = &document.iri;
        let pattern = format!("?claim {property} ?other . ?claim dx:document {document}");
        for row in
            node::rows(store, &format!("SELECT DISTINCT ?claim ?other {{ {pattern} }} ORDER BY ?other"))?
        {
            if let (Some(Term::NamedNode(claim)), Some(Term::NamedNode(other))) =
                (row.get("claim"), row.get("other"))
            {
                links.entry(claim.as_str().to_owned()).or_default().push((*kind, other.as_str().to_owned()));
            }
        }
    }
    Ok(links)
}

/// The pattern that binds a document to `?document`.
fn only(document: &Node) -> String {
    format!("VALUES ?document {{ {} }}", document.iri)
}

/// The value of a closed set that an IRI stands for.
pub(super) fn code<C: Code>(iri: Option<NamedNode>) -> Option<C> {
    iri.and_then(|iri| C::from_iri(iri.as_str()))
}

/// The number an IRI ends in.
pub(super) fn last_number(iri: &str) -> Option<usize> {
    iri.rsplit('/').next()?.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::view::sample;

    #[test]
    fn a_document_read_whole_says_what_each_of_its_claims_says() {
        let store = sample::store();
        store
            .update("INSERT { GRAPH <http://localhost:7878/graph/links> { ?a dx:contradicts ?b } } WHERE { GRAPH ?g { ?a dx:polarity dx:Denied . ?b dx:certainty dx:Possible } }")
            .unwrap();
        let iri = format!("{}document/harbour", sample::BASE);
        let document = DocumentView::read(&store, &iri).unwrap().unwrap();
        assert_eq!((document.claims.len(), document.segments.len(), document.skipped.len()), (4, 4, 1));
        assert_eq!((document.summary.claims, document.summary.turns), (4, 2));
        assert!(document.claims.iter().any(|claim| !claim.links.is_empty()));
        let json = |claim: &ClaimView| serde_json::to_value(claim).unwrap();
        for claim in &document.claims {
            let alone = ClaimView::read(&store, &claim.id).unwrap().unwrap();
            assert_eq!(json(claim), json(&alone));
            let around = DocumentView::around(&store, &iri, claim.start).unwrap().unwrap();
            assert_eq!(around.segments.len(), 4);
            assert!(around.claims.iter().any(|other| json(other) == json(claim)));
        }
    }
}
