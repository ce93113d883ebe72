//! Subtitles (SRT, WebVTT): numbers and times between the lines, and sentences that go on from one to the next.

use super::block::{Block, Kind};
use super::{label, line, markup};

/// A paragraph put together from subtitles is no longer than this, in bytes.
const LONGEST: usize = 1500;

/// Leave numbers and times out, and put together the lines of one sentence, where the document is a file of subtitles.
pub(super) fn join(text: &str, blocks: Vec<Block>) -> Vec<Block> {
    let timing = |block: &Block| {
        let plain = &text[block.span.clone()];
        plain.contains("-->") && markup::is_time_code(plain.split("  ").next().unwrap_or(plain))
    };
    let timings: Vec<bool> = blocks.iter().map(timing).collect();
    if timings.iter().filter(|&&t| t).count() < 3 {
        return blocks;
    }
    let is_number = |i: usize| {
        let number = text[blocks[i].span.clone()].bytes().all(|b| b.is_ascii_digit());
        number && timings.get(i + 1) == Some(&true)
    };
    let head = |i: usize| i == 0 && text[blocks[i].span.clone()].starts_with("WEBVTT");
    let said = (0..blocks.len()).filter(|&i| !timings[i] && !is_number(i) && !head(i));
    let mut found: Vec<Block> = Vec::new();
    for i in said {
        let block = &blocks[i];
        match found.last_mut() {
            Some(last) if goes_on(text, last, block) => {
                // The line's end stays as a blank.
                let end = last.span.end + usize::from(text[last.span.end..].starts_with(['\n', '\r', ' ']));
                last.marks.push(end..block.span.start);
                last.marks.extend(block.marks.iter().cloned());
                last.span.end = block.span.end;
            }
            _ => found.push(block.clone()),
        }
    }
    found
}

/// Whether a line goes on with the sentence before it.
fn goes_on(text: &str, last: &Block, block: &Block) -> bool {
    let same_voice = |own: label::Label| {
        label::read(text, last).is_some_and(|before| before.key == own.key && own.body == block.span.start)
    };
    last.kind == Kind::Text
        && block.kind == Kind::Text
        && last.span.len() < LONGEST
        && !line::ends_sentence(&text[last.span.clone()])
        && label::read(text, block).is_none_or(same_voice)
}

#[cfg(test)]
mod tests {
    use super::super::block::blocks;
    use super::*;

    #[test]
    fn puts_subtitles_together() {
        let text = "WEBVTT\n\n1\n00:00:01.000 --> 00:00:02.000\nLe port est\n\n2\n00:00:02.000 --> 00:00:03.000\nfermé depuis lundi.\n\n3\n00:00:03.000 --> 00:00:04.000\nOn attend.\n";
        let found = join(text, blocks(text));
        let plain: Vec<String> = found.iter().map(|b| b.plain(text)).collect();
        assert_eq!(plain, ["Le port est\nfermé depuis lundi.", "On attend."]);
    }
}
