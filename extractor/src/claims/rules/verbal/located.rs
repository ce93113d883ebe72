//! Complements that a verb without an object says too little without: where it is so, behind a preposition of several words
//! (`travaille au sein de l'équipe`), as what (`débute comme apprenti`), after what it comes up (`survient après un choc`), and
//! where something is, put first (`derrière la porte se cache un chat`).
//!
//! Times, causes and durations stay circumstances, as do the places of verbs that have an object.

use super::super::super::circumstance::{self, is_time_like, is_time_noun};
use super::super::super::lexicon::{Lexicon, List};
use super::super::super::phrase;
use super::super::super::predicate::{Predicate, verb_key};
use super::super::super::proposition::{Object, PredicateKind};
use super::super::super::reader::Gap;
use super::super::super::tree::{Tree, join_words};
use super::super::Slots;
use super::is_argument;
use crate::analysis::{Language, Upos};
use crate::resolve::QualifierRole;

/// A preposition of several words and the noun that it stands before.
pub(super) struct Place {
    preposition: String,
    noun: usize,
}

/// `au sein de la clinique`, `au milieu du parc`: where, behind a noun that makes a preposition.
pub(super) fn place(
    tree: &Tree<'_>,
    lexicon: &Lexicon,
    predicate: &Predicate,
    complement: usize,
) -> Option<Place> {
    let (preposition, noun) = circumstance::preposition(tree, lexicon, complement)?;
    let where_it_is = lexicon.connective(&preposition, false) == Some(QualifierRole::Place);
    let plain = tree.language() == Language::French
        && predicate.kind == PredicateKind::Verb
        && tree.lemma(predicate.main) != "exister"
        && complement > predicate.main
        && noun != complement
        && where_it_is
        && !is_time_like(tree, lexicon, noun);
    plain.then_some(Place { preposition, noun })
}

/// Fill the slot with the noun of the place, and the relation with its preposition.
pub(super) fn join(tree: &Tree<'_>, complement: usize, place: Place, slots: &mut Slots) {
    let first = tree.with(complement, &["case"]).min().unwrap_or(complement);
    let last = tree.with(place.noun, &["case"]).max().unwrap_or(complement);
    slots.relation.tokens.extend(first..=last.min(place.noun));
    slots.relation.lemma = join_words(&[slots.relation.lemma.as_str(), place.preposition.as_str()]);
    slots.relation.marker = Some(place.preposition);
    slots.used.extend([complement, place.noun]);
    let members = phrase::coordinated(tree, place.noun);
    slots.objects.extend(members.into_iter().map(|m| Object::Phrase(phrase::argument(tree, m))));
}

/// Whether the subject, a noun, stands behind a verb that opens with its complement: `Derrière la porte se cache un chat`.
pub(super) fn is_turned(tree: &Tree<'_>, verb: usize) -> bool {
    let question = tree.token(tree.len() - 1).form == "?";
    tree.language() == Language::French
        && !question
        && tree.first(verb, &["obj", "ccomp", "xcomp"]).is_none()
        && tree.with(verb, &["nsubj", "expl"]).all(|s| s > verb || tree.token(s).deprel.starts_with("expl:p"))
        && tree.with(verb, &["nsubj"]).any(|s| s > verb && tree.has_pos(s, &[Upos::Noun, Upos::Propn]))
}

/// `débute comme apprenti`, `se manifeste après un choc`: as what, or after what, for the verbs that ask for it.
pub(super) fn is_occasion(
    tree: &Tree<'_>,
    lexicon: &Lexicon,
    predicate: &Predicate,
    complement: usize,
) -> bool {
    let verb = predicate.main;
    let key = verb_key(tree, verb);
    let case = tree.first(complement, &["case", "mark"]).map(|c| tree.expression(c)).unwrap_or_default();
    let as_what = matches!(case.as_str(), "comme" | "en tant que" | "en tant qu'")
        && lexicon.lists(List::Serving, &key);
    let after = matches!(case.as_str(), "après" | "suite à" | "lors de" | "à la suite de")
        && lexicon.lists(List::Occurring, &key);
    let noun = tree.has_pos(complement, &[Upos::Noun, Upos::Propn]);
    tree.language() == Language::French
        && predicate.kind == PredicateKind::Verb
        && complement > verb
        && noun
        && (as_what || after && !is_time_noun(tree, complement))
}

/// `C'est sur le budget qu'il faut travailler`: what a need without anybody is about, where a cleft puts it first.
pub(super) fn focus_of_need(
    tree: &Tree<'_>,
    lexicon: &Lexicon,
    predicate: &Predicate,
    gap: Option<&Gap>,
) -> Option<usize> {
    let Some(Gap { role: "other", antecedent, pronoun: None }) = gap else { return None };
    let need = predicate.chain.len() > 1 && tree.lemma(predicate.chain[0]) == "falloir";
    (need && is_argument(tree, lexicon, *antecedent)).then_some(*antecedent)
}
