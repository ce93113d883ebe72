//! What holds of the rules whatever the parser makes of a sentence: none breaks off or goes round for ever, and what comes out
//! is a tree.
//!
//! The words are those of the examples that the rules give in their comments, so that their conditions on words are met; the
//! trees are any.

use super::mend;
use crate::analysis::Language;
use crate::analysis::sentence::{Features, Sentence, Token, Upos};
use crate::span::CharSpan;
use proptest::prelude::{Strategy, any, prop};
use proptest::test_runner::Config;
use std::path::Path;
use std::sync::LazyLock;

const UPOS: [Upos; 14] = [
    Upos::Noun,
    Upos::Verb,
    Upos::Adj,
    Upos::Adv,
    Upos::Pron,
    Upos::Adp,
    Upos::Det,
    Upos::Aux,
    Upos::Propn,
    Upos::Num,
    Upos::Cconj,
    Upos::Sconj,
    Upos::Punct,
    Upos::Intj,
];
const RELATIONS: [&str; 30] = [
    "nsubj",
    "obj",
    "obl",
    "obl:arg",
    "obl:mod",
    "iobj",
    "xcomp",
    "ccomp",
    "csubj",
    "advcl",
    "acl",
    "acl:relcl",
    "amod",
    "nmod",
    "advmod",
    "det",
    "case",
    "mark",
    "cop",
    "aux:tense",
    "aux:pass",
    "conj",
    "cc",
    "appos",
    "parataxis",
    "expl:subj",
    "expl:pv",
    "fixed",
    "dislocated",
    "dep",
];
const FEATURES: [&str; 8] = [
    "_",
    "VerbForm=Inf",
    "Mood=Ind|Number=Sing|Person=3|Tense=Pres|VerbForm=Fin",
    "Mood=Sub|Number=Plur|Person=3|Tense=Pres|VerbForm=Fin",
    "Gender=Fem|Number=Plur|Tense=Past|VerbForm=Part",
    "Number=Sing|Person=1|PronType=Prs",
    "PronType=Rel",
    "Gender=Masc|Number=Sing",
];

/// The examples of the rules, each in its words.
static EXAMPLES: LazyLock<Vec<Vec<String>>> = LazyLock::new(|| {
    let mut found = Vec::new();
    collect(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src/analysis"), &mut found);
    assert!(found.len() > 300, "{} examples", found.len());
    found
});

fn collect(folder: &Path, found: &mut Vec<Vec<String>>) {
    let mut paths: Vec<_> = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    for path in paths {
        if path.is_dir() {
            collect(&path, found);
        } else if path.extension().is_some_and(|end| end == "rs") {
            let text = std::fs::read_to_string(&path).unwrap();
            let comments = text.lines().filter(|line| line.trim_start().starts_with("//"));
            for line in comments {
                found.extend(line.split('`').skip(1).step_by(2).map(words).filter(|words| words.len() > 2));
            }
        }
    }
}

/// `L'école, elle` as `L'`, `école`, `,`, `elle`.
fn words(example: &str) -> Vec<String> {
    let mut words = vec![String::new()];
    for c in example.chars() {
        match c {
            ' ' => words.push(String::new()),
            '\'' => {
                words.last_mut().unwrap().push(c);
                words.push(String::new());
            }
            ',' | '.' | '?' | '!' | ':' | ';' | '«' | '»' => words.extend([c.to_string(), String::new()]),
            c => words.last_mut().unwrap().push(c),
        }
    }
    words.retain(|word| !word.is_empty());
    words
}

/// A sentence of these words with any parse; `order` and `picks` give heads, so that each hangs on one that comes before it
/// in that order.
fn sentence(language: Language, words: &[String], picks: &[(u32, u32, usize, usize, usize)]) -> Sentence {
    let mut order: Vec<usize> = (0..words.len()).collect();
    order.sort_by_key(|&i| picks[i].0);
    let mut tokens = Vec::new();
    for (i, word) in words.iter().enumerate() {
        let rank = order.iter().position(|&o| o == i).unwrap();
        let (_, head, upos, relation, feats) = picks[i];
        let punct = word.chars().all(|c| !c.is_alphanumeric());
        let relation = RELATIONS[relation % RELATIONS.len()];
        tokens.push(Token {
            span: CharSpan::new(2 * i, 2 * i + 1),
            form: word.clone(),
            lemma: word.to_lowercase(),
            upos: if punct { Upos::Punct } else { UPOS[upos % UPOS.len()] },
            feats: Features::parse(FEATURES[feats % FEATURES.len()]),
            head: (rank > 0).then(|| order[head as usize % rank]),
            deprel: if rank == 0 { "root" } else { relation }.to_owned(),
            head_probability: 1.0,
        });
    }
    Sentence { span: CharSpan::new(0, 2 * words.len()), language, tokens, entities: Vec::new() }
}

/// Sentences with any parse, mended.
pub(crate) fn mended_sentences() -> impl Strategy<Value = Sentence> {
    sentences().prop_map(|mut sentence| {
        mend(&mut sentence);
        sentence
    })
}

fn sentences() -> impl Strategy<Value = Sentence> {
    let languages =
        prop::sample::select(vec![Language::French, Language::French, Language::German, Language::English]);
    let picks =
        prop::collection::vec((any::<u32>(), any::<u32>(), 0..99_usize, 0..99_usize, 0..99_usize), 40);
    let examples = || prop::sample::select(&EXAMPLES[..]);
    (languages, examples(), examples(), any::<bool>(), picks).prop_map(
        |(language, one, other, both, picks)| {
            let mut words = one;
            words.extend(other.into_iter().filter(|_| both));
            words.truncate(picks.len());
            sentence(language, &words, &picks)
        },
    )
}

proptest::proptest! {
    #![proptest_config(Config { failure_persistence: None, ..Config::with_cases(4000) })]

    #[test]
    fn any_tree_is_mended_into_a_tree(mut sentence in sentences()) {
        let before = sentence.tokens.len();
        mend(&mut sentence);
        assert_eq!(sentence.tokens.len(), before);
        assert!(sentence.is_tree());
    }
}
