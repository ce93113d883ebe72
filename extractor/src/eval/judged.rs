//! [`Judged`]: extracted claims against verdicts that readers gave on them, for what gold claims cannot tell: precision,
//! and whether confidence can be taken at its word.
//!
//! Gold claims are never complete, so a claim that matches none may be right all the same. A judgement names a claim
//! by its document, place and slots, and says what a reader thinks of it, all fields taken together: `right`, `vague`
//! (true, but a slot is generic or cut) or `wrong`. A claim that has changed since is judged no more.

use super::{BINS, Bin, EvalError};
use crate::resolve::relations::called_alone;
use crate::resolve::{Argument, Claim};
use serde::Serialize;
use std::collections::BTreeMap;

/// What a reader says of a claim.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Verdict {
    /// Every field is what the text says.
    Right,
    /// Nothing false, but something essential is generic or cut off.
    Vague,
    /// Some field is not what the text says.
    Wrong,
}

/// A reader's verdict on one claim.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Judgement {
    key: Key,
    /// What was thought of it.
    pub verdict: Verdict,
}

/// Document, first code point and the one after the last, what the slots stand for, polarity.
type Key = (String, usize, usize, [String; 3], String);

/// Read judgements, a line each: document, start, end, labels of subject (`CLAIM` for another claim), relation and
/// object, polarity, verdict and, where the reader gave one, the fault in words, with tabs between them. Lines that begin
/// with `#` are remarks.
///
/// # Errors
/// When a line lacks a cell or has another verdict.
pub fn read_judgements(text: &str) -> Result<Vec<Judgement>, EvalError> {
    let lines = text.lines().enumerate().filter(|(_, line)| !line.is_empty() && !line.starts_with('#'));
    lines.map(|(index, line)| judgement(index + 1, line)).collect()
}

fn judgement(number: usize, line: &str) -> Result<Judgement, EvalError> {
    let wrong = || EvalError::Judgement { line: number, found: line.to_owned() };
    let cells: Vec<&str> = line.split('\t').collect();
    let ([document, start, end, subject, relation, object, polarity, verdict]
    | [document, start, end, subject, relation, object, polarity, verdict, _]) = cells[..]
    else {
        return Err(wrong());
    };
    let verdict = match verdict {
        "right" => Verdict::Right,
        "vague" => Verdict::Vague,
        "wrong" => Verdict::Wrong,
        _ => return Err(wrong()),
    };
    let place = |cell: &str| cell.parse().map_err(|_| wrong());
    // Older verdicts have the word before an object where there is none.
    let relation = if object.is_empty() { called_alone(relation) } else { relation };
    let slots = [subject, relation, object].map(str::to_owned);
    let key = (document.to_owned(), place(start)?, place(end)?, slots, polarity.to_owned());
    Ok(Judgement { key, verdict })
}

fn key(claim: &Claim) -> Key {
    let document = claim.document.rsplit('/').next().unwrap_or_default().to_owned();
    let words = |argument: &Option<Argument>| match argument {
        Some(Argument::Entity(entity)) => entity.label.clone(),
        Some(Argument::Value(value)) => value.text.clone(),
        Some(Argument::Claim { .. }) => "CLAIM".to_owned(),
        None => String::new(),
    };
    let relation = claim.relation.label.clone();
    let slots = [words(&claim.subject), relation, words(&claim.object)];
    let slots = slots.map(|slot| slot.split_whitespace().collect::<Vec<_>>().join(" "));
    (document, claim.start, claim.end, slots, claim.polarity.name().to_owned())
}

/// Claims with the verdicts on them.
#[derive(Debug)]
pub struct Judged<'a> {
    pairs: Vec<(&'a Claim, Verdict)>,
    unclaimed: usize,
}

/// What the verdicts come to.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct JudgedReport {
    /// Claims judged right.
    pub right: usize,
    /// Claims judged vague.
    pub vague: usize,
    /// Claims judged wrong.
    pub wrong: usize,
    /// Judgements on claims that are not made any more.
    pub unclaimed: usize,
    /// Confidence against the verdict `right`, lowest bin first; `beside_gold` counts the claims judged.
    pub calibration: Vec<Bin>,
}

impl<'a> Judged<'a> {
    /// Find the claims that the judgements are about.
    #[must_use]
    pub fn new(judgements: &[Judgement], claims: &'a [Claim]) -> Self {
        let verdicts: BTreeMap<&Key, Verdict> = judgements.iter().map(|j| (&j.key, j.verdict)).collect();
        let mut seen = std::collections::BTreeSet::new();
        let mut pairs = Vec::new();
        for claim in claims {
            let own = key(claim);
            if let Some(verdict) = verdicts.get(&own)
                && seen.insert(own)
            {
                pairs.push((claim, *verdict));
            }
        }
        Self { unclaimed: verdicts.len() - pairs.len(), pairs }
    }

    /// Each claim that was judged, once.
    pub fn pairs(&self) -> impl Iterator<Item = (&'a Claim, Verdict)> {
        self.pairs.iter().copied()
    }

    /// Count.
    #[must_use]
    pub fn report(&self) -> JudgedReport {
        let count = |verdict| self.pairs.iter().filter(|(_, v)| *v == verdict).count();
        let mut calibration: Vec<Bin> = (0..BINS).map(Bin::empty).collect();
        for (claim, verdict) in self.pairs() {
            let index = (claim.confidence.clamp(0.0, 1.0) * BINS as f64) as usize;
            calibration[index.min(BINS - 1)].count(claim.confidence, Some(verdict == Verdict::Right));
        }
        JudgedReport {
            right: count(Verdict::Right),
            vague: count(Verdict::Vague),
            wrong: count(Verdict::Wrong),
            unclaimed: self.unclaimed,
            calibration,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::eval::{read_claims, reliability};

    const CLAIMS: &str = include_str!("../../tests/reference/library-sunday.fr.claims.jsonl");

    #[test]
    fn a_judgement_is_about_the_claim_of_its_slots() {
        let claims = read_claims(CLAIMS).unwrap();
        let line = |claim: &Claim, verdict: &str| {
            let (document, start, end, [s, r, o], polarity) = key(claim);
            format!("{document}\t{start}\t{end}\t{s}\t{r}\t{o}\t{polarity}\t{verdict}\n")
        };
        let sheet =
            ["# remark\n".to_owned(), line(&claims[0], "right"), line(&claims[1], "wrong\tanother subject")]
                .concat();
        let gone = line(&claims[2], "vague").replace("affirmed", "denied").replace("denied\tv", "no\tv");
        let judgements = read_judgements(&(sheet + &gone)).unwrap();
        let report = Judged::new(&judgements, &claims).report();
        assert_eq!((report.right, report.vague, report.wrong, report.unclaimed), (1, 0, 1, 1));
        let [one, other] = [claims[0].confidence, claims[1].confidence];
        let expected = ((1.0 - one).powi(2) + other.powi(2)) / 2.0;
        assert!((reliability(&report.calibration).unwrap().brier - expected).abs() < 1e-9);
    }

    #[test]
    fn errors_name_the_line() {
        let error = read_judgements("# one\na\t1\t2\ts\tr\to\taffirmed\tfine").unwrap_err();
        assert!(error.to_string().starts_with("line 2"), "{error}");
    }
}
