//! The direct object of a verb, or what stands in its place: a content clause, an attribute, an act, a dative.

use super::super::super::attribution::{is_beside, judged_to_be, tells_somebody};
use super::super::super::circumstance;
use super::super::super::lexicon::Lexicon;
use super::super::super::phrase;
use super::super::super::predicate::{
    Predicate, asks_what_to_do, is_reflexive, is_said_of_oneself, is_verb, verb_key,
};
use super::super::super::proposition::{Object, Phrase, PredicateKind};
use super::super::super::reader::{act_phrase, announced, contracted_marker, judged_act, spared_question};
use super::super::super::tree::{Tree, join_words};
use super::super::Slots;
use super::super::complement::{
    asked_act, consisting_act, controlled_act, means_act, perceived_act, predicative_adverb,
};
use super::super::object::{asked_for, dislocated_object, shared_object};
use super::super::said_of::{judged_person, serves_as};
use super::super::times::{is_bare_time, is_span};
use super::{add_marker, is_personal, is_question_word, push_coordinated};
use crate::analysis::{Language, Upos};

/// Direct object, content clause or attribute.
pub(super) fn direct(tree: &Tree<'_>, predicate: &Predicate, slots: &mut Slots) {
    let verb = predicate.main;
    slots.used.extend(announced(tree, Lexicon::of(tree.language()), predicate));
    let act = judged_act(tree, predicate).map(|act| act.head);
    slots.used.extend(act);
    if let Some(wanted) = asked_for(tree, verb) {
        add_marker(tree, wanted, slots);
        slots.used.push(wanted);
        push_coordinated(tree, wanted, slots);
        return;
    }
    if let Some(asked) = spared_question(tree, verb) {
        slots.used.push(asked.last);
        slots.objects.push(Object::Phrase(asked));
        return;
    }
    let object = tree.with(verb, &["obj"]).find(|&o| {
        !is_reflexive(tree, o)
            && !slots.used.contains(&o)
            && contracted_marker(&tree.lower(o)).is_none()
            && !is_bare_que(tree, o)
            && phrase::told_before(tree, o).is_none()
            && !is_bare_time(tree, o)
            && !is_span(tree, verb, o)
            && !circumstance::is_standard(tree, o)
            && !(verb..o).any(|i| tree.token(i).form == ":")
            && !is_question_word(tree, o)
    });
    // `a prévenu les habitants que X`: what they are told is the object.
    let object = object.filter(|_| !tells_somebody(tree, verb)).or_else(|| passed_time(tree, verb));
    slots.used.extend(tree.with(verb, &["xcomp"]).filter(|&x| is_second_predicate(tree, verb, x)));
    let attribute = tree.with(verb, &["xcomp"]).find(|&x| !is_verb(tree, x) && !slots.used.contains(&x));
    let attribute = attribute.or_else(|| have_done(tree, verb));
    let object = object.or_else(|| judged_person(tree, verb, attribute));
    let said = |x: &usize| is_said_of_oneself(tree, Lexicon::of(tree.language()), verb, *x);
    let clause = tree
        .with(verb, &["ccomp"])
        .filter(|&c| Some(c) != act && means_act(tree, verb).is_none())
        .find(|&c| tree.token(c).deprel != "ccomp:cleft" && !stands_apart(tree, verb, c))
        .or_else(|| tree.with(verb, &["xcomp"]).find(|x| said(x) || asks_what_to_do(tree, verb, *x)));
    let object =
        object.or_else(|| shared_object(tree, verb).filter(|_| clause.is_none() && attribute.is_none()));
    if let Some(object) = object {
        take(tree, verb, (object, attribute), slots);
        slots.used.extend(clause);
    } else if let Some(clause) = clause {
        slots.used.push(clause);
        slots.objects.push(Object::Clause(clause));
        // `juge anormal que les usagers paient`: what it is judged to be.
        if let Some(quality) = judged_to_be(tree, verb, clause) {
            slots.used.push(quality);
            join_attribute(tree, quality, slots);
        }
    } else if let Some(attribute) = attribute {
        slots.used.push(attribute);
        // `are getting longer`: what something gets to be like, it becomes.
        if matches!(slots.relation.key.as_str(), "get" | "grow" | "go")
            && tree.has_pos(attribute, &[Upos::Adj])
        {
            "become".clone_into(&mut slots.relation.key);
        }
        push_coordinated(tree, attribute, slots);
    } else {
        instead(tree, predicate, slots);
    }
}

/// `had the offices repainted`: what somebody has others do to the object.
pub(in crate::claims) fn have_done(tree: &Tree<'_>, verb: usize) -> Option<usize> {
    let has = tree.language() == Language::English && matches!(tree.lemma(verb).as_str(), "have" | "get");
    let object = tree.with(verb, &["obj"]).find(|&o| has && o > verb)?;
    tree.with(verb, &["xcomp"]).find(|&x| {
        x > object
            && is_verb(tree, x)
            && tree.feature(x, "VerbForm") == Some("Part")
            && tree.feature(x, "Tense") == Some("Past")
            && tree.first(x, &["mark", "aux", "obj"]).is_none()
    })
}

/// `est ressortie furieuse`: how the subject of a verb of motion is, which is said beside the motion.
pub(in crate::claims) fn is_second_predicate(tree: &Tree<'_>, verb: usize, attribute: usize) -> bool {
    let moves = matches!(
        tree.lemma(verb).as_str(),
        "sortir"
            | "ressortir"
            | "revenir"
            | "rentrer"
            | "partir"
            | "repartir"
            | "arriver"
            | "retourner"
            | "venir"
    );
    tree.language() == Language::French
        && moves
        && tree.is(attribute, &["xcomp"])
        && tree.has_pos(attribute, &[Upos::Adj])
        && tree.lemma(attribute) != "cher"
        && tree.first(verb, &["obj"]).is_none()
}

/// `Ein Drittel arbeitet, die anderen sehen fern`: a German main clause is no content of a verb that says nothing.
fn stands_apart(tree: &Tree<'_>, verb: usize, clause: usize) -> bool {
    let lexicon = Lexicon::of(tree.language());
    let key = verb_key(tree, verb);
    tree.language() == Language::German
        && is_beside(tree, clause)
        && lexicon.speech(&key).is_none()
        && !lexicon.is_factive(&key)
        && lexicon.thought(&key).is_none_or(|_| lexicon.denies_complement(&key))
}

/// Fill the slot with an object, and the relation with what the verb makes of it.
fn take(tree: &Tree<'_>, verb: usize, (object, attribute): (usize, Option<usize>), slots: &mut Slots) {
    slots.used.push(object);
    // `manquer de moyens`: what looks like an article is the verb's own preposition.
    let of = |d: usize| d < object && matches!(tree.lower(d).as_str(), "de" | "d'");
    if tree.language() == Language::French
        && matches!(tree.lemma(verb).as_str(), "manquer" | "disposer" | "changer" | "bénéficier")
        && tree.with(object, &["det"]).any(of)
    {
        slots.relation.marker = Some("de".to_owned());
        slots.relation.lemma = join_words(&[slots.relation.lemma.as_str(), "de"]);
    }
    push_coordinated(tree, dislocated_object(tree, verb, object).unwrap_or(object), slots);
    if let Some(attribute) = attribute {
        slots.used.push(attribute);
        join_attribute(tree, attribute, slots);
    } else if let Some(act) = perceived_act(tree, verb) {
        slots.used.push(act);
        slots.relation.tokens.push(act);
        slots.relation.lemma = join_words(&[slots.relation.lemma.as_str(), tree.lemma(act).as_str()]);
        slots.relation.key = join_words(&[slots.relation.key.as_str(), tree.lemma(act).as_str()]);
    }
}

/// `passer une nuit ici`: the time is what is passed.
fn passed_time(tree: &Tree<'_>, verb: usize) -> Option<usize> {
    tree.with(verb, &["obl", "obj"]).find(|&d| {
        tree.language() == Language::French
            && tree.lemma(verb) == "passer"
            && d > verb
            && circumstance::is_time_noun(tree, d)
            && tree.first(d, &["case"]).is_none()
            && tree.first(d, &["det", "nummod"]).is_some()
            && !is_bare_time(tree, d)
    })
}

/// What fills the slot of a verb without an object: an act, an adverb, or who gets something.
fn instead(tree: &Tree<'_>, predicate: &Predicate, slots: &mut Slots) {
    let verb = predicate.main;
    // `Mir wurde das Rad gestohlen`: who had it has not stolen it.
    let suffers = predicate.kind == PredicateKind::Passive && tree.first(verb, &["nsubj"]).is_some();
    let dative = |d: &usize| {
        !suffers
            && !serves_as(tree, verb)
            && !is_reflexive(tree, *d)
            && is_personal(tree, *d)
            && (tree.is(*d, &["iobj"]) || is_bare_dative(tree, *d))
    };
    let (used, object) = if let Some(asked) = asked_act(tree, verb) {
        (asked, Object::Phrase(phrase::whole(tree, asked)))
    } else if let Some(act) = controlled_act(tree, verb) {
        (act, Object::Clause(act))
    } else if let Some(act) = consisting_act(tree, verb).or_else(|| means_act(tree, verb)) {
        (act, Object::Phrase(act_phrase(tree, act)))
    } else if let Some(adverb) = predicative_adverb(tree, verb) {
        (adverb, Object::Phrase(Phrase::word(adverb)))
    } else if let Some(dative) = tree.with(verb, &["iobj", "obl"]).find(dative) {
        (dative, Object::Phrase(phrase::argument(tree, dative)))
    } else {
        return;
    };
    slots.used.push(used);
    slots.objects.push(object);
}

/// A relative or interrogative `que` whose clause the parser has put elsewhere names nothing.
fn is_bare_que(tree: &Tree<'_>, object: usize) -> bool {
    matches!(tree.lower(object).as_str(), "que" | "qu'") && tree.has_pos(object, &[Upos::Pron, Upos::Sconj])
}

/// `juge les résultats médiocres`, `rend la tâche moins complexe`: what the object is made or called belongs
/// to the relation.
pub(super) fn join_attribute(tree: &Tree<'_>, attribute: usize, slots: &mut Slots) {
    let phrase = phrase::argument(tree, attribute);
    if phrase.last - phrase.first > 4 {
        return;
    }
    let words: Vec<String> = (phrase.first..=phrase.last).map(|i| tree.lower(i)).collect();
    let addition = join_words(&words);
    slots.relation.tokens.extend(phrase.first..=phrase.last);
    slots.relation.tokens.sort_unstable();
    slots.relation.tokens.dedup();
    slots.relation.lemma = join_words(&[slots.relation.lemma.as_str(), addition.as_str()]);
    slots.relation.key = join_words(&[slots.relation.key.as_str(), addition.as_str()]);
}

/// `a été classé dangereux par les experts`: what the agent of a passive calls it.
pub(super) fn join_called(tree: &Tree<'_>, predicate: &Predicate, slots: &mut Slots) {
    let verb = predicate.main;
    let said: Vec<usize> = tree
        .with(verb, &["xcomp"])
        .filter(|&x| x > verb && tree.has_pos(x, &[Upos::Adj, Upos::Noun]))
        .collect();
    if tree.language() != Language::French || said.iter().any(|&x| tree.first(x, &["mark", "case"]).is_some())
    {
        return;
    }
    for attribute in said {
        slots.used.push(attribute);
        join_attribute(tree, attribute, slots);
    }
}

/// `gehört der Stadt`, `fehlt dem Markt`: a German noun in an oblique case without a preposition.
fn is_bare_dative(tree: &Tree<'_>, index: usize) -> bool {
    tree.language() == Language::German
        && matches!(tree.feature(index, "Case"), Some("Dat" | "Gen"))
        && tree.has_pos(index, &[Upos::Noun, Upos::Propn, Upos::Pron])
        && tree.first(index, &["case"]).is_none()
        && !circumstance::is_time_noun(tree, index)
}
