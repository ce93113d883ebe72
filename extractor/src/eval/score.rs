//! [`evaluate`]: the claims of one document against its gold claims.
//!
//! A gold claim is found when a claim that reaches into its clause matches in subject, relation and
//! object; of several, the one that agrees most in polarity and speaker is taken, then the one whose
//! quote covers most of the gold quote.

use super::report::{BINS, Bin, Miss, Report, Share, Wrong};
use super::slots::{self, Slot};
use super::{Construction, GoldClaim, Text};
use crate::resolve::{Claim, Extraction};
use crate::source::Role;

/// A document to evaluate.
#[derive(Debug, Clone, Copy)]
pub struct Document<'a> {
    /// What a reader finds in it.
    pub gold: &'a [GoldClaim],
    /// What was extracted.
    pub claims: &'a [Claim],
    /// Its text.
    pub text: &'a Text,
    /// Its analysis, to name constructions by.
    pub analysed: Option<&'a Extraction>,
}

/// A gold claim with the claim that matches it best.
type Pair<'a> = (&'a GoldClaim, Option<&'a Claim>);

/// Compare.
#[must_use]
pub fn evaluate(document: &Document<'_>) -> Report {
    let pairs: Vec<Pair<'_>> = document.gold.iter().map(|gold| (gold, best(document, gold))).collect();
    let wrong_quotes = document.claims.iter().filter(|c| !document.text.holds(c.start, c.end, &c.quote));
    let missed = pairs.iter().filter(|(_, claim)| claim.is_none());
    Report {
        gold: document.gold.len(),
        claims: document.claims.len(),
        source_checked: document.text.is_whole(),
        wrong_quotes: wrong_quotes.map(|claim| claim.id.clone()).collect(),
        shares: shares(&pairs),
        misses: missed.map(|(gold, _)| miss(document, gold)).collect(),
        wrong: pairs.iter().filter_map(|&(gold, claim)| Some((gold, claim?))).flat_map(wrong).collect(),
        calibration: calibration(document),
    }
}

/// The claims that reach into the clause of `gold`, in text order.
fn nearby<'a>(document: &Document<'a>, gold: &GoldClaim) -> impl Iterator<Item = &'a Claim> + use<'a> {
    let (from, to) = document.text.clause(gold.start, gold.end);
    document.claims.iter().filter(move |claim| claim.end > from && claim.start < to)
}

/// Code points that both quotes have; negative when they lie apart.
fn overlap(claim: &Claim, gold: &GoldClaim) -> i64 {
    claim.end.min(gold.end) as i64 - claim.start.max(gold.start) as i64
}

/// The first of the highest.
fn first_max<T, K: Ord>(items: impl Iterator<Item = T>, key: impl Fn(&T) -> K) -> Option<T> {
    items
        .fold(None, |best: Option<(K, T)>, item| match (key(&item), best) {
            (own, Some(best)) if own <= best.0 => Some(best),
            (own, _) => Some((own, item)),
        })
        .map(|(_, item)| item)
}

fn best<'a>(document: &Document<'a>, gold: &GoldClaim) -> Option<&'a Claim> {
    let matching = nearby(document, gold).filter(|claim| slots::mismatches(gold, claim).is_empty());
    first_max(matching, |claim| {
        let agree = usize::from(claim.polarity == gold.polarity) + usize::from(said_by(gold, claim));
        (agree, overlap(claim, gold))
    })
}

fn said_by(gold: &GoldClaim, claim: &Claim) -> bool {
    if gold.speaker == "narrator" { claim.role == Role::Narrator } else { claim.speaker == gold.speaker }
}

fn miss(document: &Document<'_>, gold: &GoldClaim) -> Miss {
    let there = nearby(document, gold).map(|claim| (slots::mismatches(gold, claim), claim));
    let nearest = first_max(there, |(mismatches, claim)| {
        let relation_fits = !mismatches.contains(&Slot::Relation);
        (3 - mismatches.len(), relation_fits, overlap(claim, gold))
    });
    let first = |wordings: &[String]| wordings.first().cloned().unwrap_or_default();
    Miss {
        id: gold.id.clone(),
        quote: gold.quote.clone(),
        core: gold.core,
        construction: document.analysed.and_then(|analysed| Construction::at(analysed, gold)),
        expected: [first(&gold.subject), first(&gold.relation), first(&gold.object)],
        nearest: nearest.as_ref().map(|(_, claim)| shown(document, claim)),
        mismatches: nearest.map(|(mismatches, _)| mismatches).unwrap_or_default(),
    }
}

/// The slots of a claim in words; another claim by its own words.
fn shown(document: &Document<'_>, claim: &Claim) -> [String; 3] {
    use crate::resolve::Argument;
    let words = |argument: &Option<Argument>| match argument {
        Some(Argument::Entity(entity)) => entity.label.clone(),
        Some(Argument::Value(value)) => value.text.clone(),
        Some(Argument::Claim { claim, .. }) => {
            let inner = document.claims.iter().find(|c| &c.id == claim);
            format!("‹{}›", inner.map_or("another claim", |c| &c.quote))
        }
        None => String::new(),
    };
    [words(&claim.subject), claim.relation.label.clone(), words(&claim.object)]
}

/// The attributes that are scored: a name, whether the gold claim states it, whether the claim has it
/// right, and both values in words.
struct Attribute {
    name: &'static str,
    stated: fn(&GoldClaim) -> bool,
    right: fn(&GoldClaim, &Claim) -> bool,
    values: fn(&GoldClaim, &Claim) -> (String, String),
}

const ATTRIBUTES: &[Attribute] = &[
    Attribute {
        name: "speaker",
        stated: |_| true,
        right: said_by,
        values: |gold, claim| (gold.speaker.clone(), claim.speaker.clone()),
    },
    Attribute {
        name: "polarity",
        stated: |_| true,
        right: |gold, claim| claim.polarity == gold.polarity,
        values: |gold, claim| (gold.polarity.name().to_owned(), claim.polarity.name().to_owned()),
    },
    Attribute {
        name: "certainty",
        stated: |gold| gold.certainty.is_some(),
        right: |gold, claim| gold.certainty == Some(claim.certainty),
        values: |gold, claim| {
            (gold.certainty.map_or("", |c| c.name()).to_owned(), claim.certainty.name().to_owned())
        },
    },
    Attribute {
        name: "modality",
        stated: |gold| !gold.modality.is_empty(),
        right: |gold, claim| gold.modality.iter().all(|m| claim.modality.contains(m)),
        values: |gold, claim| {
            let names = |all: &[crate::resolve::Modality]| all.iter().map(|m| m.name()).collect::<Vec<_>>();
            (names(&gold.modality).join(", "), names(&claim.modality).join(", "))
        },
    },
    Attribute {
        name: "attribution",
        stated: |gold| !gold.attribution.is_empty(),
        right: |gold, claim| claim.attribution.len() >= gold.attribution.len(),
        values: |gold, claim| (gold.attribution.join(" > "), claim.attribution.join(" > ")),
    },
    Attribute {
        name: "number",
        stated: |gold| gold.number.is_some(),
        right: |gold, claim| gold.number.is_none_or(|number| slots::number_found(number, claim)),
        values: |gold, claim| {
            let wanted = gold.number.map_or_else(Vec::new, |n| vec![n.value, n.min, n.max]);
            (join(wanted.into_iter().flatten()), join(slots::numbers(claim)))
        },
    },
];

fn join(numbers: impl IntoIterator<Item = f64>) -> String {
    numbers.into_iter().map(|n| n.to_string()).collect::<Vec<_>>().join(", ")
}

fn shares(pairs: &[Pair<'_>]) -> Vec<Share> {
    let recall = |name, chosen: &dyn Fn(&GoldClaim) -> bool| {
        let chosen: Vec<_> = pairs.iter().filter(|(gold, _)| chosen(gold)).collect();
        Share { name, right: chosen.iter().filter(|(_, c)| c.is_some()).count(), of: chosen.len() }
    };
    let mut shares = vec![recall("core recall", &|gold| gold.core), recall("recall, all", &|_| true)];
    let found: Vec<(&GoldClaim, &Claim)> = pairs.iter().filter_map(|&(g, c)| Some((g, c?))).collect();
    shares.extend(ATTRIBUTES.iter().map(|attribute| {
        let scored = || found.iter().filter(|(gold, _)| (attribute.stated)(gold));
        let right = scored().filter(|(gold, claim)| (attribute.right)(gold, claim)).count();
        Share { name: attribute.name, right, of: scored().count() }
    }));
    shares
}

fn wrong((gold, claim): (&GoldClaim, &Claim)) -> Vec<Wrong> {
    let differs = |a: &&Attribute| (a.stated)(gold) && !(a.right)(gold, claim);
    let entry = |attribute: &Attribute| {
        let (expected, found) = (attribute.values)(gold, claim);
        let (id, quote) = (gold.id.clone(), gold.quote.clone());
        Wrong { id, quote, attribute: attribute.name, expected, found }
    };
    ATTRIBUTES.iter().filter(differs).map(entry).collect()
}

/// How often the claims of each confidence match a gold claim.
fn calibration(document: &Document<'_>) -> Vec<Bin> {
    let mut bins: Vec<Bin> = (0..BINS).map(Bin::empty).collect();
    let clauses: Vec<_> =
        document.gold.iter().map(|gold| (gold, document.text.clause(gold.start, gold.end))).collect();
    for claim in document.claims {
        let index = (claim.confidence.clamp(0.0, 1.0) * BINS as f64) as usize;
        let bin = &mut bins[index.min(BINS - 1)];
        let beside: Vec<&GoldClaim> = clauses
            .iter()
            .filter(|(_, (from, to))| claim.end > *from && claim.start < *to)
            .map(|&(gold, _)| gold)
            .collect();
        let matching = beside.iter().any(|gold| slots::mismatches(gold, claim).is_empty());
        bin.count(claim.confidence, (!beside.is_empty()).then_some(matching));
    }
    bins
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::eval::{read_claims, read_gold};

    const SOURCE: &str = include_str!("../../../examples/library-sunday.fr.md");
    const GOLD: &str = include_str!("../../tests/gold/library-sunday.fr.jsonl");
    /// Ten claims of the example; some were given a wrong quote, polarity, source, number or subject.
    const CLAIMS: &str = include_str!("../../tests/reference/library-sunday.fr.claims.jsonl");

    fn report(text: impl Fn(&[GoldClaim], &[Claim]) -> Text) -> Report {
        let (gold, claims) = (read_gold(GOLD).unwrap(), read_claims(CLAIMS).unwrap());
        let text = text(&gold, &claims);
        evaluate(&Document { gold: &gold, claims: &claims, text: &text, analysed: None })
    }

    /// The figures were counted by hand.
    #[test]
    fn counts_what_a_reader_counts() {
        let report = report(|_, _| Text::of(SOURCE));
        let figures: Vec<(&str, usize, usize)> =
            report.shares.iter().map(|share| (share.name, share.right, share.of)).collect();
        let expected = [
            ("core recall", 9, 29),
            ("recall, all", 9, 30),
            ("speaker", 8, 9),
            ("polarity", 8, 9),
            ("certainty", 4, 5),
            ("modality", 1, 3),
            ("attribution", 1, 2),
            ("number", 2, 4),
        ];
        assert_eq!(figures, expected);
        assert_eq!(report.wrong_quotes.len(), 1);
        let bins = report.calibration.iter().map(|bin| (bin.claims, bin.beside_gold, bin.matching));
        assert_eq!(bins.skip(8).collect::<Vec<_>>(), [(1, 1, 1), (9, 9, 8)]);
    }

    #[test]
    fn says_what_is_wrong_and_what_is_nearest() {
        let report = report(|_, _| Text::of(SOURCE));
        let wrong: Vec<(&str, &str, &str)> =
            report.wrong.iter().map(|w| (w.attribute, w.expected.as_str(), w.found.as_str())).collect();
        assert!(wrong.contains(&("speaker", "Maud Ferrand", "unknown")), "{wrong:?}");
        assert!(wrong.contains(&("number", "70", "7")), "{wrong:?}");
        assert!(wrong.contains(&("attribution", "Maud Ferrand > maire", "Maud Ferrand")), "{wrong:?}");
        let missed = |id: &str| report.misses.iter().find(|miss| miss.id == id).unwrap();
        let free = missed("bibliotheque-20");
        assert_eq!(free.mismatches, [Slot::Subject]);
        assert_eq!(free.nearest.as_ref().unwrap()[0], "lecture");
        assert!(missed("bibliotheque-23").nearest.is_none());
    }

    #[test]
    fn quotes_alone_give_the_same_recall() {
        let (whole, quoted) = (report(|_, _| Text::of(SOURCE)), report(Text::from_quotes));
        assert_eq!(whole.shares, quoted.shares);
        assert!(!quoted.source_checked);
    }
}
