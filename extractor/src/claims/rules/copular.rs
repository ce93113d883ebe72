//! Copulas: `La charge est épuisante`, `LLaMA est en retard sur DeepSeek`, `Our team is stronger than Google's`.
//!
//! A predicative adjective or noun is the object of `être`, unless it has a complement of its own: then
//! the predicate joins the relation and the complement is the object (`être en retard sur` DeepSeek,
//! `être plus solide que` Google, `be responsible for` sales). So does the noun of an expression the relations
//! know (`être en colère`, `être à l'origine de` la panne).

mod ages;
mod respect;
mod told;

use super::super::circumstance::{self, oblique_role};
use super::super::compared::{is_circumstance_compared, is_consequence};
use super::super::lexicon::{Lexicon, List};
use super::super::phrase;
use super::super::predicate::{Predicate, is_verb, verb_key};
use super::super::proposition::{Object, Phrase, PredicateKind, RelationPhrase};
use super::super::reader::{Gap, act_phrase, acts_apart, is_set_against};
use super::super::tree::{Tree, join_words};
use super::verbal::{add_marker, governed_state, is_question_word, push_coordinated};
use super::{Slots, asked};
use crate::analysis::{Language, Upos, verb_of};
use crate::resolve::QualifierRole;
use crate::resolve::relations::{Lexicon as Relations, Locution, ObjectKind, Reading as RelationReading};
use respect::{is_one_with, join_respect};
use told::{so_many, with_standard};

/// Fill the slots of a copular predicate.
#[must_use]
pub fn slots(tree: &Tree<'_>, lexicon: &Lexicon, predicate: &Predicate, gap: Option<&Gap>) -> Slots {
    let main = predicate.main;
    let mut slots =
        Slots { rule: "copular", relation: relation(tree, lexicon, predicate), ..Slots::default() };
    if let Some(governed) = governed_state(tree, lexicon, predicate, &slots.relation) {
        return governed;
    }
    becomes(tree, predicate, &mut slots);
    if is_question_word(tree, main) || tree.has_pos(main, &[Upos::Det]) || asked::asks_which(tree, main) {
        return slots;
    }
    if is_due(tree, main) {
        join_due(tree, main, &mut slots);
        return slots;
    }
    if ages::fill(tree, main, &mut slots) {
        return slots;
    }
    // `mon rêve est de retourner à Cholet`: what the verb of the act takes is not said of the dream.
    let told = |m: usize| tree.is(m, &["xcomp"]) || matches!(tree.lower(m).as_str(), "de" | "d'");
    if is_act(tree, predicate) && tree.with(main, &["mark", "xcomp"]).any(told) {
        push_act(tree, main, &mut slots);
        return slots;
    }
    let expression = expression(tree, predicate);
    let complement = match &expression {
        Some(found) => {
            join_expression(found, &mut slots);
            complement_of_expression(tree, main, found)
        }
        None => {
            complement(tree, lexicon, predicate).filter(|&c| !is_one_with(tree, main, c)).inspect(|&found| {
                if !is_measured(tree, main, found) {
                    join_predicate(tree, main, &mut slots);
                }
            })
        }
    };
    if let Some(complement) = complement {
        fill(tree, complement, &mut slots);
        if is_measured(tree, main, complement) {
            join_measure(tree, main, &mut slots);
        }
        return slots;
    }
    // `De quoi êtes-vous fier ?`
    if asked::of_quality(tree, main).is_some() {
        if expression.is_none() {
            join_predicate(tree, main, &mut slots);
        }
        asked::with_preposition(tree, main, &mut slots);
        return slots;
    }
    if let Some(Gap { role: "obl", antecedent, pronoun: Some(pronoun) }) = gap {
        if expression.is_none() {
            join_predicate(tree, main, &mut slots);
        }
        add_marker(tree, *pronoun, &mut slots);
        slots.objects.push(Object::Phrase(phrase::argument(tree, *antecedent)));
        return slots;
    }
    if expression.is_some() {
        return slots;
    }
    if let Some(clause) = content(tree, predicate) {
        join_predicate(tree, main, &mut slots);
        slots.used.push(clause);
        slots.objects.push(Object::Clause(clause));
        return slots;
    }
    if is_whole(tree, lexicon, predicate, &slots) {
        join_predicate(tree, main, &mut slots);
        return slots;
    }
    if let Some(verb) = left_by(tree, main) {
        let copula = slots.relation.key.clone();
        join_predicate(tree, main, &mut slots);
        slots.relation.key = format!("{copula} {verb}");
        return slots;
    }
    // A noun taken for an infinitive (`c'est le loyer`) has its article for an object.
    let marked = tree.first(main, &["mark"]).is_some();
    let bare = tree.with(main, &["obj"]).all(|o| o > main);
    if is_act(tree, predicate) && (marked || bare) {
        push_act(tree, main, &mut slots);
        return slots;
    }
    mark_case(tree, main, &mut slots);
    push_coordinated(tree, main, &mut slots);
    join_respect(tree, main, &mut slots);
    for object in &mut slots.objects {
        if let Object::Phrase(phrase) = object {
            *phrase = so_many(tree, with_standard(tree, without_adverbs(tree, *phrase)));
        }
    }
    slots
}

/// `l'argent se fait rare`: what something makes itself, it becomes.
fn becomes(tree: &Tree<'_>, predicate: &Predicate, slots: &mut Slots) {
    let makes = predicate.copula.is_some_and(|c| tree.lemma(c) == "faire");
    if makes && tree.has_pos(predicate.main, &[Upos::Adj]) {
        "devenir".clone_into(&mut slots.relation.key);
    }
}

/// `l'enjeu est de prédire les crues`: the predicate is an act.
fn is_act(tree: &Tree<'_>, predicate: &Predicate) -> bool {
    let main = predicate.main;
    is_verb(tree, main) && tree.feature(main, "VerbForm") == Some("Inf") && predicate.copula.is_some()
}

/// The act is told whole.
fn push_act(tree: &Tree<'_>, main: usize, slots: &mut Slots) {
    let act = act_phrase(tree, main);
    slots.used.extend(tree.dependents(main).iter().filter(|&&d| act.contains(d)));
    slots.objects.extend(acts_apart(tree, act).into_iter().map(Object::Phrase));
    // `c'était pour fêter la fin du chantier`
    if tree.with(main, &["mark"]).any(|m| tree.lower(m) == "pour") {
        slots.relation.marker = Some("pour".to_owned());
    }
    // `n'est pas de vendre, mais d'aider`
    let against = tree.with(main, &["conj"]).filter(|&c| is_set_against(tree, c));
    slots.objects.extend(against.map(|c| Object::Phrase(act_phrase(tree, c))));
}

/// Put the complement into the object slot.
fn fill(tree: &Tree<'_>, complement: usize, slots: &mut Slots) {
    add_marker(tree, complement, slots);
    slots.used.push(complement);
    if is_verb(tree, complement) {
        let mut whole = phrase::whole(tree, complement);
        whole.first =
            tree.with(complement, &["mark"]).map(|m| m + 1).max().unwrap_or(whole.first).min(complement);
        slots.objects.push(Object::Phrase(whole));
    } else {
        push_coordinated(tree, complement, slots);
    }
}

/// Adverbs before the predicative word are circumstances, unless they compare.
fn without_adverbs(tree: &Tree<'_>, phrase: Phrase) -> Phrase {
    let first = (phrase.first..phrase.head)
        .find(|&i| {
            let excess =
                matches!(tree.lower(i).as_str(), "trop" | "too" | "zu" | "assez" | "enough" | "genug");
            // `un peu abusif`
            let i = tree.head(i).filter(|_| tree.is(i, &["fixed"])).unwrap_or(i);
            // `mal logés`
            let ill = tree.lower(i) == "mal";
            let other = !tree.is(i, &["advmod"]) || tree.head(i) != Some(phrase.head);
            other || excess || ill || is_degree_word(tree, i)
        })
        .unwrap_or(phrase.head);
    Phrase { first, ..phrase }
}

fn relation(tree: &Tree<'_>, lexicon: &Lexicon, predicate: &Predicate) -> RelationPhrase {
    let mut tokens = predicate.tokens(tree, lexicon);
    tokens.retain(|&t| t != predicate.main);
    let mut lemmas: Vec<String> =
        predicate.chain.iter().filter(|&&v| v != predicate.main).map(|&v| verb_key(tree, v)).collect();
    if let Some(copula) = predicate.copula {
        lemmas.push(tree.lemma(copula));
        if !tokens.contains(&copula) {
            tokens.insert(0, copula);
        }
    }
    // `se dit inquiète`: that she is
    if lemmas.is_empty() && tree.is(predicate.main, &["xcomp", "amod"]) {
        lemmas.push(be(tree).to_owned());
    }
    let key = lemmas.last().cloned().unwrap_or_else(|| be(tree).to_owned());
    RelationPhrase { tokens, lemma: lemmas.join(" "), key, marker: None, kind: PredicateKind::Copula }
}

/// The copula of the language, for clauses that leave it out.
#[must_use]
pub fn be(tree: &Tree<'_>) -> &'static str {
    match tree.language() {
        Language::French => "être",
        Language::German => "sein",
        Language::Spanish => "ser",
        Language::Italian => "essere",
        _ => "be",
    }
}

/// An expression of the relations whose noun stands behind a preposition: `être en colère`, `être à l'origine de`.
fn expression(tree: &Tree<'_>, predicate: &Predicate) -> Option<Locution<'static>> {
    tree.first(predicate.main, &["case"])?;
    let found = Relations::embedded().locution_in(tree.sentence, predicate.copula?)?;
    found.tokens.contains(&predicate.main).then_some(found)
}

fn join_expression(found: &Locution<'_>, slots: &mut Slots) {
    let relation = &mut slots.relation;
    let chain = relation.lemma.strip_suffix(relation.key.as_str()).unwrap_or_default().to_owned();
    relation.lemma = format!("{chain}{}", found.form.phrase);
    relation.key.clone_from(&found.form.phrase);
    relation.tokens.extend(&found.tokens);
    relation.tokens.sort_unstable();
    relation.tokens.dedup();
}

/// The complement whose preposition the expression takes.
fn complement_of_expression(tree: &Tree<'_>, main: usize, expression: &Locution<'_>) -> Option<usize> {
    let form = expression.form;
    let takes = |marker: &str| {
        let reading = RelationReading::default();
        let found = Relations::embedded().verbal(tree.language(), &form.phrase, Some(marker), reading);
        found.is_some_and(|found| found.exact) || expression.open && form.takes(Some(marker))
    };
    tree.with(main, &["nmod", "obl", "acl", "xcomp", "advcl"])
        .filter(|&d| d > main)
        .find(|&d| tree.first(d, &["case", "mark"]).is_some_and(|mark| takes(&tree.lemma(mark))))
}

/// The complement of the predicative word that deserves the object slot.
fn complement(tree: &Tree<'_>, lexicon: &Lexicon, predicate: &Predicate) -> Option<usize> {
    let main = predicate.main;
    // `la règle est simple : pas de permis`: what stands behind a colon is no complement.
    let beside = |d: usize| !(main..d).any(|i| tree.token(i).form == ":");
    let after = |d: &usize| *d > main && tree.first(*d, &["case", "mark"]).is_some() && beside(*d);
    // `étaient contre au début`: when it was so, and no complement.
    let lasting = |d: &usize| !circumstance::is_set_phrase(tree, lexicon, *d);
    // `plus chers en ville qu'à la campagne`
    let when_or_where = |d: &usize| !is_circumstance_compared(tree, *d);
    if tree.has_pos(main, &[Upos::Adj, Upos::Verb, Upos::Adv]) {
        let compared = tree
            .with(main, &["obl", "advcl", "nmod"])
            .filter(after)
            .filter(when_or_where)
            .find(|&d| is_standard(tree, d));
        return compared.or_else(|| feared(tree, main)).or_else(|| {
            tree.with(main, &["obl", "nmod", "xcomp"])
                .filter(after)
                .filter(lasting)
                .filter(when_or_where)
                .find(|&d| {
                    tree.token(d).deprel == "obl:arg"
                        || is_known_with(tree, main, d)
                        || is_measured(tree, main, d)
                        || tree.is(d, &["xcomp"])
                        || oblique_role(tree, lexicon, d) == QualifierRole::Topic
                            && !circumstance::is_time_noun(tree, d)
                })
        });
    }
    let prepositional =
        tree.first(main, &["case"]).is_some() && tree.first(main, &["det", "amod", "nummod"]).is_none();
    if prepositional {
        return tree
            .with(main, &["nmod", "obl"])
            .filter(after)
            .filter(lasting)
            // `en panne depuis novembre`
            .filter(|&d| oblique_role(tree, lexicon, d) != QualifierRole::Time)
            .find(|&d| !is_genitive(tree, d) || d == main + 2);
    }
    None
}

/// `I was fifteen`, `sie ist vierzig`: of one person, a bare number is the age.
fn is_years(tree: &Tree<'_>, main: usize) -> bool {
    let person = |s: usize| {
        let name = tree.has_pos(s, &[Upos::Propn]) && tree.first(s, &["flat"]).is_some();
        let one = matches!(tree.lower(s).as_str(), "i" | "he" | "she" | "ich" | "du" | "er");
        let she = tree.lower(s) == "sie" && tree.feature(s, "Number") == Some("Sing");
        name || tree.has_pos(s, &[Upos::Pron]) && (one || she)
    };
    let alone = tree.first(main, &["case", "det", "nmod"]).is_none();
    matches!(tree.language(), Language::English | Language::German)
        && tree.has_pos(main, &[Upos::Num])
        && tree.feature(main, "NumType") != Some("Ord")
        && alone
        && tree.with(main, &["nsubj"]).any(person)
}

/// `they are wrong`, `it is not enough`: the relations know being so as one that stands alone, as other languages have a
/// verb for it (`ils ont tort`).
fn is_whole(tree: &Tree<'_>, lexicon: &Lexicon, predicate: &Predicate, slots: &Slots) -> bool {
    let alone = RelationReading { object: ObjectKind::Nothing, animate: true, ..RelationReading::default() };
    let main = predicate.main;
    let somebody = tree.with(main, &["nsubj"]).any(|s| {
        let lemma = tree.lemma(s);
        tree.has_pos(s, &[Upos::Propn])
            || lexicon.noun_kind(&lemma) == Some("Person")
            || tree.has_pos(s, &[Upos::Pron]) && !lexicon.lists(List::Pointing, &tree.lower(s))
    });
    let key = format!("{} {}", slots.relation.key, tree.lemma(main));
    let known = || Relations::embedded().verbal(tree.language(), &key, None, alone);
    tree.has_pos(main, &[Upos::Adj, Upos::Adv, Upos::Adp])
        && known().is_some_and(|found| found.form.alone && (somebody || !found.form.animate))
}

/// `der Aal ist bedroht`, `the eel is endangered`: the verb whose participle the predicate is, where the relations have a
/// passive of it that stands alone.
fn left_by(tree: &Tree<'_>, main: usize) -> Option<String> {
    let passive =
        RelationReading { passive: true, object: ObjectKind::Nothing, ..RelationReading::default() };
    let form = tree.lower(main);
    let participle = match tree.language() {
        Language::German => form.ends_with('t') || form.ends_with("en"),
        Language::English => form.ends_with("ed"),
        _ => false,
    };
    let plain = tree.has_pos(main, &[Upos::Adj, Upos::Verb])
        && tree.first(main, &["det", "case", "obl", "advmod", "xcomp", "advcl"]).is_none();
    let verb = verb_of(tree.language(), &form).filter(|verb| participle && plain && *verb != form)?;
    let found = Relations::embedded().verbal(tree.language(), &verb, None, passive)?;
    (found.form.passive && found.form.alone).then_some(verb)
}

/// `interested in art`, `responsible for the shop`: the relations have the adjective with this very preposition.
fn is_known_with(tree: &Tree<'_>, main: usize, complement: usize) -> bool {
    let phrase = format!("{} {}", be(tree), tree.lemma(main));
    let known = |case: usize| {
        let marker = tree.lemma(case);
        Relations::embedded()
            .verbal(tree.language(), &phrase, Some(&marker), RelationReading::default())
            .is_some_and(|found| found.exact && found.form.is_locution())
    };
    let adjective = tree.language() == Language::English && tree.has_pos(main, &[Upos::Adj]);
    adjective && tree.first(complement, &["case"]).is_some_and(known)
}

/// `afraid of failing`: what an English adjective of the relations is said of, when that is an act.
fn feared(tree: &Tree<'_>, main: usize) -> Option<usize> {
    let phrase = format!("{} {}", be(tree), tree.lemma(main));
    let takes = |marker: &str| {
        Relations::embedded()
            .verbal(tree.language(), &phrase, Some(marker), RelationReading::default())
            .is_some_and(|found| found.exact && found.form.is_locution())
    };
    tree.with(main, &["advcl", "ccomp", "acl"]).filter(|_| tree.language() == Language::English).find(
        |&act| {
            let mark = tree.first(act, &["mark"]).map(|m| tree.lower(m));
            act > main
                && is_verb(tree, act)
                && tree.first(act, &["nsubj"]).is_none()
                && mark.is_some_and(|mark| mark != "to" && takes(&mark))
        },
    )
}

/// `je ne suis pas sûr qu'il faille partir`: what somebody is sure, glad or afraid of.
fn content(tree: &Tree<'_>, predicate: &Predicate) -> Option<usize> {
    let main = predicate.main;
    let somebody = tree.with(main, &["nsubj"]).any(|s| {
        !matches!(
            tree.lower(s).trim_start_matches(['-', 't']),
            "il" | "c'" | "ce" | "ça" | "cela" | "it" | "es" | "that" | "das"
        )
    });
    tree.with(main, &["ccomp", "advcl"]).filter(|&c| !is_consequence(tree, c)).find(|&c| {
        let that = tree.with(c, &["mark"]).any(|m| matches!(tree.lower(m).as_str(), "que" | "qu'"));
        let compares = tree.with(main, &["advmod"]).any(|a| is_degree_word(tree, a))
            || matches!(tree.lemma(main).as_str(), "meilleur" | "pire" | "moindre");
        c > main
            && that
            && somebody
            && !compares
            && tree.has_pos(main, &[Upos::Adj])
            && tree.is_finite_clause(c)
    })
}

/// `well behind`, `far above`: the adverb only measures what the preposition says.
fn is_measured(tree: &Tree<'_>, adverb: usize, complement: usize) -> bool {
    tree.has_pos(adverb, &[Upos::Adv])
        && tree.first(complement, &["case"]).is_some_and(|case| {
            let governed =
                matches!(tree.lower(case).as_str(), "from" | "to" | "of" | "with" | "von" | "zu" | "mit");
            case == adverb + 1 && !governed
        })
}

/// The adverb that measures the preposition is part of the marker: `be [well behind]`.
fn join_measure(tree: &Tree<'_>, adverb: usize, slots: &mut Slots) {
    let relation = &mut slots.relation;
    relation.tokens.push(adverb);
    relation.tokens.sort_unstable();
    if let Some(marker) = &mut relation.marker {
        *marker = format!("{} {marker}", tree.lower(adverb));
        relation.lemma = format!("{} {marker}", relation.key);
    }
}

/// `est à relativiser`: what is to be done with the subject.
fn is_due(tree: &Tree<'_>, main: usize) -> bool {
    tree.feature(main, "VerbForm") == Some("Inf")
        && is_verb(tree, main)
        && tree.with(main, &["mark", "case"]).any(|m| tree.lower(m) == "à")
}

fn join_due(tree: &Tree<'_>, main: usize, slots: &mut Slots) {
    let relation = &mut slots.relation;
    relation.tokens.extend(tree.with(main, &["mark", "case"]).chain([main]));
    relation.tokens.sort_unstable();
    relation.tokens.dedup();
    relation.key = format!("{} à {}", relation.key, tree.lemma(main));
    relation.lemma = format!("{} à {}", relation.lemma, tree.lemma(main));
}

/// `que`/`than`/`als` before what something is compared with.
fn is_standard(tree: &Tree<'_>, dependent: usize) -> bool {
    tree.with(dependent, &["case", "mark"])
        .any(|c| matches!(tree.lower(c).as_str(), "que" | "qu'" | "than" | "als"))
        && !is_verb(tree, dependent)
}

fn is_genitive(tree: &Tree<'_>, dependent: usize) -> bool {
    tree.with(dependent, &["case"]).any(|c| matches!(tree.lemma(c).as_str(), "de" | "of" | "von"))
}

/// `en retard`, `plus solide`, `responsable`: the predicative word becomes part of the relation.
pub fn join_predicate(tree: &Tree<'_>, main: usize, slots: &mut Slots) {
    let mut tokens: Vec<usize> = tree
        .dependents(main)
        .iter()
        .copied()
        .filter(|&d| d < main && (tree.is(d, &["case"]) || is_degree_word(tree, d)))
        .collect();
    tokens.push(main);
    let words: Vec<String> =
        tokens.iter().map(|&t| if t == main { predicative(tree, t) } else { tree.lower(t) }).collect();
    let addition = join_words(&words);
    slots.relation.key = format!("{} {addition}", slots.relation.key);
    slots.relation.lemma = format!("{} {addition}", slots.relation.lemma).trim().to_owned();
    let adverbs = tree.with(main, &["advmod"]).filter(|&a| a < main && tree.token(a).form.len() > 3);
    slots.relation.tokens.extend(tokens.iter().copied().chain(adverbs));
    slots.relation.tokens.sort_unstable();
    slots.relation.tokens.dedup();
}

/// The dictionary form of a predicate; a comparative with what it is compared to stays one (`be better than`).
fn predicative(tree: &Tree<'_>, main: usize) -> String {
    let compared = matches!(tree.language(), Language::English | Language::German)
        && tree.feature(main, "Degree") == Some("Cmp")
        && tree.with(main, &["obl", "advcl", "nmod"]).any(|d| d > main && is_standard(tree, d));
    if compared { tree.lower(main) } else { tree.lemma(main) }
}

fn is_degree_word(tree: &Tree<'_>, index: usize) -> bool {
    tree.is(index, &["advmod"])
        && matches!(
            tree.lower(index).as_str(),
            "plus" | "moins" | "aussi" | "more" | "less" | "as" | "mehr" | "weniger" | "so"
        )
}

/// `comme un scénario`: the preposition of a predicative noun belongs to the relation.
fn mark_case(tree: &Tree<'_>, main: usize, slots: &mut Slots) {
    let case = tree.with(main, &["case", "mark"]).rfind(|&c| c < main && tree.is(c, &["case"]));
    if let Some(case) = case {
        slots.relation.tokens.push(case);
        slots.relation.marker = Some(tree.lemma(case));
        slots.relation.lemma = join_words(&[slots.relation.lemma.as_str(), tree.lemma(case).as_str()]);
    }
}
