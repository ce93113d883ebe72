//! What a noun is of, by name: `les limites du club` are `limites de Brennac` once the club is known to be Brennac, and `le
//! restaurant de mes parents` is the `restaurant des parents d'Anne Roy` who speaks.
//!
//! Reads: the tree of the phrase, what its nouns take up. The complement must end the phrase and stand for a name.

use super::coreference::{Referent, article_of, owned, owner_token};
use super::document::Place;
use super::mention::Mentions;
use super::noun_label::noun_label;
use crate::analysis::{Language, Upos};
use crate::claims::Phrase;
use crate::claims::tree::Tree;

/// The thing with the name that its complement takes up, or has a possessive for.
pub fn named(mentions: &Mentions<'_>, place: Place, phrase: Phrase, thing: &Referent) -> Option<Referent> {
    taking_up(mentions, place, phrase, thing).or_else(|| possessed(mentions, place, phrase, thing))
}

/// `le restaurant de mes parents`, `un cadeau à ma sœur`.
fn possessed(mentions: &Mentions<'_>, place: Place, phrase: Phrase, thing: &Referent) -> Option<Referent> {
    let sentence = mentions.document.sentence(place);
    let tree = Tree::new(sentence);
    let french = tree.language() == Language::French && mentions.registry.find(&thing.label).is_none();
    let noun = (phrase.head + 2..=phrase.last).rev().find(|&i| {
        tree.is(i, &["nmod"]) && tree.has_pos(i, &[Upos::Noun]) && tree.extent(i).1 == phrase.last
    })?;
    let possessive = owner_token(&tree, noun).filter(|&p| french && p > phrase.head + 1)?;
    let of = possessive.checked_sub(1).filter(|&of| tree.has_pos(of, &[Upos::Adp]))?;
    let owner = mentions.coreference.referent(place, possessive)?;
    if !(owner.is_part() || mentions.registry.find(&owner.label).is_some()) {
        return None;
    }
    let inner = noun_label(sentence, Phrase { head: noun, first: possessive, last: phrase.last });
    let inner = owned(sentence.language, &Referent { label: inner, ..thing.clone() }, &owner).label;
    let article = article_of(&tree, noun, &inner)?.trim_start_matches("de ");
    let of = match (tree.lower(of).as_str(), article) {
        ("de" | "d'", "l'" | "la ") => format!("de {article}"),
        ("de" | "d'", _) => article.to_owned(),
        ("à", "du ") => "au ".to_owned(),
        ("à", "des ") => "aux ".to_owned(),
        (other, "du ") => format!("{other} le "),
        (other, "des ") => format!("{other} les "),
        (other, _) => format!("{other} {article}"),
    };
    let outer = noun_label(sentence, Phrase { last: possessive - 2, ..phrase });
    let label = format!("{outer} {of}{inner}");
    Some(Referent { slug: owner.slug_of(&label), label, kind: thing.kind })
}

/// `les limites du club`, where the club is Brennac.
fn taking_up(mentions: &Mentions<'_>, place: Place, phrase: Phrase, thing: &Referent) -> Option<Referent> {
    let sentence = mentions.document.sentence(place);
    let tree = Tree::new(sentence);
    if tree.language() != Language::French || mentions.registry.find(&thing.label).is_some() {
        return None;
    }
    let whose = (phrase.head + 1..=phrase.last).find(|&i| {
        tree.is(i, &["nmod"])
            && tree.has_pos(i, &[Upos::Noun])
            && tree.extent(i).1 == phrase.last
            && mentions.coreference.referent(place, i).is_some()
    })?;
    let owner = mentions.coreference.referent(place, whose)?;
    mentions.registry.find(&owner.label).filter(|_| owner.kind != "Person")?;
    let of = tree.with(whose, &["case"]).min()?;
    let definite = tree.with(whose, &["det"]).any(|d| tree.feature(d, "Definite") == Some("Def"));
    let possessor = match tree.lower(of).as_str() {
        "du" => true,
        "de" | "d'" | "d’" => definite,
        _ => false,
    };
    let bare = (of..=phrase.last)
        .all(|i| tree.has_pos(i, &[Upos::Noun, Upos::Det, Upos::Adp]) || tree.has_pos(i, &[Upos::Punct]));
    let before = of.checked_sub(1).filter(|&last| possessor && bare && last >= phrase.head)?;
    let label = noun_label(sentence, Phrase { last: before, ..phrase });
    Some(owned(sentence.language, &Referent { label, ..thing.clone() }, &owner))
}
