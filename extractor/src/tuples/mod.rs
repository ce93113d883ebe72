//! [`tuples`]: the plain facts of each sentence as open information extraction writes them: subject, relation and
//! object, in the sentence's own words.
//!
//! Reads: the analysed sentences of an [`Extraction`]. Adds: nothing that is stored. Where a claim says who said what,
//! how surely and of whom, a tuple only cuts the sentence up: every fact is binary and stands once, pronouns stay, and
//! arguments are minimal. Words that are not in the text are only the verbs that a noun phrase implies
//! ([`implied`]). What a claim keeps as circumstances become facts of their own, the preposition closing the
//! relation: `The team moved to Boulder in 1987` gives `moved to` `Boulder` and `moved in` `1987`; after an object the
//! relation holds it, for without it the fact would be another one (`opened a shop in` `Leeds`).

mod clause;
mod facts;
mod implied;
mod noun;

use crate::analysis::Sentence;
use crate::claims::tree::Tree;
use crate::resolve::Extraction;
use facts::Fact;
use std::collections::BTreeSet;

/// One fact, in the words of the text.
#[derive(Debug, Clone, PartialEq)]
pub struct Tuple {
    /// The sentence, as it stands in the source.
    pub sentence: String,
    /// 0 to 1, three decimals: the parser's certainty of the words, lowered where the construction often misleads.
    pub confidence: f64,
    /// Who or what.
    pub subject: String,
    /// The words of the relation, its preposition last; never empty.
    pub relation: String,
    /// To whom or what; never empty.
    pub object: String,
    /// When, where, how: each with its preposition; for a relation with an object only, as other circumstances are
    /// facts of their own.
    pub qualifiers: Vec<String>,
}

/// The facts of a text, in the order of their clauses.
#[must_use]
pub fn tuples(extraction: &Extraction) -> Vec<Tuple> {
    let sentences = extraction.sentences.iter().flatten().filter(|s| !s.tokens.is_empty());
    sentences
        .flat_map(|sentence| {
            let text = extraction.transcript.text.slice(sentence.span);
            of_sentence(sentence, text)
        })
        .collect()
}

/// The facts of one sentence, each once.
fn of_sentence(sentence: &Sentence, text: &str) -> Vec<Tuple> {
    let tree = Tree::new(sentence);
    let mut seen = BTreeSet::new();
    let mut found = Vec::new();
    for fact in facts::of(&tree) {
        let (subject, relation) = parted(&tree, &fact);
        let object = spoken(sentence, &fact.object);
        let confidence = fact.confidence(sentence);
        let qualifiers = fact.qualifiers.iter().map(|q| spoken(sentence, q)).collect();
        let tuple = Tuple { sentence: text.to_owned(), confidence, subject, relation, object, qualifiers };
        let slots = [&tuple.subject, &tuple.relation, &tuple.object];
        let complete = slots.iter().all(|slot| !slot.is_empty()) && tuple.subject != tuple.object;
        if complete && seen.insert(slots.map(|slot| slot.to_lowercase())) {
            found.push(tuple);
        }
    }
    found
}

/// Subject and relation; the verb at the end of a pronoun (`they're`) goes over to the relation.
fn parted(tree: &Tree<'_>, fact: &Fact) -> (String, String) {
    let subject = spoken(tree.sentence, &fact.subject);
    let relation = spoken(tree.sentence, &fact.relation);
    if let Some(verb) = fact.implied {
        let subject =
            ["'s", "’s"].iter().find_map(|mark| subject.strip_suffix(mark)).unwrap_or(&subject).trim_end();
        return (subject.to_owned(), format!("{verb} {relation}").trim_end().to_owned());
    }
    let ending = fact.subject.last().and_then(|&last| clause::contraction(tree, last));
    match ending.and_then(|ending| Some((subject.strip_suffix(ending)?, ending))) {
        Some((pronoun, verb)) => {
            (pronoun.trim_end().to_owned(), format!("{verb} {relation}").trim_end().to_owned())
        }
        None => (subject, relation),
    }
}

/// The words in the order given, with a blank between them wherever the text has none to copy.
fn spoken(sentence: &Sentence, words: &[usize]) -> String {
    let mut text = String::new();
    let mut end = None;
    for &word in words {
        let token = &sentence.tokens[word];
        if end.is_some_and(|end| end != token.span.start) {
            text.push(' ');
        }
        text.push_str(&token.form);
        end = Some(token.span.end);
    }
    text
}

#[cfg(test)]
mod tests;
