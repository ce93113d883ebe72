//! [`Reason`]: why a word was taken to mean something, or was left open; `dixit explain` prints it.

use super::candidate::{Candidate, Rank};
use super::lexicon::Anaphor;
use crate::resolve::document::Place;
use std::fmt;

/// Why a word means what it was found to mean, or nothing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Reason {
    /// What it takes up stands out among what agrees.
    StandsOut {
        /// Its role.
        rank: Rank,
        /// Sentences between the two.
        distance: usize,
        /// In what both are marked and agree.
        agreement: Vec<&'static str>,
        /// What came next.
        ahead_of: Option<String>,
    },
    /// It repeats the subject of its own verb.
    Repeats,
    /// `ce dernier` takes up the last that agrees.
    Last,
    /// `the former` takes up the first of two.
    First,
    /// A noun that the name was called by, or the only name of its kind.
    Called,
    /// `c'est un réseau social`: the one of that kind.
    Pointed,
    /// `ils`: those who act for the speaker's organisation.
    Body,
    /// `on se croise`: the speaker and whom they have just named.
    Together,
    /// `nous`: the body that the speaker leads or whose business the clause tells.
    OwnBody,
    /// `nous`: the speaker and others.
    OwnGroup,
    /// `ce chiffre`: the only number just told.
    Figure,
    /// `y`: the only place just spoken of.
    There,
    /// `y`: the only thing just spoken of.
    Thing,
    /// A file says so.
    Set,
    /// Left open: nothing near agrees.
    NothingAgrees,
    /// Left open: two are about as likely.
    Tie(String, String),
    /// Left open: the best is too far away or too little prominent.
    Faint(String),
    /// Left open: its own clause names whom it means later.
    Ahead,
    /// Left open: whoever does what its clause says, nobody in particular.
    Anybody,
    /// Left open: a file says so.
    Unset,
}

impl Reason {
    /// Why a candidate that stands out does so.
    #[must_use]
    pub fn of(order: usize, anaphor: Anaphor, chosen: &Candidate, next: Option<&Candidate>) -> Self {
        let both = |a: bool, b: bool, name| (a && b).then_some(name);
        let agreement = [
            both(anaphor.gender.is_some(), chosen.gender.is_some(), "gender"),
            both(anaphor.plural.is_some(), chosen.plural.is_some(), "number"),
            both(anaphor.being.is_some(), chosen.being.is_some(), "kind"),
        ];
        Self::StandsOut {
            rank: chosen.rank,
            distance: order - chosen.order,
            agreement: agreement.into_iter().flatten().collect(),
            ahead_of: next.map(|c| c.referent.label.clone()),
        }
    }
}

impl fmt::Display for Reason {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::StandsOut { rank, distance, agreement, ahead_of } => {
                f.write_str(role(*rank))?;
                f.write_str(match distance {
                    0 => " of this sentence",
                    1 => " of the sentence before",
                    _ => " some sentences before",
                })?;
                if !agreement.is_empty() {
                    write!(f, ", agrees in {}", agreement.join(" and "))?;
                }
                ahead_of.iter().try_for_each(|other| write!(f, ", ahead of “{other}”"))
            }
            Self::Repeats => f.write_str("repeats the subject of its verb"),
            Self::Last => f.write_str("the last one named that agrees"),
            Self::First => f.write_str("the first of two"),
            Self::Called => f.write_str("called so, or the only one of its kind"),
            Self::Pointed => f.write_str("the one of that kind in the sentence before"),
            Self::Body => f.write_str("those who act for the speaker's organisation"),
            Self::Together => f.write_str("the speaker and whom they have just named"),
            Self::OwnBody => f.write_str("the body that the speaker speaks for"),
            Self::OwnGroup => f.write_str("the speaker and others"),
            Self::Figure => f.write_str("the only number just told"),
            Self::There => f.write_str("the only place just spoken of"),
            Self::Thing => f.write_str("the only thing just spoken of"),
            Self::Set => f.write_str("set by hand"),
            Self::NothingAgrees => f.write_str("nothing near agrees with it"),
            Self::Tie(one, other) => write!(f, "“{one}” and “{other}” are about as likely"),
            Self::Faint(one) => write!(f, "“{one}” is too far away or too little prominent"),
            Self::Ahead => f.write_str("stands before whom it means"),
            Self::Anybody => f.write_str("belongs to anybody who does what its clause says"),
            Self::Unset => f.write_str("left open by hand"),
        }
    }
}

fn role(rank: Rank) -> &'static str {
    match rank {
        Rank::Subject => "subject",
        Rank::InnerSubject => "subject of a clause",
        Rank::Object => "object",
        Rank::Oblique => "circumstance",
        Rank::Possessor => "owner of the subject",
        Rank::Complement => "complement of a noun",
    }
}

/// What a word of the text was found to mean, or that it was left open.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// The mention it takes up, where there is one.
    pub antecedent: Option<(Place, usize)>,
    /// Why.
    pub reason: Reason,
}

impl Finding {
    /// Whether it is `nous` or `on` of who speaks.
    #[must_use]
    pub fn is_of_own(&self) -> bool {
        matches!(self.reason, Reason::OwnBody | Reason::OwnGroup)
    }
}
