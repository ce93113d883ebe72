//! Nouns that a name is called by anywhere in the document, so that `la manufacture` of the lead is the one that the text
//! names further down; and the firm that an interview is about.
//!
//! Reads: what names are called by in the whole document, the mentions so far and those of an earlier walk. The noun
//! must call one thing in the whole text, and no other of its kind may be spoken of.

use crate::claims::lexicon::Lexicon;
use crate::claims::phrase;
use crate::claims::tree::Tree;
use crate::resolve::coreference::Referent;
use crate::resolve::coreference::candidate::{self, Candidate, Rank, is_named};
use crate::resolve::coreference::company::{company, is_institution};
use crate::resolve::coreference::description::{Descriptions, is_bare_definite};
use crate::resolve::coreference::lexicon::{Being, References, WordClass};
use crate::resolve::coreference::rank::REACH;
use crate::resolve::coreference::walk::Walk;
use crate::resolve::document::Place;
use crate::source::{Role, Section};

/// How far behind its last mention a noun that calls no body takes up a name, in sentences.
const FAR: usize = 6;

impl Walk<'_, '_> {
    /// What the names of the document are called by, from its first word to its last.
    pub fn names(mut self) -> Descriptions {
        let document = self.document;
        for (order, place) in document.places().enumerate() {
            let tree = Tree::new(document.sentence(place));
            let named = |&i: &usize| is_named(tree.sentence, i) && candidate::is_mention(&tree, i);
            for token in (0..tree.len()).filter(named).collect::<Vec<_>>() {
                let found = self.candidate(order, place, &tree, token);
                let label = |other| (self.label)(place, phrase::argument(&tree, other));
                self.descriptions.learn(&tree, token, order, &found, label);
            }
        }
        self.descriptions
    }

    /// `La manufacture`: the only thing that is called so by name in the whole document.
    pub(super) fn called_anywhere(
        &self,
        order: usize,
        place: Place,
        tree: &Tree<'_>,
        token: usize,
    ) -> Option<Candidate> {
        let one = self.called.filter(|_| is_bare_definite(tree, token))?.only_called(tree, token)?;
        let lemma = tree.lemma(token);
        let kind = Lexicon::of(tree.language()).noun_kind(&lemma);
        let person = kind == Some("Person") || one.kind == "Person";
        if person || References::of(tree.language()).is(WordClass::Company, &lemma) {
            return None;
        }
        let same = format!("{lemma} {:?}", Some(false));
        let every = if self.whole.is_empty() { &self.candidates } else { self.whole };
        // `la filature de laine Roux` is the same.
        let other = |c: &Candidate| c.referent != *one && !c.referent.label.ends_with(&one.label);
        let another = |c: &Candidate| !c.taken_up && c.lemma == same && other(c) && self.is_told(c);
        if every.iter().any(another) {
            return None;
        }
        // `Varnel gagne des clients. Cette coopérative …`: what is shown was just spoken of.
        let shown = tree.is_shown(token);
        let thing = |c: &&Candidate| c.named && !matches!(c.referent.kind, "Person" | "Place");
        let just = self.candidates.iter().rfind(thing);
        if shown && just.is_none_or(|c| c.referent != *one || c.order + REACH < order) {
            return None;
        }
        let body = kind == Some("Organization") && one.kind == "Organization";
        let last = self.candidates.iter().rfind(|c| c.referent == *one);
        match last {
            Some(last) => (body || last.order + FAR >= order).then(|| last.clone()),
            None => {
                let opens = matches!(self.document.segment(place).section, Section::Headline | Section::Lead);
                self.told_later(one).filter(|_| body && opens)
            }
        }
    }

    /// Whether a mention is told with more than its noun, or brought in with `un`.
    pub(super) fn is_told(&self, mention: &Candidate) -> bool {
        let tree = Tree::new(self.document.sentence(mention.place));
        !is_bare_definite(&tree, mention.token)
    }

    /// What an earlier walk found of it, where the text has not named it yet.
    pub(in crate::resolve::coreference::walk) fn told_later(&self, one: &Referent) -> Option<Candidate> {
        self.whole.iter().find(|c| c.referent == *one && !c.taken_up).cloned()
    }

    /// `La start-up lyonnaise`, `l'entreprise`: the firm of who is interviewed, where no other stands near.
    pub(super) fn own_firm(
        &self,
        order: usize,
        place: Place,
        tree: &Tree<'_>,
        token: usize,
    ) -> Option<Referent> {
        let references = References::of(tree.language());
        if !references.is(WordClass::Company, &tree.lemma(token)) || !is_bare_definite(tree, token) {
            return None;
        }
        // `mon ancien groupe`, `cette entreprise`: another one as often.
        let lead = self.document.segment(place).section == Section::Lead;
        let plain = tree.first(token, &["amod"]).is_none() || lead;
        let shown = tree.is_shown(token);
        self.interviewed(order, place, tree).filter(|_| plain && !shown)
    }

    /// The firm of who is interviewed, in the lead and in what is asked and answered, where no other stands near.
    pub(super) fn interviewed(&self, order: usize, place: Place, tree: &Tree<'_>) -> Option<Referent> {
        let references = References::of(tree.language());
        let dialogue = self.dialogue?;
        let own = dialogue.affiliation(&dialogue.only_interviewee()?)?.body;
        let known = self.registry.find(&own.label).is_some_and(|named| named.slug == own.slug);
        let firm = own.kind == "Organization" && !is_institution(tree.language(), &own.label);
        let lead = self.document.segment(place).section == Section::Lead;
        let answers = self.document.speaker(place).1 != Role::Narrator;
        let near = self.candidates.iter().filter(|c| c.order + REACH >= order && c.referent != own);
        let other = near.into_iter().any(|c| {
            let noun = c.lemma.split(' ').next().unwrap_or_default();
            let unnamed = !c.named && references.is(WordClass::Company, noun);
            let named = c.named
                && c.referent.kind == "Organization"
                && !is_institution(tree.language(), &c.referent.label);
            c.being != Some(Being::Person) && (unnamed || named)
        });
        (known && firm && (lead || answers) && !other).then_some(own)
    }

    /// `Le chiffre d'affaires a doublé`: the firm that has it, where the text is about one.
    pub(in crate::resolve::coreference::walk) fn holder(
        &self,
        order: usize,
        place: Place,
        tree: &Tree<'_>,
        token: usize,
    ) -> Option<Referent> {
        let definite = tree.with(token, &["det"]).any(|d| tree.feature(d, "Definite") == Some("Def"));
        let label = definite.then(|| (self.label)(place, phrase::argument(tree, token)).label)?;
        if !References::of(tree.language()).is(WordClass::Held, &label) {
            return self.member_of(order, place, tree, token);
        }
        let stand = self.stand(order, place, tree, token);
        let firm = company(stand, self.document, &self.candidates, self.whole);
        let firm = firm.or_else(|| self.interviewed(order, place, tree))?;
        // `l'usine Roux et la direction du syndicat`: another body was spoken of in between.
        let between = self.candidates.iter().filter(|c| c.order + 1 >= order && c.referent != firm);
        let other = between.into_iter().any(|c| {
            let body = matches!(c.referent.kind, "Organization" | "Group");
            body && c.rank <= Rank::Object && c.being != Some(Being::Person)
        });
        (!other).then_some(firm)
    }
}
