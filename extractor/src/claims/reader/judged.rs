//! What an impersonal clause says of an act (`il est utile de trier`, `il est interdit de fumer`), and what is said of
//! somebody with an infinitive behind it (`il est capable de courir`).

use super::super::lexicon::{Lexicon, List};
use super::super::phrase;
use super::super::predicate::Predicate;
use super::super::proposition::{Phrase, PredicateKind};
use super::super::tree::Tree;
use super::clause::act_phrase;
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
    // `il est temps de partir`, `il n'est pas question de vendre`
    let ripe = tree.language() == Language::French
        && match tree.lemma(main).as_str() {
            "temps" | "dommage" | "heure" => true,
            // `il est question de fermer` says that somebody talks of it.
            "question" => tree.with(main, &["advmod"]).any(|a| tree.lower(a) == "pas"),
            _ => false,
        }
        && tree.with(main, &["nsubj", "expl"]).any(|s| tree.lower(s) == "il");
    let below: &[&str] = if ripe {
        &["csubj", "ccomp", "xcomp", "advcl", "acl"]
    } else {
        &["csubj", "ccomp", "xcomp", "advcl"]
    };
    let act = tree.with(main, below).find(|&c| {
        c > main && tree.feature(c, "VerbForm") == Some("Inf") && tree.first(c, &["mark"]).is_some()
    })?;
    let mark = tree.with(act, &["mark"]).find(|&m| {
        matches!(tree.lower(m).as_str(), "de" | "d'" | "to" | "zu") || timely && tree.lower(m) == "pour"
    })?;
    let adjective = ripe || !tree.has_pos(main, &[Upos::Noun]) || tree.first(main, &["det"]).is_some();
    let whole = phrase::whole(tree, act);
    (impersonal && judges && !somebody && adjective && predicate.main < act)
        .then(|| Phrase { first: opening(tree, mark, act, whole), ..whole })
}

/// Where the act's own words begin: behind its mark, but for German, which has it right before the verb.
fn opening(tree: &Tree<'_>, mark: usize, act: usize, whole: Phrase) -> usize {
    match tree.language() {
        Language::German => (whole.first..act).find(|&i| !tree.has_pos(i, &[Upos::Punct])).unwrap_or(act),
        _ => whole.first.max(mark + 1).min(act),
    }
}

/// `réserver une salle et de louer du matériel`: coordinated acts with a mark of their own are told one by one.
#[must_use]
pub fn acts_apart(tree: &Tree<'_>, whole: Phrase) -> Vec<Phrase> {
    let own = |c: usize| {
        tree.feature(c, "VerbForm") == Some("Inf")
            && tree.first(c, &["nsubj"]).is_none()
            && tree.with(c, &["mark"]).any(|m| matches!(tree.lower(m).as_str(), "de" | "d'" | "à"))
    };
    let further: Vec<usize> =
        tree.with(whole.head, &["conj"]).filter(|&c| whole.contains(c) && own(c)).collect();
    if tree.language() != Language::French || further.is_empty() {
        return vec![whole];
    }
    let heads = std::iter::once(whole.head).chain(further.iter().copied());
    let ends = further.iter().map(|&c| tree.extent(c).0).chain([whole.last + 1]);
    let joins = |i: usize| tree.has_pos(i, &[Upos::Punct, Upos::Cconj]) || tree.is(i, &["cc"]);
    heads
        .zip(ends)
        .map(|(head, end)| {
            let act = if head == whole.head { whole } else { act_phrase(tree, head) };
            let mut last = act.last.min(end.saturating_sub(1)).max(head);
            while last > head && joins(last) {
                last -= 1;
            }
            Phrase { last, ..act }
        })
        .collect()
}
