//! What a speaker is called: the label in full, or whom the text around names as the one who asks or answers.

use super::block::Kind;
use super::dialogue::Who;
use super::introduced::{self, FULL_NAME, NAME};
use super::roles::Cast;
use super::transcript::{Role, Section, SpeakerId};
use super::{addressed, cast, guests, label, read::Part, spelt, words};
use regex::Regex;
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;
use std::sync::LazyLock;

/// What is written for a label that the text does not give.
const UNKNOWN: &str = "unknown";

/// `Publié le 9 octobre — par Anne Roy`
static AUTHORED: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(&format!(r"[—–|•·.,-]\s*(?i:par|by|von)\s+(?P<name>{NAME})")).expect("the pattern is constant")
});
/// `… que lui prête la mairie. Propos recueillis par Anne Roy.`
static TAKEN_DOWN: LazyLock<Regex> = LazyLock::new(|| {
    let words = r"recueillis? par|entretien (?:réalisé |mené |conduit )?par|interview(?:ed)? by|interview von|gespräch führte";
    Regex::new(&format!(r"(?i:{words})\s+(?P<name>{NAME})\.?$")).expect("the pattern is constant")
});
/// `Il répond aux questions d'Anne Roy.`, `Paul Renan au micro d'Anne Roy`
static ASKED_BY: LazyLock<Regex> = LazyLock::new(|| {
    let words = r"(?:répond\w*|répondu) (?:à (?:toutes )?(?:les|ses|nos)|aux) questions d|au micro d";
    Regex::new(&format!(r"(?i:{words})(?:e |['’])(?P<name>{NAME})")).expect("the pattern is constant")
});
/// `Anne Roy m'a posé des questions.`
static ASKS_ME: LazyLock<Regex> = LazyLock::new(|| {
    let words = r"(?:m['’]a|m['’]ont|nous a|nous ont) (?:posé|interviewé|interrogé|questionné)";
    Regex::new(&format!(r"(?P<name>{NAME})[^.!?:«»]{{0,60}}?\b{words}")).expect("the pattern is constant")
});
/// `By Dora Finch, as told to Miles Roy`
static AS_TOLD: LazyLock<Regex> = LazyLock::new(|| {
    let words = "as told to|propos recueillis par|aufgezeichnet von";
    Regex::new(&format!(r"(?:\b(?i:by|par|von) )?(?P<name>{NAME}),? (?i:{words}) (?P<by>{NAME})"))
        .expect("the pattern is constant")
});
/// What somebody says to be called.
static CALLED_SELF: LazyLock<Regex> = LazyLock::new(|| {
    let called =
        r"[Jj]e m['’]appelle|[Mm]oi,? c['’]est|[Mm]on nom est|[Mm]y name is|[Ii]ch heiße|[Mm]ein Name ist";
    let being = r"(?:^|[.!,] )(?:[Jj]e suis|I am|I['’]m|Ich bin)";
    let alone = r"\p{Lu}[\p{L}-]+";
    Regex::new(&format!(r"(?:\b(?:{called}) (?P<name>{NAME}|{alone}))|(?:{being} (?P<full>{NAME})[,.])"))
        .expect("the pattern is constant")
});
/// What asks somebody for their name, and an answer that begins with it.
static ASKED_NAME: LazyLock<Regex> = LazyLock::new(|| {
    let asks = r"vous appelez|t['’]appelles|(?:votre|ton) (?:pré)?nom\b|qui (?:êtes-vous|es-tu)|qui est-ce|présente-toi|présentez-vous|(?:te|vous) présenter";
    Regex::new(&format!("(?i:{asks})")).expect("the pattern is constant")
});
static NAME_GIVEN: LazyLock<Regex> = LazyLock::new(|| {
    let greets = r"(?i:(?:bonjour|salut|bonsoir|oui|alors)(?: à tous| à toutes et à tous)?\s?[,.!]*\s)?";
    Regex::new(&format!(r"^\W*{greets}(?:[Mm]oi,? c['’]est |[Jj]e suis )?(?P<name>{NAME})\s?[,.(–—-]"))
        .expect("the pattern is constant")
});
static HERE: LazyLock<Regex> = LazyLock::new(|| {
    let bare = r"\p{Lu}[\p{L}'’-]+(?: (?:d[eu]|von|van|la|le) )?(?: \p{Lu}[\p{L}'’-]+){1,3}";
    let name = format!("(?P<name>{bare})");
    let behind = "pour|au micro|from|for|von|vom";
    // `Bonjour, Anne Roy.` greets, and `Bonjour, Anne Roy pour Le Midi.` says who greets.
    let says = r"[Jj]e suis|[Jj]e m'appelle|[Jj]e m’appelle|[Ii]ci|I'm|I’m|I am|[Mm]y name is|[Ii]ch bin|[Mm]ein Name ist";
    Regex::new(&format!(
        r"\b(?:{says}) {name}(?: (?:{behind})\b|[,.!]| et | and | und )|[.,!?] (?P<bare>{bare}) (?:{behind})\b"
    ))
    .expect("the pattern is constant")
});

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

impl Cast<'_> {
    /// `C.F.` and `Mme Fontaine` are `Claire Fontaine`, where one label alone can be meant, and the rapporteur whom a label
    /// describes so.
    pub(super) fn in_full(&self, who: Who, part: &Part) -> Who {
        let Some(short) = part.label.clone().map(|label| &self.text[label]) else { return who };
        let office = cast::office(short);
        let named = self.parts.iter().filter_map(|p| match (&p.who, &p.label) {
            (Some(Who::Named(key)), Some(label)) => Some((p, key, &self.text[label.clone()])),
            _ => None,
        });
        let means = |p: &Part, name: &str| {
            let described = p.description.clone().map(|d| self.text[d].to_lowercase());
            words::are_initials_of(short, name)
                || words::is_initial_of(short, name)
                || cast::calls(short, name)
                || office.as_ref().is_some_and(|o| described.is_some_and(|d| d == *o))
        };
        let meant: BTreeSet<&String> =
            named.filter(|(p, _, name)| means(p, name)).map(|(_, key, _)| key).collect();
        match meant.first() {
            Some(key) if meant.len() == 1 => Who::Named((*key).clone()),
            _ => who,
        }
    }

    /// `PAUL RENAN` as the text writes it elsewhere, and `RENAN` where one name alone has that surname.
    fn in_small_letters(&self, label: &str) -> Option<String> {
        let capitals = |word: &str| word.chars().count() > 1 && !word.chars().any(char::is_lowercase);
        let folded = words::fold(label);
        if label.chars().any(char::is_lowercase) {
            // `Anne ROY`
            let shouted = label.split(' ').any(capitals);
            let calm = |name: &&str| words::fold(name) == folded && !name.split(' ').any(capitals);
            let mut names = FULL_NAME.find_iter(self.text).map(|found| found.as_str());
            return names.find(calm).filter(|_| shouted).map(str::to_owned);
        }
        let small = |name: &&str| name.chars().any(char::is_lowercase);
        let mut names = FULL_NAME.find_iter(self.text).map(|found| found.as_str()).filter(small);
        let whole = names.find(|name| words::fold(name) == folded);
        let told = self.told();
        let around = || {
            let names = told.iter().flat_map(|plain| FULL_NAME.find_iter(plain));
            names.map(|found| cast::untitled(found.as_str())).filter(small)
        };
        let surname = || one(around().filter(|name| cast::calls(label, name) && !first_name_of(label, name)));
        let first =
            || around().filter(|name| first_name_of(label, name)).find_map(|name| name.split(' ').next());
        // `MONIQUE`, where the text says `Monique`.
        let capital = |word: &str| {
            let mut letters = word.chars();
            letters.next().map(|c| c.to_string() + &letters.as_str().to_lowercase()).unwrap_or_default()
        };
        let written: Vec<String> = label.split(' ').map(capital).collect();
        let written = Some(written.join(" ")).filter(|w| w.len() > 3 && self.text.contains(w.as_str()));
        whole.or_else(surname).or_else(first).map(str::to_owned).or(written)
    }

    /// What the text around the talk says.
    pub(super) fn told(&self) -> Vec<&str> {
        let around = self.parts.iter().filter(|p| p.section != Section::Turn);
        around.flat_map(|p| &p.paragraphs).map(|span| &self.text[span.clone()]).collect()
    }

    /// What the text around the talk says, without headlines that announce whom it was with: `Interview : Anne Roy`.
    fn around(&self) -> Vec<&str> {
        let heads = |p: &Part, plain: &str| p.section == Section::Headline && guests::headed(plain).is_some();
        let around = self.parts.iter().filter(|p| p.section != Section::Turn);
        let told = around.flat_map(|p| p.paragraphs.iter().map(move |span| (p, &self.text[span.clone()])));
        told.filter(|(p, plain)| !heads(p, plain)).map(|(_, plain)| plain).collect()
    }

    /// The one name around the talk that a label is the initials of, or that the text says is called so there.
    fn spelt_out(&self, short: &str) -> Option<String> {
        let told = self.told();
        let folded = words::fold(short);
        let known = cast::known(&told);
        let known =
            known.iter().filter(|k| k.alias.as_ref().is_some_and(|alias| words::fold(alias) == folded));
        if let Some(name) =
            one(known.map(|k| k.name.as_str()).filter(|name| label::is_name(name) && name.contains(' ')))
        {
            return Some(name.to_owned());
        }
        let names = told.iter().flat_map(|plain| FULL_NAME.find_iter(plain)).map(|found| found.as_str());
        let meant = one(names.filter(|name| words::are_initials_of(short, name) && label::is_name(name)));
        let meant = meant.map(str::to_owned).or_else(|| spelt::of_initials(short, &told));
        meant.or_else(|| self.of_heading(short)).or_else(|| cast::holder(short, &told))
    }

    /// The one whom a heading names and a label of a few capitals stands for.
    fn of_heading(&self, short: &str) -> Option<String> {
        let few = short.chars().all(|c| c.is_uppercase() || matches!(c, '.' | ' ' | '-'));
        spelt::of_heading(short, &self.headlines()).filter(|_| few && short.chars().count() < 5)
    }

    /// `Anne`, a label, as the one `Anne Roy` whom the text around tells of.
    fn with_surname(&self, first: &str) -> Option<String> {
        if first.contains(' ') || !introduced::has_first_name(first) {
            return None;
        }
        let told = self.told();
        let names = told.iter().flat_map(|plain| introduced::called(plain));
        one(names.filter(|name| first_name_of(first, name) && label::is_name(name))).map(str::to_owned)
    }

    /// Who alone answers under a label that only says what they are (`La boulangère`, `Présidente de Nordalp`): the one whom
    /// the text around introduces.
    fn who_is(&self, label: &str, ids: &[Option<SpeakerId>], role: Role) -> Option<String> {
        let noun = cast::office(label).is_some_and(|noun| label.ends_with(&noun))
            || introduced::is_office(label.split(' ').next().unwrap_or_default());
        let speakers: BTreeSet<usize> = ids.iter().flatten().map(|id| id.0).collect();
        if !noun || role != Role::Interviewee || speakers.len() != 2 {
            return None;
        }
        let guest = self.guest().and_then(|who| guests::called(&self.text[who], &self.told()));
        guest.or_else(|| self.introduced()).filter(|name| name != label)
    }

    /// The one person around the talk whose name begins with the one letter of a label.
    fn with_initial(&self, short: &str) -> Option<String> {
        let told = self.told();
        let names = told.iter().flat_map(|plain| introduced::people(plain));
        one(names.filter(|name| words::is_initial_of(short, name))).map(str::to_owned)
    }

    pub(super) fn name(&self, who: &Who, speaker: usize, ids: &[Option<SpeakerId>], role: Role) -> String {
        introduced::without_office(self.called(who, speaker, ids, role))
    }

    fn called(&self, who: &Who, speaker: usize, ids: &[Option<SpeakerId>], role: Role) -> String {
        if let Who::Called(name) = who {
            return name.clone().unwrap_or_else(|| role.name().to_owned());
        }
        let mine = || self.parts.iter().zip(ids).filter(move |(_, id)| **id == Some(SpeakerId(speaker)));
        if let Who::Named(key) = who
            && key.len() > 1
            && !words::answers(key)
            && !(words::asks(key))
        {
            let labels: Vec<&str> =
                mine().filter_map(|(part, _)| part.label.clone()).map(|label| &self.text[label]).collect();
            let short = |label: &str| {
                labels.iter().any(|full| {
                    words::are_initials_of(label, full)
                        || words::is_initial_of(label, full)
                        || cast::calls(label, full)
                })
            };
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
            let written = self.in_small_letters(label).unwrap_or_else(|| label.to_owned());
            let who = self.with_surname(&written);
            return who.or_else(|| self.who_is(label, ids, role)).unwrap_or(written);
        }
        if let Who::Named(key) = who
            && let Some(label) = mine().find_map(|(part, _)| part.label.clone())
            && !words::answers(key)
            && !words::asks(key)
            && let Some(name) = {
                let short = &self.text[label];
                self.with_initial(short).or_else(|| self.of_heading(short))
            }
        {
            return name;
        }
        // `Invité (Paul Renan, président)`
        let described = mine().find_map(|(part, _)| cast::name_in(&self.text[part.description.clone()?]));
        let found = described.or_else(|| match role {
            Role::Interviewer => {
                let paper = mine().find_map(|(part, _)| part.label.clone().filter(|_| *who == Who::Asker));
                let paper = || paper.map(|label| self.text[label].to_owned());
                self.credited().or_else(|| self.introduces_self(speaker, ids)).or_else(paper)
            }
            Role::Interviewee => self.guest_name(speaker, ids),
            _ => None,
        });
        found.unwrap_or_else(|| role.name().to_owned())
    }

    /// The one name after `Propos recueillis par` or the like, in a line of its own or at the end of the lead.
    pub(super) fn credited(&self) -> Option<String> {
        let of = |section: Section| {
            let parts = self.parts.iter().filter(move |p| p.section == section);
            parts.flat_map(|p| &p.paragraphs).map(|span| &self.text[span.clone()])
        };
        let name = |found: regex::Captures<'_>| Some(found.name("name")?.as_str().to_owned());
        of(Section::Byline)
            .find_map(|plain| Some(AS_TOLD.captures(plain)?["by"].to_owned()))
            .or_else(|| of(Section::Byline).find_map(byline_name))
            .or_else(|| self.with_part(Role::Interviewer))
            .or_else(|| of(Section::Byline).find_map(|plain| AUTHORED.captures(plain).and_then(name)))
            .or_else(|| of(Section::Byline).find_map(|plain| TAKEN_DOWN.captures(plain).and_then(name)))
            .or_else(|| of(Section::Lead).find_map(|plain| TAKEN_DOWN.captures(plain).and_then(name)))
            .or_else(|| of(Section::Lead).find_map(|plain| ASKED_BY.captures(plain).and_then(name)))
            .or_else(|| of(Section::Lead).find_map(|plain| ASKS_ME.captures(plain).and_then(name)))
            .filter(|name| label::is_name(name))
            .or_else(|| self.interview_of())
    }

    /// `Une interview de Paul Lens et Karim Roy`, below a headline that quotes somebody else: who asks.
    fn interview_of(&self) -> Option<String> {
        let quoted = introduced::quoted(&self.headlines())?;
        let names = guests::called(&self.text[self.guest()?], &self.told())?;
        (!names.contains(quoted)).then_some(names)
    }

    fn headlines(&self) -> Vec<&str> {
        let heads = self.parts.iter().filter(|p| p.section == Section::Headline);
        heads.flat_map(|p| &p.paragraphs).map(|span| &self.text[span.clone()]).collect()
    }

    /// The one person whom the text around gives this part (`Invité : Karim Roy`).
    fn with_part(&self, part: Role) -> Option<String> {
        let known = cast::known(&self.around());
        one(known
            .iter()
            .filter(|k| k.part == Some(part))
            .map(|k| k.name.as_str())
            .filter(|name| name.contains(' ')))
        .map(str::to_owned)
    }

    /// The part that the text around gives to a labelled speaker.
    pub(super) fn given_part(&self, key: &str) -> Option<Role> {
        let labels = self.parts.iter().filter(|p| matches!(&p.who, Some(Who::Named(own)) if own == key));
        let label = labels.filter_map(|p| p.label.clone()).map(|label| &self.text[label]).next()?;
        let folded = words::fold(label);
        let known = cast::known(&self.around());
        let known = known.iter().filter(|k| {
            words::fold(&k.name) == folded
                || cast::calls(label, &k.name)
                || k.alias.as_ref().is_some_and(|alias| words::fold(alias) == folded)
        });
        let parts: BTreeSet<Role> = known.filter_map(|k| k.part).collect();
        parts.first().copied().filter(|_| parts.len() == 1)
    }

    fn introduces_self(&self, speaker: usize, ids: &[Option<SpeakerId>]) -> Option<String> {
        let (part, _) = self.parts.iter().zip(ids).find(|(_, id)| **id == Some(SpeakerId(speaker)))?;
        let first = &self.text[part.paragraphs[0].clone()];
        HERE.captures(first).and_then(|m| Some(m.name("name").or(m.name("bare"))?.as_str().to_owned()))
    }

    /// `Je m'appelle Anne Roy`, in an answer.
    fn names_self(&self, speaker: usize, ids: &[Option<SpeakerId>]) -> Option<String> {
        let mine = self.parts.iter().zip(ids).filter(|(_, id)| **id == Some(SpeakerId(speaker)));
        let mut said = mine.flat_map(|(part, _)| &part.paragraphs).map(|span| &self.text[span.clone()]);
        let called = said
            .find_map(|plain| CALLED_SELF.captures(plain).and_then(|m| m.name("name").or(m.name("full"))));
        let name = called.map(|m| m.as_str()).or_else(|| self.gives_name(speaker, ids))?;
        // `Je suis Directrice Générale,` names nobody.
        let titled = || name.split(' ').any(introduced::is_office);
        let known = introduced::has_first_name(name) || name.contains(' ') && !titled();
        known.then(|| guests::in_full(name, &self.told()))
    }

    /// `Qui êtes-vous ? – Anne Roy, boulangère à Dole.`
    fn gives_name(&self, speaker: usize, ids: &[Option<SpeakerId>]) -> Option<&str> {
        let said: Vec<(&Part, bool)> =
            self.parts.iter().zip(ids).filter_map(|(part, id)| Some((part, (*id)?.0 == speaker))).collect();
        let asks = |part: &Part| part.paragraphs.iter().any(|p| ASKED_NAME.is_match(&self.text[p.clone()]));
        let answered = said.windows(2).find(|pair| !pair[0].1 && pair[1].1 && asks(pair[0].0))?;
        let first = answered[1].0.paragraphs.first()?;
        let name = NAME_GIVEN.captures(&self.text[first.clone()])?.name("name")?.as_str();
        introduced::has_first_name(name).then_some(name)
    }

    fn guest_name(&self, speaker: usize, ids: &[Option<SpeakerId>]) -> Option<String> {
        let meta = self.blocks.iter().find(|b| matches!(&b.kind, Kind::Meta(k) if matches!(k.as_str(), "people" | "guest" | "invite" | "interviewee")));
        if let Some(block) = meta {
            let name = &self.text[block.span.clone()];
            return (label::is_name(name)
                && ![" et ", " and ", " und ", " & "].iter().any(|and| name.contains(and)))
            .then(|| name.to_owned());
        }
        let as_told = || {
            let bylines =
                self.parts.iter().filter(|p| p.section == Section::Byline).flat_map(|p| &p.paragraphs);
            bylines
                .map(|span| &self.text[span.clone()])
                .find_map(|plain| Some(AS_TOLD.captures(plain)?["name"].to_owned()))
        };
        let own = || self.names_self(speaker, ids);
        let headed = || {
            let name = self.headlines().into_iter().find_map(guests::headed)?;
            Some(guests::in_full(name, &self.told()))
        };
        let quoted = || introduced::quoted(&self.headlines()).map(str::to_owned);
        let said = self.with_part(Role::Interviewee).or_else(as_told).or_else(own).or_else(quoted);
        if let Some(name) = said.or_else(headed) {
            return Some(name);
        }
        let others = self.parts.iter().zip(ids).filter(|(_, id)| id.is_some_and(|id| id.0 != speaker));
        let asked = others.flat_map(|(part, _)| &part.paragraphs).map(|span| &self.text[span.clone()]);
        let questions: Vec<&str> = asked.collect();
        let named = || addressed::person(&questions, &self.told()).or_else(|| self.introduced());
        let Some(guest) = self.guest() else { return named() };
        let who = &self.text[guest];
        let told = self.told();
        // `entretien avec le maire de Brenne`: the lead may name him.
        guests::called(who, &told).or_else(named).or_else(|| guests::group(who).map(str::to_owned))
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
            .or_else(|| guests::presented(&lead).map(str::to_owned))
            .or_else(|| guests::presented(&headline).map(str::to_owned))
            .or_else(|| headline.iter().find_map(|plain| guests::begun(plain)).map(str::to_owned))
            .or_else(|| headline.iter().find_map(|plain| guests::alone(plain)).map(str::to_owned))
    }

    /// Whom the headline or the lead says the talk was with: `un ingénieur de Meta`.
    pub(super) fn guest(&self) -> Option<Range<usize>> {
        let leads = self.parts.iter().filter(|p| p.section == Section::Lead);
        let heads = self.parts.iter().filter(|p| p.section == Section::Headline).take(2);
        let bylines = self.parts.iter().filter(|p| p.section == Section::Byline);
        leads.chain(heads).chain(bylines).flat_map(|p| &p.paragraphs).find_map(|span| {
            let found = guests::find(&self.text[span.clone()])?;
            Some(span.start + found.start..span.start + found.end)
        })
    }
}

/// The one name of several, if it is one.
fn one<'t>(names: impl Iterator<Item = &'t str>) -> Option<&'t str> {
    let names: BTreeSet<&str> = names.collect();
    if names.len() == 1 { names.first().copied() } else { None }
}

fn first_name_of(label: &str, name: &str) -> bool {
    name.split(' ').next().is_some_and(|first| words::fold(first) == words::fold(label))
}
