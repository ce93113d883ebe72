//! Every IRI that Dixit writes: its own terms (`ontology/dixit.ttl` defines them) and those it borrows.
//!
//! Nothing else in the code spells an IRI. A test holds [`dx::ALL`] equal to the Turtle, both ways.

/// A constant IRI.
type Iri = oxigraph::model::NamedNodeRef<'static>;

macro_rules! vocabulary {
    ($(#[$doc:meta])* $module:ident = $namespace:literal { $($constant:ident = $name:literal),* $(,)? }) => {
        $(#[$doc])*
        pub mod $module {
            use super::Iri;

            /// The namespace all of them start with.
            pub const NAMESPACE: &str = $namespace;

            $(
                #[doc = concat!("`", stringify!($module), ":", $name, "`")]
                pub const $constant: Iri = Iri::new_unchecked(concat!($namespace, $name));
            )*

            /// Every term above.
            pub const ALL: &[Iri] = &[$($constant),*];
        }
    };
}

vocabulary! {
    /// Dixit's own vocabulary.
    dx = "https://w3id.org/dixit/ns#" {
        // Classes.
        DOCUMENT = "Document", SEGMENT = "Segment", TURN = "Turn", SENTENCE = "Sentence",
        PARTICIPATION = "Participation", SPEAKER_CLASS = "Speaker", CLAIM = "Claim",
        ENTITY_CLASS = "Entity", GROUP = "Group", OCCURRENCE = "Occurrence", MENTION = "Mention",
        QUALIFIER_CLASS = "Qualifier", ATTRIBUTION_CLASS = "Attribution", QUANTITY_CLASS = "Quantity",
        TIME_EXPRESSION = "TimeExpression", RUN = "Run", OPEN_RELATION = "OpenRelation",
        CODE = "Code", POLARITY_CLASS = "Polarity", CERTAINTY_CLASS = "Certainty",
        MODALITY_CLASS = "Modality", TENSE_CLASS = "Tense", SECTION_CLASS = "Section",
        SPEAKER_ROLE = "SpeakerRole", QUALIFIER_ROLE = "QualifierRole",

        // Values.
        AFFIRMED = "Affirmed", DENIED = "Denied",
        CERTAIN = "Certain", PROBABLE = "Probable", POSSIBLE = "Possible",
        UNKNOWN_CERTAINTY = "UnknownCertainty",
        OPINION = "Opinion", PREDICTION = "Prediction", OBLIGATION = "Obligation", ABILITY = "Ability",
        DESIRE = "Desire", HYPOTHETICAL = "Hypothetical", QUESTION = "Question", HEARSAY = "Hearsay",
        REPORTED = "Reported",
        PAST_TENSE = "PastTense", PRESENT_TENSE = "PresentTense", FUTURE_TENSE = "FutureTense",
        NO_TENSE = "NoTense",
        HEADLINE_SECTION = "HeadlineSection", BYLINE_SECTION = "BylineSection",
        LEAD_SECTION = "LeadSection", TURN_SECTION = "TurnSection", CAPTION_SECTION = "CaptionSection",
        BOILERPLATE_SECTION = "BoilerplateSection",
        INTERVIEWER = "Interviewer", INTERVIEWEE = "Interviewee", NARRATOR = "Narrator",
        UNKNOWN_ROLE = "UnknownRole",
        TIME_QUALIFIER = "TimeQualifier", PLACE_QUALIFIER = "PlaceQualifier",
        CAUSE_QUALIFIER = "CauseQualifier", PURPOSE_QUALIFIER = "PurposeQualifier",
        CONDITION_QUALIFIER = "ConditionQualifier", CONCESSION_QUALIFIER = "ConcessionQualifier",
        MANNER_QUALIFIER = "MannerQualifier", DEGREE_QUALIFIER = "DegreeQualifier",
        COMPARISON_QUALIFIER = "ComparisonQualifier", TOPIC_QUALIFIER = "TopicQualifier",
        INSTRUMENT_QUALIFIER = "InstrumentQualifier", BENEFICIARY_QUALIFIER = "BeneficiaryQualifier",
        SOURCE_QUALIFIER = "SourceQualifier", EXTENT_QUALIFIER = "ExtentQualifier",

        // Documents and their parts.
        SLUG = "slug", SHA256 = "sha256", TEXT = "text", DIAGNOSTIC = "diagnostic",
        MENTIONS = "mentions",
        START = "start", END = "end", INDEX = "index", NUMBER = "number", SECTION = "section",
        SPEAKER = "speaker", ROLE = "role", NAME = "name", DESCRIPTION = "description",
        DOCUMENT_OF = "document", EXPRESSES = "expresses", SKIPPED = "skipped",

        // Claims.
        SUBJECT = "subject", RELATION = "relation", OBJECT = "object",
        SUBJECT_MENTION = "subjectMention", OBJECT_MENTION = "objectMention",
        REFERS_TO = "refersTo", ENTITY_TYPE = "entityType",
        RELATION_TEXT = "relationText", RELATION_LEMMA = "relationLemma",
        RELATION_LABEL = "relationLabel", QUOTE = "quote", TURN_OF = "turn", SEGMENT_OF = "segment",
        QUALIFIER = "qualifier", POLARITY = "polarity", CERTAINTY = "certainty", MODALITY = "modality",
        ATTRIBUTION = "attribution", SOURCE = "source", ATTRIBUTED_TO = "attributedTo",
        HELD_BY = "heldBy", TENSE = "tense", TIME = "time", TIMEX_VALUE = "timexValue",
        TIMEX_TYPE = "timexType", ANSWERS = "answers", SURFACE_SUBJECT = "surfaceSubject",
        SURFACE_RELATION = "surfaceRelation", SURFACE_OBJECT = "surfaceObject",
        CONFIDENCE = "confidence", CHECK_WORTHINESS = "checkWorthiness", RULE = "rule",
        ASSERTED = "asserted", QUANTITY = "quantity", APPROXIMATE = "approximate",
        DATATYPE = "datatype",

        // Links between claims.
        SUPPORTS = "supports", CONTRADICTS = "contradicts", CONFIRMS = "confirms", DENIES = "denies",
        CAUSES = "causes", REPORTS = "reports", ANSWERS_CLAIM = "answersClaim",

        // Entities.
        OCCURRENCE_OF = "occurrenceOf",

        // The relation lexicon (`ontology/relations.ttl`).
        VERB = "verb", EVENT_NOUN = "eventNoun", AGENT_NOUN = "agentNoun", ADJECTIVE = "adjective",
        OPPOSITE = "opposite",
    }
}

vocabulary! {
    /// RDF itself; `reifies` is of RDF 1.2.
    rdf = "http://www.w3.org/1999/02/22-rdf-syntax-ns#" {
        TYPE = "type", REIFIES = "reifies", PROPERTY = "Property",
    }
}

vocabulary! {
    /// RDF Schema.
    rdfs = "http://www.w3.org/2000/01/rdf-schema#" {
        LABEL = "label", COMMENT = "comment", DOMAIN = "domain", RANGE = "range",
    }
}

vocabulary! {
    /// XML Schema datatypes.
    xsd = "http://www.w3.org/2001/XMLSchema#" {
        STRING = "string", BOOLEAN = "boolean", INTEGER = "integer", DECIMAL = "decimal", DOUBLE = "double",
        DATE = "date", DATE_TIME = "dateTime", TIME = "time", YEAR = "gYear", YEAR_MONTH = "gYearMonth",
        DURATION = "duration",
    }
}

vocabulary! {
    /// schema.org.
    schema = "https://schema.org/" {
        CLAIM = "Claim", CREATIVE_WORK = "CreativeWork", QUOTATION = "Quotation", PERSON = "Person",
        ORGANIZATION = "Organization", PLACE = "Place", PRODUCT = "Product", EVENT = "Event",
        THING = "Thing", QUANTITATIVE_VALUE = "QuantitativeValue", VALUE = "value",
        MIN_VALUE = "minValue", MAX_VALUE = "maxValue", UNIT_TEXT = "unitText",
        IN_LANGUAGE = "inLanguage", DATE_PUBLISHED = "datePublished",
        SOFTWARE_VERSION = "softwareVersion", MEMBER = "member",
    }
}

vocabulary! {
    /// PROV-O: where things come from.
    prov = "http://www.w3.org/ns/prov#" {
        ACTIVITY = "Activity", WAS_ATTRIBUTED_TO = "wasAttributedTo", WAS_QUOTED_FROM = "wasQuotedFrom",
        WAS_GENERATED_BY = "wasGeneratedBy",
    }
}

vocabulary! {
    /// Web Annotation: targets and selectors.
    oa = "http://www.w3.org/ns/oa#" {
        SPECIFIC_RESOURCE = "SpecificResource", TEXT_POSITION_SELECTOR = "TextPositionSelector",
        TEXT_QUOTE_SELECTOR = "TextQuoteSelector", HAS_TARGET = "hasTarget", HAS_SOURCE = "hasSource",
        HAS_SELECTOR = "hasSelector", START = "start", END = "end", EXACT = "exact", PREFIX = "prefix",
        SUFFIX = "suffix",
    }
}

vocabulary! {
    /// NIF 2.0: strings and their offsets.
    nif = "http://persistence.uni-leipzig.org/nlp2rdf/ontologies/nif-core#" {
        CONTEXT = "Context", OFFSET_BASED_STRING = "OffsetBasedString", PHRASE = "Phrase",
        IS_STRING = "isString", BEGIN_INDEX = "beginIndex", END_INDEX = "endIndex",
        ANCHOR_OF = "anchorOf", REFERENCE_CONTEXT = "referenceContext",
    }
}

vocabulary! {
    /// SKOS: labels, and relations that are close to each other.
    skos = "http://www.w3.org/2004/02/skos/core#" {
        PREF_LABEL = "prefLabel", ALT_LABEL = "altLabel", CLOSE_MATCH = "closeMatch",
    }
}

vocabulary! {
    /// Dublin Core terms.
    dcterms = "http://purl.org/dc/terms/" {
        TITLE = "title", DATE = "date",
    }
}

vocabulary! {
    /// OWL-Time.
    time = "http://www.w3.org/2006/time#" {
        TEMPORAL_ENTITY = "TemporalEntity", IN_XSD_DATE = "inXSDDate", IN_XSD_YEAR_MONTH = "inXSDgYearMonth",
        IN_XSD_YEAR = "inXSDgYear",
    }
}

vocabulary! {
    /// What queries may call beside the functions of SPARQL; `dxf:` in queries.
    function = "https://w3id.org/dixit/function#" {
        FOLD = "fold", EARLIEST = "earliest", LATEST = "latest", RUNNING = "running",
    }
}

/// Namespace of the canonical relations.
pub const RELATIONS: &str = "https://w3id.org/dixit/relation/";

/// The prefixes of everything written, and the ones a query need not declare.
pub const PREFIXES: &[(&str, &str)] = &[
    ("dcterms", dcterms::NAMESPACE),
    ("dx", dx::NAMESPACE),
    ("nif", nif::NAMESPACE),
    ("oa", oa::NAMESPACE),
    ("prov", prov::NAMESPACE),
    ("rdf", rdf::NAMESPACE),
    ("rdfs", rdfs::NAMESPACE),
    ("rel", RELATIONS),
    ("schema", schema::NAMESPACE),
    ("skos", skos::NAMESPACE),
    ("time", time::NAMESPACE),
    ("xsd", xsd::NAMESPACE),
];
