//! Sentences with the facts they must give, through the whole line.

use super::tuples;
use crate::analysis::Language;
use crate::pipeline::{Extractor, Options};
use std::sync::LazyLock;

static EXTRACTOR: LazyLock<Extractor> =
    LazyLock::new(|| Extractor::new().expect("the embedded model is sound"));

/// The facts of a sentence as `subject | relation | object`.
fn facts(sentence: &str, language: Language) -> Vec<String> {
    let options = Options { language: Some(language), plain: true, ..Options::default() };
    let extraction = EXTRACTOR.extract("sentence", sentence.as_bytes(), &options).unwrap();
    let found = tuples(&extraction);
    assert!(found.iter().all(|t| t.sentence == sentence && (0.0..=1.0).contains(&t.confidence)), "{found:?}");
    found.iter().map(|t| format!("{} | {} | {}", t.subject, t.relation, t.object)).collect()
}

fn english(sentence: &str, wanted: &[&str]) {
    assert_eq!(facts(sentence, Language::English), wanted, "{sentence}");
}

#[test]
fn circumstances_are_facts_of_their_own() {
    english(
        "In 1987 the team moved from Denver to Boulder.",
        &["the team | moved In | 1987", "the team | moved from | Denver", "the team | moved to | Boulder"],
    );
    english(
        "The company sells bicycles and spare parts in twelve countries.",
        &[
            "The company | sells | bicycles",
            "The company | sells | spare parts",
            "The company | sells bicycles in | twelve countries",
            "The company | sells spare parts in | twelve countries",
        ],
    );
}

#[test]
fn a_noun_and_what_it_is_of_are_read_both_ways() {
    english(
        "She became the mayor of the town.",
        &["She | became | the mayor of the town", "She | became the mayor of | the town"],
    );
    english(
        "Oslo is the capital of Norway.",
        &["Oslo | is | the capital of Norway", "Oslo | is the capital of | Norway"],
    );
}

#[test]
fn times_and_measures_need_no_preposition() {
    english("The hotel burned down last night.", &["The hotel | burned down | last night"]);
    english(
        "It became a teachers ' college in 1889 .",
        &["It | became | a teachers ' college", "It | became a teachers ' college in | 1889"],
    );
}

#[test]
fn relative_clauses_and_participles_are_about_their_noun() {
    english(
        "The firm, which was founded by two brothers, sells boats.",
        &["The firm | was founded by | two brothers", "The firm | sells | boats"],
    );
    english(
        "The museum holds letters written by the poet.",
        &["The museum | holds | letters", "letters | written by | the poet"],
    );
}

#[test]
fn what_is_set_off_is_no_part_of_the_name() {
    english(
        "Sir Thomas Reed, a retired judge, will lead the inquiry.",
        &["Sir Thomas Reed | will lead | the inquiry", "Sir Thomas Reed | is | a retired judge"],
    );
}

#[test]
fn names_are_said_to_be_what_stands_beside_them() {
    english(
        "He met the painter Ida Holm.",
        &["He | met | the painter Ida Holm", "Ida Holm | is | the painter"],
    );
    english("She lives in Leeds, England.", &["She | lives in | Leeds, England", "Leeds | is in | England"]);
    // A short form is no name.
    english("The Central Bank (CB) raised its rate.", &["The Central Bank | raised | its rate"]);
}

#[test]
fn announced_names_stand_for_the_noun() {
    english(
        "The bank lends to farmers and firms such as Norda and Sund.",
        &[
            "The bank | lends to | farmers",
            "The bank | lends to | firms",
            "The bank | lends to | Norda",
            "The bank | lends to | Sund",
            "Norda | is | firms",
            "Sund | is | firms",
        ],
    );
}

#[test]
fn what_qualifies_an_object_is_told_with_it() {
    let options = Options { language: Some(Language::English), plain: true, ..Options::default() };
    let sentence = "She opened a shop in Leeds in 1987.";
    let found = tuples(&EXTRACTOR.extract("sentence", sentence.as_bytes(), &options).unwrap());
    let qualified: Vec<_> = found.iter().filter(|t| !t.qualifiers.is_empty()).collect();
    assert_eq!(qualified.len(), 1, "{found:?}");
    assert_eq!(
        (qualified[0].object.as_str(), &qualified[0].qualifiers[..]),
        ("a shop", &["in Leeds".to_owned(), "in 1987".to_owned()][..])
    );
}

#[test]
fn a_clause_may_say_what_something_is() {
    english(
        "The idea is that prices fall by a third.",
        &["The idea | is that | prices fall by a third", "prices | fall by | a third"],
    );
}

#[test]
fn what_is_said_of_a_predicate_is_said_of_its_subject() {
    english("Holm is a painter who lives in Oslo.", &["Holm | is | a painter", "Holm | lives in | Oslo"]);
    english("It was Holm who sold the house.", &["It | was | Holm", "Holm | sold | the house"]);
}

#[test]
fn a_relative_subject_leaves_no_gap() {
    english(
        "The towns, whose harbours lie on the lake, have grown.",
        &["whose harbours | lie on | the lake"],
    );
}

#[test]
fn chains_of_verbs_are_one_relation() {
    english("The minister refused to answer questions.", &["The minister | refused to answer | questions"]);
    english("Prices did not rise in May.", &["Prices | did not rise in | May"]);
}

#[test]
fn a_verb_at_the_end_of_a_pronoun_is_the_relation() {
    english("They're painting the bridge.", &["They | 're painting | the bridge"]);
    english("It 's risky .", &["It | 's | risky"]);
    english("The firm 's owner did n't sell the plant .", &["The firm 's owner | did n't sell | the plant"]);
}

#[test]
fn questions_and_wishes_without_a_subject_give_nothing() {
    english("Close the door, please.", &[]);
    english("Why not?", &[]);
}

#[test]
fn other_languages_go_the_same_way() {
    assert_eq!(
        facts("Le musée a vendu deux tableaux à Lyon.", Language::French),
        ["Le musée | a vendu | deux tableaux", "Le musée | a vendu deux tableaux à | Lyon"]
    );
}

#[test]
fn french_clitics_stand_where_they_are_said() {
    assert_eq!(
        facts("Le virus se transmet par l'eau.", Language::French),
        ["Le virus | se transmet par | l'eau"]
    );
    let sold = facts("Sa nièce le vendit à un banquier.", Language::French);
    assert!(sold.contains(&"Sa nièce | le vendit à | un banquier".to_owned()), "{sold:?}");
}

#[test]
fn french_adverbs_lead_to_places_and_acts() {
    let found = facts("La rivière traverse deux lacs avant de rejoindre le Doubs.", Language::French);
    assert!(
        found.contains(&"La rivière | traverse deux lacs avant de rejoindre | le Doubs".to_owned()),
        "{found:?}"
    );
}

#[test]
fn what_an_object_is_called_is_told_one_by_one() {
    english(
        "Critics called the plot thin and predictable.",
        &["Critics | called the plot | thin", "Critics | called the plot | predictable"],
    );
}
