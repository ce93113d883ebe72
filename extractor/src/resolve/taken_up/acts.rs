//! [`act_before`]: the act that the sentence before says something of, where `c'` or `cela` goes on speaking of it (`Marcher fait du
//! bien. Cela détend.`, `Tenir bon ne signifie pas gagner. Cela signifie rester digne.`).

use super::super::claim::{Argument, Claim, EntityRef};
use super::super::document::{Document, Place};
use super::is_first_clause;
use super::pointing::open_subject;
use crate::analysis::Language;
use crate::claims::tree::Tree;
use crate::span::CharSpan;

/// What only answers what was said: `C'est vrai.`
const ANSWERS: [&str; 8] = ["vrai", "faux", "exact", "inexact", "sûr", "certain", "évident", "possible"];

/// What the open subject of a claim stands for.
pub(super) fn act_before(
    document: &Document<'_>,
    place: Place,
    claim: &Claim,
    earlier: &[Claim],
) -> Option<Argument> {
    let subject = open_subject(claim)?;
    let answers = matches!(&claim.object, Some(Argument::Entity(o)) if ANSWERS.contains(&o.label.as_str()));
    if answers || !is_first_clause(document, place, subject.start) {
        return None;
    }
    let before = Place { sentence: place.sentence.checked_sub(1)?, ..place };
    let tree = Tree::new(document.sentence(before));
    let root = tree.sentence.root();
    let infinitive = |&a: &usize| a < root && tree.feature(a, "VerbForm") == Some("Inf");
    let act = tree.with(root, &["csubj"]).find(infinitive).filter(|_| tree.language() == Language::French)?;
    let head = tree.token(act).span;
    let told = earlier.iter().rev().find_map(|c| match &c.subject {
        Some(Argument::Entity(e)) if CharSpan::new(e.start, e.end).covers(&head) => Some(e),
        _ => None,
    })?;
    let (text, start, end) = (subject.text.clone(), subject.start, subject.end);
    Some(Argument::Entity(EntityRef { text, start, end, ..told.clone() }))
}
