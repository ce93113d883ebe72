//! Questions by their form: headings, paragraphs in bold or italics, quotations, numbered lines, and what a text in the first
//! person answers without any.

use super::block::{Emphasis, Kind};
use super::dialogue::View;
use super::label::{self, Form};
use super::{line, prompts, words};

/// Of how many labelled turns one question without a label is no turn by itself.
const RARE: usize = 5;
/// A statement by which somebody is interviewed is no longer, in bytes.
const LONGEST_STATEMENT: usize = 300;

impl View<'_> {
    /// Questions by their form: headings of one level, or paragraphs in bold or italics.
    pub(super) fn questions(&self) -> Vec<bool> {
        for level in 1..=6 {
            if let Some(found) = self.headings(level) {
                return found;
            }
        }
        let emphasised = [Emphasis::Bold, Emphasis::Italic].map(Some);
        let set_apart = emphasised
            .into_iter()
            .find_map(|emphasis| self.of_form(&|i| self.speakable(i) && self.blocks[i].emphasis == emphasis));
        set_apart
            .or_else(|| self.of_form(&|i| self.blocks[i].prompt))
            .or_else(|| self.of_form(&|i| self.is(i, &Kind::Quote)))
            .or_else(|| self.of_form(&|i| self.is(i, &Kind::Item('0'))))
            .or_else(|| self.of_form(&|i| self.is(i, &Kind::Item('•'))))
            .or_else(|| {
                let numbered = self.numbered();
                self.of_form(&|i| numbered[i])
            })
            .or_else(|| self.statements())
            .unwrap_or_else(|| vec![false; self.blocks.len()])
    }

    fn is(&self, i: usize, kind: &Kind) -> bool {
        self.blocks[i].kind == *kind && !self.blocks[i].boxed
    }

    fn headings(&self, level: u8) -> Option<Vec<bool>> {
        let of_level =
            |i: usize| self.is(i, &Kind::Heading(level)) && words::heading(&self.plains[i]).is_none();
        let all = (0..self.blocks.len()).filter(|&i| of_level(i)).count();
        let asking =
            (0..self.blocks.len()).filter(|&i| of_level(i) && line::has_question(&self.plains[i])).count();
        let prompt = |i: usize| self.is_prompt(i) || words::goes_on(&words::fold(&self.plains[i]));
        (asking >= 2 && asking * 2 >= all)
            .then(|| (0..self.blocks.len()).map(|i| of_level(i) && prompt(i)).collect())
    }

    /// Blocks of a form of which half or more ask, from the first that does on.
    fn of_form(&self, form: &dyn Fn(usize) -> bool) -> Option<Vec<bool>> {
        let all: Vec<usize> = (0..self.blocks.len()).filter(|&i| form(i)).collect();
        let asking: Vec<usize> =
            all.iter().copied().filter(|&i| line::ends_question(&self.plains[i])).collect();
        // What asks is answered in another form.
        let answered = asking.iter().filter(|&&i| i + 1 < self.blocks.len() && !form(i + 1)).count();
        let first = asking.first().copied()?;
        (asking.len() >= 2 && asking.len() * 2 >= all.len() && answered * 2 >= asking.len()).then(|| {
            let asks = |i: usize| (i >= first || self.is_answered(i)) && form(i) && self.is_prompt(i);
            (0..self.blocks.len()).map(asks).collect()
        })
    }

    /// `**Vous êtes née à Dole**`, where what follows answers it.
    fn is_answered(&self, i: usize) -> bool {
        let next = i + 1;
        let answer = next < self.blocks.len() && self.speakable(next) && self.blocks[next].emphasis.is_none();
        i > 0 && answer && prompts::answers(&self.plains[i], &self.plains[next])
    }

    /// Whether a heading of a question's form is one: it asks, is a sentence, or a label answers it.
    fn is_prompt(&self, i: usize) -> bool {
        let plain = &self.plains[i];
        line::has_question(plain)
            || (line::ends_sentence(plain) && plain.split_whitespace().count() >= 3)
            || self.is_answered(i)
            || self.blocks.get(i + 1).is_some_and(|next| {
                self.speakable(i + 1)
                    && label::read(self.text, next).is_some_and(|l| l.form == Form::Name)
                    && plain.split_whitespace().count() >= 4
            })
    }

    /// `*Parlez-moi de vos débuts.*`: statements in bold or italics to somebody who answers of themselves.
    fn statements(&self) -> Option<Vec<bool>> {
        [Emphasis::Bold, Emphasis::Italic].into_iter().find_map(|emphasis| {
            let states = |i: &usize| {
                let (block, plain) = (&self.blocks[*i], &self.plains[*i]);
                block.kind == Kind::Text
                    && !block.boxed
                    && block.emphasis == Some(emphasis)
                    && plain.len() <= LONGEST_STATEMENT
                    && line::ends_sentence(plain)
                    && !plain.starts_with(['«', '“', '„', '"', '(', '['])
                    && i + 1 < self.blocks.len()
                    && self.speakable(i + 1)
                    && self.blocks[i + 1].emphasis.is_none()
            };
            let found: Vec<usize> = (0..self.blocks.len()).filter(states).collect();
            let answer = |n: usize| {
                let end = found.get(n + 1).copied().unwrap_or(self.blocks.len());
                (found[n] + 1..end).any(|i| words::speaks_of_oneself(&words::fold(&self.plains[i])))
            };
            let own = (0..found.len()).filter(|&n| answer(n)).count();
            let put = found.iter().filter(|&&i| {
                let folded = words::fold(&self.plains[i]);
                let put = words::addresses(&folded) || words::is_familiar(&folded);
                put || words::requests(&folded) || line::ends_question(&self.plains[i])
            });
            (found.len() >= 3 && own * 3 >= found.len() * 2 && put.count() > 0)
                .then(|| (0..self.blocks.len()).map(|i| found.contains(&i)).collect())
        })
    }

    /// Paragraphs that ask, with paragraphs that answer between them.
    pub(super) fn bare_questions(&self) -> Vec<bool> {
        let paragraphs: Vec<Option<&str>> =
            (0..self.blocks.len()).map(|i| self.speakable(i).then_some(self.plains[i].as_str())).collect();
        let mut found = prompts::bare(&paragraphs);
        for (asks, block) in found.iter_mut().zip(self.blocks) {
            *asks &= block.kind == Kind::Text;
        }
        found
    }

    /// Questions without a label above answers that have one: `Vous partez ?`, then `Anne Roy — Oui.` The first may be
    /// put to somebody by name, who then answers without a label.
    pub(super) fn questions_between(&self, labelled: &[bool]) -> Vec<bool> {
        let first = labelled.iter().position(|&l| l).unwrap_or(0);
        let asks = |i: usize| {
            let plain = &self.plains[i];
            let free = self.blocks[i].kind == Kind::Text && self.speakable(i) && !labelled[i];
            let put = i < first && words::addresses(&words::fold(plain)) && self.speakable(i + 1);
            free && plain.len() < LONGEST_STATEMENT
                && line::ends_question(plain)
                && (labelled.get(i + 1) == Some(&true) || put)
        };
        let found: Vec<bool> = (0..self.blocks.len()).map(asks).collect();
        let all = found.iter().filter(|&&a| a).count();
        let below = (0..found.len()).filter(|&i| i > first && found[i]).count();
        // Where labels nearly always stand, a question without one goes on with what its speaker says.
        let rare = all * RARE < labelled.iter().filter(|&&l| l).count();
        if all >= 2 && below >= 1 && !rare { found } else { vec![false; self.blocks.len()] }
    }

    /// Bare questions behind a question and an answer that alone have labels: `Le Midi : Vous partez ?`, `Anne Roy : Oui.`, and
    /// then `Quand ?`, `Demain.`
    pub(super) fn questions_behind(&self, labelled: &[bool]) -> Vec<bool> {
        let labels = labelled.iter().filter(|&&l| l).count();
        let last = labelled.iter().rposition(|&l| l).unwrap_or(0);
        let bare = self.bare_questions();
        let below = (last..bare.len()).filter(|&i| bare[i] && !labelled[i]).count();
        if labels <= 3 && below >= 2 && below >= labels { bare } else { vec![false; labelled.len()] }
    }

    /// Paragraphs that begin with 1, 2, 3 and so on.
    fn numbered(&self) -> Vec<bool> {
        let number = |i: usize| {
            let digits: String = self.plains[i].chars().take_while(char::is_ascii_digit).collect();
            let rest = &self.plains[i][digits.len()..];
            let number =
                digits.parse::<usize>().ok().filter(|_| digits.len() < 3 && rest.starts_with(' '))?;
            (self.blocks[i].kind == Kind::Text && self.speakable(i)).then_some(number)
        };
        let mut next = 1;
        let mut counts = |i: usize| {
            let counted = number(i) == Some(next);
            next += usize::from(counted);
            counted
        };
        let found: Vec<bool> = (0..self.blocks.len()).map(&mut counts).collect();
        if next > 4 { found } else { vec![false; self.blocks.len()] }
    }

    /// Where a text in the first person begins that is told to somebody who wrote it down, and where it does again below a
    /// heading: `Propos recueillis par Anne Roy` around what only one person tells.
    pub(super) fn told(&self) -> Vec<usize> {
        let own = |i: usize| {
            self.blocks[i].kind == Kind::Text
                && self.speakable(i)
                && self.blocks[i].emphasis.is_none()
                && words::says_i(&words::fold(&outside_quotes(&self.plains[i])))
        };
        let paragraph = |i: &usize| self.is_paragraph(*i);
        let folded = |i: usize| words::fold(&self.plains[i]);
        let taken_down = (0..self.blocks.len()).any(|i| words::takes_down(&folded(i)));
        if let Some(first) = self.quoted(taken_down) {
            return self.below_headings(first);
        }
        let Some(first) = (0..self.blocks.len()).find(|&i| own(i)) else { return Vec::new() };
        if !taken_down && !(0..first).any(|i| words::meets(&folded(i))) {
            return Vec::new();
        }
        let body: Vec<usize> = (first..self.blocks.len()).filter(paragraph).collect();
        let telling = body.iter().filter(|&&i| own(i)).count();
        if body.len() < 3 || telling * 2 < body.len() {
            return Vec::new();
        }
        self.below_headings(first)
    }

    fn is_paragraph(&self, i: usize) -> bool {
        self.blocks[i].kind == Kind::Text && self.speakable(i) && self.plains[i].len() > 60
    }

    /// A block, and those below the headings behind it.
    fn below_headings(&self, first: usize) -> Vec<usize> {
        let heading = |i: usize| matches!(self.blocks[i].kind, Kind::Heading(_));
        let below = |i: &usize| *i == first || (self.speakable(*i) && heading(*i - 1));
        (first..self.blocks.len()).filter(below).collect()
    }

    /// Where quotation marks open that hold the rest of the text, what somebody tells of themselves: one pair of them around
    /// all of it, or, where an interview is announced, one around each paragraph.
    fn quoted(&self, taken_down: bool) -> Option<usize> {
        let body: Vec<usize> = (0..self.blocks.len()).filter(|&i| self.is_paragraph(i)).collect();
        let opens = |i: usize| self.plains[i].starts_with(['«', '“', '„']);
        let at = body.iter().position(|&i| opens(i))?;
        let (first, rest) = (body[at], &body[at..]);
        let depth = |i: usize| {
            let count = |of: [char; 2]| self.plains[i].matches(of).count();
            count(['«', '„']).max(self.plains[i].matches(['“', '„']).count()).cmp(&count(['»', '”']))
        };
        let closed = rest.iter().position(|&i| depth(i).is_lt()).unwrap_or(rest.len() - 1);
        let around_all = depth(first).is_gt() && closed + 2 >= rest.len();
        let each = rest.iter().filter(|&&i| opens(i) && self.plains[i].ends_with(['»', '”', '“'])).count();
        let announced = taken_down || (0..first).any(|i| words::meets(&words::fold(&self.plains[i])));
        let around_each = announced && each * 5 >= rest.len() * 4;
        let own = |i: &&usize| words::speaks_of_oneself(&words::fold(&self.plains[**i]));
        let telling = rest.iter().filter(own).count();
        (rest.len() >= 3 && telling * 2 >= rest.len() && (around_all || around_each)).then_some(first)
    }
}

/// The text without what stands in quotation marks.
pub(super) fn outside_quotes(plain: &str) -> String {
    let mut depth = 0usize;
    let mut straight = false;
    let kept = plain.chars().filter(|&c| {
        match c {
            '«' | '“' | '„' => depth += 1,
            '»' | '”' => depth = depth.saturating_sub(1),
            '"' => straight = !straight,
            _ => return depth == 0 && !straight,
        }
        false
    });
    kept.collect()
}
