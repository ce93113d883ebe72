//! What `dixit eval` prints: figures, misses by construction, wrong attributes, confidence.

use super::columns::{one_line, padding, truncate};
use anstyle::{AnsiColor, Style};
use dixit_extractor::eval::oie::{OieReport, Scores};
use dixit_extractor::eval::{Bin, JudgedReport, Miss, Reliability, Report, Share, reliability};
use std::collections::BTreeMap;
use std::io::{self, Write};

const BOLD: Style = Style::new().bold();
const DIM: Style = Style::new().dimmed();
const BAD: Style = AnsiColor::Yellow.on_default();
/// Columns of the names left of the figures.
const NAMES: usize = 16;
/// Columns of a quote.
const QUOTE: usize = 70;

/// Print how claims fare against gold claims.
///
/// # Errors
/// When `out` cannot be written.
pub fn claims(report: &Report, out: &mut impl Write) -> io::Result<()> {
    writeln!(out, "{} gold claims, {} extracted claims", report.gold, report.claims)?;
    let against = if report.source_checked { "the source" } else { "other quotes (no source given)" };
    writeln!(out, "{} quotes are not the exact slice of {against}", report.wrong_quotes.len())?;
    writeln!(out)?;
    report.shares.iter().try_for_each(|share| figure(share, out))?;
    misses(&report.misses, out)?;
    wrong(report, out)?;
    calibration(report, out)
}

fn figure(share: &Share, out: &mut impl Write) -> io::Result<()> {
    let gap = padding(share.name, NAMES);
    match share.value() {
        Some(value) => {
            writeln!(out, "{}{:gap$}{:>5} of {:>4}  {value:.3}", share.name, "", share.right, share.of)
        }
        None => writeln!(out, "{}{:gap$}{DIM}none to score{DIM:#}", share.name, ""),
    }
}

/// The missed gold claims, commonest construction first.
fn misses(misses: &[Miss], out: &mut impl Write) -> io::Result<()> {
    let mut groups: BTreeMap<&str, Vec<&Miss>> = BTreeMap::new();
    for miss in misses {
        groups.entry(miss.construction.map_or("missed", |c| c.name())).or_default().push(miss);
    }
    let mut groups: Vec<_> = groups.into_iter().collect();
    groups.sort_by_key(|(name, group)| (std::cmp::Reverse(group.len()), *name));
    if !groups.is_empty() {
        writeln!(
            out,
            "\n{BOLD}Missed, by construction{BOLD:#} {DIM}(slots that differ in the nearest claim){DIM:#}"
        )?;
    }
    for (name, group) in groups {
        let core = group.iter().filter(|miss| miss.core).count();
        writeln!(out, "\n{BOLD}{name}{BOLD:#}  {} {DIM}({core} core){DIM:#}", group.len())?;
        group.into_iter().try_for_each(|miss| missed(miss, out))?;
    }
    Ok(())
}

fn missed(miss: &Miss, out: &mut impl Write) -> io::Result<()> {
    let quote = truncate(&one_line(&miss.quote), QUOTE);
    writeln!(out, "  {DIM}{}{DIM:#} {quote}", miss.id)?;
    writeln!(out, "      expected  {}", slots(&miss.expected))?;
    match &miss.nearest {
        None => writeln!(out, "      {BAD}no claim there{BAD:#}"),
        Some(nearest) => {
            let names: Vec<&str> = miss.mismatches.iter().map(|slot| slot.name()).collect();
            writeln!(out, "      nearest   {}  {BAD}{}{BAD:#}", slots(nearest), names.join(", "))
        }
    }
}

fn slots([subject, relation, object]: &[String; 3]) -> String {
    let subject = if subject.is_empty() { "∅" } else { subject };
    let filled = [subject, relation, object].into_iter().filter(|slot| !slot.is_empty());
    filled.map(|slot| truncate(&one_line(slot), QUOTE)).collect::<Vec<_>>().join(" → ")
}

fn wrong(report: &Report, out: &mut impl Write) -> io::Result<()> {
    if !report.wrong.is_empty() {
        writeln!(out, "\n{BOLD}Found, but wrong{BOLD:#} {DIM}(gold, found){DIM:#}\n")?;
    }
    let mut sorted: Vec<_> = report.wrong.iter().collect();
    sorted.sort_by_key(|wrong| wrong.attribute);
    for wrong in sorted {
        let (attribute, gap) = (wrong.attribute, padding(wrong.attribute, NAMES - 4));
        let found = if wrong.found.is_empty() { "nothing" } else { &wrong.found };
        let quote = truncate(&one_line(&wrong.quote), QUOTE);
        writeln!(out, "  {attribute}{:gap$}{}, {BAD}{found}{BAD:#}", "", wrong.expected)?;
        writeln!(out, "  {:width$}{DIM}{}{DIM:#} {quote}", "", wrong.id, width = NAMES - 4)?;
    }
    Ok(())
}

fn calibration(report: &Report, out: &mut impl Write) -> io::Result<()> {
    writeln!(out, "\n{BOLD}Confidence{BOLD:#}      claims  beside gold  matching  share")?;
    for bin in report.calibration.iter().filter(|bin| bin.claims > 0) {
        let share = bin.share().map_or_else(|| "–".to_owned(), |share| format!("{share:.3}"));
        let (from, to) = (bin.from, bin.to);
        writeln!(
            out,
            "{from:.1} to {to:.1}{:>12}{:>13}{:>10}  {share:>5}",
            bin.claims, bin.beside_gold, bin.matching
        )?;
    }
    reliability_of(&report.calibration, out)
}

fn reliability_of(bins: &[Bin], out: &mut impl Write) -> io::Result<()> {
    match reliability(bins) {
        Some(Reliability { brier, ece }) => {
            writeln!(out, "Brier score {brier:.3}, calibration error {ece:.3}")
        }
        None => Ok(()),
    }
}

/// Print what readers think of claims, and how far confidence foretells it.
///
/// # Errors
/// When `out` cannot be written.
pub fn judged(report: &JudgedReport, out: &mut impl Write) -> io::Result<()> {
    let all = report.right + report.vague + report.wrong;
    writeln!(
        out,
        "{all} claims judged; {} judgements are on claims that are not made any more",
        report.unclaimed
    )?;
    for (name, right) in [("right", report.right), ("vague", report.vague), ("wrong", report.wrong)] {
        figure(&Share { name, right, of: all }, out)?;
    }
    writeln!(out, "\n{BOLD}Confidence{BOLD:#}      claims  said   right")?;
    for bin in report.calibration.iter().filter(|bin| bin.claims > 0) {
        let said = bin.confidence / bin.claims as f64;
        let share = bin.share().unwrap_or_default();
        writeln!(out, "{:.1} to {:.1}{:>12}  {said:.3}  {share:.3}", bin.from, bin.to, bin.claims)?;
    }
    reliability_of(&report.calibration, out)
}

/// Print how tuples fare against gold tuples.
///
/// # Errors
/// When `out` cannot be written.
pub fn tuples(report: &OieReport, out: &mut impl Write) -> io::Result<()> {
    let (sentences, gold, extracted) = (report.sentences, report.gold, report.extracted);
    writeln!(out, "sentences {sentences}  gold {gold}  extracted {extracted}")?;
    writeln!(out, "all: {}", scores(report.all))?;
    match report.best {
        Some((least, best)) => writeln!(out, "best threshold {least:.3}: {}", scores(best)),
        None => Ok(()),
    }
}

fn scores(scores: Scores) -> String {
    let Scores { precision, recall, f1 } = scores;
    format!("precision {precision:.3}  recall {recall:.3}  F1 {f1:.3}")
}

#[cfg(test)]
mod tests {
    use super::*;
    use dixit_extractor::eval::{Slot, Wrong};

    fn shown(print: impl FnOnce(&mut Vec<u8>) -> io::Result<()>) -> String {
        let mut bytes = Vec::new();
        print(&mut bytes).unwrap();
        anstream::adapter::strip_str(&String::from_utf8(bytes).unwrap()).to_string()
    }

    #[test]
    fn shows_figures_misses_and_bins() {
        let words = |a: &str, b: &str, c: &str| [a.to_owned(), b.to_owned(), c.to_owned()];
        let report = Report {
            gold: 3,
            claims: 5,
            source_checked: true,
            wrong_quotes: Vec::new(),
            shares: vec![
                Share { name: "core recall", right: 2, of: 3 },
                Share { name: "number", right: 0, of: 0 },
            ],
            misses: vec![Miss {
                id: "g1".to_owned(),
                quote: "the port\nloses money".to_owned(),
                core: true,
                construction: None,
                expected: words("port", "loses", "money"),
                nearest: Some(words("mayor", "loses", "money")),
                mismatches: vec![Slot::Subject],
            }],
            wrong: vec![Wrong {
                id: "g2".to_owned(),
                quote: "it rains".to_owned(),
                attribute: "polarity",
                expected: "denied".to_owned(),
                found: "affirmed".to_owned(),
            }],
            calibration: vec![Bin {
                claims: 4,
                beside_gold: 4,
                matching: 1,
                confidence: 3.0,
                squared: 1.75,
                ..Bin::empty(7)
            }],
        };
        let text = shown(|out| claims(&report, out));
        for line in [
            "core recall         2 of    3  0.667",
            "number          none to score",
            "  g1 the port loses money",
            "      nearest   mayor → loses → money  subject",
            "  polarity    denied, affirmed",
            "0.7 to 0.8           4            4         1  0.250",
            "Brier score 0.438, calibration error 0.500",
        ] {
            assert!(text.contains(line), "{line:?} is not in\n{text}");
        }
    }

    #[test]
    fn shows_tuples_in_three_lines() {
        let scores = Scores { precision: 0.5, recall: 0.25, f1: 1.0 / 3.0 };
        let report =
            OieReport { sentences: 2, gold: 3, extracted: 4, all: scores, best: Some((0.8, scores)) };
        assert_eq!(
            shown(|out| tuples(&report, out)),
            "sentences 2  gold 3  extracted 4\n\
             all: precision 0.500  recall 0.250  F1 0.333\n\
             best threshold 0.800: precision 0.500  recall 0.250  F1 0.333\n"
        );
    }
}
