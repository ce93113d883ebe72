//! [`Tree`]: a sentence with its dependents listed, and the questions every rule asks of it.

use crate::analysis::{Language, Sentence, Token, Upos};

/// A view of one analysed sentence.
#[derive(Debug)]
pub struct Tree<'a> {
    /// The sentence.
    pub sentence: &'a Sentence,
    dependents: Vec<Vec<usize>>,
}

impl<'a> Tree<'a> {
    /// Index the sentence.
    #[must_use]
    pub fn new(sentence: &'a Sentence) -> Self {
        let mut dependents = vec![Vec::new(); sentence.tokens.len()];
        for (index, token) in sentence.tokens.iter().enumerate() {
            if let Some(head) = token.head {
                dependents[head].push(index);
            }
        }
        Self { sentence, dependents }
    }

    /// How many tokens.
    #[must_use]
    pub fn len(&self) -> usize {
        self.sentence.tokens.len()
    }

    /// Whether there are none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.sentence.tokens.is_empty()
    }

    /// The language of the sentence.
    #[must_use]
    pub fn language(&self) -> Language {
        self.sentence.language
    }

    /// A token.
    #[must_use]
    pub fn token(&self, index: usize) -> &'a Token {
        &self.sentence.tokens[index]
    }

    /// Its dictionary form in lower case.
    #[must_use]
    pub fn lemma(&self, index: usize) -> String {
        self.token(index).lemma.to_lowercase()
    }

    /// Its form in lower case, with a straight apostrophe.
    #[must_use]
    pub fn lower(&self, index: usize) -> String {
        self.token(index).form.to_lowercase().replace('’', "'")
    }

    /// Its dependents, in text order.
    #[must_use]
    pub fn dependents(&self, index: usize) -> &[usize] {
        &self.dependents[index]
    }

    /// Its head.
    #[must_use]
    pub fn head(&self, index: usize) -> Option<usize> {
        self.token(index).head
    }

    /// Whether its relation, subtype left out, is one of these.
    #[must_use]
    pub fn is(&self, index: usize, relations: &[&str]) -> bool {
        relations.contains(&self.token(index).relation())
    }

    /// Whether its part of speech is one of these.
    #[must_use]
    pub fn has_pos(&self, index: usize, parts: &[Upos]) -> bool {
        parts.contains(&self.token(index).upos)
    }

    /// Dependents whose relation, subtype left out, is one of these.
    pub fn with<'t>(
        &'t self,
        index: usize,
        relations: &'t [&'t str],
    ) -> impl DoubleEndedIterator<Item = usize> + 't {
        self.dependents[index].iter().copied().filter(move |&d| self.is(d, relations))
    }

    /// The first such dependent.
    #[must_use]
    pub fn first(&self, index: usize, relations: &[&str]) -> Option<usize> {
        self.dependents[index].iter().copied().find(|&d| self.is(d, relations))
    }

    /// Whether a noun has a demonstrative: `cette usine`, `these figures`.
    #[must_use]
    pub fn is_shown(&self, noun: usize) -> bool {
        self.with(noun, &["det"]).any(|d| self.token(d).feats.is("PronType", "Dem"))
    }

    /// Dependents with exactly this relation, subtype included.
    pub fn exactly<'t>(
        &'t self,
        index: usize,
        deprel: &'t str,
    ) -> impl DoubleEndedIterator<Item = usize> + 't {
        self.dependents[index].iter().copied().filter(move |&d| self.token(d).deprel == deprel)
    }

    /// First and last token of the whole subtree of `index`.
    #[must_use]
    pub fn extent(&self, index: usize) -> (usize, usize) {
        let mut range = (index, index);
        let mut stack = vec![index];
        while let Some(top) = stack.pop() {
            range = (range.0.min(top), range.1.max(top));
            stack.extend(&self.dependents[top]);
        }
        range
    }

    /// Whether `node` is `top` or below it.
    #[must_use]
    pub fn is_within(&self, node: usize, top: usize) -> bool {
        self.sentence.is_within(node, top)
    }

    /// The words of a preposition, subordinator or other function word with its fixed parts:
    /// `à cause de` for `cause` marked by `à` … whose parts hang on it as `fixed`.
    #[must_use]
    pub fn expression(&self, index: usize) -> String {
        let mut parts = vec![index];
        parts.extend(self.with(index, &["fixed"]));
        parts.sort_unstable();
        let words: Vec<String> = parts.iter().map(|&p| self.lower(p)).collect();
        join_words(&words)
    }

    /// A feature's value.
    #[must_use]
    pub fn feature(&self, index: usize, name: &str) -> Option<&'a str> {
        self.token(index).feats.get(name)
    }

    /// Whether the clause headed by the token has a finite verb: itself, an auxiliary or its copula.
    #[must_use]
    pub fn is_finite_clause(&self, head: usize) -> bool {
        self.is_finite(head) || self.with(head, &["aux", "cop"]).any(|a| self.is_finite(a))
    }

    /// Whether the token is a finite verb form.
    #[must_use]
    pub fn is_finite(&self, index: usize) -> bool {
        self.feature(index, "VerbForm") == Some("Fin")
            || matches!(self.feature(index, "Mood"), Some("Ind" | "Cnd" | "Sub" | "Imp"))
    }
}

/// Join words with blanks, none after an elision (`d'` + `abord`).
#[must_use]
pub fn join_words<S: AsRef<str>>(words: &[S]) -> String {
    let mut text = String::new();
    for word in words {
        let word = word.as_ref();
        if !text.is_empty() && !text.ends_with(['\'', '’']) && !word.starts_with(['-', '\'', '’', ',', '.'])
        {
            text.push(' ');
        }
        text.push_str(word);
    }
    text
}
