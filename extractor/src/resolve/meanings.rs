//! [`Meanings`]: what people say that words of a document mean, against what would be found.
//!
//! Reads: a text of three columns with tabs between them, one ruling a line.
//!
//! | column | what |
//! |---|---|
//! | document | its slug, or `*` for any |
//! | words | code points `start..end` of one mention, or the words of every such mention |
//! | meaning | what they stand for, or `-` to leave them as they are |
//!
//! ```
//! use dixit_extractor::resolve::Meanings;
//! let text = "# who is who\nport.en\t120..122\tAnna Berg\n*\tthe Firm\tBerg & Sons\nport.en\tthey\t-\n";
//! assert_eq!(text.parse::<Meanings>().unwrap().len(), 3);
//! assert!("port.en\tthey".parse::<Meanings>().is_err());
//! ```

use crate::analysis::Sentence;
use crate::source::SourceText;
use crate::span::CharSpan;
use std::collections::BTreeMap;
use std::str::FromStr;

/// Rulings on what words mean.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Meanings {
    rulings: Vec<Ruling>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
struct Ruling {
    /// `None` for every document.
    document: Option<String>,
    place: Where,
    /// `None` to leave the words as they are.
    meaning: Option<String>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
enum Where {
    At(CharSpan),
    Words(String),
}

/// Why a text holds no rulings.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum MeaningsError {
    /// A line has too few columns, or an empty one.
    #[error(
        "line {line}: '{text}' has not the three columns document, words and meaning, with tabs between them"
    )]
    Columns {
        /// Number of the line, 1-based.
        line: usize,
        /// The line.
        text: String,
    },
    /// A span of code points is empty.
    #[error("line {line}: '{text}' is no span: write start..end with start below end")]
    Span {
        /// Number of the line, 1-based.
        line: usize,
        /// The span.
        text: String,
    },
}

impl FromStr for Meanings {
    type Err = MeaningsError;

    fn from_str(text: &str) -> Result<Self, MeaningsError> {
        let lines = text.trim_start_matches('\u{feff}').lines().enumerate();
        let told = lines.filter(|(_, line)| !line.trim().is_empty() && !line.starts_with('#'));
        let rulings = told.map(|(index, line)| ruling(index + 1, line)).collect::<Result<_, _>>()?;
        Ok(Self { rulings })
    }
}

fn ruling(line: usize, text: &str) -> Result<Ruling, MeaningsError> {
    let columns: Vec<&str> = text.split('\t').map(str::trim).collect();
    let [document, words, meaning] = columns[..] else {
        return Err(MeaningsError::Columns { line, text: text.to_owned() });
    };
    if document.is_empty() || words.is_empty() || meaning.is_empty() {
        return Err(MeaningsError::Columns { line, text: text.to_owned() });
    }
    let number = |n: &str| n.parse::<usize>().ok();
    let span = words.split_once("..").and_then(|(a, b)| Some((number(a)?, number(b)?)));
    let place = match span {
        Some((start, end)) if start < end => Where::At(CharSpan::new(start, end)),
        Some(_) => return Err(MeaningsError::Span { line, text: words.to_owned() }),
        None => Where::Words(plain(words)),
    };
    Ok(Ruling {
        document: (document != "*").then(|| document.to_owned()),
        place,
        meaning: (meaning != "-").then(|| meaning.to_owned()),
    })
}

impl Meanings {
    /// How many rulings there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.rulings.len()
    }

    /// Whether there are none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.rulings.is_empty()
    }

    /// Words of the document `slug` and the name that all their mentions go by.
    pub(super) fn names<'m>(&'m self, slug: &'m str) -> impl Iterator<Item = (&'m str, &'m str)> {
        self.of(slug).filter_map(|ruling| match (&ruling.place, &ruling.meaning) {
            (Where::Words(words), Some(meaning)) => Some((words.as_str(), meaning.as_str())),
            _ => None,
        })
    }

    /// The tokens of a sentence that rulings are about, each the head of the words meant, and what they mean. A ruling
    /// on one mention goes before one on words.
    pub(super) fn at(
        &self,
        slug: &str,
        sentence: &Sentence,
        text: &SourceText,
    ) -> BTreeMap<usize, Option<String>> {
        let mut found = BTreeMap::new();
        for ruling in self.of(slug) {
            let Where::Words(words) = &ruling.place else { continue };
            for head in every(words, sentence, text) {
                found.insert(head, ruling.meaning.clone());
            }
        }
        for ruling in self.of(slug) {
            let Where::At(span) = ruling.place else { continue };
            if let Some(head) = head_within(sentence, span) {
                found.insert(head, ruling.meaning.clone());
            }
        }
        found
    }

    fn of<'m>(&'m self, slug: &'m str) -> impl Iterator<Item = &'m Ruling> {
        self.rulings.iter().filter(move |r| r.document.as_deref().is_none_or(|d| d == slug))
    }
}

/// Lower case, straight apostrophes.
fn plain(words: &str) -> String {
    words.to_lowercase().replace('’', "'")
}

/// The heads of all runs of tokens that read so.
fn every(words: &str, sentence: &Sentence, text: &SourceText) -> Vec<usize> {
    let tokens = &sentence.tokens;
    let length = words.chars().count();
    let reads = |first: usize| {
        let start = tokens[first].span.start;
        let ends = tokens[first..].iter().map(|t| t.span.end);
        let end = ends.take_while(|end| end - start <= length).find(|end| end - start == length)?;
        let span = CharSpan::new(start, end);
        (plain(text.slice(span)) == words).then_some(span)
    };
    (0..tokens.len()).filter_map(reads).filter_map(|span| head_within(sentence, span)).collect()
}

/// The first token in the span whose head stands outside it.
fn head_within(sentence: &Sentence, span: CharSpan) -> Option<usize> {
    let inside = |i: usize| span.covers(&sentence.tokens[i].span);
    (0..sentence.tokens.len()).find(|&i| inside(i) && sentence.tokens[i].head.is_none_or(|h| !inside(h)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn errors_name_the_line() {
        let error = "# a remark\n*\til".parse::<Meanings>().unwrap_err();
        assert!(error.to_string().starts_with("line 2: '*\til'"), "{error}");
        let error = "*\t9..4\tAnna".parse::<Meanings>().unwrap_err();
        assert_eq!(error, MeaningsError::Span { line: 1, text: "9..4".to_owned() });
    }

    #[test]
    fn rulings_belong_to_documents() {
        let meanings: Meanings = "a\tthe Firm\tBerg\n*\tThey\tDocks\nb\tit\t-".parse().unwrap();
        let names = |slug| meanings.names(slug).collect::<Vec<_>>();
        assert_eq!(names("a"), [("the firm", "Berg"), ("they", "Docks")]);
        assert_eq!(names("b"), [("they", "Docks")]);
    }
}
