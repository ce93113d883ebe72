//! Which relation the words of a proposition mean: what is known of its subject and object decides between the forms of
//! its verb.

use super::kinds::{
    acts_behind, is_body, is_event, is_infinitive, is_left_open, is_money, is_people, is_person, is_site,
    is_state, is_stretch, is_thing,
};
use super::measure::by_measure;
use super::phrasal;
use super::slots::{asks, clause_of, is_by};
use crate::analysis::{EntityMention, EntityType, Language, Sentence, Upos};
use crate::claims::lexicon::{Lexicon as Words, List};
use crate::claims::{Object, Phrase, PredicateKind, Proposition};
use crate::resolve::claim::{Argument, Value};
use crate::resolve::relations::{self, Lexicon as Relations, ObjectKind, Reading};
use std::ops::Range;

/// French prepositions of several words that say `dans`.
const WITHIN: &[&str] = &["au sein de", "au cœur de", "au milieu de", "au centre de", "à l'intérieur de"];

/// Whether the relation is done to something: with nothing there its verb says another thing (`le beffroi
/// brûle`), unless the form is one that stands alone.
fn needs_object(found: &relations::Match<'_>) -> bool {
    let topic = matches!(found.relation.topic.as_str(), "cause" | "making" | "perception" | "stance");
    topic && !found.relation.symmetric && !found.form.alone && !holds_its_object(found.form)
}

/// `tenir sa promesse`, `Berufung einlegen`, `se réchauffer`: an expression with a noun, or a pronominal verb, says what it
/// is done to; a verb with its particle does not.
fn holds_its_object(form: &relations::Form) -> bool {
    let words = form.words.len();
    words > 2 || words == 2 && form.language != Language::English
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
    let nouns = nouns(sentence, proposition, (subject, object));
    let reading = reading(sentence, proposition, (subject, object), (&nouns.0, &nouns.1));
    let reading = by_measure(sentence, proposition, reading);
    if let Some(found) = loose_idiom(sentence, proposition) {
        return Some(found);
    }
    if let Some(found) = phrasal::find(sentence, proposition, reading) {
        return Some(found);
    }
    let marker = phrase.marker.as_deref().or_else(|| clitic_marker(sentence, proposition));
    let find = |marker| lexicon.verbal(sentence.language, &phrase.key, marker, reading);
    // `tu me manques`, `elle nous a parlé`: a clitic without case is a dative where the verb has somebody so.
    let intransitive = Words::of(sentence.language).lists(List::Intransitive, &phrase.key);
    let dative = || find(Some("à")).filter(|found| found.exact && (found.reversed || intransitive));
    // `il m'appelle le matin`: else a direct object goes before one behind `à`.
    let direct = || find(None).filter(|found| found.exact && phrase.marker.is_none());
    let clitic = || dative().or_else(direct);
    // `ne manque pas de logements`: what is denied to be there hides the preposition.
    let hidden = || find(Some("de")).filter(|found| found.exact && has_bare_of(sentence, proposition));
    let found =
        caseless(sentence, proposition).then(clitic).flatten().or_else(hidden).or_else(|| find(marker));
    // `rêve de me succéder`: a verb that is known with `à` alone.
    let inexact = found.as_ref().is_none_or(|found| !found.exact);
    let with_dative = || find(Some("à")).filter(|found| found.exact);
    let found = (inexact && caseless(sentence, proposition)).then(with_dative).flatten().or(found);
    // `travaille au sein de l'équipe` works in it.
    let within = || find(Some("dans")).filter(|found| found.exact);
    let inside = marker.is_some_and(|m| WITHIN.contains(&m)) && inexact;
    let found = inside.then(within).flatten().or(found);
    let found = found.or_else(|| of_governing_verb(sentence, proposition, reading));
    // `elle nous a parlé`: to us, and not about us.
    let to = phrase.marker.is_none() && marker == Some("à") && proposition.object.is_some();
    found.filter(|found| !to || found.exact)
}

/// Whether a French direct object has `de` for its article, as behind `ne … pas`.
fn has_bare_of(sentence: &Sentence, proposition: &Proposition) -> bool {
    let Some(Object::Phrase(object)) = proposition.object else { return false };
    let of = |c: usize| {
        let token = &sentence.tokens[c];
        matches!(token.relation(), "det" | "case")
            && matches!(token.form.to_lowercase().as_str(), "de" | "d'" | "d’")
    };
    sentence.language == Language::French
        && proposition.relation.marker.is_none()
        // `fait de la voile`, `ne fait pas de politique`: an article, since nothing is made of it.
        && proposition.relation.key != "faire"
        && sentence.children(object.head).any(of)
}

/// `a marqué deux buts`, `took three tough decisions`: an expression of the relations with an article, whose noun has
/// words of its own here and stays the object.
fn loose_idiom<'l>(sentence: &Sentence, proposition: &Proposition) -> Option<relations::Match<'l>> {
    let phrase = &proposition.relation;
    let Some(Object::Phrase(object)) = proposition.object else { return None };
    let noun = sentence.tokens.get(object.head).filter(|token| token.upos == Upos::Noun)?;
    let has = matches!(phrase.key.as_str(), "avoir" | "have" | "haben" | "être" | "be" | "sein");
    if has || phrase.kind != PredicateKind::Verb || phrase.marker.is_some() {
        return None;
    }
    let (noun, as_written) = (noun.lemma.to_lowercase(), noun.form.to_lowercase());
    let key = match sentence.language {
        Language::German => format!("{noun} {}", phrase.key),
        _ => format!("{} {noun}", phrase.key),
    };
    let found = Relations::embedded().expression(sentence.language, &key)?;
    let with_article = found.form.words.len() > key.split(' ').count();
    // `supprimer des postes` takes `trois postes`, and `fermer les yeux` no single `œil`.
    let as_cited = found.form.spelled.iter().any(|word| *word == noun || *word == as_written);
    // `a porté un coup dur à l'économie`: what is hit is behind the preposition.
    let complement = [object.head, proposition.predicate].into_iter().any(|head| {
        sentence.children(head).filter(|&d| d > proposition.predicate && d != object.head).any(|d| {
            let marked = |c: usize| found.form.takes(Some(&sentence.tokens[c].lemma.to_lowercase()));
            sentence.children(d).any(|c| sentence.tokens[c].relation() == "case" && marked(c))
        })
    });
    // `ouvrir la porte cochère` is not `ouvrir la porte à` somebody.
    let told = found.form.direct;
    (with_article && as_cited && !found.reversed && !complement && told).then_some(found)
}

/// What is known of a proposition's slots, as far as forms of a verb ask for it.
fn reading<'n>(
    sentence: &Sentence,
    proposition: &Proposition,
    (subject, object): (Option<&Argument>, Option<&Argument>),
    (doer, noun): (&'n str, &'n str),
) -> Reading<'n> {
    let passive = proposition.relation.kind == PredicateKind::Passive;
    let whom = match (passive, proposition.object) {
        (true, _) => is_people(sentence, proposition.subject, subject),
        (false, Some(Object::Phrase(noun))) => is_people(sentence, Some(noun), object),
        (false, _) => false,
    };
    Reading {
        passive,
        object: object_kind(sentence, proposition, object),
        animate: acts_as_person(sentence, proposition, (subject, object)),
        whom,
        dative: has_dative(sentence, proposition),
        event: matches!(proposition.object, Some(Object::Phrase(noun)) if is_event(sentence, noun)),
        body: matches!(proposition.object, Some(Object::Phrase(noun)) if is_body(sentence, noun, object)),
        // `« Nous n'allons pas vendre », a assuré X`: what was quoted before the verb is no infinitive of its own.
        infinitive: match proposition.object {
            Some(Object::Clause(c)) => c > proposition.predicate && is_infinitive(sentence, c),
            // `permet de marcher`
            Some(Object::Phrase(act)) => {
                act.head == proposition.predicate && is_infinitive(sentence, act.head)
            }
            None => false,
        },
        acting: matches!(proposition.object, Some(Object::Phrase(noun))
            if acts_behind(sentence, proposition.predicate, noun.head)),
        site: matches!(proposition.object, Some(Object::Phrase(noun)) if is_site(sentence, noun, object)),
        thing: !passive && is_thing(sentence, proposition.subject, subject),
        bare: matches!(proposition.object, Some(Object::Phrase(noun)) if noun.last == noun.head),
        money: matches!(proposition.object, Some(Object::Phrase(noun)) if is_money(sentence, noun)),
        time: matches!(proposition.object, Some(Object::Phrase(noun)) if is_stretch(sentence, noun)),
        noun,
        doer,
    }
}

/// Whether it is a person who does it; who a passive does not name may always be one.
fn acts_as_person(
    sentence: &Sentence,
    proposition: &Proposition,
    (subject, object): (Option<&Argument>, Option<&Argument>),
) -> bool {
    match (proposition.relation.kind, proposition.object) {
        (PredicateKind::Passive, Some(Object::Phrase(agent))) if is_by(proposition) => {
            is_person(sentence, Some(agent), object)
        }
        (PredicateKind::Passive, _) => true,
        // `il faut monter une équipe`: whoever it is.
        _ if proposition.subject.is_none() && is_left_open(sentence, proposition.predicate) => true,
        _ => is_person(sentence, proposition.subject, subject),
    }
}

/// The nouns of who does it and of what it is done to; of what they stand for where they are pronouns.
fn nouns(
    sentence: &Sentence,
    proposition: &Proposition,
    (subject, object): (Option<&Argument>, Option<&Argument>),
) -> (String, String) {
    let noun = |phrase: Option<Phrase>, argument: Option<&Argument>| {
        let token = phrase.and_then(|phrase| sentence.tokens.get(phrase.head))?;
        Some(match argument {
            Some(Argument::Entity(entity)) if token.upos == Upos::Pron => entity.label.to_lowercase(),
            _ => with_what_is_counted(sentence, phrase?.head),
        })
    };
    let of_subject = noun(proposition.subject, subject).unwrap_or_default();
    match (proposition.relation.kind, proposition.object) {
        // `sorti par un éditeur`: who does it stands behind the verb.
        (PredicateKind::Passive, Some(Object::Phrase(agent))) if is_by(proposition) => {
            (noun(Some(agent), object).unwrap_or_default(), of_subject)
        }
        (PredicateKind::Passive, _) => (String::new(), of_subject),
        (_, Some(Object::Phrase(phrase))) => (of_subject, noun(Some(phrase), object).unwrap_or_default()),
        _ => (of_subject, String::new()),
    }
}

/// `des tas de séries`, `une foule de romans`: a noun that says how many, and what there are so many of.
fn with_what_is_counted(sentence: &Sentence, noun: usize) -> String {
    let own = sentence.tokens[noun].lemma.to_lowercase();
    let of = |d: usize| {
        sentence.children(d).any(|c| {
            sentence.tokens[c].relation() == "case"
                && matches!(sentence.tokens[c].form.to_lowercase().as_str(), "de" | "d'" | "d’")
        })
    };
    let counted = || sentence.children(noun).find(|&d| sentence.tokens[d].relation() == "nmod" && of(d));
    let counts = Words::of(sentence.language).lists(List::Amounts, &own);
    match counted().filter(|_| counts) {
        Some(thing) => format!("{own} {}", sentence.tokens[thing].lemma.to_lowercase()),
        None => own,
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
        (_, Some(content))
            if proposition.relation.marker.is_none() && clause_of(sentence, content).is_some() =>
        {
            let asked = clause_of(sentence, content).is_some_and(|clause| asks(sentence, clause));
            if asked { ObjectKind::Question } else { ObjectKind::Clause }
        }
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
    let named = |d: usize| {
        let person = |e: &EntityMention| e.kind == EntityType::Person && e.tokens.contains(d);
        sentence.entities.iter().any(person)
    };
    let people = |d: usize| named(d) || is_people(sentence, Some(Phrase::word(d)), None);
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

/// `Combien gagnez-vous ?`: the object is a number, whichever it is.
fn asks_how_much(sentence: &Sentence, proposition: &Proposition) -> bool {
    proposition.rule == "wh-question"
        && sentence
            .children(proposition.predicate)
            .any(|c| matches!(sentence.tokens[c].form.to_lowercase().as_str(), "combien" | "wieviel"))
}

/// `hate waiting`, `zu warten hassen`: an act that nothing more is said of is what the verb before it is done to.
fn of_governing_verb<'l>(
    sentence: &Sentence,
    proposition: &Proposition,
    reading: Reading<'_>,
) -> Option<relations::Match<'l>> {
    let (verb, _) =
        proposition.relation.key.split_once(' ').filter(|_| governs_act(sentence, proposition))?;
    // `décide de partir`: a French act stays with its verb, so that it is told what was decided.
    if sentence.language == Language::French {
        return None;
    }
    let marked =
        |&t: &usize| sentence.children(t).any(|c| matches!(sentence.tokens[c].relation(), "mark" | "case"));
    let marked = proposition.relation.tokens.iter().any(marked);
    let reading = Reading { object: ObjectKind::Thing, infinitive: marked, ..reading };
    let markers: &[Option<&str>] = match sentence.language {
        Language::German => &[Some("zu"), None],
        _ => &[Some("to"), None],
    };
    let find =
        |marker: &Option<&str>| Relations::embedded().verbal(sentence.language, verb, *marker, reading);
    markers.iter().filter_map(find).find(|found| found.exact && !found.reversed)
}

/// Whether the relation ends in an act, and nothing is said of what that is done to.
fn governs_act(sentence: &Sentence, proposition: &Proposition) -> bool {
    let phrase = &proposition.relation;
    let act = |&t: &usize| {
        let token = &sentence.tokens[t];
        token.relation() == "xcomp" && matches!(token.feats.get("VerbForm"), Some("Inf" | "Ger"))
    };
    // `refuse de prendre parti`: a noun that the act leans on is no act.
    let leans = phrase.key.split(' ').next_back().is_some_and(|word| {
        let noun = |&t: &usize| {
            let token = &sentence.tokens[t];
            token.upos == Upos::Noun && token.form.to_lowercase() == word
        };
        phrase.tokens.iter().any(noun)
    });
    phrase.kind == PredicateKind::Verb
        && proposition.object.is_none()
        && phrase.key.split(' ').count() == 2
        && phrase.tokens.iter().any(act)
        && !leans
}

/// Whether a word takes up what it is done to without naming it: `en profitent`, `profitieren davon`.
pub(super) fn takes_up(sentence: &Sentence, proposition: &Proposition, found: &relations::Match<'_>) -> bool {
    let asked = || found.form.nouns.is_empty() && asks_for_object(sentence, proposition);
    let taken =
        clitic_marker(sentence, proposition).is_some() || governs_act(sentence, proposition) || asked();
    found.exact && proposition.relation.marker.is_none() && taken
}

/// `Que produisez-vous ?`: what the verb is asked for is its object.
fn asks_for_object(sentence: &Sentence, proposition: &Proposition) -> bool {
    const ASKING: [&str; 7] = ["que", "qu'", "qu’", "quoi", "combien", "what", "was"];
    let asks = |c: usize| ASKING.contains(&sentence.tokens[c].form.to_lowercase().as_str());
    proposition.rule == "wh-question"
        && proposition.object.is_none()
        && sentence.children(proposition.predicate).any(|c| asks(c) && sentence.tokens[c].relation() == "obj")
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
            sentence.children(verb).any(|c| {
                let token = &sentence.tokens[c];
                token.upos != Upos::Adp && words.contains(&token.form.to_lowercase().as_str())
            })
        })
    };
    match proposition.object {
        Some(Object::Phrase(object)) => {
            let of_it = sentence.tokens[object.head].form.eq_ignore_ascii_case("en");
            let dative = sentence.tokens[object.head].relation() == "iobj" && !of_it;
            dative.then_some("à")
        }
        Some(Object::Clause(_)) => None,
        None if clitic(&["en"]) => Some("de"),
        // `il n'y passe plus un train`: through there, and to nothing else.
        None if clitic(&["y"]) && proposition.relation.key == "passer" => None,
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

/// The relation in the words' own direction, and whether subject and object change places. A reversed
/// relation without its other party (`Angiox is used`) would put the wrong one in the subject's place: its
/// inverse, where it has one, keeps the subject, and so does a symmetric one.
pub(super) fn as_said<'l>(
    found: &relations::Match<'l>,
    has_object: bool,
    taken_up: bool,
) -> Option<(&'l relations::Relation, bool)> {
    if has_object || !found.reversed {
        return (has_object || taken_up || !needs_object(found)).then_some((found.relation, found.reversed));
    }
    if found.relation.symmetric {
        return Some((found.relation, false));
    }
    Some((inverse_of(found.relation)?, false))
}

pub(super) fn inverse_of(relation: &relations::Relation) -> Option<&'static relations::Relation> {
    Relations::embedded().get(relation.inverse.as_ref()?)
}

/// What a relation is called in a claim: without an object, without the word that leads to it.
pub(super) fn label_of(relation: &relations::Relation, has_object: bool) -> String {
    let label = relation.label(Language::English);
    if has_object { label } else { relations::called_alone(label) }.to_owned()
}

/// `n'a pas besoin de payer`, `n'est pas obligé de voter`: what is denied is the need, which is no duty not to do so.
pub(super) fn unneeded(proposition: &Proposition) -> Option<(String, String)> {
    const NEEDS: [&str; 6] = [
        "avoir besoin de",
        "être obligé de",
        "être tenu de",
        "être forcé de",
        "être contraint de",
        "avoir à",
    ];
    let denied = proposition.polarity == crate::resolve::Polarity::Denied;
    let needed = |need: &&&str| {
        proposition.relation.lemma.strip_prefix(**need).is_some_and(|act| act.starts_with(' '))
    };
    let need = NEEDS.iter().find(needed).filter(|_| denied)?;
    Some(((*need).to_owned(), proposition.relation.lemma[need.len() + 1..].to_owned()))
}
