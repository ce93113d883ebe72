//! `Le problème ? Le leadership.`, `Votre principal défaut ? – L'impatience.`: a topic, and what is said of it.

use super::super::builder::fragment_claim;
use super::super::claim::{Claim, Modality};
use super::super::document::Place;
use super::super::mention::Mentions;
use super::LONGEST_ANSWER;
use crate::analysis::{Language, Upos};
use crate::claims::PredicateKind;
use crate::claims::circumstance::is_time_noun;
use crate::claims::lexicon::Lexicon;
use crate::claims::phrase;
use crate::claims::reader::{act_phrase, is_bare_act, is_question};
use crate::claims::rules::verbless::{is_opinion, noun_phrase};
use crate::claims::tree::Tree;

/// The claim that the noun phrase at `place` answers the topic just before it, if it does: one's own, or what somebody else
/// asks about the answerer (`Votre principal défaut ? – L'impatience.`).
pub(super) fn answered(mentions: &Mentions<'_>, place: Place) -> Option<Claim> {
    let document = &mentions.document;
    let own = place.sentence.checked_sub(1).map(|sentence| Place { sentence, ..place });
    let before = own.or_else(|| document.before(place))?;
    let (topic, answer) = (Tree::new(document.sentence(before)), Tree::new(document.sentence(place)));
    if !is_question(&topic) || is_question(&answer) || topic.len() > 12 {
        return None;
    }
    let asked = noun_phrase(&topic).or_else(|| utmost(&topic))?;
    let act = Some(answer.sentence.root()).filter(|&root| is_bare_act(&answer, root));
    let given = noun_phrase(&answer).or(act)?;
    if own.is_none() && !asks_of_yours(mentions, (before, &topic, asked), (place, &answer, given)) {
        return None;
    }
    let mut claim = fragment_claim(
        mentions,
        "answered-topic",
        PredicateKind::Copula,
        (before, phrase::argument(&topic, asked)),
        (place, act.map_or_else(|| phrase::argument(&answer, given), |act| act_phrase(&answer, act))),
    );
    if is_opinion(&answer, Lexicon::of(answer.language()), given) {
        claim.modality = vec![Modality::Opinion];
    }
    Some(claim)
}

/// Whether somebody else asks about a thing of the answerer's (`Votre ville préférée ?`), and the answer may be that thing.
fn asks_of_yours(
    mentions: &Mentions<'_>,
    (before, topic, asked): (Place, &Tree<'_>, usize),
    (place, answer, given): (Place, &Tree<'_>, usize),
) -> bool {
    let document = &mentions.document;
    let yours = topic
        .with(asked, &["det"])
        .any(|d| matches!(topic.lower(d).as_str(), "votre" | "vos" | "ton" | "ta" | "tes"));
    let yours = yours || is_utmost(topic, asked);
    let marked = |tree: &Tree<'_>, noun: usize| tree.first(noun, &["case"]).is_some();
    document.speaker(before) != document.speaker(place)
        && yours
        && answer.len() <= LONGEST_ANSWER
        && !marked(topic, asked)
        && !marked(answer, given)
        && !answer.has_pos(given, &[Upos::Pron])
        && !is_time_noun(answer, given)
}

/// `Le plus difficile ?`: the quality that something has most of.
fn utmost(topic: &Tree<'_>) -> Option<usize> {
    let root = topic.sentence.root();
    let quality =
        topic.has_pos(root, &[Upos::Adj]) && topic.first(root, &["nsubj", "cop", "csubj"]).is_none();
    (quality && topic.first(root, &["det"]).is_some() && is_utmost(topic, root)).then_some(root)
}

/// `le plus difficile`, `le meilleur souvenir`: what is asked for is one of all.
fn is_utmost(topic: &Tree<'_>, asked: usize) -> bool {
    const UTMOST: [&str; 4] = ["meilleur", "pire", "principal", "favori"];
    let most =
        |i: usize| topic.with(i, &["advmod"]).any(|a| matches!(topic.lower(a).as_str(), "plus" | "moins"));
    let quality = |i: usize| most(i) || UTMOST.contains(&topic.lemma(i).as_str());
    topic.language() == Language::French
        && topic.with(asked, &["det"]).any(|d| topic.lemma(d) == "le")
        && (quality(asked) || topic.with(asked, &["amod"]).any(quality))
}
