//! [`antecedent`]: the mention a pronoun takes up, where one stands out.
//!
//! Candidates that disagree or that grammar rules out are left out. In French the others are ranked by learned weights
//! ([`Scorer`]), and the likeliest entity must be likely enough; elsewhere they are weighed by role, distance and what
//! agrees, and the best must lead the next best *other* entity: else the pronoun stays open. Those weights and leads were
//! found by coordinate search for most right less wrong antecedents, over the chains of GUM's training part (Zeldes 2017;
//! news, interviews, biographies, speeches, textbooks, travel).

use super::binding::{first_of, is_barred, is_emphatic, is_sister, tells, tells_of_noun, without_anybody};
use super::candidate::{Candidate, Rank};
use super::features::{Features, features, features_of_none};
use super::lexicon::{Anaphor, Being, Class, Gender};
use super::own_clause::of_own_clause;
use super::owner::owner_token;
use super::reason::Reason;
use super::scorer::Scorer;
use crate::analysis::Language;
use crate::claims::tree::Tree;
use crate::resolve::document::Place;
use std::collections::BTreeMap;

/// How far back an antecedent is looked for, in sentences.
pub const REACH: usize = 3;
/// How likely an antecedent must be by learned weights, and how much likelier than the next for it to be no tie.
const LIKELY: f64 = 0.6;
const CLOSE: f64 = 2.0;
/// By how much the antecedent must lead what else it could be; `they` and an `it` that is judged (`it is hard`), which
/// often mean nothing that was named, ask for more.
const LEAD: f64 = 1.0;
const LEAD_OF_THEY: f64 = 1.4;
const LEAD_OF_JUDGED: f64 = 3.0;
/// The least weight of an antecedent; less will do for the only one that agrees in the sentence or the one before.
const LEAST: f64 = -0.1;
const LEAST_OF_ONE: f64 = -2.4;
/// What the sentence before costs, and each one further back.
const BEFORE: f64 = 3.6;
const FURTHER: f64 = 2.0;
/// What a colon or semicolon behind it costs, once its sentence has ended.
const CLOSED: f64 = 1.8;
/// What another paragraph costs.
const PARAGRAPH: f64 = 1.0;
/// What it costs to be spoken of in somebody's quoted words, and not to be a name.
const QUOTED: f64 = 1.5;
/// What it gains to have been given or told something just before, where somebody is again.
const RECEIVER: f64 = 2.2;
/// What it gains to be a person where somebody tells what was quoted.
const TELLER: f64 = 2.2;
/// What it costs one to be spoken of as several.
const STAFF: f64 = 1.4;
/// What it costs a person to have what bodies have, and a body to have what persons have.
const UNLIKELY: f64 = -3.0;

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
    /// How many of the sentences before it are quoted as a whole.
    pub spoken: usize,
    /// Opening mark of the quotation it stands in.
    pub quoted: Option<(usize, usize)>,
    /// Number of its turn.
    pub turn: usize,
    /// Its paragraph.
    pub paragraph: (usize, usize),
    /// Whether its sentence is the first of that paragraph.
    pub opens: bool,
}

impl Stand<'_> {
    /// How many sentences lie between the two. What a narrator tells goes on behind somebody's words.
    #[must_use]
    pub fn distance(&self, candidate: &Candidate) -> usize {
        let all = self.order - candidate.order;
        let told = self.quoted.is_none() && candidate.quoted.is_none();
        if told && all > 1 { (all - (self.spoken - candidate.spoken)).max(1) } else { all }
    }
}

/// What grammar leaves of the candidates.
enum Left<'c> {
    /// One, whatever else there is.
    One(&'c Candidate, Reason),
    /// Those that agree and that nothing rules out, in text order.
    Fitting(Vec<&'c Candidate>),
}

/// The mention that the pronoun takes up and why, or why none; `candidates` are in text order.
///
/// # Errors
/// With the reason where nothing stands out.
pub fn antecedent<'c>(
    stand: Stand<'_>,
    anaphor: Anaphor,
    candidates: impl DoubleEndedIterator<Item = &'c Candidate>,
) -> Result<(&'c Candidate, Reason), Reason> {
    let candidates: Vec<&Candidate> = candidates.collect();
    match left_by_grammar(stand, anaphor, &candidates)? {
        Left::One(only, reason) => Ok((only, reason)),
        Left::Fitting(fitting) => match Scorer::of(stand.tree.language()) {
            Some(scorer) => likeliest(stand, anaphor, &fitting, scorer),
            None => weightiest(stand, anaphor, fitting),
        },
    }
}

/// The candidates that grammar leaves, with the features of each, and last those of there being none: what the weights
/// are fitted on. None where grammar decides.
#[must_use]
pub fn alternatives<'c>(
    stand: Stand<'_>,
    anaphor: Anaphor,
    candidates: impl DoubleEndedIterator<Item = &'c Candidate>,
) -> Option<(Vec<&'c Candidate>, Vec<Features>)> {
    let candidates: Vec<&Candidate> = candidates.collect();
    match left_by_grammar(stand, anaphor, &candidates) {
        Ok(Left::One(..)) | Err(_) => None,
        Ok(Left::Fitting(fitting)) => {
            let mut all = features(stand, anaphor, &fitting);
            all.push(features_of_none(stand, anaphor));
            Some((fitting, all))
        }
    }
}

fn left_by_grammar<'c>(
    stand: Stand<'_>,
    anaphor: Anaphor,
    candidates: &[&'c Candidate],
) -> Result<Left<'c>, Reason> {
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
        .filter(|c| stand.distance(c) <= REACH)
        .filter(|c| agrees(stand.tree, c, anaphor))
        .collect();
    match anaphor.class {
        Class::Near => {
            let last = nearest(stand, anaphor, &fitting).ok_or(Reason::NothingAgrees)?;
            return Ok(Left::One(last, Reason::Last));
        }
        Class::Former => {
            let first = first(stand, anaphor, &fitting).ok_or(Reason::NothingAgrees)?;
            return Ok(Left::One(first, Reason::First));
        }
        _ => {}
    }
    // `Votre budget, lui, ne grossit pas`: what is stressed need not be somebody.
    let french = stand.tree.language() == Language::French;
    let stressed = french && is_emphatic(stand.tree, stand.token);
    // `Votre cadre a-t-elle accepté ?`: behind its verb the pronoun shows what the noun does not.
    let inverted = french && stand.tree.token(stand.token).form.starts_with('-');
    let gender = anaphor.gender.filter(|_| !inverted);
    let anything = Anaphor { being: None, gender, ..anaphor };
    let repeatable: Vec<&Candidate> = candidates
        .iter()
        .copied()
        .filter(|c| (stressed || inverted) && c.place == stand.place && agrees(stand.tree, c, anything))
        .collect();
    if let Some(subject) = doubled(stand, if stressed || inverted { &repeatable } else { &fitting }) {
        return Ok(Left::One(subject, Reason::Repeats));
    }
    let allowed = fitting.into_iter().filter(|c| !is_barred(stand, anaphor, c));
    Ok(Left::Fitting(without_anybody(allowed.filter(|c| !sisters.contains(&&c.referent.slug)).collect())))
}

/// The likeliest entity by learned weights, if it is likely enough.
fn likeliest<'c>(
    stand: Stand<'_>,
    anaphor: Anaphor,
    fitting: &[&'c Candidate],
    scorer: &Scorer,
) -> Result<(&'c Candidate, Reason), Reason> {
    let mut all = features(stand, anaphor, fitting);
    all.push(features_of_none(stand, anaphor));
    let chances = scorer.chances(&all);
    let mut entities: BTreeMap<String, (f64, f64, &Candidate)> = BTreeMap::new();
    for (&candidate, &chance) in fitting.iter().zip(&chances) {
        let entry = entities.entry(candidate.key()).or_insert((0.0, chance, candidate));
        entry.0 += chance;
        if chance >= entry.1 {
            (entry.1, entry.2) = (chance, candidate);
        }
    }
    let mut ranked: Vec<(f64, &Candidate)> = entities.into_values().map(|(sum, _, c)| (sum, c)).collect();
    ranked.sort_by(|a, b| b.0.total_cmp(&a.0));
    let (chance, chosen) = *ranked.first().ok_or(Reason::NothingAgrees)?;
    let label = |candidate: &Candidate| candidate.referent.label.clone();
    match ranked.get(1) {
        next if chance >= LIKELY => {
            Ok((chosen, Reason::of(stand.order, anaphor, chosen, next.map(|(_, other)| *other))))
        }
        Some((second, other)) if chance < CLOSE * second => Err(Reason::Tie(label(chosen), label(other))),
        _ => Err(Reason::Faint(label(chosen))),
    }
}

/// The entity that has most weight, where it stands out.
fn weightiest<'c>(
    stand: Stand<'_>,
    anaphor: Anaphor,
    fitting: Vec<&'c Candidate>,
) -> Result<(&'c Candidate, Reason), Reason> {
    let several = |c: &Candidate| c.plural == Some(true);
    // `They` is no company where others are many.
    let many = fitting.iter().any(|c| several(c) && c.order + 1 >= stand.order && c.rank <= Rank::Object);
    let many = many && anaphor.plural == Some(true);
    let mut best: BTreeMap<String, (f64, usize, &Candidate)> = BTreeMap::new();
    for candidate in fitting.into_iter().filter(|c| !many || several(c)) {
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
    let (top, chosen) = *ranked.first().ok_or(Reason::NothingAgrees)?;
    let next = ranked.get(1);
    let label = |candidate: &Candidate| candidate.referent.label.clone();
    // `He got threatening letters. He keeps them`: what stands inside another phrase, or further back, is no rival.
    let no_rival = |other: &Candidate| other.order < chosen.order || other.rank == Rank::Complement;
    let clear = next.is_none_or(|(weight, other)| no_rival(other) && top - weight >= lead(stand, anaphor));
    let alone = clear && stand.distance(chosen) <= 1;
    if top < if alone { LEAST_OF_ONE } else { LEAST } {
        return Err(Reason::Faint(label(chosen)));
    }
    match next {
        Some((weight, other)) if top - weight < lead(stand, anaphor) => {
            Err(Reason::Tie(label(chosen), label(other)))
        }
        _ => Ok((chosen, Reason::of(stand.order, anaphor, chosen, next.map(|(_, other)| *other)))),
    }
}

/// By how much the best must lead.
fn lead(stand: Stand<'_>, anaphor: Anaphor) -> f64 {
    let (tree, token) = (stand.tree, stand.token);
    if anaphor.class == Class::Possessive {
        return LEAD;
    }
    let judged = tree.is(token, &["nsubj"])
        && tree.head(token).is_some_and(|verb| tree.first(verb, &["cop"]).is_some());
    match anaphor.plural {
        Some(true) => LEAD_OF_THEY,
        _ if judged && anaphor.being == Some(Being::Thing) => LEAD_OF_JUDGED,
        _ => LEAD,
    }
}

/// `Les lecteurs préfèrent-ils …`, `le métal, il coule`, `l'hôpital, lui, attend`: a pronoun that repeats the subject of
/// its own verb.
fn doubled<'c>(stand: Stand<'_>, fitting: &[&'c Candidate]) -> Option<&'c Candidate> {
    let (tree, token) = (stand.tree, stand.token);
    let french = tree.language() == Language::French;
    if french && is_emphatic(tree, token) {
        let before = fitting.iter().filter(|c| c.place == stand.place && c.token < token);
        let subjects = before.filter(|c| tree.is(first_of(tree, c.token), &["nsubj", "dislocated"]));
        return subjects.max_by_key(|c| (tree.head(c.token) == tree.head(token), c.token)).copied();
    }
    // `Le reste, nous l'avons emprunté`
    if french && tree.is(token, &["obj"]) {
        let put_first = |c: &&&Candidate| {
            let own = first_of(tree, c.token);
            // `Une boîte, il faut la toucher`: over the verbs that its own hangs on.
            let above = |top: usize| verb_above(tree, token).any(|verb| verb == top);
            tree.is(own, &["dislocated"]) && tree.head(own).is_some_and(above)
        };
        return fitting.iter().filter(|c| c.place == stand.place && c.token < token).find(put_first).copied();
    }
    let verb = tree.head(token).filter(|_| french && tree.is(token, &["nsubj", "expl"]))?;
    let here = fitting.iter().filter(|c| c.place == stand.place && c.token < token);
    let mut repeated = here.filter(|c| {
        let own = first_of(tree, c.token);
        tree.head(own) == Some(verb) && tree.is(own, &["nsubj", "dislocated"])
    });
    repeated.next_back().copied()
}

/// The verb of a clitic and those that it is an infinitive of.
fn verb_above<'t>(tree: &'t Tree<'_>, token: usize) -> impl Iterator<Item = usize> + 't {
    let open = |verb: usize| {
        tree.is(verb, &["xcomp", "ccomp"])
            && tree.feature(verb, "VerbForm") == Some("Inf")
            && tree.first(verb, &["nsubj"]).is_none()
    };
    std::iter::successors(tree.head(token), move |&verb| tree.head(verb).filter(|_| open(verb)))
}

/// `celui-ci`: the last thing named that agrees, in the sentence before or earlier in this one; for `the latter`
/// the second of two that are coordinated.
fn nearest<'c>(stand: Stand<'_>, anaphor: Anaphor, fitting: &[&'c Candidate]) -> Option<&'c Candidate> {
    let near = || fitting.iter().filter(|c| c.order + 1 >= stand.order && !is_barred(stand, anaphor, c));
    let last = near().map(|c| c.place).max()?;
    let own = |c: &Candidate| c.rank < Rank::Complement || c.named && !tells_of_noun(c, fitting);
    let arguments = || near().filter(|c| c.place == last && own(c));
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
            several == asked
                || asked
                    && (tree.language() == Language::English && is_body(candidate)
                        || is_staff(tree, candidate, anaphor))
        }
        _ => true,
    };
    let gender = match (candidate.gender, anaphor.gender) {
        (Some(a), Some(b)) => a == b,
        _ => true,
    };
    let weighed = Scorer::of(tree.language()).is_some();
    let another = match (candidate.being, anaphor.being) {
        // `La réforme a interdit …`: learned weights say what acts.
        (Some(Being::Thing), Some(Being::Agent)) => !weighed,
        (Some(Being::Thing), Some(Being::Person)) | (Some(Being::Person), Some(Being::Thing)) => true,
        _ => false,
    };
    let owner = anaphor.class == Class::Possessive && tree.language() == Language::French;
    let another = another
        || !owner
            && matches!(
                (candidate.being, anaphor.being),
                (Some(Being::Person), Some(Being::Body)) | (Some(Being::Agent), Some(Being::Person))
            );
    number && gender && !another
}

/// `Radwerk s'installe ici. Ils cassent les prix.`: those who act for a firm with a name.
fn is_staff(tree: &Tree<'_>, candidate: &Candidate, anaphor: Anaphor) -> bool {
    tree.language() == Language::French
        && candidate.named
        && candidate.referent.kind == "Organization"
        && anaphor.gender != Some(Gender::Feminine)
        && anaphor.being != Some(Being::Thing)
}

/// English `they` may take up a company or a group.
fn is_body(candidate: &Candidate) -> bool {
    candidate.being == Some(Being::Agent) && candidate.referent.kind != "Person"
}

/// `Luc arrive et le salue`: the subject of the first verb is the second's too, where nobody else is told to
/// Whether the pronoun stands inside the noun's own phrase (`le livre qu'il a écrit`, `la peur de voir son père partir`);
/// a coordinated sister stands beside it, and a clause further down is a clause of its own (`une personne qui dit
fn weigh(stand: Stand<'_>, anaphor: Anaphor, candidate: &Candidate) -> f64 {
    let distance = stand.distance(candidate);
    let here = here(stand, candidate);
    let subject = stand.tree.is(stand.token, &["nsubj"]);
    let mut weight: f64 = match candidate.rank {
        Rank::Subject => 2.8,
        Rank::InnerSubject => 2.3,
        Rank::Object => 2.0,
        Rank::Oblique => 0.9,
        Rank::Possessor if subject => 2.0,
        Rank::Possessor => 1.2,
        Rank::Complement => 0.0,
    };
    if subject && here && commands(stand.tree, candidate.token, stand.token) {
        weight = weight.max(2.8);
    }
    weight -= match distance {
        0 => 0.0,
        _ => BEFORE + FURTHER * (distance - 1) as f64,
    };
    weight -= if distance > 0 && candidate.closed { CLOSED } else { 0.0 };
    weight += what_it_is(candidate);
    weight += agreement(candidate, anaphor);
    weight -= if anaphor.plural == Some(true) && candidate.plural != Some(true) { STAFF } else { 0.0 };
    weight -= if candidate.coordinated { 1.4 } else { 0.0 };
    weight += if candidate.elaborated { 0.4 } else { 0.0 };
    let spoken = candidate.quoted.is_some()
        && (candidate.place.segment, candidate.quoted) != (stand.place.segment, stand.quoted);
    weight -= if spoken && !candidate.named { QUOTED } else { 0.0 };
    let person = candidate.being == Some(Being::Person);
    let again = candidate.receives && distance < 2 && stand.tree.is(stand.token, &["iobj"]);
    weight += if again && candidate.being != Some(Being::Thing) { RECEIVER } else { 0.0 };
    weight += if person && tells(stand.tree, stand.token) { TELLER } else { 0.0 };
    // What is spoken of by pronouns is what the talk is about.
    weight += if candidate.taken_up { 0.8 } else { 0.0 };
    // A paragraph that has begun speaks of its own.
    weight -= match stand.opens {
        _ if candidate.paragraph == stand.paragraph => 0.0,
        true => 0.2,
        false => PARAGRAPH,
    };
    weight += match (anaphor.class, candidate.rank) {
        (Class::Possessive, _) if is_subject_here(stand, candidate) => of_own_clause(stand, candidate),
        (Class::Possessive, _) => 0.0,
        _ if is_owner_of_subject(stand, candidate) => 2.5,
        (_, Rank::Subject) if subject => 0.7,
        (_, Rank::InnerSubject) if subject && here => 1.8,
        (_, Rank::Object) if !subject => -0.4,
        _ => 0.0,
    };
    weight
}

/// Somebody with a name is likelier to be spoken of on than something without; a place is where things happen.
fn what_it_is(candidate: &Candidate) -> f64 {
    let somebody = matches!(candidate.being, Some(Being::Person | Being::Agent));
    let known = match (candidate.named, somebody) {
        (true, true) if candidate.being == Some(Being::Person) => 2.2,
        (true, true) => 1.4,
        (true, false) | (false, true) => 0.4,
        _ => 0.0,
    };
    let acts = matches!(candidate.rank, Rank::Subject | Rank::InnerSubject);
    let place = match candidate.referent.kind {
        "Place" if acts => 0.4,
        // `on construit une usine`: what is made or closed is no mere place.
        "Place" if !candidate.named && candidate.rank == Rank::Object => 0.0,
        "Place" => -1.2,
        _ => 0.0,
    };
    known + place
}

/// What both are marked for, and what neither shows.
fn agreement(candidate: &Candidate, anaphor: Anaphor) -> f64 {
    let gender = match (candidate.gender, anaphor.gender) {
        (Some(_), Some(_)) => 2.2,
        (None, Some(_)) if matches!(candidate.being, Some(Being::Agent | Being::Thing)) => -1.3,
        (None, Some(_)) => -0.8,
        // No gender to go by: `les`, `they`.
        (_, None) => 0.5,
    };
    let being = match (candidate.being, anaphor.being) {
        // `La région ne renonce pas. Son président …`
        (None, Some(Being::Body)) if candidate.referent.kind == "Place" => 0.8,
        // `devant son président`, `l'ombre de son voisin`: rarely theirs.
        (Some(Being::Person), Some(Being::Body)) | (Some(Being::Agent), Some(Being::Person)) => UNLIKELY,
        (Some(Being::Thing), Some(Being::Body)) | (None, Some(Being::Agent | Being::Body)) => -0.6,
        (Some(_), Some(_)) => 0.8,
        (None, Some(Being::Person)) => -2.4,
        _ => 0.0,
    };
    gender + being - if candidate.plural.is_none() { 0.5 } else { 0.0 }
}

/// Whether the noun is the subject of a clause that the pronoun's own clause hangs on.
pub(super) fn commands(tree: &Tree<'_>, noun: usize, pronoun: usize) -> bool {
    tree.is(noun, &["nsubj"]) && tree.head(noun).is_some_and(|verb| tree.is_within(pronoun, verb))
}

/// `ses ouvriers l'attendent`: whose the subject is.
pub(super) fn is_owner_of_subject(stand: Stand<'_>, candidate: &Candidate) -> bool {
    let (tree, token) = (stand.tree, stand.token);
    let verb = tree.head(token).filter(|_| here(stand, candidate) && tree.is(token, &["obj", "iobj"]));
    let mut subjects = verb.into_iter().flat_map(|verb| tree.with(verb, &["nsubj"]).collect::<Vec<_>>());
    subjects.any(|s| owner_token(tree, s) == Some(candidate.token))
}

fn here(stand: Stand<'_>, candidate: &Candidate) -> bool {
    candidate.place == stand.place
}

/// The subject of the clause that the possessive stands in.
pub(super) fn is_subject_here(stand: Stand<'_>, candidate: &Candidate) -> bool {
    here(stand, candidate) && commands(stand.tree, candidate.token, stand.token)
}
