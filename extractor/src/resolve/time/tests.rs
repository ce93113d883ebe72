//! Tables of time expressions, with and without the day of publication (Monday 3 February 2025).

use super::find;
use crate::analysis::Language::{self, English, French, German};
use crate::resolve::quantity::test_sentence as sentence;
use jiff::civil::{Date, date};

const DAY: Date = date(2025, 2, 3);

/// One line an expression: `KIND value` and what else is known.
fn summary(language: Language, words: &str, anchor: Option<Date>) -> Vec<String> {
    let sentence = sentence(language, words);
    find(&sentence, anchor)
        .iter()
        .map(|t| {
            let mut line = format!("{} {}", t.kind.name(), t.value.as_deref().unwrap_or("-"));
            let parts = [
                (" ", t.modifier.map(|m| m.name().to_owned())),
                (" from ", t.begin.clone()),
                (" to ", t.end.clone()),
                (" ", t.quant.clone()),
                (" ", t.freq.clone()),
            ];
            for (mark, part) in parts {
                if let Some(part) = part {
                    line.push_str(mark);
                    line.push_str(&part);
                }
            }
            line
        })
        .collect()
}

fn check(language: Language, table: &[(&str, &[&str])]) {
    let mut wrong = Vec::new();
    for (words, expected) in table {
        let found = summary(language, words, Some(DAY));
        if found != *expected {
            wrong.push(format!("{words}\n    expected {expected:?}\n    found    {found:?}"));
        }
    }
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

#[test]
fn french_dates() {
    check(
        French,
        &[
            ("le/DET week-end/NOUN dernier/ADJ", &["DATE 2025-W05-WE"]),
            ("cette/DET semaine/NOUN", &["DATE 2025-W06"]),
            ("en/ADP 2019", &["DATE 2019"]),
            ("d'/ADP ~ici/ADV 2030", &["DATE 2030 ON_OR_BEFORE to 2030"]),
            ("Hier/ADV il riait/VERB", &["DATE 2025-02-02"]),
            ("demain/ADV matin/NOUN", &["TIME 2025-02-04TMO"]),
            ("aujourd'hui/ADV", &["DATE 2025-02-03"]),
            ("en/ADP ce/DET moment/NOUN", &["DATE PRESENT_REF"]),
            ("maintenant/ADV", &["DATE PRESENT_REF"]),
            ("récemment/ADV", &["DATE PAST_REF"]),
            ("l'/DET ~an/NOUN dernier/ADJ", &["DATE 2024"]),
            ("lundi/NOUN prochain/ADJ", &["DATE 2025-02-10"]),
            ("il/PRON y/PRON a/VERB deux/NUM ans/NOUN/an", &["DATE 2023"]),
            ("dans/ADP trois/NUM mois/NOUN", &["DATE 2025-05"]),
            ("au/ADP printemps/NOUN 2024", &["DATE 2024-SP"]),
            ("dans/ADP les/DET années/NOUN 90", &["DATE 199"]),
            ("au/ADP XIXe/ADJ siècle/NOUN", &["DATE 18"]),
            ("le/DET 12 mars/NOUN 2021", &["DATE 2021-03-12"]),
            ("depuis/ADP le/DET 1er septembre/NOUN 2024", &["DATE 2024-09-01 from 2024-09-01"]),
            ("au/ADP premier/ADJ semestre/NOUN", &["DATE XXXX-H1"]),
            ("au/ADP troisième/ADJ trimestre/NOUN 2024", &["DATE 2024-Q3"]),
            ("fin/NOUN mars/NOUN 2024", &["DATE 2024-03 END"]),
            ("du/ADP 3 au/ADP 6 juin/NOUN", &["DATE - from XXXX-06-03 to XXXX-06-06"]),
            ("vendredi/NOUN", &["DATE XXXX-WXX-5"]),
            ("pendant/ADP les/DET vacances/NOUN", &["DATE -"]),
            (
                "ces/DET trois/NUM dernières/ADJ/dernier années/NOUN/année",
                &["DURATION P3Y from 2022 to 2025-02-03"],
            ),
        ],
    );
}

#[test]
fn french_durations_sets_and_times() {
    check(
        French,
        &[
            ("depuis/ADP trois/NUM ans/NOUN/an", &["DURATION P3Y from 2022 to 2025-02-03"]),
            ("pendant/ADP deux/NUM heures/NOUN/heure", &["DURATION PT2H"]),
            ("depuis/ADP quelques/DET mois/NOUN", &["DURATION PXM to 2025-02-03"]),
            ("tous/DET les/DET trimestres/NOUN/trimestre", &["SET P1Q EVERY"]),
            ("chaque/DET lundi/NOUN", &["SET XXXX-WXX-1 EVERY"]),
            ("deux/NUM fois/NOUN par/ADP an/NOUN", &["SET P1Y 2X"]),
            ("pendant/ADP les/DET week-ends/NOUN", &["SET XXXX-WXX-WE"]),
            ("Il rit/VERB souvent/ADV", &["SET - OFTEN"]),
            ("des/DET sprints/NOUN hebdomadaires/ADJ/hebdomadaire", &["SET P1W"]),
            ("à/ADP 4 heures/NOUN/heure du/ADP matin/NOUN", &["TIME T04:00"]),
            ("une/DET équipe/NOUN de/ADP 12 personnes/NOUN/personne", &[]),
            ("Elle a/VERB/avoir 34 ans/NOUN/an", &[]),
        ],
    );
}

#[test]
fn literal_dates() {
    for (language, text, expected) in [
        (French, "12-03-2021", "DATE 2021-03-12"),
        (French, "2021-03-12", "DATE 2021-03-12"),
        (German, "12.03.2021", "DATE 2021-03-12"),
    ] {
        assert_eq!(summary(language, text, None), [expected], "{text}");
    }
}

#[test]
fn english_times() {
    check(
        English,
        &[
            ("last/ADJ weekend/NOUN", &["DATE 2025-W05-WE"]),
            ("next/ADJ Monday/PROPN", &["DATE 2025-02-10"]),
            ("two/NUM years/NOUN/year ago/ADV", &["DATE 2023"]),
            ("in/ADP three/NUM months/NOUN/month", &["DATE 2025-05"]),
            ("since/ADP 2019", &["DATE 2019 from 2019"]),
            ("by/ADP 2030", &["DATE 2030 ON_OR_BEFORE to 2030"]),
            ("in/ADP the/DET 1990s/NOUN", &["DATE 199"]),
            ("the/DET 19th/ADJ century/NOUN", &["DATE 18"]),
            ("March/PROPN 12 ,/PUNCT 2021", &["DATE 2021-03-12"]),
            ("Q3 2024", &["DATE 2024-Q3"]),
            ("every/DET two/NUM weeks/NOUN/week", &["SET P2W EVERY"]),
            ("twice/ADV a/DET week/NOUN", &["SET P1W 2X"]),
            ("for/ADP three/NUM years/NOUN/year", &["DURATION P3Y"]),
            ("in/ADP early/ADJ 2024", &["DATE 2024 START"]),
            ("yesterday/NOUN", &["DATE 2025-02-02"]),
            ("You may/AUX march/VERB on/ADP", &[]),
        ],
    );
}

#[test]
fn german_times() {
    check(
        German,
        &[
            ("letzte/ADJ Woche/NOUN", &["DATE 2025-W05"]),
            ("vor/ADP zwei/NUM Jahren/NOUN/Jahr", &["DATE 2023"]),
            ("in/ADP drei/NUM Monaten/NOUN/Monat", &["DATE 2025-05"]),
            ("Seit/ADP 1964", &["DATE 1964 from 1964"]),
            ("am/ADP 3. Oktober/NOUN 1990", &["DATE 1990-10-03"]),
            ("im/ADP 19. Jahrhundert/NOUN", &["DATE 18"]),
            ("jeden/DET Tag/NOUN", &["SET P1D EVERY"]),
            ("um/ADP 14 Uhr/NOUN", &["TIME T14:00"]),
            ("gestern/ADV", &["DATE 2025-02-02"]),
        ],
    );
}

#[test]
fn without_a_day_relative_times_stay_open() {
    assert_eq!(summary(French, "le/DET week-end/NOUN dernier/ADJ", None), ["DATE -"]);
    assert_eq!(summary(French, "lundi/NOUN prochain/ADJ", None), ["DATE XXXX-WXX-1"]);
    assert_eq!(summary(French, "le/DET 12 mars/NOUN", None), ["DATE XXXX-03-12"]);
}

#[test]
fn tense_settles_what_is_open() {
    use crate::resolve::Tense::{Future, Past, Present};
    let anchor = Some(DAY);
    for (language, words, tense, expected) in [
        (French, "Le/DET 1er juillet/NOUN", Past, "DATE 2024-07-01"),
        (French, "Le/DET 1er juillet/NOUN", Future, "DATE 2025-07-01"),
        (French, "Le/DET 12 janvier/NOUN", Future, "DATE 2026-01-12"),
        (French, "Le/DET 12 janvier/NOUN", Present, "DATE 2025-01-12"),
        (French, "en/ADP novembre/NOUN", Past, "DATE 2024-11"),
        (French, "jeudi/NOUN", Past, "DATE 2025-01-30"),
        (French, "jeudi/NOUN", Future, "DATE 2025-02-06"),
        (French, "jeudi/NOUN", Present, "DATE XXXX-WXX-4"),
        (French, "dans/ADP trois/NUM ans/NOUN/an", Past, "DATE 2028"),
        (English, "in/ADP three/NUM years/NOUN/year", Past, "DURATION P3Y"),
        (English, "in/ADP three/NUM years/NOUN/year", Future, "DATE 2028"),
        (German, "in/ADP drei/NUM Jahren/NOUN/Jahr", Past, "DURATION P3Y"),
    ] {
        let found = find(&sentence(language, words), anchor);
        let (kind, value) = found[0].settled(tense, anchor);
        assert_eq!(format!("{} {}", kind.name(), value.unwrap_or_default()), expected, "{words} {tense:?}");
    }
}

#[test]
fn bounds_stand_outside_the_words() {
    let sentence = sentence(French, "d'/ADP ~ici/ADV 2030 elle/PRON part/VERB");
    let found = &find(&sentence, None)[0];
    assert_eq!((found.outer.range(), found.tokens.range()), (0..3, 2..3));
}
