//! [`line`]: one line of a fence of claims.
//!
//! ```text
//! Meta → layoffs → ≈3600 employee {prediction; when: 2025}
//! investors → think → (chips → are → rare)
//! ! Meta → layoffs → * {asserted}
//! skipped (request): Tell us more.
//! ```

use crate::pattern::{Mark, Pattern, Slot};
use dixit_extractor::resolve::{Certainty, LinkKind, Modality, Polarity, QualifierRole, Tense};

/// One line of a fence of claims.
#[derive(Debug, Clone, PartialEq)]
pub enum Line {
    /// A claim that must be found.
    Expected(Pattern),
    /// A claim that must not be found.
    Forbidden(Pattern),
    /// A sentence that must give no claim, and why: reason, first words, the line as written.
    Skipped(String, String, String),
}

/// Read one line.
///
/// # Errors
/// In words, when it is none.
pub fn line(line: &str) -> Result<Line, String> {
    let line = line.trim();
    if let Some(rest) = line.strip_prefix("skipped ") {
        let (reason, words) = rest
            .strip_prefix('(')
            .and_then(|rest| rest.split_once("):"))
            .ok_or_else(|| format!("'{line}' has not the form skipped (reason): first words"))?;
        return Ok(Line::Skipped(reason.to_owned(), words.trim().to_owned(), line.to_owned()));
    }
    match line.strip_prefix('!') {
        Some(rest) => pattern(rest.trim()).map(Line::Forbidden),
        None => pattern(line).map(Line::Expected),
    }
}

fn pattern(line: &str) -> Result<Pattern, String> {
    let (statement, braces) = match line.split_once('{') {
        Some((statement, rest)) => {
            let inner = rest.trim_end().strip_suffix('}');
            (statement, inner.ok_or_else(|| format!("'{line}' lacks the closing brace"))?)
        }
        None => (line, ""),
    };
    let marks = braces.split(';').map(str::trim).filter(|mark| !mark.is_empty());
    Ok(Pattern {
        source: line.to_owned(),
        slots: slots(statement)?,
        marks: marks.map(mark).collect::<Result<_, _>>()?,
    })
}

/// `subject → relation → object`.
fn slots(statement: &str) -> Result<[Slot; 3], String> {
    let statement = statement.replace("->", "→");
    let mut parts = vec![String::new()];
    let mut depth = 0_usize;
    for letter in statement.chars() {
        match letter {
            '→' if depth == 0 => {
                parts.push(String::new());
                continue;
            }
            '(' => depth += 1,
            ')' => depth = depth.saturating_sub(1),
            _ => {}
        }
        parts.last_mut().into_iter().for_each(|part| part.push(letter));
    }
    let slots = parts.iter().map(|part| slot(part.trim())).collect::<Result<Vec<_>, _>>()?;
    <[Slot; 3]>::try_from(slots)
        .map_err(|_| format!("'{}' is no claim: write subject → relation → object", statement.trim()))
}

fn slot(text: &str) -> Result<Slot, String> {
    let nested = text.strip_prefix('(').and_then(|inner| inner.strip_suffix(')'));
    Ok(match (text, nested.filter(|inner| inner.contains('→'))) {
        ("*", _) => Slot::Any,
        ("_", _) => Slot::Empty,
        ("", _) => return Err("a slot is blank: write _ for an empty one, * for any".to_owned()),
        (_, Some(inner)) => Slot::Claim(Box::new(slots(inner)?)),
        _ => Slot::Words(text.split(" | ").map(|word| word.trim().to_owned()).collect()),
    })
}

fn mark(text: &str) -> Result<Mark, String> {
    let Some((key, value)) = text.split_once(':') else {
        return bare_mark(text).ok_or_else(|| format!("'{text}' is no mark: the README lists them"));
    };
    let value = value.trim();
    let words = || value.to_owned();
    Ok(match key.trim() {
        "via" => Mark::Via(value.split('>').map(|source| source.trim().to_owned()).collect()),
        "by" => Mark::By(words()),
        "when" => Mark::When(words()),
        "number" => Mark::Number(words()),
        key => {
            if let Some(&role) = QualifierRole::ALL.iter().find(|role| role.name() == key) {
                Mark::Qualifier(role, words())
            } else if let Some(&kind) = LinkKind::ALL.iter().find(|kind| kind.name() == key) {
                match slot(value)? {
                    Slot::Claim(target) => Mark::Link(kind, target),
                    _ => return Err(format!("'{text}' needs a claim in parentheses")),
                }
            } else {
                return Err(format!("'{key}:' is no mark: the README lists them"));
            }
        }
    })
}

fn bare_mark(text: &str) -> Option<Mark> {
    let polarity = Polarity::ALL.iter().find(|value| value.name() == text).map(|&v| Mark::Polarity(v));
    let certainty = Certainty::ALL.iter().find(|value| value.name() == text).map(|&v| Mark::Certainty(v));
    let mood = Modality::ALL.iter().find(|value| value.name() == text).map(|&v| Mark::Modality(v));
    polarity.or(certainty).or(mood).or(match text {
        "asserted" => Some(Mark::Asserted),
        "tenseless" => Some(Mark::Tense(Tense::None)),
        "past" => Some(Mark::Tense(Tense::Past)),
        "present" => Some(Mark::Tense(Tense::Present)),
        "future" => Some(Mark::Tense(Tense::Future)),
        _ => None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(word: &str) -> Slot {
        Slot::Words(vec![word.to_owned()])
    }

    #[test]
    fn reads_slots_marks_and_nested_claims() {
        let Ok(Line::Expected(read)) = line("a | b -> c → (d → e → _) {denied; via: X > Y; place: at sea}")
        else {
            panic!("it is an expected line")
        };
        assert_eq!(read.slots[0], Slot::Words(vec!["a".to_owned(), "b".to_owned()]));
        assert_eq!(read.slots[1], words("c"));
        assert_eq!(read.slots[2], Slot::Claim(Box::new([words("d"), words("e"), Slot::Empty])));
        assert_eq!(
            read.marks,
            [
                Mark::Polarity(Polarity::Denied),
                Mark::Via(vec!["X".to_owned(), "Y".to_owned()]),
                Mark::Qualifier(QualifierRole::Place, "at sea".to_owned()),
            ]
        );
    }

    #[test]
    fn reads_forbidden_lines_and_skipped_sentences() {
        assert!(matches!(line("! * → c → * {asserted}"), Ok(Line::Forbidden(_))));
        let skipped = "skipped (request): Tell us: why?";
        assert_eq!(
            line(skipped),
            Ok(Line::Skipped("request".to_owned(), "Tell us: why?".to_owned(), skipped.to_owned()))
        );
    }

    #[test]
    fn refuses_what_it_does_not_understand() {
        for (text, why) in [
            ("a → b", "is no claim"),
            ("a → b → c → d", "is no claim"),
            ("a → → c", "a slot is blank"),
            ("a → b → c {sure}", "'sure' is no mark"),
            ("a → b → c {colour: red}", "'colour:' is no mark"),
            ("a → b → c {denied", "lacks the closing brace"),
            ("a → b → c {confirms: it}", "needs a claim in parentheses"),
            ("skipped request: Go.", "has not the form"),
        ] {
            let error = line(text).unwrap_err();
            assert!(error.contains(why), "{error:?} says {why:?}");
        }
    }
}
