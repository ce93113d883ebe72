//! Exports: every view in every format, and what cannot be exported. `.ci/readers` reads them with other programs.

use crate::support::Scratch;

const FORMATS: &[(&str, &str)] = &[
    ("gexf", "xmlns=\"http://gexf.net/1.3\""),
    ("gexf12", "xmlns=\"http://www.gexf.net/1.2draft\""),
    ("graphml", "<graph id=\"dixit\""),
    ("cytoscape", "\"elements\":{"),
    ("dot", "digraph \"dixit\" {"),
    ("nodes", "Id,Label,"),
    ("edges", "Source,Target,Type,Id,Label,Weight,"),
    ("quotes", "subject,subject_type,"),
    ("svg", "prefers-color-scheme"),
    ("jsonld", "dx:quote"),
    ("ttl", "@prefix dx:"),
    ("trig", "@prefix dx:"),
    ("nq", "<https://w3id.org/dixit/ns#quote>"),
    ("rdfxml", "<rdf:RDF"),
];

#[test]
fn every_view_in_every_format() {
    let scratch = Scratch::with_store();
    for view in ["entities", "speakers", "claims"] {
        for (format, holds) in FORMATS {
            let arguments = ["export", "-l", "graph", "--view", view, "--format", format];
            let out = scratch.good(&arguments);
            assert!(out.contains(holds) || *format == "jsonld", "{view} {format}: {out}");
            assert_eq!(out, scratch.good(&arguments), "{view} {format} differs from run to run");
        }
    }
}

#[test]
fn the_files_name_says_the_format_and_files_need_no_store() {
    let scratch = Scratch::with_bridge();
    scratch.good(&["export", "bridge.txt", "-o", "bridge.graphml"]);
    assert!(scratch.read("bridge.graphml").contains("12,000"));
    scratch.good(&["export", "bridge.txt", "-o", "bridge.zip"]);
    assert!(std::fs::read(scratch.path("bridge.zip")).unwrap().starts_with(b"PK"));
    scratch.fails(&["export", "bridge.txt", "-o", "bridge.docx"], 2, &["bridge.docx", "--format", "graphml"]);
}

#[test]
fn a_part_is_exported() {
    let scratch = Scratch::with_store();
    let quotes = scratch.good(&["export", "-l", "graph", "--format", "quotes", "--polarity", "denied"]);
    assert_eq!(quotes.lines().count(), 2, "{quotes}");
    let near = ["export", "-l", "graph", "--format", "nodes", "--around", "arlen"];
    assert_eq!(scratch.good(&near).lines().count(), 3);
    let path = ["export", "-l", "graph", "--format", "edges", "--from", "mayor", "--to", "project"];
    assert!(scratch.good(&path).contains("did not support"));
}

#[test]
fn what_does_not_fit_is_named_with_the_mend() {
    let scratch = Scratch::with_store();
    scratch.fails(&["export", "-l", "graph", "--polarity", "no"], 2, &["--polarity 'no'", "affirmed"]);
    scratch.fails(&["export", "-l", "graph", "--around", "arle"], 2, &["'arle'", "near it", "Arlen"]);
    scratch.fails(&["export", "-l", "graph", "--from", "Arlen"], 2, &["--to"]);
    scratch.fails(&["export", "-l", "graph", "--picture-nodes", "0"], 2, &["from 1 to 500"]);
}
