//! What a sentence says in passing: what somebody is, beside their name; what somebody spends time on (`met dix minutes à
//! comprendre que …`); what is done without (`part sans prévenir ses voisins`).

use super::super::frame::Frame;
use super::super::lexicon::{Lexicon, List};
use super::super::predicate::Predicate;
use super::super::proposition::{Object, Phrase};
use super::super::rules::{Slots, fronted, portrait, whence};
use super::super::tree::Tree;
use super::Reader;
use super::emit::statement;
use crate::analysis::Language;

/// Verbs of giving time or means to an act.
const SPENDING: &[&str] =
    &["mettre", "passer", "consacrer", "perdre", "employer", "occuper", "dépenser", "vouer", "user"];

/// What is spent on an act beside times.
const MEANS: &[&str] =
    &["temps", "vie", "partie", "moitié", "tiers", "quart", "énergie", "argent", "fortune", "carrière"];

/// Acts that `sans` only puts forward (`sans parler de`), or that tell how and not what (`sans hésiter`).
const IN_PASSING: &[&str] = &[
    "parler", "compter", "oublier", "vouloir", "savoir", "pouvoir", "devoir", "avoir", "être", "passer",
    "attendre", "hésiter", "tarder", "cesser", "faire", "laisser", "aller",
];

impl Reader<'_> {
    /// Whether a French finite clause stands behind a conjunction of aim, condition or time: it is no content of a verb and
    /// nothing that a noun is.
    pub(super) fn is_subordinate(&self, clause: usize) -> bool {
        let tree = self.tree;
        let marks: Vec<usize> = tree.with(clause, &["mark"]).collect();
        let that = |m: usize| matches!(tree.lower(m).as_str(), "que" | "qu'");
        let whole = marks.iter().any(|&m| {
            let words = tree.expression(m).to_lowercase().replace("qu'", "que");
            words.ends_with(" que") && self.lexicon.connective(&words, true).is_some()
        });
        let split =
            marks.iter().any(|&m| matches!(tree.lower(m).as_str(), "pour" | "avant" | "afin" | "pourvu"))
                && marks.iter().any(|&m| that(m));
        tree.language() == Language::French && (whole || split)
    }

    /// What the sentence tells of the persons it names.
    pub(super) fn portraits(&mut self) {
        let led_to = whence::identities(self.tree);
        let opening = fronted::identities(self.tree, self.lexicon);
        let others = opening.into_iter().chain(led_to);
        for identity in portrait::identities(self.tree, self.lexicon).into_iter().chain(others) {
            let again = |o: &Object| matches!((o, identity.object), (Object::Phrase(a), Object::Phrase(b)) if a.head == b.head);
            let told = self.found.iter().any(|p| {
                p.subject.is_some_and(|s| s.contains(identity.subject.head))
                    && p.object.as_ref().is_some_and(again)
            });
            if told {
                continue;
            }
            let slots = Slots {
                rule: "apposition",
                objects: Vec::new(),
                relation: identity.relation,
                used: Vec::new(),
            };
            let (subject, quote) = (identity.subject, identity.quote);
            let frame = Frame::default();
            self.emit_one(
                subject.head,
                Some(subject),
                identity.object,
                &slots,
                &statement(),
                Vec::new(),
                &frame,
                quote,
            );
        }
    }

    /// `passe trois heures à répondre`: whether the infinitive is what the time is spent on, and so is done.
    pub(super) fn is_spent_on(&self, verb: usize, act: usize) -> bool {
        let tree = self.tree;
        let to = tree.with(act, &["mark"]).any(|m| tree.lower(m) == "à");
        let spent = |o: usize| {
            let lemma = tree.lemma(o);
            self.lexicon.lists(List::Times, &lemma)
                || MEANS.contains(&lemma.as_str())
                || tree.with(o, &["nmod"]).any(|n| self.lexicon.lists(List::Times, &tree.lemma(n)))
        };
        tree.language() == Language::French
            && to
            && tree.feature(act, "VerbForm") == Some("Inf")
            && SPENDING.contains(&tree.lemma(verb).as_str())
            && tree.with(verb, &["obj", "obl"]).any(|o| o < act && spent(o))
    }

    /// `part sans prévenir ses voisins`: what was not done, where what was done is plainly stated.
    pub(super) fn left_undone(&mut self, clause: usize, subject: Option<Phrase>, frame: &Frame) {
        let tree = self.tree;
        let Some(subject) = subject else { return };
        let plain = frame.modality.is_empty() && frame.ceiling.is_none() && !frame.denied;
        let told = tree.head(clause).filter(|&above| is_done(tree, above));
        let something = tree.first(clause, &["obj", "iobj", "obl"]).is_some_and(|d| d > clause);
        if tree.language() == Language::French
            && tree.feature(clause, "VerbForm") == Some("Inf")
            && plain
            && told.is_some()
            && something
            && !IN_PASSING.contains(&tree.lemma(clause).as_str())
        {
            // `sans prévenir personne`, `sans jamais prévenir`: the two deny once.
            let nobody = tree.with(clause, &["obj", "iobj", "advmod"]).any(|o| {
                matches!(tree.lower(o).as_str(), "personne" | "rien" | "jamais")
                    || tree.with(o, &["det"]).any(|d| matches!(tree.lower(d).as_str(), "aucun" | "aucune"))
            });
            let frame = Frame { denied: !nobody, ..frame.clone() };
            self.clause(clause, Some(subject), None, frame);
        }
    }

    /// The act that time is spent on, under the object that tells how long (`trois heures à répondre`).
    pub(super) fn spent_acts(&mut self, predicate: &Predicate, subject: Option<Phrase>, frame: &Frame) {
        let tree = self.tree;
        let verb = predicate.main;
        let acts: Vec<usize> = tree.with(verb, &["obj"]).flat_map(|o| tree.with(o, &["acl"])).collect();
        for act in acts {
            if self.is_spent_on(verb, act) {
                self.clause(act, subject, None, frame.clone());
            }
        }
    }
}

/// `sans prévenir`, `au lieu de vendre`, `plutôt que d'attendre`: whether the words before an act say that it is not done.
pub(super) fn leaves_undone(tree: &Tree<'_>, lexicon: &Lexicon, clause: usize) -> bool {
    tree.with(clause, &["mark", "case"]).any(|m| {
        let words = tree.expression(m).to_lowercase().replace("qu'", "que").replace("qu’", "que");
        let said = [words.clone(), format!("{words} de"), format!("{words} of")];
        said.iter().any(|words| lexicon.denies_complement(words))
    })
}

/// Whether a verb states a deed in the indicative: not asked for, not denied, not to come.
fn is_done(tree: &Tree<'_>, verb: usize) -> bool {
    let finite = std::iter::once(verb).chain(tree.with(verb, &["aux", "cop"])).find(|&v| tree.is_finite(v));
    let stated = finite
        .is_some_and(|v| tree.feature(v, "Mood") == Some("Ind") && tree.feature(v, "Tense") != Some("Fut"));
    let denied = tree.with(verb, &["advmod"]).any(|d| matches!(tree.lower(d).as_str(), "ne" | "n'" | "pas"));
    stated && !denied
}
