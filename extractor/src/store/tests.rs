//! The store as its users meet it.

use super::{Change, Store, StoreError};
use crate::rdf::fixture::{BASE, harbour, named};
use oxigraph::sparql::QueryResults;

/// The rows of a query as text.
fn rows(store: &Store, sparql: &str) -> Vec<Vec<String>> {
    let QueryResults::Solutions(solutions) = store.query(sparql).unwrap() else { panic!("no SELECT") };
    solutions
        .map(|row| {
            let row = row.unwrap();
            row.values().iter().map(|t| t.as_ref().map_or(String::new(), ToString::to_string)).collect()
        })
        .collect()
}

fn dump(store: &Store) -> Vec<String> {
    let mut quads: Vec<String> = store.oxigraph().iter().map(|quad| quad.unwrap().to_string()).collect();
    quads.sort();
    quads
}

#[test]
fn the_question_of_the_front_page_is_answered() {
    let store = Store::in_memory().unwrap();
    store.put_document(&harbour()).unwrap();
    let found = rows(&store, "SELECT ?name ?n { ?company rel:layoffs ?n ; skos:prefLabel ?name }");
    assert_eq!(found, [["\"Portalis\"@fr", "\"120\"^^<http://www.w3.org/2001/XMLSchema#integer>"]]);
}

#[test]
fn putting_a_document_again_changes_nothing() {
    let store = Store::in_memory().unwrap();
    assert_eq!(store.put_document(&harbour()).unwrap(), Change::Added);
    let first = dump(&store);
    assert_eq!(store.put_document(&harbour()).unwrap(), Change::Unchanged);
    let mut edited = harbour();
    edited.claims.pop();
    edited.explanations.clear();
    assert_eq!(store.put_document(&edited).unwrap(), Change::Replaced);
    assert!(dump(&store).len() < first.len());
    assert_eq!(store.put_document(&harbour()).unwrap(), Change::Replaced);
    assert_eq!(dump(&store), first);
}

#[test]
fn removing_a_document_leaves_no_trace_of_it() {
    let (alone, both) = (Store::in_memory().unwrap(), Store::in_memory().unwrap());
    let mut other = named("other");
    other.entities[3].label = "Portalis Group".to_owned();
    other.entities[3].kind = "Product".to_owned();
    alone.put_document(&harbour()).unwrap();
    both.put_document(&other).unwrap();
    both.put_document(&harbour()).unwrap();
    assert!(both.remove_document(&other.document).unwrap());
    assert!(!both.remove_document(&other.document).unwrap());
    assert_eq!(dump(&both), dump(&alone));
    both.remove_document(&harbour().document).unwrap();
    assert!(dump(&both).is_empty());
}

#[test]
fn the_order_of_documents_does_not_matter() {
    let (one, two) = (Store::in_memory().unwrap(), Store::in_memory().unwrap());
    let (a, mut b) = (named("a"), named("b"));
    b.entities[2].label = "Norvik AS".to_owned();
    for extraction in [&a, &b] {
        one.put_document(extraction).unwrap();
    }
    for extraction in [&b, &a] {
        two.put_document(extraction).unwrap();
    }
    assert_eq!(dump(&one), dump(&two));
}

#[test]
fn reviews_outlive_extraction_and_stale_links_do_not() {
    let store = Store::in_memory().unwrap();
    store.put_document(&harbour()).unwrap();
    let claim = format!("{BASE}claim/harbour-9");
    store
        .update(&format!(
            "INSERT DATA {{ GRAPH <{BASE}graph/reviews> {{ <{BASE}review/1> schema:itemReviewed <{claim}> }}
                            GRAPH <{BASE}graph/links> {{ <{BASE}claim/far-1> dx:supports <{claim}> }} }}"
        ))
        .unwrap();
    let mut edited = harbour();
    edited.claims.pop();
    store.put_document(&edited).unwrap();
    let graphs = rows(&store, &format!("SELECT ?g {{ GRAPH ?g {{ ?s ?p <{claim}> }} }}"));
    assert_eq!(graphs, [[format!("<{BASE}graph/reviews>")]]);
}

#[test]
fn folders_that_are_no_store_are_refused_in_words() {
    let scratch = tempfile::tempdir().unwrap();
    let missing = scratch.path().join("missing");
    assert!(matches!(Store::open_read_only(&missing), Err(StoreError::Missing(_))));
    std::fs::write(scratch.path().join("notes.txt"), "hello").unwrap();
    assert!(matches!(Store::open(scratch.path()), Err(StoreError::NotAStore(_))));
    assert!(matches!(Store::open(scratch.path().join("notes.txt")), Err(StoreError::NotAStore(_))));
}

#[test]
fn one_writer_at_a_time_and_readers_beside_it() {
    let scratch = tempfile::tempdir().unwrap();
    let path = scratch.path().join("store");
    let store = Store::open(&path).unwrap();
    store.put_document(&harbour()).unwrap();
    let refused = Store::open(&path).unwrap_err();
    assert!(matches!(refused, StoreError::Locked(_)), "{refused}");
    let reader = Store::open_read_only(&path).unwrap();
    assert_eq!(rows(&reader, "SELECT ?n { ?company rel:layoffs ?n }").len(), 1);
    drop((store, reader));
    assert_eq!(Store::open(&path).unwrap().put_document(&harbour()).unwrap(), Change::Unchanged);
}
