//! What a noun is of, by name: `les limites du club` are `limites de Brennac` once the club is known to be Brennac.
//!
//! Reads: the tree of the phrase, what its nouns take up. The complement must end the phrase and stand for a name.

use super::coreference::{Referent, owned};
use super::document::Place;
use super::mention::{Mentions, noun_label};
use crate::analysis::{Language, Upos};
use crate::claims::Phrase;
use crate::claims::tree::Tree;

/// The thing with the name that its complement takes up.
pub fn named(mentions: &Mentions<'_>, place: Place, phrase: Phrase, thing: &Referent) -> Option<Referent> {
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
