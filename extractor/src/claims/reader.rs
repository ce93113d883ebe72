//! [`read`]: one analysed sentence to its propositions.
//!
//! The reader walks the dependency tree from the root, clause by clause, and carries two things down: the
//! subject an infinitive or a coordinated verb inherits, and the [`Frame`] a clause stands in
//! (reported, conditional, asked). What a clause says is filled in by the construction's rule; how it
//! is put, by [`Mood`].

use super::attribution;
use super::circumstance::{self, clause_role};
use super::frame::Frame;
use super::lexicon::Lexicon;
use super::mood::Mood;
use super::phrase;
use super::predicate::{Predicate, is_verb};
use super::proposition::{Circumstance, Object, Phrase, PredicateKind, Proposition};
use super::rules::{Slots, apposition, copular, existential, nominal, verbal, verbless};
use super::tree::Tree;
use crate::analysis::{Sentence, Upos};
use crate::resolve::{Certainty, Modality, Polarity, QualifierRole, Tense};
use std::collections::BTreeSet;

/// What one sentence says.
#[derive(Debug, Default)]
pub struct Reading {
    /// The propositions, in text order of their quotes.
    pub propositions: Vec<Proposition>,
    /// Why there are none.
    pub skipped: Option<&'static str>,
}

/// Where the antecedent of a relative clause stands in it.
#[derive(Debug, Clone)]
pub struct Gap {
    /// `nsubj`, `obj`, `obl` or `other`.
    pub role: &'static str,
    /// The noun the clause is about.
    pub antecedent: usize,
    /// The relative pronoun, where there is one.
    pub pronoun: Option<usize>,
}

/// Read one sentence.
#[must_use]
pub fn read(sentence: &Sentence) -> Reading {
    if sentence.tokens.is_empty() {
        return Reading { skipped: Some("empty"), ..Reading::default() };
    }
    let tree = Tree::new(sentence);
    let mut reader = Reader {
        lexicon: Lexicon::of(sentence.language),
        visited: vec![false; tree.len()],
        found: Vec::new(),
        skipped: None,
        asks_for: is_question(&tree) && (0..tree.len()).any(|i| is_interrogative(&tree, i)),
        tree: &tree,
    };
    reader.sentence();
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
}

impl Reader<'_> {
    fn sentence(&mut self) {
        let tree = self.tree;
        let root = tree.sentence.root();
        let mut frame = Frame::default();
        if is_question(tree) {
            frame = frame.with(Modality::Question).at_most(Certainty::Unknown);
        }
        if is_clause(tree, root) {
            self.clause(root, None, None, frame);
        } else {
            self.skipped = Some("no verb");
            for &d in tree.dependents(root) {
                if tree.is(d, &["conj", "parataxis", "advcl", "ccomp", "csubj"]) && is_clause(tree, d) {
                    self.clause(d, None, None, frame.clone());
                }
            }
            self.noun(root, &frame);
        }
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

    /// Read the clause headed by `head`. `subject` is what it inherits when it has none of its own.
    fn clause(&mut self, head: usize, subject: Option<Phrase>, gap: Option<Gap>, frame: Frame) {
        let tree = self.tree;
        if std::mem::replace(&mut self.visited[head], true) {
            return;
        }
        let predicate = Predicate::read(tree, self.lexicon, head);
        for &verb in &predicate.chain {
            self.visited[verb] = true;
        }
        if is_request(tree, &predicate) || is_polite_request(tree, &predicate) {
            self.skipped.get_or_insert("request");
            self.descend(
                &predicate,
                None,
                &frame.clone().with(Modality::Obligation).at_most(Certainty::Unknown),
                false,
            );
            return;
        }
        let frame = attribution::with_sources(tree, self.lexicon, &predicate, frame);
        let mood = Mood::read(tree, self.lexicon, &predicate, &frame);
        let mut subjects = self.subjects(&predicate, subject, gap.as_ref());
        let slots = match predicate.kind {
            PredicateKind::Existence => {
                let (things, slots) = existential::slots(tree, self.lexicon, &predicate);
                subjects = things.into_iter().map(Some).collect();
                slots
            }
            PredicateKind::Copula => copular::slots(tree, self.lexicon, &predicate, gap.as_ref()),
            _ => verbal::slots(tree, self.lexicon, &predicate, gap.as_ref()),
        };
        if !self.is_vacuous(&predicate, &subjects, &slots) {
            self.emit(&predicate, &subjects, &slots, &mood, &frame, gap.as_ref());
        }
        self.events(&predicate, &subjects, &mood, &frame);
        let passed = subjects.first().copied().flatten();
        self.descend(&predicate, passed, &frame, mood.polarity == Polarity::Denied);
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
            return vec![Some(phrase::argument(tree, *antecedent))];
        }
        let own = predicate
            .chain
            .iter()
            .flat_map(|&v| tree.with(v, &["nsubj"]))
            .rfind(|&s| !verbal::is_question_word(tree, s));
        if let Some(own) = own {
            let real = dislocated(tree, predicate, own).unwrap_or(own);
            let members =
                if phrase::is_collective(tree, real) { vec![real] } else { phrase::coordinated(tree, real) };
            return members.into_iter().map(|m| Some(phrase::argument(tree, m))).collect();
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
            });
            return vec![personal.map(|p| phrase::argument(tree, p))];
        }
        vec![inherited]
    }

    /// Whether the clause says nothing by itself: `c'est que …`, a cleft's frame, an empty fragment.
    fn is_vacuous(&self, predicate: &Predicate, subjects: &[Option<Phrase>], slots: &Slots) -> bool {
        let tree = self.tree;
        let nobody = subjects.iter().all(Option::is_none);
        let thanks = |s: &Phrase| {
            matches!(tree.lemma(s.head).as_str(), "merci" | "bravo" | "thanks" | "thank" | "danke" | "dank")
        };
        if subjects.iter().flatten().any(thanks) {
            return true;
        }
        let finite = predicate.finite(tree).is_some();
        if nobody && (slots.objects.is_empty() || !finite) {
            return true;
        }
        if nobody && predicate.kind == PredicateKind::Copula && predicate.copula.is_none() {
            return true;
        }
        is_cleft(tree, predicate)
    }

    fn emit(
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
        let objects: Vec<Option<Object>> = if slots.objects.is_empty() {
            vec![None]
        } else {
            slots.objects.iter().copied().map(Some).collect()
        };
        for subject in subjects {
            for object in &objects {
                let quote = self.quote(predicate, *subject, *object, slots, &qualifiers);
                self.push(predicate.main, *subject, *object, slots, mood, qualifiers.clone(), frame, quote);
            }
        }
    }

    #[expect(clippy::too_many_arguments, reason = "the slots of a proposition")]
    fn emit_one(
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
    fn push(
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
    fn quote(
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
        let own = |head: usize| {
            predicate.chain.iter().any(|&v| {
                tree.head(head) == Some(v) && tree.is(head, &["nsubj", "expl", "dislocated", "obj"])
            })
        };
        if let Some(subject) = subject.filter(|s| own(s.head)) {
            widen(subject.first, subject.last);
        }
        for &verb in &predicate.chain {
            for d in tree.with(verb, &["nsubj"]) {
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
    fn events(&mut self, predicate: &Predicate, subjects: &[Option<Phrase>], mood: &Mood, frame: &Frame) {
        let tree = self.tree;
        if mood.polarity == Polarity::Denied {
            return;
        }
        let arguments: Vec<usize> =
            predicate.chain.iter().flat_map(|&v| tree.with(v, &["obj", "obl", "nsubj"])).collect();
        for top in arguments {
            let is_subject = tree.is(top, &["nsubj"]);
            for event in nominal::events(tree, self.lexicon, top) {
                let agent = event.agent.or_else(|| {
                    subjects.first().copied().flatten().filter(|s| !is_subject && !s.contains(event.noun))
                });
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

    /// Read what hangs on the verbs of the clause and on its noun phrases.
    fn descend(&mut self, predicate: &Predicate, subject: Option<Phrase>, frame: &Frame, denied: bool) {
        let tree = self.tree;
        for &verb in &predicate.chain {
            for &d in tree.dependents(verb) {
                if predicate.chain.contains(&d) {
                    continue;
                }
                match tree.token(d).relation() {
                    "conj" | "parataxis" if is_clause(tree, d) => {
                        self.coordinate(predicate, d, subject, frame)
                    }
                    "ccomp" => self.content(predicate, d, subject, frame, denied),
                    "advcl" => self.adverbial(d, subject, frame),
                    "csubj" | "dislocated" if is_clause(tree, d) && tree.is_finite(d) => {
                        self.clause(d, None, None, frame.clone())
                    }
                    "acl" => self.adnominal(d, verb, frame),
                    _ => self.noun(d, frame),
                }
            }
        }
        if predicate.kind == PredicateKind::Copula {
            self.identities(predicate.main, frame);
        }
    }

    /// A coordinated or juxtaposed clause: it inherits the subject only when it has none.
    fn coordinate(&mut self, predicate: &Predicate, clause: usize, subject: Option<Phrase>, frame: &Frame) {
        let tree = self.tree;
        let same_predicate = tree.is(clause, &["conj"])
            && !is_verb(tree, clause)
            && tree.first(clause, &["nsubj", "cop", "expl"]).is_none();
        if same_predicate && predicate.kind == PredicateKind::Copula {
            self.noun(clause, frame);
            return;
        }
        let inherited = subject.filter(|_| tree.is(clause, &["conj"]));
        let mut frame = frame.clone();
        if tree.is(clause, &["parataxis"]) {
            frame.modality.remove(&Modality::Question);
            if is_question(tree) && clause > predicate.head {
                frame = frame.with(Modality::Question);
            }
        }
        self.clause(clause, inherited, None, frame);
    }

    /// What is said, thought, known or wished.
    fn content(
        &mut self,
        predicate: &Predicate,
        clause: usize,
        subject: Option<Phrase>,
        frame: &Frame,
        denied: bool,
    ) {
        match attribution::content_frame(self.tree, self.lexicon, predicate, clause, subject, frame, denied) {
            Some(inner) => self.clause(clause, subject.filter(|_| !self.tree.is_finite(clause)), None, inner),
            None => self.visited[clause] = true,
        }
    }

    /// Adverbial clauses: reasons and times are claims, purposes and conditions are not facts.
    fn adverbial(&mut self, clause: usize, subject: Option<Phrase>, frame: &Frame) {
        let tree = self.tree;
        let inner = match clause_role(tree, self.lexicon, clause) {
            Some(QualifierRole::Condition) => {
                frame.clone().with(Modality::Hypothetical).at_most(Certainty::Unknown)
            }
            Some(QualifierRole::Purpose | QualifierRole::Manner)
                if !tree.is_finite(clause) && tree.first(clause, &["mark"]).is_some() =>
            {
                self.visited[clause] = true;
                self.nouns_below(clause, frame);
                return;
            }
            Some(QualifierRole::Purpose | QualifierRole::Comparison) => return,
            _ if tree.with(clause, &["mark"]).any(|m| {
                matches!(
                    tree.lower(m).as_str(),
                    "sans" | "without" | "ohne" | "avant" | "before" | "bevor" | "comme" | "as"
                )
            }) =>
            {
                return;
            }
            _ => frame.clone(),
        };
        if is_clause(tree, clause) {
            let mut inner = inner;
            inner.modality.remove(&Modality::Question);
            self.clause(clause, subject, None, inner);
        }
    }

    fn nouns_below(&mut self, clause: usize, frame: &Frame) {
        let tree = self.tree;
        for &d in tree.dependents(clause) {
            if tree.is(d, &["obj", "obl", "iobj"]) {
                self.noun(d, frame);
            }
        }
    }

    /// A noun phrase: relative clauses, participles, appositions and titles inside it.
    fn noun(&mut self, head: usize, frame: &Frame) {
        let tree = self.tree;
        if self.visited[head] {
            return;
        }
        self.visited[head] = true;
        self.identities(head, frame);
        for &d in tree.dependents(head) {
            match tree.token(d).relation() {
                "acl" => self.adnominal(d, head, frame),
                "ccomp" | "parataxis" | "advcl" if is_clause(tree, d) && tree.is_finite(d) => {
                    self.clause(d, None, None, frame.clone())
                }
                "conj" if is_clause(tree, d) && tree.first(d, &["nsubj", "cop"]).is_some() => {
                    self.clause(d, None, None, frame.clone())
                }
                "punct" | "case" | "det" => {}
                _ => self.noun(d, frame),
            }
        }
    }

    fn identities(&mut self, head: usize, frame: &Frame) {
        let mut frame = frame.clone();
        frame.modality.remove(&Modality::Question);
        for identity in apposition::identities(self.tree, self.lexicon, head) {
            let slots = Slots {
                rule: "apposition",
                objects: Vec::new(),
                relation: identity.relation,
                used: Vec::new(),
            };
            self.emit_one(
                identity.subject.head,
                Some(identity.subject),
                identity.object,
                &slots,
                &statement(),
                Vec::new(),
                &frame,
                identity.quote,
            );
        }
    }

    /// A clause that modifies a noun.
    fn adnominal(&mut self, clause: usize, noun: usize, frame: &Frame) {
        let tree = self.tree;
        let mut frame = frame.clone();
        frame.modality.remove(&Modality::Question);
        if frame.ceiling == Some(Certainty::Unknown) && !frame.modality.contains(&Modality::Hypothetical) {
            frame.ceiling = None;
        }
        if is_relative(tree, clause) {
            let gap = relative_gap(tree, clause, bearer(tree, noun));
            self.clause(clause, None, Some(gap), frame);
        } else if tree.feature(clause, "VerbForm") == Some("Part")
            || tree.feature(clause, "VerbForm") == Some("Ger")
        {
            if tree
                .dependents(clause)
                .iter()
                .any(|&d| tree.is(d, &["obj", "xcomp", "ccomp"]) || tree.is(d, &["obl"]) && !is_bare(tree, d))
            {
                self.clause(
                    clause,
                    None,
                    Some(Gap { role: "nsubj", antecedent: noun, pronoun: None }),
                    frame,
                );
            } else {
                self.nouns_below(clause, &frame);
            }
        } else if let Some(holder) = holder_of_plan(tree, noun) {
            self.clause(clause, Some(phrase::argument(tree, holder)), None, frame.with(Modality::Desire));
        } else {
            self.nouns_below(clause, &frame);
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
        self.found.sort_by_key(|p| (p.quote, p.predicate));
        let skipped = if self.found.is_empty() { Some(self.skipped.unwrap_or("no statement")) } else { None };
        Reading { propositions: self.found, skipped }
    }
}

/// The mood of a plain statement.
fn statement() -> Mood {
    Mood {
        polarity: Polarity::Affirmed,
        certainty: Certainty::Certain,
        modality: BTreeSet::new(),
        tense: Tense::None,
    }
}

/// Whether the sentence ends in a question mark.
#[must_use]
pub fn is_question(tree: &Tree<'_>) -> bool {
    (0..tree.len()).rev().take(3).any(|i| tree.token(i).form.contains('?'))
}

/// Whether the word heads a clause: a verb, or a predicate with a copula or a subject.
#[must_use]
pub fn is_clause(tree: &Tree<'_>, head: usize) -> bool {
    (is_verb(tree, head) && !(tree.feature(head, "VerbForm") == Some("Part") && tree.is(head, &["amod"])))
        || tree.first(head, &["nsubj", "cop", "csubj", "expl"]).is_some()
}

/// Imperatives, and `changeons de sujet`.
fn is_request(tree: &Tree<'_>, predicate: &Predicate) -> bool {
    let head = predicate.head;
    let no_subject = || {
        predicate.chain.iter().flat_map(|&v| tree.dependents(v)).all(|&d| {
            !tree.is(d, &["nsubj", "csubj"])
                && tree.token(d).deprel != "expl:subj"
                && !tree.lower(d).starts_with('-')
        })
    };
    let second_person =
        tree.is_finite(head) && tree.feature(head, "Person") == Some("2") && is_verb(tree, head);
    if tree.is(head, &["root", "parataxis"])
        && second_person
        && tree.first(head, &["aux"]).is_none()
        && no_subject()
    {
        return true;
    }
    tree.is(head, &["root", "conj", "parataxis"])
        && tree.feature(head, "Mood") == Some("Imp")
        && predicate
            .chain
            .iter()
            .all(|&v| tree.with(v, &["nsubj", "expl"]).all(|s| s > head || tree.token(s).deprel == "expl:pv"))
        || (tree.is(head, &["root", "parataxis"])
            && tree.feature(head, "Person") == Some("1")
            && tree.feature(head, "Number") == Some("Plur")
            && tree.first(head, &["nsubj", "aux"]).is_none())
}

/// `Pourriez-vous partager …?`, `Could you tell us …?`
fn is_polite_request(tree: &Tree<'_>, predicate: &Predicate) -> bool {
    let modal = |i: usize| {
        matches!(
            tree.lemma(i).as_str(),
            "pouvoir" | "vouloir" | "can" | "could" | "would" | "will" | "können"
        )
    };
    is_question(tree)
        && tree.is(predicate.head, &["root"])
        && (modal(predicate.head) || tree.with(predicate.head, &["aux"]).any(modal))
        && predicate.chain.iter().any(|&v| {
            tree.with(v, &["nsubj", "expl"]).any(|s| {
                matches!(tree.lower(s).trim_start_matches('-'), "vous" | "tu" | "you" | "sie" | "du")
            })
        })
}

fn is_interrogative(tree: &Tree<'_>, index: usize) -> bool {
    tree.feature(index, "PronType").is_some_and(|t| t.contains("Int"))
        || matches!(
            tree.lower(index).as_str(),
            "combien"
                | "comment"
                | "pourquoi"
                | "quel"
                | "quelle"
                | "quels"
                | "quelles"
                | "quoi"
                | "how"
                | "why"
                | "what"
                | "which"
                | "wie"
                | "warum"
                | "welche"
        ) && !tree.is(index, &["mark"])
}

/// `c'est X qui …`: the claim is in the relative clause.
fn is_cleft(tree: &Tree<'_>, predicate: &Predicate) -> bool {
    if predicate.kind != PredicateKind::Copula {
        return false;
    }
    let presents = tree
        .with(predicate.main, &["nsubj", "expl"])
        .any(|s| matches!(tree.lower(s).as_str(), "c'" | "ce" | "it" | "es"));
    let definite = !tree.has_pos(predicate.main, &[Upos::Adj])
        && tree.first(predicate.main, &["amod"]).is_none()
        && tree.with(predicate.main, &["det"]).all(|d| tree.feature(d, "Definite") != Some("Ind"));
    presents
        && (tree
            .dependents(predicate.main)
            .iter()
            .any(|&d| matches!(tree.token(d).deprel.as_str(), "advcl:cleft" | "ccomp:cleft" | "acl:cleft"))
            || definite && tree.exactly(predicate.main, "acl:relcl").next().is_some())
}

/// `La réalité, c'est …`: the dislocated phrase a clitic subject stands for.
fn dislocated(tree: &Tree<'_>, predicate: &Predicate, subject: usize) -> Option<usize> {
    let clitic =
        matches!(tree.lower(subject).as_str(), "c'" | "ce" | "ça" | "cela" | "il" | "elle" | "ils" | "elles");
    tree.with(predicate.head, &["dislocated"])
        .filter(|_| clitic)
        .find(|&d| tree.has_pos(d, &[Upos::Noun, Upos::Propn]) && tree.first(d, &["case"]).is_none())
}

/// A bare complement noun bears no relative clause: `une charge de communication qui …` is about `charge`.
fn bearer(tree: &Tree<'_>, noun: usize) -> usize {
    let bare = tree.is(noun, &["nmod"])
        && tree.has_pos(noun, &[Upos::Noun])
        && tree.first(noun, &["det", "nummod"]).is_none()
        && tree.with(noun, &["case"]).any(|c| matches!(tree.lower(c).as_str(), "de" | "d'"));
    match tree.head(noun) {
        Some(head) if bare && tree.has_pos(head, &[Upos::Noun]) => bearer(tree, head),
        _ => noun,
    }
}

fn is_relative(tree: &Tree<'_>, clause: usize) -> bool {
    tree.token(clause).deprel == "acl:relcl"
        || (tree.is(clause, &["acl"]) && tree.is_finite(clause) && tree.first(clause, &["mark"]).is_none())
}

/// Where the antecedent stands in its relative clause.
fn relative_gap(tree: &Tree<'_>, clause: usize, antecedent: usize) -> Gap {
    let (first, last) = tree.extent(clause);
    let pronoun = (first..=last).find(|&i| {
        tree.feature(i, "PronType").is_some_and(|t| t.split(',').any(|p| p == "Rel"))
            || matches!(
                tree.lower(i).as_str(),
                "qui" | "dont" | "où" | "lequel" | "laquelle" | "who" | "which" | "whom"
            )
            || (matches!(tree.lower(i).as_str(), "que" | "qu'" | "that") && tree.is(i, &["obj", "nsubj"]))
    });
    let role = match pronoun {
        Some(p) if tree.is(p, &["nsubj"]) => "nsubj",
        Some(p) if tree.is(p, &["obj"]) => "obj",
        Some(p) if tree.is(p, &["obl", "iobj"]) && tree.first(p, &["case"]).is_some() => "obl",
        Some(_) => "other",
        None if tree.first(clause, &["nsubj"]).is_some()
            && tree.first(clause, &["obj", "ccomp", "cop"]).is_none() =>
        {
            "obj"
        }
        None if tree.first(clause, &["nsubj"]).is_none() => "nsubj",
        None => "other",
    };
    Gap { role, antecedent, pronoun }
}

/// `mise en scène`: a noun that is part of an expression.
fn is_bare(tree: &Tree<'_>, noun: usize) -> bool {
    tree.has_pos(noun, &[Upos::Noun])
        && tree.first(noun, &["det", "nummod", "amod", "nmod"]).is_none()
        && tree.feature(noun, "Number") != Some("Plur")
}

/// Whose plan or wish an infinitive spells out: `la volonté du PDG de constituer …`.
fn holder_of_plan(tree: &Tree<'_>, noun: usize) -> Option<usize> {
    const PLANS: &[&str] = &[
        "volonté",
        "intention",
        "désir",
        "souhait",
        "projet",
        "plan",
        "ambition",
        "espoir",
        "envie",
        "décision",
        "choix",
        "promesse",
        "engagement",
        "will",
        "wish",
        "desire",
        "hope",
        "decision",
        "choice",
        "promise",
        "commitment",
        "willingness",
        "wille",
        "absicht",
        "wunsch",
        "entscheidung",
        "versprechen",
    ];
    PLANS
        .contains(&tree.lemma(noun).as_str())
        .then(|| tree.with(noun, &["nmod"]).find(|&n| tree.has_pos(n, &[Upos::Propn, Upos::Noun])))
        .flatten()
}
