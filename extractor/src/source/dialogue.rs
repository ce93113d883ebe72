//! Where turns begin: labels, question headings, questions in bold, dashes, or bare question paragraphs.
//!
//! Each layout is looked for in that order; labels and questions may stand together (`## Question?`
//! above `Name: answer`).

use super::block::{Block, Kind};
use super::label::{self, Form, Label};
use super::{cast, closing, date, introduced, line, words};
use regex::Regex;
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;
use std::sync::LazyLock;

/// The number of a question: `3.`, `2)`, `1 –`.
static COUNTED: LazyLock<Regex> =
    LazyLock::new(|| Regex::new(r"^\d{1,2}\s?[.)/–—-]+\s+").expect("the pattern is constant"));

/// Who begins to speak.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Who {
    /// A labelled speaker, by the folded name.
    Named(String),
    /// Whoever asks, without a label.
    Asker,
    /// Whoever answers, without a label.
    Answerer,
    /// One of several who answer without labels, by the name that the questions call; `None` where they call nobody or
    /// several.
    Called(Option<String>),
    /// One of two who take turns without labels.
    Side(usize),
    /// The narrator: an editor's insertion.
    Narrator,
}

/// The beginning of a turn within a block.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Opening {
    pub who: Who,
    pub name: Option<Range<usize>>,
    pub description: Option<Range<usize>>,
    /// Where what is said begins.
    pub body: usize,
}

impl Opening {
    fn bare(who: Who, block: &Block) -> Self {
        Self { who, name: None, description: None, body: block.span.start }
    }

    /// A question that its form shows; `#### Q: Why?` and `**1. Why?**` begin behind what counts it.
    fn question(text: &str, block: &Block) -> Self {
        let said = &text[block.span.clone()];
        let labelled = label::read(text, block).filter(|l| l.form == Form::Role && words::asks(&l.key));
        let counted = COUNTED.find(said).map(|count| block.span.start + count.end());
        let body = labelled.map(|l| l.body).or(counted).filter(|&body| body < block.span.end);
        Self { body: body.unwrap_or(block.span.start), ..Self::bare(Who::Asker, block) }
    }

    fn labelled(label: Label) -> Self {
        let who = if words::is_editor(&label.key) { Who::Narrator } else { Who::Named(label.key) };
        Self { who, name: Some(label.name), description: label.description, body: label.body }
    }
}

/// The turns' beginnings, one slot a block.
pub(super) fn openings(text: &str, blocks: &[Block]) -> Vec<Option<Opening>> {
    let plains: Vec<String> = blocks.iter().map(|b| b.plain(text)).collect();
    let view = View { text, blocks, plains: &plains };
    let asks = view.questions();
    let labels = view.labels_of_talk(asks.iter().any(|&a| a));
    let labelled_asker = view.has_labelled_asker(&labels);
    let mut found: Vec<Option<Opening>> = labels.into_iter().map(|l| l.map(Opening::labelled)).collect();
    let any_label = found.iter().any(Option::is_some);
    let alone = if any_label { None } else { view.lone_asker() };
    if let Some(labels) = alone {
        let labelled: Vec<bool> = labels.iter().map(Option::is_some).collect();
        found = labels.into_iter().map(|l| l.map(Opening::labelled)).collect();
        view.add_questions(&labelled, &mut found);
    } else if view.labels_only_ask(&found) {
        let labelled: Vec<bool> = found.iter().map(Option::is_some).collect();
        view.add_questions(&labelled, &mut found);
    } else if !labelled_asker && asks.iter().any(|&a| a) {
        if !any_label {
            view.name_answerer(&asks, &mut found);
        }
        view.add_questions(&asks, &mut found);
    } else if any_label && !labelled_asker {
        let labelled: Vec<bool> = found.iter().map(Option::is_some).collect();
        let between = view.questions_between(&labelled);
        let asks = if between.contains(&true) { between } else { view.questions_behind(&labelled) };
        view.add_questions(&asks, &mut found);
    } else if !any_label && !view.add_dashes(&mut found) {
        let bare = view.bare_questions();
        view.name_answerer(&bare, &mut found);
        view.add_questions(&bare, &mut found);
        if !found.iter().any(Option::is_some) {
            for i in view.told() {
                found[i] = Some(Opening::bare(Who::Answerer, &blocks[i]));
            }
        }
    }
    found
}

/// The document as its layout is looked for.
pub(super) struct View<'a> {
    pub text: &'a str,
    pub blocks: &'a [Block],
    /// The blocks' texts without marks.
    pub plains: &'a [String],
}

impl View<'_> {
    pub(super) fn speakable(&self, i: usize) -> bool {
        let block = &self.blocks[i];
        !block.boxed && matches!(block.kind, Kind::Text | Kind::Item(_) | Kind::Dash | Kind::Quote)
    }

    /// The labels, those of one who alone answers between bare questions among them: `Et le soir ?`, `A. R. : Je dors.`
    fn labels_of_talk(&self, questions: bool) -> Vec<Option<Label>> {
        let found = self.labels(questions);
        if questions || found.iter().any(Option::is_some) || !self.bare_questions().contains(&true) {
            return found;
        }
        let asked = self.labels(true);
        let labelled: Vec<bool> = asked.iter().map(Option::is_some).collect();
        let often = counts(&asked).into_values().any(|count| count > 1);
        if often && self.questions_between(&labelled).contains(&true) { asked } else { found }
    }

    /// The labels that hold up against the whole document.
    fn labels(&self, questions: bool) -> Vec<Option<Label>> {
        let mut found: Vec<Option<Label>> = (0..self.blocks.len())
            .map(|i| self.speakable(i).then(|| label::read(self.text, &self.blocks[i]))?)
            .map(|label| label.filter(|label| !self.is_masthead(label) && !self.is_cast(label)))
            .collect();
        unify(self.text, &mut found);
        let colons = counts(&found);
        let first = found.iter().position(Option::is_some).unwrap_or(0);
        for (i, (block, slot)) in self.blocks.iter().zip(&mut found).enumerate() {
            let heading = matches!(block.kind, Kind::Heading(_)) && !block.boxed;
            let goes_on = i + 1 < self.blocks.len() && self.speakable(i + 1);
            if slot.is_none() && goes_on && (heading || self.speakable(i)) {
                // `Anne Roy`, above the first `Anne Roy : Oui.`, heads what is told of her.
                let card = |label: &Label| i < first && colons.contains_key(&label.key);
                *slot = label::alone(self.text, block).filter(|label| !card(label));
            }
        }
        let all = counts(&found);
        let roles = found.iter().flatten().filter(|l| l.form == Form::Role).count();
        let set_apart = found.iter().flatten().any(|l| l.form == Form::SetApart && colons[&l.key] >= 2);
        for slot in &mut found {
            let keep = slot.as_ref().is_some_and(|label| match label.form {
                Form::Role => roles >= 2 || colons.len() >= 2,
                Form::Name | Form::Dashed | Form::SetApart => colons[&label.key] >= 2,
                Form::Words => colons[&label.key] >= 3,
                Form::Alone => colons.get(&label.key).is_some_and(|&n| n >= 2) || all[&label.key] >= 2,
            });
            let single = slot
                .as_ref()
                .is_some_and(|l| l.form == Form::Name || (set_apart && l.form == Form::SetApart));
            if !keep && !single {
                *slot = None;
            }
        }
        self.judge(found, &colons, questions)
    }

    /// Keep recurring labels when the document is a dialogue, and single ones that stand among them.
    fn judge(
        &self,
        mut found: Vec<Option<Label>>,
        colons: &BTreeMap<String, usize>,
        questions: bool,
    ) -> Vec<Option<Label>> {
        let recurring = |label: &Label| {
            !matches!(label.form, Form::Name | Form::SetApart)
                || colons.get(&label.key).is_some_and(|&n| n >= 2)
        };
        let strong: Vec<usize> =
            (0..found.len()).filter(|&i| found[i].as_ref().is_some_and(recurring)).collect();
        let labelled: Vec<usize> = (0..found.len()).filter(|&i| found[i].is_some()).collect();
        let asked = labelled.iter().any(|&i| line::has_question(&self.plains[i]))
            || labelled.iter().any(|&i| self.plains.get(i + 1).is_some_and(|p| line::has_question(p)));
        let distinct = counts(&found).len();
        let wordy = {
            let total: usize = labelled.iter().map(|&i| self.plains[i].split_whitespace().count()).sum();
            total >= 9 * labelled.len()
        };
        let (Some(&first), Some(&last)) = (strong.first(), strong.last()) else {
            // `Le prix d'un pain : la vérité`, above the first question.
            let begun = self.plains.iter().position(|p| line::ends_question(p)).unwrap_or(0);
            for slot in found.iter_mut().take(begun) {
                *slot = slot.take().filter(|label| !self.is_stray(label, true));
            }

            if questions {
                self.leave_out_openers(&mut found, |_| false);
            }
            let pairs = labelled.windows(2).filter(|p| p[1] == p[0] + 1).count();
            let dialogue = asked && (questions || (distinct >= 2 && pairs >= 1));
            return if dialogue { found } else { vec![None; found.len()] };
        };
        let dialogue = (distinct >= 2 || questions) && (asked || questions || wordy);
        let answering = strong.iter().filter_map(|&i| found[i].as_ref()).map(|label| &label.key);
        if questions || answering.collect::<BTreeSet<_>>().len() > 1 {
            self.leave_out_openers(&mut found, recurring);
        }
        for (i, slot) in found.iter_mut().enumerate() {
            let asks = i < first && line::has_question(&self.plains[i]);
            let stray = |l: &Label| !recurring(l) && self.is_stray(l, (i < first || i > last) && !asks);
            let stray = slot.as_ref().is_some_and(stray);
            let among = i + 3 >= first && i <= last + 3 && !stray;
            if !dialogue || (!among && !slot.as_ref().is_some_and(recurring)) {
                *slot = None;
            }
        }
        found
    }

    /// `Bruit, poussière, odeurs : …`, `Bal du port : …`: words that are nobody's name, above the talk or below it or at
    /// the beginning of a list.
    fn is_stray(&self, label: &Label, outside: bool) -> bool {
        let name = &self.text[label.name.clone()];
        let listed = label.description.as_ref().is_some_and(|d| {
            !self.text[d.clone()].contains(|c: char| c.is_ascii_digit())
                && self.text[label.name.end..d.start].trim_start().starts_with(',')
        });
        let known = introduced::has_first_name(name) || self.text.matches(name).count() > 1;
        !known && (outside || (listed && !name.contains(' ')))
    }

    /// `Trois : deux filles et un garçon.`, in an answer to a question that its form shows: what stands before a colon once
    /// is somebody where the text knows them, or where it stands below the first question.
    fn leave_out_openers(&self, found: &mut [Option<Label>], recurring: impl Fn(&Label) -> bool) {
        let asks = |i: usize| line::ends_question(&self.plains[i]);
        let first = (0..found.len()).find(|&i| asks(i));
        for (i, slot) in found.iter_mut().enumerate() {
            let begins = i > 0 && first == Some(i - 1);
            *slot =
                slot.take().filter(|label| begins || asks(i) || recurring(label) || self.is_somebody(label));
        }
    }

    /// Whether a label is a name in full, shouted, or one that the text has in full; `En France` is none.
    fn is_somebody(&self, label: &Label) -> bool {
        let name = &self.text[label.name.clone()];
        if label.form != Form::Name {
            return true;
        }
        let first = name.split(' ').next().unwrap_or_default();
        if name.contains(' ') && (words::is_no_speaker(&words::fold(first)) || first == "À") {
            return false;
        }
        let shouted = name.chars().count() > 1 && !name.chars().any(char::is_lowercase);
        let part = |full: &str| full.split(' ').any(|word| word == name);
        shouted
            || introduced::has_first_name(name)
            || name.contains(' ') && introduced::FULL_NAME.find(name).is_some_and(|m| m.as_str() == name)
            || introduced::FULL_NAME.find_iter(self.text).any(|full| part(full.as_str()))
    }

    /// `LE MIDI, le magazine — juin 2024`: behind the dash stands nothing but a date.
    fn is_masthead(&self, label: &Label) -> bool {
        let line = self.text[label.body..].lines().next().unwrap_or_default();
        let short = line.split_whitespace().count() <= 5 && !line::ends_sentence(line);
        label.form != Form::Role && short && date::find(line).is_some()
    }

    /// `Moderator: Ruth Roy. Guests: …`: a line above the talk that says who takes part.
    fn is_cast(&self, label: &Label) -> bool {
        let line = self.text[label.body..].lines().next().unwrap_or_default();
        label.form == Form::Role
            && label.key.len() > 1
            && !line::has_question(line)
            && cast::is_name_alone(line)
    }

    /// The labels of who asks, where answers have none: `Question : Pourquoi ?`, `Le Midi : Pourquoi ?`. All of them ask, and
    /// what follows does not.
    fn lone_asker(&self) -> Option<Vec<Option<Label>>> {
        let read = |i: usize| {
            let label = label::read(self.text, &self.blocks[i]).filter(|_| self.speakable(i))?;
            let form = matches!(label.form, Form::Role | Form::Name | Form::Dashed | Form::SetApart);
            let part = words::asks(&label.key) || label.form != Form::Role;
            (form && part && !self.is_masthead(&label)).then_some(label)
        };
        let all: Vec<Option<Label>> = (0..self.blocks.len()).map(read).collect();
        let counted = counts(&all);
        let (key, count) = counted.iter().max_by_key(|(_, count)| **count)?;
        let own = |i: &usize| all[*i].as_ref().is_some_and(|label| label.key == *key);
        let labelled: Vec<usize> = (0..all.len()).filter(own).collect();
        let asking = labelled.iter().filter(|&&i| line::ends_question(&self.plains[i])).count();
        let answered =
            labelled.iter().filter(|&&i| i + 1 < all.len() && all[i + 1].is_none() && self.speakable(i + 1));
        let enough = *count >= 3 || *count == 2 && words::asks(key);
        (enough && asking * 4 >= count * 3 && answered.count() * 4 >= count * 3)
            .then(|| (0..all.len()).map(|i| all[i].clone().filter(|label| label.key == *key)).collect())
    }

    /// Whether several labels stand above questions alone, and nothing above the answers: `**Anne :** Pourquoi ?`, `**Paul :** Où ?`.
    fn labels_only_ask(&self, found: &[Option<Opening>]) -> bool {
        let labelled: Vec<usize> = (0..found.len()).filter(|&i| found[i].is_some()).collect();
        let answered = labelled.iter().filter(|&&i| {
            let unlabelled = found.get(i + 1).is_some_and(Option::is_none) && self.speakable(i + 1);
            unlabelled && line::ends_question(&self.plains[i]) && !line::ends_question(&self.plains[i + 1])
        });
        labelled.len() >= 3 && answered.count() * 5 >= labelled.len() * 4
    }

    fn has_labelled_asker(&self, labels: &[Option<Label>]) -> bool {
        let mut turns: BTreeMap<&str, (usize, usize)> = BTreeMap::new();
        for (i, label) in labels.iter().enumerate() {
            let Some(label) = label else { continue };
            let said = if label.body >= self.blocks[i].span.end {
                self.plains.get(i + 1)
            } else {
                self.plains.get(i)
            };
            let entry = turns.entry(&label.key).or_default();
            entry.0 += usize::from(said.is_some_and(|s| line::ends_question(s)));
            entry.1 += 1;
        }
        turns.iter().any(|(key, (asks, all))| words::asks(key) || (asks * 2 >= *all && *all >= 2))
    }

    /// `Anne Roy : Oui.` below the first question: who answers is labelled once and never again.
    fn name_answerer(&self, asks: &[bool], found: &mut [Option<Opening>]) {
        let answers = |i: usize| i > 0 && asks[i - 1] && !asks[i] && self.speakable(i);
        let Some(first) = (0..self.blocks.len()).find(|&i| answers(i)) else { return };
        let label = label::read(self.text, &self.blocks[first]);
        if let Some(label) = label.filter(|l| matches!(l.form, Form::Name | Form::Dashed | Form::SetApart)) {
            found[first] = Some(Opening::labelled(label));
        }
    }

    /// Questions open turns, and so does what follows them.
    fn add_questions(&self, asks: &[bool], found: &mut [Option<Opening>]) {
        let mut awaited = None;
        for i in 0..self.blocks.len() {
            if let Kind::Heading(_) = self.blocks[i].kind
                && !asks[i]
                && asks.iter().any(|&a| a)
            {
                awaited = match words::heading(&self.plains[i]) {
                    Some(words::Heading::Introduction) => Some(Who::Asker),
                    Some(words::Heading::Extract) => Some(Who::Answerer),
                    _ => None,
                };
                continue;
            }
            if asks[i] && found[i].is_none() {
                let first = !found[..i].iter().any(Option::is_some);
                let asker = |label| Opening { who: Who::Asker, ..Opening::labelled(label) };
                let paper = self.paper(i).filter(|_| first).map(asker);
                found[i] = paper.or_else(|| Some(Opening::question(self.text, &self.blocks[i])));
                awaited = Some(Who::Answerer);
            } else if found[i].is_some() {
                awaited = asks[i].then_some(Who::Answerer);
            } else if self.speakable(i)
                && !closing::ends_talk(&words::fold(&self.plains[i]))
                && let Some(who) = awaited.take()
            {
                found[i] = Some(Opening::bare(who, &self.blocks[i]));
            }
        }
    }

    /// `**Le Midi. – Pourquoi partir ?**`, `LE MIDI : Pourquoi ?`: a paper that the first question alone names.
    fn paper(&self, i: usize) -> Option<Label> {
        let label = label::read(self.text, &self.blocks[i])?;
        let name = &self.text[label.name.clone()];
        let shouted = name.chars().count() > 1 && !name.chars().any(char::is_lowercase);
        let form = label.form == Form::Dashed || label.form == Form::Name && shouted;
        let put = label.body < self.blocks[i].span.end && line::has_question(&self.plains[i]);
        (form && put && label.description.is_none()).then_some(label)
    }

    /// Dialogue by dashes: each turn has one, or the questions alone do.
    fn add_dashes(&self, found: &mut [Option<Opening>]) -> bool {
        let kinds: [fn(&Kind) -> bool; 2] = [|k| *k == Kind::Dash, |k| *k == Kind::Item('-')];
        for is_dash in kinds {
            let dash = |i: usize| !self.blocks[i].boxed && is_dash(&self.blocks[i].kind);
            let all: Vec<usize> = (0..self.blocks.len()).filter(|&i| dash(i)).collect();
            let asking = all.iter().filter(|&&i| line::has_question(&self.plains[i])).count();
            if all.len() < 2 || asking == 0 || asking * 5 < all.len() {
                continue;
            }
            let adjacent = all.windows(2).filter(|pair| pair[1] == pair[0] + 1).count();
            if adjacent * 2 >= all.len() - 1 {
                for (turn, &i) in all.iter().enumerate() {
                    found[i] = Some(Opening::bare(Who::Side(turn % 2), &self.blocks[i]));
                }
                return true;
            }
            if asking * 2 >= all.len() && asking >= 2 {
                let asks: Vec<bool> = (0..self.blocks.len()).map(dash).collect();
                self.add_questions(&asks, found);
                return true;
            }
        }
        false
    }
}

/// Give `M. Lens` the key of `M. Paul Lens`, where one label alone can be meant.
fn unify(text: &str, found: &mut [Option<Label>]) {
    let names: BTreeMap<String, &str> = found
        .iter()
        .flatten()
        .filter(|label| label.form != Form::Role)
        .map(|label| (label.key.clone(), &text[label.name.clone()]))
        .collect();
    for label in found.iter_mut().flatten().filter(|label| label.form != Form::Role) {
        let short = &text[label.name.clone()];
        let means = |full: &str| cast::calls(short, full) || words::are_initials_of(short, full);
        let mut meant = names.iter().filter(|(_, full)| means(full)).map(|(key, _)| key);
        if let (Some(key), None) = (meant.next(), meant.next()) {
            label.key.clone_from(key);
        }
    }
}

fn counts(labels: &[Option<Label>]) -> BTreeMap<String, usize> {
    let mut counts = BTreeMap::new();
    for label in labels.iter().flatten() {
        *counts.entry(label.key.clone()).or_default() += 1;
    }
    counts
}
