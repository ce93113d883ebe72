//! Fits the weights by which French pronouns are resolved on texts whose antecedents were labelled by hand:
//! `fit_antecedents LABELS TEXTS...` reads a `.tsv` file and documents of one or more folders, and prints
//! `data/fr/antecedents.tsv`.
//! Leaving out an eighth of the documents at a time says, on stderr, how the weights fare on documents they were not
//! fitted on.
//!
//! A line of labels has the document's name, where the word starts (in characters), the word, and where the words start
//! that it stands for, with commas between them; `-` where it stands for nothing that a noun names, `?` where for
//! something that no noun of the text names. Labels of words that grammar settles are read over.
#![allow(clippy::print_stdout, clippy::print_stderr, reason = "the weights and the report are its purpose")]

use dixit_extractor::pipeline::{Extractor, Options};
use dixit_extractor::resolve::antecedents::{Features, Scorer};
use dixit_extractor::resolve::study;
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

/// Strength of the ridge: how many pronouns' worth of doubt keeps a weight near 0.
const RIDGE: f64 = 1.0;
const STEPS: usize = 600;
const RATE: f64 = 0.02;
/// Where what no noun names would start.
const UNNAMED: usize = usize::MAX;
/// In how many parts the documents are held out.
const PARTS: usize = 8;
/// What is held of features that hardly occur in the labels until the labels say otherwise.
const HELD: [(&str, f64); 3] = [("owns the subject", 2.5), ("judges", -4.0), ("tells", 2.2)];
/// Weights nearer to 0 than this are left out.
const NOTHING: f64 = 0.005;

struct Example {
    document: String,
    /// What tells the entity of each mention; none for there being none, the last.
    entities: Vec<Option<String>>,
    alternatives: Vec<Features>,
    right: Vec<bool>,
    /// Whether the word stands for anything, in reach or not.
    stands_for: bool,
}

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [labels, texts @ ..] = arguments.as_slice() else {
        return Err("usage: fit_antecedents LABELS TEXTS...".into());
    };
    let labels = read_labels(&std::fs::read_to_string(labels)?)?;
    let mut examples = Vec::new();
    let extractor = Extractor::new()?;
    for (document, labelled) in &labels {
        let mut paths = texts.iter().map(|folder| Path::new(folder).join(document));
        let path = paths.find(|path| path.is_file()).ok_or_else(|| format!("no folder has `{document}`"))?;
        let read = extractor.extract(document, &std::fs::read(path)?, &Options::default())?;
        let studied = study(&read);
        for ranking in studied.rankings {
            let Some(answers) = labelled.get(&ranking.at) else { continue };
            let keys: BTreeSet<&String> = answers.iter().filter_map(|at| studied.entities.get(at)).collect();
            let (keys_of, mut alternatives): (Vec<String>, Vec<Features>) =
                ranking.mentions.into_iter().unzip();
            let mut right: Vec<bool> = keys_of.iter().map(|key| keys.contains(key)).collect();
            alternatives.push(ranking.none);
            right.push(answers.is_empty());
            let entities = keys_of.into_iter().map(Some).chain([None]).collect();
            let document = document.clone();
            examples.push(Example {
                document,
                entities,
                alternatives,
                right,
                stands_for: !answers.is_empty(),
            });
        }
    }
    report(&examples, labels.keys().collect());
    let weights = fit(examples.iter());
    println!("# By which mention a French pronoun is resolved: weight, feature (`coreference/features.rs`).");
    println!("# Found by `fit_antecedents` on {} pronouns of {} documents.", examples.len(), labels.len());
    for (name, weight) in weights.iter().filter(|(_, w)| w.abs() >= NOTHING) {
        println!("{weight:.3}\t{name}");
    }
    Ok(())
}

type Labels = BTreeMap<String, BTreeMap<usize, Vec<usize>>>;

fn read_labels(text: &str) -> Result<Labels, String> {
    let mut found = Labels::new();
    for line in text.lines().filter(|line| !line.starts_with('#')) {
        let [document, at, _, answers] = line.split('\t').collect::<Vec<_>>()[..] else {
            return Err(format!("`{line}` needs four columns: document, start, word, antecedents"));
        };
        let number = |word: &str| match word {
            "?" => Ok(UNNAMED),
            _ => word.parse().map_err(|_| format!("`{word}` in `{line}` is no number")),
        };
        let answers = answers.split(',').filter(|a| *a != "-").map(number).collect::<Result<_, _>>()?;
        found.entry(document.to_owned()).or_default().insert(number(at)?, answers);
    }
    Ok(found)
}

/// How weights fare on documents that they were not fitted on.
fn report(examples: &[Example], documents: Vec<&String>) {
    let part = |document: &String| documents.iter().position(|d| *d == document).map_or(0, |at| at % PARTS);
    let mut decided: Vec<(f64, Option<bool>, bool)> = Vec::new();
    for held_out in 0..PARTS {
        let scorer = Scorer::from_weights(fit(examples.iter().filter(|e| part(&e.document) != held_out)));
        for example in examples.iter().filter(|e| part(&e.document) == held_out) {
            let (chance, right) = best(example, &scorer);
            decided.push((chance, right, example.stands_for));
        }
    }
    let within = examples.iter().filter(|e| e.stands_for && e.right.iter().any(|right| *right)).count();
    let all = decided.iter().filter(|(.., stands_for)| *stands_for).count();
    eprintln!(
        "{} pronouns, {all} of which stand for something, {within} for what grammar leaves; not fitted on:",
        decided.len()
    );
    for least in [0.45, 0.5, 0.55, 0.6, 0.65, 0.7] {
        let resolved = || decided.iter().filter(|(chance, right, _)| right.is_some() && *chance >= least);
        let (count, right) =
            (resolved().count(), resolved().filter(|(_, right, _)| *right == Some(true)).count());
        eprintln!("at {least:.2}: {right} right, {} wrong, {} open", count - right, decided.len() - count);
    }
}

/// The likeliest entity's chance, and whether it is right; none where there is no entity.
fn best(example: &Example, scorer: &Scorer) -> (f64, Option<bool>) {
    let chances = scorer.chances(&example.alternatives);
    let mut entities: BTreeMap<&String, (f64, bool)> = BTreeMap::new();
    for ((entity, chance), right) in example.entities.iter().zip(chances).zip(&example.right) {
        if let Some(entity) = entity {
            let entry = entities.entry(entity).or_insert((0.0, *right));
            entry.0 += chance;
        }
    }
    let best = entities.into_values().max_by(|a, b| a.0.total_cmp(&b.0));
    best.map_or((0.0, None), |(chance, right)| (chance, Some(right)))
}

/// Features by number, with how much each applies.
type Numbered = Vec<(usize, f64)>;

/// Weights that make what is right likely: the marginal likelihood of a log-linear model with a ridge, climbed by Adam.
fn fit<'e>(examples: impl Iterator<Item = &'e Example>) -> BTreeMap<String, f64> {
    let mut numbers: BTreeMap<&str, usize> = BTreeMap::new();
    let mut rows: Vec<(Vec<Numbered>, &[bool])> = Vec::new();
    for example in examples.filter(|e| e.right.iter().any(|right| *right)) {
        let numbered = example.alternatives.iter().map(|features| {
            let pairs = features.iter().map(|(name, value)| {
                let next = numbers.len();
                (*numbers.entry(name).or_insert(next), *value)
            });
            pairs.collect()
        });
        rows.push((numbered.collect(), &example.right));
    }
    let mut held = vec![0.0; numbers.len()];
    for (name, weight) in HELD {
        if let Some(index) = numbers.get(name) {
            held[*index] = weight;
        }
    }
    let mut weights = held.clone();
    let (mut mean, mut square) = (vec![0.0; held.len()], vec![0.0; held.len()]);
    for step in 1..=STEPS {
        let mut slope: Vec<f64> =
            weights.iter().zip(&held).map(|(w, held)| -2.0 * RIDGE * (w - held)).collect();
        for (alternatives, right) in &rows {
            climb(alternatives, right, &weights, &mut slope);
        }
        let rate = RATE * (1.0 - step as f64 / (STEPS + 1) as f64).sqrt();
        let (first, second) = (1.0 - 0.9f64.powi(step as i32), 1.0 - 0.99f64.powi(step as i32));
        for (index, weight) in weights.iter_mut().enumerate() {
            mean[index] = 0.9 * mean[index] + 0.1 * slope[index];
            square[index] = 0.99 * square[index] + 0.01 * slope[index] * slope[index];
            *weight += rate * (mean[index] / first) / ((square[index] / second).sqrt() + 1e-9);
        }
    }
    numbers.into_iter().map(|(name, index)| (name.to_owned(), weights[index])).collect()
}

/// Add the slope of one pronoun's likelihood.
fn climb(alternatives: &[Numbered], right: &[bool], weights: &[f64], slope: &mut [f64]) {
    let scores: Vec<f64> =
        alternatives.iter().map(|pairs| pairs.iter().map(|(i, v)| weights[*i] * v).sum()).collect();
    let top = scores.iter().copied().fold(f64::NEG_INFINITY, f64::max);
    let odds: Vec<f64> = scores.iter().map(|s| (s - top).exp()).collect();
    let whole: f64 = odds.iter().sum();
    let wanted: f64 = odds.iter().zip(right).filter(|(_, right)| **right).map(|(odd, _)| odd).sum();
    for ((pairs, odd), right) in alternatives.iter().zip(&odds).zip(right) {
        let share = if *right { odd / wanted } else { 0.0 } - odd / whole;
        for (index, value) in pairs {
            slope[*index] += share * value;
        }
    }
}
