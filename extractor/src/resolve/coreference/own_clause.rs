//! [`of_own_clause`]: what the subject of a clause gains as the owner of something in it.
//!
//! Of several clauses one in another the innermost goes first (`un conseiller aurait voté alors que sa sœur habite en face`),
//! unless its verb judges what others have done (`salue son travail`).

use super::candidate::Candidate;
use super::lexicon::{References, WordClass};
use super::rank::Stand;
use crate::analysis::Upos;

/// What it gains to be the subject of the clause that a possessive stands in, and what a clause further out costs.
const OWN_CLAUSE: f64 = 2.0;
const OUTER_CLAUSE: f64 = -0.4;
/// What it costs to be the subject of a verb that judges others (`salue son travail`).
const JUDGING: f64 = -4.0;
/// `un conseiller aurait voté alors que sa sœur habite en face`: what a subject gains by its clause. Who judges a deed has
/// not done it.
pub(super) fn of_own_clause(stand: Stand<'_>, candidate: &Candidate) -> f64 {
    let (tree, token) = (stand.tree, stand.token);
    let references = References::of(tree.language());
    let mut at = tree.head(token);
    while let Some(head) = at {
        let verb = tree.head(head);
        if let Some(verb) = verb.filter(|&v| tree.has_pos(v, &[Upos::Verb])) {
            let object =
                tree.first(verb, &["obj"]).map(|o| format!("{} {}", tree.lemma(verb), tree.lemma(o)));
            let judges = references.is(WordClass::OthersDeed, &tree.lemma(verb))
                || object.is_some_and(|key| references.is(WordClass::OthersDeed, &key));
            let below = |s: usize| s != head && !tree.is_within(token, s);
            if let Some(subject) = tree.with(verb, &["nsubj"]).find(|&s| below(s)) {
                return match (subject == candidate.token, judges && tree.is(head, &["obj", "obl", "nmod"])) {
                    (true, true) => JUDGING,
                    (true, false) => OWN_CLAUSE,
                    _ => OUTER_CLAUSE,
                };
            }
            if judges && tree.is(head, &["obj", "obl"]) {
                return JUDGING;
            }
        }
        at = verb;
    }
    OWN_CLAUSE
}
