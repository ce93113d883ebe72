//! Documents, their segments and turns.

use super::claims::ClaimView;
use super::node::{self, Node};
use dixit_extractor::rdf::Code;
use dixit_extractor::rdf::vocabulary::{dx, rdfs, schema};
use dixit_extractor::source::{Role, Section};
use dixit_extractor::store::Store;
use oxigraph::model::NamedNode;
use oxigraph::store::StorageError;
use serde::Serialize;

/// A document as a list shows it.
#[derive(Debug, Clone, Serialize)]
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
#[derive(Debug, Clone, Serialize)]
pub struct SegmentView {
    /// Its IRI.
    pub id: String,
    /// Its place among the segments, from 1.
    pub index: usize,
    /// What kind of text.
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
    pub role: Option<Role>,
    /// Number of the turn it answers.
    pub answers: Option<usize>,
}

/// A document with everything in it.
#[derive(Debug, Clone, Serialize)]
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
#[derive(Debug, Clone, Serialize)]
pub struct SkippedView {
    /// First code point.
    pub start: usize,
    /// Code point after.
    pub end: usize,
    /// Why: `no verb`, `question`, …
    pub reason: String,
}

/// Every document, by title.
///
/// # Errors
/// When the store fails.
pub fn list(store: &Store) -> Result<Vec<Summary>, StorageError> {
    let mut found = Vec::new();
    for iri in node::of_class(store, dx::DOCUMENT)? {
        found.push(summary(store, &Node::of(store, &iri)?)?);
    }
    found.sort_by(|a, b| (a.title.to_lowercase(), &a.id).cmp(&(b.title.to_lowercase(), &b.id)));
    Ok(found)
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

fn summary(store: &Store, document: &Node) -> Result<Summary, StorageError> {
    let text = |property| document.text(property).map(str::to_owned);
    let parts = node::with(store, dx::DOCUMENT_OF, document.iri.as_ref())?;
    let turn = format!("{}/turn/", document.iri.as_str());
    let slug = text(dx::SLUG)
        .unwrap_or_else(|| document.iri.as_str().rsplit('/').next().unwrap_or_default().to_owned());
    Ok(Summary {
        id: document.iri.as_str().to_owned(),
        title: text(rdfs::LABEL).unwrap_or_else(|| slug.clone()),
        slug,
        language: text(schema::IN_LANGUAGE).unwrap_or_else(|| "und".to_owned()),
        date: text(schema::DATE_PUBLISHED),
        turns: parts.iter().filter(|part| part.as_str().starts_with(&turn)).count(),
        claims: parts.iter().filter(|part| part.as_str().contains("/claim/")).count(),
    })
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
        let (mut segments, mut claims, mut skipped) = (Vec::new(), Vec::new(), Vec::new());
        for part in node::with(store, dx::DOCUMENT_OF, document.iri.as_ref())? {
            let part = Node::of(store, &part)?;
            if part.is_a(dx::CLAIM) {
                claims.push(ClaimView::of(store, &part)?);
            } else if part.is_a(dx::SEGMENT) {
                segments.push(SegmentView::of(&part));
            } else if part.is_a(dx::SENTENCE) {
                skipped.extend(SkippedView::of(&part));
            }
        }
        segments.sort_by_key(|segment| segment.index);
        claims.sort_by(|a, b| (a.start, a.end, &a.id).cmp(&(b.start, b.end, &b.id)));
        skipped.sort_by_key(|sentence| sentence.start);
        Ok(Some(Self { summary: summary(store, &document)?, segments, skipped, claims }))
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
#[derive(Debug, Clone, Serialize)]
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
        let Some(document) = DocumentView::read(store, document)? else { return Ok(None) };
        let Some(segment) = document.segments.iter().find(|segment| segment.id == iri).cloned() else {
            return Ok(None);
        };
        let claims = document.claims_in(&segment).cloned().collect();
        Ok(Some(Self { segment, claims, document }))
    }
}

impl SegmentView {
    fn of(node: &Node) -> Self {
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

/// The value of a closed set that an IRI stands for.
pub(super) fn code<C: Code>(iri: Option<NamedNode>) -> Option<C> {
    iri.and_then(|iri| C::from_iri(iri.as_str()))
}

/// The number an IRI ends in.
pub(super) fn last_number(iri: &str) -> Option<usize> {
    iri.rsplit('/').next()?.parse().ok()
}
