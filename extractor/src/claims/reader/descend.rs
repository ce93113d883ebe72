//! From a clause to what hangs on it: coordinated clauses, content clauses, adverbial clauses, and what its
//! noun phrases hold.

use super::super::attribution;
use super::super::circumstance::{clause_role, is_time_noun};
use super::super::compared::is_consequence;
use super::super::frame::Frame;
use super::super::lexicon::{Lexicon, List};
use super::super::phrase;
use super::super::predicate::{Predicate, is_left_to_others, is_said_of_oneself, is_verb};
use super::super::proposition::{Object, Phrase, PredicateKind};
use super::super::rules::complement::{content_noun, means_act};
use super::super::rules::{Slots, apposition};
use super::super::tree::Tree;
use super::antecedent::{antecedent, reporter_before};
use super::asking;
use super::clause::{is_clause, is_cleft, is_request, prepositional_focus};
use super::clefts::{follows_request, is_former_age, may_be_focus};
use super::coordinated::is_further_content;
use super::dangling::{is_absolute, is_nobodys};
use super::emit::statement;
use super::relative::{Gap, bearer, is_given, is_known, is_ours, is_relative, relative_gap};
use super::restricting::only_restricts;
use super::second::is_set_off_quality;
use super::standins::{is_put_otherwise, names_office};
use super::supposed::{concedes, granted_by_speaker, is_habitual, is_supposed, is_way_of_speaking, may_be};
use super::unasserted::{
    asks_whether_any, asks_which, is_denied_reason, is_excluded, is_instance, is_left_open,
};
use super::{Reader, gerunds, unasserted, untold};
use crate::analysis::{Language, Upos};
use crate::resolve::{Certainty, Modality, QualifierRole};

/// Whether the clause is a cleft whose focus fills a slot of its relative clause.
fn puts_first(tree: &Tree<'_>, predicate: &Predicate) -> bool {
    is_cleft(tree, predicate) && prepositional_focus(tree, predicate).is_none()
}

impl Reader<'_> {
    /// Read what hangs on the verbs of the clause and on its noun phrases.
    pub(super) fn descend(
        &mut self,
        predicate: &Predicate,
        subject: Option<Phrase>,
        frame: &Frame,
        denied: bool,
    ) {
        let tree = self.tree;
        if !denied {
            self.spent_acts(predicate, subject, frame);
        }
        if let Some((_, clause)) = content_noun(tree, self.lexicon, predicate) {
            self.content(predicate, clause, subject, frame, denied);
        }
        for &verb in predicate.own() {
            for &d in tree.dependents(verb) {
                if predicate.chain.contains(&d) || self.put_first(predicate, d, frame, denied) {
                    continue;
                }
                if means_act(tree, verb) == Some(d) {
                    self.visited[d] = true;
                    self.nouns_below(d, frame);
                    continue;
                }
                match tree.token(d).relation() {
                    "conj" | "parataxis" if is_clause(tree, d) => {
                        self.coordinate(predicate, d, subject, frame)
                    }
                    // `reproche à la région de ne pas l'avoir consultée`
                    "ccomp" if self.is_done_by_object(verb, d) => {
                        self.controlled(predicate, d, subject, frame, denied)
                    }
                    "ccomp" => {
                        let frame = self.share_condition(predicate, d, frame.clone());
                        self.content(predicate, d, subject, &frame, denied);
                    }
                    "xcomp" if is_said_of_oneself(tree, self.lexicon, verb, d) => {
                        self.content(predicate, d, subject, frame, denied)
                    }
                    "xcomp" if !denied && self.is_spent_on(verb, d) => {
                        self.clause(d, subject, None, frame.clone())
                    }
                    "xcomp" if is_verb(tree, d) && !tree.is_finite(d) => {
                        self.controlled(predicate, d, subject, frame, denied)
                    }
                    "advcl" if self.is_cleft_object(verb, d) => {
                        let gap = relative_gap(tree, d, verb);
                        self.clause(
                            d,
                            None,
                            Some(gap),
                            Frame { denied: frame.denied ^ denied, ..frame.clone() },
                        )
                    }
                    // `C'est ton médecin qui t'a dit d'arrêter ?`
                    "acl" | "advcl"
                        if !denied
                            && matches!(tree.token(d).deprel.as_str(), "acl:relcl" | "advcl:cleft")
                            && puts_first(tree, predicate)
                            && frame.modality.contains(&Modality::Question) =>
                    {
                        let gap = relative_gap(tree, d, bearer(tree, verb));
                        self.clause(d, None, Some(gap), frame.clone());
                    }
                    // `ce n'est pas nous qui avons rasé la forêt`
                    "acl" | "advcl"
                        if denied
                            && matches!(tree.token(d).deprel.as_str(), "acl:relcl" | "advcl:cleft")
                            && puts_first(tree, predicate) =>
                    {
                        self.denied_focus(d, verb, frame)
                    }
                    "advcl" if is_further_content(tree, d, verb) => self.clause(d, None, None, frame.clone()),
                    "advcl" if denied && is_denied_reason(tree, predicate, d) => self.denied_reason(d, frame),
                    "advcl"
                        if !denied
                            && self.purpose(predicate, d, subject, &self.told_of(predicate, frame)) => {}
                    "obl" if !denied && self.aim(predicate, d, subject, frame) => {}
                    "advcl" if !tree.is_finite_clause(d) => {
                        self.adverbial(d, subject, &self.told_of(predicate, frame))
                    }
                    "advcl" => self.adverbial(d, subject, frame),
                    "csubj" | "dislocated" if is_clause(tree, d) && tree.is_finite_clause(d) => self.clause(
                        d,
                        None,
                        None,
                        self.judged(predicate, d, may_be(tree, verb, frame), denied),
                    ),
                    "acl" => self.adnominal(d, verb, frame),
                    _ => self.noun(d, frame),
                }
            }
        }
        if predicate.kind == PredicateKind::Copula {
            self.identities(predicate.main, frame);
        }
    }

    /// `ce sont les malades que personne ne veut`: the clause lacks the object that the cleft names.
    fn is_cleft_object(&self, noun: usize, clause: usize) -> bool {
        let tree = self.tree;
        tree.token(clause).deprel.ends_with(":cleft")
            && may_be_focus(tree, noun)
            && relative_gap(tree, clause, noun).role == "obj"
    }

    /// A coordinated or juxtaposed clause: it inherits the subject only when it has none.
    pub(super) fn coordinate(
        &mut self,
        predicate: &Predicate,
        clause: usize,
        subject: Option<Phrase>,
        frame: &Frame,
    ) {
        let tree = self.tree;
        let same_predicate = tree.is(clause, &["conj"])
            && !is_verb(tree, clause)
            && tree.first(clause, &["nsubj", "cop", "expl"]).is_none();
        if same_predicate && predicate.kind == PredicateKind::Copula {
            self.noun(clause, frame);
            return;
        }
        let gerund =
            tree.first(clause, &["mark"]).is_some_and(|m| matches!(tree.lower(m).as_str(), "en" | "by"));
        let subject = self.sibling_subject(predicate.head, clause).or(subject);
        let inherited =
            subject.filter(|_| tree.is(clause, &["conj"]) && (tree.is_finite_clause(clause) || !gerund));
        let mut frame = attribution::stepped_out(tree, clause, frame);
        if is_request(tree, predicate) && follows_request(tree, predicate, clause) {
            frame.modality.remove(&Modality::Obligation);
            frame = frame.with(Modality::Hypothetical).at_most(Certainty::Unknown);
            self.under_request(predicate.head, clause);
        }
        frame = self.share_condition(predicate, clause, frame);
        frame = asking::beside(tree, predicate.head, clause, frame);
        let frame = self.as_proposed(predicate, clause, frame);
        self.clause(clause, inherited, self.shared_gap(predicate, clause), frame);
    }

    /// What is said, thought, known or wished.
    pub(super) fn content(
        &mut self,
        predicate: &Predicate,
        clause: usize,
        subject: Option<Phrase>,
        frame: &Frame,
        denied: bool,
    ) {
        let tree = self.tree;
        if asking::asks_beside(tree, clause) && tree.is(clause, &["ccomp"]) {
            return self.coordinate(predicate, clause, None, frame);
        }
        // `pour que la ligne rouvre`, taken for what is wanted
        if tree.is(clause, &["ccomp"]) && self.is_subordinate(clause) {
            return self.adverbial(clause, None, frame);
        }
        let frame = &self.told_of(predicate, frame);
        // `« La cantine, monsieur ? »`: a noun in what is quoted is nothing that its speaker is.
        if tree.has_pos(clause, &[Upos::Noun]) && tree.is(clause, &["ccomp"]) && !is_clause(tree, clause) {
            return self.noun(clause, frame);
        }
        let happens = subject.is_none()
            && predicate.chain.len() == 1
            && self.lexicon.lists(List::Presenting, &tree.lemma(predicate.main))
            && tree.is_finite_clause(clause)
            && tree.with(predicate.main, &["expl", "nsubj"]).any(|s| s < predicate.main);
        if happens && tree.lemma(predicate.main) != "falloir" {
            return self.clause(clause, None, None, Frame { denied: frame.denied ^ denied, ..frame.clone() });
        }
        match attribution::content_frame(self.tree, self.lexicon, predicate, clause, subject, frame, denied) {
            Some(inner) => {
                let proposed = is_left_to_others(self.tree, self.lexicon, predicate.main, clause);
                let subject = subject.filter(|_| !self.tree.is_finite_clause(clause) && !proposed);
                self.clause(clause, subject, None, inner)
            }
            None => self.visited[clause] = true,
        }
    }

    /// Adverbial clauses: reasons and times are claims, purposes and conditions are not facts.
    pub(super) fn adverbial(&mut self, clause: usize, subject: Option<Phrase>, frame: &Frame) {
        let tree = self.tree;
        let subject = subject.filter(|s| agrees(tree, clause, s.head));
        if subject.is_some_and(|s| is_nobodys(tree, clause, s)) {
            self.visited[clause] = true;
            self.nouns_below(clause, frame);
            return;
        }
        let frame = &gerunds::under_main(tree, self.lexicon, clause, frame);
        // `depuis que j'ai dix ans`: somebody was so old.
        if is_former_age(tree, clause) {
            self.visited[clause] = true;
            return;
        }
        if is_put_otherwise(tree, clause) || is_left_open(tree, clause) || is_way_of_speaking(tree, clause) {
            self.visited[clause] = true;
            return;
        }
        if is_consequence(tree, clause) {
            return self.clause(clause, None, None, frame.clone());
        }
        if let Some(source) = attribution::source_clause(tree, self.lexicon, clause) {
            self.visited[clause] = true;
            self.nouns_below(clause, &frame.outside(source.head));
            return;
        }
        if untold::leaves_undone(tree, self.lexicon, clause) {
            self.left_undone(clause, subject, frame);
            self.visited[clause] = true;
            self.nouns_below(clause, frame);
            return;
        }
        // `quand c'est calme`: a time that points at nothing named is no claim.
        let points = tree
            .with(clause, &["nsubj", "expl"])
            .any(|s| matches!(tree.lower(s).as_str(), "c'" | "ce" | "ça" | "cela"));
        if points && clause_role(tree, self.lexicon, clause) == Some(QualifierRole::Time) {
            self.visited[clause] = true;
            self.nouns_below(clause, frame);
            return;
        }
        if names_office(tree, self.lexicon, clause) || is_absolute(tree, clause) {
            self.visited[clause] = true;
            self.nouns_below(clause, frame);
            return;
        }
        // `une des dernières à avoir fermé`: an infinitive after `à` is no act of the subject.
        let to = tree.with(clause, &["mark"]).any(|m| tree.lower(m) == "à");
        if to && tree.language() == Language::French && !tree.is_finite_clause(clause) {
            self.visited[clause] = true;
            self.nouns_below(clause, frame);
            return;
        }
        let inner = match clause_role(tree, self.lexicon, clause) {
            Some(QualifierRole::Condition | QualifierRole::Concession) if concedes(tree, clause) => {
                if is_supposed(tree, clause) {
                    frame.clone().with(Modality::Hypothetical).at_most(Certainty::Unknown)
                } else {
                    granted_by_speaker(tree, clause, frame)
                }
            }
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
                    "sans" | "without" | "ohne" | "avant" | "before" | "bevor" | "comme" | "as" | "sous"
                )
            }) =>
            {
                return;
            }
            Some(QualifierRole::Time) if is_habitual(tree, clause) => {
                frame.clone().with(Modality::Hypothetical).at_most(Certainty::Unknown)
            }
            _ => granted_by_speaker(tree, clause, frame),
        };
        // `en souriant`: a gerund by itself says how, and nothing more.
        let bare = tree.with(clause, &["mark", "case"]).any(|m| tree.lower(m) == "en")
            && !tree.is_finite_clause(clause)
            && tree.first(clause, &["obj", "obl", "xcomp", "ccomp", "iobj"]).is_none();
        if is_clause(tree, clause) && !bare {
            let mut inner = inner;
            let asked = inner.modality.remove(&Modality::Question);
            if asked && !inner.modality.contains(&Modality::Hypothetical) {
                inner.ceiling = inner.ceiling.filter(|&c| c != Certainty::Unknown);
            }
            self.clause(clause, subject, None, inner);
        }
    }

    pub(super) fn nouns_below(&mut self, clause: usize, frame: &Frame) {
        let tree = self.tree;
        for &d in tree.dependents(clause) {
            if tree.is(d, &["obj", "obl", "iobj"]) {
                self.noun(d, frame);
            }
        }
    }

    /// A noun phrase: relative clauses, participles, appositions and titles inside it.
    pub(super) fn noun(&mut self, head: usize, frame: &Frame) {
        let tree = self.tree;
        if self.visited[head] {
            return;
        }
        self.visited[head] = true;
        let frame = &frame.outside(head);
        self.identities(head, frame);
        for &d in tree.dependents(head) {
            match tree.token(d).relation() {
                "acl" => self.adnominal(d, head, frame),
                "amod" if is_set_off_quality(tree, d, head) => {
                    self.clause(d, Some(phrase::argument(tree, head)), None, frame.clone());
                }
                // `prête à payer, à condition que l'État aide`
                "advcl" if is_clause(tree, d) && self.is_subordinate(d) => self.adverbial(d, None, frame),
                "ccomp" | "parataxis" | "advcl" if is_clause(tree, d) && tree.is_finite(d) => {
                    self.beside_noun(d, head, frame)
                }
                "conj" if is_clause(tree, d) && tree.first(d, &["nsubj", "cop"]).is_some() => {
                    self.clause(d, None, None, frame.clone())
                }
                "punct" | "case" | "det" => {}
                _ => self.noun(d, frame),
            }
        }
    }

    pub(super) fn identities(&mut self, head: usize, frame: &Frame) {
        let mut frame = frame.clone();
        frame.modality.remove(&Modality::Question);
        for mut identity in apposition::identities(self.tree, self.lexicon, head) {
            // `Percy Spencer, l'ingénieur qui l'a inventé`
            if let Object::Phrase(phrase) = identity.object
                && self.tree.language() == Language::French
            {
                identity.object =
                    Object::Phrase(phrase::restricted(self.tree, phrase, identity.subject.head));
            }
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
    pub(super) fn adnominal(&mut self, clause: usize, noun: usize, frame: &Frame) {
        let tree = self.tree;
        if asks_which(tree, clause, noun) || is_instance(tree, clause) {
            self.visited[clause] = true;
            return;
        }
        // `Elle veut que la clause soit écrite, ce que la direction n'a pas refusé`: whoever reports it tells that.
        let told = phrase::told_before(tree, noun).is_some();
        // `Ils pensent qu'elle suit la faille que nous voyons`: that we see it, who speaks says.
        let ours = is_relative(tree, clause) && is_known(tree, clause, noun) && is_ours(tree, clause, frame);
        let mut frame = frame.around.as_deref().filter(|_| told || ours).unwrap_or(frame).clone();
        frame.denied ^= is_excluded(tree, clause, noun);
        if asks_whether_any(tree, noun) && frame.modality.contains(&Modality::Question) {
            return self.clause(clause, None, Some(relative_gap(tree, clause, bearer(tree, noun))), frame);
        }
        frame.modality.remove(&Modality::Question);
        if frame.ceiling == Some(Certainty::Unknown) && !frame.modality.contains(&Modality::Hypothetical) {
            frame.ceiling = None;
        }
        if is_relative(tree, clause) && is_known(tree, clause, noun) {
            // `il faut sauver le parc que la ville a créé`: that it did is no duty.
            for mood in [Modality::Obligation, Modality::Desire, Modality::Ability] {
                frame.modality.remove(&mood);
            }
            // `Elle craint pour les rues où les maisons sont vides`: what tells which streets are meant is no opinion.
            if frame.modality.remove(&Modality::Opinion) {
                frame.ceiling = frame.ceiling.filter(|&c| c != Certainty::Probable);
            }
        }
        // `en relevant le numéro inscrit sur le mât`
        if tree.feature(clause, "VerbForm") == Some("Part") && is_given(tree, noun) {
            frame.modality.remove(&Modality::Obligation);
            frame.modality.remove(&Modality::Desire);
        }
        if is_relative(tree, clause) {
            let gap = relative_gap(tree, clause, antecedent(tree, clause, noun));
            if only_restricts(tree, self.lexicon, clause, noun, &gap) {
                return self.passed_over(clause, &frame);
            }
            self.clause(clause, None, Some(gap), frame);
        } else if tree.feature(clause, "VerbForm") == Some("Part")
            || tree.feature(clause, "VerbForm") == Some("Ger")
        {
            // What is denied of a thing is not denied of what was done to it.
            frame.denied &= tree.first(clause, &["aux"]).is_some();
            // `Aucune plainte déposée.` denies that any was; `Aucun texte signé par le maire n'est valable` says nothing of that.
            if unasserted::is_of_none(tree, noun) {
                if !tree.is(noun, &["root"]) {
                    return self.passed_over(clause, &frame);
                }
                frame.denied = true;
            }
            // `les personnes à mobilité réduite`: the participle belongs to the noun right before it.
            let told_of = Some(antecedent(tree, clause, noun)).filter(|&n| {
                let before = clause.saturating_sub(1);
                let another =
                    before != n && tree.has_pos(before, &[Upos::Noun]) && agrees(tree, clause, before);
                agrees(tree, clause, n) || !another
            });
            let complement = tree.dependents(clause).iter().any(|&d| {
                tree.is(d, &["obj", "xcomp", "ccomp"])
                    || tree.is(d, &["obl"]) && (!is_bare(tree, d) || is_time_noun(tree, d))
            });
            let told_of = reporter_before(tree, self.lexicon, clause).or(told_of);
            if let Some(antecedent) = told_of.filter(|_| complement) {
                let gap = Gap { role: "nsubj", antecedent, pronoun: None };
                if only_restricts(tree, self.lexicon, clause, noun, &gap) {
                    return self.passed_over(clause, &frame);
                }
                self.clause(clause, None, Some(gap), frame);
            } else {
                self.nouns_below(clause, &frame);
            }
        } else if let Some(holder) = holder_of_plan(tree, noun) {
            self.clause(clause, Some(phrase::argument(tree, holder)), None, frame.with(Modality::Desire));
        } else {
            self.nouns_below(clause, &frame);
        }
    }
}

/// `mise en scène`: a noun that is part of an expression.
pub(super) fn is_bare(tree: &Tree<'_>, noun: usize) -> bool {
    tree.has_pos(noun, &[Upos::Noun])
        && tree.first(noun, &["det", "nummod", "amod", "nmod"]).is_none()
        && tree.feature(noun, "Number") != Some("Plur")
}

/// Whose plan or wish an infinitive spells out: `la volonté du PDG de constituer …`.
pub(super) fn holder_of_plan(tree: &Tree<'_>, noun: usize) -> Option<usize> {
    Lexicon::of(tree.language())
        .lists(List::Plans, &tree.lemma(noun))
        .then(|| tree.with(noun, &["nmod"]).find(|&n| tree.has_pos(n, &[Upos::Propn, Upos::Noun])))
        .flatten()
}

/// Whether a participle can be said of the subject: `une fois séparés, on …` is not about `on`.
fn agrees(tree: &Tree<'_>, clause: usize, subject: usize) -> bool {
    let participle =
        tree.feature(clause, "VerbForm") == Some("Part") && tree.first(clause, &["aux"]).is_none();
    let same = |name: &str| {
        let (a, b) = (tree.feature(clause, name), tree.feature(subject, name));
        a.is_none() || b.is_none() || a == b
    };
    !participle || tree.feature(clause, "Tense") == Some("Pres") || (same("Number") && same("Gender"))
}
