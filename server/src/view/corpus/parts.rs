//! The parts of a claim: what a query looks for, and what its rows say of the claim.
//!
//! Oxigraph joins patterns by looking up, for each row of one, the next: some thirty microseconds each in a large store.
//! Asked for everything, it had better scan both and join what it found, which it does with subqueries that are
//! `DISTINCT`: a quarter of the time with a hundred thousand claims.

use super::rows::{code, iri_of, is_true, literal, number, text};
use crate::view::record::{Figure, Party, PartyKind, Quantity, Record, Source, last_segment};
use dixit_extractor::rdf::Code;
use dixit_extractor::resolve::{Certainty, LinkKind, Modality, Polarity, QualifierRole};
use oxigraph::model::Term;
use oxigraph::sparql::QuerySolution;

/// A part of a claim.
pub(super) struct Part {
    /// What a row says, beside `?claim`.
    pub(super) names: &'static str,
    /// What a query looks for. `?v` is the value of a property that a claim has once.
    pub(super) pattern: &'static str,
    /// Whether `?index` says in what order the rows of a claim come.
    pub(super) ordered: bool,
    /// Whether others than the graph of the claim's document may say it.
    pub(super) anywhere: bool,
    /// What a query looks for instead where it names the claims.
    pub(super) of_named: Option<&'static str>,
    /// What it looks for instead where it asks for the claims of the whole store.
    pub(super) of_all: Option<&'static str>,
    /// Whether it is enough to tell what hangs together, and what it is called.
    pub(super) structural: bool,
    /// What a row says of a claim.
    pub(super) fill: fn(&mut Record, &QuerySolution),
}

impl Part {
    const fn ordered(self) -> Self {
        Self { ordered: true, ..self }
    }

    const fn anywhere(self, of_named: &'static str) -> Self {
        Self { anywhere: true, of_named: Some(of_named), ..self }
    }

    const fn of_all(self, pattern: &'static str) -> Self {
        Self { of_all: Some(pattern), ..self }
    }

    const fn structural(self) -> Self {
        Self { structural: true, ..self }
    }
}

const fn part(names: &'static str, pattern: &'static str, fill: fn(&mut Record, &QuerySolution)) -> Part {
    Part {
        names,
        pattern,
        ordered: false,
        anywhere: false,
        of_named: None,
        of_all: None,
        structural: false,
        fill,
    }
}

const fn one(pattern: &'static str, fill: fn(&mut Record, &QuerySolution)) -> Part {
    part("?v", pattern, fill)
}

/// What is read first of a claim.
pub(super) const SLOTS: &[Part] = &[
    one("?claim dx:quote ?v", |claim, row| {
        if let Some(quote) = literal(row, "v") {
            quote.value().clone_into(&mut claim.quote);
            quote.language().unwrap_or("und").clone_into(&mut claim.language);
        }
    })
    .structural(),
    one("?claim dx:relation ?v", |claim, row| claim.relation.iri = text(row, "v").unwrap_or_default()).structural(),
    one("?claim dx:relationLabel ?v", |claim, row| {
        claim.relation.label = text(row, "v").unwrap_or_default()
    }),
    one("?claim dx:relationLemma ?v", |claim, row| {
        claim.relation.lemma = text(row, "v").unwrap_or_default()
    }),
    one("?claim dx:relationText ?v", |claim, row| claim.relation.text = text(row, "v").unwrap_or_default()),
    one("?claim dx:speaker ?v", |claim, row| claim.speaker_iri = text(row, "v").unwrap_or_default()).structural(),
    one("?claim dx:name ?v", |claim, row| claim.speaker = text(row, "v").unwrap_or_default()).structural(),
    one("?claim dx:role ?v", |claim, row| claim.role = code(row, "v")),
    one("?claim dx:section ?v", |claim, row| claim.section = code(row, "v")),
    one("?claim dx:tense ?v", |claim, row| claim.tense = code(row, "v")),
    one("?claim dx:turn ?v", |claim, row| {
        claim.turn = text(row, "v").and_then(|turn| last_segment(&turn).parse().ok());
    }),
    one("?claim dx:polarity ?v", |claim, row| claim.polarity = code(row, "v").unwrap_or(Polarity::Affirmed)),
    one("?claim dx:certainty ?v", |claim, row| {
        claim.certainty = code(row, "v").unwrap_or(Certainty::Unknown)
    }),
    one("?claim dx:asserted ?v", |claim, row| claim.asserted = is_true(row, "v")),
    one("?claim dx:confidence ?v", |claim, row| claim.confidence = number(row, "v")),
    one("?claim dx:checkWorthiness ?v", |claim, row| claim.check_worthiness = number(row, "v")),
    one("?claim dx:modality ?v", |claim, row| claim.modality.extend(code::<Modality>(row, "v"))),
    one("?claim dx:subject ?v", |claim, row| claim.subject = party(&claim.id, row, "subject")).structural(),
    one("?claim dx:object ?v", |claim, row| claim.object = party(&claim.id, row, "object")).structural(),
    part(
        "?node ?text ?value ?min ?max ?unit ?approximate",
        "?claim dx:quantity ?node . ?node dx:text ?text
         OPTIONAL { ?node schema:value ?value } OPTIONAL { ?node schema:minValue ?min }
         OPTIONAL { ?node schema:maxValue ?max } OPTIONAL { ?node schema:unitText ?unit }
         OPTIONAL { ?node dx:approximate ?approximate }",
        quantity,
    )
    .of_all(
        "?claim dx:quantity ?node { SELECT DISTINCT ?node ?text { ?node dx:text ?text } }
         OPTIONAL { SELECT DISTINCT ?node ?value { ?node schema:value ?value } }
         OPTIONAL { SELECT DISTINCT ?node ?min { ?node schema:minValue ?min } }
         OPTIONAL { SELECT DISTINCT ?node ?max { ?node schema:maxValue ?max } }
         OPTIONAL { SELECT DISTINCT ?node ?unit { ?node schema:unitText ?unit } }
         OPTIONAL { SELECT DISTINCT ?node ?approximate { ?node dx:approximate ?approximate } }",
    ),
    // The first source of the chain is the speaker.
    part(
        "?index ?name ?source",
        "?claim dx:attribution ?link . ?link dx:index ?index . FILTER(?index > 1)
         ?link dx:name ?name OPTIONAL { ?link dx:source ?source }",
        |claim, row| {
            let iri = text(row, "source").unwrap_or_default();
            claim.attribution.extend(text(row, "name").map(|name| Source { name, iri }));
        },
    )
    .ordered()
    .of_all(
        "?claim dx:attribution ?link { SELECT DISTINCT ?link ?index { ?link dx:index ?index FILTER(?index > 1) } }
         { SELECT DISTINCT ?link ?name { ?link dx:name ?name } }
         OPTIONAL { SELECT DISTINCT ?link ?source { ?link dx:source ?source } }",
    ),
    part(
        "?index ?kind ?words",
        "?claim dx:qualifier ?part . ?part dx:index ?index ; dx:role ?kind ; dx:text ?words",
        |claim, row| {
            claim.qualifiers.extend(code::<QualifierRole>(row, "kind").zip(text(row, "words")));
        },
    )
    .ordered()
    .of_all(
        "?claim dx:qualifier ?part { SELECT DISTINCT ?part ?index { ?part dx:index ?index } }
         { SELECT DISTINCT ?part ?kind { ?part dx:role ?kind } }
         { SELECT DISTINCT ?part ?words { ?part dx:text ?words } }",
    ),
    part(
        "?value ?min ?max ?unit",
        "?claim dx:qualifier ?part
         { ?part schema:value ?any } UNION { ?part schema:minValue ?any } UNION { ?part schema:maxValue ?any }
         OPTIONAL { ?part schema:value ?value } OPTIONAL { ?part schema:minValue ?min }
         OPTIONAL { ?part schema:maxValue ?max } OPTIONAL { ?part schema:unitText ?unit }",
        |claim, row| claim.figures.extend(figure(row, false)),
    )
    .of_all(
        "{ SELECT DISTINCT ?part
           { { ?part schema:value ?any } UNION { ?part schema:minValue ?any } UNION { ?part schema:maxValue ?any } } }
         { SELECT DISTINCT ?claim ?part { ?claim dx:qualifier ?part } }
         OPTIONAL { SELECT DISTINCT ?part ?value { ?part schema:value ?value } }
         OPTIONAL { SELECT DISTINCT ?part ?min { ?part schema:minValue ?min } }
         OPTIONAL { SELECT DISTINCT ?part ?max { ?part schema:maxValue ?max } }
         OPTIONAL { SELECT DISTINCT ?part ?unit { ?part schema:unitText ?unit } }",
    ),
    part("?words ?value", "?claim dx:time ?time . ?time dx:text ?words OPTIONAL { ?time dx:timexValue ?value }", |claim, row| {
        claim.time = text(row, "words").map(|words| (words, text(row, "value")));
    })
    .of_all(
        "?claim dx:time ?time { SELECT DISTINCT ?time ?words { ?time dx:text ?words } }
         OPTIONAL { SELECT DISTINCT ?time ?value { ?time dx:timexValue ?value } }",
    ),
    part(
        "?kind ?other",
        "VALUES ?kind { dx:supports dx:contradicts dx:confirms dx:denies dx:causes dx:reports dx:answersClaim }
         ?claim ?kind ?other",
        |claim, row| {
            let kind = row.get("kind").and_then(iri_of).and_then(LinkKind::from_iri);
            claim.links.extend(kind.zip(text(row, "other")));
        },
    )
    .anywhere(
        "?claim ?kind ?other FILTER(?kind IN (dx:supports, dx:contradicts, dx:confirms, dx:denies, dx:causes,
         dx:reports, dx:answersClaim))",
    ),
];

/// What is read once it is known what fills the slots.
pub(super) const WORDS: &[Part] = &[
    one("?claim dx:subjectMention ?mention . ?mention dx:text ?v", |claim, row| {
        said(&mut claim.subject, row)
    })
    .of_all("?claim dx:subjectMention ?mention { SELECT DISTINCT ?mention ?v { ?mention dx:text ?v } }")
    .structural(),
    one("?claim dx:objectMention ?mention . ?mention dx:text ?v", |claim, row| said(&mut claim.object, row))
        .of_all("?claim dx:objectMention ?mention { SELECT DISTINCT ?mention ?v { ?mention dx:text ?v } }")
        .structural(),
];

/// What fills a slot: a value, another claim (`{base}claim/…`), or an entity. A value has no IRI of its own: its
/// mention, `{claim}/object`, stands for it.
fn party(claim: &str, row: &QuerySolution, slot: &str) -> Option<Party> {
    let own = format!("{claim}/{slot}");
    Some(match row.get("v")? {
        Term::Literal(literal) => {
            let words = literal.value().to_owned();
            Party { iri: own, kind: PartyKind::Value, text: words.clone(), label: words }
        }
        Term::NamedNode(node) if node.as_str() == own => {
            Party { iri: own, kind: PartyKind::Value, text: String::new(), label: String::new() }
        }
        Term::NamedNode(node) => {
            let iri = node.as_str().to_owned();
            let kind = if iri.contains("/claim/") { PartyKind::Claim } else { PartyKind::Entity("Thing") };
            Party { kind, text: String::new(), label: last_segment(&iri).replace('-', " "), iri }
        }
        _ => return None,
    })
}

/// The words of a slot.
fn said(party: &mut Option<Party>, row: &QuerySolution) {
    if let (Some(party), Some(words)) = (party, text(row, "v")) {
        party.label.clone_from(&words);
        party.text = words;
    }
}

/// A number, range or date. Where both slots have one, the object's counts.
fn quantity(claim: &mut Record, row: &QuerySolution) {
    claim.figures.extend(figure(row, true));
    let is_object = text(row, "node").is_some_and(|node| node.ends_with("/object"));
    if claim.quantity.is_some() && !is_object {
        return;
    }
    claim.quantity = Some(Quantity {
        text: text(row, "text").unwrap_or_default(),
        value: text(row, "value"),
        min: number(row, "min"),
        max: number(row, "max"),
        unit: text(row, "unit"),
        approximate: is_true(row, "approximate"),
    });
}

/// A number or range to find a claim by; a date is none.
fn figure(row: &QuerySolution, stated: bool) -> Option<Figure> {
    let found = Figure {
        value: number(row, "value").filter(|value: &f64| value.is_finite()),
        min: number(row, "min"),
        max: number(row, "max"),
        unit: text(row, "unit"),
        stated,
    };
    (found.value.is_some() || found.min.is_some() || found.max.is_some()).then_some(found)
}

/// Put what was read in order.
pub(super) fn settle(claim: &mut Record) {
    let key = |figure: &Figure| {
        let number = |number: Option<f64>| number.map(f64::to_bits);
        (!figure.stated, number(figure.value), number(figure.min), number(figure.max), figure.unit.clone())
    };
    claim.figures.sort_by_cached_key(key);
    claim.figures.dedup();
    if claim.relation.label.is_empty() {
        claim.relation.label = last_segment(&claim.relation.iri).replace('-', " ");
    }
    claim.modality.sort_unstable();
    claim.modality.dedup();
    claim.links.sort();
    claim.links.dedup();
    let speaker = Source { name: claim.speaker.clone(), iri: claim.speaker_iri.clone() };
    claim.attribution.insert(0, speaker);
}
