//! German writes a number below a million as one word: [`compound`] takes it apart.

use super::Number;
use super::lexicon::{Class, Lexicon};

/// The value of a compound such as `dreitausendsechshundert`, and its scale (1, or 1000 for a bare
/// multiple of a thousand). `None` where the word is no compound of German number words.
pub(crate) fn compound(lexicon: &Lexicon, word: &str) -> Option<(Number, Number)> {
    let one = Number::Integer(1);
    if let Some(stem) = word.strip_suffix("einhalb").map(|s| s.strip_suffix("und").unwrap_or(s)) {
        let whole = below_million(lexicon, stem).filter(|&v| v > 0)?;
        return Some((Number::Integer(whole).plus(Number::Decimal(0.5)), one));
    }
    // Simple words are in the lexicon; only compounds are taken apart here.
    let is_compound = ["und", "hundert", "tausend"]
        .iter()
        .any(|part| word.find(part).is_some_and(|at| at > 0 || word.len() > part.len()));
    if !is_compound {
        return None;
    }
    Some((Number::Integer(below_million(lexicon, word)?), one))
}

fn simple(lexicon: &Lexicon, word: &str) -> Option<i64> {
    if matches!(word, "ein" | "eine" | "eins") {
        // Only a German lexicon knows `eins`.
        return lexicon.lemma(Class::Small, "eins").map(|_| 1);
    }
    let found = lexicon.lemma(Class::Small, word).or_else(|| lexicon.lemma(Class::Tens, word))?;
    found.0.parse().ok()
}

fn below_million(lexicon: &Lexicon, word: &str) -> Option<i64> {
    lexicon.lemma(Class::Small, "zwei")?;
    match word.split_once("tausend") {
        Some((left, right)) => {
            let thousands = if left.is_empty() { 1 } else { below_thousand(lexicon, left)? };
            let rest = right.strip_prefix("und").unwrap_or(right);
            Some(thousands * 1000 + if rest.is_empty() { 0 } else { below_thousand(lexicon, rest)? })
        }
        None => below_thousand(lexicon, word),
    }
}

fn below_thousand(lexicon: &Lexicon, word: &str) -> Option<i64> {
    match word.split_once("hundert") {
        Some((left, right)) => {
            let hundreds = if left.is_empty() { 1 } else { below_hundred(lexicon, left)? };
            let rest = right.strip_prefix("und").unwrap_or(right);
            Some(hundreds * 100 + if rest.is_empty() { 0 } else { below_hundred(lexicon, rest)? })
        }
        None => below_hundred(lexicon, word),
    }
}

fn below_hundred(lexicon: &Lexicon, word: &str) -> Option<i64> {
    if let Some(value) = simple(lexicon, word) {
        return Some(value);
    }
    let (units, tens) = word.split_once("und")?;
    let units = simple(lexicon, units).filter(|v| (1..10).contains(v))?;
    let tens = simple(lexicon, tens).filter(|v| (20..100).contains(v))?;
    Some(units + tens)
}
