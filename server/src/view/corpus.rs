//! The store to a [`Corpus`], by SPARQL.
//!
//! Every property is a query of its own: a scan of one index, several times as fast as joining them all on the claim,
//! and the scans run side by side. Rows are taken in as they come, so that no more than the corpus is held. Where a
//! filter leaves few claims, the queries name those instead. O(claims · log quads).

mod around;
mod parts;
mod rows;

use super::filter::ClaimFilter;
use super::list::Asking;
use super::record::{Corpus, Record};
use around::{documents, entities};
use dixit_extractor::store::StoreError;
use oxigraph::sparql::QuerySolution;
use parts::{Part, SLOTS, WORDS, settle};
use rayon::prelude::*;
use rows::{each, iri_of, number, text};
use std::collections::{BTreeSet, HashMap};
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
    let (found, few) = claims(asking, filter)?;
    let few = few.map_or_else(|| Ok(found.len() * FEW <= total(asking)?), Ok::<bool, StoreError>)?;
    read(asking, found, (filter.is_empty(), few))
}

/// The claims of one document that a filter lets through, with it and the entities they refer to. Nothing else is looked
/// at, so that a store can be read document by document.
///
/// # Errors
/// When the store fails or the reading is stopped.
pub fn of_document(asking: &Asking<'_>, filter: &ClaimFilter, document: &str) -> Result<Corpus, StoreError> {
    let filter = ClaimFilter { document: vec![document.to_owned()], ..filter.clone() };
    read(asking, claims(asking, &filter)?.0, (false, true))
}

/// IRIs of the documents that a filter may find claims in, sorted.
///
/// # Errors
/// When the store fails or the reading is stopped.
pub fn documents_of(asking: &Asking<'_>, filter: &ClaimFilter) -> Result<Vec<String>, StoreError> {
    let only = ClaimFilter { document: filter.document.clone(), ..ClaimFilter::default() };
    let pattern = only.patterns(asking.base);
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
        let filter = ClaimFilter { document: vec![document.clone()], ..ClaimFilter::default() };
        records.extend(complete(asking, claims(asking, &filter)?.0, true)?);
    }
    gathered(asking, records, (true, false))
}

/// Read everything of some claims. `few` of them are named in the queries.
fn read(asking: &Asking<'_>, found: Vec<Record>, (all, few): (bool, bool)) -> Result<Corpus, StoreError> {
    gathered(asking, complete(asking, found, few)?, (all, few))
}

/// Claims of which nothing but the place is known, with everything they carry.
fn complete(asking: &Asking<'_>, found: Vec<Record>, few: bool) -> Result<Vec<Record>, StoreError> {
    let reading = Reading::of(asking, found, few);
    for stage in [SLOTS, WORDS] {
        stage.par_iter().try_for_each(|part| reading.take_in(part))?;
    }
    let mut claims = reading.claims.into_inner().unwrap_or_else(PoisonError::into_inner);
    claims.retain(|claim| !claim.relation.iri.is_empty());
    claims.iter_mut().for_each(settle);
    Ok(claims)
}

/// Claims in order, with the documents and entities they refer to.
fn gathered(
    asking: &Asking<'_>,
    mut claims: Vec<Record>,
    (all, few): (bool, bool),
) -> Result<Corpus, StoreError> {
    claims
        .par_sort_by(|a, b| (&a.document, a.start, a.end, &a.id).cmp(&(&b.document, b.start, b.end, &b.id)));
    let (documents, entities) =
        rayon::join(|| documents(asking, &claims, (all, few)), || entities(asking, &claims, (all, few)));
    Ok(Corpus::new(claims, documents?, entities?))
}

/// The claims while they are being read.
struct Reading<'a> {
    asking: &'a Asking<'a>,
    /// A pattern that narrows a query to them.
    scope: String,
    places: HashMap<String, usize>,
    claims: Mutex<Vec<Record>>,
}

/// The claims that are meant, with nothing but their place; and whether they are few, where that is plain.
fn claims(asking: &Asking<'_>, filter: &ClaimFilter) -> Result<(Vec<Record>, Option<bool>), StoreError> {
    let which =
        if filter.is_empty() { "?claim a dx:Claim .".to_owned() } else { filter.patterns(asking.base) };
    let sparql = format!(
        "SELECT DISTINCT ?claim ?document ?start ?end \
         {{ {which} ?claim dx:document ?document ; dx:start ?start ; dx:end ?end }}"
    );
    let mut found = Vec::new();
    each(asking, &sparql, |row| {
        if let Some((claim, document)) = text(row, "claim").zip(text(row, "document")) {
            let mut record = Record::of(claim, document);
            record.start = number(row, "start").unwrap_or(0);
            record.end = number(row, "end").unwrap_or(0);
            found.push(record);
        }
    })?;
    Ok((found, filter.is_empty().then_some(false)))
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
    fn of(asking: &'a Asking<'a>, found: Vec<Record>, few: bool) -> Self {
        let iris = || found.iter().map(|claim| claim.id.as_str());
        let scope = if few { values("claim", iris()) } else { String::new() };
        let places = iris().enumerate().map(|(place, iri)| (iri.to_owned(), place)).collect();
        Self { asking, scope, places, claims: Mutex::new(found) }
    }

    /// Read a part of every claim.
    fn take_in(&self, part: &Part) -> Result<(), StoreError> {
        let sparql = format!("SELECT * {{ {} {} }}", self.scope, part.pattern);
        // What has an order says which place it has in it.
        let most = if part.ordered { usize::MAX } else { BATCH };
        let mut batch = Vec::new();
        for row in self.asking.solutions(&sparql)? {
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
