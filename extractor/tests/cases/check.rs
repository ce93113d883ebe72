//! [`report`]: a case against the extractor, and the difference in words.

use crate::markdown::Case;
use crate::notation::Line;
use crate::pattern::{Pattern, Slot, Strictness, same};
use crate::render;
use dixit_extractor::analysis::Language;
use dixit_extractor::pipeline::{Extractor, Options};
use dixit_extractor::resolve::{Claim, Extraction, relations};
use similar::TextDiff;

/// What differs between the case and what is extracted; `None` where nothing does.
#[must_use]
pub fn report(extractor: &Extractor, case: &Case, language: Language) -> Option<String> {
    let options = Options {
        language: Some(language),
        date: case.date.clone(),
        plain: case.plain,
        ..Options::default()
    };
    let extraction =
        extractor.extract("case.md", case.text.as_bytes(), &options).expect("the text of a case is text");
    let mut faults = differences(case, &extraction);
    for pattern in case.lines.iter().filter_map(forbidden) {
        faults.extend(idle(pattern, case, &extraction));
    }
    (!faults.is_empty())
        .then(|| format!("── {}\n{}\n\n{}", case.name, indented(&case.text, "   │ "), faults.join("\n")))
}

/// What the claims of a case's text lack or have too many.
fn differences(case: &Case, extraction: &Extraction) -> Vec<String> {
    let expected: Vec<&Pattern> = case
        .lines
        .iter()
        .filter_map(|line| if let Line::Expected(pattern) = line { Some(pattern) } else { None })
        .collect();
    let owners = assign(&expected, extraction);
    let mut faults = Vec::new();
    let missing = expected.iter().enumerate().any(|(index, _)| !owners.contains(&Some(index)));
    if missing || (case.exact && owners.contains(&None)) {
        faults.push(diff(&expected, &owners, extraction, case.exact));
    }
    for pattern in case.lines.iter().filter_map(forbidden) {
        let found = extraction.claims.iter().find(|c| pattern.fits(c, extraction, Strictness::Forbidden));
        faults.extend(found.map(|claim| {
            format!(
                "! {}\n  is forbidden, and found: {}\n",
                pattern.source,
                render::claim(claim, extraction, None)
            )
        }));
    }
    faults.extend(case.lines.iter().filter_map(|line| match line {
        Line::Skipped(reason, words, source) => {
            wrongly_kept(reason, words, extraction).map(|got| format!("- {source}\n+ {got}\n"))
        }
        _ => None,
    }));
    faults
}

fn forbidden(line: &Line) -> Option<&Pattern> {
    if let Line::Forbidden(pattern) = line { Some(pattern) } else { None }
}

/// Which expected line each claim answers: the largest assignment, by augmenting paths (Kuhn).
fn assign(expected: &[&Pattern], extraction: &Extraction) -> Vec<Option<usize>> {
    let fits: Vec<Vec<usize>> = expected
        .iter()
        .map(|pattern| {
            let claims = extraction.claims.iter().enumerate();
            claims
                .filter(|(_, claim)| pattern.fits(claim, extraction, Strictness::Expected))
                .map(|(index, _)| index)
                .collect()
        })
        .collect();
    let mut owners = vec![None; extraction.claims.len()];
    for line in 0..expected.len() {
        augment(line, &fits, &mut owners, &mut vec![false; extraction.claims.len()]);
    }
    owners
}

fn augment(line: usize, fits: &[Vec<usize>], owners: &mut [Option<usize>], tried: &mut [bool]) -> bool {
    for &claim in &fits[line] {
        if std::mem::replace(&mut tried[claim], true) {
            continue;
        }
        if owners[claim].is_none_or(|owner| augment(owner, fits, owners, tried)) {
            owners[claim] = Some(line);
            return true;
        }
    }
    false
}

/// The expected lines against the found ones, each missing line beside the nearest claim left over.
fn diff(expected: &[&Pattern], owners: &[Option<usize>], extraction: &Extraction, exact: bool) -> String {
    let mut spare: Vec<&Claim> =
        extraction.claims.iter().zip(owners).filter(|(_, owner)| owner.is_none()).map(|(c, _)| c).collect();
    let mut found = Vec::new();
    for (index, pattern) in expected.iter().enumerate() {
        if owners.contains(&Some(index)) {
            found.push(pattern.source.clone());
        } else if let Some(nearest) = nearest(pattern, &spare, extraction) {
            found.push(render::claim(spare.remove(nearest), extraction, Some(pattern)));
        }
    }
    let rest: Vec<String> = spare.iter().map(|claim| render::claim(claim, extraction, None)).collect();
    let mut beside = String::new();
    if exact {
        found.extend(rest);
    } else if !rest.is_empty() {
        beside = format!("\n  found besides:\n{}\n", indented(&rest.join("\n"), "    "));
    }
    let lines = |lines: &[String]| lines.iter().map(|line| format!("{line}\n")).collect::<String>();
    let wanted: Vec<String> = expected.iter().map(|pattern| pattern.source.clone()).collect();
    let (wanted, found) = (lines(&wanted), lines(&found));
    let diff = TextDiff::from_lines(&wanted, &found);
    let changes: String = diff.iter_all_changes().map(|c| format!("{} {}", c.tag(), c.value())).collect();
    format!("{changes}{beside}")
}

/// The spare claim that reads most like the line, if any does.
fn nearest(pattern: &Pattern, spare: &[&Claim], extraction: &Extraction) -> Option<usize> {
    let likeness = |claim: &Claim| {
        TextDiff::from_chars(pattern.source.as_str(), render::claim(claim, extraction, Some(pattern))).ratio()
    };
    let scored = spare.iter().map(|claim| likeness(claim)).enumerate().filter(|(_, score)| *score > 0.4);
    scored.max_by(|a, b| a.1.total_cmp(&b.1)).map(|(index, _)| index)
}

/// What stands instead of a sentence skipped for that reason.
fn wrongly_kept(reason: &str, words: &str, extraction: &Extraction) -> Option<String> {
    let text = &extraction.transcript.text;
    let length = words.chars().count();
    let row = extraction.explanations.iter().find(|row| {
        let sentence = text.slice(dixit_extractor::span::CharSpan::new(row.start, row.end));
        same(&sentence.chars().take(length).collect::<String>(), words)
    });
    match row {
        None => Some("no sentence begins with these words".to_owned()),
        Some(row) if row.skipped.as_deref() == Some(reason) => None,
        Some(row) => Some(match &row.skipped {
            Some(other) => format!("skipped ({other})"),
            None => format!("{} claims", row.claims.len()),
        }),
    }
}

/// Why a forbidden line could never be found: then it tests nothing.
fn idle(pattern: &Pattern, case: &Case, extraction: &Extraction) -> Option<String> {
    let text = case.text.to_lowercase().replace('’', "'");
    let lemmas: Vec<String> = extraction
        .sentences
        .iter()
        .flatten()
        .flat_map(|s| &s.tokens)
        .map(|t| t.lemma.to_lowercase())
        .collect();
    let stands = |word: &String| text.contains(&word.to_lowercase());
    let relates = |word: &String| {
        relations::Lexicon::embedded().relations().iter().any(|r| r.label(Language::English) == word)
            || word.split(' ').any(|part| lemmas.iter().any(|lemma| lemma == part) || text.contains(part))
    };
    let [subject, relation, object] = &pattern.slots;
    let absent = |slot: &Slot, known: &dyn Fn(&String) -> bool| match slot {
        Slot::Words(words) => !words.iter().any(known),
        _ => false,
    };
    let free = pattern.slots.iter().all(|slot| *slot == Slot::Any) && pattern.marks.is_empty();
    (free || absent(subject, &stands) || absent(object, &stands) || absent(relation, &relates)).then(|| {
        format!("! {}\n  can never be found in this text: forbid something that could\n", pattern.source)
    })
}

fn indented(text: &str, margin: &str) -> String {
    text.lines().map(|line| format!("{margin}{line}")).collect::<Vec<_>>().join("\n")
}

#[cfg(test)]
mod tests {
    use super::report;
    use crate::EXTRACTOR;
    use crate::markdown::cases;
    use dixit_extractor::analysis::Language;

    /// What is reported of one sentence with these claims.
    fn reported(info: &str, claims: &str) -> Option<String> {
        let file = format!("```text\nSiemens builds trains. Tell us more.\n```\n```{info}\n{claims}\n```\n");
        report(&EXTRACTOR, &cases("trains.en.md", &file).unwrap()[0], Language::English)
    }

    #[test]
    fn passes_what_is_right() {
        for (info, claims) in [
            ("claims", "Siemens → build → trains\nskipped (request): Tell us"),
            ("claims", "siemens → * → train | trains {present; affirmed; asserted}"),
            ("claims at least", ""),
            ("claims at least", "! trains → build → Siemens"),
            ("claims at least", "! Siemens → build → trains {denied}"),
        ] {
            assert_eq!(reported(info, claims), None, "{claims}");
        }
    }

    #[test]
    fn every_kind_of_fault_is_reported() {
        for (info, claims, words) in [
            ("claims", "", "+ Siemens → builds → trains {present; by: narrator}"),
            (
                "claims",
                "Siemens → build → trains {denied}",
                "- Siemens → build → trains {denied}\n+ Siemens → builds → trains\n",
            ),
            ("claims", "Siemens → build → trains\nSiemens → build → trains", "- Siemens → build → trains"),
            ("claims", "Siemens → build → trains {via: Anna}", "- Siemens → build → trains {via: Anna}"),
            ("claims at least", "Alstom → sell → buses", "Siemens → builds → trains"),
            ("claims at least", "! Siemens → * → *", "is forbidden, and found"),
            ("claims at least", "! Alstom → build → trains", "can never be found"),
            ("claims at least", "! Siemens → lose → trains", "can never be found"),
            ("claims at least", "! * → * → *", "can never be found"),
            ("claims at least", "skipped (byline): Tell us more.", "+ skipped (request)"),
            ("claims at least", "skipped (request): Siemens builds", "+ 1 claims"),
            ("claims at least", "skipped (request): Nobody", "no sentence begins"),
        ] {
            let report = reported(info, claims).unwrap_or_default();
            assert!(report.contains(words), "{claims:?} reports {words:?}, got:\n{report}");
        }
    }
}
