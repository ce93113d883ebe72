//! Compares the tokeniser with treebanks: `tokenise_treebank LANGUAGE FILE.conllu …` puts each
//! file's text together again, cuts it and prints precision, recall and F1 of tokens and sentences;
//! with `--errors` also the commonest differences.
#![allow(clippy::print_stdout, reason = "the report is its purpose")]

use dixit_extractor::analysis::conllu::{self, ConlluSentence};
use dixit_extractor::analysis::{Language, Sentence, tokenise};
use dixit_extractor::source::SourceText;
use dixit_extractor::span::CharSpan;
use std::collections::{BTreeMap, BTreeSet};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut arguments: Vec<String> = std::env::args().skip(1).collect();
    let errors = arguments.iter().any(|a| a == "--errors");
    arguments.retain(|a| a != "--errors");
    let language: Language = arguments.first().ok_or("usage: LANGUAGE FILE …")?.parse()?;
    for path in &arguments[1..] {
        let gold = conllu::read(&std::fs::read_to_string(path)?)?;
        let (text, tokens, ends) = running_text(&gold);
        let text = SourceText::new(text);
        let started = std::time::Instant::now();
        let found = tokenise(&text, CharSpan::new(0, text.len()), language);
        let seconds = started.elapsed().as_secs_f64();
        let spans: BTreeSet<_> = found.iter().flat_map(|s| s.tokens.iter().map(|t| t.span)).collect();
        let sentences: BTreeSet<_> = found.iter().map(|s| s.span).collect();
        println!(
            "{path}: tokens {}, sentences {}, {:.0} tokens/s",
            score(&tokens, &spans),
            score(&ends, &sentences),
            spans.len() as f64 / seconds
        );
        if errors {
            report(&text, &tokens, &spans);
            report_sentences(&text, &ends, &found);
        }
    }
    Ok(())
}

/// The text of a treebank as the shared tasks lay it out, with the spans of tokens and sentences.
fn running_text(gold: &[ConlluSentence]) -> (String, BTreeSet<CharSpan>, BTreeSet<CharSpan>) {
    let (mut text, mut chars) = (String::new(), 0);
    let (mut tokens, mut sentences) = (BTreeSet::new(), BTreeSet::new());
    for sentence in gold {
        let new = |line: &String| line.starts_with("# newpar") || line.starts_with("# newdoc");
        if sentence.comments.iter().any(new) && chars > 0 {
            text.push_str("\n\n");
            chars += 2;
        }
        let start = chars;
        let mut end = chars;
        for token in &sentence.tokens {
            let length = token.form.chars().count();
            tokens.insert(CharSpan::new(chars, chars + length));
            text.push_str(&token.form);
            chars += length;
            end = chars;
            if token.space_after() {
                text.push(' ');
                chars += 1;
            }
        }
        sentences.insert(CharSpan::new(start, end));
    }
    (text, tokens, sentences)
}

fn score(gold: &BTreeSet<CharSpan>, found: &BTreeSet<CharSpan>) -> String {
    let right = gold.intersection(found).count() as f64;
    let (precision, recall) = (right / found.len() as f64, right / gold.len() as f64);
    let f1 = 2.0 * precision * recall / (precision + recall);
    format!("P {:.2} R {:.2} F1 {:.2} ({} gold)", precision * 100.0, recall * 100.0, f1 * 100.0, gold.len())
}

/// Stretches that the two cut differently, the commonest first.
fn report(text: &SourceText, gold: &BTreeSet<CharSpan>, found: &BTreeSet<CharSpan>) {
    let mut counts: BTreeMap<(String, String), usize> = BTreeMap::new();
    let wrong: Vec<CharSpan> = gold.difference(found).copied().collect();
    let mut at = 0;
    while at < wrong.len() {
        let mut stretch = wrong[at];
        while at + 1 < wrong.len() && wrong[at + 1].start <= stretch.end + 1 {
            at += 1;
            stretch = stretch.join(&wrong[at]);
        }
        at += 1;
        let show = |spans: &BTreeSet<CharSpan>| {
            let inside = spans.iter().filter(|s| s.overlaps(&stretch)).map(|s| text.slice(*s));
            inside.collect::<Vec<_>>().join(" | ")
        };
        *counts.entry((show(gold), show(found))).or_default() += 1;
    }
    let mut counts: Vec<_> = counts.into_iter().collect();
    counts.sort_by_key(|(_, n)| std::cmp::Reverse(*n));
    for ((gold, found), n) in counts.iter().take(60) {
        println!("  {n} gold [{gold}] found [{found}]");
    }
}

fn report_sentences(text: &SourceText, gold: &BTreeSet<CharSpan>, found: &[Sentence]) {
    let ends = |spans: &mut dyn Iterator<Item = CharSpan>| spans.map(|s| s.end).collect::<BTreeSet<_>>();
    let gold = ends(&mut gold.iter().copied());
    let found = ends(&mut found.iter().map(|s| s.span));
    for (what, ends) in [("cut too much", found.difference(&gold)), ("not cut", gold.difference(&found))] {
        let ends: Vec<usize> = ends.copied().collect();
        println!("  -- {what}: {}", ends.len());
        for end in ends.iter().step_by((ends.len() / 40).max(1)) {
            let (from, to) = (end.saturating_sub(40), (end + 40).min(text.len()));
            let line = format!(
                "{} ¦ {}",
                text.slice(CharSpan::new(from, *end)),
                text.slice(CharSpan::new(*end, to))
            );
            println!("    {}", line.replace('\n', " "));
        }
    }
}
