//! A topic put as a question and answered by a bare noun phrase: `Le problème ? Le leadership.`

use super::builder::fragment_claim;
use super::claim::{Claim, Modality};
use super::document::Place;
use super::mention::Mentions;
use crate::claims::lexicon::Lexicon;
use crate::claims::phrase;
use crate::claims::reader::is_question;
use crate::claims::rules::verbless::{is_opinion, noun_phrase};
use crate::claims::tree::Tree;

/// The claim that the noun phrase at `place` answers the topic just before it, if it does.
#[must_use]
pub fn answered_topic(mentions: &Mentions<'_>, place: Place) -> Option<Claim> {
    let before = Place { sentence: place.sentence.checked_sub(1)?, ..place };
    let (topic, answer) =
        (Tree::new(mentions.document.sentence(before)), Tree::new(mentions.document.sentence(place)));
    if !is_question(&topic) || is_question(&answer) || topic.len() > 12 {
        return None;
    }
    let (asked, given) = (noun_phrase(&topic)?, noun_phrase(&answer)?);
    let mut claim = fragment_claim(
        mentions,
        (before, phrase::argument(&topic, asked)),
        (place, phrase::argument(&answer, given)),
    );
    if is_opinion(&answer, Lexicon::of(answer.language()), given) {
        claim.modality = vec![Modality::Opinion];
    }
    Some(claim)
}
