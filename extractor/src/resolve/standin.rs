//! Demonstratives that spare a noun: `le prix du blé et celui du maïs`, `the price of wheat and that of corn`.
//!
//! Reads: a phrase that such a pronoun heads with a complement of its own. The noun is the nearest one before it, in its
//! sentence or the one before, that agrees with it and has a complement too.

use super::coreference::Referent;
use super::document::{Document, Place, slug, words_as_written};
use crate::analysis::{Language, Sentence, Upos};
use crate::claims::Phrase;
use crate::claims::lexicon::Lexicon;
use crate::claims::tree::Tree;

/// What the phrase says with the noun in the pronoun's place: `prix du maïs`.
#[must_use]
pub fn spelt_out(document: &Document<'_>, place: Place, phrase: Phrase) -> Option<Referent> {
    let sentence = document.sentence(place);
    let spares =
        is_standin(sentence, phrase.head) && phrase.first == phrase.head && phrase.last > phrase.head;
    complement(sentence, phrase.head).or_else(|| told_which(sentence, phrase.head)).filter(|_| spares)?;
    let before = || {
        let sentence = place.sentence.checked_sub(1)?;
        Some(document.sentence(Place { sentence, ..place }))
    };
    let number = sentence.tokens[phrase.head].feats.get("Number");
    let gender = sentence.tokens[phrase.head].feats.get("Gender");
    let subject = sentence.tokens[phrase.head].relation() == "nsubj";
    let in_sentence = |s: &Sentence, end: usize, whole: bool| {
        let noun = (0..end).rev().find(|&i| {
            let token = &s.tokens[i];
            let agrees = |feature: &str, own: Option<&str>| match (token.feats.get(feature), own) {
                (Some(a), Some(b)) => a == b,
                _ => true,
            };
            token.upos == Upos::Noun
                && agrees("Number", number)
                && agrees("Gender", gender)
                && if whole {
                    complement(s, i).is_some_and(|c| c < end)
                } else {
                    // `Le titre Ponant bondit. Celui de Bryggman cède 3 %.`: what stands in the same place.
                    (token.relation() == "nsubj") == subject
                        && matches!(token.relation(), "nsubj" | "obj")
                        && s.language == Language::French
                }
        })?;
        Some((s.tokens[noun].form.to_lowercase(), s.tokens[noun].lemma.to_lowercase()))
    };
    let compared = || {
        let tree = Tree::new(sentence);
        let noun = compared_with(&tree, phrase.head)?;
        Some((tree.lower(noun), tree.lemma(noun)))
    };
    let found = |whole: bool| {
        in_sentence(sentence, phrase.head, whole)
            .or_else(|| before().and_then(|s| in_sentence(s, s.tokens.len(), whole)))
    };
    let (noun, lemma) = compared().or_else(|| found(true)).or_else(|| found(false))?;
    let rest: Vec<usize> = (phrase.head + 1..=phrase.last).collect();
    let label = format!("{noun} {}", words_as_written(&sentence.tokens, &rest));
    let kind = Lexicon::of(sentence.language).noun_kind(&lemma).unwrap_or("Thing");
    Some(Referent { slug: slug(&label), label, kind })
}

fn is_standin(sentence: &Sentence, token: usize) -> bool {
    let form = sentence.tokens[token].form.to_lowercase();
    match sentence.language {
        Language::French => matches!(form.as_str(), "celui" | "celle" | "ceux" | "celles"),
        Language::English => matches!(form.as_str(), "that" | "those"),
        _ => false,
    }
}

/// `Le bruit est moindre que celui du train`: the subject that is compared, where it agrees.
fn compared_with(tree: &Tree<'_>, token: usize) -> Option<usize> {
    let than = tree
        .with(token, &["case", "mark"])
        .any(|c| matches!(tree.lower(c).as_str(), "que" | "qu'" | "than" | "à"));
    let mut at = tree.head(token).filter(|_| than)?;
    for _ in 0..3 {
        if let Some(subject) = tree.with(at, &["nsubj"]).find(|&s| s < token) {
            let agrees = |feature| match (tree.feature(subject, feature), tree.feature(token, feature)) {
                (Some(a), Some(b)) => a == b,
                _ => true,
            };
            let fits = tree.has_pos(subject, &[Upos::Noun]) && agrees("Number") && agrees("Gender");
            return fits.then_some(subject);
        }
        at = tree.head(at)?;
    }
    None
}

/// `celles relatives au budget`, `celle choisie par le jury`: what tells which, with words of its own.
fn told_which(sentence: &Sentence, token: usize) -> Option<usize> {
    let tree = Tree::new(sentence);
    let tells = |&a: &usize| {
        let relative = tree.token(a).deprel == "acl:relcl";
        a == token + 1 && !relative && tree.has_pos(a, &[Upos::Adj, Upos::Verb]) && tree.extent(a).1 > a
    };
    tree.with(token, &["amod", "acl"]).find(tells).filter(|_| sentence.language == Language::French)
}

/// The noun behind `de` or `of`, right after the word or its adjectives.
fn complement(sentence: &Sentence, token: usize) -> Option<usize> {
    let joins = |i: usize| {
        let word = &sentence.tokens[i];
        let form = word.form.to_lowercase();
        matches!(form.as_str(), "de" | "du" | "des" | "d'" | "d’" | "of")
    };
    sentence.children(token).find(|&c| {
        c > token
            && sentence.tokens[c].relation() == "nmod"
            && (joins(c) || sentence.children(c).any(|d| sentence.tokens[d].relation() == "case" && joins(d)))
    })
}
