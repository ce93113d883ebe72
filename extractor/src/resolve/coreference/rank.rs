//! [`antecedent`]: the mention a pronoun takes up, where one stands out.
//!
//! Candidates that disagree are left out; the others are weighed by role, distance and what agrees. The best must
//! lead the next best *other* entity by [`LEAD`]: else the pronoun stays open. Weights and lead were set on
//! sentences of our own and the example interviews.

use super::candidate::{Candidate, Rank};
use super::lexicon::{Anaphor, Being, Class};
use crate::analysis::Language;
use crate::claims::tree::Tree;
use crate::resolve::document::Place;
use std::collections::BTreeMap;

/// How far back an antecedent is looked for, in sentences.
pub const REACH: usize = 3;
/// By how much the antecedent must lead what else it could be.
const LEAD: f64 = 1.0;
/// The least weight of an antecedent.
const LEAST: f64 = 0.3;
/// What the sentence before costs, and each one further back.
const BEFORE: f64 = 2.2;
const FURTHER: f64 = 2.0;

/// Where the pronoun stands.
#[derive(Debug, Clone, Copy)]
pub struct Stand<'t> {
    /// Its sentence's tree.
    pub tree: &'t Tree<'t>,
    /// Its token.
    pub token: usize,
    /// Its sentence.
    pub place: Place,
    /// That sentence's number among those that mention anything.
    pub order: usize,
}

/// The mention that the pronoun takes up; `candidates` are in text order.
#[must_use]
pub fn antecedent<'c>(
    stand: Stand<'_>,
    anaphor: Anaphor,
    candidates: impl DoubleEndedIterator<Item = &'c Candidate>,
) -> Option<&'c Candidate> {
    let candidates: Vec<&Candidate> = candidates.collect();
    // `il l'a vendu`: what the verb's subject stands for is not its object, wherever else it is mentioned.
    let personal = anaphor.class != Class::Possessive;
    let sisters: Vec<&String> = candidates
        .iter()
        .filter(|c| personal && c.place == stand.place && c.token < stand.token)
        .filter(|c| is_sister(stand, first_of(stand.tree, c.token)))
        .map(|c| &c.referent.slug)
        .collect();
    let fitting: Vec<&Candidate> = candidates
        .iter()
        .copied()
        .filter(|c| c.order + REACH >= stand.order)
        .filter(|c| agrees(stand.tree, c, anaphor))
        .collect();
    match anaphor.class {
        Class::Near => return nearest(stand, anaphor, &fitting),
        Class::Former => return first(stand, anaphor, &fitting),
        _ => {}
    }
    if let Some(subject) = doubled(stand, &fitting) {
        return Some(subject);
    }
    let several = |c: &Candidate| c.plural == Some(true);
    // `They` is no company where others are many.
    let many = fitting.iter().any(|c| several(c) && c.order + 1 >= stand.order && c.rank <= Rank::Object);
    let many = many && anaphor.plural == Some(true);
    let fitting = fitting.into_iter().filter(|c| !is_barred(stand, anaphor, c) && (!many || several(c)));
    let fitting = fitting.filter(|c| !sisters.contains(&&c.referent.slug));
    let mut best: BTreeMap<String, (f64, usize, &Candidate)> = BTreeMap::new();
    for candidate in fitting {
        let weight = weigh(stand, anaphor, candidate);
        let entry = best.entry(candidate.key()).or_insert((weight, 0, candidate));
        if weight >= entry.0 {
            (entry.0, entry.2) = (weight, candidate);
        }
        entry.1 += 1;
    }
    let mut ranked: Vec<(f64, &Candidate)> =
        best.into_values().map(|(weight, times, c)| (weight + 0.3 * (times.min(3) - 1) as f64, c)).collect();
    ranked.sort_by(|a, b| b.0.total_cmp(&a.0));
    let (top, chosen) = *ranked.first()?;
    let next = ranked.get(1).map_or(f64::NEG_INFINITY, |(weight, _)| *weight);
    (top >= LEAST && top - next >= LEAD).then_some(chosen)
}

/// `Les lecteurs préfèrent-ils …`, `le métal, il coule`: a clitic that repeats the subject of its own verb.
fn doubled<'c>(stand: Stand<'_>, fitting: &[&'c Candidate]) -> Option<&'c Candidate> {
    let (tree, token) = (stand.tree, stand.token);
    let verb = tree
        .head(token)
        .filter(|_| tree.language() == Language::French && tree.is(token, &["nsubj", "expl"]))?;
    let here = fitting.iter().filter(|c| c.place == stand.place && c.token < token);
    let mut repeated = here.filter(|c| {
        let own = first_of(tree, c.token);
        tree.head(own) == Some(verb) && tree.is(own, &["nsubj", "dislocated"])
    });
    repeated.next_back().copied()
}

/// `celui-ci`: the last thing named that agrees, in the sentence before or earlier in this one; for `the latter`
/// the second of two that are coordinated.
fn nearest<'c>(stand: Stand<'_>, anaphor: Anaphor, fitting: &[&'c Candidate]) -> Option<&'c Candidate> {
    let near = || fitting.iter().filter(|c| c.order + 1 >= stand.order && !is_barred(stand, anaphor, c));
    let last = near().map(|c| c.place).max()?;
    let arguments = || near().filter(|c| c.place == last && (c.rank < Rank::Complement || c.named));
    let pair: Vec<&Candidate> = arguments().filter(|c| c.coordinated).copied().collect();
    match pair[..] {
        [_, second] if stand.tree.language() == Language::English => Some(second),
        _ => arguments().max_by_key(|c| c.token).copied(),
    }
}

/// `the former`: the first of exactly two, coordinated or arguments of one sentence.
fn first<'c>(stand: Stand<'_>, anaphor: Anaphor, fitting: &[&'c Candidate]) -> Option<&'c Candidate> {
    let near = || fitting.iter().filter(|c| c.order + 1 >= stand.order && !is_barred(stand, anaphor, c));
    let last = near().map(|c| c.place).max()?;
    let arguments: Vec<&Candidate> =
        near().filter(|c| c.place == last && c.rank < Rank::Complement).copied().collect();
    let pair: Vec<&Candidate> = arguments.iter().filter(|c| c.coordinated).copied().collect();
    match (pair.as_slice(), arguments.as_slice()) {
        ([first, _], _) | (_, [first, _]) => Some(*first),
        _ => None,
    }
}

fn agrees(tree: &Tree<'_>, candidate: &Candidate, anaphor: Anaphor) -> bool {
    let number = match (candidate.plural, anaphor.plural) {
        (Some(several), Some(asked)) => {
            several == asked || asked && tree.language() == Language::English && is_body(candidate)
        }
        _ => true,
    };
    let gender = match (candidate.gender, anaphor.gender) {
        (Some(a), Some(b)) => a == b,
        _ => true,
    };
    let another = matches!(
        (candidate.being, anaphor.being),
        (Some(Being::Thing), Some(Being::Person | Being::Agent))
            | (Some(Being::Person), Some(Being::Thing))
            | (Some(Being::Agent), Some(Being::Person))
    );
    number && gender && !another
}

/// English `they` may take up a company or a group.
fn is_body(candidate: &Candidate) -> bool {
    candidate.being == Some(Being::Agent) && candidate.referent.kind != "Person"
}

/// What grammar rules out: two arguments of one verb are not each other, nor is a noun what stands inside it.
fn is_barred(stand: Stand<'_>, anaphor: Anaphor, candidate: &Candidate) -> bool {
    if candidate.place != stand.place {
        return false;
    }
    let (tree, token) = (stand.tree, stand.token);
    if candidate.token >= token {
        return true;
    }
    if anaphor.class == Class::Possessive {
        return is_own_phrase(tree, candidate.token, token);
    }
    is_sister(stand, first_of(tree, candidate.token)) || is_own_phrase(tree, candidate.token, token)
}

/// Whether the noun and the pronoun are arguments of one verb.
fn is_sister(stand: Stand<'_>, noun: usize) -> bool {
    let (tree, token) = (stand.tree, stand.token);
    let governor = tree.head(token);
    let verb = if tree.is(token, &["nmod"]) { governor.and_then(|g| tree.head(g)) } else { governor };
    let same_verb =
        verb.is_some() && tree.head(noun) == verb && tree.is(noun, &["nsubj", "obj", "iobj", "obl"]);
    same_verb || tree.is(noun, &["nsubj"]) && shares_subject(tree, noun, verb)
}

/// The noun whose coordinated sister or apposition the token is.
fn first_of(tree: &Tree<'_>, token: usize) -> usize {
    let mut own = token;
    while tree.is(own, &["conj", "appos", "flat"]) {
        match tree.head(own) {
            Some(head) => own = head,
            None => break,
        }
    }
    own
}

/// `Luc arrive et le salue`: the subject of the first verb is the second's too.
fn shares_subject(tree: &Tree<'_>, subject: usize, verb: Option<usize>) -> bool {
    verb.is_some_and(|verb| {
        let chained = tree.is(verb, &["conj", "xcomp"]) && tree.first(verb, &["nsubj"]).is_none();
        chained && tree.head(verb) == tree.head(subject)
    })
}

/// Whether the pronoun stands inside the noun's own phrase (`le livre qu'il a écrit`); a coordinated sister stands beside
/// it, and a clause further down is a clause of its own (`une personne qui dit qu'elle part`).
fn is_own_phrase(tree: &Tree<'_>, noun: usize, token: usize) -> bool {
    let mut at = token;
    let mut clauses = 0;
    while let Some(head) = tree.head(at) {
        if head == noun {
            return !tree.is(at, &["conj"]) && clauses == 0;
        }
        clauses += usize::from(tree.is(at, &["ccomp", "advcl", "xcomp", "conj", "parataxis"]));
        at = head;
    }
    false
}

fn weigh(stand: Stand<'_>, anaphor: Anaphor, candidate: &Candidate) -> f64 {
    let distance = stand.order - candidate.order;
    let subject = stand.tree.is(stand.token, &["nsubj"]);
    let mut weight: f64 = match candidate.rank {
        Rank::Subject => 3.0,
        Rank::InnerSubject => 2.3,
        Rank::Object => 2.0,
        Rank::Oblique => 0.9,
        Rank::Possessor if subject => 1.2,
        Rank::Possessor | Rank::Complement => 0.4,
    };
    if subject && candidate.place == stand.place && commands(stand.tree, candidate.token, stand.token) {
        weight = weight.max(3.0);
    }
    weight -= match distance {
        0 => 0.0,
        _ => BEFORE + FURTHER * (distance - 1) as f64,
    };
    let somebody = matches!(candidate.being, Some(Being::Person | Being::Agent));
    weight += match (candidate.named, somebody) {
        (true, true) if candidate.being == Some(Being::Person) => 1.8,
        (true, true) => 1.4,
        (true, false) | (false, true) => 0.4,
        _ => 0.0,
    };
    weight += match (candidate.gender, anaphor.gender) {
        (Some(_), Some(_)) => 1.0,
        (None, Some(_)) if matches!(candidate.being, Some(Being::Agent | Being::Thing)) => -1.3,
        (None, Some(_)) => -0.2,
        // No gender to go by: `les`, `they`.
        (_, None) => 0.7,
    };
    weight += match (candidate.being, anaphor.being) {
        (Some(_), Some(_)) => 0.8,
        (None, Some(Being::Person)) => -1.2,
        (None, Some(Being::Thing)) => 0.0,
        (None, Some(_)) => -0.6,
        _ => 0.0,
    };
    weight += if candidate.elaborated { 0.4 } else { 0.0 };
    weight -= if candidate.plural.is_none() { 0.5 } else { 0.0 };
    weight -= if anaphor.plural == Some(true) && candidate.plural != Some(true) { 2.2 } else { 0.0 };
    weight -= if candidate.coordinated { 0.8 } else { 0.0 };
    weight -= if candidate.partitive { 0.8 } else { 0.0 };
    if anaphor.class == Class::Possessive {
        weight += if is_subject_here(stand, candidate) { 2.0 } else { 0.0 };
    } else if subject && candidate.rank == Rank::Subject {
        weight += 0.7;
    }
    weight
}

/// Whether the noun is the subject of a clause that the pronoun's own clause hangs on.
fn commands(tree: &Tree<'_>, noun: usize, pronoun: usize) -> bool {
    tree.is(noun, &["nsubj"]) && tree.head(noun).is_some_and(|verb| tree.is_within(pronoun, verb))
}

/// The subject of the clause that the possessive stands in.
fn is_subject_here(stand: Stand<'_>, candidate: &Candidate) -> bool {
    candidate.place == stand.place && commands(stand.tree, candidate.token, stand.token)
}
