//! German quantities.

use super::check;
use crate::analysis::Language::German;

#[test]
fn counts_and_measures() {
    check(
        German,
        &[
            ("Er streicht/VERB rund/ADV 3.600 Stellen/NOUN/Stelle", &["Count ~3600 job"]),
            ("Er hat/VERB mehr/ADV als/CCONJ 200 Kunden/NOUN/Kunde", &["Count [200..] customer"]),
            ("mindestens/ADV zwei/NUM Hunde/NOUN/Hund", &["Count [2..] Hund"]),
            ("zwischen/ADP 7 und/CCONJ 8 Hunde/NOUN/Hund", &["Count [7..8] Hund"]),
            ("20 bis/ADP 30 Minuten/NOUN/Minute", &["Duration [20..30] minute"]),
            ("dreitausendsechshundert/NUM Lampen/NOUN/Lampe", &["Count 3600 Lampe"]),
            ("fast/ADV 20.000 Euro/NOUN", &["Money ~20000 EUR"]),
            ("1,2 Mio. Euro/NOUN", &["Money 1200000 EUR"]),
            (
                "Etwa/ADV 30 Prozent/NOUN der/DET Mitarbeiter/NOUN gehen/VERB",
                &["Share ~30 percent of Mitarbeiter"],
            ),
            ("Der Preis steigt/VERB/steigen um/ADP 5 %/SYM", &["Change 5 percent"]),
            ("Der Preis stieg/VERB/X um/ADP 5 %/SYM", &["Change 5 percent"]),
            ("Er stieg/VERB/steigen von/ADP 12 auf/ADP 15 Euro/NOUN", &["Change 12->15 EUR"]),
            ("fast/ADV die/DET Hälfte/NOUN der/DET Kunden/NOUN geht/VERB", &["Share ~0.5 of Kunden"]),
            ("Die Hälfte/NOUN der/DET Kunden/NOUN geht/VERB", &["Share 0.5 of Kunden"]),
            ("um/ADP 14.30 Uhr/NOUN", &["ClockTime 14:30:00 hour"]),
            ("Sie ist/AUX 34 Jahre/NOUN/Jahr alt/ADJ", &["Age 34 year"]),
        ],
    );
}

#[test]
fn leaves_names_years_and_articles_alone() {
    check(
        German,
        &[
            ("Ein/DET Hund/NOUN fliegt/VERB einen/DET A320", &[]),
            ("Im/ADP Mai/NOUN 2010 lachte/VERB er/PRON", &[]),
            ("Seit/ADP 1964 lacht/VERB er/PRON", &["Year 1964 year"]),
        ],
    );
}
