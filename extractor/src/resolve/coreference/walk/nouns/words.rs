//! `cette phrase`, `cette devise`: the words that were just quoted.
//!
//! Reads: the quotations of the segment. The last one must have ended in the sentence before, or the one before that, and be
//! short enough to be told.

use super::super::Walk;
use crate::analysis::{Language, Upos};
use crate::claims::tree::Tree;
use crate::resolve::coreference::Referent;
use crate::resolve::coreference::candidate::Candidate;
use crate::resolve::coreference::lexicon::{Being, References, WordClass};
use crate::resolve::document::{Place, slug};
use crate::span::CharSpan;

/// How many sentences back the quotation may have ended.
const BACK: usize = 2;
/// Longest quotation that is told again, in characters.
const LONGEST: usize = 90;

impl Walk<'_, '_> {
    /// The quotation that a noun for words takes up, as a thing that is called by it.
    pub(super) fn words(
        &self,
        order: usize,
        place: Place,
        tree: &Tree<'_>,
        token: usize,
    ) -> Option<Candidate> {
        let lemma = tree.lemma(token);
        let bare = tree
            .dependents(token)
            .iter()
            .all(|&d| matches!(tree.token(d).relation(), "det" | "case" | "punct"));
        let noun = References::of(tree.language()).is(WordClass::Words, &lemma)
            && tree.has_pos(token, &[Upos::Noun])
            && tree.feature(token, "Number") != Some("Plur");
        if tree.language() != Language::French || !noun || !bare || !tree.is_shown(token) {
            return None;
        }
        let label = format!("{lemma} « {} »", self.just_quoted(place)?);
        let referent = Referent { slug: slug(&label), label, kind: "Thing" };
        let shown = self.as_shown(order, place, tree, token, referent);
        Some(Candidate { being: Some(Being::Thing), ..shown })
    }

    /// The words that were quoted last, without their marks.
    fn just_quoted(&self, place: Place) -> Option<&str> {
        let ended = |sentence: usize| sentence < place.sentence && sentence + BACK >= place.sentence;
        let last = self.quotations[place.segment].iter().rfind(|q| ended(q.close.0))?;
        let at = |(sentence, token): (usize, usize)| {
            let there = Place { sentence, ..place };
            self.document.sentence(there).tokens.get(token).map(|t| t.span)
        };
        let (open, close) = (at(last.open)?, at(last.close)?);
        let span = (open.end < close.start).then(|| CharSpan::new(open.end, close.start))?;
        let words = self.document.transcript.text.slice(span).trim();
        (words.chars().count() <= LONGEST && !words.is_empty()).then_some(words)
    }
}
