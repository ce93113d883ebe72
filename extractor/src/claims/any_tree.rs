//! What holds of the rules whatever the parser makes of a sentence: none breaks off, and every phrase lies within the sentence.

use super::proposition::{Object, Phrase};
use super::reader::read;
use crate::analysis::mended_sentences;
use proptest::test_runner::Config;

proptest::proptest! {
    #![proptest_config(Config { failure_persistence: None, ..Config::with_cases(2000) })]

    #[test]
    fn any_tree_is_read(sentence in mended_sentences()) {
        let lies = |phrase: &Phrase| {
            phrase.first <= phrase.last && phrase.last < sentence.tokens.len()
        };
        for found in read(&sentence).propositions {
            let object = found.object.as_ref().and_then(|object| match object {
                Object::Phrase(phrase) => Some(phrase),
                _ => None,
            });
            let circumstances = found.qualifiers.iter().map(|q| &q.phrase);
            let phrases = found.subject.iter().chain(object).chain(circumstances).chain(&found.sources);
            for phrase in phrases {
                assert!(lies(phrase), "{phrase:?} of {}", found.rule);
            }
            assert!(found.quote.0 <= found.quote.1 && found.quote.1 < sentence.tokens.len(), "{}", found.rule);
        }
    }
}
