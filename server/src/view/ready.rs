//! Ready queries that the pages offer; the full set comes with the library.

/// A query with a title.
#[derive(Debug, Clone, Copy)]
pub struct Ready {
    /// Name on the command line.
    pub name: &'static str,
    /// What it answers.
    pub title: &'static str,
    /// The query.
    pub sparql: &'static str,
}

/// Those that a page offers.
pub const ALL: &[Ready] = &[
    Ready {
        name: "claims",
        title: "Every claim with its speaker and its words",
        sparql: "SELECT ?speaker ?quote ?claim {\n  ?claim a dx:Claim ; dx:name ?speaker ; dx:quote ?quote ; dx:start ?start\n}\nORDER BY ?claim LIMIT 200",
    },
    Ready {
        name: "triples",
        title: "Facts stated without a doubt, as bare triples",
        sparql: "SELECT ?subject ?relation ?object {\n  ?claim dx:asserted true ; dx:subject ?subject ; dx:relation ?relation ; dx:object ?object\n}\nLIMIT 200",
    },
    Ready {
        name: "denied",
        title: "Who denies what",
        sparql: "SELECT ?speaker ?quote ?claim {\n  ?claim dx:polarity dx:Denied ; dx:name ?speaker ; dx:quote ?quote\n}\nLIMIT 200",
    },
    Ready {
        name: "hedged",
        title: "Claims that are put as probable or possible",
        sparql: "SELECT ?speaker ?certainty ?quote ?claim {\n  VALUES ?certainty { dx:Probable dx:Possible }\n  ?claim dx:certainty ?certainty ; dx:name ?speaker ; dx:quote ?quote\n}\nLIMIT 200",
    },
    Ready {
        name: "figures",
        title: "Claims with a figure",
        sparql: "SELECT ?speaker ?words ?value ?quote ?claim {\n  ?claim dx:quantity ?q ; dx:name ?speaker ; dx:quote ?quote .\n  ?q dx:text ?words OPTIONAL { ?q schema:value ?value }\n}\nLIMIT 200",
    },
    Ready {
        name: "entities",
        title: "Entities by the number of claims about them",
        sparql: "SELECT ?label (COUNT(DISTINCT ?claim) AS ?claims) {\n  ?claim a dx:Claim ; dx:subject|dx:object ?entity .\n  ?entity a dx:Entity ; rdfs:label ?label\n}\nGROUP BY ?label ORDER BY DESC(?claims) LIMIT 50",
    },
];

/// The query of that name.
///
/// # Errors
/// When there is none, saying which there are; or when it has no such parameter.
pub fn fill(name: &str, parameters: &[(String, String)]) -> Result<String, String> {
    let found = ALL.iter().find(|ready| ready.name == name);
    let Some(ready) = found else {
        let names: Vec<&str> = ALL.iter().map(|ready| ready.name).collect();
        return Err(format!("there is no query '{name}': use {}", names.join(", ")));
    };
    match parameters.first() {
        Some((key, _)) => Err(format!("the query '{name}' has no parameter '{key}'")),
        None => Ok(ready.sparql.to_owned()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::view::sample;

    #[test]
    fn every_query_has_an_answer_in_the_sample() {
        let store = sample::store();
        for ready in ALL {
            let answer = store.query(ready.sparql).unwrap();
            let oxigraph::sparql::QueryResults::Solutions(mut rows) = answer else {
                panic!("{}", ready.name)
            };
            assert!(rows.next().is_some(), "{}", ready.name);
        }
        assert!(fill("no-such", &[]).unwrap_err().contains("claims, triples"));
    }
}
