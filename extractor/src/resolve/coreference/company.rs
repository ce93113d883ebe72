//! [`company`]: which firm `l'entreprise`, `le groupe français` or `the company` is.
//!
//! Reads: the mentions so far, and those of the whole document where an earlier walk has them. A firm that stands in the
//! same sentence goes first; else it is the one that the document is about, unless another stood out just before.

use super::Referent;
use super::candidate::{Candidate, Rank};
use super::lexicon::{References, WordClass};
use super::rank::{REACH, Stand};
use crate::analysis::Language;
use crate::resolve::document::{Document, Place};
use crate::source::Section;
use std::collections::{BTreeMap, BTreeSet};

/// In how many sentences the firm that a document is about is spoken of at least, and how many times as many as any other.
const OFTEN: usize = 3;
const AHEAD: usize = 2;

/// Adjectives that set one firm against another.
const OTHERS: &[&str] =
    &["autre", "même", "nouveau", "premier", "second", "deuxième", "seul", "other", "new", "first", "ander"];

/// `tribunal d'Orléans`, `CFDT`: no company.
pub(super) fn is_institution(language: Language, label: &str) -> bool {
    let label = label.to_lowercase();
    // `Haute Autorité de santé` is an authority.
    let mut words = label.split([' ', '\'', '’']);
    let (first, second) = (words.next().unwrap_or_default(), words.next().unwrap_or_default());
    let second = if matches!(first, "haute" | "haut" | "grand" | "grande") { second } else { first };
    [label.as_str(), first, second]
        .iter()
        .any(|name| References::of(language).is(WordClass::Institution, name))
}

/// Which firm the noun of the stand takes up; `whole` has the mentions of the whole document, or none.
#[must_use]
pub(super) fn company(
    stand: Stand<'_>,
    document: Document<'_>,
    candidates: &[Candidate],
    whole: &[Candidate],
) -> Option<Referent> {
    let language = stand.tree.language();
    let adjectives: Vec<usize> = stand.tree.with(stand.token, &["amod"]).collect();
    if adjectives.iter().any(|&a| OTHERS.contains(&stand.tree.lemma(a).as_str())) {
        return None;
    }
    let is_firm = |c: &&Candidate| {
        c.named && c.referent.kind == "Organization" && !is_institution(language, &c.referent.label)
    };
    let firms: Vec<&Candidate> = candidates.iter().filter(is_firm).collect();
    let here = firms.iter().filter(|c| c.place == stand.place && c.rank <= Rank::Object);
    let mut here: Vec<&Referent> = here.map(|c| &c.referent).collect();
    here.dedup();
    let main = main_firm(document, if whole.is_empty() { candidates } else { whole }.iter().filter(is_firm))?;
    let near = || firms.iter().filter(|c| c.order + REACH >= stand.order);
    if !adjectives.is_empty() {
        let mut stood_out = near().filter(|c| c.rank <= Rank::Possessor);
        let alone = near().any(|c| c.referent == main) && stood_out.all(|c| c.referent == main);
        return alone.then_some(main);
    }
    match here[..] {
        [one] => return Some(one.clone()),
        [] => {}
        _ => return None,
    }
    let stood_out = near().filter(|c| c.order + 1 >= stand.order && c.rank <= Rank::Object);
    let another = stood_out.into_iter().any(|c| c.referent != main);
    let known = firms.iter().any(|c| c.referent == main);
    (known && !another).then_some(main)
}

/// `Orvado emploie 200 personnes. Le groupe …`: the only firm that the sentence before is about, its subject.
#[must_use]
pub(super) fn just_named(stand: Stand<'_>, candidates: &[Candidate]) -> Option<Referent> {
    let named = |c: &&Candidate| c.named && c.referent.kind == "Organization" && c.plural != Some(true);
    let before = || candidates.iter().filter(named).filter(|c| c.order + 1 == stand.order);
    let here = candidates.iter().filter(named).any(|c| c.place == stand.place && c.rank <= Rank::Object);
    let subject = before().find(|c| c.rank == Rank::Subject && !c.coordinated)?;
    let alone = before().filter(|c| c.rank <= Rank::Possessor).all(|c| c.referent == subject.referent);
    let institution = is_institution(stand.tree.language(), &subject.referent.label);
    (alone && !here && !institution && subject.paragraph == stand.paragraph).then(|| subject.referent.clone())
}

/// The firm that far more sentences speak of than of any other, or as many where the headline names it alone.
pub(super) fn main_firm<'c>(
    document: Document<'_>,
    firms: impl Iterator<Item = &'c Candidate>,
) -> Option<Referent> {
    main_of(document, firms, OFTEN)
}

/// The name that far more sentences speak of than of any other of those given, or as many where the headline names it
/// alone and at least as many sentences as `headed_often` do.
pub(super) fn main_of<'c>(
    document: Document<'_>,
    names: impl Iterator<Item = &'c Candidate>,
    headed_often: usize,
) -> Option<Referent> {
    let mut spoken: BTreeMap<&str, (BTreeSet<Place>, &Referent)> = BTreeMap::new();
    for name in names {
        let entry = spoken.entry(&name.referent.slug).or_insert_with(|| (BTreeSet::new(), &name.referent));
        entry.0.insert(name.place);
    }
    let mut ranked: Vec<(usize, &Referent)> = spoken.values().map(|(at, r)| (at.len(), *r)).collect();
    ranked.sort_by(|a, b| b.0.cmp(&a.0).then(a.1.slug.cmp(&b.1.slug)));
    let (most, first) = *ranked.first()?;
    let next = ranked.get(1).map_or(0, |(n, _)| *n);
    if most >= OFTEN && most >= AHEAD * next {
        return Some(first.clone());
    }
    // The headline of the whole, no subheading.
    let told = |section| matches!(section, Section::Lead | Section::Turn);
    let body = document.transcript.segments.iter().position(|s| told(s.section)).unwrap_or_default();
    let headline = |at: &Place| at.segment < body && document.segment(*at).section == Section::Headline;
    let mut headed = spoken.values().filter(|(at, _)| at.iter().any(headline));
    let (at, one) = headed.next().filter(|_| headed.next().is_none())?;
    (at.len() >= headed_often && at.len() >= most).then(|| (*one).clone())
}
