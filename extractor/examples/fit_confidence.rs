//! Fits the weights of `confidence` on claims judged by hand: `fit_confidence DOCUMENTS... JUDGED` reads the documents
//! of folders and the `.tsv` files of judgements, and prints `data/confidence.tsv`. Leaving out one document at a
//! time says, on stderr, how the weights fare on a document they were not fitted on.
#![allow(clippy::print_stdout, clippy::print_stderr, reason = "the weights and the report are its purpose")]

use dixit_extractor::eval::{Judged, Verdict, read_judgements};
use dixit_extractor::pipeline::{Extractor, Options};
use dixit_extractor::resolve::confidence::{Features, chance, features};
use std::collections::BTreeMap;
use std::path::Path;

/// Strength of the ridge: how many claims' worth of doubt keeps a weight near 0.
const RIDGE: f64 = 2.0;
const STEPS: usize = 4000;
const RATE: f64 = 0.5;

struct Example {
    document: String,
    features: Features,
    right: bool,
}

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let Some((judged, folders)) = arguments.split_last().filter(|(_, folders)| !folders.is_empty()) else {
        return Err("usage: DOCUMENTS... JUDGED".into());
    };
    let mut judgements = Vec::new();
    for path in files(Path::new(judged), "tsv")? {
        judgements.extend(read_judgements(&std::fs::read_to_string(path)?)?);
    }
    let mut examples = Vec::new();
    let extractor = Extractor::new()?;
    let mut paths = Vec::new();
    for folder in folders {
        paths.extend(files(Path::new(folder), "md")?);
    }
    for path in paths {
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let read = extractor.extract(&name, &std::fs::read(&path)?, &Options::default())?;
        let verdicts = Judged::new(&judgements, &read.claims);
        for (claim, verdict) in verdicts.pairs() {
            let mut sentences = read.sentences.iter().flatten();
            let Some(sentence) = sentences.find(|s| s.span.covers(&claim.span())) else { continue };
            let right = verdict == Verdict::Right;
            examples.push(Example { document: name.clone(), features: features(sentence, claim), right });
        }
    }
    let mut documents: Vec<&String> = examples.iter().map(|e| &e.document).collect();
    documents.dedup();
    let (mut brier, mut held_out) = (0.0, Vec::new());
    for left_out in documents {
        let weights = fit(examples.iter().filter(|e| e.document != *left_out));
        for example in examples.iter().filter(|e| e.document == *left_out) {
            let chance = chance(&example.features, &weights);
            brier += (chance - f64::from(u8::from(example.right))).powi(2);
            held_out.push((chance, example.right));
        }
    }
    let right = examples.iter().filter(|e| e.right).count();
    eprintln!("a right claim is above another that is not in {:.3} of pairs", ranked(&held_out));
    eprintln!("{} claims, {right} right", examples.len());
    eprintln!("one document left out at a time: Brier {:.3}", brier / examples.len() as f64);
    for bin in 0..10 {
        let inside = held_out.iter().filter(|(chance, _)| ((chance * 10.0) as usize).min(9) == bin);
        let (count, sum, hits) = inside.fold((0, 0.0, 0), |(n, sum, hits), (chance, right)| {
            (n + 1, sum + chance, hits + usize::from(*right))
        });
        if count > 0 {
            let (mean, share) = (sum / f64::from(count), hits as f64 / f64::from(count));
            eprintln!("  {:.1}..: {count:4} claims, said {mean:.2}, right {share:.2}", bin as f64 / 10.0);
        }
    }
    println!("# Weights of a claim's confidence, made by examples/fit_confidence.rs from tests/judged.");
    for (name, weight) in fit(examples.iter()) {
        println!("{name}\t{weight:.4}");
    }
    Ok(())
}

/// In how many pairs of a right and another claim the right one has the higher chance (area under the ROC curve).
fn ranked(held_out: &[(f64, bool)]) -> f64 {
    let of = |right: bool| held_out.iter().filter(move |(_, is)| *is == right).map(|(chance, _)| *chance);
    let (mut above, mut pairs) = (0.0, 0.0);
    for right in of(true) {
        for other in of(false) {
            pairs += 1.0;
            above += if right > other {
                1.0
            } else if right < other {
                0.0
            } else {
                0.5
            };
        }
    }
    above / f64::max(pairs, 1.0)
}

/// Gradient descent on the log loss with a ridge on all weights but the bias.
fn fit<'e>(examples: impl Iterator<Item = &'e Example>) -> BTreeMap<String, f64> {
    let mut numbers: BTreeMap<&str, usize> = BTreeMap::new();
    let mut rows: Vec<(Vec<(usize, f64)>, f64)> = Vec::new();
    for example in examples {
        let given = example.features.iter().filter(|(_, value)| *value != 0.0);
        let row = given.map(|(name, value)| {
            let next = numbers.len();
            (*numbers.entry(name).or_insert(next), *value)
        });
        rows.push((row.collect(), f64::from(u8::from(example.right))));
    }
    let count = rows.len() as f64;
    let mut ridge = vec![RIDGE; numbers.len()];
    if let Some(bias) = numbers.get("bias") {
        ridge[*bias] = 0.0;
    }
    let mut weights = vec![0.0; numbers.len()];
    for _ in 0..STEPS {
        let mut slope = vec![0.0; weights.len()];
        for (row, right) in &rows {
            let sum: f64 = row.iter().map(|(index, value)| weights[*index] * value).sum();
            let error = 1.0 / (1.0 + (-sum).exp()) - right;
            for (index, value) in row {
                slope[*index] += error * value;
            }
        }
        for ((weight, slope), ridge) in weights.iter_mut().zip(&slope).zip(&ridge) {
            *weight -= RATE * (slope + ridge * *weight) / count;
        }
    }
    numbers.into_iter().map(|(name, index)| (name.to_owned(), weights[index])).collect()
}

fn files(place: &Path, ending: &str) -> std::io::Result<Vec<std::path::PathBuf>> {
    let paths = std::fs::read_dir(place)?.map(|entry| Ok(entry?.path()));
    let mut paths = paths.collect::<std::io::Result<Vec<_>>>()?;
    paths.retain(|path| path.extension().is_some_and(|e| e == ending));
    paths.sort();
    Ok(paths)
}
