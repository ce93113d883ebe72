//! The store to a [`Corpus`], by SPARQL.
//!
//! Every property is a query of its own: a scan of one index, several times as fast as joining them all on the claim,
//! and the scans run side by side. Rows are taken in as they come, so that no more than the corpus is held. Where a
//! filter leaves few claims, the queries name those instead; those for one document look into its graph alone.
//! O(claims · log quads).

mod around;
mod parts;
mod rows;

use super::filter::ClaimFilter;
use super::list::Asking;
use super::record::{Corpus, Record};
pub use around::Names;
use around::{documents, entities};
use dixit_extractor::store::StoreError;
use oxigraph::sparql::QuerySolution;
use parts::{Part, SLOTS, WORDS, settle};
use rayon::prelude::*;
use rows::{each, iri_of, number, text};
use std::cmp::Ordering;
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::fmt::Write as _;
use std::sync::{Mutex, PoisonError};

/// Up to one in so many claims, the queries name the claims.
const FEW: usize = 4;

/// How many rows are taken in at a time.
const BATCH: usize = 1024;

/// The claims that a filter lets through, with their documents and entities; with an empty filter, every document
/// and entity, whether a claim refers to it or not.
///
/// # Errors
/// When the store fails or the reading is stopped.
pub fn corpus(asking: &Asking<'_>, filter: &ClaimFilter) -> Result<Corpus, StoreError> {
    let found = claims(asking, filter)?;
    let few = !filter.is_empty() && found.len() * FEW <= total(asking)?;
    let scope = Scope::of(&found, few);
    gathered(asking, complete(asking, found, &scope)?, (filter.is_empty(), few))
}

/// The claims of one document that a filter lets through, with it and the entities they refer to. Nothing else is looked
/// at, so that a store can be read document by document.
///
/// # Errors
/// When the store fails or the reading is stopped.
pub fn of_document(asking: &Asking<'_>, filter: &ClaimFilter, document: &str) -> Result<Corpus, StoreError> {
    let found = complete_in(asking, claims_in(asking, filter, document)?, (document, |_| true))?;
    gathered(asking, found, (false, true))
}

/// The same without the entities.
///
/// # Errors
/// When the store fails or the reading is stopped.
pub fn claims_of_document(
    asking: &Asking<'_>,
    filter: &ClaimFilter,
    document: &str,
) -> Result<Corpus, StoreError> {
    let mut found = complete_in(asking, claims_in(asking, filter, document)?, (document, |_| true))?;
    found.sort_by(in_order);
    let documents = documents(asking, &found, (false, true))?;
    Ok(Corpus::new(found, documents, BTreeMap::new()))
}

/// Of those claims, nothing but what fills their slots, and who says them: what a graph hangs together by.
///
/// # Errors
/// When the store fails or the reading is stopped.
pub fn structure_of_document(
    asking: &Asking<'_>,
    filter: &ClaimFilter,
    document: &str,
) -> Result<Corpus, StoreError> {
    let structural = |part: &Part| part.structural;
    let mut found = complete_in(asking, claims_in(asking, filter, document)?, (document, structural))?;
    found.sort_by(in_order);
    Ok(Corpus::new(found, BTreeMap::new(), BTreeMap::new()))
}

/// IRIs of the documents that a filter may find claims in, sorted.
///
/// # Errors
/// When the store fails or the reading is stopped.
pub fn documents_of(asking: &Asking<'_>, filter: &ClaimFilter) -> Result<Vec<String>, StoreError> {
    let only = ClaimFilter { document: filter.document.clone(), ..ClaimFilter::default() };
    // Every part of a document says which one it is of: without a filter, that is one scan.
    let pattern = if only.is_empty() { String::new() } else { only.patterns(asking.base) };
    let mut found = BTreeSet::new();
    each(
        asking,
        &format!("SELECT DISTINCT ?document {{ {pattern} ?claim dx:document ?document }}"),
        |row| {
            found.extend(text(row, "document"));
        },
    )?;
    Ok(found.into_iter().collect())
}

/// What a corpus of everything has become since some documents, and nothing else, were changed: their claims are read
/// again, and what is shared by all.
///
/// # Errors
/// When the store fails or the reading is stopped.
pub fn renewed(
    asking: &Asking<'_>,
    before: &Corpus,
    changed: &BTreeSet<String>,
) -> Result<Corpus, StoreError> {
    let mut records: Vec<Record> =
        before.claims.iter().filter(|claim| !changed.contains(&claim.document)).cloned().collect();
    for document in changed {
        let found = claims_in(asking, &ClaimFilter::default(), document)?;
        records.extend(complete_in(asking, found, (document, |_| true))?);
    }
    gathered(asking, records, (true, false))
}

/// Where queries look for what claims carry.
enum Scope {
    /// Anywhere.
    Store,
    /// Anywhere, of the claims that this pattern names.
    Claims(String),
    /// In the graph of a document.
    Document(String),
}

impl Scope {
    /// Where to look for a few claims, or for many.
    fn of(claims: &[Record], few: bool) -> Self {
        if !few {
            return Self::Store;
        }
        Self::Claims(values("claim", claims.iter().map(|claim| claim.id.as_str())))
    }

    fn query(&self, part: &Part) -> String {
        let Part { names, pattern, of_named, of_all, .. } = part;
        match self {
            Self::Store => format!("SELECT ?claim {names} {{ {} }}", of_all.unwrap_or(pattern)),
            Self::Claims(values) => {
                format!("SELECT ?claim {names} {{ {values} {} }}", of_named.unwrap_or(pattern))
            }
            Self::Document(iri) => format!("SELECT ?claim {names} {{ GRAPH <{iri}> {{ {pattern} }} }}"),
        }
    }
}

/// Claims of which nothing but the place is known, with everything they carry.
fn complete(asking: &Asking<'_>, found: Vec<Record>, scope: &Scope) -> Result<Vec<Record>, StoreError> {
    filled(asking, found, scope, |_| true).map(settled)
}

/// The same of one document's claims, from its graph; those that are not there are looked for anywhere.
fn complete_in(
    asking: &Asking<'_>,
    found: Vec<Record>,
    (document, wanted): (&str, fn(&Part) -> bool),
) -> Result<Vec<Record>, StoreError> {
    let scope = Scope::Document(document.to_owned());
    let read = filled(asking, found, &scope, |part| wanted(part) && !part.anywhere)?;
    let (there, strays): (Vec<Record>, Vec<Record>) =
        read.into_iter().partition(|claim| !claim.relation.iri.is_empty());
    let (named, stray) = (Scope::of(&there, true), Scope::of(&strays, true));
    let mut claims = filled(asking, there, &named, |part| wanted(part) && part.anywhere)?;
    claims.extend(filled(asking, strays, &stray, wanted)?);
    Ok(settled(claims))
}

/// Claims in order in themselves, without those that the store says nothing of.
fn settled(mut claims: Vec<Record>) -> Vec<Record> {
    claims.retain(|claim| !claim.relation.iri.is_empty());
    claims.iter_mut().for_each(settle);
    claims
}

/// Claims with those of their parts that are wanted.
fn filled(
    asking: &Asking<'_>,
    found: Vec<Record>,
    scope: &Scope,
    wanted: impl Fn(&Part) -> bool + Sync,
) -> Result<Vec<Record>, StoreError> {
    if found.is_empty() {
        return Ok(found);
    }
    let reading = Reading::of(asking, found);
    for stage in [SLOTS, WORDS] {
        let parts = stage.par_iter().filter(|part| wanted(part));
        parts.try_for_each(|part| reading.take_in(part, &scope.query(part)))?;
    }
    Ok(reading.claims.into_inner().unwrap_or_else(PoisonError::into_inner))
}

/// Claims in order, with the documents and entities they refer to.
fn gathered(
    asking: &Asking<'_>,
    mut claims: Vec<Record>,
    (all, few): (bool, bool),
) -> Result<Corpus, StoreError> {
    claims.par_sort_by(in_order);
    let (documents, entities) =
        rayon::join(|| documents(asking, &claims, (all, few)), || entities(asking, &claims, (all, few)));
    Ok(Corpus::new(claims, documents?, entities?))
}

/// By document, then as they stand in the text.
fn in_order(a: &Record, b: &Record) -> Ordering {
    (&a.document, a.start, a.end, &a.id).cmp(&(&b.document, b.start, b.end, &b.id))
}

/// The claims while they are being read.
struct Reading<'a> {
    asking: &'a Asking<'a>,
    places: HashMap<String, usize>,
    claims: Mutex<Vec<Record>>,
}

/// The claims that are meant, with nothing but their place.
fn claims(asking: &Asking<'_>, filter: &ClaimFilter) -> Result<Vec<Record>, StoreError> {
    if filter.is_empty() {
        return placed(asking, PLACES);
    }
    placed(asking, &format!("{} {PLACE}", filter.patterns(asking.base)))
}

/// What says where a claim is.
const PLACE: &str = "?claim dx:document ?document ; dx:start ?start ; dx:end ?end";

/// The same for every claim, as [`parts`] asks for everything.
const PLACES: &str = "?claim a dx:Claim
    { SELECT DISTINCT ?claim ?document { ?claim dx:document ?document } }
    { SELECT DISTINCT ?claim ?start { ?claim dx:start ?start } }
    { SELECT DISTINCT ?claim ?end { ?claim dx:end ?end } }";

/// The claims of one document that are meant.
fn claims_in(asking: &Asking<'_>, filter: &ClaimFilter, document: &str) -> Result<Vec<Record>, StoreError> {
    if filter.is_empty() {
        let found = placed(asking, &format!("GRAPH <{document}> {{ ?claim a dx:Claim . {PLACE} }}"))?;
        if !found.is_empty() {
            return Ok(found);
        }
    }
    claims(asking, &ClaimFilter { document: vec![document.to_owned()], ..filter.clone() })
}

/// The claims that a pattern finds.
fn placed(asking: &Asking<'_>, pattern: &str) -> Result<Vec<Record>, StoreError> {
    let mut found = Vec::new();
    each(asking, &format!("SELECT DISTINCT ?claim ?document ?start ?end {{ {pattern} }}"), |row| {
        if let Some((claim, document)) = text(row, "claim").zip(text(row, "document")) {
            let mut record = Record::of(claim, document);
            record.start = number(row, "start").unwrap_or(0);
            record.end = number(row, "end").unwrap_or(0);
            found.push(record);
        }
    })?;
    Ok(found)
}

/// A pattern that names what a variable may be.
fn values<'a>(variable: &str, iris: impl Iterator<Item = &'a str>) -> String {
    let mut values = format!("VALUES ?{variable} {{");
    for iri in iris {
        let _ = write!(values, " <{iri}>");
    }
    values + " }"
}

impl<'a> Reading<'a> {
    fn of(asking: &'a Asking<'a>, found: Vec<Record>) -> Self {
        let places = found.iter().enumerate().map(|(place, claim)| (claim.id.clone(), place)).collect();
        Self { asking, places, claims: Mutex::new(found) }
    }

    /// Read a part of every claim.
    fn take_in(&self, part: &Part, sparql: &str) -> Result<(), StoreError> {
        // What has an order says which place it has in it.
        let most = if part.ordered { usize::MAX } else { BATCH };
        let mut batch = Vec::new();
        for row in self.asking.solutions(sparql)? {
            let row = row?;
            let place = row.get("claim").and_then(iri_of).and_then(|iri| self.places.get(iri));
            if let Some(place) = place {
                batch.push((*place, row));
            }
            if batch.len() >= most {
                self.fill(part, &mut batch);
            }
        }
        if part.ordered {
            batch.sort_by_key(|(_, row)| number::<u64>(row, "index"));
        }
        self.fill(part, &mut batch);
        Ok(())
    }

    fn fill(&self, part: &Part, batch: &mut Vec<(usize, QuerySolution)>) {
        let mut claims = self.claims.lock().unwrap_or_else(PoisonError::into_inner);
        for (place, row) in batch.drain(..) {
            (part.fill)(&mut claims[place], &row);
        }
    }
}

/// How many claims the store has.
///
/// # Errors
/// When the store fails or the reading is stopped.
pub fn total(asking: &Asking<'_>) -> Result<usize, StoreError> {
    let mut total = 0;
    each(asking, "SELECT (COUNT(*) AS ?count) { ?claim a dx:Claim }", |row| {
        total = number(row, "count").unwrap_or(0);
    })?;
    Ok(total)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::view::sample;
    use dixit_extractor::resolve::{Modality, QualifierRole};

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
    fn what_is_renewed_is_what_is_read_anew() {
        let store = sample::store();
        let asking = Asking { store: &store, base: sample::BASE, cancellation: None };
        let before = corpus(&asking, &ClaimFilter::default()).unwrap();
        let mut changed = sample::harbour();
        changed.claims.truncate(3);
        changed.claims[1].relation.label = "backs".to_owned();
        store.put_document(&changed).unwrap();
        let second = sample::quay();
        store.put_document(&second).unwrap();
        let documents = BTreeSet::from([changed.document.clone(), second.document.clone()]);
        let renewed = renewed(&asking, &before, &documents).unwrap();
        let anew = corpus(&asking, &ClaimFilter::default()).unwrap();
        assert_eq!(renewed.claims.len(), 7);
        assert_eq!(renewed.claims, anew.claims);
        assert_eq!((renewed.documents, renewed.entities), (anew.documents, anew.entities));
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
