//! `nous`, `notre`, `on` on the walk: the speaker's firm, the speaker and whom they named, or the speaker and others.

use super::Walk;
use crate::analysis::{Language, Upos};
use crate::claims::phrase;
use crate::claims::tree::Tree;
use crate::resolve::coreference::Referent;
use crate::resolve::coreference::dialogue::{self, Affiliation, and_others};
use crate::resolve::coreference::editorial::is_of_writer;
use crate::resolve::coreference::lexicon::{References, WordClass, first_name};
use crate::resolve::coreference::ours::{Business, business, does_as_we, is_everybody, says_we};
use crate::resolve::coreference::reason::{Finding, Reason};
use crate::resolve::document::Place;
use crate::source::{Role, Section};

/// Who says `nous`.
struct Voice {
    who: Referent,
    body: Option<Affiliation>,
    quoted: bool,
}

impl Walk<'_, '_> {
    /// Decide on `nous`, `notre` or `on`, if the word is one: whether it was.
    pub(super) fn ours(&mut self, order: usize, place: Place, tree: &Tree<'_>, token: usize) -> bool {
        let we = dialogue::person(tree.sentence, token) == Some((1, true));
        let one = tree.language() == Language::French
            && tree.is(token, &["nsubj"])
            && matches!(tree.lower(token).as_str(), "on" | "l'on" | "-on" | "-t-on");
        if !(we || one) || !tree.has_pos(token, &[Upos::Pron, Upos::Det]) {
            return false;
        }
        if let Some((pair, members)) = self.companions(order, place, tree, token) {
            let reason = Reason::Together;
            self.groups.entry(pair.referent.slug.clone()).or_default().extend(members);
            if one {
                self.remember(order, place, tree, token, pair, reason);
            } else {
                self.keep(place, token, pair.referent, reason);
            }
            return true;
        }
        if we && is_everybody(tree, token) {
            self.leave(place, token, Reason::Anybody);
            return true;
        }
        let Some(voice) = self.voice_of(place, token) else {
            if let Some(writer) = self.writer(place, tree, token).filter(|_| we) {
                self.keep(place, token, writer, Reason::OwnGroup);
            }
            return true;
        };
        let near = voice.quoted || self.speaks_of_self(place, tree, token);
        if one && !says_we(tree, token, near) && !self.does_as_we(place, tree, token, &voice.who) {
            return true;
        }
        let (referent, reason) = self.those(place, tree, token, voice);
        self.keep(place, token, referent, reason);
        true
    }

    /// Whether `on` does what those do for whom the speaker answers, as far as the talk near tells.
    fn does_as_we(&self, place: Place, tree: &Tree<'_>, token: usize, who: &Referent) -> bool {
        let several = matches!(who.kind, "Organization" | "Group");
        let team = || several || self.is_near_team(place, token);
        does_as_we(tree, token, &|| several || self.is_near_self(place, token), &team)
    }

    fn keep(&mut self, place: Place, token: usize, referent: Referent, reason: Reason) {
        self.findings.insert((place, token), Finding { antecedent: None, reason });
        self.resolved.insert((place, token), referent);
    }

    /// The body that the speaker speaks for, or the speaker and others.
    fn those(&mut self, place: Place, tree: &Tree<'_>, token: usize, voice: Voice) -> (Referent, Reason) {
        if voice.who.kind == "Organization" {
            return (voice.who, Reason::OwnBody);
        }
        if let Some(called) = self.called_together(place, tree, token) {
            return (called, Reason::OwnGroup);
        }
        let business = business(tree, token);
        // `notre fille`, `notre région`: the speaker's at any rate.
        let mayor = voice.body.as_ref().is_some_and(|own| own.body.kind == "Place");
        let home = !mayor && tree.is(token, &["det"]) && tree.head(token).is_some_and(|n| is_home(tree, n));
        if home || business == Business::OfPeople && tree.is(token, &["det"]) {
            return (voice.who, Reason::OwnGroup);
        }
        let speaks_for = |own: &Affiliation| match business {
            Business::OfBody => true,
            Business::OfPeople => false,
            Business::Open => own.leads,
        };
        // `l'association`, of no name: nobody would know which.
        let known =
            |own: &Affiliation| self.registry.find(&own.body.label).is_some() || own.body.label.contains(' ');
        if let Some(own) = voice.body.filter(|own| known(own) && speaks_for(own)) {
            return (own.body, Reason::OwnBody);
        }
        let group = and_others(self.document.transcript.language, &voice.who);
        self.groups.entry(group.slug.clone()).or_default().insert(voice.who.slug);
        (group, Reason::OwnGroup)
    }

    /// `nous, les infirmières de nuit, …`, `nous autres boulangers`: those who are called so.
    fn called_together(&self, place: Place, tree: &Tree<'_>, token: usize) -> Option<Referent> {
        let references = References::of(tree.language());
        let plural = |&n: &usize| {
            tree.has_pos(n, &[Upos::Noun])
                && tree.feature(n, "Number") == Some("Plur")
                && tree.first(n, &["case"]).is_none()
                && !references.is(WordClass::Everybodys, &tree.lemma(n))
        };
        let own = tree.with(token, &["appos"]).find(plural);
        // `Nous autres boulangers, nous travaillons`: the noun carries the pronoun.
        let before = tree.head(token).filter(|_| tree.is(token, &["nsubj"])).and_then(|verb| {
            let behind = |n: &usize| {
                plural(n)
                    && *n < token
                    && (tree.dependents(*n).iter().any(|&d| tree.lower(d) == "nous")
                        || n.checked_sub(2)
                            .is_some_and(|i| tree.lower(i) == "nous" || tree.lower(i + 1) == "nous"))
            };
            tree.with(verb, &["dislocated"]).find(behind)
        });
        let noun = own.or(before)?;
        let mut phrase = phrase::argument(tree, noun);
        while matches!(tree.lower(phrase.first).as_str(), "nous" | "autres" | "," | "les")
            && phrase.first < phrase.head
        {
            phrase.first += 1;
        }
        Some(Referent { kind: "Group", ..(self.label)(place, phrase) })
    }

    /// Who says `nous` there, and the body they belong to: who is quoted, or who answers.
    fn voice_of(&self, place: Place, token: usize) -> Option<Voice> {
        let dialogue = self.dialogue?;
        let quotation = self.quotations[place.segment].iter().find(|q| q.contains(place.sentence, token));
        let Some(quotation) = quotation else {
            if self.document.speaker(place).1 != Role::Interviewee {
                return None;
            }
            let body = dialogue.own_body(place);
            let named = dialogue.first_person(place).filter(|who| body.is_none() || !who.is_part());
            let who = named.or_else(|| body.as_ref().map(|own| own.body.clone()))?;
            return Some(Voice { who, body, quoted: false });
        };
        let who = match quotation.source {
            Some((sentence, phrase)) => {
                let there = Place { sentence, ..place };
                let told = self.whole.iter().find(|c| c.place == there && c.token == phrase.head);
                let found = self.resolved.get(&(there, phrase.head));
                let found = found.or_else(|| self.earlier?.get(&(there, phrase.head)));
                found
                    .cloned()
                    .filter(|f| self.registry.find(&f.label).is_some())
                    .or_else(|| told.map(|c| c.referent.clone()))
            }
            None => {
                let headline = self.document.segment(place).section == Section::Headline;
                let voice =
                    self.earlier_voices.and_then(|v| v.get(&(place.segment, quotation.open)).cloned());
                voice.or_else(|| headline.then(|| dialogue.only_interviewee()).flatten())
            }
        }?;
        let named = self.registry.find(&who.label).is_some();
        let known = named || who.label.split(' ').count() > 1;
        let fits = matches!(who.kind, "Person" | "Organization" | "Group");
        let body = dialogue.affiliation(&who);
        (known && fits).then_some(Voice { who, body, quoted: true })
    }

    /// Who says `nous` outside the answers: who asks, or the paper that tells of the talk.
    fn writer(&self, place: Place, tree: &Tree<'_>, token: usize) -> Option<Referent> {
        let role = self.document.speaker(place).1;
        let quoted = self.quotations[place.segment].iter().any(|q| q.contains(place.sentence, token));
        let leads = self.document.segment(place).section == Section::Lead;
        let writes = matches!(role, Role::Interviewer | Role::Narrator) && is_of_writer(tree, token, leads);
        let dialogue = self.dialogue.filter(|_| writes && !quoted)?;
        // Of several who ask, the one who does so here.
        let here = || dialogue.first_person(place).filter(|_| role == Role::Interviewer);
        let Some(asker) = dialogue.only_asker().or_else(here) else {
            return Some(Referent::part(&self.document, Role::Narrator.name()));
        };
        let person = first_name(asker.label.split(' ').next().unwrap_or_default(), tree.language()).is_some();
        Some(if person { and_others(tree.language(), &asker) } else { asker })
    }

    /// The sentence before, or what stands before a mere fragment (`Tous les jours.`).
    fn told_before(&self, place: Place) -> Option<Place> {
        let before = self.document.before(place)?;
        let fragment = self.turn(before) == self.turn(place)
            && self.document.sentence(before).tokens.iter().all(|t| t.relation() != "nsubj");
        if fragment { self.document.before(before) } else { Some(before) }
    }

    /// Whether the talk is of the speaker here: in this sentence or the one before somebody says `je` or `nous`, or is asked.
    fn speaks_of_self(&self, place: Place, tree: &Tree<'_>, token: usize) -> bool {
        let first = |sentence: &crate::analysis::Sentence, but: usize| {
            (0..sentence.tokens.len())
                .any(|i| i != but && dialogue::person(sentence, i).is_some_and(|(person, _)| person == 1))
        };
        if first(tree.sentence, token) {
            return true;
        }
        let Some(before) = self.told_before(place) else { return false };
        let sentence = self.document.sentence(before);
        let ours = || self.resolved.range((before, 0)..=(before, usize::MAX));
        let ours = || {
            ours().any(|((_, i), _)| matches!(self.findings.get(&(before, *i)), Some(f) if matches!(f.reason, Reason::OwnBody | Reason::OwnGroup)))
        };
        let asked = self.document.speaker(before).1 == Role::Interviewer;
        asked || self.turn(before) == self.turn(place) && (first(sentence, usize::MAX) || ours())
    }
}

/// `notre région`, `nos campagnes`: where people live, whatever body they speak for.
fn is_home(tree: &Tree<'_>, noun: usize) -> bool {
    const HOMES: &str =
        "région département village quartier vallée île territoire campagne coin pays planète génération";
    tree.language() == Language::French && HOMES.split(' ').any(|home| home == tree.lemma(noun))
}
