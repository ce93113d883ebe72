//! [`claims`]: the claims a filter means, sorted, a page at a time; [`facets`]: how many there are of each kind.
//!
//! Both look at claims in memory, so that they take milliseconds for tens of thousands of claims. A page starts after
//! a *cursor*, the sort keys of the claim before it, so claims that come or go in between shift nothing.

use super::claims::ClaimView;
use super::filter::{ClaimFilter, FilterError};
use super::record::{Corpus, Party, PartyKind, Record, last_segment};
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use dixit_extractor::store::functions::{days, fold};
use dixit_extractor::store::{QueryOptions, Store, StoreError};
use oxigraph::sparql::{CancellationToken, QueryResults, QuerySolutionIter};
use rayon::iter::{IntoParallelRefIterator, ParallelIterator};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::cmp::{Ordering, Reverse};
use std::collections::HashMap;

/// Most claims of one page.
pub const MAX_LIMIT: usize = 1000;

/// Most values of one facet.
const FACET_VALUES: usize = 50;

/// What is asked, and of which store.
#[derive(Clone)]
pub struct Asking<'a> {
    /// The store.
    pub store: &'a Store,
    /// What its IRIs start with.
    pub base: &'a str,
    /// Lets another thread stop it.
    pub cancellation: Option<CancellationToken>,
}

/// In what order claims are listed. What lacks the thing that is sorted by comes last; ties are in text order.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Sort {
    /// By document, then as they stand in the text.
    #[default]
    Text,
    /// What is most worth checking first.
    CheckWorthiness,
    /// What was most surely read right first.
    Confidence,
    /// By the largest number it states, largest first.
    Number,
    /// By the time it speaks of, latest first.
    Time,
    /// By the speaker's name.
    Speaker,
}

impl Sort {
    /// Every order with its name in an address.
    pub const NAMES: &'static [(&'static str, Self)] = &[
        ("text", Self::Text),
        ("check_worthiness", Self::CheckWorthiness),
        ("confidence", Self::Confidence),
        ("number", Self::Number),
        ("time", Self::Time),
        ("speaker", Self::Speaker),
    ];

    /// The order of a name.
    ///
    /// # Errors
    /// When there is none.
    pub fn of_name(name: &str) -> Result<Self, FilterError> {
        let known = Self::NAMES.iter().find(|(known, _)| *known == name);
        known.map(|(_, sort)| *sort).ok_or_else(|| FilterError {
            name: "sort".to_owned(),
            value: name.to_owned(),
            wanted: Self::NAMES.iter().map(|(name, _)| *name).collect::<Vec<_>>().join(", "),
        })
    }

    /// Its name in an address.
    #[must_use]
    pub fn name(self) -> &'static str {
        Self::NAMES.iter().find(|(_, known)| *known == self).map_or("text", |(name, _)| *name)
    }

    /// What a claim is sorted by, the largest first; `None` for orders by words, and where it has none.
    fn rank(self, claim: &Record) -> Option<f64> {
        match self {
            Self::Text | Self::Speaker => None,
            Self::CheckWorthiness => claim.check_worthiness,
            Self::Confidence => claim.confidence,
            Self::Number => {
                let stated = claim.figures.iter().filter(|figure| figure.stated);
                stated.filter_map(|figure| figure.value).max_by(f64::total_cmp)
            }
            Self::Time => {
                let (first, _) = days(claim.time.as_ref()?.1.as_deref()?)?;
                // Months of 31 days: later is more, whatever the distance.
                Some(
                    f64::from(first.year()) * 372.0
                        + f64::from(first.month()) * 31.0
                        + f64::from(first.day()),
                )
            }
        }
    }

    /// The words that a claim is sorted by.
    fn words(self, claim: &Record) -> String {
        if self == Self::Speaker { fold(&claim.speaker) } else { String::new() }
    }
}

/// Where a claim stands in a list: what a cursor says.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
struct At {
    sort: String,
    rank: Option<f64>,
    words: String,
    document: String,
    start: u64,
    end: u64,
    id: String,
}

impl At {
    fn of(sort: Sort, claim: &Record) -> Self {
        Self {
            sort: sort.name().to_owned(),
            rank: sort.rank(claim),
            words: sort.words(claim),
            document: claim.document.clone(),
            start: claim.start,
            end: claim.end,
            id: claim.id.clone(),
        }
    }

    fn cursor(&self) -> String {
        URL_SAFE_NO_PAD.encode(serde_json::to_string(self).unwrap_or_default())
    }

    /// Read a cursor of an order.
    fn read(cursor: &str, sort: Sort) -> Result<Self, StoreError> {
        let json = URL_SAFE_NO_PAD.decode(cursor).ok();
        let at: Option<Self> = json.and_then(|json| serde_json::from_slice(&json).ok());
        at.filter(|at| at.sort == sort.name()).ok_or_else(|| {
            StoreError::Parameter(format!(
                "the cursor '{cursor}' does not fit: use the 'next' of a page in the same order"
            ))
        })
    }

    /// Whether it stands before another place or at it.
    fn is_past(&self, other: &Self) -> bool {
        let text = |at: &Self| (at.document.clone(), at.start, at.end, at.id.clone());
        let order = by_rank((self.rank, &self.words), (other.rank, &other.words));
        order.then_with(|| text(self).cmp(&text(other))).is_le()
    }
}

/// The largest first, none last, then words.
fn by_rank((rank, words): (Option<f64>, &str), (other, other_words): (Option<f64>, &str)) -> Ordering {
    let ranks = match (rank, other) {
        (Some(rank), Some(other)) => other.total_cmp(&rank),
        (rank, other) => rank.is_none().cmp(&other.is_none()),
    };
    ranks.then_with(|| words.cmp(other_words))
}

/// A stretch of a list.
#[derive(Debug, Clone, Default)]
pub struct Page {
    /// In what order.
    pub sort: Sort,
    /// Most claims.
    pub limit: usize,
    /// Where it starts: the [`ClaimPage::next`] of the page before.
    pub after: Option<String>,
}

/// The claims of a page.
#[derive(Debug, Clone, JsonSchema, Serialize)]
pub struct ClaimPage {
    /// How many claims the filter means, on all pages together.
    pub total: usize,
    /// The claims of this page.
    pub claims: Vec<ClaimView>,
    /// Where the next page starts; `None` when this is the last.
    pub next: Option<String>,
}

/// Values of one property with how many claims have each.
#[derive(Debug, Clone, JsonSchema, Serialize)]
pub struct Facet {
    /// The parameter of [`ClaimFilter`] that narrows by it.
    pub name: &'static str,
    /// Most frequent first.
    pub values: Vec<FacetValue>,
}

/// One value of a facet.
#[derive(Debug, Clone, JsonSchema, Serialize)]
pub struct FacetValue {
    /// What to give the parameter.
    pub value: String,
    /// What it is called.
    pub label: String,
    /// How many claims of the filter have it.
    pub claims: usize,
}

/// The claims that a filter means, a page of them. What is shown of each is read from the store.
///
/// # Errors
/// When the cursor is none of this order or the store fails.
pub fn claims(
    asking: &Asking<'_>,
    corpus: &Corpus,
    filter: &ClaimFilter,
    page: &Page,
) -> Result<ClaimPage, StoreError> {
    let limit = page.limit.clamp(1, MAX_LIMIT);
    let sort = page.sort;
    let chosen = sorted(corpus, corpus.choose(filter, asking.base), sort);
    let place = |place: &usize| At::of(sort, &corpus.claims[*place]);
    let from = match page.after.as_deref() {
        None => 0,
        Some(cursor) => {
            let at = At::read(cursor, sort)?;
            chosen.partition_point(|claim| place(claim).is_past(&at))
        }
    };
    let rest = &chosen[from..];
    let next = if rest.len() > limit { rest.get(limit - 1).map(|last| place(last).cursor()) } else { None };
    let mut claims = Vec::with_capacity(limit.min(rest.len()));
    for claim in &rest[..limit.min(rest.len())] {
        claims.extend(ClaimView::read(asking.store, &corpus.claims[*claim].id)?);
    }
    Ok(ClaimPage { total: chosen.len(), claims, next })
}

/// Claims in an order; given in text order.
fn sorted(corpus: &Corpus, chosen: Vec<usize>, sort: Sort) -> Vec<usize> {
    if sort == Sort::Text {
        return chosen;
    }
    let key = |place: &usize| {
        let claim = &corpus.claims[*place];
        (sort.rank(claim), sort.words(claim), *place)
    };
    let mut keys: Vec<(Option<f64>, String, usize)> = chosen.iter().map(key).collect();
    keys.sort_by(|(rank, words, place), (other, other_words, other_place)| {
        by_rank((*rank, words), (*other, other_words)).then_with(|| place.cmp(other_place))
    });
    keys.into_iter().map(|(_, _, place)| place).collect()
}

/// What can narrow a filter further: values of the claims it means, with counts. O(claims).
#[must_use]
pub fn facets(corpus: &Corpus, filter: &ClaimFilter, base: &str) -> Vec<Facet> {
    let chosen = corpus.choose(filter, base);
    FACETS.par_iter().map(|(name, count)| facet(corpus, &chosen, (name, *count))).collect()
}

/// How many claims have each value, and what it is called.
#[derive(Default)]
struct Counts<'a>(HashMap<&'a str, (&'a str, usize)>);

impl<'a> Counts<'a> {
    /// Count a value; of several names it keeps the first of the alphabet.
    fn add(&mut self, value: &'a str, label: &'a str) {
        let (known, count) = self.0.entry(value).or_insert((label, 0));
        *known = label.min(known);
        *count += 1;
    }
}

/// What counts the values that one claim has.
type Count = for<'a> fn(&'a Corpus, &'a Record, &mut Counts<'a>);

/// The properties that have facets: the parameter, and what counts the values that a claim has.
const FACETS: &[(&str, Count)] = &[
    ("polarity", |_, claim, counts| counts.add(claim.polarity.name(), claim.polarity.name())),
    ("certainty", |_, claim, counts| counts.add(claim.certainty.name(), claim.certainty.name())),
    ("modality", |_, claim, counts| {
        claim.modality.iter().for_each(|modality| counts.add(modality.name(), modality.name()));
    }),
    ("role", |_, claim, counts| {
        claim.role.iter().for_each(|role| counts.add(role.name(), role.name()));
    }),
    ("section", |_, claim, counts| {
        claim.section.iter().for_each(|section| counts.add(section.name(), section.name()));
    }),
    ("language", |_, claim, counts| counts.add(&claim.language, &claim.language)),
    ("speaker", |_, claim, counts| {
        if !claim.speaker_iri.is_empty() {
            counts.add(&claim.speaker_iri, &claim.speaker);
        }
    }),
    ("relation", |_, claim, counts| counts.add(&claim.relation.iri, &claim.relation.label)),
    ("document", |_, claim, counts| counts.add(&claim.document, "")),
    ("entity", |_, claim, counts| {
        let (subject, object) = (entity(&claim.subject), entity(&claim.object));
        for iri in subject.into_iter().chain(object.filter(|_| object != subject)) {
            counts.add(iri, "");
        }
    }),
];

/// The IRI of the entity that fills a slot.
fn entity(slot: &Option<Party>) -> Option<&str> {
    let entity = slot.as_ref().filter(|party| matches!(party.kind, PartyKind::Entity(_)));
    entity.map(|party| party.iri.as_str())
}

fn facet(corpus: &Corpus, chosen: &[usize], (name, count): (&'static str, Count)) -> Facet {
    let mut counts = Counts::default();
    chosen.iter().for_each(|place| count(corpus, &corpus.claims[*place], &mut counts));
    let labelled = |(value, (label, claims)): (&str, (&str, usize))| {
        let label = match name {
            "document" => {
                corpus.documents.get(value).map_or_else(|| last_segment(value), |found| &found.title)
            }
            "entity" => &corpus.entities.get(value).filter(|entity| entity.listed)?.label,
            _ => label,
        };
        Some(FacetValue { value: value.to_owned(), label: label.to_owned(), claims })
    };
    let mut most: Vec<(&str, (&str, usize))> = counts.0.into_iter().collect();
    most.sort_unstable_by_key(|(value, (label, claims))| (Reverse(*claims), *label, *value));
    let mut values: Vec<FacetValue> = most.into_iter().filter_map(labelled).take(FACET_VALUES).collect();
    values.sort_by(|a, b| (b.claims, &a.label).cmp(&(a.claims, &b.label)));
    Facet { name, values }
}

impl Asking<'_> {
    /// The rows of a SELECT.
    ///
    /// # Errors
    /// When it is no SELECT or cannot be answered.
    pub(super) fn solutions(&self, sparql: &str) -> Result<QuerySolutionIter<'static>, StoreError> {
        let options = QueryOptions { cancellation: self.cancellation.clone(), ..QueryOptions::default() };
        match self.store.query_with(sparql, &options)? {
            QueryResults::Solutions(rows) => Ok(rows),
            _ => Err(StoreError::Parameter("a list is a SELECT".to_owned())),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::view::corpus::corpus;
    use crate::view::sample;

    fn all(sort: Sort, limit: usize) -> (Vec<String>, usize) {
        let store = sample::store();
        let asking = Asking { store: &store, base: "http://localhost:7878/", cancellation: None };
        let corpus = corpus(&asking, &ClaimFilter::default()).unwrap();
        let (mut names, mut after, mut pages) = (Vec::new(), None, 0);
        loop {
            let page =
                claims(&asking, &corpus, &ClaimFilter::default(), &Page { sort, limit, after }).unwrap();
            assert_eq!(page.total, 4);
            assert!(page.claims.len() <= limit);
            names.extend(page.claims.iter().map(|claim| claim.id.rsplit('/').next().unwrap().to_owned()));
            pages += 1;
            after = page.next;
            if after.is_none() {
                return (names, pages);
            }
        }
    }

    #[test]
    fn pages_of_any_size_make_the_same_list() {
        for (name, sort) in Sort::NAMES {
            let (whole, pages) = all(*sort, 100);
            assert_eq!(pages, 1, "{name}");
            assert_eq!(all(*sort, 1), (whole.clone(), whole.len().max(1)), "{name}");
            assert_eq!(all(*sort, 3).0, whole, "{name}");
        }
        assert_eq!(all(Sort::Text, 9).0, ["close", "support", "employ", "lose"]);
        // What has no number is there too, after what has one.
        assert_eq!(all(Sort::Number, 9).0, ["employ", "close", "support", "lose"]);
        assert_eq!(all(Sort::Speaker, 9).0, ["support", "employ", "lose", "close"]);
    }

    #[test]
    fn cursors_of_elsewhere_are_refused() {
        let store = sample::store();
        let asking = Asking { store: &store, base: "http://localhost:7878/", cancellation: None };
        let corpus = corpus(&asking, &ClaimFilter::default()).unwrap();
        let hostile = URL_SAFE_NO_PAD.encode(r#"["1) } #","1","1","1"]"#);
        let other = At::of(Sort::Number, &corpus.claims[0]).cursor();
        for after in ["", "x", "WzFd", &hostile, &other] {
            let page = Page { after: Some(after.to_owned()), limit: 2, ..Page::default() };
            let error = claims(&asking, &corpus, &ClaimFilter::default(), &page).unwrap_err();
            assert!(error.to_string().contains("cursor"), "{error}");
        }
    }

    #[test]
    fn facets_count_what_can_be_asked_for() {
        let store = sample::store();
        let asking = Asking { store: &store, base: "http://localhost:7878/", cancellation: None };
        let corpus = corpus(&asking, &ClaimFilter::default()).unwrap();
        for facet in facets(&corpus, &ClaimFilter::default(), sample::BASE) {
            assert!(!facet.values.is_empty(), "{}", facet.name);
            for value in facet.values {
                let filter = ClaimFilter::from_pairs([(facet.name, value.value.as_str())]).unwrap();
                let count = corpus.choose(&filter, sample::BASE).len();
                assert_eq!(count, value.claims, "{}={}", facet.name, value.value);
                assert!(!value.label.is_empty());
            }
        }
    }
}
