//! What only comments or links: adverbs by which a speaker comments on all that is said (`Honnêtement, l'argent manque`), and
//! not on how it is done, and phrases that link (`en fait`).

use crate::analysis::{Language, Upos};
use crate::claims::lexicon::Lexicon;
use crate::claims::tree::{Tree, join_words};

/// Those that are no boosters.
const COMMENTS: [&str; 15] = [
    "concrètement",
    "personnellement",
    "sincèrement",
    "clairement",
    "honnêtement",
    "franchement",
    "objectivement",
    "logiquement",
    "paradoxalement",
    "curieusement",
    "bizarrement",
    "étonnamment",
    "accessoirement",
    "incidemment",
    "humblement",
];

/// Whether the adverb stands by itself before its clause, with a comma behind it.
pub(super) fn comments_on_all(tree: &Tree<'_>, lexicon: &Lexicon, adverb: usize) -> bool {
    let form = tree.lower(adverb);
    tree.language() == Language::French
        && adverb + 1 < tree.len()
        && tree.token(adverb + 1).form == ","
        && tree.head(adverb).is_some_and(|head| adverb < head)
        && (COMMENTS.contains(&form.as_str()) || lexicon.is_booster(&form))
}

/// `en fait`, `par exemple`, `in fact`: a phrase that only links or stresses.
#[must_use]
pub fn is_linking_phrase(tree: &Tree<'_>, lexicon: &Lexicon, head: usize) -> bool {
    let (first, last) = tree.extent(head);
    if last - first > 5 {
        return false;
    }
    let words: Vec<String> =
        (first..=last).filter(|&i| !tree.has_pos(i, &[Upos::Punct])).map(|i| tree.lower(i)).collect();
    let text = join_words(&words);
    lexicon.is_linking_adverb(&text) || lexicon.is_booster(&text) || lexicon.hedge(&text).is_some()
}
