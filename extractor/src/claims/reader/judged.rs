//! What an impersonal clause says of an act (`il est utile de trier`, `il est interdit de fumer`), and what is said of
//! somebody with an infinitive behind it (`il est capable de courir`).

use super::super::lexicon::{Lexicon, List};
use super::super::phrase;
use super::super::predicate::Predicate;
use super::super::proposition::{Phrase, PredicateKind};
use super::super::tree::Tree;
use crate::analysis::{Language, Upos};

/// `capable de courir`, `obligé de vendre`: an adjective or participle whose infinitive somebody can or has to do.
#[must_use]
pub fn is_experiencer(tree: &Tree<'_>, token: usize) -> bool {
    let lexicon = Lexicon::of(tree.language());
    let form = tree.lower(token);
    let masculine = form.trim_end_matches('s').trim_end_matches('e');
    [tree.lemma(token).as_str(), form.as_str(), masculine].iter().any(|w| lexicon.lists(List::Experiencer, w))
}

/// `il est utile de trier les déchets`: the act that an impersonal clause judges, its mark left out.
#[must_use]
pub fn judged_act(tree: &Tree<'_>, predicate: &Predicate) -> Option<Phrase> {
    let main = predicate.main;
    // `Rester, c'est choisir de lutter`: that is what staying is.
    if tree.language() == Language::French && tree.feature(main, "VerbForm") == Some("Inf") {
        return None;
    }
    let impersonal = tree
        .with(main, &["nsubj", "expl"])
        .any(|s| matches!(tree.lower(s).as_str(), "il" | "c'" | "ce" | "it" | "es" | "-il"));
    // `il est capable de courir` says it of somebody; `il est interdit de fumer` of the act.
    let somebody = is_experiencer(tree, main);
    let passive = tree.language() == Language::French && predicate.kind == PredicateKind::Passive;
    // `il est trop tôt pour conclure`
    let late =
        |a: usize| matches!(tree.lower(a).as_str(), "tôt" | "tard") && tree.first(a, &["advmod"]).is_some();
    let timely = late(main) && predicate.copula.is_some()
        || tree.lemma(main) == "être" && tree.with(main, &["advmod"]).any(late);
    let judges = predicate.kind == PredicateKind::Copula
        || passive
        || timely
        || matches!(tree.lemma(main).as_str(), "suffire");
    let act = tree.with(main, &["csubj", "ccomp", "xcomp", "advcl"]).find(|&c| {
        c > main && tree.feature(c, "VerbForm") == Some("Inf") && tree.first(c, &["mark"]).is_some()
    })?;
    let mark = tree.with(act, &["mark"]).find(|&m| {
        matches!(tree.lower(m).as_str(), "de" | "d'" | "to" | "zu") || timely && tree.lower(m) == "pour"
    })?;
    let adjective = !tree.has_pos(main, &[Upos::Noun]) || tree.first(main, &["det"]).is_some();
    let whole = phrase::whole(tree, act);
    (impersonal && judges && !somebody && adjective && predicate.main < act)
        .then_some(Phrase { first: whole.first.max(mark + 1).min(act), ..whole })
}
