//! What an inserted verb of saying reports: the words between its marks, and not what leads up to them.

use super::super::lexicon::Lexicon;
use super::super::predicate::{Predicate, verb_key};
use super::super::tree::Tree;
use crate::analysis::Language;

/// `La fête unit le village : « On rit », affirme Anna`: what stands before the colon is told by whoever tells of Anna.
pub(super) fn leads_up(tree: &Tree<'_>, told: usize, reporter: usize) -> bool {
    let first = tree.with(reporter, &["aux", "expl"]).filter(|&a| a < reporter).min().unwrap_or(reporter);
    let form = |i: usize| tree.token(i).form.as_str();
    let Some(close) = (0..first).rev().find(|&i| form(i) != ",") else { return false };
    let opener = match form(close) {
        "»" => "«",
        "”" => "“",
        "\"" => "\"",
        _ => return false,
    };
    let open = (0..close).rev().find(|&i| form(i) == opener);
    tree.language() == Language::French && open.is_some_and(|o| told < o && o > 0 && form(o - 1) == ":")
}

/// `ne dit pas autre chose`, `ne dit pas le contraire`: the same, after all.
pub(super) fn says_the_same(tree: &Tree<'_>, predicate: &Predicate) -> bool {
    let other = |o: usize| {
        tree.lemma(o) == "chose" && tree.with(o, &["amod", "det"]).any(|a| tree.lower(a) == "autre")
            || tree.lower(o) == "contraire"
    };
    tree.language() == Language::French && tree.with(predicate.main, &["obj"]).any(other)
}

/// `« La rue ferme », a assuré le maire devant la presse`: the clause that a verb of saying set after it reports, where
/// the parser hangs it on that verb.
#[must_use]
pub fn quoted_before(tree: &Tree<'_>, lexicon: &Lexicon, verb: usize) -> Option<usize> {
    lexicon.speech(&verb_key(tree, verb)).filter(|act| *act != "ask")?;
    tree.first(verb, &["nsubj"]).filter(|&s| s > verb || tree.lower(s).starts_with('-'))?;
    if tree.first(verb, &["obj", "ccomp"]).is_some() {
        return None;
    }
    tree.with(verb, &["parataxis"]).find(|&clause| clause < verb)
}
