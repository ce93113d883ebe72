//! `dixit query`: by name and by text, every format of an answer, mistakes.

use crate::support::Scratch;

const QUOTES: &str = "SELECT ?quote { ?claim dx:polarity dx:Denied ; dx:quote ?quote }";

#[test]
fn ready_queries_are_listed_and_all_run() {
    let scratch = Scratch::with_store();
    let list = scratch.good(&["query", "--list"]);
    let names: Vec<&str> = list
        .lines()
        .filter(|line| !line.starts_with(' '))
        .map(|line| line.split_whitespace().next().unwrap())
        .collect();
    assert!(names.len() > 10, "{list}");
    for name in names {
        let table = scratch.good(&["query", "-l", "graph", name]);
        assert!(table.ends_with(" rows\n") || table.ends_with("1 row\n"), "{name}: {table}");
    }
}

#[test]
fn parameters_narrow_a_ready_query() {
    let scratch = Scratch::with_store();
    let said = |parameter: &str| {
        scratch.good(&["query", "-l", "graph", "quotes", "--param", parameter, "--results-format", "tsv"])
    };
    assert!(said("entity=mayor").contains("The mayor did not support the project"));
    assert_eq!(said("entity=nobody").lines().count(), 1);
    let unknown = ["query", "-l", "graph", "quotes", "--param", "name=x"];
    scratch.fails(&unknown, 2, &["no parameter 'name'", "entity"]);
    scratch.fails(&["query", "-l", "graph", "qoutes"], 2, &["'qoutes'", "quotes"]);
    scratch.fails(&["query", "-l", "graph", "quotes", "--param", "entity"], 2, &["KEY=VALUE"]);
    scratch.fails(&["query", "-l", "graph", "-q", QUOTES, "--param", "a=b"], 2, &["NAME"]);
}

#[test]
fn an_answer_comes_in_every_format() {
    let scratch = Scratch::with_store();
    let quote = "The mayor did not support the project";
    for format in ["table", "json", "xml", "csv", "tsv"] {
        let answer = scratch.good(&["query", "-l", "graph", "-q", QUOTES, "--results-format", format]);
        assert!(answer.contains(quote), "{format}: {answer}");
    }
    let json = scratch.good(&["query", "-l", "graph", "-q", QUOTES, "--results-format", "json"]);
    let json: serde_json::Value = serde_json::from_str(&json).unwrap();
    assert_eq!(json["results"]["bindings"][0]["quote"]["xml:lang"], "en");
    let graph = "CONSTRUCT { ?claim dx:quote ?quote } WHERE { ?claim dx:quote ?quote }";
    for format in ["ttl", "nt", "table"] {
        let answer = scratch.good(&["query", "-l", "graph", "-q", graph, "--results-format", format]);
        assert!(answer.contains(quote), "{format}: {answer}");
    }
    assert_eq!(scratch.good(&["query", "-l", "graph", "-q", "ASK { ?s ?p ?o }"]), "yes\n");
}

#[test]
fn a_format_that_cannot_hold_the_answer_is_refused() {
    let scratch = Scratch::with_store();
    let with = |query, format| ["query", "-l", "graph", "-q", query, "--results-format", format];
    scratch.fails(&with(QUOTES, "ttl"), 2, &["'ttl'", "json"]);
    scratch.fails(&with("CONSTRUCT WHERE { ?s ?p ?o }", "csv"), 2, &["'csv'", "ttl or nt"]);
}

#[test]
fn a_query_comes_from_a_file_or_standard_input() {
    let scratch = Scratch::with_store();
    scratch.write("denied.rq", QUOTES);
    let by_file = scratch.good(&["query", "-l", "graph", "--query-file", "denied.rq"]);
    let piped = scratch.run_with(&["query", "-l", "graph", "--query-file", "-"], QUOTES.as_bytes());
    assert_eq!((piped.code, &piped.out), (Some(0), &by_file));
    assert_eq!(by_file, scratch.good(&["query", "--file", "bridge.txt", "-q", QUOTES]));
    scratch.fails(&["query", "-l", "graph", "--query-file", "none.rq"], 2, &["none.rq"]);
}

#[test]
fn the_union_of_all_graphs_is_asked_unless_it_is_said_otherwise() {
    let scratch = Scratch::with_store();
    let ask = ["query", "-l", "graph", "-q", "ASK { ?s ?p ?o }"];
    assert_eq!(scratch.good(&[&ask[..], &["--no-union-default-graph"]].concat()), "no\n");
}

#[test]
fn mistakes_are_pointed_at() {
    let scratch = Scratch::with_store();
    scratch.fails(&["query", "-l", "graph", "-q", "SELECT ?x WHERE x"], 2, &["1:17"]);
    scratch.fails(&["query", "-l", "none", "denied"], 2, &["no store at 'none'"]);
    scratch.fails(&["query", "denied"], 2, &["--location"]);
    scratch.fails(&["query", "-l", "graph"], 2, &["NAME"]);
    let outside = "SELECT * { SERVICE <http://localhost:1/> { ?s ?p ?o } }";
    scratch.fails(&["query", "-l", "graph", "-q", outside], 2, &["SERVICE"]);
    scratch.write("talk/notes.txt", "no store here");
    scratch.fails(&["query", "-l", "talk", "denied"], 2, &["'talk' is no store"]);
}
