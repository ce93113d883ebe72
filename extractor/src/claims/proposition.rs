//! [`Proposition`]: what a clause says, still in terms of the sentence's own tokens.

use crate::resolve::{Certainty, Modality, Polarity, QualifierRole, Tense};
use std::collections::BTreeSet;

/// One clause-level statement: who, what, to whom, and how the speaker puts it.
#[derive(Debug, Clone)]
pub struct Proposition {
    /// Name of the rule that found it.
    pub rule: &'static str,
    /// The token that carries the predicate: verb, predicative noun or adjective, event noun.
    pub predicate: usize,
    /// Who or what; `None` for impersonal clauses.
    pub subject: Option<Phrase>,
    /// What is said.
    pub relation: RelationPhrase,
    /// To whom or what.
    pub object: Option<Object>,
    /// Circumstances.
    pub qualifiers: Vec<Circumstance>,
    /// So, or not so.
    pub polarity: Polarity,
    /// How sure.
    pub certainty: Certainty,
    /// In what mood.
    pub modality: BTreeSet<Modality>,
    /// Past, present, future.
    pub tense: Tense,
    /// Whom the speaker reports, outermost first (the speaker is not in it).
    pub sources: Vec<Phrase>,
    /// The clause this one is the content of: the predicate token of the reporting clause.
    pub reported_by: Option<usize>,
    /// First and last token of the quote.
    pub quote: (usize, usize),
}

/// A contiguous phrase: `first..=last` holds `head`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Phrase {
    /// The syntactic head.
    pub head: usize,
    /// First token.
    pub first: usize,
    /// Last token.
    pub last: usize,
}

/// What fills the object slot.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Object {
    /// A phrase.
    Phrase(Phrase),
    /// The statement whose predicate is this token.
    Clause(usize),
}

/// The words of the relation and what the lexicon is asked for.
#[derive(Debug, Clone, Default)]
pub struct RelationPhrase {
    /// The tokens, ascending; they need not be contiguous.
    pub tokens: Vec<usize>,
    /// Dictionary form of the whole expression: `être en retard sur`.
    pub lemma: String,
    /// The phrase the lexicon knows it by, without the marker: `être en retard`.
    pub key: String,
    /// The preposition that marks the object, if any: `sur`.
    pub marker: Option<String>,
    /// How the key is to be looked up.
    pub kind: PredicateKind,
}

/// What carries the predicate.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum PredicateKind {
    /// A verb in the active voice.
    #[default]
    Verb,
    /// A passive verb or participle: the subject undergoes.
    Passive,
    /// A copula with an adjective, noun or prepositional phrase.
    Copula,
    /// `il y a`, `there is`.
    Existence,
    /// An event noun.
    Noun,
}

/// A qualifier in the sentence.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Circumstance {
    /// What it says of the claim.
    pub role: QualifierRole,
    /// Its words.
    pub phrase: Phrase,
}

impl Phrase {
    /// A single token.
    #[must_use]
    pub const fn word(head: usize) -> Self {
        Self { head, first: head, last: head }
    }

    /// Whether the token lies inside.
    #[must_use]
    pub const fn contains(&self, token: usize) -> bool {
        self.first <= token && token <= self.last
    }
}
