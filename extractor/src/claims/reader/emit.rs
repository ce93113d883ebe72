//! A clause's slots to [`Proposition`]s: one for each pair of subject and object, each with its quote.

use super::super::circumstance;
use super::super::frame::Frame;
use super::super::lexicon::List;
use super::super::mood::{Mood, limit};
use super::super::phrase;
use super::super::predicate::Predicate;
use super::super::proposition::{Circumstance, Object, Phrase, PredicateKind, Proposition};
use super::super::role;
use super::super::rules::{Slots, nominal};
use super::super::tree::Tree;
use super::Reader;
use super::paired::paired;
use super::relative::Gap;
use super::set_against::{mood_of, with_right_circumstance};
use crate::analysis::{Language, Upos};
use crate::resolve::{Certainty, Modality, Polarity, QualifierRole, Tense};
use std::collections::BTreeSet;

impl Reader<'_> {
    pub(super) fn emit(
        &mut self,
        predicate: &Predicate,
        subjects: &[Option<Phrase>],
        slots: &Slots,
        mood: &Mood,
        frame: &Frame,
        gap: Option<&Gap>,
    ) {
        let tree = self.tree;
        let mut qualifiers = circumstance::circumstances(tree, self.lexicon, predicate, &slots.used);
        if let Some(Gap { pronoun: Some(pronoun), .. }) = gap {
            qualifiers.retain(|q| !q.phrase.contains(*pronoun));
        }
        if let Some(Gap { role: "other", antecedent, pronoun }) = gap {
            qualifiers.extend(self.focus(*antecedent));
            qualifiers.extend(pronoun.and_then(|p| self.where_it_is(*antecedent, p)));
            // `c'est la première fois que je vote`
            if pronoun.is_none() && tree.lemma(*antecedent) == "fois" {
                let phrase = phrase::argument(tree, *antecedent);
                qualifiers.push(Circumstance { role: QualifierRole::Time, phrase });
            }
        }
        qualifiers.extend(gap.and_then(|gap| self.beside_object(gap, slots)));
        let lasting = self.lasting.iter().filter(|(clause, _)| *clause == predicate.head);
        qualifiers.extend(lasting.map(|&(_, circumstance)| circumstance));
        qualifiers.extend(circumstance::fronted_before(tree, self.lexicon, predicate, &qualifiers));
        qualifiers.extend(circumstance::shared_degree(tree, predicate, &qualifiers));
        let objects: Vec<Option<Object>> = if slots.objects.is_empty() {
            vec![None]
        } else {
            slots.objects.iter().copied().map(Some).collect()
        };
        let objects = self.told_together(predicate, mood, objects);
        let which = |phrase: Phrase| phrase::restricted(tree, phrase, predicate.main);
        let subjects: Vec<Option<Phrase>> = subjects.iter().map(|s| s.map(which)).collect();
        let objects: Vec<Option<Object>> = objects
            .into_iter()
            .map(|object| match object {
                Some(Object::Phrase(phrase)) => Some(Object::Phrase(which(phrase))),
                other => other,
            })
            .collect();
        let named = |q: Circumstance| Circumstance { phrase: self.whom(q, predicate.main), ..q };
        let qualifiers: Vec<Circumstance> = qualifiers.into_iter().map(named).collect();
        let first = objects.first().copied().flatten();
        for subject in &subjects {
            for object in &objects {
                // `8 euros pour les adultes, 5 euros pour les enfants`
                let own = first.zip(*object).and_then(|(first, o)| paired(tree, first, o, &qualifiers));
                let (object, qualifiers) = match &own {
                    Some(own) => (&Some(own.object), own.circumstances.as_slice()),
                    None => (object, qualifiers.as_slice()),
                };
                let quote = self.quote(predicate, *subject, *object, slots, qualifiers);
                let qualifiers = self.circumstances_of(predicate, (*subject, *object), slots, qualifiers);
                let mood = mood_of(tree, mood, *object);
                let (mood, own) = with_right_circumstance(tree, &mood, qualifiers);
                self.push(predicate.main, *subject, *object, slots, &mood, own, frame, quote);
            }
        }
        for subject in &subjects {
            self.parts_of(predicate.main, *subject, slots, mood, frame);
            self.elsewhere(predicate.main, *subject, slots, mood, frame);
        }
        self.contrasted(predicate, &subjects, slots, mood, frame);
        self.listed_deeds(predicate, &subjects, mood, frame);
        if matches!(predicate.kind, PredicateKind::Verb | PredicateKind::Copula) && slots.objects.len() == 1 {
            for (who, what) in gapped(tree, predicate.main, slots.relation.marker.as_deref()) {
                let quote = (who.first, what.last);
                let what = Some(Object::Phrase(what));
                self.push(predicate.main, Some(who), what, slots, mood, Vec::new(), frame, quote);
            }
        }
    }

    /// The circumstances that are in no slot of a claim, and what its object is too long with.
    fn circumstances_of(
        &self,
        predicate: &Predicate,
        (subject, object): (Option<Phrase>, Option<Object>),
        slots: &Slots,
        circumstances: &[Circumstance],
    ) -> Vec<Circumstance> {
        let tree = self.tree;
        let phrase = |o: &Object| match o {
            Object::Phrase(phrase) => Some(*phrase),
            Object::Clause(_) => None,
        };
        let own = object.as_ref().and_then(phrase);
        let slot = |head: usize| {
            own.is_some_and(|o| o.contains(head))
                || subject.is_some_and(|s| s.contains(head))
                || slots.relation.tokens.contains(&head)
        };
        let elsewhere = |q: &Circumstance| {
            let mut others = slots.objects.iter().filter_map(phrase);
            others.any(|p| p.contains(q.phrase.head) && own.is_none_or(|o| o.head != p.head))
        };
        let mut found: Vec<Circumstance> =
            circumstances.iter().copied().filter(|q| !slot(q.phrase.head) && !elsewhere(q)).collect();
        let loose = self.left_out(object);
        found.extend(
            loose.into_iter().filter(|q| !circumstances.iter().any(|c| c.phrase.head == q.phrase.head)),
        );
        found.extend(
            limit(tree, predicate).map(|(role, word)| Circumstance { role, phrase: Phrase::word(word) }),
        );
        found.sort_by_key(|c| (c.phrase.first, c.phrase.last));
        found
    }

    /// `ne peut payer à la fois le loyer et les salaires`: either may be so, and only both are denied.
    fn told_together(
        &self,
        predicate: &Predicate,
        mood: &Mood,
        objects: Vec<Option<Object>>,
    ) -> Vec<Option<Object>> {
        let tree = self.tree;
        let both = |d: usize| matches!(tree.expression(d).as_str(), "à la fois" | "en même temps");
        let together = predicate.chain.iter().any(|&v| tree.dependents(v).iter().any(|&d| both(d)));
        let denied = mood.polarity == Polarity::Denied && tree.language() == Language::French;
        match objects[..] {
            [Some(Object::Phrase(first)), .., Some(Object::Phrase(last))]
                if together && denied && first.last < last.first =>
            {
                vec![Some(Object::Phrase(Phrase { last: last.last, ..first }))]
            }
            _ => objects,
        }
    }

    /// `pour les élèves qui habitent la vallée`: a circumstance says whom or what it is about, as arguments do.
    fn whom(&self, circumstance: Circumstance, predicate: usize) -> Phrase {
        let phrase = circumstance.phrase;
        let clause = self.tree.is(phrase.head, &["advcl", "ccomp", "xcomp"]);
        if clause { phrase } else { phrase::restricted(self.tree, phrase, predicate) }
    }

    /// Complements that would make the object too long are circumstances.
    fn left_out(&self, object: Option<Object>) -> Vec<Circumstance> {
        let Some(Object::Phrase(object)) = object else { return Vec::new() };
        phrase::loose_complements(self.tree, object)
            .into_iter()
            .map(|d| Circumstance {
                role: circumstance::oblique_role(self.tree, self.lexicon, d),
                phrase: phrase::circumstance(self.tree, d),
            })
            .collect()
    }

    /// Verbs under which an event is the subject's own doing: light ones, and those of announcing and planning.
    fn governs_events(&self, predicate: &Predicate) -> bool {
        predicate.chain.iter().any(|&v| {
            let lemma = self.tree.lemma(v);
            self.lexicon.lists(List::Planning, &lemma)
                || self.lexicon.is_light_with_any(&lemma)
                || self.lexicon.speech(&lemma).is_some_and(|act| act != "ask")
        })
    }

    /// Whether an event may be the subject's own doing: `ça` does nothing, and a report (`key` a verb of saying) does
    /// not do what it mentions.
    fn may_do(&self, key: &str, subjects: &[Option<Phrase>]) -> bool {
        let tree = self.tree;
        let Some(subject) = subjects.first().copied().flatten() else { return true };
        let points = self.lexicon.lists(List::Pointing, &tree.lower(subject.head));
        let reports = self.lexicon.speech(key).is_some();
        !points && (!reports || circumstance::is_party(tree, self.lexicon, subject.head))
    }

    /// What a cleft puts first (`c'est dans ce village que …`) is a circumstance of what follows.
    fn focus(&self, antecedent: usize) -> Option<Circumstance> {
        let tree = self.tree;
        let presents = |i: usize| {
            tree.with(i, &["nsubj", "expl"])
                .any(|s| matches!(tree.lower(s).as_str(), "c'" | "ce" | "it" | "es"))
        };
        let focused = tree.first(antecedent, &["case"]).is_some()
            && (presents(antecedent) || tree.head(antecedent).is_some_and(presents));
        focused.then(|| Circumstance {
            role: role::refined(tree, self.lexicon, antecedent),
            phrase: phrase::circumstance(tree, antecedent),
        })
    }

    /// `la ville où il travaille`, `le jour où elle part`: the noun is where or when the clause is so.
    fn where_it_is(&self, antecedent: usize, pronoun: usize) -> Option<Circumstance> {
        let tree = self.tree;
        let noun = tree.has_pos(antecedent, &[Upos::Noun, Upos::Propn]);
        let where_or_when = matches!(tree.lower(pronoun).as_str(), "où" | "where" | "when" | "wo");
        (noun && where_or_when).then(|| Circumstance {
            role: if circumstance::is_time_noun(tree, antecedent) {
                QualifierRole::Time
            } else {
                QualifierRole::Place
            },
            phrase: phrase::argument(tree, self.place_of(antecedent)),
        })
    }

    /// `Le maire de Brest, où l'usine emploie …`: behind a person, the place that is named last.
    fn place_of(&self, antecedent: usize) -> usize {
        let tree = self.tree;
        let person = self.lexicon.noun_kind(&tree.lemma(antecedent)) == Some("Person");
        let named = tree.with(antecedent, &["nmod"]).rfind(|&n| tree.has_pos(n, &[Upos::Propn, Upos::Noun]));
        named.filter(|_| person).unwrap_or(antecedent)
    }

    #[expect(clippy::too_many_arguments, reason = "the slots of a proposition")]
    pub(super) fn emit_one(
        &mut self,
        main: usize,
        subject: Option<Phrase>,
        object: Object,
        slots: &Slots,
        mood: &Mood,
        qualifiers: Vec<Circumstance>,
        frame: &Frame,
        quote: (usize, usize),
    ) {
        self.push(main, subject, Some(object), slots, mood, qualifiers, frame, quote);
    }

    #[expect(clippy::too_many_arguments, reason = "the slots of a proposition")]
    pub(super) fn push(
        &mut self,
        main: usize,
        subject: Option<Phrase>,
        object: Option<Object>,
        slots: &Slots,
        mood: &Mood,
        qualifiers: Vec<Circumstance>,
        frame: &Frame,
        quote: (usize, usize),
    ) {
        let same = |p: Option<Phrase>, o: Option<Object>| matches!((p, o), (Some(p), Some(Object::Phrase(q))) if p == q);
        if same(subject, object) {
            return;
        }
        let asked = self.asks_for && mood.modality.contains(&Modality::Question);
        self.found.push(Proposition {
            rule: if asked { "wh-question" } else { slots.rule },
            predicate: main,
            subject,
            relation: slots.relation.clone(),
            object,
            qualifiers,
            polarity: mood.polarity,
            certainty: mood.certainty,
            modality: mood.modality.clone(),
            tense: mood.tense,
            sources: frame.sources.clone(),
            reported_by: frame.reported_by,
            quote,
        });
    }

    /// First and last token of the quote: the slots and the circumstances, as far as they belong to the clause.
    pub(super) fn quote(
        &self,
        predicate: &Predicate,
        subject: Option<Phrase>,
        object: Option<Object>,
        slots: &Slots,
        qualifiers: &[Circumstance],
    ) -> (usize, usize) {
        let tree = self.tree;
        let mut range = (predicate.main, predicate.main);
        let mut widen = |first: usize, last: usize| range = (range.0.min(first), range.1.max(last));
        for &token in slots.relation.tokens.iter().chain(&predicate.chain) {
            widen(token, token);
        }
        let opens = |d: usize| tree.token(d).deprel == "expl:subj" && d + 3 > predicate.chain[0];
        let own = |head: usize| {
            predicate.chain.iter().any(|&v| {
                tree.head(head) == Some(v) && tree.is(head, &["nsubj", "expl", "dislocated", "obj"])
            })
        };
        let exists = predicate.kind == PredicateKind::Existence;
        if let Some(subject) = subject.filter(|s| own(s.head) || exists) {
            widen(subject.first, subject.last);
        }
        for &verb in &predicate.chain {
            for d in tree.with(verb, &["nsubj", "expl"]).filter(|&d| !tree.is(d, &["expl"]) || opens(d)) {
                if tree.has_pos(d, &[Upos::Pron]) || tree.head(d) == Some(predicate.head) && subject.is_none()
                {
                    widen(d, d);
                }
            }
        }
        match object {
            Some(Object::Phrase(p))
                if tree.is_within(p.head, predicate.head) || tree.is_within(p.head, predicate.main) =>
            {
                widen(p.first, p.last)
            }
            Some(Object::Clause(c)) => widen(c, phrase::whole(tree, c).last),
            _ => {}
        }
        let start = range.0;
        for q in qualifiers {
            if q.phrase.first >= start && q.role != QualifierRole::Cause {
                range.1 = range.1.max(q.phrase.last);
            }
        }
        range
    }

    /// Event nouns among the arguments: layoffs, launches, purchases with their numbers.
    pub(super) fn events(
        &mut self,
        predicate: &Predicate,
        key: &str,
        subjects: &[Option<Phrase>],
        mood: &Mood,
        frame: &Frame,
    ) {
        let tree = self.tree;
        if mood.polarity == Polarity::Denied {
            return;
        }
        let arguments: Vec<usize> =
            predicate.own().iter().flat_map(|&v| tree.with(v, &["obj", "obl", "nsubj"])).collect();
        for top in arguments {
            let is_subject = tree.is(top, &["nsubj"]);
            for event in nominal::events(tree, self.lexicon, top) {
                let governed = !is_subject && self.governs_events(predicate) && self.may_do(key, subjects);
                if event.agent.is_none() && !governed {
                    continue;
                }
                let agent = event
                    .agent
                    .or_else(|| subjects.first().copied().flatten().filter(|s| !s.contains(event.noun)));
                let quote = (event.noun.min(event.number.first), event.noun.max(event.number.last));
                let slots = Slots {
                    rule: "nominal",
                    objects: Vec::new(),
                    relation: event.relation,
                    used: Vec::new(),
                };
                let mood = Mood { tense: Tense::None, ..mood.clone() };
                self.emit_one(
                    event.noun,
                    agent,
                    Object::Phrase(event.number),
                    &slots,
                    &mood,
                    Vec::new(),
                    frame,
                    quote,
                );
            }
        }
    }
}

/// `la région finance 40 %, l'Europe 15 %`: who else does so, and what to.
fn gapped(tree: &Tree<'_>, verb: usize, marker: Option<&str>) -> Vec<(Phrase, Phrase)> {
    let pair = |who: usize| {
        let counts = tree.has_pos(who, &[Upos::Num, Upos::Sym]) || tree.first(who, &["case"]).is_some();
        let what = tree.first(who, &["orphan"]).filter(|_| !counts)?;
        let (mut first, last) = tree.extent(what);
        let case = tree.first(what, &["case"]);
        if case.map(|c| tree.lemma(c)).as_deref() != marker {
            return None;
        }
        first += usize::from(case == Some(first));
        let who_ends = (who..what).rev().find(|&i| tree.is_within(i, who) && !tree.is_within(i, what))?;
        let starts = tree.with(who, &["det", "amod"]).filter(|&d| d < who).min().unwrap_or(who);
        let who = Phrase { head: who, first: starts, last: who_ends };
        Some((who, Phrase { head: what, first, last }))
    };
    tree.with(verb, &["conj"]).filter_map(pair).collect()
}

/// The mood of a plain statement.
pub(super) fn statement() -> Mood {
    Mood {
        polarity: Polarity::Affirmed,
        certainty: Certainty::Certain,
        modality: BTreeSet::new(),
        tense: Tense::None,
    }
}
