//! Existence: `Il y a eu une réorganisation`, `There are three teams in Lyon`, `Es gibt Streit`.
//!
//! What exists is the subject; a place, when one is named, is the object (`exists in`).

use super::super::lexicon::Lexicon;
use super::super::phrase;
use super::super::predicate::Predicate;
use super::super::proposition::{Phrase, PredicateKind, RelationPhrase};
use super::super::tree::Tree;
use super::Slots;
use crate::analysis::{Language, Upos};

/// The slots of an existential clause and the things that exist.
#[must_use]
pub fn slots(tree: &Tree<'_>, lexicon: &Lexicon, predicate: &Predicate) -> (Vec<Phrase>, Slots) {
    let thing = tree
        .with(predicate.main, &["obj", "nsubj"])
        .find(|&d| !matches!(tree.lower(d).as_str(), "il" | "y" | "es" | "there" | "ci"))
        .or_else(|| tree.has_pos(predicate.main, &[Upos::Noun, Upos::Propn]).then_some(predicate.main));
    // `pas mal de sujets`, `beaucoup de monde`: the adverb only counts.
    let counted = |adverb: usize| tree.with(adverb, &["nmod", "obl"]).find(|&n| n > adverb);
    let counts = || tree.with(predicate.main, &["advmod"]).filter(|&a| a > predicate.main).find_map(counted);
    let compared = thing.and_then(|t| set_against(tree, t));
    let thing = thing.map(|t| if tree.has_pos(t, &[Upos::Adv]) { counted(t).unwrap_or(t) } else { t });
    let thing = thing.or_else(counts);
    let mut tokens = predicate.tokens(tree, lexicon);
    tokens.extend(
        tree.with(predicate.main, &["expl", "iobj"]).filter(|&d| tree.has_pos(d, &[Upos::Pron, Upos::Adv])),
    );
    tokens.sort_unstable();
    tokens.dedup();
    let lemma = match tree.language() {
        Language::French => "y avoir",
        Language::German => "es geben",
        Language::Spanish => "haber",
        Language::Italian => "esserci",
        _ => "there be",
    };
    let relation = RelationPhrase {
        tokens,
        lemma: lemma.to_owned(),
        key: lemma.to_owned(),
        marker: None,
        kind: PredicateKind::Existence,
    };
    let subjects = thing
        .map(|t| {
            let members = phrase::coordinated(tree, t).into_iter();
            members
                .map(|m| compared.unwrap_or_else(|| phrase::counted(tree, phrase::argument(tree, m))))
                .collect()
        })
        .unwrap_or_default();
    (subjects, Slots { rule: "existential", relation, used: thing.into_iter().collect(), ..Slots::default() })
}

/// `autant de filles que de garçons`: how many there are is told by what they are compared with.
fn set_against(tree: &Tree<'_>, degree: usize) -> Option<Phrase> {
    let than = |s: usize| tree.with(s, &["case"]).any(|c| matches!(tree.lower(c).as_str(), "que" | "qu'"));
    let standard = tree.with(degree, &["obl", "nmod"]).find(|&s| s > degree && than(s))?;
    let counted = tree.with(degree, &["obl", "nmod"]).find(|&n| n > degree && n < standard)?;
    let french = tree.language() == Language::French && tree.has_pos(degree, &[Upos::Adv]);
    french.then(|| Phrase { head: counted, first: degree, last: tree.extent(standard).1 })
}
