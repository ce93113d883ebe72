//! Nouns that sum up what was just said: `L'État a subventionné les stades. Cette politique a vécu.`
//!
//! Reads: a bare noun that is shown (`ce choix`) and for which nothing was found, and the claims of the sentence before. The
//! noun must be new: one that stood just before is taken up as such.

use super::{is_told, stated_before};
use crate::analysis::{Language, Upos};
use crate::claims::tree::Tree;
use crate::resolve::claim::{Argument, Claim, EntityRef, Modality};
use crate::resolve::coreference::lexicon::{References, WordClass};
use crate::resolve::document::{Document, Place};
use crate::span::CharSpan;

/// How many sentences back the noun must not have stood.
const NEW: usize = 4;

/// The claim that the noun of a slot sums up.
pub(super) fn summed_up(
    document: &Document<'_>,
    place: Place,
    claim: &Claim,
    slot: Option<&Argument>,
    found: &[Claim],
    earlier: &[Claim],
) -> Option<String> {
    let Some(Argument::Entity(entity)) = slot else { return None };
    let lemma = shown(document, place, entity)?;
    let is = |class| References::of(Language::French).is(class, &lemma);
    let (fact, deed) = (is(WordClass::Shell), is(WordClass::ShellOfDeed));
    let begins = found.iter().all(|c| c.end > claim.start || c.rule == "confirmation");
    if !begins || stood_before(document, place, &lemma) {
        return None;
    }
    let before = document.before(place)?;
    let turn = |at: Place| document.segment(at).turn.as_ref().map(|t| t.number);
    let same = turn(before) == turn(place) && document.speaker(before) == document.speaker(place);
    let target = stated_before(document, before, earlier).filter(|_| same)?;
    let full = target.object.is_some() && target.relation.lemma != "être" && is_told(target);
    let anybody =
        matches!(&target.subject, Some(Argument::Entity(s)) if matches!(s.label.as_str(), "on" | "l'on"));
    let full = full && !anybody;
    let agent = matches!(&target.subject, Some(Argument::Entity(s)) if s.kind != "Thing");
    let fits = fact || deed && agent || is_noun_of(&lemma, &target.relation.lemma);
    let supposed = target.modality.contains(&Modality::Hypothetical);
    (full && fits && !supposed).then(|| target.id.clone())
}

/// `Le maire a embauché deux gardes. Cette embauche …`: whether the noun is made of the verb.
fn is_noun_of(noun: &str, verb: &str) -> bool {
    const SHORTEST: usize = 4;
    let stem = ["er", "ir", "re"].iter().find_map(|ending| verb.strip_suffix(ending));
    stem.is_some_and(|stem| stem.chars().count() >= SHORTEST && !stem.contains(' ') && noun.starts_with(stem))
}

/// The dictionary form of a bare noun that is shown, where nothing was found for it.
fn shown(document: &Document<'_>, place: Place, entity: &EntityRef) -> Option<String> {
    let sentence = document.sentence(place);
    let tree = Tree::new(sentence);
    let span = CharSpan::new(entity.start, entity.end);
    let noun = (0..tree.len()).find(|&i| {
        let head = tree.head(i).is_none_or(|h| !span.covers(&tree.token(h).span));
        span.covers(&tree.token(i).span) && head && tree.has_pos(i, &[Upos::Noun])
    })?;
    let lemma = tree.lemma(noun);
    let open = entity.text.to_lowercase().ends_with(&entity.label.to_lowercase());
    // `Cette politique, qui a plu, …`: what is told besides.
    let besides = |a: usize| {
        let start = tree.extent(a).0;
        tree.lower(start) == "," || start > 0 && tree.lower(start - 1) == ","
    };
    let bare = tree.first(noun, &["nmod", "nummod", "appos", "conj"]).is_none()
        && tree.with(noun, &["acl"]).all(besides);
    let one = tree.feature(noun, "Number") != Some("Plur");
    // `cette nouvelle politique`: another than before.
    let other =
        tree.with(noun, &["amod"]).any(|a| matches!(tree.lemma(a).as_str(), "nouveau" | "autre" | "même"));
    (open && bare && one && !other && tree.is_shown(noun)).then_some(lemma)
}

/// Whether the noun stood a little before.
fn stood_before(document: &Document<'_>, place: Place, lemma: &str) -> bool {
    let mut at = Some(place);
    for _ in 0..NEW {
        let Some(before) = at.and_then(|at| document.before(at)) else { return false };
        if document.sentence(before).tokens.iter().any(|t| t.lemma.eq_ignore_ascii_case(lemma)) {
            return true;
        }
        at = Some(before);
    }
    false
}
