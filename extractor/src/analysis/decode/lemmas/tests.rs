use super::*;

/// The lemma that `rules`, the likeliest first, and the lexicon give a form.
fn lemma(language: Language, upos: Upos, form: &str, rules: &[&str]) -> String {
    let parsed = rules.iter().map(|rule| Rule::parse(rule).unwrap()).collect();
    let scores: Vec<f32> = (0..rules.len()).map(|rank| -(rank as f32)).collect();
    Lemmas::new(parsed).choose(form, upos, &scores, language)
}

#[test]
fn the_only_reading_goes_before_the_network() {
    let verb = |form, rules| lemma(Language::French, Upos::Verb, form, rules);
    assert_eq!(verb("soutiennent", &["l;3;er"]), "soutenir");
    assert_eq!(verb("Appartiennent", &["l;3;er"]), "appartenir");
    assert_eq!(lemma(Language::French, Upos::Adj, "bonne", &["l;1;"]), "bon");
    assert_eq!(lemma(Language::German, Upos::Verb, "festgestellt", &["l;1;en"]), "feststellen");
    assert_eq!(lemma(Language::German, Upos::Noun, "Arbeitsplätze", &["k;1;"]), "Arbeitsplatz");
}

#[test]
fn among_two_readings_the_network_chooses() {
    let verb = |form, rules| lemma(Language::French, Upos::Verb, form, rules);
    assert_eq!(verb("suis", &["=être"]), "être");
    assert_eq!(verb("suis", &["l;1;vre"]), "suivre");
    assert_eq!(verb("mises", &["l;2;er", "l;3;ettre"]), "miser");
    assert_eq!(verb("mises", &["l;1;", "l;3;ettre"]), "mettre");
}

#[test]
fn without_a_reading_the_old_choice_stands() {
    assert_eq!(lemma(Language::French, Upos::Verb, "zorglubent", &["l;3;", "l;3;er"]), "zorgluber");
    assert_eq!(lemma(Language::French, Upos::Noun, "zorglubs", &["l;1;"]), "zorglub");
    assert_eq!(lemma(Language::Spanish, Upos::Verb, "hablan", &["l;1;r"]), "hablar");
    assert_eq!(lemma(Language::French, Upos::Propn, "Grandes", &["k;0;"]), "Grandes");
}

#[test]
fn english_names_keep_their_capitals() {
    assert_eq!(lemma(Language::English, Upos::Adj, "Old", &["k;0;"]), "Old");
    assert_eq!(lemma(Language::English, Upos::Adj, "Bigger", &["l;0;"]), "big");
}
