//! Verbal expressions of several words (`faire partie de`, `in Frage stellen`) found in a sentence.
//!
//! They are matched on the tree rather than on neighbouring words, so that adverbs, negation and German
//! word order do not hide them: `est vraiment en retard`, `stellt den Plan in Frage`.

use super::form::{Form, FormKind};
use super::lexicon::Lexicon;
use crate::analysis::{Language, Sentence, Upos};

/// How far from its verb a word of the expression may stand, in tokens.
const REACH: usize = 16;

/// A verbal expression found in a sentence.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Locution<'a> {
    /// Its form in the lexicon; `form.phrase` is what [`Lexicon::verbal`] wants.
    pub form: &'a Form,
    /// Indexes of its tokens, the verb's among them, in text order.
    pub tokens: Vec<usize>,
}

impl Lexicon {
    /// The verbal expressions of a language, by phrase, as sequences of lemmas.
    pub fn locutions(&self, language: Language) -> impl Iterator<Item = &[String]> {
        self.forms(language, FormKind::Verb)
            .filter(|form| form.is_locution())
            .map(|form| form.words.as_slice())
    }

    /// The longest expression that `lemmas` begins with, and how many of them it takes.
    #[must_use]
    pub fn locution_at(&self, language: Language, lemmas: &[&str]) -> Option<(&Form, usize)> {
        self.forms(language, FormKind::Verb)
            .filter(|form| form.is_locution() && form.words.len() <= lemmas.len())
            .filter(|form| form.words.iter().zip(lemmas).all(|(word, lemma)| *word == lemma.to_lowercase()))
            .map(|form| (form, form.words.len()))
            .reduce(|best, next| if next.1 > best.1 { next } else { best })
    }

    /// The longest expression whose verb (or copula) is the token `verb`.
    #[must_use]
    pub fn locution_in(&self, sentence: &Sentence, verb: usize) -> Option<Locution<'_>> {
        let lemma = sentence.tokens.get(verb)?.lemma.to_lowercase();
        self.forms(sentence.language, FormKind::Verb)
            .filter(|form| form.is_locution() && form.words[verb_place(form)] == lemma)
            .filter_map(|form| Some(Locution { form, tokens: place(sentence, verb, form)? }))
            .reduce(|best, next| if next.tokens.len() > best.tokens.len() { next } else { best })
    }
}

/// Words that may stand before the verb of a citation form: `s'en aller`, `l'emporter`, `il y avoir`.
const BEFORE_VERB: &[&str] = &["se", "en", "y", "le", "il", "ne", "pas", "plus"];

/// Which word of a form is its verb: the last in German, else the first that is no clitic or negation.
fn verb_place(form: &Form) -> usize {
    match form.language {
        Language::German => form.words.len() - 1,
        _ => form.words.iter().position(|word| !BEFORE_VERB.contains(&word.as_str())).unwrap_or(0),
    }
}

/// The tokens of a form around its verb: its other words in their order, each attached to another of them.
fn place(sentence: &Sentence, verb: usize, form: &Form) -> Option<Vec<usize>> {
    let others: Vec<&str> = (0..form.words.len())
        .filter(|&at| at != verb_place(form))
        .map(|at| form.words[at].as_str())
        .collect();
    let near = verb.saturating_sub(REACH)..sentence.tokens.len().min(verb + REACH);
    let lemmas: Vec<(usize, String)> = near.filter(|&i| i != verb).map(|i| (i, cited(sentence, i))).collect();
    let mut chosen = Vec::with_capacity(others.len());
    search(sentence, verb, &lemmas, &others, &mut chosen).then(|| {
        chosen.push(verb);
        chosen.sort_unstable();
        chosen
    })
}

/// The word as a citation has it: the article in `prendre du retard` is its `de`.
fn cited(sentence: &Sentence, token: usize) -> String {
    let word = &sentence.tokens[token];
    let partitive =
        word.upos == Upos::Det && matches!(word.form.to_lowercase().as_str(), "du" | "des" | "d'");
    if sentence.language == Language::French && partitive {
        "de".to_owned()
    } else {
        word.lemma.to_lowercase()
    }
}

fn search(
    sentence: &Sentence,
    verb: usize,
    lemmas: &[(usize, String)],
    others: &[&str],
    chosen: &mut Vec<usize>,
) -> bool {
    let Some((first, rest)) = others.split_first() else {
        return chosen.iter().all(|&token| is_attached(sentence, verb, chosen, token));
    };
    for (at, (token, lemma)) in lemmas.iter().enumerate() {
        if lemma == first {
            chosen.push(*token);
            if search(sentence, verb, &lemmas[at + 1..], rest, chosen) {
                return true;
            }
            chosen.pop();
        }
    }
    false
}

/// Whether a token hangs on the verb or another chosen token, or is what the verb is the copula of.
fn is_attached(sentence: &Sentence, verb: usize, chosen: &[usize], token: usize) -> bool {
    let head = sentence.tokens[token].head;
    head.is_some_and(|head| head == verb || chosen.contains(&head))
        || sentence.tokens[verb].head == Some(token)
}
