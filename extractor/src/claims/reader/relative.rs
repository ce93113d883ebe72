//! Relative clauses: which noun they are about, and where it stands in them.

use super::super::tree::Tree;
use crate::analysis::Upos;

/// Where the antecedent of a relative clause stands in it.
#[derive(Debug, Clone)]
pub struct Gap {
    /// `nsubj`, `obj`, `obl` or `other`.
    pub role: &'static str,
    /// The noun the clause is about.
    pub antecedent: usize,
    /// The relative pronoun, where there is one.
    pub pronoun: Option<usize>,
}

/// A bare complement noun bears no relative clause: `une charge de communication qui …` is about `charge`.
pub(super) fn bearer(tree: &Tree<'_>, noun: usize) -> usize {
    let bare = tree.is(noun, &["nmod"])
        && tree.has_pos(noun, &[Upos::Noun])
        && tree.first(noun, &["det", "nummod"]).is_none()
        && tree.with(noun, &["case"]).any(|c| matches!(tree.lower(c).as_str(), "de" | "d'"));
    match tree.head(noun) {
        Some(head) if bare && tree.has_pos(head, &[Upos::Noun]) => bearer(tree, head),
        _ => noun,
    }
}

pub(super) fn is_relative(tree: &Tree<'_>, clause: usize) -> bool {
    tree.token(clause).deprel == "acl:relcl"
        || (tree.is(clause, &["acl"]) && tree.is_finite(clause) && tree.first(clause, &["mark"]).is_none())
}

/// Where the antecedent stands in its relative clause.
pub(super) fn relative_gap(tree: &Tree<'_>, clause: usize, antecedent: usize) -> Gap {
    let (first, last) = tree.extent(clause);
    let pronoun = (first..=last).find(|&i| {
        tree.feature(i, "PronType").is_some_and(|t| t.split(',').any(|p| p == "Rel"))
            || matches!(
                tree.lower(i).as_str(),
                "qui" | "dont" | "où" | "lequel" | "laquelle" | "who" | "which" | "whom"
            )
            || (matches!(tree.lower(i).as_str(), "que" | "qu'" | "that") && tree.is(i, &["obj", "nsubj"]))
    });
    let role = match pronoun {
        Some(p) if tree.is(p, &["nsubj"]) => "nsubj",
        Some(p) if tree.is(p, &["obj"]) => "obj",
        Some(p) if tree.is(p, &["obl", "iobj"]) && tree.first(p, &["case"]).is_some() => "obl",
        Some(_) => "other",
        None if tree.first(clause, &["nsubj"]).is_some()
            && tree.first(clause, &["obj", "ccomp", "cop"]).is_none() =>
        {
            "obj"
        }
        None if tree.first(clause, &["nsubj"]).is_none() => "nsubj",
        None => "other",
    };
    Gap { role, antecedent, pronoun }
}
