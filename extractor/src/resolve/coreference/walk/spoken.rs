//! Words on the walk that take up what the talk has just made plain: `on se croise` the speaker and whom they named,
//! `ce chiffre` the only number told.

use super::Walk;
use crate::analysis::{Language, Upos};
use crate::claims::predicate::verb_key;
use crate::claims::tree::Tree;
use crate::resolve::coreference::Referent;
use crate::resolve::coreference::candidate::{Candidate, Rank};
use crate::resolve::coreference::lexicon::{Being, References, WordClass};
use crate::resolve::document::{Place, slug};
use crate::resolve::quantity::{self, Kind};
use crate::source::Role;

impl Walk<'_, '_> {
    /// Whether somebody is quoted with the whole sentence.
    pub(super) fn is_spoken(&self, place: Place) -> bool {
        let tokens = &self.document.sentence(place).tokens;
        let mut words = tokens.iter().enumerate().filter(|(_, t)| t.upos != Upos::Punct).map(|(i, _)| i);
        words.all(|word| self.quoted(place, word).is_some())
    }

    /// `Ma copine travaille la nuit. On se croise sur le parking.`: who speaks, and the only person just spoken of.
    pub(super) fn companions(
        &self,
        order: usize,
        place: Place,
        tree: &Tree<'_>,
        token: usize,
    ) -> Option<Candidate> {
        let generic = matches!(tree.lower(token).as_str(), "on" | "l'on") && tree.is(token, &["nsubj"]);
        let verb = tree.head(token).filter(|_| generic && tree.language() == Language::French)?;
        let mutual = References::of(tree.language()).is(WordClass::Together, &verb_key(tree, verb));
        let together = tree.dependents(verb).iter().any(|&d| tree.lower(d) == "ensemble");
        let (name, role) = self.document.speaker(place);
        let speaks = role != Role::Narrator && self.quoted(place, token).is_none();
        let speaker = self.registry.find(name).filter(|_| speaks && (mutual || together))?;
        let near = |c: &&Candidate| {
            c.order + 1 >= order
                && c.being == Some(Being::Person)
                && c.plural != Some(true)
                && c.rank <= Rank::Object
                && c.referent.slug != speaker.slug
                && self.turn(c.place) == self.turn(place)
        };
        let mut persons = self.candidates.iter().filter(near);
        let other = persons.next_back()?.clone();
        if persons.any(|c| c.referent != other.referent) {
            return None;
        }
        let label = format!("{} et {}", speaker.label, other.referent.label);
        let referent = Referent { slug: slug(&label), label, kind: "Group" };
        Some(Candidate {
            referent,
            gender: None,
            plural: Some(true),
            named: false,
            lemma: String::new(),
            ..other
        })
    }

    /// `La direction dément ce chiffre.`: the only number of the sentence before, with what it counts.
    pub(super) fn figure(
        &self,
        order: usize,
        place: Place,
        tree: &Tree<'_>,
        token: usize,
    ) -> Option<Candidate> {
        let shown = tree.with(token, &["det"]).any(|d| tree.token(d).feats.is("PronType", "Dem"));
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
