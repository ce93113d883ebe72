//! Figures that stand beside a clause and share its verb: `a onze usines, dont sept en France`, `a baissé de 41 % ; dans le
//! second groupe, de 17 %`.

use super::super::circumstance::oblique_role;
use super::super::frame::Frame;
use super::super::mood::Mood;
use super::super::phrase;
use super::super::proposition::{Circumstance, Object, Phrase};
use super::super::rules::Slots;
use super::super::tree::Tree;
use super::Reader;
use crate::analysis::{Language, Upos};

impl Reader<'_> {
    /// `a onze usines, dont sept en France`: how many of the object are so, and where.
    pub(super) fn parts_of(
        &mut self,
        main: usize,
        subject: Option<Phrase>,
        slots: &Slots,
        mood: &Mood,
        frame: &Frame,
    ) {
        let tree = self.tree;
        let whole = |object: &Object| match object {
            Object::Phrase(phrase) => Some(phrase.head),
            Object::Clause(_) => None,
        };
        for noun in slots.objects.iter().filter_map(whole) {
            for number in tree.with(noun, &["acl"]).filter(|&n| is_part(tree, n)) {
                // `dont 60 % de subventions`: what the share is of belongs to it.
                let share = tree.token(number).form == "%";
                let further = tree.with(number, &["nmod", "obl"]).filter(|&d| d > number && !share);
                let qualifiers: Vec<Circumstance> = further.map(|d| self.beside_figure(d)).collect();
                let part = if share {
                    let last = tree.with(number, &["nmod"]).filter(|&d| d > number).map(|d| tree.extent(d).1);
                    Phrase { head: number, first: number - 1, last: last.max().unwrap_or(number) }
                } else {
                    Phrase::word(number)
                };
                let last = qualifiers.iter().map(|q| q.phrase.last).max().unwrap_or(part.last);
                let object = Some(Object::Phrase(part));
                self.push(main, subject, object, slots, mood, qualifiers, frame, (number, last));
            }
        }
    }

    /// `… a baissé de 41 % ; dans le second groupe, de 17 %`: the same with another figure, and where.
    pub(super) fn elsewhere(
        &mut self,
        main: usize,
        subject: Option<Phrase>,
        slots: &Slots,
        mood: &Mood,
        frame: &Frame,
    ) {
        let tree = self.tree;
        for figure in tree.with(main, &["conj"]) {
            let Some(where_it_is) = gapped_place(tree, slots, figure) else { continue };
            let qualifier = self.beside_figure(where_it_is);
            let phrase = phrase::argument(tree, figure);
            let quote = (qualifier.phrase.first, phrase.last);
            let object = Some(Object::Phrase(phrase));
            self.push(main, subject, object, slots, mood, vec![qualifier], frame, quote);
        }
    }

    fn beside_figure(&self, complement: usize) -> Circumstance {
        Circumstance {
            role: oblique_role(self.tree, self.lexicon, complement),
            phrase: phrase::circumstance(self.tree, complement),
        }
    }
}

/// What stands before a figure that has the preposition of the object, in a clause that spares its verb.
fn gapped_place(tree: &Tree<'_>, slots: &Slots, figure: usize) -> Option<usize> {
    let case = tree.with(figure, &["case"]).find(|&c| c < figure)?;
    let same = slots.relation.marker.as_deref() == Some(tree.lemma(case).as_str());
    let counts = tree.first(figure, &["nummod"]).is_some() || tree.has_pos(figure, &[Upos::Num]);
    let spares = tree.first(figure, &["nsubj", "cop", "aux"]).is_none();
    let place = tree
        .with(figure, &["nmod", "obl", "orphan"])
        .find(|&d| d < case && tree.first(d, &["case"]).is_some());
    place.filter(|_| tree.language() == Language::French && same && counts && spares)
}

/// The number of `dont sept`, the sign of `dont 60 %`.
fn is_part(tree: &Tree<'_>, number: usize) -> bool {
    let sign = tree.token(number).form == "%";
    let of_them = |d: usize| tree.lower(d) == "dont" && d + 1 + usize::from(sign) == number;
    tree.language() == Language::French
        && (sign || tree.has_pos(number, &[Upos::Num]))
        && tree.dependents(number).iter().any(|&d| of_them(d))
}
