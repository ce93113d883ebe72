//! The parts of an answer without a verb, comma by comma: `De vive voix, à chacun des sites, pendant neuf jours.`

use crate::analysis::Upos;
use crate::claims::Phrase;
use crate::claims::circumstance::is_time_noun;
use crate::claims::tree::Tree;

/// What stands between two commas, around its head.
#[derive(Debug, Clone, Copy)]
pub(super) struct Part {
    /// The words.
    pub phrase: Phrase,
    /// Whether they say when, where or how: a preposition opens them, or they are a time.
    pub circumstance: bool,
}

/// The parts of a sentence without a finite verb; what has no noun (`Oui`) is none.
pub(super) fn parts(tree: &Tree<'_>) -> Vec<Part> {
    let mut found = Vec::new();
    let mut first = 0;
    for end in 0..=tree.len() {
        let breaks =
            end == tree.len() || matches!(tree.token(end).form.as_str(), "," | ";" | "." | "!" | "…");
        if !breaks {
            continue;
        }
        if let Some(last) = end.checked_sub(1).filter(|&last| last >= first) {
            found.extend(part(tree, first, last));
        }
        first = end + 1;
    }
    found
}

/// The first word: behind the dash of a dialogue.
pub(super) fn opening(tree: &Tree<'_>) -> usize {
    usize::from(matches!(tree.token(0).form.as_str(), "–" | "—" | "-"))
}

fn part(tree: &Tree<'_>, first: usize, last: usize) -> Option<Part> {
    let first = if last > 0 { first.max(opening(tree)) } else { first };
    let inside = |i: usize| (first..=last).contains(&i);
    let nominal = |i: usize| tree.has_pos(i, &[Upos::Noun, Upos::Propn, Upos::Num, Upos::Pron, Upos::Sym]);
    let head = (first..=last).find(|&i| nominal(i) && tree.head(i).is_none_or(|h| !inside(h)))?;
    let opened = tree.has_pos(first, &[Upos::Adp]) && (first + 1..=last).contains(&head);
    let times = |i: usize| is_time_noun(tree, i) || tree.lemma(i) == "fois";
    let timed = times(head) || tree.with(head, &["nmod"]).any(|d| inside(d) && times(d));
    Some(Part { phrase: Phrase { head, first, last }, circumstance: opened || timed })
}
