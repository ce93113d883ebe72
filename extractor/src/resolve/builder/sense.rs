//! Which relation the words of a proposition mean: what is known of its subject and object decides between the forms of
//! its verb.

use crate::analysis::{Language, Sentence, Upos};
use crate::claims::lexicon::{Lexicon as Words, List};
use crate::claims::role;
use crate::claims::tree::Tree;
use crate::claims::{Object, Phrase, PredicateKind, Proposition};
use crate::resolve::claim::{Argument, Value};
use crate::resolve::relations::{self, Lexicon as Relations, ObjectKind, Reading};
use std::ops::Range;

/// Whether the relation is done to something: with nothing there its verb says another thing (`le beffroi
/// brûle`), unless the form is one that stands alone.
fn needs_object(found: &relations::Match<'_>) -> bool {
    let topic = matches!(found.relation.topic.as_str(), "cause" | "making" | "perception" | "stance");
    topic && !found.relation.symmetric && !found.form.alone
}

/// What a noun of action says, in its name of several words first: `suppression de postes`, `job cut`.
fn find_nominal<'l>(sentence: &Sentence, noun: usize, key: &str) -> Option<relations::Match<'l>> {
    let lexicon = Relations::embedded();
    let words = |range: Range<usize>| -> Option<String> {
        Some(sentence.tokens.get(range)?.iter().map(|t| t.form.as_str()).collect::<Vec<_>>().join(" "))
    };
    let after = (1..=3).rev().filter_map(|n| Some(format!("{key} {}", words(noun + 1..noun + 1 + n)?)));
    let before = noun.checked_sub(1).and_then(|previous| Some(format!("{} {key}", words(previous..noun)?)));
    // `Abbau von 1.500 Stellen` is an `Abbau von Stellen`.
    let uncounted = || {
        let rest = sentence.tokens.get(noun + 1..)?.iter().take(4).filter(|t| t.upos != Upos::Num);
        let words: Vec<&str> = rest.take(2).map(|t| t.form.as_str()).collect();
        Some(format!("{key} {}", words.join(" ")))
    };
    after
        .chain(before)
        .chain(uncounted())
        .chain([key.to_owned()])
        .find_map(|phrase| lexicon.nominal(sentence.language, &phrase))
}

pub(super) fn find_relation<'l>(
    sentence: &Sentence,
    proposition: &Proposition,
    subject: Option<&Argument>,
    object: Option<&Argument>,
) -> Option<relations::Match<'l>> {
    let lexicon = Relations::embedded();
    let phrase = &proposition.relation;
    if phrase.kind == PredicateKind::Noun {
        return find_nominal(sentence, proposition.predicate, &phrase.key);
    }
    let reading = reading(sentence, proposition, (subject, object));
    let marker = phrase.marker.as_deref().or_else(|| clitic_marker(sentence, proposition));
    let find = |marker| lexicon.verbal(sentence.language, &phrase.key, marker, reading);
    // `tu me manques`, `elle nous a parlé`: a clitic without case is a dative where the verb has somebody so.
    let intransitive = Words::of(sentence.language).lists(List::Intransitive, &phrase.key);
    let dative = || find(Some("à")).filter(|found| found.exact && (found.reversed || intransitive));
    // `il m'appelle le matin`: else a direct object goes before one behind `à`.
    let direct = || find(None).filter(|found| found.exact && phrase.marker.is_none());
    let clitic = || dative().or_else(direct);
    let found = caseless(sentence, proposition).then(clitic).flatten().or_else(|| find(marker));
    // `rêve de me succéder`: a verb that is known with `à` alone.
    let inexact = found.as_ref().is_none_or(|found| !found.exact);
    let with_dative = || find(Some("à")).filter(|found| found.exact);
    let found = (inexact && caseless(sentence, proposition)).then(with_dative).flatten().or(found);
    // `elle nous a parlé`: to us, and not about us.
    let to = phrase.marker.is_none() && marker == Some("à") && proposition.object.is_some();
    found.filter(|found| !to || found.exact)
}

/// What is known of a proposition's slots, as far as forms of a verb ask for it.
fn reading(
    sentence: &Sentence,
    proposition: &Proposition,
    (subject, object): (Option<&Argument>, Option<&Argument>),
) -> Reading {
    let passive = proposition.relation.kind == PredicateKind::Passive;
    let whom = match (passive, proposition.object) {
        (true, _) => is_people(sentence, proposition.subject, subject),
        (false, Some(Object::Phrase(noun))) => is_people(sentence, Some(noun), object),
        (false, _) => false,
    };
    Reading {
        passive,
        object: object_kind(sentence, proposition, object),
        animate: is_person(sentence, proposition.subject, subject),
        whom,
        dative: has_dative(sentence, proposition),
        event: matches!(proposition.object, Some(Object::Phrase(noun)) if is_event(sentence, noun)),
        // `« Nous n'allons pas vendre », a assuré X`: what was quoted before the verb is no infinitive of its own.
        infinitive: matches!(proposition.object, Some(Object::Clause(c))
            if c > proposition.predicate && is_infinitive(sentence, c)),
        money: matches!(proposition.object, Some(Object::Phrase(noun)) if is_money(sentence, noun)),
        time: matches!(proposition.object, Some(Object::Phrase(noun)) if is_stretch(sentence, noun)),
    }
}

/// What kind of thing the object is.
fn object_kind(sentence: &Sentence, proposition: &Proposition, object: Option<&Argument>) -> ObjectKind {
    match (object, proposition.object) {
        (None, _) if asks_how_much(sentence, proposition) => ObjectKind::Money,
        (None, _) => ObjectKind::Nothing,
        // `a 71 ans`; `deux ans de retard` is no age.
        (Some(Argument::Value(value)), Some(Object::Phrase(noun)))
            if value.unit.as_deref() == Some("year") && noun.last == noun.head =>
        {
            ObjectKind::Age
        }
        (Some(Argument::Value(value)), _) => amount(value),
        (_, Some(Object::Clause(_))) if proposition.relation.marker.is_none() => ObjectKind::Clause,
        // `in the North`, `dans la salle`: a noun with a determiner may always be a place, but for a state.
        (_, Some(Object::Phrase(noun))) if noun.first < noun.head && !is_state(sentence, noun) => {
            ObjectKind::Place
        }
        (Some(Argument::Entity(entity)), _) if entity.kind == "Place" => ObjectKind::Place,
        _ => ObjectKind::Thing,
    }
}

/// What a number is of, as far as relations care.
fn amount(value: &Value) -> ObjectKind {
    match value.unit.as_deref().and_then(|unit| unit.split('/').next()) {
        Some("percent") => ObjectKind::Percent,
        Some(unit) if unit.len() == 3 && unit.bytes().all(|b| b.is_ascii_uppercase()) => ObjectKind::Money,
        _ => ObjectKind::Count,
    }
}

/// Whether the object is a clitic that shows no case: `me`, `te`, `nous`, `vous`.
fn caseless(sentence: &Sentence, proposition: &Proposition) -> bool {
    let Some(Object::Phrase(object)) = proposition.object else { return false };
    let form = sentence.tokens[object.head].form.to_lowercase().replace('’', "'");
    sentence.language == Language::French
        && sentence.tokens[object.head].upos == Upos::Pron
        && object.head < proposition.predicate
        && matches!(form.as_str(), "me" | "m'" | "te" | "t'" | "nous" | "vous")
        && proposition.relation.kind == PredicateKind::Verb
}

/// Whether somebody is named to whom it is done, besides the object: a clitic, a person behind `à`, an object put first
/// in English, a dative in German.
fn has_dative(sentence: &Sentence, proposition: &Proposition) -> bool {
    let object = match proposition.object {
        Some(Object::Phrase(object)) => Some(object.head),
        Some(Object::Clause(clause)) => Some(clause),
        None => None,
    };
    let people = |d: usize| is_people(sentence, Some(Phrase::word(d)), None);
    let bare = |d: usize| !sentence.children(d).any(|c| sentence.tokens[c].relation() == "case");
    sentence.children(proposition.predicate).any(|d| {
        let token = &sentence.tokens[d];
        let pronoun = token.upos == Upos::Pron;
        Some(d) != object
            && !proposition.relation.tokens.contains(&d)
            && match (sentence.language, token.relation()) {
                (Language::French, "iobj") => pronoun && !matches!(token.lemma.as_str(), "en" | "y" | "se"),
                (Language::French, "obl") => {
                    sentence.children(d).any(|c| sentence.tokens[c].lemma == "à") && people(d)
                }
                (Language::English, "iobj") => pronoun || people(d),
                (Language::German, "iobj" | "obl") => {
                    token.feats.is("Case", "Dat") && bare(d) && (pronoun || people(d))
                }
                _ => false,
            }
    })
}

/// `une hausse`, `des difficultés`: what happens, or a state one is in; `la réponse` is a thing one has heard of.
fn is_event(sentence: &Sentence, noun: Phrase) -> bool {
    let words = Words::of(sentence.language);
    let listed = |lemma: &str| words.event(lemma).is_some() || words.lists(List::States, lemma);
    let known = sentence.children(noun.head).any(|d| {
        let word = &sentence.tokens[d];
        word.relation() == "det" && word.feats.is("Definite", "Def")
    });
    !known && sentence.tokens.get(noun.head).is_some_and(|token| listed(&token.lemma.to_lowercase()))
}

/// `to leave`, `de partir`: an act behind the mark of infinitives.
fn is_infinitive(sentence: &Sentence, clause: usize) -> bool {
    let marked = |c: usize| {
        let word = &sentence.tokens[c];
        word.relation() == "mark" && matches!(word.lemma.as_str(), "to" | "de" | "à" | "zu")
    };
    sentence.tokens.get(clause).is_some_and(|token| token.feats.is("VerbForm", "Inf"))
        && sentence.children(clause).any(marked)
}

/// `plus d'argent`, `a good salary`, `mehr Geld`: money, however much.
fn is_money(sentence: &Sentence, noun: Phrase) -> bool {
    const MONEY: &[&str] = &[
        "argent",
        "salaire",
        "money",
        "salary",
        "wage",
        "living",
        "geld",
        "gehalt",
        "lohn",
        "lebensunterhalt",
    ];
    sentence.tokens.get(noun.head).is_some_and(|token| MONEY.contains(&token.lemma.to_lowercase().as_str()))
}

/// `deux ans`, `their holidays`, `viel Zeit`: time that goes by.
fn is_stretch(sentence: &Sentence, noun: Phrase) -> bool {
    let words = Words::of(sentence.language);
    let named = |lemma: &str| words.lists(List::Times, lemma) || matches!(lemma, "temps" | "time" | "zeit");
    sentence
        .tokens
        .get(noun.head)
        .is_some_and(|token| token.upos == Upos::Noun && named(&token.lemma.to_lowercase()))
}

/// Whether words mean people: by what they refer to, by their noun, or as those who speak or are spoken to.
fn is_people(sentence: &Sentence, phrase: Option<Phrase>, argument: Option<&Argument>) -> bool {
    let words = Words::of(sentence.language);
    let human = |noun: &str| matches!(words.noun_kind(&noun.to_lowercase()), Some("Person" | "Organization"));
    let known = match argument {
        Some(Argument::Entity(entity)) => matches!(entity.kind.as_str(), "Person" | "Organization"),
        Some(Argument::Value(value)) => value.unit.as_deref().is_some_and(human),
        _ => false,
    };
    let named = phrase.and_then(|p| sentence.tokens.get(p.head)).is_some_and(|token| {
        let somebody = matches!(token.feats.get("Person"), Some("1" | "2"))
            || words.lists(List::Somebody, &token.form.to_lowercase());
        token.upos == Upos::Pron && somebody || token.upos == Upos::Noun && human(&token.lemma.to_lowercase())
    });
    known || named
}

/// `Combien gagnez-vous ?`: the object is a number, whichever it is.
fn asks_how_much(sentence: &Sentence, proposition: &Proposition) -> bool {
    proposition.rule == "wh-question"
        && sentence
            .children(proposition.predicate)
            .any(|c| matches!(sentence.tokens[c].form.to_lowercase().as_str(), "combien" | "wieviel"))
}

/// The preposition that a French clitic stands for: `en` is `de …`, `lui` is `à …`.
fn clitic_marker(sentence: &Sentence, proposition: &Proposition) -> Option<&'static str> {
    if sentence.language == Language::German && proposition.object.is_none() {
        return pronominal_adverb(sentence, proposition.predicate);
    }
    if sentence.language != Language::French {
        return None;
    }
    let clitic = |words: &[&str]| {
        proposition.relation.tokens.iter().chain([&proposition.predicate]).any(|&verb| {
            sentence.children(verb).any(|c| words.contains(&sentence.tokens[c].form.to_lowercase().as_str()))
        })
    };
    match proposition.object {
        Some(Object::Phrase(object)) => {
            let dative = sentence.tokens[object.head].relation() == "iobj";
            dative.then_some("à")
        }
        Some(Object::Clause(_)) => None,
        None if clitic(&["en"]) => Some("de"),
        None if clitic(&["lui", "leur", "y"]) => Some("à"),
        None => None,
    }
}

/// The preposition inside a German adverb: `denke daran` is `denken an`.
fn pronominal_adverb(sentence: &Sentence, verb: usize) -> Option<&'static str> {
    const WITHIN: [(&str, &str); 11] = [
        ("daran", "an"),
        ("darauf", "auf"),
        ("daraus", "aus"),
        ("darüber", "über"),
        ("darum", "um"),
        ("dafür", "für"),
        ("dagegen", "gegen"),
        ("damit", "mit"),
        ("davon", "von"),
        ("davor", "vor"),
        ("dazu", "zu"),
    ];
    let adverb = |c: usize| {
        let form = sentence.tokens[c].form.to_lowercase();
        WITHIN.iter().find(|(whole, _)| *whole == form).map(|(_, preposition)| *preposition)
    };
    sentence.children(verb).find_map(adverb)
}

/// `dans une situation compliquée`: a state, and no place.
fn is_state(sentence: &Sentence, noun: Phrase) -> bool {
    role::is_state(&Tree::new(sentence), Words::of(sentence.language), noun.head)
}

/// Whether a subject is a person: by what it refers to, or as one who speaks or is spoken to.
fn is_person(sentence: &Sentence, phrase: Option<Phrase>, subject: Option<&Argument>) -> bool {
    // `le nouveau préfet`, and who `il` is when it means him.
    let titled =
        |label: &str| label.split(' ').any(|word| Words::of(sentence.language).title(word).is_some());
    let known = matches!(subject, Some(Argument::Entity(e)) if e.kind == "Person" || e.kind == "Thing" && titled(&e.label));
    let named = phrase.and_then(|p| sentence.tokens.get(p.head)).is_some_and(|token| {
        let words = Words::of(sentence.language);
        let speaks = matches!(token.feats.get("Person"), Some("1" | "2"))
            || matches!(token.lemma.as_str(), "on" | "man" | "he" | "she");
        let noun = token.upos == Upos::Noun;
        speaks || noun && words.noun_kind(&token.lemma.to_lowercase()) == Some("Person")
    });
    known || named
}

/// The relation in the words' own direction, and whether subject and object change places. A reversed
/// relation without its other party (`Angiox is used`) would put the wrong one in the subject's place: its
/// inverse, where it has one, keeps the subject, and so does a symmetric one.
pub(super) fn as_said<'l>(
    found: &relations::Match<'l>,
    has_object: bool,
) -> Option<(&'l relations::Relation, bool)> {
    if has_object || !found.reversed {
        return (has_object || !needs_object(found)).then_some((found.relation, found.reversed));
    }
    if found.relation.symmetric {
        return Some((found.relation, false));
    }
    Some((inverse_of(found.relation)?, false))
}

pub(super) fn inverse_of(relation: &relations::Relation) -> Option<&'static relations::Relation> {
    Relations::embedded().get(relation.inverse.as_ref()?)
}
