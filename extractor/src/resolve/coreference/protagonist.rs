//! Whose words quotations are that no verb of saying introduces, in an article with one person to quote: `Le préfet manque
//! d'audace : « Il est trop prudent. »`, or a quotation that is a paragraph by itself.

use super::Referent;
use crate::analysis::{EntityType, Upos};
use crate::claims::quotation::Quotation;
use crate::resolve::document::{Document, Place};
use crate::source::Role;
use std::collections::BTreeMap;

/// The fewest words of a quotation that somebody says.
const FEWEST: usize = 4;

/// Give the quotations without a source the voice of the only person who is quoted in the article.
pub(super) fn fill(
    document: &Document<'_>,
    quotations: &[Vec<Quotation>],
    resolved: &BTreeMap<(Place, usize), Referent>,
    voices: &mut BTreeMap<(usize, (usize, usize)), Referent>,
) {
    let Some(one) = only_source(document, quotations, resolved) else { return };
    for (segment, found) in quotations.iter().enumerate() {
        for quotation in found.iter().filter(|q| q.source.is_none() && q.verb.is_none()) {
            let place = Place { segment, sentence: quotation.open.0 };
            let told = document.speaker(place).1 == Role::Narrator;
            if told
                && says_something(document, segment, quotation)
                && !tells_of_another(document, place, &one)
            {
                voices.entry((segment, quotation.open)).or_insert_with(|| one.clone());
            }
        }
    }
}

/// The one person whose words the article quotes, where every quotation with a source is theirs.
fn only_source(
    document: &Document<'_>,
    quotations: &[Vec<Quotation>],
    resolved: &BTreeMap<(Place, usize), Referent>,
) -> Option<Referent> {
    let mut one: Option<Referent> = None;
    for (segment, found) in quotations.iter().enumerate() {
        for quotation in found {
            let Some((sentence, phrase)) = quotation.source else { continue };
            let place = Place { segment, sentence };
            if document.speaker(place).1 != Role::Narrator {
                continue;
            }
            let referent = resolved.get(&(place, phrase.head))?;
            if referent.kind != "Person" || one.as_ref().is_some_and(|o| o.slug != referent.slug) {
                return None;
            }
            one = Some(referent.clone());
        }
    }
    one
}

/// `Nadia Roux habite en face. « Je n'ai rien vu. »`: whether somebody else is named in the sentence of the opening mark or the
/// one before it.
fn tells_of_another(document: &Document<'_>, place: Place, one: &Referent) -> bool {
    let label = one.label.to_lowercase();
    let another = |sentence: usize| {
        let sentence = document.sentence(Place { sentence, ..place });
        sentence.entities.iter().filter(|e| e.kind == EntityType::Person).any(|entity| {
            let names = sentence.tokens.iter().enumerate().filter(|(at, _)| entity.tokens.contains(*at));
            names.filter(|(_, t)| t.upos == Upos::Propn).any(|(_, t)| !label.contains(&t.form.to_lowercase()))
        })
    };
    (place.sentence.saturating_sub(1)..=place.sentence).any(another)
}

/// Whether the quotation holds a finite clause of some words, rather than a title or a word that is only marked.
fn says_something(document: &Document<'_>, segment: usize, quotation: &Quotation) -> bool {
    let mut words = 0;
    let mut finite = false;
    for sentence in quotation.open.0..=quotation.close.0 {
        let tokens = &document.sentence(Place { segment, sentence }).tokens;
        let inside = |at: &usize| quotation.contains(sentence, *at);
        for token in (0..tokens.len()).filter(inside).map(|at| &tokens[at]) {
            words += usize::from(token.upos != Upos::Punct);
            finite |= token.feats.get("VerbForm") == Some("Fin");
        }
    }
    words >= FEWEST && finite
}
