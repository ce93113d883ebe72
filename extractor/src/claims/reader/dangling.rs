//! Acts before a clause whose subject does not do them.
//!
//! Reads: the tree. `Après avoir testé deux formats, la carte a été publiée` says of no map that it tests, and `en regardant
//! les chiffres, la hausse est nette` of no rise that it looks: whoever does so is not named.

use super::super::lexicon::Lexicon;
use super::super::predicate::is_verb;
use super::super::proposition::Phrase;
use super::super::tree::Tree;
use crate::analysis::{Language, Upos};

/// What whoever judges does: no thing does it.
const CONSIDERING: &[&str] = &[
    "regarder",
    "voir",
    "lire",
    "écouter",
    "discuter",
    "parler",
    "comparer",
    "considérer",
    "analyser",
    "étudier",
    "observer",
    "relire",
    "examiner",
    "entendre",
    "interroger",
    "rencontrer",
];

/// Whether the act before its clause is nobody's that is named: a thing that something is done to, or that is so, is the
/// subject of the clause.
pub(super) fn is_nobodys(tree: &Tree<'_>, clause: usize, subject: Phrase) -> bool {
    let Some(head) = tree.head(clause) else { return false };
    let before = clause < head;
    let kind = Lexicon::of(tree.language()).noun_kind(&tree.lemma(subject.head));
    let thing = tree.has_pos(subject.head, &[Upos::Noun]) && !matches!(kind, Some("Person" | "Organization"));
    let infinitive = tree.feature(clause, "VerbForm") == Some("Inf")
        || tree.with(clause, &["aux"]).any(|a| tree.feature(a, "VerbForm") == Some("Inf"));
    let gerund = tree.with(clause, &["mark", "case"]).any(|m| tree.lower(m) == "en");
    let passive = tree.exactly(head, "aux:pass").next().is_some();
    let done_to = tree.exactly(clause, "aux:pass").next().is_some();
    let to_what = tree.with(clause, &["obj"]).any(|o| tree.has_pos(o, &[Upos::Noun, Upos::Propn]));
    match tree.language() {
        Language::French => {}
        // `By adding salt, the ice can be melted`
        Language::English => {
            let act = tree.lower(clause).ends_with("ing") && !tree.is_finite_clause(clause);
            return thing && act && passive && !done_to && to_what;
        }
        _ => return false,
    }
    let judged = tree.first(head, &["cop"]).is_some() || tree.lemma(head) == "être";
    let considers = CONSIDERING.contains(&tree.lemma(clause).as_str());
    // `dans toutes les communes, en passant par Brest`: a list goes through it.
    let passes = gerund
        && tree.lemma(clause) == "passer"
        && tree.with(clause, &["obl"]).any(|o| tree.with(o, &["case"]).any(|c| tree.lower(c) == "par"));
    if passes && thing {
        return true;
    }
    thing
        && before
        && is_verb(tree, clause)
        && !done_to
        && ((infinitive || gerund) && passive && to_what || gerund && (judged || passive) && considers)
}

/// `une fois déduites les recettes`: a participle before its own subject says when, and states nothing.
pub(super) fn is_absolute(tree: &Tree<'_>, clause: usize) -> bool {
    tree.language() == Language::French
        && tree.feature(clause, "VerbForm") == Some("Part")
        && tree.first(clause, &["aux"]).is_none()
        && tree.with(clause, &["nsubj", "obj"]).any(|s| s > clause && tree.has_pos(s, &[Upos::Noun]))
        && tree.with(clause, &["advmod", "obl", "nmod"]).any(|d| d < clause && tree.lower(d) == "fois")
}
