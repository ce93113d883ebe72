//! A filter as SPARQL: values become terms of the RDF library before they are written, so none can end a string or
//! start a clause.

use super::ClaimFilter;
use dixit_extractor::rdf::Code;
use dixit_extractor::rdf::vocabulary::PREFIXES;
use dixit_extractor::store::functions::{days, fold};
use oxigraph::model::{Literal, NamedNode};
use std::fmt::Write;

impl ClaimFilter {
    /// Graph patterns that bind `?claim` to each claim that is meant; other variables start with `f_`. `base` is what
    /// the store's IRIs start with. The prefixes are those that [`Store::query`](dixit_extractor::store::Store::query)
    /// knows.
    #[must_use]
    pub fn patterns(&self, base: &str) -> String {
        let mut patterns = vec!["?claim a dx:Claim .".to_owned()];
        patterns.extend(self.codes());
        patterns.extend(self.names(base));
        patterns.extend(self.words());
        patterns.extend(self.numbers());
        patterns.extend(self.times());
        patterns.join("\n")
    }

    fn codes(&self) -> impl Iterator<Item = String> {
        [
            values("dx:polarity", &iris(&self.polarity)),
            values("dx:certainty", &iris(&self.certainty)),
            values("dx:modality", &iris(&self.modality)),
            values("dx:role", &iris(&self.role)),
            values("dx:section", &iris(&self.section)),
            values("schema:inLanguage", &self.language.iter().map(|tag| text(tag)).collect::<Vec<_>>()),
            self.asserted.map(|asserted| format!("?claim dx:asserted {asserted} .")),
        ]
        .into_iter()
        .flatten()
    }

    fn names(&self, base: &str) -> impl Iterator<Item = String> {
        let speaker = |value: &String| match iri(value) {
            Some(iri) => format!("?claim dx:speaker {iri} ."),
            None => {
                format!(
                    "?claim dx:name ?f_name . FILTER(CONTAINS(dxf:fold(?f_name), {}))",
                    text(&fold(value))
                )
            }
        };
        let document = |value: &String| {
            let iri = iri(value).or_else(|| iri(&format!("{base}document/{value}")));
            iri.map_or_else(nothing, |iri| format!("?claim dx:document {iri} ."))
        };
        let relation = |value: &String| match iri(value) {
            Some(iri) => format!("?claim dx:relation {iri} ."),
            None => format!(
                "?claim dx:relationLabel|dx:relationLemma ?f_relation . FILTER(dxf:fold(?f_relation) = {})",
                text(&fold(value))
            ),
        };
        [
            any(&self.document, document),
            any(&self.speaker, speaker),
            any(&self.subject, |value| filled("dx:subject", "subject", value)),
            any(&self.object, |value| filled("dx:object", "object", value)),
            any(&self.entity, |value| filled("dx:subject|dx:object", "entity", value)),
            any(&self.relation, relation),
        ]
        .into_iter()
        .flatten()
    }

    fn words(&self) -> Option<String> {
        let holds = |word: &String| format!("CONTAINS(?f_folded, {})", text(&fold(word)));
        let all: Vec<String> = self.text.iter().map(holds).collect();
        (!all.is_empty()).then(|| {
            let all = all.join(" && ");
            format!("?claim dx:quote ?f_quote . BIND(dxf:fold(?f_quote) AS ?f_folded) FILTER({all})")
        })
    }

    fn numbers(&self) -> impl Iterator<Item = String> {
        let wanted = self.number_min.is_some() || self.number_max.is_some() || !self.unit.is_empty();
        let figure = wanted.then(|| {
            let mut pattern = "?claim dx:quantity|dx:qualifier ?f_figure .".to_owned();
            if self.number_min.is_some() || self.number_max.is_some() {
                pattern += "\nOPTIONAL { ?f_figure schema:value ?f_value } OPTIONAL { ?f_figure schema:minValue ?f_min } OPTIONAL { ?f_figure schema:maxValue ?f_max }\nFILTER(BOUND(?f_value) || BOUND(?f_min) || BOUND(?f_max))";
            }
            // A range is in when it overlaps, and an open end reaches as far as one likes.
            if let Some(min) = self.number_min {
                let _ = write!(pattern, "\nFILTER(COALESCE(?f_value, ?f_max, 1e308) >= {})", number(min));
            }
            if let Some(max) = self.number_max {
                let _ = write!(pattern, "\nFILTER(COALESCE(?f_value, ?f_min, -1e308) <= {})", number(max));
            }
            let unit = |unit: &String| format!("?f_figure schema:unitText ?f_unit . FILTER(dxf:fold(?f_unit) = {})", text(&fold(unit)));
            pattern + &any(&self.unit, unit).map(|unit| format!("\n{unit}")).unwrap_or_default()
        });
        let least = |property: &str, variable: &str, least: Option<f64>| {
            least.map(|least| {
                format!("?claim {property} {variable} . FILTER({variable} >= {})", number(least))
            })
        };
        [
            figure,
            least("dx:checkWorthiness", "?f_worth", self.check_worthiness_min),
            least("dx:confidence", "?f_confidence", self.confidence_min),
        ]
        .into_iter()
        .flatten()
    }

    fn times(&self) -> impl Iterator<Item = String> {
        [
            between("dx:time/dx:timexValue", "?f_time", (self.time_from.as_deref(), self.time_to.as_deref())),
            between(
                "dx:document/schema:datePublished",
                "?f_published",
                (self.published_from.as_deref(), self.published_to.as_deref()),
            ),
        ]
        .into_iter()
        .flatten()
    }
}

/// The claims whose date overlaps the days from the first of one date to the last of the other.
fn between(path: &str, variable: &str, (from, to): (Option<&str>, Option<&str>)) -> Option<String> {
    let from =
        from.and_then(days).map(|(first, _)| format!("dxf:latest({variable}) >= \"{first}\"^^xsd:date"));
    let to = to.and_then(days).map(|(_, last)| format!("dxf:earliest({variable}) <= \"{last}\"^^xsd:date"));
    let conditions: Vec<String> = from.into_iter().chain(to).collect();
    (!conditions.is_empty())
        .then(|| format!("?claim {path} {variable} . FILTER({})", conditions.join(" && ")))
}

/// The claims with one of the values.
fn values(property: &str, terms: &[String]) -> Option<String> {
    match terms {
        [] => None,
        [term] => Some(format!("?claim {property} {term} .")),
        terms => Some(any(terms, |term| format!("?claim {property} {term} .")).unwrap_or_default()),
    }
}

/// What one of the values gives.
fn any<V>(given: &[V], pattern: impl Fn(&V) -> String) -> Option<String> {
    match given {
        [] => None,
        [one] => Some(pattern(one)),
        more => {
            let groups: Vec<String> = more.iter().map(|one| format!("{{ {} }}", pattern(one))).collect();
            Some(groups.join(" UNION "))
        }
    }
}

/// The claims with an entity in a slot, by its IRI or a part of a label.
fn filled(slot: &str, name: &str, value: &str) -> String {
    match iri(value) {
        Some(iri) => format!("?claim {slot} {iri} ."),
        None => format!(
            "?f_{name} a dx:Entity ; rdfs:label|skos:prefLabel|skos:altLabel ?f_{name}_label . FILTER(CONTAINS(dxf:fold(?f_{name}_label), {})) ?claim {slot} ?f_{name} .",
            text(&fold(value))
        ),
    }
}

fn iris<C: Code>(codes: &[C]) -> Vec<String> {
    codes.iter().map(|code| code.iri().to_string()).collect()
}

/// A value as an IRI, if it is one in full or with a known prefix.
pub(super) fn iri(value: &str) -> Option<NamedNode> {
    let (scheme, rest) = value.split_once(':')?;
    let known = PREFIXES.iter().find(|(prefix, _)| *prefix == scheme);
    let full = match known {
        Some((_, namespace)) => format!("{namespace}{rest}"),
        None if rest.contains('/') || scheme == "urn" => value.to_owned(),
        None => return None,
    };
    NamedNode::new(full).ok()
}

fn text(value: &str) -> String {
    Literal::new_simple_literal(value).to_string()
}

fn number(value: f64) -> String {
    dixit_extractor::rdf::literal::decimal(value).to_string()
}

/// A pattern that nothing fits.
fn nothing() -> String {
    "FILTER(false)".to_owned()
}
