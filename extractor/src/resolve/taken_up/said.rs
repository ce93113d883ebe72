//! [`said`]: the words just quoted, where `c'est …` says what such words are (`Mon père m'a dit : « Tiens bon. » Ce n'était pas
//! une formule.`).

use super::super::claim::{Argument, Claim, EntityRef};
use super::super::coreference::lexicon::{References, WordClass};
use super::super::document::{Document, Place, slug};
use super::super::utterance::{is_utterance, last_quoted};
use super::is_first_clause;
use super::pointing::open_subject;
use crate::claims::tree::Tree;
use crate::span::CharSpan;

/// What the open subject of a claim stands for.
pub(super) fn said(document: &Document<'_>, place: Place, claim: &Claim) -> Option<Argument> {
    let subject = open_subject(claim).filter(|_| claim.relation.lemma == "être")?;
    let Some(Argument::Entity(object)) = &claim.object else { return None };
    let tree = Tree::new(document.sentence(place));
    let span = CharSpan::new(object.start, object.end);
    let within = |i: usize| span.covers(&tree.token(i).span);
    let noun = (0..tree.len()).find(|&i| within(i) && tree.head(i).is_none_or(|h| !within(h)))?;
    let legacy = References::of(tree.language()).is(WordClass::Legacy, &tree.lemma(noun));
    if !(legacy || is_utterance(&tree, noun)) || !is_first_clause(document, place, subject.start) {
        return None;
    }
    let label = last_quoted(document, place, document.sentence(place).span.start, 1)?;
    let iri = document.entity_iri(&slug(&label));
    Some(Argument::Entity(EntityRef { label, iri, kind: "Thing".to_owned(), ..subject.clone() }))
}
