//! [`read`]: CoNLL-U to surface tokens.

use crate::analysis::{Features, Upos};
use crate::span::CharSpan;
use std::collections::BTreeMap;

/// One sentence of a CoNLL-U file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ConlluSentence {
    /// The comment lines as they stand, `#` included.
    pub comments: Vec<String>,
    /// The surface tokens.
    pub tokens: Vec<ConlluToken>,
}

/// One surface token of a CoNLL-U file: a word, or a multiword range merged.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ConlluToken {
    /// The text as written.
    pub form: String,
    /// The dictionary form; empty where the file has none.
    pub lemma: String,
    /// Universal part of speech; `X` where the file has none.
    pub upos: Upos,
    /// Morphological features, the union of a range's words.
    pub feats: Features,
    /// Index of the head token; `None` for the root and where the file has none.
    pub head: Option<usize>,
    /// Dependency relation with its subtype; empty where the file has none.
    pub deprel: String,
    /// The MISC column (of the range line, for a range), `_` for nothing.
    pub misc: String,
    /// The syntactic words of a multiword range; empty for a plain word.
    pub words: Vec<String>,
}

/// Why a CoNLL-U file cannot be read.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum ConlluError {
    /// A row does not have the ten columns of the format.
    #[error("line {line}: {found} columns; a row has ten, with tabs between them")]
    Columns {
        /// 1-based.
        line: usize,
        /// How many columns there are.
        found: usize,
    },
    /// An ID out of order, or neither a number, a range nor an empty node.
    #[error("line {line}: ID '{id}' out of order: words are 1, 2, 3…, ranges 3-4 stand before their words")]
    Id {
        /// 1-based.
        line: usize,
        /// The column as written.
        id: String,
    },
    /// A head that is no word of the sentence.
    #[error("line {line}: head '{head}' is no word of the sentence: write its number, 0 for the root or _")]
    Head {
        /// 1-based.
        line: usize,
        /// The column as written.
        head: String,
    },
    /// A part of speech that Universal Dependencies does not have.
    #[error("line {line}: '{upos}' is not a universal part of speech: see universaldependencies.org/u/pos")]
    Upos {
        /// 1-based.
        line: usize,
        /// The column as written.
        upos: String,
    },
}

/// One row of ten columns.
struct Row<'a> {
    line: usize,
    columns: [&'a str; 10],
}

const FORM: usize = 1;
const LEMMA: usize = 2;
const UPOS: usize = 3;
const FEATS: usize = 5;
const HEAD: usize = 6;
const DEPREL: usize = 7;
const MISC: usize = 9;

/// The rows of one sentence by kind. Words are numbered from 0 here.
#[derive(Default)]
struct Block<'a> {
    comments: Vec<String>,
    words: Vec<Row<'a>>,
    /// Range lines with their first and last word.
    ranges: Vec<(usize, usize, Row<'a>)>,
}

/// Read CoNLL-U text. Empty nodes (`8.1`) are passed over; missing annotation (`_`) is no error.
///
/// # Errors
/// When a row does not follow the format; the error names the line.
pub fn read(text: &str) -> Result<Vec<ConlluSentence>, ConlluError> {
    let mut sentences = Vec::new();
    let mut block = Block::default();
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    for (index, line) in text.lines().enumerate() {
        let line = line.trim_end_matches('\r');
        if line.trim().is_empty() {
            sentences.extend(std::mem::take(&mut block).finish()?);
        } else if line.starts_with('#') && block.words.is_empty() && block.ranges.is_empty() {
            block.comments.push(line.to_owned());
        } else {
            block.push(index + 1, line)?;
        }
    }
    sentences.extend(block.finish()?);
    Ok(sentences)
}

impl<'a> Block<'a> {
    fn push(&mut self, line: usize, text: &'a str) -> Result<(), ConlluError> {
        let columns: Vec<&str> = text.split('\t').collect();
        let found = columns.len();
        let columns: [&str; 10] = columns.try_into().map_err(|_| ConlluError::Columns { line, found })?;
        let row = Row { line, columns };
        let id = row.columns[0];
        let bad_id = || ConlluError::Id { line, id: id.to_owned() };
        let next = self.words.len() + 1;
        if let Some((first, last)) = id.split_once('-') {
            let first: usize = first.parse().map_err(|_| bad_id())?;
            let last: usize = last.parse().map_err(|_| bad_id())?;
            let free = self.ranges.last().is_none_or(|(_, end, _)| *end + 1 < first);
            if first != next || last < first || !free {
                return Err(bad_id());
            }
            self.ranges.push((first - 1, last - 1, row));
        } else if id.contains('.') {
            // An empty node of the enhanced graph: nothing that stands in the text.
        } else if id.parse() == Ok(next) {
            self.words.push(row);
        } else {
            return Err(bad_id());
        }
        Ok(())
    }

    /// The merged sentence; `None` for comments without rows.
    fn finish(self) -> Result<Option<ConlluSentence>, ConlluError> {
        if self.words.is_empty() && self.ranges.is_empty() {
            return Ok(None);
        }
        let groups = self.groups()?;
        let mut token_of = vec![0; self.words.len()];
        for (token, (words, _)) in groups.iter().enumerate() {
            token_of[words.clone()].fill(token);
        }
        let tokens = groups.iter().map(|(words, range)| self.merge(words.clone(), *range, &token_of));
        Ok(Some(ConlluSentence { tokens: tokens.collect::<Result<_, _>>()?, comments: self.comments }))
    }

    /// The words of each surface token, with the range line where there is one.
    fn groups(&self) -> Result<Vec<Group<'_, 'a>>, ConlluError> {
        let mut groups = Vec::new();
        let mut ranges = self.ranges.iter().peekable();
        let mut at = 0;
        while at < self.words.len() || ranges.peek().is_some() {
            if let Some((_, last, row)) = ranges.next_if(|(first, _, _)| *first == at) {
                if *last >= self.words.len() {
                    return Err(ConlluError::Id { line: row.line, id: row.columns[0].to_owned() });
                }
                groups.push((at..last + 1, Some(row)));
                at = last + 1;
            } else {
                groups.push((at..at + 1, None));
                at += 1;
            }
        }
        Ok(groups)
    }

    /// The words of one surface token as one.
    fn merge(
        &self,
        words: std::ops::Range<usize>,
        range: Option<&Row<'a>>,
        token_of: &[usize],
    ) -> Result<ConlluToken, ConlluError> {
        let own = &self.words[words.clone()];
        let here = token_of[words.start];
        let heads: Vec<Option<usize>> =
            own.iter().map(|row| row.head(token_of.len())).collect::<Result<_, _>>()?;
        let outside = |head: &Option<usize>| head.is_none_or(|word| token_of[word] != here);
        let outer = heads.iter().position(outside);
        let main = &own[outer.unwrap_or(0)];
        let surface = range.unwrap_or(main);
        let given = |column: &str| if column == "_" { String::new() } else { column.to_owned() };
        // A lemma of `_` is the lemma of the underscore itself.
        let lemma = if main.columns[FORM] == "_" { "_".to_owned() } else { given(main.columns[LEMMA]) };
        Ok(ConlluToken {
            form: surface.columns[FORM].to_owned(),
            lemma,
            upos: main.upos()?,
            feats: union(std::iter::once(main).chain(own)),
            head: outer.and_then(|index| heads[index]).map(|word| token_of[word]),
            deprel: given(main.columns[DEPREL]),
            misc: surface.columns[MISC].to_owned(),
            words: match range {
                Some(_) => own.iter().map(|row| row.columns[FORM].to_owned()).collect(),
                None => Vec::new(),
            },
        })
    }
}

/// The words of a surface token and its range line.
type Group<'b, 'a> = (std::ops::Range<usize>, Option<&'b Row<'a>>);

impl Row<'_> {
    /// The head word, 0-based; `None` for the root.
    fn head(&self, words: usize) -> Result<Option<usize>, ConlluError> {
        let column = self.columns[HEAD];
        if column == "_" {
            return Ok(None);
        }
        match column.parse::<usize>() {
            Ok(head) if head <= words => Ok(head.checked_sub(1)),
            _ => Err(ConlluError::Head { line: self.line, head: column.to_owned() }),
        }
    }

    fn upos(&self) -> Result<Upos, ConlluError> {
        match self.columns[UPOS] {
            "_" => Ok(Upos::X),
            name => name.parse().map_err(|_| ConlluError::Upos { line: self.line, upos: name.to_owned() }),
        }
    }
}

/// The features of all rows; where two disagree the first row wins.
fn union<'r, 'a: 'r>(rows: impl Iterator<Item = &'r Row<'a>>) -> Features {
    // Sorted without regard to case, as the format wants it.
    let mut found: BTreeMap<(String, &str), &str> = BTreeMap::new();
    for row in rows {
        for (name, value) in row.columns[FEATS].split('|').filter_map(|pair| pair.split_once('=')) {
            found.entry((name.to_lowercase(), name)).or_insert(value);
        }
    }
    let pairs: Vec<String> = found.iter().map(|((_, name), value)| format!("{name}={value}")).collect();
    Features::parse(&pairs.join("|"))
}

impl ConlluSentence {
    /// The value of a comment `# name = value`.
    #[must_use]
    pub fn comment(&self, name: &str) -> Option<&str> {
        self.comments.iter().find_map(|line| {
            let (key, value) = line.strip_prefix('#')?.split_once('=')?;
            (key.trim() == name).then(|| value.trim())
        })
    }

    /// The sentence's text and the place of each token in it, in code points: the `# text` comment
    /// where the forms are found in it one after the other, otherwise the forms joined.
    #[must_use]
    pub fn spans(&self) -> (String, Vec<CharSpan>) {
        if let Some(text) = self.comment("text")
            && let Some(spans) = self.spans_in(text)
        {
            return (text.to_owned(), spans);
        }
        let (mut text, mut chars, mut spans) = (String::new(), 0, Vec::new());
        for (index, token) in self.tokens.iter().enumerate() {
            let length = token.form.chars().count();
            spans.push(CharSpan::new(chars, chars + length));
            text.push_str(&token.form);
            chars += length;
            if token.space_after() && index + 1 < self.tokens.len() {
                text.push(' ');
                chars += 1;
            }
        }
        (text, spans)
    }

    fn spans_in(&self, text: &str) -> Option<Vec<CharSpan>> {
        let (mut rest, mut chars, mut spans) = (text, 0, Vec::new());
        for token in &self.tokens {
            let trimmed = rest.trim_start();
            chars += rest[..rest.len() - trimmed.len()].chars().count();
            rest = trimmed.strip_prefix(token.form.as_str())?;
            let end = chars + token.form.chars().count();
            spans.push(CharSpan::new(chars, end));
            chars = end;
        }
        rest.trim().is_empty().then_some(spans)
    }
}

impl ConlluToken {
    /// Whether a blank follows in the text.
    #[must_use]
    pub fn space_after(&self) -> bool {
        !self.misc.split('|').any(|part| part == "SpaceAfter=No")
    }
}
