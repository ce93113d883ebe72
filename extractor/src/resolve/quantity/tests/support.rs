//! Sentences for tests, without a parser.

use crate::analysis::{Features, Language, Sentence, Token, Upos};
use crate::span::CharSpan;

/// A sentence from `form/UPOS/lemma` words with blanks between them; `~` before a word glues it to
/// the one before. The lemma is the lower-case form where it is left out; the part of speech is
/// `NUM` for digits, `PUNCT` for marks, `NOUN` otherwise. The first verb, or else the first word,
/// is the root; numbers hang on the noun after them, everything else on the root.
pub(crate) fn sentence(language: Language, words: &str) -> Sentence {
    let mut tokens: Vec<Token> = Vec::new();
    let mut at = 0;
    for word in words.split(' ').filter(|w| !w.is_empty()) {
        let (glued, word) =
            word.strip_prefix('~').filter(|w| !w.is_empty()).map_or((false, word), |w| (true, w));
        let mut parts = word.split('/');
        let form = parts.next().filter(|f| !f.is_empty()).unwrap_or("/");
        let upos = parts.next().and_then(|u| u.parse().ok()).unwrap_or_else(|| guess(form));
        let lemma = parts.next().map_or_else(|| form.to_lowercase(), str::to_owned);
        let start = if glued || tokens.is_empty() { at } else { at + 1 };
        at = start + form.chars().count();
        tokens.push(Token {
            span: CharSpan::new(start, at),
            form: form.to_owned(),
            lemma,
            upos,
            feats: Features::none(),
            head: None,
            deprel: "dep".to_owned(),
            head_probability: 1.0,
        });
    }
    attach(&mut tokens, language);
    Sentence { span: CharSpan::new(0, at), language, tokens, entities: Vec::new() }
}

fn guess(form: &str) -> Upos {
    match form.chars().next() {
        Some(c) if c.is_ascii_digit() => Upos::Num,
        Some(c) if c.is_alphabetic() => Upos::Noun,
        _ => Upos::Punct,
    }
}

fn attach(tokens: &mut [Token], language: Language) {
    let root = tokens.iter().position(|t| t.upos == Upos::Verb).unwrap_or(0);
    for i in 0..tokens.len() {
        let is_noun = |at: usize| tokens.get(at).is_some_and(|t| t.upos == Upos::Noun);
        let nouns = (i + 1..tokens.len()).take_while(|&at| is_noun(at)).count();
        let numeral = tokens[i].upos == Upos::Num && nouns > 0;
        let compound = language == Language::English && is_noun(i) && nouns > 0;
        let token = &mut tokens[i];
        (token.head, token.deprel) = if i == root {
            (None, "root".to_owned())
        } else if compound {
            (Some(i + nouns), "compound".to_owned())
        } else if numeral {
            let noun = if language == Language::English { i + nouns } else { i + 1 };
            (Some(noun), "nummod".to_owned())
        } else {
            let relation = if token.upos == Upos::Noun && i > root { "obj" } else { "dep" };
            (Some(root), relation.to_owned())
        };
    }
}
