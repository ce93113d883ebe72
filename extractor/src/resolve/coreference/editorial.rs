//! What a writer says as `nous`: of the talk itself and of what the paper does, not of people at large.

use super::lexicon::{References, WordClass};
use super::ours::is_done;
use crate::analysis::{Language, Upos};
use crate::claims::lexicon::Lexicon;
use crate::claims::predicate::verb_key;
use crate::claims::tree::Tree;

/// How many verbs may lead to the one that is meant: `nous allons commencer par définir`.
const CHAIN: usize = 3;

/// `nous avons rencontré la potière`, `Il nous raconte`: whether the `nous` is of who writes or asks; `introduces` where
/// the text only leads to a talk.
pub(super) fn is_of_writer(tree: &Tree<'_>, token: usize, introduces: bool) -> bool {
    let Some(verb) = tree.head(token).filter(|_| tree.language() == Language::French) else { return false };
    let references = References::of(tree.language());
    let key = verb_key(tree, verb);
    let editorial = |key: &String| references.is(WordClass::Editorial, key);
    if tree.is(token, &["nsubj"]) {
        // `Raconte-nous la finale`: what is asked of somebody.
        if tree.lower(token).starts_with('-') && !tree.lower(verb).ends_with("ons") {
            return false;
        }
        let chain = std::iter::successors(Some(verb), |&v| tree.with(v, &["xcomp"]).next());
        let told = chain.take(CHAIN).any(|v| editorial(&verb_key(tree, v)) || reaches_readers(tree, v));
        return tree.has_pos(verb, &[Upos::Verb])
            && (told || is_done(tree, verb) || introduces && plans(tree, verb));
    }
    let says = Lexicon::of(tree.language()).speech(&key).is_some() || editorial(&key);
    let told = says || reaches_readers(tree, verb) || is_asked(tree, verb);
    told && tree.is(token, &["obj", "iobj", "obl"]) && tree.first(token, &["case"]).is_none()
}

/// `donner la parole`, `partir à la rencontre de`, `donner des conseils`: a verb that says so with its noun.
fn reaches_readers(tree: &Tree<'_>, verb: usize) -> bool {
    let references = References::of(tree.language());
    let nouns = tree.with(verb, &["obj", "obl"]);
    let told = |noun: usize| {
        references.is(WordClass::Editorial, &format!("{} {}", tree.lemma(verb), tree.lemma(noun)))
    };
    nouns.into_iter().any(told)
}

/// `tu nous as montré`: of whom somebody is asked or told to their face.
fn is_asked(tree: &Tree<'_>, verb: usize) -> bool {
    let you = |s: usize| matches!(tree.lower(s).trim_start_matches('-'), "tu" | "vous");
    tree.with(verb, &["nsubj"]).any(you)
}

/// `nous allons faire le tour de …`: what who leads to a talk is about to do.
fn plans(tree: &Tree<'_>, verb: usize) -> bool {
    tree.lemma(verb) == "aller" && tree.first(verb, &["xcomp"]).is_some()
}
