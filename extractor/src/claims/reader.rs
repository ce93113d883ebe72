//! [`read`]: one analysed sentence to its propositions.
//!
//! The reader walks the dependency tree from the root, clause by clause, and carries two things down: the
//! subject an infinitive or a coordinated verb inherits, and the [`Frame`] a clause stands in
//! (reported, conditional, asked). What a clause says is filled in by the construction's rule; how it
//! is put, by [`Mood`].

mod antecedent;
mod asking;
mod called_for;
mod clause;
mod clefts;
mod contrasted;
mod control;
mod coordinated;
mod dangling;
mod deeds;
mod descend;
mod emit;
mod figures;
mod gerunds;
mod judged;
mod labelled;
mod noted;
mod oneself;
mod outer;
mod paired;
mod polite;
mod purposes;
mod quoted;
mod relative;
mod restricting;
mod second;
mod set_against;
mod standins;
mod supposed;
mod taken_up;
mod unasserted;
mod untold;
mod vacuous;

pub use clause::{act_phrase, announced, is_clause, is_question};
pub use judged::{acts_apart, is_experiencer, judged_act};
pub(in crate::claims) use quoted::spared_question;
pub use relative::{Gap, antecedent_of, contracted_marker, is_light_antecedent, is_relative_pronoun};
pub use set_against::is_set_against;
pub use standins::is_bare_act;
pub use supposed::concedes;
pub use taken_up::clause_before;

use super::attribution;
use super::compared::is_standard_clause;
use super::frame::Frame;
use super::frames;
use super::lexicon::Lexicon;
use super::mood::Mood;
use super::phrase;
use super::predicate::{Predicate, is_needed, is_verb, needing};
use super::proposition::{Circumstance, Object, Phrase, PredicateKind, Proposition};
use super::rules::{Slots, copular, existential, verbal, verbless};
use super::tree::Tree;
use crate::analysis::{Sentence, Upos};
use crate::resolve::{Certainty, Modality, Polarity, QualifierRole};
use clause::{
    act_as_subject, asked_count, befalls, beyond_doubt, falls_to, is_acting, is_floating, is_interrogative,
    is_lone_condition, is_object_clitic, is_request, is_whichever, leans_on_clitic, presents, pseudo_cleft,
};
use clefts::{asks_to_admit, tells_since};
use emit::statement;
use polite::is_polite_request;
use standins::{achiever, asks_directly, asks_in_quotes, dislocated};
use std::collections::BTreeSet;

/// What one sentence says.
#[derive(Debug, Default)]
pub struct Reading {
    /// The propositions, in text order of their quotes.
    pub propositions: Vec<Proposition>,
    /// Why there are none.
    pub skipped: Option<&'static str>,
}

/// Read one sentence.
#[must_use]
pub fn read(sentence: &Sentence) -> Reading {
    read_with(sentence, None)
}

/// Read a sentence that is an infinitive as an act that is called for or meant, as the question before it tells.
#[must_use]
pub fn read_act(sentence: &Sentence, mood: Modality) -> Reading {
    read_with(sentence, Some(mood))
}

fn read_with(sentence: &Sentence, act: Option<Modality>) -> Reading {
    if sentence.tokens.is_empty() {
        return Reading { skipped: Some("empty"), ..Reading::default() };
    }
    let bare = frames::bare(sentence);
    let tree = Tree::new(bare.as_ref().unwrap_or(sentence));
    let mut reader = Reader {
        lexicon: Lexicon::of(sentence.language),
        visited: vec![false; tree.len()],
        found: Vec::new(),
        skipped: None,
        asks_for: is_question(&tree) && (0..tree.len()).any(|i| is_interrogative(&tree, i)),
        lasting: Vec::new(),
        bare_acts: Vec::new(),
        meant: Vec::new(),
        tree: &tree,
    };
    match act {
        Some(mood) => reader.act(tree.sentence.root(), mood),
        None => reader.sentence(),
    }
    reader.finish()
}

struct Reader<'t> {
    tree: &'t Tree<'t>,
    lexicon: &'static Lexicon,
    visited: Vec<bool>,
    found: Vec<Proposition>,
    skipped: Option<&'static str>,
    /// Whether the sentence asks for something (`qui`, `combien`) rather than whether it is so.
    asks_for: bool,
    /// Clauses and what is said of each elsewhere: how long it has been so (`cela fait dix ans que …`), on what condition.
    lasting: Vec<(usize, Circumstance)>,
    /// Acts that a word without a verb calls for, or rules out: `Pas question de vendre`.
    bare_acts: Vec<usize>,
    /// What the `c'` of a clause means, as the clause before tells: `Écrire, ce n'est pas un travail, c'est un besoin`.
    meant: Vec<(usize, Phrase)>,
}

impl Reader<'_> {
    fn sentence(&mut self) {
        let tree = self.tree;
        let root = tree.sentence.root();
        let mut frame = Frame::default();
        if is_question(tree) && !standins::introduces_question(tree, root) && asking::is_asked(tree, root) {
            frame = frame.with(Modality::Question).at_most(Certainty::Unknown);
        }
        if self.called_for(root, &frame) {
            self.beside(root, &frame);
        } else if self.noted(root, &frame) {
            self.skipped = None;
            self.noun(root, &frame);
        } else if is_bare_act(tree, root) {
            self.skipped = Some("no statement");
            self.beside(root, &frame);
            self.nouns_below(root, &frame);
        } else if self.labelled_quality(root, &frame) {
            self.skipped = None;
        } else if is_clause(tree, root) {
            self.clause(root, None, None, frame);
        } else {
            self.skipped = Some("no verb");
            self.beside(root, &frame);
            self.noun(root, &frame);
            self.labelled(root, &frame);
            self.counted_there(root, &frame);
        }
        self.portraits();
        for possession in verbless::possessions(tree) {
            let slots = Slots {
                rule: "verbless",
                objects: vec![possession.object],
                relation: possession.relation,
                used: Vec::new(),
            };
            self.emit_one(
                possession.subject.head,
                Some(possession.subject),
                slots.objects[0],
                &slots,
                &statement(),
                Vec::new(),
                &Frame::default(),
                possession.quote,
            );
        }
    }

    /// The clauses beside or below what is no clause itself.
    fn beside(&mut self, root: usize, frame: &Frame) {
        let tree = self.tree;
        for &d in tree.dependents(root) {
            let act = is_bare_act(tree, d);
            if act || !is_clause(tree, d) {
                continue;
            }
            // `Environ 300, si l'on compte les enfants`
            if tree.is(d, &["advcl"]) && tree.first(d, &["mark"]).is_some() {
                self.adverbial(d, None, frame);
            } else if tree.is(d, &["conj", "parataxis", "advcl", "ccomp", "csubj"]) {
                self.clause(d, None, None, frame.clone());
            }
        }
    }

    /// Read the clause headed by `head`. `subject` is what it inherits when it has none of its own.
    fn clause(&mut self, head: usize, subject: Option<Phrase>, gap: Option<Gap>, frame: Frame) {
        let tree = self.tree;
        if std::mem::replace(&mut self.visited[head], true) {
            return;
        }
        if is_whichever(tree, head) || is_standard_clause(tree, head) {
            return;
        }
        let predicate = Predicate::read(tree, self.lexicon, head);
        for &verb in &predicate.chain {
            self.visited[verb] = true;
        }
        if attribution::asks_what_is(tree, &predicate) {
            return;
        }
        let request = is_request(tree, &predicate) && !asks_directly(tree, head);
        if request || is_polite_request(tree, &predicate) {
            self.skipped.get_or_insert("request");
            if let Some(content) = asks_to_admit(tree, &predicate) {
                self.clause(content, None, None, frame.clone());
            }
            if let Some(content) = supposed::imagined(tree, &predicate) {
                let supposed = frame.clone().with(Modality::Hypothetical).at_most(Certainty::Unknown);
                self.clause(content, None, None, supposed);
            }
            self.behind_request(&predicate, &frame);
            self.descend(
                &predicate,
                None,
                &frame.clone().with(Modality::Obligation).at_most(Certainty::Unknown),
                false,
            );
            return;
        }
        let frame = attribution::with_sources(tree, self.lexicon, &predicate, frame);
        let frame = self.supposes_request(&predicate, frame);
        let frame = self.along(&predicate, frame);
        let frame = outer::under_noun(tree, head, frame);
        let frame = if supposed::is_alternative(tree, predicate.main) || supposed::is_alternative(tree, head)
        {
            frame.at_most(Certainty::Possible)
        } else {
            frame
        };
        let frame = if asks_in_quotes(tree, head) || standins::asks_behind_colon(tree, head) {
            frame.with(Modality::Question).at_most(Certainty::Unknown)
        } else {
            frame
        };
        let frame = if is_lone_condition(tree, &predicate) {
            frame.with(Modality::Hypothetical).at_most(Certainty::Unknown)
        } else {
            frame
        };
        let mood = Mood::read(tree, self.lexicon, &predicate, &frame);
        if let Some((who, act)) = falls_to(tree, &predicate) {
            let denied = frame.denied ^ (mood.polarity == Polarity::Denied);
            let inner = Frame { denied, ..frame.clone() }.with(Modality::Obligation);
            self.clause(act, Some(who), None, inner);
            self.noun(who.head, &frame);
            self.clauses_beside(&predicate, &frame);
            return;
        }
        if let Some(content) = beyond_doubt(tree, &predicate).filter(|_| mood.polarity == Polarity::Denied) {
            self.clause(content, None, None, frame.clone());
            self.clauses_beside(&predicate, &frame);
            return;
        }
        if let Some((who, act)) = befalls(tree, &predicate) {
            self.clause(act, Some(who), None, frame.clone());
            self.clauses_beside(&predicate, &frame);
            return;
        }
        if let Some(since) = tells_since(tree, &predicate) {
            self.since(since, &predicate, &frame);
        }
        if let Some(act) = act_as_subject(tree, &predicate) {
            self.visited[act] = true;
            self.nouns_below(act, &frame);
        }
        if let Some((relative, gap)) = pseudo_cleft(tree, &predicate) {
            let denied = mood.polarity == Polarity::Denied;
            // `Ce qui m'attire, c'est sûrement le jardin`
            let inner = Frame { denied: frame.denied ^ denied, ..frame.clone() }.at_most(mood.certainty);
            self.clause(relative, None, Some(gap), inner);
            self.descend(&predicate, None, &frame, denied);
            return;
        }
        let mut subjects = self.subjects(&predicate, subject, gap.as_ref());
        if subjects.len() == 1 && self.called_oneself(&predicate, subjects[0], &mood, &frame) {
            return;
        }
        self.goes_on_about(&predicate, &subjects);
        let slots = match predicate.kind {
            PredicateKind::Existence => {
                let (things, slots) = existential::slots(tree, self.lexicon, &predicate);
                subjects = things.into_iter().map(Some).collect();
                slots
            }
            PredicateKind::Copula => copular::slots(tree, self.lexicon, &predicate, gap.as_ref()),
            _ => verbal::slots(tree, self.lexicon, &predicate, gap.as_ref()),
        };
        let slots = self.with_taken_up(&predicate, slots);
        let light = gap.as_ref().is_some_and(|g| {
            is_light_antecedent(tree, g.antecedent)
                && g.role != "other"
                && phrase::told_before(tree, g.antecedent).is_none()
        });
        // `que nous avons baptisée X`: what it is called says all.
        let names = second::given_name(tree, &predicate).is_some() && mood.polarity == Polarity::Affirmed;
        if !light && !names && !self.is_vacuous(&predicate, &subjects, &slots) {
            self.emit(&predicate, &subjects, &slots, &mood, &frame, gap.as_ref());
        } else if leans_on_clitic(tree, self.lexicon, &predicate, &slots.relation.key) {
            self.skipped.get_or_insert("points at nothing named");
        }
        for kind in unasserted::equated(tree, &predicate).into_iter().flatten() {
            self.visited[kind] = true;
        }
        self.events(&predicate, &slots.relation.key, &subjects, &mood, &frame);
        if mood.polarity == Polarity::Affirmed {
            let subject = subjects.first().copied().flatten();
            self.further_predicates(&predicate, &slots, subject, &frame);
            self.beside_motion(&predicate, subject, &frame);
            self.called(&predicate, &slots, &frame);
        }
        let frame = if presents(tree, &predicate) && mood.polarity == Polarity::Denied {
            Frame { denied: !frame.denied, ..frame }
        } else {
            frame
        };
        let passed = subjects.first().copied().flatten().filter(|s| !is_verb(tree, s.head));
        self.descend(&predicate, passed, &frame, mood.polarity == Polarity::Denied);
    }

    /// `Ça fait dix ans qu'elle chante`: what has been so, and for how long.
    fn since(&mut self, since: usize, predicate: &Predicate, frame: &Frame) {
        let tree = self.tree;
        let relations = ["acl", "advcl", "ccomp"];
        let told = |c: &usize| tree.is_finite_clause(*c);
        let below: Vec<usize> = tree.with(since, &relations).filter(told).collect();
        let beside = tree.with(predicate.main, &relations).filter(told);
        let span = Circumstance { role: QualifierRole::Time, phrase: phrase::argument(tree, since) };
        self.lasting.extend(below.iter().copied().chain(beside).map(|clause| (clause, span)));
        for clause in below {
            self.clause(clause, None, None, frame.clone());
        }
    }

    /// The subject's coordinated parts; one `None` for an impersonal clause.
    fn subjects(
        &self,
        predicate: &Predicate,
        inherited: Option<Phrase>,
        gap: Option<&Gap>,
    ) -> Vec<Option<Phrase>> {
        let tree = self.tree;
        if let Some(Gap { role: "nsubj", antecedent, .. }) = gap {
            return vec![Some(phrase::counted(tree, phrase::argument(tree, *antecedent)))];
        }
        let own = predicate
            .chain
            .iter()
            .flat_map(|&v| tree.with(v, &["nsubj"]))
            .filter(|&s| !verbal::is_question_word(tree, s) && !is_object_clitic(tree, s))
            // `je ne peux pas toutes les citer`: what floats before the verb is no second subject.
            .reduce(|first, next| if is_floating(tree, next) { first } else { next });
        // `Si tout le monde part, qui paiera ?`
        let asks =
            |s: usize| tree.lower(s) == "qui" && is_question(tree) && tree.is(predicate.head, &["root"]);
        if own.is_some_and(asks) {
            return vec![None];
        }
        if let Some(own) = own.filter(|&s| is_relative_pronoun(tree, s)) {
            let antecedent = antecedent_of(tree, predicate.head, own);
            return vec![antecedent.map(|a| phrase::counted(tree, phrase::argument(tree, a)))];
        }
        if let Some(&(_, meant)) = self.meant.iter().find(|(clause, _)| *clause == predicate.head) {
            return vec![Some(meant)];
        }
        if let Some(achiever) = achiever(tree, predicate) {
            return vec![Some(phrase::argument(tree, achiever))];
        }
        if let Some(announced) = announced(tree, self.lexicon, predicate) {
            return phrase::coordinated(tree, announced)
                .into_iter()
                .map(|m| Some(phrase::argument(tree, m)))
                .collect();
        }
        if let Some(act) = judged_act(tree, predicate) {
            return acts_apart(tree, act).into_iter().map(Some).collect();
        }
        let need = is_needed(tree, predicate);
        if let Some(act) = act_as_subject(tree, predicate).filter(|_| !need) {
            return vec![Some(act_phrase(tree, act))];
        }
        if let Some(own) = own.filter(|_| !need) {
            let real = dislocated(tree, predicate, own).unwrap_or(own);
            if let Some(both) = phrase::sharing(tree, real) {
                return vec![Some(both)];
            }
            let members =
                if phrase::is_collective(tree, real) { vec![real] } else { phrase::coordinated(tree, real) };
            return members.into_iter().map(|m| Some(phrase::argument(tree, m))).collect();
        }
        if need {
            return vec![needing(tree, predicate)];
        }
        if let Some(counted) = asked_count(tree, predicate.head) {
            return vec![Some(phrase::argument(tree, counted))];
        }
        let impersonal = predicate.chain.iter().any(|&v| {
            tree.with(v, &["expl", "nsubj", "csubj"]).any(|d| {
                matches!(tree.token(d).deprel.as_str(), "expl:subj" | "expl" | "csubj" | "csubj:pass")
                    && !tree.has_pos(d, &[Upos::Part])
            }) && tree.with(v, &["expl", "csubj"]).any(|d| {
                !matches!(tree.token(d).deprel.as_str(), "expl:pv" | "expl:comp" | "expl:pass")
                    && !matches!(tree.lower(d).as_str(), "se" | "s'" | "sich" | "y" | "en")
            })
        });
        if impersonal {
            let personal = predicate.chain.iter().flat_map(|&v| tree.exactly(v, "expl:subj")).find(|&d| {
                !matches!(tree.lower(d).trim_start_matches('-'), "il" | "t-il" | "ce" | "c'" | "ça")
                    || is_acting(tree, self.lexicon, predicate, d)
            });
            return vec![personal.map(|p| phrase::argument(tree, p))];
        }
        vec![self.of_its_own(predicate, inherited)]
    }

    /// `X, ajoute le maire`: what an inserted verb of saying says is what stands around it, or the clause quoted before it.
    fn fill_reports(&mut self) {
        let mut told: Vec<(usize, usize)> =
            self.found.iter().filter_map(|p| Some((p.reported_by?, p.predicate))).collect();
        let quoted = |p: &Proposition| {
            let clause = attribution::quoted_before(self.tree, self.lexicon, p.predicate)?;
            Some((p.predicate, Predicate::read(self.tree, self.lexicon, clause).main))
        };
        let stated = |main: usize| self.found.iter().any(|p| p.predicate == main);
        told.extend(self.found.iter().filter_map(quoted).filter(|(_, main)| stated(*main)));
        let behind: Vec<(usize, usize)> =
            self.found.iter().filter_map(|p| Some((p.predicate, self.quoted(p.predicate)?))).collect();
        for proposition in &mut self.found {
            let quotes = behind.iter().find(|(verb, _)| *verb == proposition.predicate);
            let open = proposition.object.is_none() && proposition.relation.marker.is_none();
            if let Some((_, what)) = quotes.filter(|_| open) {
                proposition.object = Some(Object::Clause(*what));
            }
            let said = self.lexicon.speech(&proposition.relation.key).is_some_and(|act| act != "ask");
            let first = told.iter().find(|(by, what)| *by == proposition.predicate && what != by);
            if let (None, true, Some((_, what))) = (proposition.object, said, first) {
                proposition.object = Some(Object::Clause(*what));
            }
        }
    }

    /// Content clauses that gave no proposition become phrases; the rest is put in text order.
    fn finish(mut self) -> Reading {
        let tree = self.tree;
        let predicates: BTreeSet<usize> = self.found.iter().map(|p| p.predicate).collect();
        for proposition in &mut self.found {
            if let Some(Object::Clause(clause)) = proposition.object {
                let main = Predicate::read(tree, self.lexicon, clause).main;
                proposition.object = Some(if predicates.contains(&main) {
                    Object::Clause(main)
                } else {
                    Object::Phrase(verbal::clause_phrase(tree, clause))
                });
            }
        }
        let said: BTreeSet<usize> = self.found.iter().filter_map(|p| p.reported_by).collect();
        self.fill_reports();
        self.fill_words();
        let lexicon = self.lexicon;
        self.found.retain(|p| {
            let own =
                p.subject.is_some_and(|s| s.first == s.last && tree.feature(s.head, "Person") == Some("1"));
            let leads =
                matches!(p.object, Some(Object::Clause(_))) && lexicon.thought(&p.relation.key).is_some();
            !(own && leads && p.polarity == Polarity::Affirmed && !said.contains(&p.predicate))
        });
        self.found.sort_by_key(|p| (p.quote, p.predicate));
        let skipped = if self.found.is_empty() { Some(self.skipped.unwrap_or("no statement")) } else { None };
        Reading { propositions: self.found, skipped }
    }
}
