//! The store to a [`Corpus`], by SPARQL: one query for what every claim has once, one for each thing it may
//! have several of. Every query is a join on the claim, so that reading is O(claims · log quads).

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
use std::collections::{BTreeMap, HashMap};
use std::fmt::Write as _;

/// The claims that a filter lets through, with their documents and entities.
///
/// # Errors
/// When the store fails.
pub fn corpus(asking: &Asking<'_>, filter: &ClaimFilter) -> Result<Corpus, StoreError> {
    let which = which(filter, asking.base);
    let mut reading = Reading { asking, claims: claims(asking, &which)?, which };
    reading.slots()?;
    reading.sets()?;
    reading.lists()?;
    reading.times()?;
    let mut claims: Vec<Record> = reading.claims.into_values().collect();
    claims.sort_by(|a, b| (&a.document, a.start, a.end, &a.id).cmp(&(&b.document, b.start, b.end, &b.id)));
    Ok(Corpus { documents: documents(asking, &claims)?, entities: entities(asking, &claims)?, claims })
}

/// Patterns that bind `?claim` to each claim that is meant, once; none where all are.
#[must_use]
pub fn which(filter: &ClaimFilter, base: &str) -> String {
    if filter.is_empty() {
        return String::new();
    }
    format!("{{ SELECT DISTINCT ?claim {{ {} }} }}", filter.patterns(base))
}

/// What a claim must have to be one; the rest is optional, for claims that other programs wrote.
const CLAIM: &str = "?claim a dx:Claim ; dx:document ?document ; dx:quote ?quote ; dx:relation ?relation ;
    dx:polarity ?polarity ; dx:certainty ?certainty .
  OPTIONAL { ?claim dx:start ?start ; dx:end ?end }
  OPTIONAL { ?claim dx:relationLabel ?label }
  OPTIONAL { ?claim dx:relationText ?said }
  OPTIONAL { ?claim dx:speaker ?speaker }
  OPTIONAL { ?claim dx:name ?name }
  OPTIONAL { ?claim dx:role ?role }
  OPTIONAL { ?claim dx:section ?section }
  OPTIONAL { ?claim dx:tense ?tense }
  OPTIONAL { ?claim dx:asserted ?asserted }
  OPTIONAL { ?claim dx:confidence ?confidence }
  OPTIONAL { ?claim dx:checkWorthiness ?worth }
  OPTIONAL { ?claim dx:turn/dx:number ?turn }";

fn claims(asking: &Asking<'_>, which: &str) -> Result<HashMap<String, Record>, StoreError> {
    let mut found = HashMap::new();
    each(asking, &format!("SELECT * {{ {which} {CLAIM} }}"), |row| {
        let Some(record) = record(row) else { return };
        found.entry(record.id.clone()).or_insert(record);
    })?;
    Ok(found)
}

fn record(row: &QuerySolution) -> Option<Record> {
    let quote = literal(row, "quote")?;
    let relation = text(row, "relation")?;
    let speaker = text(row, "name").unwrap_or_else(|| "unknown".to_owned());
    Some(Record {
        id: text(row, "claim")?,
        document: text(row, "document")?,
        section: code(row, "section"),
        turn: number(row, "turn"),
        speaker_iri: text(row, "speaker").unwrap_or_default(),
        speaker,
        role: code(row, "role"),
        language: quote.language().unwrap_or("und").to_owned(),
        quote: quote.value().to_owned(),
        start: number(row, "start").unwrap_or(0),
        end: number(row, "end").unwrap_or(0),
        subject: None,
        relation: Relation {
            label: text(row, "label").unwrap_or_else(|| last_segment(&relation).replace('-', " ")),
            text: text(row, "said").unwrap_or_default(),
            iri: relation,
        },
        object: None,
        quantity: None,
        qualifiers: Vec::new(),
        polarity: code(row, "polarity").unwrap_or(Polarity::Affirmed),
        certainty: code(row, "certainty").unwrap_or(Certainty::Unknown),
        modality: Vec::new(),
        attribution: Vec::new(),
        tense: code(row, "tense"),
        time: None,
        confidence: number(row, "confidence"),
        check_worthiness: number(row, "worth"),
        asserted: literal(row, "asserted").is_some_and(|flag| flag.value() == "true"),
        links: Vec::new(),
    })
}

/// Claims being filled in.
struct Reading<'a> {
    asking: &'a Asking<'a>,
    /// Patterns that bind `?claim` to the claims wanted.
    which: String,
    claims: HashMap<String, Record>,
}

impl Reading<'_> {
    /// Run a query over `pattern` and hand each row on with its claim.
    fn fill(
        &mut self,
        pattern: &str,
        mut each_row: impl FnMut(&mut Record, &QuerySolution),
    ) -> Result<(), StoreError> {
        let sparql = format!("SELECT * {{ {} ?claim a dx:Claim . {pattern} }}", self.which);
        each(self.asking, &sparql, |row| {
            let claim = row.get("claim").and_then(iri_of);
            if let Some(record) = claim.and_then(|iri| self.claims.get_mut(iri)) {
                each_row(record, row);
            }
        })
    }

    /// Subjects, objects, and the numbers among them.
    fn slots(&mut self) -> Result<(), StoreError> {
        let pattern = |slot: &str, mention: &str| {
            format!(
                "?claim dx:{slot} ?filler
                 OPTIONAL {{ ?filler a dx:Claim . BIND(true AS ?isClaim) }}
                 OPTIONAL {{ ?claim dx:{mention} ?mention . ?mention dx:text ?text
                   OPTIONAL {{ ?mention rdfs:label ?label }}
                   OPTIONAL {{ ?mention dx:entityType ?type }}
                   OPTIONAL {{ ?mention a dx:Quantity . BIND(true AS ?isQuantity)
                     OPTIONAL {{ ?mention schema:value ?value }}
                     OPTIONAL {{ ?mention schema:minValue ?min }}
                     OPTIONAL {{ ?mention schema:maxValue ?max }}
                     OPTIONAL {{ ?mention schema:unitText ?unit }}
                     OPTIONAL {{ ?mention dx:approximate ?approximate }} }} }}"
            )
        };
        self.fill(&pattern("subject", "subjectMention"), |claim, row| {
            if claim.subject.is_none() {
                claim.subject = party(claim, row, "subject");
                claim.quantity = claim.quantity.take().or_else(|| quantity(row));
            }
        })?;
        self.fill(&pattern("object", "objectMention"), |claim, row| {
            if claim.object.is_none() {
                claim.object = party(claim, row, "object");
                claim.quantity = quantity(row).or_else(|| claim.quantity.take());
            }
        })
    }

    /// Modalities and links.
    fn sets(&mut self) -> Result<(), StoreError> {
        self.fill("?claim dx:modality ?modality", |claim, row| {
            claim.modality.extend(code::<Modality>(row, "modality"));
        })?;
        let mut kinds = String::new();
        for (_, property) in LinkKind::TABLE {
            let _ = write!(kinds, "{property} ");
        }
        self.fill(&format!("VALUES ?kind {{ {kinds} }} ?claim ?kind ?other"), |claim, row| {
            let kind = row.get("kind").and_then(iri_of).and_then(LinkKind::from_iri);
            claim.links.extend(kind.zip(text(row, "other")));
        })?;
        for claim in self.claims.values_mut() {
            claim.modality.sort_unstable();
            claim.modality.dedup();
            claim.links.sort();
            claim.links.dedup();
        }
        Ok(())
    }

    /// What has an order: sources and circumstances.
    fn lists(&mut self) -> Result<(), StoreError> {
        let mut sources = HashMap::<String, BTreeMap<u64, Source>>::new();
        self.fill(
            "?claim dx:attribution ?link . ?link dx:index ?index ; dx:name ?name OPTIONAL { ?link dx:source ?source }",
            |claim, row| {
                if let Some((index, name)) = number(row, "index").zip(text(row, "name")) {
                    let source = Source { name, iri: text(row, "source").unwrap_or_default() };
                    sources.entry(claim.id.clone()).or_default().insert(index, source);
                }
            },
        )?;
        let mut circumstances = HashMap::<String, BTreeMap<u64, (QualifierRole, String)>>::new();
        self.fill(
            "?claim dx:qualifier ?part . ?part dx:index ?index ; dx:role ?kind ; dx:text ?words",
            |claim, row| {
                let said = code(row, "kind").zip(text(row, "words"));
                if let Some((index, said)) = number(row, "index").zip(said) {
                    circumstances.entry(claim.id.clone()).or_default().insert(index, said);
                }
            },
        )?;
        for (id, claim) in &mut self.claims {
            claim.attribution = sources.remove(id).unwrap_or_default().into_values().collect();
            claim.qualifiers = circumstances.remove(id).unwrap_or_default().into_values().collect();
        }
        Ok(())
    }

    fn times(&mut self) -> Result<(), StoreError> {
        self.fill(
            "?claim dx:time ?time . ?time dx:text ?words OPTIONAL { ?time dx:timexValue ?value }",
            |claim, row| {
                let words = text(row, "words").map(|words| (words, text(row, "value")));
                claim.time = claim.time.take().or(words);
            },
        )
    }
}

/// What fills a slot. A value has no IRI of its own: its mention, `{claim}/object`, stands for it.
fn party(claim: &Record, row: &QuerySolution, slot: &str) -> Option<Party> {
    let filler = row.get("filler")?;
    let words = text(row, "text");
    if row.get("isQuantity").is_some() || matches!(filler, Term::Literal(_)) {
        let own = match filler {
            Term::Literal(literal) => literal.value().to_owned(),
            _ => String::new(),
        };
        let words = words.filter(|words| !words.is_empty()).unwrap_or(own);
        let iri = format!("{}/{slot}", claim.id);
        return Some(Party { iri, kind: PartyKind::Value, label: words.clone(), text: words });
    }
    let iri = iri_of(filler)?.to_owned();
    let kind = if row.get("isClaim").is_some() {
        PartyKind::Claim
    } else {
        let class = row.get("type").and_then(iri_of);
        PartyKind::Entity(class.and_then(kind_of_class).unwrap_or("Thing"))
    };
    let label = text(row, "label").or_else(|| words.clone());
    let label = label.unwrap_or_else(|| last_segment(&iri).replace('-', " "));
    Some(Party { iri, kind, text: words.unwrap_or_else(|| label.clone()), label })
}

fn quantity(row: &QuerySolution) -> Option<Quantity> {
    row.get("isQuantity")?;
    Some(Quantity {
        text: text(row, "text").unwrap_or_default(),
        value: text(row, "value"),
        min: number(row, "min"),
        max: number(row, "max"),
        unit: text(row, "unit"),
        approximate: literal(row, "approximate").is_some_and(|flag| flag.value() == "true"),
    })
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

/// Run a query and look at each row.
fn each(asking: &Asking<'_>, sparql: &str, mut look: impl FnMut(&QuerySolution)) -> Result<(), StoreError> {
    let options = QueryOptions { cancellation: asking.cancellation.clone(), ..QueryOptions::default() };
    if let QueryResults::Solutions(rows) = asking.store.query_with(sparql, &options)? {
        for row in rows {
            look(&row?);
        }
    }
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
