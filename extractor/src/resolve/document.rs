//! [`Document`]: the analysed document as the resolve step walks it.

use crate::analysis::{Sentence, Token};
use crate::claims::Phrase;
use crate::source::{Role, Section, Segment, Transcript};
use crate::span::CharSpan;

/// A transcript with the sentences of its segments.
#[derive(Debug, Clone, Copy)]
pub struct Document<'a> {
    /// The text and its structure.
    pub transcript: &'a Transcript,
    /// Sentences, parallel to the transcript's segments.
    pub sentences: &'a [Vec<Sentence>],
    /// Base of every IRI, ending in `/`.
    pub base: &'a str,
}

/// Address of a sentence.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Place {
    /// Index of the segment.
    pub segment: usize,
    /// Index of the sentence in it.
    pub sentence: usize,
}

impl<'a> Document<'a> {
    /// IRI of the document.
    #[must_use]
    pub fn iri(&self) -> String {
        format!("{}document/{}", self.base, self.transcript.slug)
    }

    /// IRI of an entity. A part in the document that nobody's name is known for has its own there.
    #[must_use]
    pub fn entity_iri(&self, slug: &str) -> String {
        if slug.contains('/') {
            format!("{}{slug}", self.base)
        } else {
            format!("{}entity/{slug}", self.base)
        }
    }

    /// A sentence.
    #[must_use]
    pub fn sentence(&self, place: Place) -> &'a Sentence {
        &self.sentences[place.segment][place.sentence]
    }

    /// The segment of a sentence.
    #[must_use]
    pub fn segment(&self, place: Place) -> &'a Segment {
        &self.transcript.segments[place.segment]
    }

    /// The paragraph of a sentence: its segment, and its number there.
    #[must_use]
    pub fn paragraph(&self, place: Place) -> (usize, usize) {
        let start = self.sentence(place).tokens.first().map_or(0, |token| token.span.start);
        let begun = self.segment(place).paragraphs.iter().filter(|p| p.start <= start).count();
        (place.segment, begun)
    }

    /// Whether a sentence is the first of its paragraph.
    #[must_use]
    pub fn opens_paragraph(&self, place: Place) -> bool {
        let before = place.sentence.checked_sub(1).map(|sentence| Place { sentence, ..place });
        before.is_none_or(|before| self.paragraph(before) != self.paragraph(place))
    }

    /// Every sentence's address, in text order.
    pub fn places(&self) -> impl Iterator<Item = Place> + '_ {
        self.sentences.iter().enumerate().flat_map(|(segment, sentences)| {
            (0..sentences.len()).map(move |sentence| Place { segment, sentence })
        })
    }

    /// The sentence before, in its own segment or the one before that has any.
    #[must_use]
    pub fn before(&self, place: Place) -> Option<Place> {
        if let Some(sentence) = place.sentence.checked_sub(1) {
            return Some(Place { sentence, ..place });
        }
        let segment = (0..place.segment).rev().find(|&s| !self.sentences[s].is_empty())?;
        Some(Place { segment, sentence: self.sentences[segment].len() - 1 })
    }

    /// Code points of a phrase.
    #[must_use]
    pub fn span(&self, place: Place, first: usize, last: usize) -> CharSpan {
        let tokens = &self.sentence(place).tokens;
        CharSpan::new(tokens[first].span.start, tokens[last].span.end)
    }

    /// Text of a phrase: an exact slice.
    #[must_use]
    pub fn text(&self, place: Place, phrase: Phrase) -> &'a str {
        self.transcript.text.slice(self.span(place, phrase.first, phrase.last))
    }

    /// Who speaks there: a name and a part.
    #[must_use]
    pub fn speaker(&self, place: Place) -> (&'a str, Role) {
        let segment = self.segment(place);
        match &segment.turn {
            Some(turn) => {
                let speaker = self.transcript.speaker(turn.speaker);
                (&speaker.name, speaker.role)
            }
            None if segment.section == Section::Turn => ("unknown", Role::Unknown),
            None => ("narrator", Role::Narrator),
        }
    }

    /// Whom the speaker talks to: the last other person who spoke.
    #[must_use]
    pub fn addressee(&self, place: Place) -> Option<&'a str> {
        let speaker = self.segment(place).turn.as_ref()?.speaker;
        let before = self.transcript.segments[..place.segment].iter().rev();
        let after = self.transcript.segments[place.segment..].iter();
        before
            .chain(after)
            .filter_map(|s| s.turn.as_ref())
            .find(|t| t.speaker != speaker)
            .map(|t| self.transcript.speaker(t.speaker).name.as_str())
    }
}

/// The words of some tokens as written, blanks where the text has any gap.
#[must_use]
pub fn words_as_written(tokens: &[Token], chosen: &[usize]) -> String {
    let mut text = String::new();
    let mut end = None;
    for &index in chosen {
        let token = &tokens[index];
        let elided = text.ends_with(['\'', '’']);
        if end.is_some_and(|e| e != token.span.start) && !elided {
            text.push(' ');
        }
        text.push_str(&token.form);
        end = Some(token.span.end);
    }
    text
}

/// The slug of a label in an entity's IRI, at most 80 characters; `unnamed` where nothing is left.
#[must_use]
pub fn slug(label: &str) -> String {
    let mut slug = crate::slug::slug(label);
    if slug.len() > 80 {
        let cut = slug[..80].rfind('-').unwrap_or(80);
        slug.truncate(cut);
    }
    if slug.is_empty() { "unnamed".to_owned() } else { slug }
}
