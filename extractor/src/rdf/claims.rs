//! One claim as quads: the plain RDF 1.1 form, the direct triple where the claim may stand as one,
//! and `rdf:reifies` with the triple term of RDF 1.2.

use super::codes::{Code, class_of_kind};
use super::graph::Graph;
use super::names::{Names, child, node};
use super::sources::Sources;
use super::vocabulary::{RELATIONS, dx, nif, oa, prov, rdf, rdfs, schema, skos, time, xsd};
use super::{RdfError, document, literal, span_in};
use crate::analysis::Language;
use crate::resolve::relations::Lexicon;
use crate::resolve::{Argument, Claim, Extraction, Qualifier, Relation, Time, Value};
use crate::slug::slug;
use crate::source::SourceText;
use crate::span::CharSpan;
use oxigraph::model::{Literal, NamedNode, NamedNodeRef, Term, Triple};

/// How many code points of context a quote selector keeps on either side.
const CONTEXT: usize = 32;

/// What a claim of this document refers to.
pub struct Surroundings<'a> {
    /// The document's IRIs.
    pub names: &'a Names,
    /// Nodes of speakers and other sources.
    pub sources: &'a Sources<'a>,
    /// The document.
    pub extraction: &'a Extraction,
}

/// Everything about one claim.
pub fn describe(graph: &mut Graph, around: &Surroundings<'_>, claim: &Claim) -> Result<(), RdfError> {
    let id = node("claim", &claim.id)?;
    let span = span_in(&around.extraction.transcript.text, "claim", claim.start, claim.end)?;
    graph.a(&id, dx::CLAIM);
    graph.a(&id, schema::CLAIM);
    proposition(graph, &id, claim)?;
    stance(graph, &id, claim);
    place(graph, &id, around, claim);
    voices(graph, &id, around, claim);
    for (index, qualifier) in claim.qualifiers.iter().enumerate() {
        self::qualifier(graph, &id, claim.language, (index + 1, qualifier))?;
    }
    if let Some(time) = &claim.time {
        self::time(graph, &id, claim.language, time);
    }
    for link in &claim.links {
        graph.add(&id, link.kind.iri(), node("link", &link.claim)?);
    }
    target(graph, &id, around, (claim, span));
    Ok(())
}

/// Subject, relation and object, and the triple they make.
fn proposition(graph: &mut Graph, id: &NamedNode, claim: &Claim) -> Result<(), RdfError> {
    let relation = node("relation", &claim.relation.iri)?;
    let subject = claim.subject.as_ref().map(|subject| as_subject(id, subject)).transpose()?;
    let object = claim.object.as_ref().map(|object| as_object(claim.language, object)).transpose()?;
    graph.add_some(id, dx::SUBJECT, subject.clone());
    graph.add(id, dx::RELATION, relation.clone());
    graph.add_some(id, dx::OBJECT, object.clone());
    if let (Some(subject), Some(object)) = (subject, object) {
        if claim.is_asserted() {
            graph.add(&subject, relation.as_ref(), object.clone());
        }
        let triple = Triple::new(subject, relation.clone(), object);
        graph.add(id, rdf::REIFIES, Term::Triple(Box::new(triple)));
    }
    if let Some(subject) = &claim.subject {
        mention(graph, id, claim.language, (dx::SUBJECT_MENTION, "subject", subject))?;
    }
    if let Some(object) = &claim.object {
        mention(graph, id, claim.language, (dx::OBJECT_MENTION, "object", object))?;
    }
    let said = &claim.relation;
    graph.add(id, dx::RELATION_TEXT, literal::words(&said.text, claim.language));
    graph.add(id, dx::RELATION_LEMMA, literal::words(&said.lemma, claim.language));
    graph.add(id, dx::RELATION_LABEL, Literal::new_simple_literal(&said.label));
    if !said.iri.starts_with(RELATIONS) {
        graph.a(&relation, dx::OPEN_RELATION);
        graph.add(&relation, rdfs::LABEL, literal::words(&said.lemma, claim.language));
        let close = canonical_near(said, claim.language).map(|iri| node("relation", iri)).transpose()?;
        graph.add_some(&relation, skos::CLOSE_MATCH, close);
    }
    Ok(())
}

/// The canonical relation that an open one is close to. A name that is not the lemma's own belongs to a
/// passive or to a chain of verbs, which may mean something else.
fn canonical_near(said: &Relation, language: Language) -> Option<&'static str> {
    let own = said.iri.rsplit('/').next() == Some(slug(&said.lemma).as_str());
    let close = Lexicon::embedded().close_to(language, &said.lemma).filter(|_| own)?;
    Some(&close.iri)
}

/// The node that stands for a subject. A literal cannot be one, so a quantity is its own node.
fn as_subject(id: &NamedNode, subject: &Argument) -> Result<NamedNode, RdfError> {
    match subject {
        Argument::Claim { claim, .. } => node("subject", claim),
        Argument::Entity(entity) => node("subject", &entity.iri),
        Argument::Value(_) => Ok(child(id, "subject")),
    }
}

fn as_object(language: Language, object: &Argument) -> Result<Term, RdfError> {
    Ok(match object {
        Argument::Claim { claim, .. } => node("object", claim)?.into(),
        Argument::Entity(entity) => node("object", &entity.iri)?.into(),
        Argument::Value(value) => literal::of_value(value, language).into(),
    })
}

/// The words that fill a slot: `{claim}/subject` or `{claim}/object`.
fn mention(
    graph: &mut Graph,
    id: &NamedNode,
    language: Language,
    (property, slot, argument): (NamedNodeRef<'_>, &str, &Argument),
) -> Result<(), RdfError> {
    let node = child(id, slot);
    match argument {
        Argument::Claim { .. } => return Ok(()),
        Argument::Entity(entity) => {
            graph.add(id, property, node.clone());
            graph.a(&node, dx::MENTION);
            words_at(graph, &node, language, (&entity.text, entity.start, entity.end));
            graph.add(&node, rdfs::LABEL, literal::words(&entity.label, language));
            graph.add(&node, dx::REFERS_TO, self::node(property_name(slot), &entity.iri)?);
            graph.add(&node, dx::ENTITY_TYPE, class_of_kind(&entity.kind).into_owned());
        }
        Argument::Value(value) => {
            graph.add(id, property, node.clone());
            graph.add(id, dx::QUANTITY, node.clone());
            graph.a(&node, dx::MENTION);
            quantity(graph, &node, language, value);
        }
    }
    Ok(())
}

fn property_name(slot: &str) -> &'static str {
    if slot == "subject" { "subject" } else { "object" }
}

fn words_at(
    graph: &mut Graph,
    node: &NamedNode,
    language: Language,
    (text, start, end): (&str, usize, usize),
) {
    graph.add(node, dx::TEXT, literal::words(text, language));
    graph.add(node, dx::START, literal::integer(start));
    graph.add(node, dx::END, literal::integer(end));
}

fn quantity(graph: &mut Graph, node: &NamedNode, language: Language, value: &Value) {
    graph.a(node, dx::QUANTITY_CLASS);
    graph.a(node, schema::QUANTITATIVE_VALUE);
    words_at(graph, node, language, (&value.text, value.start, value.end));
    let number = value.value.as_ref().map(|_| literal::of_value(value, language));
    graph.add_some(node, schema::VALUE, number);
    bounds(graph, node, (value.min, value.max, value.unit.as_deref()));
    graph.add(node, dx::APPROXIMATE, Literal::from(value.approximate));
    graph.add(node, dx::DATATYPE, Literal::new_simple_literal(&value.datatype));
}

fn bounds(graph: &mut Graph, node: &NamedNode, (min, max, unit): (Option<f64>, Option<f64>, Option<&str>)) {
    graph.add_some(node, schema::MIN_VALUE, min.map(literal::decimal));
    graph.add_some(node, schema::MAX_VALUE, max.map(literal::decimal));
    graph.add_some(node, schema::UNIT_TEXT, unit.map(Literal::new_simple_literal));
}

/// Polarity, certainty, modality, tense, scores.
fn stance(graph: &mut Graph, id: &NamedNode, claim: &Claim) {
    graph.add(id, dx::POLARITY, claim.polarity.iri().into_owned());
    graph.add(id, dx::CERTAINTY, claim.certainty.iri().into_owned());
    for modality in &claim.modality {
        graph.add(id, dx::MODALITY, modality.iri().into_owned());
    }
    graph.add(id, dx::TENSE, claim.tense.iri().into_owned());
    graph.add(id, dx::ASSERTED, Literal::from(claim.is_asserted()));
    graph.add(id, dx::CONFIDENCE, literal::decimal(claim.confidence));
    graph.add(id, dx::CHECK_WORTHINESS, literal::decimal(claim.check_worthiness));
    graph.add(id, dx::RULE, Literal::new_simple_literal(&claim.rule));
    let slots = [dx::SURFACE_SUBJECT, dx::SURFACE_RELATION, dx::SURFACE_OBJECT];
    for (property, text) in slots.into_iter().zip(&claim.surface) {
        graph.add(id, property, literal::words(text, claim.language));
    }
}

/// Where in the document the claim stands.
fn place(graph: &mut Graph, id: &NamedNode, around: &Surroundings<'_>, claim: &Claim) {
    let names = around.names;
    graph.add(id, dx::DOCUMENT_OF, names.document().clone());
    graph.add(id, dx::SECTION, claim.section.iri().into_owned());
    graph.add(id, schema::IN_LANGUAGE, Literal::new_simple_literal(literal::tag(claim.language)));
    graph.add(id, dx::QUOTE, literal::words(&claim.quote, claim.language));
    graph.offsets(id, claim.span());
    graph.add_some(id, dx::TURN_OF, claim.turn.map(|number| names.turn(number)));
    let segments = &around.extraction.transcript.segments;
    let segment = segments
        .iter()
        .enumerate()
        .find(|(_, segment)| segment.span.contains(claim.start))
        .map(|(index, segment)| names.segment(index, segment))
        .or_else(|| claim.turn.map(|number| names.turn(number)));
    graph.add_some(id, dx::SEGMENT_OF, segment.clone());
    graph.add(id, prov::WAS_QUOTED_FROM, segment.unwrap_or_else(|| names.document().clone()));
    graph.add(id, prov::WAS_GENERATED_BY, names.run());
    graph.add_some(id, dx::ANSWERS, claim.answers.map(|number| names.turn(number)));
}

/// Who says it, and from whom they have it.
fn voices(graph: &mut Graph, id: &NamedNode, around: &Surroundings<'_>, claim: &Claim) {
    let speaker = around.sources.speaker(&claim.speaker);
    document::speaker(graph, &speaker, &claim.speaker, claim.role);
    graph.add(id, dx::SPEAKER, speaker.clone());
    graph.add(id, dx::NAME, Literal::new_simple_literal(&claim.speaker));
    graph.add(id, prov::WAS_ATTRIBUTED_TO, speaker.clone());
    graph.add(id, dx::ROLE, claim.role.iri().into_owned());
    let mut holder = speaker;
    for (index, name) in claim.attribution.iter().enumerate() {
        let source = around.sources.source(name);
        let link = child(id, &format!("attribution/{}", index + 1));
        graph.add(id, dx::ATTRIBUTION, link.clone());
        graph.add(id, dx::ATTRIBUTED_TO, source.clone());
        graph.a(&link, dx::ATTRIBUTION_CLASS);
        graph.add(&link, dx::INDEX, literal::integer(index + 1));
        graph.add(&link, dx::SOURCE, source.clone());
        graph.add(&link, dx::NAME, Literal::new_simple_literal(name));
        if source.as_str().starts_with(around.names.document().as_str()) {
            graph.add(&source, rdfs::LABEL, Literal::new_simple_literal(name));
        }
        holder = source;
    }
    graph.add(id, dx::HELD_BY, holder);
}

fn qualifier(
    graph: &mut Graph,
    id: &NamedNode,
    language: Language,
    (index, qualifier): (usize, &Qualifier),
) -> Result<(), RdfError> {
    let node = child(id, &format!("qualifier/{index}"));
    graph.add(id, dx::QUALIFIER, node.clone());
    graph.a(&node, dx::QUALIFIER_CLASS);
    graph.add(&node, dx::INDEX, literal::integer(index));
    graph.add(&node, dx::ROLE, qualifier.role.iri().into_owned());
    words_at(graph, &node, language, (&qualifier.text, qualifier.start, qualifier.end));
    graph.add_some(&node, schema::VALUE, qualifier.value.map(literal::decimal));
    bounds(graph, &node, (qualifier.min, qualifier.max, qualifier.unit.as_deref()));
    let entity = qualifier.iri.as_deref().map(|iri| self::node("qualifier", iri)).transpose()?;
    graph.add_some(&node, dx::REFERS_TO, entity);
    graph.add_some(
        &node,
        rdfs::LABEL,
        qualifier.label.as_deref().map(|label| literal::words(label, language)),
    );
    Ok(())
}

fn time(graph: &mut Graph, id: &NamedNode, language: Language, said: &Time) {
    let node = child(id, "time");
    graph.add(id, dx::TIME, node.clone());
    graph.a(&node, dx::TIME_EXPRESSION);
    graph.a(&node, time::TEMPORAL_ENTITY);
    graph.add(&node, dx::TEXT, literal::words(&said.text, language));
    graph.add(&node, dx::TIMEX_TYPE, Literal::new_simple_literal(&said.kind));
    let Some(value) = &said.value else { return };
    graph.add(&node, dx::TIMEX_VALUE, Literal::new_simple_literal(value));
    let property = match literal::date_type(value) {
        Some(datatype) if datatype == xsd::DATE => time::IN_XSD_DATE,
        Some(datatype) if datatype == xsd::YEAR_MONTH => time::IN_XSD_YEAR_MONTH,
        Some(_) => time::IN_XSD_YEAR,
        None => return,
    };
    graph.add(&node, property, literal::date(value));
}

/// The quote as a Web Annotation target (position and quote selectors), which is also a NIF string.
fn target(graph: &mut Graph, id: &NamedNode, around: &Surroundings<'_>, (claim, span): (&Claim, CharSpan)) {
    let text = &around.extraction.transcript.text;
    let document = around.names.document();
    let (node, position, quote) =
        (child(id, "target"), child(id, "selector/position"), child(id, "selector/quote"));
    graph.add(id, oa::HAS_TARGET, node.clone());
    for class in [oa::SPECIFIC_RESOURCE, nif::OFFSET_BASED_STRING, nif::PHRASE] {
        graph.a(&node, class);
    }
    graph.add(&node, oa::HAS_SOURCE, document.clone());
    graph.add(&node, oa::HAS_SELECTOR, position.clone());
    graph.add(&node, oa::HAS_SELECTOR, quote.clone());
    graph.add(&node, nif::REFERENCE_CONTEXT, document.clone());
    graph.add(&node, nif::BEGIN_INDEX, literal::integer(span.start));
    graph.add(&node, nif::END_INDEX, literal::integer(span.end));
    graph.add(&node, nif::ANCHOR_OF, Literal::new_simple_literal(&claim.quote));
    graph.a(&position, oa::TEXT_POSITION_SELECTOR);
    graph.add(&position, oa::START, literal::integer(span.start));
    graph.add(&position, oa::END, literal::integer(span.end));
    graph.a(&quote, oa::TEXT_QUOTE_SELECTOR);
    graph.add(&quote, oa::EXACT, Literal::new_simple_literal(&claim.quote));
    let (before, after) = context(text, span);
    graph.add(&quote, oa::PREFIX, Literal::new_simple_literal(before));
    graph.add(&quote, oa::SUFFIX, Literal::new_simple_literal(after));
}

fn context(text: &SourceText, span: CharSpan) -> (&str, &str) {
    let before = CharSpan::new(span.start.saturating_sub(CONTEXT), span.start);
    let after = CharSpan::new(span.end, (span.end + CONTEXT).min(text.len()));
    (text.slice(before), text.slice(after))
}
