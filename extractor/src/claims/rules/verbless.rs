//! Clauses without a verb: `Le problème ? Le leadership, à mon avis.`, `V-teams, chacune avec 7 chefs`.

use super::super::lexicon::Lexicon;
use super::super::mood::is_opinion_phrase;
use super::super::phrase;
use super::super::predicate::is_verb;
use super::super::proposition::{Object, Phrase, PredicateKind, RelationPhrase};
use super::super::tree::Tree;
use crate::analysis::{Language, Upos};

/// A possession stated by `chacun avec`, `each with`, `jeweils mit`.
#[derive(Debug, Clone)]
pub struct Possession {
    /// Who has.
    pub subject: Phrase,
    /// What.
    pub object: Object,
    /// `avoir`.
    pub relation: RelationPhrase,
    /// First and last token of the quote.
    pub quote: (usize, usize),
}

/// The head of a sentence that is a bare noun phrase: a question's topic, an answer, what stands over a list. Of two nouns
/// side by side (`uMap agents publics`) that is the first, though the parser takes it for a subject.
#[must_use]
pub fn noun_phrase(tree: &Tree<'_>) -> Option<usize> {
    let root = tree.sentence.root();
    let nominal = tree.has_pos(root, &[Upos::Noun, Upos::Propn, Upos::Pron])
        && tree.first(root, &["cop", "csubj"]).is_none();
    let verbs = (0..tree.len()).any(|i| is_verb(tree, i) && tree.is_finite(i) && !tree.is(i, &["acl"]));
    let head = match tree.first(root, &["nsubj"]) {
        Some(name) if name < root && tree.has_pos(name, &[Upos::Propn, Upos::Noun]) => name,
        Some(_) => return None,
        None => root,
    };
    (nominal && !verbs).then_some(head)
}

/// Whether the noun phrase is marked as an opinion (`à mon avis`).
#[must_use]
pub fn is_opinion(tree: &Tree<'_>, lexicon: &Lexicon, root: usize) -> bool {
    tree.dependents(root).iter().any(|&d| is_opinion_phrase(tree, lexicon, d))
}

/// The verb of possession.
#[must_use]
pub const fn have(language: Language) -> &'static str {
    match language {
        Language::French => "avoir",
        Language::German => "haben",
        _ => "have",
    }
}

/// `…, chacune avec 7 à 8 chefs d'équipe`.
#[must_use]
pub fn possessions(tree: &Tree<'_>) -> Vec<Possession> {
    let mut found = Vec::new();
    for each in 0..tree.len().saturating_sub(2) {
        let is_each =
            matches!(tree.lower(each).as_str(), "chacun" | "chacune" | "each" | "jeweils" | "jede" | "jeder");
        let with = each + 1;
        if !is_each || !matches!(tree.lower(with).as_str(), "avec" | "with" | "mit") {
            continue;
        }
        let Some(had) = tree.head(with).filter(|&h| h > with && tree.is(with, &["case"])) else { continue };
        let Some(owner) = owner_before(tree, each) else { continue };
        let object = phrase::argument(tree, had);
        let key = have(tree.language());
        found.push(Possession {
            subject: phrase::argument(tree, owner),
            object: Object::Phrase(object),
            relation: RelationPhrase {
                tokens: vec![with],
                lemma: key.to_owned(),
                key: key.to_owned(),
                marker: None,
                kind: PredicateKind::Verb,
            },
            quote: (each, object.last),
        });
    }
    found
}

fn owner_before(tree: &Tree<'_>, each: usize) -> Option<usize> {
    (0..each)
        .rev()
        .take(8)
        .find(|&i| tree.has_pos(i, &[Upos::Noun, Upos::Propn]) && !tree.is(i, &["nmod", "flat"]))
        .or_else(|| (0..each).rev().find(|&i| tree.has_pos(i, &[Upos::Noun, Upos::Propn])))
}
