//! `Si` that grants and does not suppose: `Si la ville a gagné des habitants, elle a perdu des emplois`, `Si l'hiver est bien
//! froid, l'été, en revanche, est doux`, `Si elle est venue, c'est pour parler`.
//!
//! What both clauses tell of is so. It must not read `S'il pleut, la fête est annulée`, nor what is told of anybody (`Si on a
//! perdu sa carte, on appelle la banque`).

use super::super::predicate::auxiliaries;
use super::super::tree::Tree;
use crate::analysis::{Language, Upos};

/// Words of the main clause that set it against what was granted.
const AGAINST: &[&str] = &["toutefois", "pourtant", "néanmoins", "cependant", "certes"];
/// The same of two words.
const AGAINST_PAIRS: &[[&str; 2]] = &[
    ["en", "revanche"],
    ["par", "contre"],
    ["quant", "à"],
    ["quant", "au"],
    ["quant", "aux"],
    ["autant", "pour"],
    ["pour", "autant"],
    ["pas", "moins"],
    ["même", "temps"],
    ["elle", "aussi"],
    ["lui", "aussi"],
    ["elles", "aussi"],
    ["eux", "aussi"],
];
/// What `c'est` tells the reason or end by.
const REASONS: &[&str] = &[
    "que",
    "qu'",
    "parce",
    "grâce",
    "pour",
    "avant",
    "surtout",
    "d'abord",
    "bien",
    "aussi",
    "notamment",
    "en",
];
/// Verbs that, denied, say that what was granted is not all.
const NOT_ALL: &[&str] =
    &["suffire", "empêcher", "garantir", "résoudre", "remplacer", "régler", "signifier", "dispenser"];

/// Whether the clause behind `si` grants what it says.
#[must_use]
pub fn grants(tree: &Tree<'_>, clause: usize) -> bool {
    told_main(tree, clause).is_some_and(|main| {
        !explains(tree, clause, main)
            && !of_anybody(tree, clause)
            && !of_anybody(tree, main)
            && is_set_against(tree, clause, main)
    })
}

/// Whether the clause behind `si` is so, and what follows tells why: `Si elle est venue, c'est pour parler`.
pub(super) fn is_explained(tree: &Tree<'_>, clause: usize) -> bool {
    told_main(tree, clause).is_some_and(|main| explains(tree, clause, main))
}

/// The main clause behind one that `si` opens, where both are told in the indicative.
fn told_main(tree: &Tree<'_>, clause: usize) -> Option<usize> {
    let french = tree.language() == Language::French;
    let main = tree.head(clause).filter(|&h| french && clause < h && tree.is(clause, &["advcl"]))?;
    let opens = tree.with(clause, &["mark"]).any(|m| {
        let si = matches!(tree.lower(m).as_str(), "si" | "s'");
        si && tree.first(m, &["fixed"]).is_none() && m == first_word(tree, clause)
    });
    let asked = tree.token(tree.len() - 1).form == "?";
    (opens && !asked && told(tree, clause) && told(tree, main)).then_some(main)
}

fn first_word(tree: &Tree<'_>, clause: usize) -> usize {
    let (first, last) = tree.extent(clause);
    (first..last).find(|&i| !tree.has_pos(i, &[Upos::Punct])).unwrap_or(first)
}

/// The verb that carries mood and tense.
fn carrier(tree: &Tree<'_>, head: usize) -> Option<usize> {
    let group = std::iter::once(head).chain(tree.with(head, &["aux", "cop"]));
    let mut finite = group.filter(|&v| tree.feature(v, "VerbForm") == Some("Fin"));
    finite.next()
}

/// In the indicative, and neither to come nor due.
fn told(tree: &Tree<'_>, head: usize) -> bool {
    carrier(tree, head).is_some_and(|v| {
        tree.feature(v, "Mood") == Some("Ind")
            && tree.feature(v, "Tense") != Some("Fut")
            && !matches!(tree.lemma(v).as_str(), "falloir" | "devoir" | "aller")
    })
}

/// What was done once, or lasted: `a gagné`, `fut`.
fn is_past(tree: &Tree<'_>, head: usize) -> bool {
    let perfect = tree.feature(head, "VerbForm") == Some("Part")
        && auxiliaries(tree, head)
            .into_iter()
            .any(|a| tree.token(a).deprel != "aux:pass" || tree.lower(a) == "été");
    let been = tree.with(head, &["aux"]).any(|a| tree.lemma(a) == "avoir");
    let simple = carrier(tree, head).is_some_and(|v| tree.feature(v, "Tense") == Some("Past"));
    perfect || been || simple
}

/// `on`, `vous`, `un élève`, `quelqu'un`: whoever it may be.
fn of_anybody(tree: &Tree<'_>, head: usize) -> bool {
    tree.with(head, &["nsubj"]).any(|s| {
        matches!(
            tree.lower(s).trim_start_matches(['-', 't']),
            "on" | "vous" | "tu" | "quelqu'un" | "ça" | "cela"
        ) || tree.with(s, &["det"]).any(|d| {
            matches!(
                tree.lower(d).as_str(),
                "un" | "une" | "chaque" | "quelque" | "tout" | "toute" | "aucun" | "aucune"
            )
        })
    })
}

/// `Si elle est venue, c'est pour parler`: why what is so is so.
fn explains(tree: &Tree<'_>, clause: usize, main: usize) -> bool {
    let opens = tree.extent(clause).1 + 1;
    let words: Vec<String> =
        (opens..tree.len().min(opens + 5)).map(|i| tree.lower(i)).filter(|w| w != ",").collect();
    let is = words.len() > 2 && matches!(words[0].as_str(), "c'" | "ce") && words[1] == "est";
    is && tree.is_within(clause, main) && REASONS.contains(&words[2].as_str())
}

fn is_set_against(tree: &Tree<'_>, clause: usize, main: usize) -> bool {
    let end = tree.extent(clause).1;
    let last = tree.extent(main).1;
    let word = |i: usize| tree.lower(i);
    let single = (end..=last).any(|i| AGAINST.contains(&word(i).as_str()) || is_tonic_subject(tree, i));
    let pair = (end..last).any(|i| AGAINST_PAIRS.iter().any(|p| p[0] == word(i) && p[1] == word(i + 1)));
    let granted = tree.with(clause, &["advmod"]).any(|a| word(a) == "certes");
    // `Si le lac reste bas, la pluie a rempli les puits`: what may yet come has no past behind it.
    let behind = |s: usize| tree.has_pos(s, &[Upos::Noun, Upos::Propn]);
    let named = tree.with(clause, &["nsubj"]).any(behind) && tree.with(main, &["nsubj"]).any(behind);
    let both = is_past(tree, main) && (is_past(tree, clause) || named);
    let once = is_past(tree, clause)
        && (end..=last)
            .any(|i| matches!(word(i).as_str(), "aujourd'hui" | "désormais" | "maintenant" | "encore"));
    let denied = tree.with(main, &["advmod"]).any(|a| word(a) == "pas");
    let not_all = denied && NOT_ALL.contains(&tree.lemma(main).as_str());
    let stays = matches!(tree.lemma(main).as_str(), "rester" | "demeurer");
    single || pair || granted || both || once || not_all || stays
}

/// `la pluie, elle, revient`: a subject said again between commas.
fn is_tonic_subject(tree: &Tree<'_>, index: usize) -> bool {
    let comma = |i: usize| i < tree.len() && tree.token(i).form == ",";
    matches!(tree.lower(index).as_str(), "lui" | "elle" | "eux" | "elles")
        && index > 0
        && comma(index - 1)
        && comma(index + 1)
}
