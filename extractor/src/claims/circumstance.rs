//! Circumstances of a clause: which dependents say when, where, why, how, and which are arguments.

mod acts;
mod clauses;
mod comments;
mod degree;
mod fronted;
mod sources;
mod times;
mod written;

use super::attribution::{is_field, is_told_for, own_eyes, tells_somebody};
pub use super::compared::is_standard;
use super::compared::{self, compared_with};
use super::lexicon::{Lexicon, List};
use super::phrase;
use super::predicate::{Predicate, is_reflexive};
use super::proposition::{Circumstance, Phrase};
use super::role;
use super::rules::verbal::is_question_word;
use super::tree::{Tree, join_words};
use crate::analysis::{EntityType, Language, Upos};
use crate::resolve::QualifierRole;
use acts::{is_bare_manner, is_believing, is_taken_up, is_way};
pub use clauses::clause_role;
use comments::comments_on_all;
pub use comments::is_linking_phrase;
pub use degree::is_share_before;
use degree::{adverb_phrase, is_more, multiplied, stressing, with_times};
pub use fronted::{fronted_before, shared_degree};
use sources::{depends, is_for_some, is_loose_attribution};
pub(super) use times::is_time_like;
pub use times::is_time_noun;
use times::{is_distance, is_lifetime, is_shift, is_stock};
use written::{fixed_preposition, uncontracted};

/// The most words of a set phrase that says when or how much.
const SET_PHRASE: usize = 4;

/// Every circumstance of the predicate, in text order; `used` are dependents that fill a slot already.
#[must_use]
pub fn circumstances(
    tree: &Tree<'_>,
    lexicon: &Lexicon,
    predicate: &Predicate,
    used: &[usize],
) -> Vec<Circumstance> {
    let mut found = Vec::new();
    for &verb in &predicate.chain {
        for &d in tree.dependents(verb) {
            if let Some(adverb) = stressing(tree, d) {
                found.push(Circumstance { role: QualifierRole::Degree, phrase: Phrase::word(adverb) });
            }
            if used.contains(&d)
                || predicate.chain.contains(&d)
                || is_adverbial_clitic(tree, d) && !acts::is_talked_of(tree, d)
                || multiplied(tree, d).is_some()
            {
                continue;
            }
            let asks = is_question_word(tree, d)
                || tree.with(d, &["det"]).any(|x| tree.feature(x, "PronType") == Some("Int"));
            if !asks {
                found.extend(circumstance(tree, lexicon, d));
            }
            // `craint moins les faux que le doute`: how much is told apart from what it is compared with.
            let apart = tree.is(d, &["advmod"])
                && compared_with(tree, d).is_some_and(|s| tree.extent(s).0 != d + 1)
                && tree.language() == Language::French;
            if apart {
                found.push(Circumstance { role: QualifierRole::Degree, phrase: Phrase::word(d) });
            }
        }
        for standard in compared::standards(tree, verb) {
            if !found.iter().any(|c| c.phrase.contains(standard)) {
                let phrase = with_degree(tree, phrase::whole(tree, standard));
                found.push(Circumstance { role: QualifierRole::Comparison, phrase });
            }
        }
    }
    found.sort_by_key(|c| (c.phrase.first, c.phrase.last));
    found
}

/// `plus qu'avant`, `30 fois plus que l'ancien`: what is compared with, and the word of degree just before it.
fn with_degree(tree: &Tree<'_>, standard: Phrase) -> Phrase {
    let degree =
        tree.head(standard.head).filter(|&d| d + 1 == standard.first && tree.has_pos(d, &[Upos::Adv]));
    match degree.filter(|&d| tree.is(d, &["advmod"])) {
        Some(degree) => Phrase { first: with_times(tree, degree).min(degree), ..standard },
        None => standard,
    }
}

/// `y`, `en`: what they stand for is named elsewhere, so that they say neither where nor how.
fn is_adverbial_clitic(tree: &Tree<'_>, dependent: usize) -> bool {
    tree.language() == Language::French
        && matches!(tree.lower(dependent).as_str(), "y" | "en" | "-y" | "-en")
        && tree.has_pos(dependent, &[Upos::Pron, Upos::Adv])
        && tree.first(dependent, &["fixed"]).is_none()
}

fn circumstance(tree: &Tree<'_>, lexicon: &Lexicon, dependent: usize) -> Option<Circumstance> {
    // `mais pas pour tout le monde`: what is denied of the circumstance alone.
    let excluded = tree.with(dependent, &["advmod"]).any(|a| a < dependent && tree.lower(a) == "pas");
    if tree.language() == Language::French && excluded && tree.is(dependent, &["obl", "nmod"]) {
        return None;
    }
    // `j'ai fait du pain avec`: with what, the word alone does not say.
    let stranded = tree.has_pos(dependent, &[Upos::Adp]) && tree.dependents(dependent).is_empty();
    let alone = match tree.language() {
        Language::French => matches!(tree.lower(dependent).as_str(), "avec" | "sans" | "pour"),
        // `the firm I work for`: of what, the noun before says.
        Language::English => tree.is(dependent, &["obl"]),
        _ => false,
    };
    if stranded && alone {
        return None;
    }
    let made = |role, phrase| Some(Circumstance { role, phrase });
    match tree.token(dependent).relation() {
        "obl" | "nmod" if !acts::is_talked_of(tree, dependent) => {
            if is_reflexive(tree, dependent) || is_linking_phrase(tree, lexicon, dependent) {
                return None;
            }
            made(role::refined(tree, lexicon, dependent), phrase::circumstance(tree, dependent))
        }
        "advmod" if compared_with(tree, dependent).is_some() => {
            let phrase = phrase::circumstance(tree, compared_with(tree, dependent)?);
            // `autant que son frère`
            let first =
                if dependent + 1 == phrase.first { with_times(tree, dependent) } else { phrase.first };
            made(QualifierRole::Comparison, Phrase { first, ..phrase })
        }
        "advmod" => {
            adverb_role(tree, lexicon, dependent).and_then(|role| made(role, adverb_phrase(tree, dependent)))
        }
        "advcl" if compared::is_consequence(tree, dependent) => None,
        // `À en croire le maire, la digue tiendra`
        "advcl" if is_believing(tree, dependent) || is_linking_phrase(tree, lexicon, dependent) => None,
        "xcomp" | "ccomp" => acts::of_control(tree, lexicon, dependent),
        "dislocated" if is_taken_up(tree, dependent) => {
            made(QualifierRole::Topic, phrase::circumstance(tree, dependent))
        }
        "advcl" => {
            let role = clause_role(tree, lexicon, dependent);
            role.and_then(|role| made(role::of_clause(tree, dependent, role), phrase::whole(tree, dependent)))
        }
        "obj" if tree.head(dependent).is_some_and(|v| tells_somebody(tree, v)) => {
            made(QualifierRole::Beneficiary, phrase::circumstance(tree, dependent))
        }
        "obj" if is_standard(tree, dependent) => {
            made(QualifierRole::Comparison, phrase::circumstance(tree, dependent))
        }
        "obj" if is_receiver(tree, dependent) && is_asked(tree, lexicon, dependent) => {
            made(QualifierRole::Beneficiary, phrase::circumstance(tree, dependent))
        }
        "iobj" | "obl" | "expl" | "obj" if acts::is_talked_of(tree, dependent) => {
            made(QualifierRole::Topic, Phrase::word(dependent))
        }
        "iobj" if is_receiver(tree, dependent) => {
            made(QualifierRole::Beneficiary, phrase::circumstance(tree, dependent))
        }
        "obj" if is_time_noun(tree, dependent) => {
            made(QualifierRole::Time, phrase::circumstance(tree, dependent))
        }
        _ => None,
    }
}

/// `asked us for a report`: of whom, where something else is the object.
fn is_asked(tree: &Tree<'_>, lexicon: &Lexicon, dependent: usize) -> bool {
    tree.head(dependent).is_some_and(|verb| lexicon.control(&tree.lemma(verb)) == Some("asks"))
        && tree.language() == Language::English
}

/// `nous a envoyé une lettre`: to whom.
fn is_receiver(tree: &Tree<'_>, dependent: usize) -> bool {
    // `gave the association a plot`
    let named = tree.language() == Language::English && tree.has_pos(dependent, &[Upos::Noun, Upos::Propn]);
    named
        || tree.has_pos(dependent, &[Upos::Pron])
            && tree.feature(dependent, "Person").is_some()
            && !is_reflexive(tree, dependent)
            && !matches!(tree.lower(dependent).as_str(), "en" | "y" | "il" | "le" | "l'" | "-en" | "-y")
}

/// The preposition of a phrase with everything that belongs to it: `en raison de`, `par rapport à`.
/// Complex prepositions are often parsed as a noun with a complement, so the surface is asked too;
/// the second value is then the token that the complex preposition really introduces.
#[must_use]
pub fn preposition(tree: &Tree<'_>, lexicon: &Lexicon, head: usize) -> Option<(String, usize)> {
    let case = tree.with(head, &["case"]).next();
    if let Some(inner) = tree.with(head, &["nmod"]).next() {
        let first = case.unwrap_or(head);
        let end = tree.with(inner, &["case"]).next().filter(|&c| c > head);
        if let Some(end) = end.filter(|&e| (first..=first + 4).contains(&e)) {
            let words: Vec<String> = (first..=end).map(|i| uncontracted(tree, i)).collect();
            // `au cours de` keeps its article, `à côté de` has none.
            let mut written: Vec<String> = (first..end).map(|i| tree.lower(i)).collect();
            written.push(uncontracted(tree, end));
            for expression in [join_words(&words), join_words(&written)] {
                if lexicon.connective(&expression, false).is_some() || lexicon.is_attribution(&expression) {
                    return Some((expression, inner));
                }
            }
        }
    }
    let case = case?;
    let cases: Vec<usize> = tree.with(head, &["case"]).collect();
    let words: Vec<String> = cases
        .iter()
        .flat_map(|&c| std::iter::once(c).chain(tree.with(c, &["fixed"])))
        .map(|c| uncontracted(tree, c))
        .collect();
    let written = fixed_preposition(tree, case);
    if lexicon.connective(&written, false).is_some() || lexicon.is_attribution(&written) {
        return Some((written, head));
    }
    let all = join_words(&words);
    if cases.len() > 1 && lexicon.connective(&all, false).is_none() && !lexicon.is_attribution(&all) {
        return Some((uncontracted(tree, case), head));
    }
    Some((all, head))
}

/// `au début`, `en moyenne`: the role of a phrase that the lists have as it stands.
fn set_phrase(tree: &Tree<'_>, lexicon: &Lexicon, head: usize) -> Option<QualifierRole> {
    let (first, last) = tree.extent(head);
    // Put first, it has its comma.
    let mark = |i: usize| tree.has_pos(i, &[Upos::Punct]);
    let (first, last) = (first + usize::from(mark(first)), last - usize::from(mark(last) && last > first));
    let words = (first..=last).filter(|_| last - first < SET_PHRASE).map(|i| tree.lower(i));
    let phrase = join_words(&words.collect::<Vec<_>>());
    let timed = lexicon.time_adverb(&phrase).map(|_| QualifierRole::Time);
    let placed = || lexicon.lists(List::PlaceAdverbs, &phrase).then_some(QualifierRole::Place);
    let how = || lexicon.lists(List::MannerPhrases, &phrase).then_some(QualifierRole::Manner);
    let way = || is_way(tree, head).then_some(QualifierRole::Manner);
    let how = || how().or_else(way);
    timed.or_else(|| lexicon.is_degree(&phrase).then_some(QualifierRole::Degree)).or_else(placed).or_else(how)
}

/// Whether the lists have the phrase as one that says when, where, how or how much.
#[must_use]
pub fn is_set_phrase(tree: &Tree<'_>, lexicon: &Lexicon, head: usize) -> bool {
    set_phrase(tree, lexicon, head).is_some()
}

/// The role of a prepositional or bare noun phrase.
#[must_use]
pub fn oblique_role(tree: &Tree<'_>, lexicon: &Lexicon, head: usize) -> QualifierRole {
    if phrase::is_other_party(tree, head) || compared::is_circumstance_compared(tree, head) {
        return QualifierRole::Comparison;
    }
    if is_time_noun(tree, head) && tree.first(head, &["case"]).is_none() {
        return QualifierRole::Time;
    }
    if let Some(role) = set_phrase(tree, lexicon, head) {
        return role;
    }
    let Some((preposition, inner)) = preposition(tree, lexicon, head) else {
        return role::unmarked(tree, head);
    };
    if is_distance(tree, &preposition, inner) {
        return QualifierRole::Place;
    }
    if let Some(role) = role::german_before_or_after(tree, lexicon, &preposition, inner) {
        return role;
    }
    // `au cas où il pleuvrait`
    if tree.lemma(head) == "cas" && tree.exactly(head, "acl:relcl").next().is_some() {
        return QualifierRole::Condition;
    }
    if is_shift(tree, head) || is_share_before(tree, head) {
        return QualifierRole::Extent;
    }
    if preposition == "de" && is_lifetime(tree, head) {
        return QualifierRole::Time;
    }
    if own_eyes(tree, head).is_some() {
        return QualifierRole::SourceOf;
    }
    let compares = preposition == "par rapport à";
    if is_time_noun(tree, inner) && preposition != "sur" && !compares && !is_stock(tree, head) {
        return QualifierRole::Time;
    }
    if matches!(preposition.as_str(), "avec" | "with" | "mit") && is_party(tree, lexicon, inner) {
        return QualifierRole::Topic;
    }
    if lexicon.is_attribution(&preposition)
        && !is_place(tree, lexicon, inner)
        && names_source(tree, lexicon, head, inner, &preposition)
    {
        return QualifierRole::SourceOf;
    }
    if preposition == "à" && is_bare_manner(tree, lexicon, inner) {
        return QualifierRole::Manner;
    }
    if role::is_german_standard(tree, head) {
        return QualifierRole::Comparison;
    }
    match lexicon.connective(&preposition, false) {
        Some(QualifierRole::Time)
            if !is_time_like(tree, lexicon, inner) && is_place(tree, lexicon, inner) =>
        {
            QualifierRole::Place
        }
        // `graduated from Harvard`: a preposition of time before what is none.
        Some(QualifierRole::Time)
            if !is_time_like(tree, lexicon, inner)
                && !tree.has_pos(inner, &[Upos::Num])
                && lexicon.may_say(&preposition, QualifierRole::SourceOf) =>
        {
            QualifierRole::SourceOf
        }
        // `selon les besoins`: what nobody says.
        Some(QualifierRole::SourceOf)
            if lexicon.is_attribution(&preposition)
                && !names_source(tree, lexicon, head, inner, &preposition) =>
        {
            QualifierRole::Manner
        }
        Some(role) => role,
        None if is_place(tree, lexicon, inner) => QualifierRole::Place,
        None => QualifierRole::Topic,
    }
}

/// Only persons, bodies and documents are sources. `pour`, `for` and `für` name one only when somebody stands
/// before the clause, set off: `Pour Jean, …`.
fn names_source(tree: &Tree<'_>, lexicon: &Lexicon, head: usize, inner: usize, preposition: &str) -> bool {
    if !matches!(preposition, "pour" | "for" | "für" | "to" | "avec" | "chez" | "bei") {
        let lemma = tree.lemma(inner);
        if depends(tree, head, preposition) {
            return false;
        }
        return lexicon.source_noun(&lemma).unwrap_or_else(|| {
            let party = is_party(tree, lexicon, inner) || !is_loose_attribution(preposition);
            party && lexicon.event(&lemma).is_none()
        });
    }
    let last = tree.extent(head).1;
    let set_off = (last..=last + 1).any(|i| i < tree.len() && tree.token(i).form == ",");
    // `Pour un adolescent, c'est dur.`: nobody in particular says so.
    let anybody = tree.language() == Language::French
        && tree
            .with(inner, &["det"])
            .any(|d| matches!(tree.lower(d).as_str(), "un" | "une" | "chaque" | "tout"));
    // `Pour ceux qui viennent en bus, c'est long.`: it is so for them.
    let those = matches!(tree.lower(inner).as_str(), "ceux" | "celles" | "celui" | "celle" | "those");
    let told = those
        || is_for_some(tree, head, inner)
        || is_told_for(tree, head)
        || is_field(tree, lexicon, head, inner);
    !told
        && is_party(tree, lexicon, inner)
        && set_off
        && !anybody
        && tree.head(head).is_some_and(|verb| head < verb)
}

/// Somebody or some body that takes part.
pub(super) fn is_party(tree: &Tree<'_>, lexicon: &Lexicon, head: usize) -> bool {
    tree.has_pos(head, &[Upos::Propn, Upos::Pron])
        || matches!(lexicon.noun_kind(&tree.lemma(head)), Some("Person" | "Organization"))
        || tree.sentence.entities.iter().any(|e| e.tokens.contains(head))
}

fn is_place(tree: &Tree<'_>, lexicon: &Lexicon, head: usize) -> bool {
    tree.sentence.entities.iter().any(|e| e.kind == EntityType::Location && e.tokens.contains(head))
        || lexicon.noun_kind(&tree.lemma(head)) == Some("Place")
}

/// The role of an adverb, or `None` for one that only links or negates.
fn adverb_role(tree: &Tree<'_>, lexicon: &Lexicon, adverb: usize) -> Option<QualifierRole> {
    // `quant au fonds`
    if tree.lower(adverb) == "quant" {
        return Some(QualifierRole::Topic);
    }
    let expression = tree.expression(adverb);
    let lower = tree.lower(adverb);
    // `consomme trois fois plus`
    let alone = tree.first(adverb, &["advcl", "nmod"]).is_none()
        && tree.with(adverb, &["obl"]).all(|o| tree.lemma(o) == "fois");
    if with_times(tree, adverb) < adverb && alone && matches!(lower.as_str(), "plus" | "moins") {
        return Some(QualifierRole::Degree);
    }
    if is_more(tree, adverb) {
        return Some(QualifierRole::Degree);
    }
    if lexicon.is_negation(&lower)
        || tree.feature(adverb, "PronType") == Some("Int")
        || tree.has_pos(adverb, &[Upos::Punct])
    {
        return None;
    }
    // `y`, and not `en temps réel`
    let clitic = expression == lower && matches!(lower.as_str(), "où" | "y" | "dont" | "en");
    if clitic && tree.language() == Language::French {
        return None;
    }
    // `même si cela coûte`
    let even =
        lower == "même" && adverb + 1 < tree.len() && matches!(tree.lower(adverb + 1).as_str(), "si" | "s'");
    let opens = tree.extent(adverb).0 <= 1
        && (lexicon.is_linking_adverb(&expression) || comments_on_all(tree, lexicon, adverb));
    if lower == "là-dessus" && tree.extent(adverb).0 > 1 {
        return None;
    }
    // `Bon, après, je suis pas médecin`, `mais là, on ferme`: set off by itself, it only goes on.
    let then = lower == "alors" && adverb > 0 && tree.token(adverb - 1).form == ",";
    let set_off = matches!(lower.as_str(), "après" | "là" | "enfin" | "alors")
        && tree.language() == Language::French
        && tree.extent(adverb) == (adverb, adverb)
        && tree.head(adverb).is_some_and(|h| adverb < h)
        && adverb + 1 < tree.len()
        && tree.token(adverb + 1).form == ",";
    if opens || set_off || then || even {
        return None;
    }
    if lexicon.time_adverb(&expression).is_some() || is_time_noun(tree, adverb) {
        return Some(QualifierRole::Time);
    }
    if lexicon.is_linking_adverb(&expression)
        || [&expression, &lower].iter().any(|w| lexicon.hedge(w).is_some())
    {
        return None;
    }
    // `n'a pas seulement vendu`: that, and more.
    let only = matches!(lower.as_str(), "seulement" | "uniquement" | "simplement" | "only" | "just" | "nur");
    let not = adverb > 0 && matches!(tree.lower(adverb - 1).as_str(), "pas" | "non" | "not" | "nicht");
    if only && not {
        return None;
    }
    if lexicon.is_degree(&expression) {
        return Some(QualifierRole::Degree);
    }
    if lexicon.lists(List::PlaceAdverbs, &expression) {
        return Some(QualifierRole::Place);
    }
    if matches!(
        lower.as_str(),
        "que"
            | "qu'"
            | "aussi"
            | "même"
            | "seulement"
            | "juste"
            | "also"
            | "only"
            | "even"
            | "just"
            | "auch"
            | "nur"
            | "si"
            | "bien"
            | "so"
            | "oui"
            | "non"
            | "donc"
    ) {
        return None;
    }
    Some(QualifierRole::Manner)
}
