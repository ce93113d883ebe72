//! Figures that stand beside a clause and share its verb: `a onze usines, dont sept en France`, `a baissé de 41 % ; dans le
//! second groupe, de 17 %`.

use super::super::circumstance::oblique_role;
use super::super::frame::Frame;
use super::super::lexicon::{Lexicon, List};
use super::super::mood::Mood;
use super::super::phrase;
use super::super::predicate::is_verb;
use super::super::proposition::{Circumstance, Object, Phrase, PredicateKind, RelationPhrase};
use super::super::rules::Slots;
use super::super::tree::Tree;
use super::Reader;
use super::clause::act_phrase;
use super::emit::statement;
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

    /// `Coût des travaux : 6 millions d'euros.`: what is told by a label and a figure.
    pub(super) fn labelled(&mut self, root: usize, frame: &Frame) {
        let tree = self.tree;
        let Some((label, figure)) = labelled(tree, root).or_else(|| labelled_act(tree, self.lexicon, root))
        else {
            return;
        };
        let key = match tree.language() {
            Language::French => "être",
            Language::German => "sein",
            _ => "be",
        };
        let relation = RelationPhrase {
            lemma: key.to_owned(),
            key: key.to_owned(),
            kind: PredicateKind::Copula,
            ..RelationPhrase::default()
        };
        let slots = Slots { rule: "verbless", objects: Vec::new(), relation, used: Vec::new() };
        let quote = (label.first, figure.last);
        let figure = Some(Object::Phrase(figure));
        self.push(root, Some(label), figure, &slots, &statement(), Vec::new(), frame, quote);
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

/// What a sentence of a label, a colon and a figure is about, and the figure: of a label that says of what (`Prix du
/// billet : 8 euros`).
fn labelled(tree: &Tree<'_>, root: usize) -> Option<(Phrase, Phrase)> {
    const LONGEST: usize = 24;
    let colon = (root + 1..tree.len()).find(|&i| tree.token(i).form == ":")?;
    let label = phrase::argument(tree, root);
    let named =
        tree.first(root, &["nmod"]).is_some_and(|n| n < colon) && tree.first(root, &["nummod"]).is_none();
    let counts = |i: usize| tree.has_pos(i, &[Upos::Num]) || tree.first(i, &["nummod"]).is_some();
    let figure = tree.dependents(root).iter().copied().find(|&d| {
        d > colon
            && tree.is(d, &["appos", "nmod", "parataxis"])
            && counts(d)
            && tree.first(d, &["nsubj", "cop"]).is_none()
    })?;
    let figure = phrase::argument(tree, figure);
    let whole = tree.has_pos(root, &[Upos::Noun])
        && tree.len() < LONGEST
        && label.last + 1 == colon
        && (label.first..=figure.last).all(|i| !is_verb(tree, i) || !tree.is_finite(i));
    (whole && named && figure.first <= colon + 3).then_some((label, figure))
}

/// `Notre objectif : former 200 agents.`: an aim and the act that it is.
fn labelled_act(tree: &Tree<'_>, lexicon: &Lexicon, root: usize) -> Option<(Phrase, Phrase)> {
    let aims = lexicon.lists(List::Plans, &tree.lemma(root))
        || matches!(
            tree.lemma(root).as_str(),
            "défi" | "enjeu" | "priorité" | "rêve" | "stratégie" | "solution"
        );
    let colon = (root + 1..tree.len()).find(|&i| tree.token(i).form == ":")?;
    let label = phrase::argument(tree, root);
    let act = tree.with(root, &["parataxis", "acl", "appos", "xcomp"]).find(|&a| {
        a > colon && tree.feature(a, "VerbForm") == Some("Inf") && tree.first(a, &["nsubj"]).is_none()
    })?;
    let whole = aims && tree.first(root, &["det"]).is_some() && label.last + 1 == colon;
    let starts = tree.extent(act).0 <= colon + 2 && tree.language() == Language::French;
    (whole && starts).then(|| (label, act_phrase(tree, act)))
}
