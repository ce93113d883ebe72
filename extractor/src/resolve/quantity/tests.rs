//! Tables of expressions: what must be found in a sentence, and what must not.

mod english;
mod french;
mod german;
mod support;

pub(crate) use support::sentence;

use super::{Kind, Number, parse_number};
use crate::analysis::Language::{English, French, German, Italian, Spanish};

#[test]
fn reads_plain_numbers() {
    let cases = [
        (French, "3 600", Number::Integer(3600)),
        (French, "3\u{202f}600", Number::Integer(3600)),
        (English, "3,600", Number::Integer(3600)),
        (German, "3.600", Number::Integer(3600)),
        (French, "1 368 454", Number::Integer(1_368_454)),
        (French, "3,5", Number::Decimal(3.5)),
        (English, "3.5", Number::Decimal(3.5)),
        (French, "-0,8", Number::Decimal(-0.8)),
        (French, "trois mille six cents", Number::Integer(3600)),
        (French, "quatre-vingt-dix-sept", Number::Integer(97)),
        (French, "soixante et onze", Number::Integer(71)),
        (French, "vingt et un", Number::Integer(21)),
        (French, "septante", Number::Integer(70)),
        (French, "nonante-neuf", Number::Integer(99)),
        (French, "deux cent quatre-vingts", Number::Integer(280)),
        (French, "un million et demi", Number::Integer(1_500_000)),
        (French, "mille neuf cent quatre-vingt-quatre", Number::Integer(1984)),
        (French, "trois cent mille", Number::Integer(300_000)),
        (French, "2,5 millions", Number::Integer(2_500_000)),
        (French, "une douzaine", Number::Integer(12)),
        (English, "twenty-five hundred", Number::Integer(2500)),
        (English, "three thousand six hundred", Number::Integer(3600)),
        (English, "a hundred and five", Number::Integer(105)),
        (English, "two and a half million", Number::Integer(2_500_000)),
        (English, "half a million", Number::Integer(500_000)),
        (English, "one million two hundred thousand", Number::Integer(1_200_000)),
        (German, "dreitausendsechshundert", Number::Integer(3600)),
        (German, "siebenundneunzig", Number::Integer(97)),
        (German, "zweieinhalb", Number::Decimal(2.5)),
        (German, "1,2 Mio.", Number::Integer(1_200_000)),
        (German, "drei Millionen", Number::Integer(3_000_000)),
        (Spanish, "treinta y cinco", Number::Integer(35)),
        (Spanish, "dos mil trescientos", Number::Integer(2300)),
        (Italian, "tre milioni", Number::Integer(3_000_000)),
    ];
    for (language, text, expected) in cases {
        assert_eq!(parse_number(text, language), Some(expected), "{text}");
    }
}

#[test]
fn refuses_what_is_no_single_number() {
    for text in
        ["", "un", "employés", "3 600 employés", "cinq et six", "GPT-4", "12.03.2021", "-", "dix deux"]
    {
        assert_eq!(parse_number(text, French), None, "{text}");
    }
    for text in ["a", "second", "ten ten", "1,5"] {
        assert_eq!(parse_number(text, English), None, "{text}");
    }
}

/// What a quantity says, in one line: `kind value [min..max] ~ unit "tokens"`.
fn summary(language: crate::analysis::Language, words: &str) -> Vec<String> {
    let sentence = sentence(language, words);
    super::find(&sentence)
        .iter()
        .map(|q| {
            let show = |n: Option<Number>| n.map_or_else(String::new, |n| n.to_string());
            let bounds = if q.min.is_some() || q.max.is_some() {
                format!("[{}..{}]", show(q.min), show(q.max))
            } else {
                String::new()
            };
            let about = if q.approximate { "~" } else { "" };
            let from = q.from.map_or_else(String::new, |n| format!("{n}->"));
            let value = q.clock.clone().unwrap_or_else(|| show(q.value));
            let unit = q.unit.as_deref().map_or_else(String::new, |u| format!(" {u}"));
            let of = q.of.map_or_else(String::new, |t| format!(" of {}", sentence.tokens[t].form));
            format!("{:?} {about}{from}{value}{bounds}{unit}{of}", q.kind)
        })
        .collect()
}

/// Check a table of sentences and what is found in each.
fn check(language: crate::analysis::Language, table: &[(&str, &[&str])]) {
    let mut wrong = Vec::new();
    for (words, expected) in table {
        let found = summary(language, words);
        if found != *expected {
            wrong.push(format!("{words}\n    expected {expected:?}\n    found    {found:?}"));
        }
    }
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

#[test]
fn a_token_is_covered_by_its_quantity() {
    let sentence = sentence(French, "Il/PRON a/VERB environ/ADV 3/NUM 600/NUM salariés/NOUN/salarié ./PUNCT");
    let found = super::find(&sentence);
    assert_eq!(super::covering(&found, 2).map(|q| q.kind), Some(Kind::Count));
    assert_eq!(super::covering(&found, 5).and_then(|q| q.value), Some(Number::Integer(3600)));
    assert_eq!(super::covering(&found, 1), None);
    assert_eq!((found[0].head, found[0].number_tokens.range()), (5, 3..5));
}

#[test]
fn values_quote_the_source() {
    let source = crate::source::SourceText::new("é Il a environ 3 600 salariés .".to_owned());
    let mut sentence =
        sentence(French, "Il/PRON a/VERB environ/ADV 3/NUM 600/NUM salariés/NOUN/salarié ./PUNCT");
    for token in &mut sentence.tokens {
        token.span = crate::span::CharSpan::new(token.span.start + 2, token.span.end + 2);
    }
    let value = super::find(&sentence)[0].to_value(&sentence, &source);
    assert_eq!((value.text.as_str(), value.datatype.as_str()), ("environ 3 600 salariés", "xsd:integer"));
    assert_eq!(
        (value.value, value.unit.as_deref(), value.approximate),
        (Some(3600.into()), Some("employee"), true)
    );
}

/// What numbers and times are written with, and numbers that fit no clock and no calendar.
const PIECES: &str = "0 1 24 59 60 66 1900 2025 20000 3,5 1.5 154000000000000000 9223372036854775807
    99999999999999999999 - ~- ~: ~/ ~' ~\" ~h h min % € x il y a depuis dans d' ~ici ans années jours semaines mois
    trimestres décennies siècle siècles XIXe mille millions milliards heures heure et demie quart fois par chaque
    tous les ces dernières prochains dernier janvier mars lundi matin entre à de plus ago in for the last next years
    decades centuries weeks every twice o'clock past half vor seit Jahren Jahrzehnten Wochen Uhr halb letzten
    nächsten jeden";

fn pieces() -> impl proptest::strategy::Strategy<Value = Vec<&'static str>> {
    let pieces: Vec<&str> = PIECES.split_whitespace().collect();
    proptest::collection::vec(proptest::sample::select(pieces), 1..9)
}

proptest::proptest! {
    #[test]
    fn no_number_is_too_large_for_a_reading(pieces in pieces()) {
        let anchor = Some(jiff::civil::date(2025, 2, 3));
        for language in [French, English, German] {
            let found = sentence(language, &pieces.join(" "));
            let _ = super::find(&found);
            for time in crate::resolve::time::find(&found, anchor) {
                let _ = time.settled(crate::resolve::Tense::Past, anchor);
            }
        }
    }

    #[test]
    fn never_panics(text in "[0-9a-zà-ü.,:%€/' -]{0,40}", digits in "[0-9 .,:/h%-]{0,24}") {
        for language in [French, English, German] {
            for text in [&text, &digits] {
                let _ = parse_number(text, language);
                let found = sentence(language, &text.replace('/', "-"));
                let _ = super::find(&found);
                let _ = crate::resolve::time::find(&found, None);
            }
        }
    }
}
