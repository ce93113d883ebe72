//! What IRIs are called, for answers that show them.

use super::node::rows;
use dixit_extractor::store::Store;
use oxigraph::model::{NamedNode, Term};
use oxigraph::store::StorageError;
use std::collections::{BTreeSet, HashMap};

/// How many IRIs a query names.
const PORTION: usize = 500;

/// Most IRIs that are looked up.
const MOST: usize = 5000;

/// The labels of some IRIs: in a language where there is one, else in any; of a claim, its quote.
///
/// # Errors
/// When the store fails.
pub fn labels(
    store: &Store,
    iris: &BTreeSet<NamedNode>,
    language: &str,
) -> Result<HashMap<String, String>, StorageError> {
    let names: Vec<String> = iris.iter().take(MOST).map(ToString::to_string).collect();
    let mut found: HashMap<String, (u8, String)> = HashMap::new();
    for portion in names.chunks(PORTION) {
        let values = portion.join(" ");
        let sparql = format!(
            "SELECT * {{ VALUES ?iri {{ {values} }} {{ ?iri rdfs:label ?name }} UNION {{ ?iri dx:quote ?name }} }}"
        );
        for row in rows(store, &sparql)? {
            let (Some(Term::NamedNode(iri)), Some(Term::Literal(name))) = (row.get("iri"), row.get("name"))
            else {
                continue;
            };
            let rank = match name.language() {
                Some(own) if own == language => 0,
                None => 1,
                Some(_) => 2,
            };
            let candidate = (rank, name.value().to_owned());
            let known = found.entry(iri.as_str().to_owned()).or_insert_with(|| candidate.clone());
            if candidate < *known {
                *known = candidate;
            }
        }
    }
    Ok(found.into_iter().map(|(iri, (_, name))| (iri, name)).collect())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::view::sample;

    #[test]
    fn entities_and_claims_have_names_and_what_is_unknown_has_none() {
        let iri = |path: &str| NamedNode::new(format!("{}{path}", sample::BASE)).unwrap();
        let asked = BTreeSet::from([iri("entity/harbour"), iri("claim/close"), iri("entity/nobody")]);
        let found = labels(&sample::store(), &asked, "en").unwrap();
        assert_eq!(found.len(), 2, "{found:?}");
        assert_eq!(found[iri("entity/harbour").as_str()], "harbour");
        assert_eq!(found[iri("claim/close").as_str()], "The harbour will close two docks");
    }
}
