//! Words on the walk that take up what the talk has just made plain: `on se croise` the speaker and whom they named,
//! `ce chiffre` the only number told.

use super::Walk;
use crate::analysis::{Language, Upos};
use crate::claims::lexicon::Lexicon;
use crate::claims::phrase;
use crate::claims::predicate::verb_key;
use crate::claims::tree::Tree;
use crate::resolve::coreference::Referent;
use crate::resolve::coreference::candidate::{Candidate, Rank};
use crate::resolve::coreference::dialogue;
use crate::resolve::coreference::lexicon::{Being, References, WordClass};
use crate::resolve::coreference::ours::{Business, business, says_we};
use crate::resolve::coreference::owner::owned;
use crate::resolve::document::{Place, slug};
use crate::resolve::entities::Named;
use crate::resolve::quantity::{self, Kind};
use crate::source::Role;

impl Walk<'_, '_> {
    /// Whether somebody is quoted with the whole sentence.
    pub(super) fn is_spoken(&self, place: Place) -> bool {
        let tokens = &self.document.sentence(place).tokens;
        let mut words = tokens.iter().enumerate().filter(|(_, t)| t.upos != Upos::Punct).map(|(i, _)| i);
        words.all(|word| self.quoted(place, word).is_some())
    }

    /// `Ma copine travaille la nuit. On se croise sur le parking.`: who speaks, and the only person just spoken of. The second
    /// is the slug of who speaks, with that of the other.
    pub(super) fn companions(
        &self,
        order: usize,
        place: Place,
        tree: &Tree<'_>,
        token: usize,
    ) -> Option<(Candidate, [String; 2])> {
        let verb = tree.head(token).filter(|_| tree.is(token, &["nsubj", "det"]))?;
        let (name, role) = self.document.speaker(place);
        let speaks = role == Role::Interviewee && self.quoted(place, token).is_none();
        let speaker = self.registry.find(name).filter(|_| speaks && tree.language() == Language::French)?;
        let other = self
            .beside(place, tree, token)
            .or_else(|| self.met(order, place, tree, verb, &speaker.slug))
            .or_else(|| self.partner(order, place, tree, token))?;
        let other = self.own(place, tree, speaker, other);
        let label = format!("{} et {}", speaker.label, other.referent.label);
        let members = [speaker.slug.clone(), other.referent.slug.clone()];
        let referent = Referent { slug: slug(&label), label, kind: "Group" };
        let pair = Candidate {
            referent,
            gender: None,
            plural: Some(true),
            named: false,
            lemma: String::new(),
            ..other
        };
        Some((pair, members))
    }

    /// `Ma femme et moi, nous …`, `Avec trois collègues, nous …`: those whom the clause itself names beside the speaker.
    fn beside(&self, place: Place, tree: &Tree<'_>, token: usize) -> Option<Candidate> {
        let verb = tree.head(token)?;
        let lexicon = Lexicon::of(tree.language());
        let somebody =
            |n: usize| tree.has_pos(n, &[Upos::Propn]) || lexicon.noun_kind(&tree.lemma(n)) == Some("Person");
        let me = |n: usize| tree.with(n, &["conj"]).any(|c| tree.lower(c) == "moi") || tree.lower(n) == "moi";
        let with = |n: usize| tree.with(n, &["case"]).any(|c| tree.lower(c) == "avec");
        // `on s'est installés là-bas avec ma femme et mes enfants`
        let own =
            |n: usize| tree.with(n, &["det"]).any(|d| matches!(tree.lower(d).as_str(), "mon" | "ma" | "mes"));
        let behind = |n: usize| tree.is(n, &["obl"]) && with(n) && somebody(n) && own(n);
        let found = tree.with(verb, &["dislocated", "obl", "nsubj"]).find(|&n| match () {
            () if n > token && tree.is(n, &["dislocated"]) => me(n),
            () if n > token => behind(n),
            () if tree.is(n, &["obl"]) => with(n) && somebody(n),
            () => me(n),
        })?;
        let moi_first = tree.lower(found) == "moi";
        let noun = if moi_first { tree.with(found, &["conj"]).next()? } else { found };
        self.whom(place, tree, noun).filter(|_| somebody(noun))
    }

    /// `avec ma sœur`, behind the pronoun: the speaker's.
    fn own(&self, place: Place, tree: &Tree<'_>, speaker: &Named, other: Candidate) -> Candidate {
        let mine = |d: usize| matches!(tree.lower(d).as_str(), "mon" | "ma" | "mes");
        let bare = other.place == place && !other.referent.label.contains(' ') && !other.named;
        if !(bare && tree.with(other.token, &["det"]).any(mine)) {
            return other;
        }
        let (label, slug, kind) = (speaker.label.clone(), speaker.slug.clone(), speaker.kind);
        let speaker = Referent { label, slug, kind };
        Candidate { referent: owned(tree.language(), &other.referent, &speaker), ..other }
    }

    /// The mention that the noun is, called by all of its words.
    fn whom(&self, place: Place, tree: &Tree<'_>, noun: usize) -> Option<Candidate> {
        // What stands further on only the earlier walk has seen.
        let mut seen = self.candidates.iter().rev().chain(self.whole);
        let known = seen.find(|c| c.place == place && c.token == noun)?;
        let bare = !known.named && !known.taken_up && !known.referent.label.contains(' ');
        let whole = || (self.label)(place, phrase::argument(tree, noun));
        Some(Candidate { referent: if bare { whole() } else { known.referent.clone() }, ..known.clone() })
    }

    /// `On se croise`: the only person just spoken of, where that is what two do, or it is done together.
    fn met(
        &self,
        order: usize,
        place: Place,
        tree: &Tree<'_>,
        verb: usize,
        speaker: &str,
    ) -> Option<Candidate> {
        let mutual = References::of(tree.language()).is(WordClass::Together, &verb_key(tree, verb));
        let together = tree.dependents(verb).iter().any(|&d| tree.lower(d) == "ensemble");
        let near = |c: &&Candidate| {
            c.order + 1 >= order
                && c.being == Some(Being::Person)
                && c.plural != Some(true)
                && c.rank <= Rank::Object
                && c.referent.slug != speaker
                && self.turn(c.place) == self.turn(place)
        };
        let mut persons = self.candidates.iter().filter(near);
        let other = persons.next_back().filter(|_| mutual || together)?.clone();
        if persons.any(|c| c.referent != other.referent) { None } else { Some(other) }
    }

    /// `Mon mari a vendu ses vaches, et nous avons ouvert un gîte`: who shares the speaker's life, the subject just before.
    fn partner(&self, order: usize, place: Place, tree: &Tree<'_>, token: usize) -> Option<Candidate> {
        let told = dialogue::person(tree.sentence, token).is_some() || says_we(tree, token, true);
        if !told || business(tree, token) == Business::OfBody {
            return None;
        }
        let near = |c: &&Candidate| {
            let sentence = self.document.sentence(c.place);
            let there = Tree::new(sentence);
            c.order + 1 >= order
                && self.turn(c.place) == self.turn(place)
                && c.rank <= Rank::InnerSubject
                && there.has_pos(c.token, &[Upos::Noun])
                && References::of(there.language()).is(WordClass::Partner, &there.lemma(c.token))
                && there.with(c.token, &["det"]).any(|d| matches!(there.lower(d).as_str(), "mon" | "ma"))
        };
        let mut found = self.candidates.iter().filter(near);
        let one = found.next()?.clone();
        if found.any(|c| c.referent != one.referent) { None } else { Some(one) }
    }

    /// `La direction dément ce chiffre.`: the only number of the sentence before, with what it counts.
    pub(super) fn figure(
        &self,
        order: usize,
        place: Place,
        tree: &Tree<'_>,
        token: usize,
    ) -> Option<Candidate> {
        let shown = tree.is_shown(token);
        let figure = References::of(tree.language()).is(WordClass::Figure, &tree.lemma(token));
        let alone = shown
            && figure
            && tree.has_pos(token, &[Upos::Noun])
            && tree.feature(token, "Number") != Some("Plur")
            && tree.first(token, &["nmod", "acl"]).is_none();
        let before = self.document.before(place).filter(|_| alone)?;
        let sentence = self.document.sentence(before);
        let numbers = quantity::find(sentence);
        let mut told = numbers.iter().filter(|q| {
            matches!(q.kind, Kind::Count | Kind::Money | Kind::Percent | Kind::Share | Kind::Change)
        });
        let one = told.next().filter(|_| told.next().is_none())?;
        let span = self.document.span(before, one.tokens.start, one.tokens.end - 1);
        let label = self.document.transcript.text.slice(span).to_owned();
        let referent = Referent { slug: slug(&label), label, kind: "Thing" };
        let known = self.candidates.iter().rfind(|c| c.order <= order)?;
        let (gender, being) = (None, Some(Being::Thing));
        let (named, lemma) = (false, String::new());
        let (place, token) = (before, one.head);
        Some(Candidate {
            place,
            token,
            gender,
            being,
            named,
            lemma,
            referent,
            plural: Some(false),
            ..known.clone()
        })
    }
}
