//! German years that were taken for a part of the noun beside them.
//!
//! Reads and changes: heads and relations. German dates a clause with a bare year (`hat den Hof 2008 geerbt`), which
//! counts nothing; only what comes round or lasts is called by its year (`die Wahl 2021`).

use super::super::attach;
use crate::analysis::sentence::{Token, Upos};

/// The ends of nouns that are called by their year.
const DATED: &[&str] = &[
    "jahr",
    "jahrgang",
    "saison",
    "winter",
    "sommer",
    "herbst",
    "frühling",
    "frühjahr",
    "januar",
    "februar",
    "märz",
    "april",
    "mai",
    "juni",
    "juli",
    "august",
    "september",
    "oktober",
    "november",
    "dezember",
    "ende",
    "anfang",
    "mitte",
    "weihnachten",
    "ostern",
    "silvester",
    "wm",
    "em",
    "olympia",
    "spiel",
    "spiele",
    "meisterschaft",
    "turnier",
    "wahl",
    "krise",
    "krieg",
    "dürre",
    "flut",
    "haushalt",
    "etat",
    "budget",
    "agenda",
    "expo",
    "messe",
    "quartal",
    "bericht",
    "modell",
    "reform",
    "gesetz",
    "tour",
    "festival",
    "biennale",
    "gipfel",
    "volkszählung",
    "zensus",
    "paralympics",
    "paralympic",
    "plan",
    "vertrag",
    "abkommen",
    "konferenz",
];

/// Hang years on their clauses.
pub(super) fn mend(tokens: &mut [Token]) {
    for year in 1..tokens.len() {
        let Some(noun) = tokens[year].head.filter(|_| is_year(&tokens[year])) else { continue };
        let argument = matches!(tokens[noun].relation(), "obj" | "nsubj") && tokens[noun].upos == Upos::Noun;
        let Some(verb) = tokens[noun].head.filter(|&v| argument && tokens[v].upos == Upos::Verb) else {
            continue;
        };
        let behind = year == noun + 1 && !is_dated(&tokens[noun]);
        // `hat 2019 Bauarbeiten versprochen`: behind the finite verb.
        let before = year + 1 == noun && tokens[year - 1].feats.get("Mood").is_some();
        if behind || before {
            attach(tokens, year, verb, "obl");
        }
    }
}

fn is_year(token: &Token) -> bool {
    let digits = token.upos == Upos::Num && token.relation() == "nummod" && token.form.len() == 4;
    digits && token.form.parse::<u32>().is_ok_and(|y| (1500..2100).contains(&y))
}

fn is_dated(noun: &Token) -> bool {
    let lemma = noun.lemma.to_lowercase();
    DATED.iter().any(|end| lemma.ends_with(end))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::grammar::fixture;

    #[test]
    fn a_bare_year_dates_the_clause() {
        let german = |words: &str| fixture::mended(mend, words);
        let farm = "hat/AUX/4/aux/Mood=Ind Hof/NOUN/4/obj 2008/NUM/2/nummod geerbt/VERB/0/root";
        assert_eq!(german(farm), "4/aux 4/obj 4/obl 0/root");
        let works = "hat/AUX/4/aux/Mood=Ind 2019/NUM/3/nummod Arbeiten/NOUN/4/obj versprochen/VERB/0/root";
        assert_eq!(german(works), "4/aux 4/obl 4/obj 0/root");
        let poll = "hat/AUX/4/aux/Mood=Ind Bundestagswahl/NOUN/4/obj 2021/NUM/2/nummod gewonnen/VERB/0/root";
        assert_eq!(german(poll), "4/aux 4/obj 2/nummod 0/root");
        let homes = "die/DET/3/det 2000/NUM/3/nummod Häuser/NOUN/4/obj baut/VERB/0/root";
        assert_eq!(german(homes), "3/det 3/nummod 4/obj 0/root");
    }
}
