//! [`ClaimView`]: a claim as the pages show it, and as their JSON gives it.

use super::documents::{DocumentView, code, last_number};
use super::node::{Node, Quads};
use super::place::Place;
use super::record::{Corpus, Party, PartyKind, Quantity, Record};
use super::related::Related;
use crate::schema::Name;
use dixit_extractor::rdf::vocabulary::{dx, rdfs, schema};
use dixit_extractor::rdf::{Code, kind_of_class};
use dixit_extractor::resolve::{Certainty, LinkKind, Modality, Polarity, QualifierRole, Tense};
use dixit_extractor::source::{Role, Section};
use dixit_extractor::store::Store;
use oxigraph::model::{NamedNode, Term};
use oxigraph::store::StorageError;
use schemars::JsonSchema;
use serde::Serialize;
use std::collections::HashMap;

/// One claim, with the labels of what it refers to.
#[derive(Debug, Clone, JsonSchema, Serialize)]
pub struct ClaimView {
    /// Its IRI.
    pub id: String,
    /// IRI of its document.
    pub document: String,
    /// Kind of text it stands in.
    #[schemars(with = "Option<Name<Section>>")]
    pub section: Option<Section>,
    /// Turn number.
    pub turn: Option<usize>,
    /// IRI of the turn or segment.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub segment: Option<String>,
    /// Who says it.
    pub speaker: String,
    /// IRI of who says it.
    pub speaker_id: Option<String>,
    /// The speaker's part.
    #[schemars(with = "Option<Name<Role>>")]
    pub role: Option<Role>,
    /// Language code.
    pub language: String,
    /// The exact words.
    pub quote: String,
    /// First code point.
    pub start: usize,
    /// Code point after.
    pub end: usize,
    /// What it is about.
    pub subject: Option<Slot>,
    /// What it says of it.
    pub relation: Slot,
    /// The other party.
    pub object: Option<Slot>,
    /// Circumstances.
    pub qualifiers: Vec<QualifierView>,
    /// Affirmed or denied.
    #[schemars(with = "Name<Polarity>")]
    pub polarity: Polarity,
    /// How sure.
    #[schemars(with = "Name<Certainty>")]
    pub certainty: Certainty,
    /// In what mood.
    #[schemars(with = "Vec<Name<Modality>>")]
    pub modality: Vec<Modality>,
    /// Sources, outermost first.
    pub attribution: Vec<String>,
    /// Grammatical time.
    #[schemars(with = "Option<Name<Tense>>")]
    pub tense: Option<Tense>,
    /// The claim's own time: words and TIMEX3 value.
    pub time: Option<(String, Option<String>)>,
    /// Number of the turn it answers.
    pub answers: Option<usize>,
    /// How likely it is right as extracted.
    pub confidence: Option<f64>,
    /// How much it is worth checking.
    pub check_worthiness: Option<f64>,
    /// Name of the rule that found it.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub rule: String,
    /// Whether it also stands as a bare triple.
    pub asserted: bool,
    /// Links to other claims.
    #[schemars(with = "Vec<(Name<LinkKind>, String)>")]
    pub links: Vec<(LinkKind, String)>,
}

/// What fills a slot of a claim.
#[derive(Debug, Clone, JsonSchema, Serialize)]
pub struct Slot {
    /// What it is called.
    pub label: String,
    /// The words as written.
    pub text: String,
    /// Its IRI, unless it is a value.
    pub iri: Option<String>,
    /// `Person`, `Organization`…, `Claim` or `Value`.
    pub kind: Option<String>,
    /// A machine's reading of a value: `≈3600 employee`.
    pub note: Option<String>,
}

/// A circumstance.
#[derive(Debug, Clone, JsonSchema, Serialize)]
pub struct QualifierView {
    /// What kind.
    #[schemars(with = "Name<QualifierRole>")]
    pub role: QualifierRole,
    /// The words as written.
    pub text: String,
}

/// A claim with the document it stands in.
#[derive(Debug, Clone, JsonSchema, Serialize)]
pub struct ClaimInPlace {
    /// The claim.
    #[serde(flatten)]
    pub claim: ClaimView,
    /// The document, where the store has it.
    #[serde(skip)]
    pub document: Option<DocumentView>,
    /// The claims that bear on it.
    #[serde(skip)]
    pub related: Related,
    /// Where it stands, and what else there is of its subject.
    pub place: Place,
}

/// What places of a corpus its claims are at, by IRI.
pub type Places<'a> = HashMap<&'a str, &'a Record>;

impl ClaimInPlace {
    /// Read a claim; `None` when the store has none of this IRI.
    ///
    /// # Errors
    /// When the store fails.
    pub fn read(store: &Store, iri: &str) -> Result<Option<Self>, StorageError> {
        let Some(claim) = ClaimView::read(store, iri)? else { return Ok(None) };
        let document = DocumentView::around(store, &claim.document, claim.start)?;
        let related = Related::to(store, &claim)?;
        let place = Place::of(store, &claim, document.as_ref(), &related)?;
        Ok(Some(Self { claim, document, related, place }))
    }
}

impl ClaimView {
    /// Read a claim; `None` when the store has none of this IRI.
    ///
    /// # Errors
    /// When the store fails.
    pub fn read(store: &Store, iri: &str) -> Result<Option<Self>, StorageError> {
        match Node::read(store, iri)?.filter(|node| node.is_a(dx::CLAIM)) {
            Some(node) => Ok(Some(Self::of(store, &node)?)),
            None => Ok(None),
        }
    }

    /// The claim of a node.
    ///
    /// # Errors
    /// When the store fails.
    pub fn of(store: &impl Quads, node: &Node) -> Result<Self, StorageError> {
        let text = |property| node.text(property).unwrap_or_default().to_owned();
        let iri = |property| node.iri(property).map(NamedNode::into_string);
        let number = |property| node.iri(property).and_then(|turn: NamedNode| last_number(turn.as_str()));
        let mut modality: Vec<Modality> =
            node.iris(dx::MODALITY).into_iter().filter_map(|iri| Code::from_iri(iri.as_str())).collect();
        modality.sort();
        Ok(Self {
            id: node.iri.as_str().to_owned(),
            document: iri(dx::DOCUMENT_OF).unwrap_or_default(),
            section: code(node.iri(dx::SECTION)),
            turn: number(dx::TURN_OF),
            segment: iri(dx::SEGMENT_OF),
            speaker: text(dx::NAME),
            speaker_id: iri(dx::SPEAKER),
            role: code(node.iri(dx::ROLE)),
            language: node.language(dx::QUOTE).unwrap_or("und").to_owned(),
            quote: text(dx::QUOTE),
            start: node.number(dx::START).unwrap_or(0),
            end: node.number(dx::END).unwrap_or(0),
            subject: slot(store, node, (node.one(dx::SUBJECT), node.iri(dx::SUBJECT_MENTION)))?,
            relation: Slot {
                label: text(dx::RELATION_LABEL),
                text: text(dx::RELATION_TEXT),
                iri: iri(dx::RELATION),
                kind: None,
                note: None,
            },
            object: slot(store, node, (node.one(dx::OBJECT), node.iri(dx::OBJECT_MENTION)))?,
            qualifiers: qualifiers(store, node)?,
            polarity: code(node.iri(dx::POLARITY)).unwrap_or(Polarity::Affirmed),
            certainty: code(node.iri(dx::CERTAINTY)).unwrap_or(Certainty::Unknown),
            modality,
            attribution: attribution(store, node)?,
            tense: code(node.iri(dx::TENSE)),
            time: time(store, node)?,
            answers: number(dx::ANSWERS),
            confidence: node.number(dx::CONFIDENCE),
            check_worthiness: node.number(dx::CHECK_WORTHINESS),
            rule: text(dx::RULE),
            asserted: node.text(dx::ASSERTED) == Some("true"),
            links: links(node),
        })
    }

    /// A claim as lists show it, of what has been read already: without its segment, the turn it answers, and the rule
    /// that found it.
    #[must_use]
    pub fn of_record(claim: &Record, corpus: &Corpus, places: &Places<'_>) -> Self {
        let slot = |party: &Party, own: &str| {
            let entity = corpus.entities.get(&party.iri);
            let (label, note) = match party.kind {
                PartyKind::Value => {
                    let stated =
                        claim.quantity.as_ref().filter(|stated| stated.text == party.text || own == "object");
                    (party.label.clone(), stated.and_then(Quantity::note).filter(|note| *note != party.label))
                }
                PartyKind::Claim => {
                    (places.get(&*party.iri).map_or(party.label.clone(), |other| other.brief()), None)
                }
                PartyKind::Entity(_) => {
                    (entity.map_or(party.label.clone(), |entity| entity.label.clone()), None)
                }
            };
            let kind = entity
                .filter(|_| party.kind != PartyKind::Value)
                .map_or(party.kind.name(), |entity| entity.kind);
            Slot {
                label,
                text: party.text.clone(),
                iri: (party.kind != PartyKind::Value).then(|| party.iri.clone()),
                kind: Some(kind.to_owned()),
                note,
            }
        };
        Self {
            id: claim.id.clone(),
            document: claim.document.clone(),
            section: claim.section,
            turn: claim.turn.and_then(|turn| usize::try_from(turn).ok()),
            segment: None,
            speaker: claim.speaker.clone(),
            speaker_id: Some(claim.speaker_iri.clone()).filter(|iri| !iri.is_empty()),
            role: claim.role,
            language: claim.language.clone(),
            quote: claim.quote.clone(),
            start: usize::try_from(claim.start).unwrap_or(usize::MAX),
            end: usize::try_from(claim.end).unwrap_or(usize::MAX),
            subject: claim.subject.as_ref().map(|party| slot(party, "subject")),
            relation: Slot {
                label: claim.relation.label.clone(),
                text: claim.relation.text.clone(),
                iri: Some(claim.relation.iri.clone()),
                kind: None,
                note: None,
            },
            object: claim.object.as_ref().map(|party| slot(party, "object")),
            qualifiers: claim
                .qualifiers
                .iter()
                .map(|(role, text)| QualifierView { role: *role, text: text.clone() })
                .collect(),
            polarity: claim.polarity,
            certainty: claim.certainty,
            modality: claim.modality.clone(),
            attribution: claim.attribution.iter().map(|source| source.name.clone()).collect(),
            tense: claim.tense,
            time: claim.time.clone(),
            answers: None,
            confidence: claim.confidence,
            check_worthiness: claim.check_worthiness,
            rule: String::new(),
            asserted: claim.asserted,
            links: claim.links.clone(),
        }
    }

    /// How it is put, where that is not plainly: `denied`, `probable`, `asked`.
    #[must_use]
    pub fn marks(&self) -> Vec<String> {
        let mut marks = Vec::new();
        if self.polarity == Polarity::Denied {
            marks.push("denied".to_owned());
        }
        let asked = self.modality.contains(&Modality::Question);
        if self.certainty != Certainty::Certain && !(asked && self.certainty == Certainty::Unknown) {
            let unsure = self.certainty == Certainty::Unknown;
            marks.push(if unsure { "uncommitted" } else { self.certainty.name() }.to_owned());
        }
        marks.extend(self.modality.iter().map(|modality| match modality {
            Modality::Question => "asked".to_owned(),
            Modality::Reported if self.attribution.len() > 1 => {
                format!("according to {}", self.attribution[1..].join(", "))
            }
            other => other.name().to_owned(),
        }));
        marks
    }
}

/// A slot by what fills it and by its words.
fn slot(
    store: &impl Quads,
    claim: &Node,
    (filler, mention): (Option<&Term>, Option<NamedNode>),
) -> Result<Option<Slot>, StorageError> {
    let Some(filler) = filler else { return Ok(None) };
    let mention = mention.map(|iri| Node::of(store, &iri)).transpose()?;
    let words = mention.as_ref().and_then(|node| node.text(dx::TEXT)).map(str::to_owned);
    if let Some(node) = mention.as_ref().filter(|node| node.is_a(dx::QUANTITY_CLASS)) {
        let text = words.unwrap_or_default();
        let note = quantity(node).filter(|note| *note != text);
        return Ok(Some(Slot { label: text.clone(), text, iri: None, kind: Some("Value".to_owned()), note }));
    }
    Ok(Some(match filler {
        Term::NamedNode(iri) => {
            let (label, kind) = match mention.as_ref().and_then(|mention| mention.text(rdfs::LABEL)) {
                Some(label) => {
                    let class = mention.as_ref().and_then(|mention| mention.iri(dx::ENTITY_TYPE));
                    (
                        label.to_owned(),
                        class.and_then(|class| kind_of_class(class.as_str())).map(str::to_owned),
                    )
                }
                None => named(&Node::of(store, iri)?, claim),
            };
            Slot {
                text: words.unwrap_or_else(|| label.clone()),
                label,
                iri: Some(iri.as_str().to_owned()),
                kind,
                note: None,
            }
        }
        Term::Literal(literal) => {
            let label = literal.value().to_owned();
            Slot { text: label.clone(), label, iri: None, kind: Some("Value".to_owned()), note: None }
        }
        other => {
            let label = other.to_string();
            Slot { text: label.clone(), label, iri: None, kind: None, note: None }
        }
    }))
}

/// Label and kind of what fills a slot without a mention that has a label.
fn named(node: &Node, claim: &Node) -> (String, Option<String>) {
    if node.is_a(dx::CLAIM) && node.iri != claim.iri {
        return (brief(node), Some("Claim".to_owned()));
    }
    (node.text(rdfs::LABEL).unwrap_or(node.iri.as_str()).to_owned(), None)
}

/// A claim in the words of the text.
fn brief(claim: &Node) -> String {
    let parts = [dx::SURFACE_SUBJECT, dx::SURFACE_RELATION, dx::SURFACE_OBJECT];
    let parts: Vec<&str> =
        parts.into_iter().filter_map(|part| claim.text(part)).filter(|p| !p.is_empty()).collect();
    parts.join(" ")
}

/// What a node says of a quantity.
fn quantity(node: &Node) -> Option<String> {
    let bound = |property| node.number(property);
    let stated = Quantity {
        text: String::new(),
        value: node.text(schema::VALUE).map(str::to_owned),
        min: bound(schema::MIN_VALUE),
        max: bound(schema::MAX_VALUE),
        unit: node.text(schema::UNIT_TEXT).map(str::to_owned),
        approximate: node.text(dx::APPROXIMATE) == Some("true"),
    };
    stated.note()
}

fn qualifiers(store: &impl Quads, claim: &Node) -> Result<Vec<QualifierView>, StorageError> {
    let nodes =
        claim.iris(dx::QUALIFIER).iter().map(|iri| Node::of(store, iri)).collect::<Result<Vec<_>, _>>()?;
    let mut found: Vec<(usize, QualifierView)> = nodes
        .iter()
        .filter_map(|node| {
            let text = node.text(dx::TEXT)?.to_owned();
            Some((node.number(dx::INDEX)?, QualifierView { role: code(node.iri(dx::ROLE))?, text }))
        })
        .collect();
    found.sort_by_key(|(index, _)| *index);
    Ok(found.into_iter().map(|(_, qualifier)| qualifier).collect())
}

fn attribution(store: &impl Quads, claim: &Node) -> Result<Vec<String>, StorageError> {
    let nodes =
        claim.iris(dx::ATTRIBUTION).iter().map(|iri| Node::of(store, iri)).collect::<Result<Vec<_>, _>>()?;
    let mut found: Vec<(usize, String)> = nodes
        .iter()
        .filter_map(|node| Some((node.number(dx::INDEX)?, node.text(dx::NAME)?.to_owned())))
        .collect();
    found.sort();
    Ok(found.into_iter().map(|(_, name)| name).collect())
}

fn time(store: &impl Quads, claim: &Node) -> Result<Option<(String, Option<String>)>, StorageError> {
    let Some(iri) = claim.iri(dx::TIME) else { return Ok(None) };
    let node = Node::of(store, &iri)?;
    Ok(node.text(dx::TEXT).map(|text| (text.to_owned(), node.text(dx::TIMEX_VALUE).map(str::to_owned))))
}

fn links(claim: &Node) -> Vec<(LinkKind, String)> {
    let of = |(kind, property): &(LinkKind, _)| {
        let kind = *kind;
        claim.iris(*property).into_iter().map(move |iri| (kind, iri.into_string())).collect::<Vec<_>>()
    };
    LinkKind::TABLE.iter().flat_map(of).collect()
}
