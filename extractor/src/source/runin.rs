//! Questions that share a paragraph with their answers: `**Ville ou campagne ?** La ville.`, `Votre défaut ? L'oubli.`
//!
//! Each such paragraph is cut in two, so that what asks and what answers are blocks of their own.

use super::block::{self, Block, Emphasis, Kind};
use super::{label, line};
use std::ops::Range;

/// A question that begins a paragraph is at most this long, in characters.
const LONGEST: usize = 220;
/// Where no mark sets the questions apart, there must be this many.
const ENOUGH: usize = 4;

/// Where a block is cut: the end of the question, and the beginning of the answer.
#[derive(Debug, Clone, Copy)]
struct Cut {
    question: usize,
    answer: usize,
    emphasis: Option<Emphasis>,
}

/// Cut questions from the answers behind them, where the document has several of that form.
pub(super) fn cut(text: &str, blocks: Vec<Block>) -> Vec<Block> {
    let marked: Vec<Option<Cut>> = blocks.iter().map(|block| marked(text, block)).collect();
    if marked.iter().flatten().count() >= 2 {
        return apart(text, blocks, &marked);
    }
    let plain: Vec<Option<Cut>> = blocks.iter().map(|block| plain(text, block)).collect();
    let in_a_row = |i: usize| {
        let own = |j: usize| plain.get(j).is_some_and(Option::is_some);
        own(i) && (own(i + 1) || i > 0 && own(i - 1))
    };
    let kept: Vec<Option<Cut>> = (0..blocks.len()).map(|i| plain[i].filter(|_| in_a_row(i))).collect();
    let talk = |b: &&Block| matches!(b.kind, Kind::Text | Kind::Item(_)) && !b.boxed;
    let (found, all) = (kept.iter().flatten().count(), blocks.iter().filter(talk).count());
    if found >= ENOUGH && found * 2 >= all { apart(text, blocks, &kept) } else { blocks }
}

/// What is emphasised at the beginning of a block that goes on behind it: the words, and where the rest begins.
pub(super) fn emphasised(text: &str, block: &Block) -> Option<(Range<usize>, usize, Emphasis)> {
    if block.emphasis.is_some() {
        return None;
    }
    let before = text[..block.span.start].trim_end();
    let (_, close, emphasis) = block::MARKS.iter().find(|(open, _, _)| before.ends_with(open))?;
    let end = block.marks.iter().find(|mark| text[(*mark).clone()].contains(close))?;
    let rest = line_trim(text, end.end..block.span.end);
    let head = line_trim(text, block.span.start..end.start);
    (!head.is_empty() && !rest.is_empty()).then_some((head, rest.start, *emphasis))
}

fn line_trim(text: &str, span: Range<usize>) -> Range<usize> {
    line::trim(text, span.start..span.end.max(span.start))
}

/// A question in bold or italics, and then the answer.
fn marked(text: &str, block: &Block) -> Option<Cut> {
    if !is_talk(block) {
        return None;
    }
    let (head, answer, emphasis) = emphasised(text, block)?;
    let question = &text[head.clone()];
    let asks = line::ends_question(question) && question.split_whitespace().count() >= 2;
    asks.then_some(Cut { question: head.end, answer, emphasis: Some(emphasis) })
}

/// A question of one sentence, in quotation marks or none, and then the answer.
fn plain(text: &str, block: &Block) -> Option<Cut> {
    if !is_talk(block) || label::read(text, block).is_some() {
        return None;
    }
    let said = &text[block.span.clone()];
    let mark = said.find(['?', '？'])?;
    let question = &said[..mark];
    let one = !question.trim_end().contains(['.', '!', '…', ':', '\n']);
    if !one || question.chars().count() > LONGEST || question.split_whitespace().count() < 2 {
        return None;
    }
    let closing = |c: char| c.is_whitespace() || "?？!»”\"’)".contains(c);
    let behind = said[mark..].trim_start_matches(closing);
    let answer = behind.trim_start_matches(|c: char| c.is_whitespace() || matches!(c, '–' | '—' | '-'));
    let end = block.span.end - behind.len();
    let begun = answer.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit() || "«“„\"".contains(c));
    let question = block.span.start + text[block.span.start..end].trim_end().len();
    begun.then_some(Cut { question, answer: block.span.end - answer.len(), emphasis: None })
}

fn is_talk(block: &Block) -> bool {
    matches!(block.kind, Kind::Text | Kind::Item(_)) && !block.boxed
}

fn apart(text: &str, blocks: Vec<Block>, cuts: &[Option<Cut>]) -> Vec<Block> {
    let mut found = Vec::with_capacity(blocks.len() * 2);
    for (block, cut) in blocks.into_iter().zip(cuts) {
        let Some(cut) = cut else {
            found.push(block);
            continue;
        };
        let part = |span: Range<usize>, gap: bool| {
            let span = block::narrow(text, span, &block.marks)?;
            let marks = block.marks.iter().filter(|m| m.start >= span.start && m.end <= span.end);
            let marks = marks.cloned().collect();
            Some(Block { kind: Kind::Text, span, marks, emphasis: None, gap, ..block.clone() })
        };
        let question = part(block.span.start..cut.question, block.gap);
        let answer = part(cut.answer..block.span.end, false);
        match (question, answer) {
            (Some(question), Some(answer)) => {
                found.push(Block { prompt: true, emphasis: cut.emphasis, ..question });
                found.push(answer);
            }
            _ => found.push(block),
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::super::block::blocks;
    use super::*;

    fn parts(text: &str) -> Vec<(bool, String)> {
        let found = cut(text, blocks(text));
        found.iter().map(|b| (b.prompt, b.plain(text))).collect()
    }

    #[test]
    fn cuts_questions_from_their_answers() {
        let marked = "**Ville ou mer ?** La mer.\n\n**Et le soir ?** De l'eau.";
        let expected =
            [(true, "Ville ou mer ?"), (false, "La mer."), (true, "Et le soir ?"), (false, "De l'eau.")];
        assert_eq!(parts(marked), expected.map(|(p, t)| (p, t.to_owned())));
        let plain = "Votre défaut ? L'oubli.\n\nVotre qualité ? La même.\n\nUn lieu ? Le port.\n\n- « Un jour ? » — Lundi.";
        let asked: Vec<String> = parts(plain).into_iter().filter(|(p, _)| *p).map(|(_, t)| t).collect();
        assert_eq!(asked, ["Votre défaut ?", "Votre qualité ?", "Un lieu ?", "« Un jour ? »"]);
    }

    #[test]
    fn leaves_paragraphs_alone_that_only_begin_with_a_question() {
        for text in [
            "Que faire ? Attendre.\n\nLe port est fermé.\n\nEt après ? Partir.\n\nLa mer monte.",
            "**Que faire ?** Attendre.\n\nLe port est fermé.",
        ] {
            assert!(parts(text).iter().all(|(prompt, _)| !prompt), "{text}");
        }
    }
}
