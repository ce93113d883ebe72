//! [`read`]: bytes to a [`Transcript`].

use super::block::{self, Block, Kind};
use super::dialogue::{self, Opening, Who};
use super::error::SourceError;
use super::transcript::{Section, Segment, SpeakerId, Transcript, Turn};
use super::{SourceText, captions, closing, date, decode, detect, furniture, roles, runin, slug, words};
use crate::analysis::Language;
use crate::span::{ByteSpan, CharSpan};
use std::ops::Range;

/// What the caller knows of a document.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ReadOptions {
    /// Its language; `None` to detect it.
    pub language: Option<Language>,
    /// Its publication date in ISO 8601; `None` to look for it in the text.
    pub date: Option<String>,
}

/// Read one document. `name` is its file's name: it gives the slug and stands in errors.
///
/// A turn that a picture or a box interrupts goes on as a turn of its own, so that each turn is one
/// stretch of text. [`Transcript::speakers`] holds whoever speaks in turns; the narrator is not in it.
///
/// ```
/// use dixit_extractor::source::{ReadOptions, read};
///
/// let text = "Anne: Who built the bridge?\n\nPaul: My father did.\n";
/// let transcript = read("bridge.txt", text.as_bytes(), &ReadOptions::default())?;
/// let answer = transcript.segments[1].turn.as_ref().expect("a turn");
/// assert_eq!(transcript.speaker(answer.speaker).name, "Paul");
/// assert_eq!(answer.answers, Some(1));
/// # Ok::<(), dixit_extractor::source::SourceError>(())
/// ```
///
/// # Errors
/// When the bytes are no text, hold none, or are more than one document may have.
pub fn read(name: &str, bytes: &[u8], options: &ReadOptions) -> Result<Transcript, SourceError> {
    let decoded = decode(name, bytes)?;
    let text = SourceText::new(decoded.text);
    let blocks = captions::join(text.as_str(), block::blocks(text.as_str()));
    let blocks = runin::cut(text.as_str(), blocks);
    let mut openings = dialogue::openings(text.as_str(), &blocks);
    if let Some(headline) = furniture::quoted_headline(text.as_str(), &blocks, &openings) {
        openings[headline] = None;
    }
    let sections = furniture::sections(text.as_str(), &blocks, &openings);
    // What asks is no quotation, whatever it is set as.
    let quotes = (0..blocks.len()).filter(|&i| blocks[i].kind == Kind::Quote && openings[i].is_none());
    let quotes: Vec<CharSpan> = quotes.map(|i| chars(&text, &blocks[i].span)).collect();
    let mut parts = Assembler { text: text.as_str(), parts: Vec::new(), current: None };
    for ((block, opening), section) in blocks.iter().zip(openings).zip(sections) {
        parts.add(block, opening, section);
    }
    let mut parts = parts.parts;
    parts.retain(|part| !part.paragraphs.is_empty());
    let (speakers, mut ids) = roles::speakers(&text, &blocks, &parts);
    closing::untangle(text.as_str(), &mut parts, &mut ids, &speakers);
    let language = options.language.unwrap_or_else(|| {
        let prose = parts.iter().filter(|p| matches!(p.section, Section::Turn | Section::Lead));
        let prose = prose.flat_map(|p| &p.paragraphs).map(|p| &text.as_str()[p.clone()]);
        detect::language(prose)
    });
    let title = parts.iter().find(|p| p.section == Section::Headline).map(|p| chars(&text, &p.paragraphs[0]));
    let date = options.date.clone().or_else(|| published(text.as_str(), &blocks, &parts));
    let mut markup: Vec<CharSpan> =
        blocks.iter().flat_map(|b| &b.marks).map(|mark| chars(&text, mark)).collect();
    markup.sort();
    let segments = segments(&text, &parts, &ids, &speakers);
    let (slug, diagnostics) = (slug(name), decoded.diagnostics);
    Ok(Transcript { text, slug, title, date, language, speakers, segments, markup, quotes, diagnostics })
}

/// A segment in the making, in bytes.
#[derive(Debug, Clone)]
pub(super) struct Part {
    pub section: Section,
    pub paragraphs: Vec<Range<usize>>,
    /// Who speaks, for turns.
    pub who: Option<Who>,
    pub label: Option<Range<usize>>,
    pub description: Option<Range<usize>>,
}

struct Assembler<'a> {
    text: &'a str,
    parts: Vec<Part>,
    current: Option<Who>,
}

impl Assembler<'_> {
    fn add(&mut self, block: &Block, opening: Option<Opening>, section: Option<Section>) {
        if let Some(opening) = opening {
            return self.open(block, opening);
        }
        if block.kind == Kind::Rule {
            self.current = None;
            return;
        }
        let span = self.behind_rubric(&block.span);
        match section {
            Some(Section::Headline) => self.headline(block),
            Some(section) => self.append(section, span),
            None if block.boxed || self.current.is_none() => self.append(Section::Lead, span),
            None => match self.parts.last_mut() {
                Some(part) if part.section == Section::Turn => part.paragraphs.push(span),
                _ => {
                    let who = self.current.clone();
                    self.push(Part {
                        section: Section::Turn,
                        paragraphs: vec![span],
                        who,
                        label: None,
                        description: None,
                    });
                }
            },
        }
    }

    /// A paragraph without the label of its rubric.
    fn behind_rubric(&self, span: &Range<usize>) -> Range<usize> {
        span.start + words::rubric(&self.text[span.clone()])..span.end
    }

    fn open(&mut self, block: &Block, opening: Opening) {
        let body = block::narrow(self.text, opening.body.min(block.span.end)..block.span.end, &block.marks);
        let paragraphs: Vec<_> = body.into_iter().collect();
        if opening.who == Who::Narrator {
            let part = Part { section: Section::Lead, paragraphs, who: None, label: None, description: None };
            return self.push(part);
        }
        self.current = Some(opening.who.clone());
        self.push(Part {
            section: Section::Turn,
            paragraphs,
            who: Some(opening.who),
            label: opening.name,
            description: opening.description,
        });
    }

    /// A headline may end with the day of publication.
    fn headline(&mut self, block: &Block) {
        let span = block.span.clone();
        let dated = if self.parts.is_empty() { date::trailing(&self.text[span.clone()]) } else { None };
        let Some(at) = dated.filter(|&at| at > 0) else {
            if let Kind::Heading(_) = block.kind
                && words::heading(&block.plain(self.text)).is_some()
            {
                self.current = None;
            }
            return self.push(Part {
                section: Section::Headline,
                paragraphs: vec![span],
                who: None,
                label: None,
                description: None,
            });
        };
        if let Some(title) = block::narrow(self.text, span.start..span.start + at, &block.marks) {
            self.append(Section::Headline, title);
        }
        self.append(Section::Byline, span.start + at..span.end);
    }

    /// Add a paragraph to the last part if that is of the same section, else as a new part.
    fn append(&mut self, section: Section, span: Range<usize>) {
        match self.parts.last_mut() {
            Some(part) if part.section == section => part.paragraphs.push(span),
            _ => {
                self.push(Part { section, paragraphs: vec![span], who: None, label: None, description: None })
            }
        }
    }

    fn push(&mut self, part: Part) {
        // A label that nothing follows is dropped in the end; one waiting for its text is kept here.
        self.parts.push(part);
    }
}

fn chars(text: &SourceText, range: &Range<usize>) -> CharSpan {
    text.to_chars(ByteSpan::new(range.start, range.end))
}

fn published(text: &str, blocks: &[Block], parts: &[Part]) -> Option<String> {
    let meta = blocks.iter().filter(
        |b| matches!(&b.kind, Kind::Meta(key) if key == "date" || key == "published" || key == "datum"),
    );
    let bylines = parts.iter().filter(|p| p.section == Section::Byline).flat_map(|p| &p.paragraphs);
    meta.map(|b| &b.span).chain(bylines).find_map(|span| date::find(&text[span.clone()]))
}

fn segments(
    text: &SourceText,
    parts: &[Part],
    ids: &[Option<SpeakerId>],
    speakers: &[super::Speaker],
) -> Vec<Segment> {
    let answers = roles::answers(text.as_str(), parts, ids, speakers);
    let mut number = 0;
    parts
        .iter()
        .zip(ids)
        .zip(answers)
        .map(|((part, id), answers)| {
            let paragraphs: Vec<CharSpan> = part.paragraphs.iter().map(|p| chars(text, p)).collect();
            let span = CharSpan::new(paragraphs[0].start, paragraphs[paragraphs.len() - 1].end);
            let turn = id.map(|speaker| {
                number += 1;
                Turn { number, speaker, label: part.label.as_ref().map(|l| chars(text, l)), answers }
            });
            Segment { section: part.section, span, paragraphs, turn }
        })
        .collect()
}
