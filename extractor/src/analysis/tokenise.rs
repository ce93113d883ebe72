//! [`tokenise`]: running text to sentences of words and punctuation marks, not yet annotated.
//!
//! The conventions are those of the Universal Dependencies treebanks the model is trained on,
//! because a parser fed other tokens than it has learnt loses more than any rule can gain:
//!
//! - a multiword token (`du`, `don't`, `im`, `dell'`) is one token; French elisions (`l'`, `qu'`) and
//!   verb clitics (`-t-il`, `-là`) are tokens of their own, while `celui-ci` is not;
//! - hyphenated compounds stay whole in French, Spanish and Italian and come apart in English and German
//!   (`15 - year`, `US - Präsident`), but for English prefixes (`non-profit`);
//! - a number is one token whatever separates its thousands: `3 600` (plain, no-break or narrow
//!   blanks; plain ones not in English and German), `3,600`, `3.600`; so is a time `6:30`, a date
//!   `25/01/06` and an ordinal (`1er`, German `3.`), while percent signs, currencies and units are
//!   tokens of their own (`10` `%`, `14` `h` `30`);
//! - abbreviations and initials keep their full stop;
//! - web and mail addresses, `@handles`, `#tags`, emoji and emoticons are one token each.
//!
//! A scanner from left to right was chosen over a trained splitter: it is exact about offsets,
//! has no model to carry, and each decision can be traced to a line of the word lists
//! (`tokenise/lists/`, one file a language). Every blank and invisible character ends a token unless it groups the
//! digits of a number; every other character is in exactly one token.

mod marks;
mod numbers;
mod rules;
mod scan;
mod sentences;
mod words;

use super::{Language, Sentence, Token};
use crate::source::SourceText;
use crate::span::CharSpan;
use rules::Rules;

/// Cut the running text of `span` into sentences of bare tokens, spans counted over the whole of `text`.
///
/// Blank lines end a sentence; a single line end is a blank. What stands outside the span has no influence.
///
/// ```
/// use dixit_extractor::analysis::{tokenise, Language};
/// use dixit_extractor::source::SourceText;
/// use dixit_extractor::span::CharSpan;
///
/// let text = SourceText::new("L'usine emploie 3 600 personnes. Pourquoi ferme-t-elle ?".to_owned());
/// let sentences = tokenise(&text, CharSpan::new(0, text.len()), Language::French);
/// let forms = |n: usize| sentences[n].tokens.iter().map(|t| t.form.as_str()).collect::<Vec<_>>();
/// assert_eq!(forms(0), ["L'", "usine", "emploie", "3 600", "personnes", "."]);
/// assert_eq!(forms(1), ["Pourquoi", "ferme", "-t-elle", "?"]);
/// ```
///
/// # Panics
/// When the span ends past the text.
#[must_use]
pub fn tokenise(text: &SourceText, span: CharSpan, language: Language) -> Vec<Sentence> {
    let rules = Rules::of(language);
    let chars: Vec<char> = text.slice(span).chars().collect();
    let mut found = Vec::new();
    for block in blocks(&chars) {
        let part = &chars[block.clone()];
        let tokens = scan::scan(part, rules);
        for sentence in sentences::split(part, &tokens, rules) {
            let offset = span.start + block.start;
            found.push(build(part, &tokens[sentence], offset, language));
        }
    }
    found
}

/// The stretches between blank lines.
fn blocks(chars: &[char]) -> Vec<std::ops::Range<usize>> {
    let (mut blocks, mut start, mut line_ends) = (Vec::new(), 0, 0);
    for (at, &c) in chars.iter().enumerate() {
        match c {
            '\n' | '\u{2029}' => line_ends += 1,
            c if is_blank(c) => {}
            _ => {
                if line_ends > 1 {
                    blocks.push(start..at);
                    start = at;
                }
                line_ends = 0;
            }
        }
    }
    blocks.push(start..chars.len());
    blocks
}

fn build(chars: &[char], tokens: &[Piece], offset: usize, language: Language) -> Sentence {
    let bare = |piece: &Piece| {
        let form: String = chars[piece.start..piece.end].iter().collect();
        Token::bare(CharSpan::new(offset + piece.start, offset + piece.end), form)
    };
    let tokens: Vec<Token> = tokens.iter().map(bare).collect();
    let (start, end) = match (tokens.first(), tokens.last()) {
        (Some(first), Some(last)) => (first.span.start, last.span.end),
        _ => (offset, offset),
    };
    Sentence { span: CharSpan::new(start, end), language, tokens, entities: Vec::new() }
}

/// A token as a range of the characters being scanned.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Piece {
    start: usize,
    end: usize,
}

/// Blanks, control characters and the invisible marks that carry no text.
fn is_blank(c: char) -> bool {
    c.is_whitespace()
        || c.is_control()
        || matches!(c, '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{2060}' | '\u{feff}')
}

/// Letters, digits and what joins them: combining marks, soft hyphens, joiners, underscores.
fn is_word(c: char) -> bool {
    c.is_alphanumeric()
        || unicode_normalization::char::is_combining_mark(c)
        || matches!(c, '\u{ad}' | '\u{200c}' | '\u{200d}' | '_')
}

fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '’' | '‘' | '`' | '´' | 'ʼ')
}

fn is_hyphen(c: char) -> bool {
    matches!(c, '-' | '\u{2010}' | '\u{2011}')
}

#[cfg(test)]
mod tests;
