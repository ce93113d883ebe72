//! Short answers are made where the request is read: waking another thread takes longer than many a query.
//!
//! * Every query may try for twenty milliseconds ([`clock`]): nobody else whose requests the same thread reads notices such
//!   a wait. Then it is stopped, and begins anew on a thread that may block, as [`stream`](crate::http::stream) says.
//! * The *shape* of a query that was stopped, its text without constants, is kept in mind: when that happens to more than
//!   a few in a hundred, or most take half of that time, the next ones do not try, but for one now and then.
//! * Queries that ask other servers never try: those may take their time.
//! * An answer to what was asked before is kept ([`kept`]) until the store changes.
//! * Nothing is sent before the answer is whole; whatever fails here fails again there, where errors are told.

mod clock;
mod kept;

use super::form::Asked;
use super::solutions;
use crate::http::State;
use crate::http::forms::Form;
use crate::http::negotiate::Offer;
use actix_web::HttpResponse;
use actix_web::http::header;
use actix_web::web::Bytes;
use clock::CLOCK;
use dixit_extractor::store::QueryOptions;
pub use kept::Answers;
use oxigraph::sparql::results::{QueryResultsFormat, QueryResultsSerializer};
use oxigraph::sparql::{CancellationToken, QueryResults};
use std::collections::HashMap;
use std::hash::{DefaultHasher, Hasher};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

/// Most rows of a short answer.
const ROWS: usize = 1000;

/// Longest query that is tried, in bytes.
const LENGTH: usize = 4 << 10;

/// Most shapes that are kept in mind; then they are forgotten all at once.
const SHAPES: usize = 4096;

/// A failure is as much as so many successes: trying in vain takes twenty milliseconds, another thread a quarter of one.
const FAILURE: u8 = 80;

/// An answer that took more than half of the time is as much as so many quick ones: the next may well be stopped.
const SLOW: u8 = 10;

/// From so many strikes on, a shape is not tried.
const STRIKES: u8 = 2 * FAILURE;

/// Most strikes.
const MOST: u8 = 3 * FAILURE;

/// Of so many queries of a shape that is not tried, one is tried.
const AGAIN: u8 = 100;

/// The shapes of queries that take long. A copy is the same.
#[derive(Debug, Clone, Default)]
pub struct LongQueries(Arc<Shapes>);

#[derive(Debug, Default)]
struct Shapes {
    /// Whether there are any: where all queries are short, nobody locks anything.
    any: AtomicBool,
    records: Mutex<HashMap<u64, Record>>,
}

/// How tries of a shape ended.
#[derive(Debug, Clone, Copy, Default)]
struct Record {
    /// Failures, each as often as it counts, less successes.
    strikes: u8,
    /// Queries since the last that was tried.
    passed: u8,
}

impl LongQueries {
    /// Whether a query should not try, by its shape.
    fn pass(&self, query: &str) -> bool {
        match self.records().as_deref_mut().and_then(|records| records.get_mut(&shape(query))) {
            Some(record) if record.strikes >= STRIKES && record.passed < AGAIN => {
                record.passed += 1;
                true
            }
            Some(record) => {
                record.passed = 0;
                false
            }
            None => false,
        }
    }

    /// Note that a query was stopped, or is sure to be each time.
    fn failed(&self, query: &str, surely: bool) {
        self.strike(query, if surely { MOST } else { FAILURE });
    }

    /// Note that a query was nearly stopped.
    fn slow(&self, query: &str) {
        self.strike(query, SLOW);
    }

    fn strike(&self, query: &str, strikes: u8) {
        self.0.any.store(true, Ordering::Release);
        let Some(mut records) = self.records() else { return };
        if records.len() >= SHAPES {
            records.clear();
        }
        let record = records.entry(shape(query)).or_default();
        record.strikes = record.strikes.saturating_add(strikes).min(MOST);
    }

    /// Note that a query was answered in time.
    fn answered(&self, query: &str) {
        if let Some(record) = self.records().as_deref_mut().and_then(|records| records.get_mut(&shape(query)))
        {
            // One of a shape that is not tried speaks for those that were not.
            let worth = if record.strikes >= STRIKES { FAILURE } else { 1 };
            record.strikes = record.strikes.saturating_sub(worth);
        }
    }

    /// What is known of shapes, if anything is.
    fn records(&self) -> Option<MutexGuard<'_, HashMap<u64, Record>>> {
        let any = self.0.any.load(Ordering::Acquire);
        any.then(|| self.0.records.lock().unwrap_or_else(PoisonError::into_inner))
    }
}

/// The answer, if it is a short one.
pub fn answer(state: &State, asked: &Asked, offer: &'static Offer<Form>) -> Option<HttpResponse> {
    let Form::Solutions(format) = offer.what else { return None };
    let respond = |bytes: Bytes| {
        let mut response = HttpResponse::Ok();
        response.insert_header((header::CONTENT_TYPE, offer.content_type())).body(bytes)
    };
    // What is made while the store changes may be of its state before.
    let revision = state.revision();
    let number = state.answers.number(asked);
    if let Some(bytes) = state.answers.find(revision, number, asked, offer.media_type) {
        return Some(respond(bytes));
    }
    if asked.query.len() > LENGTH || asked.asks_elsewhere() || state.long_queries.pass(&asked.query) {
        return None;
    }
    let _permit = state.gate.try_enter()?;
    let token = CancellationToken::new();
    let options = QueryOptions { cancellation: Some(token.clone()), ..asked.options(&state.settings) };
    let watched = CLOCK.start(token);
    let most = ROWS.min(state.settings.max_rows);
    let made = catch_unwind(AssertUnwindSafe(|| write(state, (&asked.query, &options), format, most)));
    let (stopped, slow) = (watched.is_up(), watched.is_slow());
    drop(watched);
    match made {
        Ok(Attempt::Whole(bytes)) => {
            let bytes = Bytes::from(bytes);
            match slow {
                true => state.long_queries.slow(&asked.query),
                false => state.long_queries.answered(&asked.query),
            }
            state.answers.keep(revision, number, asked, (offer.media_type, &bytes));
            Some(respond(bytes))
        }
        Ok(Attempt::Failed) if !stopped => None,
        made => {
            state.long_queries.failed(&asked.query, matches!(made, Ok(Attempt::Long)));
            None
        }
    }
}

/// What came of trying.
enum Attempt {
    /// The answer.
    Whole(Vec<u8>),
    /// More rows than a short answer has.
    Long,
    /// An error.
    Failed,
}

fn write(
    state: &State,
    (query, options): (&str, &QueryOptions),
    format: QueryResultsFormat,
    most: usize,
) -> Attempt {
    let (mut bytes, mut count) = (Vec::with_capacity(1 << 10), 0);
    let written = match state.store.query_with(query, options) {
        Ok(QueryResults::Boolean(value)) => {
            let serializer = QueryResultsSerializer::from_format(format);
            serializer.serialize_boolean_to_writer(&mut bytes, value).is_ok()
        }
        Ok(QueryResults::Solutions(rows)) => solutions(rows, format, (most, &mut count), &mut bytes).is_ok(),
        Ok(QueryResults::Graph(_)) => return Attempt::Long,
        Err(_) => false,
    };
    match written {
        true => Attempt::Whole(bytes),
        false if count > most => Attempt::Long,
        false => Attempt::Failed,
    }
}

/// A query without what stands in `<…>` and quotation marks, and without digits, as a number.
fn shape(query: &str) -> u64 {
    let mut shape = Vec::with_capacity(query.len());
    let mut within = None;
    for byte in query.bytes() {
        match (within, byte) {
            (Some(end), byte) if end == byte => within = None,
            (Some(_), _) | (None, b'0'..=b'9') => continue,
            (None, b'<') => within = Some(b'>'),
            (None, b'"' | b'\'') => within = Some(byte),
            _ => {}
        }
        shape.push(byte);
    }
    let mut hasher = DefaultHasher::new();
    hasher.write(&shape);
    hasher.finish()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn queries_that_differ_in_constants_have_one_shape() {
        let one = shape("SELECT ?q { <http://example.org/a> dx:quote ?q FILTER(?q != \"x\") } LIMIT 10");
        assert_eq!(
            one,
            shape("SELECT ?q { <http://example.org/b> dx:quote ?q FILTER(?q != \"yz\") } LIMIT 20")
        );
        assert_ne!(
            one,
            shape("SELECT ?q { <http://example.org/a> dx:start ?q FILTER(?q != \"x\") } LIMIT 10")
        );
    }

    #[test]
    fn what_fails_again_and_again_is_passed_and_tried_now_and_then() {
        let (long, one, other) = (LongQueries::default(), "ASK {}", "SELECT * {}");
        long.failed(one, false);
        assert!(!long.pass(one) && !long.pass(other));
        long.failed(one, false);
        assert!((0..AGAIN).all(|_| long.pass(one)));
        assert!(!long.pass(one));
        long.answered(one);
        assert!(!long.pass(one));
        long.failed(other, true);
        assert!(long.pass(other));
    }

    #[test]
    fn a_failure_in_a_hundred_is_forgiven() {
        let (long, one) = (LongQueries::default(), "ASK {}");
        for _ in 0..10 {
            long.failed(one, false);
            (0..100).for_each(|_| long.answered(one));
            assert!(!long.pass(one));
        }
        for _ in 0..2 {
            long.failed(one, false);
            (0..10).for_each(|_| long.answered(one));
        }
        long.failed(one, false);
        assert!(long.pass(one), "three of some twenty");
    }

    #[test]
    fn what_is_often_slow_is_passed() {
        let (long, one) = (LongQueries::default(), "ASK {}");
        for _ in 0..50 {
            long.slow(one);
            (0..20).for_each(|_| long.answered(one));
        }
        assert!(!long.pass(one), "one of twenty");
        (0..STRIKES / SLOW).for_each(|_| long.slow(one));
        assert!(long.pass(one));
    }

    #[test]
    fn shapes_are_forgotten_when_there_are_too_many() {
        let long = LongQueries::default();
        // Letters alone: digits are no part of a shape.
        let query = |number: usize| "x".repeat(number % 64) + &"y".repeat(number / 64);
        (0..SHAPES).for_each(|number| long.failed(&query(number), true));
        assert!(long.pass(&query(7)));
        long.failed("z", true);
        assert!(!long.pass(&query(7)) && long.pass("z"));
    }
}
