//! [`Answers`]: short answers, until the store changes. Pages and dashboards ask the same again and again; what is asked
//! once takes no room.

use super::Asked;
use actix_web::web::Bytes;
use std::collections::{HashMap, HashSet};
use std::hash::{BuildHasher, RandomState};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

/// The longest answer that is kept, in bytes.
const LENGTH: usize = 64 << 10;

/// Parts that answers are kept in, each with a lock of its own: threads seldom wait for each other.
const PARTS: usize = 16;

/// Most bytes of a part's answers and their queries; then they are forgotten all at once.
const BYTES: usize = 1 << 20;

/// Of so many queries of a part it is known that they were asked; then that is forgotten.
const ASKED: usize = 1 << 10;

/// What a query calls that may give something else each time.
const FICKLE: [&str; 4] = ["NOW", "RAND", "UUID", "BNODE"];

/// Answers of one state of the store. A copy is the same.
#[derive(Debug, Clone, Default)]
pub struct Answers {
    hasher: RandomState,
    parts: Arc<[Mutex<Kept>; PARTS]>,
}

#[derive(Debug, Default)]
struct Kept {
    revision: u64,
    bytes: usize,
    /// The queries that were asked, by number and form, which are kept when they are asked again.
    asked: HashSet<(u64, &'static str)>,
    /// By the number of query and dataset; queries of one number are told apart.
    answers: HashMap<u64, Vec<Answer>>,
}

#[derive(Debug)]
struct Answer {
    asked: Asked,
    media_type: &'static str,
    bytes: Bytes,
}

impl Answer {
    fn is_to(&self, asked: &Asked, media_type: &str) -> bool {
        self.media_type == media_type && self.asked == *asked
    }
}

impl Answers {
    /// The number of a query and its dataset, by which its answers are found.
    pub(super) fn number(&self, asked: &Asked) -> u64 {
        self.hasher.hash_one(asked)
    }

    /// The answer in a form, if it was given since the store changed.
    pub(super) fn find(&self, revision: u64, number: u64, asked: &Asked, media_type: &str) -> Option<Bytes> {
        let kept = self.part(number);
        let answers = kept.answers.get(&number).filter(|_| kept.revision == revision)?;
        answers.iter().find(|answer| answer.is_to(asked, media_type)).map(|answer| answer.bytes.clone())
    }

    /// Keep an answer that the store gave in a state, if it is not the first to its query.
    pub(super) fn keep(
        &self,
        revision: u64,
        number: u64,
        asked: &Asked,
        (media_type, bytes): (&'static str, &Bytes),
    ) {
        let mut kept = self.part(number);
        if kept.asked.len() >= ASKED {
            kept.asked.clear();
        }
        if kept.asked.insert((number, media_type)) || bytes.len() > LENGTH || is_fickle(&asked.query) {
            return;
        }
        let size = bytes.len() + asked.query.len();
        if kept.revision < revision || kept.bytes + size > BYTES {
            (kept.revision, kept.bytes) = (revision, 0);
            kept.answers.clear();
        }
        if kept.revision == revision {
            kept.bytes += size;
            let answer = Answer { asked: asked.clone(), media_type, bytes: bytes.clone() };
            kept.answers.entry(number).or_default().push(answer);
        }
    }

    /// The part of a number.
    fn part(&self, number: u64) -> MutexGuard<'_, Kept> {
        let place = usize::try_from(number % PARTS as u64).unwrap_or_default();
        self.parts[place].lock().unwrap_or_else(PoisonError::into_inner)
    }
}

fn is_fickle(query: &str) -> bool {
    let upper = query.to_ascii_uppercase();
    // A letter may be escaped.
    upper.contains('\\') || FICKLE.iter().any(|name| upper.contains(name))
}

#[cfg(test)]
mod tests {
    use super::*;

    const CSV: &str = "text/csv";

    fn asked(query: &str) -> Asked {
        Asked::of_query(query.to_owned(), &[]).unwrap()
    }

    fn keep(answers: &Answers, revision: u64, asked: &Asked, bytes: &Bytes) {
        answers.keep(revision, answers.number(asked), asked, (CSV, bytes));
    }

    fn keep_twice(answers: &Answers, revision: u64, asked: &Asked, bytes: &Bytes) {
        keep(answers, revision, asked, bytes);
        keep(answers, revision, asked, bytes);
    }

    fn find(answers: &Answers, revision: u64, asked: &Asked) -> Option<Bytes> {
        answers.find(revision, answers.number(asked), asked, CSV)
    }

    #[test]
    fn what_is_asked_once_is_not_kept() {
        let (answers, one, bytes) = (Answers::default(), asked("ASK {}"), Bytes::from_static(b"true"));
        keep(&answers, 0, &one, &bytes);
        assert_eq!(find(&answers, 0, &one), None);
        keep(&answers, 0, &one, &bytes);
        assert_eq!(find(&answers, 0, &one), Some(bytes));
    }

    #[test]
    fn answers_are_kept_until_the_store_changes() {
        let (answers, one, bytes) =
            (Answers::default(), asked("ASK { ?s ?p 1 }"), Bytes::from_static(b"true"));
        keep_twice(&answers, 7, &one, &bytes);
        assert_eq!(find(&answers, 7, &one), Some(bytes.clone()));
        assert_eq!(answers.find(7, answers.number(&one), &one, "text/html"), None);
        assert_eq!(find(&answers, 7, &asked("ASK { ?s ?p 2 }")), None);
        assert_eq!(find(&answers, 8, &one), None);
        keep_twice(&answers, 8, &asked("ASK {}"), &bytes);
        // What was made before the change, and is done after it, is of no use.
        keep(&answers, 7, &one, &bytes);
        assert_eq!(find(&answers, 8, &one), None);
    }

    #[test]
    fn what_differs_each_time_is_not_kept() {
        for query in
            ["ASK { BIND(now() AS ?n) }", "SELECT (struuid() AS ?u) {}", "ASK { BIND(r\\u0061nd() AS ?n) }"]
        {
            let answers = Answers::default();
            keep_twice(&answers, 0, &asked(query), &Bytes::from_static(b"x"));
            assert_eq!(find(&answers, 0, &asked(query)), None, "{query}");
        }
    }

    #[test]
    fn there_is_an_end_to_what_is_kept() {
        let answers = Answers::default();
        keep_twice(&answers, 0, &asked("ASK {}"), &Bytes::from(vec![0; LENGTH + 1]));
        assert_eq!(find(&answers, 0, &asked("ASK {}")), None);
        let long = Bytes::from(vec![0; LENGTH]);
        for number in 0..2 * PARTS * BYTES / LENGTH {
            keep_twice(&answers, 0, &asked(&format!("ASK {{ ?s ?p {number} }}")), &long);
        }
        let kept = answers.parts.iter().map(|part| part.lock().unwrap());
        assert!(kept.map(|part| part.bytes).all(|bytes| (1..=BYTES).contains(&bytes)));
    }
}
