//! Parameters of addresses to [`Options`], and what each one does.

use super::{Aggregate, Options};
use crate::view::filter::{ClaimFilter, FilterError};

/// The parameters beside those of [`ClaimFilter`], each with what it does.
pub const PARAMETERS: &[(&str, &str)] = &[
    ("aggregate", "none: an edge a claim; relation or pair: one edge for all between two nodes"),
    ("around", "only this node, by name or IRI, and what is near it; may be given more than once"),
    ("hops", "how many edges near is, 1 unless given"),
    ("from", "only the shortest paths from this node, by name or IRI"),
    ("to", "where those paths lead"),
    ("min_claims", "only nodes with so many claims"),
    ("limit", "only so many nodes, those with the most claims"),
    ("connected", "true: only nodes that have edges"),
    ("values", "false: no nodes for numbers and dates"),
    ("loops", "false: no loops for claims that have no subject or no object"),
];

impl Options {
    /// Read options from the parameters of an address; empty values and other names are passed over.
    ///
    /// # Errors
    /// When a value does not fit its parameter.
    pub fn from_pairs(pairs: &[(String, String)]) -> Result<Self, FilterError> {
        let filter = ClaimFilter::from_pairs(pairs.iter().map(|(name, value)| (name, value)))?;
        let mut options = Self { filter, ..Self::default() };
        let (mut around, mut hops, mut from, mut to) = (Vec::new(), 1, None, None);
        for (name, value) in pairs {
            let value = value.trim();
            if value.is_empty() {
                continue;
            }
            match name.as_str() {
                "aggregate" => options.aggregate = aggregate(name, value)?,
                "around" => around.push(value.to_owned()),
                "hops" => hops = count(name, value)?,
                "from" => from = Some(value.to_owned()),
                "to" => to = Some(value.to_owned()),
                "min_claims" => options.min_claims = count(name, value)?,
                "limit" => options.limit = Some(count(name, value)?),
                "connected" => options.connected = flag(name, value)?,
                "values" => options.values = flag(name, value)?,
                "loops" => options.loops = flag(name, value)?,
                _ => {}
            }
        }
        match (&from, &to) {
            (Some(value), None) => return Err(wrong("from", value, "it together with 'to'")),
            (None, Some(value)) => return Err(wrong("to", value, "it together with 'from'")),
            _ => options.between = from.zip(to),
        }
        options.around = (!around.is_empty()).then_some((around, hops));
        Ok(options)
    }
}

fn aggregate(name: &str, value: &str) -> Result<Aggregate, FilterError> {
    match value {
        "none" => Ok(Aggregate::None),
        "relation" => Ok(Aggregate::Relation),
        "pair" => Ok(Aggregate::Pair),
        _ => Err(wrong(name, value, "none, relation or pair")),
    }
}

fn count(name: &str, value: &str) -> Result<usize, FilterError> {
    value.parse().map_err(|_| wrong(name, value, "a whole number such as 2"))
}

/// `true` or `false`, as addresses and forms have it.
///
/// # Errors
/// When it is neither.
pub fn flag(name: &str, value: &str) -> Result<bool, FilterError> {
    match value {
        "true" | "1" | "on" => Ok(true),
        "false" | "0" => Ok(false),
        _ => Err(wrong(name, value, "true or false")),
    }
}

fn wrong(name: &str, value: &str, wanted: &str) -> FilterError {
    FilterError { name: name.to_owned(), value: value.to_owned(), wanted: wanted.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(pairs: &[(&str, &str)]) -> Result<Options, FilterError> {
        let owned = pairs.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned()));
        Options::from_pairs(&owned.collect::<Vec<_>>())
    }

    #[test]
    fn nothing_means_everything() {
        assert_eq!(read(&[]).unwrap(), Options::default());
        assert_eq!(read(&[("around", " "), ("limit", ""), ("view", "claims")]).unwrap(), Options::default());
    }

    #[test]
    fn every_parameter_is_read_and_checked() {
        let options = read(&[
            ("around", "Meta"),
            ("around", "LLaMA"),
            ("hops", "2"),
            ("aggregate", "pair"),
            ("values", "false"),
            ("polarity", "denied"),
        ]);
        let options = options.unwrap();
        assert_eq!(options.around, Some((vec!["Meta".to_owned(), "LLaMA".to_owned()], 2)));
        assert!(options.aggregate == Aggregate::Pair && !options.values && !options.filter.is_empty());
        for (name, value, wanted) in [
            ("hops", "far", "whole number"),
            ("aggregate", "all", "relation or pair"),
            ("values", "maybe", "true or false"),
            ("from", "Meta", "'to'"),
            ("polarity", "no", "affirmed"),
        ] {
            let error = read(&[(name, value)]).unwrap_err().to_string();
            assert!(error.contains(wanted) && error.contains(value), "{error}");
        }
    }

    #[test]
    fn the_table_names_what_is_read() {
        for (name, _) in PARAMETERS {
            let refused = read(&[(name, "\u{1}")]).is_err();
            assert!(refused || *name == "around", "{name} is not read");
        }
    }
}
