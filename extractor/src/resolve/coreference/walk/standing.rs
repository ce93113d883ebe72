//! Where a word of the walk stands: its turn, its paragraph, its quotation.

use super::Walk;
use crate::claims::tree::Tree;
use crate::resolve::coreference::rank;
use crate::resolve::document::Place;

impl Walk<'_, '_> {
    /// Where a word stands that refers back.
    pub(super) fn stand<'t>(
        &self,
        order: usize,
        place: Place,
        tree: &'t Tree<'t>,
        token: usize,
    ) -> rank::Stand<'t> {
        let (paragraph, opens) = (self.document.paragraph(place), self.document.opens_paragraph(place));
        rank::Stand {
            tree,
            token,
            place,
            order,
            spoken: self.spoken,
            quoted: self.quoted(place, token),
            turn: self.turn(place),
            paragraph,
            opens,
        }
    }

    /// Opening mark of the quotation that the token stands in.
    pub(super) fn quoted(&self, place: Place, token: usize) -> Option<(usize, usize)> {
        let around = self.quotations[place.segment].iter().find(|q| q.contains(place.sentence, token));
        around.map(|quotation| quotation.open)
    }

    /// The number of the turn.
    pub(super) fn turn(&self, place: Place) -> usize {
        self.document.segment(place).turn.as_ref().map_or(0, |t| t.number)
    }
}
