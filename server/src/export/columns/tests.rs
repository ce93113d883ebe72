use super::*;
use crate::graph::{Aggregate, Options, sample, shape};

fn column<'a>(network: &'a Network, row: &'a EdgeRow<'_>, name: &str) -> Option<String> {
    let at = network.edge_columns().iter().position(|column| column.name == name).unwrap();
    row.values[at].as_ref().map(ToString::to_string)
}

#[test]
fn an_edge_carries_its_claim() {
    let network = shape(sample::corpus(), View::Entities, &Options::default()).unwrap();
    let row = network.edges().find(|row| row.label == "layoffs").unwrap();
    let value = |name: &str| column(&network, &row, name).unwrap_or_default();
    assert_eq!(
        (value("claim"), value("number"), value("unit")),
        ("layoffs".into(), "3600".into(), "employee".into())
    );
    assert_eq!((value("time"), value("qualifiers")), ("2026-SP".into(), "time: next spring".into()));
    assert_eq!(
        (value("document"), value("turn"), value("asserted")),
        ("layoffs".into(), "3".into(), "true".into())
    );
    assert_eq!(row.values.len(), network.edge_columns().len());
}

#[test]
fn an_edge_for_several_claims_joins_what_differs() {
    let options = Options { aggregate: Aggregate::Relation, ..Options::default() };
    let network = shape(sample::corpus(), View::Entities, &options).unwrap();
    let row = network.edges().find(|row| row.label == "lags").unwrap();
    let value = |name: &str| column(&network, &row, name);
    assert_eq!(row.weight, 2);
    assert_eq!(value("claim").as_deref(), Some("lags | lags-2"));
    assert_eq!(value("polarity").as_deref(), Some("affirmed | denied"));
    assert_eq!(value("speaker").as_deref(), Some("Ann | Bo"));
    assert_eq!(value("denied_claims").as_deref(), Some("1"));
    assert_eq!(value("turn").as_deref(), Some("3"));
    assert!(!row.denied);
}

#[test]
fn names_are_unique_and_not_reserved() {
    for view in [View::Entities, View::Claims, View::Speakers] {
        let network = shape(sample::corpus(), view, &Options::default()).unwrap();
        for (columns, reserved) in [
            (network.node_columns(), &["id", "label", "timeset", "interval"][..]),
            (
                network.edge_columns(),
                &["id", "label", "source", "target", "type", "weight", "kind", "interval"][..],
            ),
        ] {
            let mut names: Vec<&str> = columns.iter().map(|column| column.name).collect();
            assert!(names.iter().all(|name| !reserved.contains(name)), "{names:?}");
            names.sort_unstable();
            let all = names.len();
            names.dedup();
            assert_eq!(names.len(), all);
        }
        let mut ids: Vec<String> = network.nodes().map(|row| row.id.into_owned()).collect();
        ids.extend(network.edges().map(|row| row.id.into_owned()));
        let all = ids.len();
        ids.sort();
        ids.dedup();
        assert_eq!(ids.len(), all, "{view:?}");
    }
}
