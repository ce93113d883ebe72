//! What somebody is able to do: `Les visiteurs peuvent toucher les machines` is so, `la digue peut céder` may be.
//!
//! People and bodies can do what they choose to do; what merely befalls them (`se tromper`, `tomber`), and what things may
//! do, is left open. Denied, either is so: `la digue ne peut pas céder`.

use super::super::lexicon::{Lexicon, List};
use super::super::predicate::{Predicate, verb_key};
use super::super::proposition::PredicateKind;
use super::super::tree::Tree;
use crate::analysis::{Language, Upos};

/// Whether *pouvoir*, in the indicative, tells what somebody is able to do, or cannot do.
pub(super) fn is_able(tree: &Tree<'_>, lexicon: &Lexicon, predicate: &Predicate, denied: bool) -> bool {
    let first = predicate.chain[0];
    let indicative = tree.feature(first, "Mood") == Some("Ind");
    let chosen = || is_chosen(tree, lexicon, predicate) && chooser(tree, lexicon, predicate).is_some();
    tree.language() == Language::French
        && indicative
        && match tree.lemma(first).as_str() {
            "pouvoir" => denied || chosen(),
            // `ne risque pas de tomber`
            "risquer" => denied,
            _ => false,
        }
}

/// An act, and nothing that befalls whoever does it.
fn is_chosen(tree: &Tree<'_>, lexicon: &Lexicon, predicate: &Predicate) -> bool {
    let main = predicate.main;
    let befalls = lexicon.lists(List::Unwilled, &verb_key(tree, main))
        || lexicon.lists(List::Unwilled, &tree.lemma(main))
        || lexicon.thought(&verb_key(tree, main)).is_some();
    // `On peut aussi bien perdre`, `cela peut parfois aider`
    let sometimes =
        predicate.chain.iter().any(|&v| tree.with(v, &["advmod"]).any(|a| tree.lower(a) == "parfois"));
    !matches!(predicate.kind, PredicateKind::Copula | PredicateKind::Passive | PredicateKind::Existence)
        && !befalls
        && !sometimes
}

/// The person or body that the verb group is said of.
fn chooser(tree: &Tree<'_>, lexicon: &Lexicon, predicate: &Predicate) -> Option<usize> {
    let first = predicate.chain[0];
    let above = tree.head(first).filter(|_| tree.is(first, &["conj"]));
    let subject = tree.first(first, &["nsubj"]).or_else(|| above.and_then(|v| tree.first(v, &["nsubj"])))?;
    let relative = tree.is(first, &["acl"]) && tree.lower(subject) == "qui";
    let subject = tree.head(first).filter(|_| relative).unwrap_or(subject);
    let (form, lemma) = (tree.lower(subject), tree.lemma(subject));
    let named = tree.has_pos(subject, &[Upos::Propn]) && tree.first(subject, &["det"]).is_none();
    let somebody = matches!(tree.feature(subject, "Person"), Some("1" | "2"))
        || matches!(form.trim_start_matches(['-', 't']), "on" | "-on" | "nous" | "vous" | "je" | "j'" | "tu")
        || matches!(form.as_str(), "chacun" | "chacune" | "ceux" | "celles");
    let people = matches!(lexicon.noun_kind(&lemma), Some("Person" | "Organization"))
        || lexicon.lists(List::Governing, &lemma);
    (named
        || somebody && tree.has_pos(subject, &[Upos::Pron])
        || people && tree.has_pos(subject, &[Upos::Noun]))
    .then_some(subject)
}
