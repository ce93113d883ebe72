//! French quantities.

use super::check;
use crate::analysis::Language::French;

#[test]
fn counts_with_their_bounds() {
    check(
        French,
        &[
            (
                "La ville/NOUN compte/VERB/compter 25\u{a0}785 habitants/NOUN/habitant",
                &["Count 25785 inhabitant"],
            ),
            ("Il supprime/VERB environ/ADV 3 600 postes/NOUN/poste", &["Count ~3600 job"]),
            ("Il supprime/VERB près/ADV de/ADP 3\u{202f}600 postes/NOUN/poste", &["Count ~3600 job"]),
            ("Il supprime/VERB à/ADP peu/ADV près/ADV 40 postes/NOUN/poste", &["Count ~40 job"]),
            ("Plus/ADV de/ADP 200 clients/NOUN/client partent/VERB/partir", &["Count [200..] customer"]),
            ("Il a/VERB au/ADP moins/ADV 7 filiales/NOUN/filiale", &["Count [7..] filiale"]),
            ("Il accueille/VERB jusqu'/ADP ~à/ADP 500 élèves/NOUN/élève", &["Count [..500] pupil"]),
            ("Il a/VERB moins/ADV de/ADP dix/NUM amis/NOUN/ami", &["Count [..10] ami"]),
            ("avec 7 à/ADP 8 chefs/NOUN/chef d'/ADP ~équipe", &["Count [7..8] team leader"]),
            ("Il attend/VERB entre/ADP 7 et/CCONJ 8 réponses/NOUN/réponse", &["Count [7..8] réponse"]),
            ("Il lit/VERB deux/NUM ou/CCONJ trois/NUM livres/NOUN/livre", &["Count [2..3] livre"]),
            ("Il lit/VERB 3-4 livres/NOUN/livre", &["Count [3..4] livre"]),
            ("Il recrute/VERB 40 nouveaux/ADJ/nouveau ingénieurs/NOUN/ingénieur", &["Count 40 engineer"]),
            ("Il y a 50 chats/NOUN/chat et/CCONJ 12 chiens/NOUN/chien", &["Count 50 chat", "Count 12 chien"]),
        ],
    );
}

#[test]
fn words_collectives_and_scales() {
    check(
        French,
        &[
            ("Il vend/VERB trois/NUM mille/NUM six/NUM cents/NUM lampes/NOUN/lampe", &["Count 3600 lampe"]),
            ("Il invite/VERB une/DET dizaine/NOUN de/ADP voisins/NOUN/voisin", &["Count ~10 voisin"]),
            ("Il invite/VERB des/DET centaines/NOUN de/ADP voisins/NOUN/voisin", &["Count ~[100..] voisin"]),
            (
                "Des dizaines/NOUN de/ADP milliers/NOUN de/ADP clients/NOUN/client",
                &["Count ~[10000..] customer"],
            ),
            (
                "Il investit/VERB 2 à/ADP 3 millions/NOUN d'/ADP ~euros/NOUN/euro",
                &["Money [2000000..3000000] EUR"],
            ),
            (
                "Il coûte/VERB un/DET million/NOUN et/CCONJ demi/ADJ d'/ADP ~euros/NOUN/euro",
                &["Money 1500000 EUR"],
            ),
            ("Il coûte/VERB 12 k€", &["Money 12000 EUR"]),
            ("Il coûte/VERB 3,5 milliards/NOUN de/ADP dollars/NOUN/dollar", &["Money 3500000000 USD"]),
        ],
    );
}

#[test]
fn percentages_rates_and_changes() {
    check(
        French,
        &[
            (
                "Près/ADV de/ADP 30 % des/ADP employés/NOUN/employé partent/VERB",
                &["Share ~30 percent of employés"],
            ),
            ("Environ 64,4% des/ADP cartes/NOUN/carte changent/VERB", &["Share ~64.4 percent of cartes"]),
            ("Il perd/VERB/aimer vingt/NUM pour/ADP cent/NOUN", &["Percent 20 percent"]),
            ("Le prix augmente/VERB/augmenter de/ADP 30 %/SYM", &["Change 30 percent"]),
            ("Le taux passe/VERB/passer de/ADP 12 à/ADP 15 %/SYM", &["Change 12->15 percent"]),
            ("Le résultat : +30 %", &["Change 30 percent"]),
            ("Il paie/VERB 12 € ~/ ~kg", &["Rate 12 EUR/kilogram"]),
            ("Il gagne/VERB 40 000 euros/NOUN/euro par/ADP an/NOUN", &["Rate 40000 EUR/year"]),
            ("La moitié/NOUN des/ADP salariés/NOUN/salarié rient/VERB", &["Share 0.5 of salariés"]),
            ("Les deux/NUM tiers/NOUN des/ADP élus/NOUN/élu votent/VERB", &["Share 0.666667 of élus"]),
            ("Un/DET salarié/NOUN sur/ADP cinq/NUM doute/VERB", &["Share 0.2 of salarié"]),
            ("Il est/AUX deux/NUM fois/NOUN plus/ADV grand/ADJ", &["Multiplier 2 times"]),
            ("Le loyer a/AUX triplé/VERB/tripler", &["Multiplier 3 times"]),
        ],
    );
}

#[test]
fn ages_durations_clocks() {
    check(
        French,
        &[
            ("Elle a/VERB/avoir 34 ans/NOUN/an", &["Age 34 year"]),
            ("un homme/NOUN de/ADP 50 ans/NOUN/an arrive/VERB", &["Age 50 year"]),
            ("un contrat/NOUN de/ADP 3 ans/NOUN/an", &["Duration 3 year"]),
            (
                "Il travaille/VERB pendant/ADP trois/NUM heures/NOUN/heure et/CCONJ demie/NOUN",
                &["Duration 3.5 hour"],
            ),
            (
                "Il travaille/VERB jusqu'/ADP ~à/ADP 4 heures/NOUN/heure du/ADP matin/NOUN",
                &["ClockTime 04:00:00 hour"],
            ),
            ("Rendez-vous à/ADP 14h30", &["ClockTime 14:30:00 hour"]),
            ("Ouvert/ADJ de/ADP 8h à/ADP 18h30", &["ClockRange [8..18.5] hour"]),
            (
                "de/ADP 6 heures/NOUN/heure du/ADP matin/NOUN jusqu'/ADP ~à/ADP 23 heures/NOUN/heure",
                &["ClockRange [6..23] hour"],
            ),
            ("à/ADP 6 heures/NOUN/heure de/ADP route/NOUN", &["Duration 6 hour"]),
        ],
    );
}

#[test]
fn exclusions_are_no_bounds() {
    check(
        French,
        &[
            ("Il ne/ADV compte/VERB plus/ADV que/ADV deux/NUM salariés/NOUN/salarié", &["Count 2 employee"]),
            ("Il compte/VERB plus/ADV que/ADV deux/NUM salariés/NOUN/salarié", &["Count [2..] employee"]),
        ],
    );
}

#[test]
fn lengths_in_two_units() {
    check(
        French,
        &[
            ("Elle nage/VERB en/ADP 1 ~' ~52 ~' ~' ~69", &["Duration 112.69 second"]),
            ("Elle nage/VERB en/ADP 2 ~' ~05 ~\"", &["Duration 125 second"]),
            ("Elle nage/VERB en/ADP 8 minutes/NOUN/minute 12 ./PUNCT", &["Duration 492 second"]),
            ("Elle roule/VERB 2 h 30 par/ADP jour/NOUN/jour", &["Rate 150 minute/day"]),
            ("Cela dure/VERB/durer 2 h 30 ./PUNCT", &["Duration 150 minute"]),
            ("Cela dure/VERB/durer de/ADP 12 à/ADP 13 heures/NOUN/heure", &["Duration [12..13] hour"]),
            ("Rendez-vous à/ADP 2 h 30 ./PUNCT", &["ClockTime 02:30:00 hour"]),
            ("Elle cueille/VERB 8 pommes/NOUN/pomme 12 fois/NOUN/fois", &["Count 8 pomme", "Count 12 time"]),
        ],
    );
}

#[test]
fn rates_per_round_numbers() {
    check(
        French,
        &[
            (
                "On compte/VERB 3 décès/NOUN/décès pour/ADP mille/NUM naissances/NOUN/naissance",
                &["Rate 3 death/1000 naissance"],
            ),
            (
                "Il prévoit/VERB 3 repas/NOUN/repas pour/ADP 12 enfants/NOUN/enfant",
                &["Count 3 repas", "Count 12 child"],
            ),
            (
                "Le taux passe/VERB/passer de/ADP 3,5 à/ADP 4,1 décès/NOUN/décès pour/ADP mille/NUM naissances/NOUN/naissance",
                &["Change 3.5->4.1 death/1000 naissance"],
            ),
        ],
    );
}

#[test]
fn parts_keep_their_approximator() {
    check(
        French,
        &[
            ("Près/ADV de/ADP la/DET moitié/NOUN des/ADP élus/NOUN/élu votent/VERB", &["Share ~0.5 of élus"]),
            (
                "Plus/ADV de/ADP la/DET moitié/NOUN des/ADP élus/NOUN/élu votent/VERB",
                &["Share [0.5..] of élus"],
            ),
            ("Moins/ADV d'/ADP ~un/DET élu/NOUN sur/ADP cinq/NUM vote/VERB", &["Share [..0.2] of élu"]),
        ],
    );
}

#[test]
fn leaves_names_years_and_articles_alone() {
    check(
        French,
        &[
            ("Il utilise/VERB GPT-4 et/CCONJ un/DET A320", &[]),
            ("un/DET scénario de/ADP Hunger/PROPN Games/PROPN 2", &[]),
            ("Il regarde/VERB la/DET page/NOUN 12", &[]),
            ("un/DET modèle et/CCONJ une/DET équipe", &[]),
            ("Les V-teams/NOUN rient/VERB", &[]),
            ("un/DET vélo/NOUN neuf/ADJ", &[]),
            ("Le 12 mars/NOUN 2021 ,/PUNCT il rit/VERB", &[]),
            ("Appelez/VERB le/DET 01 23 45 67 89", &[]),
            ("Il naît/VERB en/ADP 2013 ici/ADV", &["Year 2013 year"]),
            (
                "En/ADP 2024 ,/PUNCT 16 versions/NOUN/version sortent/VERB",
                &["Year 2024 year", "Count 16 version"],
            ),
        ],
    );
}
