//! The types of the source step: a [`Transcript`] is a document cut into [`Segment`]s.

use super::SourceText;
use crate::analysis::Language;
use crate::span::CharSpan;

/// One document: its decoded text, its speakers and its segments in reading order.
#[derive(Debug, Clone)]
pub struct Transcript {
    /// The decoded text; every span below counts its code points.
    pub text: SourceText,
    /// The document's name in IRIs: lower-case ASCII letters, digits and hyphens, from the file name.
    pub slug: String,
    /// The headline, where there is one.
    pub title: Option<CharSpan>,
    /// Publication date as ISO 8601 (`2025-02-03`, `2025-02` or `2025`), from the text or the caller.
    pub date: Option<String>,
    /// The language of the document as a whole.
    pub language: Language,
    /// Everybody who speaks in turns, in order of first appearance; [`SpeakerId`] indexes it. The
    /// narrator, who has no turns, is not among them.
    pub speakers: Vec<Speaker>,
    /// The parts of the document in reading order; they do not overlap.
    pub segments: Vec<Segment>,
    /// What stands inside paragraphs without being said: Markdown marks, link targets, tags, stage
    /// directions, time codes, editors' notes. Sorted, not overlapping; see [`Transcript::prose`].
    pub markup: Vec<CharSpan>,
    /// Paragraphs set off as quotations (`> …`), in order.
    pub quotes: Vec<CharSpan>,
    /// What the reader should know of how the text was understood (odd encoding, unclear turns…).
    pub diagnostics: Vec<String>,
}

/// Index into [`Transcript::speakers`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct SpeakerId(pub usize);

/// Somebody who speaks in the document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Speaker {
    /// The name as written in the text, without decoration; where the text does not say, the part they play
    /// (`interviewer`, `interviewee`, `unknown`): see [`Speaker::is_nameless`].
    pub name: String,
    /// What part they play.
    pub role: Role,
    /// What the byline or the label says of them (`ingénieur chez Meta`), where it does.
    pub description: Option<CharSpan>,
}

/// The part somebody plays in the document.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Role {
    /// Asks.
    Interviewer,
    /// Answers.
    Interviewee,
    /// Writes: headline, lead, the body of an article.
    Narrator,
    /// Speaks, but which part it is the text does not show.
    Unknown,
}

/// What kind of text a segment is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Section {
    /// The document's title or a section heading.
    Headline,
    /// Author, date, reading time.
    Byline,
    /// Text by the narrator: the introduction of an interview, the body of an article.
    Lead,
    /// Something somebody says.
    Turn,
    /// Text below or about a picture.
    Caption,
    /// Newsletter calls, legal notices, "you may also like", stage directions.
    Boilerplate,
}

/// A stretch of the document of one kind.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Segment {
    /// Its kind.
    pub section: Section,
    /// The text, without speaker label, Markdown marks or surrounding blanks; for several
    /// paragraphs from the first one's start to the last one's end.
    pub span: CharSpan,
    /// The running text of it: one span a paragraph, stage directions and marks left out.
    pub paragraphs: Vec<CharSpan>,
    /// The turn, when `section` is [`Section::Turn`].
    pub turn: Option<Turn>,
}

/// One turn of a dialogue.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Turn {
    /// 1-based, counted over turns alone.
    pub number: usize,
    /// Who speaks.
    pub speaker: SpeakerId,
    /// The speaker's label in the text (`Dev437`, `**Question**`), where there is one.
    pub label: Option<CharSpan>,
    /// The number of the turn this one answers: the last turn by somebody else that asks.
    pub answers: Option<usize>,
}

impl Transcript {
    /// The speaker's entry.
    ///
    /// # Panics
    /// When `id` is of another transcript.
    #[must_use]
    pub fn speaker(&self, id: SpeakerId) -> &Speaker {
        &self.speakers[id.0]
    }

    /// The text with all [`markup`](Self::markup) blanked, code point for code point: what to analyse.
    /// Its spans are the text's own.
    #[must_use]
    pub fn prose(&self) -> SourceText {
        let mut prose = String::with_capacity(self.text.as_str().len());
        let mut marks = self.markup.iter().peekable();
        for (at, c) in self.text.as_str().chars().enumerate() {
            while marks.peek().is_some_and(|mark| mark.end <= at) {
                marks.next();
            }
            prose.push(if marks.peek().is_some_and(|mark| mark.contains(at)) { ' ' } else { c });
        }
        SourceText::new(prose)
    }
}

impl Speaker {
    /// Whether the text names nobody: the name is a part, not a person's.
    #[must_use]
    pub fn is_nameless(&self) -> bool {
        is_nameless(&self.name)
    }
}

/// Whether what stands for a speaker's name is the part they play.
#[must_use]
pub fn is_nameless(name: &str) -> bool {
    [Role::Narrator, Role::Interviewer, Role::Interviewee, Role::Unknown]
        .iter()
        .any(|role| role.name() == name)
}

impl Section {
    /// Its name in JSON and RDF.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Headline => "headline",
            Self::Byline => "byline",
            Self::Lead => "lead",
            Self::Turn => "turn",
            Self::Caption => "caption",
            Self::Boilerplate => "boilerplate",
        }
    }
}

impl Role {
    /// Its name in JSON and RDF.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Interviewer => "interviewer",
            Self::Interviewee => "interviewee",
            Self::Narrator => "narrator",
            Self::Unknown => "unknown",
        }
    }
}

macro_rules! serde_by_name {
    ($type:ty, $($variant:ident),*) => {
        impl serde::Serialize for $type {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.serialize_str(self.name())
            }
        }

        impl<'de> serde::Deserialize<'de> for $type {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                let name = String::deserialize(deserializer)?;
                [$(Self::$variant),*].into_iter().find(|v| v.name() == name).ok_or_else(|| {
                    serde::de::Error::custom(format!("unknown {} '{name}'", stringify!($type)))
                })
            }
        }
    };
}

serde_by_name!(Section, Headline, Byline, Lead, Turn, Caption, Boilerplate);
serde_by_name!(Role, Interviewer, Interviewee, Narrator, Unknown);
