//! [`claims`]: the claims a filter means, sorted, a page at a time; [`facets`]: how many there are of each kind.
//!
//! A page starts after a *cursor*, the sort keys of the claim before it, so that a page is as fast at the end of a
//! long list as at its start, and claims that come or go in between shift nothing.

use super::claims::ClaimView;
use super::filter::{ClaimFilter, FilterError};
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use dixit_extractor::store::{QueryOptions, Store, StoreError};
use oxigraph::model::{Literal, NamedNode, Term};
use oxigraph::sparql::{CancellationToken, QueryResults, QuerySolutionIter};
use rayon::iter::{IntoParallelRefIterator, ParallelIterator};
use serde::Serialize;

/// Most claims of one page.
pub const MAX_LIMIT: usize = 1000;

/// How many claims are so few that they can be named in a query.
const FEW: usize = 2000;

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

/// In what order claims are listed.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Sort {
    /// By document, then as they stand in the text.
    #[default]
    Text,
    /// What is most worth checking first.
    CheckWorthiness,
    /// What was most surely read right first.
    Confidence,
    /// By the largest number in it, largest first; claims without one are left out.
    Number,
    /// By the time it speaks of, latest first; claims without one are left out.
    Time,
    /// By the speaker's name.
    Speaker,
}

/// One thing that claims are sorted by.
struct Key {
    /// The pattern that binds it.
    pattern: &'static str,
    /// The expression that is compared.
    expression: &'static str,
    descending: bool,
}

/// The claim's own IRI, which settles every tie.
const OWN: Key = Key { pattern: "", expression: "STR(?claim)", descending: false };

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

    fn keys(self) -> Vec<Key> {
        let key = |pattern, expression, descending| Key { pattern, expression, descending };
        let mut keys = match self {
            Self::Text => vec![
                key("?claim dx:document ?s_document .", "STR(?s_document)", false),
                key("?claim dx:start ?s_start .", "?s_start", false),
                key("?claim dx:end ?s_end .", "?s_end", false),
            ],
            Self::CheckWorthiness => vec![key("?claim dx:checkWorthiness ?s_worth .", "?s_worth", true)],
            Self::Confidence => vec![key("?claim dx:confidence ?s_confidence .", "?s_confidence", true)],
            Self::Number => vec![key(
                "{ SELECT ?claim (MAX(?s_value) AS ?s_number) { ?claim dx:quantity/schema:value ?s_value FILTER(ISNUMERIC(?s_value)) } GROUP BY ?claim }",
                "?s_number",
                true,
            )],
            Self::Time => vec![key(
                "?claim dx:time/dx:timexValue ?s_timex . BIND(dxf:earliest(?s_timex) AS ?s_time) FILTER(BOUND(?s_time))",
                "STR(?s_time)",
                true,
            )],
            Self::Speaker => vec![key("?claim dx:name ?s_name .", "dxf:fold(?s_name)", false)],
        };
        keys.push(OWN);
        keys
    }
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
#[derive(Debug, Clone, Serialize)]
pub struct ClaimPage {
    /// How many claims the filter means, on all pages together.
    pub total: usize,
    /// The claims of this page.
    pub claims: Vec<ClaimView>,
    /// Where the next page starts; `None` when this is the last.
    pub next: Option<String>,
}

/// Values of one property with how many claims have each.
#[derive(Debug, Clone, Serialize)]
pub struct Facet {
    /// The parameter of [`ClaimFilter`] that narrows by it.
    pub name: &'static str,
    /// Most frequent first.
    pub values: Vec<FacetValue>,
}

/// One value of a facet.
#[derive(Debug, Clone, Serialize)]
pub struct FacetValue {
    /// What to give the parameter.
    pub value: String,
    /// What it is called.
    pub label: String,
    /// How many claims of the filter have it.
    pub claims: usize,
}

/// The claims that a filter means, a page of them.
///
/// # Errors
/// When the cursor is none of this order, the store fails, or the evaluation is stopped.
pub fn claims(asking: &Asking<'_>, filter: &ClaimFilter, page: &Page) -> Result<ClaimPage, StoreError> {
    let limit = page.limit.clamp(1, MAX_LIMIT);
    let keys = page.sort.keys();
    let sparql = query(asking.base, filter, &keys, page, limit + 1)?;
    let mut rows = Vec::new();
    for row in asking.solutions(&sparql)? {
        let row = row?;
        let Some(Term::NamedNode(claim)) = row.get("claim") else { continue };
        let at: Option<Vec<Literal>> = (0..keys.len())
            .map(|index| match row.get(format!("k{index}").as_str()) {
                Some(Term::Literal(literal)) => Some(literal.clone()),
                _ => None,
            })
            .collect();
        rows.push((claim.clone(), at.unwrap_or_default()));
    }
    let more = rows.len() > limit;
    rows.truncate(limit);
    let next = rows.last().filter(|_| more).map(|(_, at)| cursor(at));
    let mut claims = Vec::with_capacity(rows.len());
    for (claim, _) in &rows {
        claims.extend(ClaimView::read(asking.store, claim.as_str())?);
    }
    Ok(ClaimPage { total: count(asking, filter)?, claims, next })
}

/// The IRIs of all claims that a filter means, in the order of documents and text.
///
/// # Errors
/// When the store fails or the evaluation is stopped.
pub fn iris(asking: &Asking<'_>, filter: &ClaimFilter) -> Result<Vec<NamedNode>, StoreError> {
    let page = Page::default();
    let sparql = query(asking.base, filter, &Sort::Text.keys(), &page, usize::MAX)?;
    let mut found = Vec::new();
    for row in asking.solutions(&sparql)? {
        if let Some(Term::NamedNode(claim)) = row?.get("claim") {
            found.push(claim.clone());
        }
    }
    Ok(found)
}

/// How many claims a filter means.
///
/// # Errors
/// When the store fails or the evaluation is stopped.
pub fn count(asking: &Asking<'_>, filter: &ClaimFilter) -> Result<usize, StoreError> {
    let patterns = filter.patterns(asking.base);
    let sparql = format!("SELECT (COUNT(DISTINCT ?claim) AS ?n) {{\n{patterns}\n}}");
    let row = asking.solutions(&sparql)?.next().transpose()?;
    Ok(row.and_then(|row| whole(row.get("n"))).unwrap_or(0))
}

/// What can narrow a filter further: values of the claims it means, with counts.
///
/// # Errors
/// When the store fails or the evaluation is stopped.
pub fn facets(asking: &Asking<'_>, filter: &ClaimFilter) -> Result<Vec<Facet>, StoreError> {
    let patterns = few(asking, filter)?.unwrap_or_else(|| filter.patterns(asking.base));
    FACETS.par_iter().map(|(name, pattern)| facet(asking, &patterns, (name, pattern))).collect()
}

/// The claims of a filter by name, where they are few: the filter need not be tried again for each facet.
fn few(asking: &Asking<'_>, filter: &ClaimFilter) -> Result<Option<String>, StoreError> {
    if filter.is_empty() {
        return Ok(None);
    }
    let named: Vec<String> = iris(asking, filter)?.iter().map(ToString::to_string).collect();
    Ok((named.len() <= FEW).then(|| format!("VALUES ?claim {{ {} }}", named.join(" "))))
}

/// The properties that have facets: parameter, and the pattern that binds `?value` and `?label`.
const FACETS: &[(&str, &str)] = &[
    ("polarity", "?claim dx:polarity ?value . BIND(?value AS ?label)"),
    ("certainty", "?claim dx:certainty ?value . BIND(?value AS ?label)"),
    ("modality", "?claim dx:modality ?value . BIND(?value AS ?label)"),
    ("role", "?claim dx:role ?value . BIND(?value AS ?label)"),
    ("section", "?claim dx:section ?value . BIND(?value AS ?label)"),
    ("language", "?claim schema:inLanguage ?value . BIND(?value AS ?label)"),
    ("speaker", "?claim dx:speaker ?value ; dx:name ?label ."),
    ("relation", "?claim dx:relation ?value ; dx:relationLabel ?label ."),
    (
        "document",
        "?claim dx:document ?value . ?value dx:slug ?slug . OPTIONAL { ?value rdfs:label ?title } BIND(COALESCE(?title, ?slug) AS ?label)",
    ),
    ("entity", "?claim dx:subject|dx:object ?value . ?value a dx:Entity ; rdfs:label ?label ."),
];

fn facet(
    asking: &Asking<'_>,
    patterns: &str,
    (name, pattern): (&'static str, &str),
) -> Result<Facet, StoreError> {
    let sparql = format!(
        "SELECT ?value (MIN(STR(?label)) AS ?called) (COUNT(DISTINCT ?claim) AS ?n) {{\n{patterns}\n{pattern}\n}} GROUP BY ?value ORDER BY DESC(?n) ?called LIMIT {FACET_VALUES}"
    );
    let mut values = Vec::new();
    for row in asking.solutions(&sparql)? {
        let row = row?;
        let (Some(value), Some(claims)) = (row.get("value"), whole(row.get("n"))) else { continue };
        let label = match row.get("called") {
            Some(Term::Literal(label)) => label.value().to_owned(),
            _ => String::new(),
        };
        let value = match value {
            Term::NamedNode(iri) => {
                ClaimFilter::name_of_code(name, iri.as_str()).unwrap_or(iri.as_str()).to_owned()
            }
            Term::Literal(literal) => literal.value().to_owned(),
            other => other.to_string(),
        };
        let label = if ClaimFilter::is_code(name) { value.clone() } else { label };
        values.push(FacetValue { value, label, claims });
    }
    Ok(Facet { name, values })
}

fn query(
    base: &str,
    filter: &ClaimFilter,
    keys: &[Key],
    page: &Page,
    limit: usize,
) -> Result<String, StoreError> {
    let patterns = filter.patterns(base);
    let bound: Vec<&str> = keys.iter().map(|key| key.pattern).collect();
    let selected: Vec<String> =
        keys.iter().enumerate().map(|(index, key)| format!("({} AS ?k{index})", key.expression)).collect();
    let order: Vec<String> = keys
        .iter()
        .enumerate()
        .map(|(index, key)| if key.descending { format!("DESC(?k{index})") } else { format!("?k{index}") })
        .collect();
    let after = page.after.as_deref().map(|cursor| after(cursor, keys)).transpose()?.unwrap_or_default();
    let limit = if limit == usize::MAX { String::new() } else { format!(" LIMIT {limit}") };
    Ok(format!(
        "SELECT DISTINCT ?claim {} {{\n{patterns}\n{}\n{after}\n}} ORDER BY {}{limit}",
        selected.join(" "),
        bound.join("\n"),
        order.join(" ")
    ))
}

/// The condition that a claim comes after the cursor.
fn after(cursor: &str, keys: &[Key]) -> Result<String, StoreError> {
    let at = literals(cursor).filter(|at| at.len() == keys.len()).ok_or_else(|| {
        StoreError::Parameter(format!(
            "the cursor '{cursor}' does not fit: use the 'next' of a page in the same order"
        ))
    })?;
    let mut later = Vec::new();
    for (index, key) in keys.iter().enumerate() {
        let equal = keys[..index].iter().zip(&at).map(|(key, at)| format!("{} = {at}", key.expression));
        let sign = if key.descending { '<' } else { '>' };
        let this = format!("{} {sign} {}", key.expression, at[index]);
        later.push(format!("({})", equal.chain([this]).collect::<Vec<_>>().join(" && ")));
    }
    Ok(format!("FILTER({})", later.join(" || ")))
}

fn cursor(at: &[Literal]) -> String {
    let terms: Vec<String> = at.iter().map(ToString::to_string).collect();
    URL_SAFE_NO_PAD.encode(serde_json::Value::from(terms).to_string())
}

/// The literals of a cursor: read by the RDF library, so nothing else gets into a query.
fn literals(cursor: &str) -> Option<Vec<Literal>> {
    let json = URL_SAFE_NO_PAD.decode(cursor).ok()?;
    let terms: Vec<String> = serde_json::from_slice(&json).ok()?;
    terms.iter().map(|term| term.parse().ok()).collect()
}

fn whole(term: Option<&Term>) -> Option<usize> {
    match term {
        Some(Term::Literal(literal)) => literal.value().parse().ok(),
        _ => None,
    }
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
    use crate::view::sample;

    fn all(sort: Sort, limit: usize) -> (Vec<String>, usize) {
        let store = sample::store();
        let asking = Asking { store: &store, base: "http://localhost:7878/", cancellation: None };
        let (mut names, mut after, mut pages) = (Vec::new(), None, 0);
        loop {
            let page = claims(&asking, &ClaimFilter::default(), &Page { sort, limit, after }).unwrap();
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
        assert_eq!(all(Sort::Number, 9).0, ["employ"]);
        assert_eq!(all(Sort::Speaker, 9).0, ["employ", "lose", "support", "close"]);
    }

    #[test]
    fn cursors_of_elsewhere_are_refused() {
        let store = sample::store();
        let asking = Asking { store: &store, base: "http://localhost:7878/", cancellation: None };
        let hostile = URL_SAFE_NO_PAD.encode(r#"["1) } #","1","1","1"]"#);
        for after in ["", "x", "WzFd", &hostile] {
            let page = Page { after: Some(after.to_owned()), limit: 2, ..Page::default() };
            let error = claims(&asking, &ClaimFilter::default(), &page).unwrap_err();
            assert!(error.to_string().contains("cursor"), "{error}");
        }
    }

    #[test]
    fn facets_count_what_can_be_asked_for() {
        let store = sample::store();
        let asking = Asking { store: &store, base: "http://localhost:7878/", cancellation: None };
        for facet in facets(&asking, &ClaimFilter::default()).unwrap() {
            assert!(!facet.values.is_empty(), "{}", facet.name);
            for value in facet.values {
                let filter = ClaimFilter::from_pairs([(facet.name, value.value.as_str())]).unwrap();
                assert_eq!(count(&asking, &filter).unwrap(), value.claims, "{}={}", facet.name, value.value);
                assert!(!value.label.is_empty());
            }
        }
    }
}
