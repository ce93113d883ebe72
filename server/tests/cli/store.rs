//! Stores: what goes in comes out, the same again changes nothing, damage is found.

use crate::support::{BRIDGE, Scratch};

#[test]
fn extracting_again_changes_nothing() {
    let scratch = Scratch::with_store();
    let before = scratch.good(&["dump", "-l", "graph", "--format", "nq"]);
    assert!(before.lines().count() > 200, "{before}");
    let again = scratch.run(&["extract", "bridge.txt", "-l", "graph"]);
    assert!(again.err.contains("(unchanged)"), "{again:?}");
    assert_eq!(scratch.good(&["dump", "-l", "graph", "--format", "nq"]), before);
    scratch.write("bridge.txt", BRIDGE.replace("12,000", "13,000"));
    let changed = scratch.run(&["extract", "bridge.txt", "-l", "graph"]);
    assert!(changed.err.contains("(replaced)"), "{changed:?}");
    scratch.write("bridge.txt", BRIDGE);
    scratch.good(&["extract", "bridge.txt", "-l", "graph"]);
    assert_eq!(scratch.good(&["dump", "-l", "graph", "--format", "nq"]), before);
}

#[test]
fn a_dump_loads_into_the_same_store() {
    let scratch = Scratch::with_store();
    let whole = scratch.good(&["dump", "-l", "graph", "--format", "nq"]);
    for format in ["trig", "nq"] {
        let (file, copy) = (format!("all.{format}"), format!("copy-{format}"));
        scratch.good(&["dump", "-l", "graph", "-o", &file]);
        scratch.good(&["load", "-l", &copy, &file]);
        assert_eq!(scratch.good(&["dump", "-l", &copy, "--format", "nq"]), whole, "{format}");
    }
    let one = "http://localhost:7878/document/bridge";
    let graph = scratch.good(&["dump", "-l", "graph", "--graph", one, "--format", "nq"]);
    assert!(graph.lines().count() < whole.lines().count());
    assert!(graph.lines().all(|line| line.contains(&format!("<{one}> ."))), "{graph}");
    let none = "http://localhost:7878/document/none";
    scratch.fails(&["dump", "-l", "graph", "--graph", none], 2, &[none]);
    let old = scratch.good(&["dump", "-l", "graph", "--rdf11", "--format", "nq"]);
    assert!(whole.contains("<<(") && !old.contains("<<("));
}

#[test]
fn a_file_that_does_not_load_is_named_with_the_line() {
    let scratch = Scratch::new();
    scratch.write("good.ttl", "<http://example.org/a> a <http://example.org/B> .\n");
    scratch.write("bad.ttl", "<http://example.org/a> a .\n");
    scratch.write("data.csv", "a,b\n");
    let ran = scratch.fails(&["load", "-l", "graph", "bad.ttl", "good.ttl"], 1, &["bad.ttl", "line 1"]);
    assert!(ran.err.contains("good.ttl: 1 quad more"), "{ran:?}");
    scratch.fails(&["load", "-l", "graph", "data.csv"], 2, &["data.csv", "--format"]);
    scratch.fails(&["load", "-l", "graph", "none.ttl"], 2, &["none.ttl"]);
    let named = ["load", "-l", "graph", "--graph", "http://example.org/g", "good.ttl"];
    scratch.good(&named);
    assert!(scratch.good(&["dump", "-l", "graph", "--format", "nq"]).contains("<http://example.org/g> ."));
}

#[test]
fn verify_passes_a_good_store_and_finds_a_changed_quote() {
    let scratch = Scratch::with_store();
    assert_eq!(scratch.good(&["verify", "-l", "graph"]), "");
    let change = "DELETE { GRAPH ?g { ?c dx:quote ?q } } \
        INSERT { GRAPH ?g { ?c dx:quote 'The mayor supported the project' } } \
        WHERE { GRAPH ?g { ?c dx:quote ?q ; dx:polarity dx:Denied } }";
    scratch.good(&["update", "-l", "graph", "-u", change]);
    let ran = scratch.fails(&["verify", "-l", "graph"], 1, &["1 wrong"]);
    assert!(ran.out.contains("The mayor supported the project"), "{ran:?}");
    assert!(ran.out.contains("did not support"), "{ran:?}");
    scratch.good(&["extract", "bridge.txt", "-l", "graph"]);
    scratch.good(&["verify", "-l", "graph"]);
}

#[test]
fn updates_come_by_text_file_and_standard_input() {
    let scratch = Scratch::with_store();
    let insert = |name: &str| format!("INSERT DATA {{ <http://example.org/{name}> a dx:Note }}");
    scratch.write("two.ru", insert("two"));
    scratch.good(&["update", "-l", "graph", "--update", &insert("one")]);
    scratch.good(&["update", "-l", "graph", "--update-file", "two.ru"]);
    let piped =
        scratch.run_with(&["update", "-l", "graph", "--update-file", "-"], insert("three").as_bytes());
    assert_eq!(piped.code, Some(0), "{piped:?}");
    let count = "SELECT (COUNT(?n) AS ?notes) { ?n a dx:Note }";
    let answer = scratch.good(&["query", "-l", "graph", "-q", count, "--results-format", "csv"]);
    assert_eq!(answer, "notes\r\n3\r\n");
    scratch.fails(&["update", "-l", "graph", "-u", "INSERT nonsense"], 2, &["1:"]);
    scratch.fails(&["update", "-l", "graph", "-u", "LOAD <http://localhost:1/x>"], 2, &["update"]);
    scratch.fails(&["update", "-l", "graph"], 2, &["--update"]);
}

#[test]
fn a_backup_is_a_store_of_its_own() {
    let scratch = Scratch::with_store();
    let before = scratch.good(&["dump", "-l", "graph", "--format", "nq"]);
    scratch.good(&["backup", "-l", "graph", "copy"]);
    scratch.fails(&["backup", "-l", "graph", "copy"], 2, &["copy exists already"]);
    scratch.good(&["update", "-l", "graph", "-u", "CLEAR ALL"]);
    scratch.good(&["optimize", "-l", "graph"]);
    assert_eq!(scratch.good(&["dump", "-l", "graph", "--format", "nq"]), "");
    assert_eq!(scratch.good(&["dump", "-l", "copy", "--format", "nq"]), before);
    for command in ["backup", "optimize", "stats", "verify", "dump"] {
        let rest: &[&str] = if command == "backup" { &["other"] } else { &[] };
        let ran = scratch.run(&[&[command, "-l", "none"][..], rest].concat());
        assert_eq!(ran.code, Some(2), "{command}: {ran:?}");
        assert!(ran.err.contains("no store at 'none'"), "{command}: {ran:?}");
        assert!(!scratch.path("none").exists(), "{command}");
    }
}

#[test]
fn stats_count_documents_turns_and_claims() {
    let scratch = Scratch::with_store();
    let table = scratch.good(&["stats", "-l", "graph"]);
    assert!(table.contains("1  documents\n") && table.contains("2  turns\n"), "{table}");
    let json: serde_json::Value =
        serde_json::from_str(&scratch.good(&["stats", "-l", "graph", "--json"])).unwrap();
    assert!(json["claims"].as_u64() >= Some(3) && json["claims denied"] == 1, "{json}");
}
