//! The embedded lexicon is sound, and look-ups say what a reader of the sentence would.

use super::*;
use crate::analysis::{Features, Sentence, Token, Upos};
use crate::span::CharSpan;
use std::collections::BTreeMap;

const EN: Language = Language::English;
const FR: Language = Language::French;
const DE: Language = Language::German;
const KINDS: [FormKind; 4] = [FormKind::Verb, FormKind::EventNoun, FormKind::AgentNoun, FormKind::Adjective];

/// Relation name and whether it is reversed.
fn verb(language: Language, phrase: &str, marker: Option<&str>, passive: bool) -> Option<(String, bool)> {
    let reading = Reading { passive, ..Reading::default() };
    let found = Lexicon::embedded().verbal(language, phrase, marker, reading)?;
    Some((found.relation.name.clone(), found.reversed))
}

fn is(name: &str, reversed: bool) -> Option<(String, bool)> {
    Some((name.to_owned(), reversed))
}

#[test]
fn every_relation_has_labels_words_and_a_topic() {
    let lexicon = Lexicon::embedded();
    assert!(lexicon.relations().len() >= 520, "{} relations", lexicon.relations().len());
    for relation in lexicon.relations() {
        for language in [EN, FR, DE] {
            assert!(relation.labels.contains_key(&language), "{} has no {language} label", relation.name);
        }
        assert!(!relation.definition.is_empty(), "{} has no definition", relation.name);
        assert!(!relation.topic.is_empty(), "{} has no topic", relation.name);
        for language in [EN, FR] {
            let said = KINDS.iter().any(|&kind| {
                lexicon.forms(language, kind).any(|form| lexicon.relation_of(form).name == relation.name)
            });
            assert!(said, "{} has no {language} form", relation.name);
        }
    }
}

#[test]
fn inverses_are_mutual_and_references_exist() {
    let lexicon = Lexicon::embedded();
    for relation in lexicon.relations() {
        if let Some(inverse) = &relation.inverse {
            let back = lexicon.get(inverse).and_then(|other| other.inverse.as_ref());
            assert_eq!(back, Some(&relation.name), "{} and {inverse}", relation.name);
        }
        for other in [&relation.opposite, &relation.broader].into_iter().flatten() {
            assert!(lexicon.get(other).is_some(), "{} names {other}", relation.name);
        }
    }
}

#[test]
fn no_two_relations_claim_the_same_words() {
    let lexicon = Lexicon::embedded();
    for language in [FR, EN, DE] {
        for kind in KINDS {
            let mut owners: BTreeMap<(String, String, [bool; 14]), &str> = BTreeMap::new();
            for form in lexicon.forms(language, kind) {
                let relation = &lexicon.relation_of(form).name;
                let bare = form.direct.then(String::new);
                for marker in form.object_markers.iter().cloned().chain(bare) {
                    let key = (
                        form.key(),
                        format!("{marker} {:?} {:?}", form.doers, form.nouns),
                        [
                            form.number,
                            form.passive,
                            form.alone,
                            form.place || form.site,
                            form.animate || form.thing,
                            form.money,
                            form.percent,
                            form.whom,
                            form.dative,
                            form.event,
                            form.act,
                            form.acting,
                            form.age,
                            form.time,
                        ],
                    );
                    if let Some(owner) = owners.insert(key.clone(), relation) {
                        assert_eq!(owner, relation, "{language} {key:?}");
                    }
                }
            }
        }
    }
}

#[test]
fn the_file_is_sorted_by_name() {
    let turtle = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/../ontology/relations.ttl"));
    let names: Vec<&str> = turtle
        .lines()
        .filter_map(|line| line.strip_prefix("rel:")?.split_once(" a rdf:Property"))
        .map(|(name, _)| name)
        .collect();
    assert_eq!(names.len(), Lexicon::embedded().relations().len());
    let mut sorted = names.clone();
    sorted.sort_unstable();
    assert_eq!(names, sorted);
}

#[test]
fn a_marker_decides_between_meanings() {
    assert_eq!(verb(FR, "être en retard", Some("sur"), false), is("lags", false));
    assert_eq!(verb(EN, "lag", Some("behind"), false), is("lags", false));
    assert_eq!(verb(FR, "penser", None, false), is("thinks", false));
    assert_eq!(verb(FR, "penser", Some("à"), false), is("thinksOf", false));
    assert_eq!(verb(EN, "look", Some("for"), false), is("looksFor", false));
    assert_eq!(verb(FR, "appartenir", Some("au"), false), is("belongsTo", false));
    assert_eq!(verb(FR, "contribuer", Some("à"), false), is("contributesTo", false));
    assert_eq!(verb(DE, "befinden", Some("in"), false), is("locatedIn", false));
    assert_eq!(verb(FR, "déconfiner", None, false), None);
}

#[test]
fn articles_and_german_word_order_do_not_hide_a_verb_and_its_noun() {
    assert_eq!(verb(FR, "jouer rôle", Some("dans"), false), is("contributesTo", false));
    assert_eq!(verb(EN, "play a role", Some("in"), false), is("contributesTo", false));
    assert_eq!(verb(FR, "l'emporter", None, false), is("wins", false));
    assert_eq!(verb(DE, "stellen Frage", None, false), is("asks", false));
    assert_eq!(verb(DE, "stellen in Frage", None, false), verb(DE, "in Frage stellen", None, false));
}

#[test]
fn a_foreign_marker_finds_the_bare_verb_and_says_so() {
    let found =
        Lexicon::embedded().verbal(FR, "détruire", Some("avec"), Reading::default()).expect("the bare verb");
    assert_eq!((found.relation.name.as_str(), found.exact), ("destroys", false));
    assert_eq!(verb(EN, "rely", Some("despite"), false), None);
}

#[test]
fn the_passive_exchanges_subject_and_object() {
    assert_eq!(verb(FR, "dépasser", Some("par"), true), is("exceeds", true));
    assert_eq!(verb(EN, "buy", Some("by"), true), is("buys", true));
    assert_eq!(verb(FR, "situer", Some("à"), true), is("locatedIn", false));
    assert_eq!(verb(FR, "plaire", Some("à"), false), is("likes", true));
}

#[test]
fn a_count_as_object_is_told_from_a_thing() {
    let lexicon = Lexicon::embedded();
    let counted = |phrase, object| {
        let language = if phrase == "lay off" { EN } else { FR };
        lexicon.verbal(language, phrase, None, Reading { object, ..Reading::default() }).expect("a verb")
    };
    let people = counted("employer", ObjectKind::Count);
    assert_eq!((people.relation.name.as_str(), people.number_object), ("hasEmployees", true));
    assert_ne!(counted("employer", ObjectKind::Thing).relation.name, "hasEmployees");
    assert_eq!(counted("lay off", ObjectKind::Count).relation.name, "layoffs");
}

#[test]
fn a_clause_as_object_is_told_from_a_thing() {
    let found = |language, phrase, object| {
        let reading = Reading { object, ..Reading::default() };
        Lexicon::embedded().verbal(language, phrase, None, reading).map(|found| found.relation.name.as_str())
    };
    assert_eq!(found(FR, "trouver", ObjectKind::Clause), Some("thinks"));
    assert_eq!(found(FR, "trouver", ObjectKind::Thing), Some("discovers"));
    assert_eq!(found(FR, "dire", ObjectKind::Clause), Some("says"));
    assert_eq!(found(FR, "comprendre", ObjectKind::Clause), Some("understands"));
    assert_eq!(found(EN, "find", ObjectKind::Clause), Some("discovers"));
    assert_eq!(found(DE, "finden", ObjectKind::Clause), Some("thinks"));
}

#[test]
fn a_person_as_subject_is_told_from_a_thing() {
    let found = |animate| {
        let reading = Reading { animate, object: ObjectKind::Thing, ..Reading::default() };
        Lexicon::embedded().verbal(FR, "rejoindre", None, reading).map(|found| found.relation.name.as_str())
    };
    assert_eq!(found(true), Some("joins"));
    assert_eq!(found(false), None);
    let price = Reading { doer: "prix", object: ObjectKind::Thing, ..Reading::default() };
    let found = Lexicon::embedded().verbal(FR, "comprendre", None, price).expect("a verb");
    assert_eq!(found.relation.name, "includes");
    let mind = Reading { doer: "esprit", ..price };
    let found = Lexicon::embedded().verbal(FR, "comprendre", None, mind).expect("a verb");
    assert_eq!(found.relation.name, "understands");
}

#[test]
fn a_verb_alone_is_told_from_one_with_an_object() {
    let found = |object, passive| {
        let reading = Reading { passive, object, ..Reading::default() };
        let phrase = if passive { "utiliser" } else { "vivre" };
        Lexicon::embedded().verbal(FR, phrase, None, reading).map(|found| found.relation.name.as_str())
    };
    // `vivre longtemps`: no relation says it.
    assert_eq!(found(ObjectKind::Nothing, false), None);
    assert_eq!(found(ObjectKind::Thing, false), Some("experiences"));
    assert_eq!(found(ObjectKind::Nothing, true), Some("usedBy"));
    assert_eq!(found(ObjectKind::Thing, true), Some("uses"));
}

#[test]
fn what_is_won_taught_or_drawn_along_decides() {
    let found = |phrase, reading| {
        Lexicon::embedded().verbal(FR, phrase, None, reading).map(|found| found.relation.name.as_str())
    };
    let of = |object| Reading { object, ..Reading::default() };
    assert_eq!(found("gagner", of(ObjectKind::Money)), Some("earns"));
    let share = of(ObjectKind::Percent);
    assert_eq!(found("gagner", Reading { bare: true, ..share }), Some("increases"));
    assert_eq!(found("perdre", Reading { bare: true, ..share }), Some("decreases"));
    assert_eq!(found("perdre", share), Some("loses"));
    assert_eq!(found("gagner", Reading { noun: "match", ..of(ObjectKind::Thing) }), Some("wins"));
    assert_eq!(found("gagner", Reading { noun: "confort", ..of(ObjectKind::Thing) }), None);
    assert_eq!(found("apprendre", Reading { dative: true, ..Reading::default() }), Some("teaches"));
    assert_eq!(found("apprendre", Reading::default()), Some("learns"));
    let whom = Reading { animate: true, whom: true, ..Reading::default() };
    assert_eq!(found("entraîner", whom), Some("coaches"));
    assert_eq!(found("entraîner", Reading { noun: "modèle", ..whom }), Some("trains"));
    assert_eq!(found("entraîner", Reading::default()), Some("causes"));
    assert_eq!(found("pousser", Reading { acting: true, ..whom }), Some("encourages"));
    assert_eq!(found("pousser", whom), Some("pushes"));
    assert_eq!(found("recevoir", whom), Some("welcomes"));
    assert_eq!(found("recevoir", Reading { animate: true, ..Reading::default() }), Some("receives"));
}

#[test]
fn a_bare_noun_is_a_place_only_if_it_names_one() {
    let found = |object| {
        let reading = Reading { object, site: object == ObjectKind::Place, ..Reading::default() };
        Lexicon::embedded().verbal(FR, "être", Some("en"), reading).filter(|found| found.exact)
    };
    assert_eq!(found(ObjectKind::Place).expect("a place").relation.name, "locatedIn");
    assert_eq!(found(ObjectKind::Thing), None);
}

#[test]
fn nouns_and_adjectives_carry_relations() {
    let lexicon = Lexicon::embedded();
    for (language, noun) in [(FR, "licenciement"), (EN, "layoff"), (DE, "Entlassung")] {
        let found = lexicon.nominal(language, noun).expect(noun);
        assert_eq!(found.relation.iri, "https://w3id.org/dixit/relation/layoffs");
        assert!(found.number_object && !found.form.subject_markers.is_empty());
    }
    assert_eq!(lexicon.nominal(FR, "suppression d' emplois").expect("a noun").relation.name, "layoffs");
    assert_eq!(lexicon.agentive(FR, "fondateur", Some("de")).expect("a noun").relation.name, "founded");
    assert_eq!(lexicon.agentive(EN, "CEO", Some("of")).expect("a noun").relation.name, "ceoOf");
    assert_eq!(
        lexicon.adjectival(FR, "supérieur", Some("à")).expect("an adjective").relation.name,
        "exceeds"
    );
    assert_eq!(verb(FR, "être supérieur", Some("à"), false), is("exceeds", false));
    assert_eq!(verb(EN, "be proud", Some("of"), false), is("proudOf", false));
}

#[test]
fn open_relations_have_plain_slugs() {
    let (iri, label) = open("http://localhost:7878/", FR, "être épuisant");
    assert_eq!(iri, "http://localhost:7878/relation/fr/etre-epuisant");
    assert_eq!(label, "être épuisant");
    assert!(open("b/", EN, "?!").0.ends_with("/en/unnamed"));
}

#[test]
fn labels_fall_back_to_english() {
    let lags = Lexicon::embedded().get("lags").expect("lags");
    assert_eq!(lags.label(FR), "est en retard sur");
    assert_eq!(lags.label(Language::Italian), "lags");
    assert_eq!(Lexicon::embedded().get(&lags.iri), Some(lags));
}

#[test]
fn lemma_sequences_give_the_longest_expression() {
    let (form, taken) = Lexicon::embedded()
        .locution_at(FR, &["faire", "partie", "de", "le", "groupe"])
        .expect("an expression");
    assert_eq!((form.phrase.as_str(), taken), ("faire partie", 2));
    assert!(Lexicon::embedded().locution_at(FR, &["détruire", "le", "pont"]).is_none());
}

/// A sentence from (lemma, part of speech, 1-based head or 0) rows.
fn sentence(language: Language, rows: &[(&str, Upos, usize)]) -> Sentence {
    let mut at = 0;
    let tokens = rows
        .iter()
        .map(|&(lemma, upos, head)| {
            let span = CharSpan::new(at, at + lemma.chars().count());
            at = span.end + 1;
            Token {
                span,
                form: lemma.to_owned(),
                lemma: lemma.to_owned(),
                upos,
                feats: Features::none(),
                head: head.checked_sub(1),
                deprel: "dep".to_owned(),
                head_probability: 1.0,
            }
        })
        .collect();
    Sentence { span: CharSpan::new(0, at), language, tokens, entities: Vec::new() }
}

#[test]
fn adverbs_and_word_order_do_not_hide_an_expression() {
    use Upos::{Adj, Adp, Adv, Aux, Det, Noun, Pron, Propn, Verb};
    let lexicon = Lexicon::embedded();
    let late = sentence(
        FR,
        &[
            ("Lina", Propn, 5),
            ("être", Aux, 5),
            ("vraiment", Adv, 5),
            ("en", Adp, 5),
            ("retard", Noun, 0),
            ("sur", Adp, 7),
            ("Paul", Propn, 5),
        ],
    );
    let found = lexicon.locution_in(&late, 1).expect("être en retard");
    assert_eq!((found.form.phrase.as_str(), found.tokens), ("être en retard", vec![1, 3, 4]));
    let question = sentence(
        DE,
        &[
            ("er", Pron, 2),
            ("stellen", Verb, 0),
            ("der", Det, 4),
            ("Plan", Noun, 2),
            ("in", Adp, 6),
            ("Frage", Noun, 2),
        ],
    );
    let found = lexicon.locution_in(&question, 1).expect("in Frage stellen");
    assert_eq!(found.tokens, [1, 4, 5]);
    let other = sentence(FR, &[("être", Aux, 2), ("grand", Adj, 0), ("en", Adp, 4), ("retard", Noun, 2)]);
    assert!(lexicon.locution_in(&other, 0).is_none(), "the noun hangs on the adjective, not on the verb");
}

/// Phrases that no sentence can match are dead weight, and hide that their verb has no such sense.
#[test]
fn every_expression_can_match() {
    let infinitive = |word: &str| ["er", "ir", "re", "oir", "ïr"].iter().any(|ending| word.ends_with(ending));
    let plural = |word: &str| word.ends_with(['s', 'x', 'z']) || word.contains('-') || word.len() == 1;
    let mut dead = Vec::new();
    let several = Lexicon::embedded().forms(FR, FormKind::Verb).filter(|form| form.is_locution());
    for form in several.chain(locution::open_forms()) {
        let verb = locution::verb_place(form);
        // `les`, `des`, `aux`, `ses` with a singular: nobody writes so (`les cent pas` has its plural behind the number).
        let torn = (0..form.spelled.len()).any(|at| {
            let several = matches!(form.spelled[at].as_str(), "les" | "des" | "aux" | "ses");
            several && !form.spelled[at + 1..].iter().take(3).any(|word| plural(word))
        });
        let named = form.nouns.iter().chain(&form.doers).any(|noun| noun.contains([' ', '\'']));
        if !infinitive(&form.words[verb]) || torn || named {
            dead.push(&form.phrase);
        }
    }
    assert!(
        dead.is_empty(),
        "{dead:?}: write the verb in the infinitive, plural nouns as they stand, single nouns in 'of'"
    );
}

#[test]
fn a_list_of_open_expressions_has_no_broken_line_and_none_of_the_relations() {
    let lexicon = Lexicon::embedded();
    let lines = locution::FRENCH.lines().filter(|line| !line.is_empty() && !line.starts_with('#'));
    let mut seen = std::collections::BTreeSet::new();
    for line in lines {
        let form = Form::parse(line, FR, FormKind::Verb).expect(line);
        assert!(form.is_locution(), "{line}: one word is no expression");
        assert!(seen.insert(form.phrase.clone()), "{line}: listed twice");
        let known = lexicon.forms(FR, FormKind::Verb).any(|known| known.phrase == form.phrase);
        assert!(!known, "{line}: a relation says it");
    }
}

#[test]
fn a_list_of_open_uses_has_no_broken_line() {
    for (language, list) in senses::USES {
        for line in list.lines().filter(|line| !line.is_empty() && !line.starts_with('#')) {
            let form = Form::parse(line, language, FormKind::Verb).expect(line);
            assert!(form.words.iter().all(|word| !word.is_empty()), "{line}");
        }
    }
}

#[test]
fn a_use_that_no_relation_says_is_open() {
    let found = |phrase, reading| {
        Lexicon::embedded().verbal(FR, phrase, None, reading).map(|found| found.relation.name.as_str())
    };
    let vapour = Reading { doer: "vent", noun: "nuage", object: ObjectKind::Thing, ..Reading::default() };
    assert_eq!(found("chasser", vapour), None);
    let boar = Reading { doer: "fermier", noun: "sanglier", animate: true, ..vapour };
    assert_eq!(found("chasser", boar), Some("hunts"));
    let touched = Reading { animate: true, object: ObjectKind::Thing, noun: "piano", ..Reading::default() };
    assert_eq!(found("toucher", touched), None);
    let crisis = Reading { doer: "crise", noun: "commerce", animate: false, ..touched };
    assert_eq!(found("toucher", crisis), Some("affects"));
}
