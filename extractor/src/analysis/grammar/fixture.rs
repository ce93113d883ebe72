//! Sentences for the tests of the grammar, written by hand.

use crate::analysis::sentence::{Features, Token};
use crate::span::CharSpan;

/// The tokens of a sentence: each word `form/UPOS/head from 1, 0 for the root/relation`, with `/features` after it where
/// they matter. Lemmas are the forms in lower case.
pub(super) fn tokens(words: &str) -> Vec<Token> {
    let token = |word: &str| {
        let parts: Vec<&str> = word.split('/').collect();
        Token {
            span: CharSpan::new(0, 0),
            form: parts[0].to_owned(),
            lemma: parts[0].to_lowercase(),
            upos: parts[1].parse().unwrap(),
            feats: parts.get(4).map_or_else(Features::none, |feats| Features::parse(feats)),
            head: parts[2].parse::<usize>().unwrap().checked_sub(1),
            deprel: parts[3].to_owned(),
            head_probability: 1.0,
        }
    };
    words.split(' ').map(token).collect()
}

/// Heads from 1 and relations.
pub(super) fn tree(tokens: &[Token]) -> String {
    let show = |t: &Token| format!("{}/{}", t.head.map_or(0, |h| h + 1), t.deprel);
    tokens.iter().map(show).collect::<Vec<_>>().join(" ")
}

/// The tree that `mend` makes of a sentence.
pub(super) fn mended(mend: impl Fn(&mut [Token]), words: &str) -> String {
    let mut sentence = tokens(words);
    mend(&mut sentence);
    tree(&sentence)
}
