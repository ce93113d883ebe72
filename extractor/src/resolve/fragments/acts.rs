//! Acts that answer: `Quel conseil donneriez-vous ? – Arrêter d'attendre.`, `Et la suite ? – Continuer à enseigner.`,
//! `Comment avez-vous réagi ? – En riant.`
//!
//! Reads: a sentence that is an infinitive, and the question before it. Says: whether it tells what is to be done or what
//! the answerer means to do, and who does it.

use super::super::claim::{Argument, Claim, EntityRef, Modality};
use super::super::document::Place;
use super::super::mention::Mentions;
use super::Fragment;
use crate::analysis::{Language, Upos};
use crate::claims::Phrase;
use crate::claims::reader::{act_phrase, is_bare_act, is_question};
use crate::claims::tree::Tree;

/// How many answers of this kind may follow each other.
const IN_A_ROW: usize = 6;

/// Nouns that ask what somebody would have done.
const ADVICE: &[&str] = &["conseil", "recommandation", "message", "astuce", "règle", "solution", "remède"];

/// Verbs that do.
const ADVISING: &[&str] = &["conseiller", "recommander", "falloir", "devoir", "préconiser", "suggérer"];

/// Nouns that ask what somebody means to do.
const PLANS: &[&str] = &[
    "projet",
    "suite",
    "avenir",
    "futur",
    "objectif",
    "ambition",
    "rêve",
    "étape",
    "but",
    "priorité",
    "envie",
    "souhait",
    "perspective",
    "programme",
];

/// What an infinitive that answers says: in what mood, and of whom.
#[derive(Debug, Clone)]
pub struct ActAsked {
    /// Whether it is advised or planned.
    pub modality: Modality,
    /// Who means to do it; of what is advised, nobody.
    pub who: Option<EntityRef>,
}

/// What the question before the infinitive at `place` asks of it.
#[must_use]
pub fn asked(mentions: &Mentions<'_>, place: Place, earlier: &[Claim]) -> Option<ActAsked> {
    let document = &mentions.document;
    let sentence = document.sentence(place);
    let act = |at: Place| {
        let tree = Tree::new(document.sentence(at));
        is_bare_act(&tree, tree.sentence.root())
    };
    if sentence.language != Language::French || !act(place) {
        return None;
    }
    let mut at = place;
    for _ in 0..IN_A_ROW {
        at = document.before(at)?;
        let asks = is_question(&Tree::new(document.sentence(at)));
        if document.speaker(at) != document.speaker(place) || asks || !act(at) {
            break;
        }
    }
    let question = Tree::new(document.sentence(at));
    let has = |nouns: &[&str], pos: &[Upos]| {
        (0..question.len()).any(|i| question.has_pos(i, pos) && nouns.contains(&question.lemma(i).as_str()))
    };
    if !is_question(&question) || question.language() != Language::French {
        return None;
    }
    if asks_how(&question) || has(ADVICE, &[Upos::Noun]) || has(ADVISING, &[Upos::Verb, Upos::Aux]) {
        return Some(ActAsked { modality: Modality::Obligation, who: None });
    }
    let asked = has(PLANS, &[Upos::Noun]);
    let who = asked_person(mentions, at).or_else(|| speaker(mentions, place, earlier)).filter(|_| asked)?;
    Some(ActAsked { modality: Modality::Desire, who: Some(who) })
}

/// `Comment aider ces familles ?`: what is to be done.
fn asks_how(question: &Tree<'_>) -> bool {
    let root = question.sentence.root();
    question.feature(root, "VerbForm") == Some("Inf")
        && question.with(root, &["advmod"]).any(|a| a < root && question.lower(a) == "comment")
        && question.first(root, &["aux", "cop"]).is_none()
}

/// `vos projets`, `pour vous`: who is asked.
fn asked_person(mentions: &Mentions<'_>, at: Place) -> Option<EntityRef> {
    let tree = Tree::new(mentions.document.sentence(at));
    let you = |&i: &usize| {
        matches!(tree.lower(i).trim_start_matches('-'), "vous" | "tu" | "toi")
            && tree.has_pos(i, &[Upos::Pron])
    };
    let word = (0..tree.len()).find(you)?;
    let found = mentions.entity(at, Phrase::word(word));
    (found.kind == "Person").then_some(found)
}

/// Who answers, as they last said `je`.
fn speaker(mentions: &Mentions<'_>, place: Place, earlier: &[Claim]) -> Option<EntityRef> {
    let (name, _) = mentions.document.speaker(place);
    earlier.iter().rev().filter(|c| c.speaker == name).find_map(|c| match &c.subject {
        Some(Argument::Entity(e)) if matches!(e.text.to_lowercase().as_str(), "je" | "j'" | "j’") => {
            Some(e.clone())
        }
        _ => None,
    })
}

impl Fragment<'_> {
    /// The acts that the sentence is made of, where it is made of nothing else.
    pub(super) fn acts(&self, tree: &Tree<'_>) -> Option<Vec<Phrase>> {
        let root = tree.sentence.root();
        let gerund = tree.feature(root, "VerbForm") == Some("Part")
            && tree.has_pos(root, &[Upos::Verb])
            && tree.with(root, &["mark", "case"]).any(|m| tree.lower(m) == "en");
        let marked = is_bare_act(tree, root) && tree.first(root, &["mark"]).is_some();
        if (gerund || marked) && tree.language() == Language::French {
            let (first, last) = tree.extent(root);
            let last = (root..=last).rev().find(|&i| !tree.has_pos(i, &[Upos::Punct])).unwrap_or(root);
            return Some(vec![Phrase { head: root, first, last }]);
        }
        is_bare_act(tree, root).then(|| vec![act_phrase(tree, root)])
    }
}
