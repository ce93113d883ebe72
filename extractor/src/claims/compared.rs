//! French clauses that a word of degree asks for: what is compared with (`plus dur que je ne pensais`), and what follows
//! (`si froid que les tuyaux ont gelé`).
//!
//! Reads: a tree. Says which clauses compare, and state nothing, and which are a consequence, and are stated by themselves.

use super::circumstance::is_time_noun;
use super::tree::Tree;
use crate::analysis::{Language, Upos};

fn is_comparative(tree: &Tree<'_>, index: usize) -> bool {
    matches!(
        tree.lower(index).as_str(),
        "plus"
            | "moins"
            | "aussi"
            | "autant"
            | "mieux"
            | "davantage"
            | "meilleur"
            | "meilleure"
            | "pire"
            | "pis"
    )
}

/// Whether the clause has `que` for its only mark.
fn is_after_que(tree: &Tree<'_>, clause: usize) -> bool {
    let one = tree.with(clause, &["mark", "case"]).count() <= 1;
    one && matches!(tree.lower(tree.extent(clause).0).as_str(), "que" | "qu'")
}

/// `plus dur que je ne pensais`, `mieux qu'on ne le croit`: a clause that a comparative compares with.
#[must_use]
pub fn is_standard_clause(tree: &Tree<'_>, clause: usize) -> bool {
    let Some(head) = tree.head(clause).filter(|&h| h < clause) else { return false };
    let bound = tree.is(clause, &["ccomp", "advcl", "acl", "obl"]) && tree.is_finite_clause(clause);
    let by = is_comparative(tree, head)
        || tree.with(head, &["advmod", "amod", "det", "obj"]).any(|d| d < clause && is_comparative(tree, d));
    let expletive = tree.with(clause, &["advmod"]).any(|a| matches!(tree.lower(a).as_str(), "ne" | "n'"))
        && !tree
            .with(clause, &["advmod"])
            .any(|a| matches!(tree.lower(a).as_str(), "pas" | "jamais" | "plus"));
    let expects = matches!(
        tree.lemma(clause).as_str(),
        "croire"
            | "penser"
            | "prévoir"
            | "imaginer"
            | "dire"
            | "espérer"
            | "supposer"
            | "attendre"
            | "craindre"
    );
    tree.language() == Language::French
        && bound
        && by
        && is_after_que(tree, clause)
        && (expletive || expects || is_comparative(tree, head))
}

/// `si froid que les tuyaux ont gelé`, `tellement vite qu'il tombe`: what comes of a high degree.
#[must_use]
pub fn is_consequence(tree: &Tree<'_>, clause: usize) -> bool {
    let Some(head) = tree.head(clause).filter(|&h| h < clause) else { return false };
    let high = |d: usize| {
        d < clause
            && matches!(tree.lower(d).as_str(), "si" | "tellement" | "tant")
            && tree.has_pos(d, &[Upos::Adv])
    };
    let near = |h: usize| high(h) || tree.with(h, &["advmod", "amod", "xcomp", "det"]).any(high);
    let below = tree.with(head, &["obj", "xcomp", "advmod"]).filter(|&d| d < clause).any(near);
    tree.language() == Language::French
        && tree.is(clause, &["ccomp", "advcl", "acl"])
        && tree.is_finite_clause(clause)
        && is_after_que(tree, clause)
        && (near(head) || below)
}

/// The standards of comparison that a clause has below its own words: `il y a moins de médecins qu'en 2010`.
#[must_use]
pub fn standards(tree: &Tree<'_>, verb: usize) -> Vec<usize> {
    if tree.language() != Language::French {
        return Vec::new();
    }
    let own = tree.with(verb, &["obj", "advmod", "xcomp", "amod", "obl", "nsubj"]);
    let degrees = own.filter(|&d| {
        is_comparative(tree, d) || tree.with(d, &["advmod", "det", "amod"]).any(|a| is_comparative(tree, a))
    });
    let phrase = |s: usize| {
        tree.is(s, &["obl", "nmod"])
            && tree.with(s, &["mark", "case"]).any(|m| matches!(tree.lower(m).as_str(), "que" | "qu'"))
    };
    let clauses = |h: usize| {
        tree.dependents(h).iter().copied().filter(move |&c| is_standard_clause(tree, c)).collect::<Vec<_>>()
    };
    degrees
        .flat_map(|d| {
            let mut found = clauses(d);
            found.extend(tree.with(d, &["obl", "nmod"]).filter(|&s| s > d && phrase(s)));
            found
        })
        .chain(clauses(verb))
        .collect()
}

/// `plus chers en ville qu'à la campagne`, `plus forts que l'an dernier`: where or when it is less so.
#[must_use]
pub fn is_circumstance_compared(tree: &Tree<'_>, phrase: usize) -> bool {
    let Some(head) = tree.head(phrase).filter(|&h| h < phrase || tree.first(h, &["cop", "aux"]).is_some())
    else {
        return false;
    };
    let than = |i: usize| matches!(tree.lower(i).as_str(), "que" | "qu'");
    let que = tree.with(phrase, &["mark", "case"]).find(|&m| than(m));
    let of = |i: usize| matches!(tree.lower(i).as_str(), "de" | "du" | "des" | "d'");
    let further = |que: usize| {
        tree.with(phrase, &["case"]).any(|c| c > que && !than(c) && !of(c)) || is_time_noun(tree, phrase)
    };
    let degree = |h: usize| {
        is_comparative(tree, h)
            || tree.with(h, &["advmod", "amod", "det", "obj", "xcomp"]).any(|d| {
                d < phrase
                    && (is_comparative(tree, d) || tree.with(d, &["advmod"]).any(|a| is_comparative(tree, a)))
            })
    };
    tree.language() == Language::French
        && tree.is(phrase, &["obl", "nmod"])
        && que.is_some_and(further)
        && degree(head)
}

/// `compte moins que l'argent`: what follows `que` is compared with, and no object.
#[must_use]
pub fn is_standard(tree: &Tree<'_>, object: usize) -> bool {
    let compares = |d: usize| {
        matches!(
            tree.lower(d).as_str(),
            "plus"
                | "moins"
                | "autant"
                | "mieux"
                | "davantage"
                | "more"
                | "less"
                | "better"
                | "mehr"
                | "weniger"
        )
    };
    let than = tree
        .with(object, &["case", "mark", "advmod", "cc"])
        .any(|c| matches!(tree.lower(c).as_str(), "que" | "qu'" | "than" | "als"));
    let verb = tree.head(object);
    // `ne compte plus que deux médecins` restricts.
    let restricts =
        |v: usize| tree.with(v, &["advmod"]).any(|d| matches!(tree.lower(d).as_str(), "ne" | "n'"));
    let verb = verb.filter(|&v| !restricts(v));
    let above = verb.and_then(|v| tree.head(v).filter(|_| tree.is(v, &["xcomp"])));
    let by = |v: usize| tree.with(v, &["advmod"]).any(|d| d < object && compares(d));
    than && [verb, above].into_iter().flatten().any(by)
}

/// `plus que la couleur`: what an adverb of comparison compares with.
#[must_use]
pub fn compared_with(tree: &Tree<'_>, adverb: usize) -> Option<usize> {
    let compares = matches!(tree.lower(adverb).as_str(), "plus" | "moins" | "autant" | "mieux" | "davantage");
    tree.with(adverb, &["obl", "nmod", "obj"]).filter(|_| compares).find(|&d| {
        tree.has_pos(d, &[Upos::Noun, Upos::Propn, Upos::Pron])
            && tree.with(d, &["case", "mark"]).any(|c| matches!(tree.lower(c).as_str(), "que" | "qu'"))
    })
}
