//! [`is_demonym`]: nouns for who lives somewhere or belongs to a people, which look like names: `la Creusoise`, `le Nantais`.
//!
//! Reads: the endings of such nouns, the words of `data/fr/references.tsv` that no ending tells.

use super::lexicon::{References, WordClass, first_name};
use crate::analysis::{EntityMention, EntityType, Language};
use crate::claims::tree::Tree;

/// Endings of nouns for inhabitants, and those that names of places and persons have as well.
const INHABITANTS: &[&str] = &["ois", "oise", "ais", "aise", "ien", "ienne", "éen", "éenne"];
const UNSURE: &[&str] =
    &["ain", "aine", "on", "onne", "an", "ane", "ard", "arde", "ot", "ote", "and", "ande", "in", "ine"];
/// Those that only nouns for women have.
const WOMEN: &[&str] = &["aine", "onne", "ane", "arde", "ande"];

/// `la Creusoise`, `le Nantais`, `la jeune Nantaise`: a noun with a capital inside its sentence that ends as those for
/// inhabitants do. Of those that end as places do as well (`la Lorraine`), only what was taken for no place, or calls a
/// woman and is no place of the list.
#[must_use]
pub fn is_demonym(tree: &Tree<'_>, token: usize) -> bool {
    let references = References::of(tree.language());
    let form = &tree.token(token).form;
    let ends = |endings: &[&str]| endings.iter().any(|ending| form.ends_with(ending));
    let article = |d: usize| matches!(tree.lower(d).as_str(), "le" | "la" | "l'" | "l’");
    let beside = token.checked_sub(1).is_some_and(article);
    let young = !beside && tree.with(token, &["det"]).any(article) && is_young(tree, token);
    let sure = references.is(WordClass::People, form);
    let place = references.is(WordClass::PlaceAsPeople, form);
    let mut names = tree.sentence.entities.iter().filter(|e| e.tokens.contains(token));
    let kinds = |e: &EntityMention| {
        e.tokens.end - e.tokens.start == 1
            && (sure
                || ends(INHABITANTS)
                || ends(WOMEN) && !place && e.kind == EntityType::Location
                || !matches!(e.kind, EntityType::Location | EntityType::Organization))
    };
    let named = first_name(form, tree.language()).is_some() || tree.first(token, &["flat"]).is_some();
    tree.language() == Language::French
        && (beside || young && !named)
        && form.chars().count() > 3
        && form.starts_with(char::is_uppercase)
        && !form.chars().all(char::is_uppercase)
        && (sure || ends(INHABITANTS) || ends(UNSURE))
        && tree.is(token, &["nsubj"])
        && names.all(kinds)
}

/// `la jeune Nantaise`: an adjective between the article and the noun that only persons have.
fn is_young(tree: &Tree<'_>, token: usize) -> bool {
    let before = token.checked_sub(1).map(|a| tree.lemma(a)).unwrap_or_default();
    matches!(before.as_str(), "jeune" | "vieux" | "vieil" | "célèbre" | "petit" | "grand" | "talentueux")
}

/// `Anna Roux, une jeune Nantaise`: a noun for an inhabitant by which somebody named is told, and no name.
#[must_use]
pub fn is_told_inhabitant(tree: &Tree<'_>, token: usize) -> bool {
    let form = &tree.token(token).form;
    let ends = |endings: &[&str]| endings.iter().any(|ending| form.ends_with(ending));
    let one = |d: usize| matches!(tree.lower(d).as_str(), "un" | "une");
    let single = |e: &EntityMention| e.tokens.end - e.tokens.start == 1;
    tree.language() == Language::French
        && tree.is(token, &["appos"])
        && form.starts_with(char::is_uppercase)
        && (ends(INHABITANTS) || ends(UNSURE) || References::of(tree.language()).is(WordClass::People, form))
        && tree.with(token, &["det"]).any(one)
        && tree.sentence.entities.iter().filter(|e| e.tokens.contains(token)).all(single)
}
