//! The types of the analysis step, named as Universal Dependencies names them.
//!
//! A multiword token (`du`, `don't`) is ONE [`Token`]: it has the part of speech, lemma and
//! attachment of its first syntactic word whose head lies outside it and the union of its words'
//! features, so `don't` carries `Polarity=Neg` and `du` carries `Definite=Def`.

use super::Language;
use crate::span::{CharSpan, TokenSpan};
use std::fmt;
use std::str::FromStr;

/// One sentence: tokens in order and one rooted tree over them.
#[derive(Debug, Clone)]
pub struct Sentence {
    /// From the first token's start to the last token's end.
    pub span: CharSpan,
    /// Its language.
    pub language: Language,
    /// The words and punctuation marks.
    pub tokens: Vec<Token>,
    /// Named entities, in order, not overlapping.
    pub entities: Vec<EntityMention>,
}

/// A word or a punctuation mark.
#[derive(Debug, Clone)]
pub struct Token {
    /// Where it stands; the slice of the source there is `form`.
    pub span: CharSpan,
    /// The text as written.
    pub form: String,
    /// The dictionary form.
    pub lemma: String,
    /// Universal part of speech.
    pub upos: Upos,
    /// Morphological features.
    pub feats: Features,
    /// Index of the head token; `None` for the root.
    pub head: Option<usize>,
    /// Dependency relation with its subtype (`obl:arg`); `root` for the root.
    pub deprel: String,
    /// How sure the parser is of `head`: its probability, 0 to 1.
    pub head_probability: f32,
}

/// A named entity: a span of tokens and its type.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct EntityMention {
    /// The tokens it covers.
    pub tokens: TokenSpan,
    /// What it names.
    pub kind: EntityType,
}

/// The entity types of the model (annotation guide: `extractor/training/README.md`).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum EntityType {
    /// People (`PER`).
    Person,
    /// Companies, institutions, parties, teams (`ORG`).
    Organization,
    /// Places, countries acting as governments included (`LOC`).
    Location,
    /// Products, software, vehicles (`PROD`).
    Product,
    /// Titles of works and laws (`WORK`).
    Work,
    /// Named events (`EVENT`).
    Event,
    /// Named groups of people used as nouns (`NORP`).
    Group,
    /// Any other name (`MISC`).
    Other,
}

/// Universal parts of speech, <https://universaldependencies.org/u/pos/>.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[allow(missing_docs, reason = "the names are the standard's own")]
pub enum Upos {
    Adj,
    Adp,
    Adv,
    Aux,
    Cconj,
    Det,
    Intj,
    Noun,
    Num,
    Part,
    Pron,
    Propn,
    Punct,
    Sconj,
    Sym,
    Verb,
    X,
}

/// Morphological features as CoNLL-U writes them: `Gender=Fem|Number=Sing`, `_` for none.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Features(String);

impl Features {
    /// No features.
    #[must_use]
    pub fn none() -> Self {
        Self("_".to_owned())
    }

    /// Features in CoNLL-U's form.
    #[must_use]
    pub fn parse(text: &str) -> Self {
        Self(if text.is_empty() { "_".to_owned() } else { text.to_owned() })
    }

    /// The value of a feature: `get("Gender")` is `Some("Fem")`.
    #[must_use]
    pub fn get(&self, name: &str) -> Option<&str> {
        self.0.split('|').find_map(|pair| pair.strip_prefix(name)?.strip_prefix('='))
    }

    /// Whether a feature has this value.
    #[must_use]
    pub fn is(&self, name: &str, value: &str) -> bool {
        self.get(name) == Some(value)
    }

    /// CoNLL-U's form.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// A relation without its subtype: `obl:arg` gives `obl`.
#[must_use]
pub(super) fn plain_relation(relation: &str) -> &str {
    relation.split(':').next().unwrap_or(relation)
}

impl Token {
    /// The dependency relation without its subtype: `obl:arg` gives `obl`.
    #[must_use]
    pub fn relation(&self) -> &str {
        plain_relation(&self.deprel)
    }
}

impl Sentence {
    /// The indexes of a token's dependents, in text order.
    pub fn children(&self, head: usize) -> impl DoubleEndedIterator<Item = usize> + '_ {
        (0..self.tokens.len()).filter(move |&i| self.tokens[i].head == Some(head))
    }

    /// The root's index. Every sentence has exactly one.
    ///
    /// # Panics
    /// When the sentence has no tokens.
    #[must_use]
    pub fn root(&self) -> usize {
        self.tokens.iter().position(|t| t.head.is_none()).expect("a sentence has a root")
    }

    /// A token and everything below it, in text order.
    #[must_use]
    pub fn subtree(&self, top: usize) -> Vec<usize> {
        (0..self.tokens.len()).filter(|&i| self.is_within(i, top)).collect()
    }

    /// Whether every token hangs on the one root, by way of others or at once.
    #[must_use]
    pub fn is_tree(&self) -> bool {
        let tokens = &self.tokens;
        let rooted = |i: usize| {
            std::iter::successors(Some(i), |&h| tokens[h].head).take(tokens.len() + 1).count() <= tokens.len()
        };
        tokens.iter().filter(|t| t.head.is_none()).count() == tokens.len().min(1)
            && (0..tokens.len()).all(rooted)
    }

    /// Whether `node` is `top` or hangs below it.
    #[must_use]
    pub fn is_within(&self, node: usize, top: usize) -> bool {
        let mut at = Some(node);
        for _ in 0..=self.tokens.len() {
            match at {
                Some(i) if i == top => return true,
                Some(i) => at = self.tokens[i].head,
                None => return false,
            }
        }
        false
    }
}

macro_rules! names {
    ($type:ty { $($variant:ident = $name:literal),* $(,)? }) => {
        impl $type {
            /// Its name in the treebanks and the model.
            #[must_use]
            pub const fn name(self) -> &'static str {
                match self { $(Self::$variant => $name),* }
            }
        }

        impl FromStr for $type {
            type Err = UnknownName;

            fn from_str(name: &str) -> Result<Self, Self::Err> {
                match name { $($name => Ok(Self::$variant),)* _ => Err(UnknownName(name.to_owned())) }
            }
        }

        impl fmt::Display for $type {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(self.name())
            }
        }
    };
}

names!(Upos {
    Adj = "ADJ", Adp = "ADP", Adv = "ADV", Aux = "AUX", Cconj = "CCONJ", Det = "DET", Intj = "INTJ",
    Noun = "NOUN", Num = "NUM", Part = "PART", Pron = "PRON", Propn = "PROPN", Punct = "PUNCT",
    Sconj = "SCONJ", Sym = "SYM", Verb = "VERB", X = "X",
});

names!(EntityType {
    Person = "PER", Organization = "ORG", Location = "LOC", Product = "PROD", Work = "WORK",
    Event = "EVENT", Group = "NORP", Other = "MISC",
});

/// A part of speech or entity type that the annotation scheme does not have.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("'{0}' is not a name of the annotation scheme")]
pub struct UnknownName(String);
