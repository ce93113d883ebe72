//! What stands beside a clause's object: when, where and how, and what happens before, meanwhile or to what end.

use super::super::clause::{is_negation, is_relative_word};
use super::super::noun::{self, Cut, phrase, preposition};
use super::{ADVERB, BELONGING, CIRCUMSTANCE, CLAUSE, Facts, arguments};
use crate::analysis::{Language, Upos};
use crate::claims::circumstance::{is_linking_phrase, is_time_noun};
use crate::claims::lexicon::Lexicon;
use crate::claims::phrase::whole;
use crate::claims::tree::Tree;

impl Facts<'_> {
    /// `moved to` `Boulder`, `moved in` `1987`, `burned down` `last night`.
    pub(super) fn circumstances(&mut self) {
        let tree = self.tree;
        let clause = self.clause;
        let copular = clause.is_copular(tree);
        let quality = copular && tree.has_pos(clause.last, &[Upos::Adj]);
        for &verb in &clause.chain {
            if quality && verb == clause.last {
                let attribute = phrase(tree, verb, Cut::Whole);
                let before: Vec<usize> =
                    tree.with(verb, &["obl"]).filter(|&d| d < verb && !attribute.contains(&d)).collect();
                before.into_iter().for_each(|place| self.circumstance(place));
                continue;
            }
            for place in arguments(tree, verb, "obl") {
                self.circumstance(place);
                self.hold(verb, place);
            }
            for adverb in tree.with(verb, &["advmod"]) {
                self.measured_adverb(adverb);
                self.led_by(adverb);
            }
        }
    }

    /// `fell in love with` `a sailor`: a bare noun straight behind its verb and preposition stays in what follows.
    fn hold(&mut self, verb: usize, place: usize) {
        let tree = self.tree;
        let bare = tree.has_pos(place, &[Upos::Noun])
            && place == verb + 2
            && preposition(tree, place) == [verb + 1]
            && tree.dependents(place).len() == 1
            && tree.feature(place, "Number") != Some("Plur")
            && !is_time_noun(tree, place);
        for base in self.bases.iter_mut().filter(|base| bare && **base == self.clause.relation) {
            base.extend([verb + 1, place]);
        }
    }

    /// `two years later`: when, counted from something else.
    fn measured_adverb(&mut self, adverb: usize) {
        let tree = self.tree;
        let counted = tree.with(adverb, &["obl", "nmod"]).any(|m| m < adverb && is_time_noun(tree, m));
        if counted && self.tree.language() == Language::English {
            for base in self.bases.clone() {
                self.add(BELONGING, &[&base], adverb, &phrase(tree, adverb, Cut::Whole));
            }
        }
    }

    /// `prend sa source près de` `Morez`, `avant de traverser` `la ville`: a French adverb that leads to its noun or
    /// infinitive by a preposition.
    fn led_by(&mut self, adverb: usize) {
        let tree = self.tree;
        if tree.language() != Language::French {
            return;
        }
        for base in self.bases.clone() {
            let led = [base.as_slice(), &[adverb]].concat();
            for place in tree.with(adverb, &["obl"]) {
                if noun::is_prepositional(tree, place, adverb) {
                    self.prepositional(&led, place, BELONGING);
                }
            }
            for act in tree.with(adverb, &["ccomp", "advcl", "xcomp"]) {
                if tree.feature(act, "VerbForm") == Some("Inf") && tree.first(act, &["nsubj"]).is_none() {
                    self.infinitive(&led, act);
                }
            }
        }
    }

    fn circumstance(&mut self, place: usize) {
        let tree = self.tree;
        if is_relative_word(tree, place) || is_linking_phrase(tree, Lexicon::of(tree.language()), place) {
            return;
        }
        let marked = !preposition(tree, place).is_empty();
        for base in self.bases.clone() {
            let further = base != self.clause.relation;
            if marked {
                self.prepositional(&base, place, if further { BELONGING } else { CIRCUMSTANCE });
                let inside =
                    [base.as_slice(), &preposition(tree, place), &phrase(tree, place, Cut::Loose)].concat();
                self.belongings(&inside, place, CIRCUMSTANCE * CLAUSE);
            } else if is_measure(tree, place) {
                self.add(BELONGING, &[&base], place, &with_later(tree, place));
            }
        }
    }

    /// `dress` `casually`: how, where the clause says nothing else.
    pub(super) fn adverb(&mut self) {
        let tree = self.tree;
        if !self.found.is_empty() {
            return;
        }
        let lexicon = Lexicon::of(tree.language());
        let relation = self.clause.relation.clone();
        for &verb in &self.clause.chain {
            for adverb in tree.with(verb, &["advmod"]).filter(|&a| a > verb) {
                let word = tree.lower(adverb);
                let loose = lexicon.is_linking_adverb(&word)
                    || is_negation(tree, adverb)
                    || is_relative_word(tree, adverb);
                if !loose {
                    self.add(ADVERB, &[&relation], adverb, &phrase(tree, adverb, Cut::Loose));
                }
            }
        }
    }

    /// `studied law before` `he joined the navy`, `used the money to buy` `a boat`.
    pub(super) fn adverbial_clauses(&mut self) {
        let tree = self.tree;
        let Some(base) = self.bases.first().cloned() else { return };
        for &verb in &self.clause.chain {
            for clause in tree.with(verb, &["advcl"]) {
                let temporal =
                    |&a: &usize| matches!(tree.lower(a).as_str(), "when" | "while" | "quand" | "wenn");
                let mut marks: Vec<usize> = tree.with(clause, &["mark"]).collect();
                marks.extend(tree.with(clause, &["advmod"]).filter(temporal));
                marks.retain(|&m| m < clause);
                marks.sort_unstable();
                // `avant de rejoindre`: the adverb before the mark was hung on the verb.
                let before = marks.first().and_then(|first| first.checked_sub(1)).filter(|&b| {
                    tree.head(b) == Some(verb)
                        && tree.is(b, &["advmod"])
                        && matches!(tree.lower(b).as_str(), "avant" | "afin" | "plutôt" | "faute" | "loin")
                });
                marks.splice(0..0, before);
                let Some(&last) = marks.last() else { continue };
                if tree.first(clause, &["nsubj"]).is_some() {
                    let words: Vec<usize> = {
                        let whole = whole(tree, clause);
                        (whole.first..=whole.last).filter(|&w| w > last).collect()
                    };
                    self.add(CLAUSE, &[&base, &marks], clause, &words);
                } else if tree.has_pos(clause, &[Upos::Verb]) {
                    let led: Vec<usize> = base.iter().copied().chain(before).collect();
                    self.infinitive(&led, clause);
                }
            }
        }
    }
}

/// The phrase with the adverb behind it that says from when it counts: `trois ans plus tard`.
fn with_later(tree: &Tree<'_>, time: usize) -> Vec<usize> {
    let mut words = phrase(tree, time, Cut::Whole);
    let next = words.last().map_or(time, |&last| last) + 1;
    let later = tree.head(time).and_then(|verb| {
        tree.with(verb, &["advmod"]).find(|&a| {
            let tells = matches!(
                tree.lower(a).as_str(),
                "tard"
                    | "tôt"
                    | "auparavant"
                    | "après"
                    | "avant"
                    | "later"
                    | "earlier"
                    | "ago"
                    | "später"
                    | "zuvor"
            );
            tells && tree.extent(a).0 == next
        })
    });
    if let Some(later) = later.filter(|_| is_time_noun(tree, time)) {
        words.extend(next..=tree.extent(later).1);
    }
    words
}

/// `last night`, `four times`, `4 %`, `Tuesday`: when or how much, without a preposition.
fn is_measure(tree: &Tree<'_>, noun: usize) -> bool {
    is_time_noun(tree, noun)
        || tree.has_pos(noun, &[Upos::Num, Upos::Sym, Upos::Propn])
        || tree.first(noun, &["nummod"]).is_some()
}
