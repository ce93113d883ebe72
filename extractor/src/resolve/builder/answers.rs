//! [`Builder::answered_relation`]: the verb of a question as it is understood with the answer.

use super::Builder;
use crate::claims::Proposition;
use crate::resolve::claim::{Argument, Claim, Relation};
use crate::resolve::document::Place;

impl Builder<'_> {
    /// `Que produisez-vous ? – Du lait.`: what the verb of the question at `asked` says of its answer.
    pub(in crate::resolve) fn answered_relation(
        &self,
        asked: Place,
        question: &Claim,
        object: &Argument,
    ) -> Option<Relation> {
        let document = &self.mentions.document;
        let reading = crate::claims::read(document.sentence(asked));
        let spans = |p: &&Proposition| document.span(asked, p.quote.0, p.quote.1) == question.span();
        let same = |p: &&Proposition| spans(p) && p.relation.lemma == question.relation.lemma;
        let proposition = reading.propositions.iter().find(same)?;
        let there = Builder::new(self.mentions, asked, self.anchor);
        let chosen = there.relation(proposition, question.subject.as_ref(), Some(object));
        (!chosen.swap).then_some(chosen.relation)
    }
}
