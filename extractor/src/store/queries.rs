//! [`ReadyQuery`]: the documented SPARQL queries of `queries/`, with typed parameters.
//!
//! A query is a plain `.rq` file that any SPARQL tool runs as it stands. Its header says what it is:
//!
//! ```text
//! # title: Claims with a figure
//! # description: Every quantity that a claim states.
//! # param: unit (text) unit to keep, any when empty, default ""
//! # columns: speaker, value, quote
//! ```
//!
//! A parameter `unit` is the block `VALUES ?unitParam { "" }` of the query, which holds its default. A value given
//! by a user is made an RDF term of the parameter's type and written in its place: never spliced in
//! as text, so it can end no string and start no clause.

use super::StoreError;
use crate::rdf::vocabulary::{PREFIXES, xsd};
use oxigraph::model::{Literal, NamedNode, Term};
use serde::Serialize;
use std::sync::LazyLock;

macro_rules! files {
    ($($name:literal),* $(,)?) => {
        &[$(($name, include_str!(concat!("../../../queries/", $name, ".rq")))),*]
    };
}

/// Name and text of every query, in the order they are listed.
const FILES: &[(&str, &str)] = files![
    "claims",
    "figures",
    "said-about",
    "quotes",
    "by-relation",
    "entities",
    "denied",
    "hedged",
    "predictions",
    "comparisons",
    "contradictions",
    "reported",
    "unanswered",
    "timeline",
    "check-worthy",
    "triples",
];

static ALL: LazyLock<Vec<ReadyQuery>> =
    LazyLock::new(|| FILES.iter().map(|(name, text)| ReadyQuery::parse(name, text)).collect());

/// A query with its documentation.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ReadyQuery {
    /// Its name: the file's, without `.rq`.
    pub name: &'static str,
    /// What it answers, in a few words.
    pub title: &'static str,
    /// What it answers, in a sentence.
    pub description: &'static str,
    /// What can be set.
    pub parameters: Vec<Parameter>,
    /// The variables of its answer, in order.
    pub columns: Vec<&'static str>,
    /// The whole file: valid SPARQL, with the defaults in it.
    pub sparql: &'static str,
}

/// Something that can be set in a query.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Parameter {
    /// Its name.
    pub name: &'static str,
    /// What values it takes.
    #[serde(rename = "type")]
    pub kind: ParameterKind,
    /// What it does.
    pub description: &'static str,
    /// Its default, as SPARQL writes it.
    pub default: &'static str,
}

/// What values a parameter takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum ParameterKind {
    /// Any text.
    Text,
    /// A whole number.
    Integer,
    /// A number.
    Decimal,
    /// An IRI, or a name with a known prefix (`rel:lags`).
    Iri,
}

/// Every query.
#[must_use]
pub fn all() -> &'static [ReadyQuery] {
    &ALL
}

/// The query of that name.
///
/// # Errors
/// When there is none; the message lists those there are.
pub fn find(name: &str) -> Result<&'static ReadyQuery, StoreError> {
    ALL.iter().find(|query| query.name == name).ok_or_else(|| {
        let names: Vec<&str> = ALL.iter().map(|query| query.name).collect();
        StoreError::Parameter(format!("there is no query '{name}': use {}", names.join(", ")))
    })
}

impl ReadyQuery {
    fn parse(name: &'static str, sparql: &'static str) -> Self {
        let mut query =
            Self { name, title: name, description: "", parameters: Vec::new(), columns: Vec::new(), sparql };
        for line in sparql.lines().map_while(|line| line.strip_prefix("# ")) {
            match line.split_once(": ") {
                Some(("title", title)) => query.title = title,
                Some(("description", text)) => query.description = text,
                Some(("param", text)) => query.parameters.extend(Parameter::parse(text)),
                Some(("columns", names)) => query.columns = names.split(", ").collect(),
                _ => {}
            }
        }
        query
    }

    /// The query with some parameters set; the others keep their defaults.
    ///
    /// # Errors
    /// When it has no such parameter, or the value is not of its type.
    pub fn fill<K: AsRef<str>, V: AsRef<str>>(&self, values: &[(K, V)]) -> Result<String, StoreError> {
        let mut sparql = self.sparql.to_owned();
        for (key, value) in values {
            let parameter = self.parameter(key.as_ref())?;
            let term = parameter.term(value.as_ref())?;
            let default = parameter.block(parameter.default);
            sparql = sparql.replacen(&default, &parameter.block(&term.to_string()), 1);
        }
        Ok(sparql)
    }

    fn parameter(&self, name: &str) -> Result<&Parameter, StoreError> {
        self.parameters.iter().find(|parameter| parameter.name == name).ok_or_else(|| {
            let names: Vec<&str> = self.parameters.iter().map(|parameter| parameter.name).collect();
            let known =
                if names.is_empty() { "it has none".to_owned() } else { format!("use {}", names.join(", ")) };
            StoreError::Parameter(format!("the query '{}' has no parameter '{name}': {known}", self.name))
        })
    }
}

impl Parameter {
    /// `name (type) description, default value`.
    fn parse(text: &'static str) -> Option<Self> {
        let (name, rest) = text.split_once(" (")?;
        let (kind, rest) = rest.split_once(") ")?;
        let (description, default) = rest.rsplit_once(", default ")?;
        let kind = match kind {
            "text" => ParameterKind::Text,
            "integer" => ParameterKind::Integer,
            "decimal" => ParameterKind::Decimal,
            "iri" => ParameterKind::Iri,
            _ => return None,
        };
        Some(Self { name, kind, description, default })
    }

    /// The block that binds it.
    fn block(&self, value: &str) -> String {
        format!("VALUES ?{}Param {{ {value} }}", self.name)
    }

    /// A user's value as a term.
    fn term(&self, value: &str) -> Result<Term, StoreError> {
        let wrong = |what: &str| {
            StoreError::Parameter(format!("the parameter '{}' wants {what}, not '{value}'", self.name))
        };
        Ok(match self.kind {
            ParameterKind::Text => Literal::new_simple_literal(value).into(),
            ParameterKind::Integer => {
                let number: i64 = value.trim().parse().map_err(|_| wrong("a whole number"))?;
                Literal::new_typed_literal(number.to_string(), xsd::INTEGER).into()
            }
            ParameterKind::Decimal => {
                let number: f64 = value.trim().parse().map_err(|_| wrong("a number"))?;
                crate::rdf::literal::decimal(number).into()
            }
            ParameterKind::Iri => expand(value.trim()).ok_or_else(|| wrong("an IRI"))?.into(),
        })
    }
}

/// An IRI, in full or with a known prefix, with or without angle brackets.
fn expand(text: &str) -> Option<NamedNode> {
    let bare = text.strip_prefix('<').and_then(|rest| rest.strip_suffix('>')).unwrap_or(text);
    let prefixed = bare.split_once(':').and_then(|(prefix, local)| {
        let (_, namespace) = PREFIXES.iter().find(|(known, _)| *known == prefix)?;
        Some(format!("{namespace}{local}"))
    });
    NamedNode::new(prefixed.unwrap_or_else(|| bare.to_owned())).ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rdf::fixture::harbour;
    use crate::store::Store;
    use oxigraph::sparql::QueryResults;

    /// Column names and rows of an answer.
    fn answer(store: &Store, sparql: &str) -> (Vec<String>, Vec<String>) {
        let QueryResults::Solutions(rows) = store.query(sparql).unwrap() else { panic!("no SELECT") };
        let columns = rows.variables().iter().map(|variable| variable.as_str().to_owned()).collect();
        (columns, rows.map(|row| format!("{:?}", row.unwrap())).collect())
    }

    #[test]
    fn every_query_keeps_the_promise_of_its_header() {
        let store = Store::in_memory().unwrap();
        store.put_document(&harbour()).unwrap();
        for query in all() {
            let (columns, rows) = answer(&store, query.sparql);
            assert_eq!(columns, query.columns, "{}", query.name);
            assert!(!rows.is_empty(), "{} finds nothing", query.name);
            assert!(!query.description.is_empty() && query.title != query.name, "{}", query.name);
            let declared = query.sparql.lines().filter(|line| line.starts_with("# param: ")).count();
            assert_eq!(query.parameters.len(), declared, "{}", query.name);
            for parameter in &query.parameters {
                assert!(query.sparql.contains(&parameter.block(parameter.default)), "{}", query.name);
            }
        }
    }

    #[test]
    fn parameters_narrow_the_answer() {
        let store = Store::in_memory().unwrap();
        store.put_document(&harbour()).unwrap();
        let count = |name: &str, values: &[(&str, &str)]| {
            answer(&store, &find(name).unwrap().fill(values).unwrap()).1.len()
        };
        assert_eq!(count("figures", &[("unit", "job")]), 1);
        assert_eq!(count("by-relation", &[("relation", "layoffs")]), 1);
        assert_eq!(count("said-about", &[("speaker", "ruiz"), ("entity", "NORVIK")]), 1);
        assert_eq!(count("check-worthy", &[("minimum", "0.9")]), 1);
        assert_eq!(count("quotes", &[("entity", "Portalis SA")]), count("quotes", &[("entity", "Portalis")]));
        assert_eq!(count("unanswered", &[]), 1);
        assert_eq!(count("reported", &[]), 2);
    }

    #[test]
    fn values_cannot_break_out() {
        let store = Store::in_memory().unwrap();
        store.put_document(&harbour()).unwrap();
        for hostile in ["\" } ?s ?p ?o { \"", "\\", "\n}", "\" } #", "VALUES ?entityParam { \"\" }"] {
            let sparql = find("quotes").unwrap().fill(&[("entity", hostile)]).unwrap();
            assert!(answer(&store, &sparql).1.is_empty(), "{hostile}");
        }
        let wrong = find("entities").unwrap().fill(&[("minimum", "1 } #")]).unwrap_err();
        assert!(wrong.to_string().contains("wants a whole number"), "{wrong}");
        let unknown = find("denied").unwrap().fill(&[("x", "1")]).unwrap_err();
        assert!(unknown.to_string().contains("it has none"), "{unknown}");
        assert!(find("nonsense").unwrap_err().to_string().contains("claims, figures"));
    }

    #[test]
    fn known_prefixes_are_expanded() {
        assert_eq!(expand("rel:lags").unwrap().as_str(), "https://w3id.org/dixit/relation/lags");
        assert_eq!(expand("<http://example.org/x>").unwrap().as_str(), "http://example.org/x");
        assert_eq!(expand("no iri"), None);
    }
}
