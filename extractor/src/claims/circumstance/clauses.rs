//! [`clause_role`]: what a subordinate clause says of the one above it.

use super::acts::{is_past, is_whether_or_not};
use super::written::uncontracted;
use crate::analysis::Language;
use crate::claims::lexicon::Lexicon;
use crate::claims::reader::concedes;
use crate::claims::tree::{Tree, join_words};
use crate::resolve::QualifierRole;

/// The role of an adverbial clause: by its subordinator, else by its form.
#[must_use]
pub fn clause_role(tree: &Tree<'_>, lexicon: &Lexicon, clause: usize) -> Option<QualifierRole> {
    if is_whether_or_not(tree, clause) || concedes(tree, clause) {
        return Some(QualifierRole::Concession);
    }
    let says = lexicon.speech(&tree.lemma(clause)).is_some();
    if says
        && tree
            .with(clause, &["mark", "advmod"])
            .any(|m| matches!(tree.lower(m).as_str(), "comme" | "as" | "wie"))
    {
        return None;
    }
    let marks: Vec<usize> = tree.with(clause, &["mark", "case"]).collect();
    let words: Vec<String> = marks
        .iter()
        .flat_map(|&m| std::iter::once(m).chain(tree.with(m, &["fixed"])))
        .map(|m| uncontracted(tree, m))
        .collect();
    // `Le but étant de vendre, elle …`: a participle with a subject of its own says why.
    let own = tree.language() == Language::French
        && tree.with(clause, &["nsubj"]).any(|s| tree.lower(s) != "qui")
        && std::iter::once(clause)
            .chain(tree.with(clause, &["cop", "aux"]))
            .any(|v| tree.lower(v).ends_with("ant"));
    // `Le but n'étant pas de gagner, …`: the mark is the act's.
    let acts =
        words.iter().all(|w| matches!(w.as_str(), "de" | "d'")) && tree.first(clause, &["cop"]).is_some();
    if own && acts {
        return Some(QualifierRole::Cause);
    }
    let all = join_words(&words);
    let lookup = |e: &str| lexicon.connective(e, true).or_else(|| lexicon.connective(e, false));
    if let Some(role) = lookup(&all).or_else(|| words.first().and_then(|w| lookup(w))) {
        return Some(role);
    }
    // `will begin when the snow has melted`: the word may be read as an adverb.
    let when = tree.language() == Language::English
        && tree.with(clause, &["advmod"]).any(|a| tree.lower(a) == "when" && a == tree.extent(clause).0);
    if words.is_empty() && when {
        return Some(QualifierRole::Time);
    }
    let gerund = matches!(tree.feature(clause, "VerbForm"), Some("Ger" | "Part"));
    // `Fondé en 1931, le groupe …`: what was done to somebody is told by itself.
    let done = matches!(tree.language(), Language::French | Language::English)
        && tree.feature(clause, "Tense") == Some("Past")
        && tree.head(clause).is_some_and(|verb| clause < verb);
    if done && words.is_empty() && is_past(tree, clause) {
        return Some(QualifierRole::Time);
    }
    match words.is_empty() {
        true if !gerund || done => None,
        true if own => Some(QualifierRole::Cause),
        _ => Some(QualifierRole::Manner),
    }
}
