//! What a writer says as `nous`: of the talk itself and of what the paper does, not of people at large.

use super::lexicon::{References, WordClass};
use super::ours::is_done;
use crate::analysis::{Language, Upos};
use crate::claims::lexicon::Lexicon;
use crate::claims::predicate::verb_key;
use crate::claims::tree::Tree;

/// `nous avons rencontré la potière`, `Il nous raconte`: whether the `nous` is of who writes or asks.
pub(super) fn is_of_writer(tree: &Tree<'_>, token: usize) -> bool {
    let Some(verb) = tree.head(token).filter(|_| tree.language() == Language::French) else { return false };
    let references = References::of(tree.language());
    let key = verb_key(tree, verb);
    let next = tree.with(verb, &["xcomp"]).map(|v| verb_key(tree, v)).next();
    let editorial = |key: &String| references.is(WordClass::Editorial, key);
    if tree.is(token, &["nsubj"]) {
        // `Raconte-nous la finale`: what is asked of somebody.
        if tree.lower(token).starts_with('-') && !tree.lower(verb).ends_with("ons") {
            return false;
        }
        return tree.has_pos(verb, &[Upos::Verb])
            && (editorial(&key) || next.as_ref().is_some_and(editorial) || is_done(tree, verb));
    }
    let says = Lexicon::of(tree.language()).speech(&key).is_some() || editorial(&key);
    says && tree.is(token, &["obj", "iobj", "obl"]) && tree.first(token, &["case"]).is_none()
}
