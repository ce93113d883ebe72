//! Tuples against tuples, sentence by sentence, the way CaRB scores open information extraction
//! (Bhardwaj et al. 2019, <https://aclanthology.org/D19-1651/>).
//!
//! Two tuples are compared slot by slot (relation; subject; the rest joined) as bags of lower-case words;
//! a pair with no relation word in common scores nothing. Recall: each gold tuple by its best coverage.
//! Precision: extractions matched one to one with gold tuples, greedily, unmatched ones counting zero.

use super::EvalError;
use serde::Serialize;
use std::collections::{BTreeMap, HashMap};

/// Thresholds that are tried at most, about.
const THRESHOLDS: usize = 20;

/// Precision, recall and F1.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct Scores {
    /// Words of extractions that are right.
    pub precision: f64,
    /// Words of gold tuples that are covered.
    pub recall: f64,
    /// Their harmonic mean.
    pub f1: f64,
}

/// What the comparison found.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct OieReport {
    /// Sentences with gold tuples.
    pub sentences: usize,
    /// Gold tuples.
    pub gold: usize,
    /// Extracted tuples of those sentences.
    pub extracted: usize,
    /// Over all extractions.
    pub all: Scores,
    /// The least confidence that gives the best F1, and what it gives; `None` where all are equally sure.
    pub best: Option<(f64, Scores)>,
}

type Bag = BTreeMap<String, usize>;
/// Relation, subject, the rest.
type Tuple = [Bag; 3];

/// Sentences by their letters and digits, with their tuples, in the order of the file.
#[derive(Debug)]
struct Sentences<T> {
    index: HashMap<String, usize>,
    tuples: Vec<(String, Vec<T>)>,
}

impl<T> Sentences<T> {
    fn new() -> Self {
        Self { index: HashMap::new(), tuples: Vec::new() }
    }

    fn push(&mut self, sentence: &str, tuple: T) {
        let key: String = sentence.to_lowercase().chars().filter(|&c| is_word(c)).collect();
        let at = *self.index.entry(key.clone()).or_insert(self.tuples.len());
        if at == self.tuples.len() {
            self.tuples.push((key, Vec::new()));
        }
        self.tuples[at].1.push(tuple);
    }

    fn get(&self, key: &str) -> &[T] {
        self.index.get(key).map_or(&[], |&at| &self.tuples[at].1)
    }
}

fn is_word(c: char) -> bool {
    c.is_alphanumeric() || c == '_'
}

fn bag<'a>(cells: impl IntoIterator<Item = &'a str>) -> Bag {
    let mut bag = Bag::new();
    for cell in cells {
        let lower = cell.to_lowercase();
        for word in lower.split(|c| !is_word(c)).filter(|word| !word.is_empty()) {
            *bag.entry(word.to_owned()).or_default() += 1;
        }
    }
    bag
}

fn tuple(cells: &[&str]) -> Tuple {
    let rest = cells.get(2..).unwrap_or_default();
    [bag(cells.first().copied()), bag(cells.get(1).copied()), bag(rest.iter().copied())]
}

fn size(tuple: &Tuple) -> usize {
    tuple.iter().flat_map(BTreeMap::values).sum()
}

fn common(a: &Bag, b: &Bag) -> usize {
    a.iter().map(|(word, count)| count.min(b.get(word).unwrap_or(&0))).sum()
}

/// Words that two tuples share slot by slot; none without a common relation word.
fn hits(gold: &Tuple, found: &Tuple) -> usize {
    if common(&gold[0], &found[0]) == 0 {
        return 0;
    }
    gold.iter().zip(found).map(|(g, e)| common(g, e)).sum()
}

/// Compare `gold` (sentence, relation, subject, object…) with `found` (sentence, confidence, relation,
/// subject, object…), both tab-separated. Rows with fewer cells are passed over.
///
/// # Errors
/// When a confidence is no number.
pub fn evaluate(gold: &str, found: &str) -> Result<OieReport, EvalError> {
    let mut wanted = Sentences::new();
    for cells in gold.lines().map(|line| line.split('\t').collect::<Vec<_>>()).filter(|c| c.len() >= 3) {
        wanted.push(cells[0], tuple(&cells[1..]));
    }
    let mut extracted = Sentences::new();
    for (index, line) in found.lines().enumerate() {
        let cells: Vec<&str> = line.split('\t').collect();
        if cells.len() >= 4 {
            let confidence: f64 = cells[1]
                .trim()
                .parse()
                .map_err(|_| EvalError::Confidence { line: index + 1, found: cells[1].to_owned() })?;
            extracted.push(cells[0], (confidence, tuple(&cells[2..])));
        }
    }
    Ok(report(&wanted, &extracted))
}

fn report(gold: &Sentences<Tuple>, found: &Sentences<(f64, Tuple)>) -> OieReport {
    OieReport {
        sentences: gold.tuples.len(),
        gold: gold.tuples.iter().map(|(_, tuples)| tuples.len()).sum(),
        extracted: gold.tuples.iter().map(|(key, _)| found.get(key).len()).sum(),
        all: scores(gold, found, f64::NEG_INFINITY),
        best: best_threshold(gold, found),
    }
}

fn best_threshold(gold: &Sentences<Tuple>, found: &Sentences<(f64, Tuple)>) -> Option<(f64, Scores)> {
    let mut confidences: Vec<f64> =
        found.tuples.iter().flat_map(|(_, tuples)| tuples.iter().map(|(c, _)| *c)).collect();
    confidences.sort_by(f64::total_cmp);
    confidences.dedup();
    if confidences.len() < 2 {
        return None;
    }
    let step = (confidences.len() / THRESHOLDS).max(1);
    let tried = confidences.into_iter().step_by(step).map(|least| (least, scores(gold, found, least)));
    tried.reduce(|best, next| if next.1.f1 > best.1.f1 { next } else { best })
}

/// Scores over the extractions of at least this confidence.
fn scores(gold: &Sentences<Tuple>, found: &Sentences<(f64, Tuple)>, least: f64) -> Scores {
    let (mut right, mut covered, mut extracted, mut wanted) = (0.0, 0.0, 0, 0);
    for (key, golds) in &gold.tuples {
        let sure = found.get(key).iter().filter(|(confidence, _)| *confidence >= least);
        let tuples: Vec<&Tuple> = sure.map(|(_, tuple)| tuple).collect();
        let table: Vec<Vec<usize>> =
            golds.iter().map(|g| tuples.iter().map(|e| hits(g, e)).collect()).collect();
        for (row, tuple) in table.iter().zip(golds) {
            let most = row.iter().max().copied().unwrap_or(0);
            covered += most as f64 / size(tuple).max(1) as f64;
        }
        right += matched(&table, &tuples);
        extracted += tuples.len();
        wanted += golds.len();
    }
    let share = |sum: f64, of: usize| if of > 0 { sum / of as f64 } else { 0.0 };
    let (precision, recall) = (share(right, extracted), share(covered, wanted));
    let f1 = if precision + recall > 0.0 { 2.0 * precision * recall / (precision + recall) } else { 0.0 };
    Scores { precision, recall, f1 }
}

/// The precisions of the pairs of a greedy one-to-one match, summed: always the best pair that is left.
fn matched(table: &[Vec<usize>], found: &[&Tuple]) -> f64 {
    let mut pairs: Vec<(f64, usize, usize)> = Vec::new();
    for (i, row) in table.iter().enumerate() {
        for (j, &hits) in row.iter().enumerate().filter(|(_, hits)| **hits > 0) {
            pairs.push((hits as f64 / size(found[j]).max(1) as f64, i, j));
        }
    }
    pairs.sort_by(|a, b| b.0.total_cmp(&a.0).then((b.1, b.2).cmp(&(a.1, a.2))));
    let (mut golds, mut founds) = (vec![false; table.len()], vec![false; found.len()]);
    let mut sum = 0.0;
    for (precision, i, j) in pairs {
        if !golds[i] && !founds[j] {
            (golds[i], founds[j]) = (true, true);
            sum += precision;
        }
    }
    sum
}

#[cfg(test)]
mod tests {
    use super::*;

    fn near(a: f64, b: f64) {
        assert!((a - b).abs() < 1e-9, "{a} is not {b}");
    }

    #[test]
    fn scores_by_hand() {
        let gold = "Ann built a boat .\tbuilt\tAnn\ta boat\nAnn built a boat .\tsailed\tAnn\n\
                    Bob left .\tleft\tBob\t";
        let found = "Ann built a boat.\t0.9\tbuilt\tAnn\ta red boat\nAnn built a boat.\t0.4\tis\tAnn\ta boat";
        let report = evaluate(gold, found).unwrap();
        assert_eq!((report.sentences, report.gold, report.extracted), (2, 3, 2));
        // built(1) + Ann(1) + a boat(2) of 5 words found; 4 of 4 gold words covered, two gold tuples not at all.
        near(report.all.precision, (4.0 / 5.0) / 2.0);
        near(report.all.recall, 1.0 / 3.0);
        let (least, best) = report.best.unwrap();
        near(least, 0.9);
        near(best.precision, 0.8);
        near(best.f1, 2.0 * 0.8 / 3.0 / (0.8 + 1.0 / 3.0));
    }

    #[test]
    fn one_extraction_serves_one_gold_tuple() {
        let gold = "s\tis\ta\tb\ns\tis\ta\tb c";
        let report = evaluate(gold, "s\t0.5\tis\ta\tb c\ns\t0.5\tis\ta\tz").unwrap();
        near(report.all.precision, (1.0 + 2.0 / 3.0) / 2.0);
        near(report.all.recall, 1.0);
        assert!(report.best.is_none());
    }

    #[test]
    fn says_where_a_confidence_is_wrong() {
        let error = evaluate("", "s\t0.5\tr\ta\ns\thigh\tr\ta").unwrap_err().to_string();
        assert!(error.starts_with("line 2: 'high'"), "{error}");
    }
}
