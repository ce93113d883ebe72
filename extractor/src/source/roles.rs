//! Who speaks: names, parts, descriptions, and which turn answers which.

use super::block::{Block, Kind};
use super::dialogue::Who;
use super::introduced::{self, APPOSITION, FULL_NAME, NAME};
use super::read::Part;
use super::transcript::{Role, Section, Speaker, SpeakerId};
use super::{SourceText, label, line, words};
use crate::span::ByteSpan;
use regex::Regex;
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;
use std::sync::LazyLock;

/// What is written for a name that the text does not give.
const UNKNOWN: &str = "unknown";

static CONVERSATION: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(
        r"(?i)\b(?:entretien|interview|rencontre|conversation|discussion|gespräch|entretenus?|parlé|discuté|échangé|rencontré|spoke|talked|sat down|talk|gesprochen)\b(?-i)[^.,;:?!]{0,40}?\s(?i:avec|with|mit|to|d'|d’)\s?(?P<who>[^.,;:?!()«»\x22\n]{3,90})",
    )
    .expect("the pattern is constant")
});
/// `Publié le 9 octobre — par Anne Roy`
static AUTHORED: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(&format!(r"[—–|•·.,-]\s*(?i:par|by|von)\s+(?P<name>{NAME})")).expect("the pattern is constant")
});
/// `… que lui prête la mairie. Propos recueillis par Anne Roy.`
static TAKEN_DOWN: LazyLock<Regex> = LazyLock::new(|| {
    let words = r"recueillis? par|entretien (?:réalisé |mené |conduit )?par|interview(?:ed)? by|interview von|gespräch führte";
    Regex::new(&format!(r"(?i:{words})\s+(?P<name>{NAME})\.?$")).expect("the pattern is constant")
});
static HERE: LazyLock<Regex> = LazyLock::new(|| {
    let name = r"(?P<name>\p{Lu}[\p{L}'’-]+(?: (?:d[eu]|von|van|la|le) )?(?: \p{Lu}[\p{L}'’-]+){1,3})";
    Regex::new(&format!(
        r"(?:\b(?:[Jj]e suis|[Jj]e m'appelle|[Jj]e m’appelle|[Ii]ci|I'm|I’m|I am|[Mm]y name is|[Ii]ch bin|[Mm]ein Name ist)|[.,!?]) {name}(?: (?:pour|au micro|from|for|von|vom)\b|[,.!]| et | and | und )"
    ))
    .expect("the pattern is constant")
});

/// Everybody who speaks, and who of them speaks in each part.
pub(super) fn speakers(
    text: &SourceText,
    blocks: &[Block],
    parts: &[Part],
) -> (Vec<Speaker>, Vec<Option<SpeakerId>>) {
    let cast = Cast { text: text.as_str(), blocks, parts };
    let whos = cast.resolved();
    let mut order: Vec<Who> = Vec::new();
    let ids: Vec<Option<SpeakerId>> = whos
        .iter()
        .map(|who| {
            let who = who.as_ref()?;
            Some(SpeakerId(order.iter().position(|w| w == who).unwrap_or_else(|| {
                order.push(who.clone());
                order.len() - 1
            })))
        })
        .collect();
    let roles = cast.roles(&order, &ids);
    let mut speakers = Vec::new();
    for (index, who) in order.iter().enumerate() {
        let name = cast.name(who, index, &ids, roles[index]);
        let description = cast.description(&name, index, &ids).or_else(|| {
            let alone = roles[index] == Role::Interviewee
                && roles.iter().filter(|r| **r == Role::Interviewee).count() == 1;
            if alone { cast.guest() } else { None }
        });
        let description = description.map(|d| text.to_chars(ByteSpan::new(d.start, d.end)));
        speakers.push(Speaker { name, role: roles[index], description });
    }
    (speakers, ids)
}

/// The turn each part answers.
pub(super) fn answers(
    text: &str,
    parts: &[Part],
    ids: &[Option<SpeakerId>],
    speakers: &[Speaker],
) -> Vec<Option<usize>> {
    let mut turns: Vec<(usize, SpeakerId)> = Vec::new();
    parts
        .iter()
        .zip(ids)
        .enumerate()
        .map(|(i, (_, id))| {
            let id = (*id)?;
            let asker = speakers[id.0].role == Role::Interviewer;
            let mut found = None;
            for (number, &(part, other)) in turns.iter().enumerate().rev() {
                let said = said(text, &parts[part]);
                // An interviewer answers only what is asked of them at the end of a turn.
                if other == id {
                    if asker { break } else { continue }
                }
                // So it is between two who answer: the question asked of both goes first.
                let strict = asker || speakers[other.0].role == Role::Interviewee;
                let asks = if strict { line::ends_question(&said) } else { line::has_question(&said) };
                if asks {
                    found = Some(number + 1);
                }
                if asks
                    || asker
                    || (speakers[other.0].role == Role::Interviewer && said.split_whitespace().count() > 4)
                {
                    break;
                }
            }
            turns.push((i, id));
            found
        })
        .collect()
}

/// Whom a line names that begins with `Par` or the like.
fn byline_name(plain: &str) -> Option<String> {
    let folded = words::fold(plain);
    let by = || ["par ", "by ", "von "].iter().any(|by| folded.starts_with(by)).then_some(1);
    let words_of = words::credit(&folded).map(|credit| credit.split(' ').count()).or_else(by)?;
    let name: Vec<&str> = plain.split_whitespace().skip(words_of).collect();
    let name = name.join(" ");
    let name = name.trim_start_matches([':', ' ']).split([',', '.', '(', '|']).next()?.trim();
    (label::is_name(name) && name.contains(' ')).then(|| name.to_owned())
}

fn said(text: &str, part: &Part) -> String {
    part.paragraphs.iter().map(|p| &text[p.clone()]).collect::<Vec<_>>().join("\n")
}

struct Cast<'a> {
    text: &'a str,
    blocks: &'a [Block],
    parts: &'a [Part],
}

impl Cast<'_> {
    /// Unlabelled answers go to the one labelled answerer there is, or to whom the question names.
    fn resolved(&self) -> Vec<Option<Who>> {
        let named: BTreeSet<&String> = self
            .parts
            .iter()
            .filter_map(|p| if let Some(Who::Named(key)) = &p.who { Some(key) } else { None })
            .collect();
        let asking: BTreeSet<&String> = named.iter().copied().filter(|key| self.prompts(key)).collect();
        let named: BTreeSet<&String> = named.difference(&asking).copied().collect();
        let mut question = String::new();
        self.parts
            .iter()
            .map(|part| {
                let who = part.who.clone()?;
                if who == Who::Asker {
                    question = words::fold(&said(self.text, part));
                    if let (1, Some(only)) = (asking.len(), asking.first()) {
                        return Some(Who::Named((*only).clone()));
                    }
                }
                if who == Who::Answerer {
                    let addressed: Vec<&&String> = named
                        .iter()
                        .filter(|key| format!(" {question} ").contains(&format!(" {key} ")))
                        .collect();
                    if let (1, Some(only)) = (named.len(), named.first()) {
                        return Some(Who::Named((*only).clone()));
                    }
                    if let [one] = addressed[..] {
                        return Some(Who::Named((**one).clone()));
                    }
                }
                Some(self.in_full(who, part))
            })
            .collect()
    }

    /// Whether a label stands in questions alone, in the form of the unlabelled ones: `**Le Journal : Et vous ?**`
    /// above an answer.
    fn prompts(&self, key: &str) -> bool {
        let unlabelled = self.parts.iter().any(|p| p.who == Some(Who::Asker));
        let mut own = self
            .parts
            .iter()
            .filter(|p| matches!(&p.who, Some(Who::Named(other)) if other == key))
            .peekable();
        let set_apart = |part: &Part| {
            let start = part.label.as_ref().map_or(0, |l| l.start);
            self.blocks.iter().any(|b| {
                (b.span.start..=b.span.end).contains(&start)
                    && (b.emphasis.is_some() || matches!(b.kind, Kind::Heading(_)))
            })
        };
        unlabelled
            && own.peek().is_some()
            && own.all(|part| set_apart(part) && line::ends_question(&said(self.text, part)))
    }

    /// `C.F.` is `Claire Fontaine`, where one label alone can be meant.
    fn in_full(&self, who: Who, part: &Part) -> Who {
        let Some(short) = part.label.clone().map(|label| &self.text[label]) else { return who };
        let named = self.parts.iter().filter_map(|p| match (&p.who, &p.label) {
            (Some(Who::Named(key)), Some(label)) => Some((key, &self.text[label.clone()])),
            _ => None,
        });
        let meant: BTreeSet<&String> =
            named.filter(|(_, name)| words::are_initials_of(short, name)).map(|(key, _)| key).collect();
        match meant.first() {
            Some(key) if meant.len() == 1 => Who::Named((*key).clone()),
            _ => who,
        }
    }

    /// `PAUL RENAN` as the text writes it elsewhere: `Paul Renan`.
    fn in_small_letters(&self, label: &str) -> Option<String> {
        if label.chars().any(char::is_lowercase) {
            return None;
        }
        let folded = words::fold(label);
        let mut names = FULL_NAME.find_iter(self.text).map(|found| found.as_str());
        names
            .find(|name| name.chars().any(char::is_lowercase) && words::fold(name) == folded)
            .map(str::to_owned)
    }

    /// The one name of headline, byline or lead that a label is the initials of.
    fn spelt_out(&self, short: &str) -> Option<String> {
        let around = |p: &&Part| matches!(p.section, Section::Headline | Section::Byline | Section::Lead);
        let mut names: BTreeSet<&str> = BTreeSet::new();
        for span in self.parts.iter().filter(around).flat_map(|p| &p.paragraphs) {
            names.extend(FULL_NAME.find_iter(&self.text[span.clone()]).map(|found| found.as_str()));
        }
        names.retain(|name| words::are_initials_of(short, name) && label::is_name(name));
        (names.len() == 1).then(|| names.first().map(|name| (*name).to_owned())).flatten()
    }

    fn roles(&self, order: &[Who], ids: &[Option<SpeakerId>]) -> Vec<Role> {
        let scores: Vec<f64> = (0..order.len()).map(|n| self.asking(n, ids)).collect();
        let fixed = |who: &Who| match who {
            Who::Asker => Some(Role::Interviewer),
            Who::Answerer => Some(Role::Interviewee),
            Who::Named(key) if words::asks(key) => Some(Role::Interviewer),
            Who::Named(key) if words::answers(key) => Some(Role::Interviewee),
            _ => None,
        };
        let asker_known = order.iter().any(|w| fixed(w) == Some(Role::Interviewer));
        let most = scores.iter().copied().fold(0.0, f64::max);
        order
            .iter()
            .zip(&scores)
            .map(|(who, &score)| {
                fixed(who).unwrap_or(match () {
                    () if asker_known => {
                        if score >= 0.6 {
                            Role::Interviewer
                        } else {
                            Role::Interviewee
                        }
                    }
                    () if order.len() < 2 || most < 0.4 => Role::Unknown,
                    () if score >= 0.4 && score * 2.0 >= most => Role::Interviewer,
                    () => Role::Interviewee,
                })
            })
            .collect()
    }

    /// How much of what somebody says is questions, 0 to 1.
    fn asking(&self, speaker: usize, ids: &[Option<SpeakerId>]) -> f64 {
        let (mut score, mut turns) = (0.0, 0.0);
        for (part, _) in self.parts.iter().zip(ids).filter(|(_, id)| **id == Some(SpeakerId(speaker))) {
            let said = said(self.text, part);
            turns += 1.0;
            score += match () {
                () if line::ends_question(&said) => 1.0,
                () if line::has_question(&said) => 0.5 / (1.0 + said.len() as f64 / 500.0),
                () => 0.0,
            };
        }
        if turns > 0.0 { score / turns } else { 0.0 }
    }

    fn name(&self, who: &Who, speaker: usize, ids: &[Option<SpeakerId>], role: Role) -> String {
        let mine = || self.parts.iter().zip(ids).filter(move |(_, id)| **id == Some(SpeakerId(speaker)));
        if let Who::Named(key) = who
            && key.len() > 1
            && !words::answers(key)
            && !(words::asks(key))
        {
            let labels: Vec<&str> =
                mine().filter_map(|(part, _)| part.label.clone()).map(|label| &self.text[label]).collect();
            let short = |label: &str| labels.iter().any(|full| words::are_initials_of(label, full));
            // The commonest way of writing it in full, the first of equals.
            let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
            for label in labels.iter().filter(|label| !short(label)) {
                *counts.entry(label).or_default() += 1;
            }
            let first = labels.iter().find(|label| !short(label)).copied().unwrap_or(UNKNOWN);
            if let Some(full) = self.spelt_out(first) {
                return full;
            }
            let most = counts.values().copied().max().unwrap_or(0);
            let best = if counts.get(first) == Some(&most) {
                Some(first)
            } else {
                counts.iter().find(|(_, n)| **n == most).map(|(name, _)| *name)
            };
            let label = best.unwrap_or(UNKNOWN);
            return self.in_small_letters(label).unwrap_or_else(|| label.to_owned());
        }
        let found = match role {
            Role::Interviewer => self.credited().or_else(|| self.introduces_self(speaker, ids)),
            Role::Interviewee => self.guest_name(),
            _ => None,
        };
        found.unwrap_or_else(|| UNKNOWN.to_owned())
    }

    /// The one name after `Propos recueillis par` or the like, in a line of its own or at the end of the lead.
    fn credited(&self) -> Option<String> {
        let of = |section: Section| {
            let parts = self.parts.iter().filter(move |p| p.section == section);
            parts.flat_map(|p| &p.paragraphs).map(|span| &self.text[span.clone()])
        };
        let name = |found: regex::Captures<'_>| Some(found.name("name")?.as_str().to_owned());
        of(Section::Byline)
            .find_map(byline_name)
            .or_else(|| of(Section::Byline).find_map(|plain| AUTHORED.captures(plain).and_then(name)))
            .or_else(|| of(Section::Lead).find_map(|plain| TAKEN_DOWN.captures(plain).and_then(name)))
            .filter(|name| label::is_name(name))
    }

    fn introduces_self(&self, speaker: usize, ids: &[Option<SpeakerId>]) -> Option<String> {
        let (part, _) = self.parts.iter().zip(ids).find(|(_, id)| **id == Some(SpeakerId(speaker)))?;
        let first = &self.text[part.paragraphs[0].clone()];
        HERE.captures(first).map(|m| m["name"].to_owned())
    }

    fn guest_name(&self) -> Option<String> {
        let meta = self.blocks.iter().find(|b| matches!(&b.kind, Kind::Meta(k) if matches!(k.as_str(), "people" | "guest" | "invite" | "interviewee")));
        if let Some(block) = meta {
            let name = &self.text[block.span.clone()];
            return (label::is_name(name)
                && ![" et ", " and ", " und ", " & "].iter().any(|and| name.contains(and)))
            .then(|| name.to_owned());
        }
        let Some(guest) = self.guest() else { return self.introduced() };
        let name: Vec<&str> = self.text[guest].split_whitespace().take(4).collect();
        let run: Vec<&str> = name
            .into_iter()
            .take_while(|w| w.starts_with(char::is_uppercase) || label::is_name(&format!("A {w} B")))
            .collect();
        let name = run.join(" ");
        // `entretien avec le maire de Brenne`: the lead may name him.
        (run.len() >= 2 && label::is_name(&name)).then_some(name).or_else(|| self.introduced())
    }

    /// The one person whom lead and headline introduce.
    fn introduced(&self) -> Option<String> {
        let told = |section: Section| -> Vec<&str> {
            let parts = self.parts.iter().filter(|p| p.section == section);
            parts.flat_map(|p| &p.paragraphs).map(|span| &self.text[span.clone()]).collect()
        };
        let asker = self.credited();
        let (lead, headline, turns) = (told(Section::Lead), told(Section::Headline), told(Section::Turn));
        introduced::person(&lead, &headline, &turns, asker.as_deref())
    }

    /// Whom the headline or the lead says the talk was with: `un ingénieur de Meta`.
    fn guest(&self) -> Option<Range<usize>> {
        let leads = self.parts.iter().filter(|p| p.section == Section::Lead);
        let heads = self.parts.iter().filter(|p| p.section == Section::Headline).take(2);
        let bylines = self.parts.iter().filter(|p| p.section == Section::Byline);
        leads.chain(heads).chain(bylines).flat_map(|p| &p.paragraphs).find_map(|span| {
            let plain = &self.text[span.clone()];
            let who = CONVERSATION.captures(plain)?.name("who")?;
            let stop = STOP.find(who.as_str()).map_or(who.len(), |m| m.start());
            let end = who.start() + who.as_str()[..stop].trim_end().len();
            (end > who.start() + 2).then(|| span.start + who.start()..span.start + end)
        })
    }

    /// What a label or the text around the dialogue says of a name.
    fn description(&self, name: &str, speaker: usize, ids: &[Option<SpeakerId>]) -> Option<Range<usize>> {
        let own = self.parts.iter().zip(ids).filter(|(_, id)| **id == Some(SpeakerId(speaker)));
        if let Some(found) = own.filter_map(|(part, _)| part.description.clone()).next() {
            return Some(found);
        }
        if name == UNKNOWN {
            return None;
        }
        let spaced = spaced(name);
        let said_by_narrator = self
            .parts
            .iter()
            .filter(|p| matches!(p.section, Section::Lead | Section::Headline | Section::Byline));
        said_by_narrator.flat_map(|p| &p.paragraphs).find_map(|span| {
            let plain = &self.text[span.clone()];
            plain.match_indices(&spaced).find_map(|(at, _)| {
                let after = at + spaced.len();
                let lead = APPOSITION.find(&plain[after..])?;
                let rest = &plain[after + lead.end()..];
                let end = rest.find([',', '.', ';', ')', '\n', '?', ':']).unwrap_or(rest.len());
                let start = span.start + after + lead.end();
                (3..=160).contains(&end).then(|| start..start + rest[..end].trim_end().len())
            })
        })
    }
}

static STOP: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"\s(?:pendant|qui|que|sur|au sujet|à propos|dans|during|about|who|on|at the|über|zu|während|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday)\s")
        .expect("the pattern is constant")
});

/// `NickBos` as the text writes it, `Nick Bos`.
fn spaced(name: &str) -> String {
    let mut out = String::new();
    let mut low = false;
    for c in name.chars() {
        if c.is_uppercase() && low && !name.contains(' ') {
            out.push(' ');
        }
        low = c.is_lowercase();
        out.push(c);
    }
    out
}
