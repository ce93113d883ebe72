//! What is no dialogue: headline, section headings, byline, captions and page furniture.

use super::block::{Block, Kind};
use super::closing::Talk;
use super::dialogue::Opening;
use super::transcript::Section;
use super::{date, line, words};
use regex::Regex;
use std::sync::LazyLock;

static READING_TIME: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"^(?:temps de lecture|lecture|lesedauer|lesezeit|reading time)?(?: \w+)? ?\d+ ?(?:min|minutes|minuten|mn)(?: de lecture| read| reading| lesezeit| to read)?$|^(?:temps de lecture|lesedauer|lesezeit|reading time)\b")
        .expect("the pattern is constant")
});
static CREDIT: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?i)(?:^|[.(–—|\s])(?:image|photo|photos|cr[ée]dits?(?: photo)?|photograph|foto|bild|illustration|picture)\s*(?::|©)|©|\(AFP|Getty Images|Wikimedia Commons")
        .expect("the pattern is constant")
});
/// How many blocks the name and the date of a paper may take above its headline.
const MASTHEAD: usize = 3;
const BYLINE: &[&str] = &[
    "par",
    "by",
    "von",
    "publie",
    "publiee",
    "published",
    "veroffentlicht",
    "mis a jour",
    "mise a jour",
    "mis en ligne",
    "updated",
    "aktualisiert",
    "posted",
    "stand",
    "redige par",
    "ecrit par",
    "written by",
    "texte",
    "text",
    "photos",
    "traduit par",
    "translated by",
    "ubersetzt von",
    "modifie le",
    "last updated",
    "interview",
    "entretien",
    "date",
    "auteur",
    "author",
];

/// The sections of blocks that open no turn; `None` for running text.
pub(super) fn sections(text: &str, blocks: &[Block], openings: &[Option<Opening>]) -> Vec<Option<Section>> {
    let plains: Vec<String> = blocks.iter().map(|b| b.plain(text)).collect();
    let folded: Vec<String> = plains.iter().map(|p| words::fold(&p[..floor(p, 600)])).collect();
    let top = (0..blocks.len())
        .find(|&i| openings[i].is_some() || (blocks[i].kind == Kind::Text && blocks[i].span.len() > 220))
        .unwrap_or(blocks.len());
    let page = Page { blocks, openings, plains: &plains, folded: &folded, top };
    let mut found: Vec<Option<Section>> = (0..blocks.len()).map(|i| page.section(i)).collect();
    page.headline(&mut found);
    page.rest(&mut found);
    Talk { blocks, openings, plains: &plains, folded: &folded }.sections(&mut found);
    found
}

/// The block above the dialogue that is `Name : « words »` on a line of its own and that the text goes on from without a
/// speaker, with a byline or a lead: then it is the headline, and the name's turn comes later.
pub(super) fn quoted_headline(text: &str, blocks: &[Block], openings: &[Option<Opening>]) -> Option<usize> {
    let at = openings.iter().position(Option::is_some).filter(|&at| at <= MASTHEAD)?;
    let (block, opening) = (&blocks[at], openings[at].as_ref()?);
    let plain = block.plain(text);
    let words = text.get(opening.body..block.span.end).unwrap_or_default().trim();
    let quoted = words.starts_with(['«', '“', '„', '"']) && words.ends_with(['»', '”', '“', '"']);
    let headline = block.kind == Kind::Text
        && opening.name.is_some()
        && !plain.contains('\n')
        && plain.chars().count() <= 250
        && quoted
        && matches!(openings.get(at + 1), Some(None))
        && openings[at + 1..].iter().any(Option::is_some);
    headline.then_some(at)
}

fn floor(text: &str, mut at: usize) -> usize {
    at = at.min(text.len());
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}

struct Page<'a> {
    blocks: &'a [Block],
    openings: &'a [Option<Opening>],
    plains: &'a [String],
    folded: &'a [String],
    top: usize,
}

impl Page<'_> {
    fn count(&self, i: usize) -> usize {
        self.plains[i].split_whitespace().filter(|word| word.contains(char::is_alphanumeric)).count()
    }

    fn section(&self, i: usize) -> Option<Section> {
        if self.openings[i].is_some() {
            return None;
        }
        match &self.blocks[i].kind {
            Kind::Meta(key) => return self.meta(key, i),
            Kind::Code | Kind::Rule => return Some(Section::Boilerplate),
            Kind::Picture => return Some(Section::Caption),
            _ => {}
        }
        if self.is_furniture(i) {
            return Some(Section::Boilerplate);
        }
        if let Kind::Heading(_) = self.blocks[i].kind {
            return Some(Section::Headline);
        }
        if self.is_byline(i) {
            return Some(Section::Byline);
        }
        if self.blocks[i].span.len() < 300 && CREDIT.is_match(&self.plains[i]) {
            return Some(Section::Caption);
        }
        self.is_plain_heading(i).then_some(Section::Headline)
    }

    fn meta(&self, key: &str, i: usize) -> Option<Section> {
        match key {
            "title" | "titre" | "titel" | "headline" => Some(Section::Headline),
            "author" | "authors" | "auteur" | "auteurs" | "autor" | "by" | "date" | "datum" | "people"
            | "guest" | "guests" | "invite" | "invites" | "published" | "interviewer" | "interviewee" => {
                Some(Section::Byline)
            }
            "description" | "summary" | "excerpt" | "subtitle" | "chapo" => {
                let start: String = self.folded[i].chars().take(40).collect();
                let again = (0..self.blocks.len()).any(|j| j != i && self.folded[j].contains(&start));
                again.then_some(Section::Boilerplate)
            }
            "image_alt" | "alt" | "caption" | "legende" => Some(Section::Caption),
            _ => Some(Section::Boilerplate),
        }
    }

    fn is_furniture(&self, i: usize) -> bool {
        let folded = &self.folded[i];
        (self.count(i) <= 25 && words::starts_furniture(folded))
            || (self.count(i) <= 80 && words::holds_notice(folded))
    }

    fn is_byline(&self, i: usize) -> bool {
        let folded = &self.folded[i];
        let short = self.count(i) <= 16;
        let credit = words::credit(folded).is_some() || words::takes_down(folded) && self.count(i) <= 12;
        if credit && self.count(i) <= 25 {
            return true;
        }
        if !short || self.blocks[i].kind != Kind::Text {
            return false;
        }
        if READING_TIME.is_match(folded) {
            return true;
        }
        // Bylines stand above the text, or right under the headline.
        if i >= self.top {
            return false;
        }
        let sentence = self.plains[i].ends_with(['.', '!', '?']);
        let announced =
            BYLINE.iter().any(|p| folded == p || folded.strip_prefix(p).is_some_and(|r| r.starts_with(' ')));
        let mut told = ["publie", "mis a jour", "mise a jour", "mis en ligne"].iter();
        let published = told.any(|words| folded.starts_with(words));
        if i > 0 && published && date::find(&self.plains[i]).is_some() {
            return true;
        }
        let lone =
            i > 0 && matches!(self.folded[i - 1].as_str(), "par" | "by" | "von") && !self.blocks[i].gap;
        let dated = i > 0 && self.count(i) <= 10 && date::find(&self.plains[i]).is_some();
        !sentence && ((announced && i > 0) || lone || dated)
    }

    /// A short line without a full stop, with text under it.
    fn is_plain_heading(&self, i: usize) -> bool {
        let plain = self.plains[i].trim();
        let block = &self.blocks[i];
        let quoted = plain.starts_with(['"', '“', '«', '„']) && plain.ends_with(['"', '”', '»', '“']);
        let inside = i > self.top && self.openings[..i].iter().any(Option::is_some);
        // What is quoted above an interview is its headline; elsewhere it is a part of the text that is set off.
        let above = i < self.top && self.openings.iter().any(Option::is_some);
        let (most, next_long) = if inside { (12, 120) } else { (25, 40) };
        let followed = self
            .blocks
            .get(i + 1)
            .is_some_and(|next| self.openings[i + 1].is_some() || (next.gap && next.span.len() > next_long));
        block.kind == Kind::Text
            && !block.boxed
            && block.gap
            && !plain.contains('\n')
            && self.count(i) <= most
            && plain.chars().count() <= 180
            && !line::ends_sentence(plain)
            && !plain.ends_with(',')
            && (!quoted || above)
            && !plain.starts_with(|c: char| c.is_lowercase())
            && followed
    }

    /// The first line is the headline, whatever its form, unless it is a paragraph.
    fn headline(&self, found: &mut [Option<Section>]) {
        if found.contains(&Some(Section::Headline))
            && self.blocks.iter().any(|b| matches!(b.kind, Kind::Meta(_)))
        {
            return;
        }
        let Some(first) = self.blocks.first() else { return };
        let plain = self.plains[0].trim();
        if first.kind == Kind::Text
            && self.openings[0].is_none()
            && self.blocks.len() > 1
            && plain.chars().count() <= 250
            && !plain.contains('\n')
            && !plain.ends_with(['.', ':', ',', ';'])
            && matches!(found[0], None | Some(Section::Byline))
        {
            found[0] = Some(Section::Headline);
        }
    }

    /// `You may also like` and link lists take what follows with them.
    fn rest(&self, found: &mut [Option<Section>]) {
        let total = self.blocks.last().map_or(0, |b| b.span.end);
        let mut i = 0;
        while i < self.blocks.len() {
            let kind = words::heading(&self.plains[i]);
            let heading = matches!(self.blocks[i].kind, Kind::Heading(_));
            let listed = heading && matches!(kind, Some(words::Heading::Links | words::Heading::Contents));
            let opens =
                self.openings[i].is_none() && self.count(i) <= 12 && words::opens_rest(&self.folded[i]);
            if !listed && !opens {
                i += 1;
                continue;
            }
            let late = self.blocks[i].span.start * 2 > total;
            found[i] = Some(Section::Boilerplate);
            i += 1;
            while i < self.blocks.len() && self.goes_on(i, listed, late) {
                let sentences = listed && self.blocks[i].boxed && self.count(i) >= 18;
                found[i] = if sentences { None } else { Some(Section::Boilerplate) };
                i += 1;
            }
        }
    }

    fn goes_on(&self, i: usize, listed: bool, late: bool) -> bool {
        let heading = matches!(self.blocks[i].kind, Kind::Heading(_));
        if self.openings[i].is_some() || (listed && (heading || self.blocks[i].kind == Kind::Rule)) {
            return false;
        }
        listed || late || self.count(i) < 15
    }
}
