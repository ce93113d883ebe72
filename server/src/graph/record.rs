//! [`Record`]: a claim as graphs and tables carry it, and [`Corpus`]: all of those a graph is made from.
//!
//! Reads: nothing. [`super::read`] fills these from the store, the views of [`super`] refer to them.

use dixit_extractor::resolve::{Certainty, LinkKind, Modality, Polarity, QualifierRole, Tense};
use dixit_extractor::source::{Role, Section};
use std::collections::BTreeMap;

/// The claims of a graph, and what is known of the documents and entities they refer to.
#[derive(Debug, Clone, Default)]
pub struct Corpus {
    /// The claims, by document, offsets and IRI.
    pub claims: Vec<Record>,
    /// Documents by IRI.
    pub documents: BTreeMap<String, Document>,
    /// Entities and speakers by IRI.
    pub entities: BTreeMap<String, Entity>,
}

/// A claim.
#[derive(Debug, Clone, PartialEq)]
pub struct Record {
    /// Its IRI, which is also its address.
    pub id: String,
    /// IRI of its document.
    pub document: String,
    /// Kind of text it stands in.
    pub section: Option<Section>,
    /// Turn number, 1-based.
    pub turn: Option<u64>,
    /// Name of who says it.
    pub speaker: String,
    /// IRI of who says it.
    pub speaker_iri: String,
    /// The speaker's part.
    pub role: Option<Role>,
    /// Language code of the quote.
    pub language: String,
    /// The exact words.
    pub quote: String,
    /// First code point of the quote, 0-based.
    pub start: u64,
    /// Code point after the quote.
    pub end: u64,
    /// What it is about.
    pub subject: Option<Party>,
    /// What it says of it.
    pub relation: Relation,
    /// The other party.
    pub object: Option<Party>,
    /// The number it states, or range, or date.
    pub quantity: Option<Quantity>,
    /// Its circumstances, in text order.
    pub qualifiers: Vec<(QualifierRole, String)>,
    /// Affirmed or denied.
    pub polarity: Polarity,
    /// How sure the source is.
    pub certainty: Certainty,
    /// In what mood, sorted.
    pub modality: Vec<Modality>,
    /// Sources, outermost first: the speaker, then whom they report.
    pub attribution: Vec<Source>,
    /// Grammatical time.
    pub tense: Option<Tense>,
    /// Words and TIMEX3 value of the time it states.
    pub time: Option<(String, Option<String>)>,
    /// How likely it is right as extracted, 0 to 1.
    pub confidence: Option<f64>,
    /// How much it is worth checking, 0 to 1.
    pub check_worthiness: Option<f64>,
    /// Whether it also stands as a bare triple.
    pub asserted: bool,
    /// Links to other claims, sorted.
    pub links: Vec<(LinkKind, String)>,
}

/// Somebody a claim comes from.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Source {
    /// What the document calls them.
    pub name: String,
    /// Their IRI; empty where the store keeps none.
    pub iri: String,
}

/// What fills the subject or object of a claim.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Party {
    /// IRI of the entity or claim; of the mention, for a value.
    pub iri: String,
    /// What it is.
    pub kind: PartyKind,
    /// The words as written; the label where the store keeps none.
    pub text: String,
    /// What it is called.
    pub label: String,
}

/// What a party of a claim is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum PartyKind {
    /// Something with a name: `Person`, `Organization`… as the mention shows it.
    Entity(&'static str),
    /// A number, range or date.
    Value,
    /// Another claim.
    Claim,
}

impl PartyKind {
    /// `Person`, `Organization`…, `Value` or `Claim`.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Entity(kind) => kind,
            Self::Value => "Value",
            Self::Claim => "Claim",
        }
    }
}

/// What a claim says of its subject.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Relation {
    /// Its IRI.
    pub iri: String,
    /// Short English name, or the lemma of an open relation.
    pub label: String,
    /// The words as written.
    pub text: String,
}

/// A number, range or date. At least one of the numbers, or the words alone.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Quantity {
    /// The words as written.
    pub text: String,
    /// The value as the store spells it: a number, or an ISO 8601 date or time.
    pub value: Option<String>,
    /// Lower bound, inclusive.
    pub min: Option<f64>,
    /// Upper bound, inclusive.
    pub max: Option<f64>,
    /// What is counted or measured.
    pub unit: Option<String>,
    /// Whether the text says "about".
    pub approximate: bool,
}

impl Quantity {
    /// The value as a number; `None` for ranges and dates.
    #[must_use]
    pub fn number(&self) -> Option<f64> {
        self.value.as_ref()?.parse().ok().filter(|number: &f64| number.is_finite())
    }
}

/// A document, as far as its claims show it.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Document {
    /// Its name in IRIs.
    pub slug: String,
    /// Its title; the slug where it has none.
    pub title: String,
    /// When it was published, ISO 8601.
    pub date: Option<String>,
}

/// An entity or speaker, as all documents together show it.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Entity {
    /// What it is called.
    pub label: String,
    /// `Person`, `Organization`…; `Thing` where nobody knows.
    pub kind: &'static str,
    /// Its other names, sorted.
    pub aliases: Vec<String>,
}

impl Record {
    /// The claim in the words of the text: `the port loses money`, `the mayor says …`.
    #[must_use]
    pub fn brief(&self) -> String {
        fn words(party: &Party) -> &str {
            if party.kind == PartyKind::Claim { "…" } else { &party.text }
        }
        let subject = self.subject.as_ref().map(words);
        let object = self.object.as_ref().map(words);
        let parts = [subject, Some(self.relation.text.as_str()), object];
        let words: Vec<&str> = parts.into_iter().flatten().filter(|part| !part.is_empty()).collect();
        words.join(" ")
    }
}

/// The last segment of an IRI, which is what people call by name: the hash of a claim, the slug of a document.
#[must_use]
pub fn last_segment(iri: &str) -> &str {
    iri.trim_end_matches('/').rsplit('/').next().unwrap_or(iri)
}

/// The identity of the edge that stands for a claim: `claim-{hash}`. Not its IRI, which a node may have, and not
/// the hash alone, which may be all digits: NetworkX takes such an identity for a number.
#[must_use]
pub fn edge_id(claim: &str) -> String {
    format!("claim-{}", last_segment(claim))
}
