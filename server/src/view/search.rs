//! [`Found`]: the claims that the parameters of an address mean, with what can narrow them further.

use super::filter::{ClaimFilter, FilterError};
use super::list::{self, Asking, ClaimPage, Facet, Page, Sort};
use super::record::Corpus;
use dixit_extractor::store::StoreError;

/// How many claims a page has.
const LIMIT: usize = 50;

/// Claims, and how they were asked for.
#[derive(Debug, Clone)]
pub struct Found {
    /// Which claims.
    pub filter: ClaimFilter,
    /// In what order.
    pub sort: Sort,
    /// The name of that order.
    pub sort_name: &'static str,
    /// A page of them.
    pub page: ClaimPage,
    /// Whether it is not the first page.
    pub later: bool,
    /// What can narrow them.
    pub facets: Vec<Facet>,
    /// The number that the words are, where they are one.
    pub number: Option<Number>,
}

/// A number that was looked for as words.
#[derive(Debug, Clone)]
pub struct Number {
    /// What was typed.
    pub typed: String,
    /// The claims that state it.
    pub filter: ClaimFilter,
    /// How many there are.
    pub claims: usize,
    /// Whether they are shown because no quote holds what was typed.
    pub shown: bool,
}

/// Why nothing could be found.
#[derive(Debug, thiserror::Error)]
pub enum SearchError {
    /// A parameter does not fit.
    #[error(transparent)]
    Parameter(#[from] FilterError),
    /// The store failed.
    #[error(transparent)]
    Store(#[from] StoreError),
}

impl Found {
    /// Find the claims that parameters mean: those of [`ClaimFilter`], `sort` and `after`. Words that are a number, and
    /// that no quote holds as they are typed, find the claims that state the number: `3600` finds "3 600 jobs".
    ///
    /// # Errors
    /// When a parameter does not fit or the store fails.
    pub fn read(
        asking: &Asking<'_>,
        corpus: &Corpus,
        pairs: &[(String, String)],
    ) -> Result<Self, SearchError> {
        let one = |name: &str| pairs.iter().find(|(key, value)| key == name && !value.is_empty());
        let mut filter = ClaimFilter::from_pairs(pairs.iter().map(|(key, value)| (key, value)))?;
        let sort = one("sort").map_or(Ok(Sort::default()), |(_, name)| Sort::of_name(name))?;
        let after = one("after").map(|(_, cursor)| cursor.clone());
        let later = after.is_some();
        let page = Page { sort, limit: LIMIT, after };
        let mut found = list::claims(asking, corpus, &filter, &page)?;
        let mut number = Number::of(corpus, &filter, asking.base);
        if let Some(number) = number.as_mut().filter(|number| number.claims > 0 && found.total == 0) {
            number.shown = true;
            filter = number.filter.clone();
            found = list::claims(asking, corpus, &filter, &page)?;
        }
        let facets = list::facets(corpus, &filter, asking.base);
        Ok(Self { filter, sort, sort_name: sort.name(), page: found, later, facets, number })
    }
}

impl Number {
    /// The number that a filter's words are.
    fn of(corpus: &Corpus, filter: &ClaimFilter, base: &str) -> Option<Self> {
        let typed = filter.text.join(" ");
        let value = whole(&typed)?;
        let mut filter = ClaimFilter { text: Vec::new(), ..filter.clone() };
        (filter.number_min, filter.number_max) = (Some(value), Some(value));
        let claims = corpus.choose(&filter, base).len();
        Some(Self { typed, filter, claims, shown: false })
    }
}

/// A number as people type it: `3600`, `3 600`, `3,600`, `3.600`, `12.5`, `12,5`, `40 %`.
fn whole(typed: &str) -> Option<f64> {
    let plain: String =
        typed.trim_end_matches('%').chars().filter(|c| !c.is_whitespace() && !"'’_".contains(*c)).collect();
    let digits = plain.trim_start_matches(['-', '−']);
    if !digits.starts_with(|c: char| c.is_ascii_digit())
        || digits.chars().any(|c| !c.is_ascii_digit() && !",.".contains(c))
    {
        return None;
    }
    let groups: Vec<&str> = digits.split([',', '.']).collect();
    let thousands = groups.len() > 1 && groups[1..].iter().all(|group| group.len() == 3);
    let written = match groups[..] {
        _ if thousands => groups.concat(),
        [whole] => whole.to_owned(),
        [whole, part] => format!("{whole}.{part}"),
        _ => return None,
    };
    let value: f64 = written.parse().ok()?;
    Some(if plain.len() == digits.len() { value } else { -value })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::view::sample;

    #[test]
    fn numbers_are_read_as_they_are_typed() {
        for (typed, value) in [
            ("3600", Some(3600.0)),
            ("3 600", Some(3600.0)),
            ("3\u{202f}600", Some(3600.0)),
            ("3,600", Some(3600.0)),
            ("1.234.567", Some(1_234_567.0)),
            ("12,5", Some(12.5)),
            ("12.5 %", Some(12.5)),
            ("-3", Some(-3.0)),
            ("3e5", None),
            ("about 3", None),
            ("1.2.3", None),
            ("", None),
            (",5", None),
        ] {
            assert_eq!(whole(typed), value, "{typed}");
        }
    }

    #[test]
    fn a_number_that_no_quote_holds_finds_who_states_it() {
        let store = sample::store();
        let asking = Asking { store: &store, base: sample::BASE, cancellation: None };
        let corpus = crate::view::corpus::corpus(&asking, &ClaimFilter::default()).unwrap();
        let find =
            |words: &str| Found::read(&asking, &corpus, &[("text".to_owned(), words.to_owned())]).unwrap();
        let found = find("1200");
        assert_eq!(found.page.claims.len(), 1);
        assert!(
            found.page.claims[0].quote.contains("1,200") && found.number.is_some_and(|number| number.shown)
        );
        assert!(find("1,200").number.is_some_and(|number| !number.shown && number.claims == 1));
        assert_eq!(find("77").page.total, 0);
        assert!(find("council").number.is_none());
        assert!(Found::read(&asking, &corpus, &[("sort".to_owned(), "size".to_owned())]).is_err());
    }
}
