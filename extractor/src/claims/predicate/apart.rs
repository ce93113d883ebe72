//! An infinitive with a negation of its own in a verb group (`recommande de ne pas partir`), or a question (`sait quoi faire`).

use super::{marker_of, passage};
use crate::analysis::{Language, Upos};
use crate::claims::lexicon::Lexicon;
use crate::claims::tree::Tree;

/// French verbs of what is heard.
pub const HEARD: &str = "parler dire chanter crier hurler pleurer rire sonner tomber frapper marcher venir arriver passer \
    jouer gronder aboyer souffler respirer tirer murmurer tousser claquer craquer ronfler appeler raconter siffler rouler";

/// Whether the verb `from` keeps its own meaning beside an infinitive that has a negation of its own: `recommande de ne pas
/// partir`.
#[must_use]
pub fn is_left_apart(tree: &Tree<'_>, lexicon: &Lexicon, from: usize, to: usize) -> bool {
    let spared = |a: usize| a < to && matches!(tree.lower(a).as_str(), "ne" | "n'");
    tree.language() == Language::French
        && tree.with(to, &["advmod"]).any(spared)
        && passage(tree, lexicon, from, to).is_none()
}

/// The mark of the infinitive `to`, with the negation that is its own.
#[must_use]
pub fn mark_and_negation(tree: &Tree<'_>, lexicon: &Lexicon, from: usize, to: usize) -> String {
    let mark = marker_of(tree, to);
    if is_left_apart(tree, lexicon, from, to) { format!("{mark} ne pas") } else { mark }
}

/// `ne ferait que mettre le droit en accord avec les faits`: it does that, and nothing else.
#[must_use]
pub fn only_does(tree: &Tree<'_>, from: usize, to: usize) -> bool {
    let word = |v: usize, words: &[&str]| {
        tree.with(v, &["advmod"]).any(|a| a < to && words.contains(&tree.lower(a).as_str()))
    };
    tree.language() == Language::French
        && tree.lemma(from) == "faire"
        && tree.feature(to, "VerbForm") == Some("Inf")
        && word(from, &["ne", "n'"])
        && (word(to, &["que", "qu'"]) || word(from, &["que", "qu'"]))
}

/// `ont parfois du mal à se comprendre`: a difficulty is no duty.
#[must_use]
pub fn is_trouble(tree: &Tree<'_>, verb: usize, infinitive: usize) -> bool {
    tree.with(verb, &["obj"]).any(|o| verb < o && o < infinitive && tree.lemma(o) == "mal")
}

/// `ne sait pas quoi faire`: what is not known is what to do.
#[must_use]
pub fn asks_what_to_do(tree: &Tree<'_>, verb: usize, infinitive: usize) -> bool {
    let asks = |i: usize| tree.lower(i) == "quoi";
    tree.language() == Language::French
        && tree.feature(infinitive, "VerbForm") == Some("Inf")
        && (verb + 1..infinitive).any(|i| asks(i) && tree.head(i) == Some(infinitive))
}

/// `Rester, c'est choisir de lutter`, `Le but est d'apprendre à lire`: the act that something is said to be is told whole.
pub(super) fn is_equated(tree: &Tree<'_>, act: usize) -> bool {
    tree.language() == Language::French
        && tree.feature(act, "VerbForm") == Some("Inf")
        && tree.has_pos(act, &[Upos::Verb])
        && tree.with(act, &["cop"]).any(|c| tree.is_finite(c) && c < act)
}
