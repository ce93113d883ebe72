//! Possessives: the word that names an owner, and what the thing owned is called.

use super::candidate::is_named;
use super::{Referent, pronoun};
use crate::analysis::{Language, Upos};
use crate::claims::reader::antecedent_of;
use crate::claims::tree::Tree;
use crate::resolve::document::slug;

/// The possessive before a noun.
#[must_use]
pub fn owner_token(tree: &Tree<'_>, noun: usize) -> Option<usize> {
    tree.with(noun, &["det", "nmod"]).find(|&d| d < noun && pronoun::is_possessive(tree, d))
}

/// `Mariscos, dont le siège est à Vigo`, `Maria, whose company builds boats`: the antecedent that the noun belongs to.
#[must_use]
pub fn relative_owner(tree: &Tree<'_>, noun: usize) -> Option<usize> {
    let pronoun = tree
        .with(noun, &["nmod", "det"])
        .find(|&d| d < noun && matches!(tree.lower(d).as_str(), "dont" | "whose" | "deren" | "dessen"))?;
    let clause = tree.head(noun).filter(|&clause| tree.is(clause, &["acl"]))?;
    // `Anna Roux, une fermière dont les vignes …`: what is set beside a name is that name's.
    let antecedent = antecedent_of(tree, clause, pronoun)?;
    let name =
        tree.head(antecedent).filter(|&n| tree.is(antecedent, &["appos"]) && is_named(tree.sentence, n));
    Some(name.unwrap_or(antecedent))
}

/// What belongs to somebody, called so: `avocat d'Orvado`, `Orvado's lawyer`.
#[must_use]
pub fn owned(language: Language, thing: &Referent, owner: &Referent) -> Referent {
    let (label, of) = (&thing.label, &owner.label);
    let vowel = of.to_lowercase().starts_with(['a', 'e', 'i', 'o', 'u', 'é', 'è', 'ê', 'î', 'â', 'ô']);
    let label = match language {
        Language::French if vowel => format!("{label} d'{of}"),
        Language::French => format!("{label} de {of}"),
        Language::German => format!("{label} von {of}"),
        _ => format!("{of}'s {label}"),
    };
    Referent { slug: slug(&label), label, kind: thing.kind }
}

/// What belongs to something without a name, called so: `président de la région`, `reins du mari d'Anna`. `noun` is the
/// owner's head; `None` where the text does not show its gender, or it is long.
#[must_use]
pub fn owned_by_noun(tree: &Tree<'_>, noun: usize, thing: &Referent, owner: &Referent) -> Option<Referent> {
    const LONGEST: usize = 4;
    let of = &owner.label;
    let vowel = of.to_lowercase().starts_with(['a', 'e', 'i', 'o', 'u', 'é', 'è', 'ê', 'î', 'â', 'ô']);
    let known = tree.language() == Language::French
        && tree.has_pos(noun, &[Upos::Noun])
        && of.split(' ').count() <= LONGEST
        && !of.contains(|c: char| c.is_ascii_digit());
    let article = match (tree.feature(noun, "Number")?, tree.feature(noun, "Gender")) {
        ("Plur", _) => "des ",
        (_, Some(_)) if vowel => "de l'",
        (_, Some("Masc")) => "du ",
        (_, Some("Fem")) => "de la ",
        _ => return None,
    };
    let label = format!("{} {article}{of}", thing.label);
    known.then(|| Referent { slug: slug(&label), label, kind: thing.kind })
}
