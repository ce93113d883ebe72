//! [`Claim`]: what `dixit extract --format jsonl` prints one a line, and what the RDF is made from.
//!
//! Field names and values are the contract of the JSON form; serde makes and reads exactly it.

use super::references::Reference;
use crate::analysis::{Language, Sentence};
use crate::source::{Role, Section, Transcript};
use crate::span::CharSpan;
use serde::{Deserialize, Serialize};

/// One proposition somebody commits to, reports or denies, tied to its exact words.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Claim {
    /// IRI: `{base}claim/{hash of document, span and normalised claim}`.
    pub id: String,
    /// IRI of the document: `{base}document/{slug}`.
    pub document: String,
    /// Kind of text it stands in.
    pub section: Section,
    /// Turn number, 1-based; `None` outside the dialogue.
    pub turn: Option<usize>,
    /// Name of who says it; the narrator's is `narrator`, nobody known is `unknown`.
    pub speaker: String,
    /// The speaker's part.
    pub role: Role,
    /// Language of the sentence.
    pub language: Language,
    /// The words of the claim: the exact slice `start..end` of the source.
    pub quote: String,
    /// First code point of `quote`.
    pub start: usize,
    /// Code point after `quote`.
    pub end: usize,
    /// Who or what the claim is about; `None` for impersonal claims.
    pub subject: Option<Argument>,
    /// What is said of it.
    pub relation: Relation,
    /// The other party, a value, another claim, or `None` (intransitive).
    pub object: Option<Argument>,
    /// When, where, why, how and to what degree.
    pub qualifiers: Vec<Qualifier>,
    /// Affirmed or denied.
    pub polarity: Polarity,
    /// How sure the source is.
    pub certainty: Certainty,
    /// In what mood it is put; sorted, no repeats.
    pub modality: Vec<Modality>,
    /// Chain of sources, outermost first: the speaker, then whom they report.
    pub attribution: Vec<String>,
    /// Grammatical time of the predicate.
    pub tense: Tense,
    /// The claim's own time, where it states one.
    pub time: Option<Time>,
    /// Number of the turn this one answers.
    pub answers: Option<usize>,
    /// Subject, relation, object as written; empty strings for empty slots.
    pub surface: [String; 3],
    /// How likely the claim is right as extracted, 0 to 1.
    pub confidence: f64,
    /// How much it is worth checking, 0 to 1.
    pub check_worthiness: f64,
    /// Name of the rule that found it.
    pub rule: String,
    /// Links to other claims of the document.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub links: Vec<Link>,
}

/// What fills the subject or object slot.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(untagged)]
pub enum Argument {
    /// Another claim.
    Claim {
        /// Its IRI.
        claim: String,
        /// As written: its own clause, or the word that takes it up (`c'`).
        #[serde(default, skip_serializing_if = "Option::is_none")]
        text: Option<String>,
    },
    /// A quantity or date.
    Value(Value),
    /// An entity: a name, or whatever a noun phrase stands for.
    Entity(EntityRef),
}

/// A mention of an entity.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct EntityRef {
    /// The words, as written.
    pub text: String,
    /// First code point.
    pub start: usize,
    /// Code point after.
    pub end: usize,
    /// What it stands for (`notre modèle LLaMA` -> `LLaMA`).
    pub label: String,
    /// IRI of the entity: `{base}entity/{slug}`.
    pub iri: String,
    /// `Person`, `Organization`, `Place`, `Product`, `CreativeWork`, `Event`, `Group` or `Thing`.
    #[serde(rename = "type")]
    pub kind: String,
}

/// A quantity or date. At least one of `value`, `min` and `max` is known.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Value {
    /// The words, as written.
    pub text: String,
    /// First code point.
    pub start: usize,
    /// Code point after.
    pub end: usize,
    /// The number (or ISO 8601 text for dates); `None` for a range.
    pub value: Option<serde_json::Value>,
    /// `xsd:integer`, `xsd:decimal`, `xsd:date`, `xsd:time`, …
    pub datatype: String,
    /// What is counted or measured: `employee`, `percent`, `EUR`, `hour`; `None` for a bare number.
    pub unit: Option<String>,
    /// Whether the text says "about".
    pub approximate: bool,
    /// Lower bound, inclusive.
    pub min: Option<f64>,
    /// Upper bound, inclusive.
    pub max: Option<f64>,
}

/// What is said of the subject.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Relation {
    /// The words, as written.
    pub text: String,
    /// Dictionary form of the whole expression (`être en retard sur`).
    pub lemma: String,
    /// Short English label for canonical relations, the lemma for open ones.
    pub label: String,
    /// `https://w3id.org/dixit/relation/…`, or `{base}relation/{language}/…` for open ones.
    pub iri: String,
}

/// A circumstance of the claim.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Qualifier {
    /// What kind of circumstance.
    pub role: QualifierRole,
    /// The words, as written.
    pub text: String,
    /// First code point.
    pub start: usize,
    /// Code point after.
    pub end: usize,
    /// The number in it, where it is a quantity.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub value: Option<f64>,
    /// Lower bound, where it is a range.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub min: Option<f64>,
    /// Upper bound, where it is a range.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub max: Option<f64>,
    /// The unit of the number.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub unit: Option<String>,
    /// What the pronoun that the words are stands for (`lui`), where the document names it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub label: Option<String>,
    /// That entity's IRI.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub iri: Option<String>,
}

impl Qualifier {
    /// A circumstance that is told in words alone, without a quantity; `span` is where they stand.
    #[must_use]
    pub fn in_words(role: QualifierRole, text: impl Into<String>, span: CharSpan) -> Self {
        let (start, end) = (span.start, span.end);
        let text = text.into();
        Self { role, text, start, end, value: None, min: None, max: None, unit: None, label: None, iri: None }
    }
}

/// A time expression with its TIMEX3 value (ISO-TimeML, ISO 24617-1).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Time {
    /// The words, as written.
    pub text: String,
    /// TIMEX3 value: `2025-02-03`, `2025-W05-WE`, `P3Y`, `PRESENT_REF`; `None` where it cannot be told.
    pub value: Option<String>,
    /// `DATE`, `TIME`, `DURATION` or `SET`.
    #[serde(rename = "type")]
    pub kind: String,
}

/// A link from one claim to another.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Link {
    /// What kind.
    pub kind: LinkKind,
    /// IRI of the other claim.
    pub claim: String,
}

macro_rules! lower_case_enum {
    ($(#[$doc:meta])* $name:ident { $($(#[$vdoc:meta])* $variant:ident = $text:literal),* $(,)? }) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        pub enum $name { $($(#[$vdoc])* #[serde(rename = $text)] $variant),* }

        impl $name {
            /// Every value, in declaration order.
            pub const ALL: &'static [Self] = &[$(Self::$variant),*];

            /// Its name in JSON.
            #[must_use]
            pub const fn name(self) -> &'static str {
                match self { $(Self::$variant => $text),* }
            }
        }
    };
}

lower_case_enum! {
    /// Whether the source says that it is so, or that it is not.
    Polarity {
        /// It is so.
        Affirmed = "affirmed",
        /// It is not so.
        Denied = "denied",
    }
}

lower_case_enum! {
    /// How sure the source is (FactBank's scale: Saurí & Pustejovsky 2009).
    Certainty {
        /// Stated as a fact.
        Certain = "certain",
        /// Held likely.
        Probable = "probable",
        /// Held possible.
        Possible = "possible",
        /// The source does not commit: questions, conditions.
        Unknown = "unknown",
    }
}

lower_case_enum! {
    /// In what mood a claim is put.
    Modality {
        /// The source's judgement.
        Opinion = "opinion",
        /// About the future.
        Prediction = "prediction",
        /// Must, should.
        Obligation = "obligation",
        /// Can.
        Ability = "ability",
        /// Wants, hopes.
        Desire = "desire",
        /// Under an unmet condition.
        Hypothetical = "hypothetical",
        /// Asked.
        Question = "question",
        /// Known from hearing only.
        Hearsay = "hearsay",
        /// Said or thought by somebody else.
        Reported = "reported",
    }
}

lower_case_enum! {
    /// Grammatical time of the predicate.
    Tense {
        /// Before the moment of speech.
        Past = "past",
        /// At it, or generally.
        Present = "present",
        /// After it.
        Future = "future",
        /// Not marked (nominal claims, infinitives).
        None = "none",
    }
}

lower_case_enum! {
    /// What a qualifier says of the claim.
    QualifierRole {
        /// When, how often, how long.
        Time = "time",
        /// Where.
        Place = "place",
        /// Why.
        Cause = "cause",
        /// What for.
        Purpose = "purpose",
        /// If.
        Condition = "condition",
        /// Although.
        Concession = "concession",
        /// How.
        Manner = "manner",
        /// How much.
        Degree = "degree",
        /// Compared with what.
        Comparison = "comparison",
        /// About what.
        Topic = "topic",
        /// With what means.
        Instrument = "instrument",
        /// For whom.
        Beneficiary = "beneficiary",
        /// From whom it is known.
        SourceOf = "source_of",
        /// How far, how many.
        Extent = "extent",
    }
}

lower_case_enum! {
    /// How one claim bears on another.
    LinkKind {
        /// Says the same again.
        Supports = "supports",
        /// Says the opposite.
        Contradicts = "contradicts",
        /// A bare "yes" to it.
        Confirms = "confirms",
        /// A bare "no" to it.
        Denies = "denies",
        /// Gives it as the reason.
        Causes = "causes",
        /// Has it as its content.
        Reports = "reports",
        /// Answers the question it puts.
        Answers = "answers",
    }
}

/// An entity of the document, all its mentions merged.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Entity {
    /// `{base}entity/{slug}`.
    pub iri: String,
    /// The fullest or commonest name.
    pub label: String,
    /// Other names it goes by in the document, sorted.
    pub aliases: Vec<String>,
    /// As in [`EntityRef::kind`].
    pub kind: String,
    /// Language of the label.
    pub language: Language,
    /// IRIs of who is known to belong to it: of `Anna Roux et d'autres`, Anna Roux.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub members: Vec<String>,
}

/// Why a sentence has the claims it has, or none: the rows of `dixit explain`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Explanation {
    /// First code point of the sentence.
    pub start: usize,
    /// Code point after it.
    pub end: usize,
    /// IRIs of its claims.
    pub claims: Vec<String>,
    /// Why there are none (`question without presupposition`, `boilerplate`…); `None` where there are some.
    pub skipped: Option<String>,
}

/// Everything found in one document.
#[derive(Debug, Clone)]
pub struct Extraction {
    /// IRI of the document.
    pub document: String,
    /// The text and its structure.
    pub transcript: Transcript,
    /// The analysed sentences of every segment, parallel to `transcript.segments`.
    pub sentences: Vec<Vec<Sentence>>,
    /// The claims, in text order.
    pub claims: Vec<Claim>,
    /// The entities the claims speak of, sorted by IRI.
    pub entities: Vec<Entity>,
    /// One row a sentence, in text order.
    pub explanations: Vec<Explanation>,
    /// What pronouns, descriptions and short names were taken to mean, in text order.
    pub references: Vec<Reference>,
}

impl Claim {
    /// The quote's place in the source.
    #[must_use]
    pub fn span(&self) -> CharSpan {
        CharSpan::new(self.start, self.end)
    }

    /// Whether it may stand as a bare triple: affirmed, certain, and asserted by its own speaker
    /// (not asked, hypothetical, hearsay, possible, required, wished or merely reported).
    #[must_use]
    pub fn is_asserted(&self) -> bool {
        self.polarity == Polarity::Affirmed
            && self.certainty == Certainty::Certain
            && !self.modality.iter().any(|m| {
                matches!(
                    m,
                    Modality::Question
                        | Modality::Hypothetical
                        | Modality::Hearsay
                        | Modality::Desire
                        | Modality::Obligation
                        | Modality::Ability
                        | Modality::Reported
                )
            })
    }
}
