//! [`name_what_is_asked`]: what a question asks for stands in its claim (`Comment avez-vous réalisé vos cartes ?` does not ask
//! whether they were made).
//!
//! Reads: the claims of the document, once answers have been made of questions. Adds: `comment`, `pourquoi`, `quand`, `où`,
//! `combien`, `à quel moment` as a qualifier, as written. What a thing is asked for (`que`, `qui`) is the empty slot itself.

use super::claim::{Argument, Claim, Modality, Qualifier, QualifierRole};
use super::document::{Document, Place};
use crate::analysis::{Language, Upos};
use crate::claims::circumstance::oblique_role;
use crate::claims::lexicon::Lexicon;
use crate::claims::tree::Tree;

/// The most words of what is asked for: `depuis combien de temps`.
const LONGEST: usize = 6;

/// Add to the claims of French questions what they ask for.
pub fn name_what_is_asked(document: &Document<'_>, claims: &mut [Claim]) {
    for place in document.places() {
        let sentence = document.sentence(place);
        if sentence.language != Language::French || sentence.tokens.is_empty() {
            continue;
        }
        let tree = Tree::new(sentence);
        let gaps: Vec<(usize, QualifierRole)> =
            (0..tree.len()).filter_map(|i| Some((i, role(&tree, i)?))).collect();
        let here = |c: &Claim| sentence.span.start <= c.start && c.end <= sentence.span.end;
        for claim in claims.iter_mut().filter(|c| !gaps.is_empty() && here(c)) {
            let asked = claim.rule == "wh-question" && claim.modality.contains(&Modality::Question);
            let verb = verb(&tree, claim).filter(|_| asked).map(|verb| clause(&tree, verb));
            let gap = gaps.iter().find(|(word, _)| verb == Some(clause(&tree, *word)));
            if let Some(qualifier) = gap.and_then(|&(word, role)| qualifier(document, place, word, role)) {
                add(claim, qualifier);
            }
        }
    }
}

fn add(claim: &mut Claim, qualifier: Qualifier) {
    let apart = |start: usize, end: usize| end <= qualifier.start || qualifier.end <= start;
    let within = |q: &Qualifier| qualifier.start <= q.start && q.end <= qualifier.end;
    claim.qualifiers.retain(|q| !within(q));
    let free = claim.qualifiers.iter().all(|q| apart(q.start, q.end));
    let beside = |slot: &Option<Argument>| match slot {
        Some(Argument::Entity(e)) => apart(e.start, e.end),
        Some(Argument::Value(v)) => apart(v.start, v.end),
        _ => true,
    };
    if free && beside(&claim.subject) && beside(&claim.object) {
        claim.qualifiers.push(qualifier);
        claim.qualifiers.sort_by_key(|q| (q.start, q.end));
    }
}

fn qualifier(document: &Document<'_>, place: Place, word: usize, role: QualifierRole) -> Option<Qualifier> {
    let tree = Tree::new(document.sentence(place));
    let (first, last) = tree.extent(word);
    let mark = |i: usize| tree.has_pos(i, &[Upos::Punct]);
    let first = (first..=word).find(|&i| !mark(i))?;
    // `depuis quand`, `jusqu'où`
    let since = |&b: &usize| {
        tree.has_pos(b, &[Upos::Adp]) || matches!(tree.lower(b).as_str(), "depuis" | "jusqu'" | "d'")
    };
    let first = first.checked_sub(1).filter(since).unwrap_or(first);
    let last = (word..=last).rev().find(|&i| !mark(i))?;
    let (first, last) = if last - first < LONGEST { (first, last) } else { (word, word) };
    let span = document.span(place, first, last);
    Some(Qualifier::in_words(role, document.transcript.text.slice(span), span))
}

/// What the word asks for, if it asks for a circumstance: an adverb that asks, or a noun behind `quel` and a preposition.
fn role(tree: &Tree<'_>, word: usize) -> Option<QualifierRole> {
    let noun = tree.has_pos(word, &[Upos::Noun]) && tree.is(word, &["obl"]);
    let which = tree.with(word, &["det"]).any(|d| {
        matches!(tree.lower(d).as_str(), "quel" | "quelle" | "quels" | "quelles" | "combien")
            && tree.first(word, &["case"]).is_some()
    });
    if noun && which {
        let when = matches!(tree.lemma(word).as_str(), "âge" | "occasion" | "moment" | "stade");
        let role = oblique_role(tree, Lexicon::of(tree.language()), word);
        return Some(if when { QualifierRole::Time } else { role });
    }
    if !tree.is(word, &["advmod", "obl", "mark", "root"]) || tree.first(word, &["nsubj"]).is_some() {
        return None;
    }
    // `quand` and `où` open a clause that is not asked as often.
    let opens = (0..word).all(|i| tree.has_pos(i, &[Upos::Punct, Upos::Cconj, Upos::Adp, Upos::Adv]));
    match tree.lower(word).as_str() {
        "comment" => Some(QualifierRole::Manner),
        "pourquoi" => Some(QualifierRole::Cause),
        "combien" => Some(QualifierRole::Extent),
        "quand" if opens => Some(QualifierRole::Time),
        "où" if opens => Some(QualifierRole::Place),
        _ => None,
    }
}

/// The word of the claim's verb: the last one of its relation.
fn verb(tree: &Tree<'_>, claim: &Claim) -> Option<usize> {
    let words: Vec<&str> = claim.relation.text.split_whitespace().collect();
    let told = |i: usize| {
        let token = tree.token(i);
        claim.start <= token.span.start
            && token.span.end <= claim.end
            && tree.has_pos(i, &[Upos::Verb, Upos::Aux, Upos::Adj, Upos::Noun])
            && words.contains(&token.form.as_str())
    };
    (0..tree.len()).rev().find(|&i| told(i) && tree.has_pos(i, &[Upos::Verb, Upos::Aux]))
}

/// The head of the clause that a word stands in.
fn clause(tree: &Tree<'_>, word: usize) -> usize {
    let mut at = word;
    for _ in 0..tree.len() {
        let ends =
            tree.is(at, &["root", "conj", "ccomp", "advcl", "acl", "parataxis", "csubj", "dislocated"]);
        match tree.head(at).filter(|_| !ends) {
            Some(up) => at = up,
            None => break,
        }
    }
    at
}
