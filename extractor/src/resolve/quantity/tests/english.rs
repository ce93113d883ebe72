//! English quantities.

use super::check;
use crate::analysis::Language::English;

#[test]
fn counts_with_their_bounds() {
    check(
        English,
        &[
            ("They cut/VERB about/ADV 3,600 jobs/NOUN/job", &["Count ~3600 job"]),
            ("leaving/VERB some/DET 22 persons/NOUN/person dead/ADJ", &["Count ~22 person"]),
            ("more/ADJ than/ADP 60 countries/NOUN/country", &["Count [60..] country"]),
            ("at/ADP least/ADJ two/NUM dogs/NOUN/dog", &["Count [2..] dog"]),
            ("from/ADP 7 to/ADP 8 cats/NOUN/cat", &["Count [7..8] cat"]),
            ("between/ADP 7 and/CCONJ 8 cats/NOUN/cat", &["Count [7..8] cat"]),
            ("twenty-five/NUM hundred/NUM lamps/NOUN/lamp", &["Count 2500 lamp"]),
            ("a/DET dozen/NOUN lamps/NOUN/lamp", &["Count ~12 lamp"]),
            ("tens/NOUN of/ADP thousands/NOUN of/ADP lamps/NOUN/lamp", &["Count ~[10000..] lamp"]),
            ("one/NUM of/ADP the/DET engineers/NOUN/engineer", &["Count 1"]),
            ("20 software/NOUN engineers/NOUN/engineer left/VERB", &["Count 20 engineer"]),
        ],
    );
}

#[test]
fn money_percent_rates() {
    check(
        English,
        &[
            ("spent/VERB about/ADV $20,000 to/PART return/VERB", &["Money ~20000 USD"]),
            ("raised/VERB $5m from/ADP friends/NOUN", &["Money 5000000 USD"]),
            ("a/DET budget/NOUN of/ADP 2.5 million/NUM dollars/NOUN/dollar", &["Money 2500000 USD"]),
            ("30 percent/NOUN of/ADP the/DET staff/NOUN", &["Share 30 percent of staff"]),
            ("sales/NOUN rose/VERB/rise 12%/SYM", &["Change 12 percent"]),
            ("ran/VERB 60 miles/NOUN/mile an/DET hour/NOUN", &["Rate 60 mile/hour"]),
            ("two/NUM thirds/NOUN/third of/ADP them/PRON", &["Share 0.666667 of them"]),
            ("three/NUM times/NOUN/time more/ADJ work/NOUN", &["Multiplier 3 times"]),
            ("twice/ADV as/ADV many/ADJ", &["Multiplier 2 times"]),
            ("three/NUM out/ADP of/ADP four/NUM voters/NOUN/voter", &["Share 0.75 of voters"]),
        ],
    );
}

#[test]
fn ages_durations_clocks() {
    check(
        English,
        &[
            ("She is/AUX 34 years/NOUN/year old/ADJ", &["Age 34 year"]),
            ("Nina/PROPN Weber/PROPN ,/PUNCT 19 ,/PUNCT said/VERB", &["Age 19 year"]),
            ("for/ADP three/NUM weeks/NOUN/week", &["Duration 3 week"]),
            ("at/ADP 6:30 a.m./NOUN sharp/ADV", &["ClockTime 06:30:00 hour"]),
            ("from/ADP 9 a.m./NOUN to/ADP 5 p.m./NOUN", &["ClockRange [9..17] hour"]),
            ("at/ADP six/NUM o'clock/NOUN", &["ClockTime 06:00:00 hour"]),
        ],
    );
}

#[test]
fn changes_and_lengths() {
    check(
        English,
        &[
            ("It fell/VERB/fall from/ADP 5,000 to/ADP 4,000", &["Change 5000->4000"]),
            ("a/DET ticket/NOUN from/ADP 12 to/ADP 15 dollars/NOUN/dollar", &["Money [12..15] USD"]),
            ("She swam/VERB it in/ADP 1 ~: ~52.69", &["Duration 112.69 second"]),
            ("two/NUM hours/NOUN/hour and/CCONJ 15 minutes/NOUN/minute", &["Duration 135 minute"]),
            ("12 deaths/NOUN/death per/ADP 1,000 births/NOUN/birth", &["Rate 12 death/1000 birth"]),
            ("3 million/NUM cubic/ADJ metres/NOUN/metre", &["Measure 3000000 cubic metre"]),
        ],
    );
}

#[test]
fn leaves_names_years_and_articles_alone() {
    check(
        English,
        &[
            ("GPT-4 beats/VERB an/DET F-16 pilot/NOUN", &[]),
            ("a/DET model/NOUN and/CCONJ an/DET idea/NOUN", &[]),
            ("Call/VERB 713-555-3989 now/ADV", &[]),
            ("On/ADP March/PROPN 12 ,/PUNCT 2021 they/PRON met/VERB", &[]),
            ("as/ADP shown/VERB [17] here/ADV", &[]),
            ("It rocked/VERB in/ADP 2005", &["Year 2005 year"]),
        ],
    );
}
