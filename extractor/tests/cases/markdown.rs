//! [`cases`]: the cases of a Markdown file.
//!
//! Headings name a case, prose explains it. A fence `text` (running prose) or `interview` (a document with
//! turns) is followed by a fence `claims` (these and no others) or `claims at least`.

use crate::notation::{self, Line};

/// A text and the claims it makes.
#[derive(Debug)]
pub struct Case {
    /// `file.fr.md:12 › heading › heading`.
    pub name: String,
    /// The text, as it stands in the fence.
    pub text: String,
    /// Whether the text is running prose rather than a document with turns.
    pub plain: bool,
    /// The document's date, where the fence gives one.
    pub date: Option<String>,
    /// Whether other claims than the expected ones are wrong.
    pub exact: bool,
    /// What is expected.
    pub lines: Vec<Line>,
}

/// A fenced block: where it opens, what its opening line says, what it holds.
struct Fence<'a> {
    line: usize,
    info: &'a str,
    body: String,
}

/// Read the cases of a file.
///
/// # Errors
/// In words, with file and line, when a fence or a line of claims cannot be understood.
pub fn cases(file: &str, text: &str) -> Result<Vec<Case>, String> {
    let mut cases: Vec<Case> = Vec::new();
    let mut headings: Vec<&str> = Vec::new();
    let mut pending: Option<Fence<'_>> = None;
    let mut lines = text.lines().enumerate();
    while let Some((index, line)) = lines.next() {
        if let Some((level, title)) = heading(line) {
            headings.truncate(level - 1);
            headings.push(title);
        }
        let Some(info) = line.strip_prefix("```") else { continue };
        let place = format!("{file}:{}", index + 1);
        let body = body(lines.by_ref()).ok_or_else(|| format!("{place}: the fence is never closed"))?;
        let fence = Fence { line: index + 1, info: info.trim(), body };
        pending = match pending.take() {
            None => Some(fence),
            Some(source) => {
                let name = format!("{file}:{} › {}", source.line, headings.join(" › "));
                cases.push(case(name, &source, &fence).map_err(|error| format!("{place}: {error}"))?);
                None
            }
        };
    }
    match pending {
        Some(fence) => Err(format!("{file}:{}: a fence of claims must follow the text", fence.line)),
        None => Ok(cases),
    }
}

fn heading(line: &str) -> Option<(usize, &str)> {
    let title = line.trim_start_matches('#');
    let level = line.len() - title.len();
    title.strip_prefix(' ').filter(|_| level > 0).map(|title| (level, title.trim()))
}

/// The lines up to the end of the fence; `None` where it never ends.
fn body<'a>(lines: impl Iterator<Item = (usize, &'a str)>) -> Option<String> {
    let mut body = String::new();
    for (_, line) in lines {
        if line.starts_with("```") {
            return Some(body);
        }
        body.push_str(line);
        body.push('\n');
    }
    None
}

fn case(name: String, source: &Fence<'_>, claims: &Fence<'_>) -> Result<Case, String> {
    let mut words = source.info.split_whitespace();
    let plain = match words.next() {
        Some("text") => true,
        Some("interview") => false,
        other => {
            return Err(format!("before claims stands '{}': use text or interview", other.unwrap_or("")));
        }
    };
    let date = match words.next() {
        None => None,
        Some(word) => match word.strip_prefix("date=") {
            Some(date) => Some(date.to_owned()),
            None => return Err(format!("'{word}' is no option of a text: use date=YYYY-MM-DD")),
        },
    };
    let exact = match claims.info {
        "claims" => true,
        "claims at least" => false,
        other => return Err(format!("after a text stands '{other}': use claims or claims at least")),
    };
    let lines = claims
        .body
        .lines()
        .filter(|line| !line.trim().is_empty())
        .map(notation::line)
        .collect::<Result<Vec<Line>, String>>()?;
    if exact && lines.iter().any(|line| matches!(line, Line::Forbidden(_))) {
        return Err("an exact case forbids everything else: '!' is for claims at least".to_owned());
    }
    let text = source.body.trim_end_matches('\n').to_owned();
    Ok(Case { name, text, plain, date, exact, lines })
}

#[cfg(test)]
mod tests {
    use super::*;

    const FILE: &str = "# Rain\n\nIt falls.\n\n## In Spring\n\n```text date=2025-02-03\nIt rains.\n```\n\n```claims at least\n_ → rain → _\n! * → snow → *\n```\n";

    #[test]
    fn reads_headings_options_and_lines() {
        let cases = cases("rain.en.md", FILE).unwrap();
        assert_eq!(cases.len(), 1);
        assert_eq!(cases[0].name, "rain.en.md:7 › Rain › In Spring");
        assert_eq!(cases[0].text, "It rains.");
        assert_eq!(cases[0].date.as_deref(), Some("2025-02-03"));
        assert!(cases[0].plain && !cases[0].exact);
        assert_eq!(cases[0].lines.len(), 2);
    }

    #[test]
    fn says_where_a_file_is_wrong() {
        for (text, words) in [
            ("```text\nIt rains.\n```\n", "f.md:1: a fence of claims must follow"),
            ("```text\nIt rains.\n", "f.md:1: the fence is never closed"),
            ("```prose\nA\n```\n```claims\n```\n", "f.md:4: before claims stands 'prose'"),
            ("```text\nA\n```\n```triples\n```\n", "f.md:4: after a text stands 'triples'"),
            ("```text day=1\nA\n```\n```claims\n```\n", "'day=1' is no option"),
            ("```text\nA\n```\n```claims\n! a → b → c\n```\n", "an exact case forbids everything else"),
            ("```text\nA\n```\n```claims\na → b\n```\n", "f.md:4: 'a → b' is no claim"),
        ] {
            let error = cases("f.md", text).unwrap_err();
            assert!(error.contains(words), "{error:?} says {words:?}");
        }
    }
}
