//! CoNLL-U, the plain-text format of Universal Dependencies, in and out.
//!
//! [`read`] gives [`ConlluSentence`]s of *surface tokens*: a multiword range (`3-4 du`) becomes one
//! token with the part of speech, lemma and attachment of its first syntactic word whose head lies
//! outside the range and the union of its words' features, as [`super::sentence`] says. [`write`]
//! writes sentences of a source text; [`write_over`] writes the annotation of a file's own tokens
//! back under the file's own comments. Both write one plainly numbered row a surface token and no
//! ranges, so that a row's number is the token's place.
//!
//! Format: <https://universaldependencies.org/format.html>
//!
//! ```
//! use dixit_extractor::analysis::{conllu, Language};
//!
//! let file = "# text = Il vient du Mans.\n\
//!     1\tIl\til\tPRON\t_\t_\t2\tnsubj\t_\t_\n\
//!     2\tvient\tvenir\tVERB\t_\t_\t0\troot\t_\t_\n\
//!     3-4\tdu\t_\t_\t_\t_\t_\t_\t_\t_\n\
//!     3\tde\tde\tADP\t_\t_\t5\tcase\t_\t_\n\
//!     4\tle\tle\tDET\t_\tDefinite=Def\t5\tdet\t_\t_\n\
//!     5\tMans\tMans\tPROPN\t_\t_\t2\tobl\t_\tSpaceAfter=No\n\
//!     6\t.\t.\tPUNCT\t_\t_\t2\tpunct\t_\t_\n";
//! let sentences = conllu::read(file)?;
//! let (text, trees) = conllu::lay_out(&sentences, Language::French);
//! assert_eq!(text.as_str(), "Il vient du Mans.\n");
//! let du = &trees[0].tokens[2];
//! assert_eq!((du.form.as_str(), du.head, du.feats.as_str()), ("du", Some(3), "Definite=Def"));
//! # Ok::<(), conllu::ConlluError>(())
//! ```

mod read;
mod write;

pub use read::{ConlluError, ConlluSentence, ConlluToken, read};
pub use write::{write, write_over};

use super::{Features, Language, Sentence, Token, Upos};
use crate::source::SourceText;
use crate::span::CharSpan;

/// The sentences over a text of their own, annotated as the file has them: one line a sentence,
/// its `# text` where the forms are found in it, otherwise the forms with blanks between them.
#[must_use]
pub fn lay_out(sentences: &[ConlluSentence], language: Language) -> (SourceText, Vec<Sentence>) {
    let (mut text, mut chars) = (String::new(), 0);
    let mut laid = Vec::with_capacity(sentences.len());
    for sentence in sentences {
        let (line, spans) = sentence.spans();
        let tokens = sentence.tokens.iter().zip(&spans).map(|(token, span)| token_at(token, *span, chars));
        let span = match (spans.first(), spans.last()) {
            (Some(first), Some(last)) => CharSpan::new(chars + first.start, chars + last.end),
            _ => CharSpan::new(chars, chars),
        };
        laid.push(Sentence { span, language, tokens: tokens.collect(), entities: Vec::new() });
        chars += line.chars().count() + 1;
        text.push_str(&line);
        text.push('\n');
    }
    (SourceText::new(text), laid)
}

/// As [`lay_out`], with forms and spans alone: what an analyser is given to annotate.
#[must_use]
pub fn lay_out_bare(sentences: &[ConlluSentence], language: Language) -> (SourceText, Vec<Sentence>) {
    let (text, mut laid) = lay_out(sentences, language);
    for token in laid.iter_mut().flat_map(|sentence| &mut sentence.tokens) {
        *token = Token::bare(token.span, std::mem::take(&mut token.form));
    }
    (text, laid)
}

fn token_at(token: &ConlluToken, span: CharSpan, offset: usize) -> Token {
    Token {
        span: CharSpan::new(span.start + offset, span.end + offset),
        form: token.form.clone(),
        lemma: token.lemma.clone(),
        upos: token.upos,
        feats: token.feats.clone(),
        head: token.head,
        deprel: token.deprel.clone(),
        head_probability: if token.deprel.is_empty() { 0.0 } else { 1.0 },
    }
}

impl Token {
    /// A token without annotation: part of speech X, no lemma, features, head or relation.
    #[must_use]
    pub fn bare(span: CharSpan, form: String) -> Self {
        Self {
            span,
            form,
            lemma: String::new(),
            upos: Upos::X,
            feats: Features::none(),
            head: None,
            deprel: String::new(),
            head_probability: 0.0,
        }
    }
}

#[cfg(test)]
mod tests;
