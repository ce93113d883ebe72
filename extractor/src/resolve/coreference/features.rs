//! [`features`]: what speaks for and against a mention as the antecedent of a French pronoun or possessive, by name.
//!
//! Each is 1 where it holds, or a share; [`super::scorer`] has their weights. They say how far away the mention is, which
//! role it has beside the pronoun's, how it agrees, what kind of being it is and is asked for, and how it stands in the
//! text: in the same paragraph, turn and quotation, spoken of before, last of all.

use super::binding::tells;
use super::candidate::{Candidate, Rank};
use super::lexicon::{Anaphor, Class};
use super::own_clause::of_own_clause;
use super::pronoun::bare_form;
use super::rank::{Stand, commands, is_owner_of_subject, is_subject_here};

/// Features by name, with how much each applies.
pub type Features = Vec<(String, f64)>;

/// How many mentions back count as far.
const FAR: usize = 12;

/// The features of each of the `candidates`, which are in text order.
#[must_use]
pub fn features(stand: Stand<'_>, anaphor: Anaphor, candidates: &[&Candidate]) -> Vec<Features> {
    let count = candidates.len();
    let often = |c: &Candidate| {
        candidates.iter().filter(|o| o.referent.slug == c.referent.slug && o.lemma == c.lemma).count()
    };
    let each = candidates.iter().enumerate();
    each.map(|(index, candidate)| {
        let mut found = Found(Vec::new());
        let role = role(stand, anaphor);
        of_place(&mut found, stand, candidate, role);
        of_kind(&mut found, anaphor, candidate, role);
        of_text(&mut found, stand, candidate, role);
        of_syntax(&mut found, stand, anaphor, candidate, role);
        let back = count - 1 - index;
        if back == 0 {
            found.is(format!("last {role}"));
        }
        found.0.push(("back".to_owned(), back.min(FAR) as f64 / 6.0));
        found.0.push(("often".to_owned(), (often(candidate) - 1).min(4) as f64 / 2.0));
        found.0
    })
    .collect()
}

/// The features of there being no antecedent.
#[must_use]
pub fn features_of_none(stand: Stand<'_>, anaphor: Anaphor) -> Features {
    let word = bare_form(&stand.tree.token(stand.token).form);
    let mut found = Found(Vec::new());
    found.is("none".to_owned());
    found.is(format!("none {:?}", anaphor.class));
    found.is(format!("none {word}"));
    found.is(format!("none asked {}", name(&anaphor.being)));
    if stand.tree.is(stand.token, &["nsubj"]) {
        found.is("none subject".to_owned());
    }
    found.0
}

struct Found(Features);

impl Found {
    fn is(&mut self, name: String) {
        self.0.push((name, 1.0));
    }

    fn is_if(&mut self, holds: bool, name: impl FnOnce() -> String) {
        if holds {
            self.is(name());
        }
    }
}

fn name(value: &Option<impl std::fmt::Debug>) -> String {
    value.as_ref().map_or_else(|| "any".to_owned(), |value| format!("{value:?}"))
}

/// What the pronoun is in its clause.
fn role(stand: Stand<'_>, anaphor: Anaphor) -> &'static str {
    match stand.tree.token(stand.token).relation() {
        _ if anaphor.class == Class::Possessive => "possessor",
        "nsubj" => "subject",
        "obj" => "object",
        "iobj" => "receiver",
        "obl" | "nmod" => "oblique",
        _ => "other",
    }
}

/// How far away and how prominent.
fn of_place(found: &mut Found, stand: Stand<'_>, candidate: &Candidate, role: &str) {
    let distance = stand.distance(candidate);
    let (rank, there) = (candidate.rank, if candidate.place == stand.place { "here" } else { "before" });
    found.is(format!("distance {distance}"));
    found.is(format!("distance {distance} {role}"));
    found.is(format!("rank {rank:?} {there}"));
    found.is(format!("rank {rank:?} {there} {role}"));
    found.is_if(candidate.taken_up, || "taken up".to_owned());
    found.is_if(candidate.taken_up, || format!("taken up {role}"));
    found.is_if(candidate.taken_up, || format!("taken up distance {}", distance.min(2)));
    found.is_if(candidate.coordinated, || "coordinated".to_owned());
    found.is_if(candidate.elaborated, || "elaborated".to_owned());
    found.is_if(candidate.closed, || "closed".to_owned());
    found.is_if(candidate.receives, || "receives".to_owned());
    found.is_if(candidate.receives && role == "receiver", || "receives again".to_owned());
}

/// How it agrees, and what it is beside what is asked for.
fn of_kind(found: &mut Found, anaphor: Anaphor, candidate: &Candidate, role: &str) {
    let gender = match (anaphor.gender, candidate.gender) {
        (None, _) => "none",
        (_, None) => "unknown",
        _ => "agrees",
    };
    found.is(format!("gender {gender}"));
    found.is_if(gender == "unknown", || format!("gender unknown {}", candidate.referent.kind));
    let number = match (anaphor.plural, candidate.plural) {
        (None, _) => "none",
        (_, None) => "unknown",
        (Some(true), Some(true)) => "several",
        (Some(true), Some(false)) => "staff",
        _ => "one",
    };
    found.is(format!("number {number}"));
    found.is_if(candidate.coordinated && anaphor.plural == Some(true), || "coordinated several".to_owned());
    let being = match candidate.being {
        Some(being) => format!("{being:?}"),
        None if candidate.is_likely_thing() => "likely thing".to_owned(),
        None => candidate.referent.kind.to_owned(),
    };
    let asked = name(&anaphor.being);
    found.is(format!("asked {asked} is {being}"));
    found.is(format!("asked {asked} is {being} {role}"));
    let called = if candidate.named { "name" } else { "noun" };
    found.is(called.to_owned());
    found.is(format!("{called} {being} {role}"));
}

/// How the two stand in the text.
fn of_text(found: &mut Found, stand: Stand<'_>, candidate: &Candidate, role: &str) {
    let paragraph = match stand.opens {
        _ if candidate.paragraph == stand.paragraph => "same",
        true => "new",
        false => "other",
    };
    found.is(format!("paragraph {paragraph}"));
    let segment = if candidate.place.segment == stand.place.segment { "same" } else { "other" };
    found.is(format!("segment {segment} turn {}", candidate.turn.abs_diff(stand.turn).min(2)));
    let words = (candidate.place.segment, candidate.quoted) != (stand.place.segment, stand.quoted);
    let called = if candidate.named { "name" } else { "noun" };
    found.is_if(words && candidate.quoted.is_some(), || format!("quoted {called}"));
    found.is_if(words && stand.quoted.is_some(), || format!("outside the quotation {called} {role}"));
    let person = candidate.being == Some(super::lexicon::Being::Person);
    found.is_if(person && tells(stand.tree, stand.token), || "tells".to_owned());
}

/// How the two stand in the tree.
fn of_syntax(found: &mut Found, stand: Stand<'_>, anaphor: Anaphor, candidate: &Candidate, role: &str) {
    let here = candidate.place == stand.place;
    found.is_if(here && commands(stand.tree, candidate.token, stand.token), || format!("commands {role}"));
    found.is_if(is_owner_of_subject(stand, candidate), || "owns the subject".to_owned());
    if is_subject_here(stand, candidate) {
        let own = of_own_clause(stand, candidate);
        found.is_if(own > 0.0, || format!("own clause {:?}", anaphor.class == Class::Possessive));
        found.is_if(own < -1.0, || "judges".to_owned());
    }
    let parallel = matches!(
        (candidate.rank, role),
        (Rank::Subject | Rank::InnerSubject, "subject")
            | (Rank::Object, "object")
            | (Rank::Oblique, "receiver" | "oblique")
    );
    found.is_if(parallel, || format!("parallel {}", if here { "here" } else { "before" }));
}
