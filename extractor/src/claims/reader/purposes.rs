//! What somebody does something for, as a claim of its own: `a quitté Lyon pour rejoindre un club` tells that whoever left means to
//! join the club, and nothing of whether it came about.
//!
//! Reads: an infinitive behind `pour`, `afin de` or `dans le but de` that has an object, an attribute or a complement, and whose
//! doer is known: the subject of its clause, or the object of a verb of sending. It must not read what measures (`trop jeune
//! pour voter`), what came of something (`baisse pour atteindre 3 %`), nor words by which a speaker comments (`pour conclure`).

use super::super::circumstance::{clause_role, is_party, is_time_noun};
use super::super::frame::Frame;
use super::super::lexicon::{Lexicon, List};
use super::super::phrase;
use super::super::predicate::{Predicate, is_reflexive};
use super::super::proposition::{Phrase, PredicateKind};
use super::super::role;
use super::super::tree::Tree;
use super::relative::is_relative_pronoun;
use super::{Reader, is_clause};
use crate::analysis::{Language, Upos};
use crate::resolve::{Certainty, Modality, QualifierRole};

/// What a thing comes to without anybody meaning it: `la route monte pour rejoindre le col`.
const OUTCOMES: &[&str] = &[
    "atteindre",
    "devenir",
    "établir",
    "situer",
    "stabiliser",
    "former",
    "donner",
    "laisser",
    "constituer",
    "finir",
    "terminer",
    "arriver",
    "passer",
    "revenir",
    "rejoindre",
    "redescendre",
    "tomber",
    "représenter",
    "être",
    "disparaître",
];

/// Verbs of reaching somebody: what for is the other's, where it is to belong or to become.
const CONTACTS: &[&str] =
    &["contacter", "solliciter", "approcher", "appeler", "rappeler", "démarcher", "joindre"];

/// Verbs of giving: what for is the receiver's.
const GIVING: &[&str] = &[
    "donner",
    "offrir",
    "prêter",
    "fournir",
    "laisser",
    "remettre",
    "confier",
    "proposer",
    "accorder",
    "verser",
    "attribuer",
    "louer",
    "livrer",
    "distribuer",
];

/// Nouns that say no more than `pour`: `dans le but de réduire les coûts`.
const AIMS: &[&str] = &["but", "objectif", "optique", "espoir", "intention", "perspective", "souci", "idée"];

impl Reader<'_> {
    /// Read a purpose as what its doer means to do, where both are known.
    pub(super) fn purpose(
        &mut self,
        predicate: &Predicate,
        clause: usize,
        subject: Option<Phrase>,
        frame: &Frame,
    ) -> bool {
        let tree = self.tree;
        let stated = !frame.denied && !frame.modality.contains(&Modality::Question);
        if !stated || self.visited[clause] || !is_meant(tree, self.lexicon, clause) {
            return false;
        }
        let Some(doer) = doer(tree, self.lexicon, predicate, clause, subject) else { return false };
        if is_outcome(tree, self.lexicon, predicate, clause, doer) {
            return false;
        }
        self.means_to(clause, doer, frame);
        true
    }

    /// What clauses of its nouns tell is so, whatever somebody means to do.
    fn means_to(&mut self, act: usize, doer: Phrase, frame: &Frame) {
        self.nouns_below(act, frame);
        self.clause(act, Some(doer), None, frame.clone().with(Modality::Desire).at_most(Certainty::Unknown));
    }

    /// `dans le but de réduire les coûts`: read the infinitive of a noun that says no more than `pour`.
    pub(super) fn aim(
        &mut self,
        predicate: &Predicate,
        noun: usize,
        subject: Option<Phrase>,
        frame: &Frame,
    ) -> bool {
        let tree = self.tree;
        let stated = !frame.denied && !frame.modality.contains(&Modality::Question);
        let verb = predicate.kind == PredicateKind::Verb;
        let Some(act) = aimed_at(tree, noun).filter(|&a| stated && verb && !self.visited[a]) else {
            return false;
        };
        let Some(doer) = subject.filter(|s| !is_pointing(tree, self.lexicon, *s)) else { return false };
        self.visited[noun] = true;
        self.means_to(act, doer, frame);
        true
    }
}

/// The infinitive that says what the aim is: `dans le but de réduire les coûts`.
fn aimed_at(tree: &Tree<'_>, noun: usize) -> Option<usize> {
    let aims = AIMS.contains(&tree.lemma(noun).as_str()) && tree.language() == Language::French;
    let within = |c: usize| matches!(tree.lower(c).as_str(), "dans" | "avec");
    let of = |m: usize| matches!(tree.lower(m).as_str(), "de" | "d'");
    let plain = aims && tree.is(noun, &["obl", "nmod"]) && tree.with(noun, &["case"]).any(within);
    tree.with(noun, &["acl", "xcomp", "advcl"]).filter(|_| plain).find(|&act| {
        tree.feature(act, "VerbForm") == Some("Inf")
            && tree.with(act, &["mark"]).any(of)
            && says_enough(tree, act)
    })
}

/// Whether a clause is an infinitive that tells what something is done for.
fn is_meant(tree: &Tree<'_>, lexicon: &Lexicon, clause: usize) -> bool {
    let infinitive = || {
        let copula = tree.with(clause, &["cop"]).any(|c| tree.feature(c, "VerbForm") == Some("Inf"));
        copula || tree.feature(clause, "VerbForm") == Some("Inf") && tree.first(clause, &["aux"]).is_none()
    };
    let behind =
        |m: usize| matches!(tree.lower(m).as_str(), "pour" | "afin") || tree.expression(m) == "en vue de";
    tree.language() == Language::French
        && tree.is(clause, &["advcl"])
        && is_clause(tree, clause)
        && infinitive()
        && tree.with(clause, &["mark", "case"]).any(behind)
        && clause_role(tree, lexicon, clause) == Some(QualifierRole::Purpose)
        && role::of_clause(tree, clause, QualifierRole::Purpose) == QualifierRole::Purpose
        && says_enough(tree, clause)
        && !is_comment(tree, lexicon, clause)
}

/// Whether an infinitive has an object, an attribute or a complement that says what it is about.
fn says_enough(tree: &Tree<'_>, act: usize) -> bool {
    // `pour en faire un jardin`: what becomes of which, the pronoun says.
    let of_it = |d: usize| d < act && tree.lower(d) == "en" && tree.has_pos(d, &[Upos::Pron]);
    let makes_of_it = tree.lemma(act) == "faire" && tree.dependents(act).iter().any(|&d| of_it(d));
    let complement = |d: usize| {
        tree.is(d, &["obj", "iobj", "xcomp", "ccomp"]) && !is_reflexive(tree, d)
            || tree.is(d, &["obl"]) && tree.first(d, &["case"]).is_some()
    };
    let told = tree.first(act, &["cop"]).is_some() || tree.dependents(act).iter().any(|&d| complement(d));
    told && !makes_of_it
}

/// `pour conclure, …`, `…, pour ne citer que lui`: set off by itself, it is the speaker's, who does nothing but speak.
fn is_comment(tree: &Tree<'_>, lexicon: &Lexicon, clause: usize) -> bool {
    let first = tree.extent(clause).0;
    let before = tree.head(clause).is_some_and(|verb| clause < verb);
    let set_off = before || first > 0 && tree.has_pos(first - 1, &[Upos::Punct]);
    let copula = tree.first(clause, &["cop"]).is_some();
    set_off && (copula || lexicon.lists(List::Commenting, &tree.lemma(clause)))
}

/// Who does what the infinitive says.
fn doer(
    tree: &Tree<'_>,
    lexicon: &Lexicon,
    predicate: &Predicate,
    clause: usize,
    subject: Option<Phrase>,
) -> Option<Phrase> {
    let verb = predicate.main;
    let lemma = tree.lemma(verb);
    let meant = |s: &Phrase| !is_pointing(tree, lexicon, *s);
    // `a fait venir des experts pour …`
    let makes = tree.with(verb, &["aux"]).any(|a| tree.lemma(a) == "faire");
    let sends = makes || lexicon.lists(List::Sending, &lemma);
    let there = || matches!(tree.lower(verb).as_str(), "là" | "ici" | "présent" | "présents" | "présente");
    match predicate.kind {
        PredicateKind::Passive => subject.filter(|_| sends || lexicon.lists(List::Making, &lemma)),
        // `empêche un partage pour créer …`: the other's act is what that was for.
        PredicateKind::Verb if matches!(lexicon.control(&lemma), Some("prevents" | "forbids" | "blames")) => {
            None
        }
        PredicateKind::Verb => {
            let after = clause > verb && !leans_back(tree, clause);
            let sent =
                || object(tree, lexicon, verb).filter(|_| sends || reaches(tree, lexicon, &lemma, clause));
            let given = || receiver(tree, verb).filter(|_| GIVING.contains(&lemma.as_str()));
            let other = || sent().or_else(given);
            // What stands first is about all of the clause: of a thing it need not be told (`Pour cuire un œuf, l'eau …`).
            let own = |s: &Phrase| (clause > verb || is_party(tree, lexicon, s.head)) && meant(s);
            after.then(other).flatten().or_else(|| subject.filter(own))
        }
        PredicateKind::Copula => subject.filter(|s| there() && meant(s)),
        PredicateKind::Existence => subject.filter(|_| lemma == "exister"),
        PredicateKind::Noun => None,
    }
}

/// Whether the verb is one of reaching somebody who is to become or to join something.
fn reaches(tree: &Tree<'_>, lexicon: &Lexicon, lemma: &str, act: usize) -> bool {
    let belongs = || [List::Belonging, List::Founding].iter().any(|&l| lexicon.lists(l, &tree.lemma(act)));
    let becomes = || tree.lemma(act) == "devenir" || tree.first(act, &["cop"]).is_some();
    CONTACTS.contains(&lemma) && (becomes() || belongs())
}

/// Who gets what a verb of giving gives: `nous prête une salle pour répéter la pièce`.
fn receiver(tree: &Tree<'_>, verb: usize) -> Option<Phrase> {
    let to = |c: usize| matches!(tree.lower(c).as_str(), "à" | "au" | "aux");
    let marked = |o: usize| tree.is(o, &["iobj"]) || tree.with(o, &["case"]).any(to);
    tree.with(verb, &["iobj", "obl"])
        .find(|&o| marked(o) && !is_reflexive(tree, o) && !matches!(tree.lower(o).as_str(), "y" | "en"))
        .map(|o| phrase::argument(tree, o))
}

/// `cela`, `c'`: whatever it is, it means to do nothing.
fn is_pointing(tree: &Tree<'_>, lexicon: &Lexicon, subject: Phrase) -> bool {
    lexicon.lists(List::Pointing, &tree.lower(subject.head))
}

/// Whom a verb of sending sends: people, as far as is known.
fn object(tree: &Tree<'_>, lexicon: &Lexicon, verb: usize) -> Option<Phrase> {
    let people = |o: usize| {
        is_party(tree, lexicon, o) && lexicon.noun_kind(&tree.lemma(o)) != Some("Place")
            || tree.has_pos(o, &[Upos::Pron])
    };
    tree.with(verb, &["obj"])
        .find(|&o| !is_reflexive(tree, o) && !is_relative_pronoun(tree, o) && people(o))
        .map(|o| phrase::argument(tree, o))
}

/// `envoie Paul pour le punir`: an object of the third person is whoever was sent.
fn leans_back(tree: &Tree<'_>, clause: usize) -> bool {
    tree.with(clause, &["obj", "iobj"]).any(|o| {
        o < clause
            && matches!(tree.lower(o).as_str(), "le" | "la" | "l'" | "les" | "lui" | "leur")
            && tree.has_pos(o, &[Upos::Pron])
    })
}

/// `Le taux a baissé pour atteindre 3 %`, `a mis deux heures pour rentrer`: what a thing came to, or what took how long.
fn is_outcome(
    tree: &Tree<'_>,
    lexicon: &Lexicon,
    predicate: &Predicate,
    clause: usize,
    doer: Phrase,
) -> bool {
    let thing = !is_party(tree, lexicon, doer.head);
    let verb = tree.lemma(predicate.main);
    let changes = lexicon.is_measure(&verb) || verb != "exister" && lexicon.lists(List::Unaccusative, &verb);
    let copula = tree.first(clause, &["cop"]).is_some();
    let takes = matches!(verb.as_str(), "falloir" | "suffire" | "passer" | "mettre");
    let time = || tree.with(predicate.main, &["obj", "obl"]).any(|o| is_time_noun(tree, o));
    thing && (changes || copula || OUTCOMES.contains(&tree.lemma(clause).as_str())) || takes && time()
}
