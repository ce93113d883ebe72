//! [`answers`]: `c'est` before what answers a question, which says no more than the answer alone (`Qui a dessiné les plans ?
//! – C'est mon frère.`, `Où se trouve l'atelier ? – C'est au bout de la rue.`).
//!
//! Only what is known, a name, a number or a circumstance answers so: `C'est une bonne idée` tells of what was asked about.

use crate::analysis::{Language, Upos};
use crate::claims::reader::is_question;
use crate::claims::tree::Tree;
use crate::resolve::claim::{Argument, Claim};
use crate::resolve::document::Place;
use crate::resolve::mention::Mentions;

/// The copula of a sentence that only puts an answer forward.
pub(super) fn copula(tree: &Tree<'_>) -> Option<usize> {
    let root = tree.sentence.root();
    let this =
        tree.with(root, &["nsubj", "expl"]).find(|&s| matches!(tree.lower(s).as_str(), "c'" | "ce"))?;
    let be = tree.with(root, &["cop"]).find(|&c| tree.is_finite(c))?;
    let opens = (0..this).all(|i| tree.has_pos(i, &[Upos::Adv, Upos::Cconj, Upos::Punct, Upos::Intj]));
    let alone = !tree.dependents(root).iter().any(|&d| {
        tree.token(d).deprel.ends_with(":cleft")
            || tree.is(d, &["csubj", "ccomp", "dislocated", "conj", "advcl", "parataxis", "acl"])
            || matches!(tree.lower(d).as_str(), "pas" | "plus" | "jamais" | "ne" | "n'")
    });
    (tree.language() == Language::French && opens && alone && be < root && is_answer(tree, root))
        .then_some(be)
}

/// `mon frère`, `Paul Roux`, `dix euros`, `au bout de la rue`.
fn is_answer(tree: &Tree<'_>, word: usize) -> bool {
    let known = |d: usize| {
        let word = tree.token(d);
        word.feats.is("Definite", "Def") || word.feats.is("Poss", "Yes") || word.feats.is("PronType", "Dem")
    };
    let marked = tree.first(word, &["case"]).is_some();
    match () {
        () if tree.has_pos(word, &[Upos::Propn, Upos::Num]) => true,
        () if tree.has_pos(word, &[Upos::Noun]) => {
            marked || tree.with(word, &["det"]).any(known) || tree.first(word, &["nummod"]).is_some()
        }
        () => false,
    }
}

/// Whether the sentence answers so the question before it, which asks who, what, where, when or how much.
pub(super) fn answers(mentions: &Mentions<'_>, place: Place) -> bool {
    let document = &mentions.document;
    let tree = Tree::new(document.sentence(place));
    let Some(before) = document.before(place).filter(|_| !tree.is_empty() && copula(&tree).is_some()) else {
        return false;
    };
    let there = Tree::new(document.sentence(before));
    let root = tree.sentence.root();
    let marked = tree.first(root, &["case"]).is_some();
    let number = tree.has_pos(root, &[Upos::Num]) || tree.first(root, &["nummod"]).is_some();
    let asks = |i: usize| match there.lower(i).as_str() {
        "où" | "quand" => marked,
        "combien" => number,
        "qui" | "que" | "qu'" | "qu" => !marked && !number,
        _ => false,
    };
    let said = ["faire", "penser", "dire", "vouloir", "être"];
    let verb = (0..there.len()).any(|i| {
        let quality = there.has_pos(i, &[Upos::Adj]) && there.first(i, &["cop"]).is_some();
        (there.has_pos(i, &[Upos::Verb]) || quality) && !said.contains(&there.lemma(i).as_str())
    });
    let opens = |i: usize| i == 0 || there.has_pos(0, &[Upos::Adp, Upos::Cconj]);
    is_question(&there) && verb && (0..there.len().min(2)).any(|i| opens(i) && asks(i))
}

/// The claims of such a sentence without the one that only says what `c'` is.
#[must_use]
pub fn without(found: Vec<Claim>) -> Vec<Claim> {
    let answered = found.iter().any(|c| c.rule == "answered-question");
    let shown = |c: &Claim| {
        matches!(c.surface[0].to_lowercase().replace('’', "'").as_str(), "c'" | "ce")
            && matches!(c.subject, Some(Argument::Entity(_)))
            && matches!(c.rule.as_str(), "copular" | "verbal")
    };
    found.into_iter().filter(|c| !(answered && shown(c))).collect()
}
