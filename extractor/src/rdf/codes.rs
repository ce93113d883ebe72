//! The closed sets of the contract (polarity, certainty, …) as IRIs, both ways.

use super::vocabulary::{dx, schema};
use crate::resolve::{Certainty, LinkKind, Modality, Polarity, QualifierRole, Tense};
use crate::source::{Role, Section};
use oxigraph::model::NamedNodeRef;

/// A value of a closed set that has an IRI.
pub trait Code: Copy + 'static {
    /// Every value with its IRI.
    const TABLE: &'static [(Self, NamedNodeRef<'static>)];

    /// The IRI of this value.
    fn iri(self) -> NamedNodeRef<'static>;

    /// The value with this IRI.
    fn from_iri(iri: &str) -> Option<Self> {
        Self::TABLE.iter().find(|(_, known)| known.as_str() == iri).map(|(value, _)| *value)
    }
}

macro_rules! codes {
    ($type:ty { $($variant:ident = $iri:expr),* $(,)? }) => {
        impl Code for $type {
            const TABLE: &'static [(Self, NamedNodeRef<'static>)] = &[$((<$type>::$variant, $iri)),*];

            fn iri(self) -> NamedNodeRef<'static> {
                match self { $(Self::$variant => $iri),* }
            }
        }
    };
}

codes!(Polarity { Affirmed = dx::AFFIRMED, Denied = dx::DENIED });
codes!(Certainty {
    Certain = dx::CERTAIN,
    Probable = dx::PROBABLE,
    Possible = dx::POSSIBLE,
    Unknown = dx::UNKNOWN_CERTAINTY,
});
codes!(Modality {
    Opinion = dx::OPINION,
    Prediction = dx::PREDICTION,
    Obligation = dx::OBLIGATION,
    Ability = dx::ABILITY,
    Desire = dx::DESIRE,
    Hypothetical = dx::HYPOTHETICAL,
    Question = dx::QUESTION,
    Hearsay = dx::HEARSAY,
    Reported = dx::REPORTED,
});
codes!(Tense {
    Past = dx::PAST_TENSE,
    Present = dx::PRESENT_TENSE,
    Future = dx::FUTURE_TENSE,
    None = dx::NO_TENSE,
});
codes!(Section {
    Headline = dx::HEADLINE_SECTION,
    Byline = dx::BYLINE_SECTION,
    Lead = dx::LEAD_SECTION,
    Turn = dx::TURN_SECTION,
    Caption = dx::CAPTION_SECTION,
    Boilerplate = dx::BOILERPLATE_SECTION,
});
codes!(Role {
    Interviewer = dx::INTERVIEWER,
    Interviewee = dx::INTERVIEWEE,
    Narrator = dx::NARRATOR,
    Unknown = dx::UNKNOWN_ROLE,
});
codes!(QualifierRole {
    Time = dx::TIME_QUALIFIER,
    Place = dx::PLACE_QUALIFIER,
    Cause = dx::CAUSE_QUALIFIER,
    Purpose = dx::PURPOSE_QUALIFIER,
    Condition = dx::CONDITION_QUALIFIER,
    Concession = dx::CONCESSION_QUALIFIER,
    Manner = dx::MANNER_QUALIFIER,
    Degree = dx::DEGREE_QUALIFIER,
    Comparison = dx::COMPARISON_QUALIFIER,
    Topic = dx::TOPIC_QUALIFIER,
    Instrument = dx::INSTRUMENT_QUALIFIER,
    Beneficiary = dx::BENEFICIARY_QUALIFIER,
    SourceOf = dx::SOURCE_QUALIFIER,
    Extent = dx::EXTENT_QUALIFIER,
});
codes!(LinkKind {
    Supports = dx::SUPPORTS,
    Contradicts = dx::CONTRADICTS,
    Confirms = dx::CONFIRMS,
    Denies = dx::DENIES,
    Causes = dx::CAUSES,
    Reports = dx::REPORTS,
    Answers = dx::ANSWERS_CLAIM,
});

/// Entity kinds of the JSON contract and their classes.
const KINDS: &[(&str, NamedNodeRef<'static>)] = &[
    ("Person", schema::PERSON),
    ("Organization", schema::ORGANIZATION),
    ("Place", schema::PLACE),
    ("Product", schema::PRODUCT),
    ("CreativeWork", schema::CREATIVE_WORK),
    ("Event", schema::EVENT),
    ("Group", dx::GROUP),
    ("Thing", schema::THING),
];

/// The class of an entity kind; what is not in the contract is a `schema:Thing`.
#[must_use]
pub fn class_of_kind(kind: &str) -> NamedNodeRef<'static> {
    KINDS.iter().find(|(name, _)| *name == kind).map_or(schema::THING, |(_, class)| *class)
}

/// The entity kind of a class.
#[must_use]
pub fn kind_of_class(class: &str) -> Option<&'static str> {
    KINDS.iter().find(|(_, known)| known.as_str() == class).map(|(name, _)| *name)
}
