//! [`quotations`]: paragraphs that the layout sets off as a quotation (`> …` in Markdown), without quotation marks. They are the
//! words of whoever the sentence before introduces or tells of.

use super::{Quotation, alone, leading};
use crate::analysis::Sentence;
use crate::claims::proposition::Phrase;
use crate::claims::tree::Tree;
use crate::span::CharSpan;

/// Sentence and token of two marks.
type Marks = ((usize, usize), (usize, usize));

/// The quotations that `blocks` are, where a sentence stands before them and they have no marks of their own.
pub(super) fn quotations(sentences: &[Sentence], blocks: &[CharSpan], marked: &[Marks]) -> Vec<Quotation> {
    let found = blocks.iter().filter_map(|block| {
        let inside = |s: &usize| block.covers(&sentences[*s].span);
        let first = (0..sentences.len()).find(inside)?;
        let last = (first..sentences.len()).take_while(inside).last()?;
        let own = marked.iter().any(|((s, _), _)| (first..=last).contains(s));
        let before = first.checked_sub(1).filter(|_| !own)?;
        let source = introduced(&sentences[before])?;
        // From the end of the sentence before to its own end.
        let end = |sentence: usize| (sentence, sentences[sentence].tokens.len());
        let source = Some((before, source));
        Some(Quotation { open: end(before), close: end(last), source, verb: None, told: 0 })
    });
    found.collect()
}

/// Whoever a sentence introduces (`Anna répond :`) or tells of.
fn introduced(sentence: &Sentence) -> Option<Phrase> {
    let tree = Tree::new(sentence);
    let leads = tree.token(tree.len() - 1).form == ":";
    leads.then(|| leading(&tree, tree.len())).flatten().or_else(|| alone::teller(sentence, true))
}
