//! What is only heard of (`on dit que`, `il se murmure que`), and what a question takes for granted (`Regrettez-vous d'avoir
//! vendu ?`).

use super::super::frame::Frame;
use super::super::predicate::{Predicate, verb_key};
use super::super::proposition::Phrase;
use super::super::tree::Tree;
use super::{is_anyone, is_first_person};
use crate::analysis::{Language, Upos};
use crate::claims::lexicon::Lexicon;
use crate::resolve::{Certainty, Modality};

/// `entendre dire que`, `on dit que`, `il paraît que`, `I heard that`, `they say`.
pub(super) fn is_hearsay(tree: &Tree<'_>, predicate: &Predicate, subject: Option<Phrase>) -> bool {
    let lemmas: Vec<String> = predicate.chain.iter().map(|&v| tree.lemma(v)).collect();
    let last = lemmas.last().map_or("", String::as_str);
    let generic = subject.is_some_and(|s| {
        let word = tree.lower(s.head);
        let word = word.trim_start_matches("-t").trim_start_matches('-');
        s.first == s.last && matches!(word, "on" | "l'on" | "they" | "people" | "man")
    });
    let own = subject.is_some_and(|s| is_first_person(tree, s.head));
    let nobody = subject.is_none_or(|s| tree.lower(s.head) == "il");
    // `on va dire que`, `on s'est dit que`: nobody else is heard.
    let plainly = predicate.chain.len() == 1 && verb_key(tree, predicate.main) == last;
    match tree.language() {
        Language::French => {
            lemmas.windows(2).any(|w| w[0] == "entendre" && matches!(w[1].as_str(), "dire" | "parler"))
                || (generic
                    && plainly
                    && matches!(
                        last,
                        "dire"
                            | "raconter"
                            | "rapporter"
                            | "murmurer"
                            | "chuchoter"
                            | "prétendre"
                            | "répéter"
                    ))
                || (own && last == "lire")
                || (nobody && matches!(last, "paraître" | "paraîtrer"))
                || is_rumoured(tree, predicate)
        }
        Language::German => (generic && last == "sagen") || last == "hören",
        _ => matches!(last, "hear") || (generic && last == "say") || (own && last == "read"),
    }
}

/// `Il se murmure que X`, `Le bruit court que X`: nobody in particular says so.
fn is_rumoured(tree: &Tree<'_>, predicate: &Predicate) -> bool {
    let main = predicate.main;
    let said = matches!(
        verb_key(tree, main).as_str(),
        "se murmurer" | "se dire" | "se raconter" | "se chuchoter" | "se répéter"
    );
    let il = || {
        let subjects = || tree.with(main, &["nsubj", "expl"]);
        subjects().any(|s| tree.lower(s).trim_start_matches(['-', 't']) == "il")
            && subjects().all(|s| !tree.is(s, &["nsubj"]))
    };
    let noun = |s: usize| matches!(tree.lemma(s).as_str(), "bruit" | "rumeur");
    said && il()
        || matches!(tree.lemma(main).as_str(), "courir" | "circuler") && tree.with(main, &["nsubj"]).any(noun)
}

/// Predicates whose content a question about them does not ask for: `Regrettez-vous d'être venu ?`, and not `Confirmez-vous
/// que …`.
pub(super) fn takes_for_granted(key: &str) -> bool {
    matches!(
        key,
        "regretter"
            | "déplorer"
            | "se réjouir"
            | "se féliciter"
            | "s'étonner"
            | "en vouloir"
            | "être content"
            | "être heureux"
            | "être fier"
            | "être déçu"
            | "être surpris"
            | "être étonné"
            | "savoir"
            | "ignorer"
            | "regret"
            | "bereuen"
            | "bedauern"
    )
}

/// `regrette que le pont ait fermé`, `se réjouit qu'il ouvre`: French verbs of feeling about what is so.
pub(super) fn is_felt(tree: &Tree<'_>, key: &str, clause: usize) -> bool {
    is_perceived(tree, key, clause) || is_regretted(tree, key, clause)
}

/// `saw the soldiers burn the village`, `gesehen, wie die Soldaten kamen`: what somebody perceives is so.
pub(super) fn is_perceived(tree: &Tree<'_>, key: &str, clause: usize) -> bool {
    let perceives = matches!(
        key,
        "see"
            | "hear"
            | "watch"
            | "feel"
            | "notice"
            | "observe"
            | "sehen"
            | "hören"
            | "beobachten"
            | "erleben"
    );
    let bare = tree.language() == Language::English
        && !tree.is_finite_clause(clause)
        && tree.first(clause, &["nsubj"]).is_some()
        && tree.first(clause, &["mark", "cop"]).is_none();
    let how = tree.language() == Language::German
        && tree.is_finite_clause(clause)
        && tree.with(clause, &["mark", "advmod"]).any(|m| tree.lower(m) == "wie");
    perceives && (bare || how)
}

fn is_regretted(tree: &Tree<'_>, key: &str, clause: usize) -> bool {
    tree.language() == Language::French
        && tree.is_finite_clause(clause)
        && takes_for_granted(key)
        && !matches!(key, "savoir" | "ignorer")
}

/// Leave what is asked outside; whether anything was.
pub(super) fn granted(frame: &mut Frame) -> bool {
    let asked = frame.modality.remove(&Modality::Question);
    if asked && frame.ceiling == Some(Certainty::Unknown) {
        frame.ceiling = None;
    }
    asked
}

/// `a prévenu les habitants que X`: whether the verb has whoever is told for its object, and what they are told beside it.
#[must_use]
pub fn tells_somebody(tree: &Tree<'_>, verb: usize) -> bool {
    let tells = matches!(
        tree.lemma(verb).as_str(),
        "prévenir" | "avertir" | "informer" | "aviser" | "persuader" | "convaincre" | "alerter" | "assurer"
    );
    let that = |c: usize| {
        tree.is_finite_clause(c)
            && tree.with(c, &["mark"]).any(|m| matches!(tree.lower(m).as_str(), "que" | "qu'"))
    };
    tree.language() == Language::French
        && tells
        && tree.first(verb, &["obj"]).is_some()
        && tree.with(verb, &["ccomp"]).any(that)
}

/// The frame of what is heard; `on dirait que le lac est vide` says what it looks like.
pub(super) fn as_heard(tree: &Tree<'_>, predicate: &Predicate, frame: Frame) -> Frame {
    let seems = predicate.finite(tree).is_some_and(|f| tree.feature(f, "Mood") == Some("Cnd"));
    if seems && tree.language() == Language::French {
        return frame.at_most(Certainty::Probable);
    }
    frame.with(Modality::Hearsay)
}

/// `on m'a répondu que`, `on nous assure que`: somebody unnamed says so, and not the speaker.
pub(super) fn is_told(
    tree: &Tree<'_>,
    lexicon: &Lexicon,
    predicate: &Predicate,
    subject: Option<Phrase>,
    key: &str,
) -> bool {
    let speaks = lexicon.speech(key).is_some_and(|act| !matches!(act, "ask" | "order" | "propose" | "deny"));
    let to_somebody = tree
        .with(predicate.main, &["iobj", "obj", "obl"])
        .any(|o| tree.has_pos(o, &[Upos::Pron]) && matches!(tree.feature(o, "Person"), Some("1" | "2")));
    tree.language() == Language::French
        && (predicate.chain.len() == 1 && speaks && to_somebody || retorts(tree, predicate))
        && subject.is_some_and(|s| is_anyone(tree, s))
}

/// `on pourrait objecter que`: whoever retorts is none of those who speak.
#[must_use]
pub fn retorts(tree: &Tree<'_>, predicate: &Predicate) -> bool {
    matches!(
        tree.lemma(predicate.main).as_str(),
        "rétorquer" | "objecter" | "répliquer" | "reprocher" | "riposter" | "opposer"
    )
}
