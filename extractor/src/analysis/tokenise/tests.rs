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
fn french_elisions_and_clitics() {
    for (text, expected) in [
        ("L’usine qu'on ferme aujourd'hui", "L’ | usine | qu' | on | ferme | aujourd'hui"),
        ("Jusqu’à l'entr'acte, quelqu'un parle.", "Jusqu’ | à | l' | entr'acte | , | quelqu'un | parle | ."),
        ("Que veut-elle, où va-t-on ?", "Que | veut | -elle | , | où | va | -t-on | ?"),
        ("Donne-le-moi ce jour-là.", "Donne | -le | -moi | ce | jour | -là | ."),
        ("Qu'est-ce que c'est ?", "Qu' | est | -ce | que | c' | est | ?"),
        ("celui-ci, c'est-à-dire un rendez-vous", "celui-ci | , | c'est-à-dire | un | rendez-vous"),
        ("Jean-Luc part au Val-d'Oise", "Jean-Luc | part | au | Val-d'Oise"),
        ("les élu(e)s et les salarié·e·s", "les | élu(e)s | et | les | salarié·e·s"),
    ] {
        assert_eq!(cut(text, Language::French), expected);
    }
}

#[test]
fn numbers_stay_whole() {
    use Language::{English, French, German};
    for (text, language, expected) in [
        (
            "3 600 postes, 12\u{a0}000 € et 1\u{202f}250,50 $",
            French,
            "3 600 | postes | , | 12\u{a0}000 | € | et | 1\u{202f}250,50 | $",
        ),
        (
            "de 6 heures à 14h30, le 3/02/2025",
            French,
            "de | 6 | heures | à | 14 | h | 30 | , | le | 3/02/2025",
        ),
        ("10% ou 3,5 % en 2024-2025", French, "10 | % | ou | 3,5 | % | en | 2024-2025"),
        ("le 1er mai, la 3e fois, à -5 °C", French, "le | 1er | mai | , | la | 3e | fois | , | à | -5 | °C"),
        ("en 2001 300 maires", French, "en | 2001 | 300 | maires"),
        ("1'48''27 puis 3’33\"6 et 4'05", French, "1'48''27 | puis | 3’33\"6 | et | 4'05"),
        ("$5 and 3,600 jobs at 6:30pm", English, "$ | 5 | and | 3,600 | jobs | at | 6:30 | pm"),
        (
            "the 1990s, 3-4 days, call 555-0134",
            English,
            "the | 1990s | , | 3 | - | 4 | days | , | call | 555-0134",
        ),
        ("Am 3. Oktober kamen 3.600 Leute.", German, "Am | 3. | Oktober | kamen | 3.600 | Leute | ."),
        ("Das war 1990. Danach kam sie.", German, "Das | war | 1990 | . ¶ Danach | kam | sie | ."),
    ] {
        assert_eq!(cut(text, language), expected);
    }
}

#[test]
fn english_words() {
    for (text, expected) in [
        ("We don't know the firm's 15-year plan", "We | don't | know | the | firm's | 15 | - | year | plan"),
        ("a non-profit co-founder’s e-mail", "a | non-profit | co-founder’s | e-mail"),
        ("my parents' house in the '70s", "my | parents' | house | in | the | '70s"),
        ("He said 'my parents' and left", "He | said | ' | my | parents | ' | and | left"),
        (
            "Nokia 's staff do n't own the workers ' car",
            "Nokia 's | staff | do n't | own | the | workers ' | car",
        ),
        ("They said 'no ' and it 's right", "They | said | ' | no | ' | and | it 's | right"),
        ("R&D at AT&T and/or w/o it", "R&D | at | AT&T | and | / | or | w/o | it"),
    ] {
        assert_eq!(cut(text, Language::English), expected);
    }
}

#[test]
fn german_spanish_italian_and_other_words() {
    use Language::{German, Italian, Spanish};
    for (text, language, expected) in [
        (
            "Der EU-Plan, z. B. im Netz, geht's?",
            German,
            "Der | EU | - | Plan | , | z. | B. | im | Netz | , | geht's | ?",
        ),
        ("¿Vienen 3 000 del norte?", Spanish, "¿ | Vienen | 3 000 | del | norte | ?"),
        ("L'anno dell'accordo", Italian, "L' | anno | dell' | accordo"),
        ("Ik heb 's avonds tijd.", Language::Other(*b"nl"), "Ik | heb | ' | s | avonds | tijd | ."),
        ("我们去。好", Language::Other(*b"zh"), "我 | 们 | 去 | 。 ¶ 好"),
    ] {
        assert_eq!(cut(text, language), expected);
    }
}

#[test]
fn addresses_and_signs() {
    for (text, expected) in [
        ("Voir https://exemple.fr/a(b).", "Voir | https://exemple.fr/a(b) | ."),
        ("exemple.fr/page, ou a.b@exemple.org !", "exemple.fr/page | , | ou | a.b@exemple.org | !"),
        ("@lea aime #velo 👩🏽\u{200d}🚀🇫🇷 :-)", "@lea | aime | #velo | 👩🏽\u{200d}🚀 | 🇫🇷 | :-)"),
        ("(voir plus bas :)", "( | voir | plus | bas | : | )"),
        ("Bon... « oui » — « non »…", "Bon | ... | « | oui | » | — | « | non | » | …"),
    ] {
        assert_eq!(cut(text, Language::French), expected);
    }
}

/// Sentences with ` ¶ ` between them, as written.
fn cut_sentences(text: &str, language: Language) -> String {
    let source = SourceText::new(text.to_owned());
    let found = tokenise(&source, CharSpan::new(0, source.len()), language);
    found.iter().map(|s| source.slice(s.span)).collect::<Vec<_>>().join(" ¶ ")
}

#[test]
fn sentences_end_where_they_should() {
    use Language::{English, French, German};
    for (language, expected) in [
        (French, "M. Roy et Mme J. K. Petit sont là. ¶ Le Dr. Blanc aussi, etc. ¶ Il part."),
        (French, "« Tu viens ? » demande-t-il. ¶ « Oui ! » ¶ Elle sourit."),
        (French, "Elle hésite… puis rit. ¶ Et alors ?! ¶ Rien..."),
        (French, "Il a cité Marc (voir p. 12. C'est clair) avant midi. ¶ Fin."),
        (French, "Elle dit : « Non. » ¶ Puis (rires.) elle part."),
        (French, "Voilà le plan – Non ! – et la suite."),
        (French, "Il vit en 52 av. J.-C. à Lyon. ¶ 30 personnes l'ont vu."),
        (French, "on arrive demain. on repart lundi."),
        (English, "Dr. Hill of the U.S. Senate left at 5 p.m. on Monday. ¶ The rest stayed."),
        (English, "She works for Bolt Inc. ¶ The firm is small.[2] ¶ It grew."),
        (Language::Spanish, "La sra. Gil vive en el n.° 5. ¶ Vino el sr. Paz."),
        (English, "“Why?” she asked. ¶ “Because.” ¶ He nodded."),
        (German, "Der 2. Versuch, d. h. der letzte, gelang am 5. Mai. ¶ „Gut.“ ¶ Er ging."),
    ] {
        let text = expected.replace(" ¶ ", " ");
        let expected = expected.replace("demain. on", "demain. ¶ on");
        assert_eq!(cut_sentences(&text, language), expected);
    }
}

#[test]
fn line_ends_are_blanks_and_blank_lines_end_sentences() {
    assert_eq!(cut_sentences("Une phrase\nsur deux lignes", Language::French), "Une phrase\nsur deux lignes");
    assert_eq!(cut_sentences("Un titre\n \nUne phrase", Language::French), "Un titre ¶ Une phrase");
}

#[test]
fn transcripts_may_begin_sentences_in_lower_case() {
    let expected = "je viens de Lyon. ¶ et toi ? ¶ moi, non. ¶ alors on y va. ¶ d'accord.";
    assert_eq!(cut_sentences(&expected.replace(" ¶ ", " "), Language::French), expected);
    let broken_off =
        "on prend le bus. ¶ et puis on… ¶ non, le train. ¶ il part à midi ... je crois. ¶ ah bon ?";
    assert_eq!(cut_sentences(&broken_off.replace(" ¶ ", " "), Language::French), broken_off);
    assert_eq!(cut_sentences("Il hésite… puis il part.", Language::French), "Il hésite… puis il part.");
}

#[test]
fn letters_of_codes_and_their_numbers_stay_together() {
    let text = "Voir les articles L. 110-2 et R. 57 du code.";
    assert_eq!(cut_sentences(text, Language::French), text);
}

#[test]
fn long_sentences_are_cut_at_clauses() {
    let clause = "elle voit la mer et le vent qui vient du nord ; ";
    let found = sentences(&clause.repeat(60), Language::French);
    assert!(found.len() > 3 && found.iter().all(|s| s.tokens.len() <= 180));
    assert!(found.iter().all(|s| s.tokens.last().is_some_and(|t| t.form == ";")));
    assert!(sentences(&"mot ".repeat(1000), Language::French).iter().all(|s| s.tokens.len() <= 180));
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
