use super::*;
use proptest::prelude::*;

const LANGUAGES: [Language; 6] = [
    Language::French,
    Language::English,
    Language::German,
    Language::Spanish,
    Language::Italian,
    Language::UNKNOWN,
];

fn sentences(text: &str, language: Language) -> Vec<Sentence> {
    let source = SourceText::new(text.to_owned());
    tokenise(&source, CharSpan::new(0, source.len()), language)
}

/// The tokens with ` | ` between them, sentences with ` ¶ `.
fn cut(text: &str, language: Language) -> String {
    let line = |s: &Sentence| s.tokens.iter().map(|t| t.form.as_str()).collect::<Vec<_>>().join(" | ");
    sentences(text, language).iter().map(line).collect::<Vec<_>>().join(" ¶ ")
}

#[test]
fn nothing_in_nothing_out() {
    for text in ["", " ", "\n\n \t\r\n", "\u{feff}\u{200b}"] {
        assert!(sentences(text, Language::French).is_empty(), "{text:?}");
    }
}

/// Texts of the pieces that the rules look at, in any order.
fn crooked() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        Just("l'"),
        Just("aujourd’hui"),
        Just("-t-il"),
        Just("-"),
        Just("'"),
        Just("."),
        Just("..."),
        Just("…"),
        Just("3"),
        Just("600"),
        Just("\u{a0}"),
        Just("\u{202f}"),
        Just(" "),
        Just("\n"),
        Just("\r\n"),
        Just("\n\n"),
        Just("M."),
        Just("U.S."),
        Just("Dr"),
        Just("«"),
        Just("»"),
        Just("\""),
        Just("("),
        Just(")"),
        Just("?"),
        Just("!"),
        Just(","),
        Just("http://a.fr/"),
        Just("x@y.org"),
        Just("@"),
        Just("#tag"),
        Just("👩🏽\u{200d}🚀"),
        Just("🇫🇷"),
        Just(":-)"),
        Just("€"),
        Just("%"),
        Just("14h30"),
        Just("e\u{301}"),
        Just("漢字"),
        Just("élu(e)s"),
        Just("~"),
        Just("/"),
        Just("&"),
        Just("°"),
        Just("Il"),
        Just("the"),
        Just("non-"),
        Just("\u{ad}"),
        Just("\u{200d}"),
        Just("\u{301}"),
        Just("Oktober"),
    ];
    prop::collection::vec(piece, 0..60).prop_map(|pieces| pieces.concat())
}

/// Everything that must hold whatever the text.
fn check(text: &str) -> Result<(), TestCaseError> {
    let source = SourceText::new(text.to_owned());
    let around = SourceText::new(format!("Un début. «{text}3 fin."));
    let inner = CharSpan::new(11, 11 + source.len());
    for language in LANGUAGES {
        let found = tokenise(&source, CharSpan::new(0, source.len()), language);
        let mut at = 0;
        for sentence in &found {
            prop_assert!(!sentence.tokens.is_empty());
            prop_assert_eq!(sentence.span.start, sentence.tokens[0].span.start);
            prop_assert_eq!(Some(sentence.span.end), sentence.tokens.last().map(|t| t.span.end));
            for token in &sentence.tokens {
                prop_assert!(!token.span.is_empty() && token.span.start >= at, "{:?}", token);
                prop_assert_eq!(source.slice(token.span), token.form.as_str());
                prop_assert!(source.slice(CharSpan::new(at, token.span.start)).chars().all(is_blank));
                at = token.span.end;
            }
        }
        prop_assert!(source.slice(CharSpan::new(at, source.len())).chars().all(is_blank));
        let spans = |sentences: &[Sentence], less: usize| {
            let token = |t: &Token| CharSpan::new(t.span.start - less, t.span.end - less);
            sentences.iter().map(|s| s.tokens.iter().map(token).collect()).collect::<Vec<Vec<_>>>()
        };
        let within = tokenise(&around, inner, language);
        prop_assert_eq!(spans(&within, 11), spans(&found, 0));
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn tokens_cover_any_string(text in any::<String>()) {
        check(&text)?;
    }

    #[test]
    fn tokens_cover_crooked_texts(text in crooked()) {
        check(&text)?;
    }
}
