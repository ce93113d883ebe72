//! The store to a [`Corpus`], by SPARQL.
//!
//! Every property is a query of its own: a scan of one index, ten times as fast as joining them all on the claim,
//! and the scans run side by side. Where a filter leaves few claims, the queries name those instead.
//! O(claims · log quads).

use super::record::{
    Corpus, Document, Entity, Party, PartyKind, Quantity, Record, Relation, Source, last_segment,
};
use crate::view::filter::ClaimFilter;
use crate::view::list::Asking;
use dixit_extractor::rdf::{Code, kind_of_class};
use dixit_extractor::resolve::{Certainty, LinkKind, Modality, Polarity, QualifierRole};
use dixit_extractor::store::{QueryOptions, StoreError};
use oxigraph::model::{Literal, Term};
use oxigraph::sparql::{QueryResults, QuerySolution};
use rayon::prelude::*;
use std::collections::{BTreeMap, HashMap};
use std::fmt::Write as _;

/// Up to one in so many claims, the queries name the claims.
const FEW: usize = 4;

/// The claims that a filter lets through, with their documents and entities.
///
/// # Errors
/// When the store fails.
pub fn corpus(asking: &Asking<'_>, filter: &ClaimFilter) -> Result<Corpus, StoreError> {
    let (mut claims, scope) = claims(asking, filter)?;
    let places: HashMap<String, usize> =
        claims.iter().enumerate().map(|(place, claim)| (claim.id.clone(), place)).collect();
    let read = |(pattern, _): &Part| rows(asking, &format!("SELECT * {{ {scope} {pattern} }}"));
    let answers: Vec<Vec<QuerySolution>> = PARTS.par_iter().map(read).collect::<Result<_, _>>()?;
    for ((_, fill), mut rows) in PARTS.iter().zip(answers) {
        // What has an order says which place it has in it.
        rows.sort_by_key(|row| number::<u64>(row, "index"));
        for row in &rows {
            let place = row.get("claim").and_then(iri_of).and_then(|iri| places.get(iri));
            if let Some(place) = place {
                fill(&mut claims[*place], row);
            }
        }
    }
    claims.retain(|claim| !claim.relation.iri.is_empty());
    claims.iter_mut().for_each(settle);
    claims.sort_by(|a, b| (&a.document, a.start, a.end, &a.id).cmp(&(&b.document, b.start, b.end, &b.id)));
    Ok(Corpus { documents: documents(asking, &claims)?, entities: entities(asking, &claims)?, claims })
}

/// The claims that are meant, with nothing but their document, and patterns that narrow a query to them.
fn claims(asking: &Asking<'_>, filter: &ClaimFilter) -> Result<(Vec<Record>, String), StoreError> {
    let all = "?claim a dx:Claim .";
    let which = if filter.is_empty() { all.to_owned() } else { filter.patterns(asking.base) };
    let sparql = format!("SELECT DISTINCT ?claim ?document {{ {which} ?claim dx:document ?document }}");
    let mut found = Vec::new();
    for row in rows(asking, &sparql)? {
        if let Some((claim, document)) = text(&row, "claim").zip(text(&row, "document")) {
            found.push(Record::of(claim, document));
        }
    }
    let total = rows(asking, &format!("SELECT (COUNT(*) AS ?count) {{ {all} }}"))?;
    let total = total.first().and_then(|row| number::<usize>(row, "count")).unwrap_or(0);
    let mut scope = String::new();
    if found.len() * FEW <= total {
        scope.push_str("VALUES ?claim {");
        for claim in &found {
            let _ = write!(scope, " <{}>", claim.id);
        }
        scope.push_str(" }");
    }
    Ok((found, scope))
}

/// A query's pattern, and what its rows say of a claim.
type Part = (&'static str, fn(&mut Record, &QuerySolution));

/// What is read of a claim. `?v` is the value of a property it has once.
const PARTS: &[Part] = &[
    ("?claim dx:quote ?v", |claim, row| {
        if let Some(quote) = literal(row, "v") {
            quote.value().clone_into(&mut claim.quote);
            quote.language().unwrap_or("und").clone_into(&mut claim.language);
        }
    }),
    ("?claim dx:start ?v", |claim, row| claim.start = number(row, "v").unwrap_or(0)),
    ("?claim dx:end ?v", |claim, row| claim.end = number(row, "v").unwrap_or(0)),
    ("?claim dx:relation ?v", |claim, row| claim.relation.iri = text(row, "v").unwrap_or_default()),
    ("?claim dx:relationLabel ?v", |claim, row| claim.relation.label = text(row, "v").unwrap_or_default()),
    ("?claim dx:relationText ?v", |claim, row| claim.relation.text = text(row, "v").unwrap_or_default()),
    ("?claim dx:speaker ?v", |claim, row| claim.speaker_iri = text(row, "v").unwrap_or_default()),
    ("?claim dx:name ?v", |claim, row| claim.speaker = text(row, "v").unwrap_or_default()),
    ("?claim dx:role ?v", |claim, row| claim.role = code(row, "v")),
    ("?claim dx:section ?v", |claim, row| claim.section = code(row, "v")),
    ("?claim dx:tense ?v", |claim, row| claim.tense = code(row, "v")),
    ("?claim dx:turn ?v", |claim, row| {
        claim.turn = text(row, "v").and_then(|turn| last_segment(&turn).parse().ok());
    }),
    ("?claim dx:polarity ?v", |claim, row| claim.polarity = code(row, "v").unwrap_or(Polarity::Affirmed)),
    ("?claim dx:certainty ?v", |claim, row| claim.certainty = code(row, "v").unwrap_or(Certainty::Unknown)),
    ("?claim dx:asserted ?v", |claim, row| claim.asserted = is_true(row, "v")),
    ("?claim dx:confidence ?v", |claim, row| claim.confidence = number(row, "v")),
    ("?claim dx:checkWorthiness ?v", |claim, row| claim.check_worthiness = number(row, "v")),
    ("?claim dx:modality ?v", |claim, row| claim.modality.extend(code::<Modality>(row, "v"))),
    ("?claim dx:subject ?v", |claim, row| claim.subject = party(&claim.id, row, "subject")),
    ("?claim dx:object ?v", |claim, row| claim.object = party(&claim.id, row, "object")),
    ("?claim dx:subjectMention ?mention . ?mention dx:text ?v", |claim, row| said(&mut claim.subject, row)),
    ("?claim dx:objectMention ?mention . ?mention dx:text ?v", |claim, row| said(&mut claim.object, row)),
    (
        "?claim dx:quantity ?node . ?node dx:text ?text
         OPTIONAL { ?node schema:value ?value } OPTIONAL { ?node schema:minValue ?min }
         OPTIONAL { ?node schema:maxValue ?max } OPTIONAL { ?node schema:unitText ?unit }
         OPTIONAL { ?node dx:approximate ?approximate }",
        quantity,
    ),
    // The first source of the chain is the speaker.
    (
        "?claim dx:attribution ?link . FILTER(!STRENDS(STR(?link), '/attribution/1'))
         ?link dx:index ?index ; dx:name ?name OPTIONAL { ?link dx:source ?source }",
        |claim, row| {
            let iri = text(row, "source").unwrap_or_default();
            claim.attribution.extend(text(row, "name").map(|name| Source { name, iri }));
        },
    ),
    ("?claim dx:qualifier ?part . ?part dx:index ?index ; dx:role ?kind ; dx:text ?words", |claim, row| {
        claim.qualifiers.extend(code::<QualifierRole>(row, "kind").zip(text(row, "words")));
    }),
    ("?claim dx:time ?time . ?time dx:text ?words OPTIONAL { ?time dx:timexValue ?value }", |claim, row| {
        claim.time = text(row, "words").map(|words| (words, text(row, "value")));
    }),
    (
        "VALUES ?kind { dx:supports dx:contradicts dx:confirms dx:denies dx:causes dx:reports dx:answersClaim }
         ?claim ?kind ?other",
        |claim, row| {
            let kind = row.get("kind").and_then(iri_of).and_then(LinkKind::from_iri);
            claim.links.extend(kind.zip(text(row, "other")));
        },
    ),
];

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
}

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

/// Put what was read in order.
fn settle(claim: &mut Record) {
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

/// The documents of some claims.
fn documents(asking: &Asking<'_>, claims: &[Record]) -> Result<BTreeMap<String, Document>, StoreError> {
    let new = |iri: &str| {
        let slug = last_segment(iri).to_owned();
        (iri.to_owned(), Document { title: slug.clone(), slug, date: None })
    };
    let mut found: BTreeMap<String, Document> = claims.iter().map(|claim| new(&claim.document)).collect();
    let sparql = "SELECT * { ?document a dx:Document ; rdfs:label ?title
        OPTIONAL { ?document schema:datePublished ?date } }";
    each(asking, sparql, |row| {
        let known = row.get("document").and_then(iri_of).and_then(|iri| found.get_mut(iri));
        if let (Some(document), Some(title)) = (known, text(row, "title")) {
            document.title = title;
            document.date = text(row, "date");
        }
    })?;
    Ok(found)
}

/// The entities and speakers of some claims. An entity with names in several languages goes by that of the
/// language its claims are in most often.
fn entities(asking: &Asking<'_>, claims: &[Record]) -> Result<BTreeMap<String, Entity>, StoreError> {
    let mut found = BTreeMap::<String, Named>::new();
    for claim in claims {
        for party in [&claim.subject, &claim.object].into_iter().flatten() {
            if let PartyKind::Entity(kind) = party.kind {
                let named = found.entry(party.iri.clone()).or_default();
                named.own.get_or_insert_with(|| (party.label.clone(), kind));
                *named.languages.entry(claim.language.clone()).or_default() += 1;
            }
        }
        if !claim.speaker_iri.is_empty() {
            let named = found.entry(claim.speaker_iri.clone()).or_default();
            named.own.get_or_insert_with(|| (claim.speaker.clone(), "Person"));
            *named.languages.entry(claim.language.clone()).or_default() += 1;
        }
    }
    each(asking, "SELECT * { ?entity a dx:Entity ; a ?class }", |row| {
        let known = row.get("entity").and_then(iri_of).and_then(|iri| found.get_mut(iri));
        let kind = row.get("class").and_then(iri_of).and_then(kind_of_class);
        if let (Some(named), Some(kind)) = (known, kind) {
            named.kinds.push(kind);
        }
    })?;
    let sparql = "SELECT * { VALUES ?property { skos:prefLabel skos:altLabel } ?entity ?property ?name .
        ?entity a dx:Entity }";
    each(asking, sparql, |row| {
        let known = row.get("entity").and_then(iri_of).and_then(|iri| found.get_mut(iri));
        if let (Some(named), Some(name)) = (known, literal(row, "name")) {
            let preferred =
                row.get("property").and_then(iri_of).is_some_and(|iri| iri.ends_with("prefLabel"));
            let language = name.language().unwrap_or_default().to_owned();
            named.names.push((preferred, language, name.value().to_owned()));
        }
    })?;
    Ok(found.into_iter().map(|(iri, named)| (iri, named.settle())).collect())
}

/// What is known of an entity while it is being read.
#[derive(Default)]
struct Named {
    /// Label and kind that a claim gives it.
    own: Option<(String, &'static str)>,
    languages: BTreeMap<String, usize>,
    kinds: Vec<&'static str>,
    names: Vec<(bool, String, String)>,
}

impl Named {
    fn settle(mut self) -> Entity {
        self.names.sort();
        self.kinds.sort_unstable();
        let (own_label, own_kind) = self.own.unwrap_or_default();
        let used = |language: &str| self.languages.get(language).copied().unwrap_or(0);
        let mut preferred: Vec<&(bool, String, String)> = self.names.iter().filter(|name| name.0).collect();
        preferred.sort_by_key(|name| std::cmp::Reverse(used(&name.1)));
        let label = preferred.first().map_or(own_label, |name| name.2.clone());
        let mut aliases: Vec<String> =
            self.names.iter().map(|name| name.2.clone()).filter(|name| *name != label).collect();
        aliases.sort();
        aliases.dedup();
        let kind = self.kinds.into_iter().find(|kind| *kind != "Thing").unwrap_or(own_kind);
        Entity { label, kind: if kind.is_empty() { "Thing" } else { kind }, aliases }
    }
}

/// The rows of a query.
fn rows(asking: &Asking<'_>, sparql: &str) -> Result<Vec<QuerySolution>, StoreError> {
    let options = QueryOptions { cancellation: asking.cancellation.clone(), ..QueryOptions::default() };
    match asking.store.query_with(sparql, &options)? {
        QueryResults::Solutions(rows) => Ok(rows.collect::<Result<_, _>>()?),
        _ => Ok(Vec::new()),
    }
}

/// Run a query and look at each row.
fn each(asking: &Asking<'_>, sparql: &str, look: impl FnMut(&QuerySolution)) -> Result<(), StoreError> {
    rows(asking, sparql)?.iter().for_each(look);
    Ok(())
}

fn iri_of(term: &Term) -> Option<&str> {
    match term {
        Term::NamedNode(node) => Some(node.as_str()),
        _ => None,
    }
}

fn literal<'a>(row: &'a QuerySolution, name: &str) -> Option<&'a Literal> {
    match row.get(name)? {
        Term::Literal(literal) => Some(literal),
        _ => None,
    }
}

/// An IRI or the words of a literal.
fn text(row: &QuerySolution, name: &str) -> Option<String> {
    match row.get(name)? {
        Term::NamedNode(node) => Some(node.as_str().to_owned()),
        Term::Literal(literal) => Some(literal.value().to_owned()),
        _ => None,
    }
}

fn number<T: std::str::FromStr>(row: &QuerySolution, name: &str) -> Option<T> {
    literal(row, name)?.value().parse().ok()
}

fn is_true(row: &QuerySolution, name: &str) -> bool {
    literal(row, name).is_some_and(|flag| flag.value() == "true")
}

fn code<T: Code>(row: &QuerySolution, name: &str) -> Option<T> {
    row.get(name).and_then(iri_of).and_then(T::from_iri)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::view::sample;

    #[test]
    fn a_filter_narrows() {
        let store = sample::store();
        let asking = Asking { store: &store, base: "http://localhost:7878/", cancellation: None };
        let filter = ClaimFilter::from_pairs([("speaker", "ann"), ("speaker", "lee")]).unwrap();
        assert_eq!(corpus(&asking, &filter).unwrap().claims.len(), 3);
        // So few that the queries name them; they are read just the same.
        let all = corpus(&asking, &ClaimFilter::default()).unwrap();
        let none = ClaimFilter::from_pairs([("speaker", "nobody")]).unwrap();
        assert!(corpus(&asking, &none).unwrap().claims.is_empty());
        let denied = ClaimFilter::from_pairs([("polarity", "denied")]).unwrap();
        let denied = corpus(&asking, &denied).unwrap().claims;
        assert_eq!(denied.len(), 1);
        assert!(all.claims.contains(&denied[0]));
    }

    #[test]
    fn a_claim_is_read_with_everything_it_carries() {
        let store = sample::store();
        let asking = Asking { store: &store, base: "http://localhost:7878/", cancellation: None };
        let corpus = corpus(&asking, &ClaimFilter::default()).unwrap();
        assert_eq!(corpus.claims.len(), 4);
        let employ = corpus.claims.iter().find(|claim| claim.id.ends_with("/employ")).unwrap();
        assert_eq!(employ.brief(), "the new container terminal will employ about 1,200 workers");
        let quantity = employ.quantity.as_ref().unwrap();
        assert_eq!((quantity.number(), quantity.approximate), (Some(1200.0), true));
        assert_eq!(quantity.unit.as_deref(), Some("worker"));
        assert_eq!(employ.object.as_ref().unwrap().iri, format!("{}/object", employ.id));
        assert_eq!((employ.turn, employ.speaker.as_str()), (Some(2), "Ann Lee"));
        assert_eq!(employ.modality, [Modality::Prediction]);
        let lose = corpus.claims.iter().find(|claim| claim.id.ends_with("/lose")).unwrap();
        let sources: Vec<&str> = lose.attribution.iter().map(|source| source.name.as_str()).collect();
        assert_eq!(sources, ["Ann Lee", "The mayor"]);
        let close = corpus.claims.iter().find(|claim| claim.id.ends_with("/close")).unwrap();
        assert_eq!(close.qualifiers, [(QualifierRole::Time, "next spring".to_owned())]);
        let document = &corpus.documents[&close.document];
        assert_eq!(
            (document.title.as_str(), document.date.as_deref()),
            ("The harbour and its docks", Some("2025-02-03"))
        );
        assert_eq!(corpus.entities["http://localhost:7878/entity/harbour"].label, "harbour");
    }
}
