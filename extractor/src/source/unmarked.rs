//! [`Unmarked`]: a document without its marks, for what reads names: `avec **Anne Roy**, libraire` as `avec Anne Roy, libraire`.

use super::block::Block;
use super::read::Part;
use std::ops::Range;

/// The text between the marks, and where each piece of it stands.
pub(super) struct Unmarked {
    pub text: String,
    pub blocks: Vec<Block>,
    pub parts: Vec<Part>,
    /// Where a piece begins in `text`, and the bytes of the source that it is; in order.
    pieces: Vec<(usize, Range<usize>)>,
}

impl Unmarked {
    /// Take the marks of the `blocks` out of the `source`, and move the spans of blocks and `parts` to where they stand then.
    pub(super) fn new(source: &str, blocks: &[Block], parts: &[Part]) -> Self {
        let mut marks: Vec<&Range<usize>> = blocks.iter().flat_map(|b| &b.marks).collect();
        marks.sort_by_key(|m| (m.start, m.end));
        let mut plain =
            Self { text: String::new(), blocks: Vec::new(), parts: Vec::new(), pieces: Vec::new() };
        let mut at = 0;
        for mark in marks {
            plain.keep(source, at..mark.start);
            at = at.max(mark.end);
        }
        plain.keep(source, at..source.len());
        plain.blocks = blocks.iter().map(|b| plain.block(b)).collect();
        plain.parts = parts.iter().map(|p| plain.part(p)).collect();
        plain
    }

    fn keep(&mut self, source: &str, piece: Range<usize>) {
        if !piece.is_empty() {
            self.pieces.push((self.text.len(), piece.clone()));
            self.text.push_str(&source[piece]);
        }
    }

    fn block(&self, block: &Block) -> Block {
        Block { span: self.span(&block.span), marks: Vec::new(), ..block.clone() }
    }

    fn part(&self, part: &Part) -> Part {
        Part {
            paragraphs: part.paragraphs.iter().map(|p| self.span(p)).collect(),
            label: part.label.as_ref().map(|l| self.span(l)),
            description: part.description.as_ref().map(|d| self.span(d)),
            ..part.clone()
        }
    }

    fn span(&self, source: &Range<usize>) -> Range<usize> {
        self.place(source.start)..self.place(source.end)
    }

    /// Where a byte of the source stands in `text`; what is in a mark, where the text goes on behind it.
    fn place(&self, byte: usize) -> usize {
        let behind = self.pieces.partition_point(|(_, source)| source.start <= byte);
        let Some((start, source)) = behind.checked_sub(1).map(|i| &self.pieces[i]) else { return 0 };
        start + byte.min(source.end) - source.start
    }

    /// Where in the source these bytes of `text` stand.
    pub(super) fn source(&self, plain: &Range<usize>) -> Range<usize> {
        let of = |byte: usize| {
            let behind = self.pieces.partition_point(|(start, _)| *start <= byte);
            behind.checked_sub(1).map_or(byte, |i| self.pieces[i].1.start + byte - self.pieces[i].0)
        };
        if plain.is_empty() {
            of(plain.start)..of(plain.start)
        } else {
            of(plain.start)..of(plain.end - 1) + 1
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::block;

    #[test]
    fn names_stand_free_of_emphasis_and_links() {
        let source = "*Entretien avec **Anne Roy**, [libraire](https://dole.fr) à Dole.*\n\nSuite\n";
        let plain = Unmarked::new(source, &block::blocks(source), &[]);
        assert_eq!(&plain.text[plain.blocks[0].span.clone()], "Entretien avec Anne Roy, libraire à Dole.");
        for (told, raw) in
            [("Anne Roy", "Anne Roy"), ("libraire à Dole", "libraire](https://dole.fr) à Dole")]
        {
            let at = plain.text.find(told).expect("it is told");
            assert_eq!(&source[plain.source(&(at..at + told.len()))], raw);
        }
    }
}
