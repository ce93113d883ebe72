//! Nouns on the walk that take something up: the name somebody is given, descriptions, what `c'est un …` points at.

mod lead;
mod listed;
mod members;
mod presented;
mod shown;
mod territory;
mod throughout;
mod topic;
mod words;

use super::Walk;
use crate::analysis::Upos;
use crate::claims::lexicon::Lexicon;
use crate::claims::reader::is_relative_pronoun;
use crate::claims::tree::Tree;
use crate::resolve::coreference::Referent;
use crate::resolve::coreference::candidate::{Candidate, Rank, is_named};
use crate::resolve::coreference::inhabitants::is_told_inhabitant;
use crate::resolve::coreference::lexicon::{Being, References, WordClass};
use crate::resolve::coreference::pronoun::bare_form;
use crate::resolve::document::Place;
use crate::source::{Role, Section};

impl Walk<'_, '_> {
    /// `une apprentie, elle s'appelle Clara`: the name given to what the subject stands for is its name from here on.
    pub(super) fn is_naming(
        &mut self,
        order: usize,
        place: Place,
        tree: &Tree<'_>,
        token: usize,
        name: &Candidate,
    ) -> bool {
        let Some(verb) =
            tree.head(token).filter(|_| name.named && tree.is(token, &["obj", "xcomp", "obl", "nsubj"]))
        else {
            return false;
        };
        let naming = matches!(
            crate::claims::predicate::verb_key(tree, verb).as_str(),
            "s'appeler" | "se nommer" | "se prénommer" | "appeler" | "nommer" | "heißen" | "call" | "name"
        );
        let subject = tree.with(verb, &["nsubj"]).find(|&s| s != token && s < token);
        // `un jeu qui s'appelle Ondo`
        let subject = subject.map(|s| match tree.head(verb) {
            Some(noun) if is_relative_pronoun(tree, s) && tree.is(verb, &["acl"]) => noun,
            _ => s,
        });
        let known = subject.and_then(|s| {
            self.candidates
                .iter()
                .rev()
                .find(|c| c.order == order && c.place == place && c.token == s)
                .cloned()
        });
        let Some(known) = known.filter(|k| naming && !k.named) else { return false };
        let noun = known.lemma.split(' ').next().unwrap_or_default().to_owned();
        self.descriptions.christen(noun, order, &name.referent);
        for candidate in self.candidates.iter_mut().filter(|c| c.referent.slug == known.referent.slug) {
            candidate.referent = name.referent.clone();
            candidate.named = true;
            candidate.being = name.being.or(candidate.being);
            // `Leur premier client s'appelle Ondine Rault`: the name knows better than the noun.
            candidate.gender = name.gender.or(candidate.gender);
            candidate.lemma.clear();
        }
        true
    }

    /// `Anna Roux, une jeune Nantaise présente …`: where the second comma is left out, the noun is a subject beside the name.
    pub(super) fn told_beside(&self, place: Place, tree: &Tree<'_>, token: usize) -> Option<Candidate> {
        let verb =
            tree.head(token).filter(|_| is_told_inhabitant(tree, token) && tree.is(token, &["nsubj"]))?;
        let name = tree.with(verb, &["nsubj"]).find(|&s| s < token && is_named(tree.sentence, s))?;
        let known = self.candidates.iter().rev().find(|c| c.place == place && c.token == name)?;
        (known.being == Some(Being::Person)).then(|| known.clone())
    }

    /// A name that is a sentence of its own in a running text, and stands nowhere else: who wrote it.
    pub(super) fn is_signature(&self, place: Place, tree: &Tree<'_>, name: &Candidate) -> bool {
        let around = tree.sentence.entities.iter().find(|e| e.tokens.contains(name.token));
        let Some(entity) = around.filter(|_| name.named && name.referent.kind == "Person") else {
            return false;
        };
        let whole = (0..tree.len()).all(|i| entity.tokens.contains(i) || tree.has_pos(i, &[Upos::Punct]));
        let lead = self.document.segment(place).section == Section::Lead;
        let family = &tree.token(entity.tokens.end - 1).form;
        let again = |at: Place| {
            at != place && self.document.sentence(at).tokens.iter().any(|token| token.form == *family)
        };
        whole && lead && !self.document.places().any(again)
    }

    /// `Anne Lemoine, cheffe de service`, `mon voisin, un ancien maçon`: one mention.
    pub(super) fn is_told_again(&self, place: Place, tree: &Tree<'_>, token: usize) -> bool {
        let Some(head) = tree.head(token).filter(|_| tree.is(token, &["appos"])) else { return false };
        let told = self.candidates.iter().rev().find(|c| c.place == place && c.token == head);
        let somebody = told.is_some_and(|c| c.being == Some(Being::Person));
        let article =
            |d: usize| matches!(tree.lower(d).as_str(), "un" | "une" | "a" | "an" | "ein" | "eine" | "einer");
        is_named(tree.sentence, head) || somebody && tree.with(token, &["det"]).any(article)
    }

    /// Whom a description takes up.
    pub(super) fn described(
        &self,
        order: usize,
        place: Place,
        tree: &Tree<'_>,
        token: usize,
    ) -> Option<Candidate> {
        let barred = self.barred(place, token);
        let told = self.document.speaker(place).1 == Role::Narrator;
        let others = || {
            // `La pharmacienne de Saint-Alban` of the headline is who the text will name.
            let told =
                |c: &&Candidate| c.named || self.document.segment(c.place).section != Section::Headline;
            let elsewhere =
                |c: &&Candidate| c.place != place && !barred.contains(&c.referent.slug) && told(c);
            self.candidates.iter().filter(elsewhere).collect()
        };
        let stand = self.stand(order, place, tree, token);
        let called = self
            .descriptions
            .find(stand, self.document, &self.candidates, self.whole)
            .or_else(|| self.descriptions.holder(tree, token).cloned())
            .or_else(|| self.own_firm(order, place, tree, token))
            .filter(|r| !barred.contains(&r.slug) && !self.is_shown_by_speaker(place, tree, token));
        let last = |r: &Referent| self.candidates.iter().rposition(|c| c.referent == *r);
        // `L'avocat`: of two who are called so, the one who was spoken of since.
        let referent = match (called, self.roles.answering(stand, others)) {
            (Some(called), Some(other)) if last(&called) < last(&other) => other,
            (Some(called), _) => called,
            (None, _) => {
                let thing = References::of(tree.language()).is(WordClass::FeminineThing, &tree.lemma(token))
                    && tree.feature(token, "Gender") == Some("Fem");
                let role = self.roles.find(stand, others, told).filter(|_| !thing);
                match role.or_else(|| self.of_lead(place, tree, token)) {
                    Some(found) => found,
                    None => {
                        if let Some(words) = self.words(order, place, tree, token) {
                            return Some(words);
                        }
                        let found = self.presented(order, place, tree, token);
                        let told = || self.wholes.find(stand, self.document, &self.candidates).cloned();
                        return found
                            .or_else(told)
                            .or_else(|| self.called_anywhere(order, place, tree, token))
                            .or_else(|| self.topic(order, tree, token))
                            .or_else(|| self.territory(order, tree, token));
                    }
                }
            }
        };
        last(&referent).map(|at| self.candidates[at].clone()).or_else(|| self.told_later(&referent))
    }

    /// `« J'aime ce club »`: whoever is quoted shows something that the text need not have named last.
    fn is_shown_by_speaker(&self, place: Place, tree: &Tree<'_>, token: usize) -> bool {
        let shown = tree.is_shown(token);
        shown && self.quotations[place.segment].iter().any(|q| q.contains(place.sentence, token))
    }

    /// `C'est un réseau social`: the one thing of that kind that the sentence before was about.
    pub(super) fn pointed_at(
        &self,
        order: usize,
        place: Place,
        tree: &Tree<'_>,
        token: usize,
    ) -> Option<Candidate> {
        let references = References::of(tree.language());
        let form = bare_form(&tree.token(token).form);
        if !references.is(WordClass::Pointing, &form) || !tree.is(token, &["nsubj", "expl"]) {
            return None;
        }
        self.of_its_kind(order, place, tree, token).or_else(|| self.defined(place, tree, token))
    }

    /// The one subject just named, or asked about, that is of the kind `c'` is said to be.
    fn of_its_kind(&self, order: usize, place: Place, tree: &Tree<'_>, token: usize) -> Option<Candidate> {
        let head = tree.head(token).filter(|&h| h > token && tree.first(h, &["cop"]).is_some())?;
        let kind = Lexicon::of(tree.language()).noun_kind(&tree.lemma(head))?;
        let plain = tree.has_pos(head, &[Upos::Noun])
            && tree.with(head, &["nsubj", "dislocated"]).all(|s| s == token)
            && !tree.dependents(head).iter().any(|&d| tree.token(d).deprel.ends_with(":cleft"));
        if !plain {
            return None;
        }
        let asked = order > 0
            && self.candidates.iter().rev().any(|c| c.order + 1 == order)
            && self.document.before(place).is_some_and(|p| {
                self.document.sentence(p).tokens.iter().rev().take(2).any(|t| t.form.contains('?'))
            });
        let barred = self.barred(place, token);
        let mut found: Vec<&Candidate> = self
            .candidates
            .iter()
            .filter(|c| c.order + 1 == order && c.named && !barred.contains(&c.referent.slug))
            .filter(|c| asked || c.rank == Rank::Subject)
            .filter(|c| is_of_kind(c.referent.kind, kind))
            .collect();
        found.dedup_by(|a, b| a.referent.slug == b.referent.slug);
        match found[..] {
            [one] => Some(one.clone()),
            _ => None,
        }
    }
}

/// Whether what has the first kind can be called by a noun of the second. Names of products are often taken
/// for those of their makers.
fn is_of_kind(named: &str, noun: &str) -> bool {
    let thing = |kind: &str| matches!(kind, "Product" | "Organization" | "CreativeWork" | "Thing");
    named == noun || thing(named) && matches!(noun, "Product" | "Organization")
}
