//! Coordinated nouns that are one argument: mixed up with each other, or under one adjective.

use super::super::proposition::Phrase;
use super::super::tree::Tree;
use super::{LONGEST_RESTRICTION, argument};
use crate::analysis::{Language, Upos};

/// `et même le tracteur`, `encore moins sa maison`: how many words before a coordinated noun only say how it joins the others.
pub(super) fn added(tree: &Tree<'_>, phrase: Phrase) -> usize {
    let conj = tree.is(phrase.head, &["conj"]) && tree.language() == Language::French;
    let word = |i: usize| if i < phrase.head { tree.lower(i) } else { String::new() };
    match (word(phrase.first).as_str(), word(phrase.first + 1).as_str()) {
        _ if !conj => 0,
        ("encore" | "bien", "moins" | "plus") | ("à", "plus") => 2,
        ("moins", _) if phrase.first > 0 && tree.lower(phrase.first - 1) == "encore" => 1,
        ("même" | "surtout" | "notamment" | "bientôt" | "puis" | "parfois", _) => 1,
        _ => 0,
    }
}

/// `pour homicides et blessures involontaires`: two bare nouns that share the adjective behind them are one argument.
#[must_use]
pub fn sharing(tree: &Tree<'_>, head: usize) -> Option<Phrase> {
    let mut others = tree.with(head, &["conj"]);
    let (other, None) = (others.next()?, others.next()) else { return None };
    if is_pair(tree, head, other) {
        let own = argument(tree, head);
        return Some(Phrase { last: end_of_pair(tree, head, other), head, first: own.first });
    }
    let plural = |i: usize| tree.feature(i, "Number") == Some("Plur");
    let noun = |i: usize| tree.has_pos(i, &[Upos::Noun]) && plural(i);
    let quality = tree.with(other, &["amod"]).find(|&a| a > other && plural(a))?;
    let bare = |i: usize| tree.first(i, &["det", "nummod", "nmod", "appos"]).is_none();
    let alone =
        tree.first(head, &["amod"]).is_none() && tree.with(other, &["case", "nsubj", "cop"]).next().is_none();
    // `hommes et femmes enceintes`: the adjective must fit both.
    let fits = tree.feature(quality, "Gender") != Some("Fem") || tree.feature(head, "Gender") == Some("Fem");
    let shared =
        tree.language() == Language::French && noun(head) && noun(other) && bare(head) && bare(other);
    (shared && alone && fits && head < other)
        .then(|| Phrase { last: argument(tree, other).last, ..argument(tree, head) })
}

/// `les auteurs et autrices du recueil`, `les moyens et solutions apportés aux clubs`: a second noun without an article of its own
/// shares that of the first, and what stands behind is said of both.
fn is_pair(tree: &Tree<'_>, head: usize, other: usize) -> bool {
    let noun = |i: usize| tree.has_pos(i, &[Upos::Noun]) && tree.feature(i, "Number") == Some("Plur");
    let article = tree.with(head, &["det"]).any(|d| d < head);
    let bare = tree.with(head, &["nmod", "amod", "appos", "acl"]).all(|d| d < head || d > other);
    let own = tree.with(other, &["det", "case", "nummod", "nsubj", "cop"]).next().is_none();
    let joined = tree.with(other, &["cc"]).any(|c| matches!(tree.lower(c).as_str(), "et" | "ou"));
    let close = other <= head + 2;
    let behind = [head, other].iter().any(|&n| tree.with(n, &["nmod", "amod", "acl"]).any(|d| d > other));
    tree.language() == Language::French
        && head < other
        && noun(head)
        && noun(other)
        && article
        && own
        && joined
        && close
        && bare
        && (behind || are_counterparts(tree, head, other))
}

/// Where the words of such a pair end, with what the parser hangs on the first of the two.
fn end_of_pair(tree: &Tree<'_>, head: usize, other: usize) -> usize {
    let mut last = argument(tree, other).last;
    for d in tree.with(head, &["nmod", "amod", "acl"]).filter(|&d| d > other) {
        let clause = tree.is(d, &["acl"]);
        let (first, end) = if clause { tree.extent(d) } else { (tree.extent(d).0, argument(tree, d).last) };
        let short = !clause || !tree.is_finite_clause(d) && end - first < LONGEST_RESTRICTION;
        if first == last + 1 && short {
            last = end;
        }
    }
    last
}

/// `auteurs et autrices`, `ambassadeurs et ambassadrices`: men and women of one kind.
fn are_counterparts(tree: &Tree<'_>, head: usize, other: usize) -> bool {
    let stem = |i: usize| tree.lower(i).chars().take(4).collect::<String>();
    let gender = |i: usize| tree.feature(i, "Gender");
    stem(head) == stem(other) && tree.lower(head).chars().count() > 4 && gender(head) != gender(other)
}

/// `confondre vitesse et précipitation`: one with the other, so that both are one argument.
#[must_use]
pub fn mixed(tree: &Tree<'_>, head: usize) -> Option<Phrase> {
    let mixes = |verb: usize| {
        matches!(
            tree.lemma(verb).as_str(),
            "confondre"
                | "comparer"
                | "mélanger"
                | "concilier"
                | "distinguer"
                | "associer"
                | "allier"
                | "combiner"
                | "conjuguer"
                | "mêler"
                | "marier"
                | "rapprocher"
                | "opposer"
        )
    };
    let verb = tree.head(head).filter(|_| tree.is(head, &["obj"]) && tree.language() == Language::French)?;
    let last = tree
        .with(head, &["conj"])
        .filter(|&other| other > head)
        .map(|other| argument(tree, other).last)
        .max()?;
    mixes(verb).then(|| Phrase { last, ..argument(tree, head) })
}

/// The last token of a circumstance with those it is coordinated with: `au Ghana et aux Seychelles`, `le mardi et le jeudi`.
pub(super) fn with_others(tree: &Tree<'_>, head: usize, last: usize) -> usize {
    const LONGEST: usize = 12;
    let marked = tree.first(head, &["case"]).is_some();
    let (mut end, mut listed) = (last, false);
    for other in tree.with(head, &["conj"]).filter(|_| tree.language() == Language::French) {
        let nominal = tree.has_pos(other, &[Upos::Noun, Upos::Propn, Upos::Num, Upos::Pron])
            && tree.first(other, &["nsubj", "cop", "orphan", "acl"]).is_none();
        let phrase = argument(tree, other);
        let joins = |i: usize| {
            tree.is(i, &["cc", "case", "det"]) && tree.head(i) == Some(other) || tree.token(i).form == ","
        };
        let near = phrase.first > end && (end + 1..phrase.first).all(joins);
        let alike = marked || tree.first(other, &["case"]).is_none();
        if nominal && near && alike && phrase.last < head + LONGEST {
            end = phrase.last;
            listed |= tree.first(other, &["cc"]).is_some();
        } else {
            break;
        }
    }
    if listed { end } else { last }
}
