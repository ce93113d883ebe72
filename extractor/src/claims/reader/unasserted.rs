//! Clauses that are said and not stated: what somebody proposes behind a colon (`un contre-projet : on ferme la mine`), a
//! reason that is denied, and two kinds that are set equal (`Un commerce qui ferme, c'est un village qui meurt`).

use super::super::attribution::is_embedded_question;
use super::super::frame::Frame;
use super::super::lexicon::{Lexicon, List};
use super::super::predicate::Predicate;
use super::super::proposition::PredicateKind;
use super::super::tree::Tree;
use super::Reader;
use super::clause::{is_clause, is_question};
use super::clefts::follows_request;
use crate::analysis::{Language, Upos};
use crate::resolve::{Certainty, Modality};

impl Reader<'_> {
    /// A clause under a noun: what a proposal proposes is wished for.
    pub(super) fn beside_noun(&mut self, clause: usize, noun: usize, frame: &Frame) {
        // `Quant à savoir si le barrage tiendra`
        if self.tree.is(clause, &["ccomp"]) && is_embedded_question(self.tree, clause) {
            self.visited[clause] = true;
            return;
        }
        let proposed = is_proposed(self.tree, self.lexicon, noun, clause);
        self.clause(clause, None, None, if proposed { wished(frame.clone()) } else { frame.clone() });
    }

    /// The same where the parser hangs the clause on the verb that the noun is an object of (`J'ai une idée : on …`).
    pub(super) fn as_proposed(&self, predicate: &Predicate, clause: usize, frame: Frame) -> Frame {
        let tree = self.tree;
        let proposal = |noun: usize| noun < clause && is_proposed(tree, self.lexicon, noun, clause);
        let main = predicate.main;
        let named = tree.with(main, &["obj"]).any(proposal)
            || predicate.kind == PredicateKind::Copula && proposal(main);
        if named && tree.is(clause, &["parataxis"]) { wished(frame) } else { frame }
    }

    /// `Regardez Lyon : la ville a baissé ses impôts`: what stands behind a request with a subject of its own is stated.
    pub(super) fn behind_request(&mut self, predicate: &Predicate, frame: &Frame) {
        let tree = self.tree;
        let told = |d: usize| {
            is_clause(tree, d) && tree.is_finite_clause(d) && tree.with(d, &["nsubj"]).any(|s| s < d)
        };
        let stated = |d: &usize| *d > predicate.head && told(*d) && !follows_request(tree, predicate, *d);
        for d in tree.with(predicate.head, &["parataxis"]).filter(stated) {
            // `Parlons argent : gagnez-vous assez ?`
            let asked = is_question(tree)
                && !(d..tree.len() - 1).any(|i| matches!(tree.token(i).form.as_str(), "." | ";"));
            let frame = frame.clone();
            let asking = || frame.clone().with(Modality::Question).at_most(Certainty::Unknown);
            self.clause(d, None, None, if asked { asking() } else { frame.clone() });
        }
    }

    /// `Personne ne choisit X parce qu'il est beau, mais parce qu'il est près`: the first reason is none, the second is.
    pub(super) fn denied_reason(&mut self, clause: usize, frame: &Frame) {
        let tree = self.tree;
        for other in tree.with(clause, &["conj"]).filter(|&c| is_contrast(tree, c)) {
            self.clause(other, None, None, frame.clone());
        }
        let supposed = frame.clone().with(Modality::Hypothetical).at_most(Certainty::Unknown);
        self.clause(clause, None, None, supposed);
    }
}

/// `Je ne connais pas un voisin qui veuille partir`: in the subjunctive, of a thing that is denied to be there.
pub(super) fn is_excluded(tree: &Tree<'_>, clause: usize, noun: usize) -> bool {
    let subjunctive = |v: usize| tree.feature(v, "Mood") == Some("Sub");
    let indefinite = tree
        .with(noun, &["det", "nummod"])
        .any(|d| matches!(tree.lower(d).as_str(), "un" | "une" | "de" | "d'" | "beaucoup" | "grand"));
    let denied = |verb: usize| {
        let words: Vec<String> = tree.with(verb, &["advmod"]).map(|a| tree.lower(a)).collect();
        words.iter().any(|w| matches!(w.as_str(), "ne" | "n'"))
            && words.iter().any(|w| matches!(w.as_str(), "pas" | "jamais" | "plus"))
    };
    tree.language() == Language::French
        && tree.token(clause).deprel == "acl:relcl"
        && indefinite
        && (subjunctive(clause) || tree.with(clause, &["aux", "cop"]).any(subjunctive))
        && tree.head(noun).is_some_and(|verb| tree.is(noun, &["obj"]) && denied(verb))
}

/// `aucune plainte`, `pas un euro`, `no complaint`: none of them is spoken of.
pub(super) fn is_of_none(tree: &Tree<'_>, noun: usize) -> bool {
    let none = |d: usize| matches!(tree.lemma(d).to_lowercase().as_str(), "aucun" | "nul" | "no" | "kein");
    let not_one = || {
        tree.with(noun, &["advmod"]).any(|a| a < noun && matches!(tree.lower(a).as_str(), "pas" | "not"))
            && tree
                .with(noun, &["det", "nummod"])
                .any(|d| matches!(tree.lemma(d).as_str(), "un" | "one" | "a"))
    };
    tree.with(noun, &["det", "amod"]).any(none) || not_one()
}

/// `Y a-t-il un livre qui vous a changé ?`: whether there is any is what is asked.
pub(super) fn asks_whether_any(tree: &Tree<'_>, noun: usize) -> bool {
    let indefinite =
        tree.with(noun, &["det"]).any(|d| matches!(tree.lower(d).as_str(), "un" | "une" | "des"))
            || matches!(tree.lower(noun).as_str(), "quelqu'un" | "quelque");
    let there_is = |verb: usize| {
        tree.lemma(verb) == "avoir"
            && tree.dependents(verb).iter().any(|&d| matches!(tree.lower(d).as_str(), "y" | "-y"))
            || matches!(tree.lemma(verb).as_str(), "exister" | "connaître")
    };
    tree.language() == Language::French
        && indefinite
        && tree.exactly(noun, "acl:relcl").next().is_some()
        && tree.head(noun).is_some_and(|verb| tree.is(noun, &["obj", "nsubj"]) && there_is(verb))
}

/// `Quel est le plat que vous aimez ?`: what tells which one is asked after is stated nowhere.
pub(super) fn asks_which(tree: &Tree<'_>, clause: usize, noun: usize) -> bool {
    let which = |p: usize| matches!(tree.lower(p).as_str(), "quel" | "quelle" | "quels" | "quelles");
    let set_off = tree.extent(clause).0.checked_sub(1).is_some_and(|b| tree.token(b).form == ",");
    is_question(tree)
        && tree.token(clause).deprel == "acl:relcl"
        && !set_off
        && (tree.is(noun, &["nsubj"]) && tree.head(noun).is_some_and(which)
            || tree.with(noun, &["det"]).any(which))
}

/// What somebody would have so.
fn wished(frame: Frame) -> Frame {
    frame.with(Modality::Desire).at_most(Certainty::Unknown)
}

/// Whether the clause spells out, behind a colon and in the present, what the proposal is.
fn is_proposed(tree: &Tree<'_>, lexicon: &Lexicon, noun: usize, clause: usize) -> bool {
    let colon = (noun + 1..clause).any(|i| tree.token(i).form == ":");
    // `« J'avais envie de rêver » : elle crée un jeu`: what follows the quotation is no part of it.
    let quoted = (noun + 1..clause).any(|i| matches!(tree.token(i).form.as_str(), "»" | "”" | "\""));
    if quoted {
        return false;
    }
    let present =
        tree.feature(clause, "Tense") == Some("Pres") && tree.feature(clause, "Mood") == Some("Ind");
    colon && present && lexicon.lists(List::Proposals, &tree.lemma(noun))
}

fn is_contrast(tree: &Tree<'_>, clause: usize) -> bool {
    tree.with(clause, &["cc"]).any(|c| matches!(tree.lower(c).as_str(), "mais" | "but" | "sondern"))
        && tree.first(clause, &["mark"]).is_some()
}

/// A reason, close behind a denied clause, that nobody acts for or that another one is set against.
pub(super) fn is_denied_reason(tree: &Tree<'_>, predicate: &Predicate, clause: usize) -> bool {
    let because = tree.with(clause, &["mark"]).any(|m| tree.lower(m) == "parce");
    let nobody = |s: usize| {
        matches!(tree.lower(s).as_str(), "personne" | "nul" | "aucun" | "aucune")
            || tree.with(s, &["det"]).any(|d| tree.lemma(d) == "aucun")
    };
    let close = tree.extent(clause).0.checked_sub(1).is_some_and(|before| tree.token(before).form != ",");
    tree.language() == Language::French
        && because
        && close
        && (tree.with(predicate.head, &["nsubj"]).any(nobody)
            || tree.with(clause, &["conj"]).any(|c| is_contrast(tree, c)))
}

/// `Un commerce qui ferme, c'est un village qui meurt`: the relative clauses of two kinds of which one is said to be the other.
pub(super) fn equated(tree: &Tree<'_>, predicate: &Predicate) -> Option<[usize; 2]> {
    let main = predicate.main;
    let kind = |noun: usize| {
        let indefinite = tree.with(noun, &["det"]).any(|d| tree.feature(d, "Definite") == Some("Ind"));
        tree.exactly(noun, "acl:relcl").next().filter(|_| indefinite && tree.has_pos(noun, &[Upos::Noun]))
    };
    let points = tree.with(main, &["nsubj"]).any(|s| matches!(tree.lower(s).as_str(), "c'" | "ce"));
    let first = tree.with(main, &["dislocated", "nsubj"]).filter(|&s| s < main).find_map(kind)?;
    let present = predicate.copula.is_some_and(|c| tree.feature(c, "Tense") == Some("Pres"));
    (points && present && predicate.kind == PredicateKind::Copula)
        .then(|| kind(main))
        .flatten()
        .map(|second| [first, second])
}

/// `things like buying new boats`: what the noun is told by, and nothing that it does.
pub(super) fn is_instance(tree: &Tree<'_>, clause: usize) -> bool {
    tree.language() == Language::English
        && tree
            .with(clause, &["mark", "case"])
            .any(|m| matches!(tree.lower(m).as_str(), "like" | "such" | "including"))
        && !tree.is_finite_clause(clause)
}

/// `depending on how old the house is`: the clause leaves open what it is about.
pub(super) fn is_left_open(tree: &Tree<'_>, clause: usize) -> bool {
    tree.language() == Language::English
        && tree.with(clause, &["advmod", "mark"]).any(|c| {
            c < clause && matches!(tree.lower(c).as_str(), "how" | "whether" | "where" | "when" | "why")
        })
        && tree.with(clause, &["case", "mark"]).any(|c| {
            matches!(
                tree.lower(c).as_str(),
                "depending" | "regardless" | "according" | "irrespective" | "about" | "on" | "of"
            )
        })
}
