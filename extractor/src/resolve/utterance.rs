//! [`last_quoted`]: the words that `cette phrase`, `ces mots`, `ce conseil` mean, where somebody has just been quoted (`Mon père
//! m'a dit : « Tiens bon. » Cette phrase m'a suivi.`).
//!
//! Reads: the quotation marks before the noun, in the same voice. A long quotation is no phrase that is taken up so.

use super::coreference::lexicon::{References, WordClass};
use super::document::{Document, Place};
use crate::analysis::{Language, Upos};
use crate::claims::Phrase;
use crate::claims::tree::Tree;
use crate::span::CharSpan;

/// How many sentences back the quotation may stand.
const BACK: usize = 4;
/// The most words that are called a phrase.
const LONGEST: usize = 14;

/// What the bare noun of a phrase means, where it is shown (`cette phrase`) and calls what somebody says.
pub(super) fn called_so(document: &Document<'_>, place: Place, phrase: Phrase) -> Option<String> {
    let tree = Tree::new(document.sentence(place));
    let noun = phrase.head;
    let shown =
        tree.language() == Language::French && tree.has_pos(noun, &[Upos::Noun]) && tree.is_shown(noun);
    let bare = tree.first(noun, &["nmod", "acl", "nummod", "conj", "appos"]).is_none();
    // `Il m'a donné ce conseil : « … »`: what follows is meant.
    let ahead = (noun + 1..tree.len()).any(|i| matches!(tree.token(i).form.as_str(), ":" | "«" | "“"));
    if !shown || !bare || ahead || !is_utterance(&tree, noun) {
        return None;
    }
    last_quoted(document, place, document.span(place, phrase.first, phrase.last).start, BACK)
}

/// Whether the noun calls words that somebody says.
pub(super) fn is_utterance(tree: &Tree<'_>, noun: usize) -> bool {
    References::of(tree.language()).is(WordClass::Utterance, &tree.lemma(noun))
}

/// The words last quoted before a character of the sentence, at most `back` sentences before it, by the same voice.
pub(super) fn last_quoted(document: &Document<'_>, place: Place, end: usize, back: usize) -> Option<String> {
    let mut from = place;
    for _ in 0..back {
        let Some(before) = document.before(from) else { break };
        if document.speaker(before) != document.speaker(place) {
            break;
        }
        from = before;
    }
    let start = document.sentence(from).span.start;
    let said = document.transcript.text.slice(CharSpan::new(start, end.max(start)));
    let marks = [("«", "»"), ("“", "”")];
    let (open, close) = marks.into_iter().find(|(_, close)| said.contains(close))?;
    let head = &said[..said.rfind(close)?];
    let words = &head[head.rfind(open)? + open.len()..];
    let words: Vec<&str> = words.split_whitespace().collect();
    let words = words.join(" ");
    let words = words.trim_end_matches(['.', ',', ' ', '…']).trim();
    let count = words.split(' ').count();
    (!words.is_empty() && count <= LONGEST).then(|| words.to_owned())
}
