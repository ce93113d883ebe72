//! What the editor says within a talk and behind it: directions in brackets, asides in italics, notices, thanks.

use super::block::{Block, Emphasis, Kind};
use super::dialogue::Opening;
use super::read::Part;
use super::transcript::{Role, Section, Speaker, SpeakerId};
use super::{introduced, label, words};
use regex::Regex;
use std::sync::LazyLock;

/// A telephone number, an address in the net, opening hours, admission.
static PRACTICAL: LazyLock<Regex> = LazyLock::new(|| {
    let hours = r"\b\d{1,2} ?h(?: ?\d{2})?\b[^.]{0,12}\b(?:à|-|–)\s*\d{1,2} ?h|\b\d{1,2}(?::\d{2})? ?[ap]\.?m\.?\b|\bUhr\b.{0,20}\bUhr\b";
    let free = "(?i:entrée (?:libre|gratuite)|sur réservation|free (?:admission|entry)|eintritt frei)";
    let reach = r"\b0\d(?:[ .-]?\d{2}){4}\b|\+\d{2}[ .(\d-]{8,}|\bwww\.\w|https?://|\b[\w.+-]+@[\w-]+\.\w";
    Regex::new(&format!("{hours}|{free}|{reach}")).expect("the pattern is constant")
});

/// The blocks as they are looked at: their texts, and these folded.
pub(super) struct Talk<'a> {
    pub blocks: &'a [Block],
    pub openings: &'a [Option<Opening>],
    pub plains: &'a [String],
    pub folded: &'a [String],
}

impl Talk<'_> {
    /// Give sections to what the editor says in and behind the talk.
    pub(super) fn sections(&self, found: &mut [Option<Section>]) {
        let Some(first) = self.openings.iter().position(Option::is_some) else { return };
        let last = self.openings.iter().rposition(Option::is_some).unwrap_or(first);
        let asides: Vec<usize> = (first..self.blocks.len()).filter(|&i| self.is_aside(i)).collect();
        let rare = asides.len() * 4 <= self.blocks.len() - first;
        for i in asides {
            if found[i].is_none() && rare {
                found[i] = Some(Section::Lead);
            }
        }
        for (i, section) in found.iter_mut().enumerate() {
            if matches!(section, None | Some(Section::Headline)) && self.is_bracketed(i) {
                let credit = words::credit(inside(&self.folded[i])).is_some();
                *section = Some(if credit { Section::Byline } else { Section::Boilerplate });
            }
        }
        let short = if self.turns_are_single(found) { self.behind_turn(last, found) } else { None };
        let ended = (last + 1..self.blocks.len()).find(|&i| self.ends(i));
        let Some(end) = short.into_iter().chain(ended).min() else { return };
        for (i, section) in found.iter_mut().enumerate().skip(end) {
            let running = matches!(section, None | Some(Section::Headline));
            if running && self.is_signature(i) {
                *section = Some(Section::Byline);
            } else if section.is_none() {
                *section = Some(Section::Lead);
            }
        }
    }

    /// Whether every turn has a label and is one paragraph, as in a transcript line by line.
    fn turns_are_single(&self, found: &[Option<Section>]) -> bool {
        let turns: Vec<usize> = (0..self.blocks.len()).filter(|&i| self.openings[i].is_some()).collect();
        let labelled = turns.iter().all(|&i| self.openings[i].as_ref().is_some_and(|o| o.name.is_some()));
        let ends = |pair: &[usize]| self.behind_turn(pair[0], found).is_none_or(|next| next >= pair[1]);
        turns.len() >= 8 && labelled && turns.windows(2).all(ends)
    }

    /// The running paragraph that follows the first one of a turn, where it says nothing of who speaks.
    fn behind_turn(&self, opening: usize, found: &[Option<Section>]) -> Option<usize> {
        let alone = self.openings[opening].as_ref().is_some_and(|o| o.body >= self.blocks[opening].span.end);
        let running = (opening + 1..self.blocks.len()).filter(|&i| found[i].is_none());
        running.skip(usize::from(alone)).find(|&i| !words::says_i(&self.folded[i]))
    }

    /// A whole paragraph in italics that says nothing of its speaker, where neither questions nor answers are.
    fn is_aside(&self, i: usize) -> bool {
        let italic = |j: usize| self.blocks[j].emphasis == Some(Emphasis::Italic);
        let spoken = (0..self.blocks.len()).any(|j| self.openings[j].is_some() && italic(j));
        self.openings[i].is_none()
            && self.blocks[i].kind == Kind::Text
            && italic(i)
            && !spoken
            && !words::speaks_of_oneself(&self.folded[i])
            && !self.plains[i].starts_with(['«', '“', '„', '"'])
    }

    /// A whole paragraph in brackets.
    fn is_bracketed(&self, i: usize) -> bool {
        let plain = self.plains[i].trim().trim_end_matches('.');
        let whole = |open: char, close: char| {
            let inner = plain.strip_prefix(open).and_then(|rest| rest.strip_suffix(close));
            inner.is_some_and(|inner| !inner.contains([open, close]))
        };
        let boxed = plain.strip_prefix('[').and_then(|rest| rest.split_once(']'));
        let headed = boxed.is_some_and(|(head, _)| words::is_box(&words::fold(head)));
        self.openings[i].is_none()
            && matches!(self.blocks[i].kind, Kind::Text | Kind::Quote)
            && (headed || whole('[', ']') || whole('(', ')'))
            && !words::says_i(&self.folded[i])
    }

    /// Whether nobody of the talk speaks any more from this block on.
    fn ends(&self, i: usize) -> bool {
        let folded = inside(&self.folded[i]);
        let noted = || {
            let head = self.plains[i].split([':', '–', '—', '/']).next().unwrap_or_default();
            head.len() < self.plains[i].len() && words::is_notice(&words::fold(head))
        };
        self.openings[i].is_none()
            && (ends_talk(folded) || self.is_signature(i) || noted() || self.is_practical(i))
    }

    /// When, where and for how much, as what is announced says it: `Entrée libre, samedi de 14 h à 18 h`.
    fn is_practical(&self, i: usize) -> bool {
        let plain = self.plains[i].trim();
        !words::speaks_of_oneself(&self.folded[i]) && plain.len() < 300 && PRACTICAL.is_match(plain)
    }

    /// `Anne Roy`, behind the talk: who wrote it.
    fn is_signature(&self, i: usize) -> bool {
        let plain = self.plains[i].trim();
        matches!(self.blocks[i].kind, Kind::Text)
            && plain.contains(' ')
            && plain.split(' ').count() <= 4
            && label::is_name(plain)
            && !plain.contains(|c: char| c.is_ascii_digit() || ".!?…:".contains(c))
    }
}

fn inside(folded: &str) -> &str {
    folded.trim_start_matches(['(', '[', ' '])
}

/// Whether a line says that nobody speaks from here on: `Propos recueillis par …`, `À propos d'Anne Roy`, `Infos pratiques`.
pub(super) fn ends_talk(folded: &str) -> bool {
    const ABOUT: &[&str] = &["a propos de", "a propos d", "a propos du", "about", "uber", "qui est"];
    let about = || {
        let named = |of: &&str| folded.strip_prefix(*of).is_some_and(|rest| rest.starts_with(' '));
        folded.split(' ').count() <= 8 && ABOUT.iter().any(named) && !words::speaks_of_oneself(folded)
    };
    words::credit(folded).is_some() || words::is_notice(folded) || about()
}

/// Take out of the turns what speaks of their own speaker by name, or thanks somebody of the talk, and what follows until
/// somebody else speaks.
pub(super) fn untangle(
    text: &str,
    parts: &mut Vec<Part>,
    ids: &mut Vec<Option<SpeakerId>>,
    speakers: &[Speaker],
) {
    retold(text, parts, ids, speakers);
    let Some(last) = ids.iter().rposition(Option::is_some) else { return };
    for at in (0..=last).rev() {
        let Some(id) = ids[at] else { continue };
        let end = (at + 1..parts.len()).find(|&i| ids[i].is_some_and(|other| other != id));
        let Some(from) = told_from(text, &parts[at], &speakers[id.0], speakers, end.is_none()) else {
            continue;
        };
        for i in at + 1..end.unwrap_or(parts.len()) {
            if parts[i].label.is_some() {
                break;
            }
            if parts[i].section == Section::Turn {
                (parts[i].section, parts[i].who, ids[i]) = (Section::Lead, None, None);
            }
        }
        if from == 0 {
            (parts[at].section, parts[at].who, ids[at]) = (Section::Lead, None, None);
            continue;
        }
        let paragraphs = parts[at].paragraphs.split_off(from);
        let part = Part { section: Section::Lead, paragraphs, who: None, label: None, description: None };
        parts.insert(at + 1, part);
        ids.insert(at + 1, None);
    }
}

/// Whether who writes has been interviewed: `Anne Roy m'a posé des questions. Voici mes réponses.`
fn is_asked(text: &str, parts: &[Part]) -> bool {
    const ASKED: &[&str] = &[
        " m a pose ",
        " m ont pose ",
        " m a interview",
        " m ont interview",
        " m a interrog",
        " m ont interrog",
        " mes reponses ",
    ];
    let before = parts.iter().take_while(|part| part.section != Section::Turn);
    let mut told = before.filter(|part| part.section == Section::Lead).flat_map(|part| &part.paragraphs);
    told.any(|span| {
        let plain = format!(" {} ", words::fold(&unquoted(&text[span.clone()])));
        ASKED.iter().any(|words| plain.contains(words))
    })
}

/// Give the narrator the answers that somebody without a label never gives as `je`, and that call them by name, and those
/// of who writes.
fn retold(text: &str, parts: &mut [Part], ids: &mut [Option<SpeakerId>], speakers: &[Speaker]) {
    const ENOUGH: usize = 3;
    let asked = is_asked(text, parts);
    for (n, speaker) in speakers.iter().enumerate() {
        let id = Some(SpeakerId(n));
        let mine: Vec<usize> = (0..parts.len()).filter(|&i| ids[i] == id).collect();
        let unlabelled = mine.iter().all(|&i| parts[i].label.is_none());
        let said: Vec<String> = mine
            .iter()
            .flat_map(|&i| &parts[i].paragraphs)
            .map(|span| format!(" {} ", words::fold(&unquoted(&text[span.clone()]))))
            .collect();
        let first = words::fold(speaker.name.split(' ').next().unwrap_or_default());
        let named = said.iter().filter(|plain| plain.contains(&format!(" {first} "))).count();
        let person = speaker.role == Role::Interviewee && introduced::has_first_name(&speaker.name);
        let retold = person && said.len() >= ENOUGH && named > 1 && !said.iter().any(|s| words::says_i(s));
        if unlabelled && (retold || asked && speaker.role == Role::Interviewee) {
            for i in mine {
                (parts[i].section, parts[i].who, ids[i]) = (Section::Lead, None, None);
            }
        }
    }
}

/// A paragraph without what it quotes.
fn unquoted(plain: &str) -> String {
    let mut depth = 0_usize;
    let outside = plain.chars().filter(|c| match c {
        '«' | '“' => {
            depth += 1;
            false
        }
        '»' | '”' => {
            depth = depth.saturating_sub(1);
            false
        }
        _ => depth == 0,
    });
    outside.collect()
}

/// The paragraph of a turn from which the narrator tells of its speaker. `last` says whether nobody else speaks behind it.
fn told_from(text: &str, part: &Part, speaker: &Speaker, speakers: &[Speaker], last: bool) -> Option<usize> {
    let person = introduced::has_first_name(&speaker.name);
    let named = speaker.name.contains(' ') && (last || person);
    let own = |plain: &str| named && plain.contains(speaker.name.as_str());
    let thanks = |plain: &str, folded: &str| {
        let named = |s: &Speaker| !s.is_nameless() && folded.contains(&words::fold(&s.name));
        last && words::thanks(folded) && !plain.contains('!') && speakers.iter().any(named)
    };
    let told = |plain: &str| {
        let folded = words::fold(plain);
        let personal = words::speaks_of_oneself(&folded) || words::addresses(&folded);
        !personal && !plain.contains('?') && (own(plain) || thanks(plain, &folded))
    };
    let first = usize::from(part.label.is_some() || !person || speaker.role != Role::Interviewee);
    (first..part.paragraphs.len()).find(|&n| told(&text[part.paragraphs[n].clone()]))
}
