//! Who speaks: names, parts, descriptions, and which turn answers which.

use super::block::{Block, Kind};
use super::called::Guests;
use super::dialogue::Who;
use super::introduced::APPOSITION;
use super::read::Part;
use super::transcript::{Role, Section, Speaker, SpeakerId, is_nameless};
use super::unmarked::Unmarked;
use super::{SourceText, line, words};
use crate::span::ByteSpan;
use std::collections::BTreeSet;
use std::ops::Range;

/// Everybody who speaks, and who of them speaks in each part.
pub(super) fn speakers(
    text: &SourceText,
    blocks: &[Block],
    parts: &[Part],
) -> (Vec<Speaker>, Vec<Option<SpeakerId>>) {
    let plain = Unmarked::new(text.as_str(), blocks, parts);
    let cast = Cast { text: &plain.text, blocks: &plain.blocks, parts: &plain.parts };
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
        let description = description.map(|d| plain.source(&d));
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

fn said(text: &str, part: &Part) -> String {
    part.paragraphs.iter().map(|p| &text[p.clone()]).collect::<Vec<_>>().join("\n")
}

/// A document whose speakers are looked for.
pub(super) struct Cast<'a> {
    pub text: &'a str,
    pub blocks: &'a [Block],
    pub parts: &'a [Part],
}

impl Cast<'_> {
    /// Unlabelled answers go to the one labelled answerer there is, or to whom the question names.
    fn resolved(&self) -> Vec<Option<Who>> {
        let named: BTreeSet<&String> = self
            .parts
            .iter()
            .filter_map(|p| if let Some(Who::Named(key)) = &p.who { Some(key) } else { None })
            .collect();
        let unlabelled = self.answers_are_unlabelled();
        let asks = |key: &String| {
            unlabelled || self.prompts(key) || words::asks(key) || self.is_answered(key) || self.begins(key)
        };
        let asking: BTreeSet<&String> = named.iter().copied().filter(|key| asks(key)).collect();
        let named: BTreeSet<&String> = named.difference(&asking).copied().collect();
        let mut question = String::new();
        let mut found: Vec<Option<Who>> = self
            .parts
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
                    if let (1, Some(only)) = (named.len(), named.first()) {
                        return Some(Who::Named((*only).clone()));
                    }
                    if let Some(one) = addressed(&question, &named) {
                        return Some(Who::Named(one.clone()));
                    }
                }
                Some(self.in_full(who, part))
            })
            .collect();
        go_on(&mut found, &asking);
        if named.is_empty() {
            self.give_to_called(&mut found, &asking);
        }
        found
    }

    /// Answers without a label are those of whom the questions called last, where they call several.
    fn give_to_called(&self, found: &mut [Option<Who>], asking: &BTreeSet<&String>) {
        let told = self.told();
        let guests = Guests::of(&told, self.credited().as_deref());
        let asks = |who: &Option<Who>| match who {
            Some(Who::Asker) => true,
            Some(Who::Named(key)) => asking.contains(key),
            _ => false,
        };
        let calls: Vec<BTreeSet<String>> = (0..found.len())
            .map(|i| {
                let question = Some(said(self.text, &self.parts[i])).filter(|_| asks(&found[i]));
                question.map(|question| guests.called(&question)).unwrap_or_default()
            })
            .collect();
        if calls.iter().flatten().collect::<BTreeSet<_>>().len() < 2 {
            return;
        }
        let mut called = None;
        for (who, calls) in found.iter_mut().zip(calls) {
            match calls.len() {
                0 => {}
                1 => called = calls.into_iter().next(),
                _ => called = None,
            }
            if *who == Some(Who::Answerer) {
                *who = Some(Who::Called(called.clone()));
            }
        }
    }

    /// Whether every label stands above a question, and no label above what answers it.
    fn answers_are_unlabelled(&self) -> bool {
        let turns: Vec<&Part> = self.parts.iter().filter(|p| p.who.is_some()).collect();
        let named = |part: &Part| matches!(part.who, Some(Who::Named(_)));
        let all = turns.iter().filter(|part| named(part)).count();
        let answered = turns.windows(2).filter(|pair| {
            let answer = pair[1].who == Some(Who::Answerer);
            named(pair[0]) && answer && line::ends_question(&said(self.text, pair[0]))
        });
        all >= 3 && answered.count() * 5 >= all * 4
    }

    /// Whether a label stands above the first question alone, and the others have none.
    fn begins(&self, key: &str) -> bool {
        let unlabelled = self.parts.iter().filter(|p| p.who == Some(Who::Asker)).count();
        let mut own = self.parts.iter().filter(|p| matches!(&p.who, Some(Who::Named(other)) if other == key));
        let first = self.parts.iter().find(|p| p.who.is_some());
        let only = own.next().filter(|_| own.next().is_none());
        unlabelled >= 2
            && only.is_some_and(|part| {
                let opens = first.is_some_and(|first| first.label == part.label);
                opens && line::ends_question(&said(self.text, part))
            })
    }

    /// Whether what answers the turns of this label has none, and they ask.
    fn is_answered(&self, key: &str) -> bool {
        let turns: Vec<&Part> = self.parts.iter().filter(|p| p.who.is_some()).collect();
        let own = |part: &Part| matches!(&part.who, Some(Who::Named(other)) if other == key);
        let all = turns.iter().filter(|part| own(part)).count();
        let answered = turns.windows(2).filter(|pair| {
            let answer = pair[1].who == Some(Who::Answerer);
            own(pair[0]) && answer && line::ends_question(&said(self.text, pair[0]))
        });
        all >= 2 && answered.count() * 4 >= all * 3
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

    fn roles(&self, order: &[Who], ids: &[Option<SpeakerId>]) -> Vec<Role> {
        let scores: Vec<f64> = (0..order.len()).map(|n| self.asking(n, ids)).collect();
        let fixed = |who: &Who| match who {
            Who::Asker => Some(Role::Interviewer),
            Who::Answerer | Who::Called(_) => Some(Role::Interviewee),
            Who::Named(key) if words::asks(key) => Some(Role::Interviewer),
            Who::Named(key) if words::answers(key) => Some(Role::Interviewee),
            Who::Named(key) => self.given_part(key),
            _ => None,
        };
        let asker_known = order.iter().any(|w| fixed(w) == Some(Role::Interviewer));
        let most = scores.iter().copied().fold(0.0, f64::max);
        let guests: Vec<bool> = order.iter().map(|who| self.is_guest(who)).collect();
        let invited = guests.contains(&true) && guests.contains(&false);
        order
            .iter()
            .zip(&scores)
            .enumerate()
            .map(|(index, (who, &score))| {
                fixed(who).unwrap_or(match () {
                    () if asker_known => {
                        if score >= 0.6 {
                            Role::Interviewer
                        } else {
                            Role::Interviewee
                        }
                    }
                    () if order.len() >= 2 && most < 0.4 && invited => {
                        if !guests[index] && (score > 0.0 || self.receives(index, ids)) {
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

    /// Whether the text around says that the talk was with whom the label names: `Interview avec Anne Roy`, above `Anne : …`
    fn is_guest(&self, who: &Who) -> bool {
        let (Who::Named(key), Some(guest)) = (who, self.guest()) else { return false };
        let guest = words::fold(&self.text[guest]);
        format!(" {guest} ").starts_with(&format!(" {key} "))
    }

    /// Whether somebody speaks of `notre invitée`.
    fn receives(&self, speaker: usize, ids: &[Option<SpeakerId>]) -> bool {
        const GUESTS: &[&str] =
            &["notre invite", "mon invite", "our guest", "my guest", "unser gast", "mein gast"];
        let own = self.parts.iter().zip(ids).filter(|(_, id)| **id == Some(SpeakerId(speaker)));
        let mut said = own.map(|(part, _)| words::fold(&said(self.text, part)));
        said.any(|said| GUESTS.iter().any(|guest| said.contains(guest)))
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

    /// What a label or the text around the dialogue says of a name.
    fn description(&self, name: &str, speaker: usize, ids: &[Option<SpeakerId>]) -> Option<Range<usize>> {
        let own = self.parts.iter().zip(ids).filter(|(_, id)| **id == Some(SpeakerId(speaker)));
        if let Some(found) = own.filter_map(|(part, _)| part.description.clone()).next() {
            return Some(found);
        }
        if is_nameless(name) {
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

/// Whom of these a question names, by the full name or a part of it that no other has.
fn addressed<'k>(question: &str, named: &BTreeSet<&'k String>) -> Option<&'k String> {
    let holds = |words: &str| format!(" {question} ").contains(&format!(" {words} "));
    let whole: Vec<&&String> = named.iter().filter(|key| holds(key)).collect();
    if let [one] = whole[..] {
        return Some(one);
    }
    let parts = |key: &str| key.split(' ').any(|word| word.len() > 3 && holds(word));
    let called: Vec<&&String> = named.iter().filter(|key| parts(key)).collect();
    if let [one] = called[..] { Some(one) } else { None }
}

/// An answer without a label goes on with who answers before and behind it, or with who alone answered the question before.
fn go_on(found: &mut [Option<Who>], asking: &BTreeSet<&String>) {
    let named = |who: &Option<Who>| matches!(who, Some(Who::Named(key)) if !asking.contains(key));
    for i in 0..found.len() {
        if found[i] != Some(Who::Answerer) {
            continue;
        }
        let before = found[..i].iter().rev().find(|who| named(who)).cloned().flatten();
        let after = found[i..].iter().find(|who| named(who)).cloned().flatten();
        let asker = |who: &Option<Who>| !named(who) && who.is_some() && *who != Some(Who::Answerer);
        let mut earlier =
            found[..i].iter().rev().skip_while(|who| !asker(who)).skip(1).take_while(|who| !asker(who));
        let alone = before.is_some() && earlier.all(|who| who.is_none() || *who == before);
        if before.is_some() && (before == after || alone) {
            found[i] = before;
        }
    }
}

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
