//! [`Record`]: a claim as graphs, tables and lists carry it, and [`Corpus`]: all of those that are read together.
//!
//! Reads: nothing. [`super::corpus`] fills these from the store; [`super::list`] and [`crate::graph`] refer to them.

use dixit_extractor::resolve::{Certainty, LinkKind, Modality, Polarity, QualifierRole, Tense};
use dixit_extractor::source::{Role, Section};
use dixit_extractor::store::functions::fold;
use rayon::iter::{IntoParallelRefIterator, ParallelIterator};
use std::collections::BTreeMap;
use std::sync::OnceLock;

/// Claims, and what is known of the documents and entities they refer to.
#[derive(Debug, Clone, Default)]
pub struct Corpus {
    /// The claims, by document, offsets and IRI.
    pub claims: Vec<Record>,
    /// Documents by IRI.
    pub documents: BTreeMap<String, Document>,
    /// Entities and speakers by IRI.
    pub entities: BTreeMap<String, Entity>,
    folded: OnceLock<Vec<String>>,
}

impl Corpus {
    /// Claims, sorted by document, offsets and IRI, with documents and entities by IRI.
    #[must_use]
    pub const fn new(
        claims: Vec<Record>,
        documents: BTreeMap<String, Document>,
        entities: BTreeMap<String, Entity>,
    ) -> Self {
        Self { claims, documents, entities, folded: OnceLock::new() }
    }

    /// The quote of each claim as a search compares it; made when it is first asked for.
    #[must_use]
    pub fn folded_quotes(&self) -> &[String] {
        self.folded.get_or_init(|| self.claims.par_iter().map(|claim| fold(&claim.quote)).collect())
    }
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
    /// Every number in it, those of its circumstances too.
    pub figures: Vec<Figure>,
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
    /// Dictionary form of its words; empty where the store keeps none.
    pub lemma: String,
    /// The words as written.
    pub text: String,
}

/// A number that a claim can be found by. A range without an end goes on as far as one likes.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Figure {
    /// The value, where it is one number.
    pub value: Option<f64>,
    /// Lower bound, inclusive.
    pub min: Option<f64>,
    /// Upper bound, inclusive.
    pub max: Option<f64>,
    /// What is counted or measured.
    pub unit: Option<String>,
    /// Whether it fills a slot of the claim, rather than being a circumstance.
    pub stated: bool,
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

impl Quantity {
    /// What a machine reads it as: `≈3600 employee`, `2–4 euro`, `≥40%`.
    #[must_use]
    pub fn note(&self) -> Option<String> {
        let bounds = || match (self.min, self.max) {
            (Some(min), Some(max)) => Some(format!("{min}–{max}")),
            (Some(min), None) => Some(format!("≥{min}")),
            (None, Some(max)) => Some(format!("≤{max}")),
            (None, None) => None,
        };
        let number = self.value.clone().or_else(bounds)?;
        let about = if self.approximate { "≈" } else { "" };
        Some(match self.unit.as_deref() {
            Some("percent") => format!("{about}{number}%"),
            Some(unit) => format!("{about}{number} {unit}"),
            None => format!("{about}{number}"),
        })
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
    /// Its language code.
    pub language: String,
    /// How many turns it has.
    pub turns: usize,
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
    /// Language code of its label; empty where the label has none.
    pub language: String,
    /// Whether the store lists it as an entity, which a speaker without a name is not.
    pub listed: bool,
}

impl Record {
    /// A claim of which nothing but its place is known.
    #[must_use]
    pub fn of(id: String, document: String) -> Self {
        Self {
            id,
            document,
            section: None,
            turn: None,
            speaker: "unknown".to_owned(),
            speaker_iri: String::new(),
            role: None,
            language: "und".to_owned(),
            quote: String::new(),
            start: 0,
            end: 0,
            subject: None,
            relation: Relation::default(),
            object: None,
            quantity: None,
            figures: Vec::new(),
            qualifiers: Vec::new(),
            polarity: Polarity::Affirmed,
            certainty: Certainty::Unknown,
            modality: Vec::new(),
            attribution: Vec::new(),
            tense: None,
            time: None,
            confidence: None,
            check_worthiness: None,
            asserted: false,
            links: Vec::new(),
        }
    }

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
